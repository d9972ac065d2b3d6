import { describe, expect, it } from 'vitest'
import { nothing, OWNER, person, thing, transcript } from '../../test/pairs/source.ts'
import { FEATURES } from './choose-name-features.ts'
import { BEARER } from './heard-bearer.ts'
import { HeardForms } from './heard-forms.ts'
import { judgeHeard, weigh } from './heard-judge.ts'
import { leastAsked, PLACE, talkOf } from './heard-place.ts'
import { heardWord } from './heard-sounds.ts'
import { BEARER_WEIGHTS, PLACE_WEIGHTS, READING_WEIGHTS } from './heard-weights.ts'
import { memoryKnowledge } from './memory-knowledge.ts'
import { resolve } from './resolve.ts'
import { wordsIn } from './words.ts'

const KANCHAN = person('Kanchan Rao')

/** How sure the judge is that `heard` in this line is Kanchan, in natural logarithms of odds. */
function odds(line: string, heard: string, strength = 3, entity = KANCHAN): number {
  const words = wordsIn(transcript([{ label: 'Omkar Salvi', text: line }]))
  const from = words.findIndex(w => w.text === heard)
  const best = new HeardForms([{ entity, strength, why: '' }]).best([heardWord(heard)], false)
  const found = best && judgeHeard(talkOf(words, true), { from, to: from + 1, heard, best })
  return found?.odds ?? Number.NEGATIVE_INFINITY
}

describe('the weights', () => {
  it('belong to the features, one each', () => {
    expect(Object.keys(PLACE_WEIGHTS)).toEqual([...PLACE, 'nobody'])
    expect(Object.keys(BEARER_WEIGHTS)).toEqual([...BEARER])
    expect(Object.keys(READING_WEIGHTS)).toEqual([...FEATURES])
  })
  it('are given for every feature of a hearing', () => {
    const words = wordsIn(transcript([{ label: 'Omkar Salvi', text: 'Then I asked Koncha about it.' }]))
    const best = new HeardForms([{ entity: KANCHAN, strength: 3, why: '' }]).best([heardWord('Koncha')], false)
    if (!best) throw new Error('Koncha sounds like Kanchan')
    const { bearers, place } = weigh(talkOf(words, true), { from: 3, to: 4, heard: 'Koncha', best })
    expect(place).toHaveLength(PLACE.length)
    expect(bearers.map(b => b?.length)).toEqual([BEARER.length + FEATURES.length])
  })
})

describe('a place of a talk', () => {
  it('where somebody is asked speaks more for a name than one behind an article', () =>
    expect(odds('Then I asked Koncha about it.', 'Koncha')).toBeGreaterThan(odds('Then I saw the Koncha about it.', 'Koncha')))
  it('between other words with a capital is part of their name', () =>
    expect(odds('We met at the Ostrava Koncha Building.', 'Koncha')).toBe(Number.NEGATIVE_INFINITY))
  it('asks for no look at what hardly sounds alike, least of all without a capital', () => {
    const words = wordsIn(transcript([{ label: 'Omkar Salvi', text: 'Yes, ask Zandle then.' }]))
    expect([leastAsked(words, 1, 2), leastAsked(words, 1, 3), leastAsked(words, 2, 3)]).toEqual([0.76, 0.7, 0.64])
  })
})

describe('what is part of another name or a usual first name of somebody unknown', () => {
  const heardOf = (line: string, label: string) =>
    resolve(
      transcript([
        { label: OWNER.name, text: `${line} We look at the north pier again and then at the pump.` },
        { label, text: 'Yes, the pump station comes first, and the Tidewell people come on Monday.' },
      ]),
      nothing,
      memoryKnowledge({ entities: [person(label), person('Marla Teague'), thing('account', 'Hollow Ferries')] }),
      { owner: OWNER },
    ).repairs.map(r => [r.heard, r.form])
  it.each([
    ['the first word of a company', 'We get the milk from Auden Creamery, and Auden Creamery sends it on Monday.', 'Wendy Gauden'],
    ['an office', 'Mr. Chair, I thank the Cabinet Secretary for this.', 'Tess Cavanet'],
    ['a title', 'Thank you, Mr. Odell.', 'Mark Ferris'],
    ['a party in brackets', 'The member (Lib.) has the floor.', 'Joel Libb'],
    ['a first name of another', 'I had a mail from Colin Reardon on Monday.', 'Julie Morden'],
  ])('%s', (_what, line, label) => expect(heardOf(line, label)).toEqual([]))
})
