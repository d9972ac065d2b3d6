import type { EntityType } from '../model/entity.ts'
import { foldName } from '../model/text.ts'
import type { EntityBook } from './entity-book.ts'
import { nameParts } from './person-name.ts'

/** A project that is known under the name that this one had before has the new name from now on. */
export function takesName(book: EntityBook, sum: { readonly name: string; readonly was: ReadonlySet<string> }): boolean {
  const known = [...sum.was].flatMap(was => book.byName(was, 'project'))
  const [only] = known
  if (!only?.path || known.length > 1 || book.byName(sum.name).length > 0) return false
  book.put({ ...only, name: sum.name, aliases: union(only.aliases, [only.name], sum.name) })
  return true
}

/** `Orsolya in October` is about Orsolya Bakk. */
export const isFirstName = (book: EntityBook, word: string): boolean =>
  book.byWord(word, 'person').some(e => nameParts(e.name).last !== null && nameParts(e.name).first === word)

/** `Harbour Purchasing Circle` where `Purchasing Circle` is asked for: a part of its name, not a second one. */
export function longerForum(
  key: string,
  sums: ReadonlyMap<string, { readonly name: string; readonly weight: ReadonlyMap<EntityType, number> }>,
  book: EntityBook,
): string | null {
  const ends = (name: string) => foldName(name).endsWith(` ${key}`)
  const waiting = [...sums.values()].filter(o => o.weight.has('forum') && ends(o.name)).map(o => o.name)
  const known = book
    .byWord(key.split(' ').at(-1) ?? '', 'forum')
    .filter(e => ends(e.name))
    .map(e => e.name)
  const all = [...new Set([...known, ...waiting])]
  return all.length === 1 ? (all[0] ?? null) : null
}

/** Both lists without repeats (folded) and without the name itself. */
export function union(a: readonly string[], b: readonly string[], except?: string): readonly string[] {
  const out: string[] = []
  const seen = new Set(except === undefined ? [] : [except.normalize('NFC').toLowerCase()])
  for (const x of [...a, ...b]) {
    const key = x.normalize('NFC').toLowerCase()
    if (x !== '' && !seen.has(key)) {
      seen.add(key)
      out.push(x)
    }
  }
  return out.length === a.length ? a : out
}
