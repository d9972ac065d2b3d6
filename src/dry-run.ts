import { ingestAll } from './ingest.ts'
import type { ChangePlan } from './model/change-plan.ts'
import type { VaultView } from './model/contracts.ts'
import type { VaultPath } from './model/ids.ts'
import type { ItemOutcome } from './pipeline.ts'
import { explainPlan } from './plan/explain.ts'
import { openVaultView } from './vault/files.ts'
import type { Workspace } from './workspace.ts'

/**
 * What an ingest would do, as a readable diff. Later files see what earlier ones would have written: the plans go into a layer over the vault and into the
 * copied index, never to the disk.
 */
export async function dryRun(ws: Workspace): Promise<{ readonly text: string; readonly outcomes: readonly ItemOutcome[] }> {
  const layer = new Map<VaultPath, string | null>()
  const view = (): VaultView => layered(openVaultView(ws.root), layer)
  const texts: string[] = []
  let seq = ws.index.seq
  const report = await ingestAll(ws, {
    view,
    apply: async (plan: ChangePlan) => {
      if (plan.changes.length === 0) return null
      texts.push(explainPlan(plan, view()))
      remember(layer, plan, view())
      seq += 1
      ws.index.update(plan.index, seq)
      return null
    },
  })
  return { text: texts.join('\n'), outcomes: report.outcomes }
}

function layered(under: VaultView, layer: ReadonlyMap<VaultPath, string | null>): VaultView {
  return {
    read: path => {
      const text = layer.get(path)
      return text === undefined ? under.read(path) : text
    },
    exists: path => {
      const text = layer.get(path)
      return text === undefined ? under.exists(path) : text !== null
    },
  }
}

function remember(layer: Map<VaultPath, string | null>, plan: ChangePlan, before: VaultView): void {
  for (const c of plan.changes) {
    if (c.type === 'put') layer.set(c.path, c.after)
    else if (c.type === 'delete') layer.set(c.path, null)
    else if (c.type === 'append') layer.set(c.path, (before.read(c.path) ?? '') + c.text)
    else {
      layer.set(c.from, null)
      layer.set(c.to, '')
    }
  }
}
