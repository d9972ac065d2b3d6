import type { Change, ChangePlan } from '../model/change-plan.ts'
import type { KnowledgeView, KnownSource, KnownStatement } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import type { Entity, Resolution } from '../model/entity.ts'
import type { Extraction } from '../model/extraction.ts'
import type { EntityId, IsoDate, SourceId, StatementId, VaultPath } from '../model/ids.ts'
import { folderOf, type VaultLayout } from '../model/layout.ts'
import type { LineRecord, RecordedCompletion, RecordedEntity, RecordedEvidence, RecordedStatement, SourceRecord } from '../model/record.ts'
import { wordsOf } from '../model/text.ts'
import { saysAgain } from '../resolve/said-again.ts'
import { effective } from '../vault/effective-statement.ts'
import { baseName, linker } from '../vault/link.ts'
import { safeFileName } from '../vault/names.ts'
import { renderReadable } from '../vault/readable.ts'
import { recordPath, renderRecord } from '../vault/record.ts'
import { attachmentDraft } from './attachments.ts'
import { completionDrafts } from './completions.ts'
import type { PlanContext } from './context.ts'
import { type FileDraft, type FinishedDraft, finishDraft } from './drafts.ts'
import { pagePath } from './entity-pages.ts'
import { threadIds } from './identity.ts'
import { noteDraft } from './meeting-note.ts'
import { freePath } from './names.ts'
import { type LineContext, NOTE_SECTIONS, statementSections } from './note-lines.ts'
import { answeredQuestions } from './page-answers.ts'
import { pageDrafts } from './page-drafts.ts'
import { keptFromSecond, settleInto } from './settle.ts'
import { oneSentence, recordedEvidence, recordStatements, repeatedStatement, sameStatement } from './statements.ts'

/** One source, understood: what the stages before made of it. */
export interface PlannedSource {
  readonly document: SourceDocument
  readonly extraction: Extraction
  readonly resolution: Resolution
  /** Where the file stands now, and where it goes. Null where another document of the same file moves it. */
  readonly move: { readonly from: VaultPath; readonly to: VaultPath } | null
  readonly original: VaultPath
  /** The note that another source of the same talk or thread made. */
  readonly target: { readonly note: VaultPath; readonly sources: readonly KnownSource[] } | null
  readonly sketch: readonly number[]
  readonly needsReply: boolean | null
  /** Note of the mail that this source was attached to. */
  readonly attachedTo: VaultPath | null
  /** What was attached to this mail, as new items of the Inbox. */
  readonly attachments: readonly Change[]
}

/**
 * Pure: from what a source says and what the vault holds to the changes of files. Writes nothing.
 * A source whose talk or thread has a note already adds to that note; any other gets a note of its own under its primary entity.
 */
export function planSource(source: PlannedSource, context: PlanContext): ChangePlan {
  const { document } = source
  const { knowledge, vault, layout, hash } = context
  const resolution = settleInto(source.target, document, source.resolution, knowledge)
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

  const statements = relate(
    source,
    recordStatements(document, resolution, hash, id => knowledge.statementIdTaken(id)),
    context,
  )
  const effective = effectiveStatements(statements, document.id, day, knowledge)
  const inThisNote = effective.filter(e => e.home === null || e.home === note)
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
        leftOut: source.extraction.leftOut,
        review,
        again: source.target !== null && !growsThread(source),
        sourceLinks,
      },
      lineContext(note),
      hash,
    ),
  )
  for (const other of effective)
    if (other.home !== null && other.home !== note) drafts.push(restatedDraft(other.statement, other.home, lineContext(other.home)))
  if (source.attachedTo) drafts.push(attachmentDraft(source.attachedTo, note, lineContext(source.attachedTo), hash))
  drafts.push(...completionDrafts(completions, context, lineContext))
  const pages = pageDrafts(
    {
      document,
      resolution,
      entities,
      statements: effective.map(e => e.statement),
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
  const recordText = renderRecord(record)
  const recordFile = recordPath(document.id)
  const readableText = renderReadable(document, {
    title: baseName(readable),
    path: readable,
    original: source.original,
    speakerNames: speakerNames(document, resolution, entities),
    repairs: resolution.repairs,
    linker: linker(layout),
  })
  const previous = vault.read(recordFile)
  const changes: Change[] = [
    ...(source.move
      ? [
          {
            type: 'move',
            from: source.move.from,
            to: source.move.to,
            sha256: document.sha256,
            reason: 'The original, bit for bit',
          } as const,
        ]
      : []),
    ...(vault.exists(readable)
      ? []
      : [{ type: 'put', path: readable, before: null, after: readableText, reason: 'The readable source' } as const]),
    ...source.attachments,
    ...finished.flatMap(f => (f.change ? [f.change] : [])),
    ...(previous === recordText
      ? []
      : [
          {
            type: 'put',
            path: recordFile,
            before: previous === null ? null : (hash(previous) as typeof document.sha256),
            after: recordText,
            reason: 'The record',
          } as const,
        ]),
  ]
  return {
    title: `${source.target ? 'Add to' : 'File'} ${title}`,
    sources: [{ id: document.id, fileName: document.fileName }],
    changes,
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

/** Entities of the resolution with the path of their page; what resolve learned is folded in. */
function withPages(resolution: Resolution, context: PlanContext): Map<EntityId, Entity> {
  const out = new Map<EntityId, Entity>()
  for (const e of resolution.entities) {
    const updates = resolution.updates.filter(u => u.entity === e.id)
    const set = Object.assign({}, ...updates.map(u => u.set)) as Partial<Pick<Entity, 'company' | 'role' | 'phone'>>
    out.set(e.id, {
      ...e,
      path: pagePath(context.layout, e),
      aliases: unique([...e.aliases, ...updates.flatMap(u => u.addAliases)]).filter(a => a !== e.name),
      emails: unique([...e.emails, ...updates.flatMap(u => u.addEmails)]),
      company: set.company ?? e.company,
      role: set.role ?? e.role,
      phone: set.phone ?? e.phone,
    })
  }
  return out
}

const unique = (list: readonly string[]): string[] => [...new Map(list.map(v => [v.toLowerCase(), v])).values()]

function noteFolder(layout: VaultLayout, primary: Entity | null): string {
  if (!primary || primary.type === 'product' || primary.type === 'term') return folderOf(layout, null)
  // Beside the page, wherever an adopted vault keeps it.
  if (primary.path) return primary.path.split('/').slice(0, -1).join('/')
  return `${folderOf(layout, primary.type)}/${primary.pageName}`
}

function readablePath(source: PlannedSource, primary: Entity | null, title: string, context: PlanContext, taken: Set<string>): VaultPath {
  const { document, resolution } = source
  const known = context.knowledge.source(document.id)
  if (known) return known.readable
  const [folder, word] = {
    transcript: ['Transcripts', 'transcript'],
    mail: ['Email', 'mail'],
    document: ['Documents', 'document'],
    calendar: ['Documents', 'calendar'],
  }[document.kind] as [string, string]
  const name = document.kind === 'transcript' && primary?.type === 'person' && !source.target ? primary.pageName : title
  const day = resolution.day
  return freePath(
    `${context.layout.folders.sources}/${folder}/${day?.slice(0, 4) ?? 'undated'}`,
    safeFileName(`${day ?? 'undated'} - ${name}`),
    ` (${word})`,
    { vault: context.vault, knowledge: context.knowledge, taken },
  )
}

/** A thread that goes on, rather than another source of one talk. */
const growsThread = (source: PlannedSource): boolean => source.document.kind === 'mail' && source.target?.sources[0]?.kind === 'mail'

/** Marks statements that say again what an earlier source said: in the same note by words and quotes, elsewhere by what resolve found. */
function relate(source: PlannedSource, statements: readonly RecordedStatement[], context: PlanContext): RecordedStatement[] {
  const { knowledge } = context
  const relations = new Map(
    (source.resolution.relations ?? []).flatMap(r => {
      const said = source.resolution.statements[r.index]
      return said ? [[`${said.kind} ${oneSentence(said.text)}`, r] as const] : []
    }),
  )
  const earlier = (source.target?.sources ?? [])
    .filter(s => s.id !== source.document.id)
    .flatMap(s => knowledge.statementsOf(s.id))
    .filter(s => s.restates === undefined)
  const names = namesIn(source.resolution)
  const gone = earlier.filter(s => s.status === 'rejected')
  const used = new Set<string>()
  const answered = answeredQuestions(
    statements,
    source.resolution.entities.map(e => e.id),
    context,
  )
  const isThread = source.document.kind === 'mail' && (source.target === null || growsThread(source))
  const before: RecordedStatement[] = [...earlier]
  const related = statements.map(s => {
    const relation = relations.get(`${s.kind} ${s.text}`)
    const twin =
      (isThread
        ? repeatedStatement(s, before)
        : sameStatement(
            s,
            earlier.filter(e => !used.has(e.id)),
          )) ?? gone.find(e => saysAgain(e, s, names))
    // Within a thread the words decide alone: the result must not depend on which mails came together.
    const elsewhere = isThread && earlier.some(e => e.id === relation?.restates) ? undefined : relation?.restates
    const restates = twin?.id ?? elsewhere
    if (restates) used.add(restates)
    else before.push(s)
    const supersedes = [...new Set([...(relation?.supersedes ?? []), ...(answered.open.get(s.id) ?? [])])]
    const by = restates ? null : (relation?.supersededBy ?? answered.late.get(s.id) ?? null)
    return { ...s, supersededBy: by, ...(restates ? { restates } : {}), ...(supersedes.length > 0 ? { supersedes } : {}) }
  })
  return source.target && source.document.kind === 'transcript' ? keptFromSecond(related) : related
}

/** Folded words of the names of people in a source. */
const namesIn = (resolution: Resolution): ReadonlySet<string> =>
  new Set(resolution.entities.flatMap(e => (e.type === 'person' ? wordsOf(e.name) : [])))

/**
 * The statements that lines are written for: themselves, or the earlier ones that they restate (of this source or another), with new evidence and dates
 * folded in. Several that restate one fold into one.
 */
function effectiveStatements(
  statements: readonly RecordedStatement[],
  source: SourceId,
  day: IsoDate | null,
  knowledge: KnowledgeView,
): { statement: RecordedStatement; home: VaultPath | null }[] {
  const known = (s: RecordedStatement): KnownStatement => ({ ...s, source, note: null })
  const roots = new Map<StatementId, { base: KnownStatement; restated: KnownStatement[] }>()
  for (const s of statements) {
    const own = s.restates ? roots.get(s.restates) : undefined
    const earlier = s.restates && !own ? knowledge.statement(s.restates) : null
    if (own) own.restated.push(known(s))
    else if (earlier) roots.set(earlier.id, { base: earlier, restated: [known(s)] })
    else roots.set(s.id, { base: known(s), restated: [] })
  }
  const dayOf = (id: SourceId): string => (id === source ? day : knowledge.source(id)?.date) ?? ''
  return [...roots.values()].map(({ base, restated }) => {
    if (restated.length === 0) return { statement: base, home: base.note }
    const now = effective(base, { restated, supersededBy: [], completions: [] })
    return { statement: { ...now, evidence: inTime(now.evidence, base.source, dayOf) }, home: base.note }
  })
}

/** The statement's own evidence, then that of the sources that say it again by their days, as the index has it: the order of arrival does not count. */
function inTime(evidence: readonly RecordedEvidence[], own: SourceId, dayOf: (source: SourceId) => string): RecordedEvidence[] {
  const key = (e: RecordedEvidence): string => (e.source === own ? '' : `${dayOf(e.source)} ${e.source}`)
  return [...evidence].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

/** What is said again elsewhere keeps its line in the note where it stands, with the new evidence. */
function restatedDraft(statement: RecordedStatement, home: VaultPath, lines: LineContext): FileDraft {
  return {
    path: home,
    reason: 'Said again in a later source',
    create: null,
    sections: statementSections([statement], lines),
    sectionOrder: NOTE_SECTIONS,
    keys: {},
    plain: {},
  }
}

/** Drafts of one file become one: sections and keys join, the first text counts. */
function mergeByPath(drafts: readonly FileDraft[]): FileDraft[] {
  const byPath = new Map<VaultPath, FileDraft>()
  for (const d of drafts) {
    const e = byPath.get(d.path)
    byPath.set(
      d.path,
      e
        ? {
            ...e,
            create: e.create ?? d.create,
            sections: [...e.sections, ...d.sections],
            keys: { ...e.keys, ...d.keys },
            plain: { ...e.plain, ...d.plain },
            folded: { ...e.folded, ...d.folded },
          }
        : d,
    )
  }
  return [...byPath.values()]
}

function speakerNames(doc: SourceDocument, resolution: Resolution, entities: ReadonlyMap<EntityId, Entity>): string[] {
  return doc.speakers.map(s => {
    const link = resolution.speakers.find(l => l.speaker === s.index)
    return (link?.entity ? entities.get(link.entity)?.name : undefined) ?? s.identified?.name ?? s.label
  })
}

function relatedPaths(
  resolution: Resolution,
  entities: ReadonlyMap<EntityId, Entity>,
  primary: Entity | null,
  context: PlanContext,
  note: VaultPath,
): VaultPath[] {
  const shown = new Set<EntityId>([
    ...(primary ? [primary.id] : []),
    ...(primary?.type === 'person' ? resolution.participants : []),
    ...(context.owner ? [context.owner] : []),
  ])
  const named = [...resolution.mentioned]
    .sort((a, b) => b.count - a.count || (a.entity < b.entity ? -1 : 1))
    .flatMap(m => (shown.has(m.entity) ? [] : (entities.get(m.entity)?.path ?? [])))
    .slice(0, 15)
  const earlier = primary
    ? context.knowledge
        .notesOf(primary.id, 4)
        .filter(n => n.path !== note && n.date !== null && resolution.day !== null && n.date <= resolution.day)
        .slice(0, 3)
        .map(n => n.path)
    : []
  return [...new Set([...named, ...earlier])]
}

function dateText(document: SourceDocument, resolution: Resolution): string {
  if (resolution.day === null) return 'not stated'
  const days = document.messages.flatMap(m => m.date?.day ?? []).sort()
  const first = days[0]
  if (document.kind === 'mail' && document.messages.length > 1 && first)
    return `${resolution.day}, ${document.messages.length} messages since ${first}`
  return resolution.day
}

/** What a person has to decide, in words; null where nothing. */
function reviewOf(resolution: Resolution): string | null {
  const points = [
    resolution.day === null ? 'the date is not stated in the source' : null,
    ...resolution.ambiguous.slice(0, 3).map(a => `who "${a.surface}" is`),
  ].filter(p => p !== null)
  return points.length > 0 ? points.join('; ') : null
}

function buildRecord(
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
      : `${note}${primary && resolution.primary ? ` (home: ${primary.pageName}, ${resolution.primary.reason})` : ''}`,
    `${lines} statements${source.extraction.dropped.length > 0 ? `, dropped: ${source.extraction.dropped.map(d => `${d.count} ${d.reason}`).join(', ')}` : ''}`,
    ...(fresh.length > 0 ? [`new pages: ${fresh.join(', ')}`] : []),
    ...resolution.repairs.slice(0, 12).map(r => `heard ${r.heard} → ${r.canonical}, because: ${r.reason}`),
    ...resolution.ambiguous.map(a => `not sure who "${a.surface}" is: ${a.candidates.map(c => c.entity).join(' or ')}`),
  ]
}
