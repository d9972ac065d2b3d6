import { describe, expect, it } from 'vitest'
import { mail, OWNER, transcript } from '../../test/pairs/source.ts'
import type { SourceDocument } from '../model/document.ts'
import { DEFAULT_LAYOUT } from '../model/layout.ts'
import { draftEntities } from './draft.ts'
import { memoryKnowledge } from './memory-knowledge.ts'
import { mergeRosters, rosterOf } from './roster.ts'
import { textHints, titleHints, withoutPlaces } from './things.ts'

const DANA = { name: OWNER.name, email: OWNER.emails[0] ?? '' }
const drafted = (...documents: readonly SourceDocument[]) =>
  draftEntities(mergeRosters(documents.map(d => rosterOf(d, OWNER))), memoryKnowledge({}), { owner: OWNER, layout: DEFAULT_LAYOUT }).map(
    e => `${e.type} ${e.name}`,
  )
const memo = (text: string, title = 'Memo') =>
  ({ ...mail({ name: null, email: '' }, text), kind: 'document', messages: [], title: { text: title, from: 'content' } }) as SourceDocument
const talk = (text: string, title: string | null = null) =>
  transcript([{ label: OWNER.name, text }], title ? { title: { text: title, from: 'file-name' } } : {})

describe('a house whose name has small words in it', () => {
  const from = { name: 'Nuno Prado', email: 'nuno.prado@casadaribeira.example' }
  it('is called by its whole name, and no project by the first word of it', () => {
    const all = drafted(mail(from, 'Hello Dana.', [DANA], { subject: 'Casa da Ribeira - access' }), talk('We met at Casa da Ribeira.'))
    expect(all).toContain('account Casa da Ribeira')
    expect(all.filter(e => /Casa/.test(e))).toHaveLength(1)
  })
})

describe('a group by the title of its minutes', () => {
  it.each([
    ['I open the fourth plenary of the Assembly of Harbour Masters.', 'Assembly of Harbour Masters', 'AHM'],
    ['The Guild of River Pilots and Surveyors met.', 'Guild of River Pilots and Surveyors', 'GRPS'],
  ])('%s', (text, name, alias) => expect(textHints(text)).toContainEqual(expect.objectContaining({ type: 'forum', name, alias })))
  it('is not called by letters that mean something else', () =>
    expect(textHints('The Council of Tidal Observatories met.').find(h => h.type === 'forum')).not.toHaveProperty('alias'))
  it('a committee of the house that is named so is none', () => expect(textHints('The committee of Dana met.')).toEqual([]))
})

describe('a project that the talk gives its name', () => {
  it('is one, be it a plain word', () =>
    expect(drafted(talk("The Beacon thing. We run a school programme, Beacon, that's what it is for."))).toContain('project Beacon'))
  it('is none where the name comes once', () =>
    expect(drafted(talk('We run a school programme, Monday, that is what it is for.')).filter(e => e.startsWith('project'))).toEqual([]))
  it('and nobody is one who is spoken to', () =>
    expect(
      drafted(
        mail({ name: 'Orsolya Bakk', email: 'orsolya.bakk@brackwater.example' }, 'Hello.', [DANA]),
        talk('Good that Orsolya is here. We need a project, Orsolya, for the school.'),
      ).filter(e => e.startsWith('project')),
    ).toEqual([]))
})

describe('a title about somebody or some place', () => {
  const people = mail({ name: 'Orsolya Bakk', email: 'orsolya.bakk@brackwater.example' }, 'Hello.', [DANA], {
    subject: 'Orsolya in October',
  })
  it('somebody’s first name is no project', () => expect(drafted(people, people).filter(e => e.startsWith('project'))).toEqual([]))
  it.each([
    ['Varberg sync', 'So we play it in Värberg. Only in Värberg.', []],
    ['Varberg sync', 'We are late to Varberg, and in Varberg they wait.', []],
    ['Kestrel sync', 'Kestrel is late. The Kestrel budget is in order, put it in Kestrel.', ['Kestrel']],
    ['Kestrel sync', 'Nobody names it.', ['Kestrel']],
  ])('%s: %s', (title, text, left) =>
    expect(
      withoutPlaces(titleHints(title), text)
        .filter(h => h.type === 'project')
        .map(h => h.name),
    ).toEqual(left))
})

describe('a title of a place, over several sources', () => {
  const titled = memo('The yard has two lamps. Werften will get more of them, Werften is dark.', 'Werften yard works: memo')
  const other = memo('Werften stands.', 'Werften plan: memo')
  it('is no project where the talks are in it', () =>
    expect(drafted(titled, other, talk('I am in Werften now.'), talk('She has a flat in Werften, and it rains in Werften.'))).not.toContain(
      'project Werften',
    ))
  it('is one where they are not', () => expect(drafted(titled, other, talk('Werften is late.'))).toContain('project Werften'))
})

describe('a calendar entry of one word', () => {
  const entry = (title: string, attendees: readonly string[]): SourceDocument => ({
    ...talk(''),
    kind: 'calendar',
    segments: [],
    speakers: [],
    text: '',
    events: [
      {
        uid: title,
        title,
        startMs: 0,
        endMs: 1,
        day: '2025-11-03' as never,
        timeZone: null,
        organizer: null,
        attendees: attendees.map(email => ({ name: null, email, status: null })),
        location: null,
        recurring: false,
        cancelled: false,
      },
    ],
  })
  it('that nobody else is invited to is no project', () => {
    expect(drafted(entry('Plumber', []))).not.toContain('project Plumber')
    expect(drafted(entry('Plumber', [OWNER.emails[0] ?? '']))).not.toContain('project Plumber')
  })
  it('that others come to is one', () =>
    expect(drafted(entry('Kestrelholm', ['nuno.prado@tideworks.example']))).toContain('project Kestrelholm'))
})

describe('people and houses that a memo only mentions', () => {
  it.each([
    ['Zanele Khuboni conducts all four; Orsolya Bakk plays.', 'person Zanele Khuboni'],
    ['Zanele Khuboni conducts all four; Orsolya Bakk plays Haydn.', 'person Orsolya Bakk'],
  ])('%s', (text, entity) => expect(drafted(memo(text))).toContain(entity))
  it('a haulier whose invoice is paid and who is said by its first word', () =>
    expect(drafted(memo('Pay the Garrowby Freight invoice.'), talk('The man at Garrowby wants a list.'))).toContain(
      'account Garrowby Freight',
    ))
  it('is none where nothing else speaks of it', () =>
    expect(drafted(memo('Pay the Garrowby Freight invoice.'))).not.toContain('account Garrowby Freight'))
})
