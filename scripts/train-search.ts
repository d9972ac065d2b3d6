import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { encodeSearch } from '../src/extract/learned/model-file.ts'
import type { WordModel } from '../src/extract/learned/words.ts'
import { FEATURES, prepare, questionFeatures, type RetrievalModel, retrieve, searchWords } from '../src/extract/retrieval.ts'
import { meetings, type QueryRecord, queries, random } from './train-data.ts'
import { fitTrees } from './train-trees.ts'
import { fitWords } from './train-words.ts'

/** Share of the passages outside the answer that training looks at. */
const OUTSIDE = 0.4

/** Word vectors and the ranking of passages for questions; writes search.bin. Returns lines for the report. */
export function trainSearch(dir: string, out: string, say: (text: string) => void): { lines: string[]; sha: string; size: number } {
  const train = queries(dir, 'qmsum.train')
  const talks = [
    ...train.map(m => m.turns.map(t => searchWords(t.text))),
    ...[...meetings(dir, 'ami.train'), ...meetings(dir, 'icsi.train')].map(m => m.utterances.map(u => searchWords(u.text))),
  ]
  const words = fitWords(talks)
  say(`word vectors: ${words.hashes.length}`)
  const trees = fitRanking(train, words)
  const model: RetrievalModel = { words, trees, cut: 0.25, gap: 10 }
  say('ranking of passages')
  const measured = measureQuestions(queries(dir, 'qmsum.val'), model)
  const line = `| QMSum questions | span F1 / wrec@1000 / MRR | – | ${measured.map(v => v.toFixed(1)).join(' / ')} |`
  say(line)
  const bytes = encodeSearch(model)
  writeFileSync(path.join(out, 'search.bin'), bytes)
  return { lines: [line], sha: createHash('sha256').update(bytes).digest('hex'), size: bytes.length }
}

function fitRanking(train: readonly QueryRecord[], words: WordModel) {
  const next = random(2)
  const rows: Float32Array[] = []
  const y: number[] = []
  const weight: number[] = []
  for (const m of train) {
    const talk = prepare(m.turns, words)
    for (const q of m.specific) {
      const gold = goldTurns(q.spans, m.turns.length)
      if (!gold.size) continue
      const x = questionFeatures(talk, q.query, words)
      for (let i = 0; i < m.turns.length; i++) {
        const inside = gold.has(i)
        if (!inside && next() >= OUTSIDE) continue
        rows.push(x.subarray(i * FEATURES, (i + 1) * FEATURES))
        y.push(inside ? 1 : 0)
        // Every question counts about the same, however long its answer.
        weight.push((inside ? 20 : 20 / OUTSIDE) / Math.max(10, gold.size))
      }
    }
  }
  const x = new Float32Array(rows.length * FEATURES)
  for (const [i, r] of rows.entries()) x.set(r, i * FEATURES)
  return fitTrees(
    { x, width: FEATURES, y: Float32Array.from(y), weight: Float32Array.from(weight) },
    { trees: 200, depth: 5, rate: 0.06, leaf: 150, sample: 0.3, columns: 0.4, lambda: 5 },
  )
}

const goldTurns = (spans: readonly (readonly [number, number])[], n: number): Set<number> => {
  const gold = new Set<number>()
  for (const [a, b] of spans) for (let i = Math.max(0, a); i <= Math.min(b, n - 1); i++) gold.add(i)
  return gold
}

/** Span F1, words of the answer within the first 1,000 ranked, mean reciprocal rank; per cent. */
export function measureQuestions(records: readonly QueryRecord[], model: RetrievalModel): [number, number, number] {
  let n = 0
  let f1 = 0
  let recall = 0
  let rank = 0
  for (const m of records) {
    const talk = prepare(m.turns, model.words)
    const length = m.turns.map(t => t.text.split(/\s+/).filter(Boolean).length)
    for (const q of m.specific) {
      const gold = goldTurns(q.spans, m.turns.length)
      if (!gold.size) continue
      n++
      const found = retrieve(talk, q.query, model)
      const mine = goldTurns(found.spans, m.turns.length)
      let hits = 0
      for (const i of mine) if (gold.has(i)) hits++
      f1 += (2 * hits) / (mine.size + gold.size)
      const first = found.ranked.findIndex(i => gold.has(i))
      rank += first < 0 ? 0 : 1 / (first + 1)
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
      recall += all ? Math.min(1, got / Math.min(all, 1000)) : 0
    }
  }
  return [(100 * f1) / n, (100 * recall) / n, (100 * rank) / n]
}
