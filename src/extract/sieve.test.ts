import { describe, expect, it } from 'vitest'
import { requiredWords } from './required-words.ts'
import { finds, sieve } from './sieve.ts'

const LIST = [/\bbudget|cost\b/i, /\blate\b/i, /\p{Lu}\p{Ll}+ owns/u, /^\w+ (.*)$/, /^no$/i, /(\w+) \1/, /\b\d+ (?:km|miles?)\b/i]
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
    'ha ha',
    'in 5km or 12 Miles',
    'twelve \u212Am',
    '',
  ])('lets through every expression that finds something, in order: %j', text => {
    const finding = LIST.filter(re => re.test(text))
    expect(likely(text).filter(re => re.test(text))).toEqual(finding)
  })
  it('keeps back what cannot find anything', () => {
    expect(likely('mira has it')).toEqual([LIST[3], LIST[5]])
  })
  it('tells of one expression whether it finds something', () => {
    const late = finds(/\b(?:too |very )?late\b/i)
    expect([late('It is LATE'), late('the latest'), late('')]).toEqual([true, false, false])
  })
})

describe('requiredWords', () => {
  it.each<readonly [string, RegExp, readonly (readonly (readonly string[])[])[]]>([
    ['a word and one of two', /\b(?:can|could) you\b/i, [[['^you$'], ['^can$', '^could$']]]],
    ['one stem with its endings', /\blos(?:e|es|ing)\b/i, [[['^lose$', '^loses$', '^losing$']]]],
    ['beginnings and ends where the word goes on', /\bworr\w+ \w*ing\b/i, [[['^worr'], ['ing$']]]],
    [
      'two ways that have nothing in common',
      /\b(?:at \w+ risk|no \w+ way)\b/i,
      [
        [['^at$'], ['^risk$']],
        [['^no$'], ['^way$']],
      ],
    ],
    ['nothing of what may be missing or is only looked at', /^(?:so )?(?=we)(?!it)\w*/i, [[]]],
    ['a digit', /\$ ?\d+/, [[['#']]]],
    ['spaces and marks end a word', /[,;]\s+then[ -]/, [[['^then$']]]],
    ['nothing where one way needs nothing', /yes|.*/, [[]]],
    ['no case', /Send|POST/, [[['post', 'send']]]],
  ])('%s', (_, expression, wanted) => {
    const sorted = (list: readonly (readonly (readonly string[])[])[]) => list.map(c => c.map(f => [...f].sort()).sort())
    expect(sorted(requiredWords(expression))).toEqual(sorted(wanted))
  })
})
