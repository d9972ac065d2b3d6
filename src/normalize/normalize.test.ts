import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemOf, read, utterances } from '../../test/inputs/read-item.ts'
import type { SourceDocument } from '../model/document.ts'
import { formats } from './formats/index.ts'
import { normalize } from './normalize.ts'
import { bandsOf, isSameTalk, similarity, sketchOf } from './sketch.ts'

/** What every later stage relies on. */
function sound(doc: SourceDocument): void {
  let at = 0
  for (const [i, s] of doc.segments.entries()) {
    expect(s.index).toBe(i)
    expect(s.span.start).toBeGreaterThanOrEqual(at)
    expect(s.span.end).toBeGreaterThan(s.span.start)
    expect(doc.text.slice(s.span.start, s.span.end).trim()).toBe(doc.text.slice(s.span.start, s.span.end))
    if (s.speaker !== null) expect(doc.speakers[s.speaker]?.index).toBe(s.speaker)
    at = s.span.end
  }
  expect(at).toBe(doc.text.length)
  if (doc.kind !== 'mail') expect(new Set(doc.segments.map(s => s.anchor)).size).toBe(doc.segments.length)
  for (const item of doc.statedItems) {
    const segment = doc.segments[item.segment]
    expect(segment && item.span.start >= segment.span.start && item.span.end <= segment.span.end).toBe(true)
  }
}

const name = fc.constantFrom('Mira Lund', 'Remote', 'Speaker 2', 'Jonas', 'Room Bar 20', 'zoom.us', 'José de la Cruz', 'mira lund')
const words = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        'the',
        'crane',
        'is',
        'broken.',
        'Okay,',
        'so',
        '[BLANK_AUDIO]',
        '(laughing)',
        'Mira',
        'Lund',
        '✅',
        'donâ€™t',
        '10:30',
        '-',
        ':',
        'I’ll',
        'send',
        'it?',
      ),
      { minLength: 1, maxLength: 14 },
    )
    .map(w => w.join(' ')),
  fc.string({ maxLength: 30 }),
)
const clock = fc
  .integer({ min: 0, max: 3599 })
  .map(s => `00:${String(Math.floor(s / 60)).padStart(2, '0')}:${String(s % 60).padStart(2, '0')}`)
const line = fc.oneof(
  fc.tuple(clock, name, words).map(([t, n, w]) => `[${t}.04]  ${n}- ${w}`),
  fc.tuple(clock, name, words).map(([t, n, w]) => `[${t}.04] ${n} :  ${n}${w}`),
  fc.tuple(clock, name, words).map(([t, n, w]) => `${n}  ${t}\n${w}\n`),
  fc.tuple(clock, clock, name, words).map(([a, b, n, w]) => `${a}.000 --> ${b}.500\n<v ${n}>${w}</v>\n`),
  fc.tuple(name, words).map(([n, w]) => `${n}: ${w}`),
  fc.tuple(name, words, clock).map(([n, w, t]) => `**${n}**: ${w}\n*${t}*\n`),
  fc.constantFrom(
    '---',
    'date: 2025-03-05',
    '# 1:1 — Ines Okafor — 2025-03-05',
    '## Summary',
    '## Decisions',
    '## Action items (for Ines Okafor)',
    '- [x] Send it @Ines ✅ 2025-03-07',
    '\t- [ ] x',
    '```text',
    '```',
    '<!-- ai:transcript:start -->',
    '<!-- ai:transcript:end -->',
    '## Transcript (auto)',
    'WEBVTT',
    '> [!info] Purpose',
    '> q',
    '| a | b |',
    '',
  ),
  words,
)

describe('any input', () => {
  it('arbitrary bytes give a result, never an exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async bytes => {
        const result = await normalize(itemOf('x', bytes))
        if (result.ok) for (const doc of result.value) sound(doc)
        else expect(result.problem.code).toMatch(/^[A-Z]+_[A-Z_]+$/)
      }),
      { numRuns: 400, seed: 5 },
    )
  })

  it('arbitrary mixtures of transcript lines give exact spans, and the same twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 25 }), fc.constantFrom('\n', '\r\n', '\r'), async (rows, end) => {
        const item = itemOf('2025-03-05 notes.md', rows.join(end))
        const result = await normalize(item)
        expect(await normalize(item)).toEqual(result)
        if (result.ok) for (const doc of result.value) sound(doc)
      }),
      { numRuns: 600, seed: 7 },
    )
  })

  it('one kind of line only: whatever the kind, its words are all there', async () => {
    const plain = fc.array(fc.constantFrom('the', 'crane', 'lifts', 'forty', 'tonnes', 'so', 'we', 'wait', 'until', 'June'), {
      minLength: 3,
      maxLength: 9,
    })
    const kinds: readonly ((n: string, t: string, w: string) => string)[] = [
      (n, t, w) => `[${t}.04]  ${n}- ${w}.`,
      (n, t, w) => `[${t}.04] ${n} : ${w}.`,
      (n, t, w) => `${n}  ${t}\n${w}.\n`,
      (n, _, w) => `${n}: ${w}.`,
      (n, _, w) => `[${n}]: ${w}.`,
      (n, t, w) => `**${n}**: ${w}.\n*${t}*\n`,
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.array(plain, { minLength: 6, maxLength: 20 }),
        fc.integer({ min: 0, max: kinds.length - 1 }),
        async (talk, kind) => {
          const rows = talk.map((w, i) =>
            kinds[kind]?.(i % 3 ? 'Mira Lund' : 'Jonas Brandt', `00:${String(i + 10)}:00`, `${i} ${w.join(' ')} ${i * 7}`),
          )
          const doc = await read('x.txt', rows.join('\n'))
          const expected = talk.map((w, i) => `${i % 3 ? 'Mira Lund' : 'Jonas Brandt'} | ${i} ${w.join(' ')} ${i * 7}.`)
          expect(utterances(doc).map(u => u.replace(/ [\d.]+ \|/, ' |'))).toEqual(expected)
        },
      ),
      { numRuns: 150, seed: 11 },
    )
  })
})

const WORDS = 'crane berth tide ferry paint rope winch harbour council permit budget engineer safety'.split(' ')

describe('size', () => {
  it('a 40 MB transcript is read within seconds', async () => {
    const row = (i: number): string =>
      `[${String(Math.floor(i / 3600)).padStart(2, '0')}:${String(Math.floor(i / 60) % 60).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}.00]  ${i % 2 ? 'Mira Lund' : 'Remote'}- ${WORDS[i % 7]} ${i * 31} ${WORDS[(i * 3) % 11]} ${i * 17} ${WORDS[(i * 5) % 13]}\n`
    const content = Array.from({ length: 600_000 }, (_, i) => row(i)).join('')
    const started = performance.now()
    const doc = await read('big.txt', content)
    expect(doc.segments).toHaveLength(600_000)
    expect(performance.now() - started).toBeLessThan(40_000)
  })

  it('one line of 50 kB becomes utterances of a sane length', async () => {
    const doc = await read('x.txt', 'okay so the crane is um broken again and we wait for the part yeah '.repeat(760))
    expect(doc.format).toBe('unmarked-speech')
    expect(Math.max(...doc.segments.map(s => s.span.end - s.span.start))).toBeLessThan(600)
  })

  it.each([
    ['blanks', `a${' '.repeat(400_000)}b`],
    ['empty lines', `a${'\n'.repeat(300_000)}b`],
    ['blank lines', `a${' \n'.repeat(150_000)}b`],
    ['short gaps', `${'a    '.repeat(60_000)}b`],
    ['brackets', '['.repeat(300_000)],
    ['stars', '*'.repeat(300_000)],
    ['quotes', '>'.repeat(300_000)],
    ['open fences', '```\n'.repeat(60_000)],
    ['dashes', '- '.repeat(200_000)],
    ['colons', 'a: '.repeat(150_000)],
    ['arrows', '-->\n'.repeat(80_000)],
    ['comments', '<!--'.repeat(100_000)],
    ['front matter that never ends', `---\n${'a: b\n'.repeat(80_000)}`],
    ['tables', '|'.repeat(300_000)],
    ['tags', '<v '.repeat(120_000)],
    ['captions of tags', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<v A'.repeat(100_000)}`],
    ['one capital word', 'A'.repeat(400_000)],
    ['capital words', 'Ab '.repeat(150_000)],
    ['timed capitals', `[00:00:01] ${'Ab'.repeat(150_000)}`],
    ['dates', '2025-'.repeat(80_000)],
    ['links', '[['.repeat(150_000)],
    ['JSON brackets', '['.repeat(200_000) + ']'.repeat(200_000)],
    ['headings', '#'.repeat(300_000)],
    ['a task of at signs', `- [ ] ${'@'.repeat(200_000)}`],
    ['a task of emoji', `- [ ] ${'📅 '.repeat(100_000)}`],
  ])('hostile: 300 kB of %s', async (_, content) => {
    const started = performance.now()
    const result = await normalize(itemOf('2025-01-02 x.md', content))
    if (result.ok) for (const doc of result.value) expect(doc.text.length).toBeLessThan(content.length * 2 + 10)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('the list of formats', () => {
  it('has distinct names and ends with the catch-all', () => {
    expect(new Set(formats.map(f => f.name)).size).toBe(formats.length)
    expect(formats.at(-1)?.name).toBe('plain-document')
  })
})

// Its type declarations name files without extensions, which this module resolution does not follow.
type Oracle = { parseText(text: string, options: { type: 'vtt' }): Promise<{ cues: { text: string }[] }> }

describe('WebVTT against another parser', () => {
  it('gives the same captions', async () => {
    const cue = fc.tuple(
      clock,
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.constantFrom('the', 'crane', 'is', 'late', 'so', 'we', 'wait'), { minLength: 2, maxLength: 8 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(cue, { minLength: 1, maxLength: 12 }), async cues => {
        const { parseText } = (await import('media-captions')) as unknown as Oracle
        const text = `WEBVTT\n\n${cues.map(([t, d, w], i) => `${i}\n${t}.000 --> ${t}.${d}00 position:10%\n<v Mira Lund>${i} ${w.join(' ')} &amp; ${i}.</v>\n`).join('\n')}`
        const theirs = (await parseText(text, { type: 'vtt' })).cues.map(c => c.text.replace(/<[^>]+>/g, '').replace('&amp;', '&'))
        const doc = await read('x.vtt', text)
        expect(doc.segments.map(s => doc.text.slice(s.span.start, s.span.end))).toEqual(theirs)
      }),
      { numRuns: 60, seed: 3 },
    )
  })
})

describe('the sketch of a talk', () => {
  const topics =
    'crane berth tide ferry paint rope winch harbour council permit budget engineer safety storm repair crew schedule invoice insurance anchor'.split(
      ' ',
    )
  const verbs = 'needs wants breaks moves costs delays helps blocks changes follows'.split(' ')
  const talk = (seed: number, sentences: number): string => {
    let state = seed
    const next = (n: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      return (state >>> 8) % n
    }
    const any = (): string => (next(3) ? topics[next(20)] : verbs[next(10)]) ?? ''
    return Array.from(
      { length: sentences },
      (_, i) => `${i % 2 ? 'Mira Lund' : 'Jonas'}: ${Array.from({ length: 12 }, any).join(' ')}.`,
    ).join('\n')
  }
  const sketch = async (text: string): Promise<readonly number[]> => sketchOf(await read('x.txt', text))

  it('is the same for the same talk in another form, similar where a recogniser heard every eighth word differently, different for another talk', async () => {
    const one = talk(1, 200)
    const other = one.replace(/^([^:]+): /gm, '[00:01:02.00] $1 : ')
    let n = 0
    const misheard = one.replace(/\b[a-z]+\b/g, w => (++n % 8 === 0 ? `${w}x` : w))
    const [a, b, c, d] = [await sketch(one), await sketch(other), await sketch(misheard), await sketch(talk(2, 200))]
    expect(similarity(a, b)).toBe(1)
    expect(isSameTalk(a, c)).toBe(true)
    expect(bandsOf(a).filter(x => bandsOf(c).includes(x)).length).toBeGreaterThan(0)
    expect(isSameTalk(a, d)).toBe(false)
    expect(a).toHaveLength(64)
    expect(a.every(v => Number.isInteger(v) && v >= 0 && v <= 0xffffffff)).toBe(true)
  })

  it('says nothing about a talk that is too short', async () => {
    expect(await sketch(talk(1, 3))).toEqual([])
    expect(isSameTalk([], [])).toBe(false)
    expect(bandsOf([])).toEqual([])
  })
})
