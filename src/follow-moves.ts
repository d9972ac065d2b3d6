/** Pages that the person moved or renamed with another program: before new sources are filed, the records follow, as one step that undo takes back. */
import { applyPlan } from './apply/apply.ts'
import { learnHandEdits } from './hand-edits.ts'
import type { JournalEntry } from './model/change-plan.ts'
import { planMovedByHand } from './plan/entity-ops/moved-by-hand.ts'
import { readSnapshot } from './snapshot.ts'
import type { Workspace } from './workspace.ts'

/** Looks at the pages; null where nothing has moved. Reads the whole vault only then. */
export async function followHandEdits(ws: Pick<Workspace, 'root' | 'index' | 'layout' | 'deps' | 'now'>): Promise<JournalEntry | null> {
  const moved = learnHandEdits(ws.root, ws.index, ws.layout, Date.now())
  return moved.length === 0 ? null : applyPlan(ws.deps, planMovedByHand(readSnapshot(ws.root, ws.layout), moved, ws.now()))
}
