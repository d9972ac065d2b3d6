import { hashWord, mix, modelWords } from './tokens.ts'

/** What the models know of a talk: who says which words, in order. Times in seconds where known. */
export interface Turn {
  readonly speaker: number | null
  readonly text: string
}

/** Hashed sparse features of the turns of one talk, row after row: row i is `index[offset[i]] … index[offset[i+1]-1]`. */
export interface SparseRows {
  readonly offset: Int32Array
  readonly index: Int32Array
  readonly value: Float32Array
}

/** Buckets of the hashed features, as a power of two. */
export const BITS = 17
const MASK = (1 << BITS) - 1

class Rows {
  index: Int32Array<ArrayBuffer>
  value: Float32Array<ArrayBuffer>
  size = 0
  constructor(expected: number) {
    this.index = new Int32Array(expected)
    this.value = new Float32Array(expected)
  }
  add(hash: number, value: number): void {
    if (this.size === this.index.length) {
      const index = new Int32Array(this.size * 2)
      index.set(this.index)
      this.index = index
      const v = new Float32Array(this.size * 2)
      v.set(this.value)
      this.value = v
    }
    this.index[this.size] = hash & MASK
    this.value[this.size++] = value
  }
}

/** Precomputed words of a talk; shared by all models that read it. */
export interface Talk {
  readonly turns: readonly Turn[]
  readonly words: readonly (readonly number[])[]
  /** Words before each turn, and in the whole talk. */
  readonly before: Int32Array
  readonly total: number
  /** Share of the talk's words that the speaker of the turn says. */
  readonly share: Float32Array
}

export function talkWords(turns: readonly Turn[]): Talk {
  const words = turns.map(t => modelWords(t.text).map(hashWord))
  const before = new Int32Array(turns.length)
  const per = new Map<number | null, number>()
  let total = 0
  for (const [i, w] of words.entries()) {
    before[i] = total
    total += w.length
    const s = turns[i]?.speaker ?? null
    per.set(s, (per.get(s) ?? 0) + w.length)
  }
  const share = new Float32Array(turns.length)
  for (const [i, t] of turns.entries()) share[i] = (per.get(t.speaker) ?? 0) / Math.max(1, total)
  return { turns, words, before, total, share }
}

// Salts of the groups of features.
const OWN = 1
const LONG = 2
const NEAR = 10
const FLAG = 40

/** Sparse features of every turn: own n-grams, words of the neighbours, position, length, change of speaker. */
export function sparseRows(talk: Talk): SparseRows {
  const { words, turns } = talk
  const n = turns.length
  const rows = new Rows(talk.total * 16 + n * 24 + 64)
  const offset = new Int32Array(n + 1)
  for (let i = 0; i < n; i++) {
    const own = words[i] ?? []
    ngrams(rows, own, OWN, 3, 1)
    // Neighbours: who speaks matters, so same and other speaker have buckets of their own.
    for (let d = -3; d <= 3; d++) {
      if (d === 0) continue
      const near = words[i + d]
      if (!near) {
        rows.add(mix(d + 8, FLAG + 1), 0.3)
        continue
      }
      const same = turns[i + d]?.speaker === turns[i]?.speaker ? 1 : 0
      ngrams(rows, near, NEAR + (d + 3) * 2 + same, Math.abs(d) <= 1 ? 2 : 1, Math.abs(d) === 1 ? 0.55 : 0.4)
    }
    flags(rows, talk, i)
    offset[i + 1] = rows.size
  }
  return { offset, index: rows.index.subarray(0, rows.size), value: rows.value.subarray(0, rows.size) }
}

function ngrams(rows: Rows, w: readonly number[], salt: number, order: number, weight: number): void {
  const n = Math.min(w.length, 120)
  if (!n) {
    rows.add(mix(7, salt), weight)
    return
  }
  const v = weight / Math.sqrt(n)
  for (let k = 0; k < n; k++) {
    const a = w[k] ?? 0
    rows.add(mix(a, salt), v)
    if (order < 2) continue
    const b = w[k + 1] ?? 0x51ed
    rows.add(mix(a ^ mix(b, 3), salt), v)
    if (k === 0) rows.add(mix(0x51ee ^ mix(a, 3), salt), v)
    if (order < 3) continue
    const c = w[k + 2] ?? 0x51ed
    if (k + 1 < n) rows.add(mix(a ^ mix(b ^ mix(c, 5), 3), salt + LONG), v)
  }
}

function flags(rows: Rows, talk: Talk, i: number): void {
  const { words, turns, before, total, share } = talk
  const put = (id: number, bucket: number, v = 0.4): void => rows.add(mix(id * 64 + bucket, FLAG), v)
  const length = words[i]?.length ?? 0
  put(1, Math.min(12, Math.round(Math.log2(1 + length) * 2)))
  const at = (before[i] ?? 0) / Math.max(1, total)
  put(2, Math.floor(at * 10))
  put(3, Math.min(9, Math.floor((1 - at) * 50)))
  put(4, Math.min(9, Math.floor(at * 50)))
  put(5, turns[i - 1]?.speaker === turns[i]?.speaker ? 1 : 0, 0.25)
  put(6, turns[i + 1]?.speaker === turns[i]?.speaker ? 1 : 0, 0.25)
  put(7, Math.round((share[i] ?? 0) * 8), 0.25)
  put(0, 0, 0.5)
}
