import type { Change } from '../model/change-plan.ts'
import type { SourceDocument } from '../model/document.ts'
import type { VaultPath } from '../model/ids.ts'
import { linker, noteName } from '../vault/link.ts'
import { safeFileName } from '../vault/names.ts'
import { renderReadable } from '../vault/readable.ts'
import type { PlanContext } from './context.ts'
import { freePath } from './names.ts'

/** Mail that makes no note: where its readable source stands, and what writes it. */
export interface AsideMail {
  readonly readable: VaultPath
  readonly changes: readonly Change[]
}

/** True for mail of which every message is nobody's work: newsletters, adverts, alerts, receipts, one's own health, private circles. */
export const isAside = (document: SourceDocument): boolean =>
  document.kind === 'mail' && document.messages.length > 0 && document.messages.every(m => m.bulk)

/**
 * Mail that is nobody's work is kept as read: the original and its readable source, by which search and the export find it; no note, no page, no task.
 * What another export brings again keeps the source that is there.
 */
export function asideMail(document: SourceDocument, original: VaultPath, attachments: readonly Change[], context: PlanContext): AsideMail {
  const { knowledge, layout, vault } = context
  const before = document.messages.map(m =>
    [m.messageId, ...(m.wordsId ? [m.wordsId] : [])]
      .flatMap(id => knowledge.sourcesByMessage(id))
      .find(s => s.kind === 'mail' && s.note === null && s.readable.endsWith(' (mail).md')),
  )
  const there = before[0]?.readable
  if (there !== undefined && before.every(s => s?.readable === there)) return { readable: there, changes: [] }
  const day = document.date?.day
  const title = document.title?.text ?? 'Untitled'
  const readable = freePath(
    `${layout.folders.sources}/Email/${day?.slice(0, 4) ?? 'undated'}`,
    safeFileName(`${day ?? 'undated'} - ${title}`),
    ' (mail)',
    { vault, knowledge, taken: new Set() },
  )
  const text = renderReadable(document, {
    title: noteName(readable),
    path: readable,
    original,
    speakerNames: document.speakers.map(s => s.label),
    repairs: [],
    linker: linker(layout),
  })
  return {
    readable,
    changes: [{ type: 'put', path: readable, before: null, after: text, reason: 'The readable source' }, ...attachments],
  }
}
