import { describe, expect, test } from 'vitest'
import { inlineText } from './link.ts'
import { parseTask, renderTask } from './task-line.ts'

describe('a task line', () => {
  test.each([
    '- [?] Send Kanchan the price corridor ([[2025-10-28 - Kanchan Rao (transcript)#^u142|35:08]]) @Myself 📅 2025-11-07 ⏫ #task #proposed #auto ^a-7k3m2p',
    '- [x] Order antennas ([[s#^b5|line 5]]) @Kaveh Rostami ✅ 2026-02-27 #task #auto ^a-ynbhx8',
    '- [ ] Nobody named #task',
    '- [ ] Pay the berth 📅 2025-07-01 🔁 every month on the last 🛫 2025-06-20 ⛔ dq1 🆔 dq2 #task',
  ])('reads back as it was written: %s', line => {
    const task = parseTask(line)
    expect(task && renderTask(task)).toBe(line)
  })
  test('the day it was done is no due date', () => {
    expect(parseTask('- [x] Send the deck @Myself ✅ 2025-11-08')).toMatchObject({
      status: 'done',
      done: '2025-11-08',
      due: null,
      owner: 'Myself',
    })
  })
  test.each([
    ['- [?] x', 'proposed'],
    ['- [ ] x', 'open'],
    ['\t- [/] x', 'doing'],
    ['* [X] x', 'done'],
    ['- [-] x', 'rejected'],
    ['- [!] x', 'open'],
  ])('%s is %s', (line, status) => {
    expect(parseTask(line)?.status).toBe(status)
  })
  test.each([
    ['- [ ] Ask for the flags [due:: 2025-08-15] [priority:: high]', { text: 'Ask for the flags', due: '2025-08-15', priority: 'high' }],
    ['- [x] Explain the outage (completion:: 2025-06-03)', { text: 'Explain the outage', done: '2025-06-03', due: null }],
    ['- [ ] Draft the text [due:: 2025-08-13] [owner:: Ida Falk]', { text: 'Draft the text', due: '2025-08-13', owner: 'Ida Falk' }],
    ['1. [ ] Offer in two steps', { text: 'Offer in two steps', status: 'open' }],
    ['- [ ] Pay rent 🔁 every month 📅 2025-07-01', { text: 'Pay rent', due: '2025-07-01', more: ['🔁 every month'] }],
    ['- [ ] Map the tables 🛫 2025-08-04 📅 2025-09-05', { text: 'Map the tables', due: '2025-09-05', more: ['🛫 2025-08-04'] }],
  ])('fields that other plugins write are read: %s', (line, task) => {
    expect(parseTask(line)).toMatchObject(task)
  })
  test('an impossible day is none', () => {
    expect(parseTask('- [ ] x 📅 2025-02-30')?.due).toBeNull()
  })
})

describe('words of a source', () => {
  test.each([
    ['make no link', 'see [[Secret]]', 'see \\[\\[Secret\\]\\]'],
    ['make no tag', 'the #budget, #1', 'the \\#budget, \\#1'],
    ['make no task field', 'done 📅 2025-01-01 ✅', 'done 2025-01-01'],
    ['make no HTML', '<script>x</script>', '\\<script\\>x\\</script\\>'],
    ['stand on one line', 'a\n\n- b', 'a - b'],
    ['turn no letters round', 'invoice\u202Egpj.exe', 'invoicegpj.exe'],
  ])('%s', (_name, raw, shown) => {
    expect(inlineText(raw)).toBe(shown)
  })
})
