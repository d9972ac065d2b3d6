/** What the person does to pages with other programs is known at the next run, without reindex. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { undo } from '../../src/apply/undo.ts'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import { planAdoption } from '../../src/plan/adopt/adopt.ts'
import { pagesOf } from '../../src/plan/entity-ops/identity.ts'
import { readSnapshot } from '../../src/snapshot.ts'
import { act, drop, emptyVault, file, findingsOf, indexDrift, NOW, removeTempFolders, tree, withWorkspace } from './vaults.ts'

afterAll(removeTempFolders)
const read = (root: string) => readSnapshot(root, DEFAULT_LAYOUT)
const ids = (root: string) => [...pagesOf(read(root)).keys()].sort()
const talk = (name: string, day: string, thing: string): string => `WEBVTT

NOTE Mira and ${name}, ${day}

00:00:01.000 --> 00:00:06.000
<v Mira Lindholm>Morning ${name.split(' ')[0]}, how is the berth coming along?

00:00:06.500 --> 00:00:14.000
<v ${name}>We decided to pour the ${thing} first. I'll send you the ${thing} plan by Friday.
`
const vault = async () => {
  const root = emptyVault({ '2026-02-03 Mira and Noor Haddad.vtt': talk('Noor Haddad', '2026-02-03', 'east slab') })
  await file(root)
  return root
}
const PAGE = 'People/Noor Haddad/Noor Haddad.md'

test('front matter that was edited by hand counts at once, also where the file keeps its old time', async () => {
  const root = await vault()
  const text = readFileSync(join(root, PAGE), 'utf8')
  writeFileSync(join(root, PAGE), text.replace('title: Noor Haddad', 'title: Noor Haddad\naliases: [Nono]\ncompany: Saltmarsh'))
  await withWorkspace(root, async ws => {
    expect(ws.index.view.entitiesByName('Nono').map(e => e.id)).toEqual(['person/noor-haddad'])
    expect(ws.index.view.entity('person/noor-haddad' as never)?.company).toBe('Saltmarsh')
  })
  expect(await indexDrift(root)).toEqual([])
})

test('a page whose folder was renamed keeps its lines, its tasks and its identity under the new name', async () => {
  const root = await vault()
  renameSync(join(root, 'People/Noor Haddad'), join(root, 'People/Noor Haddad-Okafor'))
  renameSync(join(root, 'People/Noor Haddad-Okafor/Noor Haddad.md'), join(root, 'People/Noor Haddad-Okafor/Noor Haddad-Okafor.md'))
  drop(root, { '2026-03-03 Mira and Noor Haddad-Okafor.vtt': talk('Noor Haddad-Okafor', '2026-03-03', 'west wall') })
  const moved = tree(root)
  await file(root)
  expect(ids(root)).toEqual(['person/mira-lindholm', 'person/noor-haddad-okafor'])
  expect(JSON.stringify(read(root).records)).not.toMatch(/"person\/noor-haddad"|People\/Noor Haddad\//)
  const page = read(root).files.get('People/Noor Haddad-Okafor/Noor Haddad-Okafor.md' as never) ?? ''
  expect(page.match(/^- \d{4}-\d{2}-\d{2}: /gm)).toEqual(['- 2026-03-03: ', '- 2026-02-03: '])
  expect(page).toContain('last_contact: 2026-03-03')
  const note = [...read(root).files].find(([p]) => p.includes('2026-02-03') && p.startsWith('People/'))?.[1] ?? ''
  expect(note).toMatch(/@Noor Haddad-Okafor/)
  expect(findingsOf(root, DEFAULT_LAYOUT)).toEqual([])
  expect(await indexDrift(root)).toEqual([])
  await withWorkspace(root, async ws => {
    await undo(ws.deps)
    await undo(ws.deps)
  })
  const back = tree(root)
  expect([...back.keys()].sort()).toEqual([...moved.keys()].sort())
})

test('a page that was moved deeper, and one that was removed', async () => {
  const root = await vault()
  mkdirSync(join(root, 'People/Port'))
  renameSync(join(root, 'People/Noor Haddad'), join(root, 'People/Port/Noor Haddad'))
  drop(root, { '2026-03-03 Mira and Noor Haddad.vtt': talk('Noor Haddad', '2026-03-03', 'west wall') })
  await file(root)
  expect(ids(root)).toEqual(['person/mira-lindholm', 'person/noor-haddad'])
  const page = read(root).files.get('People/Port/Noor Haddad/Noor Haddad.md' as never) ?? ''
  expect(page.match(/^- \d{4}-\d{2}-\d{2}: /gm)).toEqual(['- 2026-03-03: ', '- 2026-02-03: '])
  expect(findingsOf(root, DEFAULT_LAYOUT)).toEqual([])
  expect(await indexDrift(root)).toEqual([])
})

test('adopt and its undo leave an index that fits the folders, without reindex', async () => {
  const root = emptyVault()
  mkdirSync(join(root, 'Contacts/Noor Haddad'), { recursive: true })
  writeFileSync(join(root, 'Contacts/Noor Haddad/Noor Haddad.md'), '---\ntype: people\nemail: noor@saltmarsh.example\n---\n# Noor Haddad\n')
  await file(root)
  const before = tree(root)
  const known = () => withWorkspace(root, async ws => ws.index.view.entityByEmail('noor@saltmarsh.example')?.path ?? null)
  expect(await known()).toBeNull()
  await act(
    root,
    s =>
      planAdoption(s, {
        ownerName: 'Mira Lindholm',
        configText: readFileSync(join(root, '.afterword/config.yaml'), 'utf8'),
        configPath: '.afterword/config.yaml' as never,
        now: NOW,
      }).plan,
  )
  expect(await known()).toBe('Contacts/Noor Haddad/Noor Haddad.md')
  expect(await indexDrift(root)).toEqual([])
  await withWorkspace(root, ws => undo(ws.deps))
  expect(tree(root)).toEqual(before)
  expect(await known()).toBeNull()
  expect(await indexDrift(root)).toEqual([])
})
