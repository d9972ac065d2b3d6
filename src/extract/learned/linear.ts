import { addTurn, BAGS, bagEnd, bagStart, bagValue, Rows, type Talk } from './features.ts'
import { mix } from './tokens.ts'

/** Several linear models over the same hashed features, int8 weights with one scale each. `weights[bucket * tasks + task]`. */
export interface LinearModel {
  readonly tasks: readonly string[]
  /** Buckets as a power of two: hashed features are folded down to them. */
  readonly bits: number
  readonly weights: Int8Array
  readonly scale: Float32Array
}

/**
 * Log-odds of every turn and task: `out[turn * tasks + task]`. With `only`, turns whose entry is 0 are left out (their log-odds are 0).
 * The features of one turn are made, weighed and forgotten: a talk's would not fit in the processor's cache.
 */
export function linearScores(model: LinearModel, talk: Talk, only: Uint8Array | null = null): Float32Array {
  const k = model.tasks.length
  const n = talk.turns.length
  const out = new Float32Array(n * k)
  const { weights, scale } = model
  const mask = (1 << model.bits) - 1
  const rows = new Rows(1024)
  const sum = new Float64Array(k)
  const bags = BAGS.map(bag => ({ bag, from: 0, end: 0, sum: new Int32Array(k) }))
  for (let i = 0; i < n; i++) {
    if (only && !only[i]) continue
    rows.size = 0
    addTurn(rows, talk, i)
    weigh(sum, rows, weights, mask)
    // A bag slides along: a word is weighed when it comes in and when it goes out, and not once a turn.
    for (const b of bags) {
      const from = bagStart(talk, i, b.bag)
      const end = bagEnd(talk, i, b.bag)
      if (from > b.end) {
        b.sum.fill(0)
        b.from = b.end = from
      }
      slide(b.sum, model, talk.words, b.bag.salt, b.end, end, 1)
      slide(b.sum, model, talk.words, b.bag.salt, b.from, from, -1)
      b.from = from
      b.end = end
      const v = bagValue(end - from)
      for (let t = 0; t < k; t++) sum[t] = (sum[t] as number) + v * (b.sum[t] as number)
    }
    for (let t = 0; t < k; t++) out[i * k + t] = (sum[t] as number) * (scale[t] as number)
  }
  return out
}

/** Sums value times weight over the features of a turn, for every task. Every place is inside its array by construction. */
export function weigh(sum: Float64Array, { index, value, size }: Rows, weights: Int8Array, mask: number): void {
  const k = sum.length
  sum.fill(0)
  // Five tasks at a time stay in registers.
  let t = 0
  for (; t + 5 <= k; t += 5) {
    let [a, b, c, d, e] = [0, 0, 0, 0, 0]
    for (let j = 0; j < size; j++) {
      const at = ((index[j] as number) & mask) * k + t
      const v = value[j] as number
      a += v * (weights[at] as number)
      b += v * (weights[at + 1] as number)
      c += v * (weights[at + 2] as number)
      d += v * (weights[at + 3] as number)
      e += v * (weights[at + 4] as number)
    }
    sum[t] = a
    sum[t + 1] = b
    sum[t + 2] = c
    sum[t + 3] = d
    sum[t + 4] = e
  }
  for (; t < k; t++) {
    let a = 0
    for (let j = 0; j < size; j++) a += (value[j] as number) * (weights[((index[j] as number) & mask) * k + t] as number)
    sum[t] = a
  }
}

/** Adds the weights of the words from `a` to `b` to a bag, or takes them away. */
function slide(sum: Int32Array, model: LinearModel, words: Int32Array, salt: number, a: number, b: number, sign: number): void {
  const k = sum.length
  const mask = (1 << model.bits) - 1
  for (let j = a; j < b; j++) {
    const at = (mix(words[j] as number, salt) & mask) * k
    for (let t = 0; t < k; t++) sum[t] = (sum[t] as number) + sign * (model.weights[at + t] as number)
  }
}
