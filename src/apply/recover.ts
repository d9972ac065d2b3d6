/**
 * Start-up: finishes or reverses what a killed process left, removes its temp files, brings the index up to the journal.
 *
 * A whole intent is rolled forward: every file stands as before (do it) or as after (done). Where a file is neither, the person has saved it
 * between the crash and now. Then the plan rests on bytes that are gone, so everything of it is rolled back, the person's bytes are kept
 * (what we wrote is taken out again where it stands unchanged), the sources are in the Inbox again, and the next run plans them anew.
 */
import type { JournalEntry } from '../model/change-plan.ts'
import type { VaultPath } from '../model/ids.ts'
import type { Problem } from '../model/problem.ts'
import { writeProblem } from '../store/disk-problem.ts'
import type { Index } from '../store/index.ts'
import { reindex } from '../store/reindex.ts'
import { lstat } from '../vault/files.ts'
import { removeFile } from './durable.ts'
import { updateFromFiles } from './index-sync.ts'
import { discardIntent, hasLeftovers, journalFiles, lastSeq, type Pending, readEntry, readPending, seal } from './journal.ts'
import { perform, placeOf, removeTemps, stateOf, stepContext, syncTouched } from './step.ts'
import { type ApplyDeps, exclusive, pathsOf, rollBack } from './transact.ts'

export interface RecoveryReport {
  /** The entry that was carried on to its end. */
  readonly finished: JournalEntry | null
  /** The entry that was reversed. */
  readonly rolledBack: JournalEntry | null
  /** A torn intent was removed; nothing had been changed. */
  readonly discarded: boolean
  /** How the index was brought up to the journal. */
  readonly index: 'current' | 'caught-up' | 'rebuilt' | 'absent'
  readonly problems: readonly Problem[]
  /** The same in words for a person; empty where nothing had to be done. */
  readonly messages: readonly string[]
}

/** Behind by more than this many entries, the index is rebuilt: cheaper than reading the files of each. */
const CATCH_UP_LIMIT = 200

/** Idempotent; costs a few stats where there is nothing to do. The caller holds the vault's lock. */
export function recover(deps: ApplyDeps): Promise<RecoveryReport> {
  return exclusive(deps.root, () => recoverNow(deps))
}

/** For work that has its turn already. */
export async function recoverNow(deps: ApplyDeps): Promise<RecoveryReport> {
  try {
    const files = await recoverFiles(deps)
    const report = { ...files, ...syncIndex(deps, lastSeq(deps.root), files.problems) }
    return { ...report, messages: wordsFor(report) }
  } catch (error) {
    throw writeProblem(error, deps.root)
  }
}

async function recoverFiles(deps: ApplyDeps): Promise<Omit<RecoveryReport, 'index' | 'messages'>> {
  const { root } = deps
  const nothing = { finished: null, rolledBack: null, discarded: false, problems: [] }
  const last = lastSeq(root)
  // Sealed, but the intent was not removed any more.
  if (last > 0 && lstat(journalFiles(root, last).open)) removeFile(journalFiles(root, last).open)
  if (!hasLeftovers(root, last)) return nothing
  const pending = readPending(root, last)
  if (pending === null) {
    await discardIntent(root, last + 1)
    return { ...nothing, discarded: true }
  }
  const { entry, intent } = pending
  const foreign = intent.steps.flatMap(step => (stateOf(root, step) === 'other' ? [placeOf(step)] : []))
  if (pending.direction === 'forward' && foreign.length === 0) {
    await rollForward(deps, pending)
    return { ...nothing, finished: entry }
  }
  const left = await rollBack(deps, entry, intent.steps)
  return {
    ...nothing,
    rolledBack: entry,
    problems: [...foreign.map(where => edited(entry, where)), ...left.map(where => kept(entry, where))],
  }
}

async function rollForward(deps: ApplyDeps, { entry, intent }: Pending): Promise<void> {
  const { root, index } = deps
  const crash = deps.crashPoint ?? (() => {})
  const context = stepContext(root, entry.seq, crash)
  removeTemps(root, entry.seq, intent.steps)
  for (const [n, step] of intent.steps.entries()) if (stateOf(root, step) !== 'after') perform(context, step, n)
  // What was renamed before the crash may not be on the disk yet.
  for (const file of pathsOf(entry)) context.touched.add(parentOf(root, file))
  await syncTouched(context)
  crash('index:before')
  if (index) takeEntry(deps, index, entry.seq, pathsOf(entry))
  crash('index:done')
  await seal(root, entry.seq, crash)
}

function syncIndex(deps: ApplyDeps, last: number, problems: readonly Problem[]): Pick<RecoveryReport, 'index' | 'problems'> {
  const { root, index } = deps
  if (index === null) return { index: 'absent', problems }
  if (index.seq === last) return { index: 'current', problems }
  if (index.seq > last || index.seq === 0 || last - index.seq > CATCH_UP_LIMIT) {
    const report = reindex(root, index, last, deps.layout)
    return { index: 'rebuilt', problems: [...problems, ...report.problems] }
  }
  // The files as they are now are the outcome of all missed entries: one update does.
  const paths = new Set<VaultPath>()
  for (let seq = index.seq + 1; seq <= last; seq++) for (const file of pathsOf(readEntry(root, seq))) paths.add(file)
  takeEntry(deps, index, last, paths)
  return { index: 'caught-up', problems }
}

function takeEntry(deps: ApplyDeps, index: Index, seq: number, paths: Iterable<VaultPath>): void {
  const { update, options } = updateFromFiles(deps.root, paths, deps.layout, index)
  index.update(update, seq, options)
}

function wordsFor(report: Omit<RecoveryReport, 'messages'>): string[] {
  const words: string[] = []
  if (report.finished) words.push(`Finished what was interrupted: ${report.finished.title}.`)
  if (report.rolledBack) words.push(`Reversed what was interrupted: ${report.rolledBack.title}. It will be done again.`)
  if (report.index === 'rebuilt') words.push('The index was rebuilt from the notes and records.')
  return [...words, ...report.problems.map(p => (p.where ? `${p.where}: ${p.message}` : p.message))]
}

const parentOf = (root: string, file: string): string => (file.includes('/') ? `${root}/${file.slice(0, file.lastIndexOf('/'))}` : root)

const edited = (entry: JournalEntry, where: string): Problem => ({
  code: 'RECOVERY_ROLLED_BACK',
  message: `"${entry.title}" was interrupted, and a file of it was changed before this start; it was reversed and will be planned again.`,
  where,
  hint: 'Nothing to do: your version of the file is kept and the source is in the Inbox again.',
})

const kept = (entry: JournalEntry, where: string): Problem => ({
  code: 'RECOVERY_LEFT_FILE',
  message: `"${entry.title}" was reversed, but this file could not be merged and stays as it is.`,
  where,
  hint: 'Look at the file; what Afterword wrote into it is still there.',
})
