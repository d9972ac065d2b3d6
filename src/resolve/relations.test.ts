import { describe, expect, it } from 'vitest'
import { nothing, OWNER, person, record, transcript } from '../../test/pairs/source.ts'
import { BARE_STATEMENT, type Statement } from '../model/extraction.ts'
import { type EntityId, isoDate, type SourceId, type VaultPath } from '../model/ids.ts'
import { BARE_RECORDED_STATEMENT, type RecordedStatement } from '../model/record.ts'
import { memoryKnowledge } from './memory-knowledge.ts'
import { resolve } from './resolve.ts'

const KANCHAN = person('Kanchan Rao <kanchan.rao@harbourgrid.example>')
const PROJECT = { ...person('Merlinda'), id: 'project/merlinda' as EntityId, type: 'project' as const }
const DANA = 'person/dana-whitfield' as EntityId

const earlier = (kind: RecordedStatement['kind'], text: string, more: Partial<RecordedStatement> = {}): RecordedStatement => ({
  id: `${kind[0]}-aaaaaa` as never,
  kind,
  text,
  ...BARE_RECORDED_STATEMENT,
  about: [PROJECT.id],
  date: isoDate('2025-10-06'),
  evidence: [{ source: 'bbbbbbbbbbbb' as SourceId, anchor: 'u1', quote: text, time: null, number: 1 }],
  confidence: 0.9,
  ...more,
})
const vault = (statement: RecordedStatement) => {
  const said = record({ note: 'n.md' as VaultPath, date: isoDate('2025-10-06'), participants: [DANA, KANCHAN.id], statements: [statement] })
  return memoryKnowledge({ entities: [person('Dana Whitfield'), KANCHAN, PROJECT], records: [said] })
}
const dana = (text: string) => ({ label: OWNER.name, text })
const kanchan = (text: string) => ({ label: 'Kanchan Rao', text })
const says = (
  turns: Parameters<typeof transcript>[0],
  kind: Statement['kind'] | null,
  statement: RecordedStatement,
  more: Partial<Statement> = {},
) => {
  const document = transcript(turns)
  const span = document.segments[0]?.span ?? { start: 0, end: 0 }
  const text = document.text.slice(span.start, span.end)
  const said: Statement = {
    kind: kind ?? 'fact',
    text,
    ...BARE_STATEMENT,
    about: ['Merlinda'],
    speaker: 0,
    evidence: [{ segment: 0, span, quote: text }],
    confidence: 0.9,
    ...more,
  }
  return resolve(document, kind ? { ...nothing, statements: [said] } : nothing, vault(statement), { owner: OWNER })
}

describe('a report completes an open task', () => {
  const task = earlier('action', 'Send Kanchan the price corridor for the port pilot', { owner: DANA })
  it.each([
    ['the owner says so', [dana('I sent the price corridor on Tuesday, by the way.'), kanchan('Yes.')]],
    ['the one who got it says so', [dana('Anything else?'), kanchan('Thank you for the price corridor, it came on Tuesday.')]],
  ])('%s', (_what, turns) => expect(says(turns, null, task).completes?.map(c => [c.statement, c.explicit])).toEqual([[task.id, false]]))
  it.each([
    ['it is only promised', [dana('I will send the price corridor tomorrow.'), kanchan('Good.')]],
    ['it is not done yet', [dana("I haven't sent the price corridor yet."), kanchan('Fine.')]],
    ['it is asked about', [dana('Hello.'), kanchan('Have you sent the price corridor?')]],
    ['something else was sent', [dana('I sent the drawings of the north pier on Tuesday.'), kanchan('Yes.')]],
    ['somebody else did something like it', [dana('Hello.'), kanchan('I sent the price corridor to my board on Tuesday.')]],
  ])('but not where %s', (_what, turns) => expect(says(turns, null, task).completes).toEqual([]))
  it('an explicit box is explicit', () => {
    const r = says([dana('Send Kanchan the price corridor'), kanchan('Yes.')], 'action', task, {
      status: 'done',
      stated: true,
      owner: { by: 'speaker', speaker: 0 },
      about: [],
    })
    expect(r.completes?.[0]).toMatchObject({ statement: task.id, explicit: true })
  })
})

describe('a task said again is the same task', () => {
  const task = earlier('action', 'Send Kanchan the price corridor', { owner: DANA, due: isoDate('2025-10-10') })
  it('folds, with the new date', () => {
    const r = says([dana('I will send you the price corridor by the seventeenth.'), kanchan('Good.')], 'action', task, {
      owner: { by: 'speaker', speaker: 0 },
      text: 'Send Kanchan the price corridor',
      due: isoDate('2025-11-17'),
      about: [],
    })
    expect(r.relations).toEqual([{ index: 0, restates: task.id }])
  })
  it('but another task of the owner is another task', () => {
    const r = says([dana('I will send you the site plan.'), kanchan('Good.')], 'action', task, {
      owner: { by: 'speaker', speaker: 0 },
      text: 'Send Kanchan the site plan',
      about: [],
    })
    expect(r.relations).toEqual([])
  })
})

describe('a later fact', () => {
  it.each([
    ['a date', 'Merlinda ships on 27 October', 'Merlinda now ships on Monday 10 November.'],
    ['an amount', 'The price of Merlinda is $218,000 a year', 'The price of Merlinda is two hundred five thousand a year.'],
    ['a quantity', 'Merlinda has 14 sites', 'Merlinda is down to eleven sites.'],
    ['a share', 'The listing fee for Merlinda is 3 %', 'The listing fee for Merlinda is two and a half percent.'],
  ])('replaces %s', (_what, before, now) =>
    expect(says([dana(now)], 'fact', earlier('fact', before)).relations).toEqual([{ index: 0, supersedes: ['f-aaaaaa'] }]))
  it.each([
    ['the same again folds', 'Merlinda has 14 sites', 'Merlinda has fourteen sites.', [{ index: 0, restates: 'f-aaaaaa' }]],
    ['another attribute stands beside it', 'Merlinda ships on 27 October', 'The listing fee for Merlinda is 3 %.', []],
    ['another date of another thing stands beside it', 'Merlinda ships on 27 October', 'The audit of Merlinda is on 14 November.', []],
  ])('%s', (_what, before, now, relations) => expect(says([dana(now)], 'fact', earlier('fact', before)).relations).toEqual(relations))
  it('of the same day is a contradiction to look at', () => {
    const r = says([dana('Merlinda has eleven sites.')], 'fact', earlier('fact', 'Merlinda has 14 sites', { date: isoDate('2025-11-03') }))
    expect(r.relations).toEqual([])
    expect(r.statements[0]?.review).toContain('says otherwise')
  })
  it.each([
    ['another account', 'account/northmill', []],
    ['the account under which it was said', 'account/harbourgrid', [{ index: 0, supersedes: ['f-aaaaaa'] }]],
  ])('of %s replaces only what is its own, also where the earlier one names nobody', (_what, other, relations) => {
    const account = (name: string) => ({ ...person(name), id: `account/${name.toLowerCase()}` as EntityId, type: 'account' as const })
    const [a, b] = [account('Harbourgrid'), account('Northmill')]
    const before = earlier('fact', 'The depot has 3,412 lockers, 96 of them are broken', { about: [] })
    const said = record({
      note: 'n.md' as VaultPath,
      date: isoDate('2025-10-06'),
      primary: a.id,
      participants: [DANA],
      statements: [before],
    })
    const document = transcript([dana('The depot has 1,140 lockers.')])
    const [segment] = document.segments
    const span = segment?.span ?? { start: 0, end: 0 }
    const fact: Statement = {
      kind: 'fact',
      text: 'The depot has 1,140 lockers',
      ...BARE_STATEMENT,
      about: [other === b.id ? b.name : a.name],
      speaker: 0,
      evidence: [{ segment: 0, span, quote: document.text.slice(span.start, span.end) }],
      confidence: 0.9,
    }
    const knowledge = memoryKnowledge({ entities: [person('Dana Whitfield'), a, b], records: [said] })
    expect(resolve(document, { ...nothing, statements: [fact] }, knowledge, { owner: OWNER }).relations).toEqual(relations)
  })
  it('of an earlier day was replaced already', () => {
    const r = says([dana('Merlinda has eleven sites.')], 'fact', earlier('fact', 'Merlinda has 14 sites', { date: isoDate('2025-12-03') }))
    expect(r.relations).toEqual([{ index: 0, supersededBy: 'f-aaaaaa' }])
  })
})
