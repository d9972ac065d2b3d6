import type { Entity } from '../model/entity.ts'
import type { EntityId, IsoDate, SourceId, VaultPath } from '../model/ids.ts'
import type { RecordedEvidence, RecordedStatement } from '../model/record.ts'
import { inlineText, type Linker } from '../vault/link.ts'
import type { ManagedLine, SectionLines } from '../vault/note.ts'
import { spokenTime } from '../vault/readable.ts'
import { ownerLabel, renderTask } from '../vault/task-line.ts'
import { shortDay } from './statements.ts'

/** Order of sections in a dated note. */
export const NOTE_SECTIONS = [
  'Summary',
  'Action Items',
  'Follow-ups',
  'Decisions',
  'Outcomes',
  'Key Information',
  'Risks',
  'Open Questions',
  'Topics',
  'Next Meeting',
  'Attachments',
  'Related',
] as const

/** Order of sections on a page. */
export const PAGE_SECTIONS = [
  'Key Contacts',
  'Status',
  'Key Facts',
  'Recent Context',
  'Open Tasks',
  'Topics',
  'Key Decisions',
  'Open Questions',
  'Related',
] as const

export interface LineContext {
  readonly linker: Linker
  /** File that the lines stand in. */
  readonly file: VaultPath
  readonly owner: EntityId | null
  entity(id: EntityId): Entity | null
  /** Readable source of a record. */
  readableOf(source: SourceId): VaultPath | null
  /** Day of a source. */
  dayOf(source: SourceId): IsoDate | null
}

/** `[[2025-10-28 - Kanchan Rao (transcript)#^u142|35:08]]`; on pages the label is the day of that source, else the one given. At most three. */
export function evidenceLinks(evidence: readonly RecordedEvidence[], context: LineContext, day: string | null = null): string {
  const seen = new Set<string>()
  return evidence
    .flatMap(e => {
      const to = context.readableOf(e.source)
      const key = `${to}#${e.anchor}`
      if (to === null || seen.has(key)) return []
      seen.add(key)
      return [
        context.linker.link(context.file, to, {
          block: e.anchor,
          label: day === null ? evidenceLabel(e) : (context.dayOf(e.source) ?? day),
        }),
      ]
    })
    .slice(0, 3)
    .join(', ')
}

function evidenceLabel(e: RecordedEvidence): string {
  if (e.time !== null) {
    const [h, m, s] = e.time.split(':').map(Number)
    return spokenTime((h ?? 0) * 3600 + (m ?? 0) * 60 + (s ?? 0))
  }
  if (e.label) return e.label
  if (e.page !== undefined) return `page ${e.page}`
  return e.anchor.startsWith('u') ? `¶ ${e.number}` : `line ${e.number}`
}

/** A task line as proposed, or with the status that the source states. */
export function taskLine(s: RecordedStatement, context: LineContext): ManagedLine {
  const holder = s.owner === null ? null : context.entity(s.owner)
  const owner = s.owner !== null && s.owner === context.owner ? 'Myself' : holder ? ownerLabel(holder) : null
  const links = evidenceLinks(s.evidence, context)
  const moved = s.dueBefore && s.dueBefore.length > 0 ? `, moved from ${s.dueBefore.map(shortDay).join(', ')}` : ''
  const text = renderTask({
    status: s.status === 'superseded' ? 'rejected' : s.status,
    text: `${inlineText(s.text)}${moved}${links ? ` (${links})` : ''}`,
    owner,
    due: s.due,
    done: s.status === 'done' ? s.done : null,
    cancelled: null,
    priority: s.priority,
    tags: s.status === 'proposed' ? ['task', 'proposed', 'auto'] : ['task', 'auto'],
    id: s.id,
  })
  return { id: s.id, text }
}

/** `- Pilot starts at the east quay ([[…|12:33]]) ^d-2m9x4c` */
export function bulletLine(s: RecordedStatement, context: LineContext, day: string | null = null): ManagedLine {
  const links = evidenceLinks(s.evidence, context, day)
  return { id: s.id, text: `- ${inlineText(s.text)}${links ? ` (${links})` : ''} ^${s.id}` }
}

/** The statements of a note under their headings. */
export function statementSections(statements: readonly RecordedStatement[], context: LineContext): SectionLines[] {
  const of = (keep: (s: RecordedStatement) => boolean, line: (s: RecordedStatement) => ManagedLine = s => bulletLine(s, context)) =>
    statements.filter(keep).map(line)
  const sections: SectionLines[] = [
    {
      heading: 'Action Items',
      order: 'append',
      lines: of(
        s => s.kind === 'action' && !s.followUp,
        s => taskLine(s, context),
      ),
    },
    {
      heading: 'Follow-ups',
      order: 'append',
      lines: of(
        s => s.kind === 'action' && s.followUp,
        s => taskLine(s, context),
      ),
    },
    { heading: 'Decisions', order: 'append', lines: of(s => s.kind === 'decision') },
    { heading: 'Outcomes', order: 'append', lines: of(s => s.kind === 'outcome') },
    { heading: 'Key Information', order: 'append', lines: of(s => s.kind === 'fact') },
    { heading: 'Risks', order: 'append', lines: of(s => s.kind === 'risk') },
    { heading: 'Open Questions', order: 'append', lines: of(s => s.kind === 'question') },
  ]
  return sections.filter(s => s.lines.length > 0)
}
