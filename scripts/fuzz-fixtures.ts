import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8 } from 'fflate'
import { SAMPLES } from '../test/contracts/samples.ts'
import { generateMails, toEml, toExport, toMbox } from '../test/generate/mails.ts'
import { pdfFile, slideFile, wordFile, wordParagraph, wordTable } from '../test/generate/office.ts'

/** One healthy file of each format: what the fuzzer breaks. `inner` makes the file from text that can be broken before it is packed. */
export interface FuzzFixture {
  readonly format: string
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly inner?: { readonly text: string; readonly pack: (text: string) => Uint8Array }
}

const mails = generateMails(3, 12, 3)
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const RICH_MAIL = `From: "Brandl, Otto" <otto@kessel.example>\r\nTo: Mira Solberg <mira@norvik.example>, list: a@b.example, c@d.example;\r\nSubject: =?utf-8?q?Re=3A_Ventil_=E2=80=93_Termin?=\r\nDate: Mon, 2 Mar 2026 09:00:00 +0100 (CET)\r\nMessage-ID: <f1@kessel.example>\r\nReferences: <f0@norvik.example>\r\nList-Unsubscribe: <https://x.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="m"\r\n\r\n--m\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nHallo Mira,\r\n\r\nk=F6nnten Sie das Ventil pr=FCfen? Siehe =\r\nunten.\r\n\r\nMit freundlichen Gr=FC=DFen\r\nOtto Brandl\r\nProjektleiter | Kessel Valves GmbH | +49 555 0123\r\n\r\nAm Mo., 2. M=E4rz 2026 um 08:10 schrieb Mira Solberg <mira@norvik.example>:\r\n> Wann?\r\n\r\n--a\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPGh0bWw+PGJvZHk+PHA+SGFsbG88L3A+PHRhYmxlPjx0cj48dGQ+YTwvdGQ+PHRkPmI8L3RkPjwvdHI+PC90YWJsZT48L2JvZHk+PC9odG1sPg==\r\n\r\n--a--\r\n--m\r\nContent-Type: text/calendar; method=REQUEST; name="i.ics"\r\nContent-Disposition: attachment; filename*=utf-8''i%20n.ics\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n--m\r\nContent-Type: message/rfc822\r\n\r\nFrom: x@y.example\r\nSubject: inner\r\n\r\nhello\r\n--m--\r\n`

const REPLY = `From: Otto Brandl <otto@kessel.example>\nTo: Mira Solberg <mira@norvik.example>\nSubject: Re: Valve\nDate: Thu, 5 Mar 2026 09:00:00 +0100\nMessage-ID: <f9@kessel.example>\nIn-Reply-To: <f8@norvik.example>\nContent-Type: text/plain; charset=utf-8\n\nFine, see below.\n\nOtto\n\nOn Wed, 4 Mar 2026 at 16:20, Mira Solberg <mira@norvik.example> wrote:\n> The valve costs 900 euros.\n> Could you call the yard?\n>\n> Am 03.03.2026 um 08:10 schrieb Jonas Vik <jonas@vik.example>:\n>> I will send the curve of the grey valve by Friday.\n>> Jonas\n\nNo.\n\n> And the flange?\n\n---------- Forwarded message ---------\nFrom: Liv Moe [mailto:liv@havn.example]\nSent: 03/02/2026 5:02 PM\nTo: Otto Brandl; Mira Solberg\nSubject: FW: Valve\n\nThe crane is free in week 11.\n\n________________________________\nVon: Per Aas\nGesendet: Montag, 2. März 2026 09:00\nAn: Liv Moe\nBetreff: Valve\n\nWann kommt der Kran?\n`

const CALENDAR = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-TIMEZONE:Europe/Oslo\r\nBEGIN:VTIMEZONE\r\nTZID:Mine\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:e1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;TZID=Mine:20260302T090000\r\nDTEND;TZID=Mine:20260302T100000\r\nRRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260601T000000Z\r\nEXDATE;TZID=Mine:20260309T090000\r\nSUMMARY:Pump house\\, weekly\r\nORGANIZER;CN=Otto:mailto:otto@kessel.example\r\nATTENDEE;CN="Solberg, Mira";PARTSTAT=ACCEPTED:mailto:mi\r\n ra@norvik.example\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:e1\r\nRECURRENCE-ID;TZID=Mine:20260316T090000\r\nDTSTART;TZID=W. Europe Standard Time:20260317T090000\r\nDURATION:PT45M\r\nSUMMARY:Moved\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:e2\r\nDTSTART;VALUE=DATE:20260401\r\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=5\r\nSTATUS:CANCELLED\r\nSUMMARY:Close\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`

const PAGE = `<!doctype html><html><head><title>Pump &amp; house</title><style>p{}</style><meta name="date" content="2026-03-02"></head><body><h1>Pump house</h1><div style="display:none">x</div><p>The <b>grey</b> valve &mdash; <a href='x'>here</a>.<ul><li>one<li>two<ol><li>deep</ol></ul><table><tr><th>What<th>Who<tr><td>Dig<td>Otto</table><blockquote>old<br>text</blockquote><pre>a\n b</pre><script>1<2</script></body></html>`

const NOTE = `---\ntype: people\ndate: 2026-03-02\nparticipants: [Mira Solberg, Otto Brandl]\n---\n# 1:1 — Otto Brandl — 2026-03-02\n\n## Summary\nThe valve comes late.\n\n## Action Items\n- [ ] Send the curve @Otto 📅 2026-03-09 ⏫ #task ^a-7k3m2p\n- [x] Call the yard ✅ 2026-03-01\n\n## Decisions\n- Grey it is\n\n| What | Who |\n|---|---|\n| Dig | Otto |\n`

const WORD_BODY = `${wordParagraph('Pump house plan', 'Heading1')}${wordParagraph('Date: 2 March 2026')}<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Grey valve</w:t></w:r></w:p><w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:commentReference w:id="1"/></w:r></w:p>${wordTable(
  [
    ['What', 'Who'],
    ['Dig', 'Otto'],
  ],
)}`
const packWord = (body: string): Uint8Array =>
  wordFile({ body, comments: '<w:comment w:id="1" w:author="Otto"><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment>' })
const TEAMS = `${wordParagraph('Weekly-20260302_090000-Meeting Recording')}${wordParagraph('Mira Solberg   0:03\nGood morning.')}${wordParagraph('Otto Brandl   0:09\nI will send the curve by Friday.')}${wordParagraph('Mira Solberg   0:15\nThanks.')}`
const PRESENTATION = '<p:presentation xmlns:r="r"><p:sldIdLst><p:sldId id="1" r:id="rId1"/></p:sldIdLst></p:presentation>'
const SLIDE =
  '<p:sld><p:sp><p:ph type="title"/><a:p><a:r><a:t>Pump house</a:t></a:r></a:p></p:sp><p:sp><p:ph/><a:p><a:pPr lvl="1"><a:buChar char="•"/></a:pPr><a:r><a:t>line</a:t></a:r></a:p></p:sp><a:tbl><a:tr><a:tc><a:p><a:r><a:t>a</a:t></a:r></a:p></a:tc><a:tc/></a:tr></a:tbl></p:sld>'
const packSlide = (slide: string): Uint8Array =>
  wordFile({
    body: '',
    more: {
      'word/document.xml': strToU8('x'),
      'ppt/presentation.xml': strToU8(PRESENTATION),
      'ppt/_rels/presentation.xml.rels': strToU8('<R><Relationship Id="rId1" Target="slides/slide1.xml"/></R>'),
      'ppt/slides/slide1.xml': strToU8(slide),
    },
  })

const TEXTS: Readonly<Record<string, readonly [string, string]>> = {
  email: ['m.eml', RICH_MAIL],
  'email-plain': ['m.eml', toEml(mails[5] ?? mails[0] ?? (generateMails(1, 1, 1)[0] as never))],
  'email-quoted': ['r.eml', REPLY],
  'mail-export': [
    'm.md',
    toExport(
      mails.filter(m => m.thread === 0),
      '2026-03-02 10:00:00',
    ),
  ],
  mbox: ['m.mbox', toMbox(mails.slice(0, 6))],
  icalendar: ['c.ics', CALENDAR],
  html: ['p.html', PAGE],
  'earlier-note': ['n.md', NOTE],
  webvtt: [
    't.vtt',
    'WEBVTT\n\nNOTE x\n\n1\n00:00:01.000 --> 00:00:02.500 align:start\n<v Mira Solberg>Good <i>morning</i> &amp; hello</v>\n\n00:00:03.000 --> 00:00:05.000\n<v.loud Otto Brandl>I will send the curve by Friday.\n\n00:00:05.000 --> 00:00:06.000\nThanks.\n',
  ],
  subrip: [
    't.srt',
    '1\n00:00:01,000 --> 00:00:02,500\nMira: Good morning\n\n2\n00:00:03,000 --> 00:00:05,000\nOtto: I will send the curve by Friday.\n\n3\n00:00:05,500 --> 00:00:06,000\n<i>Thanks.</i>\n',
  ],
  'dash-transcript': [
    't.txt',
    '[00:00:02.06]  Mira Solberg- Good morning\n[00:00:04.04]   Remote- Hey\n[00:00:09.08]   RemoteSo yeah\n[00:01:00.21]  Mira SolbergI heard the pump\n[00:01:09.21]  Remote- [BLANK_AUDIO]\n',
  ],
  'colon-transcript': [
    't.txt',
    '[00:01:52.53] Mira Solberg :  Mira SolbergHey\n[00:01:55.10] Remote : I will send the curve by Friday\n[00:01:59.10] Jabra Speak 710 :  Mira Solberg(computer chiming)\n',
  ],
  'zoom-text': [
    't.txt',
    'Mira Solberg  00:00:03\nGood morning\n\nOtto Brandl  00:00:09\nI will send the curve by Friday.\n\nMira Solberg  00:00:15\nThanks.\n',
  ],
  'transcript-json': [
    't.json',
    JSON.stringify({
      text: 'Good morning.',
      language: 'en',
      segments: [
        { id: 0, start: 0.1, end: 2.5, text: ' Good morning.' },
        { id: 1, start: 3, end: 5, text: ' I will send the curve by Friday.' },
      ],
    }),
  ],
  'plain-document': [
    'p.txt',
    'Pump house memo\n\nDate: 2 March 2026\n\nThe grey valve is ordered. Otto sends the curve.\n\n- one\n- two\n',
  ],
}

/** Formats that a richer file stands for. */
const HAVE = new Set([...Object.keys(TEXTS), 'docx', 'pptx', 'pdf'])

export const fuzzFixtures: readonly FuzzFixture[] = [
  ...Object.entries(TEXTS).map(([format, [fileName, text]]) => ({ format, fileName, bytes: utf8(text) })),
  // Every other format of the list by the sample of its contract.
  ...Object.entries(SAMPLES)
    .filter(([format]) => !HAVE.has(format))
    .map(([format, [fileName, content]]) => ({ format, fileName, bytes: typeof content === 'string' ? utf8(content) : content })),
  // The JSON of each recorder.
  ...['fireflies', 'granola', 'assemblyai', 'deepgram', 'whisper-cpp', 'macwhisper', 'generic'].map(name => ({
    format: `${name}-json`,
    fileName: `${name}.json`,
    bytes: new Uint8Array(readFileSync(join(import.meta.dirname, `../test/inputs/recorders/${name}.json`))),
  })),
  { format: 'docx', fileName: 'w.docx', bytes: packWord(WORD_BODY), inner: { text: WORD_BODY, pack: packWord } },
  { format: 'docx-transcript', fileName: 't.docx', bytes: packWord(TEAMS), inner: { text: TEAMS, pack: packWord } },
  {
    format: 'pptx',
    fileName: 's.pptx',
    bytes: slideFile([{ title: 'Pump house', lines: ['one', 'two'], rows: [['a', 'b']], notes: 'say it' }, { title: 'Next' }]),
    inner: { text: SLIDE, pack: packSlide },
  },
  {
    format: 'pdf',
    fileName: 'p.pdf',
    bytes: pdfFile(
      [
        [
          { text: 'Pump house', size: 20, y: 780 },
          { text: 'The grey valve.', y: 740 },
        ],
        [
          { text: 'What', y: 700 },
          { text: 'Who', y: 700, x: 300 },
        ],
      ],
      '/Title (Pump) /CreationDate (D:20260302090000Z)',
    ),
  },
]
