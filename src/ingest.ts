import { existsSync, readdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { followHandEdits } from './follow-moves.ts'
import { clearApart, isBringingFolder, isBroughtAlong } from './inbox/apart.ts'
import { setAsideUnread } from './inbox/dead-letter.ts'
import { type InboxFile, listInbox, readItem } from './inbox/inbox.ts'
import { normalizeGuarded } from './inbox/worker-normalize.ts'
import { endRun, readRun, saveRun } from './ingest-run.ts'
import type { KnowledgeView, VaultView } from './model/contracts.ts'
import type { InboxItem } from './model/document.ts'
import type { Entity } from './model/entity.ts'
import type { VaultPath } from './model/ids.ts'
import { type Problem, ProblemError } from './model/problem.ts'
import { type Applier, applier, diskView, type ItemOutcome, ingestItem } from './pipeline.ts'
import { draftEntities } from './resolve/draft.ts'
import { memoryKnowledge } from './resolve/memory-knowledge.ts'
import { mergeRosters, type Roster, rosterOf } from './resolve/roster.ts'
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
  /** As in `listInbox`: 0 where the caller knows that nothing is still being written. */
  readonly settleMs?: number
}

/** Files everything that waits in the Inbox, in an order that does not depend on when it arrived. One file's failure never stops the rest. */
export async function ingestAll(ws: Workspace, options: IngestOptions = {}): Promise<IngestReport> {
  const outcomes: ItemOutcome[] = []
  if (!options.apply) {
    clearApart(ws.root)
    await followHandEdits(ws)
  }
  const inbox = ws.layout.folders.inbox
  let listed = await listInbox(ws.root, inbox, options.settleMs === undefined ? {} : { settleMs: options.settleMs })
  const waiting = listed.filter(f => !f.ready).map(f => f.path)
  const tried = new Set<VaultPath>()
  for (;;) {
    const ready = listed.filter(f => f.ready && !tried.has(f.path))
    if (ready.length === 0 || options.signal?.aborted) break
    const round = await roundOf(ws, ready, options)
    for (const { path } of round.files) tried.add(path)
    outcomes.push(...(await ingestRound(ws, round, options)))
    // A mail's attachments, and messages of a mailbox, have become items of the Inbox; after a run that was killed, whatever came since is a round of its own.
    const known = new Set(listed.map(f => f.path))
    listed = (await listInbox(ws.root, inbox, { settleMs: 0 })).filter(f => isBroughtAlong(f.path) || known.has(f.path))
  }
  if (!options.apply && !options.signal?.aborted) endRun(ws.root)
  if (!options.apply) {
    clearApart(ws.root)
    removeEmptyFolders(ws.root, inbox)
  }
  return { outcomes, waiting }
}

/** Files in their order, with the names that they prove together. */
interface Round {
  readonly files: readonly InboxFile[]
  readonly waiting: readonly Entity[] | null
}

/** What is left of a run that was killed; else everything that is ready, looked at once. */
async function roundOf(ws: Workspace, ready: readonly InboxFile[], options: IngestOptions): Promise<Round> {
  const begun = readRun(ws.root)
  const left = begun?.files.flatMap(b => ready.find(f => f.path === b.path && f.size === b.size && f.modifiedMs === b.modifiedMs) ?? [])
  if (begun && left && left.length > 0) return { files: left, waiting: begun.waiting }
  const ordered = await surveyed(ws, ready)
  const rosters = ordered.flatMap(s => s.roster ?? [])
  const context = { owner: ws.owner, layout: ws.layout }
  const waiting = rosters.length > 0 ? draftEntities(mergeRosters(rosters), ws.index.view, context) : null
  const files = ordered.map(s => s.file)
  // A dry run leaves no trace; a file alone needs none.
  if (!options.apply && files.length > 1)
    saveRun(ws.root, { files: files.map(({ path, size, modifiedMs }) => ({ path, size, modifiedMs })), waiting })
  return { files, waiting }
}

async function ingestRound(ws: Workspace, round: Round, options: IngestOptions): Promise<ItemOutcome[]> {
  const apply = options.apply ?? applier(ws)
  const view = options.view ?? diskView(ws)
  const outcomes: ItemOutcome[] = []
  const waiting = round.waiting === null ? null : memoryKnowledge({ entities: round.waiting })
  for (const [i, file] of round.files.entries()) {
    if (options.signal?.aborted) return outcomes
    options.onProgress?.(i, round.files.length, file.path)
    const outcome = await ingestFile(ws, file, view, apply, waiting, options.apply !== undefined)
    outcomes.push(outcome)
    options.onOutcome?.(outcome)
  }
  return outcomes
}

/** Folders that held a mail's attachments or messages of a mailbox, once they are empty. */
function removeEmptyFolders(root: string, inbox: string): void {
  if (!existsSync(join(root, inbox))) return
  for (const name of readdirSync(join(root, inbox))) {
    const dir = join(root, inbox, name)
    if (isBringingFolder(name) && readdirSync(dir).length === 0) rmdirSync(dir)
  }
}

async function ingestFile(
  ws: Workspace,
  file: InboxFile,
  view: () => VaultView,
  apply: Applier,
  waiting: KnowledgeView | null,
  dry: boolean,
): Promise<ItemOutcome> {
  let item: InboxItem
  try {
    item = await readItem(ws.root, file, { maxBytes: ws.config.limits.megabytes * 1024 * 1024 })
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const problem: Problem = error.problem
    await apply(setAsideUnread(file, problem, ws.now(), ws.layout, view()))
    return { type: 'set-aside', fileName: file.path.split('/').at(-1) ?? file.path, problem }
  }
  return ingestItem(ws, item, file.path, { view, apply, waiting, dry })
}

interface Survey {
  readonly file: InboxFile
  /** Sorts the run. */
  readonly key: string
  readonly roster: Roster | null
}

/**
 * One look at every waiting file before the first is filed: which names they prove together, and in which order to read them. Calendars come first,
 * since they say who took part; then the day that the source tells of, so that later facts follow earlier ones; sources that name their speakers before
 * ones that do not. The result does not depend on the order in which the files arrived.
 */
async function surveyed(ws: Workspace, files: readonly InboxFile[]): Promise<Survey[]> {
  if (files.length < 2) return files.map(file => ({ file, key: '', roster: null }))
  const out: Survey[] = []
  for (const file of files) out.push(await survey(ws, file))
  return out.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

async function survey(ws: Workspace, file: InboxFile): Promise<Survey> {
  const unknown = { file, key: `1 9999-99-99 1 ${file.path}`, roster: null }
  if (file.size > SURVEY_BYTES) return unknown
  try {
    const item = await readItem(ws.root, file, { maxBytes: SURVEY_BYTES })
    if (ws.index.view.sourcesBySha(item.sha256).length > 0) return unknown
    const read = await normalizeGuarded(item, ws.config.limits)
    const doc = read.ok ? read.value[0] : undefined
    if (!doc || !read.ok) return unknown
    const named = doc.speakers.length > 0 && doc.speakers.every(s => s.kind === 'named' || s.identified)
    // Of one day the talk comes before the mail that sums it up.
    const rank = ['calendar', 'transcript', 'mail', 'document'].indexOf(doc.kind)
    // A chat belongs to the talk that it was written beside.
    const beside = doc.format === 'zoom-chat' ? 1 : 0
    const key = `${doc.kind === 'calendar' ? 0 : 1} ${doc.date?.day ?? '9999-99-99'} ${rank}${beside} ${named ? 0 : 1} ${doc.id}`
    return { file, key, roster: mergeRosters(read.value.map(d => rosterOf(d, ws.owner))) }
  } catch (error) {
    if (error instanceof ProblemError) return unknown
    throw error
  }
}

/** A larger file goes by its name: looking at it twice would cost more than its place in the order is worth. */
const SURVEY_BYTES = 4_000_000
