import { describe, expect, it } from 'vitest'
import { read, utterances } from '../../../test/inputs/read-item.ts'

/** Form → what a reader of the file would say is in it. */
const forms: readonly { name: string; file?: string; format: string; text: string; says: readonly string[] }[] = [
  {
    name: 'dash lines, with labels glued in the same file',
    format: 'dash-transcript',
    text: `[00:00:00.04]   Remote- Hey
[00:00:02.06]  Mira Lund- Jonas, hello
[00:00:05.10]   RemoteSo yeah, the ferry was late.
[00:01:00.21]  Mira LundI heard about it - twice.
[00:01:04.00]   Remote- Well - it happens.
[00:01:09.00]  Mira Lund- (laughing)
[00:01:12.00]  Mira Lund(laughing) Right.`,
    says: [
      'Remote 0.04 | Hey',
      'Mira Lund 2.06 | Jonas, hello',
      'Remote 5.1 | So yeah, the ferry was late.',
      'Mira Lund 60.21 | I heard about it - twice.',
      'Remote 64 | Well - it happens.',
      'Mira Lund 72 | Right.',
    ],
  },
  {
    name: 'colon lines, the name doubled and glued, a device in front of the true voice',
    format: 'colon-transcript',
    text: `[00:00:04.40] Sonabar Speak 510 :  Mira Lund(computer chiming) Okay, recording.
[00:00:07.96] Mira Lund :  Mira LundHi Jonas!
[00:00:10.10] Remote : Hello, hello.
[00:00:12.30] Mira Lund :  Mira LundMira Lund's mug is here.
[00:00:16.38] Remote : Remote work suits you.
[00:00:19.00] zoom.us : You are muted.
[00:00:21.00] Parallels Desktop :  Mira LundSorry, wrong window.`,
    says: [
      'Mira Lund 4.4 | Okay, recording.',
      'Mira Lund 7.96 | Hi Jonas!',
      'Remote 10.1 | Hello, hello.',
      "Mira Lund 12.3 | Mira Lund's mug is here.",
      'Remote 16.38 | Remote work suits you.',
      'zoom.us 19 | You are muted.',
      'Mira Lund 21 | Sorry, wrong window.',
    ],
  },
  {
    name: 'a recorder app: bold name, time below',
    format: 'bold-name',
    text: `**Lior Genz**: We start with the berth.\n*00:02*\n\n**Speaker 1**: Fine by me.\n*00:48*\n\n**Lior Genz**: Then the crane.\n*1:02:03*`,
    says: ['Lior Genz 2 | We start with the berth.', 'Speaker 1 48 | Fine by me.', 'Lior Genz 3723 | Then the crane.'],
  },
  {
    name: 'bold names with the time beside them',
    format: 'bold-name',
    text: '**Lior Genz** (00:02): One thing.\n\n**[00:05] Ana Prieto:** Another.\n\n**Lior Genz** (00:09): Good.',
    says: ['Lior Genz 2 | One thing.', 'Ana Prieto 5 | Another.', 'Lior Genz 9 | Good.'],
  },
  {
    name: 'paragraphs with a time below each',
    format: 'stamped-paragraphs',
    text: 'So this is me thinking aloud about the harbour.\n*00:30*\n\nThe second thing is the crane.\n*01:02*\n\nThat is all.\n*01:30*\n',
    says: ['- 30 | So this is me thinking aloud about the harbour.', '- 62 | The second thing is the crane.', '- 90 | That is all.'],
  },
  {
    name: 'a bare line with a name, words below, no times',
    format: 'bare-name',
    text: 'Ana Prieto\nCan we talk about the crane?\n\nLior Genz\nYes. It is broken\nagain.\n\nAna Prieto\nOh no.\n\nLior Genz\nOh yes.\n',
    says: [
      'Ana Prieto | Can we talk about the crane?',
      'Lior Genz | Yes. It is broken again.',
      'Ana Prieto | Oh no.',
      'Lior Genz | Oh yes.',
    ],
  },
  {
    name: '[Name]: text',
    format: 'bracket-name',
    text: '[Ana Prieto]: Hello there\n[Lior Genz]: Hi\nand good morning\n[Ana Prieto]: Morning',
    says: ['Ana Prieto | Hello there', 'Lior Genz | Hi and good morning', 'Ana Prieto | Morning'],
  },
  {
    name: 'Name: text',
    format: 'name-colon',
    text: 'Ana Prieto: So there are two ways: the short one and the long one.\n\nJosé: I would take the short one.\n\nAna Prieto: Me too.\n\nJosé: Good.',
    says: [
      'Ana Prieto | So there are two ways: the short one and the long one.',
      'José | I would take the short one.',
      'Ana Prieto | Me too.',
      'José | Good.',
    ],
  },
  {
    name: 'Zoom: name and time, words below',
    format: 'zoom-text',
    text: 'Ana Prieto  00:00:12\nHi Lior! Sorry.\n\nLior Genz  00:00:18\nNo problem at all.\n\nYonas  00:01:31\nHello.\n',
    says: ['Ana Prieto 12 | Hi Lior! Sorry.', 'Lior Genz 18 | No problem at all.', 'Yonas 91 | Hello.'],
  },
  {
    name: 'Otter: short times, unknown speaker, a line of its own at the end',
    format: 'otter-text',
    text: 'Ana Prieto  0:05  \nOkay, we are live.\n\nUnknown Speaker  0:09  \nGreat.\n\nSpeaker 1  1:02:11  \nAnd done.\n\nTranscribed by https://otter.example\n',
    says: ['Ana Prieto 5 | Okay, we are live.', 'Unknown Speaker 9 | Great.', 'Speaker 1 3731 | And done.'],
  },
  {
    name: 'Teams as copied from its window',
    format: 'teams-text',
    text: 'Ana Prieto\n0:05\nOkay, we are live.\n\nLior Genz\n0:09\nGreat.\nReally.\n\nAna Prieto\n1:02:11\nAnd done.\n',
    says: ['Ana Prieto 5 | Okay, we are live.', 'Lior Genz 9 | Great. Really.', 'Ana Prieto 3731 | And done.'],
  },
  {
    name: 'Zoom chat, typed words are left as they are',
    format: 'zoom-chat',
    text: '00:12:33\t From Ana Prieto to Everyone:\n\tThe list: https://example.example/list (draft)\n00:12:50\t From Lior Genz to Ana Prieto (Direct Message):\n\t👍\n',
    says: ['Ana Prieto 753 | The list: https://example.example/list (draft)', 'Lior Genz 770 | 👍'],
  },
  {
    name: 'whisper prints times in brackets',
    format: 'timed-text',
    text: '[00:00.000 --> 00:04.000]  So the first thing\n[00:04.100 --> 00:06.000]  is the crane.\n[00:06.500 --> 00:08.000]  Done.',
    says: ['- 0 | So the first thing is the crane.', '- 6.5 | Done.'],
  },
  {
    name: 'SubRip with names in the captions and a caption cut in mid-sentence',
    format: 'subrip',
    text: '1\n00:00:05,500 --> 00:00:07,936\nAna Prieto: Okay, good morning,\n\n2\n00:00:08,314 --> 00:00:12,099\nAna Prieto: everyone.\n\n3\n00:00:20,000 --> 00:00:21,000\nLior Genz: <i>Morning.</i>\n',
    says: ['Ana Prieto 5.5 | Okay, good morning, everyone.', 'Lior Genz 20 | Morning.'],
  },
  {
    name: 'Teams WebVTT: ids, voices, overlap, settings, tags, entities',
    format: 'webvtt',
    text: `\ufeffWEBVTT

NOTE
Language: en-US
Meeting transcript, recording started 2025-03-08T15:00:12Z

7d20c1be-41f8-4b0e-9a3c-5e6f1b2a90c4/10-0
00:00:03.100 --> 00:00:06.380 align:start position:0%
<v Ana Prieto>Are we waiting</v>

7d20c1be-41f8-4b0e-9a3c-5e6f1b2a90c4/10-1
00:00:06.400 --> 00:00:08.000
<v Ana Prieto>on <b>anybody</b> &amp; everybody?</v>

7d20c1be-41f8-4b0e-9a3c-5e6f1b2a90c4/11-1
00:00:07.365 --> 00:00:11.388
<v Lior Genz>No, just us.</v>
`,
    says: ['Ana Prieto 3.1 | Are we waiting on anybody & everybody?', 'Lior Genz 7.365 | No, just us.'],
  },
  {
    name: 'Whisper table',
    format: 'whisper-tsv',
    text: 'start\tend\ttext\n0\t2000\tHello there.\n2100\t4000\tSecond.\n',
    says: ['- 0 | Hello there.', '- 2.1 | Second.'],
  },
  {
    name: 'a WebVTT caption under times that are none: its words are kept, nobody knows when',
    format: 'webvtt',
    text: 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Mira Lund>The crane is back.\n\n00:00:3.0 --> 00:00:04.000\n<v Jonas Brandt>Since Monday.\n',
    says: ['Mira Lund 1 | The crane is back.', 'Jonas Brandt | Since Monday.'],
  },
  {
    name: 'a chat saved with tabs',
    format: 'zoom-chat',
    text: '00:01:02\tInes Okafor:\tCan you share the deck?\n00:01:40\tOtto Brand:\tYes: here it is',
    says: ['Ines Okafor 62 | Can you share the deck?', 'Otto Brand 100 | Yes: here it is'],
  },
  {
    name: 'six lines by four people',
    format: 'name-colon',
    text: 'Mira: We should move the launch to May.\nJonas: That works for me.\nAna: I will tell the printers today.\nLior: Do we keep the venue?\nMira: Yes, we keep it.\nJonas: Good.',
    says: [
      'Mira | We should move the launch to May.',
      'Jonas | That works for me.',
      'Ana | I will tell the printers today.',
      'Lior | Do we keep the venue?',
      'Mira | Yes, we keep it.',
      'Jonas | Good.',
    ],
  },
]

describe('a transcript is recognised by its content and read whole', () => {
  it.each(forms)('$name', async ({ format, text, says, file }) => {
    const doc = await read(file ?? 'whatever.txt', text)
    expect(doc.format).toBe(format)
    expect(utterances(doc)).toEqual(says)
    expect(doc.kind).toBe('transcript')
  })

  it('line ends, byte order marks and file names do not change what is read', async () => {
    for (const form of forms) {
      const same = await read('x.bin', `\ufeff${form.text.replace(/^\ufeff/, '').replace(/\n/g, '\r\n')}`)
      expect([form.name, same.format, utterances(same)]).toEqual([form.name, form.format, form.says])
    }
  })
})

describe('what the recording is and when', () => {
  it('takes the start of the recording from the NOTE before the name of the file', async () => {
    const vtt = forms.find(f => f.format === 'webvtt')?.text ?? ''
    const doc = await read('Kick-off 2025-03-09.vtt', vtt)
    expect(doc.date).toEqual({ day: '2025-03-08', instantMs: Date.parse('2025-03-08T15:00:12Z'), from: 'content' })
    expect(doc.title).toEqual({ text: 'Kick-off', from: 'file-name' })
    expect(doc.duration).toBe(11)
    expect(doc.language).toBe('en')
  })

  it('reads lines above the first utterance as a header', async () => {
    const doc = await read('x.txt', `Berth review\nDate: 5 March 2025\n\n${forms.find(f => f.format === 'name-colon')?.text}`)
    expect(doc.date).toMatchObject({ day: '2025-03-05', from: 'header' })
    expect(utterances(doc)).toHaveLength(4)
    expect(doc.segments.slice(0, 2).map(s => s.anchor)).toEqual(['b1', 'b2'])
    expect(doc.segments[2]?.anchor).toBe('u1')
  })
})

describe('what stands above the first voice in a copied transcript tells title, day and length', () => {
  const turns = (join: string): string =>
    ['Mira Lund|0:05|Okay, we are live.', 'Jonas Brandt|0:09|Great.', 'Mira Lund|0:40|And done.']
      .map(t => t.split('|'))
      .map(([name, time, words]) => `${name}${join}${time}\n${words}\n`)
      .join('\n')
  it.each([
    ['a name above its time', 'Project Larch weekly\n12 October 2026, 09:00AM\n32m 10s\n\n', '\n'],
    ['a name beside its time', 'Project Larch weekly\nMonday, October 12, 2026, 9:00 AM\n32m 10s\n\n', '   '],
  ])('%s', async (_, head, join) => {
    const doc = await read('transcript.txt', head + turns(join))
    expect(doc.title).toEqual({ text: 'Project Larch weekly', from: 'header' })
    expect(doc.date).toEqual({ day: '2026-10-12', time: '09:00', from: 'header' })
    expect(doc.duration).toBe(1930)
    expect(doc.segments.map(s => s.type)).toEqual(['utterance', 'utterance', 'utterance'])
  })
  it('words above that are no such head stay', async () => {
    const doc = await read('transcript.txt', `We met about the crane.\n\n${turns('\n')}`)
    expect(doc.title).toBeNull()
    expect(doc.segments.map(s => s.type)).toEqual(['paragraph', 'utterance', 'utterance', 'utterance'])
  })
  it('times of the wall clock are no length', async () => {
    const doc = await read('x.txt', 'Ana Prieto  13:05:12\nHi Lior!\n\nLior Genz  13:05:18\nHello there.\n\nAna Prieto  13:06:31\nGood.\n')
    expect(doc.duration).toBe(79)
  })
})

describe('documents are not taken for transcripts', () => {
  it.each([
    [
      'a memo with fields',
      'To: all\nFrom: Ana Prieto\nDate: 3 May 2025\nSubject: Crane\n\nThe crane is broken. It will be repaired on Monday.\n\nRegards\nAna',
    ],
    [
      'a list of definitions',
      '# Terms\n\nBerth: where a ship lies.\nBollard: what it is tied to.\nQuay: what you stand on.\nTug: what pulls it.\n',
    ],
    [
      'notes with bold fields',
      '# Crane\n\n**Status**: broken\n**Owner**: Ana Prieto\n**Due**: Monday\n\nIt stands still since the storm, and nobody knows why.',
    ],
    ['a table that lost its columns', 'Crane\nYes\nBerth\nNo\nTug\nYes\nBoat\nNo\nRope\nYes\n'],
    ['a list of fields', '---\na: b\na: b\na: b\na: b\n'],
    ['a schedule', '09:00 Welcome\n09:30 Crane tour\n12:00 Lunch\n'],
    ['code', 'function a() {\n  return { b: 1, c: 2 }\n}\nconst x: number = 2\n'],
    [
      'an essay in one paragraph',
      `${'The harbour was built over many decades by people whose names are largely forgotten today, and its walls still show the marks of their work. '.repeat(30)}`,
    ],
    ['JSON that is no transcript', '{"name":"afterword","version":"1.0.0","dependencies":{"a":"1","b":"2"}}'],
  ])('%s', async (_, text) => {
    const doc = await read('x.md', text)
    expect(doc.kind).toBe('document')
  })
})

describe('few turns by people with full names are a talk', () => {
  it.each([
    [
      'a title above, no full stops',
      'Office move\n\nJonas Brandt: I will send the floor plan to the landlord by Friday\nMira Lund: Can you also call the plumber?\nTom Reyes: Pest control needs the certificate by 23 October\nMira Lund: good',
      ['Jonas Brandt', 'Mira Lund', 'Tom Reyes'],
    ],
    [
      'each speaks once',
      'Jonas Brandt: I will send the floor plan by Friday.\nMira Lund: Can you also call the plumber?\nTom Reyes: We need the certificate.',
      ['Jonas Brandt', 'Mira Lund', 'Tom Reyes'],
    ],
  ])('%s', async (_, text, names) => {
    const doc = await read('a.txt', text)
    expect([doc.kind, doc.format]).toEqual(['transcript', 'name-colon'])
    expect(doc.speakers.map(s => s.label)).toEqual(names)
  })
})

describe('lists of fields are no talk', () => {
  it.each([
    'Project Lead: Jonas Brandt\nClient Name: Kessel Valves\nDue Date: 23 October\nSite Address: 4 Quay Road',
    'Anna Berg: We loved the boat.\nTom Reyes: I would come again.\nMira Lund: Our best day.',
    'Jonas Brandt: Send the floor plan by Friday.\nMira Lund: Call the plumber.\nTom Reyes: Order the certificate.',
    'Vendor: Kessel Valves\nBudget: 40,000 euros.\nScope: Replace the pumps.\nScope: Train the crew.\nRemark: Nobody asked.\nBudget: It may grow.',
    'Name: Anna Berg\nDate: 3 March\nPlace: Oslo\nNote: bring the keys.\nNote: call first.\nRoom: 4',
    'Steel: It must be stainless.\nPaint: It must be green.\nSteel: Two coats are needed.\nDelivery: The yard does it.',
    'Question: How do I reset?\nAnswer: Press the button.\nQuestion: And then?\nAnswer: Wait a minute.',
  ])('%s', async text => {
    expect((await read('a.txt', text)).kind).toBe('document')
  })
})
