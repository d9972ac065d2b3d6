import type { Change, ChangePlan } from '../model/change-plan.ts'
import type { Entity } from '../model/entity.ts'
import type { EntityId, Sha256, SourceId, VaultPath } from '../model/ids.ts'
import type { RecordedCompletion, RecordedStatement, SourceRecord } from '../model/record.ts'
import { linker, noteName } from '../vault/link.ts'
import { safeFileName } from '../vault/names.ts'
import { renderReadable } from '../vault/readable.ts'
import { recordPath, renderRecord } from '../vault/record.ts'
import { attachmentDraft } from './attachments.ts'
import { buildRecord } from './build-record.ts'
import { completionDrafts } from './completions.ts'
import type { PlanContext } from './context.ts'
import { type FileDraft, type FinishedDraft, finishDraft, mergeByPath } from './drafts.ts'
import { noteDraft } from './meeting-note.ts'
import { freePath } from './names.ts'
import { dateText, relatedPaths, reviewOf, speakerNames, voiceNotes } from './note-head.ts'
import { type LineContext, NOTE_SECTIONS, statementSections } from './note-lines.ts'
import { pageDrafts } from './page-drafts.ts'
import { noteFolder, readablePath, withPages } from './places.ts'
import { growsThread, type PlannedSource } from './planned-source.ts'
import { relate, statementsToWrite } from './relate.ts'
import { sensitivityOf, strictest } from './sensitivity.ts'
import { settleInto } from './settle.ts'
import { recordedEvidence, recordStatements } from './statements.ts'
import { keptSummary } from './summary-kept.ts'

export type { PlannedSource } from './planned-source.ts'

/**
 * Pure: from what a source says and what the vault holds to the changes of files. Writes nothing.
 * A source whose talk or thread has a note already adds to that note; any other gets a note of its own under its primary entity.
 */
export function planSource(source: PlannedSource, context: PlanContext): ChangePlan {
  const { document } = source
  const { knowledge, vault, layout, hash } = context
  const placed = settleInto(source.target, document, source.resolution, knowledge)
  const statements = relate(
    source,
    recordStatements(document, placed, hash, id => knowledge.statementIdTaken(id)),
    context,
  )
  const resolution = { ...placed, summary: keptSummary(placed.summary, statements, knowledge) }
  const settled = { ...source, resolution }
  const taken = new Set<string>()
  const names = { vault, knowledge, taken }
  const entities = withPages(resolution, context)
  const primary = resolution.primary ? (entities.get(resolution.primary.entity) ?? null) : null
  const day = resolution.day
  const title = resolution.title.trim() || 'Untitled'
  const note = source.target?.note ?? freePath(noteFolder(layout, primary), safeFileName(`${day ?? 'undated'} - ${title}`), '', names)
  const readable = readablePath(settled, primary, title, context, taken)
  const sourceLinks = [...new Set([...(source.target?.sources.map(s => s.readable) ?? []), readable])]

  const readables = new Map<SourceId, VaultPath>([
    ...(source.target?.sources ?? []).map(s => [s.id, s.readable] as const),
    [document.id, readable],
  ])
  const lineContext = (file: VaultPath): LineContext => ({
    linker: linker(layout),
    file,
    owner: context.owner,
    entity: id => entities.get(id) ?? knowledge.entity(id),
    readableOf: id => readables.get(id) ?? knowledge.source(id)?.readable ?? null,
    dayOf: id => (id === document.id ? document.date?.day : knowledge.source(id)?.date) ?? null,
  })

  const toWrite = statementsToWrite(statements, document.id, day, knowledge)
  const inThisNote = toWrite.filter(e => e.note === null || e.note === note)
  const completions: RecordedCompletion[] = (resolution.completes ?? []).map(c => ({
    statement: c.statement,
    evidence: [recordedEvidence(document, c.evidence)],
    on: c.on,
    explicit: c.explicit,
  }))

  const drafts: FileDraft[] = []
  const review = reviewOf(resolution)
  const participants = resolution.participants.flatMap(id => entities.get(id) ?? [])
  drafts.push(
    noteDraft(
      {
        path: note,
        document,
        resolution,
        engine: source.extraction.engine,
        title,
        primary,
        participants,
        statements: inThisNote.map(e => e.statement),
        readable,
        seed: source.target?.sources[0]?.id ?? document.id,
        related: relatedPaths(resolution, entities, primary, context, note),
        dateText: dateText(document, resolution),
        needsReply: source.needsReply,
        sensitivity: strictest([document.sensitivity, ...(source.target?.sources ?? []).map(s => sensitivityOf(s, vault))]),
        leftOut: source.extraction.leftOut,
        review,
        again: source.target !== null && !growsThread(source),
        sourceLinks,
      },
      lineContext(note),
      hash,
    ),
  )
  for (const other of toWrite)
    if (other.note !== null && other.note !== note) drafts.push(restatedDraft(other.statement, other.note, lineContext(other.note)))
  if (source.attachedTo) drafts.push(attachmentDraft(source.attachedTo, note, lineContext(source.attachedTo), hash))
  drafts.push(...completionDrafts(completions, context, lineContext))
  const pages = pageDrafts(
    {
      document,
      resolution,
      entities,
      statements: toWrite.map(e => e.statement),
      note,
      title,
      seed: source.target?.sources[0]?.id ?? document.id,
      newNote: source.target === null,
      lineContext,
    },
    context,
  )
  drafts.push(...pages)
  const pagePaths = new Set(pages.map(p => p.path))

  const finished = mergeByPath(drafts).map(d => finishDraft(d, context))
  const record = buildRecord(settled, { note, readable, title, statements, completions, finished, entities }, context)
  const readableText = renderReadable(document, {
    title: noteName(readable),
    path: readable,
    original: source.original,
    speakerNames: speakerNames(document, resolution, entities),
    voices: voiceNotes(document, resolution, entities),
    repairs: resolution.repairs,
    linker: linker(layout),
  })
  return {
    title: `${source.target ? 'Add to' : 'File'} ${title}`,
    sources: [{ id: document.id, fileName: document.fileName }],
    changes: changesOf(settled, finished, { path: readable, text: readableText }, record, context),
    index: {
      records: [record],
      removedRecords: [],
      pages: finished.flatMap(f =>
        f.change?.type === 'put' && pagePaths.has(f.change.path) ? [{ path: f.change.path, text: f.change.after }] : [],
      ),
      removedPages: [],
      decisions: [],
    },
    notes: planNotes(settled, note, primary, inThisNote.length, entities),
  }
}

/** The original into its place, the readable source, notes and pages, the record: in this order they are written. */
function changesOf(
  source: PlannedSource,
  finished: readonly FinishedDraft[],
  readable: { readonly path: VaultPath; readonly text: string },
  record: SourceRecord,
  { vault, hash }: PlanContext,
): Change[] {
  const file = recordPath(source.document.id)
  const previous = vault.read(file)
  const after = renderRecord(record)
  const changes: Change[] = []
  if (source.move) {
    const { from, to } = source.move
    changes.push({ type: 'move', from, to, sha256: source.document.sha256, reason: 'The original, bit for bit' })
  }
  if (!vault.exists(readable.path))
    changes.push({ type: 'put', path: readable.path, before: null, after: readable.text, reason: 'The readable source' })
  changes.push(...source.attachments, ...finished.flatMap(f => (f.change ? [f.change] : [])))
  if (previous !== after)
    changes.push({ type: 'put', path: file, before: previous === null ? null : (hash(previous) as Sha256), after, reason: 'The record' })
  return changes
}

/** What is said again elsewhere keeps its line in the note where it stands, with the new evidence. */
function restatedDraft(statement: RecordedStatement, note: VaultPath, lines: LineContext): FileDraft {
  return {
    path: note,
    reason: 'Said again in a later source',
    create: null,
    sections: statementSections([statement], lines),
    sectionOrder: NOTE_SECTIONS,
    keys: {},
    plain: {},
  }
}

function planNotes(
  source: PlannedSource,
  note: VaultPath,
  primary: Entity | null,
  lines: number,
  entities: ReadonlyMap<EntityId, Entity>,
): string[] {
  const { resolution } = source
  const fresh = resolution.proposed.flatMap(p => (entities.get(p.entity)?.path ? [entities.get(p.entity)?.pageName ?? ''] : []))
  return [
    source.target
      ? `another source of ${note}`
      : `${note}${primary && resolution.primary ? ` (filed under ${primary.pageName}, ${resolution.primary.reason})` : ''}`,
    `${lines} statement${lines === 1 ? '' : 's'}${source.extraction.dropped.length > 0 ? `, dropped: ${source.extraction.dropped.map(d => `${d.count} ${d.reason}`).join(', ')}` : ''}`,
    ...(fresh.length > 0 ? [`new pages: ${fresh.join(', ')}`] : []),
    ...resolution.repairs.slice(0, 12).map(r => `heard ${r.heard} → ${r.canonical}, because: ${r.reason}`),
    ...resolution.ambiguous.map(a => `not sure who "${a.surface}" is: ${a.candidates.map(c => c.entity).join(' or ')}`),
  ]
}
