import { strToU8 } from 'fflate'
import { pdfFile, slideFile, wordParagraph } from '../generate/office.ts'
import { MAIL } from './corpus-mail.ts'
import { bytes, CENTRAL, calendar, event, type HostileFile, page, patched, word, x, zip } from './makers.ts'

const PAGES: readonly HostileFile[] = [
  { name: 'divs-20000.html', ends: 'LIMIT_NESTING', make: () => page(x('<div>', 20_000)) },
  { name: 'tables-20000.html', ends: 'LIMIT_NESTING', make: () => page(x('<table><tr><td>', 20_000)) },
  { name: 'quotes-20000.html', ends: 'LIMIT_NESTING', make: () => page(x('<blockquote>', 20_000)) },
  { name: 'lists-20000.html', ends: 'LIMIT_NESTING', make: () => page(x('<ul><li>a', 20_000)) },
  { name: 'unclosed-formatting.html', ends: 'LIMIT_NESTING', make: () => page(x('<b><i>', 100_000)) },
  { name: 'unclosed-paragraphs.html', ends: 'read', make: () => page(x('<p>hello there', 100_000)) },
  { name: 'unclosed-comment.html', ends: 'read', make: () => page(`<!--${x(' comment', 800_000)}`) },
  { name: 'unclosed-scripts.html', ends: 'read', make: () => page(x('<script', 300_000)) },
  { name: 'unclosed-titles.html', ends: 'any', make: () => page(x('<title>', 200_000)) },
  { name: 'less-than-signs.html', ends: 'read', make: () => page(x('<', 3_000_000)) },
  { name: 'quotes-in-tags.html', ends: 'any', make: () => page(x('<a href="', 200_000)) },
  {
    name: 'long-attribute.html',
    ends: 'read',
    make: () => page(`<img src="data:image/png;base64,${x('A', 15_000_000)}"><p>hello there</p>`),
  },
  { name: 'entities.html', ends: 'read', make: () => page(x('&amp;&#8217;&bogus;&', 100_000)) },
  { name: 'closing-only.html', ends: 'read', make: () => page(x('</div></table></td></b>', 100_000)) },
  { name: 'text-30mb.html', ends: 'LIMIT_BYTES', make: () => page(x('<p>pump house pump house</p>', 1_100_000)) },
]

const PACKED: readonly HostileFile[] = [
  { name: 'bomb-ratio.docx', ends: 'LIMIT_UNPACKED', make: () => word('', { 'word/document.xml': new Uint8Array(200_000_000) }) },
  {
    name: 'bomb-lying.docx',
    ends: 'LIMIT_UNPACKED',
    make: () => patched(word('', { 'word/document.xml': new Uint8Array(100_000_000) }), CENTRAL, 24, 1000),
  },
  {
    name: 'bomb-comments.docx',
    ends: 'LIMIT_UNPACKED',
    make: () => word(wordParagraph('hello there'), { 'word/comments.xml': new Uint8Array(200_000_000).fill(32) }),
  },
  {
    name: 'members-10000.docx',
    ends: 'LIMIT_ENTRIES',
    make: () => word(wordParagraph('hello there'), Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`m${i}`, strToU8('x')]))),
  },
  {
    name: 'members-traversal.docx',
    ends: 'read',
    make: () =>
      word(wordParagraph('hello there'), {
        '../../../tmp/evil': strToU8('x'),
        '/etc/passwd': strToU8('x'),
        'word/..\\..\\x': strToU8('x'),
      }),
  },
  {
    name: 'xml-nested.docx',
    ends: 'LIMIT_NESTING',
    make: () => zip({ 'word/document.xml': strToU8(`<w:document><w:body>${x('<w:sdt><w:sdtContent>', 50_000)}`) }, 0),
  },
  { name: 'xml-unclosed.docx', ends: 'any', make: () => word(`${wordParagraph('hello there')}<w:p><w:r><w:t a="${x('y', 1_000_000)}`) },
  {
    name: 'xml-laughs.docx',
    ends: 'XML_UNREADABLE',
    make: () =>
      zip({
        'word/document.xml': strToU8(
          `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "&a;&a;&a;">`).join('')}]><w:document><w:body/></w:document>`,
        ),
      }),
  },
  {
    name: 'xml-outside-entity.docx',
    ends: 'XML_UNREADABLE',
    make: () =>
      zip({
        'word/document.xml': strToU8(
          '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document><w:body><w:p><w:t>&e;</w:t></w:p></w:body></w:document>',
        ),
      }),
  },
  { name: 'xml-attributes.docx', ends: 'any', make: () => word(`<w:p ${x('a="b" ', 300_000)}><w:r><w:t>hello there</w:t></w:r></w:p>`) },
  { name: 'truncated.docx', ends: 'ZIP_UNREADABLE', make: () => word(wordParagraph('hello there')).subarray(0, 300) },
  {
    name: 'damaged.docx',
    ends: 'any',
    make: () => word(wordParagraph(x('hello there ', 2000))).map((b, i) => (i > 200 && i < 260 ? b ^ 0x5a : b)),
  },
  { name: 'protected.docx', ends: 'FILE_ENCRYPTED', make: () => patched(word(wordParagraph('hello there')), CENTRAL, 6, 0x0001_0014) },
  {
    name: 'offset-outside.docx',
    ends: 'ZIP_UNREADABLE',
    make: () => patched(word(wordParagraph('hello there')), CENTRAL, 42, 0x7fff_ffff),
  },
  { name: 'nothing.docx', ends: 'DOCX_NO_TEXT', make: () => word('') },
  { name: 'no-document.docx', ends: 'FORMAT_BINARY', make: () => zip({ 'x.txt': strToU8('hello') }) },
  {
    name: 'cells-200000.docx',
    ends: 'any',
    make: () => word(`<w:tbl><w:tr>${x('<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>', 200_000)}</w:tr></w:tbl>`),
  },
  {
    name: 'slides-one-4000-times.pptx',
    ends: 'any',
    make: () =>
      zip({
        'ppt/presentation.xml': strToU8(`<p:p><p:sldIdLst>${x('<p:sldId id="1" r:id="r1"/>', 4000)}</p:sldIdLst></p:p>`),
        'ppt/_rels/presentation.xml.rels': strToU8('<R><Relationship Id="r1" Target="slides/s.xml"/></R>'),
        'ppt/slides/s.xml': strToU8(`<p:sld>${x('<p:sp><a:p><a:r><a:t>hello there</a:t></a:r></a:p></p:sp>', 2000)}</p:sld>`),
      }),
  },
  {
    name: 'slides-outside.pptx',
    ends: 'any',
    make: () =>
      zip({
        'ppt/presentation.xml': strToU8('<p:p><p:sldIdLst><p:sldId r:id="r1"/></p:sldIdLst></p:p>'),
        'ppt/_rels/presentation.xml.rels': strToU8('<R><Relationship Id="r1" Target="../../../../etc/passwd"/></R>'),
      }),
  },
  {
    name: 'slides-injected.pptx',
    ends: 'read',
    make: () => slideFile([{ title: '---\ntags: [x]\n---', lines: ['=1+1', '<script>', '[[x]]', '- [ ] do'] }]),
  },
  {
    name: 'archive-of-archives.zip',
    ends: 'FORMAT_BINARY',
    make: () => zip({ 'a.zip': zip({ 'b.zip': zip({ 'c.txt': strToU8('x') }) }) }),
  },
]

const pdfText = (text: string): Uint8Array => bytes(text)
const PDFS: readonly HostileFile[] = [
  { name: 'truncated.pdf', ends: 'any', make: () => pdfFile([[{ text: 'hello there', y: 700 }]]).subarray(0, 200) },
  { name: 'garbage.pdf', ends: 'PDF_UNREADABLE', make: () => pdfText(`%PDF-1.7\n${x('garbage ( << [ ', 50_000)}`) },
  { name: 'pictures.pdf', ends: 'PDF_NO_TEXT', make: () => pdfFile([[], []]) },
  {
    name: 'page-tree-loop.pdf',
    ends: 'any',
    make: () =>
      pdfText(
        '%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF',
      ),
  },
  {
    name: 'page-count-lie.pdf',
    ends: 'any',
    make: () =>
      pdfText(
        '%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Count 999999999 /Kids [] >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF',
      ),
  },
  {
    name: 'xref-loop.pdf',
    ends: 'any',
    make: () => pdfText('%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer << /Size 1 /Prev 9 /Root 1 0 R >>\nstartxref\n9\n%%EOF'),
  },
  {
    name: 'nested-arrays.pdf',
    ends: 'any',
    make: () => pdfText(`%PDF-1.4\n1 0 obj ${x('[', 200_000)} endobj\ntrailer << /Root 1 0 R >>\n%%EOF`),
  },
  {
    name: 'text-flood.pdf',
    ends: 'any',
    make: () => pdfFile([Array.from({ length: 60_000 }, (_, i) => ({ text: 'pump house', y: 800 - (i % 700), x: i % 500 }))]),
  },
  { name: 'pages-5000.pdf', ends: 'LIMIT_PAGES', make: () => pdfFile(Array.from({ length: 5000 }, () => [])) },
]

const CALENDARS: readonly HostileFile[] = [
  { name: 'every-second.ics', ends: 'read', make: () => calendar(event('RRULE:FREQ=SECONDLY;COUNT=1000000000\r\n')) },
  { name: 'impossible-day.ics', ends: 'read', make: () => calendar(event('RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31\r\n')) },
  { name: 'never-that-weekday.ics', ends: 'read', make: () => calendar(event('RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=TU\r\n')) },
  {
    name: 'rule-numbers.ics',
    ends: 'any',
    make: () => calendar(event('RRULE:FREQ=YEARLY;INTERVAL=99999999999;COUNT=-1;BYSETPOS=999\r\n')),
  },
  {
    name: 'events-50000.ics',
    ends: 'LIMIT_EVENTS',
    make: () => calendar(Array.from({ length: 50_000 }, (_, i) => event('').replace('e1@', `e${i}@`)).join('')),
  },
  {
    name: 'series-1000.ics',
    ends: 'LIMIT_EVENTS',
    make: () => calendar(Array.from({ length: 1000 }, (_, i) => event('RRULE:FREQ=DAILY\r\n').replace('e1@', `e${i}@`)).join('')),
  },
  { name: 'components-nested.ics', ends: 'LIMIT_NESTING', make: () => calendar(x('BEGIN:VEVENT\r\n', 100_000)) },
  { name: 'not-closed.ics', ends: 'any', make: () => bytes('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260302T090000Z\r\n') },
  { name: 'line-10mb.ics', ends: 'read', make: () => calendar(event(`DESCRIPTION:${x('pump ', 2_000_000)}\r\n`)) },
  { name: 'attendees-20000.ics', ends: 'read', make: () => calendar(event(x('ATTENDEE;CN=Otto:mailto:otto@kessel.example\r\n', 20_000))) },
  {
    name: 'zone-every-second.ics',
    ends: 'any',
    make: () =>
      calendar(
        `BEGIN:VTIMEZONE\r\nTZID:Mine\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n${event('').replace('DTSTART:', 'DTSTART;TZID=Mine:').replace('Z\r\n', '\r\n')}`,
      ),
  },
  {
    name: 'dates-nonsense.ics',
    ends: 'any',
    make: () =>
      calendar(
        ['20260230T090000Z', '99999999T999999', 'yesterday', '20260302T256199', '']
          .map((d, i) => event('').replace('20260302T090000Z', d).replace('e1@', `n${i}@`))
          .join(''),
      ),
  },
  { name: 'title-bidi.ics', ends: 'read', make: () => calendar(event('').replace('SUMMARY:Valve', 'SUMMARY:Val\u202Eve\\n---\\ntags: x')) },
]

const TEXTS: readonly HostileFile[] = [
  { name: 'empty.txt', ends: 'INBOX_EMPTY', make: () => new Uint8Array() },
  { name: 'blanks.md', ends: 'INBOX_EMPTY', make: () => bytes(x(' \n', 1000)) },
  { name: 'zeros.txt', ends: 'INBOX_EMPTY', make: () => new Uint8Array(1_000_000) },
  {
    name: 'random.bin',
    ends: 'FORMAT_BINARY',
    make: () => Uint8Array.from({ length: 300_000 }, (_, i) => (Math.imul(i + 1, 2654435761) >>> 13) & 255),
  },
  { name: 'spreadsheet.xlsx', ends: 'FORMAT_BINARY', make: () => zip({ 'xl/workbook.xml': strToU8('<x/>') }) },
  {
    name: 'yaml-aliases.md',
    ends: 'any',
    make: () =>
      bytes(
        `---\na: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, i) => `${String.fromCharCode(98 + i)}: &${String.fromCharCode(98 + i)} [${x(`*${String.fromCharCode(97 + i)},`, 9)}]`).join('\n')}\n---\nhello there\n`,
      ),
  },
  { name: 'front-matter-unclosed.md', ends: 'any', make: () => bytes(`---\n${x('a: b\n', 200_000)}`) },
  { name: 'brackets.md', ends: 'any', make: () => bytes(`hello there ${x('[', 1_000_000)}`) },
  { name: 'table-50000-columns.md', ends: 'any', make: () => bytes(`|${x(' a |', 50_000)}\n|${x(' - |', 50_000)}\n`) },
  { name: 'lists-nested.md', ends: 'any', make: () => bytes(Array.from({ length: 3000 }, (_, i) => `${x(' ', i)}- a`).join('\n')) },
  { name: 'comments-unclosed.md', ends: 'any', make: () => bytes(`hello there ${x('<!--', 300_000)}`) },
  { name: 'json-nested.json', ends: 'any', make: () => bytes(x('[', 300_000)) },
  {
    name: 'cues-100000.vtt',
    ends: 'any',
    make: () => bytes(`WEBVTT\n\n${x('00:00:01.000 --> 00:00:02.000\n<v Otto>hello there\n\n', 100_000)}`),
  },
  { name: 'cue-tags.vtt', ends: 'any', make: () => bytes(`WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${x('<c.', 200_000)}\n`) },
  { name: 'one-line-30mb.txt', ends: 'any', make: () => bytes(x('pump house ', 2_700_000)) },
  { name: 'names-and-colons.txt', ends: 'any', make: () => bytes(x('Otto Brandl: Otto Brandl: Otto Brandl: ', 80_000)) },
  { name: 'bidi.txt', ends: 'read', make: () => bytes(`Date: 2 March 2026\n\n${x('hello \u202Ethere\u2066 you\u2069 ', 1000)}`) },
  {
    name: 'surrogates.txt',
    ends: 'any',
    make: () => new Uint8Array([0xff, 0xfe, ...Array.from({ length: 4000 }, (_, i) => (i % 2 ? 0xd8 : i % 200))]),
  },
]

export const hostileFiles: readonly HostileFile[] = [...MAIL, ...PAGES, ...PACKED, ...PDFS, ...CALENDARS, ...TEXTS]
