import type { Talk } from './features.ts'
import { CUES } from './units.ts'

/** Everything the second stage looks at, one entry a unit. */
export interface Evidence {
  readonly talk: Talk
  /** First-stage log-odds, `unit * tasks + task`. */
  readonly first: Float32Array
  readonly tasks: number
  /** Dialogue-move log-odds, `unit * moves + move`. */
  readonly moves: Float32Array
  readonly moveCount: number
  readonly cues: Float32Array
}

/** Units on each side whose first-stage scores the second stage sees. */
const SIDE = 3
const OUTSIDE = -9
/** Tasks whose ranks and means are looked at: the first four. */
const RANKED = 4

/** What is computed once a talk and shared by all units. */
interface Shared {
  readonly rank: readonly Int32Array[]
  readonly sum: readonly Float64Array[]
  /** Word → units that have it, ascending, once for each time it stands there. */
  readonly places: ReadonlyMap<number, number[]>
  /** Word → number of units that have it. */
  readonly spread: ReadonlyMap<number, number>
  readonly loudest: number
}

// The tasks ask one after the other about the same talk.
const remembered = new WeakMap<Evidence, Shared>()

/** Dense features of the second stage for chosen units; a row each, in the order given. */
export function denseRows(e: Evidence, chosen: readonly number[]): { readonly x: Float32Array; readonly width: number } {
  const shared = remembered.get(e) ?? share(e)
  remembered.set(e, shared)
  const rows = chosen.map(i => denseRow(e, shared, i))
  const width = rows[0]?.length ?? 0
  const x = new Float32Array(rows.length * width)
  for (const [r, row] of rows.entries()) x.set(row, r * width)
  return { x, width }
}

function share(e: Evidence): Shared {
  const n = e.talk.words.length
  const rank: Int32Array[] = []
  const sum: Float64Array[] = []
  for (let t = 0; t < Math.min(RANKED, e.tasks); t++) {
    const order = Int32Array.from({ length: n }, (_, i) => i).sort(
      (a, b) => (e.first[b * e.tasks + t] ?? 0) - (e.first[a * e.tasks + t] ?? 0),
    )
    const r = new Int32Array(n)
    for (let k = 0; k < n; k++) r[order[k] ?? 0] = k
    rank.push(r)
    const p = new Float64Array(n + 1)
    for (let i = 0; i < n; i++) p[i + 1] = (p[i] ?? 0) + 1 / (1 + Math.exp(-(e.first[i * e.tasks + t] ?? 0)))
    sum.push(p)
  }
  const spread = new Map<number, number>()
  const places = new Map<number, number[]>()
  for (const [i, w] of e.talk.words.entries())
    for (const x of w) {
      const at = places.get(x)
      if (!at) {
        places.set(x, [i])
        spread.set(x, 1)
        continue
      }
      if (at.at(-1) !== i) spread.set(x, (spread.get(x) ?? 0) + 1)
      at.push(i)
    }
  let loudest = 0
  for (const s of e.talk.share) loudest = Math.max(loudest, s)
  return { rank, sum, spread, places, loudest }
}

function denseRow(e: Evidence, shared: Shared, i: number): number[] {
  const { talk, first, tasks } = e
  const { words, turns, before, total } = talk
  const n = words.length
  const f: number[] = []
  for (let t = 0; t < tasks; t++)
    for (let d = -SIDE; d <= SIDE; d++) {
      const j = i + d
      f.push(j < 0 || j >= n ? OUTSIDE : (first[j * tasks + t] ?? 0))
    }
  for (let t = 0; t < Math.min(RANKED, tasks); t++) {
    const sum = shared.sum[t] ?? new Float64Array(1)
    const mean = (a: number, b: number): number => {
      const lo = Math.max(0, i + a)
      const hi = Math.min(n, i + b + 1)
      return ((sum[hi] ?? 0) - (sum[lo] ?? 0)) / Math.max(1, hi - lo)
    }
    let most = OUTSIDE
    for (let j = Math.max(0, i - 12); j <= Math.min(n - 1, i + 12); j++)
      if (Math.abs(j - i) > 2) most = Math.max(most, first[j * tasks + t] ?? 0)
    f.push(shared.rank[t]?.[i] ?? 0, mean(-5, 5), mean(-20, 20), sum[n] ?? 0, most, (first[i * tasks + t] ?? 0) - most)
  }
  for (let d = -2; d <= 2; d++) f.push(words[i + d]?.length ?? 0)
  const at = before[i] ?? 0
  f.push(at / Math.max(1, total), total - at, at, n, talk.share[i] ?? 0, shared.loudest)
  f.push(turns[i - 1]?.speaker === turns[i]?.speaker ? 1 : 0, turns[i + 1]?.speaker === turns[i]?.speaker ? 1 : 0)
  for (let d = -2; d <= 2; d++) for (let c = 0; c < 5; c++) f.push(i + d < 0 || i + d >= n ? -5 : (e.cues[(i + d) * CUES + c] ?? -5))
  f.push(e.cues[i * CUES + 5] ?? -1, e.cues[i * CUES + 6] ?? 0, e.cues[(i + 1) * CUES + 6] ?? 0)
  lexical(f, talk, shared, i)
  for (let d = -1; d <= 1; d++)
    for (let m = 0; m < e.moveCount; m++) f.push(i + d < 0 || i + d >= n ? OUTSIDE : (e.moves[(i + d) * e.moveCount + m] ?? 0))
  return f
}

/** How special the words are in this talk, and how they tie the unit to what stands around it and comes later. */
function lexical(f: number[], talk: Talk, shared: Shared, i: number): void {
  const { words } = talk
  const n = words.length
  const own = new Set(words[i])
  const rare = new Set<number>()
  let sum = 0
  let most = 0
  for (const x of own) {
    const idf = Math.log(n / (shared.spread.get(x) ?? 1))
    sum += idf
    most = Math.max(most, idf)
    if (idf > 2) rare.add(x)
  }
  f.push(sum, sum / Math.max(1, words[i]?.length ?? 0), most)
  let near = 0
  let later = 0
  let all = 0
  if (rare.size) {
    for (const x of rare) {
      all += shared.spread.get(x) ?? 0
      for (const j of shared.places.get(x) ?? []) {
        if (j > i + 15) later++
        else if (j >= i - 15 && j !== i) near++
      }
    }
  }
  f.push(near, all / Math.max(1, rare.size), later / Math.max(1, rare.size), rare.size)
}
