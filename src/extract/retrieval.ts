import { type TreeModel, treeScore } from './learned/trees.ts'
import type { WordModel } from './learned/words.ts'
import { FEATURE_COUNT, type Prepared, questionFeatures } from './retrieval-features.ts'

export { type Passage, type Prepared, preparePassages } from './retrieval-features.ts'
export { searchWords, tellingQuestionWords } from './retrieval-words.ts'

/** What is found for a question: positions best first, and the stretches that answer it. */
export interface Found {
  readonly ranked: readonly number[]
  readonly spans: readonly (readonly [number, number])[]
}
export interface RetrievalModel {
  readonly words: WordModel
  /** Log-odds that a passage belongs to the answer. */
  readonly trees: TreeModel
  /** Score by which something right stands first: trained for the first place only. */
  readonly first: TreeModel
  /** Share of the best score from which a passage belongs to the answer, and the longest gap that is bridged. */
  readonly cut: number
  readonly gap: number
}

/** Ranks the passages of a talk for a question and marks the stretches that answer it. Best stretch first. */
export function retrieve(talk: Prepared, question: string, model: RetrievalModel): Found {
  if (!talk.words.length) return { ranked: [], spans: [] }
  const { p, first } = judged(talk, question, model)
  return { ranked: placesFirst(talk, ranking(talk, p), first), spans: stretches(p, model.cut, model.gap) }
}

/** The passages of a talk, best first, each with the probability that it belongs to the answer. */
export function rankPassages(talk: Prepared, question: string, model: RetrievalModel): { readonly at: number; readonly p: number }[] {
  if (!talk.words.length) return []
  const { p, first } = judged(talk, question, model)
  return placesFirst(talk, ranking(talk, p), first).map(at => ({ at, p: p[at] ?? 0 }))
}

/** Of each passage: the probability that it belongs to the answer, and the score by which something right stands first. */
function judged(talk: Prepared, question: string, model: RetrievalModel): { readonly p: Float64Array; readonly first: Float64Array } {
  const n = talk.words.length
  const x = questionFeatures(talk, question, model.words)
  const p = new Float64Array(n)
  const first = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    p[i] = 1 / (1 + Math.exp(-treeScore(model.trees, x, i * FEATURE_COUNT)))
    first[i] = (talk.roots[i]?.length ?? 0) < LEAST ? -Infinity : treeScore(model.first, x, i * FEATURE_COUNT)
  }
  return { p, first }
}

/** How many different places stand first, how far apart they are, and how many words they have together: found out of fold. */
const PLACES = 6
const APART = 15
const PLACES_WORDS = 250
/** A passage of fewer words answers nothing. */
const LEAST = 3

/**
 * The first six are from different places: a person looking for something is served better by some likely places than by as many
 * neighbours. They are short together, so that little is lost where the first was right. The rest goes by probability.
 */
function placesFirst(talk: Prepared, ranked: readonly number[], score: Float64Array): number[] {
  const length = (i: number): number => talk.roots[i]?.length ?? 0
  const first: number[] = []
  let words = 0
  const worth = ranked.filter(i => length(i) >= LEAST)
  for (const i of worth.sort((a, b) => (score[b] ?? 0) - (score[a] ?? 0))) {
    if (first.length === PLACES) break
    if (first.length && words + length(i) > PLACES_WORDS) continue
    if (!first.every(f => Math.abs(f - i) > APART)) continue
    first.push(i)
    words += length(i)
  }
  const taken = new Set(first)
  return [...first, ...ranked.filter(i => !taken.has(i))]
}

/** Best first; of passages with the same promise the longer ones, since a bare "yeah" answers nothing. */
export function ranking(talk: Prepared, p: Float64Array): number[] {
  const score = p.map((v, i) => v * (0.75 + 0.25 * Math.min(1, (talk.roots[i]?.length ?? 0) / 12)))
  return Array.from({ length: p.length }, (_, i) => i).sort((a, b) => (score[b] ?? 0) - (score[a] ?? 0))
}

/** Runs of passages that promise at least `cut` of the best, holes of `gap` passages closed; the run that promises most first. */
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
