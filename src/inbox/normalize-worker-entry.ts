import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { InboxItem, SourceDocument } from '../model/document.ts'
import type { Span } from '../model/ids.ts'
import { type Problem, ProblemError, type Result } from '../model/problem.ts'
import type { ByteSource } from '../normalize/formats/mbox.ts'
import { normalize, normalizeMailbox } from '../normalize/normalize.ts'

/** What the reading process is asked and answers. `failure` is a bug: its message. */
export interface NormalizeRequest {
  readonly id: number
  readonly item: InboxItem
}
export type NormalizeAnswer =
  | { readonly id: number; readonly result: Result<readonly SourceDocument[]> }
  | { readonly id: number; readonly failure: Failure }
export interface Failure {
  readonly name: string
  readonly message: string
}

/** A mailbox is asked for thread by thread: each `next` is answered with one. `document` null: that was the last. */
export interface MailboxRequest {
  /** `skip`: as in MailboxOptions; asked for with the first `next`. */
  readonly next: Pick<InboxItem, 'fileName' | 'sha256'> & { readonly path: string; readonly skip: ReadonlyMap<number, string> }
}
/** Comes before an answer: which message is being read, so that whoever ends this process knows it. */
export interface MailboxReading {
  readonly reading: Span | null
}
export type MailboxAnswer = { readonly document: SourceDocument | null } | { readonly problem: Problem } | { readonly failure: Failure }

const answer = (message: NormalizeAnswer | MailboxAnswer | MailboxReading): void => {
  process.send?.(message)
}
const failureOf = (error: unknown): Failure => {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  return { name, message: message.slice(0, 500) }
}

// Reads one item at a time; whoever asked may end this process at any moment, and it ends itself when nobody is left to answer.
process.on('message', (request: NormalizeRequest | MailboxRequest) => {
  if ('next' in request) {
    nextThread(request.next).then(
      document => answer({ document }),
      (error: unknown) => answer(error instanceof ProblemError ? { problem: error.problem } : { failure: failureOf(error) }),
    )
    return
  }
  normalize(request.item).then(
    result => answer({ id: request.id, result }),
    (error: unknown) => answer({ id: request.id, failure: failureOf(error) }),
  )
})
// Readers of others leave promises behind that fail when nobody waits for them any more (pdf.js does for damaged files): that is no
// reason to end before the next item.
process.on('unhandledRejection', () => {})
process.on('disconnect', () => process.exit())

let threads: AsyncGenerator<SourceDocument> | null = null

/** A process reads one mailbox, from the first `next` on. */
async function nextThread(mailbox: MailboxRequest['next']): Promise<SourceDocument | null> {
  threads ??= normalizeMailbox(mailbox, onDisk(mailbox.path), { skip: mailbox.skip, onReading: reading => answer({ reading }) })
  const { value, done } = await threads.next()
  return done ? null : value
}

function onDisk(path: string): ByteSource {
  const fd = openSync(path, 'r')
  process.on('exit', () => closeSync(fd))
  return {
    size: fstatSync(fd).size,
    read(start, end) {
      const bytes = new Uint8Array(end - start)
      let got = 0
      while (got < bytes.length) {
        const read = readSync(fd, bytes, got, bytes.length - got, start + got)
        if (read === 0) throw new Error('the file became shorter while it was read')
        got += read
      }
      return bytes
    },
  }
}
