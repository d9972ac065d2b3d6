import fs from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readRecords } from '../../src/workspace.ts'
import { deliver, ingest, newVault, readText, removeFolders, tempFolder, treeOf } from '../journeys/harness.ts'
import { type Scenario, scenarios, TALK } from './scenarios.ts'

// `node scripts/walk-inputs.ts` shows the same in full through the command line.
afterAll(removeFolders)

const contentOf = (c: string | Uint8Array | { readonly file: string }): string | Uint8Array =>
  typeof c === 'string' || c instanceof Uint8Array ? c : fs.readFileSync(c.file)

async function walked(scenario: Scenario): Promise<string> {
  const root = await newVault(scenario.config ? { config: scenario.config(tempFolder()) } : {})
  for (const delivery of scenario.deliveries) {
    deliver(root, Object.fromEntries(Object.entries(delivery).map(([name, content]) => [name, contentOf(content)])))
    await ingest(root)
  }
  return root
}
const scenario = (name: string): Scenario => scenarios.find(s => s.name.startsWith(name)) ?? { name, deliveries: [] }
const noteOf = (root: string): string => {
  const notes = [...new Set(readRecords(root).flatMap(r => r.note ?? []))]
  expect(notes).toHaveLength(1)
  return readText(root, notes[0] ?? '')
}
const failed = (root: string): string =>
  Object.entries(treeOf(root))
    .filter(([f]) => f.endsWith('.problem.md'))
    .map(([, text]) => /^code: (\w+)/m.exec(text)?.[1] ?? '')
    .join()

const NAMED = ['Otter', 'Fireflies', 'Teams VTT', 'MacWhisper', 'Generic', 'Teams DOCX', 'Google Meet', 'Zoom']
const VOICES = ['Granola', 'AssemblyAI', 'Deepgram', 'Whisper JSON', 'Whisper SRT', 'Whisper TSV', 'whisper.cpp', 'Voice memo with a']

describe.each([...NAMED, ...VOICES])('%s', name => {
  test('gives one note of that day with its tasks, and nothing said is lost', async () => {
    const root = await walked(scenario(name))
    const note = noteOf(root)
    expect(failed(root)).toBe('')
    expect(note).toContain('date: 2026-03-04')
    for (const words of ['Order the pins', 'the drawing', 'Call Ferro Cranes', 'Replace both pins at once', 'dry season'])
      expect(note).toContain(words)
    if (NAMED.includes(name)) {
      expect(note).toMatch(/Order the pins .*@Kaveh Rostami 📅 2026-03-06/)
      expect(note).toMatch(/^participants: \[Mira Lindholm, Siobhan Carrick, Kaveh Rostami\]$/m)
    } else expect(note).toMatch(/^participants: \[Mira Lindholm\]$/m)
    const readable = readRecords(root)
      .map(r => readText(root, r.readable))
      .join('\n')
    for (const [, , words] of TALK) expect(readable).toContain(words.split('. ')[0] ?? words)
    expect(note).not.toMatch(/Meeting Recording|Transcribed by|SUMMARY KEYWORDS/)
  })
})

test('a title and a day inside an answer of Fireflies are found', async () =>
  expect(noteOf(await walked(scenario('Fireflies')))).toContain('# Corran Water weir gate'))

test('the chat beside a Zoom recording is a source of its note', async () => {
  const root = await walked(scenario('Zoom'))
  expect(noteOf(root)).toMatch(/^\*Sources: .*, .*\*$/m)
})

test.each(['PPTX', 'PDF', 'DOCX', 'HTML'])('a document as %s is filed on its day, without participants', async name => {
  const root = await walked(scenario(name))
  expect(failed(root)).toBe('')
  const note = noteOf(root)
  expect(note).toContain('date: 2026-03-02')
  expect(note).not.toMatch(/^participants:/m)
  expect(note).toMatch(/pins/)
  expect(fs.existsSync(path.join(root, 'People/Ottoline Ferro'))).toBe(false)
  expect(fs.existsSync(path.join(root, 'People/Bastian Okoro'))).toBe(false)
})

test('comments and tracked changes of a Word file are read', async () => {
  const root = await walked(scenario('DOCX'))
  expect(noteOf(root)).toContain('The crane stands on the right bank')
  expect(
    readRecords(root)
      .map(r => readText(root, r.readable))
      .join(),
  ).toContain('Is 4 tonnes enough for the crane?')
})

test.each([
  ['PDF of pictures', 'PDF_NO_TEXT'],
  ['Voice memo without', 'RECOGNISER_MISSING'],
])('%s is set aside with %s', async (name, code) => expect(failed(await walked(scenario(name)))).toBe(code))

test('a calendar names the recording', async () => {
  const root = await walked(scenario('Calendar'))
  const note = noteOf(root)
  expect(note).toContain('# Weir gate weekly')
  // The 11th is cancelled, the 18th moved.
  expect(readRecords(root).find(r => r.kind === 'transcript')?.nextMeeting).toBe('Wednesday 18 March at 14:30')
})

test.each(['Minutes', 'One meeting'])('%s: one note with two sources', async name =>
  expect(noteOf(await walked(scenario(name)))).toMatch(/^\*Sources: .*, .*\*$/m))

test('what is private or confidential says so, and a private mail makes no task', async () => {
  const records = readRecords(await walked(scenario('Private')))
  expect(records.map(r => r.sensitivity).sort()).toEqual(['confidential', 'private'])
  expect(records.find(r => r.sensitivity === 'private')?.statements.filter(s => s.kind === 'action')).toEqual([])
})

test('advertising and receipts make no tasks and no pages', async () => {
  const root = await walked(scenario('Noise'))
  expect(readRecords(root).flatMap(r => r.statements)).toEqual([])
  expect(Object.keys(treeOf(root)).filter(f => /^(?:People|Accounts|Projects)\/./.test(f) && !f.includes('Mira'))).toEqual([])
})
