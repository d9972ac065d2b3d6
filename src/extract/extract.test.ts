import { describe, expect, it } from 'vitest'
import type { Engine, EngineContext } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import { BARE_STATEMENT, type Extraction, NOTHING_FOUND, type Statement } from '../model/extraction.ts'
import type { IsoDate, Span } from '../model/ids.ts'
import { chunks } from './chunk.ts'
import { embedded } from './engines/embedded/embedded.ts'
import { extract } from './extract.ts'
import { ground } from './ground.ts'
import { merge } from './merge.ts'
import { talkOf } from './talk.ts'

const DAY = '2024-05-15' as IsoDate
const CONTEXT: EngineContext = { owner: { name: 'Ines Faria', aliases: [], emails: [], company: null }, knownNames: [], correction: null }
const harbour = talkOf(
  'harbour',
  [
    { speaker: 'Ines Faria', text: 'Morning. The east pontoon has forty berths and six of them are rotten.' },
    { speaker: 'Tomas Brandl', text: "I'll send you the survey of the pontoon by Friday." },
    { speaker: 'Ines Faria', text: 'Good. And who pays for the new chains?' },
    { speaker: 'Tomas Brandl', text: "I don't know. Nobody has told me." },
    { speaker: 'Ines Faria', text: "Okay, then it's decided, we close the pontoon on the third of June." },
    { speaker: 'Tomas Brandl', text: 'Agreed.' },
  ],
  DAY,
)
const at = (doc: SourceDocument, words: string): { segment: number; span: Span; quote: string } => {
  const start = doc.text.indexOf(words)
  const segment = doc.segments.find(s => start >= s.span.start && start < s.span.end)?.index ?? -1
  return { segment, span: { start, end: start + words.length }, quote: words }
}
const statement = (doc: SourceDocument, text: string, words: string, more: Partial<Statement> = {}): Statement => ({
  kind: 'action',
  text,
  ...BARE_STATEMENT,
  evidence: [at(doc, words)],
  confidence: 0.8,
  ...more,
})
const answer = (statements: readonly Statement[]): Extraction => ({ engine: 'test/1', language: 'en', ...NOTHING_FOUND, statements })

describe('extract: chunk, engine, merge, ground', () => {
  it('reads a short talk: the promise with owner and day, the decision, the open question', async () => {
    const found = await extract(harbour, embedded, CONTEXT)
    const of = (kind: string) => found.statements.filter(s => s.kind === kind)
    expect(of('action')).toMatchObject([
      { text: 'Send Ines the survey of the pontoon', owner: { by: 'speaker', speaker: 1 }, due: '2024-05-17' },
    ])
    expect(of('decision').map(d => d.text)).toEqual([expect.stringContaining('close the pontoon')])
    expect(of('question').map(q => q.text)).toEqual(['Who pays for the new chains?'])
  })

  it('gives every statement a verbatim quote inside one segment', async () => {
    const found = await extract(harbour, embedded, CONTEXT)
    for (const s of found.statements)
      for (const e of s.evidence) {
        expect(harbour.text.slice(e.span.start, e.span.end)).toBe(e.quote)
        const segment = harbour.segments[e.segment]
        expect(segment && e.span.start >= segment.span.start && e.span.end <= segment.span.end).toBe(true)
      }
  })

  it('reads the end of a long document through an engine that takes small chunks', async () => {
    const long = talkOf('long', [
      ...Array.from({ length: 400 }, (_, i) => ({ speaker: 'A', text: `Line ${i} about nothing at all.` })),
      { speaker: 'A', text: 'The last word.' },
    ])
    const echo: Engine = {
      name: 'echo/1',
      chunkSize: 900,
      extract: doc =>
        answer(
          doc.segments
            .filter(s => doc.text.slice(s.span.start, s.span.end) === 'The last word.')
            .map(() => statement(long, 'The last word', 'The last word.')),
        ),
    }
    expect((await extract(long, echo, CONTEXT)).statements).toHaveLength(1)
  })
})

describe('chunk', () => {
  it('cuts at segment borders, overlaps, and leaves no segment out', () => {
    const parts = chunks(harbour, 120, 60)
    expect(parts.length).toBeGreaterThan(2)
    expect(new Set(parts.flatMap(p => p.segments.map(s => s.index))).size).toBe(harbour.segments.length)
    for (const [i, p] of parts.entries())
      if (i > 0) expect(p.segments[0]?.index).toBeLessThanOrEqual((parts[i - 1]?.segments.at(-1)?.index ?? 0) + 1)
  })
  it('has one chunk for an engine without a limit', () => expect(chunks(harbour, null)).toEqual([harbour]))
})

describe('ground', () => {
  it('finds a quote again by its words where the span is wrong', () => {
    const wrong = { ...at(harbour, 'the survey of the pontoon'), span: { start: 0, end: 5 }, segment: 0 }
    const [s] = ground(harbour, answer([statement(harbour, 'x', 'survey', { evidence: [wrong] })])).statements
    expect(s?.evidence[0]).toEqual(at(harbour, 'the survey of the pontoon'))
  })
  it.each([
    ['Send the chart of the pontoon', 'will send you the chart of the pontoon'],
    ['Okay and the survey', 'okay and the survey is done'],
  ])('keeps the piece of a quote that says it where a sound was taken out of the middle: %s', (text, piece) => {
    const bare = talkOf('yard', [{ speaker: null, text: 'okay and the survey is done I will send you the chart of the pontoon' }], DAY)
    const seam = bare.text.indexOf('will send')
    const doc = { ...bare, segments: bare.segments.map(s => ({ ...s, seams: [seam] })) }
    const [s] = ground(
      doc,
      answer([statement(doc, text, 'okay and the survey is done I will send you the chart of the pontoon')]),
    ).statements
    expect(s?.evidence[0]?.quote).toContain(piece)
    expect(s?.evidence[0]?.quote).not.toMatch(/done.*send/)
    expect(doc.text.slice(s?.evidence[0]?.span.start, s?.evidence[0]?.span.end)).toBe(s?.evidence[0]?.quote)
  })
  it('drops a statement whose quote nobody said, and counts it', () => {
    const invented = { segment: 1, span: { start: 0, end: 3 }, quote: 'we buy a lighthouse tomorrow' }
    const out = ground(harbour, answer([statement(harbour, 'Buy a lighthouse', 'survey', { evidence: [invented] })]))
    expect(out.statements).toEqual([])
    expect(out.dropped).toEqual([
      { reason: 'quote not in the source', count: 1 },
      { reason: 'statement without evidence', count: 1 },
    ])
  })
})

describe('merge', () => {
  it('folds restatements within a kind and keeps both quotes', () => {
    const a = statement(harbour, 'Send Ines the survey of the pontoon', "I'll send you the survey")
    const b = statement(harbour, 'Send Ines the survey of the pontoon soon', 'by Friday', { due: '2024-05-17' as IsoDate })
    const [one, ...rest] = merge([answer([a]), answer([b])]).statements
    expect(rest).toEqual([])
    expect(one?.evidence).toHaveLength(2)
    expect(one?.due).toBe('2024-05-17')
  })
  it('keeps a decision and an action of the same words apart', () => {
    const a = statement(harbour, 'Close the east pontoon in June', 'close the pontoon')
    const b = statement(harbour, 'Close the east pontoon in June', "it's decided", { kind: 'decision' })
    expect(merge([answer([a, b])]).statements).toHaveLength(2)
  })
  it('lets a checked box win over the promise behind it: done stays done', () => {
    const heard = statement(harbour, 'Send Ines the survey of the pontoon', "I'll send you the survey of the pontoon by Friday")
    const listed = statement(harbour, 'Send the survey of the pontoon to Ines', 'Good', {
      stated: true,
      status: 'done',
      done: '2024-05-16' as IsoDate,
    })
    expect(merge([answer([listed, heard])]).statements).toMatchObject([{ status: 'done', done: '2024-05-16' }])
  })
})
