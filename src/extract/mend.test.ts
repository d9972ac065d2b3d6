import { describe, expect, it } from 'vitest'
import { askedInTheEnd, isAsked, mended } from './mend.ts'
import { capital } from './speech.ts'

describe('a sentence without its false starts', () => {
  it.each([
    ["That's- that's a problem for the ferry", "That's a problem for the ferry"],
    ['We want we expect the barges to last ten years', 'We expect the barges to last ten years'],
    ["That's, we'd lose two berths", "We'd lose two berths"],
    ["After that it's, they said six weeks", 'After that they said six weeks'],
    ["It's, the survey in total is nine days", 'The survey in total is nine days'],
    [
      'We have, a hundred answers so far, which is, three more than last year',
      'We have a hundred answers so far, which is three more than last year',
    ],
    ['The roofing firm, they quoted eighty thousand', 'The roofing firm quoted eighty thousand'],
    ["The lower hall, it's six hundred seats now", 'The lower hall is six hundred seats now'],
    ['Find out more before the next fi next meeting', 'Find out more before the next meeting'],
    ['Ask Ottilie the for that catalogue', 'Ask Ottilie for that catalogue'],
    ['Compare them using the a list of prices', 'Compare them using a list of prices'],
    ['" Under given conditions the pump stops', 'Under given conditions the pump stops'],
    ['The " path " layer comes last', 'The "path" layer comes last'],
    ['The mill got a new boss, she came from, she is from the islands', 'The mill got a new boss, she is from the islands'],
    // What is sound stays.
    ["I'm Ottilie Brandt, I'm the harbour master here", "I'm Ottilie Brandt, I'm the harbour master here"],
    ['I think I can bring the keys', 'I think I can bring the keys'],
    ['We know we will be late', 'We know we will be late'],
    ["The crates take eight weeks, it's not six", "The crates take eight weeks, it's not six"],
    ['We pay 298 euro per bed per year', 'We pay 298 euro per bed per year'],
    ['He can just pack up and go and we still pay', 'He can just pack up and go and we still pay'],
  ])('%s', (said, written) => expect(capital(mended(said))).toBe(written))
})

describe('a question from where it was asked in the end', () => {
  it.each([
    ['Is it do you feel confident about the pier?', 'Do you feel confident about the pier?'],
    ['Are they the is it the kind that floats or sinks?', 'Is it the kind that floats or sinks?'],
    ['Does would that include the moorings?', 'Would that include the moorings?'],
    ['We have put forty plants on the list, but do we want all of them?', 'Do we want all of them?'],
    ['The question is, does the harbour pay for the lamps?', 'Does the harbour pay for the lamps?'],
    ['Would the handles be oak too, or?', 'Would the handles be oak too?'],
    ['The old mats, do we keep them or sell them?', 'The old mats, do we keep them or sell them?'],
    ['If a mast breaks, whose insurance pays for it?', 'If a mast breaks, whose insurance pays for it?'],
    ['What is the price of the small one?', 'What is the price of the small one?'],
    ['Is it us or is it the harbour?', 'Is it us or is it the harbour?'],
    ['Does the board have a plan for the winter?', 'Does the board have a plan for the winter?'],
  ])('%s', (said, asked) => expect(capital(askedInTheEnd(said))).toBe(asked))
  it.each([
    ['Does the harbour pay for the lamps?', true],
    ['Whether we may print the letters', true],
    ['At the end of the day, is it us or them?', true],
    ["It's going to cost a lot of money, is it?", false],
    ["We're still going for the blue ones?", false],
  ])('%s has the shape of one: %s', (text, is) => expect(isAsked(text)).toBe(is))
})
