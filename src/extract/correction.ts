import type { EngineCorrection } from '../model/contracts.ts'
import type { Statement, StatementKind } from '../model/extraction.ts'
import { wordsOf } from '../model/text.ts'
import { POLICY } from './select.ts'

/** What a person did with a proposal. */
export interface Judged {
  readonly kind: StatementKind
  readonly text: string
  readonly hasOwner: boolean
  readonly hasDue: boolean
  readonly accepted: boolean
}
/** A candidate of the public corpora with the shipped model's score: what a correction must not make worse. */
export interface ReferenceRow {
  readonly kind: StatementKind
  readonly features: readonly string[]
  readonly score: number
  readonly right: boolean
}

/** No single weight moves a score by more, and all together by no more than `MOST`. Log-odds. */
const MOST_ONE = 0.5
const MOST = 1
const STEP = 0.12
const NO_CORRECTION: EngineCorrection = { bias: {}, weights: {}, seen: 0 }

/** Names of what a correction can be about, readable in its file: `action:verb:check`, `fact:no-name`. */
export function correctionFeatures(kind: StatementKind, text: string, hasOwner: boolean, hasDue: boolean): string[] {
  const words = wordsOf(text)
  const features = [`${kind}:length:${words.length < 5 ? 'short' : words.length < 14 ? 'middle' : 'long'}`]
  if (kind === 'action') {
    if (words[0]) features.push(`action:verb:${words[0]}`)
    features.push(hasOwner ? 'action:owner' : 'action:no-owner', hasDue ? 'action:due' : 'action:no-due')
  }
  if (/\d/.test(text)) features.push(`${kind}:number`)
  if (!/(?<=\S )\p{Lu}/u.test(text)) features.push(`${kind}:no-name`)
  return features
}

/** Shift of a score by a person's corrections, bounded. */
export function shiftOf(correction: EngineCorrection | null, kind: StatementKind, features: readonly string[]): number {
  if (!correction) return 0
  let shift = bounded(correction.bias[kind] ?? 0)
  for (const f of features) shift += bounded(correction.weights[f] ?? 0)
  return Math.max(-MOST, Math.min(MOST, shift))
}
const bounded = (w: number): number => Math.max(-MOST_ONE, Math.min(MOST_ONE, w))

/** Score of a statement after correction. */
export const corrected = (correction: EngineCorrection | null, s: Statement, score: number): number =>
  score + shiftOf(correction, s.kind, correctionFeatures(s.kind, s.text, s.owner !== null, s.due !== null))

/**
 * Learns from accepted and rejected proposals: small steps, each weight bounded, and the whole halved until the reference candidates are
 * told apart no worse than by the shipped model (F1 at the threshold). Pure; the caller keeps the result in the vault.
 */
export function learnCorrection(
  previous: EngineCorrection | null,
  judged: readonly Judged[],
  reference: readonly ReferenceRow[],
  threshold = POLICY.action.threshold,
): EngineCorrection {
  const bias: Record<string, number> = { ...previous?.bias }
  const weights: Record<string, number> = { ...previous?.weights }
  for (const j of judged) {
    const sign = j.accepted ? 1 : -1
    bias[j.kind] = bounded((bias[j.kind] ?? 0) + 0.25 * STEP * sign)
    for (const f of correctionFeatures(j.kind, j.text, j.hasOwner, j.hasDue)) {
      // A verb that is rejected says more than a length.
      weights[f] = bounded((weights[f] ?? 0) + (f.includes(':verb:') ? STEP : 0.25 * STEP) * sign)
    }
  }
  let learned: EngineCorrection = { bias, weights, seen: (previous?.seen ?? 0) + judged.length }
  const shipped = f1(reference, null, threshold)
  for (let halvings = 0; halvings < 8 && f1(reference, learned, threshold) < shipped; halvings++)
    learned = { ...learned, bias: halved(learned.bias), weights: halved(learned.weights) }
  return f1(reference, learned, threshold) < shipped ? { ...NO_CORRECTION, seen: learned.seen } : learned
}

/** How well the reference candidates are told apart, 0–1, with a correction or without. */
export function f1(reference: readonly ReferenceRow[], correction: EngineCorrection | null, threshold = POLICY.action.threshold): number {
  let hit = 0
  let kept = 0
  let gold = 0
  for (const r of reference) {
    const keep = r.score + shiftOf(correction, r.kind, r.features) >= threshold
    if (keep) kept++
    if (r.right) gold++
    if (keep && r.right) hit++
  }
  return kept + gold ? (2 * hit) / (kept + gold) : 1
}
const halved = (w: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(w).map(([k, v]) => [k, Math.round(v * 500) / 1000]))
