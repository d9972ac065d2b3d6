import type { Format, FormatProbe } from '../../model/contracts.ts'
import { readMessage } from '../mail/message.ts'
import { threadDocument } from '../mail/thread.ts'

/** One message as RFC 5322 writes it: `.eml`, a file of a Maildir, Apple's `.emlx`. Recognised by its headers. */
export const email: Format = {
  name: 'email',
  readsBytes: true,
  recognize: ({ item }) => (looksLikeMessage(headOf(unwrapped(item.bytes))) ? 0.95 : 0),
  async read({ item }: FormatProbe) {
    return threadDocument(item, 'email', [await readMessage(unwrapped(item.bytes))])
  },
}

const headOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes.subarray(0, 32_768))

/** Apple Mail puts the length of the message on a line before it and a property list behind it; others begin with blank lines or a mark. */
function unwrapped(bytes: Uint8Array): Uint8Array {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 64))
  const length = /^(\d{1,10})\s*\r?\n(?=[A-Za-z-]+:)/.exec(head)
  if (length) return bytes.subarray(length[0].length, length[0].length + Number(length[1]))
  const blank = /^(?:\u00ef\u00bb\u00bf)?\s*/.exec(head)?.[0].length ?? 0
  return blank > 0 ? bytes.subarray(blank) : bytes
}

const MAIL_HEADERS = new Set([
  'from',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'received',
  'mime-version',
  'content-type',
  'return-path',
  'delivered-to',
  'dkim-signature',
  'reply-to',
  'sender',
  'in-reply-to',
  'references',
  'content-transfer-encoding',
])

/** A block of headers before the first blank line, with a sender's address or a header that only programs write. */
function looksLikeMessage(head: string): boolean {
  const seen = new Set<string>()
  let address = false
  let multipart = false
  for (const line of head.split(/\r\n?|\n/, 400)) {
    if (line === '') break
    if (/^[ \t]/.test(line)) {
      if (seen.size === 0) return false
      address ||= /\S@\S/.test(line)
      multipart ||= seen.has('content-type') && /boundary\s*=/i.test(line)
      continue
    }
    const m = /^([!-9;-~]{1,80})\s?:(.*)$/.exec(line)
    // A line that is no header before the blank one: a text that begins like a mail, or a mail whose blank line was lost.
    if (!m) return seen.has('message-id') || seen.has('mime-version') || (seen.has('from') && address && seen.size >= 3)
    const name = (m[1] ?? '').toLowerCase()
    if (MAIL_HEADERS.has(name)) seen.add(name)
    if (name === 'from' || name === 'to' || name === 'sender') address ||= /\S@\S/.test(m[2] ?? '')
    if (name === 'content-type') multipart ||= /^\s*multipart\/.*boundary\s*=/i.test(m[2] ?? '')
  }
  const written = seen.has('message-id') || seen.has('mime-version') || seen.has('received') || seen.has('return-path')
  return multipart || (seen.size >= 2 && written) || (seen.has('from') && address && seen.size >= 2)
}
