import { readdirSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { undo } from '../../src/apply/undo.ts'
import { readSnapshot } from '../../src/snapshot.ts'
import { indexDrift, removeTempFolders, tree, withWorkspace } from '../entities/vaults.ts'
import { adoptVault, handVault, repairVault } from './hands.ts'

afterAll(removeTempFolders)

const NFD = 'Gösta Åkerlind'.normalize('NFD')

test('a vault whose file names a Mac has spelled is adopted, repaired, undone and indexed like any other', async () => {
  const root = handVault({
    [`People/${NFD}/${NFD}.md`]: '# Gösta Åkerlind\n\nE-mail: gosta@nordkaj.example\n',
    [`People/${NFD}/2025-03-04 - Möte om kajen.md`.normalize('NFD')]:
      '# Möte\n\n## Key Information\n- The quay sinks four millimetres a year\n',
    [`People/${'Zoë Ferré'.normalize('NFD')}.md`]: '# Zoë Ferré\n',
  })
  const before = tree(root)
  await adoptVault(root)
  const found = await withWorkspace(root, ws => Promise.resolve(readSnapshot(root, ws.layout)))
  expect(found.records.map(r => [r.note, r.primary])).toEqual([
    ['People/Gösta Åkerlind/2025-03-04 - Möte om kajen.md', 'person/gosta-akerlind'],
  ])
  expect([...found.files.keys()]).toContain('People/Zoë Ferré/Zoë Ferré.md')
  expect(readdirSync(`${root}/People/${NFD}`)).toContain(`${NFD}.md`)
  expect((await repairVault(root)).plan.changes).toEqual([])
  // Another command looks at the pages again: none of them is gone.
  await withWorkspace(root, ws => Promise.resolve(expect(ws.index.pagePaths()).toHaveLength(2)))
  expect(await indexDrift(root)).toEqual([])
  await withWorkspace(root, ws => undo(ws.deps))
  expect(tree(root)).toEqual(before)
})
