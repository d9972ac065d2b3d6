import { describe, expect, it } from 'vitest'
import { nothing, OWNER, person, transcript } from '../../test/pairs/source.ts'
import type { Entity } from '../model/entity.ts'
import type { EntityId } from '../model/ids.ts'
import { memoryKnowledge } from './memory-knowledge.ts'
import { resolve } from './resolve.ts'

const at = (name: string) => ({
  ...person(`${name} <${name.toLowerCase().replace(/[^a-z]+/g, '.')}@harbourgrid.example>`),
  company: 'Harbourgrid',
})
const PEOPLE = ['Kanchan Rao', 'Omkar Salvi', 'Igal Brandt', 'Wiktor Zajac', 'Alon Peretz', 'Kheyan Lund'].map(at)
const thing = (type: Entity['type'], name: string): Entity => ({ ...person(name), id: `${type}/${name.toLowerCase()}` as EntityId, type })
const THINGS = [
  thing('product', 'GridLoom'),
  thing('account', 'Quaystone'),
  thing('account', 'Brendix Folio'),
  thing('account', 'Brightwater'),
  thing('term', 'SCADA'),
]
const FILLER = 'Yes, the pump station comes first and then we look at the north pier again.'

const repairs = (line: string, decisions: Parameters<typeof memoryKnowledge>[0]['decisions'] = []) => {
  const document = transcript([
    { label: OWNER.name, text: line },
    { label: 'Kanchan Rao', text: FILLER },
    { label: 'Omkar Salvi', text: FILLER },
    { label: 'Igal Brandt', text: FILLER },
    { label: 'Wiktor Zajac', text: FILLER },
    { label: 'Alon Peretz', text: FILLER },
  ])
  const r = resolve(document, nothing, memoryKnowledge({ entities: [...PEOPLE, ...THINGS], decisions }), { owner: OWNER })
  return r.repairs.map(x => [x.heard, x.form ?? x.canonical])
}

describe('misheard names are found', () => {
  it.each([
    ['a word for a name', 'I talked to Koncha about it.', [['Koncha', 'Kanchan']]],
    ['capitals for a name', 'And then EGOL asked why.', [['EGOL', 'Igal']]],
    ['a name split over three words', 'I should ask oh me car about it.', [['oh me car', 'Omkar']]],
    ['a surname beside the right first name', 'I got it from Kanchan Row yesterday.', [['Kanchan Row', 'Kanchan Rao']]],
    ['a product written as two words', 'It runs on grid loom today.', [['grid loom', 'GridLoom']]],
    ['a term spelled out', 'The S C A D A side is done.', [['S C A D A', 'SCADA']]],
    ["a company by the first word of its name, its s taken for another's", "We get it from Brendick's today.", [["Brendick's", 'Brendix']]],
    ['the first word of a company split in two', 'Then Brend Ix called again.', [['Brend Ix', 'Brendix']]],
    ['a surname in two words after a title', 'I asked Mr Sal Vee about it.', [['Mr Sal Vee', 'Mr Salvi']]],
    ['a first name in two small words before the right surname', 'And then As If Perry called. Al On Peretz, I mean.', [['Al On', 'Alon']]],
    ['a company split in two', 'We meet Key Stone on Friday.', [['Key Stone', 'Quaystone']]],
  ])('%s', (_what, line, expected) => expect(repairs(line)).toEqual(expected))
})

it('a small word of a heard name is no heard form by itself', () => {
  const names = ['Hester van Rijmont', 'Marike van Loosdorf', 'Ida Vandamme', 'Ett Peretz']
  const talk = transcript([
    { label: OWNER.name, text: FILLER },
    { label: 'Speaker 2', text: "It's Pair Ets here." },
    ...names.slice(0, 2).map(label => ({ label, text: FILLER })),
  ])
  const r = resolve(talk, nothing, memoryKnowledge({ entities: names.map(n => person(`${n} <${n.split(' ')[0]}@quay.example>`)) }), {
    owner: OWNER,
  })
  expect(r.repairs.map(x => [x.heard, x.alsoHeard])).toEqual([["It's Pair Ets", ['Pair Ets']]])
})

describe('common words are left alone', () => {
  it('what is from a country is no person', () => expect(repairs('I have no Kenyan for the spring blend.')).toEqual([]))
  it.each([
    'I was alone at the office.',
    "Brendix's people and Igal's friend were there.",
    'It takes a long time to get there.',
    'We can hang the map on the wall.',
    'You are mean, on the whole.',
    'The victor takes it all.',
    'They quote ten weeks on the Kan Chan.',
    'I told them that the grid is full.',
    'She was standing in a row.',
    'We saw a castle and a river.',
    'The guard list is with the harbour office.',
    'We have the key store list by Friday.',
    'The ferry waits behind the breakwater until noon.',
    'There is whitewater above the weir and a bridgehead below.',
  ])('%s', line => expect(repairs(line)).toEqual([]))
  it('unless the grammar leaves no other reading', () =>
    expect(repairs('You should ask alone about the invoice.')).toEqual([['alone', 'Alon']]))
})

describe('decisions of the person', () => {
  it('a rejected form is never repaired again', () => {
    const entity = PEOPLE[0]?.id as EntityId
    expect(
      repairs('I talked to Koncha about it.', [
        { type: 'heard', at: '2025-11-01T00:00:00.000Z' as never, heard: 'Koncha', entity, accepted: false },
      ]),
    ).toEqual([])
  })
  it('a right name is not a heard form of another', () => expect(repairs('I talked to Wiktor about it.')).toEqual([]))
})

describe('a word that is a name of its own', () => {
  const heardOf = (line: string, ...known: readonly Entity[]) =>
    resolve(
      transcript([
        { label: OWNER.name, text: `${line} ${FILLER}` },
        ...known.filter(k => k.type === 'person').map(k => ({ label: k.name, text: FILLER })),
      ]),
      nothing,
      memoryKnowledge({ entities: known }),
      { owner: OWNER },
    ).repairs.map(x => x.heard)
  const DOLINDA = person('Dolindara Marsh')
  it.each([
    ['The Ostrava Dolantric has no objection to it.', DOLINDA],
    ['We drive to Norway in June with the north crew.', thing('account', 'Norvane')],
    ['We drive to Poland in June with the north crew.', thing('account', 'Polmond Ferries')],
  ])('%s', (line, known) => expect(heardOf(line, known)).toEqual([]))
  it.each([
    ['We have apologies from Hevin Bravid, and no substitute.', person('Zuzka Bravitz')],
    ['The Deputy Minister and the Chief Wip announced it.', person('Jeanne Wipp')],
    ['It is the last business of the National Essembly before the summer.', person('Tess Esembler')],
    ['Thank you, Mr. Chair, and thank you, Mr.Odell.', person('Mark Cher')],
    ['We heard it from Cabinet Secretary and the Cabinet Secretary agrees.', person('Janet Cavanet')],
    ['There was a letter from Professor Colin Reardon on the twelfth.', person('Julie Morden')],
    ['The Canada Post strike goes on, and Public Safety has no answer.', person('Pat Posta')],
  ])('part of another name is none of hers: %s', (line, known) => expect(heardOf(line, known)).toEqual([]))
  it('is a misheard one where it stands alone', () => expect(heardOf('So I asked Dolantra about it.', DOLINDA)).toEqual(['Dolantra']))
  it('an Irish name as others say it', () =>
    expect(heardOf('So I had the memo from A Veen about it. It will not get past Avine.', person('Aoibheann Doyle'))).toEqual([
      'A Veen',
      'Avine',
    ]))
})
