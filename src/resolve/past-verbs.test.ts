import { expect, it } from 'vitest'
import { isFinitePast, rootOfGerund, rootOfPast, verbRoot } from './past-verbs.ts'

it.each([
  ['paid', 'pay'],
  ['dropped', 'drop'],
  ['labelled', 'label'],
  ['measured', 'measure'],
  ['carried', 'carry'],
  ['swept', 'sweep'],
  ['written', 'write'],
  ['put', 'put'],
])('%s is a past form of %s', (past, verb) => expect(rootOfPast(past)).toBe(verbRoot(verb)))
it.each(['shed', 'need', 'hundred', 'today', 'garden'])('%s is none', word => expect(rootOfPast(word)).toBeNull())
it('reads a verb in -ing', () => expect(rootOfGerund('measuring')).toBe(verbRoot('measure')))
it.each([
  ['wrote', true],
  ['went', true],
  ['written', false],
  ['sent', false],
  ['painted', false],
] as const)('%s says by itself that somebody did it: %s', (past, is) => expect(isFinitePast(past)).toBe(is))
