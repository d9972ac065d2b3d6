import { describe, expect, it } from 'vitest'
import type { IsoDate } from '../model/ids.ts'
import { dayPhrases } from './dates.ts'

// 2024-05-15 is a Wednesday.
const TODAY = '2024-05-15' as IsoDate
const cases: [string, string | null][] = [
  ["I'll have it by Friday", '2024-05-17'],
  ['by next Friday', '2024-05-24'],
  ['by Tuesday next week', '2024-05-21'],
  ['next week Thursday', '2024-05-23'],
  ['this Friday', '2024-05-17'],
  ['by Wednesday', '2024-05-22'],
  ['tomorrow morning', '2024-05-16'],
  ['tonight', '2024-05-15'],
  ['by the end of the day', '2024-05-15'],
  ['two weeks from today', '2024-05-29'],
  ['in ten days', '2024-05-25'],
  ['in sixteen days', '2024-05-31'],
  ['within three business days', '2024-05-20'],
  ['by the end of the month', '2024-05-31'],
  ['end of the quarter', '2024-06-30'],
  ['by the end of September', '2024-09-30'],
  ['this week', '2024-05-17'],
  ['end of next week', '2024-05-24'],
  ['before the twenty-first', '2024-05-21'],
  ['before the offsite on the 14th', '2024-06-14'],
  ["that's the third of June", '2024-06-03'],
  ['on June 3', '2024-06-03'],
  ['by Monday 3 June', '2024-06-03'],
  ['by February 3', '2025-02-03'],
  ['on 2024-07-01', '2024-07-01'],
  ['a week from Friday', '2024-05-24'],
  ['over the weekend', '2024-05-19'],
  ['at the weekend', '2024-05-19'],
  ['next weekend', '2024-05-26'],
  ['before the weekend', '2024-05-17'],
  ['soon', null],
  ['in a few days', null],
  ['mid-June', null],
  ['at some point', null],
  ['since Monday', null],
  ['last Friday', null],
  ['on the second floor', null],
  ['the first thing', null],
  ['I may second that', null],
  ['24/7', null],
  ['last week', null],
]
describe('words to days', () => {
  for (const [words, day] of cases)
    it(`${words} → ${day ?? 'no day'}`, () => {
      expect(dayPhrases(words, TODAY)[0]?.day ?? null).toBe(day)
    })
})
