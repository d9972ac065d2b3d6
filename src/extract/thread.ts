import type { Engine, EngineContext } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import type { CompletionReport, Extraction, Statement } from '../model/extraction.ts'
import { foldName } from '../model/text.ts'
import { extract } from './extract.ts'

/**
 * A mail thread. With an engine that reads messages one by one, what a message says is read from that message alone, so that a thread says the same whether it came at once or mail by mail; summary, topics
 * and title are of the whole. Each message counts by its own day: "tomorrow" is the day after it was written.
 */
export async function extractThread(document: SourceDocument, engine: Engine, context: EngineContext): Promise<Extraction> {
  const whole = await extract(document, engine, context)
  if (document.messages.length < 2 || !engine.perMessage) return whole
  const statements: Statement[] = []
  const completions: CompletionReport[] = []
  const dropped = new Map<string, number>()
  for (const message of document.messages) {
    const own = document.segments.filter(s => s.message === message.index)
    if (own.length === 0) continue
    const said = await extract(alone(document, message.index), engine, context)
    const at = (segment: number): number => own[segment]?.index ?? segment
    for (const s of said.statements) {
      if (message.quoted && isAnswered(s, message.index, document)) {
        dropped.set(ANSWERED, (dropped.get(ANSWERED) ?? 0) + 1)
        continue
      }
      const evidence = s.evidence.map(e => ({ ...e, segment: at(e.segment) }))
      statements.push({
        ...s,
        evidence,
        ...(s.completes
          ? { completes: { ...s.completes, evidence: { ...s.completes.evidence, segment: at(s.completes.evidence.segment) } } }
          : {}),
      })
    }
    for (const c of said.completions) completions.push({ ...c, evidence: { ...c.evidence, segment: at(c.evidence.segment) } })
    for (const d of said.dropped) dropped.set(d.reason, (dropped.get(d.reason) ?? 0) + d.count)
  }
  return { ...whole, statements, completions, dropped: [...dropped].map(([reason, count]) => ({ reason, count })) }
}

const ANSWERED = 'asked in a quoted mail and answered since'

/** A request that is known only because it was quoted, to somebody who has written since: the answer tells what is still owed. */
function isAnswered(s: Statement, message: number, document: SourceDocument): boolean {
  if (s.kind !== 'action' || s.owner === null || s.stated) return false
  const name = s.owner.by === 'name' ? s.owner.name : (document.speakers[s.owner.speaker]?.label ?? '')
  const author = document.messages[message]?.from?.name ?? ''
  if (foldName(name) === '' || foldName(name) === foldName(author)) return false
  const answer = document.messages.find(m => m.index > message && foldName(m.from?.name ?? '') === foldName(name))
  return answer !== undefined && (s.due === null || (answer.date !== null && s.due <= answer.date.day))
}

/** One message of a thread as a document of its own: the same text and spans, its segments counted from 0. */
function alone(document: SourceDocument, message: number): SourceDocument {
  const only = document.messages[message]
  const segments = document.segments.filter(s => s.message === message)
  const index = new Map(segments.map((s, i) => [s.index, i]))
  return {
    ...document,
    segments: segments.map((s, i) => ({ ...s, index: i, message: 0 })),
    messages: only ? [{ ...only, index: 0 }] : [],
    date: only?.date ?? document.date,
    statedItems: document.statedItems.flatMap(s => {
      const segment = index.get(s.segment)
      return segment === undefined ? [] : [{ ...s, segment }]
    }),
  }
}
