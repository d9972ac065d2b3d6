import { expect, it } from 'vitest'
import type { EntityId } from '../model/ids.ts'
import type { RecordedStatement } from '../model/record.ts'
import { repeatedStatement } from './statements.ts'

const ANA = 'person/ana-prieto' as EntityId
const task = (text: string, about: readonly EntityId[]): RecordedStatement =>
  ({ kind: 'action', text, owner: 'person/bert-lauwers', about, evidence: [] }) as unknown as RecordedStatement

it.each([
  ['Send Ana the list', 'Send Ana Prieto the list', [ANA], [ANA], true],
  ['Send Ana the list', 'Send Ana the list', [ANA], [ANA], true],
  ['Send Ana Prieto the list', 'Send Ana Silva the list', [ANA], ['person/ana-silva' as EntityId], false],
  ['Send Ana the list', 'Send Ana Prieto the list', [], [ANA], false],
  ['Send Ana the list', 'Send Ana Prieto the invoice of March', [ANA], [ANA], false],
])('in a thread "%s" and "%s" about %j and %j are one task: %s', (a, b, x, y, one) =>
  expect(repeatedStatement(task(b, y), [task(a, x)]) !== null).toBe(one))
