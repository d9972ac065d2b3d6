import type { SparseRows } from './features.ts'

/** Several linear models over the same hashed features, int8 weights with one scale each. `weights[bucket * tasks + task]`. */
export interface LinearModel {
  readonly tasks: readonly string[]
  /** Buckets as a power of two: hashed features are folded down to them. */
  readonly bits: number
  readonly weights: Int8Array
  readonly scale: Float32Array
}

/** Log-odds of every row and task: `out[row * tasks + task]`. */
export function linearScores(model: LinearModel, rows: SparseRows): Float32Array {
  const k = model.tasks.length
  const n = rows.offset.length - 1
  const out = new Float32Array(n * k)
  const { weights, scale } = model
  const mask = (1 << model.bits) - 1
  const { offset, index, value } = rows
  const sum = new Float64Array(k)
  for (let i = 0; i < n; i++) {
    const base = i * k
    const end = offset[i + 1] as number
    sum.fill(0)
    // The hot loop: every place is inside its array by construction.
    for (let j = offset[i] as number; j < end; j++) {
      const at = ((index[j] as number) & mask) * k
      const v = value[j] as number
      for (let t = 0; t < k; t++) sum[t] = (sum[t] as number) + v * (weights[at + t] as number)
    }
    for (let t = 0; t < k; t++) out[base + t] = (sum[t] as number) * (scale[t] as number)
  }
  return out
}
