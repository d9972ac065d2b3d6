import type { KnowledgeView } from '../model/contracts.ts'
import type { Resolution } from '../model/entity.ts'
import type { RecordedStatement } from '../model/record.ts'
import { wordsOf } from '../model/text.ts'
import { overlapOf } from './statements.ts'

/** The least share of a statement's words that a clause has which tells it. */
const TOLD = 0.75
/** True for the sentence that tells only who met and what the talk was about: it stands on no statement. */
export const tellsOnlyAbout = (text: string): boolean => /\b(?:talked|wrote|noted|was|is)\b.* about /.test(text)

/**
 * The summary without what the person took away or rejected: a clause goes that tells a statement which restates one of those, unless it tells one that
 * stands as well. `statements`: of this source, as related to earlier ones.
 */
export function keptSummary(
  summary: Resolution['summary'],
  statements: readonly RecordedStatement[],
  knowledge: Pick<KnowledgeView, 'statement'>,
): Resolution['summary'] {
  const isGone = (s: RecordedStatement): boolean =>
    s.status === 'rejected' || (s.restates !== undefined && knowledge.statement(s.restates)?.status === 'rejected')
  const gone = statements.filter(isGone)
  if (gone.length === 0) return summary
  const live = statements.filter(s => !isGone(s))
  const told = (clause: string, list: readonly RecordedStatement[]): number =>
    Math.max(0, ...list.map(s => (wordsOf(clause).length < 3 ? 0 : overlapOf(s.text, clause))))
  return summary.flatMap(sentence => {
    const clauses = sentence.text.split('; ')
    const left = clauses.filter(c => tellsOnlyAbout(c) || told(c, gone) < TOLD || told(c, live) >= told(c, gone))
    if (left.length === clauses.length) return [sentence]
    const text = left.join('; ')
    return text === '' ? [] : [{ ...sentence, text: /[.?!]”?$/.test(text) ? text : `${text}.` }]
  })
}
