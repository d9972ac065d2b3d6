import { parentPort } from 'node:worker_threads'
import type { InboxItem, SourceDocument } from '../model/document.ts'
import type { Result } from '../model/problem.ts'
import { normalize } from '../normalize/normalize.ts'

/** What the worker is asked and answers. `failure` is a bug: its message and stack. */
export interface NormalizeRequest {
  readonly id: number
  readonly item: InboxItem
}
export type NormalizeAnswer =
  | { readonly id: number; readonly result: Result<readonly SourceDocument[]> }
  | { readonly id: number; readonly failure: { readonly name: string; readonly message: string } }

// Readers of others print warnings; nobody should see them.
for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) console[method] = () => {}

// Reads one item at a time; whoever asked may end this thread at any moment.
parentPort?.on('message', (request: NormalizeRequest) => {
  normalize(request.item).then(
    result => parentPort?.postMessage({ id: request.id, result } satisfies NormalizeAnswer),
    (error: unknown) => {
      const { name, message } = error instanceof Error ? error : new Error(String(error))
      parentPort?.postMessage({ id: request.id, failure: { name, message: message.slice(0, 500) } } satisfies NormalizeAnswer)
    },
  )
})
