import { describe, expect, it } from 'vitest'
import { sieve } from './sieve.ts'

const LIST = [/\bbudget|cost\b/i, /\blate\b/i, /\p{Lu}\p{Ll}+ owns/u, /^\w+ (.*)$/, /^no$/i]
const likely = sieve(LIST, re => re)

describe('sieve', () => {
  it.each([
    'The BUDGET is gone',
    'what it will cost',
    'Mira owns it',
    'mira owns it',
    'No',
    'no way',
    'late',
    '',
  ])('lets through every expression that finds something, in order: %j', text => {
    const finding = LIST.filter(re => re.test(text))
    expect(likely(text).filter(re => re.test(text))).toEqual(finding)
  })
  it('keeps back what cannot find anything', () => {
    expect(likely('mira owns it')).toEqual([LIST[3]])
  })
  it('refuses expressions that refer to a group', () => {
    expect(() => sieve([/(\w+) \1/], re => re)).toThrow('refers to a group')
  })
})
