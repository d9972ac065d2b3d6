import { afterAll, expect, test } from 'vitest'
import { deliver, ingest, newVault, readText, removeFolders, treeOf } from '../journeys/harness.ts'
import { exportOf } from './exported.ts'

afterAll(removeFolders)

const eml = (from: string, to: string, id: string, date: string, body: string, more = ''): string =>
  `From: ${from}\nTo: ${to}\nSubject: Re: Lock gate paint\nDate: ${date}\nMessage-ID: <${id}@mail.example>\n${more}MIME-Version: 1.0\nContent-Type: text/plain; charset="utf-8"\n\n${body}\n`

const MIRA = 'Mira Lindholm <mira.lindholm@brightwater.example>'
const SIOBHAN = 'Siobhan Carrick <s.carrick@corranwater.example>'
const THANDEKA_SAYS = 'Dear Siobhan,\n\nThe lock gate paint costs 3,900 euros. I will order the primer by Friday.\n\nBest\nThandeka'
const SIOBHAN_SAYS = 'Dear Thandeka,\n\nWe decided that the lock gate stays blue. Could you send Mira the colour card?\n\nRegards\nSiobhan'
const marked = (text: string): string => text.replace(/^/gm, '> ').replace(/^> $/gm, '>')
const REPLY = eml(
  SIOBHAN,
  MIRA,
  'r3',
  'Thu, 05 Mar 2026 09:00:00 +0000',
  `Dear Mira,\n\nplease see below what we settled about the gate.\n\nRegards\nSiobhan\n\nOn Wed, 4 Mar 2026 at 16:20, Siobhan Carrick <s.carrick@corranwater.example> wrote:\n${marked(SIOBHAN_SAYS)}\n>\n> On Tue, 3 Mar 2026 at 11:05, Thandeka Mbele <t.mbele@corranwater.example> wrote:\n${marked(marked(THANDEKA_SAYS))}`,
  'In-Reply-To: <o2@mail.example>\nReferences: <o1@mail.example> <o2@mail.example>\n',
)
const ORIGINALS = {
  'first.eml': eml('Thandeka Mbele <t.mbele@corranwater.example>', SIOBHAN, 'o1', 'Tue, 03 Mar 2026 12:05:00 +0100', THANDEKA_SAYS),
  'second.eml': eml(
    SIOBHAN,
    'Thandeka Mbele <t.mbele@corranwater.example>',
    'o2',
    'Wed, 04 Mar 2026 16:20:00 +0000',
    SIOBHAN_SAYS,
    'In-Reply-To: <o1@mail.example>\n',
  ),
}

const said = (root: string): string[] =>
  exportOf(root)
    .statements.map(s => `${s.kind}: ${s.text} | ${s.owner ?? '-'} | ${s.date} | ${s.evidence.length}`)
    .sort()

test('what a reply quotes is attributed to who wrote it, on the day it was written', async () => {
  const root = await newVault()
  deliver(root, { 'reply.eml': REPLY })
  await ingest(root)
  const data = exportOf(root)
  expect(data.threads).toHaveLength(1)
  expect(data.threads[0]?.participants.toSorted()).toEqual(['Mira Lindholm', 'Siobhan Carrick', 'Thandeka Mbele'])
  const primer = data.statements.find(s => /primer/.test(s.text))
  expect(primer).toMatchObject({ kind: 'action', owner: 'Thandeka Mbele', due: '2026-03-06' })
  expect(data.statements.find(s => s.kind === 'decision')?.text).toMatch(/gate stays blue/)
  const source = Object.keys(treeOf(root)).find(f => /Sources\/Email\/.*\(mail\)\.md$/.test(f)) ?? ''
  expect(readText(root, source)).toMatch(/\*\*Thandeka Mbele\*\* to Siobhan Carrick, 2026-03-03 11:05: .* \^m1/)
  expect(readText(root, source).match(/3,900/g)).toHaveLength(1)
})

test('the originals that come later add nothing twice', async () => {
  const root = await newVault()
  deliver(root, { 'reply.eml': REPLY })
  await ingest(root)
  const [before, notes] = [said(root), exportOf(root).threads.map(t => t.path)]
  deliver(root, ORIGINALS)
  await ingest(root)
  expect(said(root)).toEqual(before)
  expect(exportOf(root).threads.map(t => t.path)).toEqual(notes)
  expect(Object.keys(treeOf(root)).filter(f => f.startsWith('Inbox/') && f.endsWith('.eml'))).toEqual([])
})

test('a quote of what came before adds nothing', async () => {
  const root = await newVault()
  deliver(root, ORIGINALS)
  await ingest(root)
  const before = said(root)
  deliver(root, { 'reply.eml': REPLY })
  await ingest(root)
  expect(said(root)).toEqual(before)
})

test('an original that brings a document brings it, although its words were quoted', async () => {
  const root = await newVault()
  deliver(root, { 'reply.eml': REPLY })
  await ingest(root)
  deliver(root, {
    'first.eml': `From: Thandeka Mbele <t.mbele@corranwater.example>\nTo: ${SIOBHAN}\nSubject: Lock gate paint\nDate: Tue, 03 Mar 2026 12:05:00 +0100\nMessage-ID: <o1@mail.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n${THANDEKA_SAYS}\n--b\nContent-Type: text/plain; name="paint.txt"\nContent-Disposition: attachment; filename="paint.txt"\n\nThe paint is lead free and dries in nine hours.\n--b--\n`,
  })
  const before = said(root)
  await ingest(root)
  await ingest(root)
  expect(exportOf(root).documents).toHaveLength(1)
  expect(
    said(root)
      .filter(s => /3,900|primer/.test(s))
      .map(s => s.replace(/\d$/, '')),
  ).toEqual(before.filter(s => /3,900|primer/.test(s)).map(s => s.replace(/\d$/, '')))
})

test('a request that only a quote tells is answered where its receiver has written since', async () => {
  const root = await newVault()
  deliver(root, {
    'answer.eml': eml(
      'Thandeka Mbele <t.mbele@corranwater.example>',
      MIRA,
      'r9',
      'Fri, 06 Mar 2026 09:00:00 +0000',
      `Dear Mira,\n\nthe card went out with the post.\n\nBest\nThandeka\n\nOn Wed, 4 Mar 2026 at 16:20, Siobhan Carrick <s.carrick@corranwater.example> wrote:\n${marked('Dear Thandeka,\n\nCould you send Mira the colour card? I will close the road on Monday.\n\nSiobhan')}`,
    ),
  })
  await ingest(root)
  const actions = exportOf(root).statements.filter(s => s.kind === 'action')
  expect(actions.map(s => s.owner)).toEqual(['Siobhan Carrick'])
})
