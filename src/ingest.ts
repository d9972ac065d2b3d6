import { setAsideUnread } from './inbox/dead-letter.ts'
import { type InboxFile, listInbox, readItem } from './inbox/inbox.ts'
import { normalizeGuarded } from './inbox/worker-normalize.ts'
import type { VaultView } from './model/contracts.ts'
import type { InboxItem } from './model/document.ts'
import type { VaultPath } from './model/ids.ts'
import { type Problem, ProblemError } from './model/problem.ts'
import { type Applier, applier, diskView, type ItemOutcome, ingestItem } from './pipeline.ts'
import type { Workspace } from './workspace.ts'

export interface IngestReport {
  readonly outcomes: readonly ItemOutcome[]
  /** Files that are still being written: taken on a later run. */
  readonly waiting: readonly string[]
}

export interface IngestOptions {
  readonly onProgress?: (done: number, total: number, fileName: string) => void
  readonly onOutcome?: (outcome: ItemOutcome) => void
  readonly signal?: AbortSignal
  /** For `--dry-run`: plans are handed here instead of being applied. */
  readonly apply?: Applier
  readonly view?: () => VaultView
  /** Only these; default: everything in the Inbox. */
  readonly only?: readonly VaultPath[]
}

/** Files everything that waits in the Inbox, in an order that does not depend on when it arrived. One file's failure never stops the rest. */
export async function ingestAll(ws: Workspace, options: IngestOptions = {}): Promise<IngestReport> {
  const apply = options.apply ?? applier(ws)
  const view = options.view ?? diskView(ws)
  const listed = await listInbox(ws.root, ws.layout.folders.inbox)
  const ready = listed.filter(f => f.ready && (!options.only || options.only.includes(f.path)))
  const outcomes: ItemOutcome[] = []
  const ordered = await inReadingOrder(ws, ready)
  for (const [i, file] of ordered.entries()) {
    if (options.signal?.aborted) break
    options.onProgress?.(i, ordered.length, file.path)
    const outcome = await ingestFile(ws, file, view, apply)
    outcomes.push(outcome)
    options.onOutcome?.(outcome)
  }
  return { outcomes, waiting: listed.filter(f => !f.ready).map(f => f.path) }
}

async function ingestFile(ws: Workspace, file: InboxFile, view: () => VaultView, apply: Applier): Promise<ItemOutcome> {
  let item: InboxItem
  try {
    item = await readItem(ws.root, file, { maxBytes: ws.config.limits.megabytes * 1024 * 1024 })
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const problem: Problem = error.problem
    await apply(setAsideUnread(file, problem, ws.now(), ws.layout, view()))
    return { type: 'set-aside', fileName: file.path.split('/').at(-1) ?? file.path, problem }
  }
  return ingestItem(ws, item, file.path, view, apply)
}

/**
 * Calendars first, since they say who took part; then by the day that the source tells of, so that later facts follow earlier ones;
 * sources that name their speakers before ones that do not. Small files are looked at for this; a large one goes by its name.
 */
async function inReadingOrder(ws: Workspace, files: readonly InboxFile[]): Promise<InboxFile[]> {
  if (files.length < 2) return [...files]
  const keyed: { file: InboxFile; key: string }[] = []
  for (const file of files) keyed.push({ file, key: await orderKey(ws, file) })
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(k => k.file)
}

async function orderKey(ws: Workspace, file: InboxFile): Promise<string> {
  const fallback = `1 9999-99-99 1 ${file.path}`
  if (file.size > 2_000_000 && !/\.(?:txt|md|vtt|srt|json)$/i.test(file.path)) return fallback
  try {
    const item = await readItem(ws.root, file, { maxBytes: 20_000_000 })
    const read = await normalizeGuarded(item, ws.config.limits)
    const doc = read.ok ? read.value[0] : undefined
    if (!doc) return fallback
    const named = doc.speakers.length > 0 && doc.speakers.every(s => s.kind === 'named' || s.identified)
    return `${doc.kind === 'calendar' ? 0 : 1} ${doc.date?.day ?? '9999-99-99'} ${doc.date?.time ?? ''} ${named ? 0 : 1} ${doc.id}`
  } catch {
    return fallback
  }
}
