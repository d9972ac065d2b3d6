import type { SourceDocument } from '../model/document.ts'
import type { Entity } from '../model/entity.ts'
import type { EntityId } from '../model/ids.ts'
import { foldName, wordsOf } from '../model/text.ts'
import type { EntityBook } from './entity-book.ts'
import { isGivenName } from './given-names.ts'
import type { NameUse } from './name-use.ts'
import type { Circle } from './near.ts'
import { nameParts } from './person-name.ts'
import { soundsOf } from './phonetic.ts'
import { presenceSigns } from './presence.ts'
import { introducesSelf } from './self-introduction.ts'
import { soundSimilarity } from './sound-distance.ts'
import type { Word } from './words.ts'

const DAY = 86_400_000
/** For how long after the last contact a first name alone still means the one whom you knew by it. */
const IN_TOUCH = 120 * DAY

/** Known people of this very first name. */
export const bearersOf = (book: EntityBook, first: string): readonly Entity[] =>
  book.byWord(first, 'person').filter(e => nameParts(e.name).first === first || e.aliases.some(a => foldName(a) === first))

/** The only one known of a first name, if you were in touch shortly before this talk. */
export function inTouch(book: EntityBook, first: string, day: string | null): Entity | null {
  const [only, ...more] = bearersOf(book, first)
  if (!only || more.length > 0 || !only.lastContact || day === null) return null
  const apart = Date.parse(day) - Date.parse(only.lastContact)
  return apart >= 0 && apart <= IN_TOUCH ? only : null
}

/**
 * Brings near who is spoken to, or says that he is here, by a first name: the one known bearer who was in touch shortly before, who works where
 * the voice says that it calls from ("this is Tessa from Kilnhouse"), and, where nobody bears it and no calendar expects another, somebody new.
 */
export function bringNearSpokenTo(
  document: SourceDocument,
  words: readonly Word[],
  circle: Circle,
  book: EntityBook,
  isExpected: boolean,
): void {
  if (document.kind !== 'transcript') return
  const day = document.date?.day ?? null
  // What the words call up is near by now, be it as a stranger.
  const near = Map.groupBy(circle.people(), n => nameParts(n.entity.name).first)
  const touched = new Map<string, Entity | null>()
  const uses: NameUse[] = []
  for (const [i, w] of words.entries()) {
    if (!w.capital || w.key.length < 3) continue
    const house = fromWhere(words, i, book)
    if (house) circle.add(house, 2.5, 'says where from')
    const bearers = near.get(w.key) ?? []
    if (bearers.length === 0 && !isExpected && isNewcomer(document, words, i, circle, book)) {
      circle.add(book.create('person', w.text), 2, 'introduced in this talk')
      near.set(w.key, [...circle.people()].slice(-1))
    }
    if (bearers.length !== 1 || bearers.some(n => n.strength >= 1)) continue
    const only = touched.get(w.key) ?? inTouch(book, w.key, day)
    touched.set(w.key, only)
    if (only) uses.push({ entity: only.id, from: i, to: i + 1 })
  }
  const known = new Map([...touched.values()].flatMap(e => (e ? [[e.id, e] as const] : [])))
  for (const s of presenceSigns(document, words, uses)) {
    const e = known.get(s.entity)
    if (e && s.kind !== 'absent') circle.add(book.now(e), 1, `spoken to, in touch on ${e.lastContact}`)
  }
}

/** `This is Tessa from the port`, said by a voice without a name: a given name that nobody known bears, nor one that sounds alike. */
function isNewcomer(document: SourceDocument, words: readonly Word[], at: number, circle: Circle, book: EntityBook): boolean {
  const [w, next, after] = [words[at], words[at + 1], words[at + 2]]
  const speaker = w ? (document.segments[w.segment]?.speaker ?? null) : null
  if (!w || !isGivenName(w.key) || speaker === null || document.speakers[speaker]?.kind === 'named') return false
  const fromSomewhere = next?.segment === w.segment && after?.segment === w.segment && /^(?:from|of|at)$/.test(next.key)
  if (!fromSomewhere || introducesSelf(document, words, { entity: NOBODY, from: at, to: at + 1 }) !== true) return false
  const sounds = soundsOf(w.text)
  const alike = circle.people().some(n => soundSimilarity(sounds, soundsOf(n.entity.name.split(' ')[0] ?? '')) >= 0.6)
  return !alike && bearersOf(book, w.key).length === 0
}
const NOBODY = 'person/' as EntityId

/** `Tessa from Kilnhouse`: the one of several Tessas who works there. */
function fromWhere(words: readonly Word[], at: number, book: EntityBook): Entity | null {
  const next = words[at + 1]
  const [name, place] = [words[at], words[at + 2]]
  if (!name || !next || !place || place.segment !== name.segment || !/^(?:from|of|at)$/.test(next.key)) return null
  const said = words.slice(at + 2, at + 6).filter(w => w.segment === name.segment && (w.capital || w.key === 'the'))
  const heard = ` ${said.map(w => w.key).join(' ')} `
  const there = bearersOf(book, name.key).filter(e => {
    const house = e.company ? wordsOf(e.company) : []
    return house.length > 0 && heard.includes(` ${house.join(' ')} `)
  })
  return there.length === 1 ? (there[0] ?? null) : null
}
