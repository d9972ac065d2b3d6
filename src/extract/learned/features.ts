import { hashWords, mix } from './tokens.ts'

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

/** Features of one or more turns, as they are collected. */
export class Rows {
  index: Int32Array<ArrayBuffer>
  value: Float32Array<ArrayBuffer>
  size = 0
  constructor(expected: number) {
    this.index = new Int32Array(expected)
    this.value = new Float32Array(expected)
  }
  add(hash: number, value: number): void {
    if (this.size === this.index.length) this.#grow()
    this.index[this.size] = hash & MASK
    this.value[this.size++] = value
  }
  #grow(): void {
    const index = new Int32Array(this.size * 2)
    index.set(this.index)
    this.index = index
    const value = new Float32Array(this.size * 2)
    value.set(this.value)
    this.value = value
  }
}

/** Precomputed words of a talk; shared by all models that read it. */
export interface Talk {
  readonly turns: readonly Turn[]
  /** Hashes of all words, in order. */
  readonly words: Int32Array
  /** Words before each turn; one entry more than turns, so that turn i has the words `at[i]` … `at[i+1]-1`. */
  readonly at: Int32Array
  /** Words of the whole talk. */
  readonly total: number
  /** Share of the talk's words that the speaker of the turn says. */
  readonly share: Float32Array
}

/** Hashes all words of a talk once: what every feature is made of. */
export function talkWords(turns: readonly Turn[]): Talk {
  let room = 0
  for (const t of turns) room += t.text.length
  const words = new Int32Array(room)
  const at = new Int32Array(turns.length + 1)
  const per = new Map<number | null, number>()
  for (const [i, t] of turns.entries()) {
    const from = at[i] as number
    const to = hashWords(t.text, words, from)
    at[i + 1] = to
    per.set(t.speaker, (per.get(t.speaker) ?? 0) + to - from)
  }
  const total = at[turns.length] as number
  const share = new Float32Array(turns.length)
  for (const [i, t] of turns.entries()) share[i] = (per.get(t.speaker) ?? 0) / Math.max(1, total)
  return { turns, words: words.slice(0, total), at, total, share }
}

/** Number of words of a turn; 0 where there is no such turn. */
export const wordCount = (talk: Talk, i: number): number =>
  i < 0 || i >= talk.turns.length ? 0 : (talk.at[i + 1] as number) - (talk.at[i] as number)

// Salts of the groups of features.
const OWN = 1
const LONG = 2
const NEAR = 10
const FLAG = 40
const LATE = 60
/** Share of the talk, at its end, where words have a second meaning: what is owed is handed out then. */
const END = 0.15
/** Turns further away, counted from the turn itself, whose words are looked at as one bag before and one after. */
export const BAGS = [
  { salt: 70, first: -12, last: -4 },
  { salt: 71, first: 4, last: 12 },
] as const
type Bag = (typeof BAGS)[number]
/** Sparse features of every turn: own n-grams, words of the neighbours, position, length, change of speaker. */
export function sparseRows(talk: Talk): SparseRows {
  const n = talk.turns.length
  const rows = new Rows(talk.total * 32 + n * 24 + 64)
  const offset = new Int32Array(n + 1)
  for (let i = 0; i < n; i++) {
    addTurn(rows, talk, i)
    for (const bag of BAGS) addBag(rows, talk, i, bag)
    offset[i + 1] = rows.size
  }
  return { offset, index: rows.index.subarray(0, rows.size), value: rows.value.subarray(0, rows.size) }
}

/** Appends the sparse features of one turn, but for its bags. */
export function addTurn(rows: Rows, talk: Talk, i: number): void {
  const { turns } = talk
  const n = turns.length
  ngrams(rows, talk, i, OWN, 3, 1)
  // Neighbours: who speaks matters, so same and other speaker have buckets of their own.
  const speaker = turns[i]?.speaker
  for (let d = -3; d <= 3; d++) {
    if (d === 0) continue
    const near = turns[i + d]
    if (i + d < 0 || i + d >= n || !near) {
      rows.add(mix(d + 8, FLAG + 1), 0.3)
      continue
    }
    const same = near.speaker === speaker ? 1 : 0
    const next = d === 1 || d === -1
    ngrams(rows, talk, i + d, NEAR + (d + 3) * 2 + same, next ? 2 : 1, next ? 0.55 : 0.4)
  }
  if (1 - (talk.at[i] as number) / Math.max(1, talk.total) < END) ngrams(rows, talk, i, LATE, 2, 0.7)
  flags(rows, talk, i)
}

/** Where the words of a bag of turn `i` begin and end. */
export const bagStart = (talk: Talk, i: number, bag: Bag): number =>
  talk.at[Math.max(0, Math.min(talk.turns.length, i + bag.first))] as number
/** Behind the last word of a bag around turn `i`. */
export const bagEnd = (talk: Talk, i: number, bag: Bag): number =>
  talk.at[Math.max(0, Math.min(talk.turns.length, i + bag.last + 1))] as number
/** Value of each word of a bag. */
export const bagValue = (words: number): number => 0.5 / Math.sqrt(Math.max(1, words))

function addBag(rows: Rows, talk: Talk, i: number, bag: Bag): void {
  const from = bagStart(talk, i, bag)
  const end = bagEnd(talk, i, bag)
  const v = bagValue(end - from)
  for (let k = from; k < end; k++) rows.add(mix(talk.words[k] as number, bag.salt), v)
}

function ngrams(rows: Rows, talk: Talk, i: number, salt: number, order: number, weight: number): void {
  const { words } = talk
  const from = talk.at[i] as number
  const end = talk.at[i + 1] as number
  const n = Math.min(end - from, 120)
  if (!n) {
    rows.add(mix(7, salt), weight)
    return
  }
  const v = weight / Math.sqrt(n)
  for (let k = 0; k < n; k++) {
    const a = words[from + k] as number
    rows.add(mix(a, salt), v)
    if (order < 2) continue
    const b = from + k + 1 < end ? (words[from + k + 1] as number) : 0x51ed
    rows.add(mix(a ^ mix(b, 3), salt), v)
    if (k === 0) rows.add(mix(0x51ee ^ mix(a, 3), salt), v)
    if (order < 3) continue
    const c = from + k + 2 < end ? (words[from + k + 2] as number) : 0x51ed
    if (k + 1 < n) rows.add(mix(a ^ mix(b ^ mix(c, 5), 3), salt + LONG), v)
  }
}

function flags(rows: Rows, talk: Talk, i: number): void {
  const { turns, total, share } = talk
  const length = wordCount(talk, i)
  flag(rows, 1, Math.min(12, Math.round(Math.log2(1 + length) * 2)))
  const at = (talk.at[i] ?? 0) / Math.max(1, total)
  flag(rows, 2, Math.floor(at * 10))
  flag(rows, 3, Math.min(9, Math.floor((1 - at) * 50)))
  flag(rows, 4, Math.min(9, Math.floor(at * 50)))
  flag(rows, 5, turns[i - 1]?.speaker === turns[i]?.speaker ? 1 : 0, 0.25)
  flag(rows, 6, turns[i + 1]?.speaker === turns[i]?.speaker ? 1 : 0, 0.25)
  flag(rows, 7, Math.round((share[i] ?? 0) * 8), 0.25)
  flag(rows, 0, 0, 0.5)
}
const flag = (rows: Rows, id: number, bucket: number, v = 0.4): void => rows.add(mix(id * 64 + bucket, FLAG), v)
