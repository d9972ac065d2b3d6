import { describe, expect, it } from 'vitest'
import type { IsoDate } from '../model/ids.ts'
import { embedded } from './engines/embedded/embedded.ts'
import { talkOf } from './talk.ts'

const CONTEXT = { owner: { name: 'Ines Faria', aliases: [], emails: [], company: null }, knownNames: [], correction: null }
/** A Wednesday. */
const DAY = '2024-05-15' as IsoDate

async function daysIn(...turns: readonly string[]): Promise<(string | null)[]> {
  const doc = talkOf(
    'talk',
    turns.map((text, i) => ({ speaker: i % 2 ? 'Marek Dusek' : 'Anna Wolk', text })),
    DAY,
  )
  const { statements } = await embedded.extract(doc, CONTEXT)
  return statements.filter(s => s.kind === 'action').map(s => s.due)
}

describe('a day of the matter is no day of the task', () => {
  it.each([
    [['Morning.', 'I will reserve the drying room for the last week of August.', 'Thanks.'], null],
    [
      [
        "I'll ask Petra about the pump at forty degrees.",
        'Please do.',
        "And when's the first trip?",
        'The third of June, it is a hard date.',
      ],
      null,
    ],
    [['Morning.', 'I will reserve the drying room this week.', 'Thanks.'], '2024-05-17'],
    [["I'll draw the plan for you, Marek.", 'Nice. When?', 'The third of June.', 'Good.'], '2024-06-03'],
  ])('%j: %s', async (turns, day) => expect(await daysIn(...turns)).toEqual([day]))
})
