import { describe, expect, test } from 'vitest'
import { bestReplacements, replacementOdds } from './replaces.ts'

const NOBODY: ReadonlySet<string> = new Set()
const odds = (a: string, b: string, near: 'one' | 'maybe' | 'two' = 'one', context: readonly string[] = []): number =>
  replacementOdds({ text: a, context }, { text: b, context: [] }, NOBODY, NOBODY, near) ?? Number.NEGATIVE_INFINITY

describe('what a later statement replaces', () => {
  test.each([
    ['another number of the same', 'The ferry has 40 berths', 'The ferry has 52 berths since the refit'],
    ['a day named as the former one', 'The regatta is on the 14th of May', "It's the 21st of May now, not the 14th"],
    ['a price brought down', 'The crane costs 900 euros a day', 'They have brought the crane down to 780 euros a day'],
    ['another holder', 'Our account is with Lode Bank', 'Our account is with Firth Credit now, not Lode Bank'],
  ])('%s', (_what, a, b) => expect(odds(a, b)).toBeGreaterThan(0))

  test.each([
    ['another thing', 'The ferry has 40 berths', 'The other ferry has 52 berths'],
    ['some of what was counted', 'The ferry has 40 berths', 'Twelve berths of the ferry have a window'],
    ['the past', 'The crane costs 900 euros a day', 'Last year the crane was 780 euros a day'],
    ['a wish', 'The crane costs 900 euros a day', 'They want 1,000 euros a day for the crane'],
    ["somebody else's", 'Our ferry has 40 berths', "Marrow's ferry has 52 berths"],
    ['another time', 'The pool opens at nine', 'On Sundays the pool opens at eleven'],
    ['nothing in common', 'The regatta is on the 14th of May', 'The dentist comes on the 21st of May now'],
  ])('not by %s', (_what, a, b) => expect(odds(a, b)).toBeLessThan(0))
})

test('one takes the place of one, and of what says the same', () => {
  const [fair, again, board] = [{ text: 'The fair is on the 4th' }, { text: 'The 4th, the fair' }, { text: 'The board meets on the 6th' }]
  const now = { text: 'The fair is on the 9th now' }
  const left = bestReplacements([
    { old: board, fresh: now, odds: 1 },
    { old: again, fresh: now, odds: 2 },
    { old: fair, fresh: now, odds: 3 },
  ])
  expect(left.map(p => p.old)).toEqual([again, fair])
})
