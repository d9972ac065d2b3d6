/** What a page says of its last notes: whole sentences that tell something, and every account whose people took part. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import { briefOf } from '../../src/plan/brief.ts'
import { pagesOf } from '../../src/plan/entity-ops/identity.ts'
import { readSnapshot } from '../../src/snapshot.ts'
import { drop, emptyVault, file, removeTempFolders, withWorkspace } from './vaults.ts'

afterAll(removeTempFolders)

const mail = (from: string, day: number, subject: string, body: string, cc = '') => `From: ${from}
To: Mira Lindholm <mira.lindholm@brightwater.example>${cc === '' ? '' : `\nCc: ${cc}`}
Date: Mon, 0${day} Feb 2026 10:00:00 +0000
Subject: ${subject}
Message-ID: <${day}@northpier.example>

Hi Mira,

${body}

Best,
${from.split(' <')[0]}
`
const NOOR = 'Noor Haddad <noor.haddad@northpier.example>'
const AMA = 'Ama Boateng <ama.boateng@saltmarsh.example>'
const page = (root: string, path: string): string => readFileSync(join(root, path), 'utf8')
const context = (root: string, path: string): string[] =>
  (/## Recent Context\n([\s\S]*?)(?=\n## |$)/.exec(page(root, path))?.[1] ?? '')
    .split('\n')
    .filter(l => l.startsWith('- '))
    .map(l => l.replace(/^- ([\d-]+): \[\[[^\]]*\]\]: (.*) \^c-\w+$/, '$1 $2'))

test('what somebody owes is told with who it is, on every page; who wrote about what only where nothing else is known', async () => {
  const root = emptyVault({
    'one.eml': mail(NOOR, 2, 'Load sheet', 'I will send the load sheet by Friday.'),
    'two.eml': mail(NOOR, 3, 'Gate', 'See you at the gate.'),
  })
  await file(root)
  for (const path of ['People/Noor Haddad/Noor Haddad.md', 'Accounts/Northpier/Northpier.md']) {
    const [gate, sheet] = context(root, path)
    expect(sheet).toMatch(/^2026-02-02 Noor will send (?:Mira (?:Lindholm )?)?the load sheet/)
    expect(gate).toMatch(/^2026-02-03 (?:They wrote about “Gate”|Noor wrote to Mira about the gate)\.$/)
  }
})

test('what "we" do in a letter is the writer’s', async () => {
  const root = emptyVault({ 'one.eml': mail(NOOR, 2, 'Crane', 'We deliver the crane on 9 March. Our fee for the crane is 4,200 euros.') })
  await file(root)
  const text = page(root, 'Accounts/Northpier/Northpier.md')
  expect(text).not.toMatch(/(?:^- |: )(?:We|Our)\b/m)
  expect(text).toMatch(/Noor: our fee for the crane is 4,200 euros/)
})

test('a mail under another account is a contact of every account whose people write or read it', async () => {
  const root = emptyVault({ 'one.eml': mail(NOOR, 2, 'Load sheet', 'I will send the load sheet by Friday.') })
  await file(root)
  drop(root, { 'two.eml': mail(AMA, 4, 'Dredging permit', 'I will send the dredging permit by Monday.', NOOR) })
  await file(root)
  const northpier = page(root, 'Accounts/Northpier/Northpier.md')
  expect(northpier).toContain('last_contact: 2026-02-04')
  expect(context(root, 'Accounts/Northpier/Northpier.md').map(l => l.slice(0, 10))).toEqual(['2026-02-04', '2026-02-02'])
  const accounts = [...pagesOf(readSnapshot(root, DEFAULT_LAYOUT)).values()]
  expect(
    accounts
      .filter(e => e.type === 'account' && e.lastContact !== null)
      .map(e => e.name)
      .sort(),
  ).toEqual(['Northpier', 'Saltmarsh'])
  await withWorkspace(root, async ws => {
    const [account] = ws.index.view.entitiesByName('Northpier')
    if (!account) throw new Error('no account')
    const brief = briefOf(account, ws.ownerId, ws.index.view, { read: p => page(root, p), exists: () => true })
    expect(brief.contacts.map(c => [c.day, c.direct])).toEqual([
      ['2026-02-04', true],
      ['2026-02-02', true],
    ])
  })
})
