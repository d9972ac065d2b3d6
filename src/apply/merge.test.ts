import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprints, reverseMerge, splitLines } from './merge.ts'

const lines = (...l: string[]): string => l.map(x => `${x}\n`).join('')

describe('reverseMerge', () => {
  test.each<[string, { before: string; wrote: string; now: string }, string]>([
    ['untouched: what stood before', { before: lines('a', 'b'), wrote: lines('a', 'N', 'b'), now: lines('a', 'N', 'b') }, lines('a', 'b')],
    [
      'a line of the person right below ours stays, ours goes',
      { before: lines('a', 'b'), wrote: lines('a', 'N', 'b'), now: lines('a', 'N', 'P', 'b') },
      lines('a', 'P', 'b'),
    ],
    [
      'a key of the front matter that both changed stands once, as the newer has it',
      {
        before: lines('---', 'title: A', 'last: 1', 'made: 0', '---', 'x'),
        wrote: lines('---', 'title: A', 'last: 2', 'role: r', 'made: 0', '---', 'x', 'N'),
        now: lines('---', 'title: A', 'last: 3', 'role: s', 'made: 0', '---', 'x', 'N'),
      },
      lines('---', 'title: A', 'last: 3', 'role: s', 'made: 0', '---', 'x'),
    ],
    [
      'a line that we wrote and the person rewrote stays as rewritten',
      { before: lines('a', 'b'), wrote: lines('a', 'N', 'b'), now: lines('a', 'N, but better', 'b') },
      lines('a', 'N, but better', 'b'),
    ],
    [
      'a line that we replaced comes back',
      { before: lines('a', 'old', 'b'), wrote: lines('a', 'new', 'b'), now: lines('top', 'a', 'new', 'b') },
      lines('top', 'a', 'old', 'b'),
    ],
    [
      'a line that we replaced and the person replaced again is the person’s, once',
      { before: lines('a', 'old', 'b'), wrote: lines('a', 'new', 'b'), now: lines('a', 'mine', 'b') },
      lines('a', 'mine', 'b'),
    ],
    [
      'a line that we removed comes back',
      { before: lines('a', 'x', 'b'), wrote: lines('a', 'b'), now: lines('a', 'b', 'c') },
      lines('a', 'x', 'b', 'c'),
    ],
    [
      'a line of the person’s that was deleted since stays deleted',
      { before: lines('a', 'b'), wrote: lines('a', 'b', 'N'), now: lines('b', 'N') },
      lines('b'),
    ],
    ['a file of ours alone leaves nothing', { before: '', wrote: lines('a', 'b'), now: lines('b') }, ''],
    [
      'what the person added to a file of ours remains',
      { before: '', wrote: lines('a', 'b'), now: lines('a', 'mine', 'b') },
      lines('mine'),
    ],
    ['CRLF lines stay CRLF', { before: 'a\r\n', wrote: 'a\r\nN\r\n', now: 'a\r\nN\r\nmine' }, 'a\r\nmine'],
    [
      'a last line without line end gets one when it comes to stand in the middle',
      { before: 'a\nx', wrote: 'a', now: 'a\nmine\n' },
      'a\nmine\nx',
    ],
  ])('%s', (_name, { before, wrote, now }, expected) => {
    expect(reverseMerge(fingerprints(wrote), before, now)).toBe(expected)
  })

  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', '', 'x y'), { maxLength: 12 }).map(l => lines(...l))

  test('property: nothing edited since gives the text before, whatever we wrote', () => {
    fc.assert(
      fc.property(text, text, (before, wrote) => {
        expect(reverseMerge(fingerprints(wrote), before, wrote)).toBe(before)
      }),
    )
  })

  test('property: nothing written by us keeps the person’s text as it is', () => {
    fc.assert(
      fc.property(text, text, (before, now) => {
        expect(reverseMerge(fingerprints(before), before, now)).toBe(now)
      }),
    )
  })

  test('property: a line that the person added is never lost', () => {
    fc.assert(
      fc.property(text, text, fc.nat(), (before, wrote, at) => {
        const now = splitLines(wrote)
        now.splice(at % (now.length + 1), 0, 'a line of mine\n')
        const merged = reverseMerge(fingerprints(wrote), before, now.join(''))
        expect(splitLines(merged).filter(l => l === 'a line of mine\n')).toHaveLength(1)
        expect(
          splitLines(merged)
            .filter(l => l !== 'a line of mine\n')
            .join(''),
        ).toBe(before)
      }),
    )
  })

  test('two texts of 20,000 lines that have nothing in common end in time', () => {
    const many = (word: string): string => lines(...Array.from({ length: 20_000 }, (_, i) => `${word} ${i}`))
    const started = performance.now()
    reverseMerge(fingerprints(many('a')), '', many('b'))
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
