import type { SourceDocument } from '../model/document.ts'
import { fold } from '../model/text.ts'
import { commonRank, isCompound } from './common-words.ts'

/** One word of the source with what name finding needs of it. Offsets into `SourceDocument.text`. */
export interface Word {
  readonly text: string
  /** Folded, without `'s`. */
  readonly key: string
  readonly start: number
  /** End without `'s`. */
  readonly end: number
  readonly segment: number
  readonly capital: boolean
  /** First word of a sentence or segment: its capital proves nothing. */
  readonly opens: boolean
  readonly possessive: boolean
  /** Characters between this word and the one before it in the segment, '' at the start. */
  readonly gap: string
  readonly rank: number | null
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*/gu

/** Rank of words that are in no list of common ones and made of two that are. */
const RARELY_SAID = 9000

/** What a spelling says of itself, wherever it stands. */
interface Spelling {
  readonly word: string
  readonly key: string
  readonly capital: boolean
  readonly rank: number | null
}

/** Words of all segments that were spoken or written by somebody. */
export function wordsIn(document: SourceDocument): Word[] {
  const out: Word[] = []
  const spellings = new Map<string, Spelling>()
  const spellingOf = (raw: string, word: string): Spelling => {
    // A possessive's own spelling is not that of the same letters without `'s` cut off.
    const known = spellings.get(word === raw ? raw : `${raw} `)
    if (known) return known
    const key = fold(word).replace(/['’]/g, '')
    const spelling = {
      word,
      key,
      capital: /^\p{Lu}/u.test(word) && !/^I(?:['’]\p{L}+)?$/u.test(raw),
      rank: commonRank(key) ?? (/^\p{Ll}/u.test(word) && isCompound(key) ? RARELY_SAID : null),
    }
    spellings.set(word === raw ? raw : `${raw} `, spelling)
    return spelling
  }
  for (const s of document.segments) {
    if (s.type === 'footer') continue
    const text = document.text.slice(s.span.start, s.span.end)
    let last = 0
    let first = true
    for (const m of text.matchAll(WORD)) {
      const raw = m[0]
      // "Gorkas wants", heard as "Gorka's wants": before a verb in the third person the s belongs to the name.
      const possessive =
        raw.length > 2 &&
        /^['’]s$/i.test(raw.slice(-2)) &&
        !/^\s+(?:wants|says|thinks|needs|has|is|was|said|told|asked|knows|can|will|does|works)\b/i.test(
          text.slice(m.index + raw.length, m.index + raw.length + 12),
        )
      const { word, key, capital, rank } = spellingOf(raw, possessive ? raw.slice(0, -2) : raw)
      const gap = text.slice(last, m.index)
      out.push({
        text: word,
        key,
        start: s.span.start + m.index,
        end: s.span.start + m.index + word.length,
        segment: s.index,
        capital,
        opens: first || (gap !== ' ' && /[.!?:…"“”]|\n/.test(gap)),
        possessive,
        gap,
        rank,
      })
      last = m.index + raw.length
      first = false
    }
  }
  return out
}

/** True where two words stand directly beside each other: a space, a hyphen or an initial's dot between them. */
export const adjoins = (w: Word, before: Word): boolean =>
  w.segment === before.segment &&
  (w.gap === ' ' ||
    /^[ \t-]{1,2}$/.test(w.gap) ||
    (before.text.length === 1 && /^\. ?$/.test(w.gap)) ||
    (/^\. $/.test(w.gap) && /^(?:mr|mrs|ms|dr)$/.test(before.key)))
