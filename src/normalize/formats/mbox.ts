import type { Format } from '../../model/contracts.ts'
import type { InboxItem, SourceDocument } from '../../model/document.ts'
import type { SourceId } from '../../model/ids.ts'
import { ProblemError } from '../../model/problem.ts'
import { LIMITS, overLimit } from '../limits.ts'
import { hashText } from '../mail/hash.ts'
import { readMessage } from '../mail/message.ts'
import { type RawMessage, threadDocument } from '../mail/thread.ts'
import { threadsOf } from '../mail/threads.ts'

/** A mailbox of messages, each behind a `From ` line; one document a thread. */
export const mbox: Format = {
  name: 'mbox',
  readsBytes: true,
  recognize: ({ item }) => (FIRST.test(new TextDecoder('latin1').decode(item.bytes.subarray(0, 4096))) ? 0.97 : 0),
  read: ({ item }) => readMailbox(item),
}

const FIRST = /^\s*From \S.*\r?\n(?:>?[A-Za-z][\w-]*:|\s)/

async function readMailbox(item: InboxItem): Promise<readonly SourceDocument[]> {
  const messages: RawMessage[] = []
  const unread: string[] = []
  let count = 0
  for (const bytes of messagesOf(item.bytes)) {
    if (!bytes.includes(COLON)) continue
    if (++count > LIMITS.messages) throw overLimit('LIMIT_PARTS', 'messages', LIMITS.messages, count)
    try {
      messages.push(await readMessage(bytes))
    } catch (error) {
      // One hostile message does not take the mailbox with it; it is named in the repairs.
      if (!(error instanceof ProblemError)) throw error
      unread.push(error.problem.code)
    }
  }
  if (messages.length === 0) {
    throw new ProblemError({
      code: 'MAIL_UNREADABLE',
      message: 'No message of the mailbox can be read.',
      found: [...new Set(unread)].join(', ') || 'no message',
    })
  }
  return threadsOf(messages).map((thread, n) => {
    const repairs =
      n === 0 && unread.length > 0
        ? [{ code: 'message-unread', message: `Messages that cannot be read (${[...new Set(unread)].join(', ')})`, count: unread.length }]
        : []
    return threadDocument(item, 'mbox', thread, { id: idOf(item, thread), repairs })
  })
}

/** Stable for these bytes and this thread: the same mailbox twice gives the same ids. */
function idOf(item: InboxItem, thread: readonly RawMessage[]): SourceId {
  const first = thread[0]
  const key =
    first?.messageId ?? [first?.from?.email, first?.date?.day, first?.date?.time, first?.subject, first?.body.slice(0, 400)].join('\n')
  return hashText(`${item.sha256}\n${key}`).slice(0, 12) as SourceId
}

const LF = 0x0a
const COLON = 0x3a

/**
 * Messages one by one, as views of the mailbox's bytes: memory does not grow with their number. A `From ` line counts at the
 * beginning and after a blank line, when it ends in a year as they all do; `>From ` inside a message loses its mark.
 */
export function* messagesOf(bytes: Uint8Array): Generator<Uint8Array> {
  let start = -1
  for (let at = 0; at < bytes.length; ) {
    let end = bytes.indexOf(LF, at)
    if (end < 0) end = bytes.length
    if (isFromLine(bytes, at, end)) {
      if (start >= 0 && at > start) yield unescaped(bytes.subarray(start, at))
      start = end + 1
    }
    at = end + 1
  }
  if (start >= 0 && start < bytes.length) yield unescaped(bytes.subarray(start))
}

const FROM = [0x46, 0x72, 0x6f, 0x6d, 0x20]

function isFromLine(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at < 10 || end - at > 400 || FROM.some((b, i) => bytes[at + i] !== b)) return false
  const afterBlank =
    at === 0 || (bytes[at - 1] === LF && (at === 1 || bytes[at - 2] === LF || (bytes[at - 2] === 0x0d && (at < 3 || bytes[at - 3] === LF))))
  if (!afterBlank) return false
  const line = new TextDecoder('latin1').decode(bytes.subarray(at, end))
  return /^From \S.*\b(?:19|20)\d{2}\b/.test(line) || /^From (?:-|\S+@\S+|MAILER-DAEMON)\s/.test(line)
}

/** mboxrd: `>From ` → `From `, only where there is any. */
function unescaped(bytes: Uint8Array): Uint8Array {
  const cut: number[] = []
  for (let at = 0; at < bytes.length; ) {
    let i = at
    while (bytes[i] === 0x3e) i++
    if (i > at && FROM.every((b, k) => bytes[i + k] === b)) cut.push(at)
    const end = bytes.indexOf(LF, at)
    at = end < 0 ? bytes.length : end + 1
  }
  if (cut.length === 0) return bytes
  const copy = new Uint8Array(bytes.length - cut.length)
  let [from, to] = [0, 0]
  for (const at of [...cut, bytes.length]) {
    copy.set(bytes.subarray(from, at), to)
    to += at - from
    from = at + 1
  }
  return copy
}
