import type { ChangePlan } from '../../model/change-plan.ts'
import type { IsoInstant } from '../../model/ids.ts'
import { checkVault } from '../../vault/check.ts'
import type { Finding } from '../../vault/finding.ts'
import { noteName } from '../../vault/link.ts'
import { isNoNote, ownNotes } from '../../vault/whose.ts'
import { VaultDraft, type VaultSnapshot } from '../entity-ops/vault-draft.ts'
import { mendBullets } from './bullets.ts'
import { mendEmptyLinks, mendEncoding, mendHead } from './heads.ts'
import { mendLinks } from './links.ts'
import { mendOldWords } from './old-words.ts'
import { mendMisfiled, mendParticipants, mendReferences } from './people.ts'
import { mendTasks } from './tasks.ts'
import { mergeNotes, mergePeople, moveMisplaced } from './twice.ts'

/** A repair with what it finds before and what would be left after it. */
export interface Repair {
  readonly plan: ChangePlan
  readonly before: readonly Finding[]
  readonly after: readonly Finding[]
}

/**
 * Pure: the repair of everything that `checkVault` finds. What a note says is kept: lines are joined, moved or completed, never just dropped; a link that
 * cannot be mended leaves its words. The order matters: text must be readable before heads are, pages must be one before their lines are compared.
 */
export function planVaultRepair(snapshot: VaultSnapshot, now: IsoInstant): Repair {
  const draft = new VaultDraft(snapshot)
  const reworded = mendOldWords(draft)
  for (const path of snapshot.notUtf8 ?? []) {
    const text = snapshot.textOf?.(path)
    if (text) draft.put(path, text)
  }
  for (const path of draft.paths()) if (!isNoNote(path, draft.text(path) ?? '')) mendEncoding(draft, path)
  const byBase = new Map<string, string>()
  for (const p of [...snapshot.others, ...draft.paths()]) {
    byBase.set((p.split('/').at(-1) ?? p).toLowerCase(), p)
    byBase.set(noteName(p).toLowerCase(), p)
  }
  const own = ownNotes(snapshot.records)
  for (const path of draft.paths()) {
    if (isNoNote(path, draft.text(path) ?? '')) continue
    mendHead(draft, path, byBase)
    mendEmptyLinks(draft, path, own.has(path))
  }
  mendReferences(draft)
  const notes = [...mergePeople(draft, now), ...moveMisplaced(draft), ...mergeNotes(draft)]
  mendParticipants(draft)
  mendMisfiled(draft)
  mendTasks(draft)
  mendLinks(draft)
  const ours = new Set([...own, ...ownNotes(draft.records())])
  for (const path of draft.paths())
    if (!path.startsWith(`${snapshot.layout.folders.sources}/`) && !isNoNote(path, draft.text(path) ?? ''))
      mendBullets(draft, path, ours.has(path))
  const common = { paths: snapshot.others, sources: snapshot.layout.folders.sources }
  const before = checkVault({ ...common, notes: snapshot.files, notUtf8: snapshot.notUtf8 ?? [], own })
  const after = checkVault({
    notes: new Map(draft.paths().map(p => [p as string, draft.text(p) ?? ''])),
    ...common,
    own: ours,
  })
  const counts = countsOf(before).map(([code, n]) => `${code}: ${n} → ${countsOf(after).find(([c]) => c === code)?.[1] ?? 0}`)
  const said = reworded > 0 ? [`${reworded} lines of pages say what you deleted or reworded in a note: they follow the note`] : []
  return { plan: draft.plan('Repair the vault', [...counts, ...said, ...notes.slice(0, 40)], 'Repaired'), before, after }
}

/** Findings by kind, most first. */
export function countsOf(findings: readonly Finding[]): [string, number][] {
  const by = new Map<string, number>()
  for (const f of findings) by.set(f.code, (by.get(f.code) ?? 0) + 1)
  return [...by].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
