/** A name that a source proves: "Kofi" is Kofi Asante. The page is renamed in the same plan as the source is filed. */
import type { ChangePlan } from './model/change-plan.ts'
import type { KnowledgeView, VaultView } from './model/contracts.ts'
import type { Resolution } from './model/entity.ts'
import { slug, type VaultPath } from './model/ids.ts'
import { ProblemError } from './model/problem.ts'
import { planRename } from './plan/entity-ops/rename.ts'
import { fileSafe } from './resolve/entity-book.ts'
import { readSnapshot } from './snapshot.ts'
import { entityId } from './vault/page.ts'
import { withPersonsHand } from './vault/persons-hand.ts'
import type { Workspace } from './workspace.ts'

/**
 * The plan of the source with the renaming before it, or null where nothing is renamed. `plan` makes the source's plan on the vault and the index as they
 * are after the renaming. Reads the whole vault, which happens once in the life of a page.
 */
export function planRenames(
  ws: Pick<Workspace, 'root' | 'layout' | 'index' | 'now' | 'ownerId'>,
  resolution: Resolution,
  vault: VaultView,
  plan: (view: KnowledgeView, vault: VaultView) => ChangePlan,
): ChangePlan | null {
  const [first] = resolution.updates.flatMap(u => {
    const known = ws.index.view.entity(u.entity)
    const name = u.set.name
    if (!known?.path || !name || u.entity === ws.ownerId || slug(name) === slug(known.name) || !vault.exists(known.path)) return []
    const taken = ws.index.view.entity(entityId(known.type, fileSafe(name)))
    return taken ? [] : [{ id: known.id, name }]
  })
  if (!first) return null
  let rename: ChangePlan
  try {
    rename = planRename(readSnapshot(ws.root, ws.layout), first.id, first.name, ws.now())
  } catch (error) {
    // A page of that name under another type, or a page that only a dry run has made: the source is filed without renaming.
    if (error instanceof ProblemError) return null
    throw error
  }
  const overlay = over(vault, rename)
  const then = ws.index.supposing(rename.index, () => plan(withPersonsHand(ws.index.view, overlay), overlay))
  const later = new Set(then.index.records.map(r => r.source))
  const pages = new Set(then.index.pages.map(p => p.path))
  return {
    ...then,
    changes: [...rename.changes, ...then.changes],
    index: {
      records: [...rename.index.records.filter(r => !later.has(r.source)), ...then.index.records],
      removedRecords: [...rename.index.removedRecords, ...then.index.removedRecords],
      pages: [...rename.index.pages.filter(p => !pages.has(p.path)), ...then.index.pages],
      removedPages: [...rename.index.removedPages, ...then.index.removedPages],
      decisions: [...rename.index.decisions, ...then.index.decisions],
    },
    ...(rename.emptied || then.emptied ? { emptied: [...(rename.emptied ?? []), ...(then.emptied ?? [])] } : {}),
    notes: [...rename.notes.slice(0, 1), ...then.notes],
  }
}

/** The vault as it is after a plan. */
function over(under: VaultView, plan: ChangePlan): VaultView {
  const layer = new Map<VaultPath, string | null>()
  const read = (path: VaultPath): string | null => {
    const text = layer.get(path)
    return text === undefined ? under.read(path) : text
  }
  for (const c of plan.changes) {
    if (c.type === 'put') layer.set(c.path, c.after)
    else if (c.type === 'delete') layer.set(c.path, null)
    else if (c.type === 'append') layer.set(c.path, (read(c.path) ?? '') + c.text)
    else if (/\.md$/i.test(c.from)) {
      layer.set(c.to, read(c.from))
      layer.set(c.from, null)
    }
  }
  return {
    read,
    exists: path => {
      const text = layer.get(path)
      return text === undefined ? under.exists(path) : text !== null
    },
  }
}
