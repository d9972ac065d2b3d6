/** How single judgements become items: found on the training part, shipped with the model. */
export interface Grouping {
  /** Least probability of an item's best unit. */
  readonly threshold: number
  /** Share of the talk's highest probability that a best unit must have, and the probability that is enough in any talk. */
  readonly relative: number
  readonly enough: number
  /** Units around an item's best unit that start no item of their own. */
  readonly radius: number
  /** How far further evidence of the same item may lie. */
  readonly reach: number
  /** Least probability of further evidence, as a share of the best unit's. */
  readonly share: number
  /** Whether a unit beyond the radius that is good enough is an item of its own, and no further evidence of another. */
  readonly single: boolean
}

export interface Item {
  /** Positions, the best first, at most five. */
  readonly units: readonly number[]
  readonly probability: number
}

const MOST_EVIDENCE = 5

/** Takes the best unit, the good ones near it as its further evidence, and goes on with what is left; best item first. */
export function itemsOf(p: ArrayLike<number>, g: Grouping): Item[] {
  const n = p.length
  let most = 0
  for (let i = 0; i < n; i++) most = Math.max(most, p[i] ?? 0)
  // People say differently clearly what is to be done: what stands out in its talk is believed sooner.
  const least = Math.max(g.threshold, Math.min(g.enough, g.relative * most))
  const order: number[] = []
  for (let i = 0; i < n; i++) if ((p[i] ?? 0) >= least) order.push(i)
  order.sort((a, b) => (p[b] ?? 0) - (p[a] ?? 0))
  const used = new Uint8Array(n)
  const items: Item[] = []
  for (const i of order) {
    if (used[i]) continue
    const more: number[] = []
    for (let j = Math.max(0, i - g.reach); j <= Math.min(n - 1, i + g.reach); j++) {
      const q = p[j] ?? 0
      if (j !== i && !used[j] && q >= g.share * (p[i] ?? 0) && (!g.single || q < least || Math.abs(i - j) <= g.radius)) more.push(j)
    }
    more.sort((a, b) => (p[b] ?? 0) - (p[a] ?? 0))
    const units = [i, ...more.slice(0, MOST_EVIDENCE - 1)]
    for (let j = Math.max(0, i - g.radius); j <= Math.min(n - 1, i + g.radius); j++) used[j] = 1
    // Where single units are items, their evidence is spent too: one place, one item.
    if (g.single) for (const u of units) used[u] = 1
    items.push({ units, probability: p[i] ?? 0 })
  }
  return items
}
