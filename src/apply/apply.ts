import type { ChangePlan, JournalEntry } from '../model/change-plan.ts'
import type { VaultPath } from '../model/ids.ts'
import { hasReadableSource } from '../store/reindex.ts'
import { readBytes } from '../vault/files.ts'
import { recordPath } from '../vault/record.ts'
import { hasLeftovers, lastSeq } from './journal.ts'
import { prepare } from './prepare.ts'
import { recoverNow } from './recover.ts'
import { type ApplyDeps, exclusive, transact } from './transact.ts'

export { type RecoveryReport, recover } from './recover.ts'
export { type ApplyDeps, CRASH_POINTS } from './transact.ts'

/**
 * Carries out a plan, all or nothing, and returns its sealed journal entry; null for a plan that changes no byte (nothing is written then).
 * The caller holds the vault's lock. Unfinished work of a killed process is finished first.
 *
 * Throws ProblemError: `PLAN_STALE` naming the file that is not as planning saw it (plan again), `DISK_FULL`, `VAULT_UNWRITABLE`,
 * `VAULT_PATH_OUTSIDE`. In each case the vault is as it was before the call.
 */
export function applyPlan(deps: ApplyDeps, plan: ChangePlan): Promise<JournalEntry | null> {
  return exclusive(deps.root, () => applyNow(deps, plan))
}

async function applyNow(deps: ApplyDeps, plan: ChangePlan): Promise<JournalEntry | null> {
  const { root, index } = deps
  let last = lastSeq(root)
  if (hasLeftovers(root, last) || (index && index.seq !== last)) {
    await recoverNow(deps)
    last = lastSeq(root)
  }
  const prepared = prepare(root, plan.changes, plan.emptied)
  const { files, createdFolders, stamps } = prepared
  if (prepared.steps.length === 0) return null
  const steps = [...prepared.steps, ...(plan.emptied ?? []).map(folder => ({ do: 'rmdir', path: folder }) as const)]
  const entry: JournalEntry = {
    schema: 'afterword-journal/1',
    seq: last + 1,
    at: deps.now(),
    title: plan.title,
    sources: plan.sources.map(({ id, fileName }) => ({ id, fileName })),
    undoes: null,
    files,
    createdFolders,
  }
  await transact(deps, {
    entry,
    steps,
    stamps,
    updateIndex: target => target.update(plan.index, entry.seq, { texts: textsOf(root, plan) }),
  })
  await commitToGit(deps, entry)
  return entry
}

/**
 * Readable sources for the full-text index, when the files stand in their places: those that the plan wrote as it has them. Read are those that stood there
 * before their record did, and notes that are their own source.
 */
function textsOf(root: string, plan: ChangePlan): ReadonlyMap<VaultPath, string> {
  const puts = new Map(plan.changes.flatMap(c => (c.type === 'put' ? [[c.path, c] as const] : [])))
  return new Map(
    plan.index.records.filter(hasReadableSource).flatMap(record => {
      const written = puts.get(record.readable)?.after
      const stood = record.readable === record.note || puts.get(recordPath(record.source))?.before === null
      const text = written ?? (stood ? readBytes(root, record.readable)?.toString('utf8') : undefined)
      return text === undefined ? [] : [[record.readable, text] as const]
    }),
  )
}

/** After the seal: whatever git says, the entry stands. */
export async function commitToGit(deps: ApplyDeps, entry: JournalEntry): Promise<void> {
  if (!deps.git) return
  const { commitEntry } = await import('./git.ts')
  const problem = await commitEntry(deps.root, entry)
  if (problem) deps.warn?.(problem)
}
