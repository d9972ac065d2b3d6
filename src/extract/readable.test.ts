import { describe, expect, test } from 'vitest'
import { isReadable } from './readable.ts'

const says = (kind: 'action' | 'decision' | 'fact' | 'risk' | 'question', text: string) => isReadable({ kind, text, stated: false })

describe('a heard statement', () => {
  test.each([
    ['decision', 'Rather than real reaction'],
    ['question', 'We just Is this going to be enough to sell?'],
    ['action', 'Do is Kwabena will try to negotiate with the vendors'],
    ['action', 'Work between the slides and the'],
    ['fact', "It's the h it's their capabili they it can hold five thousand songs"],
    ['decision', 'Try it, okay, with the different designs, okay, the functional designs'],
    ['decision', 'the side view there'],
    ['action', 'Off to Sicily and Germany for a couple, three days'],
    ['action', 'If Senna can finish it'],
    ['action', 'Sitting down with the boss to argue the case'],
    ['action', 'Mostly by consulting diagrams'],
    ['fact', 'Tomas: we have su we have specified two'],
    ['question', "Does that mean you'll get you'll fly us there?"],
    ['fact', '\\*Friday 8 May 2026, 14:02, 27 minutes\\*'],
    ['fact', 'Date: 3 March 2026, 09:00–09:40'],
  ] as const)('that broke off is left out: %s %s', (kind, text) => {
    expect(says(kind, text)).toBe(false)
  })
  test.each([
    ['decision', 'We start in the upper town, the harbour comes in June'],
    ['fact', 'The pilot is four months, forty valves, and the fee is 24,000 euros'],
    ['risk', "If it freezes, we don't open chambers, that's a rule"],
    ['question', 'Does the data have to stay in the country?'],
    ['action', 'Call Ada'],
    ['action', 'Bring the lamp'],
    ['action', 'Reply to the council'],
    ['action', 'Ask Ravi whether they sign it'],
    ['fact', 'Plan B costs 3 x 40 euros'],
    ['decision', 'The grant goes to the port'],
    ['fact', 'The second date is 3 March'],
  ] as const)('that stands alone is kept: %s %s', (kind, text) => {
    expect(says(kind, text)).toBe(true)
  })
  test('is kept as it is where the source states it', () => {
    expect(isReadable({ kind: 'action', text: 'and the', stated: true })).toBe(true)
  })
})
