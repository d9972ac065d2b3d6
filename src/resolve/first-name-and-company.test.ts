import { describe, expect, it } from 'vitest'
import { nothing, OWNER, person, transcript } from '../../test/pairs/source.ts'
import type { Entity } from '../model/entity.ts'
import { type EntityId, isoDate, type SourceId } from '../model/ids.ts'
import { DEFAULT_LAYOUT } from '../model/layout.ts'
import type { SourceRecord } from '../model/record.ts'
import { draftEntities } from './draft.ts'
import { memoryKnowledge } from './memory-knowledge.ts'
import { resolve } from './resolve.ts'
import { rosterOf } from './roster.ts'
import { labelFits } from './things.ts'

const HOUSE: Entity = {
  ...person('Torvik Sails'),
  id: 'account/torvik-sails' as EntityId,
  type: 'account',
  aliases: ['Torvik'],
  emails: ['@torviksails.example'],
}
const at = (spec: string, company: string): Entity => ({ ...person(spec), company })
const ANSELM = at('Anselm Vachek-Roe <anselm.vachekroe@torviksails.example>', 'Torvik Sails')
const FAR = at('Anselm Dorr <a.dorr@quayhouse.example>', 'Quayhouse')

/** Ids of those who take part in a talk of the owner with `Anselm` under this title. */
const talk = (title: string, known: readonly Entity[]) => {
  const turns = [
    { label: OWNER.name, text: 'Anselm, you know the rate card, right?' },
    { label: 'Anselm', text: 'I do, I have it here.' },
  ]
  const document = transcript(turns, { title: { text: title, from: 'content' } as never })
  return resolve(document, nothing, memoryKnowledge({ entities: known }), { owner: OWNER })
}

describe('a first name on a label', () => {
  it('is the one of that name who works where the talk is about', () =>
    expect(talk('Torvik rate card', [HOUSE, ANSELM]).participants).toContain(ANSELM.id))
  it('also where another one of that name is known elsewhere', () =>
    expect(talk('Torvik rate card', [HOUSE, ANSELM, FAR]).participants).toContain(ANSELM.id))
  it('is asked about where the title names no company', () => {
    const r = talk('Rate card', [HOUSE, ANSELM])
    expect(r.participants).not.toContain(ANSELM.id)
    expect(r.ambiguous.map(a => a.surface)).toEqual(['Anselm'])
  })
  it('and where two of that name work there', () => {
    const second = at('Anselm Brisk <a.brisk@torviksails.example>', 'Torvik Sails')
    const r = talk('Torvik rate card', [HOUSE, ANSELM, second])
    expect(r.participants.some(p => p === ANSELM.id || p === second.id)).toBe(false)
    expect(r.ambiguous.map(a => a.surface)).toEqual(['Anselm'])
  })
})

describe('a page with a first name, and a later mail with the full name', () => {
  const firstOnly: Entity = { ...person('Anselm'), path: 'People/Anselm/Anselm.md' as never }
  const earlier = (title: string) =>
    memoryKnowledge({
      entities: [HOUSE, firstOnly],
      records: [
        {
          source: 'bbbbbbbbbbbb' as SourceId,
          note: 'People/Anselm/n.md',
          title,
          primary: firstOnly.id,
          participants: [firstOnly.id],
          statements: [],
          messages: [],
          sketch: [],
          lines: {},
          events: [],
          date: isoDate('2026-02-02'),
          ingested: '2026-02-02T10:00:00Z',
          readable: 'r.md',
        } as unknown as SourceRecord,
      ],
    })
  const roster = (name: string, email: string) => ({
    people: [{ name, emails: [email], aliases: [], company: null, role: null, phone: null, proof: 'mail' as const }],
    domains: new Map([[email.split('@')[1] ?? '', 1]]),
    runs: new Map([['Torvik Sails', 2]]),
    hints: [],
    places: new Map<string, number>(),
    stated: [],
  })
  const drafted = (title: string) =>
    draftEntities(roster('Anselm Vachek-Roe', 'anselm.vachekroe@torviksails.example'), earlier(title), {
      owner: OWNER,
      layout: DEFAULT_LAYOUT,
    }).filter(e => e.type === 'person' && e.name.startsWith('Anselm'))
  it('are one person where the talk was about that company', () =>
    expect(drafted('Torvik rate card').map(e => [e.id, e.name])).toEqual([[firstOnly.id, 'Anselm Vachek-Roe']]))
  it('are two where nothing ties them', () => expect(drafted('Rate card').map(e => e.name)).toEqual(['Anselm Vachek-Roe']))
})

describe('the name of a company and its domain', () => {
  it.each([
    ['moellebanen', 'Møllebanen', true],
    ['baerholm', 'Bärholm', true],
    ['hsexchange', 'Harbour Safety Exchange', true],
    ['hsexchange', 'Quay Safety Exchange', false],
    ['exchange', 'Harbour Safety Council', false],
  ])('%s, %s: %s', (label, name, fits) => expect(labelFits(label, name)).toBe(fits))
})

it('a council that holds a plenary is a forum, also where its office writes mails', () => {
  const document = transcript([{ label: 'Ines Calder', text: 'This is the plenary of the Tidal Data Council, I am in the chair.' }], {
    title: { text: 'Tidal Data Council - March plenary', from: 'content' } as never,
  })
  const roster = rosterOf(document, OWNER)
  const drafted = draftEntities({ ...roster, domains: new Map([['tdc.example', 2]]) }, memoryKnowledge({}), {
    owner: OWNER,
    layout: DEFAULT_LAYOUT,
  })
  expect(drafted.filter(e => e.type !== 'person').map(e => [e.type, e.name, e.emails])).toContainEqual([
    'forum',
    'Tidal Data Council',
    ['@tdc.example'],
  ])
  expect(drafted.some(e => e.type === 'account' && e.emails.includes('@tdc.example'))).toBe(false)
})

it('a calendar of an earlier run proves the company of those whom it invites', () => {
  const event = {
    uid: 'e1',
    title: 'Torvik rate card',
    startMs: Date.parse('2026-02-02T10:00:00Z'),
    endMs: Date.parse('2026-02-02T11:00:00Z'),
    day: isoDate('2026-02-02'),
    attendees: [
      { name: 'Anselm Vachek-Roe', email: 'anselm.vachekroe@torvik.example', status: null },
      { name: OWNER.name, email: OWNER.emails[0], status: null },
    ],
    organizer: null,
    recurring: false,
    cancelled: false,
  }
  const calendar = {
    source: 'cccccccccccc',
    kind: 'calendar',
    note: null,
    title: 'Calendar',
    primary: null,
    participants: [],
    statements: [],
    messages: [],
    sketch: [],
    lines: {},
    events: [event],
    date: '2026-02-02',
    ingested: '2026-02-01T10:00:00Z',
    readable: 'c.ics',
  } as unknown as SourceRecord
  const document = transcript(
    [
      { label: OWNER.name, text: 'Good morning Anselm, this is about the rate card of Torvik.' },
      { label: 'Anselm', text: 'I have it here.' },
    ],
    {
      title: { text: 'Torvik rate card', from: 'content' } as never,
      date: { day: isoDate('2026-02-02'), from: 'content', instantMs: Date.parse('2026-02-02T10:01:00Z') } as never,
      duration: 1800,
    },
  )
  const r = resolve(document, nothing, memoryKnowledge({ records: [calendar] }), { owner: OWNER })
  expect(r.primary?.entity).toBe('account/torvik')
  expect(r.participants).toContain('person/anselm-vachek-roe')
})
