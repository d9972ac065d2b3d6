import { hashWord, modelWords } from './learned/tokens.ts'
import { cosine, likeness, meanVector, rarityOf, type WordModel, wordIndex } from './learned/words.ts'
import { boxed, most, peak, rankOf, spreadOut } from './retrieval-curves.ts'
import { type AskedFor, askedFor } from './retrieval-question.ts'
import { rootsOf, searchForm } from './retrieval-words.ts'

/** One turn of a talk, or any short passage in order. */
export interface Passage {
  readonly speaker: string | null
  readonly text: string
}
/** A talk prepared for many questions. */
export interface Prepared {
  readonly passages: readonly Passage[]
  /** Of each passage the hashes of its words as a search compares them, and of their roots as the ranking does. */
  readonly words: readonly (readonly number[])[]
  readonly roots: readonly (readonly number[])[]
  readonly counts: readonly ReadonlyMap<number, number>[]
  readonly spread: ReadonlyMap<number, number>
  readonly vectors: readonly Float32Array[]
  readonly mean: number
  readonly speakers: readonly string[]
  /** Where each word is said: passage and how often. */
  readonly said: ReadonlyMap<number, readonly (readonly [number, number])[]>
  /** Those of them that the model knows: hash and position there. */
  readonly known: readonly (readonly [number, number])[]
}

/** Words, rarity and length of all passages, once for all questions. */
export function preparePassages(passages: readonly Passage[], model: WordModel): Prepared {
  const texts = passages.map(p => modelWords(p.text))
  const words = texts.map(t => t.map(w => hashWord(searchForm(w))))
  const roots = texts.map(t => rootsOf(t).map(hashWord))
  const spread = new Map<number, number>()
  const counts = roots.map(w => {
    const c = new Map<number, number>()
    for (const x of w) c.set(x, (c.get(x) ?? 0) + 1)
    for (const x of c.keys()) spread.set(x, (spread.get(x) ?? 0) + 1)
    return c
  })
  const idf = rareness(spread, roots.length)
  const vectors = roots.map(w => meanVector(model, new Set(w), h => Math.max(0, rarityOf(model, h) - 2.5) * Math.min(1, idf(h) / 3)))
  const total = roots.reduce((n, w) => n + w.length, 0)
  const said = new Map<number, [number, number][]>()
  for (const [i, c] of counts.entries())
    for (const [h, n] of c) {
      const places = said.get(h)
      if (places) places.push([i, n])
      else said.set(h, [[i, n]])
    }
  return {
    passages,
    words,
    roots,
    counts,
    spread,
    vectors,
    mean: total / Math.max(1, roots.length),
    speakers: [...new Set(passages.map(p => (p.speaker ?? '').toLowerCase()))],
    said,
    known: [...said.keys()].map((h): [number, number] => [h, wordIndex(model, h)]).filter(([, at]) => at >= 0),
  }
}
const rareness =
  (spread: ReadonlyMap<number, number>, n: number) =>
  (h: number): number => {
    const df = spread.get(h) ?? 0
    return Math.log(1 + (n - df + 0.5) / (df + 0.5))
  }

/** Features of a passage for one question. */
export const FEATURE_COUNT = 81

/** Features of every passage for one question, `passage * FEATURE_COUNT + feature`. */
export function questionFeatures(talk: Prepared, question: string, model: WordModel): Float32Array {
  const n = talk.roots.length
  const out = new Float32Array(n * FEATURE_COUNT)
  const asked = askedFor(question, talk.speakers)
  const { terms, focus, context, named } = asked
  const idf = rareness(talk.spread, n)
  const weight = (h: number): number => idf(h) * Math.min(1.5, Math.max(0.2, rarityOf(model, h) / 5))
  const matches = (of: readonly number[]): Float64Array => Float64Array.from(talk.roots, (_, i) => bm25(talk, i, of, weight))
  const raw = matches(terms)
  const query = meanVector(model, terms, h => Math.max(0.3, rarityOf(model, h) - 2))
  const length = (i: number): number => talk.roots[i]?.length ?? 0
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
  const share = (a: Float64Array | undefined): void => plainly(a, most(a ?? raw))
  const constant = (v: number): void => column(() => v)
  const rank = (a: Float64Array | undefined): void => plainly(rankOf(a ?? raw), n)
  // How far it is to where the curve is highest.
  const fromPeak = (a: Float64Array | undefined): void => {
    const top = peak(a ?? raw)
    column(i => i - top)
  }
  for (const a of [raw, ...smooth]) {
    plainly(a)
    share(a)
  }
  for (const a of [near, ...nearby]) share(a)
  plainly(nearby[1])
  for (const a of [smooth[1], smooth[2], nearby[1]]) rank(a)
  for (const r of [4, 15]) plainly(coverage(talk, terms, weight, r), totalWeight)
  const speaks = (i: number): number => named.get((talk.passages[i]?.speaker ?? '').toLowerCase()) ?? 0
  column(i => (named.size ? 1 + speaks(i) : 0))
  column(i => Math.log(1 + length(i)))
  column(i => i / n)
  constant(terms.length)
  constant(terms.filter(h => talk.spread.has(h)).length / Math.max(1, terms.length))
  constant(asked.overview ? 1 : 0)
  constant(n)
  for (const a of pooled) share(a)
  plainly(pooled[1])
  for (const a of windows) share(a)
  for (const a of [windows[1], windows[2]]) plainly(a, totalWeight)
  for (const a of [windows[1], windows[2], pooled[1], smooth[1]]) fromPeak(a)
  for (const a of [windows[1], windows[2], pooled[1]]) rank(a)
  constant(talk.mean)
  const best = most(raw)
  column(i => Math.max(raw[i - 1] ?? 0, raw[i + 1] ?? 0, raw[i - 2] ?? 0, raw[i + 2] ?? 0) / best)
  column(i => length(i) / Math.max(1, talk.mean))

  // Who is asked about: how much of the talk here is theirs, and where they say the words.
  const lengths = Float64Array.from(raw, (_, i) => length(i))
  const theirs = lengths.map((v, i) => (speaks(i) ? v : 0))
  for (const r of [3, 12]) {
    const of = boxed(lengths, r)
    const mine = boxed(theirs, r)
    column(i => (mine[i] as number) / Math.max(1, of[i] as number))
  }
  const bySpeaker = raw.map((v, i) => (speaks(i) ? v : 0))
  for (const s of [3, 8]) share(spreadOut(bySpeaker, s))
  constant(Math.max(0, ...named.values()))

  // The question proper, and what was going on.
  const alone = context.length === 0 && focus.length === terms.length
  const rawFocus = alone ? raw : matches(focus)
  const smoothFocus = alone ? smooth : [2, 5, 12].map(s => spreadOut(rawFocus, s))
  const focusWindows = alone ? windows : [2, 6, 15].map(r => windowed(talk, focus, weight, r))
  const contextWindows = [6, 15, 30].map(r => windowed(talk, context, weight, r))
  constant(context.length)
  for (const a of [...smoothFocus.slice(0, 3), ...focusWindows.slice(0, 3), ...contextWindows]) share(a)
  const [, focusNear = raw] = focusWindows
  const [, contextNear = raw] = contextWindows
  plainly(focusNear)
  const [mostFocus, mostContext] = [most(focusNear), most(contextNear)]
  const both = focusNear.map((v, i) => (v / mostFocus) * (context.length ? 0.3 + (contextNear[i] as number) / mostContext : 1))
  share(both)
  rank(both)
  fromPeak(both)
  fromPeak(focusNear)
  rank(smoothFocus[0])
  constant(asked.everybody ? 1 : 0)
  constant(asked.manner)
  const together = sideBySide(talk, asked.pairs, weight)
  for (const s of [2, 5, 12]) share(spreadOut(together, s))
  constant(asked.pairs.length)

  const alike = softMatches(talk, terms, model, weight)
  const alikeSmooth = [2, 5, 12, 30].map(s => spreadOut(alike, s))
  for (const a of alikeSmooth) share(a)
  rank(alikeSmooth[1])
  plainly(alikeSmooth[1])
  fromPeak(alikeSmooth[1])
  return out
}

/** Where words of the question that stand side by side do so too. */
function sideBySide(talk: Prepared, pairs: AskedFor['pairs'], weight: (h: number) => number): Float64Array {
  const out = new Float64Array(talk.roots.length)
  for (const [a, b] of pairs) {
    if (!talk.spread.has(a) || !talk.spread.has(b)) continue
    const value = Math.sqrt(weight(a) * weight(b))
    for (const [i] of talk.said.get(a) ?? []) {
      const words = talk.roots[i] ?? []
      for (let j = 0; j + 1 < words.length; j++) if (words[j] === a && words[j + 1] === b) out[i] = (out[i] as number) + value
    }
  }
  return out
}

/** Likeness from which one word stands for another, and what it counts at most against the word itself. */
const ALIKE = 0.5
const STANDS_FOR = 0.8

/** BM25 of single passages in which words of like meaning count in part. */
function softMatches(talk: Prepared, terms: readonly number[], model: WordModel, weight: (h: number) => number): Float64Array {
  const out = new Float64Array(talk.roots.length)
  for (const t of terms) {
    const count = new Float64Array(talk.roots.length)
    const add = (h: number, by: number): void => {
      for (const [i, c] of talk.said.get(h) ?? []) count[i] = (count[i] as number) + by * c
    }
    add(t, 1)
    const own = wordIndex(model, t)
    if (own >= 0)
      for (const [h, at] of talk.known) {
        if (at === own) continue
        const s = likeness(model, own, at)
        if (s > ALIKE) add(h, ((s - ALIKE) / (1 - ALIKE)) * STANDS_FOR * Math.min(1, weight(h) / 3))
      }
    const w = weight(t)
    for (let i = 0; i < count.length; i++)
      if (count[i]) out[i] = (out[i] as number) + w * saturated(count[i] as number, talk.roots[i]?.length ?? 0, talk.mean)
  }
  return out
}

/** What a word that is said so often in so many words is worth: the second time less than the first. */
const saturated = (count: number, length: number, mean: number): number => (count * 2.2) / (count + 1.2 * (0.4 + (0.6 * length) / mean))

/** Similarity of the question to the words of a window taken together. */
function pooledNear(talk: Prepared, query: Float32Array, r: number): Float64Array {
  const n = talk.roots.length
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
  const n = talk.roots.length
  const out = new Float64Array(n)
  const length = new Float64Array(n + 1)
  for (let i = 0; i < n; i++) length[i + 1] = (length[i] as number) + (talk.roots[i]?.length ?? 0)
  const mean = Math.max(1, ((length[n] as number) / Math.max(1, n)) * (2 * r + 1))
  for (const t of terms) {
    const w = weight(t)
    const tf = new Float64Array(n + 1)
    for (let i = 0; i < n; i++) tf[i + 1] = (tf[i] as number) + (talk.counts[i]?.get(t) ?? 0)
    for (let i = 0; i < n; i++) {
      const a = Math.max(0, i - r)
      const b = Math.min(n, i + r + 1)
      const c = (tf[b] as number) - (tf[a] as number)
      if (c) out[i] = (out[i] as number) + w * saturated(c, (length[b] as number) - (length[a] as number), mean)
    }
  }
  return out
}

function bm25(talk: Prepared, i: number, terms: readonly number[], weight: (h: number) => number): number {
  const counts = talk.counts[i]
  if (!counts) return 0
  const length = talk.roots[i]?.length ?? 0
  let sum = 0
  for (const t of terms) {
    const tf = counts.get(t)
    if (tf) sum += weight(t) * saturated(tf, length, talk.mean)
  }
  return sum
}
/** Weight of the distinct question words that occur within `r` passages. */
function coverage(talk: Prepared, terms: readonly number[], weight: (h: number) => number, r: number): Float64Array {
  const n = talk.roots.length
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
