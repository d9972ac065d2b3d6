import { BITS } from '../src/extract/learned/features.ts'
import type { Part } from './train-linear.ts'

/** Pairs of steps and changes of slope that each task remembers. */
const MEMORY = 6

/**
 * L-BFGS for one task, told apart from the data: it proposes a `point`, is told loss and slope there, and proposes the next.
 * Deterministic; a step that does not lower the loss enough is halved.
 */
class Descent {
  readonly point: Float64Array
  done = false
  #best: { at: Float64Array; loss: number; slope: Float64Array } | null = null
  #direction: Float64Array
  #down = 0
  #step = 1
  readonly #pairs: { s: Float64Array; y: Float64Array; rho: number }[] = []

  constructor(size: number) {
    this.point = new Float64Array(size)
    this.#direction = new Float64Array(size)
  }

  /** Takes loss and slope at `point` and moves on. */
  told(loss: number, slope: Float64Array): void {
    const best = this.#best
    if (best && loss > best.loss + 1e-4 * this.#step * this.#down) {
      this.#step /= 2
      if (this.#step < 1e-6) this.done = true
      this.#move(best.at)
      return
    }
    if (best) {
      const s = this.point.map((v, i) => v - (best.at[i] as number))
      const y = slope.map((v, i) => v - (best.slope[i] as number))
      const sy = dot(s, y)
      if (sy > 1e-10) this.#pairs.push({ s, y, rho: 1 / sy })
      if (this.#pairs.length > MEMORY) this.#pairs.shift()
      if (best.loss - loss < 1e-6 * Math.abs(best.loss)) this.done = true
    }
    this.#best = { at: this.point.slice(), loss, slope: slope.slice() }
    this.#direction = this.#towards(slope)
    this.#down = dot(this.#direction, slope)
    this.#step = best ? 1 : 1 / Math.max(1, Math.sqrt(dot(slope, slope)))
    this.#move(this.#best.at)
  }

  /** Where the loss was lowest. */
  get found(): Float64Array {
    return this.#best?.at ?? this.point
  }

  #move(from: Float64Array): void {
    for (let i = 0; i < from.length; i++) this.point[i] = (from[i] as number) + this.#step * (this.#direction[i] as number)
  }

  #towards(slope: Float64Array): Float64Array {
    const q = slope.slice()
    const alphas: number[] = []
    for (let k = this.#pairs.length - 1; k >= 0; k--) {
      const { s, y, rho } = this.#pairs[k] as { s: Float64Array; y: Float64Array; rho: number }
      const alpha = rho * dot(s, q)
      alphas[k] = alpha
      for (let i = 0; i < q.length; i++) q[i] = (q[i] as number) - alpha * (y[i] as number)
    }
    const last = this.#pairs.at(-1)
    const gamma = last ? 1 / (last.rho * dot(last.y, last.y)) : 1
    for (let i = 0; i < q.length; i++) q[i] = (q[i] as number) * gamma
    for (const [k, { s, y, rho }] of this.#pairs.entries()) {
      const more = (alphas[k] as number) - rho * dot(y, q)
      for (let i = 0; i < q.length; i++) q[i] = (q[i] as number) + more * (s[i] as number)
    }
    for (let i = 0; i < q.length; i++) q[i] = -(q[i] as number)
    return q
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let s = 0
  for (let i = 0; i < a.length; i++) s += (a[i] as number) * (b[i] as number)
  return s
}

export interface BatchOptions {
  readonly tasks: readonly string[]
  /** Strength of the pull towards zero, one a task: ½·l2·w² against the sum of the rows' losses. */
  readonly l2: readonly number[]
  /** Passes over the data at most. */
  readonly passes: number
  readonly bits?: number
}

/**
 * Logistic regression of several tasks over the same rows, each to its own optimum: one pass over the data serves all tasks.
 * Returns float weights `[bucket * tasks + task]`.
 */
export function fitBatch(parts: readonly Part[], { tasks, l2, passes, bits = BITS }: BatchOptions): Float32Array {
  const k = tasks.length
  const size = 1 << bits
  const mask = size - 1
  const descents = tasks.map(() => new Descent(size))
  const w = new Float32Array(size * k)
  const grad = new Float64Array(size * k)
  const loss = new Float64Array(k)
  const z = new Float64Array(k)
  const slope = new Float64Array(size)
  for (let pass = 0; pass < passes && descents.some(d => !d.done); pass++) {
    for (const [t, d] of descents.entries()) for (let i = 0; i < size; i++) w[i * k + t] = d.point[i] as number
    grad.fill(0)
    loss.fill(0)
    for (const { rows, labels } of parts) {
      const { offset, index, value } = rows
      for (let i = 0; i + 1 < offset.length; i++) {
        const from = offset[i] as number
        const to = offset[i + 1] as number
        z.fill(0)
        for (let j = from; j < to; j++) {
          const at = ((index[j] as number) & mask) * k
          const v = value[j] as number
          for (let t = 0; t < k; t++) z[t] = (z[t] as number) + v * (w[at + t] as number)
        }
        for (let t = 0; t < k; t++) {
          const y = labels[i * k + t] as number
          const s = z[t] as number
          if (y === 255) {
            z[t] = 0
            continue
          }
          loss[t] = (loss[t] as number) + ((s > 0 ? s : 0) + Math.log1p(Math.exp(-Math.abs(s))) - y * s)
          z[t] = 1 / (1 + Math.exp(-s)) - y
        }
        for (let j = from; j < to; j++) {
          const at = ((index[j] as number) & mask) * k
          const v = value[j] as number
          for (let t = 0; t < k; t++) grad[at + t] = (grad[at + t] as number) + v * (z[t] as number)
        }
      }
    }
    for (const [t, d] of descents.entries()) {
      if (d.done) continue
      const pull = l2[t] as number
      let ridge = 0
      for (let i = 0; i < size; i++) {
        const p = d.point[i] as number
        ridge += p * p
        slope[i] = (grad[i * k + t] as number) + pull * p
      }
      d.told((loss[t] as number) + 0.5 * pull * ridge, slope)
    }
  }
  for (const [t, d] of descents.entries()) for (let i = 0; i < size; i++) w[i * k + t] = d.found[i] as number
  return w
}
