import fs from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { deliver, ingest, newVault, readText, removeFolders, treeOf } from '../journeys/harness.ts'
import { exportOf } from './exported.ts'

afterAll(removeFolders)

const recorder = (name: string): string => fs.readFileSync(path.join(import.meta.dirname, 'recorders', name), 'utf8')
const TALK = recorder('GMT20260304-100000_Recording.transcript.vtt')
const CHAT = recorder('GMT20260304-100000_RecordingnewChat.txt')
const notes = (root: string): string[] => Object.keys(treeOf(root)).filter(f => /^(?!Sources|Inbox).*\/\d{4}-\d{2}-\d{2}.*\.md$/.test(f))

test.each([
  ['under Zoom’s own name', 'GMT20260304-100000_RecordingnewChat.txt', CHAT],
  ['renamed, of the same day', '2026-03-04 chat.txt', CHAT],
  [
    'as saved by hand from the window',
    '2026-03-04 meeting_saved_chat.txt',
    '10:00:52 From Siobhan Carrick to Everyone:\n\tThe drawing is on sheet 14.\n10:01:10 From Kaveh Rostami to Everyone:\n\tFerro Cranes: ask for Ottoline.\n',
  ],
  ['where only one wrote', '2026-03-04 chat.txt', '00:00:52\t Siobhan Carrick:\tThe drawing is on sheet 14.\n'],
])('a chat that comes in a later run joins the note of its meeting, %s', async (_, name, chat) => {
  const root = await newVault()
  deliver(root, { 'GMT20260304-100000_Recording.transcript.vtt': TALK })
  await ingest(root)
  const before = notes(root)
  deliver(root, { [name]: chat })
  await ingest(root, { now: '2026-03-12T09:00:00.000Z' })
  expect(notes(root)).toEqual(before)
  expect(readText(root, before[0] ?? '')).toMatch(/^\*Sources: .*, .*\*$/m)
  expect(exportOf(root).meetings.map(m => m.sources)).toEqual([['GMT20260304-100000_Recording.transcript.vtt', name]])
})

test('the voice at the microphone of Granola is the owner of the vault', async () => {
  const root = await newVault()
  deliver(root, { '2026-03-04 10.00 Corran Water weir gate.json': recorder('granola.json') })
  await ingest(root)
  const data = exportOf(root)
  expect(data.meetings[0]?.participants).toContain('Mira Lindholm')
  const source = Object.keys(treeOf(root)).find(f => /^Sources\/Transcripts\/.*md$/.test(f)) ?? ''
  expect(readText(root, source)).toMatch(/\*\*Mira Lindholm\*\* .*\nGood morning Siobhan, good morning Kaveh/)
  expect(data.statements.find(s => /Ferro Cranes/.test(s.text) && s.kind === 'action')?.owner).toBe('Mira Lindholm')
})
