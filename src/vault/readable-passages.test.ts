import { describe, expect, test } from 'vitest'
import { blockText } from './link.ts'
import { sourcePassages } from './readable-passages.ts'

const HEAD =
  '---\ntype: source-transcript\ntitle: x\n---\n# Weekly\n\nOriginal: `Sources/_originals/a.txt.orig`\n\n> [!info]- What was read and repaired\n> - Date taken from the header.\n\n'
const said = (body: string) => sourcePassages(`${HEAD}${body}\n`)

describe('a readable source read back', () => {
  test.each<[string, string, ReturnType<typeof sourcePassages>[number]]>([
    [
      'an utterance with voice and time',
      '**Bea Lindqvist** 1:02:33\nThe lids are heavy. ^u7',
      { speaker: 'Bea Lindqvist', time: '1:02:33', text: 'The lids are heavy.', anchor: 'u7', quoted: false },
    ],
    ['a voice without time', '**Remote**\nYes. ^u8', { speaker: 'Remote', time: null, text: 'Yes.', anchor: 'u8', quoted: false }],
    ['a time without voice', '00:04\nYes. ^u1', { speaker: null, time: '00:04', text: 'Yes.', anchor: 'u1', quoted: false }],
    [
      'an item',
      '• Order twelve spare antennas ^b5',
      { speaker: null, time: null, text: 'Order twelve spare antennas', anchor: 'b5', quoted: false },
    ],
    ['a heading', '**Decisions** ^b7', { speaker: null, time: null, text: 'Decisions', anchor: 'b7', quoted: false }],
    [
      'what was heard is left out',
      'Ask Kanchan \\[heard: Koncha\\] about it. ^u2',
      { speaker: null, time: null, text: 'Ask Kanchan about it.', anchor: 'u2', quoted: false },
    ],
  ])('%s', (_name, body, wanted) => {
    expect(said(body)).toEqual([wanted])
  })

  test('a mail: the writer of each message says its paragraphs, what is quoted nobody', () => {
    const mail = said(
      '**Siobhan Carrick** to Mira Lindholm, 2026-03-09 09:14: Valve map ^m1\n\nThe map is ready.\n\n> On Friday Mira wrote:\n> is it?\n\n**Mira Lindholm** to Siobhan Carrick: Re: Valve map ^m2\n\nThank you.',
    )
    expect(mail.map(p => [p.speaker, p.text, p.anchor, p.quoted])).toEqual([
      ['Siobhan Carrick', 'Valve map', 'm1', false],
      ['Siobhan Carrick', 'The map is ready.', 'm1', false],
      [null, 'On Friday Mira wrote: is it?', 'm1', true],
      ['Mira Lindholm', 'Valve map', 'm2', false],
      ['Mira Lindholm', 'Thank you.', 'm2', false],
    ])
  })

  test.each([
    'a [link] and a | pipe',
    '- [ ] no task',
    '# no heading',
    '1. no list',
    'x*y*z',
    'C:\\temp',
    '#tag and ^id',
    '50%% of it',
    'a ==b== c',
    'it costs $$',
    '> no quote',
  ])('gives back %j as it was said', words => {
    expect(said(`**Bea**\n${blockText(words)} ^u1`)[0]?.text).toBe(words)
  })

  test('a file that is no readable source gives its paragraphs', () => {
    expect(sourcePassages('# Mine\n\nOne thing.\n\nAnother.\n').map(p => p.text)).toEqual(['One thing.', 'Another.'])
    expect(sourcePassages('')).toEqual([])
  })
})
