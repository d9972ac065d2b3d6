import { COMMON_WORDS } from './common-words-table.ts'

const RANK = new Map(
  COMMON_WORDS.split(/\s+/)
    .filter(w => w !== '')
    .map((w, i) => [w, i]),
)

/** Place in the frequency list from 0, or null where the word is not common. Plurals, past forms and -ing count as their stem. */
export function commonRank(word: string): number | null {
  const exact = RANK.get(word)
  if (exact !== undefined) return exact
  for (const [end, put] of ENDINGS) {
    if (!word.endsWith(end) || word.length - end.length < 3) continue
    const stem = RANK.get(word.slice(0, word.length - end.length) + put)
    if (stem !== undefined) return stem
  }
  return null
}
const ENDINGS: readonly (readonly [string, string])[] = [
  ['ies', 'y'],
  ['es', ''],
  ['s', ''],
  ['ed', ''],
  ['ed', 'e'],
  ['ing', ''],
  ['ing', 'e'],
  ['ly', ''],
  ['er', ''],
  ['ers', ''],
]

/** Two common words in one: `breakwater`, `handrail`. */
export function isCompound(word: string): boolean {
  for (let i = 4; i <= word.length - 4; i++) if (RANK.has(word.slice(0, i)) && commonRank(word.slice(i)) !== null) return true
  return false
}

/** True for a word of the list, in one of its forms. */
export const isCommon = (word: string): boolean => commonRank(word) !== null
