import type { ChangePlan } from '../model/change-plan.ts'
import type { KnowledgeView, KnownSource, VaultView } from '../model/contracts.ts'
import type { InboxItem, SourceDocument } from '../model/document.ts'
import type { Resolution } from '../model/entity.ts'
import type { EntityId, IsoDate, Sha256, VaultPath } from '../model/ids.ts'
import type { VaultLayout } from '../model/layout.ts'
import { isSameTalk } from '../normalize/sketch.ts'
import { parseRecord, recordPath, renderRecord } from '../vault/record.ts'
import { freshMessages } from './messages.ts'
import { originalPath } from './names.ts'
import type { HashText } from './statements.ts'

export interface Target {
  readonly note: VaultPath
  readonly sources: readonly KnownSource[]
}

/**
 * The note that holds this talk or thread already: the same talk in another export, or a thread that grows.
 * Identity is by content; file names decide nothing.
 */
export function findTarget(document: SourceDocument, sketch: readonly number[], knowledge: KnowledgeView): Target | null {
  const known =
    document.kind === 'mail' ? threadOf(document, knowledge) : document.kind === 'transcript' ? talkOf(document, sketch, knowledge) : null
  return known?.note ? { note: known.note, sources: knowledge.sourcesOfNote(known.note) } : null
}

function talkOf(document: SourceDocument, sketch: readonly number[], knowledge: KnowledgeView): KnownSource | null {
  if (sketch.length === 0) return null
  const near = knowledge
    .sourcesBySketch(sketch)
    .filter(s => s.id !== document.id && s.kind === 'transcript' && s.note !== null && isSameTalk(sketch, s.sketch))
  return near.find(s => dayApart(s.date, document.date?.day ?? null) <= 1) ?? null
}

const MINUTES =
  /\b(?:minutes|recap|meeting notes|call notes|notes (?:from|of|on)|summary of (?:the|our|today)|what we agreed|protokoll|compte rendu)\b/i

/** `Here are my notes from today's call`: how the text of minutes begins whose title does not say it. */
const MINUTES_BEGIN =
  /^(?:\S+ \S+[,!.]\s*|hi\b[^.!,]{0,30}[,!.]\s*)?(?:(?:here|below|attached) (?:are|is) |please find (?:below |attached )?)?(?:the|my|our|some|short|quick|draft)?\s*(?:meeting |call )?(?:minutes|notes|recap|summary) (?:of|from) (?:the|our|today|yesterday|this|monday|tuesday|wednesday|thursday|friday)\b/i

/**
 * Minutes that somebody mailed or wrote of a talk that has its note: they say so in their title or as they begin, are filed under the same, at most three
 * days later than the talk, and share its people; filed elsewhere only where the day and most of the people agree. Null where two talks would do: then
 * they get a note of their own.
 */
export function minutesTarget(document: SourceDocument, resolution: Resolution, knowledge: KnowledgeView): Target | null {
  const day = resolution.day
  if (day && document.format === 'zoom-chat') return chatTarget(day, document, resolution, knowledge)
  if (document.kind === 'transcript' || !day || !isMinutes(document, resolution.title)) return null
  const primary = resolution.primary?.entity ?? null
  const own = primary === null ? [] : talksOf(primary, day, document, resolution, knowledge)
  return theOne(own.length > 0 ? own : talksElsewhere(primary, day, document, resolution, knowledge), resolution.title)
}

function isMinutes(document: SourceDocument, title: string): boolean {
  if (MINUTES.test(title)) return true
  return document.segments
    .filter(s => s.type === 'paragraph' || s.type === 'heading')
    .slice(0, 2)
    .some(s => MINUTES_BEGIN.test(document.text.slice(s.span.start, s.span.end)))
}

interface Talk extends Target {
  readonly day: string
  readonly participants: readonly EntityId[]
  /** People of the minutes who took part. */
  readonly shared: number
}

function talksOf(primary: EntityId, day: IsoDate, document: SourceDocument, resolution: Resolution, knowledge: KnowledgeView): Talk[] {
  return talksIn(
    knowledge.notesOf(primary, 20).map(n => n.path),
    day,
    document,
    resolution,
    knowledge,
  )
}

/** Those of the notes that hold a talk of the days before, by people who are in the minutes too. */
function talksIn(
  notes: readonly VaultPath[],
  day: IsoDate,
  document: SourceDocument,
  resolution: Resolution,
  knowledge: KnowledgeView,
): Talk[] {
  return notes.flatMap(note => {
    const sources = knowledge.sourcesOfNote(note)
    const first = sources[0]
    if (first?.kind !== 'transcript' || first.date === null || first.date > day || dayApart(first.date, day) > 3) return []
    const shared = first.participants.filter(p => resolution.participants.includes(p)).length
    return document.kind === 'mail' && shared < 2 ? [] : [{ note, sources, day: first.date, participants: first.participants, shared }]
  })
}

/** Talks that are filed under somebody or something else: what the minutes speak of, and what their people have said or have to do. */
function talksElsewhere(
  primary: EntityId | null,
  day: IsoDate,
  document: SourceDocument,
  resolution: Resolution,
  knowledge: KnowledgeView,
): Talk[] {
  const others = new Set([...resolution.participants, ...resolution.mentioned.slice(0, 12).map(m => m.entity)].filter(e => e !== primary))
  const talks = new Map<string, Talk>()
  for (const other of others) for (const talk of talksOf(other, day, document, resolution, knowledge)) talks.set(talk.note, talk)
  for (const talk of talksIn(notesOfStatements(resolution.participants, knowledge), day, document, resolution, knowledge))
    talks.set(talk.note, talk)
  return [...talks.values()].filter(t => dayApart(t.day, day) <= 1 && t.shared >= 2 && t.shared >= 0.6 * t.participants.length)
}

/**
 * The talk that a chat was written beside: the recording of the same stamp in its name (`GMT20260304-100000…`), else the only talk of that day in which
 * all took part who wrote.
 */
function chatTarget(day: IsoDate, document: SourceDocument, resolution: Resolution, knowledge: KnowledgeView): Target | null {
  const near = [resolution.primary?.entity ?? null, ...resolution.participants].filter(e => e !== null)
  const talks = new Map(near.flatMap(e => talksOf(e, day, document, resolution, knowledge)).map(t => [t.note, t]))
  for (const talk of talksIn(notesOfStatements(resolution.participants, knowledge), day, document, resolution, knowledge))
    talks.set(talk.note, talk)
  const ofDay = [...talks.values()].filter(t => t.day === day)
  const stamp = STAMP.exec(document.fileName)?.[0]
  const named = ofDay.filter(t => stamp !== undefined && t.sources.some(s => s.fileName.includes(stamp)))
  const own = resolution.participants.length
  return theOne(named.length > 0 ? named : ofDay.filter(t => own > 0 && t.shared === own), resolution.title)
}

const STAMP = /\d{8}[-_]\d{6}/

/** Notes of what people said or have to do. */
const notesOfStatements = (people: readonly EntityId[], knowledge: KnowledgeView): VaultPath[] => [
  ...new Set(
    people.flatMap(p =>
      [...knowledge.openActions(p, 30), ...knowledge.statementsAbout(p, ['fact', 'decision'], 30)].flatMap(s => s.note ?? []),
    ),
  ),
]

function theOne(talks: readonly Talk[], title: string): Target | null {
  // The day that the minutes name, else the only talk, else the newest of different days.
  const named = talks.filter(t => title.includes(t.day))
  const candidates =
    named.length > 0
      ? named
      : talks.filter(
          t =>
            t.day ===
            talks
              .map(x => x.day)
              .sort()
              .at(-1),
        )
  const only = candidates.length === 1 ? candidates[0] : undefined
  return only ? { note: only.note, sources: only.sources } : null
}

/** Days between two days; 0 where one is unknown: a talk without a date may be the one that has one. */
function dayApart(a: string | null, b: string | null): number {
  return a === null || b === null ? 0 : Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000
}

function threadOf(document: SourceDocument, knowledge: KnowledgeView): KnownSource | null {
  const other = (s: KnownSource) => s.id !== document.id && s.note !== null && s.kind === 'mail'
  for (const message of document.messages)
    for (const id of [message.messageId, ...(message.wordsId ? [message.wordsId] : []), ...message.inReplyTo]) {
      const held = knowledge.sourcesByMessage(id).find(other)
      if (held) return held
    }
  // Nothing refers to anything: the same subject between the same people, within two months. Newsletters share their subject with nobody.
  const first = document.messages[0]
  if (!first || first.subject.trim() === '' || first.bulk) return null
  const people = new Set(
    document.messages.flatMap(m => [m.from, ...m.to, ...m.cc]).flatMap(a => (a ? (knowledge.entityByEmail(a.email)?.id ?? []) : [])),
  )
  return (
    knowledge
      .sourcesBySubject(first.subject)
      .find(s => other(s) && dayApart(s.date, document.date?.day ?? null) <= 60 && s.participants.filter(p => people.has(p)).length >= 2) ??
    null
  )
}

/** The document without the messages that the thread's note holds already. */
export function onlyNewMessages(document: SourceDocument, target: Target | null): SourceDocument {
  if (!target) return document
  const fresh = freshMessages(document, target)
  const keep = new Set(document.messages.filter(m => fresh.has(m.messageId)).map(m => m.index))
  const kept = document.segments.filter(s => s.message === undefined || keep.has(s.message))
  const places = new Map(kept.map((s, index) => [s.index, index]))
  const statedItems = document.statedItems.flatMap(item => {
    const segment = places.get(item.segment)
    return segment === undefined ? [] : [{ ...item, segment }]
  })
  return renumbered({ ...document, segments: kept.map((s, index) => ({ ...s, index })), statedItems }, target)
}

/** Anchors of a thread count on over its sources, so that each message has one place. */
function renumbered(document: SourceDocument, target: Target): SourceDocument {
  const offset = target.sources.reduce((n, s) => n + s.messages.length, 0)
  const order = new Map<number, number>()
  for (const s of document.segments) if (s.message !== undefined && !order.has(s.message)) order.set(s.message, offset + order.size + 1)
  return {
    ...document,
    segments: document.segments.map(s => (s.message === undefined ? s : { ...s, anchor: `m${order.get(s.message) ?? s.message}` })),
  }
}

/**
 * True where all that a file gives is filed: with the last of it the file leaves the Inbox. A mailbox whose filing was broken off has records, and its
 * original stands in the Inbox still.
 */
export function isArchived(known: readonly KnownSource[], vault: VaultView): boolean {
  return known.every(source => {
    const text = vault.read(source.record)
    return text !== null && vault.exists(parseRecord(source.record, text).original)
  })
}

/** The very bytes are here already: the file leaves the Inbox, the record learns its other name, nothing else changes. */
export function planKnownAgain(
  item: InboxItem,
  from: VaultPath,
  known: readonly KnownSource[],
  context: { readonly vault: VaultView; readonly hash: HashText; readonly layout: VaultLayout },
): ChangePlan {
  const first = known[0]
  const to = originalPath(context.layout, item.sha256, item.fileName)
  const path = first ? recordPath(first.id) : null
  const text = path ? context.vault.read(path) : null
  const record = path && text !== null ? parseRecord(path, text) : null
  const names = record ? [record.fileName, ...(record.alsoDeliveredAs ?? [])] : []
  const renamed =
    record && !names.includes(item.fileName) ? { ...record, alsoDeliveredAs: [...(record.alsoDeliveredAs ?? []), item.fileName] } : null
  return {
    title: `Seen before: ${item.fileName}`,
    sources: first ? [{ id: first.id, fileName: item.fileName }] : [],
    changes: [
      { type: 'move', from, to, sha256: item.sha256, reason: 'The same bytes were filed before' },
      ...(renamed && path && text !== null
        ? [
            {
              type: 'put',
              path,
              before: context.hash(text) as Sha256,
              after: renderRecord(renamed),
              reason: 'Another name of the same file',
            } as const,
          ]
        : []),
    ],
    index: { records: renamed ? [renamed] : [], removedRecords: [], pages: [], removedPages: [], decisions: [] },
    notes: [`the same bytes as ${record?.fileName ?? 'an earlier file'}, filed in ${first?.note ?? 'the vault'}`],
  }
}
