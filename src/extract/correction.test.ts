import { describe, expect, it } from 'vitest'
import { correctionFeatures, f1, type Judged, learnCorrection, shiftOf } from './correction.ts'
import { correctionReference } from './engines/embedded/load.ts'

const judged = (text: string, accepted: boolean): Judged => ({ kind: 'action', text, hasOwner: true, hasDue: false, accepted })
const reference = correctionReference()

describe('learning from what a person accepts and rejects', () => {
  it('lowers what this person always rejects and leaves what they accept', () => {
    const rejected = ['Check the mast', 'Check the ropes again', 'Check who has the key', 'Check the pump'].map(t => judged(t, false))
    const accepted = ['Send Mirela the tide table', 'Send the invoice to the yard', 'Send Tomas the plan', 'Send the crew list'].map(t =>
      judged(t, true),
    )
    const learned = learnCorrection(null, [...rejected, ...accepted], reference)
    const shift = (text: string): number => shiftOf(learned, 'action', correctionFeatures('action', text, true, false))
    expect(shift('Check the anchor chain')).toBeLessThan(0)
    expect(shift('Send Ines the sail numbers')).toBeGreaterThanOrEqual(0)
    expect(learned.seen).toBe(8)
  })

  it('never tells the reference candidates of the benchmark apart worse than the shipped model', () => {
    const shipped = f1(reference, null)
    const verbs = [...new Set(reference.flatMap(r => r.features.filter(f => f.startsWith('action:verb:'))))].slice(0, 60)
    for (const accepted of [true, false]) {
      const hostile = verbs.flatMap(v => [1, 2, 3, 4].map(() => judged(`${v.slice('action:verb:'.length)} the thing`, accepted)))
      expect(f1(reference, learnCorrection(null, hostile, reference))).toBeGreaterThanOrEqual(shipped)
    }
  })

  it('stays within bounds, however much is rejected', () => {
    const learned = learnCorrection(
      null,
      Array.from({ length: 500 }, () => judged('Check the pump', false)),
      [],
    )
    for (const w of Object.values(learned.weights)) expect(Math.abs(w)).toBeLessThanOrEqual(0.5)
    expect(shiftOf(learned, 'action', correctionFeatures('action', 'Check the pump', true, false))).toBeGreaterThanOrEqual(-1)
  })
})
