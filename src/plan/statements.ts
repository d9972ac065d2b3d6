import { MONTHS } from '../model/date-words.ts'
import { type MailMessage, type SourceDocument, textOf } from '../model/document.ts'
import type { Resolution, ResolvedStatement } from '../model/entity.ts'
import type { Evidence } from '../model/extraction.ts'
import type { IsoDate, SourceId, StatementId } from '../model/ids.ts'
import type { RecordedEvidence, RecordedStatement } from '../model/record.ts'
import { clock, foldName, wordsOf } from '../model/text.ts'

/** SHA-256 of a text, in hex. Handed in: the pure stages hash nothing themselves. */
export type HashText = (text: string) => string

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'

/** `a-7k3m2p` from a seed: the same statement of the same source has the same id in every run. `salt` tells apart the rare collision. */
export function blockId(letter: string, seed: string, hash: HashText, taken: (id: string) => boolean = () => false): string {
  for (let salt = 0; ; salt++) {
    const hex = hash(salt === 0 ? seed : `${seed}\n${salt}`)
    let id = `${letter}-`
    for (let i = 0; i < 6; i++) id += ALPHABET[Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16) % 32]
    if (!taken(id)) return id
  }
}

const LETTER = { action: 'a', decision: 'd', fact: 'f', risk: 'r', question: 'q', outcome: 'o' } as const

/** Evidence as a record keeps it: with the anchor, time and label that a link needs, free of offsets. */
export function recordedEvidence(doc: SourceDocument, evidence: Evidence): RecordedEvidence {
  const segment = doc.segments[evidence.segment]
  const message = segment?.message === undefined ? undefined : doc.messages[segment.message]
  const anchor = segment?.anchor ?? 'u1'
  return {
    source: doc.id,
    anchor,
    quote: textOf(doc, evidence.span),
    time: segment?.start === undefined ? null : clock(segment.start),
    number: Number(/\d+/.exec(anchor)?.[0] ?? 0),
    ...(segment?.page === undefined ? {} : { page: segment.page }),
    ...(message?.from
      ? { label: [message.from.name ?? message.from.email, message.date ? shortDay(message.date.day) : ''].filter(Boolean).join(', ') }
      : {}),
  }
}

/** `2025-12-03` → `3 Dec` */
export const shortDay = (day: IsoDate): string => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]?.slice(0, 3) ?? ''}`

/**
 * The source's statements with ids. `date` of a statement is the date of the message it stands in, else of the source.
 * Statements of the same kind with the same words are one.
 */
export function recordStatements(
  doc: SourceDocument,
  resolution: Pick<Resolution, 'statements' | 'day'>,
  hash: HashText,
  taken: (id: string) => boolean,
): RecordedStatement[] {
  const own = new Set<string>()
  const seen = new Set<string>()
  const out: RecordedStatement[] = []
  for (const s of resolution.statements) {
    const text = oneSentence(s.text)
    const message = messageOf(doc, s)
    const key = `${s.kind}:${foldName(text)}:${message?.messageId ?? ''}`
    if (text === '' || seen.has(key) || s.evidence.length === 0) continue
    seen.add(key)
    const first = s.evidence[0]
    // A message has its statements wherever it was delivered from.
    const seed = `${message?.messageId ?? doc.id}\n${s.kind}\n${first ? foldName(textOf(doc, first.span)) : ''}\n${foldName(text)}`
    const id = blockId(LETTER[s.kind], seed, hash, i => own.has(i) || taken(i)) as StatementId
    own.add(id)
    out.push(recordStatement(doc, s, text, id, resolution.day))
  }
  return out
}

/** The message that a statement stands in, in mails. */
function messageOf(doc: SourceDocument, s: Pick<ResolvedStatement, 'evidence'>): MailMessage | undefined {
  const first = s.evidence[0]
  const segment = first ? doc.segments[first.segment] : undefined
  return segment?.message === undefined ? undefined : doc.messages[segment.message]
}

function recordStatement(doc: SourceDocument, s: ResolvedStatement, text: string, id: StatementId, day: IsoDate | null): RecordedStatement {
  const date = messageOf(doc, s)?.date?.day ?? day
  return {
    id,
    kind: s.kind,
    text,
    owner: s.kind === 'action' ? s.owner : null,
    ownerSurface: s.ownerSurface,
    due: s.kind === 'action' ? s.due : null,
    followUp: s.followUp,
    priority: s.kind === 'action' ? s.priority : null,
    status: s.completes ? 'done' : s.status,
    done: s.completes ? (s.completes.on ?? date) : s.done,
    about: s.about,
    date,
    evidence: s.evidence.slice(0, 3).map(e => recordedEvidence(doc, e)),
    doneEvidence: s.completes ? [recordedEvidence(doc, s.completes.evidence)] : [],
    supersededBy: null,
    confidence: Math.round(s.confidence * 1000) / 1000,
    review: s.review,
    stated: s.stated,
    ...(s.context ? { context: s.context } : {}),
  }
}

/** One line, no trailing space; what a model or a source put in of task syntax at the end is dropped. */
export function oneSentence(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Share of the shorter text's content words that the longer one has too. */
export function overlapOf(a: string, b: string): number {
  const x = wordsOf(a)
  const y = wordsOf(b)
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  if (short.length === 0) return 0
  const bag = new Map<string, number>()
  for (const w of long) bag.set(w, (bag.get(w) ?? 0) + 1)
  let hit = 0
  for (const w of short) {
    const n = bag.get(w) ?? 0
    if (n > 0) {
      hit++
      bag.set(w, n - 1)
    }
  }
  return hit / short.length
}

/** Jaccard similarity of the word sets. */
export function likeness(a: string, b: string): number {
  const x = new Set(wordsOf(a))
  const y = new Set(wordsOf(b))
  if (x.size === 0 || y.size === 0) return 0
  let hit = 0
  for (const w of x) if (y.has(w)) hit++
  return hit / (x.size + y.size - hit)
}

/** The statement of another source of the same talk that says what this one says: same kind, and the words or the quoted words agree. */
export function sameStatement(s: RecordedStatement, others: readonly RecordedStatement[]): RecordedStatement | null {
  let best: RecordedStatement | null = null
  let bestScore = 0
  for (const o of others) {
    if (o.kind !== s.kind) continue
    const quotes = Math.max(
      0,
      ...s.evidence.flatMap(a =>
        o.evidence.map(b => (Math.min(wordsOf(a.quote).length, wordsOf(b.quote).length) >= 3 ? overlapOf(a.quote, b.quote) : 0)),
      ),
    )
    // The very words of the talk are the same statement, whoever a recorder took the voice for; in other words, two people who promise the same owe it twice.
    const others = s.owner !== null && o.owner !== null && s.owner !== o.owner
    const score = Math.max(others ? 0 : likeness(s.text, o.text) + 0.2, quotes)
    if (score > bestScore) [best, bestScore] = [o, score]
  }
  return bestScore >= 0.7 ? best : null
}

/** In a thread each message speaks for itself: only the same words of the same person say a thing again. `Ana` and `Ana Prieto` are the same words. */
export function repeatedStatement(s: RecordedStatement, others: readonly RecordedStatement[]): RecordedStatement | null {
  return (
    others.find(
      o =>
        o.kind === s.kind && o.owner === s.owner && (likeness(s.text, o.text) >= 0.9 || likeness(...(shortened(s, o) ?? ['', ' '])) >= 0.9),
    ) ?? null
  )
}

/** Both texts with the people whom both are about by their first names; null where nobody is, or two of one first name are. */
function shortened(s: RecordedStatement, o: RecordedStatement): [string, string] | null {
  const people = [...new Set([...s.about, ...o.about])]
    .filter(id => id.startsWith('person/'))
    .map(id => (id.split('/')[1] ?? '').split('-'))
  const both = s.about.some(id => id.startsWith('person/') && o.about.includes(id))
  if (!both || new Set(people.map(p => p[0])).size !== people.length) return null
  const short = (text: string): string => {
    let words = ` ${foldName(text)} `
    for (const [first = '', ...rest] of people) words = words.replaceAll(` ${[first, ...rest].join(' ')} `, ` ${first} `)
    return words
  }
  return [short(s.text), short(o.text)]
}

export type { SourceId }
