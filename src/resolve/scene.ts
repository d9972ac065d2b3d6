import type { KnowledgeView } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import type { Ambiguity, Entity, Owner } from '../model/entity.ts'
import type { Extraction } from '../model/extraction.ts'
import type { EntityId } from '../model/ids.ts'
import type { VaultLayout } from '../model/layout.ts'
import { foldName, wordsOf } from '../model/text.ts'
import { commonRank } from './common-words.ts'
import { draftEntities } from './draft.ts'
import { type EntityBook, entityBook, isOwner } from './entity-book.ts'
import { type EventMatch, matchEvent } from './event-match.ts'
import { linkName, linkPerson } from './link-person.ts'
import { titleKey } from './memory-knowledge.ts'
import { attendeesAround, attendeesOf, Circle, callUp, worksAt } from './near.ts'
import { nameParts, personName, personOfAddress } from './person-name.ts'
import { rosterOf } from './roster.ts'
import { forumOfSeries } from './series.ts'
import { bearersOf, bringNearSpokenTo, inTouch } from './spoken-to.ts'
import { question } from './statement-links.ts'
import { capitalRuns, trimRun } from './things.ts'
import type { Identified } from './voice-input.ts'
import { behindLabels } from './voice-labels.ts'
import { type Word, wordsIn } from './words.ts'

/** Who and what one source can be about, before its text is read: the people near it, the event, the words. */
export interface Scene {
  readonly book: EntityBook
  readonly circle: Circle
  readonly ownerEntity: Entity | null
  readonly event: EventMatch | null
  /** Invited and not declined. */
  readonly invited: readonly EntityId[]
  readonly habits: readonly { readonly entity: EntityId; readonly count: number }[]
  readonly mailPeople: readonly EntityId[]
  /** Voices whose label is a name, and voices that a header identifies. */
  readonly named: ReadonlyMap<number, EntityId>
  readonly identified: ReadonlyMap<number, Identified>
  /** Voices whose label is the address, the number or the device of somebody known. */
  readonly behind: ReadonlyMap<number, Identified>
  /** Whom the title names in full. */
  readonly titledPeople: readonly EntityId[]
  readonly stated: readonly EntityId[]
  readonly title: string
  readonly words: readonly Word[]
  /** True where the source writes names with capitals. */
  readonly cased: boolean
}

/** Gathers the scene of a source: drafts what its form proves, adds who is invited, usual or called up by its words. */
export function gatherScene(
  document: SourceDocument,
  extraction: Extraction,
  knowledge: KnowledgeView,
  view: KnowledgeView,
  context: { readonly owner: Owner; readonly layout: VaultLayout },
  ambiguous: Ambiguity[],
): Scene {
  const { owner, layout } = context
  const book = entityBook(view, layout)
  const labels = document.speakers.filter(s => s.kind === 'named').map(s => s.label)
  const event = matchEvent(document, knowledge, labels)
  // What the calendar proved in an earlier run counts as if it had come with this source: who is invited where, and from which houses.
  const invitation = event ? [{ ...event.event, timeZone: null, location: null }] : []
  const roster = rosterOf({ ...document, events: [...document.events, ...invitation] }, owner)
  for (const e of draftEntities(roster, view, context)) book.put(e)
  const circle = new Circle()
  for (const p of roster.people) {
    const [only, ...more] = p.proof === 'talk' ? book.byName(p.name, 'person') : []
    if (only && more.length === 0) circle.add(only, 2, 'introduced in this talk')
  }
  const ownerEntity = book.byName(owner.name, 'person').find(e => isOwner(e, owner)) ?? null
  if (ownerEntity) circle.add(ownerEntity, 3, 'the owner')
  const attendees = event ? attendeesOf(event.event, book, owner) : []
  for (const a of attendees) circle.add(a.entity, a.declined ? 1 : 2, a.declined ? 'invited, declined' : 'invited')
  for (const e of attendeesAround(document, knowledge, book, owner)) circle.add(e, 1, 'invited around that day')
  const forum = forumOfSeries(event, book, owner)
  if (forum) circle.add(forum, 2, 'a series in the calendar')
  const title = talkTitle(document, extraction, event?.event.title ?? null)
  const habits = document.kind === 'transcript' ? knowledge.habitualParticipants(titleKey(title)) : []
  for (const h of habits) {
    const e = book.get(h.entity)
    if (e) circle.add(e, 1.5, 'usually takes part')
  }
  const mailPeople = peopleOfMail(document, book, owner)
  for (const e of mailPeople) circle.add(e, 3, 'in the mail')
  for (const label of [...labels, ...document.statedParticipants, ...document.speakers.flatMap(s => s.identified?.name ?? [])]) {
    const name = personName(label)?.name ?? ''
    const [only, ...more] = nameParts(name).last ? book.byName(name, 'person') : []
    if (only && more.length === 0) circle.add(only, 3, 'participant')
  }
  const words = wordsIn(document)
  const cased = words.filter(w => w.capital && !w.opens).length > words.length * 0.01
  // What a mail's subject or a file's name says stands in none of its sentences.
  const titled = new Map<EntityId, Entity>()
  const titledPeople = new Set<EntityId>()
  const called = `${title} . ${document.messages[0]?.subject ?? ''}`
  const runs = capitalRuns(called).flatMap(r => [r.text, trimRun(r.text) ?? r.text, ...r.text.split(/\s+/)])
  // A file's name is often written without capitals.
  for (const name of new Set([...runs, ...wordsOf(called).filter(w => commonRank(w) === null)]))
    for (const e of book.byName(name))
      if (e.type === 'person' && document.kind === 'transcript' && nameParts(name).last !== null && !isOwner(e, owner)) {
        circle.add(e, 1, 'in the title')
        titledPeople.add(e.id)
      } else if (e.type === 'project' || e.type === 'forum' || e.type === 'account') {
        circle.add(e, 1, 'in the title')
        if (e.type === 'account') titled.set(e.id, e)
        else for (const p of regulars(e, knowledge, book)) circle.add(p, 1, `took part in earlier talks of ${e.name}`)
      }
  callUp(circle, words, book, view, owner, cased, [...titled.values()])
  bringNearSpokenTo(document, words, circle, book, event !== null || document.statedParticipants.length > 0)
  // A first name on a label, in a header or the file's name: the one known bearer with whom you are in touch.
  const firstNames = [...labels, ...document.statedParticipants, ...document.speakers.flatMap(s => s.identified?.name ?? [])]
  for (const label of firstNames) {
    const said = personName(label)?.name ?? ''
    const known = nameParts(said).last ? null : inTouch(book, foldName(said), document.date?.day ?? null)
    if (known) circle.add(book.now(known), 1, `in touch on ${known.lastContact}`)
  }
  // "Étienne" in the talk about Belmarais is the one of that name who works there.
  for (const label of [...labels, ...document.statedParticipants])
    for (const e of nameParts(personName(label)?.name ?? '').last ? [] : book.byWord(foldName(label), 'person'))
      if (worksAt(e, [...titled.values()])) circle.add(e, 1, 'works for whom the talk is about')
  return {
    book,
    circle,
    ownerEntity,
    event,
    invited: attendees.filter(a => !a.declined).map(a => a.entity.id),
    habits,
    mailPeople: mailPeople.map(e => e.id),
    behind: behindLabels(document, book, circle.people(), first => oneOfName(first, circle, book, document)),
    titledPeople: [...titledPeople],
    // First names on labels come last, when the full names near this talk are known.
    ...linkLabels(document, book, circle, knowledge, owner, ambiguous),
    title,
    words,
    cased,
  }
}

/** Who is meant by a first name on a device: the only one near, else the only one known with whom you are in touch. */
function oneOfName(first: string, circle: Circle, book: EntityBook, document: SourceDocument): EntityId | null {
  const known = bearersOf(book, first)
  const near = known.filter(e => circle.strength(e.id) >= 2)
  const [only] = near.length > 0 ? near : known.filter(e => circle.strength(e.id) >= 1 || inTouch(book, first, document.date?.day ?? null))
  return only && (near.length === 1 || known.length === 1) ? only.id : null
}

function linkLabels(
  document: SourceDocument,
  book: EntityBook,
  circle: Circle,
  knowledge: KnowledgeView,
  owner: Owner,
  ambiguous: Ambiguity[],
): Pick<Scene, 'named' | 'identified' | 'stated'> {
  const linked = new Map<string, EntityId>()
  const linkLabel = (raw: string): EntityId | null => {
    const said = personName(raw)
    if (!said) return null
    const { name, company } = said
    if (book.byName(name, 'account').length > 0 && book.byName(name, 'person').length === 0) return null
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
  const single = new Map(document.speakers.map(s => [s, nameParts(personName(s.label)?.name ?? '').last === null ? 1 : 0]))
  for (const s of [...document.speakers].sort((a, b) => (single.get(a) ?? 0) - (single.get(b) ?? 0))) {
    if (s.kind === 'named') {
      const id = (s.email ? book.byEmail(s.email)?.id : undefined) ?? linkLabel(s.label)
      if (id) named.set(s.index, id)
    } else if (s.identified) {
      const id = linkLabel(s.identified.name)
      if (id) identified.set(s.index, { entity: id, reason: s.identified.reason, confidence: s.identified.confidence })
    }
  }
  return { named, identified, stated: document.statedParticipants.flatMap(n => linkLabel(n) ?? []) }
}

/** Who took part in talks of the project or forum before. */
const regulars = (e: Entity, knowledge: KnowledgeView, book: EntityBook): Entity[] =>
  knowledge.habitualParticipants(e.id).flatMap(h => book.get(h.entity) ?? [])

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

function talkTitle(document: SourceDocument, extraction: Extraction, event: string | null): string {
  const own = document.title
  // "1:1 — Kaveh Rostami" only says who: what about comes from the talk.
  const one = /^(?:1:1|1-1|1 on 1|one[- ]on[- ]one)(?: with)?[\s:–—-]+(\p{L}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*){0,3})$/iu.exec(
    own?.text.trim() ?? '',
  )
  const short = extraction.topics.map(t => t.text).filter(t => t.length <= 40)
  const matter = [...short.filter(t => t.includes(' ')), ...short.filter(t => !t.includes(' '))].slice(0, 2)
  if (one?.[1] && matter.length) return `1:1 with ${one[1]}, ${matter.join(' and ')}`
  if (own && own.from !== 'file-name') return own.text
  if (own && !event && extraction.title && /\b(?:memo|voice ?note|dictation|recording|audio)\b/i.test(own.text)) return extraction.title
  return event ?? own?.text ?? extraction.title ?? document.fileName.replace(/\.[a-z0-9]+$/i, '')
}

/** True where the title, the file name or the event names the entity. */
export const titleNames = (title: string, document: SourceDocument, event: string, e: Entity): boolean => {
  const text = ` ${wordsOf(`${title} ${document.title?.text ?? ''} ${document.fileName} ${event} ${document.messages[0]?.subject ?? ''}`).join(' ')} `
  return [e.name, ...e.aliases].some(n => foldName(n).length > 2 && text.includes(` ${foldName(n)} `))
}
