import { type Grouping, itemsOf } from '../src/extract/learned/items.ts'
import { add, type Counts, countMeeting, matchF1, noCounts, utteranceF1 } from './train-measure.ts'
import type { Sample } from './train-samples.ts'

const segmentsOf = (s: Sample, units: readonly number[]): number[] => [...new Set(units.map(u => s.units[u]?.segment ?? 0))]
export type Judged = { readonly sample: Sample; readonly p: Float32Array }
export function count(judged: readonly Judged[], kind: string, g: Grouping): Counts {
  let c = noCounts()
  for (const { sample: s, p } of judged)
    c = add(
      c,
      countMeeting(
        s.meeting,
        kind,
        itemsOf(p, g).map(i => segmentsOf(s, i.units)),
      ),
    )
  return c
}

type Kind = 'actions' | 'decisions' | 'problems'
const every = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((all, list) => all.flatMap(a => list.map(x => [...a, x])), [[]])

/** What is tried: single units for actions, stretches for what is discussed at length. */
function gridOf(kind: Kind): Grouping[] {
  if (kind === 'actions')
    return every([
      [0.05, 0.08, 0.1, 0.12, 0.15],
      [0.4, 0.5, 0.6, 0.75],
      [0.15, 0.18, 0.22, 0.26, 0.3],
      [3, 5],
      [0.3, 0.5],
    ]).map(([threshold = 0, relative = 0, enough = 0, reach = 0, share = 0]) => ({
      threshold,
      relative,
      enough,
      radius: 0,
      reach,
      share,
      single: true,
    }))
  return every([
    [0.04, 0.06, 0.08, 0.1, 0.12, 0.15, 0.18, 0.22, 0.26, 0.3],
    [10, 20, 30, 40],
    [3, 10, 25],
    [0.3, 0.6],
  ]).map(([threshold = 0, radius = 0, reach = 0, share = 0]) => ({
    threshold,
    relative: 0,
    enough: threshold,
    radius,
    reach,
    share,
    single: false,
  }))
}

/** Counts of each meeting for each grouping tried. */
export type Tried = readonly { readonly g: Grouping; readonly counts: readonly Counts[] }[]
export const tryAll = (judged: readonly Judged[], kind: Kind): Tried =>
  gridOf(kind).map(g => ({ g, counts: judged.map(j => count([j], kind, g)) }))

/** The grouping that does best on the meetings that `use` lets in. */
export function tune(judged: readonly Judged[], tried: Tried, kind: Kind, use: (j: Judged) => boolean = () => true): Grouping {
  let best: Grouping | null = null
  let most = -1
  for (const { g, counts } of tried) {
    const c = counts.reduce((a, x, i) => (use(judged[i] as Judged) ? add(a, x) : a), noCounts())
    const value = matchF1(c) + (kind === 'actions' ? 0.4 : 0.1) * utteranceF1(c)
    if (value > most) {
      most = value
      best = g
    }
  }
  return best as Grouping
}

/** Counts where the grouping of each meeting was tuned on the other folds. */
export function nested(judged: readonly Judged[], tried: Tried, kind: Kind, folds: number, use: (j: Judged) => boolean): Counts {
  let c = noCounts()
  for (let f = 0; f < folds; f++) {
    const g = tune(judged, tried, kind, j => j.sample.fold !== f)
    c = add(
      c,
      count(
        judged.filter(j => j.sample.fold === f && use(j)),
        kind,
        g,
      ),
    )
  }
  return c
}

export function tuneExtractive(judged: readonly Judged[]): { threshold: number; f1: number } {
  let best = { threshold: 0.3, f1: 0 }
  for (let threshold = 0.15; threshold < 0.6; threshold += 0.02) {
    const f1 = extractiveF1(judged, threshold)
    if (f1 > best.f1) best = { threshold, f1 }
  }
  return best
}
export function extractiveF1(judged: readonly Judged[], threshold: number): number {
  let hits = 0
  let cited = 0
  let gold = 0
  for (const { sample: s, p } of judged) {
    const g = new Set(s.meeting.extractive)
    const mine = new Set<number>()
    for (const [i, u] of s.units.entries()) if ((p[i] as number) >= threshold) mine.add(u.segment)
    for (const i of mine) if (g.has(i)) hits++
    cited += mine.size
    gold += g.size
  }
  return (200 * hits) / (cited + gold)
}
