import { describe, expect, it } from 'vitest'
import type { EntityId } from '../model/ids.ts'
import { receiverOf, sameButReceiver } from './receiver.ts'

const TOM = 'person/tom-okafor' as EntityId
const task = (text: string, quote: string, owner: EntityId | null = TOM) => ({
  kind: 'action' as const,
  text,
  owner,
  about: [],
  evidence: [{ quote }],
})
const GUESSED = "I'll get you the stock counts tomorrow"

describe('a task whose receiver was guessed', () => {
  it.each([
    ['Get Nora the stock counts', GUESSED, 'Get Priya the stock counts', GUESSED],
    ['Get Nora the stock counts', GUESSED, 'Get the stock counts', GUESSED],
    ['Send the stock counts to Nora', "I'll send you the stock counts", 'Send the stock counts to Priya', "I'll send them"],
  ])('%s (%s) is %s (%s)', (a, p, b, q) => expect(sameButReceiver(task(a, p), task(b, q))).toBe(true))
  it.each([
    ['Get Nora the stock counts', "I'll get Nora the stock counts", 'Get Priya the stock counts', "I'll get Priya the stock counts"],
    ['Get Nora the stock counts', GUESSED, 'Get Priya the price list', "I'll get you the price list"],
    ['Order the stock counts', GUESSED, 'Order the stock counts', GUESSED],
  ])('%s (%s) is not %s (%s)', (a, p, b, q) => expect(sameButReceiver(task(a, p), task(b, q))).toBe(false))
  it('is another’s where another owes it', () =>
    expect(
      sameButReceiver(
        task('Get Nora the stock counts', GUESSED),
        task('Get Priya the stock counts', GUESSED, 'person/ida-berg' as EntityId),
      ),
    ).toBe(false))
})

it.each([
  ['Send Nora the stock counts', 'Nora'],
  ['Send the stock counts to Nora Brandt by Friday', 'Nora Brandt'],
  ['Let Nora know which gate it is', 'Nora'],
  ['Check the stock counts', null],
  ['Talk to Nora about the gate', null],
  ['Drive to Nora', null],
])('%s goes to %s', (text, name) => expect(receiverOf(text)).toBe(name))
