import { expect, test } from 'vitest'
import { wordParagraph as p, pdfFile, slideFile, wordFile, wordTable } from '../../../test/generate/office.ts'
import type { SourceDocument } from '../../model/document.ts'
import type { Sha256 } from '../../model/ids.ts'
import { normalize } from '../normalize.ts'

const read = async (fileName: string, content: Uint8Array | string): Promise<SourceDocument | string> => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const result = await normalize({ fileName, bytes, sha256: 'd'.repeat(64) as Sha256, folders: [], modifiedMs: 0 })
  return result.ok ? (result.value[0] ?? 'nothing') : result.problem.code
}
/** `type level page: text` of every segment. */
const lines = (document: SourceDocument | string): string[] =>
  typeof document === 'string'
    ? [document]
    : document.segments.map(
        s => `${s.type}${s.level ?? ''}${s.page ? ` p${s.page}` : ''}: ${document.text.slice(s.span.start, s.span.end)}`,
      )
const of = (document: SourceDocument | string): SourceDocument => {
  if (typeof document === 'string') throw new Error(document)
  return document
}

test('a Word file: headings by the style’s English name, lists, checkboxes, tables', async () => {
  const styles = '<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>'
  const item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr><w:r><w:t>grey</w:t></w:r></w:p>'
  const document = of(
    await read(
      'plan.docx',
      wordFile({
        body: `${p('Pump house', 'Heading1')}${p('Valve', 'berschrift2')}${item}${p('☒ order it')}${wordTable([
          ['What', 'Who'],
          ['Dig', 'Otto'],
        ])}`,
        styles,
      }),
    ),
  )
  expect(lines(document)).toEqual([
    'heading1: Pump house',
    'heading2: Valve',
    'list-item1: grey',
    'task0: order it',
    'table-row: What | Who',
    'table-row: Dig | Otto',
  ])
  expect(document.title).toEqual({ text: 'Pump house', from: 'content' })
  expect(document.statedParticipants).toEqual([])
})

test('tracked changes: what was inserted is kept, what was deleted is not, both are said', async () => {
  const body =
    '<w:p><w:r><w:t xml:space="preserve">The slot is </w:t></w:r><w:del><w:r><w:delText>Monday</w:delText></w:r></w:del><w:ins><w:r><w:t>Tuesday</w:t></w:r></w:ins></w:p>'
  const document = of(await read('a.docx', wordFile({ body })))
  expect(document.text).toBe('The slot is Tuesday')
  expect(document.repairs.map(r => [r.code, r.count])).toEqual([
    ['tracked-insertions', 1],
    ['tracked-deletions', 1],
  ])
})

test('a comment follows its paragraph and is said by its author', async () => {
  const document = of(
    await read(
      'a.docx',
      wordFile({
        body: p('The slot is Tuesday.', undefined, '<w:r><w:commentReference w:id="7"/></w:r>'),
        comments: '<w:comment w:id="7" w:author="Otto Brandl"><w:p><w:r><w:t>Suits us.</w:t></w:r></w:p></w:comment>',
      }),
    ),
  )
  expect(document.segments.map(s => s.speaker)).toEqual([null, 0])
  expect(document.speakers[0]?.label).toBe('Otto Brandl')
})

test('the date of a document: its own words before its metadata, never a template’s', async () => {
  const core = (date: string) => `<dcterms:modified>${date}</dcterms:modified>`
  expect(
    of(await read('a.docx', wordFile({ body: p('Author: Otto. Date: 3 March 2026. For: the yard'), core: core('2026-04-01T08:00:00Z') })))
      .date,
  ).toEqual({ day: '2026-03-03', from: 'content' })
  expect(of(await read('a.docx', wordFile({ body: p('The valve is grey.'), core: core('2026-04-01T08:00:00Z') }))).date).toMatchObject({
    day: '2026-04-01',
    from: 'header',
  })
  expect(of(await read('a.docx', wordFile({ body: p('The valve is grey.'), core: core('2013-12-23T23:15:00Z') }))).date).toBeNull()
})

test.each([
  [
    'Teams',
    p('Weekly-20260303_100203-Meeting Recording') +
      p('March 3, 2026, 10:02AM') +
      p('Otto Brandl started transcription') +
      p('Mira Solberg   0:03\nCan you hear me?') +
      p('Otto Brandl   0:09\nYes. The valve is grey.') +
      p('Mira Solberg   0:15\nThanks.'),
    3,
  ],
  [
    'Teams, older',
    p('0:0:0.0 --> 0:0:2.880\nMira Solberg\nCan you hear me?') + p('0:0:3.100 --> 0:0:5.0\nOtto Brandl\nYes. The valve is grey.'),
    2,
  ],
  [
    'Google Meet',
    p('Weekly (2026-03-03 10:02 GMT+2) - Transcript', 'Title') +
      p('Attendees') +
      p('Mira Solberg, Otto Brandl') +
      p('Transcript') +
      p('00:00:00') +
      p('Mira Solberg: Can you hear me?') +
      p('Otto Brandl: Yes. The valve is grey.') +
      p('Mira Solberg: Thanks.') +
      p('Meeting ended after 00:06:10'),
    3,
  ],
] as const)('a transcript that %s saved as a Word file is a transcript', async (_, body, utterances) => {
  const document = of(await read('t.docx', wordFile({ body })))
  expect(document.kind).toBe('transcript')
  expect(document.speakers.map(s => s.label)).toEqual(['Mira Solberg', 'Otto Brandl'])
  expect(document.segments.filter(s => s.type === 'utterance')).toHaveLength(utterances)
})

test('minutes that name people are no transcript', async () => {
  const document = of(
    await read(
      'm.docx',
      wordFile({ body: p('Minutes', 'Heading1') + p('Present: Mira, Otto') + p('Mira: will order the valve.') + p('Otto: will dig.') }),
    ),
  )
  expect(document.kind).toBe('document')
})

test('slides in the order of the show, with notes and tables, by slide number', async () => {
  const document = of(
    await read(
      'd.pptx',
      slideFile([
        { title: 'Pump house', lines: ['on time'] },
        {
          title: 'Next',
          rows: [
            ['What', 'Who'],
            ['Dig', 'Otto'],
          ],
          notes: 'The port agreed.',
        },
      ]),
    ),
  )
  expect(lines(document)).toEqual([
    'heading1 p1: Pump house',
    'list-item0 p1: on time',
    'heading1 p2: Next',
    'table-row p2: What | Who',
    'table-row p2: Dig | Otto',
    'paragraph p2: The port agreed.',
  ])
})

test('a PDF: headings by size, paragraphs put together, rows, running headers left out', async () => {
  const page = (n: number, text: string) => [
    { text: 'Kessel Valves, internal', y: 820, size: 8 },
    { text, y: 760 },
    { text: `Page ${n}`, y: 30 },
  ]
  const pages = [
    [
      { text: 'Kessel Valves, internal', y: 820, size: 8 },
      { text: 'Pump report', size: 20, y: 780 },
      { text: 'The cable arrives on Mon-', y: 740 },
      { text: 'day and is laid at once.', y: 726 },
      { text: 'What', y: 690 },
      { text: 'Who', y: 690, x: 300 },
      { text: 'Dig', y: 676 },
      { text: 'Otto', y: 676, x: 300 },
    ],
    page(2, 'The valve is grey.'),
    page(3, 'The crane is free.'),
  ]
  const document = of(await read('r.pdf', pdfFile(pages, "/CreationDate (D:20260303141500+01'00')")))
  expect(lines(document)).toEqual([
    'heading1 p1: Pump report',
    'paragraph p1: The cable arrives on Monday and is laid at once.',
    'table-row p1: What | Who',
    'table-row p1: Dig | Otto',
    'paragraph p2: The valve is grey.',
    'paragraph p3: The crane is free.',
  ])
  expect(document.date).toEqual({ day: '2026-03-03', from: 'header' })
})

test('a PDF of pictures says so', async () => expect(await read('scan.pdf', pdfFile([[], []]))).toBe('PDF_NO_TEXT'))

test('a web page: headings, lists, tables; emphasis and links’ addresses are no words', async () => {
  const document = of(
    await read(
      'p.html',
      '<!doctype html><title>Pump &amp; house</title><h1>Pump house</h1><p>The <b>grey</b> <a href="https://x.example">valve</a>.</p><ul><li>one<li><input type="checkbox" checked>two</ul><table><tr><th>What<th>Who<tr><td>Dig<td>Otto</table>',
    ),
  )
  expect(lines(document)).toEqual([
    'heading1: Pump house',
    'paragraph: The grey valve.',
    'list-item0: one',
    'task0: two',
    'table-row: What | Who',
    'table-row: Dig | Otto',
  ])
})
