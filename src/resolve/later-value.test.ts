import { describe, expect, it } from 'vitest'
import { formerNumbers, isLaterValue, valueWords } from './later-value.ts'

const names = new Set(['iris', 'bram', 'lotte', 'nuno'])
const say = (text: string, day: string) => ({ text, quote: text, day })
const later = (a: string, b: string, near: boolean) => isLaterValue(say(a, '2026-03-02'), say(b, '2026-03-20'), names, near ? 'one' : 'two')

describe('a later value of the same thing, both said of one project or company', () => {
  it.each([
    ['The film has a lead time of six weeks', 'The lead time of the film is now nine weeks'],
    ['The lead time for the film is nine weeks', 'The lead time for the film is down to seven weeks'],
    ['Until now the film had a lead time of six weeks', 'The lead time for the film TX-9 is from today nine weeks, before it was six'],
    ['On the calculation it is eighteen months with one battery set', 'Measured battery life is 14 months with one battery set, not 18'],
    ['The design freeze is Friday the thirteenth of March', 'The design freeze is moved to Friday 27 March 2026'],
    ['Go-live is Monday 20 April as far as I am concerned', 'Go-live is Monday 4 May 2026, after the holidays'],
    ['The pilot build is a hundred and twenty units', 'We said the pilot build is ninety units'],
    ['We are talking about 64 beds on three wards', 'Two wards, 58 beds, the old mat and not the new one'],
    ['The offer is three hundred and twelve euro per bed', 'We pay 298 euro per bed, service included'],
    ['The lamps cost € 3.85 a piece', 'The price of the lamps becomes € 4.10 from April'],
    ['The lamps cost three euro eighty-five a piece', 'From April the lamps cost 4.10 euro'],
    ['The surveillance audit is on the fourteenth of April', 'The surveillance audit moves to Tuesday 21 April'],
    ['Delivery is in the week of 30 March', 'Delivery is now in the week of 6 April'],
    ['Her contract stops on the thirtieth of June', 'The contract is extended by one year, to 30 June 2027'],
    ['The budget is capped at EUR 480,000', 'The budget is capped at EUR 450,000'],
    ['The yield of line two is 91 percent', 'The yield of line two is 94 percent'],
    ['The workshop is on 3 June', 'The workshop is on 10 June'],
    ['The ferry is released at the end of April', 'The ferry will be released on 15 May'],
    ['The first boat leaves on the sixteenth of March', 'The first boat leaves you on Monday 23 March'],
    ['The jar has a price of four ninety-nine', 'The price of the jar is five twenty-nine'],
    ['We have twelve licences for the scanner', 'We have forty licences for the scanner'],
    ['The tank holds forty litres', 'The tank holds fifty-five litres'],
    ['The hall is rented until 1 May', 'The hall is rented until 1 July'],
    ['The server needs 16 gb of memory and costs $4,000', 'The server costs $5,200'],
    ['The deadline for the tender is 4 April', 'The deadline for the tender is now 18 April'],
    ['Battery runtime is nine hours', 'Battery runtime is eleven hours in the new build'],
    ['The lease of the yard ends on 31 May', 'The lease of the yard ends on 30 November'],
  ])('%s → %s', (a, b) => expect(later(a, b, true)).toBe(true))
})

describe('of the same thing by its words alone', () => {
  it.each([
    ['The pressure film has a lead time of six weeks', 'The lead time for the pressure film is nine weeks, before it was six'],
    ['The pressure film has a lead time of six weeks', 'The lead time for the pressure film is nine weeks'],
    ['The surveillance audit in the foundry is on 14 April', 'The surveillance audit in the foundry is on 21 April'],
  ])('%s → %s', (a, b) => expect(later(a, b, false)).toBe(true))
})

describe('not of the same thing', () => {
  it.each([
    ['The film has a lead time of six weeks', 'The lead time for the connector is nine weeks'],
    ['The film has a lead time of six weeks', 'The film has a width of nine centimetres'],
    ['The film has a lead time of six weeks', 'The film costs nine euros'],
    ['The design freeze is 13 March', 'The design review is 20 March'],
    ['Go-live is 20 April', 'The training is on 4 May'],
    ['The Larkspur go-live is 20 April', 'The go-live of Kestrel is 4 May'],
    ['Bay A runs at 94 % of the planned rate', 'The loaders ran at ninety-one percent of the planned rate in bay B'],
    ['Lift C takes 400 kilos', 'Lift D takes 630 kilos'],
    ['The north hall has 40 desks', 'The south hall has 55 desks'],
    ['Battery life is 14 months', 'The warranty of the battery is 24 months'],
    ['The offer is 312 euro per bed', 'The invoice comes in two halves, one on 1 September'],
    ['The mill pump weighs 40 kg', 'The bridge pump weighs 55 kg'],
    ['The audit is on 14 April', 'The lunch for the auditors is on 21 April'],
    ['The pilot build is 90 units', 'The series build is 400 units'],
    ['The lamps cost 4 euros', 'The brackets cost 7 euros'],
    ['The first set of 40 jars can leave us on 27 April', 'Send Hesterwold the order for the jars by 27 February'],
    ['The new roster starts on the thirteenth of April', 'Today is the twenty-third and nobody has the new roster'],
    ['The budget is capped at EUR 480,000', 'EUR 312,000 is spent so far'],
    ['The tank holds forty litres', 'The tank holds forty litres of diesel'],
    ['The workshop in Aarhus is on 3 June', 'The workshop in Bergen is on 10 June'],
    ['We have twelve scanners', 'We have forty chairs'],
    ['The hall is rented until 1 May', 'The crane is rented until 1 July'],
    ['The yield of line two is 91 percent', 'The yield of line three is 94 percent'],
    ['Dry time is two hours', 'Cure time is nine hours'],
    ['The second shift has six people', 'The night shift has nine people'],
    ['Iris is away until 4 May', 'Bram is away until 11 May'],
  ])('%s | %s', (a, b) => expect(later(a, b, true)).toBe(false))
  it.each([
    ['The price is 40 euros', 'The price is 55 euros'],
    ['The lead time is six weeks', 'The lead time is nine weeks'],
    ['Delivery is on 4 May', 'Delivery is on 11 May'],
  ])('where nothing says of what: %s | %s', (a, b) => expect(later(a, b, false)).toBe(false))
})

it('knows what the text says to be past', () => {
  expect([...formerNumbers('Nine weeks, before it was six')]).toEqual(['6'])
  expect([...formerNumbers('It is 14 months, not 18')]).toEqual(['18'])
  expect([...formerNumbers('It is 14 months')]).toEqual([])
})
it('gives the words by which a measured thing is found again, the rarest first', () => {
  expect(valueWords('The lead time for the pressure film is nine weeks')).toContain('film')
  expect(valueWords('The film is fine')).toEqual([])
})
