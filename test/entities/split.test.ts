/** A merge taken apart: at once, after later sources, after the person's own changes. Real vaults, the whole chain. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reverseMerge } from '../../src/apply/merge.ts'
import { undo } from '../../src/apply/undo.ts'
import { mergeEntry } from '../../src/cli/commands/entity.ts'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import { pagesOf } from '../../src/plan/entity-ops/identity.ts'
import { planMerge } from '../../src/plan/entity-ops/merge.ts'
import { planRename } from '../../src/plan/entity-ops/rename.ts'
import { planSplit } from '../../src/plan/entity-ops/split.ts'
import { planUnmerge } from '../../src/plan/entity-ops/unmerge.ts'
import { readSnapshot } from '../../src/snapshot.ts'
import {
  act,
  copyOf,
  drop,
  emptyVault,
  exampleVault,
  file,
  findingsOf,
  indexDrift,
  NOW,
  OWNER,
  removeTempFolders,
  tree,
  withWorkspace,
} from './vaults.ts'

afterAll(removeTempFolders)
const read = (root: string) => readSnapshot(root, DEFAULT_LAYOUT)
const ids = (root: string) => [...pagesOf(read(root)).keys()].sort()

/** Merges, and answers the entry's number. */
async function merge(root: string, from: string, into: string): Promise<number> {
  let seq = 0
  await act(root, (s, ws) => {
    seq = ws.index.seq + 1
    return planMerge(s, from as never, into as never, NOW)
  })
  return seq
}
const split = (root: string, id: string, seq: number) =>
  act(root, s => planUnmerge(s, id as never, mergeEntry(root, seq), reverseMerge, NOW))

describe('a merge taken apart by replaying it', () => {
  let vault = ''
  beforeAll(async () => {
    vault = await exampleVault()
  }, 60_000)

  test('leaves the vault byte for byte as it was before, whichever two were merged', async () => {
    const people = [...pagesOf(read(vault)).values()].filter(e => e.type === 'person' && e.name !== OWNER)
    await fc.assert(
      fc.asyncProperty(fc.nat(people.length - 1), fc.nat(people.length - 1), async (i, j) => {
        const [a, b] = [people[i], people[j]]
        if (!a || !b || a === b) return
        const root = copyOf(vault)
        const before = tree(root)
        const seq = await merge(root, a.id, b.id)
        await split(root, b.id, seq)
        expect(tree(root)).toEqual(before)
        expect(await indexDrift(root)).toEqual([])
        await withWorkspace(root, ws => undo(ws.deps))
        expect(ids(root)).not.toContain(a.id)
      }),
      { numRuns: 8, endOnFailure: true },
    )
  }, 120_000)
})

const talk = (name: string, day: string, thing: string, deed: string): string => `WEBVTT

NOTE Mira and ${name}, ${day}

00:00:01.000 --> 00:00:06.000
<v Mira Lindholm>Morning ${name.split(' ')[0]}, how is the berth coming along?

00:00:06.500 --> 00:00:14.000
<v ${name}>We decided to pour the ${thing} first. I'll send you the ${deed} by Friday.

00:00:14.500 --> 00:00:20.000
<v Mira Lindholm>Good. I'll book the crane for the twentieth of February.
`
const BOTH = `WEBVTT

NOTE Mira, Wanjiru and Noor, 2026-03-05

00:00:01.000 --> 00:00:06.000
<v Mira Lindholm>Good that you are both here.

00:00:06.500 --> 00:00:14.000
<v Wanjiru Kamau>I'll order the harbour pilots by Monday.

00:00:14.500 --> 00:00:20.000
<v Noor Haddad>And I'll mail the dredging permit to you by Tuesday.
`
const [NOOR, WANJIRU] = ['person/noor-haddad', 'person/wanjiru-kamau']

async function two(): Promise<string> {
  const root = emptyVault({
    '2026-02-03 Mira and Wanjiru Kamau.vtt': talk('Wanjiru Kamau', '2026-02-03', 'east slab', 'load sheet'),
    '2026-02-05 Mira and Noor Haddad.vtt': talk('Noor Haddad', '2026-02-05', 'tide gate', 'tide tables'),
  })
  await file(root)
  expect(ids(root)).toEqual(expect.arrayContaining([NOOR, WANJIRU]))
  return root
}
const later = {
  '2026-03-02 Mira and Noor Haddad.vtt': talk('Noor Haddad', '2026-03-02', 'sluice floor', 'survey map'),
  '2026-03-03 Mira and Wanjiru Kamau.vtt': talk('Wanjiru Kamau', '2026-03-03', 'west wall', 'crane licence'),
  '2026-03-05 All three.vtt': BOTH,
}
const pageOf = (root: string, id: string): string => {
  const path = [...pagesOf(read(root)).values()].find(e => e.id === id)?.path
  return path ? readFileSync(join(root, path), 'utf8') : ''
}
const owners = (root: string): Record<string, string | null> =>
  Object.fromEntries(read(root).records.flatMap(r => r.statements.flatMap(s => (s.kind === 'action' ? [[s.text, s.owner] as const] : []))))

describe('a merge, later sources, then the split', () => {
  test('every statement of the later sources goes to the page that its words mean', async () => {
    const root = await two()
    const alone = copyOf(root)
    drop(alone, later)
    await file(alone)
    const seq = await merge(root, NOOR, WANJIRU)
    drop(root, later)
    await file(root)
    expect(ids(root)).not.toContain(NOOR)
    await split(root, WANJIRU, seq)
    expect(ids(root)).toEqual(ids(alone))
    // As if they had never been merged.
    expect(owners(root)).toEqual(owners(alone))
    const bullets = (text: string) =>
      text
        .split('\n')
        // The talk of all three was filed as a 1:1, for there were two then: it keeps its home, and so do its topics.
        .filter(l => /^- /.test(l) && !/^- (?!\d).*All three/.test(l))
        // The sentence of a context line is chosen when the source is filed; the line is the same.
        .map(l => l.replace(/ \^[\w-]+$/, '').replace(/^(- \d{4}-\d{2}-\d{2}: \[\[[^\]]+\]\]): .*/, '$1'))
        .sort()
    for (const id of [NOOR, WANJIRU]) expect(bullets(pageOf(root, id))).toEqual(bullets(pageOf(alone, id)))
    for (const id of [NOOR, WANJIRU])
      expect(/^last_contact: .*/m.exec(pageOf(root, id))?.[0]).toBe(/^last_contact: .*/m.exec(pageOf(alone, id))?.[0])
    const taskLines = (at: string) =>
      [...read(at).files]
        .filter(([p]) => !p.startsWith('Sources/'))
        .flatMap(([, t]) =>
          t
            .split('\n')
            .filter(l => /^- \[.\]/.test(l))
            .map(l => l.replace(/\(\[\[.*?\]\]\) /, '')),
        )
        .sort()
    expect(taskLines(root)).toEqual(taskLines(alone))
    const notes = (at: string) => [...read(at).files.keys()].filter(p => p.startsWith('People/') && !p.includes('All three')).sort()
    expect(notes(root)).toEqual(notes(alone))
    const voices = (at: string) =>
      [...read(at).files].flatMap(([p, t]) => (p.startsWith('Sources/') ? [t.slice(t.indexOf('Original: '))] : [])).sort()
    expect(voices(root)).toEqual(voices(alone))
    expect(findingsOf(root, DEFAULT_LAYOUT)).toEqual([])
    expect(await indexDrift(root)).toEqual([])
  })

  test('what a later mail taught about the one, its signature and its address, goes with the mail', async () => {
    const mail = (who: string, address: string, day: string, role: string, thing: string) =>
      `From: ${who} <${address}>\nTo: Mira Lindholm <mira.lindholm@brightwater.example>\nDate: ${day} 2026 09:00:00 +0000\nSubject: ${thing}\nMessage-ID: <${day.replace(/\W/g, '')}@x.example>\n\nHi Mira,\n\nI will send the ${thing} by Monday.\n\nBest,\n${who}\n${role}, ${address.includes('saltmarsh') ? 'Saltmarsh' : 'Northpier'}\n`
    const first = {
      'a.eml': mail('Kofi Asante', 'kofi.asante@northpier.example', 'Mon, 02 Feb', 'Head of Works', 'crane licence'),
      'b.eml': mail('Kofi Mensah', 'k.mensah@saltmarsh.example', 'Tue, 03 Feb', 'Buyer', 'tide tables'),
    }
    const second = { 'c.eml': mail('Kofi Mensah', 'k.mensah@saltmarsh.example', 'Tue, 10 Mar', 'Chief Buyer', 'sluice drawing') }
    const root = emptyVault(first)
    await file(root)
    const asante = pageOf(root, 'person/kofi-asante')
    const seq = await merge(root, 'person/kofi-mensah', 'person/kofi-asante')
    drop(root, second)
    await file(root)
    expect(pageOf(root, 'person/kofi-asante')).toContain('role: Chief Buyer')
    await split(root, 'person/kofi-asante', seq)
    expect(pageOf(root, 'person/kofi-asante').split('\n').sort()).toEqual(asante.split('\n').sort())
    expect(pageOf(root, 'person/kofi-mensah')).toMatch(/role: Chief Buyer\nlast_contact: 2026-03-10\n/)
    expect(pageOf(root, 'person/kofi-mensah')).toMatch(/## Recent Context\n- 2026-03-10: .*\n- 2026-02-03: /)
    expect(findingsOf(root, DEFAULT_LAYOUT)).toEqual([])
    expect(await indexDrift(root)).toEqual([])
  })

  test('what the person did in between stays: a ticked task, an own line, another name of the page', async () => {
    const root = await two()
    const seq = await merge(root, NOOR, WANJIRU)
    const moved = [...read(root).files].find(([p, t]) => p.startsWith('People/Wanjiru Kamau/2026-02-05') && t.includes('tide tables'))
    if (!moved) throw new Error('the note did not move')
    writeFileSync(join(root, moved[0]), `${moved[1].replace(/- \[.\] (?=.*tide tables)/, '- [x] ')}\nMy own words.\n`)
    await act(root, s => planRename(s, WANJIRU as never, 'Wanjiru Kamau-Otieno', NOW))
    await split(root, 'person/wanjiru-kamau-otieno', seq)
    const notes = [...read(root).files].filter(([, t]) => t.includes('tide tables') && t.includes('## Action Items'))
    expect(notes.map(([p]) => p)).toEqual([expect.stringMatching(/^People\/Noor Haddad\/2026-02-05/)])
    expect(notes[0]?.[1]).toMatch(/- \[x\] .*tide tables.*@Noor Haddad/)
    expect(notes[0]?.[1]).toContain('My own words.')
    expect(pageOf(root, 'person/wanjiru-kamau-otieno')).not.toMatch(/Noor|tide/)
    expect(findingsOf(root, DEFAULT_LAYOUT)).toEqual([])
    expect(await indexDrift(root)).toEqual([])
  })

  test('split by a form of the name divides a talk in which both speak', async () => {
    const root = await two()
    await merge(root, NOOR, WANJIRU)
    drop(root, later)
    await file(root)
    await act(root, s => planSplit(s, WANJIRU as never, 'Noor Haddad', { sources: [], forms: ['Noor Haddad'], mails: [] }, NOW))
    const now = owners(root)
    const of = (word: string) => Object.entries(now).find(([t]) => t.includes(word))?.[1]
    expect([of('harbour pilots'), of('dredging permit'), of('tide tables'), of('survey map'), of('crane licence')]).toEqual([
      WANJIRU,
      NOOR,
      NOOR,
      NOOR,
      WANJIRU,
    ])
    expect(findingsOf(root, DEFAULT_LAYOUT)).toEqual([])
    expect(await indexDrift(root)).toEqual([])
  })
})
