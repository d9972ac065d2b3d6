import { afterAll, describe, expect, test } from 'vitest'
import { makeDamagedVault, type Truth, writeDamagedVault } from '../../scripts/damaged-vault.ts'
import { applyPlan } from '../../src/apply/apply.ts'
import { undo } from '../../src/apply/undo.ts'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import { wordsOf } from '../../src/model/text.ts'
import { planVaultRepair } from '../../src/plan/repair/repair.ts'
import { readSnapshot } from '../../src/snapshot.ts'
import { checkVault } from '../../src/vault/check.ts'
import type { Finding } from '../../src/vault/finding.ts'
import { parseTask } from '../../src/vault/task-line.ts'
import { findingsOf, indexDrift, NOW, removeTempFolders, tempFolder, tree, withWorkspace } from '../entities/vaults.ts'

afterAll(removeTempFolders)

/** Every kind of damage that the generator does, with the code under which `doctor` finds it. */
const CODES: Readonly<Record<string, Finding['code']>> = {
  'absolute source_ref': 'absolute-path',
  'junk participant': 'junk-participant',
  'task reopened': 'reopened-task',
  'done as due': 'done-as-due',
  'blanket date': 'blanket-date',
  'TBD owner': 'placeholder-owner',
  'near-duplicate bullet': 'near-duplicate',
  'dangling link': 'link-nowhere',
  'source filed twice': 'source-twice',
  'cut context line': 'cut-context',
  'wrong year': 'wrong-year',
  'empty key': 'empty-key',
  'empty link': 'empty-link',
  mojibake: 'mojibake',
  'invalid front matter': 'front-matter-invalid',
  'context not in order': 'context-order',
  'last_contact too old': 'last-contact-old',
  'duplicate person': 'same-person',
  'two front matters': 'front-matter-twice',
  'page for no person': 'no-person',
  'recording exported twice': 'source-twice',
  'mail exported twice': 'source-twice',
  'near-duplicate task': 'near-duplicate',
  'task in two notes': 'task-twice',
  'due before the talk': 'due-before-source',
  'wrong participant': 'wrong-participants',
  'source_ref missing': 'no-source-ref',
  'review without a question': 'review-unsaid',
  'fact of another person': 'misfiled-fact',
}

async function repaired(seed: number, people: number) {
  const root = tempFolder()
  const vault = makeDamagedVault(seed, people)
  writeDamagedVault(root, vault)
  const before = findingsOf(root, DEFAULT_LAYOUT)
  await withWorkspace(root, ws => applyPlan(ws.deps, planVaultRepair(readSnapshot(root, ws.layout), NOW).plan))
  return { root, vault, before, after: readSnapshot(root, DEFAULT_LAYOUT) }
}

/** What a truth is after the repair: the line that says it, or null. */
function lineOf(truth: Truth, lines: readonly string[]): string | null {
  const words = wordsOf(truth.text).join(' ')
  return (
    lines.find(l =>
      wordsOf(l.replace(/\[\[.*?\]\]/g, ''))
        .join(' ')
        .includes(words),
    ) ?? null
  )
}

describe.each([1, 2, 7, 40])('a damaged vault from seed %i', seed => {
  test('has every kind of damage, and none of it after doctor --fix', async () => {
    const { vault, before, after } = await repaired(seed, 12)
    const found = new Set(before.map(f => f.code))
    for (const [what, code] of Object.entries(CODES)) {
      expect(vault.damage[what], what).toBeGreaterThan(0)
      expect(found, what).toContain(code)
    }
    expect(checkVault({ notes: after.files, paths: after.others })).toEqual([])
  })

  test('still says everything that was true, and says of tasks what their sources say', async () => {
    const { vault, after } = await repaired(seed, 12)
    const lines = [...after.files].flatMap(([path, text]) => (path.startsWith('Sources/') ? [] : text.split('\n')))
    const tasks = lines.flatMap(l => {
      const task = parseTask(l)
      return task ? [{ task, words: wordsOf(task.text.replace(/\(?\[\[.*?\]\]\)?/g, '')).join(' ') }] : []
    })
    for (const truth of vault.truths) {
      if (truth.kind !== 'task') {
        expect(lineOf(truth, lines), truth.text).not.toBeNull()
        continue
      }
      const same = tasks.filter(t => t.words === wordsOf(truth.text).join(' '))
      expect(same, truth.text).toHaveLength(1)
      const task = same[0]?.task
      expect({ status: task?.status, due: task?.due }, truth.text).toEqual({ status: truth.status, due: truth.due })
      if (truth.owner !== null) expect(task?.owner).toBe(truth.owner)
      else expect(task?.owner).toBeNull()
    }
  })

  test('the repair twice is the repair once; undo brings the damage back byte for byte', async () => {
    const { root, vault } = await repaired(seed, 8)
    expect(planVaultRepair(readSnapshot(root, DEFAULT_LAYOUT), NOW).plan.changes).toEqual([])
    expect(await indexDrift(root)).toEqual([])
    await withWorkspace(root, ws => undo(ws.deps))
    const files = new Map([...tree(root)].filter(([p]) => !p.startsWith('.afterword') && !p.endsWith('/')))
    expect(new Map([...files].map(([p, t]) => [p, Buffer.from(t, 'latin1').toString('utf8')]))).toEqual(new Map([...vault.files].sort()))
  })
})
