import { describe, expect, it } from 'vitest'
import { OWNER, transcript } from '../../test/pairs/source.ts'
import { DEFAULT_LAYOUT } from '../model/layout.ts'
import { draftEntities } from './draft.ts'
import { memoryKnowledge } from './memory-knowledge.ts'
import { rosterOf } from './roster.ts'
import { groupHint } from './things.ts'

const MANY = ['quayhouse.example', 'norvik.example', 'pondlife.example']

describe('a calendar entry with people of many houses', () => {
  it.each([
    ['Harbour Safety Exchange', 'Harbour Safety Exchange'],
    ['Friends of the Old Locks', 'Friends of the Old Locks'],
    ['Harbour Safety Exchange 2026', 'Harbour Safety Exchange'],
    ['Tidal Data Circle - March', 'Tidal Data Circle'],
  ])('%s is a group that meets', (title, name) => expect(groupHint(title, MANY)).toMatchObject({ type: 'forum', name }))
  it.each([
    ['Kestrel steering'],
    ['Harbour Safety Workshop'],
    ['Quayhouse Norvik Call'],
    ['lunch'],
    ['Heron'],
    ['Harbour pilot review'],
    ['Offer for the new locks'],
  ])('%s is none', title => expect(groupHint(title, MANY)).toBeNull())
  it('nor one where only two houses meet', () => expect(groupHint('Harbour Safety Exchange', MANY.slice(0, 2))).toBeNull())
})

describe('somebody new in a talk', () => {
  const names = (text: string, known: readonly string[] = []) => {
    const document = transcript([
      { label: OWNER.name, text: 'Go on.' },
      { label: 'Ines Calder', text },
    ])
    const roster = rosterOf(document, OWNER)
    const more = {
      ...roster,
      people: [
        ...roster.people,
        ...known.map(name => ({ name, emails: [], aliases: [], company: null, role: null, phone: null, proof: 'header' as const })),
      ],
    }
    return draftEntities(more, memoryKnowledge({}), { owner: OWNER, layout: DEFAULT_LAYOUT })
      .filter(e => e.type === 'person')
      .map(e => e.name)
  }
  it.each([
    ['After her comes a Wessel, Wessel Kranendonk, you have not seen him.', 'Wessel Kranendonk'],
    ['Her name is Tordis Haugland, she sits upstairs.', 'Tordis Haugland'],
    ["It was Wessel Kranendonk, you don't know him yet.", 'Wessel Kranendonk'],
    ['She is called Tordis. Tordis Haugland. Without the second one.', 'Tordis Haugland'],
    ["He's called Wessel Kranendonk, he starts in May.", 'Wessel Kranendonk'],
    ['My successor is Tordis Haugland from May.', 'Tordis Haugland'],
  ])('%s', (text, name) => expect(names(text)).toContain(name))
  it('is nobody where the name is a misheard one of somebody known', () =>
    expect(names('After her comes a Vessel, Vessel Cranendunk, from the yard.', ['Wessel Kranendonk'])).not.toContain('Vessel Cranendunk'))
  it('a name that is merely said proves nobody', () =>
    expect(names('We went to Kranendonk Wessel for lunch.')).not.toContain('Kranendonk Wessel'))
})
