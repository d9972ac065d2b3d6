import type { Format } from '../../model/contracts.ts'
import type { SourceDocument } from '../../model/document.ts'
import type { SourceId, Span } from '../../model/ids.ts'
import { ProblemError } from '../../model/problem.ts'
import type { DocumentItem } from '../document-builder.ts'
import { LIMITS, overLimit } from '../limits.ts'
import { hashText } from '../mail/hash.ts'
import { readMessage } from '../mail/message.ts'
import type { RawMessage } from '../mail/raw-message.ts'
import { threadDocument } from '../mail/thread.ts'
import { threadsOf } from '../mail/threads.ts'

/** Bytes that need not be held: of a file, or of memory. */
export interface ByteSource {
  readonly size: number
  /** The bytes from `start` to `end`; all of them. */
  read(start: number, end: number): Uint8Array
}

/** A mailbox of messages, each behind a `From ` line; one document a thread. */
export const mbox: Format = {
  name: 'mbox',
  readsBytes: true,
  recognize: ({ item }) => (beginsMailbox(item.bytes) ? 0.97 : 0),
  async read({ item }) {
    const documents: SourceDocument[] = []
    for await (const document of readMailbox(item, inMemory(item.bytes))) documents.push(document)
    return documents
  },
}

/** True for the first bytes of a mailbox. */
export const beginsMailbox = (bytes: Uint8Array): boolean => FIRST.test(new TextDecoder('latin1').decode(bytes.subarray(0, 4096)))

const FIRST = /^\s*From \S.*\r?\n(?:>?[A-Za-z][\w-]*:|\s)/

const inMemory = (bytes: Uint8Array): ByteSource => ({ size: bytes.length, read: (start, end) => bytes.subarray(start, end) })

export interface MailboxOptions {
  /** Where messages begin that are not to be read, with the code of the Problem that says why: to read them was stopped before. */
  readonly skip?: ReadonlyMap<number, string>
  /** Told where a message that could cost something stands before anything is done with it, and null after that. */
  readonly onReading?: (message: Span | null) => void
}

/** A smaller message costs nothing worth telling. */
const TOLD_BYTES = 16 * 1024

/**
 * The threads of a mailbox, one document each, in the order of their first messages. Two passes: the headers say which messages belong
 * together, then each thread is read by itself, so that memory holds the headers and one thread. Messages that cannot be read are left
 * out; the last document names them.
 * @throws ProblemError MAIL_UNREADABLE, LIMIT_PARTS
 */
export async function* readMailbox(
  item: DocumentItem,
  source: ByteSource,
  { skip = new Map(), onReading = () => {} }: MailboxOptions = {},
): AsyncGenerator<SourceDocument> {
  const unread = new Map<number, Unread>()
  const told = async <T>(span: Span, work: () => Promise<T>): Promise<T> => {
    if (span.end - span.start < TOLD_BYTES) return work()
    onReading(span)
    const done = await work()
    onReading(null)
    return done
  }
  /** One hostile message does not take the mailbox with it. */
  const readOr = async (span: Span, read: () => Promise<RawMessage>): Promise<RawMessage | null> => {
    try {
      return await told(span, read)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      unread.set(span.start, { ...span, code: error.problem.code })
      onReading(null)
      return null
    }
  }
  const heads = await headsOf(source, readOr)
  // One document waits for the next: what could not be read behind the last one is told in that.
  let held: SourceDocument | null = null
  for (const thread of threadsOf(heads)) {
    const messages: RawMessage[] = []
    for (const { start, end } of thread) {
      const code = skip.get(start)
      if (code !== undefined) unread.set(start, { start, end, code })
      const message = code === undefined ? await readOr({ start, end }, () => readMessage(unescaped(source.read(start, end)))) : null
      if (message) messages.push(message)
    }
    if (messages.length === 0) continue
    const largest = thread.filter(m => !unread.has(m.start)).reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a))
    const document = await told(largest, async () => threadDocument(item, 'mbox', messages, { id: idOf(item, messages) }))
    if (held) yield held
    held = document
  }
  if (!held) {
    throw new ProblemError({
      code: 'MAIL_UNREADABLE',
      message: 'No message of the mailbox can be read.',
      expected: 'messages that begin with a line "From …"',
      found: codesOf(unread) || 'no message',
      hint: 'Export the mailbox again as mbox, or its messages as .eml, then run afterword redrive.',
    })
  }
  yield unread.size === 0 ? held : withUnread(held, unread)
}

interface Unread extends Span {
  readonly code: string
}

const codesOf = (unread: ReadonlyMap<number, Unread>): string => [...new Set([...unread.values()].map(u => u.code))].join(', ')

function withUnread(document: SourceDocument, unread: ReadonlyMap<number, Unread>): SourceDocument {
  const message = `Messages of the mailbox that cannot be read (${codesOf(unread)})`
  return {
    ...document,
    repairs: [...document.repairs, { code: 'message-unread', message, count: unread.size }],
    unread: [...unread.values()].map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start),
  }
}

/** What threads are made of, and where the whole message stands. */
interface Head extends RawMessage {
  readonly start: number
  readonly end: number
}

async function headsOf(
  source: ByteSource,
  readOr: (span: Span, read: () => Promise<RawMessage>) => Promise<RawMessage | null>,
): Promise<Head[]> {
  const heads: Head[] = []
  let count = 0
  for (const span of messageSpans(source)) {
    const { start, end } = span
    const bytes = headOf(source.read(start, Math.min(end, start + LIMITS.headerBytes + 4)))
    if (!bytes.includes(COLON)) continue
    if (++count > LIMITS.messages) throw overLimit('LIMIT_PARTS', 'messages', LIMITS.messages, count)
    const head = await readOr(span, () => {
      if (end - start > LIMITS.mailBytes) throw overLimit('LIMIT_BYTES', 'bytes in one message', LIMITS.mailBytes, end - start)
      return readMessage(bytes)
    })
    // Written out and read again: a subject that was cut out of the headers would keep all of them in memory.
    if (head) heads.push({ ...(JSON.parse(JSON.stringify({ ...head, body: '', attachments: [] })) as RawMessage), start, end })
  }
  return heads
}

/** Up to and with the blank line behind the headers. */
function headOf(bytes: Uint8Array): Uint8Array {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(LF, at)
    if (end < 0) return bytes
    if (end === at || (end === at + 1 && bytes[at] === CR)) return bytes.subarray(0, end + 1)
    at = end + 1
  }
  return bytes
}

/** Stable for these bytes and this thread: the same mailbox twice gives the same ids. */
function idOf(item: DocumentItem, thread: readonly RawMessage[]): SourceId {
  const first = thread[0]
  const key =
    first?.messageId ?? [first?.from?.email, first?.date?.day, first?.date?.time, first?.subject, first?.body.slice(0, 400)].join('\n')
  return hashText(`${item.sha256}\n${key}`).slice(0, 12) as SourceId
}

const LF = 0x0a
const CR = 0x0d
const COLON = 0x3a
/** Bytes looked at in one piece. */
const WINDOW = 1024 * 1024

/**
 * Where the messages stand, one by one: memory does not grow with their number. A `From ` line counts at the beginning and after a blank
 * line, when it ends in a year as they all do.
 */
function* messageSpans(source: ByteSource): Generator<{ readonly start: number; readonly end: number }> {
  let start = -1
  let afterBlank = true
  // Inside a line that is longer than a window.
  let inLine = false
  for (let at = 0; at < source.size; ) {
    const window = source.read(at, Math.min(source.size, at + WINDOW))
    let i = 0
    while (i < window.length) {
      const lf = window.indexOf(LF, i)
      // The line goes on behind the window: the next one begins with it.
      if (lf < 0 && i > 0 && at + window.length < source.size) break
      const end = lf < 0 ? window.length : lf
      if (!inLine && afterBlank && isFromLine(window, i, end)) {
        if (start >= 0 && at + i > start) yield { start, end: at + i }
        start = at + end + 1
      }
      afterBlank = !inLine && (end === i || (end === i + 1 && window[i] === CR))
      inLine = lf < 0
      i = end + 1
    }
    at += Math.min(i, window.length)
  }
  if (start >= 0 && start < source.size) yield { start, end: source.size }
}

const FROM = [0x46, 0x72, 0x6f, 0x6d, 0x20]

function isFromLine(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at < 10 || end - at > 400 || FROM.some((b, i) => bytes[at + i] !== b)) return false
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
