import type { Statement, StatementKind } from '../model/extraction.ts'
import { anotherValue } from '../resolve/in-one-talk.ts'
import type { Said } from '../resolve/said-again.ts'
import { withConfidence } from './confidence.ts'

/** Score from which a candidate is kept, and how many a talk of 3,000 words (about twenty minutes) may bring. */
export interface Policy {
  readonly threshold: number
  readonly per3000: number
  readonly least: number
  /** However long the talk: nobody reads more. */
  readonly most: number
}
/** By kind: the log-odds that a statement needs, how many a talk of 3,000 words may give, and how many a short one may give. */
export const POLICY: Readonly<Record<Exclude<StatementKind, 'outcome'>, Policy>> = {
  action: { threshold: -0.8, per3000: 20, least: 3, most: 60 },
  decision: { threshold: -0.85, per3000: 6, least: 2, most: 14 },
  risk: { threshold: -0.5, per3000: 4, least: 2, most: 8 },
  question: { threshold: -0.4, per3000: 5, least: 2, most: 10 },
  fact: { threshold: -1.2, per3000: 17, least: 6, most: 24 },
}

export interface Scored {
  readonly statement: Statement
  readonly score: number
}

/** The best candidates of one kind in the order of the talk: above the threshold, at most as many as the length allows. */
export function best(candidates: readonly Scored[], policy: Policy, words: number): Statement[] {
  const most = Math.min(policy.most, Math.max(policy.least, Math.ceil((words / 3000) * policy.per3000)))
  const ranked = candidates
    .map((c, order) => ({ ...c, order }))
    .filter(c => c.score >= policy.threshold)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
  return ranked.sort((a, b) => a.order - b.order).map(c => withConfidence(c.statement, c.score))
}

/**
 * Candidates below the bar that give another value for what a kept statement says: who reads the one must see the other. `names`: folded words of the
 * voices' names.
 */
export function otherValues(candidates: readonly Scored[], kept: readonly Statement[], names: ReadonlySet<string>): Statement[] {
  const said = (s: Statement): Said => ({ kind: s.kind, text: s.text, owner: null, about: [], evidence: [] })
  const there = new Set(kept.map(s => s.evidence[0]?.span.start))
  return candidates.flatMap(c => {
    if (there.has(c.statement.evidence[0]?.span.start)) return []
    return kept.some(k => anotherValue(said(k), said(c.statement), names)) ? [withConfidence(c.statement, c.score)] : []
  })
}
