import type { Reading } from '../reading.ts'
import { denseRows, type Evidence, unitsByOdds } from './dense.ts'
import { talkWords } from './features.ts'
import type { Grouping } from './items.ts'
import { type LinearModel, linearScores } from './linear.ts'
import { type TreeModel, treeScore } from './trees.ts'
import { cueRows, type Unit, unitsOf } from './units.ts'
import type { WorthModel } from './worth.ts'

/** What the first stage tells apart; the order is that of its weights. */
export const TASKS = ['actions', 'decisions', 'problems', 'extractive', 'abstract'] as const
export type Task = (typeof TASKS)[number]
/** Those that the trees of the second stage judge too. */
export const SECOND = ['actions', 'decisions', 'problems', 'extractive'] as const
export type SecondTask = (typeof SECOND)[number]

/** The shipped models of the embedded engine. */
export interface TalkModel {
  readonly moves: LinearModel
  readonly first: LinearModel
  readonly second: Readonly<Record<SecondTask, TreeModel>>
  readonly grouping: Readonly<Record<'actions' | 'decisions' | 'problems', Grouping>>
  readonly worth: WorthModel
  /** Probability from which a unit belongs to the extractive summary. */
  readonly extractive: number
}

/** Units the second stage looks at, per task: the best of the first stage. */
const LOOK_AGAIN = 70

export interface TalkScores {
  readonly units: readonly Unit[]
  readonly evidence: Evidence
  /** Probability a unit that it belongs to the task; 0 where the second stage did not look. */
  readonly probability: Readonly<Record<SecondTask, Float32Array>>
}

/** Positions of the units that the first stage likes best for a task, in order of the talk. */
export function shortlist(e: Pick<Evidence, 'talk' | 'first' | 'tasks'>, task: SecondTask): number[] {
  const most = task === 'extractive' ? Math.ceil(e.talk.turns.length * 0.4) : LOOK_AGAIN
  return Array.from(unitsByOdds(e.first, e.tasks, TASKS.indexOf(task)).subarray(0, most).sort())
}

/** Judges the units of a talk for the tasks asked for (default: all). */
export function scoreTalk(reading: Reading, model: TalkModel, claims: LinearModel, tasks: readonly SecondTask[] = SECOND): TalkScores {
  const units = unitsOf(reading)
  const talk = talkWords(units)
  const first = linearScores(model.first, talk)
  const lists = new Map(tasks.map(task => [task, shortlist({ talk, first, tasks: TASKS.length }, task)]))
  // Dialogue moves are looked at in the chosen units and right beside them only.
  const near = new Uint8Array(units.length)
  for (const list of lists.values()) for (const i of list) near.fill(1, Math.max(0, i - 1), i + 2)
  const moves = linearScores(model.moves, talk, near)
  const evidence: Evidence = {
    talk,
    first,
    tasks: TASKS.length,
    moves,
    moveCount: model.moves.tasks.length,
    cues: cueRows(reading, units, claims),
  }
  const probability = Object.fromEntries(
    SECOND.map(task => {
      const list = lists.get(task)
      return [task, list ? judge(evidence, list, model.second[task], task) : new Float32Array(units.length)]
    }),
  ) as Record<SecondTask, Float32Array>
  return { units, evidence, probability }
}

/** Share of the first stage in the final log-odds: found out of fold, where the mean of both was better than either. */
const FIRST_SHARE: Readonly<Record<SecondTask, number>> = { actions: 0.4, decisions: 0, problems: 0, extractive: 0.4 }

/** Probability of the chosen units; 0 for all others. */
export function judge(evidence: Evidence, chosen: readonly number[], trees: TreeModel, task: SecondTask): Float32Array {
  const p = new Float32Array(evidence.talk.turns.length)
  const { x, width } = denseRows(evidence, chosen)
  const share = FIRST_SHARE[task]
  const t = TASKS.indexOf(task)
  for (const [r, i] of chosen.entries()) {
    const first = evidence.first[i * evidence.tasks + t] ?? 0
    p[i] = 1 / (1 + Math.exp(-(1 - share) * treeScore(trees, x, r * width) - share * first))
  }
  return p
}
