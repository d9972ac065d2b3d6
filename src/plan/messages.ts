import type { KnownSource } from '../model/contracts.ts'
import type { MailMessage, SourceDocument } from '../model/document.ts'

/** A thread's note and the sources it was made of. */
interface Held {
  readonly sources: readonly KnownSource[]
}

/** What joins later messages to this thread, and tells them from those that it holds. */
export function threadIds(document: SourceDocument): { readonly refersTo: readonly string[]; readonly wordIds: readonly string[] } {
  const own = new Set(document.messages.map(m => m.messageId))
  return {
    refersTo: [...new Set(document.messages.flatMap(m => m.inReplyTo))].filter(id => !own.has(id)),
    wordIds: [...new Set(document.messages.flatMap(m => [...(m.wordsId ? [m.wordsId] : []), ...(beginningOf(m) ?? [])]))],
  }
}

/** `begin:<hash>:<day>:<words>` of a message that came itself, `quote:…` of one that another repeats. */
const beginningOf = (m: MailMessage): string[] =>
  m.beginning ? [`${m.quoted ? 'quote' : 'begin'}:${m.beginning.id}:${m.date?.day ?? ''}:${m.beginning.words}`] : []

/** Ids of the messages that the thread's note does not hold yet. */
export function freshMessages(document: SourceDocument, target: Held | null): ReadonlySet<string> {
  const sources = target?.sources.filter(s => s.id !== document.id) ?? []
  const held = new Set(sources.flatMap(s => [...s.messages, ...s.wordIds]))
  const beginnings = Map.groupBy(
    sources.flatMap(s => s.wordIds.flatMap(readBeginning)),
    b => b.id,
  )
  const isHeld = (m: MailMessage): boolean =>
    held.has(m.messageId) ||
    (m.wordsId !== undefined && held.has(m.wordsId)) ||
    (beginnings.get(m.beginning?.id ?? '') ?? []).some(b => isSame(m, b))
  // What was held only as a quote brings its attachments now.
  const bringsMore = (m: MailMessage): boolean =>
    m.attachments.length > 0 && !sources.some(s => s.messages.includes(m.messageId)) && !beginsHere(m, beginnings)
  return new Set(document.messages.filter(m => !isHeld(m) || bringsMore(m)).map(m => m.messageId))
}

interface Beginning {
  readonly kind: 'begin' | 'quote'
  readonly id: string
  readonly day: string
  readonly words: number
}

function readBeginning(id: string): Beginning[] {
  const m = /^(begin|quote):(\w+):([\d-]*):(\d+)$/.exec(id)
  return m ? [{ kind: m[1] === 'begin' ? 'begin' : 'quote', id: m[2] ?? '', day: m[3] ?? '', words: Number(m[4]) }] : []
}

/**
 * A message and what another repeats of it: the same beginning within a day, for clocks of two places differ. Two that came themselves are two. What comes
 * after it was repeated is the same only where nearly all of it was.
 */
function isSame(m: MailMessage, held: Beginning): boolean {
  if (!m.quoted && held.kind === 'begin') return false
  const day = m.date?.day
  if (!day || held.day === '' || Math.abs(Date.parse(day) - Date.parse(held.day)) > 864e5) return false
  return m.quoted === true || held.words >= 0.9 * (m.beginning?.words ?? 0)
}

const beginsHere = (m: MailMessage, beginnings: ReadonlyMap<string, readonly Beginning[]>): boolean =>
  (beginnings.get(m.beginning?.id ?? '') ?? []).some(b => b.kind === 'begin' && b.words === m.beginning?.words)
