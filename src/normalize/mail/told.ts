import type { Address } from '../../model/document.ts'
import { foldName, wordsOf } from '../../model/text.ts'
import { isRobot } from './bulk.ts'
import { cleanBody } from './clean.ts'
import { type QuotedMessage, quotedMessages, withoutQuoted } from './quoted.ts'
import { quotedLines } from './quotes.ts'
import type { RawMessage } from './raw-message.ts'
import { foldSubject } from './subject.ts'

/** A message of a thread, or one that only another message repeats. */
export interface ToldMessage extends RawMessage {
  /** The message that repeats it, and how deep it lies there. Absent for a message that came itself. */
  readonly quotedBy?: { readonly message: RawMessage; readonly depth: number }
  /** The body without what became a message of its own, where that is less. */
  readonly shown?: string
}

/** Fewer words are no message worth telling apart: `Thanks!` */
const LEAST_WORDS = 4
const SHINGLE = 3
/** Share of a repeated text that has to stand in another message to be the same: lines get lost, signatures and footers cut. */
const SAME_SHARE = 0.7
/** What is looked at in one thread: an answer repeats what the one before it repeated. */
const MAX_WORDS = 400_000

/**
 * The messages of a thread, and those that they repeat and that are not among them: a reply that quotes two earlier messages gives three.
 * What a program sends repeats nobody.
 */
export function withTold(raw: readonly RawMessage[]): ToldMessage[] {
  const quotes = raw.map(m => (m.bulk || !QUOTES.test(m.body) ? [] : quotedMessages(m.body, m)))
  if (quotes.every(q => q.length === 0)) return [...raw]
  const known = new Set<string>()
  let words = 0
  for (const m of raw) {
    const said = wordsOf(ownLines(m.body))
    words += said.length
    for (const s of shinglesOf(said)) known.add(s)
  }
  const emails = emailsByName(raw)
  const taken = new Map<QuotedMessage, ToldMessage>()
  const found = raw.flatMap((message, i) => (quotes[i] ?? []).map(quote => ({ message, quote, said: wordsOf(quote.body) })))
  // The longest first: a shorter one is the same, cut.
  for (const { message, quote, said } of found.sort((a, b) => b.said.length - a.said.length)) {
    const shingles = shinglesOf(said)
    words += said.length
    if (said.length < LEAST_WORDS || words > MAX_WORDS) continue
    if (shingles.filter(s => known.has(s)).length >= SAME_SHARE * shingles.length) continue
    for (const s of shingles) known.add(s)
    const from = addressed(quote.from, emails)
    taken.set(quote, {
      messageId: null,
      inReplyTo: [],
      from,
      to: quote.to.map(a => addressed(a, emails)),
      cc: quote.cc.map(a => addressed(a, emails)),
      subject: foldSubject(message.subject),
      date: quote.date,
      bulk: isRobot(from),
      sensitivity: null,
      attachments: [],
      body: quote.body,
      quotedBy: { message, depth: quote.depth },
    })
  }
  return [
    ...raw.map((m, i) => {
      const own = (quotes[i] ?? []).filter(q => taken.has(q))
      return own.length === 0 ? m : { ...m, shown: withoutQuoted(m.body, own) }
    }),
    ...taken.values(),
  ]
}

/** Something that a line of an introduction must have: most mails are passed without a further look. */
const QUOTES = /[:：]\s*$|^\W*[-_=]{2,}/m

const ownLines = (body: string): string => {
  const lines = cleanBody(body).split('\n')
  const quoted = quotedLines(lines)
  return lines.filter((_, i) => !quoted[i]).join('\n')
}

function shinglesOf(words: readonly string[]): string[] {
  const out: string[] = []
  for (let i = 0; i + SHINGLE <= words.length; i++) out.push(words.slice(i, i + SHINGLE).join(' '))
  return out
}

/** Addresses that the headers of a thread give to a name: an introduction often has the name alone. */
function emailsByName(raw: readonly RawMessage[]): Map<string, string> {
  const emails = new Map<string, string>()
  for (const m of raw)
    for (const a of [m.from, ...m.to, ...m.cc])
      if (a?.name && a.email !== '' && !emails.has(foldName(a.name))) emails.set(foldName(a.name), a.email)
  return emails
}

const addressed = (address: Address, emails: ReadonlyMap<string, string>): Address =>
  address.email === '' && address.name !== null ? { ...address, email: emails.get(foldName(address.name)) ?? '' } : address
