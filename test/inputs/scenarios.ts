import { join } from 'node:path'
import { pdfFile, slideFile, wordFile, wordParagraph, wordTable } from '../generate/office.ts'

/** What lands in an Inbox, kind by kind: for `scripts/walk-inputs.ts` and `walk.test.ts`. */
export interface Scenario {
  readonly name: string
  /** Files of the Inbox, one delivery after the other. */
  readonly deliveries: readonly Readonly<Record<string, string | Uint8Array | { readonly file: string }>>[]
  /** Lines for the config; `folder` is a scratch folder. */
  readonly config?: (folder: string) => string
  /** Commands to run afterwards. */
  readonly also?: readonly (readonly string[])[]
  /** Show no pages and no readable sources. */
  readonly notesOnly?: boolean
}

const recorder = (name: string) => ({ file: join(import.meta.dirname, 'recorders', name) })
const CALL = '2026-03-04 10.00 Corran Water weir gate'

/** The talk of all recorders. */
export const TALK: readonly (readonly [seconds: number, name: string, words: string])[] = [
  [4, 'Mira Lindholm', 'Good morning Siobhan, good morning Kaveh. Thanks for making time for Corran Water today.'],
  [10, 'Siobhan Carrick', 'Good morning. Let me start with the gate at the north weir, because it sticks again.'],
  [17, 'Kaveh Rostami', 'I looked at it on Monday. The hinge pin is worn, the motor is fine.'],
  [25, 'Siobhan Carrick', 'So what do we do about the hinge pin?'],
  [29, 'Mira Lindholm', 'We decided to replace both pins at once, in April.'],
  [36, 'Siobhan Carrick', 'Agreed. The budget for the pins is 4,200 euros.'],
  [42, 'Kaveh Rostami', "I'll order the pins by Friday."],
  [46, 'Mira Lindholm', 'Great. Siobhan, could you send me the drawing of the hinge by Tuesday?'],
  [53, 'Siobhan Carrick', 'Yes, I will send you the drawing by Tuesday.'],
  [58, 'Kaveh Rostami', 'My worry is the crane. If the crane is not free in April, we lose the dry season.'],
  [67, 'Mira Lindholm', "I'll call Ferro Cranes tomorrow and book it."],
  [72, 'Siobhan Carrick', 'Who closes the road while you work?'],
  [77, 'Mira Lindholm', 'That is still open. Let us talk about it next Wednesday at ten.'],
  [84, 'Siobhan Carrick', 'Perfect, thank you. Bye.'],
]

const stamp = (s: number): string => `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`
const teamsWord = wordFile({
  body: [
    wordParagraph('Corran Water weir gate-20260304_100000-Meeting Recording'),
    wordParagraph('March 4, 2026, 10:00AM'),
    wordParagraph('1m 28s'),
    wordParagraph('Mira Lindholm started transcription'),
    ...TALK.map(([at, name, words]) => wordParagraph(`${name}   ${stamp(at)}\n${words}`)),
    wordParagraph('Mira Lindholm stopped transcription'),
  ].join(''),
})
const meetWord = wordFile({
  body: [
    wordParagraph('Mar 4, 2026', 'Heading2'),
    wordParagraph('Corran Water weir gate - Transcript', 'Heading1'),
    wordParagraph('Attendees', 'Heading3'),
    wordParagraph('Kaveh Rostami, Mira Lindholm, Siobhan Carrick'),
    wordParagraph('Transcript', 'Heading3'),
    wordParagraph('00:00:00', 'Heading3'),
    ...TALK.map(([, name, words]) => wordParagraph(`${name}: ${words}`)),
    wordParagraph('Meeting ended after 00:01:28 👋'),
    wordParagraph(
      'This editable transcript was computer generated and might contain errors. People can also change the text after it was created.',
    ),
  ].join(''),
})

const RECORDERS: readonly Scenario[] = [
  ['Otter text', 'otter.txt', 'Corran Water weir gate_otter_ai.txt'],
  ['Fireflies JSON', 'fireflies.json', 'Corran-Water-weir-gate.json'],
  ['Granola JSON', 'granola.json', `${CALL}.json`],
  ['Teams VTT', 'teams.vtt', 'Corran Water weir gate_2026-03-04.vtt'],
  ['AssemblyAI JSON', 'assemblyai.json', `${CALL}.json`],
  ['Deepgram JSON', 'deepgram.json', `${CALL}.json`],
  ['Whisper JSON', 'whisper.json', `${CALL}.json`],
  ['Whisper SRT', 'whisper.srt', `${CALL}.srt`],
  ['Whisper TSV', 'whisper.tsv', `${CALL}.tsv`],
  ['whisper.cpp JSON', 'whisper-cpp.json', `${CALL}.wav.json`],
  ['MacWhisper JSON', 'macwhisper.json', `${CALL}.json`],
  ['Generic JSON', 'generic.json', 'export-9.json'],
].map(([name = '', file = '', as = '']): Scenario => ({ name, deliveries: [{ [as]: recorder(file) }] }))

const vevent = (lines: readonly string[]): string => ['BEGIN:VEVENT', 'DTSTAMP:20260201T080000Z', ...lines, 'END:VEVENT', ''].join('\r\n')
const ATTENDEES = [
  'ORGANIZER;CN=Mira Lindholm:mailto:mira.lindholm@brightwater.example',
  'ATTENDEE;CN=Siobhan Carrick;PARTSTAT=ACCEPTED:mailto:s.carrick@corranwater.example',
  'ATTENDEE;CN=Kaveh Rostami;PARTSTAT=ACCEPTED:mailto:kaveh.rostami@brightwater.example',
]
/** A weekly series: one cancelled, one moved to another hour. */
const SERIES = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-TIMEZONE:Europe/Dublin\r\n${vevent(['UID:weir@brightwater.example', 'DTSTART;TZID=Europe/Dublin:20260218T100000', 'DTEND;TZID=Europe/Dublin:20260218T103000', 'RRULE:FREQ=WEEKLY;UNTIL=20260415T235900Z', 'EXDATE;TZID=Europe/Dublin:20260225T100000', 'SUMMARY:Weir gate weekly', ...ATTENDEES])}${vevent(['UID:weir@brightwater.example', 'RECURRENCE-ID;TZID=Europe/Dublin:20260311T100000', 'DTSTART;TZID=Europe/Dublin:20260311T100000', 'DTEND;TZID=Europe/Dublin:20260311T103000', 'STATUS:CANCELLED', 'SUMMARY:Weir gate weekly', ...ATTENDEES])}${vevent(['UID:weir@brightwater.example', 'RECURRENCE-ID;TZID=Europe/Dublin:20260318T100000', 'DTSTART;TZID=Europe/Dublin:20260318T143000', 'DTEND;TZID=Europe/Dublin:20260318T150000', 'SUMMARY:Weir gate weekly', ...ATTENDEES])}END:VCALENDAR\r\n`

const mail = (subject: string, body: string, more = '', from = 'Siobhan Carrick <s.carrick@corranwater.example>'): string =>
  `From: ${from}\nTo: Mira Lindholm <mira.lindholm@brightwater.example>, Kaveh Rostami <kaveh.rostami@brightwater.example>\nSubject: ${subject}\nDate: Wed, 04 Mar 2026 17:00:00 +0000\nMessage-ID: <${subject.length}@corranwater.example>\n${more}\n${body}\n`

const reviewed = wordFile({
  core: '<dc:title>Weir gate scope</dc:title><dc:creator>Bastian Okoro</dc:creator>',
  comments:
    '<w:comment w:id="1" w:author="Ottoline Ferro" w:date="2026-03-02T09:00:00Z"><w:p><w:r><w:t>Is 4 tonnes enough for the crane?</w:t></w:r></w:p></w:comment>',
  body: `${wordParagraph('Weir gate scope', 'Heading1')}${wordParagraph('Date: 2 March 2026')}${wordParagraph('Corran Water pays for the pins. The gate weighs 3.1 tonnes.', undefined, '<w:r><w:commentReference w:id="1"/></w:r>')}<w:p><w:r><w:t xml:space="preserve">The crane stands on the </w:t></w:r><w:del w:author="Bastian Okoro"><w:r><w:delText>left</w:delText></w:r></w:del><w:ins w:author="Bastian Okoro"><w:r><w:t>right</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> bank.</w:t></w:r></w:p>${wordParagraph('Tasks', 'Heading2')}${wordTable(
    [
      ['What', 'Who', 'Due'],
      ['Order the hinge pins', 'Kaveh Rostami', '2026-03-06'],
      ['Send the drawing of the hinge', 'Siobhan Carrick', '2026-03-10'],
    ],
  )}`,
})

const DOCUMENTS: readonly Scenario[] = [
  {
    name: 'PPTX',
    deliveries: [
      {
        'Weir gate plan.pptx': slideFile([
          {
            title: 'Weir gate plan',
            lines: ['Date: 2 March 2026', 'The gate weighs 3.1 tonnes', 'Decision: both pins are replaced in April'],
          },
          {
            title: 'Who does what',
            rows: [
              ['Task', 'Owner', 'Due'],
              ['Order the pins', 'Kaveh Rostami', '2026-03-06'],
            ],
            notes: 'Ask Siobhan for the drawing.',
          },
        ]),
      },
    ],
  },
  {
    name: 'PDF',
    deliveries: [
      {
        'Gate report.pdf': pdfFile([
          [
            { text: 'Gate report', size: 20, y: 780 },
            { text: '2 March 2026', y: 750 },
            { text: 'The hinge pin of the north gate is worn by 3 mm.', y: 720 },
            { text: 'Decision: both pins are replaced in April.', y: 700 },
          ],
          [{ text: 'Kaveh Rostami orders the pins by 6 March 2026.', y: 780 }],
        ]),
      },
    ],
  },
  { name: 'PDF of pictures only', deliveries: [{ 'Scan.pdf': pdfFile([[], []]) }] },
  { name: 'DOCX with comments and tracked changes', deliveries: [{ 'Weir gate scope v3.docx': reviewed }] },
  {
    name: 'HTML',
    deliveries: [
      {
        'page.html':
          '<!doctype html><html><head><title>Weir gate wiki</title><script>var x = "Please call Bastian by Friday"</script></head><body><nav>Home | Login</nav><h1>Weir gate</h1><p>Updated 2 March 2026</p><p>The gate weighs 3.1 tonnes.</p><h2>Decisions</h2><ul><li>Both pins are replaced in April</li></ul><h2>Tasks</h2><table><tr><th>What</th><th>Who</th><th>Due</th></tr><tr><td>Order the pins</td><td>Kaveh Rostami</td><td>2026-03-06</td></tr></table></body></html>',
      },
    ],
  },
]

const SOUND = new TextEncoder().encode('RIFF....WAVEfmt the sound of a short memo, which nobody reads here')
const RECOGNISER = "require('fs').copyFileSync(process.argv[1], process.argv[2] + '.json')"

const OTHERS: readonly Scenario[] = [
  {
    name: 'Calendar: a series with an exception and a cancellation names the recording, and the next meeting',
    deliveries: [
      { 'weir.ics': SERIES, 'GMT20260304-100000_Recording.transcript.vtt': recorder('GMT20260304-100000_Recording.transcript.vtt') },
    ],
  },
  {
    name: 'Voice memo with a recogniser',
    deliveries: [{ 'Memo 2026-03-04.wav': SOUND }],
    config: () =>
      `recogniser: { command: '"${process.execPath}" -e "${RECOGNISER.replaceAll("'", "''")}" "${recorder('whisper-cpp.json').file}" {output}', extension: json }`,
  },
  { name: 'Voice memo without a recogniser', deliveries: [{ 'Memo 2026-03-04.wav': SOUND }] },
  {
    name: 'Minutes by mail and the recording',
    deliveries: [
      { 'Corran Water weir gate_2026-03-04.vtt': recorder('teams.vtt') },
      {
        'minutes.eml': mail(
          'Minutes: Corran Water weir gate',
          'Dear both,\n\nhere is what we agreed today:\n\n- Both pins are replaced in April.\n- Kaveh orders the pins by 6 March.\n- The old pins stay on site as spares.\n\nBest\nSiobhan',
        ),
      },
    ],
  },
  {
    name: 'One meeting from two recorders',
    deliveries: [{ [`${CALL}.json`]: recorder('whisper.json') }, { 'Corran Water weir gate_2026-03-04.vtt': recorder('teams.vtt') }],
  },
  {
    name: 'Private and confidential',
    deliveries: [
      {
        'a.eml': mail(
          'Offer for the gate',
          'Could you send me the price of the gate by Friday?\n\nSiobhan',
          'Sensitivity: Company-Confidential\n',
        ),
        'Clinic/b.eml': mail(
          'Your visit',
          'Your blood test is fine. Please call me by Friday.\n\nDr Anneke Vos',
          '',
          'Dr Anneke Vos <a.vos@clinic.example>',
        ),
      },
    ],
    config: () => 'rules:\n  - { folder: Clinic, action: private }',
    also: [['export']],
  },
  {
    name: 'Noise',
    deliveries: [
      {
        'shop.eml': mail(
          '20 % off all cranes until Friday',
          'Order by Friday and save.\n\nUnsubscribe: https://shop.example/u',
          'List-Unsubscribe: <https://shop.example/u>\n',
          'Crane Shop <hello@shop.example>',
        ),
        'receipt.eml': mail(
          'Your receipt from Ferry Lines',
          'Thank you for your order 4411.\nTotal: 84.00 EUR',
          '',
          'Ferry Lines <no-reply@ferry.example>',
        ),
      },
    ],
  },
]

export const scenarios: readonly Scenario[] = [
  ...RECORDERS,
  {
    name: 'Zoom VTT with the chat beside it',
    deliveries: [
      {
        'GMT20260304-100000_Recording.transcript.vtt': recorder('GMT20260304-100000_Recording.transcript.vtt'),
        'GMT20260304-100000_RecordingnewChat.txt': recorder('GMT20260304-100000_RecordingnewChat.txt'),
      },
    ],
  },
  { name: 'Teams DOCX', deliveries: [{ 'Corran Water weir gate.docx': teamsWord }] },
  { name: 'Google Meet DOCX', deliveries: [{ 'Corran Water weir gate - 2026_03_04 10_00 GMT - Transcript.docx': meetWord }] },
  ...DOCUMENTS,
  ...OTHERS,
]
