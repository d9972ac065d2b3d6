import type { InboxItem, SourceDocument } from '../model/document.ts'
import type { Result } from '../model/problem.ts'
import { normalize } from '../normalize/normalize.ts'

/** What the reading process is asked and answers. `failure` is a bug: its message. */
export interface NormalizeRequest {
  readonly id: number
  readonly item: InboxItem
}
export type NormalizeAnswer =
  | { readonly id: number; readonly result: Result<readonly SourceDocument[]> }
  | { readonly id: number; readonly failure: { readonly name: string; readonly message: string } }

// Reads one item at a time; whoever asked may end this process at any moment, and it ends itself when nobody is left to answer.
process.on('message', (request: NormalizeRequest) => {
  const answer = (message: NormalizeAnswer) => process.send?.(message)
  normalize(request.item).then(
    result => answer({ id: request.id, result }),
    (error: unknown) => {
      const { name, message } = error instanceof Error ? error : new Error(String(error))
      answer({ id: request.id, failure: { name, message: message.slice(0, 500) } })
    },
  )
})
// Readers of others leave promises behind that fail when nobody waits for them any more (pdf.js does for damaged files): that is no
// reason to end before the next item.
process.on('unhandledRejection', () => {})
process.on('disconnect', () => process.exit())
