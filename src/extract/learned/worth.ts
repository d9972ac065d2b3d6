import { stem } from '../similar.ts'
import { hashWord, modelWords } from './tokens.ts'
import { type TreeModel, treeScore } from './trees.ts'
import { wordIndex } from './words.ts'

/** What is learned about words that summaries keep: how often, where they occur, they were kept; and in how many meetings they occur. */
export interface WorthModel {
  readonly hashes: Uint32Array
  /** Share of the meetings with the word whose summary has it, ×255. */
  readonly kept: Uint8Array
  /** Share of the meetings that have the word, ×255. */
  readonly spread: Uint8Array
  readonly trees: TreeModel
}

/** Judgements that the worth of words rests on, one number a unit each. */
export interface UnitScores {
  readonly extractive: ArrayLike<number>
  readonly decisions: ArrayLike<number>
  readonly problems: ArrayLike<number>
  readonly actions: ArrayLike<number>
}

/** Numbers a word is judged by. */
export const WORTH_FEATURES = 18
/** Words that no summary is about. */
export const EMPTY = new Set(
  "the a an and or of to in on at for with by from as is are was were be been it its this that these those he she they them his her their we our you your i my me not no do does did has have had will would can could should may might about into than then there what which who how also so if but more most some any all one two just like yeah okay um uh mm-hmm well right think know mean gonna got get go going thing things really kind sort lot bit actually maybe quite very much oh yes i'm it's that's don't we're i'll we'll you're they're there's let's can't i've we've isn't doesn't didn't say said see want need make use put used take come because 'cause way time good people something anything everything stuff".split(
    ' ',
  ),
)

const BEFORE_NOUNS = new Set('the a an this our some these those of your any no their his her its'.split(' '))

/** Stem by which words are compared here. */
export const worthStem = (word: string): string => stem(word.replace(/'.*$/, ''))

/** Features of every content word of a talk, keyed by stem. `known(stem)`: kept share and spread, 0–1. */
export function worthFeatures(
  texts: readonly string[],
  p: UnitScores,
  known: (stem: string) => { readonly kept: number; readonly spread: number },
): Map<string, Float32Array> {
  const rows = new Map<string, Float32Array>()
  const n = texts.length
  for (const [i, text] of texts.entries()) {
    const seen = new Set<string>()
    let before = ''
    for (const w of modelWords(text)) {
      const after = before
      before = w
      if (EMPTY.has(w) || w.length < 3) continue
      const s = worthStem(w)
      if (seen.has(s)) continue
      seen.add(s)
      let r = rows.get(s)
      if (!r) {
        r = new Float32Array(WORTH_FEATURES)
        r[7] = 1
        rows.set(s, r)
      }
      const e = p.extractive[i] ?? 0
      const d = p.decisions[i] ?? 0
      r[0] = (r[0] ?? 0) + 1
      if (BEFORE_NOUNS.has(after)) r[13] = (r[13] ?? 0) + 1
      r[14] = w.length
      if (e > 0.3) r[16] = (r[16] ?? 0) + 1
      if (e > 0.1) r[17] = (r[17] ?? 0) + 1
      r[1] = (r[1] ?? 0) + e
      r[2] = (r[2] ?? 0) + d
      r[3] = (r[3] ?? 0) + (p.problems[i] ?? 0)
      r[4] = (r[4] ?? 0) + (p.actions[i] ?? 0)
      r[5] = Math.max(r[5] ?? 0, e)
      r[6] = Math.max(r[6] ?? 0, d)
      r[7] = Math.min(r[7] ?? 1, i / n)
      r[8] = Math.max(r[8] ?? 0, i / n)
    }
  }
  for (const [s, r] of rows) {
    const k = known(s)
    r[9] = k.spread
    r[10] = n
    r[11] = (r[1] ?? 0) / (r[0] ?? 1)
    r[12] = k.kept
    r[13] = (r[13] ?? 0) / (r[0] ?? 1)
    r[15] = (r[8] ?? 0) - (r[7] ?? 0)
  }
  return rows
}

/** What the model knows of a stem; unknown words are rare and neither kept nor left out. */
export function knownWorth(model: WorthModel): (stem: string) => { kept: number; spread: number } {
  return s => {
    const at = wordIndex(model, hashWord(s))
    return at < 0 ? { kept: 0.1, spread: 0 } : { kept: (model.kept[at] ?? 0) / 255, spread: (model.spread[at] ?? 0) / 255 }
  }
}

/** Probability of each content word of a talk that a summary keeps it. */
export function worthOf(texts: readonly string[], p: UnitScores, model: WorthModel): Map<string, number> {
  const out = new Map<string, number>()
  for (const [s, r] of worthFeatures(texts, p, knownWorth(model))) out.set(s, 1 / (1 + Math.exp(-treeScore(model.trees, r))))
  return out
}
