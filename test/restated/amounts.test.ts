/** A task restated keeps its number: another amount is another task, a corrected one is the same with the new number. */
import { afterEach, expect, test } from 'vitest'
import { type Answer, answering } from '../journeys/answers.ts'
import { deliver, ingest, newVault, readText, removeFolders, treeOf } from '../journeys/harness.ts'

afterEach(removeFolders)
type Turn = readonly [who: 'Mira Lindholm' | 'Siobhan Carrick', said: string]
const talk = (turns: readonly Turn[]): string =>
  [
    'Siobhan Carrick: Good morning, Mira.',
    ...turns.map(([who, said]) => `${who}: ${said}`),
    'Mira Lindholm: Fine, until next week.',
    '',
  ].join('\n')

/** Task lines after two talks in each of which Siobhan promises the last turn. */
async function tasksAfter(first: readonly Turn[], task: string, later: readonly Turn[], again: string): Promise<string[]> {
  const root = await newVault()
  for (const [name, turns, text, now] of [
    ['2026-03-02 Siobhan Carrick.txt', first, task, '2026-03-10T09:00:00.000Z'],
    ['2026-03-09 Siobhan Carrick.txt', later, again, '2026-03-11T09:00:00.000Z'],
  ] as const) {
    const answer: Answer = { statements: [{ kind: 'action', text, quote: turns.at(-1)?.[1] ?? '', owner: 'Siobhan Carrick' }] }
    deliver(root, { [name]: talk(turns) })
    await ingest(root, { now, engine: answering({ [name]: answer }) })
  }
  const notes = Object.keys(treeOf(root, /^\.|^Inbox|^Sources/)).filter(f => f.endsWith('.md'))
  return notes.flatMap(f => readText(root, f).split('\n')).filter(l => /^- \[.\].*\^a-/.test(l))
}
const said = (text: string): Turn[] => [['Siobhan Carrick', text]]
const asked = (question: string, text: string): Turn[] => [
  ['Mira Lindholm', question],
  ['Siobhan Carrick', text],
]

test.each([
  [
    'in their own words',
    said("I'll send you a quote for 600 kg of gravel."),
    'Send Mira a quote for 600 kg of gravel',
    said("I'll send you a quote for 80 kg of gravel."),
    'Send Mira a quote for 80 kg of gravel',
  ],
  [
    'in what is asked for',
    asked('Can you quote for 600 kilos of gravel?', "I'll send you a quote for the 600 kilos."),
    'Send Mira a quote for 600 kilos',
    asked('We need 80 kilos for the yard.', "I'll send a quote by Friday."),
    'Send a quote',
  ],
  [
    'both in what is asked for',
    asked('We need 40 pumps for the lock.', "I'll send you a quote."),
    'Send Mira a quote',
    asked('We need six pumps for the weir.', "I'll send you a quote."),
    'Send Mira a quote',
  ],
])('two amounts are two tasks: %s', async (_, first, task, later, again) => {
  expect(await tasksAfter(first, task, later, again)).toHaveLength(2)
})

test.each([
  [
    'in the same words',
    asked('We need 40 pumps for the lock.', "I'll send you a quote."),
    'Send Mira a quote',
    asked('The 40 pumps?', "I'll send you a quote this week."),
    'Send Mira a quote',
    /a quote/,
  ],
  [
    'where no amount is said',
    asked('We need 40 pumps for the lock.', "I'll send you a quote."),
    'Send Mira a quote',
    said("I'll send you a quote."),
    'Send Mira a quote',
    /a quote/,
  ],
  [
    'with a corrected amount',
    said("I'll order 600 sandbags for the weir."),
    'Order 600 sandbags for the weir',
    said("I'll order 80 sandbags for the weir instead of 600."),
    'Order 80 sandbags for the weir instead of 600',
    /Order 80 sandbags/,
  ],
  [
    'with a moved day',
    said("I'll order 600 sandbags for the weir by 3 April."),
    'Order 600 sandbags for the weir by 3 April',
    said("I'll order the 600 sandbags for the weir by 17 April."),
    'Order the 600 sandbags for the weir by 17 April',
    /600 sandbags/,
  ],
])('one task: %s', async (_, first, task, later, again, line) => {
  const lines = await tasksAfter(first, task, later, again)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(line)
})
