import { describe, expect, it } from 'vitest'
import { unitsByOdds } from './dense.ts'
import { sparseRows, talkWords } from './features.ts'
import { type Grouping, itemsOf } from './items.ts'
import { linearScores } from './linear.ts'
import { hashWord, hashWords, modelWords } from './tokens.ts'

const TEXTS = [
  "Okay, we'll do the T_V_ and the L_C_D_ then.",
  'the l. c. d. panel, twenty-two of them',
  "that's. x. 'cause rock-'n'-roll is -- well - no",
  'Blåbær på Øya costs £4.50 – İzmir',
  '…',
  '',
  "it's",
]

describe('words of the models', () => {
  it.each(TEXTS)('are hashed alike with and without being made: %j', text => {
    const out = new Int32Array(text.length)
    const n = hashWords(text, out, 0)
    expect([...out.subarray(0, n)].map(h => h >>> 0)).toEqual(modelWords(text).map(hashWord))
  })
})

describe('the first stage', () => {
  const talk = talkWords([...TEXTS, ...TEXTS, ...TEXTS].map((text, i) => ({ text, speaker: i % 2 })))
  const weights = Int8Array.from({ length: 2 * 1024 }, (_, i) => ((i * 37) % 255) - 127)
  const model = { tasks: ['a', 'b'], bits: 10, weights, scale: Float32Array.of(0.01, 0.02) }

  it('weighs turn by turn as all features together do', () => {
    const rows = sparseRows(talk)
    const all = linearScores(model, talk)
    for (let i = 0; i < talk.turns.length; i++) {
      let sum = 0
      for (let j = rows.offset[i] ?? 0; j < (rows.offset[i + 1] ?? 0); j++)
        sum += (rows.value[j] ?? 0) * (weights[((rows.index[j] ?? 0) & 1023) * 2] ?? 0)
      expect(all[i * 2]).toBeCloseTo(sum * 0.01, 4)
    }
  })

  it('leaves out the turns that nobody asks for', () => {
    const all = linearScores(model, talk)
    const some = linearScores(
      model,
      talk,
      Uint8Array.from(talk.turns, (_, i) => (i % 3 === 1 ? 1 : 0)),
    )
    for (let i = 0; i < talk.turns.length; i++)
      expect([...some.subarray(i * 2, i * 2 + 2)]).toEqual(i % 3 === 1 ? [...all.subarray(i * 2, i * 2 + 2)] : [0, 0])
  })

  it('ranks by log-odds, equal ones in order of the talk', () => {
    const first = Float32Array.of(-1.5, 0, 2, 0, -0, 0, 2, 0, -7, 0, 0.25, 0)
    expect([...unitsByOdds(first, 2, 0)]).toEqual([1, 3, 5, 2, 0, 4])
  })
})

describe('items of a talk', () => {
  const g: Grouping = { threshold: 0.1, relative: 0.5, enough: 0.3, radius: 0, reach: 2, share: 0.3, single: true }
  const starts = (p: number[], grouping = g): number[] => itemsOf(p, grouping).map(i => i.units[0] ?? -1)

  it('begin where a unit stands out in a talk that says little clearly', () => {
    expect(starts([0.04, 0.12, 0, 0, 0, 0.22, 0, 0, 0, 0.09])).toEqual([5, 1])
  })
  it('begin where a unit is likely enough, however likely another is', () => {
    expect(starts([0.9, 0, 0, 0, 0.32, 0, 0, 0, 0.25])).toEqual([0, 4])
  })
  it('take what is too weak for an item of its own as further evidence of the one near by', () => {
    expect(itemsOf([0.8, 0.26, 0.01, 0.4], g).map(i => i.units)).toEqual([[0, 1], [3]])
  })
  it('are as long as the stretch where things are discussed at length', () => {
    const long: Grouping = { ...g, relative: 0, enough: 0.1, radius: 3, reach: 3, share: 0.6, single: false }
    expect(itemsOf([0.5, 0.4, 0.45, 0.2, 0.3], long).map(i => i.units)).toEqual([[0, 2, 1], [4]])
  })
})
