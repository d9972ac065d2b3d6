import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ENGINES } from '../../src/extract/engines/index.ts'
import { recording } from '../../src/extract/engines/recorded.ts'
import { extract } from '../../src/extract/extract.ts'
import type { EngineContext } from '../../src/model/contracts.ts'
import { normalize } from '../../src/normalize/normalize.ts'
import { itemOf } from '../inputs/read-item.ts'
import { SAMPLES } from './samples.ts'

const context: EngineContext = {
  owner: { name: 'Ana Prieto', aliases: [], emails: ['a@x.example'], company: null },
  knownNames: [],
  correction: null,
}

/** The contract of every engine of the list, after merge and ground: whatever makes a statement, its words stand in the source. */
describe.each(ENGINES.map(e => [e.name, e] as const))('%s', (_name, made) => {
  const answers = mkdtempSync(join(tmpdir(), 'afterword-answers-'))
  const engine = made.make({ answers })
  // Saved answers to replay; for the other engines they lie there unread.
  const first = ENGINES[0]?.make({})
  const recorder = first ? recording(first, answers) : null

  test('names itself with a version', () => {
    expect(engine.name).toMatch(/^[a-z]+\/\d+$/)
  })

  test.each(
    Object.keys(SAMPLES).filter(name => name !== 'icalendar'),
  )('answers for %s with statements that the source says', async name => {
    const sample = SAMPLES[name]
    if (!sample) throw new Error('no sample')
    const read = await normalize(itemOf(...sample))
    if (!read.ok) throw new Error(read.problem.message)
    for (const doc of read.value) {
      await recorder?.extract(doc, context)
      const extraction = await extract(doc, engine, context)
      const again = await extract(doc, engine, context)
      expect(again).toEqual(extraction)
      for (const s of extraction.statements) {
        expect(s.evidence.length).toBeGreaterThan(0)
        expect(s.confidence).toBeGreaterThanOrEqual(0)
        expect(s.confidence).toBeLessThanOrEqual(1)
        if (s.due && doc.date && !s.stated) expect(s.due >= doc.date.day).toBe(true)
        for (const e of s.evidence) {
          const segment = doc.segments[e.segment]
          expect(doc.text.slice(e.span.start, e.span.end)).toBe(e.quote)
          expect(segment && segment.span.start <= e.span.start && e.span.end <= segment.span.end).toBe(true)
        }
      }
    }
  })
})
