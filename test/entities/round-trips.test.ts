import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { undo } from '../../src/apply/undo.ts'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import { planAlias } from '../../src/plan/entity-ops/alias.ts'
import { planForget } from '../../src/plan/entity-ops/forget.ts'
import { pagesOf } from '../../src/plan/entity-ops/identity.ts'
import { planMerge } from '../../src/plan/entity-ops/merge.ts'
import { planRename } from '../../src/plan/entity-ops/rename.ts'
import { planSplit } from '../../src/plan/entity-ops/split.ts'
import { readSnapshot } from '../../src/snapshot.ts'
import { act, copyOf, exampleVault, findingsOf, indexDrift, NOW, OWNER, removeTempFolders, tree, withWorkspace } from './vaults.ts'

let vault = ''
beforeAll(async () => {
  vault = await exampleVault()
}, 60_000)
afterAll(removeTempFolders)

const pages = () =>
  [...pagesOf(readSnapshot(vault, DEFAULT_LAYOUT)).values()].filter(e => e.name !== OWNER).sort((a, b) => (a.id < b.id ? -1 : 1))
/** What `doctor` finds after the operation and did not find before, by kind. */
const newFindings = (root: string) => {
  const had = findingsOf(vault, DEFAULT_LAYOUT).map(f => f.code)
  return findingsOf(root, DEFAULT_LAYOUT).filter(f => !had.includes(f.code))
}
const takeBack = (root: string) => withWorkspace(root, ws => undo(ws.deps))
const name = fc
  .tuple(
    fc.constantFrom('Ada', 'Bo', 'Zoë', "D'Arcy", 'Óscar', 'Anne-Lise'),
    fc.constantFrom('Quill', 'Ó Faoláin', 'van der Berg', '(Northpier)', 'Müller Ltd.'),
  )
  .map(n => n.join(' '))
const options = { numRuns: 8, endOnFailure: true }

describe('round trips leave the vault as it was, byte for byte', () => {
  test('rename, then rename back', async () => {
    const all = pages()
    await fc.assert(
      fc.asyncProperty(fc.nat(all.length - 1), name, async (i, newName) => {
        const entity = all[i]
        if (!entity) return
        const root = copyOf(vault)
        const before = tree(root)
        const plan = await act(root, s => planRename(s, entity.id, newName, NOW))
        expect(tree(root)).not.toEqual(before)
        expect(await indexDrift(root)).toEqual([])
        expect(newFindings(root)).toEqual([])
        const now = [...pagesOf(readSnapshot(root, DEFAULT_LAYOUT)).values()].find(e => plan.title.endsWith(` to ${e.pageName}`))
        expect(now).toBeDefined()
        if (now) await act(root, s => planRename(s, now.id, entity.pageName, NOW))
        expect(tree(root)).toEqual(before)
        expect(await indexDrift(root)).toEqual([])
      }),
      options,
    )
  }, 120_000)

  test('merge, then split', async () => {
    const people = pages().filter(e => e.type === 'person')
    await fc.assert(
      fc.asyncProperty(fc.nat(people.length - 1), fc.nat(people.length - 1), async (i, j) => {
        const [a, b] = [people[i], people[j]]
        if (!a || !b || a === b) return
        const root = copyOf(vault)
        const before = tree(root, true)
        await act(root, s => planMerge(s, a.id, b.id, NOW))
        expect(await indexDrift(root)).toEqual([])
        expect(newFindings(root)).toEqual([])
        const merged = readSnapshot(root, DEFAULT_LAYOUT)
        expect([...pagesOf(merged).values()].map(e => e.id)).not.toContain(a.id)
        expect(JSON.stringify(merged.records)).not.toContain(`"${a.id}"`)
        await takeBack(root)
        expect(tree(root, true)).toEqual(before)
        expect(await indexDrift(root)).toEqual([])
      }),
      options,
    )
  }, 120_000)

  test('forget, then undo; in between nothing of the person is left', async () => {
    const people = pages().filter(e => e.type === 'person')
    for (const person of people) {
      const root = copyOf(vault)
      const before = tree(root, true)
      await act(root, s => planForget(s, person.id, 'abcd1234', NOW))
      const left = tree(root, true)
      for (const word of [person.name, ...person.emails])
        for (const [path, text] of left) {
          expect(path).not.toContain(word)
          if (!path.includes('_originals') && !path.startsWith('Inbox'))
            expect(Buffer.from(text, 'latin1').toString('utf8'), path).not.toContain(word)
        }
      expect(newFindings(root)).toEqual([])
      expect(await indexDrift(root)).toEqual([])
      await takeBack(root)
      expect(tree(root, true)).toEqual(before)
      expect(await indexDrift(root)).toEqual([])
    }
  }, 120_000)

  test('alias added, then removed', async () => {
    const [person] = pages().filter(e => e.type === 'person')
    if (!person) throw new Error('no person')
    const root = copyOf(vault)
    const before = tree(root)
    await act(root, s => planAlias(s, person.id, 'Old Salt', true))
    expect(readSnapshot(root, DEFAULT_LAYOUT).files.get(person.path ?? ('' as never))).toContain('aliases: [Old Salt]')
    await act(root, s => planAlias(s, person.id, 'Old Salt', false))
    expect(tree(root)).toEqual(before)
  })
})

describe('split by evidence', () => {
  test('the sources named go to the new page with their statements, the rest stays', async () => {
    const root = copyOf(vault)
    const kaveh = pages().find(e => e.name === 'Kaveh Rostami')
    if (!kaveh) throw new Error('no Kaveh')
    await act(root, s => planSplit(s, kaveh.id, 'Kaveh Rostami (Fenland)', { sources: ['1-1 Kaveh'], forms: [], mails: [] }, NOW))
    const after = readSnapshot(root, DEFAULT_LAYOUT)
    const page = [...after.files].find(([p]) => p.endsWith('Kaveh Rostami (Fenland)/Kaveh Rostami (Fenland).md'))
    expect(page?.[1]).toContain('## Key Decisions')
    expect([...after.files.keys()].some(p => p.startsWith('People/Kaveh Rostami (Fenland)/2026-03-02'))).toBe(true)
    expect(after.records.find(r => r.fileName.includes('1-1 Kaveh'))?.primary).toBe('person/kaveh-rostami-fenland')
    expect(newFindings(root)).toEqual([])
    expect(await indexDrift(root)).toEqual([])
  })
})
