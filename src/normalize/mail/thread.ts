import type { MailMessage, MailSignature, Segment, SourceDocument } from '../../model/document.ts'
import type { SourceId } from '../../model/ids.ts'
import { wordsOf } from '../../model/text.ts'
import { type DocumentBuilder, type DocumentItem, documentBuilder, sourceIdOf } from '../document-builder.ts'
import { labelled } from '../label-line.ts'
import { isRobot } from './bulk.ts'
import { offersUnsubscribe } from './footers.ts'
import { hashText } from './hash.ts'
import { type BodyPart, splitBody } from './parts.ts'
import { asideOf } from './personal.ts'
import type { RawMessage } from './raw-message.ts'
import { readSignature } from './signature.ts'
import { foldSubject } from './subject.ts'
import { type ToldMessage, withTold } from './told.ts'
import { whenMs } from './when.ts'

export interface ThreadOptions {
  readonly id?: SourceId
  readonly repairs?: SourceDocument['repairs']
}

/**
 * Messages of one thread, in any order → its document: oldest first, each message's parts as segments that share the anchor `m<k>`.
 * The same message twice (by Message-ID, or by sender, time and words) stands there once. A message that only others repeat is one of the thread.
 */
export function threadDocument(
  item: DocumentItem,
  format: string,
  raw: readonly RawMessage[],
  options: ThreadOptions = {},
): SourceDocument {
  const names = namesByEmail(raw)
  const prepared = distinct(withTold(raw).map(message => prepare(message, names))).sort((a, b) => orderOf(a.raw) - orderOf(b.raw) || 0)
  const builder = documentBuilder(item, format, 'mail')
  const signatures: MailSignature[] = []
  const messages = prepared.map((message, index) => {
    const speaker = speakerOf(builder, message)
    for (const part of message.parts) {
      const segment = builder.add({ ...part, anchor: `m${index + 1}`, speaker, message: index })
      const stated =
        segment && !message.bulk && (part.type === 'paragraph' || part.type === 'list-item') ? labelled(builder.textOf(segment)) : null
      if (segment && stated) builder.state(segment, stated)
      if (segment?.type === 'signature' && speaker !== null) collectSignature(builder, segment, message.author, speaker, signatures)
    }
    return messageOf(message, index)
  })
  for (const repair of options.repairs ?? []) builder.repair(repair.code, repair.message, repair.count)
  const subject = foldSubject(prepared.find(p => p.raw.subject.trim() !== '')?.raw.subject ?? '')
  const newest = prepared.findLast(p => p.raw.date !== null)
  return builder.finish(
    {
      messages,
      title: subject === '' ? null : { text: subject, from: 'header' },
      date: newest?.raw.date ?? null,
      sensitivity: raw.find(m => m.sensitivity !== null)?.sensitivity ?? (prepared.some(p => p.personal) ? 'private' : null),
      ...(signatures.length > 0 ? { signatures } : {}),
    },
    options.id ?? sourceIdOf(item),
  )
}

interface Prepared {
  readonly raw: ToldMessage
  readonly parts: readonly BodyPart[]
  readonly author: { readonly name: string | null; readonly email: string }
  readonly messageId: string
  readonly wordsId: string | null
  readonly beginning: NonNullable<MailMessage['beginning']> | null
  readonly bulk: boolean
  /** Of the owner's own life: the note is private. */
  readonly personal: boolean
}

/** Characters of a message that its identity is made of: nobody writes more. */
const MAX_HASHED = 200_000

function prepare(raw: ToldMessage, names: ReadonlyMap<string, string>): Prepared {
  const email = raw.from?.email ?? ''
  const name = raw.from?.name ?? names.get(email) ?? null
  const parts = splitBody(raw.body, name)
  const aside = asideOf(raw)
  const own = wordsOf(ownText(parts).slice(0, MAX_HASHED))
  const words = (
    own.length > 0
      ? own
      : wordsOf(
          parts
            .map(p => p.text)
            .join(' ')
            .slice(0, MAX_HASHED),
        )
  ).join(' ')
  const sender = email || (name ?? '').toLowerCase()
  const when = raw.date ? `${raw.date.day} ${raw.date.time ?? ''}` : ''
  return {
    raw,
    parts: raw.shown === undefined ? parts : splitBody(raw.shown, name),
    author: { name, email },
    messageId: raw.messageId ?? `hash-${hashText([sender, when, words].join('\n'))}`,
    wordsId: own.length >= 5 ? hashText([sender, own.join(' ')].join('\n')) : null,
    beginning: own.length >= 4 ? { id: hashText(own.slice(0, 8).join(' ')).slice(0, 16), words: own.length } : null,
    bulk: raw.bulk || aside !== null || parts.some(p => p.type !== 'quote' && offersUnsubscribe(p.text)),
    personal: aside === 'health' || aside === 'private-group',
  }
}

/** What the sender wrote for this message. */
const ownText = (parts: readonly Pick<BodyPart, 'type' | 'text'>[]): string =>
  parts
    .filter(p => p.type !== 'quote' && p.type !== 'signature' && p.type !== 'footer')
    .map(p => p.text)
    .join('\n')

function distinct(messages: readonly Prepared[]): Prepared[] {
  const seen = new Map<string, Prepared>()
  for (const message of messages) if (!seen.has(message.messageId)) seen.set(message.messageId, message)
  return [...seen.values()]
}

/** When it was written; what is repeated stands before what repeats it, whatever the clocks of two places say. */
const orderOf = (message: ToldMessage): number =>
  message.quotedBy ? Math.min(whenMs(message.date), whenMs(message.quotedBy.message.date) - message.quotedBy.depth) : whenMs(message.date)

/** Names that some header of the thread gives to an address that another header gives bare. */
function namesByEmail(messages: readonly RawMessage[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const m of messages)
    for (const a of [...(m.from ? [m.from] : []), ...m.to, ...m.cc])
      if (a.name !== null && a.email !== '' && !names.has(a.email)) names.set(a.email, a.name)
  return names
}

/** The author as a speaker. Programs are devices; a bare address is not a person's name and says so. */
function speakerOf(builder: DocumentBuilder, message: Prepared): number | null {
  const { name, email } = message.author
  if (name === null && email === '') return null
  const more = email === '' ? {} : { email }
  if (message.bulk || isRobot({ email })) return builder.speaker(name ?? email, 'device', more)
  if (name !== null) return builder.speaker(name, 'named', more)
  const signed = message.parts
    .filter(p => p.type === 'signature')
    .map(p => readSignature(p.text, { name: null, email })?.name ?? null)
    .find(n => n !== null)
  return builder.speaker(email, 'unidentified', {
    ...more,
    ...(signed ? { identified: { name: signed, reason: 'signature of the message', confidence: 0.9 } } : {}),
  })
}

function collectSignature(
  builder: DocumentBuilder,
  segment: Segment,
  author: Prepared['author'],
  speaker: number,
  into: MailSignature[],
): void {
  const details = readSignature(builder.textOf(segment), author)
  if (!details || (details.role === null && details.company === null && details.phone === null && details.email === null)) return
  const { spans: _, ...fields } = details
  into.push({ speaker, ...fields, span: segment.span })
}

function messageOf({ raw, messageId, wordsId, beginning, bulk }: Prepared, index: number): MailMessage {
  const { inReplyTo, from, to, cc, subject, date, attachments } = raw
  return {
    index,
    messageId,
    ...(wordsId === null ? {} : { wordsId }),
    ...(beginning === null ? {} : { beginning }),
    ...(raw.quotedBy ? { quoted: true } : {}),
    inReplyTo,
    from,
    to,
    cc,
    subject: foldSubject(subject),
    date,
    bulk,
    attachments,
  }
}
