import type { SourceDocument } from '../model/document.ts'
import type { EntityId } from '../model/ids.ts'
import type { Word } from './words.ts'

/** A name at a place in the talk, linked: right or repaired. */
export interface NameUse {
  readonly entity: EntityId
  /** Index of its first and one past its last word. */
  readonly from: number
  readonly to: number
}
/** True where somebody says nothing but the name. */
export const isWhole = (document: SourceDocument, words: readonly Word[], use: NameUse): boolean => {
  const [first, last] = [words[use.from], words[use.to - 1]]
  const span = first ? document.segments[first.segment]?.span : undefined
  if (!first || !last || !span) return false
  return !/[\p{L}\p{N}]/u.test(document.text.slice(span.start, first.start) + document.text.slice(last.end, span.end))
}

/** Words around a place, folded, without apostrophes, in reading order. */
export function around(words: readonly Word[], at: number, count: number, segment: number): string {
  const slice = count < 0 ? words.slice(Math.max(0, at + count), at) : words.slice(at, at + count)
  const same = slice.filter(w => w.segment === segment)
  let out: Word[] = same
  if (count < 0) {
    const cut = same.findLastIndex(w => /[.!?]/.test(w.gap))
    if (cut > 0) out = same.slice(cut)
  }
  return out.map(w => w.key + (w.possessive && w.key !== 'it' ? '' : w.possessive ? 's' : '')).join(' ')
}

export const gapAfterPhrase = (words: readonly Word[], from: number, segment: number): string =>
  words
    .slice(from, from + 4)
    .filter(w => w.segment === segment)
    .map(w => w.gap + w.text.toLowerCase())
    .join('')
