import type { MeetingRecord } from './train-data.ts'

export interface Counts {
  matched: number
  goldItems: number
  items: number
  hits: number
  cited: number
  gold: number
}
export const noCounts = (): Counts => ({ matched: 0, goldItems: 0, items: 0, hits: 0, cited: 0, gold: 0 })

/** The benchmark's counts for one meeting and kind: one-to-one matches of items (first five utterances, two apart), and utterances. */
export function countMeeting(m: MeetingRecord, kind: string, items: readonly (readonly number[])[]): Counts {
  const golds = (m.links[kind] ?? []).filter(x => x.utts.length).map(x => new Set(x.utts))
  const near = (set: ReadonlySet<number>, i: number): boolean => [-2, -1, 0, 1, 2].some(d => set.has(i + d))
  const adjacent = golds.map(g => items.flatMap((e, j) => (e.slice(0, 5).some(x => near(g, x)) ? [j] : [])))
  const taken = new Array<number>(items.length).fill(-1)
  const seat = (i: number, seen: Set<number>): boolean => {
    for (const j of adjacent[i] ?? []) {
      if (seen.has(j)) continue
      seen.add(j)
      const holder = taken[j] as number
      if (holder < 0 || seat(holder, seen)) {
        taken[j] = i
        return true
      }
    }
    return false
  }
  for (let i = 0; i < adjacent.length; i++) seat(i, new Set())
  const gold = new Set(golds.flatMap(g => [...g]))
  const cited = new Set(items.flat())
  let hits = 0
  for (const i of cited) if (gold.has(i)) hits++
  return {
    matched: taken.filter(x => x >= 0).length,
    goldItems: golds.length,
    items: items.length,
    hits,
    cited: cited.size,
    gold: gold.size,
  }
}
export function add(a: Counts, b: Counts): Counts {
  return {
    matched: a.matched + b.matched,
    goldItems: a.goldItems + b.goldItems,
    items: a.items + b.items,
    hits: a.hits + b.hits,
    cited: a.cited + b.cited,
    gold: a.gold + b.gold,
  }
}
const f = (hit: number, sys: number, gold: number): number => (sys + gold ? (200 * hit) / (sys + gold) : 0)
/** Per cent. */
export const matchF1 = (c: Counts): number => f(c.matched, c.items, c.goldItems)
export const utteranceF1 = (c: Counts): number => f(c.hits, c.cited, c.gold)
