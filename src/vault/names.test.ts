import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameKey, safeFileName, safeFileNameWithExtension, splitExtension, uniqueName } from './names.ts'

describe('safeFileName', () => {
  test.each([
    ['a plain title stays', 'Port pilot, price corridor', 'Port pilot, price corridor'],
    ['a colon becomes a dash', 'Pilot: next steps', 'Pilot - next steps'],
    ['a time of day keeps its parts apart', 'Call 10:30', 'Call 10-30'],
    ['what Windows refuses goes', 'A/B \\ "C" <d>? | *e*', 'A-B - C d - e'],
    ['what breaks links goes', 'Pilot #3 [draft] ^x', 'Pilot 3 (draft) x'],
    ['direction marks and zero-width characters go', 'in\u202evoice\u200b \u2066gnp\u2069.exe', 'invoice gnp.exe'],
    ['control characters and line ends go', 'a\u0000b\r\nc\td', 'ab c d'],
    ['dots and spaces at the end go', 'The end... ', 'The end'],
    ['dots and dashes at the beginning go', '..--hidden', 'hidden'],
    ['reserved words get a mark', 'CON', 'CON_'],
    ['reserved words with an extension too', 'nul.txt', 'nul_.txt'],
    ['a word that only begins like one stays', 'Console', 'Console'],
    ['decomposed letters are composed', 'Jørgen Å'.normalize('NFD'), 'Jørgen Å'],
    ['other scripts stay', '会議 メモ – обзор', '会議 メモ – обзор'],
    ['nothing left gets a name', '???', 'Untitled'],
    ['dots alone get a name', '..', 'Untitled'],
    ['spaces fold', 'a   b\u00a0\u00a0c', 'a b c'],
  ])('%s', (_name, title, expected) => {
    expect(safeFileName(title)).toBe(expected)
  })

  test('a long title is cut at a word, in bytes, and never inside a character', () => {
    const title = 'negotiation '.repeat(40)
    const cut = safeFileName(title)
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(200)
    expect(cut.endsWith('negotiation')).toBe(true)
    const emoji = safeFileName('👩‍👩‍👧‍👦'.repeat(30))
    expect(Buffer.byteLength(emoji)).toBeLessThanOrEqual(200)
    expect(safeFileName('ä'.repeat(300))).toBe('ä'.repeat(100))
  })

  test('property: always a name that every system takes, and stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), title => {
        const name = safeFileName(title)
        expect(name).not.toBe('')
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(201)
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}]/u)
        expect(name).not.toMatch(/^[.\s]|[.\s]$/)
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
        expect(safeFileName(name)).toBe(name)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('names beside others', () => {
  test('a number before the extension, without regard to case', () => {
    const taken = new Set(['Talk.md', 'TALK (2).md'].map(nameKey))
    expect(uniqueName('talk', '.md', name => taken.has(nameKey(name)))).toBe('talk (3).md')
  })
  test.each([
    ['a.tar.gz', ['a.tar', '.gz']],
    ['.hidden', ['.hidden', '']],
    ['no dot', ['no dot', '']],
    ['Dr. Who meets', ['Dr. Who meets', '']],
    ['x.vtt', ['x', '.vtt']],
  ])('%s is split into stem and extension', (name, parts) => {
    expect(splitExtension(name)).toEqual(parts)
  })
  test('an extension survives, what is unsafe in it does not', () => {
    expect(safeFileNameWithExtension('2025-10-28 10:30.vtt')).toBe('2025-10-28 10-30.vtt')
    expect(safeFileNameWithExtension(`${'long '.repeat(80)}.txt`)).toMatch(/long\.txt$/)
  })
})
