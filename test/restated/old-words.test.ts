/** What the person deleted or reworded in a note is not left in old words on the pages: a real vault, repaired by `doctor --fix`. */
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { applyPlan } from '../../src/apply/apply.ts'
import { lastSeq } from '../../src/apply/journal.ts'
import { undo } from '../../src/apply/undo.ts'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import { planVaultRepair } from '../../src/plan/repair/repair.ts'
import { readSnapshot } from '../../src/snapshot.ts'
import { openWorkspace } from '../../src/workspace.ts'
import { type Answer, answering } from '../journeys/answers.ts'
import { deliver, ingest, newVault, readText, removeFolders, treeOf } from '../journeys/harness.ts'

afterEach(removeFolders)

const NOW = '2026-03-10T09:00:00.000Z'
const FILE = '2026-03-02 Kaveh.txt'
const NOTE = 'People/Kaveh Rostami/2026-03-02 - Kaveh.md'
const PAGE = 'People/Kaveh Rostami/Kaveh Rostami.md'
const GATE = 'Kaveh keeps the key of the tide gate'
const CRANE = 'Kaveh leads the crane team of the north pier'

async function vault(): Promise<string> {
  const root = await newVault()
  const answer: Answer = {
    title: 'Loggers',
    summary: ['They spoke of the work.'],
    statements: [GATE, CRANE].map(text => ({ kind: 'fact' as const, text, quote: text, about: ['Kaveh Rostami'] })),
  }
  deliver(root, { [FILE]: `Kaveh Rostami: Good morning, Mira.\nMira Lindholm: ${GATE}. ${CRANE}.\nKaveh Rostami: Fine.\n` })
  await ingest(root, { engine: answering({ [FILE]: answer }), now: NOW })
  expect(readText(root, NOTE)).toContain(GATE)
  expect(readText(root, PAGE)).toContain(GATE)
  return root
}
const edit = (root: string, file: string, change: (line: string) => string | null): void =>
  fs.writeFileSync(
    path.join(root, file),
    readText(root, file)
      .split('\n')
      .flatMap(l => change(l) ?? [])
      .join('\n'),
  )
async function repair(root: string): Promise<void> {
  const ws = await openWorkspace(root, { mode: 'write', command: 'test', now: () => NOW as never })
  try {
    await applyPlan(ws.deps, planVaultRepair(readSnapshot(root, DEFAULT_LAYOUT), NOW as never).plan)
  } finally {
    await ws.close()
  }
}
const isGate = (line: string): boolean => line.includes(GATE)
const vaultFiles = (root: string) => treeOf(root, /^\.afterword\/(?:journal|index\.db)/)

test('a line that was deleted in the note goes from the page, and undo brings it back', async () => {
  const root = await vault()
  edit(root, NOTE, l => (isGate(l) ? null : l))
  const before = vaultFiles(root)
  await repair(root)
  expect(readText(root, PAGE)).not.toContain(GATE)
  expect(readText(root, PAGE)).toContain(CRANE)
  expect(readText(root, PAGE)).toMatch(/- 2026-03-02: \[\[2026-03-02 - Kaveh\]\]: They talked\. \^c-/)
  const ws = await openWorkspace(root, { mode: 'write', command: 'test', now: () => NOW as never })
  await undo(ws.deps, lastSeq(root))
  await ws.close()
  expect(vaultFiles(root)).toEqual(before)
})

test('a line that was reworded in the note is reworded on the page, keeps its evidence, and stays ours', async () => {
  const root = await vault()
  const evidence = /\(\[\[.*$/m.exec(readText(root, PAGE).split('\n').find(isGate) ?? '')?.[0] ?? ''
  expect(evidence).not.toBe('')
  edit(root, NOTE, l => l.replace(GATE, 'Kaveh keeps both keys of the tide gate'))
  await repair(root)
  expect(readText(root, PAGE)).toContain(`- Kaveh keeps both keys of the tide gate ${evidence}`)
  expect(readText(root, PAGE)).not.toContain(GATE)
  // And again, since the line is still managed.
  edit(root, NOTE, l => l.replace('both keys', 'all three keys'))
  await repair(root)
  expect(readText(root, PAGE)).toContain(`- Kaveh keeps all three keys of the tide gate ${evidence}`)
  await repair(root)
  expect(planVaultRepair(readSnapshot(root, DEFAULT_LAYOUT), NOW as never).plan.changes).toEqual([])
})

test.each([
  ['the note was deleted as a whole', (root: string) => fs.rmSync(path.join(root, NOTE))],
  ['the note was moved', (root: string) => fs.renameSync(path.join(root, NOTE), path.join(root, 'Journal/gate.md'))],
  ['all lines were taken out of the note', (root: string) => edit(root, NOTE, l => (/\^[a-z]-\w+$/.test(l) ? null : l))],
  [
    'the line was carried to another note',
    (root: string) => {
      const line = readText(root, NOTE).split('\n').find(isGate) ?? ''
      edit(root, NOTE, l => (isGate(l) ? null : l))
      fs.mkdirSync(path.join(root, 'Journal'), { recursive: true })
      fs.writeFileSync(path.join(root, 'Journal/keys.md'), `# Keys\n${line}\n`)
    },
  ],
  [
    'the page has the words of the person',
    (root: string) => {
      edit(root, NOTE, l => (isGate(l) ? null : l))
      edit(root, PAGE, l => l.replace(GATE, `${GATE}, ask him`))
    },
  ],
])('but nothing goes where %s', async (_what, act) => {
  const root = await vault()
  fs.mkdirSync(path.join(root, 'Journal'), { recursive: true })
  act(root)
  await repair(root)
  expect(readText(root, PAGE)).toContain(GATE)
})
