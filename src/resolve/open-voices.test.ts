import { describe, expect, it } from 'vitest'
import { nothing, OWNER, person, record, type Turn, thing, transcript } from '../../test/pairs/source.ts'
import type { SourceDocument } from '../model/document.ts'
import type { Entity } from '../model/entity.ts'
import { isoDate } from '../model/ids.ts'
import type { RecordedEvent } from '../model/record.ts'
import { memoryKnowledge } from './memory-knowledge.ts'
import { resolve } from './resolve.ts'

const DAY = isoDate('2025-11-03') ?? ('' as never)
const SEEN = { lastContact: isoDate('2025-10-20') ?? ('' as never) }
const ZELDA = { ...person('Zelda Marchetti <zelda.marchetti@kilnhouse.example>'), company: 'Kilnhouse', ...SEEN }
const BRAM = { ...person('Bram Oudekerk <bram.oudekerk@kilnhouse.example>'), company: 'Kilnhouse', phone: '+31 20 555 0147', ...SEEN }
const NORA = { ...person('Nora Feldt <nora.feldt@brackwater.example>'), company: 'Brackwater', ...SEEN }
const NORA_OF_LABS = { ...person('Nora Quill <nora.quill@gritlabs.example>'), company: 'Gritlabs', ...SEEN }
const ALL = [ZELDA, BRAM, NORA]

const meeting = (people: readonly Entity[], declined: readonly Entity[] = []): RecordedEvent => ({
  uid: 'kiln',
  title: 'Kiln and clay',
  startMs: Date.parse('2025-11-03T15:00:00Z'),
  endMs: Date.parse('2025-11-03T15:30:00Z'),
  day: DAY,
  attendees: [
    ...[...people, ...declined].map(p => ({
      name: p.name,
      email: p.emails[0] ?? '',
      status: declined.includes(p) ? 'DECLINED' : 'ACCEPTED',
    })),
    { name: OWNER.name, email: OWNER.emails[0] ?? '', status: 'ACCEPTED' },
  ],
  organizer: null,
  recurring: false,
  cancelled: false,
})

const ANYBODY = /^(?:Me|Remote|Guest|Speaker \d|\+.*)$/
/** Lines `Label: words`. */
const turns = (lines: readonly string[]): Turn[] =>
  lines.map(line => {
    const [, label = '', text = ''] = /^(.*?): (.*)$/.exec(line) ?? []
    return { label, text, kind: ANYBODY.test(label) ? 'unidentified' : /phone|pad/i.test(label) ? 'device' : 'named' }
  })

/** Who stands behind each label, by first name; `-` where it stays a label. */
function told(
  lines: readonly string[],
  { event, known = ALL, more = {} }: { event?: RecordedEvent | undefined; known?: readonly Entity[]; more?: Partial<SourceDocument> } = {},
): string {
  const document = transcript(turns(lines), { ...(event ? { title: { text: event.title, from: 'content' as const } } : {}), ...more })
  const r = resolve(
    document,
    nothing,
    memoryKnowledge({ entities: known, records: event ? [record({ kind: 'calendar', events: [event] })] : [] }),
    {
      owner: OWNER,
    },
  )
  return r.speakers.map(s => r.entities.find(e => e.id === s.entity)?.name.split(' ')[0] ?? '-').join(' ')
}

describe('voices that no label names, without a calendar', () => {
  it.each<[string, readonly string[], string]>([
    ['greet each other', ['Speaker 1: Hi Zelda, how are you?', 'Speaker 2: Fine, Dana. The kiln is hot.'], 'Dana Zelda'],
    [
      'say who they are behind a greeting',
      [
        'Speaker 1: Good afternoon, Dana here.',
        'Speaker 2: Hello Dana, this is Zelda Marchetti, and I have the list.',
        'Speaker 3: Hi, Bram here.',
      ],
      'Dana Zelda Bram',
    ],
    [
      'answer a roll call',
      ['Dana Whitfield: Zelda?', 'Speaker 2: Here.', 'Dana Whitfield: Bram?', "Speaker 3: Yes, I'm here too."],
      'Dana Zelda Bram',
    ],
    [
      'answer when the word is handed to them',
      ['Dana Whitfield: And Bram, did the clay come?', 'Speaker 2: Twelve bags.', 'Speaker 3: Good.', 'Speaker 2: I will count them.'],
      'Dana Bram -',
    ],
    [
      'are thanked for what they said',
      ['Speaker 2: Twelve bags came.', 'Dana Whitfield: Thanks, Bram.', 'Speaker 3: Good.'],
      'Bram Dana -',
    ],
    [
      'are one of two whose names stand in one greeting',
      ['Dana Whitfield: Hi Zelda, hi Bram.', 'Speaker 2: Hello.', 'Speaker 3: Hello.'],
      'Dana - -',
    ],
    ['call somebody: that is not the one who calls', ['Speaker 1: Thanks Zelda, I wrote to her.', 'Speaker 2: Good.'], '- -'],
    ['tell how another one greeted', ['Speaker 1: And she says, this is Zelda from the kiln.', 'Speaker 2: Really?'], '- -'],
    ['send greetings', ['Me: Say hi to Zelda from me.', 'Remote: I will.'], 'Dana -'],
    ['speak of somebody', ['Me: What did Zelda say?', 'Remote: Zelda wants to wait.'], 'Dana -'],
    [
      'say whole names that nobody knew',
      ['Me: Hello.', 'Remote: Hello, my name is Wilhelmina Stroud, I plan the roof.'],
      'Dana Wilhelmina',
    ],
    ['say a first name that nobody bears, and where from', ['Me: Hello?', 'Remote: Hello, this is Tadeusz from the port.'], 'Dana Tadeusz'],
    ['say a misheard first name of somebody known', ['Me: Hello?', 'Remote: Hello, this is Selda from the port.'], 'Dana Zelda'],
    ['are one of two of whom it is told in one breath', ['Me: Hello?', "Remote: It's Zelda and Bram so far."], 'Dana -'],
    [
      'answer with their name when asked who is there',
      ['Dana Whitfield: Who is there?', 'Speaker 2: Bram.', 'Speaker 3: Zelda here.'],
      'Dana Bram Zelda',
    ],
    ['speak of whom they were taken for', ['Speaker 1: Hello Zelda, please send it, it says.', 'Speaker 2: And did Zelda send it?'], '- -'],
    ['name somebody in passing', ['Speaker 1: Our founder, Bram, has the key.', 'Speaker 2: I thought so.'], '- -'],
    ['read out a letter', ['Speaker 1: The card says: Hello Zelda, come soon.', 'Speaker 2: How kind.'], '- -'],
    ['say a whole name that is a thing', ['Me: Hello.', 'Remote: Okay, this is Crane Seven, and it is broken.'], 'Dana -'],
  ])('%s', (_, lines, expected) => expect(told(lines)).toBe(expected))
})

describe('one channel', () => {
  it.each<[string, readonly string[], RecordedEvent | undefined, string]>([
    ['of whom only one is invited who did not decline', ['Me: Hello.', 'Remote: Hello.'], meeting([ZELDA], [BRAM]), 'Dana Zelda'],
    ['of one of several invited', ['Me: Hello.', 'Remote: Hello.'], meeting([ZELDA, BRAM]), 'Dana -'],
    ['who is called otherwise than the calendar expects', ['Me: Hello Bram.', 'Remote: Hello.'], meeting([ZELDA]), 'Dana -'],
    ['who says to be another than the calendar expects', ['Me: Hello Zelda.', "Remote: It's me, Bram."], meeting([ZELDA]), 'Dana Bram'],
    ['who has thanked somebody absent', ['Me: Did it come?', 'Remote: Thanks Bram, I wrote, and it came.'], meeting([ZELDA]), 'Dana Zelda'],
    ['who says that another cannot come', ['Me: Hello?', "Remote: Zelda can't come, she is out."], meeting([ZELDA]), 'Dana -'],
    [
      'with somebody beside',
      ['Me: Hello?', 'Remote: Bram here, and Zelda is with me.', 'Remote: Hi, Zelda speaking.'],
      undefined,
      'Dana -',
    ],
    ['of several who are greeted', ['Me: Good morning everybody, we can begin.', 'Remote: Morning.'], meeting([ZELDA]), 'Dana -'],
    ['of several by two names', ['Me: Hello Zelda, and hello Bram.', 'Remote: Hello.'], meeting([ZELDA]), 'Dana -'],
    ['of people at one table', ['Me: Hello Zelda.', 'Remote: Hello, we share the table today.'], meeting([ZELDA]), 'Dana -'],
  ])('%s', (_, lines, event, expected) => expect(told(lines, { event })).toBe(expected))
})

describe('a first name that two people bear', () => {
  const known = [...ALL, NORA_OF_LABS]
  it.each<[string, readonly string[], RecordedEvent | undefined, string]>([
    ['is nobody where nothing tells them apart', ['Me: Hi Nora.', 'Remote: Hi.'], undefined, 'Dana -'],
    ['is who works where the voice calls from', ['Me: Hello?', 'Remote: Hello, this is Nora from Gritlabs.'], undefined, 'Dana Nora Quill'],
    ['is who is invited', ['Me: Hi Nora.', 'Remote: Hi.'], meeting([NORA]), 'Dana Nora Feldt'],
  ])('%s', (_, lines, event, expected) => {
    const document = transcript(turns(lines), event ? { title: { text: event.title, from: 'content' } } : {})
    const r = resolve(document, nothing, memoryKnowledge({ entities: known, records: event ? [record({ events: [event] })] : [] }), {
      owner: OWNER,
    })
    const who = r.speakers[1]?.entity
    expect(`Dana ${r.entities.find(e => e.id === who)?.name ?? '-'}`).toBe(expected)
  })
  it('that one bears with whom nobody was in touch for long proves nothing', () => {
    const long = { ...ZELDA, lastContact: isoDate('2024-11-03') ?? ('' as never) }
    expect(told(['Me: Hi Zelda.', 'Remote: Hi.'], { known: [long] })).toBe('Dana -')
  })
})

describe('labels that are no name', () => {
  it.each<[string, string]>([
    ['zelda.marchetti@kilnhouse.example', 'Dana Zelda'],
    ['info@kilnhouse.example', 'Dana -'],
    ['iPhone von Zelda', 'Dana Zelda'],
    ["Bram's iPad", 'Dana Bram'],
    ['iPhone', 'Dana -'],
    ['+31 20 5550147', 'Dana Bram'],
    ['+31 20 5550999', 'Dana -'],
  ])('%s', (label, expected) =>
    expect(
      told(['Dana Whitfield: Are you there?', `${label}: Yes.`], {
        event: label.startsWith('+') ? meeting([BRAM, ZELDA]) : undefined,
      }),
    ).toBe(expected))
})

it('a label that is the name of a house is no person', () =>
  expect(told(['Dana Whitfield: Hello.', 'Gritlabs Works: Hello.'], { known: [...ALL, thing('account', 'Gritlabs Works')] })).toBe(
    'Dana -',
  ))

describe('a title that names somebody in full', () => {
  const titled = (text: string) => ({ more: { title: { text, from: 'file-name' as const } } })
  it('names the other of two', () => expect(told(['Me: Hello.', 'Remote: Hello.'], titled('call Zelda Marchetti'))).toBe('Dana Zelda'))
  it('gives way to what the talk says', () =>
    expect(told(['Me: Hello.', 'Remote: Hello, this is Bram.'], titled('call Zelda Marchetti'))).toBe('Dana Bram'))
})
