import { denseRows } from '../src/extract/learned/dense.ts'
import { type SecondTask, shortlist, TASKS } from '../src/extract/learned/scorer.ts'
import type { TreeModel } from '../src/extract/learned/trees.ts'
import { fitBatch } from './train-batch.ts'
import { fitLinear, floatScores } from './train-linear.ts'
import type { Sample } from './train-samples.ts'
import { fitTrees } from './train-trees.ts'

export const MOVE_BITS = 14

const RATES = [0.025, 0.1]
/** How hard each task's optimum is pulled towards zero: what is rare and sharp less than what is common and loose (chosen out of fold). */
const PULL = { actions: 0.7, decisions: 3, problems: 5, extractive: 10, abstract: 6 } as const
const PASSES = 30

/** The mean of linear models is a linear model: a slow and a fast learner that stop early, and the optimum itself. */
export function fitFirst(samples: readonly Sample[]): Float32Array {
  const early = RATES.map((rate, seed) => fitLinear(samples, { tasks: TASKS, rate, epochs: 3, seed: seed + 1 }))
  const sum = fitBatch(samples, { tasks: TASKS, l2: TASKS.map(t => PULL[t]), passes: PASSES })
  for (let i = 0; i < sum.length; i++) sum[i] = ((sum[i] as number) + early.reduce((a, w) => a + (w[i] as number) / early.length, 0)) / 2
  return sum
}
export function fitMoves(samples: readonly Sample[], tags: readonly string[]): Float32Array {
  const parts = samples.flatMap(s => (s.moves ? [{ rows: s.rows, labels: s.moves }] : []))
  // Every other transcript: manual and automatic text alternate, one epoch is enough for hints.
  return fitLinear(
    parts.filter((_, i) => i % 3 !== 0),
    { tasks: tags, rate: 0.05, epochs: 1, bits: MOVE_BITS },
  )
}
export const withScores = (s: Sample, first: Float32Array, moves: Float32Array, tags: readonly string[]): Sample => ({
  ...s,
  evidence: { ...s.evidence, first: floatScores(first, TASKS.length, s.rows), moves: floatScores(moves, tags.length, s.rows, MOVE_BITS) },
})

export interface Table {
  readonly sample: Sample
  readonly chosen: readonly number[]
  readonly x: Float32Array
  readonly width: number
}
export const table = (s: Sample, task: SecondTask): Table => {
  const chosen = shortlist(s.evidence, task)
  return { sample: s, chosen, ...denseRows(s.evidence, chosen) }
}

export function fitSecond(tables: readonly Table[], task: SecondTask, seeds: readonly number[]): TreeModel {
  const t = TASKS.indexOf(task)
  const width = tables[0]?.width ?? 0
  const used = tables.filter(d => d.sample.labels[t] !== 255)
  const n = used.reduce((a, d) => a + d.chosen.length, 0)
  const x = new Float32Array(n * width)
  const y = new Float32Array(n)
  let at = 0
  for (const d of used) {
    x.set(d.x, at * width)
    for (const i of d.chosen) y[at++] = d.sample.labels[i * TASKS.length + t] as number
  }
  const dense = task === 'extractive'
  const models = seeds.map(seed =>
    fitTrees(
      { x, width, y },
      {
        trees: dense ? 130 : 110,
        depth: 4,
        rate: dense ? 0.1 : 0.05,
        leaf: dense ? 50 : 15,
        sample: dense ? 0.35 : 0.6,
        columns: 0.2,
        lambda: 4,
        seed,
      },
    ),
  )
  return average(models)
}

/** The mean of several forests as one. */
export function average(models: readonly TreeModel[]): TreeModel {
  const first = models[0] as TreeModel
  if (models.length === 1) return first
  const roots: number[] = []
  const feature: number[] = []
  const threshold: number[] = []
  const left: number[] = []
  for (const m of models) {
    const shift = feature.length
    for (const r of m.roots) roots.push(r + shift)
    for (let i = 0; i < m.feature.length; i++) {
      const leaf = (m.feature[i] as number) < 0
      feature.push(m.feature[i] as number)
      threshold.push(leaf ? (m.threshold[i] as number) / models.length : (m.threshold[i] as number))
      left.push((m.left[i] as number) + shift)
    }
  }
  return {
    roots: Int32Array.from(roots),
    feature: Int16Array.from(feature),
    threshold: Float32Array.from(threshold),
    left: Int32Array.from(left),
    base: models.reduce((a, m) => a + m.base, 0) / models.length,
  }
}
