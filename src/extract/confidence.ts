import type { Statement } from '../model/extraction.ts'

/** Below this a person should look, whatever else is in order. */
const UNSURE = 0.6

/** Probability of a score, 0.02–0.98. Scores are the log-odds that the model gives on hands it never saw (`models/claims-report.md`). */
const confidenceOf = (score: number): number => Math.min(0.98, Math.max(0.02, 1 / (1 + Math.exp(-score))))

/** The statement with its confidence, and the reason to look at it where it is low. */
export function withConfidence(statement: Statement, score: number): Statement {
  const confidence = Math.round(100 * confidenceOf(score)) / 100
  const review =
    statement.review ?? (confidence < UNSURE ? `unsure (${Math.round(100 * confidence)} %): the words are not clear about it` : null)
  return { ...statement, confidence, review }
}
