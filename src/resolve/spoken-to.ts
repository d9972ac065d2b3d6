import type { SourceDocument } from '../model/document.ts'
import type { Entity } from '../model/entity.ts'
import type { EntityId } from '../model/ids.ts'
import { foldName, wordsOf } from '../model/text.ts'
import type { EntityBook } from './entity-book.ts'
import type { NameUse } from './name-use.ts'
import type { Circle } from './near.ts'
import { nameParts } from './person-name.ts'
import { presenceSigns } from './presence.ts'
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
 * Brings near who is spoken to, or says that he is here, by a first name that one known person bears: who was in touch shortly before, and who
 * works where the voice says that it calls from ("this is Tessa from Kilnhouse").
 */
export function bringNearSpokenTo(document: SourceDocument, words: readonly Word[], circle: Circle, book: EntityBook): void {
  if (document.kind !== 'transcript') return
  const day = document.date?.day ?? null
  const uses: NameUse[] = []
  const touch = new Map<EntityId, Entity>()
  for (const [i, w] of words.entries()) {
    if (!w.capital || w.key.length < 3) continue
    const house = fromWhere(words, i, book)
    if (house) circle.add(house, 2.5, 'says where from')
    const only = circle.people().some(n => n.strength >= 1 && nameParts(n.entity.name).first === w.key) ? null : inTouch(book, w.key, day)
    if (!only) continue
    uses.push({ entity: only.id, from: i, to: i + 1 })
    touch.set(only.id, only)
  }
  for (const s of presenceSigns(document, words, uses)) {
    const known = touch.get(s.entity)
    if (known && s.kind !== 'absent') circle.add(book.now(known), 1, `spoken to, in touch on ${known.lastContact}`)
  }
}

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
