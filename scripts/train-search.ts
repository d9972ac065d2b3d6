import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { encodeSearch } from '../src/extract/learned/model-file.ts'
import { modelWords } from '../src/extract/learned/tokens.ts'
import type { TreeModel } from '../src/extract/learned/trees.ts'
import type { WordModel } from '../src/extract/learned/words.ts'
import { type Found, type Prepared, preparePassages, type RetrievalModel, retrieve } from '../src/extract/retrieval.ts'
import { FEATURE_COUNT, questionFeatures } from '../src/extract/retrieval-features.ts'
import { rootsOf } from '../src/extract/retrieval-words.ts'
import { seeded } from '../test/generate/seeded.ts'
import { foldsOf, meetings, type QueryRecord, queries } from './train-data.ts'
import { writeSums } from './train-sums.ts'
import { fitTrees } from './train-trees.ts'
import { fitWords } from './train-words.ts'

/** Share of the passages outside the answer that training looks at: for the answer, and for the first place. */
const OUTSIDE = 0.25
const OUTSIDE_FIRST = 0.4
const FOLDS = 5
const roots = (text: string): string[] => rootsOf(modelWords(text))
const CUT = { cut: 0.25, gap: 10 }

/** Word vectors and the ranking of passages for questions; writes search.bin. Returns lines for the report. */
export function trainSearch(dir: string, out: string, say: (text: string) => void): { lines: string[]; sha: string; size: number } {
  const train = queries(dir, 'qmsum.train')
  const heard = [...meetings(dir, 'ami.train'), ...meetings(dir, 'icsi.train')]
  const talks = [...train.map(m => m.turns.map(t => roots(t.text))), ...heard.map(m => m.utterances.map(u => roots(u.text)))]
  const ids = [...train, ...heard].map(m => m.id)
  const folds = foldsOf(ids, FOLDS)
  const foldOf = new Map(ids.map((id, i) => [id, folds[i] ?? 0]))
  // As at run time: the words of a talk whose questions are asked were learned from other talks only.
  const learned = Array.from({ length: FOLDS }, (_, f) => {
    say(`word vectors without fold ${f + 1}`)
    return fitWords(talks.filter((_, i) => folds[i] !== f))
  })
  const words = fitWords(talks)
  const wordsFor = (id: string): WordModel => learned[foldOf.get(id) ?? 0] ?? words
  const asked = train.flatMap(m => {
    const talk = preparePassages(m.turns, wordsFor(m.id))
    return m.specific.map(q => questionRow(m, talk, q, wordsFor(m.id))).filter(q => q.gold.includes(1))
  })
  const held: Measured[] = []
  for (let f = 0; f < FOLDS; f++) {
    const rest = asked.filter(q => foldOf.get(q.meeting) !== f)
    const model: RetrievalModel = { words: learned[f] ?? words, trees: fitAnswer(rest), first: fitFirstPlace(rest), ...CUT }
    held.push(
      ...measureQuestions(
        train.filter(m => foldOf.get(m.id) === f),
        model,
      ),
    )
    say(`ranking of passages, fold ${f + 1}`)
  }
  const model: RetrievalModel = { words, trees: fitAnswer(asked), first: fitFirstPlace(asked), ...CUT }
  const outOfFold = means(held)
  const onVal = means(measureQuestions(queries(dir, 'qmsum.val'), model))
  const line = `| QMSum questions | span F1 / wrec@1000 / MRR | ${outOfFold} | ${onVal} |`
  say(line)
  const bytes = encodeSearch(model)
  writeFileSync(path.join(out, 'search.bin'), bytes)
  return { lines: [line], sha: createHash('sha256').update(bytes).digest('hex'), size: bytes.length }
}

/** One question with the features of every passage; `gold`: 1 where a passage belongs to the answer. */
interface Asked {
  readonly meeting: string
  readonly x: Float32Array
  readonly gold: Uint8Array
  readonly length: Int32Array
}
function questionRow(m: QueryRecord, talk: Prepared, q: QueryRecord['specific'][number], words: WordModel): Asked {
  const gold = new Uint8Array(m.turns.length)
  for (const i of goldTurns(q.spans, m.turns.length)) gold[i] = 1
  return {
    meeting: m.id,
    x: questionFeatures(talk, q.query, words),
    gold,
    length: Int32Array.from(talk.roots, w => w.length),
  }
}

/** Whether a passage belongs to the answer. */
function fitAnswer(asked: readonly Asked[]): TreeModel {
  const next = seeded(2)
  const rows: Float32Array[] = []
  const y: number[] = []
  const weight: number[] = []
  for (const q of asked) {
    const size = q.gold.reduce((a, b) => a + b, 0)
    for (const [i, inside] of q.gold.entries()) {
      if (!inside && next() >= OUTSIDE) continue
      rows.push(q.x.subarray(i * FEATURE_COUNT, (i + 1) * FEATURE_COUNT))
      y.push(inside)
      // Every question counts about the same, however long its answer.
      weight.push((inside ? 20 : 20 / OUTSIDE) / Math.max(10, size))
    }
  }
  return fitTrees(
    { x: stacked(rows), width: FEATURE_COUNT, y: Float32Array.from(y), weight: Float32Array.from(weight) },
    { trees: 200, depth: 5, rate: 0.06, leaf: 150, sample: 0.3, columns: 0.4, lambda: 5 },
  )
}

/** Which passage shall stand first: the more of the softmax of a talk falls on the answer, the better. */
function fitFirstPlace(asked: readonly Asked[]): TreeModel {
  const next = seeded(4)
  const rows: Float32Array[] = []
  const y: number[] = []
  const groups = [0]
  for (const q of asked) {
    const from = rows.length
    for (const [i, inside] of q.gold.entries()) {
      if ((!inside && next() >= OUTSIDE_FIRST) || (q.length[i] ?? 0) < 3) continue
      rows.push(q.x.subarray(i * FEATURE_COUNT, (i + 1) * FEATURE_COUNT))
      y.push(inside)
    }
    if (y.indexOf(1, from) < 0) rows.length = y.length = from
    else groups.push(rows.length)
  }
  return fitTrees(
    { x: stacked(rows), width: FEATURE_COUNT, y: Float32Array.from(y), groups: Int32Array.from(groups) },
    { trees: 120, depth: 4, rate: 0.1, leaf: 80, sample: 0.5, columns: 0.4, lambda: 1, loss: 'first' },
  )
}

function stacked(rows: readonly Float32Array[]): Float32Array {
  const x = new Float32Array(rows.length * FEATURE_COUNT)
  for (const [i, r] of rows.entries()) x.set(r, i * FEATURE_COUNT)
  return x
}

const goldTurns = (spans: readonly (readonly [number, number])[], n: number): Set<number> => {
  const gold = new Set<number>()
  for (const [a, b] of spans) for (let i = Math.max(0, a); i <= Math.min(b, n - 1); i++) gold.add(i)
  return gold
}

/** Span F1, words of the answer within the first 1,000 ranked, reciprocal rank of one question. */
type Measured = readonly [number, number, number]
const means = (list: readonly Measured[]): string =>
  [0, 1, 2].map(k => (list.reduce((a, m) => a + (m[k] ?? 0), 0) * (100 / list.length)).toFixed(1)).join(' / ')

function measureQuestions(records: readonly QueryRecord[], model: RetrievalModel): Measured[] {
  return records.flatMap(m => {
    const talk = preparePassages(m.turns, model.words)
    const length = m.turns.map(t => t.text.split(/\s+/).filter(Boolean).length)
    return m.specific.flatMap(q => {
      const gold = goldTurns(q.spans, m.turns.length)
      return gold.size ? [measured(retrieve(talk, q.query, model), gold, length)] : []
    })
  })
}

function measured(found: Found, gold: ReadonlySet<number>, length: readonly number[]): Measured {
  const mine = goldTurns(found.spans, length.length)
  let hits = 0
  for (const i of mine) if (gold.has(i)) hits++
  const first = found.ranked.findIndex(i => gold.has(i))
  let used = 0
  let got = 0
  let all = 0
  for (const i of gold) all += length[i] ?? 0
  for (const i of found.ranked) {
    const w = Math.min(length[i] ?? 0, 1000 - used)
    used += w
    if (gold.has(i)) got += w
    if (used >= 1000) break
  }
  return [(2 * hits) / (mine.size + gold.size), all ? Math.min(1, got / Math.min(all, 1000)) : 0, first < 0 ? 0 : 1 / (first + 1)]
}

// Alone: `node scripts/train-search.ts DIR [OUT]` makes search.bin again and nothing else.
if (import.meta.main) {
  const [dir, out = path.join(import.meta.dirname, '..', 'models')] = process.argv.slice(2)
  if (dir) {
    const made = trainSearch(dir, out, text => void process.stderr.write(`${text}\n`))
    writeSums(out, { 'search.bin': made.sha })
  } else {
    process.stderr.write('usage: train-search DIR [OUT]\n')
    process.exitCode = 2
  }
}
