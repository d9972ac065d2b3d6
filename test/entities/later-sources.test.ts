/** What later sources, and the person's word, do to pages that stand: a real vault, real files, the whole chain. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { undo } from '../../src/apply/undo.ts'
import { briefFor } from '../../src/cli/commands/brief.ts'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import { planAdoption } from '../../src/plan/adopt/adopt.ts'
import { planHeard } from '../../src/plan/entity-ops/alias.ts'
import { planForget } from '../../src/plan/entity-ops/forget.ts'
import { pagesOf } from '../../src/plan/entity-ops/identity.ts'
import { planMerge } from '../../src/plan/entity-ops/merge.ts'
import { planRepair } from '../../src/plan/entity-ops/repair-heard.ts'
import { readSnapshot } from '../../src/snapshot.ts'
import { act, drop, emptyVault, file, findingsOf, indexDrift, NOW, removeTempFolders, tree, withWorkspace } from './vaults.ts'

afterAll(removeTempFolders)
const ids = (root: string) => [...pagesOf(readSnapshot(root, DEFAULT_LAYOUT)).keys()].sort()

const TALK = `WEBVTT

NOTE Mira and Wanjiru, 2026-02-03

00:00:01.000 --> 00:00:06.000
<v Mira Lindholm>Morning Wanjiru, how is the berth coming along?

00:00:06.500 --> 00:00:14.000
<v Wanjiru>We decided to pour the east slab first. I'll send you the load sheet by Friday.

00:00:14.500 --> 00:00:20.000
<v Mira Lindholm>Good. I'll book the crane for the twentieth of February.
`
const MAIL = `From: Wanjiru Kamau <w.kamau@northpier.example>
To: Mira Lindholm <mira.lindholm@brightwater.example>
Date: Mon, 09 Feb 2026 09:12:00 +0000
Subject: Load sheet
Message-ID: <m1@northpier.example>

Hi Mira,

as I said on Tuesday when you and I talked about the berth: the load sheet is attached.
Could you confirm the crane for the twentieth?

Best,
Wanjiru Kamau
Head of Works, Northpier
`

test('a rename that a source proves goes into the plan of that source, and one undo takes both back', async () => {
  const root = emptyVault({ '2026-02-03 Mira and Wanjiru.vtt': TALK })
  await file(root)
  expect(ids(root)).toContain('person/wanjiru')
  const before = tree(root)
  await withWorkspace(root, async ws => {
    const { planRenames } = await import('../../src/rename-proven.ts')
    const { applyPlan } = await import('../../src/apply/apply.ts')
    const { openVaultView } = await import('../../src/vault/files.ts')
    const resolution = {
      updates: [{ entity: 'person/wanjiru', addAliases: [], addEmails: [], set: { name: 'Wanjiru Kamau' }, reason: 'proven' }],
    }
    const empty = {
      title: 'File a mail',
      sources: [],
      changes: [],
      index: { records: [], removedRecords: [], pages: [], removedPages: [], decisions: [] },
      notes: [],
    }
    let seen: unknown = null
    const plan = planRenames(ws, resolution as never, openVaultView(root), view => {
      seen = view.entity('person/wanjiru-kamau' as never)?.path
      return empty
    })
    expect(seen).toBe('People/Wanjiru Kamau/Wanjiru Kamau.md')
    expect(ws.index.view.entity('person/wanjiru-kamau' as never)).toBeNull()
    if (!plan) throw new Error('no plan')
    await applyPlan(ws.deps, plan)
  })
  expect(ids(root)).toContain('person/wanjiru-kamau')
  expect(ids(root)).not.toContain('person/wanjiru')
  expect(existsSync(join(root, 'People/Wanjiru'))).toBe(false)
  expect(findingsOf(root, DEFAULT_LAYOUT)).toEqual([])
  expect(await indexDrift(root)).toEqual([])
  await withWorkspace(root, ws => undo(ws.deps))
  expect(tree(root)).toEqual(before)
})

test('the whole chain: the mail of the person whose first name alone was known keeps one page', async () => {
  const root = emptyVault({ '2026-02-03 Mira and Wanjiru.vtt': TALK })
  await file(root)
  drop(root, { 'load sheet.eml': MAIL })
  await file(root)
  expect(ids(root).filter(i => i.includes('wanjiru')).length).toBeGreaterThan(0)
  expect(findingsOf(root, DEFAULT_LAYOUT)).toEqual([])
  expect(await indexDrift(root)).toEqual([])
})

test('somebody who was forgotten does not come back with a later source', async () => {
  const root = emptyVault({ 'load sheet.eml': MAIL })
  await file(root)
  const person = ids(root).find(i => i.includes('wanjiru'))
  if (!person) throw new Error('no page')
  await act(root, s => planForget(s, person as never, 'c0ffee00', NOW))
  expect(ids(root).some(i => i.includes('wanjiru'))).toBe(false)
  expect(readFileSync(join(root, '.afterword/decisions.jsonl'), 'utf8')).not.toMatch(/wanjiru/i)
  drop(root, { 'again.eml': MAIL.replace('m1@', 'm2@').replace('Load sheet', 'Crane').replace('09 Feb', '11 Feb') })
  await file(root)
  expect(ids(root).some(i => i.includes('wanjiru'))).toBe(false)
})

test('repair applies a confirmed heard form to older sources, with what was heard shown once', async () => {
  const root = emptyVault({
    '2026-02-03 berth.txt':
      'Mira Lindholm: Good morning.\n\nWanjiru Kamau: Zembla here, the line is bad. I will send the load sheet by Friday.\n\nMira Lindholm: Thanks. We decided that Zembla pours the east slab first.\n',
    '2026-02-10 gate.txt':
      'Mira Lindholm: Good morning Noor.\n\nNoor Haddad: Good morning. We decided that Zembla paints the tide gate. I will send the paint list by Friday.\n\nMira Lindholm: Thanks.\n',
  })
  await file(root)
  const person = ids(root).find(i => i.includes('wanjiru'))
  if (!person) throw new Error('no page')
  const readable = () => [...readSnapshot(root, DEFAULT_LAYOUT).files].find(([p]) => p.startsWith('Sources/Transcripts'))?.[1] ?? ''
  expect(readable()).not.toContain('heard: Zembla')
  await act(root, s => planHeard(s, person as never, 'Zembla', true, NOW))
  await act(root, s => planRepair(s))
  expect(readable().match(/Wanjiru \\\[heard: Zembla\\\]/g)).toHaveLength(1)
  expect(readable()).not.toMatch(/(?<!heard: )Zembla/)
  expect(findingsOf(root, DEFAULT_LAYOUT)).toEqual([])
  expect(await indexDrift(root)).toEqual([])
  const page = () => [...readSnapshot(root, DEFAULT_LAYOUT).files].find(([p]) => p.endsWith('Wanjiru Kamau/Wanjiru Kamau.md'))?.[1] ?? ''
  expect(page()).toMatch(/- Wanjiru pours the east slab first \(\[\[.*\|2026-02-03\]\]\) \^d-/)
  // What a talk with somebody else says of her came to her page, too.
  expect(page()).toMatch(/- Wanjiru paints the tide gate \(\[\[.*\|2026-02-10\]\]\) \^d-/)
  expect(page()).toMatch(/## Recent Context\n- 2026-02-10: \[\[2026-02-10 - gate\]\]: Wanjiru paints the tide gate\. \^c-/)
  expect(page()).toContain('last_contact: 2026-02-10')
  expect(page()).not.toContain('Zembla')
  const again = await act(root, s => planRepair(s))
  expect(again.changes).toEqual([])
})

test('a brief says who owes what, from the index', async () => {
  const root = emptyVault({ '2026-02-03 Mira and Wanjiru.vtt': TALK })
  await file(root)
  await withWorkspace(root, async ws => {
    const brief = briefFor(ws, 'Wanjiru')
    expect(brief.contacts[0]).toMatchObject({ day: '2026-02-03', direct: true })
    expect(brief.theyOwe.map(i => i.text).join()).toMatch(/load sheet/)
    // What names nobody in a talk with her is hers to hear of, too.
    expect(brief.iOwe.map(i => i.text).join()).toMatch(/crane/)
    expect(brief.theyOwe[0]?.source?.path).toMatch(/^Sources\/Transcripts\/2026\//)
  })
})

test('adopt maps the folders of an existing vault, changes nothing before it is approved, and knows its people, tasks and sources', async () => {
  const root = emptyVault()
  const put = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const source = 'Noor: I will send the tide tables by Monday.\n'
  put(
    'Contacts/Noor Haddad/README.md',
    '---\ntype: person\nmail: noor@saltmarsh.example\norganization: Saltmarsh\nalias: Noor H\n---\n# Noor Haddad\n\nHand-written.\n',
  )
  put('Contacts/Eskil Strand.md', '# Eskil Strand\n\n- Role: Harbour master\n')
  put('Clients/Saltmarsh/README.md', '# Saltmarsh\n\nSee [[Contacts/Noor Haddad/README|Noor]] and [[Eskil Strand]].\n')
  put(
    'Contacts/Noor Haddad/2025-11-04 - Tides.md',
    '---\ndate: 2025-11-04\nsource_ref: /Users/old/tides.txt\nparticipants: [Noor Haddad]\n---\n# Tides\n\n## Key Information\n- The slipway floods in March\n\n- [ ] Send the tide tables @Noor Haddad 📅 2025-11-10\n- [x] Order rope #task ✅ 2025-11-02\n',
  )
  put('Archive/tides.txt', source)
  const before = tree(root)
  const adoption = (s: Parameters<typeof planAdoption>[0]) =>
    planAdoption(s, {
      ownerName: 'Mira Lindholm',
      configText: readFileSync(join(root, '.afterword/config.yaml'), 'utf8'),
      configPath: '.afterword/config.yaml' as never,
      now: NOW,
    })
  const plan = adoption(readSnapshot(root, DEFAULT_LAYOUT))
  expect(tree(root)).toEqual(before)
  expect(plan.found).toEqual(expect.arrayContaining(['people: Contacts', 'accounts: Clients', 'pages: README.md in a folder of its own']))
  await act(root, s => adoption(s).plan)
  expect(readFileSync(join(root, '.afterword/config.yaml'), 'utf8')).toMatch(/^folders: \{ .*people: Contacts, accounts: Clients/m)
  expect(readFileSync(join(root, 'Contacts/Noor Haddad/README.md'), 'utf8')).toContain('email: noor@saltmarsh.example')
  expect(readFileSync(join(root, 'Contacts/Noor Haddad/README.md'), 'utf8')).toContain('Hand-written.')
  expect(existsSync(join(root, 'Contacts/Eskil Strand/README.md'))).toBe(true)
  const { reindex } = await import('../../src/store/reindex.ts')
  await withWorkspace(root, async ws => {
    reindex(root, ws.index, ws.index.seq, ws.layout)
    expect(ws.index.view.entityByEmail('noor@saltmarsh.example')?.name).toBe('Noor Haddad')
    expect(ws.index.view.openActions('person/noor-haddad' as never).map(s => [s.text, s.due])).toEqual([
      ['Send the tide tables', '2025-11-10'],
    ])
    expect(ws.index.view.statementsAbout('person/noor-haddad' as never, ['fact']).map(s => s.text)).toEqual(['The slipway floods in March'])
  })
  drop(root, { 'tides again.txt': source })
  await file(root)
  expect(readSnapshot(root, DEFAULT_LAYOUT).records).toHaveLength(1)
  await withWorkspace(root, async ws => {
    const layout = ws.layout
    expect(layout.folders.people).toBe('Contacts')
    const again = adoption(readSnapshot(root, layout))
    expect(again.plan.changes).toEqual([])
  })
})

test('a merge that is taken back after a later source leaves that source as it was filed', async () => {
  const root = emptyVault({
    '2026-02-03 Mira and Wanjiru.vtt': TALK.replace(/Wanjiru/g, 'Wanjiru Kamau'),
    '2026-02-05 Mira and Noor.vtt': TALK.replace(/Wanjiru/g, 'Noor Haddad')
      .replace(/2026-02-03/g, '2026-02-05')
      .replace('east slab', 'tide gate')
      .replace('load sheet', 'tide tables'),
  })
  await file(root)
  const [noor, wanjiru] = ['person/noor-haddad', 'person/wanjiru-kamau']
  expect(ids(root)).toEqual(expect.arrayContaining([noor, wanjiru]))
  const pageOf = (id: string) => [...pagesOf(readSnapshot(root, DEFAULT_LAYOUT)).values()].find(e => e.id === id)?.path ?? ''
  const before = readFileSync(join(root, pageOf(noor)), 'utf8')
  let seq = 0
  await act(root, (s, ws) => {
    seq = ws.index.seq + 1
    return planMerge(s, noor as never, wanjiru as never, NOW)
  })
  expect(ids(root)).not.toContain(noor)
  drop(root, {
    '2026-03-03 Mira and Wanjiru.vtt': TALK.replace(/Wanjiru/g, 'Wanjiru Kamau')
      .replace(/2026-02-03/g, '2026-03-03')
      .replace('load sheet', 'crane licence')
      .replace('east slab', 'west wall'),
  })
  await file(root)
  await withWorkspace(root, ws => undo(ws.deps, seq))
  expect(readFileSync(join(root, pageOf(noor)), 'utf8')).toBe(before)
  const page = readFileSync(join(root, pageOf(wanjiru)), 'utf8')
  expect(page).toContain('2026-03-03')
  expect(page).not.toContain('Noor')
  expect(findingsOf(root, DEFAULT_LAYOUT)).toEqual([])
  expect(await indexDrift(root)).toEqual([])
})

test('what somebody owes another is not listed as owed to the owner', async () => {
  const to = (name: string, mail: string) => `${name} <${mail}>`
  const head = (id: string, day: string) => `From: Wanjiru Kamau <w.kamau@northpier.example>
To: ${to('Mira Lindholm', 'mira.lindholm@brightwater.example')}, ${to('Tomas Berg', 't.berg@northpier.example')}
Date: ${day} 09:12:00 +0000
Subject: Slab
Message-ID: <${id}@northpier.example>
`
  const root = emptyVault({
    'a.eml': `${head('m1', 'Mon, 09 Feb 2026')}
Hi Mira,

I will send Tomas the load sheet by Friday. I will send you the drawing of the slab tomorrow.

Best,
Wanjiru
`,
  })
  await file(root)
  await withWorkspace(root, async ws => {
    const brief = briefFor(ws, 'Wanjiru')
    expect(brief.theyOwe.map(i => i.text).join()).toMatch(/drawing/)
    expect(brief.theyOwe.map(i => i.text).join()).not.toMatch(/load sheet/)
    expect(brief.theyOweOthers.map(i => i.text).join()).toMatch(/load sheet/)
    expect(briefFor(ws, 'Mira Lindholm').theyOwe).toEqual([])
  })
})
