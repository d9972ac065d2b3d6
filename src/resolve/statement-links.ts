import type { KnowledgeView } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import type { Ambiguity, Entity, Owner, ResolvedStatement } from '../model/entity.ts'
import type { Statement } from '../model/extraction.ts'
import type { EntityId } from '../model/ids.ts'
import { foldName } from '../model/text.ts'
import type { EntityBook } from './entity-book.ts'
import { linkName } from './link-person.ts'
import type { NameUse } from './name-use.ts'
import type { Circle } from './near.ts'
import { personName } from './person-name.ts'
import type { Word } from './words.ts'

/** What linking statements looks at. */
export interface StatementContext {
  readonly document: SourceDocument
  readonly owner: Owner
  readonly ownerId: EntityId | null
  readonly words: readonly Word[]
  readonly uses: readonly NameUse[]
  /** Folded heard forms and what they stand for. */
  readonly heard: ReadonlyMap<string, EntityId>
  readonly participants: readonly EntityId[]
  readonly speakerOf: (speaker: number, segment: number) => EntityId | null
  readonly circle: Circle
  readonly book: EntityBook
  readonly knowledge: KnowledgeView
  readonly ambiguous: Ambiguity[]
  readonly repaired: (text: string) => string
}

/** Owner and subjects of each statement as entities, its text with the right names. Quotes stay as they are. */
export function linkStatements(list: readonly Statement[], context: StatementContext): ResolvedStatement[] {
  const { document, uses, words, speakerOf } = context
  const topics = topicFinder(document, uses, words, context.book)
  const links = new Map<string, EntityId | null>()
  const link = (surface: string, segment: number | null): EntityId | null => {
    const key = foldName(surface)
    const known = links.get(key)
    if (known !== undefined) return known
    const id = linkSurface(surface, segment, context)
    links.set(key, id)
    return id
  }
  return list.map((s): ResolvedStatement => {
    const segment = s.evidence[0]?.segment ?? 0
    const { owner: who, about, ...rest } = s
    let id: EntityId | null = null
    let surface: string | null = null
    if (who?.by === 'speaker') {
      id = speakerOf(who.speaker, segment)
      if (!id) surface = document.speakers[who.speaker]?.label ?? null
    } else if (who?.by === 'name') {
      const name = who.name.replace(/^@/, '')
      if (/^(?:myself|me|i)$/i.test(name)) id = context.ownerId
      else if (personName(name) || context.heard.has(foldName(name))) id = link(name, segment)
      if (!id) surface = name
    }
    // What the engine names, and who and what stands in the words of the evidence.
    const inQuote = uses.flatMap(u => (s.evidence.some(e => inside(words[u.from], e.span)) ? [u.entity] : []))
    const aboutIds = new Set([...about.flatMap(a => link(a, segment) ?? []), ...inQuote, ...unnamedSubject(s, context, topics)])
    return { ...rest, text: context.repaired(s.text), owner: id, ownerSurface: surface, about: [...aboutIds].filter(a => a !== id) }
  })
}

/** Who a fact is about that names nobody: "I'm the buyer", "you're in charge of it", "she runs the plant". */
function unnamedSubject(s: Statement, context: StatementContext, topics: Topics): readonly EntityId[] {
  if (s.kind !== 'fact' || s.speaker === null) return []
  const segment = s.evidence[0]?.segment ?? 0
  const quote = s.evidence[0]?.quote ?? ''
  const speaking = context.speakerOf(s.speaker, segment)
  if (speaking && SELF_FACT.test(quote)) return [speaking]
  const listener = context.participants.length === 2 ? context.participants.find(p => p !== speaking) : undefined
  if (speaking && listener && YOU_FACT.test(quote)) return [listener]
  return SHE_FACT.test(quote) ? topics.person(segment, quote, speaking) : []
}
const SHE_FACT = /^(?:so |and |well |um,? |yeah,? )*(?:s?he(?:['’]s| is| was| runs| leads| has| stops| leaves| starts)|his|her)\b/i

/** A statement without a thing of its own is about what the talk is at, else about what the whole source is about (`subject`). */
export function withSubjects(
  list: readonly ResolvedStatement[],
  subject: readonly EntityId[],
  context: StatementContext,
): ResolvedStatement[] {
  const { document } = context
  const topics = topicFinder(document, context.uses, context.words, context.book)
  return list.map(s => {
    if (s.kind === 'action' || s.kind === 'outcome') return s
    const named = s.about.some(id => !id.startsWith('person/'))
    const at = s.evidence[0]
    // What was named before counts where the words point back to it; else a sentence that merely follows a name would land on that page.
    const back = POINTS_BACK.test(at?.quote ?? '') ? REACH : 0
    // A mail or document keeps to what its title names.
    const titled = document.kind !== 'transcript' && back === 0 && subject.length > 0
    const more = named
      ? document.kind === 'document'
        ? subject
        : []
      : titled
        ? subject
        : topics.thing(at?.segment ?? 0, at?.span.start ?? 0, back)
    // What is said of a person alone is theirs, not the project's in whose meeting it is said.
    const personal = s.kind === 'fact' && s.about.some(id => id.startsWith('person/')) && document.kind === 'transcript'
    const added = more.length > 0 || named || personal ? more : subject
    return added.length > 0 ? { ...s, about: [...new Set([...s.about, ...added])] } : s
  })
}

/** Segments back in which a thing is looked for that "it" may stand for. */
const REACH = 2
const POINTS_BACK =
  /^(?:(?:so|and|well|but|um|yeah|also|because|then|now),? )*(?:it|its|it['’]s|they|their|they['’]re|that|that['’]s|this|these|those|the (?:project|pilot|deal|contract|account|site|customer|client))\b/i

const SELF_FACT = /^(?:so |and |well |um,? )*(?:I['’]m|I am|I was|I work|I run|I lead|my role|as of .{0,30}I am|from .{0,30}I am)\b/i
const YOU_FACT = /\byou(?:['’]re| are) (?:the |a |an |our |now )?(?:\p{Lu}|[\p{L}-]+ (?:manager|director|lead|head|officer|engineer))/iu

interface Topics {
  /** `back`: how many segments before this one may have named it. */
  thing(segment: number, offset: number, back: number): readonly EntityId[]
  person(segment: number, quote: string, speaking: EntityId | null): readonly EntityId[]
}

/** What the talk is at in a place: the last thing or person named, a few segments back at most. */
function topicFinder(document: SourceDocument, uses: readonly NameUse[], words: readonly Word[], book: EntityBook): Topics {
  const reach = document.kind === 'transcript' ? 5 : 2
  const before = (segment: number, offset: number, wanted: (id: EntityId) => boolean, back = reach): EntityId[] => {
    for (let i = uses.length - 1; i >= 0; i--) {
      const u = uses[i]
      const w = u ? words[u.from] : undefined
      if (!u || !w || w.start > offset || w.segment > segment) continue
      if (segment - w.segment > back) return []
      if (wanted(u.entity)) return [u.entity]
    }
    return []
  }
  return {
    thing: (segment, offset, back) => before(segment, offset, id => /^(?:account|project|product)/.test(id) && book.get(id) !== null, back),
    person: (segment: number, quote: string, speaking: EntityId | null) => {
      const at = document.segments[segment]?.span
      const offset = at ? document.text.indexOf(quote, at.start) : 0
      return before(segment, offset, id => id.startsWith('person/') && id !== speaking)
    },
  }
}

const inside = (w: Word | undefined, span: { start: number; end: number }): boolean =>
  w !== undefined && w.start >= span.start && w.end <= span.end

/** A surface in a statement: misheard, a thing's name, or a person's. */
function linkSurface(surface: string, segment: number | null, context: StatementContext): EntityId | null {
  const { heard, circle, book, knowledge, ambiguous } = context
  const folded = foldName(surface)
  const repaired = heard.get(folded)
  if (repaired) return repaired
  const things = circle.things().filter(n => [n.entity.name, ...n.entity.aliases].some(x => foldName(x) === folded))
  const [thing] = [...things].sort((a, b) => b.strength - a.strength)
  const person = personName(surface)
  const link = person ? linkName(person.name, circle.people(), book, knowledge) : null
  if (link?.entity && (!thing || circle.strength(link.entity.id) > thing.strength)) return link.entity.id
  if (thing) return thing.entity.id
  const all = book.byName(surface).filter(e => e.type !== 'person')
  const [only] = all
  if (all.length === 1 && only) return only.id
  if (link && !link.entity && link.candidates.length > 0) ambiguous.push(question(surface, link.candidates, link.reason, segment))
  return null
}

/** Something to ask the person once. */
export const question = (surface: string, candidates: readonly Entity[], reason: string, segment: number | null): Ambiguity => ({
  surface,
  candidates: candidates.slice(0, 6).map(e => ({
    entity: e.id,
    score: Math.round((1 / candidates.length) * 100) / 100,
    reason: e.company ? `${reason}; ${e.name}, ${e.company}` : reason,
  })),
  segment,
})
