import { describe, expect, it } from 'vitest'
import { findDate } from './dates.ts'
import { gluedName, labelKind, unglue } from './labels.ts'
import { readTaskText } from './task-text.ts'
import { titleOfFileName } from './title.ts'

describe('dates in names and lines', () => {
  it.each([
    ['2025-10-14 10-40-12 recording', '2025-10-14', '10:40'],
    ['GMT20251016-180112 Sync', '2025-10-16', undefined],
    ['check-in 5 nov 2025 phone', '2025-11-05', undefined],
    ['20251016', '2025-10-16', undefined],
    ['October 16, 2025 at 3.15 PM', '2025-10-16', '15:15'],
    ['16.10.2025 14:30', '2025-10-16', '14:30'],
    ['3rd of March 2026', '2026-03-03', undefined],
    ['12. mars 2025 kl. 9.05', '2025-03-12', '09:05'],
    ['2025_10_14', '2025-10-14', undefined],
    ['10/16/2025', '2025-10-16', undefined],
    ['25/3/2025', '2025-03-25', undefined],
    ['2025-10-14T10:40:12+02:00', '2025-10-14', '10:40'],
    ['Meeting “Q3: plan” 2025-10-14', '2025-10-14', undefined],
  ])('%s', (text, day, time) => {
    expect(findDate(text)).toMatchObject({ day, ...(time ? { time } : {}) })
    if (!time) expect(findDate(text)?.time).toBeUndefined()
  })
  it.each([
    '2025-13-40',
    'Q4 2025',
    'room 20251',
    'version 10.2.1',
    '5 nov',
    'call 1234567890',
    '31 February 2025',
  ])('no date: %s', text => {
    expect(findDate(text)).toBeNull()
  })
  it('UTC gives the instant', () => {
    expect(findDate('GMT20251016-180112')?.instantMs).toBe(Date.parse('2025-10-16T18:01:12Z'))
  })
})

describe('titles of files', () => {
  it.each([
    ['07 - GMT20251016-180112 Port sync.txt', 'Port sync'],
    ['2025-10-14_10.40.12 - Team sync (transcript).md', 'Team sync'],
    ['Berth plan (2).md', 'Berth plan'],
    ['Meeting “Q3: plan” October 16, 2025.txt', 'Meeting “Q3: plan”'],
    ['Tide table 4.2 memo.md', 'Tide table 4.2 memo'],
    ['crane call.m4a.srt', 'crane call'],
    ['New Recording 12.txt', null],
    ['Google Chrome 2025-10-14 10-40-12.txt', null],
    ['recording.txt', null],
    ['20251016.txt', null],
    ['IMG_20251016_181112.txt', null],
    ['05 - 2025-10-14 10-40-12 recording.txt', null],
  ])('%s → %s', (name, title) => {
    expect(titleOfFileName(name)?.text ?? null).toBe(title)
  })
})

describe('labels', () => {
  it.each([
    ['Remote', 'unidentified'],
    ['Speaker 2', 'unidentified'],
    ['SPEAKER_01', 'unidentified'],
    ['Unknown Speaker', 'unidentified'],
    ['Guest', 'unidentified'],
    ['+1 555-0199', 'unidentified'],
    ['Jabra Speak 710', 'device'],
    ['Parallels Desktop', 'device'],
    ['zoom.us', 'device'],
    ["Mira's iPhone", 'device'],
    ['Conference Room', 'device'],
    ['MacBook Pro Microphone', 'device'],
    ['Project Manager', 'unidentified'],
    ['Marketing', 'unidentified'],
    ['User Interface', 'unidentified'],
    ['Student B', 'unidentified'],
    ['Mira Manager', 'named'],
    ['Mira Lund', 'named'],
    ['José', 'named'],
    ['Edge Lopez', 'named'],
    ['Ana Galaxy', 'named'],
    ['Poly Tan', 'named'],
  ])('%s is %s', (label, kind) => {
    expect(labelKind(label)).toBe(kind)
  })
  it.each([
    ['Mira LundI heard', 'Mira Lund', 'I heard'],
    ['mira lundI heard', 'Mira Lund', 'I heard'],
    ['Mira Lund(laughing)', 'Mira Lund', '(laughing)'],
    ['Mira Lund is here', 'Mira Lund', null],
    ["Mira Lund's mug", 'Mira Lund', null],
    ['Mira Lundberg came', 'Mira Lund', null],
    ['RemoteSo yeah', 'Remote', 'So yeah'],
    ['Remotely possible', 'Remote', null],
  ])('%s without %s', (text, label, rest) => {
    expect(unglue(text, label, true)).toBe(rest)
  })
  it('a glued name is known by its shape', () => {
    expect(gluedName('Ana de la CruzHello')).toBe('Ana de la Cruz')
    expect(gluedName('I think Mira said')).toBeNull()
  })
})

describe('task lines', () => {
  it.each([
    [
      'Send the plan @Mira Lund ⏫ 📅 2025-11-07 #task #auto ^a-7k3m2p',
      { text: 'Send the plan', owner: 'Mira Lund', due: '2025-11-07', priority: 'high' },
    ],
    ['Send it ✅ 2025-11-07', { text: 'Send it', due: null, done: '2025-11-07' }],
    ['Send it ➕ 2025-11-01 ⏳ 2025-11-02', { text: 'Send it', due: null, done: null }],
    ['**Mira**: send it (due: 2025-11-07)', { text: 'send it', owner: 'Mira', due: '2025-11-07' }],
    ['Ask [[People/Jonas Brandt|Jonas]] @TBD', { text: 'Ask Jonas', owner: null }],
    ['Send it ([[2025-10-28 - Mira (transcript)#^u142|35:08]]) @Myself', { text: 'Send it', owner: 'Myself' }],
    ['Mail to mira@lund.example by Monday', { text: 'Mail to mira@lund.example by Monday', owner: null }],
    ['Send it (owner: Jonas Brandt)', { text: 'Send it', owner: 'Jonas Brandt' }],
    ['Lift [due:: 2025-02-30] the crane', { text: 'Lift the crane', due: null }],
  ])('%s', (line, expected) => {
    const read = readTaskText(line)
    expect(read).toMatchObject(expected)
    expect(read.within.start).toBeGreaterThanOrEqual(0)
    expect(read.within.end).toBeLessThanOrEqual(line.length)
  })
})
