/** A page that stands no longer as `<Name>/<Name>.md` cannot be followed: it is said, not lost without a word, and followed once it is put right. */
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { learnHandEdits, lostPages } from '../../src/hand-edits.ts'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import { readSnapshot } from '../../src/snapshot.ts'
import { file, indexDrift, removeTempFolders, talkVault, withWorkspace } from './vaults.ts'

afterAll(removeTempFolders)

const vault = () => talkVault("We decided to pour the east slab first. I'll send you the slab plan by Friday.")
const OLD = 'People/Noor Haddad/Noor Haddad.md'
const said = (root: string) => withWorkspace(root, async ws => ws.messages.join('\n'))
const listed = (root: string) => {
  const { files, records } = readSnapshot(root, DEFAULT_LAYOUT)
  return lostPages(records, files)
}

test.each([
  [
    'only the folder renamed',
    'People/Saltmarsh - Noor/Noor Haddad.md',
    (root: string) => renameSync(join(root, 'People/Noor Haddad'), join(root, 'People/Saltmarsh - Noor')),
  ],
  [
    'only the file renamed',
    'People/Noor Haddad/Overview.md',
    (root: string) => renameSync(join(root, OLD), join(root, 'People/Noor Haddad/Overview.md')),
  ],
  [
    'moved out of the folders of pages',
    'Old friends/Noor.md',
    (root: string) => {
      mkdirSync(join(root, 'Old friends'))
      renameSync(join(root, OLD), join(root, 'Old friends/Noor.md'))
    },
  ],
])('%s: the next command and doctor say where the page stands and what to do', async (_, to, change) => {
  const root = await vault()
  expect(await said(root)).toBe('')
  expect(listed(root)).toEqual([])
  change(root)
  for (const _again of [1, 2]) {
    const words = await said(root)
    expect(words).toContain(OLD)
    expect(words).toContain(to)
  }
  expect(listed(root)).toEqual([{ from: OLD, to }])
})

test('put right later, under the new name, it is followed after all, and nothing more is said', async () => {
  const root = await vault()
  renameSync(join(root, 'People/Noor Haddad'), join(root, 'People/Noor Okafor'))
  expect(await said(root)).toContain('People/Noor Okafor/Noor Haddad.md')
  renameSync(join(root, 'People/Noor Okafor/Noor Haddad.md'), join(root, 'People/Noor Okafor/Noor Okafor.md'))
  await file(root)
  expect(JSON.stringify(readSnapshot(root, DEFAULT_LAYOUT).records)).not.toContain('People/Noor Haddad/')
  expect(await said(root)).toBe('')
  expect(await withWorkspace(root, async ws => learnHandEdits(root, ws.index, ws.layout, Date.now()))).toEqual([])
  expect(listed(root)).toEqual([])
  expect(await indexDrift(root)).toEqual([])
})

test('a page that was deleted is gone, and nothing is said of it', async () => {
  const root = await vault()
  rmSync(join(root, OLD))
  expect(await said(root)).toBe('')
  expect(listed(root)).toEqual([])
})
