import { describe, expect, it } from 'vitest'
import { coverage, valuesOf, weighedWords } from './values.ts'

describe('values of a sentence', () => {
  it.each([
    ['two hundred eighteen thousand a year', ['218000']],
    ['we now have it as $205,000 a year', ['205000']],
    ['the fee is two and a half percent', ['2.5']],
    ['the size is 12 MW / 36 MWh, down from 48 MWh', ['12 mw', '36 mwh']],
    ['twelve megawatts, forty-eight megawatt hours', ['12 mw', '48 mwh']],
    ['on the twenty-seventh of October', ['10-27']],
    ['Monday 10 November 2025', ['11-10']],
    ['we are down to eleven sites now', ['11 site']],
    ['six point two million kroner', ['6200000']],
    ['the insurance runs until September', ['09-??']],
    ['it begins at half past seven, not at 6:15', ['450']],
    ['it runs on version 3.2 now', ['3.2']],
    ['one second for the report', ['1 second']],
    ['on the twenty-second of May', ['05-22']],
    ['nothing to count here', []],
  ])('%s', (text, keys) => expect(valuesOf(text).map(v => v.key)).toEqual(keys))
})

describe('coverage', () => {
  it('rare words count, small ones do not', () => {
    const task = weighedWords('Send Kanchan the price corridor', new Set(['kanchan']))
    expect(coverage(task, weighedWords('the price corridor went out on Friday')).share).toBeGreaterThan(0.8)
    expect(coverage(task, weighedWords('I sent the drawings to the port')).share).toBeLessThan(0.3)
  })
})
