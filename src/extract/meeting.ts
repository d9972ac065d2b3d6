import type { SourceDocument } from '../model/document.ts'
import { actionCue } from './action-cues.ts'
import { actionCandidates } from './actions.ts'
import { standalone } from './claims.ts'
import { digest } from './digest.ts'
import { type Item, itemsOf } from './learned/items.ts'
import type { LinearModel } from './learned/linear.ts'
import { scoreTalk, type TalkModel, type TalkScores } from './learned/scorer.ts'
import { type Reading, readingOf } from './reading.ts'

/** What the models find in a meeting when nothing but the talk is given; positions are segment indexes. */
export interface MeetingItem {
  readonly text: string
  /** Best first, at most five. */
  readonly segments: readonly number[]
  readonly probability: number
  /** Index into `speakers` of the voice that promises, or null. */
  readonly speaker: number | null
}
export interface MeetingReading {
  readonly actions: readonly MeetingItem[]
  readonly decisions: readonly MeetingItem[]
  readonly problems: readonly MeetingItem[]
  readonly extractive: readonly number[]
  readonly summary: string
}

const NOBODY = { owner: { name: '', aliases: [], emails: [], company: null }, knownNames: [], correction: null }

/** Reads a whole meeting with the shipped models: for the benchmark of public meetings; a vault asks `claims.bin` instead. */
export function readMeeting(doc: SourceDocument, model: TalkModel, claims: LinearModel, words: number): MeetingReading {
  const reading = readingOf(doc, NOBODY)
  const scores = scoreTalk(reading, model, claims)
  const { grouping } = model
  const texts = new Map(actionCandidates(reading).map(c => [c.line.segment, c.statement.text]))
  const kind = (name: 'actions' | 'decisions' | 'problems'): MeetingItem[] =>
    itemsOf(scores.probability[name], grouping[name]).map(i => made(reading, scores, i, name === 'actions' ? texts : null))
  const extractive = [
    ...new Set(scores.units.filter((_, i) => (scores.probability.extractive[i] ?? 0) >= model.extractive).map(u => u.segment)),
  ]
  return {
    actions: kind('actions'),
    decisions: kind('decisions'),
    problems: kind('problems'),
    extractive,
    summary: digest(scores, model, words),
  }
}

function made(reading: Reading, scores: TalkScores, item: Item, actions: ReadonlyMap<number, string> | null): MeetingItem {
  const unit = scores.units[item.units[0] ?? 0]
  const segments = [...new Set(item.units.map(u => scores.units[u]?.segment ?? 0))]
  // The longest line of the best unit says most.
  const line = unit?.lines.toSorted((a, b) => b.words - a.words)[0]
  const text = (unit && actions?.get(unit.segment)) ?? (line ? standalone(reading, line) : '')
  const cue = line ? actionCue(reading, line) : null
  const speaker = cue && ['commit', 'offer', 'duty', 'taken'].includes(cue.form) ? (line?.speaker ?? null) : null
  return { text, segments, probability: item.probability, speaker }
}
