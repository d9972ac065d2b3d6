import type { KnowledgeView } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import type { Ambiguity, Entity, NameRepair, Owner, Resolution, ResolvedStatement } from '../model/entity.ts'
import type { Extraction } from '../model/extraction.ts'
import type { EntityId } from '../model/ids.ts'
import { DEFAULT_LAYOUT, type VaultLayout } from '../model/layout.ts'
import { foldName, wordsOf } from '../model/text.ts'
import { matchCompletions } from './completion.ts'
import { compareEmployers, type EntityBook, employerOf, isOwner } from './entity-book.ts'
import { accountOfPerson, notSetBack, reasonFor, reviewFor, updateOf } from './entity-changes.ts'
import { relateStatements } from './fact-lines.ts'
import { BEFORE, contextOf } from './in-context.ts'
import { markedContradictions } from './in-one-talk.ts'
import { union } from './known-things.ts'
import { overlay } from './memory-knowledge.ts'
import type { NameUse } from './name-use.ts'
import { presenceSigns } from './presence.ts'
import { choosePrimary } from './primary.ts'
import { repairText } from './repair-text.ts'
import { gatherScene, type Scene, titleNames } from './scene.ts'
import { nextMeeting } from './series.ts'
import { identifyVoices, type Voices } from './speakers.ts'
import { linkStatements, withSubjects } from './statement-links.ts'
import { amountsAsked } from './task-amounts.ts'
import { exactUses, heardNames, isShortForm, usesOfRepairs } from './text-names.ts'

export interface ResolveContext {
  readonly owner: Owner
  /** Default: the shipped layout. */
  readonly layout?: VaultLayout
  /**
   * Names that the other sources of the same run prove (`ingest.ts` gathers them): without them a first name in a transcript waits for the mail
   * that explains it, and the result depends on the order of the files.
   */
  readonly waiting?: KnowledgeView
}

/**
 * Mentions → entities: links names, voices and statements of one source to what is known, proposes what is new, marks what is unclear.
 * Pure and deterministic; looks things up, never lists the vault.
 */
export function resolve(document: SourceDocument, extraction: Extraction, knowledge: KnowledgeView, context: ResolveContext): Resolution {
  const { owner, layout = DEFAULT_LAYOUT } = context
  const view = context.waiting ? overlay(knowledge, context.waiting) : knowledge
  const ambiguous: Ambiguity[] = []
  const scene = gatherScene(document, extraction, knowledge, view, { owner, layout }, ambiguous)
  const { book, circle, ownerEntity, event, words, title } = scene

  // Names in the text: right ones, then misheard ones. Written text is not misheard.
  const exact = exactUses(words, circle, scene.cased)
  const found = document.kind === 'transcript' ? heardNames(words, exact, circle, book, knowledge, scene.cased) : []
  const repairs = found.filter(r => !learnShortForm(r, book))
  const uses = [...exact, ...usesOfRepairs(words, found)].sort((a, b) => a.from - b.from)
  const voices = voicesOf(document, scene, owner, uses)
  const repaired = (text: string) => repairText(text, repairs)

  const used = new Map<EntityId, number>()
  const count = (id: EntityId, n = 1) => used.set(id, (used.get(id) ?? 0) + n)
  for (const u of uses) count(u.entity)
  for (const p of voices.participants) count(p, 0)
  const accountFor = (id: EntityId): EntityId | null => {
    const e = id.startsWith('person/') ? book.get(id) : null
    return e && !isOwner(e, owner) ? (accountOf(e)?.id ?? null) : null
  }
  const accountOf = (p: Entity) => accountOfPerson(p, book)
  for (const p of voices.participants) {
    const e = book.get(p)
    const a = e && !isOwner(e, owner) ? accountOf(e) : null
    if (e && a && !(ownerEntity && compareEmployers(employerOf(e), employerOf(ownerEntity)) === 'same')) count(a.id, 0)
  }
  for (const s of document.statedEntities) for (const e of book.byName(s.name, s.type)) count(e.id, 0)

  // Statements speak of entities from here on.
  const speakerOf = (speaker: number, segment: number): EntityId | null =>
    voices.turns.get(segment) ?? voices.links.find(l => l.speaker === speaker)?.entity ?? null
  const heard = new Map(found.map(r => [foldName(r.heard), r.entity]))
  const statementContext = {
    document,
    owner,
    ownerId: ownerEntity?.id ?? null,
    words,
    uses,
    heard,
    participants: voices.participants,
    speakerOf,
    circle,
    book,
    knowledge,
    ambiguous,
    repaired,
  }
  const linked = linkStatements(extraction.statements, statementContext)
  for (const s of linked) for (const id of [...(s.owner ? [s.owner] : []), ...s.about]) count(id)

  const titleText = repaired(title)
  const titleThings = circle
    .things()
    .filter(n => titleNames(titleText, document, event?.event.title ?? '', n.entity))
    .map(n => n.entity)
  const namedThings = [...used].flatMap(([id, n]) => (id.startsWith('person/') ? [] : { id, n })).sort((a, b) => b.n - a.n)
  const primary = choosePrimary({
    document,
    owner,
    participants: voices.participants.flatMap(p => book.get(p) ?? []),
    ownerEntity,
    named: [
      ...namedThings.flatMap(({ id, n }) => {
        const entity = book.get(id)
        return entity ? [{ entity, count: n }] : []
      }),
      ...titleThings.filter(t => !used.has(t.id)).map(entity => ({ entity, count: 0 })),
    ],
    accountOf,
    event: event?.event ?? null,
    title: titleText,
  })
  if (primary) count(primary.entity.id, 0)
  const titled = titleThings
    .filter(e => e.type === 'project' || e.type === 'product')
    .slice(0, 2)
    .map(e => e.id)
  const filedUnder = primary && primary.entity.type !== 'person' && primary.entity.type !== 'forum' ? [primary.entity.id] : []

  const subjects = withSubjects(linked, titled.length > 0 ? titled : filedUnder, statementContext)

  // How they relate to what earlier sources said.
  const day = document.date?.day ?? event?.event.day ?? null
  const nameWords = new Set([...circle.people().flatMap(n => (used.has(n.entity.id) ? [n.entity.name] : [])), owner.name].flatMap(wordsOf))
  const inContext = subjects.map(s => withContext(s, document, nameWords, repaired))
  const statements = markedContradictions(document, inContext, nameWords)
  const { relations, contradicts } = relateStatements({
    source: document.id,
    day,
    statements,
    nameWords,
    knowledge,
    primary: primary?.entity.id ?? null,
    company: voices.participants.filter(p => p !== ownerEntity?.id),
  })
  const restated = new Set(relations.flatMap(r => (r.restates ? [r.index] : [])))
  const namedIn = Map.groupBy(uses, u => words[u.from]?.segment ?? 0)
  // Asked for every pair of a task and a report.
  const namesOf = new Map<EntityId, ReadonlySet<string>>()
  const wordsOfNames = (id: EntityId): ReadonlySet<string> => {
    const e = book.get(id) ?? knowledge.entity(id)
    const known = namesOf.get(id) ?? new Set([e?.name ?? '', ...(e?.aliases ?? [])].flatMap(wordsOf))
    namesOf.set(id, known)
    return known
  }
  const completes = matchCompletions({
    document,
    day,
    reports: extraction.completions,
    statements,
    people: [...new Set([...voices.participants, ...used.keys(), ...[...used.keys()].flatMap(id => accountFor(id) ?? [])])],
    voiceAt: s => {
      const speaker = document.segments[s]?.speaker ?? null
      return speaker === null ? null : speakerOf(speaker, s)
    },
    readerAt: s => readerOf(document, s, voices, book),
    namesOf: wordsOfNames,
    namedAt: s => new Set((namedIn.get(s) ?? []).map(u => u.entity)),
    nameWords,
    repaired,
    knowledge,
  })

  const entities = [...used.keys()]
    .flatMap(id => book.get(id) ?? [])
    .map(e => notSetBack(knowledge.entity(e.id), withHeard(e, repairs), day))
  const isNew = (e: Entity) => knowledge.entity(e.id) === null
  return {
    entities,
    proposed: entities
      .filter(isNew)
      .map(e => ({ entity: e.id, reason: reasonFor(e, owner, circle), review: reviewFor(e, circle, knowledge) })),
    updates: entities.filter(e => !isNew(e)).flatMap(e => updateOf(knowledge.entity(e.id), e) ?? []),
    speakers: voices.links,
    participants: voices.participants,
    primary: primary ? { entity: primary.entity.id, reason: primary.reason } : null,
    title: titleText,
    day,
    summary: extraction.summary.map(s => ({ ...s, text: repaired(s.text) })),
    topics: extraction.topics.map(t => ({ ...t, text: repaired(t.text) })),
    nextMeeting: nextMeeting(extraction.nextMeeting, repaired, event, knowledge),
    statements: statements.map((s, i) => (restated.has(i) ? s : { ...s, review: contradicts.get(i) ?? s.review })),
    completions: extraction.completions.map(c => ({ ...c, text: repaired(c.text) })),
    relations,
    completes,
    repairs,
    ambiguous: [...new Map(ambiguous.map(a => [foldName(a.surface), a])).values()],
    mentioned: [...used].map(([entity, n]) => ({ entity, count: n })).sort((a, b) => b.count - a.count || a.entity.localeCompare(b.entity)),
  }
}

/** With what was spoken of right before, where its own words are too few. */
function withContext(
  s: ResolvedStatement,
  document: SourceDocument,
  names: ReadonlySet<string>,
  repaired: (text: string) => string,
): ResolvedStatement {
  const [first] = s.evidence
  if (!first) return s
  if (s.kind === 'action') {
    const amounts = amountsAsked(s.text, saidBefore(document, first.segment))
    return amounts === null ? s : { ...s, context: amounts }
  }
  if (s.kind !== 'fact' && s.kind !== 'decision') return s
  const from = document.segments[Math.max(0, first.segment - 3)]?.span.start ?? 0
  const before = document.text.slice(Math.max(from, first.span.start - BEFORE), first.span.start)
  const context = contextOf(s.text, repaired(before), names)
  return context.length > 0 ? { ...s, context: context.join(' ') } : s
}

/** What another voice said right before a segment of a talk. */
function saidBefore(document: SourceDocument, segment: number): string {
  const [before, here] = [document.segments[segment - 1], document.segments[segment]]
  if (!before || before.speaker == null || before.speaker === here?.speaker) return ''
  return document.text.slice(before.span.start, before.span.end)
}

/** The one person to whom a segment is said or written: the only other one who takes part, or the only one in To. */
function readerOf(document: SourceDocument, segment: number, voices: Voices, book: EntityBook): EntityId | null {
  const message = document.messages[document.segments[segment]?.message ?? -1]
  if (message) {
    const [only, ...more] = message.to
    return only && more.length === 0 ? (book.byEmail(only.email.toLowerCase())?.id ?? null) : null
  }
  const speaker = document.segments[segment]?.speaker ?? null
  const voice = speaker === null ? null : (voices.turns.get(segment) ?? voices.links.find(l => l.speaker === speaker)?.entity ?? null)
  const others = voices.participants.filter(p => p !== voice)
  return voice !== null && others.length === 1 ? (others[0] ?? null) : null
}

/** A short form of the first name is another right name, not a wrong one: true where it was learned as an alias. */
function learnShortForm(r: NameRepair, book: EntityBook): boolean {
  const e = book.get(r.entity)
  if (e?.type !== 'person' || !isShortForm(r.heard, r.form ?? '')) return false
  book.put({ ...e, aliases: union(e.aliases, [r.heard]) })
  return true
}

function voicesOf(document: SourceDocument, scene: Scene, owner: Owner, uses: readonly NameUse[]): Voices {
  const { book, event, named, identified, behind, stated, words } = scene
  if (document.kind !== 'transcript') {
    return {
      links: [...named].map(([speaker, entity]) => ({ speaker, entity, reason: 'wrote it', confidence: 1 })),
      participants: [...new Set([...scene.mailPeople, ...stated])],
      turns: new Map(),
    }
  }
  const namedIn = new Map<number, EntityId[]>()
  for (const u of uses) {
    const segment = words[u.from]?.segment
    if (segment !== undefined) namedIn.set(segment, [...(namedIn.get(segment) ?? []), u.entity])
  }
  return identifyVoices({
    document,
    owner,
    ownerId: scene.ownerEntity?.id ?? null,
    named,
    identified,
    behind,
    titled: scene.titledPeople,
    stated,
    event,
    attendees: scene.invited,
    habitual: scene.habits,
    signs: presenceSigns(document, words, uses.filter(u => u.entity.startsWith('person/')).filter(tellsWho(scene))),
    namedIn: segment => namedIn.get(segment) ?? [],
    nameOf: id => book.get(id)?.name ?? id,
  })
}

/** Whether a name says who it is: a full one, or one that nobody else bears, or somebody's who is expected in this talk. */
function tellsWho({ book, circle, words }: Scene): (use: NameUse) => boolean {
  const bearers = new Map<string, readonly Entity[]>()
  return use => {
    const key = words[use.from]?.key ?? ''
    const known = bearers.get(key) ?? book.byWord(key, 'person')
    bearers.set(key, known)
    return use.to - use.from > 1 || circle.strength(use.entity) >= 1.5 || known.every(e => e.id === use.entity)
  }
}

function withHeard(e: Entity, repairs: readonly NameRepair[]): Entity {
  const forms = repairs.filter(r => r.entity === e.id).flatMap(r => [r.heard, ...(r.alsoHeard ?? [])])
  const fresh = [...new Set(forms)].filter(h => !e.heardAs.some(x => foldName(x) === foldName(h)))
  return fresh.length > 0 ? { ...e, heardAs: [...e.heardAs, ...fresh] } : e
}
