import { expect, it } from 'vitest'
import { BARE_STATEMENT, type Statement } from '../model/extraction.ts'
import type { IsoDate } from '../model/ids.ts'
import { readingOf } from './reading.ts'
import { noteSummary } from './summary.ts'
import { talkOf } from './talk.ts'

const DAY = '2024-05-15' as IsoDate
const reading = readingOf(
  talkOf(
    'talk',
    ['Anna Wolk', 'Marek Dusek', 'Anna Wolk'].map(speaker => ({ speaker, text: 'Good morning everybody.' })),
    DAY,
  ),
  { owner: { name: 'Ines Faria', aliases: [], emails: [], company: null }, knownNames: [], correction: null },
)
const decision = (text: string): Statement => ({ ...BARE_STATEMENT, kind: 'decision', text, confidence: 0.9, stated: true, evidence: [] })

it.each([
  ['Let us say two benches in each hut', 'Decided: two benches in each hut.'],
  ["Let's have the launch in the boat shed", 'They agreed to have the launch in the boat shed.'],
  ['We keep our stall at the quay', 'They agreed to keep their stall at the quay.'],
  ['The fair moves to the nineteenth', 'They agreed that the fair moves to the nineteenth.'],
])('a summary tells the decision “%s”', (said, told) => {
  expect(noteSummary(reading, [decision(said)], []).map(s => s.text)).toEqual([told])
})
