import { describe, expect, test } from 'vitest'
import { parseAddresses, shownName } from './address.ts'
import { isBulk } from './bulk.ts'
import { cleanFileName, cleanLine } from './clean.ts'
import { htmlToText } from './html-text.ts'
import { foldSubject } from './subject.ts'
import { dateOfExport, dateOfHeader } from './when.ts'

test.each([
  ['Re: Valve', 'Valve'],
  ['RE[2]: AW: Fwd: Valve', 'Valve'],
  ['SV: Vs: TR: Valve', 'Valve'],
  ['Re^3: Valve', 'Valve'],
  ['[EXTERNAL] Re: Valve', 'Valve'],
  ['[crew] Re: Valve', '[crew] Valve'],
  ['回复：Valve', 'Valve'],
  ['Regarding: Valve', 'Regarding: Valve'],
  ['Re:', ''],
  ['Val\u202Eve\r\n---', 'Valve ---'],
] as const)('subject %j folds to %j', (subject, folded) => expect(foldSubject(subject)).toBe(folded))

test.each([
  ['"Brandl, Otto" <Otto@Kessel.example>', [{ name: 'Otto Brandl', email: 'otto@kessel.example' }]],
  ['otto@kessel.example', [{ name: null, email: 'otto@kessel.example' }]],
  ['otto@kessel.example <otto@kessel.example>', [{ name: null, email: 'otto@kessel.example' }]],
  ["'Mira Solberg' via Crew <crew@lists.example>", [{ name: 'Mira Solberg', email: 'crew@lists.example' }]],
  ['Mira <m@norvik.example>, Mira <M@norvik.example>', [{ name: 'Mira', email: 'm@norvik.example' }]],
  [
    'crew: a@x.example, b@x.example;',
    [
      { name: null, email: 'a@x.example' },
      { name: null, email: 'b@x.example' },
    ],
  ],
  ['', []],
] as const)('addresses %j', (header, expected) => expect(parseAddresses(header)).toEqual(expected))

test.each([
  ['Solberg, Mira [EXT]', 'Mira Solberg'],
  ['Kessel Support, Team', 'Kessel Support, Team'],
  ['  "Otto"  ', 'Otto'],
  ['x@y.example', null],
] as const)('person %j is called %j', (name, expected) => expect(shownName(name)).toBe(expected))

test.each([
  ['Mon, 2 Mar 2026 23:30:00 -0800', { day: '2026-03-02', time: '23:30', instantMs: Date.UTC(2026, 2, 3, 7, 30) }],
  ['2 Mar 26 9:05 GMT', { day: '2026-03-02', time: '09:05', instantMs: Date.UTC(2026, 2, 2, 9, 5) }],
  ['Mon, 2 Mar 2026 09:05:00', { day: '2026-03-02', time: '09:05' }],
  ['Tue, 31 Feb 2026 09:05:00 +0000', null],
  ['Mon, 13 Sep 275760 00:00:00 +0000', null],
  ['yesterday', null],
] as const)('date header %j', (value, expected) =>
  expect(dateOfHeader(value)).toEqual(expected === null ? null : { ...expected, from: 'header' }))

test('times of an export are local and name no zone', () => {
  expect(dateOfExport('2026-03-02 17:15:37')).toEqual({ day: '2026-03-02', time: '17:15', from: 'header' })
  expect(dateOfExport('2026-02-31 25:00')).toBeNull()
})

describe('bulk', () => {
  const from = { name: 'Otto', email: 'otto@kessel.example' }
  test.each([
    ['a plain mail', {}, from, false],
    ['a newsletter', { 'list-unsubscribe': '<https://x.example>' }, from, true],
    [
      'a list on which people talk',
      { 'list-unsubscribe': '<mailto:x>', 'list-post': '<mailto:crew@x.example>', precedence: 'list' },
      from,
      false,
    ],
    ['an announcement list', { 'list-post': 'NO', 'list-unsubscribe': '<mailto:x>' }, from, true],
    ['an automatic answer', { 'auto-submitted': 'auto-replied' }, from, true],
    ['not automatic', { 'auto-submitted': 'no' }, from, false],
    ['a robot', {}, { name: 'Shop', email: 'no-reply@shop.example' }, true],
    ['receipts', {}, { name: 'Shop', email: 'receipts@shop.example' }, true],
    ['a person called News', {}, { name: 'Ada News', email: 'ada.news@x.example' }, false],
  ] as const)('%s', (_, headers, sender, expected) => expect(isBulk(new Map(Object.entries(headers)), sender)).toBe(expected))
})

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\x.dll', 'x.dll'],
  ['CON.txt', '_CON.txt'],
  ['....', 'f.bin'],
  ['.ssh', 'ssh'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['a<b>:c|d?.txt', 'a_b__c_d_.txt'],
  [null, 'f.bin'],
] as const)('attachment %j is called %j', (name, expected) => expect(cleanFileName(name, 'f.bin')).toBe(expected))

test('a long title is cut between words', () => {
  const title = cleanLine(`${'pump house '.repeat(40)}`, 60)
  expect(title.length).toBeLessThanOrEqual(60)
  expect(title).toMatch(/(?:pump|house)$/)
})

describe('HTML', () => {
  const cases: readonly [string, string, string][] = [
    ['lines of a mail', '<div>one<br>two</div><div>three</div>', 'one\ntwo\nthree'],
    [
      'paragraphs of layout tables',
      '<table><tr><td><table><tr><td><p>Hi Mira,</p><p>it is <b>grey</b>.</p></td></tr></table></td></tr></table>',
      'Hi Mira,\n\nit is grey.',
    ],
    [
      'a table of data',
      '<table><tr><th>What</th><th>Who</th></tr><tr><td>Dig</td><td>Otto</td></tr></table>',
      '| What | Who |\n| Dig | Otto |',
    ],
    ['quotes nest', '<blockquote>a<blockquote>b</blockquote></blockquote>', '> a\n\n>> b'],
    [
      'scripts, styles, comments and hidden text are dropped',
      '<style>p{}</style><script>if(1<2)</script><!-- x --><div style="display:none">preview</div><p>text</p>',
      'text',
    ],
    ['entities', '<p>a&nbsp;&amp;&#8217;&#x2019;&#146;&bogus;</p>', 'a\u00a0&’’’&bogus;'],
    ['lists', '<ul><li>one<ol><li>deep</ol><li>two</ul>', '- one\n  1. deep\n- two'],
    ['crossed and unclosed tags', '<b><i>a</b></i><p>b<div>c', 'a\n\nb\nc'],
    ['a > inside an attribute', '<a title="a>b">c</a>', 'c'],
  ]
  test.each(cases)('%s', (_, html, expected) => expect(htmlToText(html, 'mail')).toBe(expected))
  test('nesting beyond sense is refused', () => expect(() => htmlToText('<div>'.repeat(20_000), 'mail')).toThrow(/LIMIT_NESTING/))
})
