import { type Talk, wordCount } from './features.ts'
import { CUE_CLAIMS, CUES } from './units.ts'

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
  /** Number of each word, in order of the talk: equal words have equal numbers. */
  readonly word: Int32Array
  /** Units in which word number w stands, ascending, once for each time: `places[from[w]] … places[from[w+1]-1]`. */
  readonly from: Int32Array
  readonly places: Int32Array
  /** Number of units that have the word. */
  readonly spread: Int32Array
  readonly loudest: number
}

// The tasks ask one after the other about the same talk.
const remembered = new WeakMap<Evidence, Shared>()

/** Dense features of the second stage for chosen units; a row each, in the order given. */
export function denseRows(e: Evidence, chosen: readonly number[]): { readonly x: Float32Array; readonly width: number } {
  const shared = remembered.get(e) ?? share(e)
  remembered.set(e, shared)
  const f: number[] = []
  if (chosen.length) denseRow(f, e, shared, chosen[0] as number)
  const width = f.length
  const x = new Float32Array(chosen.length * width)
  for (const [r, i] of chosen.entries()) {
    f.length = 0
    denseRow(f, e, shared, i)
    x.set(f, r * width)
  }
  return { x, width }
}

/** Positions of the units, those with the highest log-odds of a task first; equal ones in order of the talk. */
export function unitsByOdds(first: Float32Array, tasks: number, task: number): Int32Array {
  const n = Math.floor(first.length / tasks)
  const bits = new Int32Array(first.buffer, first.byteOffset, first.length)
  // One number a unit that orders like (-log-odds, position): sorting numbers is many times faster than asking a function.
  const keys = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const b = bits[i * tasks + task] as number
    const ascending = b >= 0 ? b : -(b & 0x7fffffff)
    keys[i] = -ascending * 2097152 + i
  }
  keys.sort()
  const order = new Int32Array(n)
  for (let r = 0; r < n; r++) {
    const key = keys[r] as number
    order[r] = key - Math.floor(key / 2097152) * 2097152
  }
  return order
}

function share(e: Evidence): Shared {
  const n = e.talk.turns.length
  const rank: Int32Array[] = []
  const sum: Float64Array[] = []
  for (let t = 0; t < Math.min(RANKED, e.tasks); t++) {
    const order = unitsByOdds(e.first, e.tasks, t)
    const r = new Int32Array(n)
    for (let k = 0; k < n; k++) r[order[k] as number] = k
    rank.push(r)
    const p = new Float64Array(n + 1)
    for (let i = 0; i < n; i++) p[i + 1] = (p[i] as number) + 1 / (1 + Math.exp(-(e.first[i * e.tasks + t] as number)))
    sum.push(p)
  }
  let loudest = 0
  for (const s of e.talk.share) loudest = Math.max(loudest, s)
  return { rank, sum, ...placesOf(e.talk), loudest }
}

/** Numbers the words and notes where each stands. */
function placesOf({ words, at, turns }: Talk): Pick<Shared, 'word' | 'from' | 'places' | 'spread'> {
  const ids = new Map<number, number>()
  const word = new Int32Array(words.length)
  for (let k = 0; k < words.length; k++) {
    const h = words[k] as number
    let id = ids.get(h)
    if (id === undefined) {
      id = ids.size
      ids.set(h, id)
    }
    word[k] = id
  }
  const from = new Int32Array(ids.size + 1)
  for (const id of word) from[id + 1] = (from[id + 1] as number) + 1
  for (let w = 0; w < ids.size; w++) from[w + 1] = (from[w + 1] as number) + (from[w] as number)
  const places = new Int32Array(words.length)
  const spread = new Int32Array(ids.size)
  const last = new Int32Array(ids.size).fill(-1)
  const next = from.slice()
  for (let i = 0; i < turns.length; i++)
    for (let k = at[i] as number; k < (at[i + 1] as number); k++) {
      const id = word[k] as number
      const to = next[id] as number
      places[to] = i
      next[id] = to + 1
      if (last[id] !== i) spread[id] = (spread[id] as number) + 1
      last[id] = i
    }
  return { word, from, places, spread }
}

function denseRow(f: number[], e: Evidence, shared: Shared, i: number): void {
  const { talk, first, tasks } = e
  const { turns, total } = talk
  const n = turns.length
  for (let t = 0; t < tasks; t++)
    for (let d = -SIDE; d <= SIDE; d++) {
      const j = i + d
      f.push(j < 0 || j >= n ? OUTSIDE : (first[j * tasks + t] as number))
    }
  for (let t = 0; t < Math.min(RANKED, tasks); t++) {
    const sum = shared.sum[t] as Float64Array
    let most = OUTSIDE
    for (let j = Math.max(0, i - 12); j <= Math.min(n - 1, i + 12); j++)
      if (Math.abs(j - i) > 2) most = Math.max(most, first[j * tasks + t] as number)
    const own = first[i * tasks + t] as number
    f.push(shared.rank[t]?.[i] ?? 0, mean(sum, n, i - 5, i + 5), mean(sum, n, i - 20, i + 20), sum[n] as number, most, own - most)
  }
  for (let d = -2; d <= 2; d++) f.push(wordCount(talk, i + d))
  const at = talk.at[i] as number
  f.push(at / Math.max(1, total), total - at, at, n, talk.share[i] ?? 0, shared.loudest)
  f.push(turns[i - 1]?.speaker === turns[i]?.speaker ? 1 : 0, turns[i + 1]?.speaker === turns[i]?.speaker ? 1 : 0)
  for (let d = -2; d <= 2; d++) for (let c = 0; c < 5; c++) f.push(i + d < 0 || i + d >= n ? -5 : (e.cues[(i + d) * CUES + c] ?? -5))
  for (let d = -1; d <= 1; d++)
    for (let c = CUE_CLAIMS; c < CUES; c++) f.push(i + d < 0 || i + d >= n ? -12 : (e.cues[(i + d) * CUES + c] ?? -12))
  f.push(e.cues[i * CUES + 5] ?? -1, e.cues[i * CUES + 6] ?? 0, e.cues[(i + 1) * CUES + 6] ?? 0)
  lexical(f, talk, shared, i)
  for (let d = -1; d <= 1; d++)
    for (let m = 0; m < e.moveCount; m++) f.push(i + d < 0 || i + d >= n ? OUTSIDE : (e.moves[(i + d) * e.moveCount + m] as number))
}

/** Mean of the probabilities from unit `a` to unit `b`, both cut to the talk, from their running sum. */
function mean(sum: Float64Array, n: number, a: number, b: number): number {
  const lo = Math.max(0, a)
  const hi = Math.min(n, b + 1)
  return ((sum[hi] as number) - (sum[lo] as number)) / Math.max(1, hi - lo)
}

/** How special the words are in this talk, and how they tie the unit to what stands around it and comes later. */
function lexical(f: number[], talk: Talk, shared: Shared, i: number): void {
  const { word, from, places, spread } = shared
  const n = talk.turns.length
  const start = talk.at[i] as number
  const end = talk.at[i + 1] as number
  let sum = 0
  let most = 0
  let near = 0
  let later = 0
  let all = 0
  let rare = 0
  for (let k = start; k < end; k++) {
    const w = word[k] as number
    // Each word once.
    if (word.indexOf(w, start) < k) continue
    const units = spread[w] as number
    const idf = Math.log(n / units)
    sum += idf
    most = Math.max(most, idf)
    if (idf <= 2) continue
    rare++
    all += units
    for (let p = from[w] as number; p < (from[w + 1] as number); p++) {
      const j = places[p] as number
      if (j > i + 15) later++
      else if (j >= i - 15 && j !== i) near++
    }
  }
  f.push(sum, sum / Math.max(1, end - start), most)
  f.push(near, all / Math.max(1, rare), later / Math.max(1, rare), rare)
}
