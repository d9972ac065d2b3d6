import PostalMime, { type Attachment, type Email } from 'postal-mime'
import type { MailMessage } from '../../model/document.ts'
import { ProblemError } from '../../model/problem.ts'
import { decode } from '../decode.ts'
import { LIMITS, overLimit } from '../limits.ts'
import { addressesOf, toAddress } from './address.ts'
import { isWorthReading } from './attached.ts'
import { isBulk } from './bulk.ts'
import { cleanFileName, cleanLine } from './clean.ts'
import { htmlToText } from './html-text.ts'
import type { RawMessage } from './raw-message.ts'
import { dateOfHeader } from './when.ts'

/**
 * One RFC 5322 message. Forwarded messages (message/rfc822) and calendar parts stay attachments.
 * @throws ProblemError LIMIT_BYTES, LIMIT_PARTS, LIMIT_NESTING, LIMIT_HEADERS, MAIL_UNREADABLE
 */
export async function readMessage(bytes: Uint8Array): Promise<RawMessage> {
  if (bytes.length > LIMITS.mailBytes) throw overLimit('LIMIT_BYTES', 'bytes in one message', LIMITS.mailBytes, bytes.length)
  checkParts(bytes)
  const mail = await parse(withBlankLine(bytes))
  const headers = new Map<string, string>()
  for (const { key, value } of mail.headers) if (!headers.has(key)) headers.set(key, value)
  const from = mail.from ?? mail.sender
  const sender = from ? (addressesOf([from])[0] ?? null) : null
  return {
    messageId: messageIds(mail.messageId ?? '')[0] ?? null,
    inReplyTo: [...new Set([...messageIds(mail.inReplyTo ?? ''), ...messageIds(mail.references ?? '').reverse()])].slice(0, 100),
    from: sender ?? toAddress('', headers.get('return-path') ?? ''),
    to: addressesOf(mail.to ?? []),
    cc: addressesOf(mail.cc ?? []),
    subject: cleanLine(mail.subject ?? '', 300),
    date: dateOfHeader(headers.get('date') ?? '') ?? dateOfHeader((headers.get('received') ?? '').split(';').pop() ?? ''),
    bulk: isBulk(headers, sender),
    sensitivity: sensitivityOf(headers),
    attachments: attachmentsOf(mail.attachments),
    body: limited(bodyOf(mail)),
  }
}

/** `<a@x> <b@x>` → `a@x`, `b@x`; an id without brackets is taken as it stands. */
function messageIds(header: string): string[] {
  const text = header.slice(0, 64_000)
  const ids = [...text.matchAll(/<\s*([^<>\s]{1,400})\s*>/g)].map(m => m[1] ?? '')
  if (ids.length > 0) return ids
  const bare = cleanLine(text, 400)
  return bare !== '' && !bare.includes(' ') ? [bare] : []
}

async function parse(bytes: Uint8Array): Promise<Email> {
  const mail = await parseOnce(bytes)
  if (damage(mail) === 0) return mail
  // Eight-bit text in another charset than the one declared (or none declared): decoded as a whole, then read again as UTF-8.
  const text = decode(bytes).text
  if (text === null) return mail
  const again = await parseOnce(new TextEncoder().encode(text.replace(/(charset\s*=\s*)"?[\w.:-]{1,40}"?/gi, '$1utf-8')))
  return damage(again) < damage(mail) ? again : mail
}

const damage = (mail: Email): number => lost(mail.text) + lost(mail.html)
const lost = (text: string | undefined): number => (text?.includes('\uFFFD') ? text.split('\uFFFD').length - 1 : 0)

async function parseOnce(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(wholeBuffer(bytes), {
      forceRfc822Attachments: true,
      maxNestingDepth: LIMITS.mimeDepth,
      maxHeadersSize: LIMITS.headerBytes,
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (/nesting/i.test(message)) throw overLimit('LIMIT_NESTING', 'levels of nested parts', LIMITS.mimeDepth, 'more', error)
    if (/header/i.test(message)) throw overLimit('LIMIT_HEADERS', 'bytes of headers', LIMITS.headerBytes, 'more', error)
    throw new ProblemError(
      {
        code: 'MAIL_UNREADABLE',
        message: 'The mail cannot be read.',
        expected: 'a message as RFC 5322 describes it',
        found: message,
        hint: 'Save the mail again as .eml, then run afterword redrive.',
      },
      error,
    )
  }
}

/** Where the blank line behind the headers was lost, the first line that is no header is the text's: a blank line is put before it. */
function withBlankLine(bytes: Uint8Array): Uint8Array {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 65_536))
  let headers = 0
  for (let at = 0; at < head.length; ) {
    const end = head.indexOf('\n', at)
    if (end < 0) return bytes
    const line = head.slice(at, end).replace(/\r$/, '')
    if (line === '') return bytes
    if (/^[!-9;-~]+[ \t]*:/.test(line)) headers++
    else if (!/^[ \t]|^>?From /.test(line)) {
      if (headers === 0) return bytes
      const whole = new Uint8Array(bytes.length + 1)
      whole.set(bytes.subarray(0, at))
      whole[at] = 0x0a
      whole.set(bytes.subarray(at), at + 1)
      return whole
    }
    at = end + 1
  }
  return bytes
}

/** The parser copies a view; a buffer that the view fills it reads as it is. */
const wholeBuffer = (bytes: Uint8Array): ArrayBuffer | Uint8Array =>
  bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes

/** Counts the lines that begin a part before the parser makes an object of each. */
function checkParts(bytes: Uint8Array): void {
  let starts = 0
  let open = true
  for (let i = 0; i < bytes.length; i++) {
    const b = bytes[i]
    if (open && b === 0x2d && bytes[i + 1] === 0x2d && isBoundaryLine(bytes, i)) starts++
    open = b === 0x0a
  }
  if (starts > LIMITS.mimeParts) throw overLimit('LIMIT_PARTS', 'parts of the message', LIMITS.mimeParts, starts)
}

/** A delimiter line is followed by the part's headers or a blank line; a rule or a signature mark in the text is not. */
function isBoundaryLine(bytes: Uint8Array, at: number): boolean {
  let end = at
  while (end < bytes.length && bytes[end] !== 0x0a && end - at < 200) end++
  const length = end - at
  if (length < 4 || length >= 200) return false
  const next = new TextDecoder('latin1').decode(bytes.subarray(end + 1, end + 60))
  return /^(?:content-|mime-version|\r?\n)/i.test(next)
}

function sensitivityOf(headers: ReadonlyMap<string, string>): RawMessage['sensitivity'] {
  const value = (headers.get('sensitivity') ?? headers.get('x-sensitivity') ?? '').trim().toLowerCase()
  if (/^(?:personal|private)/.test(value)) return 'private'
  return /confidential/.test(value) ? 'confidential' : null
}

function limited(text: string): string {
  if (text.length > LIMITS.bodyChars) throw overLimit('LIMIT_BYTES', 'characters in the text of one message', LIMITS.bodyChars, text.length)
  return text
}

/** Plain text where the sender gave any; else the HTML's. */
function bodyOf(mail: Email): string {
  const text = mail.text ?? ''
  if (/[\p{L}\p{N}]/u.test(withoutNotice(text))) return text
  if (mail.html !== undefined) return htmlToText(mail.html, 'mail')
  // `Content-Type: text` without a subtype: old programs meant plain text.
  const bare = mail.attachments.find(a => a.mimeType === 'text' && a.filename === null)
  return bare && typeof bare.content !== 'string' ? (decode(new Uint8Array(bare.content)).text ?? text) : text
}

/** What some programs put into the plain part instead of the text. */
const withoutNotice = (text: string): string =>
  text.length > 600
    ? text
    : text
        .replace(/^.*\b(?:html|view (?:this|the) (?:e-?mail|message)|mime|not supported by your)\b.*$/gim, '')
        .replace(/https?:\/\/\S+/g, '')

const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/calendar': 'ics',
  'application/ics': 'ics',
  'message/rfc822': 'eml',
  'text/html': 'html',
  'text/plain': 'txt',
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
}

/** Attachments with safe, distinct names; the same bytes twice (a calendar as a part and as a file) stand there once. */
function attachmentsOf(attachments: readonly Attachment[]): MailMessage['attachments'] {
  const taken = new Set<string>()
  const kept: { fileName: string; mediaType: string; bytes: Uint8Array }[] = []
  for (const attachment of attachments) {
    const bytes = typeof attachment.content === 'string' ? new TextEncoder().encode(attachment.content) : new Uint8Array(attachment.content)
    const mediaType = cleanLine(attachment.mimeType, 100) || 'application/octet-stream'
    if (kept.some(k => sameBytes(k.bytes, bytes))) continue
    const fallback = `attachment-${kept.length + 1}.${EXTENSIONS[mediaType] ?? 'bin'}`
    let fileName = cleanFileName(attachment.filename, fallback)
    for (let n = 2; taken.has(fileName.toLowerCase()); n++) fileName = fileName.replace(/(?: \(\d+\))?(\.[^.]*)?$/, ` (${n})$1`)
    taken.add(fileName.toLowerCase())
    kept.push({ fileName, mediaType, bytes })
  }
  // What nobody reads is not carried along: a mailbox of years holds gigabytes of pictures.
  return kept.map(a => (isWorthReading(a) ? a : { ...a, bytes: new Uint8Array(0) }))
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
