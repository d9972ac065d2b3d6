import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { engineNamed } from '../../src/extract/engines/index.ts'
import type { Engine } from '../../src/model/contracts.ts'
import type { VaultExport } from '../../src/vault/export.ts'
import { deliver, ingest, newVault, readText, removeFolders, treeOf } from '../journeys/harness.ts'

afterAll(removeFolders)

const mail = (id: string, subject: string, body: string, more = ''): string =>
  `From: Siobhan Carrick <s.carrick@corranwater.example>\nTo: Mira Lindholm <mira.lindholm@brightwater.example>\nSubject: ${subject}\nDate: Fri, 06 Mar 2026 17:00:00 +0000\nMessage-ID: <${id}@corranwater.example>\n${more}Content-Type: text/plain\n\nDear Mira,\n\n${body}\n\nSiobhan\n`
const OPEN = mail('o', 'Pump', 'the pump costs 900 euros. Could you send me the order by Tuesday?')
const SECRET = mail(
  'c',
  'Owner of the weir',
  'the weir costs 70,000 euros. Thandeka Mbele will sign the deed by Monday.',
  'Sensitivity: Company-Confidential\n',
)
const MEMO = `---\ntags: [private]\n---\n# Salary of Kaveh Rostami\n\n- [ ] Tell Kaveh Rostami his salary 📅 2026-03-20\n`

const cli = (root: string, ...args: readonly string[]): string =>
  execFileSync(process.execPath, [path.join(import.meta.dirname, '../../src/cli/main.ts'), ...args, '--vault', root], { encoding: 'utf8' })
const exported = (root: string, ...args: readonly string[]): VaultExport => JSON.parse(cli(root, 'export', ...args)) as VaultExport
const textsOf = (data: VaultExport): string => data.statements.map(s => s.text).join(' | ')

const files = (root: string, form: RegExp): string[] => Object.keys(treeOf(root)).filter(f => form.test(f) && f.endsWith('.md'))

test('note and readable source say how confidential they are', async () => {
  const root = await newVault()
  deliver(root, { 'a.eml': SECRET, 'b.md': MEMO, 'c.eml': OPEN })
  await ingest(root)
  for (const file of [...files(root, /Owner of the weir/), ...files(root, /Sources.*Owner of the weir/)])
    expect(readText(root, file), file).toMatch(/^sensitivity: confidential$/m)
  for (const file of files(root, /Salary/)) expect(readText(root, file), file).toMatch(/^sensitivity: private$/m)
  for (const file of files(root, / - Pump/)) expect(readText(root, file), file).not.toMatch(/^sensitivity:/m)
})

test('a note that a confidential source is added to is confidential from then on', async () => {
  const root = await newVault()
  deliver(root, { 'a.eml': OPEN })
  await ingest(root)
  deliver(root, {
    'b.eml': mail(
      'o2',
      'Re: Pump',
      'the bank pays 400 euros of it.',
      'In-Reply-To: <o@corranwater.example>\nSensitivity: Company-Confidential\n',
    ),
  })
  await ingest(root)
  const [note, ...more] = files(root, /^(?!Sources).*Pump\.md/)
  expect(more).toEqual([])
  expect(readText(root, note ?? '')).toMatch(/^sensitivity: confidential$/m)
})

test('what is attached to a confidential mail is confidential', async () => {
  const root = await newVault()
  deliver(root, {
    'a.eml': `From: Siobhan Carrick <s.carrick@corranwater.example>\nTo: Mira Lindholm <mira.lindholm@brightwater.example>\nSubject: Deed\nDate: Fri, 06 Mar 2026 17:00:00 +0000\nSensitivity: Company-Confidential\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nDear Mira, the deed is attached.\n--b\nContent-Type: text/markdown; name="deed.md"\nContent-Disposition: attachment; filename="deed.md"\n\n# Deed of the weir\n\nThe weir costs 70,000 euros.\n--b--\n`,
  })
  await ingest(root)
  await ingest(root)
  const notes = files(root, /Deed of the weir/)
  expect(notes.length).toBeGreaterThan(0)
  for (const file of notes) expect(readText(root, file), file).toMatch(/^sensitivity: confidential$/m)
})

test('export leaves out what it is told to, and who is known by that alone', async () => {
  const root = await newVault()
  deliver(root, { 'a.eml': SECRET, 'b.md': MEMO, 'c.eml': OPEN })
  await ingest(root)
  expect(textsOf(exported(root))).toMatch(/70,000.*|salary/i)
  const shared = exported(root, '--without', 'private', 'confidential')
  expect(textsOf(shared)).toMatch(/900 euros/)
  expect(JSON.stringify(shared)).not.toMatch(/70,000|salary|Thandeka|Kaveh|weir/i)
  expect(textsOf(exported(root, '--without', 'private'))).toMatch(/70,000/)

  fs.appendFileSync(path.join(root, '.afterword/config.yaml'), '\nleaving:\n  export: [open]\n')
  expect(JSON.stringify(exported(root))).not.toMatch(/70,000|salary|Thandeka|Kaveh/i)
})

/** An engine that sends what it reads elsewhere; remembers what it was sent. */
function farEngine(): { readonly engine: Engine; readonly sent: string[] } {
  const embedded = engineNamed('embedded')
  if (!embedded) throw new Error('no embedded engine')
  const sent: string[] = []
  const engine: Engine = {
    ...embedded,
    name: 'far/1',
    leaves: true,
    extract: (document, context) => {
      sent.push(document.fileName)
      return embedded.extract(document, context)
    },
  }
  return { engine, sent }
}

test('an engine that sends texts away gets no confidential one; the embedded engine reads it', async () => {
  const root = await newVault()
  const { engine, sent } = farEngine()
  deliver(root, { 'a.eml': SECRET, 'b.md': MEMO, 'c.eml': OPEN })
  await ingest(root, { engine })
  expect([...new Set(sent)]).toEqual(['c.eml'])
  expect(readText(root, files(root, /^(?!Sources).*Owner of the weir/)[0] ?? '')).toMatch(/^engine: embedded\//m)
})

test('unless the config allows it', async () => {
  const root = await newVault({ config: 'leaving:\n  engine: [open, confidential]' })
  const { engine, sent } = farEngine()
  deliver(root, { 'a.eml': SECRET, 'b.md': MEMO, 'c.eml': OPEN })
  await ingest(root, { engine })
  expect([...new Set(sent)].sort()).toEqual(['a.eml', 'c.eml'])
})
