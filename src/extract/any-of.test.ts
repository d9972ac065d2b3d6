import { describe, expect, it } from 'vitest'
import { anyOf } from './any-of.ts'

describe('anyOf', () => {
  const any = anyOf([/\bbudget|cost\b/i, /\p{Lu}\p{Ll}+ owns/u, /^no$/i])

  it.each([
    ['The BUDGET is gone', true],
    ['what it will cost', true],
    ['Mira owns it', true],
    ['mira owns it', false],
    ['No', true],
    ['no way', false],
  ])('finds what one of the expressions finds: %s → %s', (text, found) => {
    expect(any(text)).toBe(found)
  })
  it('refuses expressions that refer to a group', () => {
    expect(() => anyOf([/(\w+) \1/])).toThrow('refers to a group')
  })
})
