import type { Statement, StatementKind } from '../model/extraction.ts'

/** Slope and shift from a rule's log-odds to those of "a careful reader would keep it"; measured, see docs/models.md. */
const CALIBRATION: Readonly<Record<Exclude<StatementKind, 'outcome'>, { readonly slope: number; readonly shift: number }>> = {
  action: { slope: 0.5, shift: 1 },
  decision: { slope: 1, shift: -0.1 },
  risk: { slope: 1, shift: -0.7 },
  question: { slope: 0.85, shift: -0.3 },
  fact: { slope: 0.8, shift: -0.2 },
}
/** Below this a person should look, whatever else is in order. */
const UNSURE = 0.6

/** Calibrated probability of a score, 0.02–0.98. */
export function calibrated(kind: StatementKind, score: number): number {
  const { slope, shift } = CALIBRATION[kind === 'outcome' ? 'decision' : kind]
  return Math.min(0.98, Math.max(0.02, 1 / (1 + Math.exp(-(slope * score + shift)))))
}

/** The statement with its calibrated confidence, and the reason to look at it where it is low. */
export function withConfidence(statement: Statement, score: number): Statement {
  const confidence = Math.round(100 * calibrated(statement.kind, score)) / 100
  const review =
    statement.review ?? (confidence < UNSURE ? `unsure (${Math.round(100 * confidence)} %): the words are not clear about it` : null)
  return { ...statement, confidence, review }
}
