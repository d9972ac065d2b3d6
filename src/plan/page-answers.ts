import type { EntityId, StatementId } from '../model/ids.ts'
import type { RecordedStatement } from '../model/record.ts'
import { coverage, weighedWords } from '../resolve/values.ts'
import type { PlanContext } from './context.ts'

/** Statements looked at for one entity: the newest. */
const LOOKED_AT = 20
/** Share of a question's content words that an answer must have, and what they must weigh together. */
const SHARE = 0.8
const WEIGHT = 2

/** Which questions are answered by which statements. */
export interface Answers {
  /** Statement of this source → open questions of earlier sources that it answers. */
  readonly open: ReadonlyMap<StatementId, readonly StatementId[]>
  /** Question of this source, delivered late → the statement of a later day that has answered it. */
  readonly late: ReadonlyMap<StatementId, StatementId>
}

/**
 * Questions that a decision, fact or outcome answers: about the same entity, on a later day, and nearly all words of the question in the answer.
 * A question that stays open although it was answered is a smaller harm than the reverse.
 */
export function answeredQuestions(
  statements: readonly RecordedStatement[],
  entities: readonly EntityId[],
  context: Pick<PlanContext, 'knowledge'>,
): Answers {
  const known = (kinds: readonly string[]) => [
    ...new Map(entities.flatMap(e => context.knowledge.statementsAbout(e, kinds, LOOKED_AT)).map(s => [s.id, s])).values(),
  ]
  const read = new Map<string, ReadonlyMap<string, number>>()
  const wordsOf = (text: string): ReadonlyMap<string, number> => {
    const words = read.get(text) ?? weighedWords(text, NONE)
    read.set(text, words)
    return words
  }
  const answers = statements.filter(isAnswer)
  const questions = statements.filter(s => s.kind === 'question')
  const open = new Map<StatementId, StatementId[]>()
  for (const q of answers.length > 0 ? known(['question']) : []) {
    const answer = answerTo(q, answers, wordsOf)
    if (answer) open.set(answer.id, [...(open.get(answer.id) ?? []), q.id])
  }
  const later = questions.length > 0 ? known(ANSWERS) : []
  const late = new Map<StatementId, StatementId>()
  for (const q of questions) {
    const answer = answerTo(q, later, wordsOf)
    if (answer) late.set(q.id, answer.id)
  }
  return { open, late }
}

const ANSWERS: readonly string[] = ['decision', 'fact', 'outcome']
const isAnswer = (s: RecordedStatement): boolean => ANSWERS.includes(s.kind)
const NONE: ReadonlySet<string> = new Set()

/** Says that the answer is not known, or asks again. */
const UNKNOWN =
  /\b(?:(?:do(?:es)?|did) (?:we|you|they|he|she|anybody|anyone) know|(?:do(?:es)?|did)(?:n['’]t| not) know (?:who|what|when|where|how|if|whether|which|yet)|nobody knows|no idea|not (?:yet )?(?:known|clear|decided|sure)|(?:still|remains) open|unclear|yet no)\b/i

function answerTo(
  q: RecordedStatement,
  answers: readonly RecordedStatement[],
  wordsOf: (text: string) => ReadonlyMap<string, number>,
): RecordedStatement | undefined {
  if (q.status === 'rejected') return undefined
  const asked = wordsOf(q.text)
  return answers.find(s => {
    if (q.date === null || s.date === null || s.date <= q.date || !s.about.some(id => q.about.includes(id))) return false
    if (s.status === 'rejected' || /\?\s*$/.test(s.text) || UNKNOWN.test(s.text)) return false
    const both = coverage(asked, wordsOf(`${s.text} ${s.evidence[0]?.quote ?? ''}`))
    return both.share >= SHARE && both.weight >= WEIGHT
  })
}
