import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { undo } from '../../src/apply/undo.ts'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import { explainPlan } from '../../src/plan/explain.ts'
import { readSnapshot } from '../../src/snapshot.ts'
import { openVaultView } from '../../src/vault/files.ts'
import { readPage } from '../../src/vault/page.ts'
import { scaffold } from '../../src/vault/scaffold.ts'
import { removeTempFolders, tree, withWorkspace } from '../entities/vaults.ts'
import { adoptVault, handVault, repairOf, repairVault, textOf } from './hands.ts'

afterAll(removeTempFolders)

const pageOf = (root: string, path: string) => readPage(path as never, textOf(root, path))

describe('folders are found by what they hold and what they are called', () => {
  test.each<readonly [string, Record<string, string>, readonly string[]]>([
    ['at any depth', { 'Work/Projects/Quay/README.md': '# Quay\n', 'Work/Notes/a.md': 'a\n' }, ['projects: Work/Projects']],
    [
      'in other languages, with numbers and signs',
      {
        '01 Menschen 👥/Ida/Ida.md': '# Ida\n',
        '02 Kunden 🏢/Kaje AG.md': '# Kaje\n',
        '03 Projets/Quai.md': '# Quai\n',
        '04 Tagebuch/2025-05-05.md': 'x\n',
      },
      ['people: 01 Menschen 👥', 'accounts: 02 Kunden 🏢', 'projects: 03 Projets', 'journal: 04 Tagebuch'],
    ],
    [
      'by the pages in it, also where many notes of talks bear the same type',
      {
        'Folk/Ida Falk/Ida Falk.md': '---\ntype: person\n---\n',
        'Folk/Nils Berg/Nils Berg.md': '---\ntype: person\n---\n',
        ...Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`Calls/2025-05-0${i + 1} call.md`, '---\ntype: people\n---\n'])),
      },
      ['people: Folk'],
    ],
    [
      'where teams have folders of their own',
      { 'People/Sales/Ida/Ida.md': '# Ida\n', 'People/Yard/Nils/Nils.md': '# Nils\n' },
      ['people: People'],
    ],
    [
      'templates are none of them',
      { '10 People/Ida.md': '---\ntype: person\n---\n', 'Templates/Person.md': '---\ntype: person\n---\n# {{title}}\n' },
      ['people: 10 People'],
    ],
  ])('%s', async (_, files, expected) => {
    const root = handVault(files)
    const found = await adoptVault(root)
    expect(found).toEqual(expect.arrayContaining([...expected]))
    expect(found.join('\n')).not.toMatch(/Templates|holds people too/)
  })
})

test('fields of pages are read however they are written, and nothing that stands there changes', async () => {
  const body =
    '# Ida\n\norg:: [[Orgs/Nordkaj/README|Nordkaj]]\nrole:: Harbour master\n- mail:: <ida@nordkaj.example>\n**Phone:** +46 8 555 0148\n'
  const root = handVault({
    'People/Ida/Ida.md': body,
    'People/Zoë/Zoë.md': '---\nalias: Zo\nsociété: Quai Nord\ncourriel: zoe@quainord.example\n---\n# Zoë\n',
    'People/Team list.md':
      '# Team list\n\nWhat the team said of the new company: nothing at all so far, but they will come back to it in the summer.\n',
  })
  await adoptVault(root)
  expect(pageOf(root, 'People/Ida/Ida.md')).toMatchObject({
    company: 'Nordkaj',
    role: 'Harbour master',
    emails: ['ida@nordkaj.example'],
    phone: '+46 8 555 0148',
  })
  expect(textOf(root, 'People/Ida/Ida.md')).toContain(body)
  expect(pageOf(root, 'People/Zoë/Zoë.md')).toMatchObject({ company: 'Quai Nord', emails: ['zoe@quainord.example'], aliases: ['Zo'] })
})

test('the plan shows where each page goes and what is added to it, and canvases follow', async () => {
  const canvas = '{"nodes":[{"type":"file","file":"People/Ida Falk.md"},{"type":"file","file":"Other.md"}]}'
  const root = handVault({ 'People/Ida Falk.md': '# Ida Falk\n', 'Map.canvas': canvas })
  const before = tree(root)
  await adoptVault(root)
  expect(textOf(root, 'Map.canvas')).toBe(canvas.replace('People/Ida Falk.md', 'People/Ida Falk/Ida Falk.md'))
  await withWorkspace(root, ws => undo(ws.deps))
  expect(tree(root)).toEqual(before)
  const { planAdoption } = await import('../../src/plan/adopt/adopt.ts')
  const config = readFileSync(join(root, '.afterword/config.yaml'), 'utf8')
  const { plan } = planAdoption(readSnapshot(root, DEFAULT_LAYOUT), {
    ownerName: 'Mira Lindholm',
    configText: config,
    configPath: '.afterword/config.yaml' as never,
    now: '2026-05-01T08:00:00.000Z' as never,
  })
  const shown = explainPlan(plan, openVaultView(root))
  expect(shown).toContain('move  People/Ida Falk.md\n   →  People/Ida Falk/Ida Falk.md')
  expect(shown).toContain('@@ -1,1 +1,4 @@\n+---\n+type: people\n+---\n # Ida Falk')
})

test('notes in other encodings are named, made UTF-8 by the repair, and come back as they were', async () => {
  const windows = Buffer.from('# Jürgen Weiß\r\n\r\n- Prüft die Verträge – zweimal\r\n', 'latin1')
  windows[windows.indexOf(0x13)] = 0x96
  const sixteen = Buffer.from('\uFEFF# Sixteen\n- A line in sixteen bits\n', 'utf16le')
  const root = handVault({ 'People/Jürgen Weiß.md': windows, 'Sixteen.md': sixteen })
  const before = tree(root)
  expect(await adoptVault(root)).toContainEqual(expect.stringContaining('2 notes in another encoding than UTF-8 are left out'))
  const { before: found, after, plan } = await repairOf(root)
  expect([found, after].map(list => list.map(f => f.code))).toEqual([['not-utf8', 'not-utf8'], []])
  expect(explainPlan(plan, openVaultView(root))).toContain('+ - A line in sixteen bits')
  await repairVault(root)
  expect(textOf(root, 'People/Jürgen Weiß.md')).toBe('# Jürgen Weiß\r\n\r\n- Prüft die Verträge – zweimal\r\n')
  expect(textOf(root, 'Sixteen.md').replace('\uFEFF', '')).toBe('# Sixteen\n- A line in sixteen bits\n')
  await adoptVault(root)
  expect(pageOf(root, 'People/Jürgen Weiß/Jürgen Weiß.md')?.name).toBe('Jürgen Weiß')
  for (let step = 0; step < 2; step++) await withWorkspace(root, ws => undo(ws.deps))
  expect(tree(root)).toEqual(before)
})

test.each(['name', 'readme'] as const)('the tables show pages called by %s, told by their whole path', pages => {
  for (const [path, text] of Object.entries(scaffold({ ...DEFAULT_LAYOUT, pages }))) {
    if (!path.endsWith('.base')) continue
    const [folder, page, types] = parse(text).filters.and
    expect(folder).toMatch(/^file\.inFolder\("\w+"\)$/)
    expect(page).toBe(`file.path == file.folder + "/" + ${pages === 'readme' ? '"README"' : 'file.folder.split("/").slice(-1)[0]'} + ".md"`)
    expect(types.or.every((t: unknown) => typeof t === 'string' && /^type == "\w+"$/.test(t))).toBe(true)
  }
})
