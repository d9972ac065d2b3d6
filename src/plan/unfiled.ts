import type { ChangePlan } from '../model/change-plan.ts'
import type { SourceDocument } from '../model/document.ts'
import type { Sha256, VaultPath } from '../model/ids.ts'
import { BARE_RECORD, type SourceRecord } from '../model/record.ts'
import { recordPath, renderRecord } from '../vault/record.ts'
import type { AsideMail } from './aside.ts'
import type { PlanContext } from './context.ts'
import type { Target } from './identity.ts'
import { threadIds } from './messages.ts'

/**
 * A source without a note: kept bit for bit and known again. A calendar's events go into the record, from where they identify recordings and announce the
 * next meeting; what a rule of the config ignores leaves only its identity.
 */
export function planUnfiled(
  document: SourceDocument,
  place: { readonly move: { readonly from: VaultPath; readonly to: VaultPath } | null; readonly original: VaultPath },
  context: PlanContext,
  /** Where everything in it stands already: an export of a thread without a new message. */
  held: Target | null = null,
  /** Mail that is nobody's work: its readable source is all that is made of it. */
  aside: AsideMail | null = null,
): ChangePlan {
  const path = recordPath(document.id)
  const record: SourceRecord = {
    ...BARE_RECORD,
    source: document.id,
    sha256: document.sha256,
    fileName: document.fileName,
    original: place.original,
    readable: held?.sources[0]?.readable ?? aside?.readable ?? place.original,
    kind: document.kind,
    format: document.format,
    language: document.language,
    note: held?.note ?? null,
    title: held?.sources[0]?.title ?? document.title?.text ?? document.fileName,
    date: document.date?.day ?? null,
    dateFrom: document.date?.from ?? 'unknown',
    engine: 'none',
    ingested: context.now,
    primary: held?.sources[0]?.primary ?? null,
    participants: held?.sources[0]?.participants ?? [],
    sensitivity: document.sensitivity,
    messages: document.messages.map(m => m.messageId),
    ...(document.kind === 'mail' ? threadIds(document) : {}),
    ...(aside ? { threads: { subject: document.messages[0]?.subject ?? document.fileName, needsReply: false } } : {}),
    repairs: document.repairs,
    events: document.events.map(e => ({
      uid: e.uid,
      title: e.title,
      startMs: e.startMs,
      endMs: e.endMs,
      day: e.day,
      attendees: e.attendees.map(a => ({ name: a.name, email: a.email, status: a.status })),
      organizer: e.organizer,
      recurring: e.recurring,
      cancelled: e.cancelled,
      ...(e.time === undefined ? {} : { time: e.time }),
      ...(e.replaces === undefined ? {} : { replaces: e.replaces }),
    })),
  }
  const text = renderRecord(record)
  const previous = context.vault.read(path)
  return {
    title: planTitle(document, held, aside),
    sources: [{ id: document.id, fileName: document.fileName }],
    changes: [
      ...(place.move
        ? [
            {
              type: 'move',
              from: place.move.from,
              to: place.move.to,
              sha256: document.sha256,
              reason: 'The original, bit for bit',
            } as const,
          ]
        : []),
      ...(aside?.changes ?? []),
      ...(previous === text
        ? []
        : [
            {
              type: 'put',
              path,
              before: previous === null ? null : (context.hash(previous) as Sha256),
              after: text,
              reason: 'The record',
            } as const,
          ]),
    ],
    index: { records: [record], removedRecords: [], pages: [], removedPages: [], decisions: [] },
    notes: [reasonOf(document, held, aside)],
  }
}

function planTitle(document: SourceDocument, held: Target | null, aside: AsideMail | null): string {
  if (held) return `Nothing new in ${document.fileName}`
  if (aside) return `Keep ${document.fileName} as read`
  return document.kind === 'calendar' ? `Read the calendar ${document.fileName}` : `Keep ${document.fileName} out of the notes`
}

function reasonOf(document: SourceDocument, held: Target | null, aside: AsideMail | null): string {
  if (held) return `all its messages stand in ${held.note} already`
  if (aside) return `${aside.readable} (nobody's work: no note, no page, no task)`
  return document.kind === 'calendar'
    ? `${document.events.length} events: they tell who took part in recordings`
    : 'kept out of the notes by a rule of the config'
}
