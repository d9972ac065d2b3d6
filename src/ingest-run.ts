import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Entity } from './model/entity.ts'
import type { VaultPath } from './model/ids.ts'

/**
 * What one look at the waiting files gave, kept until they are all filed: a run that was killed goes on with the same order and the same names, and ends
 * in the same vault. Passing like the lock; without it the files are looked at again.
 */
export interface UnfinishedRun {
  readonly files: readonly { readonly path: VaultPath; readonly size: number; readonly modifiedMs: number }[]
  /** Names that the files prove together; null: none. */
  readonly waiting: readonly Entity[] | null
}

const RUN_PATH = '.afterword/run.tmp'

/** The run that was begun and not finished, or null. A file that cannot be read counts as none. */
export function readRun(root: string): UnfinishedRun | null {
  const file = join(root, RUN_PATH)
  if (!existsSync(file)) return null
  try {
    const run = JSON.parse(readFileSync(file, 'utf8')) as UnfinishedRun
    return Array.isArray(run.files) && (run.waiting === null || Array.isArray(run.waiting)) ? run : null
  } catch {
    return null
  }
}

/** Writes down what is still to be read, so that a killed run goes on in the same order. */
export function saveRun(root: string, run: UnfinishedRun): void {
  const file = join(root, RUN_PATH)
  writeFileSync(`${file}.tmp`, JSON.stringify(run))
  renameSync(`${file}.tmp`, file)
}

/** The run is over: nothing is left to go on with. */
export const endRun = (root: string): void => rmSync(join(root, RUN_PATH), { force: true })
