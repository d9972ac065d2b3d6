import type { TreeModel } from '../src/extract/learned/trees.ts'
import { random } from './train-data.ts'

/** Dense rows: `x[row * width + feature]`, `y` 0 or 1. */
export interface DenseSet {
  readonly x: Float32Array
  readonly width: number
  readonly y: Float32Array
  readonly weight?: Float32Array
}
export interface TreeOptions {
  readonly trees?: number
  readonly depth?: number
  readonly rate?: number
  readonly leaf?: number
  readonly lambda?: number
  readonly sample?: number
  readonly columns?: number
  readonly seed?: number
  /** `logistic` (default) or squared error. */
  readonly loss?: 'logistic' | 'squared'
}

const BINS = 48

/** Gradient boosting over binned features, second-order, depth-wise. */
export function fitTrees(set: DenseSet, options: TreeOptions = {}): TreeModel {
  const { trees = 120, depth = 4, rate = 0.08, leaf = 20, lambda = 2, sample = 0.7, columns = 0.5, seed = 5, loss = 'logistic' } = options
  const { x, width, y } = set
  const n = y.length
  const edges = binEdges(x, width, n)
  // Feature by feature, so that a split reads one run of memory.
  const bins = new Uint8Array(n * width)
  for (let f = 0; f < width; f++) {
    const e = edges[f] as number[]
    for (let i = 0; i < n; i++) bins[f * n + i] = upper(e, x[i * width + f] as number)
  }
  const next = random(seed)
  const rate0 = mean(y, set.weight)
  const base = loss === 'squared' ? rate0 : Math.log((rate0 + 1e-6) / (1 - rate0 + 1e-6))
  const score = new Float64Array(n).fill(base)
  const g = new Float64Array(n)
  const h = new Float64Array(n)
  const out = { roots: [] as number[], feature: [] as number[], threshold: [] as number[], left: [] as number[] }
  for (let t = 0; t < trees; t++) {
    for (let i = 0; i < n; i++) {
      const w = set.weight ? (set.weight[i] as number) : 1
      if (loss === 'squared') {
        g[i] = w * ((score[i] as number) - (y[i] as number))
        h[i] = w
      } else {
        const p = 1 / (1 + Math.exp(-(score[i] as number)))
        g[i] = w * (p - (y[i] as number))
        h[i] = w * Math.max(1e-6, p * (1 - p))
      }
    }
    const rows: number[] = []
    for (let i = 0; i < n; i++) if (next() < sample) rows.push(i)
    const cols: number[] = []
    for (let f = 0; f < width; f++) if (next() < columns) cols.push(f)
    if (!cols.length) cols.push(0)
    const root = out.feature.length
    out.roots.push(root)
    grow(Int32Array.from(rows), 0, root)
    for (let i = 0; i < n; i++) {
      let node = root
      while ((out.feature[node] as number) >= 0)
        node =
          (out.left[node] as number) + ((x[i * width + (out.feature[node] as number)] as number) <= (out.threshold[node] as number) ? 0 : 1)
      score[i] = (score[i] as number) + (out.threshold[node] as number)
    }

    function grow(idx: Int32Array, level: number, node: number): void {
      let G = 0
      let H = 0
      for (const i of idx) {
        G += g[i] as number
        H += h[i] as number
      }
      out.feature[node] = -1
      out.left[node] = 0
      out.threshold[node] = (-rate * G) / (H + lambda)
      if (level >= depth || idx.length < 2 * leaf) return
      let bestGain = 1e-3
      let bestF = -1
      let bestBin = 0
      const hg = new Float64Array(BINS + 1)
      const hh = new Float64Array(BINS + 1)
      const hc = new Int32Array(BINS + 1)
      for (const f of cols) {
        hg.fill(0)
        hh.fill(0)
        hc.fill(0)
        const at = f * n
        for (const i of idx) {
          const b = bins[at + i] as number
          hg[b] = (hg[b] as number) + (g[i] as number)
          hh[b] = (hh[b] as number) + (h[i] as number)
          hc[b] = (hc[b] as number) + 1
        }
        let gl = 0
        let hl = 0
        let cl = 0
        const last = (edges[f] as number[]).length
        for (let b = 0; b < last; b++) {
          gl += hg[b] as number
          hl += hh[b] as number
          cl += hc[b] as number
          if (cl < leaf || idx.length - cl < leaf) continue
          const gr = G - gl
          const hr = H - hl
          const gain = (gl * gl) / (hl + lambda) + (gr * gr) / (hr + lambda) - (G * G) / (H + lambda)
          if (gain > bestGain) {
            bestGain = gain
            bestF = f
            bestBin = b
          }
        }
      }
      if (bestF < 0) return
      const threshold = (edges[bestF] as number[])[bestBin] as number
      const l = idx.filter(i => (bins[bestF * n + i] as number) <= bestBin)
      const r = idx.filter(i => (bins[bestF * n + i] as number) > bestBin)
      const left = out.feature.length
      out.feature[node] = bestF
      out.threshold[node] = threshold
      out.left[node] = left
      out.feature.push(-1, -1)
      out.left.push(0, 0)
      out.threshold.push(0, 0)
      grow(l, level + 1, left)
      grow(r, level + 1, left + 1)
    }
  }
  return {
    roots: Int32Array.from(out.roots),
    feature: Int16Array.from(out.feature),
    threshold: Float32Array.from(out.threshold),
    left: Int32Array.from(out.left),
    base,
  }
}

function binEdges(x: Float32Array, width: number, n: number): number[][] {
  const edges: number[][] = []
  const step = Math.max(1, Math.floor(n / 20000))
  for (let f = 0; f < width; f++) {
    const values: number[] = []
    for (let i = 0; i < n; i += step) values.push(x[i * width + f] as number)
    values.sort((a, b) => a - b)
    const e: number[] = []
    for (let b = 1; b < BINS; b++) {
      const v = values[Math.floor((b * values.length) / BINS)] as number
      if (!e.length || v > (e.at(-1) as number)) e.push(v)
    }
    edges.push(e)
  }
  return edges
}
/** First edge that is ≥ v; the number of edges where none is. */
function upper(e: readonly number[], v: number): number {
  let lo = 0
  let hi = e.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if ((e[mid] as number) < v) lo = mid + 1
    else hi = mid
  }
  return lo
}
function mean(y: Float32Array, w: Float32Array | undefined): number {
  let a = 0
  let b = 0
  for (let i = 0; i < y.length; i++) {
    const wi = w ? (w[i] as number) : 1
    a += wi * (y[i] as number)
    b += wi
  }
  return a / b
}
