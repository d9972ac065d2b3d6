import { addTurn, Rows, type Talk } from './features.ts'

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
  for (let i = 0; i < n; i++) {
    if (only && !only[i]) continue
    rows.size = 0
    addTurn(rows, talk, i)
    const { index, value, size } = rows
    sum.fill(0)
    // The hot loop: every place is inside its array by construction.
    for (let j = 0; j < size; j++) {
      const at = ((index[j] as number) & mask) * k
      const v = value[j] as number
      for (let t = 0; t < k; t++) sum[t] = (sum[t] as number) + v * (weights[at + t] as number)
    }
    for (let t = 0; t < k; t++) out[i * k + t] = (sum[t] as number) * (scale[t] as number)
  }
  return out
}
