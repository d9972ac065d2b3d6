import type { ChangePlan, JournalEntry } from '../model/change-plan.ts'
import type { VaultPath } from '../model/ids.ts'
import { hasReadableSource } from '../store/reindex.ts'
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
  await transact(deps, { entry, steps, stamps, updateIndex: target => target.update(plan.index, entry.seq, { texts: textsOf(plan) }) })
  await commitToGit(deps, entry)
  return entry
}

/** Readable sources written by the plan: the full-text index takes them from here instead of reading them again. */
function textsOf(plan: ChangePlan): ReadonlyMap<VaultPath, string> {
  const readable = new Set(plan.index.records.filter(hasReadableSource).map(record => record.readable))
  return new Map(plan.changes.flatMap(c => (c.type === 'put' && readable.has(c.path) ? [[c.path, c.after] as const] : [])))
}

/** After the seal: whatever git says, the entry stands. */
export async function commitToGit(deps: ApplyDeps, entry: JournalEntry): Promise<void> {
  if (!deps.git) return
  const { commitEntry } = await import('./git.ts')
  const problem = await commitEntry(deps.root, entry)
  if (problem) deps.warn?.(problem)
}
