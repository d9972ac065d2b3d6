import fs from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readRecords } from '../../src/workspace.ts'
import { crashRun } from '../crash/driver.ts'
import { deliver, ingest, newVault, readText, removeFolders, tempFolder, treeOf } from '../journeys/harness.ts'

afterAll(removeFolders)

const mail = (n: number, subject: string, body: string, headers = ''): string =>
  `From otto@kessel.example Mon Mar  2 09:00:00 2026
From: Otto Brandl <otto@kessel.example>
To: Mira Lindholm <mira.lindholm@brightwater.example>
Subject: ${subject}
Date: Mon, 02 Mar 2026 09:0${n}:00 +0000
Message-ID: <${n}@kessel.example>
${headers}
${body}

`
const FIRST = mail(1, 'Tower key', 'Could you send me the key of the tower by Friday?')
const LAST = mail(3, 'Crane', 'The crane is booked for Monday.')
const BOMB = mail(
  2,
  'Parts',
  '--part\nContent-Type: text/plain\n\nx\n'.repeat(3000),
  'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=part\n',
)
const titles = (root: string): string[] =>
  readRecords(root)
    .map(r => r.title)
    .sort()
const failed = (root: string): string[] => Object.keys(treeOf(root)).filter(f => f.startsWith('Inbox/') && !f.endsWith('/'))

test('a mail of 40 MB in a mailbox is set aside by itself; the others are filed', async () => {
  const root = await newVault()
  const body = 'The pump house is grey and the valve is wet.\n'.repeat(Math.ceil((40 * 1024 * 1024) / 45))
  deliver(root, { 'all.mbox': FIRST + mail(2, 'Film', body) + LAST })
  const report = await ingest(root)
  expect(report.outcomes.map(o => o.type)).toEqual(['filed', 'set-aside'])
  expect(titles(root)).toEqual(['Crane', 'Tower key'])
  const letter = 'Inbox/_failed/2026-03-10/all - message 1.eml'
  expect(failed(root)).toEqual([letter, `${letter}.problem.md`])
  expect(readText(root, letter)).toBe(mail(2, 'Film', body).replace(/^.*\n/, ''))
  expect(readText(root, `${letter}.problem.md`)).toMatch(/^code: LIMIT_/m)
}, 120_000)

test('a mail with too many parts in a small mailbox is set aside by itself, once, wherever the run is killed', async () => {
  const template = await newVault()
  deliver(template, { 'all.mbox': FIRST + BOMB + LAST })
  const copy = (): string => {
    const root = tempFolder()
    fs.cpSync(template, root, { recursive: true })
    return root
  }
  const command = (root: string) => [process.execPath, path.join(import.meta.dirname, '../crash/ingest-child.ts'), root]
  const calm = copy()
  expect((await crashRun({ command: command(calm) })).code).toBe(0)
  expect(failed(calm)).toEqual(['Inbox/_failed/2026-03-20/all - message 1.eml', 'Inbox/_failed/2026-03-20/all - message 1.eml.problem.md'])
  expect(readText(calm, 'Inbox/_failed/2026-03-20/all - message 1.eml.problem.md')).toMatch(/^code: LIMIT_PARTS$/m)
  for (const crashAt of ['seal:done:1', 'move:done:1', 'move:done:2', 'seal:done:2', 'seal:done:3']) {
    const root = copy()
    expect((await crashRun({ command: command(root), crashAt })).killed).toBe(true)
    expect((await crashRun({ command: command(root) })).code).toBe(0)
    expect({ crashAt, tree: treeOf(root) }).toEqual({ crashAt, tree: treeOf(calm) })
  }
}, 120_000)

test('a mailbox with a mail that was set aside is known when it comes again', async () => {
  const root = await newVault()
  deliver(root, { 'all.mbox': FIRST + BOMB + LAST })
  await ingest(root)
  deliver(root, { 'all.mbox': FIRST + BOMB + LAST })
  const again = await ingest(root)
  expect(again.outcomes.map(o => o.type)).toEqual(['known'])
  expect(failed(root)).toHaveLength(2)
})
