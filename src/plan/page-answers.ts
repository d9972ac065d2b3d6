import type { EntityId, StatementId } from '../model/ids.ts'
import type { RecordedStatement } from '../model/record.ts'
import { contentWords, coverage } from '../resolve/values.ts'
import type { PlanContext } from './context.ts'

/** Open questions looked at for one entity: the newest. */
const LOOKED_AT = 20
/** Share of a question's content words that an answer must have, and what they must weigh together. */
const SHARE = 0.8
const WEIGHT = 2

/**
 * Open questions of earlier sources that a decision, fact or outcome of this one answers: about the same entity, on a later day, and nearly all
 * words of the question in the answer. A question that stays open although it was answered is a smaller harm than the reverse.
 */
export function answeredQuestions(
  statements: readonly RecordedStatement[],
  entities: readonly EntityId[],
  context: Pick<PlanContext, 'knowledge'>,
): ReadonlyMap<StatementId, readonly StatementId[]> {
  const answers = statements.filter(s => s.kind === 'decision' || s.kind === 'fact' || s.kind === 'outcome')
  const out = new Map<StatementId, StatementId[]>()
  if (answers.length === 0) return out
  const none: ReadonlySet<string> = new Set()
  const open = new Map(entities.flatMap(e => context.knowledge.statementsAbout(e, ['question'], LOOKED_AT)).map(q => [q.id, q]))
  for (const q of open.values()) {
    const asked = contentWords(q.text, none)
    const answer = answers.find(s => {
      if (q.date === null || s.date === null || s.date <= q.date || !s.about.some(id => q.about.includes(id))) return false
      if (/\?\s*$/.test(s.text)) return false
      const both = coverage(asked, contentWords(`${s.text} ${s.evidence[0]?.quote ?? ''}`, none))
      return both.share >= SHARE && both.weight >= WEIGHT
    })
    if (answer) out.set(answer.id, [...(out.get(answer.id) ?? []), q.id])
  }
  return out
}
