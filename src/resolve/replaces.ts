/**
 * Whether a later statement takes the place of an earlier one, estimated from what speaks for and against it. The rules know their forms; this knows how
 * much each sign is worth, and that one statement takes the place of one.
 */
import type { Nearness } from './later-value.ts'
import { type Compared, replacesFeatures } from './replaces-features.ts'
import { REPLACES_WEIGHTS } from './replaces-weights.ts'
import { numbersOf } from './values.ts'

/** Log-odds that a replacement needs: a wrong one hides what is true, a missed one shows two lines for one. Where nothing is measured words tell less. */
const MEASURED = 2
const STATED = 2.7

/**
 * Log-odds that `b`, the later one, replaces `a`, above what is needed; null where nothing speaks for it. `names`: folded words of people and of what both are about;
 * `people`: of people alone.
 */
export function replacementOdds(
  a: Compared,
  b: Compared,
  names: ReadonlySet<string>,
  people: ReadonlySet<string>,
  nearness: Nearness,
): number | null {
  const features = replacesFeatures(a, b, names, people, nearness)
  if (features === null) return null
  let odds = 0
  for (const [name, value] of features) odds += value * (REPLACES_WEIGHTS[name] ?? 0)
  return odds - (features.has('state') ? STATED : MEASURED)
}

/** A pair that the odds speak for, of any two things that have a text. */
export interface Replacement<Old, Fresh> {
  readonly old: Old
  readonly fresh: Fresh
  readonly odds: number
}

/**
 * Those that stand: of each statement the best pair alone, and what says the same as it. "Instead of the fourth" is said of one thing, however many are
 * on the fourth.
 */
export function bestReplacements<Old extends { readonly text: string }, Fresh extends { readonly text: string }>(
  pairs: readonly Replacement<Old, Fresh>[],
): readonly Replacement<Old, Fresh>[] {
  const order = [...pairs].sort((p, q) => q.odds - p.odds)
  const ofFresh = new Map<Fresh, Old>()
  const ofOld = new Map<Old, Fresh>()
  for (const { old, fresh } of order) {
    if (!ofFresh.has(fresh)) ofFresh.set(fresh, old)
    if (!ofOld.has(old)) ofOld.set(old, fresh)
  }
  return pairs.filter(({ old, fresh }) => saysTheSame(ofFresh.get(fresh), old) && saysTheSame(ofOld.get(old), fresh))
}

/** Of two that one statement is compared with: one, or the same numbers. */
const saysTheSame = <T extends { readonly text: string }>(a: T | undefined, b: T): boolean =>
  a === b || (a !== undefined && sameNumbers(a.text, b.text))

/** Both give the same numbers, and at least one. */
export function sameNumbers(a: string, b: string): boolean {
  const [x, y] = [numbersOf(a), numbersOf(b)]
  return x.size > 0 && x.size === y.size && [...x].every(n => y.has(n))
}
