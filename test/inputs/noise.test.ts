import { afterAll, expect, test } from 'vitest'
import { deliver, ingest, newVault, readText, removeFolders, treeOf } from '../journeys/harness.ts'
import { exportOf } from './exported.ts'

afterAll(removeFolders)

const LETTER = `From: Weir Weekly <newsletter@weirweekly.example>
To: Mira Lindholm <mira.lindholm@brightwater.example>
Subject: Seven pumps nobody should miss
Date: Fri, 06 Mar 2026 17:00:00 +0000
Message-ID: <w7@weirweekly.example>
List-Unsubscribe: <https://weirweekly.example/out>
Content-Type: text/plain

Dear reader,

Corran Water will buy forty pumps by Friday. Register your stand today and talk to Siobhan Carrick.
`
const RECEIPT = `From: Ferry Desk <desk@ferrydesk.example>
To: Mira Lindholm <mira.lindholm@brightwater.example>
Subject: Your booking FD-448120
Date: Sat, 07 Mar 2026 08:00:00 +0000
Message-ID: <f1@ferrydesk.example>
Content-Type: text/plain

Thank you. Total: EUR 84.00. Booking number FD-448120. Please be at the quay 30 minutes before departure.
`
const notesOf = (root: string): string[] =>
  Object.keys(treeOf(root)).filter(
    f => /^(?:Journal|People|Accounts|Projects|Forums)\/.*\.md$/.test(f) && !f.includes('Mira Lindholm/Mira Lindholm.md'),
  )

test('newsletters and receipts make no note, no page and no task; their readable source is kept and found', async () => {
  const root = await newVault()
  deliver(root, { 'a letter.eml': LETTER, 'a receipt.eml': RECEIPT })
  await ingest(root)
  expect(notesOf(root)).toEqual([])
  const sources = Object.keys(treeOf(root)).filter(f => /^Sources\/Email\/.*md$/.test(f))
  expect(sources).toEqual([
    'Sources/Email/2026/2026-03-06 - Seven pumps nobody should miss (mail).md',
    'Sources/Email/2026/2026-03-07 - Your booking FD-448120 (mail).md',
  ])
  expect(readText(root, sources[0] ?? '')).toContain('Corran Water will buy forty pumps')
  const data = exportOf(root)
  expect(data.statements).toEqual([])
  expect(data.threads.map(t => [t.path, t.subject, t.needs_reply, t.sources])).toEqual([
    [sources[0], 'Seven pumps nobody should miss', false, ['a letter.eml']],
    [sources[1], 'Your booking FD-448120', false, ['a receipt.eml']],
  ])
})

test('the same newsletter in another export is not kept twice', async () => {
  const root = await newVault()
  deliver(root, { 'a letter.eml': LETTER })
  await ingest(root)
  deliver(root, { 'all.mbox': `From newsletter@weirweekly.example Fri Mar  6 17:00:00 2026\n${LETTER}\n` })
  await ingest(root)
  expect(Object.keys(treeOf(root)).filter(f => /^Sources\/Email\/.*md$/.test(f))).toHaveLength(1)
  expect(exportOf(root).threads.map(t => t.sources)).toEqual([['a letter.eml', 'all.mbox']])
})

test('somebody who writes about a newsletter makes a note of it', async () => {
  const root = await newVault()
  deliver(root, { 'a letter.eml': LETTER })
  await ingest(root)
  deliver(root, {
    'siobhan.eml': `From: Siobhan Carrick <s.carrick@corranwater.example>\nTo: Mira Lindholm <mira.lindholm@brightwater.example>\nSubject: Re: Seven pumps nobody should miss\nDate: Sat, 07 Mar 2026 17:00:00 +0000\nMessage-ID: <s1@corranwater.example>\nIn-Reply-To: <w7@weirweekly.example>\nContent-Type: text/plain\n\nDear Mira,\n\nthey are wrong, we buy four. Could you call them by Tuesday?\n\nSiobhan\n`,
  })
  await ingest(root)
  expect(notesOf(root).filter(f => f.includes('Seven pumps'))).toHaveLength(1)
  expect(exportOf(root).threads.filter(t => t.needs_reply)).toHaveLength(1)
})
