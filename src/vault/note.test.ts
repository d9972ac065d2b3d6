import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockIdOf, type MergedLines, mergeManagedLines, type SectionLines, scanLines, sectionsOf } from './note.ts'

const hash = (line: string): string => `h${line}`
const merge = (text: string, sections: readonly SectionLines[], known: Record<string, string> = {}): MergedLines =>
  mergeManagedLines(text, sections, { known: new Map(Object.entries(known)), hash, sectionOrder: ['Summary', 'Decisions', 'Risks'] })
const section = (heading: string, ...lines: string[]): SectionLines => ({
  heading,
  order: 'append',
  lines: lines.map(text => ({ id: blockIdOf(text) ?? '', text })),
})

describe('managed lines', () => {
  test('go below the last line of their section', () => {
    const out = merge('# T\n\n## Decisions\n- mine\n\n## Risks\n- other\n', [section('Decisions', '- ours ^d-1')])
    expect(out.text).toBe('# T\n\n## Decisions\n- mine\n- ours ^d-1\n\n## Risks\n- other\n')
  })
  test('a missing section is made where the order wants it', () => {
    expect(merge('# T\n\n## Risks\n- x\n', [section('Decisions', '- ours ^d-1')]).text).toBe(
      '# T\n\n## Decisions\n- ours ^d-1\n\n## Risks\n- x\n',
    )
    expect(merge('# T\n\n## Summary\nx\n', [section('Decisions', '- ours ^d-1')]).text).toBe(
      '# T\n\n## Summary\nx\n\n## Decisions\n- ours ^d-1\n',
    )
  })
  test('the source line stays at the end of the note', () => {
    expect(merge('# T\n\n---\n*Source: [[s]]*\n', [section('Risks', '- r ^r-1')]).text).toBe(
      '# T\n\n## Risks\n- r ^r-1\n\n---\n*Source: [[s]]*\n',
    )
  })
  test('a line as last written is ours to change', () => {
    const out = merge('## Risks\n- old ^r-1\n', [section('Risks', '- new ^r-1')], { 'r-1': hash('- old ^r-1') })
    expect(out.text).toBe('## Risks\n- new ^r-1\n')
  })
  test('a line that is wanted twice stands once, in its last form', () => {
    const twice = section('Risks', '- first ^r-1', '- last ^r-1')
    expect(merge('## Risks\n- old ^r-1\n', [twice], { 'r-1': hash('- old ^r-1') }).text).toBe('## Risks\n- last ^r-1\n')
    expect(merge('## Risks\n- other\n', [twice]).text).toBe('## Risks\n- other\n- last ^r-1\n')
  })
  test('a line that the person changed is theirs', () => {
    const out = merge('## Risks\n- edited by hand ^r-1\n', [section('Risks', '- new ^r-1')], { 'r-1': hash('- old ^r-1') })
    expect(out.text).toBe('## Risks\n- edited by hand ^r-1\n')
    expect([...out.edited.keys()]).toEqual(['r-1'])
  })
  test('a line that the person deleted never comes back', () => {
    const out = merge('## Risks\n', [section('Risks', '- new ^r-1')], { 'r-1': hash('- old ^r-1') })
    expect(out.text).toBe('## Risks\n')
    expect(out.deleted).toEqual(['r-1'])
  })
  test('line ends of a Windows note stay, and new lines take them', () => {
    expect(merge('## Risks\r\n\t- odd\r\n', [section('Risks', '- r ^r-1')]).text).toBe('## Risks\r\n\t- odd\r\n- r ^r-1\r\n')
  })
  test('headings and ids inside a fence are text', () => {
    const text = '```\n## Risks\n- x ^r-1\n```\n'
    expect(sectionsOf(scanLines(text))).toEqual([])
    expect(merge(text, [section('Risks', '- r ^r-1')]).text).toContain('```\n\n## Risks\n- r ^r-1\n')
  })
  test('newest first sorts a new line between older and newer ones', () => {
    const out = merge('## Summary\n- 2025-03-01: c ^c-3\n- 2025-01-01: a ^c-1\n', [
      { heading: 'Summary', order: 'newest-first', lines: [{ id: 'c-2', text: '- 2025-02-01: b ^c-2' }] },
    ])
    expect(out.text).toBe('## Summary\n- 2025-03-01: c ^c-3\n- 2025-02-01: b ^c-2\n- 2025-01-01: a ^c-1\n')
  })
  test('a line whose day moved takes its new place', () => {
    const out = merge(
      '## Summary\n- 2025-03-01: c ^c-3\n- 2025-02-01: b ^c-2\n- 2025-01-01: a ^c-1\n',
      [{ heading: 'Summary', order: 'newest-first', lines: [{ id: 'c-1', text: '- 2025-04-01: a ^c-1' }] }],
      { 'c-1': hash('- 2025-01-01: a ^c-1') },
    )
    expect(out.text).toBe('## Summary\n- 2025-04-01: a ^c-1\n- 2025-03-01: c ^c-3\n- 2025-02-01: b ^c-2\n')
  })
})

describe('laws', () => {
  const line = fc.oneof(
    fc.constantFrom('', '## Risks', '## Mine', '- [ ] task', '```', '---', '> quote', '\tindented', 'text ^r-9', '*Source: x*'),
    fc.string({ maxLength: 20 }).map(s => s.replace(/[\r\n]/g, ' ')),
  )
  const note = fc.tuple(fc.array(line, { maxLength: 25 }), fc.constantFrom('\n', '\r\n')).map(([ls, eol]) => ls.join(eol))

  test("every line of the person's survives, in order, to the byte", () => {
    fc.assert(
      fc.property(note, text => {
        const out = merge(text, [section('Decisions', '- d ^d-zzz'), section('Risks', '- r ^r-zzz')]).text
        let at = 0
        for (const l of text.split('\n')) {
          const found = out.indexOf(l, at)
          expect(found).toBeGreaterThanOrEqual(0)
          at = found + l.length
        }
        const ours = ['- d ^d-zzz', '- r ^r-zzz']
        expect(ours.every(o => out.includes(o))).toBe(true)
      }),
    )
  })
  test('merging twice is merging once', () => {
    fc.assert(
      fc.property(note, text => {
        const sections = [section('Decisions', '- d ^d-zzz'), section('Risks', '- r ^r-zzz')]
        const once = merge(text, sections)
        const known = Object.fromEntries([...once.written].map(([id, l]) => [id, hash(l)]))
        expect(merge(once.text, sections, known).text).toBe(once.text)
      }),
    )
  })
})
