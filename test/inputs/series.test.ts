import { afterAll, expect, test } from 'vitest'
import { deliver, ingest, newVault, readText, removeFolders, treeOf } from '../journeys/harness.ts'
import { exportOf } from './exported.ts'

afterAll(removeFolders)

const person = (name: string): string => `${name.toLowerCase().replace(' ', '.')}@brightwater.example`
const ATTENDEES = ['Mira Lindholm', 'Kaveh Rostami', 'Ines Calder', 'Tomas Brandvik']
  .map(n => `ATTENDEE;CN=${n};PARTSTAT=ACCEPTED:mailto:${person(n)}`)
  .join('\r\n')
const vevent = (lines: readonly string[]): string =>
  [
    'BEGIN:VEVENT',
    'DTSTAMP:20260201T080000Z',
    `ORGANIZER;CN=Kaveh Rostami:mailto:${person('Kaveh Rostami')}`,
    ATTENDEES,
    ...lines,
    'END:VEVENT',
  ].join('\r\n')
const calendar = (...events: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//t//t//EN', ...events, 'END:VCALENDAR', ''].join('\r\n')
const SERIES = vevent([
  'UID:round@brightwater.example',
  'DTSTART;TZID=Europe/Berlin:20260302T090000',
  'DTEND;TZID=Europe/Berlin:20260302T093000',
  'RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=20',
  'SUMMARY:Night shift round',
])
const MOVED = vevent([
  'UID:round@brightwater.example',
  'RECURRENCE-ID;TZID=Europe/Berlin:20260309T090000',
  'DTSTART;TZID=Europe/Berlin:20260311T140000',
  'DTEND;TZID=Europe/Berlin:20260311T143000',
  'SUMMARY:Night shift round',
  'SEQUENCE:1',
])
const CANCELLED = vevent([
  'UID:round@brightwater.example',
  'RECURRENCE-ID;TZID=Europe/Berlin:20260309T090000',
  'DTSTART;TZID=Europe/Berlin:20260309T090000',
  'DTEND;TZID=Europe/Berlin:20260309T093000',
  'SUMMARY:Night shift round',
  'STATUS:CANCELLED',
])

const talk = (end = ''): string =>
  `Mira Lindholm  00:00:04\nGood morning. Let us begin with the alarms of last night.\n\nKaveh Rostami  00:00:09\nThe pump at the weir stopped twice. I'll check the relay by Friday.\n\nInes Calder  00:00:21\nThe rota for April is ready, it has two free nights.\n\nTomas Brandvik  00:00:30\nThank you.${end}\n`
const NAME = '2026-03-02 09.00 recording.txt'

const nextOf = (root: string): (string | null)[] => exportOf(root).meetings.map(m => m.next_meeting)

test('the next meeting of a series is announced from the calendar', async () => {
  const root = await newVault()
  deliver(root, { 'c.ics': calendar(SERIES), [NAME]: talk() })
  await ingest(root)
  expect(nextOf(root)).toEqual(['Monday 9 March at 9:00'])
  const note = Object.keys(treeOf(root)).find(f => /^Forums\/.*2026-03-02/.test(f) && f.endsWith('.md')) ?? ''
  expect(readText(root, note)).toMatch(/## Next Meeting\nMonday 9 March at 9:00 \^s-/)
})

test('where that meeting was moved, the new time is announced', async () => {
  const root = await newVault()
  deliver(root, { 'c.ics': calendar(SERIES, MOVED), [NAME]: talk() })
  await ingest(root)
  expect(nextOf(root)).toEqual(['Wednesday 11 March at 14:00'])
})

test('also where the move came in a file of its own, later', async () => {
  const root = await newVault()
  deliver(root, { 'c.ics': calendar(SERIES) })
  await ingest(root, { now: '2026-03-01T09:00:00.000Z' })
  deliver(root, { 'update.ics': calendar(MOVED), [NAME]: talk() })
  await ingest(root, { now: '2026-03-03T09:00:00.000Z' })
  expect(nextOf(root)).toEqual(['Wednesday 11 March at 14:00'])
})

test('a meeting that is cancelled is not announced', async () => {
  const root = await newVault()
  deliver(root, { 'c.ics': calendar(SERIES, CANCELLED), [NAME]: talk() })
  await ingest(root)
  expect(nextOf(root)).toEqual(['Monday 16 March at 9:00'])
})

test('what the talk agrees on stands; the calendar says where it was moved to', async () => {
  const root = await newVault()
  deliver(root, {
    'c.ics': calendar(SERIES, MOVED),
    [NAME]: talk(
      '\n\nMira Lindholm  00:00:40\nLet us meet again on Monday 9 March at nine.\n\nKaveh Rostami  00:00:44\nYes, works for me.',
    ),
  })
  await ingest(root)
  expect(nextOf(root)).toEqual(['Monday 9 March at nine, moved to Wednesday 11 March at 14:00'])
})

test('a weekly round of colleagues is a forum after one recording', async () => {
  const root = await newVault()
  deliver(root, { 'c.ics': calendar(SERIES) })
  await ingest(root, { now: '2026-03-01T09:00:00.000Z' })
  deliver(root, { [NAME]: talk() })
  await ingest(root)
  expect(exportOf(root).meetings.map(m => m.primary)).toEqual([{ type: 'forum', name: 'Night shift round' }])
  expect(Object.keys(treeOf(root))).toContain('Forums/Night shift round/Night shift round.md')
})

test('a moved meeting is found by its recording, and stays of its forum', async () => {
  const root = await newVault()
  deliver(root, { 'c.ics': calendar(SERIES, MOVED), '2026-03-11 14.01 recording.txt': talk() })
  await ingest(root)
  expect(exportOf(root).meetings.map(m => [m.primary?.name, m.next_meeting])).toEqual([['Night shift round', 'Monday 16 March at 9:00']])
})
