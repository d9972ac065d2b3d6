import fs from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { learn, readLearned, recentRecords, resetLearned } from '../../src/learn.ts'
import { readRecords } from '../../src/workspace.ts'
import { deliver, ingest, newVault, removeFolders } from '../journeys/harness.ts'

afterAll(removeFolders)

const TALK = `Mira Lindholm: I'll send you the drawings on Monday.

Siobhan Carrick: Good. I'll check the valve map by Friday.

Mira Lindholm: And I'll check the fence tomorrow.

Siobhan Carrick: I'll check the ladder by Thursday.
`

test('what the person accepts and rejects moves a small file, that can be read and reset', async () => {
  const root = await newVault()
  deliver(root, { '2026-03-06 call.txt': TALK })
  await ingest(root)
  expect(learn(root, readRecords(root))).toBeNull()
  expect(fs.existsSync(path.join(root, '.afterword/correction.json'))).toBe(false)

  const [record] = readRecords(root)
  const note = path.join(root, record?.note ?? '')
  const judgedByHand = fs
    .readFileSync(note, 'utf8')
    .split('\n')
    .flatMap(line => (/^- \[\?\] Check/.test(line) ? [line.replace('[?]', '[-]')] : [line.replace(/^- \[\?\] Send/, '- [ ] Send')]))
    .join('\n')
  fs.writeFileSync(note, judgedByHand)

  const learned = learn(root, recentRecords(root))
  const judged = Object.values(learned?.judged ?? {})
  expect(judged.filter(j => j.accepted).map(j => j.text)).toEqual([expect.stringMatching(/^Send .*drawings/)])
  expect(judged.filter(j => !j.accepted).length).toBeGreaterThanOrEqual(2)
  expect(learned?.correction.weights['action:verb:check'] ?? 0).toBeLessThan(0)
  // Twice is once.
  const text = fs.readFileSync(path.join(root, '.afterword/correction.json'), 'utf8')
  expect(learn(root, recentRecords(root))).toEqual(learned)
  expect(fs.readFileSync(path.join(root, '.afterword/correction.json'), 'utf8')).toBe(text)

  resetLearned(root)
  expect(readLearned(root)?.correction).toEqual({ bias: {}, weights: {}, seen: 0 })
  expect(learn(root, readRecords(root))?.correction.seen).toBe(0)
})
