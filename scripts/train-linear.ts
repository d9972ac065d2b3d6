import { BITS, type SparseRows } from '../src/extract/learned/features.ts'
import type { LinearModel } from '../src/extract/learned/linear.ts'
import { seeded } from '../test/generate/seeded.ts'

/** Rows of several talks with their labels; 255 = not known. `labels[row * tasks + task]`. */
export interface Part {
  readonly rows: SparseRows
  readonly labels: Uint8Array
}
export interface LinearOptions {
  readonly tasks: readonly string[]
  readonly epochs?: number
  readonly rate?: number
  readonly l2?: number
  readonly seed?: number
  readonly bits?: number
}

/** Logistic regression, all tasks at once, AdaGrad over shuffled rows. Returns float weights `[bucket * tasks + task]`. */
export function fitLinear(
  parts: readonly Part[],
  { tasks, epochs = 4, rate = 0.12, l2 = 2e-6, seed = 1, bits = BITS }: LinearOptions,
): Float32Array {
  const k = tasks.length
  const mask = (1 << bits) - 1
  const w = new Float32Array((1 << bits) * k)
  const g2 = new Float32Array((1 << bits) * k).fill(1e-3)
  const order: number[] = []
  for (const [p, part] of parts.entries()) for (let i = 0; i + 1 < part.rows.offset.length; i++) order.push(p * 65536 + i)
  const next = seeded(seed)
  const z = new Float64Array(k)
  const grad = new Float64Array(k)
  for (let e = 0; e < epochs; e++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1))
      const a = order[i] as number
      order[i] = order[j] as number
      order[j] = a
    }
    for (const o of order) {
      const part = parts[o >>> 16] as Part
      const i = o & 65535
      const { offset, index, value } = part.rows
      const from = offset[i] as number
      const to = offset[i + 1] as number
      z.fill(0)
      for (let j = from; j < to; j++) {
        const at = ((index[j] as number) & mask) * k
        const v = value[j] as number
        for (let t = 0; t < k; t++) z[t] = (z[t] as number) + v * (w[at + t] as number)
      }
      let any = false
      for (let t = 0; t < k; t++) {
        const y = part.labels[i * k + t] as number
        const g = y === 255 ? 0 : 1 / (1 + Math.exp(-(z[t] as number))) - y
        grad[t] = Math.abs(g) < 1e-4 ? 0 : g
        if (grad[t] !== 0) any = true
      }
      if (!any) continue
      for (let j = from; j < to; j++) {
        const at = ((index[j] as number) & mask) * k
        const v = value[j] as number
        for (let t = 0; t < k; t++) {
          const gt = grad[t] as number
          if (gt === 0) continue
          const g = gt * v + l2 * (w[at + t] as number)
          const s = (g2[at + t] as number) + g * g
          g2[at + t] = s
          w[at + t] = (w[at + t] as number) - (rate * g) / Math.sqrt(s)
        }
      }
    }
  }
  return w
}

/** int8 with one scale a task; small weights become zero. */
export function quantise(w: Float32Array, tasks: readonly string[], bits = BITS): LinearModel {
  const k = tasks.length
  const scale = new Float32Array(k)
  for (let t = 0; t < k; t++) {
    let most = 0
    for (let i = t; i < w.length; i += k) most = Math.max(most, Math.abs(w[i] as number))
    scale[t] = most / 127 || 1
  }
  const weights = new Int8Array(w.length)
  for (let i = 0; i < w.length; i++) weights[i] = Math.round((w[i] as number) / (scale[i % k] as number))
  return { tasks, bits, weights, scale }
}

/** Log-odds with float weights. */
export function floatScores(w: Float32Array, k: number, rows: SparseRows, bits = BITS): Float32Array {
  const n = rows.offset.length - 1
  const out = new Float32Array(n * k)
  const mask = (1 << bits) - 1
  for (let i = 0; i < n; i++)
    for (let j = rows.offset[i] as number; j < (rows.offset[i + 1] as number); j++) {
      const at = ((rows.index[j] as number) & mask) * k
      const v = rows.value[j] as number
      for (let t = 0; t < k; t++) out[i * k + t] = (out[i * k + t] as number) + v * (w[at + t] as number)
    }
  return out
}
