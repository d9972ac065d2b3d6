import type { KnowledgeView } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import type { Ambiguity, Entity, EntityUpdate, NameRepair, Owner, Resolution, ResolvedStatement, SpeakerLink } from '../model/entity.ts'
import type { Extraction } from '../model/extraction.ts'
import type { EntityId } from '../model/ids.ts'
import { DEFAULT_LAYOUT, type VaultLayout } from '../model/layout.ts'
import { foldName, wordsOf } from '../model/text.ts'
import { matchCompletions } from './completion.ts'
import { draftEntities } from './draft.ts'
import { compareEmployers, type EntityBook, employerOf, entityBook, isOwner } from './entity-book.ts'
import { matchEvent } from './event-match.ts'
import { relateStatements } from './fact-lines.ts'
import { isGivenName } from './given-names.ts'
import { findHeard, knownHeard } from './heard.ts'
import { linkName, linkPerson } from './link-person.ts'
import { overlay, titleKey } from './memory-knowledge.ts'
import { attendeesAround, attendeesOf, Circle, callUp, rightNames } from './near.ts'
import { companyDomain, nameParts, personName, personOfAddress } from './person-name.ts'
import { type NameUse, presenceSigns } from './presence.ts'
import { choosePrimary } from './primary.ts'
import { repairText } from './repair-text.ts'
import { rosterOf } from './roster.ts'
import { identifyVoices } from './speakers.ts'
import { type Word, wordsIn } from './words.ts'

export interface ResolveContext {
  readonly owner: Owner
  /** Default: the shipped layout. */
  readonly layout?: VaultLayout
  /**
   * Names that the other sources of the same run prove (`waitingNames`): without them a first name in a transcript waits for the mail
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
  const book = entityBook(view, layout)
  for (const e of draftEntities(rosterOf(document, owner), view, { owner, layout })) book.put(e)
  const circle = new Circle()
  const ambiguous: Ambiguity[] = []
  const ownerEntity = book.byName(owner.name, 'person').find(e => isOwner(e, owner)) ?? null
  if (ownerEntity) circle.add(ownerEntity, 3, 'the owner')

  // Who is invited, who is named by labels and headers, who writes.
  const labels = document.speakers.filter(s => s.kind === 'named').map(s => s.label)
  const event = matchEvent(document, knowledge, labels)
  const attendees = event ? attendeesOf(event.event, book, owner) : []
  for (const a of attendees) circle.add(a.entity, a.declined ? 1 : 2, a.declined ? 'invited, declined' : 'invited')
  for (const e of attendeesAround(document, knowledge, book, owner)) circle.add(e, 1, 'invited around that day')
  const title = titleOf(document, extraction, event?.event.title ?? null)
  const habits = document.kind === 'transcript' ? [...knowledge.habitualParticipants(titleKey(title))] : []
  for (const h of habits) {
    const e = book.get(h.entity)
    if (e) circle.add(e, 1.5, 'usually takes part')
  }
  const mailPeople = peopleOfMail(document, book, owner)
  for (const e of mailPeople) circle.add(e, 3, 'in the mail')
  const persons = [...labels, ...document.statedParticipants, ...document.speakers.flatMap(s => s.identified?.name ?? [])].flatMap(
    l => personName(l)?.name ?? [],
  )
  for (const name of persons) {
    const full = book.byName(name, 'person')
    const [only] = full
    if (full.length === 1 && only && nameParts(name).last) circle.add(only, 3, 'participant')
  }
  const words = wordsIn(document)
  const capitals = words.filter(w => w.capital && !w.opens).length
  const cased = capitals > words.length * 0.01
  callUp(circle, words, book, view, owner, cased)
  // First names on labels, now that the full names near this talk are known.
  const linked = new Map<string, EntityId>()
  const linkLabel = (raw: string): EntityId | null => {
    const said = personName(raw)
    if (!said) return null
    const { name, company } = said
    const done = linked.get(raw)
    if (done) return done
    // A label that names the company is told apart by it.
    const link =
      company && nameParts(name).last
        ? linkPerson(book, { name, emails: [], company }, owner)
        : linkName(name, circle.people(), book, knowledge)
    if (link.entity === null && link.candidates.length > 0) ambiguous.push(question(name, link.candidates, link.reason, null))
    // Several bear this very name: nobody is guessed. A first name that only strangers bear is somebody of his own, until you say otherwise.
    if (
      link.entity === null &&
      link.candidates.length > 1 &&
      (nameParts(name).last !== null || link.candidates.some(c => circle.strength(c.id) >= 1))
    )
      return null
    const entity = link.entity ?? book.create('person', name, { company }, company ?? companyHere(circle, owner))
    circle.add(entity, 3, 'participant')
    linked.set(raw, entity.id)
    return entity.id
  }
  const named = new Map<number, EntityId>()
  const identified = new Map<number, { entity: EntityId; reason: string; confidence: number }>()
  const full = (s: { label: string }) => (nameParts(personName(s.label)?.name ?? '').last === null ? 1 : 0)
  for (const s of [...document.speakers].sort((a, b) => full(a) - full(b))) {
    if (s.kind === 'named') {
      const e = s.email ? book.byEmail(s.email) : null
      const id = e?.id ?? linkLabel(s.label)
      if (id) named.set(s.index, id)
    } else if (s.identified) {
      const id = linkLabel(s.identified.name)
      if (id) identified.set(s.index, { entity: id, reason: s.identified.reason, confidence: s.identified.confidence })
    }
  }
  const stated = document.statedParticipants.flatMap(n => linkLabel(n) ?? [])

  // Names in the text: right ones, then misheard ones.
  const exact = exactUses(words, circle, cased)
  const found = document.kind === 'transcript' ? heardNames(words, exact, circle, book, knowledge, cased) : []
  // A short form of the first name is another right name, not a wrong one.
  const shortForms = found.filter(r => r.entity.startsWith('person/') && isShortForm(r.heard, r.form ?? ''))
  for (const r of shortForms) {
    const e = book.get(r.entity)
    if (e) book.put({ ...e, aliases: [...new Set([...e.aliases, r.heard])] })
  }
  const repairs = found.filter(r => !shortForms.includes(r))
  const uses = [...exact, ...usesOfRepairs(words, found)].sort((a, b) => a.from - b.from)
  const signs =
    document.kind === 'transcript'
      ? presenceSigns(
          document,
          words,
          uses.filter(u => u.entity.startsWith('person/')),
        )
      : []
  const voices =
    document.kind === 'transcript'
      ? identifyVoices({
          document,
          owner,
          ownerId: ownerEntity?.id ?? null,
          named,
          identified,
          stated,
          event,
          attendees: attendees.filter(a => !a.declined).map(a => a.entity.id),
          habitual: habits,
          signs,
          nameOf: id => book.get(id)?.name ?? id,
        })
      : {
          links: [...named].map(([speaker, entity]) => ({ speaker, entity, reason: 'wrote it', confidence: 1 })),
          participants: [...new Set([...mailPeople.map(e => e.id), ...stated])],
          turns: new Map<number, EntityId>(),
        }

  const used = new Map<EntityId, number>()
  const count = (id: EntityId, n = 1) => used.set(id, (used.get(id) ?? 0) + n)
  for (const u of uses) count(u.entity)
  for (const p of voices.participants) count(p, 0)
  const accountOf = (p: Entity) => accountOfPerson(p, book)
  for (const p of voices.participants) {
    const e = book.get(p)
    const a = e && !isOwner(e, owner) ? accountOf(e) : null
    if (a && !(ownerEntity && compareEmployers(employerOf(e as Entity), employerOf(ownerEntity)) === 'same')) count(a.id, 0)
  }
  for (const s of document.statedEntities) for (const e of book.byName(s.name, s.type)) count(e.id, 0)

  const namedIn = new Map<number, Set<EntityId>>()
  for (const u of uses) {
    const segment = words[u.from]?.segment ?? 0
    namedIn.set(segment, (namedIn.get(segment) ?? new Set()).add(u.entity))
  }
  // Statements speak of entities from here on.
  const heard = new Map(found.map(r => [foldName(r.heard), r.entity]))
  const nameLinks = new Map<string, EntityId | null>()
  const link = (surface: string, segment: number | null): EntityId | null => {
    const key = foldName(surface)
    const known = nameLinks.get(key)
    if (known !== undefined) return known
    const id = linkSurface(surface, segment, heard, circle, book, knowledge, ambiguous)
    nameLinks.set(key, id)
    return id
  }
  const speakerOf = (speaker: number, segment: number): EntityId | null =>
    voices.turns.get(segment) ?? voices.links.find(l => l.speaker === speaker)?.entity ?? null
  const topics = topicFinder(document, uses, words, book)
  const linkedStatements = extraction.statements.map((s): ResolvedStatement => {
    const segment = s.evidence[0]?.segment ?? 0
    const { owner: who, about, ...rest } = s
    let id: EntityId | null = null
    let surface: string | null = null
    if (who?.by === 'speaker') {
      id = speakerOf(who.speaker, segment)
      if (!id) surface = document.speakers[who.speaker]?.label ?? null
    } else if (who?.by === 'name') {
      const name = who.name.replace(/^@/, '')
      id = /^(?:myself|me|i)$/i.test(name)
        ? (ownerEntity?.id ?? null)
        : (personName(name) ?? heard.get(foldName(name)))
          ? link(name, segment)
          : null
      if (!id) surface = name
    }
    // What the engine names, and who and what stands in the words of the evidence.
    const inQuote = uses.flatMap(u => (s.evidence.some(e => inside(words[u.from], e.span)) ? [u.entity] : []))
    const speaking = s.speaker === null ? null : speakerOf(s.speaker, segment)
    const quote = s.evidence[0]?.quote ?? ''
    const listener = voices.participants.length === 2 ? voices.participants.find(p => p !== speaking) : undefined
    const self =
      s.kind !== 'fact'
        ? []
        : SELF_FACT.test(quote) && speaking
          ? [speaking]
          : YOU_FACT.test(quote) && speaking && listener
            ? [listener]
            : /^(?:so |and |well |um,? |yeah,? )*s?he(?:['’]s| is| was| runs| leads)\b/i.test(quote)
              ? topics.person(segment, quote, speaking)
              : []
    const aboutIds = [...new Set([...about.flatMap(a => link(a, segment) ?? []), ...inQuote, ...self])].filter(a => a !== id)
    if (id) count(id)
    for (const a of aboutIds) count(a)
    return { ...rest, text: repairText(s.text, repairs), owner: id, ownerSurface: surface, about: aboutIds }
  })

  const titleText = repairText(title, repairs)
  const namedThings = [...used]
    .flatMap(([id, n]) => (id.startsWith('person/') ? [] : [{ entity: book.get(id), count: n }]))
    .flatMap(x => (x.entity ? [{ entity: x.entity, count: x.count }] : []))
    .sort((a, b) => b.count - a.count)
  const titleThings = circle
    .things()
    .filter(n => titleNames(titleText, document, event?.event.title ?? '', n.entity))
    .map(n => ({ entity: n.entity, count: used.get(n.entity.id) ?? 0 }))
  const primary = choosePrimary({
    document,
    owner,
    participants: voices.participants.flatMap(p => book.get(p) ?? []),
    ownerEntity,
    named: [...namedThings, ...titleThings.filter(t => !used.has(t.entity.id))],
    accountOf,
    event: event?.event ?? null,
    title: titleText,
  })
  const titled = titleThings.map(t => t.entity).filter(e => e.type === 'project' || e.type === 'product')
  const subject: EntityId[] =
    titled.length > 0
      ? titled.slice(0, 2).map(e => e.id)
      : primary && primary.entity.type !== 'person' && primary.entity.type !== 'forum'
        ? [primary.entity.id]
        : []
  // A statement without a thing of its own is about what the talk is at, else about what the whole source is about.
  const statements = linkedStatements.map(s => {
    if (s.kind === 'action' || s.kind === 'outcome') return s
    const whole = document.kind === 'transcript' ? [] : subject
    if (s.about.some(id => !id.startsWith('person/')))
      return document.kind === 'document' ? { ...s, about: [...new Set([...s.about, ...whole])] } : s
    const at = topics.thing(s.evidence[0]?.segment ?? 0, s.evidence[0]?.span.start ?? 0)
    const fallback = at.length > 0 ? at : subject
    return fallback.length > 0 ? { ...s, about: [...new Set([...s.about, ...fallback])] } : s
  })
  const nameWords = new Set(
    [
      ...circle
        .people()
        .filter(n => used.has(n.entity.id))
        .map(n => n.entity.name),
      owner.name,
    ].flatMap(wordsOf),
  )
  const day = document.date?.day ?? event?.event.day ?? null
  const { relations, contradicts } = relateStatements({ source: document.id, day, statements, nameWords, knowledge })
  const restated = new Set(relations.flatMap(r => (r.restates ? [r.index] : [])))
  const completes = matchCompletions({
    document,
    day,
    reports: extraction.completions,
    statements,
    people: [...new Set([...voices.participants, ...used.keys()])],
    voiceAt: s => {
      const speaker = document.segments[s]?.speaker ?? null
      return speaker === null ? null : speakerOf(speaker, s)
    },
    namedAt: s => namedIn.get(s) ?? NOBODY,
    nameWords,
    repaired: t => repairText(t, repairs),
    knowledge,
  })
  if (primary) count(primary.entity.id, 0)

  const withHeard = (e: Entity): Entity => {
    const forms = repairs
      .filter(r => r.entity === e.id)
      .flatMap(r => [r.heard, ...(r.alsoHeard ?? [])])
      .filter(h => !e.heardAs.some(x => foldName(x) === foldName(h)))
    return forms.length > 0 ? { ...e, heardAs: [...e.heardAs, ...forms] } : e
  }
  const entities = [...used.keys()].flatMap(id => book.get(id) ?? []).map(withHeard)
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
    summary: extraction.summary.map(s => ({ ...s, text: repairText(s.text, repairs) })),
    topics: extraction.topics.map(t => ({ ...t, text: repairText(t.text, repairs) })),
    nextMeeting: extraction.nextMeeting ? repairText(extraction.nextMeeting.text, repairs) : null,
    statements: statements.map((s, i) =>
      contradicts.has(i) && !restated.has(i) ? { ...s, review: s.review ?? contradicts.get(i) ?? null } : s,
    ),
    completions: extraction.completions.map(c => ({ ...c, text: repairText(c.text, repairs) })),
    relations,
    completes,
    repairs,
    ambiguous: uniqueQuestions(ambiguous),
    mentioned: [...used].map(([entity, n]) => ({ entity, count: n })).sort((a, b) => b.count - a.count || a.entity.localeCompare(b.entity)),
  }
}

const SELF_FACT = /^(?:so |and |well |um,? )*(?:I['’]m|I am|I was|I work|I run|I lead|my role|as of .{0,30}I am|from .{0,30}I am)\b/i
const YOU_FACT = /\byou(?:['’]re| are) (?:the |a |an |our |now )?(?:\p{Lu}|[\p{L}-]+ (?:manager|director|lead|head|officer|engineer))/iu

/** What the talk is at in a place: the last thing or person named, a few segments back at most. */
function topicFinder(document: SourceDocument, uses: readonly NameUse[], words: readonly Word[], book: EntityBook) {
  const reach = document.kind === 'transcript' ? 5 : 2
  const before = (segment: number, offset: number, wanted: (id: EntityId) => boolean): EntityId[] => {
    for (let i = uses.length - 1; i >= 0; i--) {
      const u = uses[i]
      const w = u ? words[u.from] : undefined
      if (!u || !w || w.start > offset || w.segment > segment) continue
      if (segment - w.segment > reach) return []
      if (wanted(u.entity)) return [u.entity]
    }
    return []
  }
  return {
    thing: (segment: number, offset: number) =>
      before(segment, offset, id => /^(?:account|project|product)/.test(id) && book.get(id) !== null),
    person: (segment: number, quote: string, speaking: EntityId | null) => {
      const at = document.segments[segment]?.span
      const offset = at ? document.text.indexOf(quote, at.start) : 0
      return before(segment, offset, id => id.startsWith('person/') && id !== speaking)
    },
  }
}

const NOBODY: ReadonlySet<EntityId> = new Set()
const inside = (w: Word | undefined, span: { start: number; end: number }): boolean =>
  w !== undefined && w.start >= span.start && w.end <= span.end

function titleOf(document: SourceDocument, extraction: Extraction, event: string | null): string {
  const own = document.title
  if (own && own.from !== 'file-name') return own.text
  return event ?? own?.text ?? extraction.title ?? document.fileName.replace(/\.[a-z0-9]+$/i, '')
}

const titleNames = (title: string, document: SourceDocument, event: string, e: Entity): boolean => {
  const text = ` ${wordsOf(`${title} ${document.title?.text ?? ''} ${document.fileName} ${event} ${document.messages[0]?.subject ?? ''}`).join(' ')} `
  return [e.name, ...e.aliases].some(n => foldName(n).length > 2 && text.includes(` ${foldName(n)} `))
}

/** Authors of messages and documents as speakers: by address, else by name. */
function authorLinks(document: SourceDocument, book: EntityBook, byLabel: (label: string) => EntityId | null): SpeakerLink[] {
  return document.speakers.map(s => {
    const known = s.email ? book.byEmail(s.email) : null
    const entity = known?.id ?? (s.kind === 'named' ? byLabel(s.label) : null)
    return { speaker: s.index, entity, reason: known ? `mail address ${s.email}` : 'the header', confidence: entity ? 0.98 : 0 }
  })
}

function peopleOfMail(document: SourceDocument, book: EntityBook, owner: Owner): Entity[] {
  const out = new Map<EntityId, Entity>()
  for (const m of document.messages) {
    if (m.bulk) continue
    for (const a of [m.from, ...m.to, ...m.cc]) {
      const person = a ? personOfAddress(a) : null
      if (!a || !person) continue
      const link = linkPerson(book, { name: person.name, emails: [a.email.toLowerCase()], company: null }, owner)
      if (link.entity) out.set(link.entity.id, link.entity)
    }
  }
  return [...out.values()]
}

/** The one outside company of those near, for telling a first name apart. */
function companyHere(circle: Circle, owner: Owner): string | null {
  const names = new Set(
    circle
      .people()
      .filter(n => n.strength >= 2 && !isOwner(n.entity, owner))
      .flatMap(n => n.entity.company ?? []),
  )
  const [only] = names
  return names.size === 1 && only ? only : null
}

/** Where the source spells a near name right. Each surface is linked once. */
function exactUses(words: readonly Word[], circle: Circle, cased: boolean): NameUse[] {
  const forms = new Map<string, { parts: readonly string[]; entity: EntityId; strength: number }[]>()
  const add = (name: string, entity: EntityId, strength: number) => {
    const parts = wordsOf(name)
    const head = parts[0]
    if (!head || parts.join('').length < 3) return
    const list = forms.get(head) ?? []
    list.push({ parts, entity, strength })
    forms.set(head, list)
  }
  for (const n of circle.all()) {
    const e = n.entity
    for (const name of [e.name, ...e.aliases]) add(name, e.id, n.strength + 10 * wordsOf(name).length)
    if (e.type === 'person' && n.strength >= 1) for (const p of e.name.split(/\s+/)) add(p, e.id, n.strength)
  }
  const out: NameUse[] = []
  for (let i = 0; i < words.length; i++) {
    const w = words[i]
    const short = w ? initialUse(words, i, circle) : null
    if (short) {
      out.push(short)
      i = short.to - 1
      continue
    }
    const options = w ? forms.get(w.key.split('-')[0] ?? '') : undefined
    if (!w || !options) continue
    let best: { length: number; ids: Map<EntityId, number> } | null = null
    for (const o of options) {
      const length = spans(words, i, o.parts)
      if (length === 0) continue
      const isPerson = o.entity.startsWith('person/')
      if (cased && isPerson && !words.slice(i, i + length).some(x => x.capital)) continue
      if (cased && !isPerson && !w.capital && w.rank !== null && o.parts.length === 1) continue
      if (!cased && length === 1 && w.rank !== null) continue
      if (isPerson && length === 1 && w.opens && w.rank !== null && w.rank < 1500) continue
      if (!best || length > best.length) best = { length, ids: new Map() }
      if (length === best.length) best.ids.set(o.entity, Math.max(best.ids.get(o.entity) ?? 0, o.strength))
    }
    if (!best) continue
    const top = Math.max(...best.ids.values())
    const leaders = [...best.ids].filter(([, s]) => s >= top - 0.4)
    const [only] = leaders
    if (leaders.length === 1 && only && (top % 10 >= 1 || best.length > 1)) out.push({ entity: only[0], from: i, to: i + best.length })
    i += best.length - 1
  }
  return out
}

/** `S. Baek`: an initial and a surname that one near person has. */
function initialUse(words: readonly Word[], at: number, circle: Circle): NameUse | null {
  const [a, b] = [words[at], words[at + 1]]
  if (!a || !b || a.text.length !== 1 || !a.capital || !b.capital || b.segment !== a.segment || !/^\. ?$/.test(b.gap)) return null
  const fits = circle.people().filter(n => nameParts(n.entity.name).last === b.key && nameParts(n.entity.name).first.startsWith(a.key))
  const [only] = fits
  return fits.length === 1 && only ? { entity: only.entity.id, from: at, to: at + 2 } : null
}

/** Number of source words that spell `parts` from `at`, 0 where they do not. A hyphenated source word may hold several parts. */
function spans(words: readonly Word[], at: number, parts: readonly string[]): number {
  let p = 0
  for (let i = at; i < words.length && i < at + parts.length; i++) {
    const w = words[i]
    if (!w || (i > at && (w.segment !== words[at]?.segment || !/^[\s-]*$/.test(w.gap)))) return 0
    for (const piece of w.key.split('-')) {
      if (piece !== parts[p]) return 0
      p++
    }
    if (p === parts.length) return i - at + 1
  }
  return 0
}

function heardNames(
  words: readonly Word[],
  exact: readonly NameUse[],
  circle: Circle,
  book: EntityBook,
  knowledge: KnowledgeView,
  cased: boolean,
): NameRepair[] {
  const right = new Set<number>()
  for (const u of exact) for (let i = u.from; i < u.to; i++) right.add(i)
  const all = circle.all()
  const found = findHeard(words, {
    candidates: all,
    rightNames: rightNames(circle),
    decisions: h => knowledge.decisionsFor(h),
    cased,
    right: i => right.has(i),
  })
  const startOf = new Map(words.map((w, i) => [w.start, i]))
  const out = found.flatMap(r => {
    const spans = r.spans.filter(s => wordsOfSpan(words, startOf, s.span).some(i => !right.has(i)))
    return spans.length > 0 ? [{ ...r, spans }] : []
  })
  for (const [form, id] of knownHeard(words, all)) {
    const e = book.get(id)
    if (!e || out.some(r => foldName(r.heard) === form)) continue
    const parts = form.split(' ')
    const spans = words.flatMap((w, i) => {
      const n = right.has(i) ? 0 : spansOf(words, i, parts)
      const last = words[i + n - 1]
      return n > 0 && last && (w.capital || !cased || parts.length > 1)
        ? [{ segment: w.segment, span: { start: w.start, end: last.end } }]
        : []
    })
    const first = spans[0]
    if (first)
      out.push({
        heard: words.find(w => w.start === first.span.start) ? (e.heardAs.find(h => foldName(h) === form) ?? form) : form,
        entity: id,
        canonical: e.name,
        reason: `known heard form, ${spans.length} times`,
        score: 0.95,
        spans,
      })
  }
  return out
}
const spansOf = spans

/** `Laran` of `Oyelaran`: the beginning or end of the first name, at least four letters of it. */
function isShortForm(heard: string, form: string): boolean {
  const [short, full] = [foldName(heard), foldName(form)]
  return !short.includes(' ') && short.length >= 4 && short.length < full.length && (full.startsWith(short) || full.endsWith(short))
}

function wordsOfSpan(words: readonly Word[], startOf: ReadonlyMap<number, number>, span: { start: number; end: number }): number[] {
  const out: number[] = []
  for (let i = startOf.get(span.start) ?? words.length; i < words.length && (words[i]?.start ?? 0) < span.end; i++) out.push(i)
  return out
}

function usesOfRepairs(words: readonly Word[], repairs: readonly NameRepair[]): NameUse[] {
  const startOf = new Map(words.map((w, i) => [w.start, i]))
  return repairs.flatMap(r =>
    r.spans.flatMap(s => {
      const from = startOf.get(s.span.start)
      if (from === undefined) return []
      let to = from + 1
      while (words[to] && (words[to]?.start ?? 0) < s.span.end) to++
      return [{ entity: r.entity, from, to }]
    }),
  )
}

/** A surface in a statement: misheard, a thing's name, or a person's. */
function linkSurface(
  surface: string,
  segment: number | null,
  heard: ReadonlyMap<string, EntityId>,
  circle: Circle,
  book: EntityBook,
  knowledge: KnowledgeView,
  ambiguous: Ambiguity[],
): EntityId | null {
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

const question = (surface: string, candidates: readonly Entity[], reason: string, segment: number | null): Ambiguity => ({
  surface,
  candidates: candidates.slice(0, 6).map(e => ({
    entity: e.id,
    score: Math.round((1 / candidates.length) * 100) / 100,
    reason: e.company ? `${reason}; ${e.name}, ${e.company}` : reason,
  })),
  segment,
})
function uniqueQuestions(list: readonly Ambiguity[]): Ambiguity[] {
  return [...new Map(list.map(a => [foldName(a.surface), a])).values()]
}

function accountOfPerson(p: Entity, book: EntityBook): Entity | null {
  for (const email of p.emails) {
    const domain = companyDomain(email)
    const account = domain ? book.byEmail(`@${domain}`) : null
    if (account?.type === 'account') return account
  }
  const named = p.company ? book.byName(p.company, 'account') : []
  return named.length === 1 ? (named[0] ?? null) : null
}

function reasonFor(e: Entity, owner: Owner, circle: Circle): string {
  if (isOwner(e, owner)) return 'the owner of the vault'
  const near = circle.all().find(n => n.entity.id === e.id)
  const mail = e.emails.find(m => !m.startsWith('@'))
  if (e.type === 'person') return mail ? `mail address ${mail}` : (near?.why ?? 'named in full')
  if (e.type === 'account') return e.emails[0] ? `mail domain ${e.emails[0].slice(1)}` : 'named by a header'
  return near?.why ?? 'named in this source'
}

function reviewFor(e: Entity, circle: Circle, knowledge: KnowledgeView): string | null {
  if (e.type !== 'person') return null
  const namesake = knowledge.entitiesByName(e.name).find(o => o.type === 'person' && o.id !== e.id)
  if (namesake) return `same name as ${namesake.pageName}: another person?`
  if (nameParts(e.name).last === null)
    return circle.strength(e.id) >= 3 && isGivenName(foldName(e.name)) ? 'only a first name is known' : 'only one name is known'
  return null
}

function updateOf(before: Entity | null, after: Entity): EntityUpdate | null {
  if (!before) return null
  const addAliases = after.aliases.filter(a => !before.aliases.includes(a))
  const addEmails = after.emails.filter(a => !before.emails.includes(a))
  const set: { company?: string; role?: string; phone?: string; name?: string } = {}
  if (after.company && after.company !== before.company) set.company = after.company
  if (after.role && after.role !== before.role) set.role = after.role
  if (after.phone && after.phone !== before.phone) set.phone = after.phone
  if (after.name !== before.name) set.name = after.name
  if (addAliases.length + addEmails.length + Object.keys(set).length === 0) return null
  return {
    entity: after.id,
    addAliases,
    addEmails,
    set,
    reason: set.name ? `${before.name} is ${set.name}` : 'learned from header or signature',
  }
}
