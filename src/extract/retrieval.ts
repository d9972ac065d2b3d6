import { hashWord, modelWords } from './learned/tokens.ts'
import { type TreeModel, treeScore } from './learned/trees.ts'
import { cosine, meanVector, rarityOf, type WordModel } from './learned/words.ts'
import { stem } from './similar.ts'

/** One turn of a talk, or any short passage in order. */
export interface Passage {
  readonly speaker: string | null
  readonly text: string
}
/** What is found for a question: positions best first, and the stretches that answer it. */
export interface Found {
  readonly ranked: readonly number[]
  readonly spans: readonly (readonly [number, number])[]
}
export interface RetrievalModel {
  readonly words: WordModel
  readonly trees: TreeModel
  /** Share of the best score from which a passage belongs to the answer, and the longest gap that is bridged. */
  readonly cut: number
  readonly gap: number
}

const ASKING = new Set(
  'what why how when where who whom whose which did do does was were is are be been the a an of to in on at for with by from as about and or but if so that this these those it its they them their he she his her we our you your i me my not no summarize summarise summary discussion discussions discuss discussed meeting meetings think thought say said talk talked mention mentioned decide decided conclude concluded conclusion content contents view views opinion opinions regarding concerning team group people there any some during whole would could should will can may might has have had than then also'.split(
    ' ',
  ),
)
/** Words of a passage or question as retrieval compares them. */
export const searchWords = (text: string): string[] => modelWords(text).map(w => stem(w.replace(/'.*$/, '')))

/** A talk prepared for many questions. */
export interface Prepared {
  readonly passages: readonly Passage[]
  readonly words: readonly (readonly number[])[]
  readonly counts: readonly ReadonlyMap<number, number>[]
  readonly spread: ReadonlyMap<number, number>
  readonly vectors: readonly Float32Array[]
  readonly mean: number
  readonly speakers: readonly string[]
}

export function prepare(passages: readonly Passage[], model: WordModel): Prepared {
  const words = passages.map(p => searchWords(p.text).map(hashWord))
  const spread = new Map<number, number>()
  const counts = words.map(w => {
    const c = new Map<number, number>()
    for (const x of w) c.set(x, (c.get(x) ?? 0) + 1)
    for (const x of c.keys()) spread.set(x, (spread.get(x) ?? 0) + 1)
    return c
  })
  const idf = rareness(spread, words.length)
  const vectors = words.map(w => meanVector(model, new Set(w), h => Math.max(0, rarityOf(model, h) - 2.5) * Math.min(1, idf(h) / 3)))
  const total = words.reduce((n, w) => n + w.length, 0)
  return {
    passages,
    words,
    counts,
    spread,
    vectors,
    mean: total / Math.max(1, words.length),
    speakers: [...new Set(passages.map(p => (p.speaker ?? '').toLowerCase()))],
  }
}
const rareness =
  (spread: ReadonlyMap<number, number>, n: number) =>
  (h: number): number => {
    const df = spread.get(h) ?? 0
    return Math.log(1 + (n - df + 0.5) / (df + 0.5))
  }

export const FEATURES = 27

/** Features of every passage for one question, `passage * FEATURES + feature`. */
export function questionFeatures(talk: Prepared, question: string, model: WordModel): Float32Array {
  const n = talk.words.length
  const out = new Float32Array(n * FEATURES)
  const named = talk.speakers.filter(s => s.length > 1 && question.toLowerCase().includes(s))
  let plain = question.toLowerCase()
  for (const s of named) plain = plain.replaceAll(s, ' ')
  const all = searchWords(plain)
  const terms = [...new Set(all.filter(w => !ASKING.has(w)))].map(hashWord)
  const idf = rareness(talk.spread, n)
  const weight = (h: number): number => idf(h) * Math.min(1.5, Math.max(0.2, rarityOf(model, h) / 5))
  const raw = new Float64Array(n)
  for (let i = 0; i < n; i++) raw[i] = bm25(talk, i, terms, weight)
  const query = meanVector(model, terms, h => Math.max(0.3, rarityOf(model, h) - 2))
  const near = new Float64Array(n)
  for (let i = 0; i < n; i++) near[i] = Math.max(0, cosine(query, talk.vectors[i] ?? query)) * Math.min(1, (talk.words[i]?.length ?? 0) / 8)
  const smooth = [2, 5, 12, 30].map(s => spreadOut(raw, s))
  const nearby = [3, 10, 30].map(s => spreadOut(near, s))
  const most = [raw, ...smooth].map(a => a.reduce((x, v) => Math.max(x, v), 1e-9))
  const mostNear = [near, ...nearby].map(a => a.reduce((x, v) => Math.max(x, v), 1e-9))
  const ranks = [smooth[1], smooth[2], nearby[1]].map(a => rankOf(a ?? raw))
  const covered = [4, 15].map(r => coverage(talk, terms, weight, r))
  const totalWeight = terms.reduce((a, h) => a + weight(h), 1e-9)
  const known = terms.filter(h => talk.spread.has(h)).length / Math.max(1, terms.length)
  const whole = /\bsummar|\boverview|\bwhole\b|\bgeneral\b/i.test(question) ? 1 : 0
  for (let i = 0; i < n; i++) {
    const at = i * FEATURES
    let k = 0
    const put = (v: number): void => {
      out[at + k++] = v
    }
    put(raw[i] ?? 0)
    put((raw[i] ?? 0) / (most[0] ?? 1))
    for (const [s, a] of smooth.entries()) {
      put(a[i] ?? 0)
      put((a[i] ?? 0) / (most[s + 1] ?? 1))
    }
    put((near[i] ?? 0) / (mostNear[0] ?? 1))
    for (const [s, a] of nearby.entries()) put((a[i] ?? 0) / (mostNear[s + 1] ?? 1))
    put(nearby[1]?.[i] ?? 0)
    for (const r of ranks) put((r[i] ?? 0) / n)
    for (const c of covered) put((c[i] ?? 0) / totalWeight)
    put(named.length ? (named.includes((talk.passages[i]?.speaker ?? '').toLowerCase()) ? 2 : 1) : 0)
    put(Math.log(1 + (talk.words[i]?.length ?? 0)))
    put(i / n)
    put(terms.length)
    put(known)
    put(whole)
    put(n)
  }
  return out
}

function bm25(talk: Prepared, i: number, terms: readonly number[], weight: (h: number) => number): number {
  const counts = talk.counts[i]
  if (!counts) return 0
  const length = talk.words[i]?.length ?? 0
  let sum = 0
  for (const t of terms) {
    const tf = counts.get(t)
    if (tf) sum += (weight(t) * tf * 2.2) / (tf + 1.2 * (0.4 + (0.6 * length) / talk.mean))
  }
  return sum
}
/** Two-sided exponential smoothing with reach `s`. */
function spreadOut(a: Float64Array, s: number): Float64Array {
  const n = a.length
  const keep = Math.exp(-1 / s)
  const out = new Float64Array(n)
  let acc = 0
  for (let i = 0; i < n; i++) {
    acc = acc * keep + (a[i] ?? 0)
    out[i] = acc
  }
  acc = 0
  for (let i = n - 1; i >= 0; i--) {
    out[i] = (out[i] ?? 0) + acc
    acc = (acc + (a[i] ?? 0)) * keep
  }
  return out
}
function rankOf(a: Float64Array): Float64Array {
  const order = Array.from({ length: a.length }, (_, i) => i).sort((x, y) => (a[y] ?? 0) - (a[x] ?? 0))
  const rank = new Float64Array(a.length)
  for (const [r, i] of order.entries()) rank[i] = r
  return rank
}
/** Weight of the distinct question words that occur within `r` passages. */
function coverage(talk: Prepared, terms: readonly number[], weight: (h: number) => number, r: number): Float64Array {
  const n = talk.words.length
  const out = new Float64Array(n)
  for (const t of terms) {
    const w = weight(t)
    let last = -1
    for (let i = 0; i < n; i++)
      if (talk.counts[i]?.has(t)) {
        for (let j = Math.max(last + 1, i - r); j <= Math.min(n - 1, i + r); j++) out[j] = (out[j] ?? 0) + w
        last = Math.min(n - 1, i + r)
      }
  }
  return out
}

/** Ranks the passages of a talk for a question and marks the stretches that answer it. Best stretch first. */
export function retrieve(talk: Prepared, question: string, model: RetrievalModel): Found {
  const n = talk.words.length
  if (!n) return { ranked: [], spans: [] }
  const x = questionFeatures(talk, question, model.words)
  const p = new Float64Array(n)
  for (let i = 0; i < n; i++) p[i] = 1 / (1 + Math.exp(-treeScore(model.trees, x, i * FEATURES)))
  return { ranked: placesFirst(ranking(talk, p), p, x), spans: stretches(p, model.cut, model.gap) }
}

/** How many different places stand first, and how far apart they are. */
const PLACES = 3
const APART = 5

/**
 * The first three are from different places and hold the question's own words: a person looking for something is served better by three
 * likely places than by three neighbours. The rest goes by probability.
 */
function placesFirst(ranked: readonly number[], p: Float64Array, x: Float32Array): number[] {
  const worded = (i: number): number => (x[i * FEATURES] ?? 0) * (p[i] ?? 0) ** 0.25
  const first: number[] = []
  for (const i of [...ranked].sort((a, b) => worded(b) - worded(a))) {
    if (first.length === PLACES || worded(i) <= 0) break
    if (first.every(f => Math.abs(f - i) > APART)) first.push(i)
  }
  const taken = new Set(first)
  return [...first, ...ranked.filter(i => !taken.has(i))]
}

/** Best first; of passages with the same promise the longer ones, since a bare "yeah" answers nothing. */
export function ranking(talk: Prepared, p: Float64Array): number[] {
  const score = p.map((v, i) => v * (0.75 + 0.25 * Math.min(1, (talk.words[i]?.length ?? 0) / 12)))
  return Array.from({ length: p.length }, (_, i) => i).sort((a, b) => (score[b] ?? 0) - (score[a] ?? 0))
}

export function stretches(p: Float64Array, cut: number, gap: number): [number, number][] {
  const most = p.reduce((a, v) => Math.max(a, v), 0)
  const spans: [number, number][] = []
  for (let i = 0; i < p.length; i++) {
    if ((p[i] ?? 0) < cut * most) continue
    const last = spans.at(-1)
    if (last && i - last[1] <= gap) last[1] = i
    else spans.push([i, i])
  }
  const value = ([a, b]: [number, number]): number => {
    let v = 0
    for (let i = a; i <= b; i++) v = Math.max(v, p[i] ?? 0)
    return v
  }
  return spans.sort((a, b) => value(b) - value(a))
}
