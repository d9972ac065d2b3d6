import { hashWord } from '../src/extract/learned/tokens.ts'
import type { WordModel } from '../src/extract/learned/words.ts'
import { seeded } from '../test/generate/seeded.ts'

export interface WordOptions {
  readonly dims?: number
  readonly least?: number
  readonly most?: number
  readonly window?: number
  readonly iterations?: number
}

/**
 * Word vectors by truncated eigen-decomposition of the positive pointwise mutual information of words within a window, by subspace
 * iteration. `talks`: turns of words (stemmed as `retrieval` does) of each meeting.
 */
export function fitWords(talks: readonly (readonly (readonly string[])[])[], options: WordOptions = {}): WordModel {
  const { dims = 64, least = 6, most = 9000, window = 12, iterations = 6 } = options
  const df = new Map<string, number>()
  const freq = new Map<string, number>()
  let turns = 0
  for (const talk of talks)
    for (const turn of talk) {
      turns++
      for (const w of new Set(turn)) df.set(w, (df.get(w) ?? 0) + 1)
      for (const w of turn) freq.set(w, (freq.get(w) ?? 0) + 1)
    }
  const vocabulary = [...df]
    .filter(([, n]) => n >= least)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([w]) => w)
  const id = new Map(vocabulary.map((w, i) => [w, i]))
  const v = vocabulary.length
  // The commonest words tell nothing about their neighbours.
  const stop = 120
  const pairs = new Map<number, number>()
  const total = new Float64Array(v)
  let all = 0
  for (const talk of talks) {
    const line: number[] = []
    for (const turn of talk)
      for (const w of turn) {
        const i = id.get(w)
        if (i !== undefined && i >= stop) line.push(i)
      }
    for (let i = 0; i < line.length; i++)
      for (let j = i + 1; j <= Math.min(line.length - 1, i + window); j++) {
        const a = line[i] as number
        const b = line[j] as number
        if (a === b) continue
        const key = a < b ? a * v + b : b * v + a
        const weight = 1 / Math.sqrt(j - i)
        pairs.set(key, (pairs.get(key) ?? 0) + weight)
        total[a] = (total[a] as number) + weight
        total[b] = (total[b] as number) + weight
        all += 2 * weight
      }
  }
  const rows: number[] = []
  const columns: number[] = []
  const values: number[] = []
  for (const [key, n] of pairs) {
    if (n < 1) continue
    const a = Math.floor(key / v)
    const b = key % v
    const pmi = Math.log((n * all) / ((total[a] as number) * (total[b] as number) ** 0.75 * all ** 0.25))
    if (pmi <= 0) continue
    rows.push(a)
    columns.push(b)
    values.push(pmi)
  }
  let q = new Float64Array(v * dims)
  const next = seeded(3)
  for (let i = 0; i < q.length; i++) q[i] = next() - 0.5
  let size = new Float64Array(dims)
  for (let it = 0; it < iterations; it++) {
    const y = new Float64Array(v * dims)
    for (let e = 0; e < rows.length; e++) {
      const a = (rows[e] as number) * dims
      const b = (columns[e] as number) * dims
      const x = values[e] as number
      for (let d = 0; d < dims; d++) {
        y[a + d] = (y[a + d] as number) + x * (q[b + d] as number)
        y[b + d] = (y[b + d] as number) + x * (q[a + d] as number)
      }
    }
    size = orthonormalise(y, v, dims)
    q = y
  }
  const vectors = new Int8Array(v * dims)
  const order = vocabulary.map((_, i) => i).sort((a, b) => hashWord(vocabulary[a] as string) - hashWord(vocabulary[b] as string))
  const hashes = new Uint32Array(v)
  const rarity = new Uint8Array(v)
  for (const [k, i] of order.entries()) {
    hashes[k] = hashWord(vocabulary[i] as string)
    rarity[k] = Math.min(255, Math.round(16 * Math.log(turns / (df.get(vocabulary[i] as string) ?? 1))))
    let norm = 0
    const row = new Float64Array(dims)
    for (let d = 0; d < dims; d++) {
      row[d] = (q[i * dims + d] as number) * Math.sqrt(size[d] as number)
      norm += (row[d] as number) ** 2
    }
    norm = Math.sqrt(norm) || 1
    for (let d = 0; d < dims; d++) vectors[k * dims + d] = Math.round((127 * (row[d] as number)) / norm)
  }
  return { dims, hashes, rarity, vectors }
}

/** Gram–Schmidt on the columns, in place; returns their lengths before. */
function orthonormalise(y: Float64Array, n: number, dims: number): Float64Array<ArrayBuffer> {
  const size = new Float64Array(dims)
  for (let d = 0; d < dims; d++) {
    for (let c = 0; c < d; c++) {
      let dot = 0
      for (let i = 0; i < n; i++) dot += (y[i * dims + d] as number) * (y[i * dims + c] as number)
      for (let i = 0; i < n; i++) y[i * dims + d] = (y[i * dims + d] as number) - dot * (y[i * dims + c] as number)
    }
    let norm = 0
    for (let i = 0; i < n; i++) norm += (y[i * dims + d] as number) ** 2
    norm = Math.sqrt(norm) || 1
    size[d] = norm
    for (let i = 0; i < n; i++) y[i * dims + d] = (y[i * dims + d] as number) / norm
  }
  return size
}
