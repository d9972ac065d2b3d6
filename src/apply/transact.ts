/**
 * The one place that changes a vault: intent → steps → index → seal. All or nothing.
 * An error before the seal reverses everything in this process; a crash is finished by `recover`.
 */
import path from 'node:path'
import type { JournalEntry, JournalFile } from '../model/change-plan.ts'
import type { IsoInstant, VaultPath } from '../model/ids.ts'
import type { VaultLayout } from '../model/layout.ts'
import { type Problem, ProblemError } from '../model/problem.ts'
import { writeProblem } from '../store/disk-problem.ts'
import type { Index } from '../store/index.ts'
import type { CrashPoint } from './durable.ts'
import { updateFromFiles } from './index-sync.ts'
import { discardIntent, journalFiles, seal, turnBack, writeIntent } from './journal.ts'
import { stale, stampOf } from './prepare.ts'
import { perform, placeOf, removeTemps, reverse, type Step, stage, stepContext, syncTouched } from './step.ts'

/** What apply, undo and recover work with. The caller holds the vault's lock. */
export interface ApplyDeps {
  /** Absolute path of the vault. */
  readonly root: string
  readonly now: () => IsoInstant
  /** Null: work on the files only; the index catches up at the next `recover`. */
  readonly index: Index | null
  /** Where pages stand; for rebuilding the index. Default: the folders of a new vault. */
  readonly layout?: VaultLayout
  /** Called at every step; the crash test ends the process there. */
  readonly crashPoint?: CrashPoint
  /** One git commit of exactly the touched files after each entry. */
  readonly git?: boolean
  /** Failures that do not undo the work: git, a merge that had to leave a line. */
  readonly warn?: (problem: Problem) => void
}

/** Every name that `crashPoint` is called with, in the order in which a plan meets them. */
export const CRASH_POINTS = [
  'apply:checked',
  'entry:partial',
  'entry:written',
  'intent:partial',
  'intent:written',
  'intent:synced',
  'mkdir:done',
  'temp:partial',
  'temp:written',
  'temps:synced',
  'file:renamed',
  'copy:partial',
  'copy:written',
  'move:copied',
  'move:done',
  'delete:done',
  'append:partial',
  'append:done',
  'rmdir:done',
  'folders:synced',
  'index:before',
  'index:done',
  'seal:before',
  'seal:renamed',
  'seal:done',
] as const

export interface Transaction {
  readonly entry: JournalEntry
  readonly steps: readonly Step[]
  readonly stamps: ReadonlyMap<string, string>
  /** Brings the index up to this entry, in one SQLite transaction together with its seq. */
  readonly updateIndex: (index: Index) => void
}

/** Carries out a prepared transaction. Throws ProblemError (`PLAN_STALE`, `DISK_FULL`, `VAULT_UNWRITABLE` …) with nothing changed. */
export async function transact(deps: ApplyDeps, transaction: Transaction): Promise<void> {
  const { root, index } = deps
  const { entry, steps } = transaction
  const crash = deps.crashPoint ?? (() => {})
  crash('apply:checked')
  try {
    await writeIntent(root, entry, steps, crash)
  } catch (error) {
    throw writeProblem(error, root)
  }
  const context = stepContext(root, entry.seq, crash)
  try {
    const folders = steps.filter(step => step.do === 'mkdir').length
    for (const [n, step] of steps.slice(0, folders).entries()) perform(context, step, n)
    await stage(context, steps)
    for (const [n, step] of steps.entries()) {
      if (n < folders) continue
      expectUntouched(root, step, transaction.stamps)
      perform(context, step, n)
    }
    await syncTouched(context)
    crash('index:before')
    if (index) transaction.updateIndex(index)
    crash('index:done')
    await seal(root, entry.seq, crash)
  } catch (error) {
    await abort(deps, entry, steps, error)
  }
}

/**
 * Reverses the steps and the index and removes the intent. Idempotent: a crash inside leaves `.back.json`, and the next start goes on.
 * Returns the files in which something of ours had to stay.
 */
export async function rollBack(deps: ApplyDeps, entry: JournalEntry, steps: readonly Step[]): Promise<VaultPath[]> {
  const { root, index } = deps
  await turnBack(root, entry.seq)
  removeTemps(root, entry.seq, steps)
  const context = stepContext(root, entry.seq, deps.crashPoint)
  const images = new Map(entry.files.map((file): [string, JournalFile] => [file.path, file]))
  const left: VaultPath[] = []
  for (const [n, step] of [...steps.entries()].reverse()) {
    const place = placeOf(step)
    if (!reverse(context, step, images.get(place)?.before ?? null, n)) left.push(place as VaultPath)
  }
  await syncTouched(context)
  // The index may have taken the entry already: what the files say now is right, and it stands at the entry before.
  if (index && index.seq >= entry.seq) {
    const { update, options } = updateFromFiles(root, pathsOf(entry), deps.layout, index)
    index.update(update, entry.seq - 1, options)
  }
  await discardIntent(root, entry.seq)
  return left
}

/** Every path that an entry concerns. */
export function pathsOf(entry: JournalEntry): VaultPath[] {
  return entry.files.flatMap(file => (file.movedFrom === undefined ? [file.path] : [file.path, file.movedFrom]))
}

async function abort(deps: ApplyDeps, entry: JournalEntry, steps: readonly Step[], cause: unknown): Promise<never> {
  const problem = writeProblem(cause, deps.root)
  try {
    await rollBack(deps, entry, steps)
  } catch (second) {
    const words = problem instanceof Error ? problem.message : String(problem)
    throw new ProblemError(
      {
        code: problem instanceof ProblemError ? problem.problem.code : 'APPLY_FAILED',
        message: 'A plan failed half-way and could not be reversed yet; the next start reverses it. Nothing is lost.',
        found: `${words}; then ${second instanceof Error ? second.message : String(second)}`,
        where: path.relative(deps.root, journalFiles(deps.root, entry.seq).back),
        hint: 'Free some space or make the vault writable, then run any command again.',
      },
      cause,
    )
  }
  throw problem
}

/** The last look, right before a file is replaced: a save of the person's between check and write is noticed, and the plan given up. */
function expectUntouched(root: string, step: Step, stamps: ReadonlyMap<string, string>): void {
  const place = step.do === 'move' ? step.from : step.do === 'write' || step.do === 'delete' ? step.path : null
  const stamp = place === null ? undefined : stamps.get(place)
  if (place !== null && stamp !== undefined && stampOf(path.join(root, place)) !== stamp)
    throw stale(place, 'the file as it was a moment ago', 'a file saved by another program meanwhile')
}

const queues = new Map<string, Promise<unknown>>()

/** One piece of work on a vault at a time within this process; between processes the lock sees to it. */
export function exclusive<T>(root: string, work: () => Promise<T>): Promise<T> {
  const turn = (queues.get(root) ?? Promise.resolve()).then(work, work)
  const settled = turn.then(
    () => {},
    () => {},
  )
  queues.set(root, settled)
  settled.then(() => {
    if (queues.get(root) === settled) queues.delete(root)
  })
  return turn
}
