import { describe, expect, test } from 'vitest'
import { hashWord } from './learned/tokens.ts'
import { askedFor } from './retrieval-question.ts'
import { root, rootsOf } from './retrieval-words.ts'

const hashes = (words: string): number[] =>
  words
    .split(' ')
    .filter(Boolean)
    .map(w => hashWord(root(w)))

describe('who a question names', () => {
  for (const [name, question, speakers, want] of [
    ['a whole name', 'What did Oda Fenn say?', ['oda fenn', 'ulf brask'], { 'oda fenn': 2 }],
    [
      'a name without title and constituency',
      'Why did Oda Fenn object?',
      ['ms. oda fenn (westmarsh, ind)', 'ms. oda fenn'],
      { 'ms. oda fenn (westmarsh, ind)': 2, 'ms. oda fenn': 2 },
    ],
    ['a name without its space', 'What did OdaFenn think?', ['oda fenn', 'ulf brask'], { 'oda fenn': 2 }],
    ['a last name that only one has', 'What did Fenn think of it?', ['oda fenn', 'ulf brask'], { 'oda fenn': 1 }],
    ['a part of two names is nobody', 'What did Fenn think of it?', ['oda fenn', 'ivo fenn'], {}],
    ['a word that begins like a name is nobody', 'What did they say about landing?', ['lan', 'ulf brask'], {}],
    ['nobody', 'What was said about the fence?', ['oda fenn', 'ulf brask'], {}],
  ] as const)
    test(name, () => {
      expect(Object.fromEntries(askedFor(question, speakers).named)).toEqual(want)
    })
})

describe('what a question looks for', () => {
  test('what was going on stands apart from the question proper', () => {
    const asked = askedFor('What did they think of the fence when discussing the orchard budget?', [])
    expect(asked.focus).toEqual(hashes('fence'))
    expect(asked.context).toEqual(hashes('orchard budget'))
    expect(asked.terms).toEqual(hashes('fence orchard budget'))
  })
  test('a question that begins with when has no context', () => {
    const asked = askedFor('When will the fence be painted?', [])
    expect(asked.context).toEqual([])
    expect(asked.focus).toEqual(asked.terms)
  })
  test('only telling words side by side are a pair', () => {
    expect(askedFor('Why was the orchard gate left open?', []).pairs).toEqual([
      hashes('orchard gate'),
      hashes('gate left'),
      hashes('left open'),
    ])
  })
  test('names of speakers are no words that are looked for', () => {
    expect(askedFor('What did Oda Fenn say about hedges?', ['oda fenn']).terms).toEqual(hashes('hedges'))
  })
})

describe('roots', () => {
  for (const family of [
    ['evaluate', 'evaluates', 'evaluating', 'evaluation'],
    ['design', 'designs', 'designer', 'designed'],
    ['price', 'prices', 'pricing'],
    ['case', 'cases'],
    ['plan', 'plans', 'planning'],
    ['notes', 'note'],
  ])
    test(`${family.join(', ')} are one`, () => {
      expect(new Set(family.map(root)).size).toBe(1)
    })
  test('words of different things stay apart', () => {
    expect(new Set(['note', 'not', 'glass', 'gate', 'east'].map(root)).size).toBe(5)
  })
  test('a word of two parts is two', () => {
    expect(rootsOf(['user-friendly', "fence's"])).toEqual(['user', 'friend', 'fence'].map(root))
  })
})
