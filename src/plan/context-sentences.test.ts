import { expect, it } from 'vitest'
import { BARE_ENTITY, type Entity } from '../model/entity.ts'
import type { Evidence } from '../model/extraction.ts'
import type { EntityId, StatementId } from '../model/ids.ts'
import { BARE_RECORDED_STATEMENT, type RecordedStatement } from '../model/record.ts'
import { contextSentences } from './entity-pages.ts'

const TOMAS = 'person/1' as EntityId
const INES = 'person/2' as EntityId
const people: Readonly<Record<string, string>> = { [TOMAS]: 'Tomas Brandl', [INES]: 'Ines Marlowe' }
const tomas: Entity = { ...BARE_ENTITY, id: TOMAS, type: 'person', name: 'Tomas Brandl', pageName: 'Tomas Brandl', path: null }

const MET = { text: 'Ines, Tomas and Ruth talked about the pumps and the weir.', evidence: [] as Evidence[] }
const told = (text: string) => ({ text, evidence: [{} as Evidence] })
const statement = (kind: RecordedStatement['kind'], text: string, owner: EntityId | null = null): RecordedStatement => ({
  ...BARE_RECORDED_STATEMENT,
  id: text as StatementId,
  kind,
  text,
  owner,
})
const firstOf = (summary: (typeof MET)[], statements: RecordedStatement[]): string | undefined =>
  contextSentences(tomas, { summary, statements, title: 'Weir review', nameOf: id => people[id] ?? null })[0]

it.each<[string, (typeof MET)[], RecordedStatement[], string]>([
  ['his part of who does what', [MET, told('Ines will order the pumps; Tomas will call the port')], [], 'Tomas will call the port.'],
  [
    'what was told of him before what was stated about him',
    [MET, told('Tomas said: “we lost a week.”')],
    [statement('decision', 'Tomas leads the survey')],
    'Tomas said: “we lost a week.”',
  ],
  ['a decision about him before who met', [MET], [statement('decision', 'Tomas leads the survey')], 'Tomas leads the survey.'],
  ['a task with who owes it', [MET], [statement('action', 'Ask Tomas for the levels', INES)], 'Ines will ask Tomas for the levels.'],
  ['the words of a task that nobody owes', [MET], [statement('action', 'Ask Tomas for the levels')], 'Ask Tomas for the levels.'],
  ['who met, before a sentence about others', [MET, told('They agreed to wait')], [], MET.text],
  ['the title where there is nothing else', [], [], 'Weir review.'],
])('a page shows %s', (_what, summary, statements, sentence) => {
  expect(firstOf(summary, statements)).toBe(sentence)
})
