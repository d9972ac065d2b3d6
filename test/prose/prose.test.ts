import { describe, expect, it } from 'vitest'
import { ASIDE, TUNED } from './all.ts'
import { type ProseScore, scoreProse } from './score.ts'

type Kind = keyof ProseScore['kinds']
const KINDS: readonly Kind[] = ['action', 'decision', 'fact', 'risk', 'question']

/** Share of the wanted lines that were found, and of the written lines that were wanted, over several talks. */
function shares(scores: readonly ProseScore[], kind: Kind): { found: number; right: number } {
  const sum = (key: 'wanted' | 'found' | 'given' | 'right'): number => scores.reduce((n, s) => n + s.kinds[kind][key], 0)
  return { found: sum('found') / Math.max(1, sum('wanted')), right: sum('right') / Math.max(1, sum('given')) }
}
const badly = (scores: readonly ProseScore[]): string[] => scores.flatMap(s => s.bad).filter(b => !b.startsWith('topic:'))

describe('what the embedded engine writes about the talks that were read while its rules were written', async () => {
  const scores = await Promise.all(TUNED.map(scoreProse))
  const least: Record<Kind, readonly [number, number]> = {
    action: [0.9, 0.95],
    decision: [0.84, 0.84],
    fact: [0.56, 0.85],
    risk: [0.58, 0.85],
    question: [0.66, 0.72],
  }
  for (const kind of KINDS)
    it(`finds ${kind}s and writes few that nobody wants`, () => {
      const { found, right } = shares(scores, kind)
      expect(found, scores.flatMap(s => s.missed).join('\n')).toBeGreaterThanOrEqual(least[kind][0])
      expect(right, scores.flatMap(s => s.extra).join('\n')).toBeGreaterThanOrEqual(least[kind][1])
    })
  it('knows who owes and by when, and invents no day', () => {
    const wrong = scores.flatMap(s => s.missed).filter(m => /^(?:owner|due) /.test(m))
    expect(wrong).toEqual([])
  })
  it('writes no line that a person would not write', () => {
    expect(badly(scores)).toEqual([])
  })
  it('names the next meeting on its day', () => {
    expect(scores.flatMap(s => s.missed).filter(m => m.startsWith('next '))).toEqual([])
  })
  it('sums up a talk in two to six sentences that begin and end as such', () => {
    for (const s of scores) {
      expect(s.extraction.summary.length).toBeLessThanOrEqual(6)
      expect(s.extraction.summary.length).toBeGreaterThanOrEqual(2)
      for (const { text } of s.extraction.summary) expect(text).toMatch(/^[\p{Lu}\p{N}"].*[.?!]$/u)
    }
  })
})

describe('what it writes about talks that nobody looked at while the rules were written', async () => {
  const scores = await Promise.all(ASIDE.map(scoreProse))
  it('finds most actions with their owners, and hardly writes others', () => {
    const { found, right } = shares(scores, 'action')
    expect(found).toBeGreaterThanOrEqual(0.6)
    expect(right).toBeGreaterThanOrEqual(0.85)
  })
  it('finds decisions and facts', () => {
    expect(shares(scores, 'decision').found).toBeGreaterThanOrEqual(0.6)
    expect(shares(scores, 'fact').found).toBeGreaterThanOrEqual(0.5)
  })
})
