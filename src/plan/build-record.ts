import type { Entity } from '../model/entity.ts'
import type { EntityId, VaultPath } from '../model/ids.ts'
import type { LineRecord, RecordedCompletion, RecordedEntity, RecordedStatement, SourceRecord } from '../model/record.ts'
import type { PlanContext } from './context.ts'
import type { FinishedDraft } from './drafts.ts'
import { threadIds } from './messages.ts'
import { unique } from './places.ts'
import type { PlannedSource } from './planned-source.ts'

/** The record of one source: what Markdown cannot carry, as it stands after this plan. */
export function buildRecord(
  source: PlannedSource,
  made: {
    readonly note: VaultPath
    readonly readable: VaultPath
    readonly title: string
    readonly statements: readonly RecordedStatement[]
    readonly completions: readonly RecordedCompletion[]
    readonly finished: readonly FinishedDraft[]
    readonly entities: ReadonlyMap<EntityId, Entity>
  },
  context: PlanContext,
): SourceRecord {
  const { document, extraction, resolution } = source
  const lines: Record<string, LineRecord> = Object.assign({}, ...made.finished.map(f => f.lines))
  const counts = new Map(resolution.mentioned.map(m => [m.entity, m.count]))
  const entities: RecordedEntity[] = [...made.entities.values()].map(e => ({
    id: e.id,
    type: e.type,
    name: e.name,
    aliases: e.aliases,
    heardAs: unique([...resolution.repairs.filter(r => r.entity === e.id).flatMap(r => [r.heard, ...(r.alsoHeard ?? [])])]),
    count: counts.get(e.id) ?? 0,
  }))
  return {
    schema: 'afterword-record/1',
    source: document.id,
    sha256: document.sha256,
    fileName: document.fileName,
    original: source.original,
    readable: made.readable,
    kind: document.kind,
    format: document.format,
    language: document.language,
    note: made.note,
    title: made.title,
    date: resolution.day,
    dateFrom: document.date?.from ?? 'unknown',
    duration: document.duration,
    engine: extraction.engine,
    ingested: context.now,
    primary: resolution.primary?.entity ?? null,
    participants: resolution.participants,
    sensitivity: document.sensitivity,
    summary: resolution.summary.map(s => s.text).join(' '),
    topics: resolution.topics.map(t => t.text),
    nextMeeting: resolution.nextMeeting,
    statements: made.statements,
    ...(made.completions.length > 0 ? { completions: made.completions } : {}),
    lines,
    entities,
    messages: document.messages.map(m => m.messageId),
    ...(document.kind === 'mail' ? threadIds(document) : {}),
    sketch: source.sketch,
    repairs: document.repairs,
    dropped: extraction.dropped,
    ...(document.kind === 'mail'
      ? { threads: { subject: document.messages[0]?.subject ?? made.title, needsReply: source.needsReply ?? false } }
      : {}),
  }
}
