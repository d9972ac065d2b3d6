import type { TreeModel } from '../src/extract/learned/trees.ts'
import { seeded } from '../test/generate/seeded.ts'

/** Dense rows: `x[row * width + feature]`, `y` 0 or 1. */
export interface DenseSet {
  readonly x: Float32Array
  readonly width: number
  readonly y: Float32Array
  readonly weight?: Float32Array
  /** For the loss `first`: where each group of rows begins, and the end. */
  readonly groups?: Int32Array
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
  readonly loss?: 'logistic' | 'squared' | 'first'
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
  const next = seeded(seed)
  const rate0 = mean(y, set.weight)
  const base = loss === 'squared' ? rate0 : loss === 'first' ? 0 : Math.log((rate0 + 1e-6) / (1 - rate0 + 1e-6))
  const score = new Float64Array(n).fill(base)
  const g = new Float64Array(n)
  const h = new Float64Array(n)
  const out = { roots: [] as number[], feature: [] as number[], threshold: [] as number[], left: [] as number[] }
  for (let t = 0; t < trees; t++) {
    if (loss === 'first') firstGradients(set, score, g, h)
    else
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
    const picked = new Int32Array(n)
    let size = 0
    for (let i = 0; i < n; i++) if (next() < sample) picked[size++] = i
    const cols: number[] = []
    for (let f = 0; f < width; f++) if (next() < columns) cols.push(f)
    if (!cols.length) cols.push(0)
    const root = out.feature.length
    out.roots.push(root)
    grow(picked.subarray(0, size), 0, root, null)
    for (let i = 0; i < n; i++) {
      let node = root
      while ((out.feature[node] as number) >= 0)
        node =
          (out.left[node] as number) + ((x[i * width + (out.feature[node] as number)] as number) <= (out.threshold[node] as number) ? 0 : 1)
      score[i] = (score[i] as number) + (out.threshold[node] as number)
    }

    /** `known`: the histogram of these rows where it need not be counted. The rows are put in order of the split, in place. */
    function grow(idx: Int32Array, level: number, node: number, known: Histogram | null): void {
      let G = 0
      let H = 0
      for (let k = 0; k < idx.length; k++) {
        G += g[idx[k] as number] as number
        H += h[idx[k] as number] as number
      }
      out.feature[node] = -1
      out.left[node] = 0
      out.threshold[node] = (-rate * G) / (H + lambda)
      if (level >= depth || idx.length < 2 * leaf) return
      const hist = known ?? histogram(idx, cols, bins, n, g, h)
      let bestGain = 1e-3
      let bestF = -1
      let bestBin = 0
      for (const [c, f] of cols.entries()) {
        let gl = 0
        let hl = 0
        let cl = 0
        const last = (edges[f] as number[]).length
        for (let b = 0; b < last; b++) {
          const at = c * SLOTS + b
          gl += hist.g[at] as number
          hl += hist.h[at] as number
          cl += hist.n[at] as number
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
      const cut = split(idx, bins.subarray(bestF * n, (bestF + 1) * n), bestBin)
      const left = out.feature.length
      out.feature[node] = bestF
      out.threshold[node] = (edges[bestF] as number[])[bestBin] as number
      out.left[node] = left
      out.feature.push(-1, -1)
      out.left.push(0, 0)
      out.threshold.push(0, 0)
      const [l, r] = [idx.subarray(0, cut), idx.subarray(cut)]
      // Only the smaller side is counted; the other is what remains.
      const small = level + 1 < depth ? histogram(l.length < r.length ? l : r, cols, bins, n, g, h) : null
      const large = small ? minus(hist, small) : null
      grow(l, level + 1, left, l.length < r.length ? small : large)
      grow(r, level + 1, left + 1, l.length < r.length ? large : small)
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

const SLOTS = BINS + 1
/** Sums of gradients and curvatures and numbers of rows, `column * SLOTS + bin`. */
interface Histogram {
  readonly g: Float64Array
  readonly h: Float64Array
  readonly n: Int32Array
}
function histogram(idx: Int32Array, cols: readonly number[], bins: Uint8Array, rows: number, g: Float64Array, h: Float64Array): Histogram {
  const size = cols.length * SLOTS
  const out = { g: new Float64Array(size), h: new Float64Array(size), n: new Int32Array(size) }
  for (let c = 0; c < cols.length; c++) {
    const from = (cols[c] as number) * rows
    for (let k = 0; k < idx.length; k++) {
      const i = idx[k] as number
      const at = c * SLOTS + (bins[from + i] as number)
      out.g[at] = (out.g[at] as number) + (g[i] as number)
      out.h[at] = (out.h[at] as number) + (h[i] as number)
      out.n[at] = (out.n[at] as number) + 1
    }
  }
  return out
}
function minus(a: Histogram, b: Histogram): Histogram {
  return {
    g: a.g.map((v, i) => v - (b.g[i] as number)),
    h: a.h.map((v, i) => v - (b.h[i] as number)),
    n: a.n.map((v, i) => v - (b.n[i] as number)),
  }
}
/** Puts the rows whose bin is at most `bin` first, keeping the order; returns how many they are. */
function split(idx: Int32Array, bins: Uint8Array, bin: number): number {
  const rest = new Int32Array(idx.length)
  let cut = 0
  let more = 0
  for (let k = 0; k < idx.length; k++) {
    const i = idx[k] as number
    if ((bins[i] as number) <= bin) idx[cut++] = i
    else rest[more++] = i
  }
  idx.set(rest.subarray(0, more), cut)
  return cut
}

/** Gradients of -log(share of the softmax of a group that falls on its right rows): something right shall stand first. */
function firstGradients(set: DenseSet, score: Float64Array, g: Float64Array, h: Float64Array): void {
  const groups = set.groups ?? new Int32Array(0)
  for (let k = 0; k + 1 < groups.length; k++) {
    const a = groups[k] as number
    const b = groups[k + 1] as number
    let most = -Infinity
    for (let i = a; i < b; i++) most = Math.max(most, score[i] as number)
    let all = 0
    let right = 0
    for (let i = a; i < b; i++) {
      const e = Math.exp((score[i] as number) - most)
      h[i] = e
      all += e
      if (set.y[i] === 1) right += e
    }
    for (let i = a; i < b; i++) {
      const e = h[i] as number
      const p = e / all
      const q = set.y[i] === 1 ? e / right : 0
      g[i] = p - q
      h[i] = Math.max(1e-5, p * (1 - p) + q * (1 - q) * 0.5)
    }
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
