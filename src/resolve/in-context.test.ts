import { describe, expect, it } from 'vitest'
import { contextOf, laterInContext } from './in-context.ts'

const names = new Set(['iris', 'bram', 'lotte'])
const said = (text: string, before: string, day: string) => ({ text, quote: text, day, context: contextOf(text, before, names) })
const later = (before: string, a: string, b: string, ahead = '') =>
  laterInContext(said(a, before, '2026-03-02'), said(b, ahead, '2026-03-20'), names, 'one')

it('keeps what was spoken of right before a bare value, and nothing where the words are enough', () => {
  expect(contextOf('The ninth of May, yes', 'Shall we fix the harvest supper, Bram?', names)).toEqual(
    expect.arrayContaining(['harvest', 'supper']),
  )
  expect(contextOf('The harvest supper in the village hall is on the ninth of May', 'Something about gravel?', names)).toEqual([])
  expect(contextOf('Fine by me', 'Shall we fix the harvest supper?', names)).toEqual([])
})

describe('a bare value is replaced by a later one of what was spoken of', () => {
  it.each([
    ['When is the harvest supper, then?', 'The ninth of May, yes', 'The harvest supper is now on 16 May'],
    [
      'And when does the ferry leave the yard?',
      'It was going to be the third of June',
      'The harbour office now says the ferry is out on 12 June',
    ],
  ])('%s %s → %s', (before, a, b) => expect(later(before, a, b)).toBe(true))
  it('nor does the later one say of what, but for its measure', () =>
    expect(
      later(
        'What do we give for the slates from the quarry?',
        'Three euro forty a piece we pay now',
        'The price becomes € 3.80 per piece from May',
        'The quarry wrote about the slates.',
      ),
    ).toBe(true))
})

describe('not by one of something else', () => {
  it.each([
    ['When is the harvest supper, then?', 'The ninth of May, yes', 'The chimney sweep now comes on 16 May'],
    ['When is the harvest supper, then?', 'The ninth of May, yes', 'Maybe the harvest supper should be on 16 May'],
    ['And when does the ferry leave the yard?', 'It was going to be the third of June', 'The crane is now rented until 12 June'],
    ['What do we give for the slates?', 'Three euro forty a piece we pay now', 'The gutters now cost € 3.80 per metre'],
  ])('%s %s | %s', (before, a, b) => expect(later(before, a, b)).toBe(false))
})
