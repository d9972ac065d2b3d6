import { describe, expect, it } from 'vitest'
import { transcript } from '../../test/pairs/source.ts'
import type { NameRepair } from '../model/entity.ts'
import type { EntityId } from '../model/ids.ts'
import { heardAgain } from './heard-again.ts'
import { wordsIn } from './words.ts'

const TEXT = "I've got Pair Aline here. Yes Pair Aline told me. Later Pair Aline goes, and a pair aline of gloves. Perrin once fell."
const words = wordsIn(transcript([{ label: 'x', text: TEXT }]))
const form = (heard: string, canonical: string, nth = 0): NameRepair => {
  let at = -1
  for (let i = 0; i <= nth; i++) at = TEXT.indexOf(heard, at + 1)
  const entity = `person/${canonical.toLowerCase()}` as EntityId
  return { heard, entity, canonical, reason: '', score: 0.8, spans: [{ segment: 0, span: { start: at, end: at + heard.length } }] }
}
const found = (...repairs: readonly NameRepair[]) =>
  heardAgain(repairs, words, () => false).map(r => [
    r.heard,
    ...r.spans.map(s => `${s.span.start} ${TEXT.slice(s.span.start, s.span.end)}`),
  ])

describe('forms of one talk', () => {
  it('mean the same wherever they come again, with their capitals', () =>
    expect(found(form('Pair Aline', 'Peraline Voss'))).toEqual([['Pair Aline', '9 Pair Aline', '30 Pair Aline', '56 Pair Aline']]))
  it('lose a small word that another place shows not to be part of it', () =>
    expect(found(form('Pair Aline told', 'Peraline Voss'), form('Pair Aline', 'Peraline Voss', 2))).toEqual([
      ['Pair Aline', '9 Pair Aline', '30 Pair Aline', '56 Pair Aline'],
    ]))
  it('lose a small word in front of their capitals', () =>
    expect(found(form('Yes Pair Aline', 'Peraline Voss'), form('goes, and a pair', 'Gosanne Parry')).map(f => f[0])).toEqual([
      'Yes Pair Aline',
      'goes, and a pair',
    ]))
  it('such as `told`', () => {
    const text = 'We told Pair Aline. Then Pair Aline went.'
    const all = wordsIn(transcript([{ label: 'x', text }]))
    const told = {
      heard: 'told Pair Aline',
      entity: 'person/peraline-voss' as EntityId,
      canonical: 'Peraline Voss',
      reason: '',
      score: 0.8,
    }
    const out = heardAgain([{ ...told, spans: [{ segment: 0, span: { start: 3, end: 18 } }] }], all, () => false)
    expect(out.map(r => [r.heard, ...r.spans.map(s => text.slice(s.span.start, s.span.end))])).toEqual([
      ['Pair Aline', 'Pair Aline', 'Pair Aline'],
    ])
  })
  it('are none where the first name is right', () => expect(found(form('Perrin once', 'Perrin Stobb'))).toEqual([]))
  it('are not spread where two people are heard so', () =>
    expect(found(form('Pair Aline', 'Peraline Voss'), form('Pair Aline', 'Perla Hine', 1)).map(f => f.length)).toEqual([2, 2]))
})
