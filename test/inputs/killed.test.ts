import fs from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readRecords } from '../../src/workspace.ts'
import { crashRun } from '../crash/driver.ts'
import { asEml, asMbox, generateMails } from '../generate/threads.ts'
import { deliver, newVault, removeFolders, tempFolder, treeOf } from '../journeys/harness.ts'

// One file that gives several items: killed after some of them are filed, the restart files the rest.
afterAll(removeFolders)

const CHILD = path.join(import.meta.dirname, '../crash/ingest-child.ts')
const command = (root: string): string[] => [process.execPath, CHILD, root]
const THREADS = 6
const mails = generateMails(14, THREADS, 3)
const MAILBOX = asMbox(mails)
/** A mailbox of eight megabytes is read from the disk, thread by thread. */
const LARGE = `${MAILBOX}From b@bulk.example Thu, 01 Jan 2026 08:00:00 GMT
From: Bastian Okoro <b.okoro@ferrocranes.example>
To: Mira Lindholm <mira.lindholm@brightwater.example>
Subject: Pictures of the yard
Date: Thu, 01 Jan 2026 08:00:00 +0000
Message-ID: <pictures@ferrocranes.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain

The pictures of the yard are attached.

--b
Content-Type: image/png; name="yard.png"
Content-Disposition: attachment; filename="yard.png"
Content-Transfer-Encoding: base64

${`${'A'.repeat(76)}\n`.repeat(115_000)}
--b--

`
const PAPERS = `${asEml(mails[0] as (typeof mails)[0])
  .replace('Content-Type: text/plain; charset="utf-8"', 'Content-Type: multipart/mixed; boundary="b"')
  .replace('\r\n\r\n', '\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n')}
--b
Content-Type: text/plain; name="first.txt"
Content-Disposition: attachment; filename="first.txt"

The pump weighs 340 kilograms.

--b
Content-Type: text/plain; name="second.txt"
Content-Disposition: attachment; filename="second.txt"

The crane lifts 900 kilograms.

--b--
`
const event = (n: number): string =>
  `BEGIN:VEVENT\r\nUID:${n}@x.example\r\nDTSTAMP:20260301T090000Z\r\nDTSTART:202603${10 + n}T090000Z\r\nDTEND:202603${10 + n}T093000Z\r\nSUMMARY:Visit ${n}\r\nEND:VEVENT\r\n`

const DELIVERIES: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
  ['a mailbox', { 'all.mbox': MAILBOX }, THREADS],
  ['a mailbox that is read from the disk', { 'all.mbox': LARGE }, THREADS + 1],
  ['a mail with two documents', { 'papers.eml': PAPERS }, 3],
  ['a Maildir', Object.fromEntries(mails.slice(0, 5).map((m, i) => [`Mail/cur/17${i}.M1P1.host:2,S`, asEml(m)])), 5],
  ['a calendar of three events', { 'week.ics': `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${[1, 2, 3].map(event).join('')}END:VCALENDAR\r\n` }, 1],
]

describe.each(DELIVERIES)('an ingest of %s', (_name, files, records) => {
  test('that is killed after each of its items ends in the vault of a run that was left alone', async () => {
    const template = await newVault()
    deliver(template, files)
    const calm = copyOf(template)
    expect((await crashRun({ command: command(calm) })).code).toBe(0)
    expect(readRecords(calm)).toHaveLength(records)
    const expected = treeOf(calm)
    for (const at of [...new Set([1, Math.ceil(records / 2), records - 1])].filter(n => n > 0 && n < records)) {
      const root = copyOf(template)
      expect((await crashRun({ command: command(root), crashAt: `seal:done:${at}` })).killed).toBe(true)
      expect(readRecords(root)).toHaveLength(at)
      expect((await crashRun({ command: command(root) })).code).toBe(0)
      const tree = treeOf(root)
      expect({ at, files: Object.keys(tree) }).toEqual({ at, files: Object.keys(expected) })
      expect(tree).toEqual(expected)
      fs.rmSync(root, { recursive: true, force: true })
    }
  }, 240_000)
})

function copyOf(template: string): string {
  const root = tempFolder()
  fs.cpSync(template, root, { recursive: true })
  return root
}
