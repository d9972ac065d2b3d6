import { clashes } from './grammar.ts'
import type { Reading } from './reading.ts'

/** A sentence of so many words has room for words that clash. */
const LONG_ENOUGH = 6
/** Share of broken sentences in tidy talk, and how much each further share costs. */
const TIDY = 0.025
const COST = 55
const MOST = 1.4
/** Sentences of tidy talk that are added to a short one: three lines prove nothing. */
const PRIOR = 40

/**
 * How much less anything heard in a talk is believed because its words hardly make sentences: people who think aloud, or a poor recogniser.
 * Log-odds, 0 (tidy) to 1.4.
 */
export function roughness(reading: Reading): number {
  if (reading.written) return 0
  let lines = PRIOR
  let broken = 0
  for (const l of reading.lines) {
    if (l.words < LONG_ENOUGH) continue
    lines++
    if (clashes(l.clean) > 0) broken++
  }
  return Math.min(MOST, Math.max(0, (broken / lines - TIDY) * COST))
}
