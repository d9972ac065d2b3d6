import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { briefOf } from '../../src/plan/brief.ts'
import { readSnapshot } from '../../src/snapshot.ts'
import { exportVault } from '../../src/vault/export.ts'
import { openVaultView } from '../../src/vault/files.ts'
import { readPage } from '../../src/vault/page.ts'
import { withPersonsHand } from '../../src/vault/persons-hand.ts'
import { OWNER, removeTempFolders, withWorkspace } from '../entities/vaults.ts'
import { adoptVault, handVault, repairVault, textOf } from './hands.ts'

afterAll(removeTempFolders)

const NOTE = 'People/Ida Falk/2025-05-05 Cold store.md'
const files = {
  'People/Ida Falk/README.md': '# Ida Falk\n',
  [NOTE]: `# Cold store

With: [[Ida Falk]]

## Action Items
- [ ] Ida to send the rota [due:: 2025-05-12]
1. [ ] @Myself 📅 2025-05-20
2. [ ] Ask [[Ida Falk]] for the key @Myself 📅 2025-05-20
- [ ] Paint the door @Myself
- [ ] Sell the van @Myself
`,
}

const tasksOf = async (root: string): Promise<Record<string, string>> =>
  withWorkspace(root, async ws => {
    const { records, files: texts } = readSnapshot(root, ws.layout)
    const pages = [...texts].flatMap(([p, t]) => readPage(p, t) ?? [])
    const data = exportVault(OWNER, records, pages, p => texts.get(p) ?? null)
    return Object.fromEntries(data.statements.map(s => [s.text, `${s.status} ${s.owner ?? '-'} ${s.due ?? '-'} ${s.done ?? '-'}`]))
  })

test('the boxes of an adopted note have the last word, also after adopting, and what is taken out of it is no task any more', async () => {
  const root = handVault(files)
  await adoptVault(root)
  await repairVault(root)
  expect(await tasksOf(root)).toMatchObject({
    'Ida to send the rota': 'open Ida Falk 2025-05-12 -',
    'Ask Ida Falk for the key': `open ${OWNER} 2025-05-20 -`,
    'Paint the door': `open ${OWNER} - -`,
  })
  writeFileSync(
    join(root, NOTE),
    textOf(root, NOTE)
      .replace('2. [ ] Ask', '2. [x] Ask')
      .replace('key @Myself 📅 2025-05-20', 'key @Myself 📅 2025-05-21 ✅ 2025-05-19')
      .replace('- [ ] Paint', '- [/] Paint')
      .replace('- [ ] Sell the van @Myself\n', ''),
  )
  expect(await tasksOf(root)).toMatchObject({
    'Ida to send the rota': 'open Ida Falk 2025-05-12 -',
    'Ask Ida Falk for the key': `done ${OWNER} 2025-05-21 2025-05-19`,
    'Paint the door': `doing ${OWNER} - -`,
    'Sell the van': `rejected ${OWNER} - -`,
  })
  const brief = await withWorkspace(root, ws => {
    const vault = openVaultView(root)
    const knowledge = withPersonsHand(ws.index.view, vault)
    const ida = knowledge.entity('person/ida-falk' as never)
    if (!ida) throw new Error('Ida has no page')
    return Promise.resolve(briefOf(ida, ws.ownerId, knowledge, vault))
  })
  expect([brief.iOwe, brief.theyOwe].map(list => list.map(t => t.text))).toEqual([['Paint the door'], ['Ida to send the rota']])
})
