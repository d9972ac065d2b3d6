import { hashWord, modelWords } from '../src/extract/learned/tokens.ts'
import { EMPTY, type UnitScores, WORTH_FEATURES, type WorthModel, worthFeatures, worthStem } from '../src/extract/learned/worth.ts'
import type { MeetingRecord } from './train-data.ts'
import { fitTrees } from './train-trees.ts'

export interface WorthSample {
  readonly meeting: MeetingRecord
  readonly texts: readonly string[]
  readonly scores: UnitScores
  readonly fold: number
}

/** Meetings that a share is drawn towards the mean with. */
const PRIOR = 4
const USUAL = 0.1

/** Which content words of a meeting its summary keeps. Scores must be out of fold; shares are counted without the sample's own fold. */
export function fitWorth(samples: readonly WorthSample[]): WorthModel {
  const summaries = samples.map(s => new Set(modelWords(Object.values(s.meeting.summary).flat().join(' ')).map(worthStem)))
  const words = samples.map(
    s =>
      new Set(
        s.texts.flatMap(t =>
          modelWords(t)
            .filter(w => !EMPTY.has(w) && w.length >= 3)
            .map(worthStem),
        ),
      ),
  )
  const shares = (skip: number) => {
    const table = new Map<string, { kept: number; all: number }>()
    let n = 0
    for (const [i, s] of samples.entries()) {
      if (s.fold === skip) continue
      n++
      for (const w of words[i] ?? []) {
        const r = table.get(w) ?? { kept: 0, all: 0 }
        r.all++
        if (summaries[i]?.has(w)) r.kept++
        table.set(w, r)
      }
    }
    return { table, n }
  }
  const known =
    ({ table, n }: ReturnType<typeof shares>) =>
    (w: string) => {
      const r = table.get(w) ?? { kept: 0, all: 0 }
      return { kept: (r.kept + PRIOR * USUAL) / (r.all + PRIOR), spread: r.all / n }
    }
  const rows: Float32Array[] = []
  const y: number[] = []
  const byFold = new Map<number, ReturnType<typeof known>>()
  for (const [i, s] of samples.entries()) {
    const look = byFold.get(s.fold) ?? known(shares(s.fold))
    byFold.set(s.fold, look)
    for (const [w, r] of worthFeatures(s.texts, s.scores, look)) {
      rows.push(r)
      y.push(summaries[i]?.has(w) ? 1 : 0)
    }
  }
  const x = new Float32Array(rows.length * WORTH_FEATURES)
  for (const [i, r] of rows.entries()) x.set(r, i * WORTH_FEATURES)
  const trees = fitTrees(
    { x, width: WORTH_FEATURES, y: Float32Array.from(y) },
    { trees: 80, depth: 4, rate: 0.1, leaf: 60, sample: 0.5, columns: 0.6 },
  )
  const all = shares(-1)
  const look = known(all)
  const list = [...all.table].filter(([, r]) => r.all >= 2).map(([w]) => ({ hash: hashWord(w), ...look(w) }))
  list.sort((a, b) => a.hash - b.hash)
  return {
    hashes: Uint32Array.from(list, w => w.hash),
    kept: Uint8Array.from(list, w => Math.round(255 * w.kept)),
    spread: Uint8Array.from(list, w => Math.round(255 * w.spread)),
    trees,
  }
}
