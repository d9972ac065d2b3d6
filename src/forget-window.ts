/** Which forgettings can still be undone, and until when. Small: `status` reads it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listSealed } from './apply/journal.ts'
import type { IsoInstant } from './model/ids.ts'

/** Days in which `afterword undo` brings a forgotten person back. */
export const UNDO_DAYS = 7
/** Which journal entries wait for their end. Holds numbers and days, no name. */
export const FORGOTTEN_PATH = '.afterword/forgotten.json'

export interface Waiting {
  readonly seq: number
  readonly until: IsoInstant
}

/** Entries whose undo window is open; one small file. */
export function waitingToBeForgotten(root: string): readonly Waiting[] {
  const file = join(root, FORGOTTEN_PATH)
  if (!existsSync(file)) return []
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { entries: Waiting[] }).entries
  } catch {
    // A damaged file must not keep what was to be deleted: every entry counts as due; those that forgot nobody are passed over.
    return listSealed(root).map(seq => ({ seq, until: '' as IsoInstant }))
  }
}

/** True where a window has ended: one stat in a vault in which nobody was forgotten. */
export const isForgettingDue = (root: string, now: IsoInstant): boolean => waitingToBeForgotten(root).some(w => w.until <= now)
