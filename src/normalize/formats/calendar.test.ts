import { describe, expect, test } from 'vitest'
import type { Sha256 } from '../../model/ids.ts'
import { normalize } from '../normalize.ts'

const read = async (body: string, head = '') => {
  const bytes = new TextEncoder().encode(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${head}${body}END:VCALENDAR\r\n`)
  const result = await normalize({ fileName: 'c.ics', bytes, sha256: 'f'.repeat(64) as Sha256, folders: [], modifiedMs: 0 })
  if (!result.ok) throw new Error(result.problem.code)
  const document = result.value[0]
  if (!document) throw new Error('nothing')
  return document
}
const event = (start: string, more = '', uid = 'e1') =>
  `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART${start}\r\nSUMMARY:Pump house\r\n${more}END:VEVENT\r\n`
const starts = async (body: string, head = '') => (await read(body, head)).events.map(e => new Date(e.startMs).toISOString().slice(0, 16))

describe('zones', () => {
  test.each([
    ['UTC', ':20260302T090000Z', ['2026-03-02T09:00']],
    ['a zone of the list, without its definition', ';TZID=America/Denver:20260302T090000', ['2026-03-02T16:00']],
    ['summer time', ';TZID=America/Denver:20260702T090000', ['2026-07-02T15:00']],
    ['what Windows calls it', ';TZID=W. Europe Standard Time:20260702T090000', ['2026-07-02T07:00']],
    ['what Outlook shows', ';TZID="(UTC-07:00) Mountain Time (US & Canada)":20260302T090000', ['2026-03-02T16:00']],
    ['a path of another program', ';TZID=/freeassociation.sourceforge.net/Europe/Berlin:20260302T090000', ['2026-03-02T08:00']],
    ['a time that comes twice is its first', ';TZID=Europe/Berlin:20261025T023000', ['2026-10-25T00:30']],
    ['a time that summer time skips', ';TZID=Europe/Berlin:20260329T023000', ['2026-03-29T01:30']],
    ['a day', ';VALUE=DATE:20260302', ['2026-03-02T00:00']],
  ] as const)('%s', async (_, start, expected) => expect(await starts(event(start))).toEqual(expected))

  test('a floating time is of the calendar’s own zone', async () =>
    expect(await starts(event(':20260302T090000'), 'X-WR-TIMEZONE:Europe/Oslo\r\n')).toEqual(['2026-03-02T08:00']))

  test('a zone that only the file defines', async () => {
    const rule = (kind: string, from: string, to: string, month: number) =>
      `BEGIN:${kind}\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:${from}\r\nTZOFFSETTO:${to}\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=${month}\r\nEND:${kind}\r\n`
    const zone = `BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\n${rule('STANDARD', '+0200', '+0100', 10)}${rule('DAYLIGHT', '+0100', '+0200', 3)}END:VTIMEZONE\r\n`
    expect(
      await starts(
        event(';TZID=Customized Time Zone:20260702T090000') + event(';TZID=Customized Time Zone:20261202T090000', '', 'e2'),
        zone,
      ),
    ).toEqual(['2026-07-02T07:00', '2026-12-02T08:00'])
  })
})

describe('series', () => {
  test('keep their clock time over the change to summer time', async () =>
    expect(await starts(event(';TZID=Europe/Berlin:20260323T090000', 'RRULE:FREQ=WEEKLY;COUNT=2\r\n'))).toEqual([
      '2026-03-23T08:00',
      '2026-03-30T07:00',
    ]))

  test('leave out what is excluded and move what was moved', async () => {
    const master = event(
      ';TZID=Europe/Berlin:20260302T090000',
      'RRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE;TZID=Europe/Berlin:20260309T090000\r\n',
    )
    const moved = event(';TZID=Europe/Berlin:20260317T140000', 'RECURRENCE-ID;TZID=Europe/Berlin:20260316T090000\r\n')
    const document = await read(master + moved)
    expect(document.events.map(e => [new Date(e.startMs).toISOString().slice(0, 16), e.uid, e.recurring])).toEqual([
      ['2026-03-02T08:00', 'e1', true],
      ['2026-03-17T13:00', 'e1', true],
      ['2026-03-23T08:00', 'e1', true],
    ])
  })

  test('without an end are expanded for two years, or one after they were last written, 500 at most', async () => {
    const weekly = await read(event(':20260302T090000Z', 'RRULE:FREQ=WEEKLY\r\n'))
    expect(weekly.events).toHaveLength(105)
    const old = await read(event(':20200302T090000Z', 'DTSTAMP:20260301T000000Z\r\nRRULE:FREQ=WEEKLY\r\n'))
    expect(old.events.at(-1)?.day.slice(0, 4)).toBe('2027')
    expect((await read(event(':20200302T090000Z', 'DTSTAMP:20260301T000000Z\r\nRRULE:FREQ=DAILY\r\n'))).events).toHaveLength(500)
  })

  test('a daily rule that never fits ends', async () =>
    expect(await starts(event(':20260302T090000Z', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31\r\n'))).toEqual(['2026-03-02T09:00']))
})

// Found by fuzzing (seed 101, icalendar, case 123): the library looked for a ninth Sunday of October for seconds.
test.each([
  'FREQ=YEARLY;BYDAY=-9SU;BYMONTH=10',
  'FREQ=MONTHLY;BYDAY=9SU',
  'FREQ=YEARLY;BYMONTH=13',
  'FREQ=YEARLY;BYWEEKNO=60',
])('a rule of days that no calendar has is left out and said, and the event stays: %s', async rule => {
  const zone = `BEGIN:VTIMEZONE\r\nTZID:Mine\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:${rule}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n`
  const since = performance.now()
  const document = await read(zone + event(';TZID=Mine:20260302T090000', `RRULE:${rule}\r\n`))
  expect(document.events.map(e => e.day)).toEqual(['2026-03-02'])
  expect(document.repairs.map(r => r.code)).toContain('calendar-lines')
  expect(performance.now() - since).toBeLessThan(1500)
})

test('people: names, answers, no rooms; cancelled by status, method or title', async () => {
  const people =
    'ORGANIZER;CN="Brandl, Otto":mailto:otto@kessel.example\r\nATTENDEE;CN=Mira Solberg;PARTSTAT=DECLINED:mailto:MIRA@norvik.example\r\nATTENDEE;CUTYPE=ROOM;CN=Hall 2:mailto:hall2@norvik.example\r\n'
  const [only] = (await read(event(':20260302T090000Z', `${people}STATUS:CANCELLED\r\n`))).events
  expect(only?.organizer).toEqual({ name: 'Otto Brandl', email: 'otto@kessel.example' })
  expect(only?.attendees).toEqual([{ name: 'Mira Solberg', email: 'mira@norvik.example', status: 'DECLINED' }])
  expect(only?.cancelled).toBe(true)
  expect((await read(event(':20260302T090000Z'), 'METHOD:CANCEL\r\n')).events[0]?.cancelled).toBe(true)
  expect((await read(event(':20260302T090000Z'))).events[0]?.cancelled).toBe(false)
})

test('a day that does not exist is left out and said; the other events are read', async () => {
  const document = await read(event(':20260230T090000Z') + event(':20260302T090000Z', '', 'e2'))
  expect(document.events.map(e => e.uid)).toEqual(['e2'])
  expect(document.repairs.map(r => r.code)).toContain('calendar-events')
})
