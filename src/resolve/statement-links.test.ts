import { describe, expect, test } from 'vitest'
import { withSubjects } from './statement-links.ts'

/** "Northpier" stands at the beginning of segment 0; the statement in segment `segment`. */
function aboutOf(quote: string, options: { segment?: number; subject?: string[]; about?: string[] } = {}): readonly string[] {
  const { segment = 1, subject = [], about = [] } = options
  const [s] = withSubjects(
    [{ kind: 'fact', about, evidence: [{ segment, quote, span: { start: 50, end: 90 } }] } as never],
    subject as never,
    {
      document: { kind: 'transcript', segments: [] },
      uses: [{ entity: 'account/northpier', from: 0 }],
      words: [{ segment: 0, start: 0, end: 9 }],
      book: { get: () => ({}) },
    } as never,
  )
  return s?.about ?? []
}

describe('what a sentence that names nothing is about', () => {
  test('not the account that was merely named before it', () => {
    expect(aboutOf("Monday's perfect, the gate needs two weeks")).toEqual([])
  })
  test('the account to which it points back, while that is near', () => {
    expect(aboutOf('They have 21 MW installed')).toEqual(['account/northpier'])
    expect(aboutOf('So it is due in March', { segment: 2 })).toEqual(['account/northpier'])
    expect(aboutOf('They have 21 MW installed', { segment: 4 })).toEqual([])
  })
  test('the account named earlier in the same utterance', () => {
    expect(aboutOf('the gate needs two weeks', { segment: 0 })).toEqual(['account/northpier'])
  })
  test('what the whole talk is about', () => {
    expect(aboutOf('The gate needs two weeks', { subject: ['project/berth'] })).toEqual(['project/berth'])
  })
  test('nobody else where it is said of a person', () => {
    expect(aboutOf('Noor has done cranes for years', { subject: ['project/berth'], about: ['person/noor'] })).toEqual(['person/noor'])
  })
})
