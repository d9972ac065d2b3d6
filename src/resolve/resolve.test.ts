import { describe, expect, it } from 'vitest'
import { actionBy, mail, nothing, OWNER, person, record, thing, transcript } from '../../test/pairs/source.ts'
import type { Resolution } from '../model/entity.ts'
import { type EntityId, isoDate } from '../model/ids.ts'
import { DEFAULT_LAYOUT } from '../model/layout.ts'
import type { RecordedEvent } from '../model/record.ts'
import { draftEntities } from './draft.ts'
import { memoryKnowledge } from './memory-knowledge.ts'
import { resolve } from './resolve.ts'
import { mergeRosters, rosterOf } from './roster.ts'

const KANCHAN = { ...person('Kanchan Rao <kanchan.rao@harbourgrid.example>'), company: 'Harbourgrid' }
const AMARU = { ...person('Amaru Quispe <amaru.quispe@harbourgrid.example>'), company: 'Harbourgrid' }
const OMKAR = { ...person('Omkar Salvi <omkar.salvi@brackwater.example>'), company: 'Brackwater' }

const event = (title: string, attendees: readonly [string, string, string?][]): RecordedEvent => ({
  uid: title,
  title,
  startMs: Date.parse('2025-11-03T15:00:00Z'),
  endMs: Date.parse('2025-11-03T15:30:00Z'),
  day: isoDate('2025-11-03') ?? ('' as never),
  attendees: attendees.map(([name, email, status]) => ({ name, email, status: status ?? 'ACCEPTED' })),
  organizer: null,
  recurring: false,
  cancelled: false,
})
const dana = (text: string) => ({ label: OWNER.name, text })
const remote = (text: string) => ({ label: 'Remote', text, kind: 'unidentified' as const })
const names = (r: Resolution, ids: readonly EntityId[]) => ids.map(id => r.entities.find(e => e.id === id)?.name ?? id)
const others = (r: Resolution) => r.entities.filter(e => e.name !== OWNER.name)
const run = (document: Parameters<typeof resolve>[0], parts: Parameters<typeof memoryKnowledge>[0] = {}, extraction = nothing) =>
  resolve(document, extraction, memoryKnowledge(parts), { owner: OWNER })

describe('voices', () => {
  it('Remote in a 1:1 is the person of the header', () => {
    const r = run(transcript([dana('Hello.'), remote('Hello.')], { statedParticipants: ['Kanchan Rao'] }))
    expect(names(r, r.participants)).toEqual(['Dana Whitfield', 'Kanchan Rao'])
    expect(r.primary).toEqual({ entity: 'person/kanchan-rao', reason: '1:1' })
  })
  it('Remote is the only one invited, who did not decline', () => {
    const events = [
      event('Harbourgrid storage', [
        ['Kanchan Rao', 'kanchan.rao@harbourgrid.example'],
        ['Amaru Quispe', 'amaru.quispe@harbourgrid.example', 'DECLINED'],
        ['Dana Whitfield', 'dana.whitfield@brackwater.example'],
      ]),
    ]
    const r = run(transcript([dana('Hello.'), remote('Hello.')], { title: { text: 'Harbourgrid storage', from: 'content' } }), {
      records: [record({ events })],
    })
    expect(names(r, r.participants)).toEqual(['Dana Whitfield', 'Kanchan Rao'])
    expect(r.speakers[1]?.reason).toContain('calendar')
  })
  it('two voices on one channel are two participants and one label', () => {
    const events = [
      event('Harbourgrid storage', [
        ['Kanchan Rao', 'kanchan.rao@harbourgrid.example'],
        ['Amaru Quispe', 'amaru.quispe@harbourgrid.example'],
      ]),
    ]
    const r = run(
      transcript([dana('Have I got both of you?'), remote("Yes, it's Kanchan, and Amaru's here as well."), dana('Hi Amaru.')], {
        title: { text: 'Harbourgrid storage', from: 'content' },
      }),
      { records: [record({ events })] },
    )
    expect(names(r, r.participants)).toEqual(['Dana Whitfield', 'Kanchan Rao', 'Amaru Quispe'])
    expect(r.speakers[1]).toMatchObject({ entity: null })
    expect(r.speakers[1]?.reason).toContain('several voices')
  })
  it('a channel belongs to whoever names herself, until the next one does', () => {
    const events = [
      event('Harbourgrid storage', [
        ['Kanchan Rao', 'kanchan.rao@harbourgrid.example'],
        ['Amaru Quispe', 'amaru.quispe@harbourgrid.example'],
      ]),
    ]
    const document = transcript(
      [dana('Hello.'), remote('Hi, this is Kanchan.'), remote('So this is Amaru now.'), remote('I will send the curves.')],
      { title: { text: 'Harbourgrid storage', from: 'content' } },
    )
    const said = document.segments[3]
    const action = {
      ...actionBy(document, 'x').statements[0],
      owner: { by: 'speaker', speaker: 1 },
      evidence: [{ segment: 3, span: said?.span ?? { start: 0, end: 0 }, quote: 'I will send the curves.' }],
    }
    const r = run(document, { records: [record({ events })] }, { ...nothing, statements: [action as never] })
    expect(names(r, [r.statements[0]?.owner as EntityId])).toEqual(['Amaru Quispe'])
  })
  it('a self-introduction names a voice', () => {
    const r = run(
      transcript([
        dana('Who is this?'),
        { label: 'Speaker 2', text: 'Hi, this is Omkar.', kind: 'unidentified' },
        { label: 'Speaker 3', text: 'And I am listening.', kind: 'unidentified' },
      ]),
      { entities: [OMKAR] },
    )
    expect(r.speakers.map(s => s.entity)).toEqual(['person/dana-whitfield', 'person/omkar-salvi', null])
  })
  it('who is only talked about does not take part', () => {
    const r = run(transcript([dana('Kanchan said it would be late.'), { label: 'Amaru Quispe', text: 'She told Omkar as well.' }]), {
      entities: [KANCHAN, AMARU, OMKAR],
    })
    expect(names(r, r.participants)).toEqual(['Dana Whitfield', 'Amaru Quispe'])
  })
  it('the owner is not in a talk where every voice has another name', () => {
    const r = run(
      transcript([
        { label: 'Kanchan Rao', text: 'Hello.' },
        { label: 'Amaru Quispe', text: 'Hello.' },
      ]),
    )
    expect(names(r, r.participants)).toEqual(['Kanchan Rao', 'Amaru Quispe'])
  })
  it('a device is nobody', () => {
    const r = run(transcript([dana('Hello.'), { label: 'Hearwell Speak 510', text: 'Hello.', kind: 'device' }]))
    expect(r.entities.map(e => e.name)).toEqual(['Dana Whitfield'])
  })
})

describe('proposing', () => {
  it('a newsletter makes nobody', () => {
    const r = run(mail({ name: 'Storage Weekly', email: 'no-reply@storageweekly.example' }, 'Register now.', [], { bulk: true }))
    expect(r.entities.filter(e => e.name !== 'Dana Whitfield')).toEqual([])
  })
  it.each([
    ['info@harbourgrid.example', 'Harbourgrid Support'],
    ['no-reply@harbourgrid.example', 'Kanchan Rao'],
    ['team@northmill.example', 'The Northmill Team'],
  ])('%s (%s) is no person', (email, name) => {
    const r = run(mail({ name, email }, 'Hello.'))
    expect(r.entities.filter(e => e.type === 'person' && e.name !== 'Dana Whitfield')).toEqual([])
  })
  it('a mail makes the person and the account, named as the signature writes it', () => {
    const r = run(
      mail(
        { name: 'Kanchan Rao', email: 'kanchan.rao@harbourgrid.example' },
        'Hi Dana,\nthe curves are attached.\nBest regards\nKanchan Rao\nHead of Storage\nHarbourgrid Energy AS | +47 555 01 340',
      ),
    )
    expect(others(r).map(e => [e.type, e.name, e.company, e.role])).toEqual([
      ['person', 'Kanchan Rao', 'Harbourgrid Energy', 'Head of Storage'],
      ['account', 'Harbourgrid Energy', null, null],
    ])
    expect(r.primary?.entity).toBe('account/harbourgrid-energy')
  })
  it('an account whose name ends in an s of its own keeps it', () => {
    const r = run(
      mail(
        { name: 'Kanchan Rao', email: 'kanchan.rao@stbrides.example' },
        "Hi Dana,\nSt Bride's would like a quote.\nBest regards\nKanchan Rao\nDirector of Works, St Bride's\n01632 960 114",
      ),
    )
    expect(others(r).map(e => [e.type, e.name, e.company, e.role, e.phone])).toEqual([
      ['person', 'Kanchan Rao', "St Bride's", 'Director of Works', '01632 960 114'],
      ['account', "St Bride's", null, null, null],
    ])
  })
  it.each([
    ['Kanchan Rao\nOrganist Emerita, Harbourgrid', 'Organist Emerita', null],
    ['Kanchan Rao | Foundry Hand | Harbourgrid | +44 1632 960 581', 'Foundry Hand', '+44 1632 960 581'],
    ['Kanchan Rao\nVoicer\nHarbourgrid\nT: 020 7946 0958', 'Voicer', '020 7946 0958'],
    ['Kanchan Rao\nHarbourgrid\nDelivered 05/11/2025', null, null],
  ])('a signature says what one is and how to call: %s', (signature, role, phone) => {
    const r = run(
      mail(
        { name: 'Kanchan Rao', email: 'kanchan.rao@harbourgrid.example' },
        `Hi Dana,\nthe curves are attached.\nBest regards\n${signature}`,
      ),
    )
    expect(others(r).find(e => e.type === 'person')).toMatchObject({ role, phone })
  })
  describe('a new surname', () => {
    const rao = thing('person', 'Kanchan Rao', { emails: ['kanchan.rao@harbourgrid.example'], company: 'Harbourgrid' })
    const sen = { name: 'Kanchan Sen', email: 'kanchan.sen@harbourgrid.example' }
    const known = { entities: [rao, thing('account', 'Harbourgrid', { emails: ['@harbourgrid.example'] })] }
    it('in the signature renames the page', () => {
      const r = run(mail(sen, 'Hi Dana,\nall good.\nBest regards\nKanchan Sen (née Rao)\nHarbourgrid'), known)
      expect(r.proposed.map(p => p.entity)).not.toContain('person/kanchan-sen')
      expect(r.updates.find(u => u.entity === rao.id)).toMatchObject({ set: { name: 'Kanchan Sen' }, addAliases: ['Kanchan Rao'] })
    })
    it.each([
      [{ name: 'Kanchan Rao', email: 'kanchan.rao@harbourgrid.example' }, 'After my wedding my name will be Kanchan Sen.'],
      [
        { name: 'Amaru Quispe', email: 'amaru.quispe@harbourgrid.example' },
        'Kanchan marries in June and will be Kanchan Sen when she is back.',
      ],
    ])('announced is another right name, and no second person', (from, text) => {
      const r = run(mail(from, `Hi Dana,\n${text}`, [{ name: 'Kanchan Rao', email: 'kanchan.rao@harbourgrid.example' }]), known)
      expect(r.proposed.map(p => p.entity)).not.toContain('person/kanchan-sen')
      expect(r.updates.find(u => u.entity === rao.id)).toMatchObject({ addAliases: ['Kanchan Sen'] })
      const later = run(mail(sen, 'Hello.'), { ...known, entities: [{ ...rao, aliases: ['Kanchan Sen'] }, ...known.entities.slice(1)] })
      expect(later.participants).toContain(rao.id)
    })
    it('of a namesake elsewhere says nothing', () => {
      const r = run(mail({ ...sen, email: 'kanchan.sen@northmill.example' }, 'Hi,\nhello.\nBest regards\nKanchan Sen (née Rao)'), known)
      expect(r.participants).not.toContain(rao.id)
    })
  })
  it('a private address makes no account', () => {
    const r = run(mail({ name: 'Amaru Quispe', email: 'amaru.quispe@gmail.com' }, 'Hello.'))
    expect(others(r).map(e => e.type)).toEqual(['person'])
  })
  it('a sign-off that is another name is an alias', () => {
    const r = run(mail({ name: 'Beatrix Moraes', email: 'beatrix.moraes@northmill.example' }, 'Oi Dana,\nall good.\nBeijos\nBia'))
    expect(others(r).find(e => e.type === 'person')?.aliases).toEqual(['Bia'])
  })
  it.each([
    ['Please call me Bibi, everybody does.\nBest\nBeatrix Moraes', 'Bibi'],
    ['All good.\nBest\nBea Moraes\nBuyer, Northmill', 'Bea'],
    ['All good.\nBest\nBeatrix (Bibi) Moraes', 'Bibi'],
  ])('what one calls oneself is an alias: %s', (text, alias) => {
    const r = run(mail({ name: 'Beatrix Moraes', email: 'beatrix.moraes@northmill.example' }, `Hi Dana,\n${text}`))
    expect(others(r).find(e => e.type === 'person')?.aliases).toEqual([alias])
  })
  it('a first name becomes the full name when a mail of that company proves it', () => {
    const kofi = person('Kofi')
    const harbour = thing('account', 'Harbourgrid', { emails: ['@harbourgrid.example'] })
    const note = 'Accounts/Harbourgrid/2025-10-01 - Call.md' as never
    const records = [record({ kind: 'transcript', note, primary: harbour.id, participants: [kofi.id], date: isoDate('2025-10-01') })]
    const r = run(mail({ name: 'Kofi Asante', email: 'kofi.asante@harbourgrid.example' }, 'Hello.'), { entities: [kofi, harbour], records })
    expect(r.participants).toContain(kofi.id)
    expect(r.updates.find(u => u.entity === kofi.id)).toMatchObject({ set: { name: 'Kofi Asante' }, addAliases: ['Kofi'] })
  })
  it('a project of an account’s name gets a page name of its own', () => {
    const r = run(transcript([dana('Hello.')], { statedEntities: [{ type: 'project', name: 'Harbourgrid' }] }), {
      entities: [thing('account', 'Harbourgrid')],
    })
    expect(r.entities.find(e => e.type === 'project')?.pageName).toBe('Harbourgrid (project)')
  })
  describe('a project renamed', () => {
    const says = (text: string, entities: ReturnType<typeof thing>[] = []) => run(transcript([dana(text)]), { entities })
    it.each([
      'From today the Great Quay project is called Beacon Lights, the council wants a name.',
      'We are renaming the Great Quay project to Beacon Lights.',
    ])('is one project of two names: %s', text => {
      expect(others(says(text)).map(e => [e.type, e.name, e.aliases])).toEqual([['project', 'Beacon Lights', ['Great Quay']]])
      const known = says(text, [thing('project', 'Great Quay', { path: 'Projects/Great Quay/Great Quay.md' as never })])
      expect(known.updates.find(u => u.entity === 'project/great-quay')).toMatchObject({ set: { name: 'Beacon Lights' } })
      expect(known.proposed.map(x => x.entity)).not.toContain('project/beacon-lights')
    })
    it('stays two pages where both have one, and a company is none', () => {
      const both = says('We are renaming the Great Quay project to Beacon Lights.', [
        thing('project', 'Great Quay'),
        thing('project', 'Beacon Lights'),
      ])
      expect(both.updates).toEqual([])
      expect(others(says('Marlow Rail (formerly Marlow Freight) will pay.')).map(e => e.type)).not.toContain('project')
    })
  })
  it('the second namesake is told apart by company', () => {
    const r = run(mail({ name: 'Kanchan Rao', email: 'kanchan.rao@northmill.example' }, 'Hello.'), { entities: [KANCHAN] })
    expect(r.proposed.map(p => p.entity)).toContain('person/kanchan-rao-northmill')
    expect(r.proposed.find(p => p.entity === 'person/kanchan-rao-northmill')?.review).toContain('same name')
  })
  it('a title proves a project', () => {
    const r = run(
      transcript([dana('Morning.'), { label: 'Kanchan Rao', text: 'Morning.' }, { label: 'Amaru Quispe', text: 'Hi.' }], {
        title: { text: 'Merlinda kick-off', from: 'content' },
      }),
    )
    expect(r.primary).toMatchObject({ entity: 'project/merlinda' })
  })
})

describe('the owner', () => {
  const to = [{ name: 'Dana Whitfield', email: 'dana.whitfield@brackwater.example' }]
  const letter = mail({ name: 'Kanchan Rao', email: 'kanchan.rao@harbourgrid.example' }, 'Hello.', to)
  it('is known by name where the config has an address that nobody writes to', () => {
    const owner = { ...OWNER, emails: ['someone@users.noreply.example'], company: null }
    const r = resolve(letter, nothing, memoryKnowledge({}), { owner })
    expect(names(r, r.participants).filter(n => n.startsWith('Dana'))).toEqual(['Dana Whitfield'])
    expect(r.primary?.entity).toBe('account/harbourgrid')
  })
  it('has a namesake where the config’s address is in use', () => {
    const both = mail({ name: 'Dana Whitfield', email: 'dana.whitfield@northmill.example' }, 'Hello.', to)
    const r = resolve(both, nothing, memoryKnowledge({}), { owner: OWNER })
    expect(r.participants).toEqual(['person/dana-whitfield-northmill', 'person/dana-whitfield'])
  })
})

describe('names of the same run', () => {
  it('a mail further down explains a first name in a transcript', () => {
    const talk = transcript([
      dana('So, Zsofia, where are we?'),
      { label: 'Zsofia', text: 'Nearly there.' },
      { label: 'Balint Kis', text: 'Yes.' },
    ])
    const letters = [
      mail({ name: 'Zsofia Nagy', email: 'zsofia.nagy@northmill.example' }, 'Hello.'),
      mail({ name: 'Balint Kis', email: 'balint.kis@northmill.example' }, 'Hello.'),
    ]
    const knowledge = memoryKnowledge({})
    for (const order of [
      [talk, ...letters],
      [...letters, talk],
    ]) {
      const rosters = mergeRosters(order.map(d => rosterOf(d, OWNER)))
      const waiting = memoryKnowledge({ entities: draftEntities(rosters, knowledge, { owner: OWNER, layout: DEFAULT_LAYOUT }) })
      const r = resolve(talk, nothing, knowledge, { owner: OWNER, waiting })
      expect(names(r, r.participants)).toEqual(['Dana Whitfield', 'Zsofia Nagy', 'Balint Kis'])
    }
  })
})

describe('statements', () => {
  it('owner and text carry the right name where it was misheard', () => {
    const document = transcript([dana('I will ask Koncha for the curves.'), { label: 'Amaru Quispe', text: 'And Koncha has them.' }])
    const r = run(document, { entities: [KANCHAN, AMARU] }, actionBy(document, 'Koncha'))
    expect(r.statements[0]).toMatchObject({ owner: KANCHAN.id, text: 'I will ask Kanchan for the curves.' })
    expect(r.statements[0]?.evidence[0]?.quote).toBe('I will ask Koncha for the curves.')
  })
  it('what friends call their own John names no John of whom this circle never spoke', () => {
    const document = transcript([dana('I will ask Johnno for the curves.'), { label: 'Amaru Quispe', text: 'And Johnno has them.' }])
    const far = person('John Harrowgate <john.harrowgate@elsewhere.example>')
    const r = run(document, { entities: [far, AMARU] }, actionBy(document, 'Johnno'))
    expect(r.repairs.map(x => x.heard)).toEqual([])
    expect(r.statements[0]?.owner).not.toBe(far.id)
  })
  it('Myself is the owner of the vault', () => {
    const document = transcript([dana('I write it down.'), remote('Fine.')])
    expect(run(document, {}, actionBy(document, 'Myself')).statements[0]?.owner).toBe('person/dana-whitfield')
  })
  it('a decision of the person about a name holds', () => {
    const [a, b] = [person('Ravi Menon <ravi.menon@saltmere.example>'), person('Ravi Iyer <ravi.iyer@saltmere.example>')]
    const document = transcript([dana('Ravi sends the plan.'), remote('Good.')])
    const undecided = run(document, { entities: [a, b] }, actionBy(document, 'Ravi'))
    expect(undecided.statements[0]).toMatchObject({ owner: null, ownerSurface: 'Ravi' })
    const decided = run(
      document,
      {
        entities: [a, b],
        decisions: [{ type: 'same-name', at: '2025-11-01T00:00:00.000Z' as never, surface: 'Ravi', entity: b.id, context: null }],
      },
      actionBy(document, 'Ravi'),
    )
    expect(decided.statements[0]?.owner).toBe(b.id)
  })
})
