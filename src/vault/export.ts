import type { Entity } from '../model/entity.ts'
import type { EntityId, SourceId, VaultPath } from '../model/ids.ts'
import type { RecordedEvidence, SourceRecord } from '../model/record.ts'
import { foldName } from '../model/text.ts'
import { effectiveStatements } from './effective.ts'
import { readFrontMatter } from './front-matter.ts'
import { canonicalName } from './page.ts'
import { asInNote, asInTheirNote, linesById } from './persons-hand.ts'

/** `afterword-export/1`: what tests and other programs read; the form stands in `schemas/export.schema.json`. */
export interface VaultExport {
  readonly schema: 'afterword-export/1'
  readonly owner: string
  readonly entities: readonly ExportedEntity[]
  readonly terms: readonly { name: string; aliases: string[]; heard_as: string[] }[]
  readonly meetings: readonly ExportedMeeting[]
  readonly threads: readonly ExportedThread[]
  readonly documents: readonly ExportedDocument[]
  readonly statements: readonly ExportedStatement[]
}
export interface ExportedEntity {
  id: string
  type: string
  name: string
  aliases: string[]
  heard_as: string[]
  emails: string[]
  role: string | null
  company: string | null
  path: string
}
export interface ExportedMeeting {
  path: string
  type: string
  date: string | null
  title: string
  summary: string
  topics: string[]
  primary: { type: string; name: string } | null
  participants: string[]
  next_meeting: string | null
  sources: string[]
}
export interface ExportedThread {
  path: string
  subject: string
  date: string | null
  summary: string
  participants: string[]
  sources: string[]
  needs_reply: boolean
}
export interface ExportedDocument {
  path: string
  title: string
  date: string | null
  summary: string
  sources: string[]
}
export interface ExportedStatement {
  id: string
  kind: string
  text: string
  owner: string | null
  due: string | null
  follow_up: boolean
  priority: string | null
  status: string
  done: string | null
  about: string[]
  date: string | null
  path: string
  evidence: { source: string; quote: string; utterance: number; time: string | null }[]
  superseded_by: string | null
  done_evidence: { source: string; quote: string; utterance: number; time: string | null }[]
  confidence: number
}

/** Pure: records, pages and the notes' present text → the export. What the person changed in a note wins over the record. */
export function exportVault(
  ownerName: string,
  records: readonly SourceRecord[],
  pages: readonly Entity[],
  noteText: NoteText,
): VaultExport {
  const heard = heardForms(records)
  const byId = new Map<EntityId, Entity>(pages.map(p => [p.id, p]))
  const named = new Map<EntityId, string>(records.flatMap(r => r.entities.map(e => [e.id, e.name] as const)))
  const nameOf = (id: EntityId) => byId.get(id)?.name ?? named.get(id) ?? canonicalName(id)
  return {
    schema: 'afterword-export/1',
    owner: ownerName,
    entities: [...pages]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(e => ({
        id: e.id,
        type: e.type,
        name: e.name,
        aliases: [...e.aliases],
        heard_as: [...new Set([...e.heardAs, ...(heard.get(e.id) ?? [])])].filter(h => foldName(h) !== foldName(e.name)).sort(),
        emails: [...e.emails],
        role: e.role,
        company: e.company,
        path: e.path ?? '',
      })),
    terms: terms(records, heard),
    ...notes(records, noteText, nameOf),
    statements: statements(records, noteText, nameOf),
  }
}

type NoteText = (path: VaultPath) => string | null
type NameOf = (id: EntityId) => string

function statements(records: readonly SourceRecord[], noteText: NoteText, nameOf: NameOf): ExportedStatement[] {
  const sources = new Map<SourceId, string>(records.map(r => [r.source, r.fileName]))
  const evidence = (e: RecordedEvidence) => ({
    source: sources.get(e.source) ?? e.source,
    quote: e.quote,
    utterance: e.number,
    time: e.time,
  })
  const lines = new Map<VaultPath, ReadonlyMap<string, string> | null>()
  const linesOf = (note: VaultPath) => {
    if (!lines.has(note)) {
      const text = noteText(note)
      lines.set(note, text === null ? null : linesById(text))
    }
    return lines.get(note) ?? null
  }
  const written = new Set(records.flatMap(r => Object.keys(r.lines)))
  return effectiveStatements(records)
    .flatMap((s): ExportedStatement[] => {
      if (s.note === null) return []
      const held = linesOf(s.note)
      const now = written.has(`${s.note}#${s.id}`) ? asInNote(s, held) : held ? asInTheirNote(s, held) : s
      return [
        {
          id: s.id,
          kind: s.kind,
          text: now.text,
          owner: now.owner === null ? null : nameOf(now.owner),
          due: now.due,
          follow_up: now.followUp,
          priority: now.priority,
          status: now.status,
          done: now.done,
          about: [...new Set(now.about.map(nameOf))],
          date: now.date,
          path: s.note,
          evidence: now.evidence.map(evidence),
          superseded_by: now.supersededBy,
          done_evidence: now.doneEvidence.map(evidence),
          confidence: now.confidence,
        },
      ]
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The notes by what they are made of, each told once with all its sources. */
function notes(
  records: readonly SourceRecord[],
  noteText: NoteText,
  nameOf: NameOf,
): { meetings: ExportedMeeting[]; threads: ExportedThread[]; documents: ExportedDocument[] } {
  const meetings: ExportedMeeting[] = []
  const threads: ExportedThread[] = []
  const documents: ExportedDocument[] = []
  for (const [path, group] of [...byNote(records)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const first = group.find(r => r.kind === 'transcript') ?? group[0]
    if (!first) continue
    const text = noteText(path)
    const head = text === null ? {} : readFrontMatter(text).values
    const str = (key: string): string | null => (typeof head[key] === 'string' ? head[key] : null)
    const date = str('date') ?? first.date
    const title = str('title') ?? first.title
    const participants = [...new Set(group.flatMap(r => r.participants))].map(nameOf)
    const files = [...new Set(group.flatMap(r => [r.fileName, ...(r.alsoDeliveredAs ?? [])]))]
    if (first.kind === 'transcript')
      meetings.push({
        path,
        type: str('type') ?? 'journal',
        date,
        title,
        summary: first.summary,
        topics: [...first.topics],
        primary: first.primary === null ? null : { type: first.primary.split('/')[0] ?? '', name: nameOf(first.primary) },
        participants,
        next_meeting: first.nextMeeting,
        sources: files,
      })
    else if (first.kind === 'mail') {
      const newest = [...group].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))[0] ?? first
      threads.push({
        path,
        subject: first.threads?.subject ?? title,
        date,
        summary: group
          .map(r => r.summary)
          .filter(Boolean)
          .join(' '),
        participants,
        sources: files,
        needs_reply: typeof head.needs_reply === 'boolean' ? head.needs_reply : (newest.threads?.needsReply ?? false),
      })
    } else documents.push({ path, title, date, summary: first.summary, sources: files })
  }
  return { meetings, threads, documents }
}

/** Records by the note that they feed, in the order in which they were filed. */
function byNote(records: readonly SourceRecord[]): Map<VaultPath, SourceRecord[]> {
  const out = new Map<VaultPath, SourceRecord[]>()
  for (const r of [...records].sort((a, b) =>
    a.ingested < b.ingested ? -1 : a.ingested > b.ingested ? 1 : a.source < b.source ? -1 : 1,
  )) {
    // Mail that is nobody's work has no note: its readable source stands for it.
    const path = r.note ?? (r.kind === 'mail' && r.readable !== r.original ? r.readable : null)
    if (path !== null) out.set(path, [...(out.get(path) ?? []), r])
  }
  return out
}

function heardForms(records: readonly SourceRecord[]): Map<EntityId, Set<string>> {
  const out = new Map<EntityId, Set<string>>()
  for (const r of records)
    for (const e of r.entities) if (e.heardAs.length > 0) out.set(e.id, new Set([...(out.get(e.id) ?? []), ...e.heardAs]))
  return out
}

function terms(records: readonly SourceRecord[], heard: ReadonlyMap<EntityId, ReadonlySet<string>>): VaultExport['terms'] {
  const out = new Map<EntityId, { name: string; aliases: string[]; heard_as: string[] }>()
  for (const r of records)
    for (const e of r.entities) {
      if (e.type !== 'product' && e.type !== 'term') continue
      const known = out.get(e.id)
      out.set(e.id, {
        name: e.name,
        aliases: [...new Set([...(known?.aliases ?? []), ...e.aliases])].sort(),
        heard_as: [...(heard.get(e.id) ?? [])].sort(),
      })
    }
  return [...out.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
