import { describe, expect, it } from 'vitest'
import { worthAPage } from './page-worth.ts'

const heard = (text: string) => worthAPage({ kind: 'fact', text, stated: false, confidence: 0.7 })

describe('a heard fact on a page', () => {
  it.each([
    'The pilot is four months, forty valves, and the fee is 24,000 euros',
    'Siobhan is now head of procurement',
    'Anna: our contract with Brimsel runs until March 2027',
    'Twelve mats, 40 °C, 93 % humidity, from 9 March',
    'Two of the three sites have no gateway yet',
  ])('names what it is about: %s', text => expect(heard(text)).toBe(true))
  it.each([
    'He is sixty eight kilos and he is very patient',
    'Two weeks is fine',
    'It is thirty days and then it is overwritten',
    'Somebody has to read it, it is two hundred pages',
    'In your mail it was sixty-four beds',
    'Thursday 26 March 2026, Delft and by video',
  ])('is left to its note where only the talk knows what is meant: %s', text => expect(heard(text)).toBe(false))
  it('is kept as the source states it', () => {
    expect(worthAPage({ kind: 'fact', text: 'It is thirty days', stated: true, confidence: 0.9 })).toBe(true)
  })
})
