/** What is left of somebody who was forgotten, byte by byte: in the undo window, and after it. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { applyPlan } from '../../src/apply/apply.ts'
import { lastSeq } from '../../src/apply/journal.ts'
import { undo } from '../../src/apply/undo.ts'
import { rememberForgetting } from '../../src/forget-for-good.ts'
import { FORGOTTEN_PATH, UNDO_DAYS } from '../../src/forget-window.ts'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import { BARE_RECORD } from '../../src/model/record.ts'
import { planSameName } from '../../src/plan/entity-ops/answers.ts'
import { planForget } from '../../src/plan/entity-ops/forget.ts'
import { pagesOf } from '../../src/plan/entity-ops/identity.ts'
import { planRename } from '../../src/plan/entity-ops/rename.ts'
import { readSnapshot } from '../../src/snapshot.ts'
import { renderRecord } from '../../src/vault/record.ts'
import { openWorkspace } from '../../src/workspace.ts'
import { act, copyOf, drop, emptyVault, file, findingsOf, indexDrift, NOW, removeTempFolders, tree } from './vaults.ts'

afterAll(removeTempFolders)

const MAIL = `From: Wanjiru Kamau <w.kamau@northpier.example>
To: Mira Lindholm <mira.lindholm@brightwater.example>
Cc: Noor Haddad <noor@saltmarsh.example>
Date: Mon, 09 Feb 2026 09:12:00 +0000
Subject: Load sheet
Message-ID: <m1@northpier.example>

Hi Mira,

I will send the load sheet by Friday. The crane is booked for the twentieth.

Best,
Wanjiru Kamau
Head of Works, Northpier
01632 960 114
`
const TALK = `WEBVTT

NOTE Mira, Noor and Wanjiru, 2026-02-12

00:00:01.000 --> 00:00:06.000
<v Mira Lindholm>Wanjiru, Noor, good morning.

00:00:06.500 --> 00:00:14.000
<v Wanjiru Kamau>I'll order the harbour pilots by Monday.

00:00:14.500 --> 00:00:20.000
<v Noor Haddad>And I'll mail the dredging permit to you by Tuesday.
`
const INVITE = `BEGIN:VCALENDAR
BEGIN:VEVENT
UID:berth-1@brightwater.example
DTSTART:20260212T090000Z
DTEND:20260212T100000Z
SUMMARY:Berth
ORGANIZER;CN=Mira Lindholm:mailto:mira.lindholm@brightwater.example
ATTENDEE;CN=Wanjiru Kamau:mailto:w.
 kamau@northpier.example
ATTENDEE;CN=Noor Haddad:mailto:noor@saltmarsh.example
END:VEVENT
END:VCALENDAR
`
const LATER = new Date(Date.parse(NOW) + (UNDO_DAYS + 1) * 86_400_000).toISOString()

/** Every byte of the vault, the database included, with its path. */
function bytesOf(root: string): [string, string][] {
  return readdirSync(root, { recursive: true, withFileTypes: true }).flatMap(e => {
    const path = join(e.parentPath, e.name)
    return e.isFile()
      ? [[path.slice(root.length), readFileSync(path, 'latin1').toLowerCase()] as [string, string]]
      : [[path.slice(root.length), '']]
  })
}
const holding = (root: string): string[] =>
  bytesOf(root).flatMap(([path, text]) => (/wanjiru|w\.kamau|kamau|960 114/i.test(`${path} ${text}`) ? [path] : []))

async function forgotten(): Promise<{ root: string; before: Map<string, string>; seq: number }> {
  const root = emptyVault({ 'load sheet of wanjiru.eml': MAIL, '2026-02-12 Berth.vtt': TALK, 'berth.ics': INVITE })
  await file(root)
  const person = [...pagesOf(readSnapshot(root, DEFAULT_LAYOUT)).values()].find(e => e.name === 'Wanjiru Kamau')
  if (!person) throw new Error('no page')
  await act(root, s => planSameName(s, 'Wanjiru', person, NOW, 'person/mira-lindholm' as never))
  const before = tree(root, true)
  const seq = lastSeq(root) + 1
  await rememberForgetting(root, seq, NOW, UNDO_DAYS)
  await act(root, s => planForget(s, person.id, 'c0ffee00', NOW))
  return { root, before, seq }
}
const open = (root: string, now: string) => openWorkspace(root, { mode: 'write', command: 'test', now: () => now as never })

test('within the window the notes, records and originals are gone, and one undo restores the tree', async () => {
  const { root, before, seq } = await forgotten()
  const left = holding(root).filter(p => !p.startsWith('/.afterword/journal') && !p.startsWith('/.afterword/index.db'))
  // The person's earlier answers go with the window: undo needs them.
  expect(left).toEqual(['/.afterword/decisions.jsonl'])
  const ws = await open(root, NOW)
  await undo(ws.deps, seq)
  await ws.close()
  const after = tree(root, true)
  after.delete(FORGOTTEN_PATH)
  expect(after).toEqual(before)
  // The window of what was undone ends without a deed.
  await (await open(root, LATER)).close()
  expect(tree(root, true)).toEqual(before)
  expect(await indexDrift(root)).toEqual([])
})

test('after the window no byte of them is left, in the journal and the index neither; undo says why it cannot', async () => {
  const { root, seq } = await forgotten()
  const kept = copyOf(root)
  await (await open(root, LATER)).close()
  expect(holding(root)).toEqual([])
  expect(readSnapshot(root, DEFAULT_LAYOUT).records.map(r => r.fileName)).toEqual(
    readSnapshot(kept, DEFAULT_LAYOUT).records.map(r => r.fileName),
  )
  const ws = await open(root, LATER)
  await expect(undo(ws.deps, seq)).rejects.toMatchObject({ problem: { code: 'UNDO_CLOSED' } })
  // The vault goes on: the next plan gets the next number.
  await applyPlan(ws.deps, {
    title: 'More',
    sources: [],
    changes: [{ type: 'put', path: 'Journal/x.md' as never, before: null, after: 'x\n', reason: 'test' }],
    index: { records: [], removedRecords: [], pages: [], removedPages: [], decisions: [] },
    notes: [],
  })
  expect(lastSeq(root)).toBe(seq + 1)
  await ws.close()
  expect(findingsOf(root, DEFAULT_LAYOUT)).toEqual([])
  expect(await indexDrift(root)).toEqual([])
})

test('a former name is forgotten with the name', async () => {
  const root = emptyVault({ 'load sheet.eml': MAIL })
  await file(root)
  const of = (name: string) => [...pagesOf(readSnapshot(root, DEFAULT_LAYOUT)).values()].find(e => e.pageName === name)
  await act(root, s => planRename(s, of('Wanjiru Kamau')?.id ?? ('' as never), 'Wanjiru Prieto', NOW))
  await act(root, s => planForget(s, of('Wanjiru Prieto')?.id ?? ('' as never), 'c0ffee00', NOW))
  const left = [...holding(root), ...bytesOf(root).flatMap(([path, text]) => (/prieto/i.test(`${path} ${text}`) ? [path] : []))]
  // What undo keeps until its window ends.
  expect(left.filter(p => !p.startsWith('/.afterword/'))).toEqual([])
})

test('whoever shares a name with them keeps it, and ordinary words stay words', async () => {
  const { blackener, nameWords } = await import('../../src/plan/entity-ops/forget-names.ts')
  const blacken = blackener(['Will Kamau', 'w.kamau@northpier.example', 'Will'], nameWords(['Noor Kamau']))
  expect(blacken('Will Kamau and Noor Kamau will call. I asked Will, who will not. Will is away.')).toBe(
    'somebody and Noor Kamau will call. I asked somebody, who will not. Will is away.',
  )
  expect(blackener(['Jun Ishikawa'], new Set())('On 12 Jun 2026 we met Jun, on Jun 13 nobody.')).toBe(
    'On 12 Jun 2026 we met somebody, on Jun 13 nobody.',
  )
  const other = blackener(['Wanjiru Kamau'], nameWords(['Noor Haddad']))
  expect(other('Kamau said that wanjiru signs.')).toBe('somebody said that somebody signs.')
})

test('a namesake keeps the name, the notes and the originals; who was forgotten is gone all the same', async () => {
  const namesake = (subject: string, body: string) => `From: Wanjiru Kamau <wanjiru.kamau@saltmarsh.example>
To: Mira Lindholm <mira.lindholm@brightwater.example>
Date: Tue, 10 Feb 2026 10:00:00 +0000
Subject: ${subject}
Message-ID: <${subject.length}@saltmarsh.example>

Hi Mira,

${body}

Best,
Wanjiru Kamau
Clerk, Saltmarsh
`
  const root = emptyVault({ 'load sheet.eml': MAIL })
  await file(root)
  drop(root, { 'ledger.eml': namesake('Ledger', 'I will send the ledger by Monday. The fee is 400 euros.') })
  await file(root)
  const people = [...pagesOf(readSnapshot(root, DEFAULT_LAYOUT)).values()].filter(e => e.name === 'Wanjiru Kamau')
  expect(people.map(e => e.pageName)).toEqual(['Wanjiru Kamau', 'Wanjiru Kamau (Saltmarsh)'])
  const gone = people.find(e => e.emails.includes('w.kamau@northpier.example'))
  const before = tree(root, true)
  const theirs = [...before].filter(([path]) => /Saltmarsh|Ledger|ledger/.test(path) && !/journal|records/.test(path))
  const seq = lastSeq(root) + 1
  await act(root, s => planForget(s, gone?.id ?? ('' as never), 'c0ffee00', NOW))
  const after = tree(root, true)
  expect(theirs.length).toBeGreaterThan(3)
  expect(theirs.filter(([path, text]) => after.get(path) !== text)).toEqual([])
  expect(findingsOf(root, DEFAULT_LAYOUT)).toEqual([])
  expect([...after].filter(([path, text]) => /w\.kamau@northpier/.test(text) && !/journal|index\.db/.test(path))).toEqual([])
  expect([...after].filter(([path, text]) => /kamau/i.test(`${path}${text}`) && /Load sheet/i.test(path))).toEqual([])
  const ws = await open(root, NOW)
  await undo(ws.deps, seq)
  await ws.close()
  const back = tree(root, true)
  back.delete(FORGOTTEN_PATH)
  expect(back).toEqual(before)
})

test('files that were set aside, and originals that a rule kept out, go with the one whom they name', async () => {
  const root = emptyVault({ 'load sheet.eml': MAIL })
  await file(root)
  const failed = join(root, 'Inbox/_failed/2026-02-10')
  mkdirSync(failed, { recursive: true })
  // The second is in an old encoding, which may be why it failed.
  writeFileSync(join(failed, 'talk.json'), '{ "speakers": ["Wanjiru Kamau"')
  writeFileSync(join(failed, 'talk.json.problem.md'), '# talk.json was set aside\n')
  writeFileSync(join(failed, 'gate.txt'), Buffer.from('Wanjiru Kamau: die Schl\xfcssel\n', 'latin1'))
  writeFileSync(join(failed, 'crane.json'), '{ "speakers": ["Noor Haddad"')
  const kept = 'Sources/_originals/abcdefabcdef-news.eml'
  mkdirSync(join(root, 'Sources/_originals'), { recursive: true })
  writeFileSync(join(root, kept), `From: news@saltmarsh.example\n\nWanjiru Kamau opens the berth.\n`)
  const ignored = {
    ...BARE_RECORD,
    source: 'abcdefabcdef',
    sha256: 'ab'.repeat(32),
    original: kept,
    readable: kept,
    engine: 'none',
    title: 'News',
    fileName: 'news.eml',
    kind: 'mail',
    format: 'email',
    language: 'en',
    note: null,
    date: null,
    dateFrom: 'unknown',
    ingested: NOW,
    primary: null,
    participants: [],
    sensitivity: null,
  }
  writeFileSync(join(root, '.afterword/records/abcdefabcdef.json'), renderRecord(ignored as never))
  const before = tree(root, true)
  const person = [...pagesOf(readSnapshot(root, DEFAULT_LAYOUT)).values()].find(e => e.name === 'Wanjiru Kamau')
  const seq = lastSeq(root) + 1
  const plan = await act(root, s => planForget(s, person?.id ?? ('' as never), 'c0ffee00', NOW))
  expect(holding(root).filter(p => !p.startsWith('/.afterword/journal') && !p.startsWith('/.afterword/index.db'))).toEqual([])
  expect(readdirSync(failed)).toEqual(['crane.json'])
  expect(plan.notes.join('\n')).toMatch(/2 files that were set aside go/)
  const ws = await open(root, NOW)
  await undo(ws.deps, seq)
  await ws.close()
  expect(tree(root, true)).toEqual(before)
})
