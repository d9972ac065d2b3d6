import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import type { SourceRecord } from '../../src/model/record.ts'
import { foldTwins } from '../../src/plan/entity-ops/fold-twins.ts'
import { VaultDraft } from '../../src/plan/entity-ops/vault-draft.ts'
import { renderRecord } from '../../src/vault/record.ts'
import { statement } from './page-world.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const NOTE = 'Journal/2026-02-06 - Minutes.md' as never
const ONE = '- [?] Send the list of harbour pilots ([[Minutes (document)#^b5|line 5]]) @Noor Haddad #task #proposed #auto ^a-111111'
const TWO =
  '- [?] Send the list of the harbour pilots ([[Minutes (document)#^b6|line 6]]) @Noor Haddad 📅 2026-02-10 #task #proposed #auto ^a-222222'
const OTHER = '- [?] Order the harbour crane ([[Minutes (document)#^b7|line 7]]) @Noor Haddad #task #proposed #auto ^a-333333'

function folded(lines: readonly string[], written: readonly string[] = lines) {
  const owner = 'person/noor-haddad' as never
  const record = {
    schema: 'afterword-record/1',
    source: 'abcdef123456',
    note: NOTE,
    sketch: [],
    statements: ['a-111111', 'a-222222', 'a-333333'].map(id => statement(id, id, '2026-02-06', { owner })),
    lines: Object.fromEntries(written.map(l => [`${NOTE}#${l.slice(-8)}`, { hash: hash(l).slice(0, 16), n: 1 }])),
  } as unknown as SourceRecord
  const draft = new VaultDraft({
    files: new Map([[NOTE, ['# Minutes', '', '## Action Items', ...lines, ''].join('\n')]]),
    others: [],
    records: [record],
    decisions: [],
    layout: DEFAULT_LAYOUT,
    hash,
    hashOf: () => '' as never,
    recordTexts: new Map([[record.source, renderRecord(record)]]),
  })
  foldTwins(draft, owner)
  const plan = draft.plan('test', [], 'test')
  return { text: draft.text(NOTE) ?? '', record: plan.index.records[0] ?? record, changes: plan.changes }
}

test('two lines of one task become one with the evidence and the due date of both; the second statement says the first again', () => {
  const { text, record } = folded([ONE, TWO, OTHER])
  expect(text.split('\n').filter(l => l.startsWith('- '))).toEqual([
    '- [?] Send the list of harbour pilots ([[Minutes (document)#^b5|line 5]], [[Minutes (document)#^b6|line 6]]) @Noor Haddad 📅 2026-02-10 #task #proposed #auto ^a-111111',
    OTHER,
  ])
  expect(record.statements.map(s => s.restates ?? null)).toEqual([null, 'a-111111', null])
  expect(Object.keys(record.lines)).toEqual([`${NOTE}#a-111111`, `${NOTE}#a-333333`])
  const first = text.split('\n').find(l => l.startsWith('- [?] Send')) ?? ''
  expect(record.lines[`${NOTE}#a-111111`]?.hash).toBe(hash(first).slice(0, 16))
})

test('a line that the person changed stays, and so do tasks with different days', () => {
  expect(folded([ONE, TWO.replace('[?]', '[x]'), OTHER], [ONE, TWO, OTHER]).changes).toEqual([])
  expect(folded([ONE.replace('#task', '📅 2026-03-01 #task'), TWO, OTHER]).changes).toEqual([])
})
