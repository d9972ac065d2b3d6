import type { KnowledgeView, NameKeyList } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import type { Entity, Owner } from '../model/entity.ts'
import type { EntityId } from '../model/ids.ts'
import type { RecordedEvent } from '../model/record.ts'
import { foldName, wordsOf } from '../model/text.ts'
import { compareEmployers, type Employer, type EntityBook, employerOf, isOwner } from './entity-book.ts'
import { linkPerson, type Near } from './link-person.ts'
import { entitiesByKeys } from './name-keys.ts'
import { personOfAddress } from './person-name.ts'
import { phoneticKeys } from './phonetic.ts'
import type { Word } from './words.ts'

/** Everybody and everything that this talk may name, the nearest reading of each kept. */
export class Circle {
  readonly #near = new Map<EntityId, Near>()
  add(entity: Entity, strength: number, why: string): void {
    const known = this.#near.get(entity.id)
    if (!known || known.strength < strength) this.#near.set(entity.id, { entity, strength, why })
    else if (known.entity !== entity) this.#near.set(entity.id, { ...known, entity })
  }
  has(id: EntityId): boolean {
    return this.#near.has(id)
  }
  strength(id: EntityId): number {
    return this.#near.get(id)?.strength ?? 0
  }
  all(): readonly Near[] {
    return [...this.#near.values()]
  }
  people(): readonly Near[] {
    return this.all().filter(n => n.entity.type === 'person')
  }
  things(): readonly Near[] {
    return this.all().filter(n => n.entity.type !== 'person')
  }
  /** Employers of those who take part or are invited. */
  employers(): readonly Employer[] {
    return this.people()
      .filter(n => n.strength >= 2)
      .map(n => employerOf(n.entity))
  }
}

/** People of a calendar event as entities, new ones drafted. */
export function attendeesOf(event: RecordedEvent, book: EntityBook, owner: Owner): { entity: Entity; declined: boolean }[] {
  const out = new Map<EntityId, { entity: Entity; declined: boolean }>()
  const list = [...event.attendees, ...(event.organizer ? [{ ...event.organizer, status: 'ACCEPTED' }] : [])]
  for (const a of list) {
    const person = personOfAddress(a)
    if (!person) continue
    const email = a.email.toLowerCase()
    const seed = { name: person.name, emails: email ? [email] : [], company: person.company }
    const link = linkPerson(book, seed, owner)
    if (!link.entity && link.candidates.length > 0) continue
    const entity =
      link.entity ??
      book.create('person', person.name, { emails: seed.emails, company: person.company }, person.company ?? email.split('@')[1] ?? null)
    const declined = /^declined$/i.test(a.status ?? '')
    const known = out.get(entity.id)
    out.set(entity.id, { entity, declined: known ? known.declined || declined : declined })
  }
  return [...out.values()]
}

const DAY = 86_400_000

/** People of other events within two weeks: invited somewhere near in time, so that their names are expected. */
export function attendeesAround(document: SourceDocument, knowledge: KnowledgeView, book: EntityBook, owner: Owner): Entity[] {
  const day = document.date?.day
  if (!day) return []
  const at = Date.parse(`${day}T12:00:00Z`)
  return knowledge
    .eventsBetween(at - 14 * DAY, at + 14 * DAY)
    .slice(0, 40)
    .flatMap(e => attendeesOf(e, book, owner).map(a => a.entity))
}

const houseOf = (account: Entity): Employer => ({ company: account.name, domains: account.emails.map(x => x.replace(/^@/, '')) })

/** True where the person works for one of these accounts. */
export const worksAt = (e: Entity, accounts: readonly Entity[]): boolean =>
  accounts.some(a => compareEmployers(houseOf(a), employerOf(e)) === 'same')

/** Adds what the words of the talk call up from the index: by name, by name word, by sound. Lookups only; their number grows with the talk. */
export function callUp(
  circle: Circle,
  words: readonly Word[],
  book: EntityBook,
  view: KnowledgeView,
  owner: Owner,
  cased: boolean,
  /** Accounts that the title names: their people are near, too. */
  titled: readonly Entity[] = [],
): void {
  const own = circle.people().find(n => isOwner(n.entity, owner))
  const employers = [...circle.employers(), ...(own ? [employerOf(own.entity)] : []), ...titled.map(houseOf)]
  const strengths = new Map<EntityId, number>()
  // A large vault calls up many people of few employers: each employer is compared once.
  const near = new Map<string, boolean>()
  const worksNear = (e: Entity): boolean => {
    const employer = e.type === 'account' ? houseOf(e) : employerOf(e)
    const key = `${employer.company}\n${employer.domains.join('\n')}`
    const isNear = near.get(key) ?? employers.some(m => compareEmployers(m, employer) === 'same')
    near.set(key, isNear)
    return isNear
  }
  const strengthOf = (e: Entity): number => {
    let s = strengths.get(e.id)
    if (s === undefined) {
      s = e.type === 'person' ? (worksNear(e) ? 1 : 0.5) : e.type === 'account' && worksNear(e) ? 2 : 1
      strengths.set(e.id, s)
    }
    return s
  }
  const found = (e: Entity) =>
    circle.add(book.now(e), strengthOf(e), strengthOf(e) >= 1 && e.type === 'person' ? 'works with those who take part' : 'known')
  const asked = asksOf(words, cased)
  const byWord = book.byWords(asked.flatMap(a => (a.list === 'word' ? a.key : [])))
  const bySound = entitiesByKeys(
    view,
    'sound',
    asked.flatMap(a => (a.list === 'sound' ? a.key : [])),
    20,
  )
  for (const { list, key } of asked) {
    const all = (list === 'word' ? byWord : bySound).get(key) ?? []
    // A sound or word that many strangers share points at none of them.
    const strangers = all.filter(e => e.type === 'person' && strengthOf(e) < 1)
    for (const e of strangers.length > 6 ? all.filter(x => !strangers.includes(x)) : all) found(e)
  }
  for (const e of view.glossary?.() ?? []) circle.add(book.get(e.id) ?? e, 1, 'glossary')
  for (const e of book.changed()) if (e.type !== 'person') circle.add(e, Math.max(1, strengthOf(e)), 'named in this source')
}

/** Sounds that are looked up for one talk. */
const MOST_SOUNDS = 1500

/** What the words of a talk ask the index: words and sounds that may be names, each once, in the order in which they are said. */
function asksOf(words: readonly Word[], cased: boolean): { readonly list: NameKeyList; readonly key: string }[] {
  const out: { list: NameKeyList; key: string }[] = []
  const [asked, heard, keys] = [new Set<string>(), new Set<string>(), new Set<string>()]
  let sounds = 0
  const hear = (text: string, folded: string): void => {
    if (sounds > MOST_SOUNDS || heard.has(folded)) return
    heard.add(folded)
    for (const key of phoneticKeys(text)) {
      sounds++
      if (keys.has(key)) continue
      keys.add(key)
      out.push({ list: 'sound', key })
    }
  }
  words.forEach((w, i) => {
    const suspicious = (w.capital && (!w.opens || w.rank === null)) || (w.rank === null && (w.key.length > 2 || !cased))
    if (!suspicious) return
    if (!asked.has(w.key)) {
      asked.add(w.key)
      out.push({ list: 'word', key: w.key })
    }
    const [before, next] = [words[i - 1], words[i + 1]]
    const [left, right] = [before?.segment === w.segment ? before : null, next?.segment === w.segment ? next : null]
    hear(w.text, w.key)
    if (right) hear(joined(w, right), `${w.key} ${right.key}`)
    if (left) hear(joined(left, w), `${left.key} ${w.key}`)
    if (left && right && w.capital && right.capital) hear(joined(left, w, right), `${left.key} ${w.key} ${right.key}`)
  })
  return out
}

/** Words run together, as a recogniser may have torn one name apart. */
const joined = (...words: readonly Word[]): string =>
  words
    .map((w, i) => (w.possessive && i + 1 < words.length ? `${w.text}s` : w.text))
    .join('')
    .replaceAll('-', '')

/** Folded right names of near entities: whole names, aliases and their words. Never to be taken for something misheard. */
export function rightNames(circle: Circle): ReadonlySet<string> {
  const out = new Set<string>()
  for (const n of circle.all()) {
    if (n.strength < 1) continue
    for (const name of [n.entity.name, ...n.entity.aliases]) {
      out.add(foldName(name))
      if (n.entity.type === 'person') for (const w of wordsOf(name)) if (w.length > 2) out.add(w)
    }
  }
  return out
}
