/** `doctor --fix` is for damage of others: what we wrote from a source, and what the person wrote over it, keeps its days. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { applyPlan } from '../../src/apply/apply.ts'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import { planVaultRepair } from '../../src/plan/repair/repair.ts'
import { readSnapshot } from '../../src/snapshot.ts'
import { checkVault } from '../../src/vault/check.ts'
import { ownNotes } from '../../src/vault/whose.ts'
import { NOW, removeTempFolders, talkVault, tree, withWorkspace } from './vaults.ts'

afterAll(removeTempFolders)

async function vault() {
  const root = await talkVault(
    "Well. I'll send you the slab drawing by Friday.",
    "I'll order the rebar for the west wall by Friday.",
    "I'll call the harbour office about the permit by Friday.",
    "I'll update the budget sheet by Friday.",
    "And I'll book the crane for the pour by Friday.",
  )
  const note = [...readSnapshot(root, DEFAULT_LAYOUT).files.keys()].find(p => p.startsWith('People/') && p.includes('2026-02-03')) ?? ''
  return { root, note: join(root, note) }
}

const repair = (root: string) =>
  withWorkspace(root, async ws => {
    const { plan, before } = planVaultRepair(readSnapshot(root, ws.layout), NOW)
    await applyPlan(ws.deps, plan)
    return before.map(f => f.code)
  })
const found = (root: string) => {
  const { files, others, records } = readSnapshot(root, DEFAULT_LAYOUT)
  return checkVault({ notes: files, paths: others, own: ownNotes(records) }).map(f => f.code)
}

test('five tasks of one talk that are really due on one day: nothing is found, and no day is taken away', async () => {
  const { root, note } = await vault()
  expect(readFileSync(note, 'utf8').match(/📅 2026-02-06/gu)?.length).toBeGreaterThanOrEqual(4)
  expect(found(root)).toEqual([])
  const before = tree(root)
  expect(await repair(root)).toEqual([])
  expect(tree(root)).toEqual(before)
})

test('a task that the person ticked on its due day, and one with a day of their own, stay as they wrote them', async () => {
  const { root, note } = await vault()
  const text = readFileSync(note, 'utf8')
  const [first, second] = text.split('\n').filter(l => /^- \[.\].*📅/u.test(l))
  const ticked = first?.replace(/^- \[.\]/, '- [x]').replace(/( \^[\w-]+)?$/, ' ✅ 2026-02-06$1') ?? ''
  const moved = second?.replace('📅 2026-02-06', '📅 2026-01-30') ?? ''
  writeFileSync(note, text.replace(first ?? '', ticked).replace(second ?? '', moved))
  const before = tree(root)
  expect(ticked).toContain('📅 2026-02-06')
  await repair(root)
  expect(tree(root)).toEqual(before)
})

test('a note that another program made in the same vault is put right, a list of the person’s own is not', async () => {
  const { root } = await vault()
  const mine = join(root, 'Journal.md')
  const tasks = ['Paint the shed', 'Water the figs', 'Mend the gate', 'Sell the boat'].map(t => `- [ ] ${t} 📅 2026-03-31`)
  writeFileSync(mine, `---\ntype: note\n---\n# Old list\n\n${tasks.join('\n')}\n`)
  expect(found(root)).toEqual([])
  writeFileSync(mine, `---\ntype: note\nsource: transcript\n---\n# Old list\n\n${tasks.join('\n')}\n`)
  expect(found(root)).toEqual(['blanket-date'])
  await repair(root)
  expect(readFileSync(mine, 'utf8')).not.toContain('📅')
})
