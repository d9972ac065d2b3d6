import { describe, expect, it } from 'vitest'
import { ranking } from './dense.ts'
import { addTurn, Rows, sparseRows, talkWords } from './features.ts'
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
  const talk = talkWords(TEXTS.map((text, i) => ({ text, speaker: i % 2 })))
  const weights = Int8Array.from({ length: 2 * 1024 }, (_, i) => ((i * 37) % 255) - 127)
  const model = { tasks: ['a', 'b'], bits: 10, weights, scale: Float32Array.of(0.01, 0.02) }

  it('makes the same features one by one as for a whole talk', () => {
    const all = sparseRows(talk)
    const rows = new Rows(4)
    addTurn(rows, talk, 2)
    const [from, to] = [all.offset[2], all.offset[3]]
    expect([...rows.index.subarray(0, rows.size)]).toEqual([...all.index.subarray(from, to)])
    expect([...rows.value.subarray(0, rows.size)]).toEqual([...all.value.subarray(from, to)])
  })

  it('leaves out the turns that nobody asks for', () => {
    const all = linearScores(model, talk)
    const some = linearScores(model, talk, Uint8Array.of(0, 1, 0, 0, 1, 0, 0))
    expect([...some.subarray(2, 4)]).toEqual([...all.subarray(2, 4)])
    expect([...some.subarray(8, 10)]).toEqual([...all.subarray(8, 10)])
    expect([...some.subarray(0, 2), ...some.subarray(4, 8)]).toEqual([0, 0, 0, 0, 0, 0])
  })

  it('ranks by log-odds, equal ones in order of the talk', () => {
    const first = Float32Array.of(-1.5, 0, 2, 0, -0, 0, 2, 0, -7, 0, 0.25, 0)
    expect([...ranking(first, 2, 0)]).toEqual([1, 3, 5, 2, 0, 4])
  })
})
