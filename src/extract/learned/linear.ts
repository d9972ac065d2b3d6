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
  for (let i = 0; i < n; i++) {
    const base = i * k
    const end = rows.offset[i + 1] ?? 0
    for (let j = rows.offset[i] ?? 0; j < end; j++) {
      const at = ((rows.index[j] ?? 0) & mask) * k
      const v = rows.value[j] ?? 0
      for (let t = 0; t < k; t++) out[base + t] = (out[base + t] ?? 0) + v * (weights[at + t] ?? 0)
    }
    for (let t = 0; t < k; t++) out[base + t] = (out[base + t] ?? 0) * (scale[t] ?? 1)
  }
  return out
}
