import { hashWord, modelWords } from './learned/tokens.ts'
import { cosine, meanVector, rarityOf, type WordModel } from './learned/words.ts'
import { stem } from './similar.ts'

/** One turn of a talk, or any short passage in order. */
export interface Passage {
  readonly speaker: string | null
  readonly text: string
}
const ASKING = new Set(
  'what why how when where who whom whose which did do does was were is are be been the a an of to in on at for with by from as about and or but if so that this these those it its they them their he she his her we our you your i me my not no summarize summarise summary discussion discussions discuss discussed meeting meetings think thought say said talk talked mention mentioned decide decided conclude concluded conclusion content contents view views opinion opinions regarding concerning team group people there any some during whole would could should will can may might has have had than then also'.split(
    ' ',
  ),
)
/** Words of a passage or question as retrieval compares them. */
export const searchWords = (text: string): string[] => modelWords(text).map(w => stem(w.replace(/'.*$/, '')))

/** The words of a question that say what is looked for, as typed and in lower case; all of them where it has no others. */
export function tellingQuestionWords(question: string): string[] {
  const words = [...new Set(modelWords(question))]
  const telling = words.filter(w => !ASKING.has(w) && !ASKING.has(stem(w.replace(/'.*$/, ''))))
  return telling.length > 0 ? telling : words
}

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

/** Words, rarity and length of all passages, once for all questions. */
export function preparePassages(passages: readonly Passage[], model: WordModel): Prepared {
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

/** Features of a passage for one question. */
export const FEATURE_COUNT = 47

/** Features of every passage for one question, `passage * FEATURE_COUNT + feature`. */
export function questionFeatures(talk: Prepared, question: string, model: WordModel): Float32Array {
  const n = talk.words.length
  const out = new Float32Array(n * FEATURE_COUNT)
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
  const length = (i: number): number => talk.words[i]?.length ?? 0
  const near = new Float64Array(n)
  for (let i = 0; i < n; i++) near[i] = Math.max(0, cosine(query, talk.vectors[i] ?? query)) * Math.min(1, length(i) / 8)
  const smooth = [2, 5, 12, 30].map(s => spreadOut(raw, s))
  const nearby = [3, 10, 30].map(s => spreadOut(near, s))
  const pooled = [3, 10, 25].map(r => pooledNear(talk, query, r))
  const windows = [2, 6, 15, 30].map(r => windowed(talk, terms, weight, r))
  const totalWeight = terms.reduce((a, h) => a + weight(h), 1e-9)
  let k = 0
  const column = (value: (i: number) => number): void => {
    for (let i = 0; i < n; i++) out[i * FEATURE_COUNT + k] = value(i)
    k++
  }
  const plainly = (a: Float64Array | undefined, by = 1): void => column(i => (a?.[i] ?? 0) / by)
  const share = (a: Float64Array | undefined): void => plainly(a, most(a))
  const constant = (v: number): void => column(() => v)
  const rank = (a: Float64Array | undefined): void => plainly(rankOf(a ?? raw), n)
  for (const a of [raw, ...smooth]) {
    plainly(a)
    share(a)
  }
  for (const a of [near, ...nearby]) share(a)
  plainly(nearby[1])
  for (const a of [smooth[1], smooth[2], nearby[1]]) rank(a)
  for (const r of [4, 15]) plainly(coverage(talk, terms, weight, r), totalWeight)
  const speaks = (i: number): boolean => named.includes((talk.passages[i]?.speaker ?? '').toLowerCase())
  column(i => (named.length ? (speaks(i) ? 2 : 1) : 0))
  column(i => Math.log(1 + length(i)))
  column(i => i / n)
  constant(terms.length)
  constant(terms.filter(h => talk.spread.has(h)).length / Math.max(1, terms.length))
  constant(/\bsummar|\boverview|\bwhole\b|\bgeneral\b/i.test(question) ? 1 : 0)
  constant(n)
  for (const a of pooled) share(a)
  plainly(pooled[1])
  for (const a of windows) share(a)
  for (const a of [windows[1], windows[2]]) plainly(a, totalWeight)
  // How far it is to where the question's words are thickest.
  for (const a of [windows[1], windows[2], pooled[1], smooth[1]]) {
    const top = peak(a ?? raw)
    column(i => i - top)
  }
  for (const a of [windows[1], windows[2], pooled[1]]) rank(a)
  constant(talk.mean)
  const best = most(raw)
  column(i => Math.max(raw[i - 1] ?? 0, raw[i + 1] ?? 0, raw[i - 2] ?? 0, raw[i + 2] ?? 0) / best)
  column(i => length(i) / Math.max(1, talk.mean))
  return out
}

const most = (a: Float64Array | undefined): number => a?.reduce((x, v) => Math.max(x, v), 1e-9) ?? 1
function peak(a: Float64Array): number {
  let at = 0
  for (let i = 1; i < a.length; i++) if ((a[i] ?? 0) > (a[at] ?? 0)) at = i
  return at
}
/** Similarity of the question to the words of a window taken together. */
function pooledNear(talk: Prepared, query: Float32Array, r: number): Float64Array {
  const n = talk.words.length
  const dims = query.length
  const out = new Float64Array(n)
  const sum = new Float32Array(dims)
  const move = (i: number, sign: number): void => {
    const v = talk.vectors[i]
    if (v) for (let d = 0; d < dims; d++) sum[d] = (sum[d] as number) + sign * (v[d] as number)
  }
  for (let i = 0; i < Math.min(n, r); i++) move(i, 1)
  for (let i = 0; i < n; i++) {
    move(i + r, 1)
    if (i - r - 1 >= 0) move(i - r - 1, -1)
    out[i] = Math.max(0, cosine(query, sum))
  }
  return out
}
/** BM25 of a window read as one text. */
function windowed(talk: Prepared, terms: readonly number[], weight: (h: number) => number, r: number): Float64Array {
  const n = talk.words.length
  const out = new Float64Array(n)
  const length = new Float64Array(n + 1)
  for (let i = 0; i < n; i++) length[i + 1] = (length[i] as number) + (talk.words[i]?.length ?? 0)
  const mean = Math.max(1, ((length[n] as number) / Math.max(1, n)) * (2 * r + 1))
  for (const t of terms) {
    const w = weight(t)
    const tf = new Float64Array(n + 1)
    for (let i = 0; i < n; i++) tf[i + 1] = (tf[i] as number) + (talk.counts[i]?.get(t) ?? 0)
    for (let i = 0; i < n; i++) {
      const a = Math.max(0, i - r)
      const b = Math.min(n, i + r + 1)
      const c = (tf[b] as number) - (tf[a] as number)
      if (c)
        out[i] = (out[i] as number) + (w * c * 2.2) / (c + 1.2 * (0.4 + (0.6 * ((length[b] as number) - (length[a] as number))) / mean))
    }
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
