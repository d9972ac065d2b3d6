import { describe, expect, it } from 'vitest'
import { nothing, OWNER, person, record, thing, transcript } from '../../test/pairs/source.ts'
import type { Resolution } from '../model/entity.ts'
import { isoDate } from '../model/ids.ts'
import type { RecordedEvent } from '../model/record.ts'
import { memoryKnowledge } from './memory-knowledge.ts'
import { resolve } from './resolve.ts'
import { isShortForm } from './text-names.ts'

const ORSOLYA = { ...person('Orsolya Bakk <orsolya.bakk@tideworks.example>'), company: 'Tideworks' }
const BALINT = { ...person('Balint Szekely <balint.szekely@tideworks.example>'), company: 'Tideworks' }
const GARETH = person('Gareth Prothero')
const KESTREL = thing('project', 'Kestrelholm')
const DAY = isoDate('2025-11-03') ?? ('' as never)
const EVENT: RecordedEvent = {
  uid: 'tides',
  title: 'Tideworks access',
  startMs: Date.parse('2025-11-03T15:00:00Z'),
  endMs: Date.parse('2025-11-03T15:30:00Z'),
  day: DAY,
  attendees: [ORSOLYA, BALINT].map(p => ({ name: p.name, email: p.emails[0] ?? '', status: 'ACCEPTED' })),
  organizer: null,
  recurring: false,
  cancelled: false,
}
const names = (r: Resolution) => r.participants.map(id => r.entities.find(e => e.id === id)?.name ?? id).sort()

describe('several voices on one channel that say who they are', () => {
  const talk = (...turns: readonly string[]) =>
    resolve(
      transcript(
        turns.map((text, i) => (i % 2 ? { label: 'Remote', text, kind: 'unidentified' as const } : { label: OWNER.name, text })),
        { title: { text: 'Tideworks access', from: 'content' } },
      ),
      nothing,
      memoryKnowledge({ entities: [ORSOLYA, BALINT], records: [record({ kind: 'calendar', events: [EVENT] })] }),
      { owner: OWNER },
    )
  it.each<[string, readonly string[]]>([
    ['who is beside them', ['Hello?', 'Good morning Dana. It is Orsolya. And I have beside me Balint.', 'Lovely.', 'Yes.']],
    ['whom the other calls', ['Hello?', 'Good morning Dana. It is Orsolya.', 'Balint.', 'No, no, there is soup.']],
  ])('%s', (_what, turns) => expect(names(talk(...turns))).toEqual(['Balint Szekely', 'Dana Whitfield', 'Orsolya Bakk']))
  it('who sends greetings is not there', () =>
    expect(names(talk('Hello?', 'Good morning Dana. It is Orsolya and I am alone, I will ask Balint.', 'Fine.', 'Yes.'))).toEqual([
      'Dana Whitfield',
      'Orsolya Bakk',
    ]))
})

describe('a recording of nothing but words, of a project that people have met about', () => {
  const met = record({ title: 'Kestrelholm planning', primary: KESTREL.id, participants: [GARETH.id, BALINT.id], note: 'n.md' as never })
  const talk = (text: string) =>
    resolve(
      {
        ...transcript([
          { label: 'x', text },
          { label: 'x', text: 'okay then the ramps' },
        ]),
        speakers: [],
        segments: transcript([
          { label: 'x', text },
          { label: 'x', text: 'okay then the ramps' },
        ]).segments.map(s => ({ ...s, speaker: null })),
        title: { text: 'kestrelholm check', from: 'file-name' },
      },
      nothing,
      memoryKnowledge({ entities: [GARETH, BALINT, ORSOLYA, KESTREL], records: [met] }),
      { owner: OWNER },
    )
  it.each([
    ["so Gareth's on the speaker and the ramps are late", 'Gareth Prothero'],
    ['are you there Gareth yeah I am here in the stairwell', 'Gareth Prothero'],
  ])('%s', (text, name) => expect(names(talk(text))).toContain(name))
  it('two of whom it is said together', () =>
    expect(names(talk('and Gareth and Balint are on the line can you hear us'))).toEqual(
      expect.arrayContaining(['Balint Szekely', 'Gareth Prothero']),
    ))
  it('those whom one counts up', () =>
    expect(names(talk('right so this is monday and it is myself, Gareth and Balint and I am recording'))).toEqual(
      expect.arrayContaining(['Balint Szekely', 'Gareth Prothero']),
    ))
  it('a list of matters is no list of people', () =>
    expect(names(talk("I've the ramps, I've Gareth, and I've the rent"))).not.toContain('Gareth Prothero'))
  it('who is only spoken of is not there', () => expect(names(talk('so I told Gareth about the ramps'))).not.toContain('Gareth Prothero'))
})

describe('the minutes of a group', () => {
  const COUNCIL = thing('forum', 'Assembly of Harbour Masters')
  const minutes = (text: string, title: string) =>
    resolve(
      transcript(
        [
          { label: OWNER.name, text },
          { label: 'Orsolya Bakk', text: 'Yes.' },
          { label: 'Balint Szekely', text: 'Yes.' },
        ],
        {
          title: { text: title, from: 'file-name' },
        },
      ),
      nothing,
      memoryKnowledge({ entities: [COUNCIL, ORSOLYA, BALINT] }),
      { owner: OWNER },
    ).primary?.entity
  it('are filed under the group whose kind the title says', () =>
    expect(minutes('I open the Assembly of Harbour Masters.', 'Assembly plenary')).toBe(COUNCIL.id))
  it('and not where nobody names the group', () => expect(minutes('We open.', 'Assembly plenary')).not.toBe(COUNCIL.id))
})

describe('a short form is shorter to say', () => {
  it.each([
    ['Jandro', 'Alejandro', true],
    ['Orso', 'Orsolya', true],
    ['Marta', 'Martagh', false],
    ['Bernar', 'Bernard', false],
    ['Bern', 'Bernard', true],
  ])('%s of %s: %s', (short, full, is) => expect(isShortForm(short, full)).toBe(is))
})

describe('a calendar entry that names a customer, then what is talked of', () => {
  const HOUSE = thing('account', 'Tideworks')
  const filed = (title: string) =>
    resolve(
      transcript(
        [
          { label: OWNER.name, text: 'Kestrelholm is late.' },
          { label: 'Orsolya Bakk', text: 'Yes.' },
          { label: 'Gareth Prothero', text: 'Yes.' },
        ],
        {
          title: { text: title, from: 'content' },
        },
      ),
      nothing,
      memoryKnowledge({ entities: [HOUSE, KESTREL, ORSOLYA, GARETH] }),
      { owner: OWNER },
    ).primary?.entity
  it('is filed under the customer', () => expect(filed('Tideworks - ramps, Kestrelholm, the rent')).toBe(HOUSE.id))
  it('one that names the project only is not', () => expect(filed('Kestrelholm planning at Tideworks')).toBe(KESTREL.id))
  it('nor one that opens with the project', () => expect(filed('Kestrelholm - ramps, Tideworks, the rent')).toBe(KESTREL.id))
})
