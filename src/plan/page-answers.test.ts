import { expect, it } from 'vitest'
import type { EntityId, StatementId } from '../model/ids.ts'
import { isoDate } from '../model/ids.ts'
import type { RecordedStatement } from '../model/record.ts'
import { memoryKnowledge } from '../resolve/memory-knowledge.ts'
import { answeredQuestions } from './page-answers.ts'

const HALL = 'project/lanternfest' as EntityId
const said = (id: string, kind: RecordedStatement['kind'], text: string, day: string): RecordedStatement =>
  ({
    id: id as StatementId,
    kind,
    text,
    status: 'proposed',
    about: [HALL],
    date: isoDate(day),
    owner: null,
    supersededBy: null,
    evidence: [],
    doneEvidence: [],
  }) as unknown as RecordedStatement

/** Whether `answer`, said later, closes `question`. */
function closes(question: string, answer: string): boolean {
  const asked = said('q-aaaaaa', 'question', question, '2026-03-02')
  const record = { source: 'bbbbbbbbbbbb', statements: [asked], participants: [], lines: {}, date: '2026-03-02', ingested: '' }
  const knowledge = memoryKnowledge({
    records: [{ ...record, readable: 'r.md', note: null, title: '', messages: [], sketch: [] } as never],
  })
  return answeredQuestions([said('f-bbbbbb', 'fact', answer, '2026-03-20')], [HALL], { knowledge }).open.size > 0
}

it.each([
  ['Who owns the scaffolding licence?', 'The scaffolding licence: the city owns it', true],
  ['Who owns the scaffolding licence?', 'The scaffolding licence, do we know who owns it yet, no, so we wait', false],
  ['Who owns the scaffolding licence?', "We don't know who owns the scaffolding licence", false],
  ['Who owns the scaffolding licence?', 'Who owns the scaffolding licence is still open', false],
])('%s — %s: %s', (question, answer, expected) => expect(closes(question, answer)).toBe(expected))
