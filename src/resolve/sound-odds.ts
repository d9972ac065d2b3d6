/** What was heard against what may have been said, weighed as evidence: sounds that recognisers mix up cost little, as counted on real talk. */
import { ADDED, LOST, SOUNDS, TAKEN_FOR } from './sound-odds-table.ts'

const SIZE = 128
const numbers = (text: string): number[] =>
  text
    .trim()
    .split(/\s+/)
    .map(n => Number(n) / 10)
const taken = new Float64Array(SIZE * SIZE).fill(-2)
const lost = new Float64Array(SIZE).fill(-2)
const added = new Float64Array(SIZE).fill(-2.5)
const rows = TAKEN_FOR.trim().split('\n').map(numbers)
const [lostRow, addedRow] = [numbers(LOST), numbers(ADDED)]
for (let a = 0; a < SOUNDS.length; a++) {
  const code = SOUNDS.charCodeAt(a)
  lost[code] = lostRow[a] ?? -2
  added[code] = addedRow[a] ?? -2.5
  for (let b = 0; b < SOUNDS.length; b++) taken[code * SIZE + SOUNDS.charCodeAt(b)] = rows[a]?.[b] ?? -2
}

const LONGEST = 120
const row = new Float64Array(LONGEST + 1)
/**
 * Natural logarithm of: how much likelier `heard` is when `said` was said than by chance. Both are sound strings of `phonetic.ts`. Grows with
 * the length of what agrees: 0 says nothing, 8 is a word that agrees. Strings beyond 120 sounds are cut.
 */
export function soundOdds(said: string, heard: string): number {
  const a = said.slice(0, LONGEST)
  const b = heard.slice(0, LONGEST)
  row[0] = 0
  for (let j = 1; j <= b.length; j++) row[j] = (row[j - 1] ?? 0) + (added[b.charCodeAt(j - 1)] ?? 0)
  for (let i = 1; i <= a.length; i++) {
    const ca = a.charCodeAt(i - 1)
    const loss = lost[ca] ?? 0
    let diagonal: number = row[0] ?? 0
    let left: number = diagonal + loss
    row[0] = left
    for (let j = 1; j <= b.length; j++) {
      const cb = b.charCodeAt(j - 1)
      const up = row[j] ?? 0
      left = Math.max(diagonal + (taken[ca * SIZE + cb] ?? 0), up + loss, left + (added[cb] ?? 0))
      diagonal = up
      row[j] = left
    }
  }
  return row[b.length] ?? 0
}
