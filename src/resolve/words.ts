import type { SourceDocument } from '../model/document.ts'
import { fold } from '../model/text.ts'
import { commonRank } from './common-words.ts'

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

/** Words of all segments that were spoken or written by somebody. */
export function wordsIn(document: SourceDocument): Word[] {
  const out: Word[] = []
  const ranks = new Map<string, number | null>()
  for (const s of document.segments) {
    if (s.type === 'footer') continue
    const text = document.text.slice(s.span.start, s.span.end)
    let last = 0
    let first = true
    for (const m of text.matchAll(WORD)) {
      const raw = m[0]
      // "Gorkas wants", heard as "Gorka's wants": before a verb in the third person the s belongs to the name.
      const possessive =
        /['’]s$/i.test(raw) &&
        !/^\s+(?:wants|says|thinks|needs|has|is|was|said|told|asked|knows|can|will|does|works)\b/i.test(
          text.slice(m.index + raw.length, m.index + raw.length + 12),
        )
      const word = possessive ? raw.slice(0, -2) : raw
      const key = fold(word).replace(/['’]/g, '')
      let rank = ranks.get(key)
      if (rank === undefined) {
        rank = commonRank(key)
        ranks.set(key, rank)
      }
      const gap = text.slice(last, m.index)
      out.push({
        text: word,
        key,
        start: s.span.start + m.index,
        end: s.span.start + m.index + word.length,
        segment: s.index,
        capital: /^\p{Lu}/u.test(word) && !/^I(?:['’]\p{L}+)?$/u.test(raw),
        opens: first || /[.!?:…"“”]|\n/.test(gap),
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
  (/^[ \t-]{1,2}$/.test(w.gap) ||
    (before.text.length === 1 && /^\. ?$/.test(w.gap)) ||
    (/^\. $/.test(w.gap) && /^(?:mr|mrs|ms|dr)$/.test(before.key)))
