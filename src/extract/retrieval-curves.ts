/** Curves over the passages of a talk, one value a passage. */

/** The greatest value, never 0. */
export const most = (a: Float64Array): number => a.reduce((x, v) => Math.max(x, v), 1e-9)

/** Place of the greatest value. */
export function peak(a: Float64Array): number {
  let at = 0
  for (let i = 1; i < a.length; i++) if ((a[i] as number) > (a[at] as number)) at = i
  return at
}

/** Two-sided exponential smoothing with reach `s`. */
export function spreadOut(a: Float64Array, s: number): Float64Array {
  const n = a.length
  const keep = Math.exp(-1 / s)
  const out = new Float64Array(n)
  let sum = 0
  for (let i = 0; i < n; i++) {
    sum = sum * keep + (a[i] as number)
    out[i] = sum
  }
  sum = 0
  for (let i = n - 1; i >= 0; i--) {
    out[i] = (out[i] as number) + sum
    sum = (sum + (a[i] as number)) * keep
  }
  return out
}

/** Sum over `r` passages to either side and the passage itself. */
export function boxed(a: Float64Array, r: number): Float64Array {
  const n = a.length
  const sum = new Float64Array(n + 1)
  for (let i = 0; i < n; i++) sum[i + 1] = (sum[i] as number) + (a[i] as number)
  return a.map((_, i) => (sum[Math.min(n, i + r + 1)] as number) - (sum[Math.max(0, i - r)] as number))
}

/** Place of each value in the order from the greatest on; equals in the order of the talk. */
export function rankOf(a: Float64Array): Float64Array {
  const order = Uint32Array.from(a, (_, i) => i).sort((x, y) => (a[y] as number) - (a[x] as number))
  const rank = new Float64Array(a.length)
  for (const [r, i] of order.entries()) rank[i] = r
  return rank
}
