import type { KnowledgeView } from '../model/contracts.ts'
import type { Entity, Owner } from '../model/entity.ts'
import { fold, foldName, wordsOf } from '../model/text.ts'
import { compareEmployers, type EntityBook, employerOf, isOwner } from './entity-book.ts'
import { fullForms, isNickname } from './given-names.ts'
import { companyDomain, isInitialed, nameParts } from './person-name.ts'
import type { RosterPerson } from './roster.ts'

/** One person, nobody, or several who could be meant. */
export type Link =
  | { readonly entity: Entity; readonly reason: string; readonly confidence: number }
  | { readonly entity: null; readonly candidates: readonly Entity[]; readonly reason: string }

export type PersonSeed = Pick<RosterPerson, 'name' | 'emails' | 'company' | 'former'>

/**
 * Finds the known person that a proven full name or address stands for. A mail address decides; the same name with another
 * employer is another person; a name that several bear is nobody until something tells them apart. `together`: true where somebody known
 * by a first name alone took part in talks of this person's company.
 */
export function linkPerson(book: EntityBook, seed: PersonSeed, owner: Owner, together: (known: Entity) => boolean = () => false): Link {
  for (const email of seed.emails) {
    const known = book.byEmail(email)
    if (known?.type === 'person') return { entity: known, reason: `mail address ${email}`, confidence: 1 }
  }
  const employer = employerOf(seed)
  const namesakes = book.byName(seed.name, 'person')
  const possible = namesakes.filter(e => mayBe(e, seed))
  const sure = possible.filter(e => compareEmployers(employerOf(e), employer) === 'same')
  const one = sure.length === 1 ? sure[0] : possible.length === 1 ? possible[0] : undefined
  if (one)
    return { entity: one, reason: sure.length === 1 ? 'same name and company' : 'same name', confidence: sure.length === 1 ? 0.98 : 0.93 }
  if (possible.length > 1) return { entity: null, candidates: possible, reason: `${possible.length} people are called ${seed.name}` }
  const before = [...new Map(formerSelves(book, seed).map(e => [e.id, e])).values()]
  if (before.length === 1 && before[0]) return { entity: before[0], reason: `was ${before[0].name}`, confidence: 0.97 }
  // A first name that was all one knew, at the same company, becomes the full name.
  const { first, last } = nameParts(seed.name)
  if (last && first.length > 1) {
    const firstOnly = book
      .byWord(first, 'person')
      .filter(e => wordsOf(e.name).join(' ') === first && !isOwner(e, owner) && mayBeAt(e, employer, together))
    const fuller = book
      .byWord(first, 'person')
      .filter(e => nameParts(e.name).first === first && nameParts(e.name).last && compareEmployers(employerOf(e), employer) === 'same')
    if (firstOnly.length === 1 && firstOnly[0] && fuller.length === 0)
      return { entity: firstOnly[0], reason: `known as ${firstOnly[0].name} from talks with this company`, confidence: 0.9 }
  }
  return { entity: null, candidates: [], reason: 'not known' }
}

/** Known people of the same company who bear a name that this one had before. */
export const formerSelves = (book: EntityBook, seed: PersonSeed): Entity[] =>
  (seed.former ?? []).flatMap(n => book.byName(n, 'person').filter(e => compareEmployers(employerOf(e), employerOf(seed)) === 'same'))

function mayBeAt(e: Entity, employer: ReturnType<typeof employerOf>, together: (known: Entity) => boolean): boolean {
  const same = compareEmployers(employerOf(e), employer)
  return same === 'same' || (same === null && together(e))
}

/** Not at another company, and not under an address that was made for a second bearer of the name. */
function mayBe(e: Entity, seed: PersonSeed): boolean {
  if (compareEmployers(employerOf(e), employerOf(seed)) === 'different') return false
  // Whoever has had two names has addresses of both.
  const names = [seed.name, e.name, ...e.aliases].filter(n => n.includes(' '))
  return !(e.emails.length > 0 && seed.emails.length > 0) || [...e.emails, ...seed.emails].every(m => names.some(n => addressSpells(m, n)))
}

/** `k.rao` and `rao.kanchan` spell Kanchan Rao; `kanchan.rao2` and `kanchan.b.rao` were made for a second one. Private addresses prove nothing. */
export function addressSpells(email: string, name: string): boolean {
  if (companyDomain(email) === null) return true
  const local = fold((email.split('@')[0] ?? '').replace(/\+.*$/, ''))
  if (/\d/.test(local)) return false
  const words = nameParts(name).words.flatMap(w => w.split('-'))
  const spell = (rest: string, left: readonly string[]): boolean => {
    if (rest === '') return true
    return left.some((w, i) => {
      const others = left.filter((_, j) => j !== i)
      return (rest.startsWith(w) && spell(rest.slice(w.length), others)) || (rest[0] === w[0] && spell(rest.slice(1), others))
    })
  }
  return spell(local.replace(/[._-]/g, ''), words)
}

/** Somebody near this talk, and how near: 3 takes part, 2 invited, 1 works with those who take part, 0.5 known. */
export interface Near {
  readonly entity: Entity
  readonly strength: number
  readonly why: string
}

/**
 * Finds who a name in the talk means among the people near it: exact name or alias, a part of the name that only one near person bears.
 * Never guesses: several → candidates; a name that only strangers bear → candidates to ask about.
 */
export function linkName(name: string, near: readonly Near[], book: EntityBook, knowledge: KnowledgeView): Link {
  const folded = foldName(name)
  for (const d of knowledge.decisionsFor(name)) {
    if (d.type !== 'same-name') continue
    if (d.context !== null && !near.some(n => n.entity.id === d.context)) continue
    const decided = book.get(d.entity)
    if (decided) return { entity: decided, reason: `you said so (${d.at.slice(0, 10)})`, confidence: 0.99 }
  }
  const best = (list: readonly Near[], reason: string, confidence: number): Link | null => {
    if (list.length === 0) return null
    const top = Math.max(...list.map(n => n.strength))
    const leaders = list.filter(n => n.strength >= top - 0.4)
    const [only] = leaders
    if (leaders.length === 1 && only)
      return { entity: only.entity, reason: `${reason}, ${only.why}`, confidence: Math.min(0.99, confidence + 0.01 * top) }
    return { entity: null, candidates: leaders.map(n => n.entity), reason: `${leaders.length} people could be ${name}` }
  }
  const exact = near.filter(n => [n.entity.name, ...n.entity.aliases].some(x => foldName(x) === folded))
  const { first, last, words } = nameParts(name)
  const found =
    best(
      exact.filter(n => last !== null || n.strength >= 1),
      'name',
      0.95,
    ) ??
    (isInitialed(name)
      ? best(
          near.filter(n => initialFits(name, n.entity.name)),
          'initial and surname',
          0.9,
        )
      : null) ??
    (words.length === 1
      ? (best(
          near.filter(n => n.strength >= 1 && nameParts(n.entity.name).first === first),
          'first name',
          0.88,
        ) ??
        best(
          near.filter(n => n.strength >= 1 && nameParts(n.entity.name).words.includes(first)),
          'part of the name',
          0.85,
        ) ??
        best(
          near.filter(n => n.strength >= 1 && isNickname(first, nameParts(n.entity.name).first)),
          'short form of the name',
          0.8,
        ))
      : null) ??
    (last !== null
      ? best(
          near.filter(n => n.strength >= 1 && nameParts(n.entity.name).last === last && isNickname(first, nameParts(n.entity.name).first)),
          'short form and surname',
          0.85,
        )
      : null)
  if (found) return found
  // Beyond the talk: a full name that exactly one known person bears; a part of a name is only a question.
  const all = book.byName(name, 'person')
  const [only] = all
  if (last !== null && all.length === 1 && only) return { entity: only, reason: 'full name, known', confidence: 0.9 }
  if (all.length > 0) return { entity: null, candidates: all, reason: `known elsewhere as ${name}` }
  if (words.length === 1 && first.length > 1) {
    const some = [...new Map([first, ...fullForms(first)].flatMap(w => book.byWord(w, 'person')).map(e => [e.id, e])).values()].slice(0, 6)
    if (some.length > 0) return { entity: null, candidates: some, reason: 'somebody of that name is known, but not near this talk' }
  }
  return { entity: null, candidates: [], reason: 'not known' }
}

function initialFits(short: string, full: string): boolean {
  const a = short.split(/\s+/)
  const b = full.split(/\s+/)
  return fold(a.at(-1) ?? '') === fold(b.at(-1) ?? '') && fold(a[0]?.[0] ?? '') === fold(b[0]?.[0] ?? '')
}
