/**
 * The journal's files, in `.afterword/journal/`:
 *
 *   000042.entry.tmp   the entry, before-images inside, written and synced before anything changes
 *   000042.open.json   the intent: every step with what it will write. Its presence, whole, means: carry on (roll forward)
 *   000042.back.json   the same file renamed. It means: reverse what was done (roll back)
 *   000042.json        the sealed entry. It means: done
 *
 * Sealing is a rename of a file that is on the disk already, so a disk that fills up while the changes are made cannot lose the seal.
 */
import fs from 'node:fs'
import path from 'node:path'
import type { JournalEntry } from '../model/change-plan.ts'
import type { Sha256, VaultPath } from '../model/ids.ts'
import { ProblemError } from '../model/problem.ts'
import { lstat, sha256 } from '../vault/files.ts'
import { type CrashPoint, removeFile, rename, syncFiles, syncFolder, writeUnsynced } from './durable.ts'
import type { Step } from './step.ts'

/** Folder of the sealed entries and of what is under way. */
export const JOURNAL = '.afterword/journal' as VaultPath

/** What is about to be done. Paths as the disk spells them. */
export interface Intent {
  readonly schema: 'afterword-intent/1'
  readonly seq: number
  /** SHA-256 of the entry file: both must be whole for the intent to count. */
  readonly entry: Sha256
  readonly steps: readonly Step[]
}

export interface Pending {
  readonly seq: number
  readonly direction: 'forward' | 'back'
  readonly intent: Intent
  readonly entry: JournalEntry
}

/** Absolute paths of the four files that one entry may have, see above. */
export const journalFiles = (root: string, seq: number) => {
  const stem = path.join(root, JOURNAL, String(seq).padStart(6, '0'))
  return { entry: `${stem}.entry.tmp`, open: `${stem}.open.json`, back: `${stem}.back.json`, sealed: `${stem}.json` }
}

/**
 * Seq of the last sealed entry, 0 where there is none. Entries are dense, so doubling and halving finds the end with a few dozen stats;
 * a journal whose oldest entries were pruned is listed instead.
 */
export function lastSeq(root: string): number {
  const sealed = (seq: number): boolean => lstat(journalFiles(root, seq).sealed) !== null
  if (!sealed(1)) return listSealed(root).at(-1) ?? 0
  let high = 2
  while (sealed(high)) high *= 2
  let low = high / 2
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (sealed(middle)) low = middle
    else high = middle
  }
  return low
}

/** Seqs of all sealed entries, ascending. Lists the folder: not for every source. */
export function listSealed(root: string): number[] {
  const folder = path.join(root, JOURNAL)
  if (lstat(folder) === null) return []
  return fs
    .readdirSync(folder)
    .flatMap(name => /^(\d{6,})\.json$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
}

/** A sealed entry. Throws ProblemError `JOURNAL_ENTRY_MISSING` or `JOURNAL_ENTRY_INVALID`. */
export function readEntry(root: string, seq: number): JournalEntry {
  const file = journalFiles(root, seq).sealed
  if (lstat(file) === null) {
    const all = listSealed(root)
    throw new ProblemError({
      code: 'JOURNAL_ENTRY_MISSING',
      message: `The journal has no entry ${seq}.`,
      expected: all.length === 0 ? 'a journal with entries' : `a number from ${all[0]} to ${all.at(-1)}`,
      found: String(seq),
      where: JOURNAL,
      hint: '`afterword undo --list` shows the steps.',
    })
  }
  const entry = parseEntry(fs.readFileSync(file, 'utf8'))
  if (entry) return entry
  throw new ProblemError({
    code: 'JOURNAL_ENTRY_INVALID',
    message: `Entry ${seq} of the journal is damaged.`,
    expected: 'an afterword-journal/1 entry',
    where: path.relative(root, file),
    hint: 'Restore the file from a backup; undo of this entry is not possible without it.',
  })
}

/** Writes entry and intent; when this is done, the plan will be carried out whatever happens. */
export async function writeIntent(root: string, entry: JournalEntry, steps: readonly Step[], crash: CrashPoint): Promise<void> {
  const files = journalFiles(root, entry.seq)
  const folder = path.dirname(files.open)
  fs.mkdirSync(folder, { recursive: true })
  const fds: number[] = []
  try {
    const text = `${JSON.stringify(entry)}\n`
    fds.push(writeUnsynced(files.entry, text, { point: crash, name: 'entry' }))
    const intent: Intent = { schema: 'afterword-intent/1', seq: entry.seq, entry: sha256(text), steps }
    const body = JSON.stringify(intent)
    fds.push(writeUnsynced(files.open, `${sha256(body)}\n${body}\n`, { point: crash, name: 'intent' }))
    await syncFiles(fds.splice(0))
    await syncFolder(folder)
    crash('intent:synced')
  } catch (error) {
    // Nothing has been changed yet: leave nothing behind either.
    for (const fd of fds) fs.closeSync(fd)
    removeFile(files.open)
    removeFile(files.entry)
    throw error
  }
}

/** The intent that a crash or a full disk left after entry `last`, whole; null where there is none or only a torn one. */
export function readPending(root: string, last: number): Pending | null {
  const files = journalFiles(root, last + 1)
  const file = lstat(files.back) ? files.back : lstat(files.open) ? files.open : null
  if (file === null) return null
  const text = fs.readFileSync(file, 'utf8')
  const at = text.indexOf('\n')
  const body = text.slice(at + 1, -1)
  if (at !== 64 || !text.endsWith('\n') || sha256(body) !== text.slice(0, at)) return null
  const intent = JSON.parse(body) as Intent
  const entryText = lstat(files.entry) ? fs.readFileSync(files.entry, 'utf8') : ''
  const entry = sha256(entryText) === intent.entry ? parseEntry(entryText) : null
  if (entry === null) return null
  return { seq: intent.seq, direction: file === files.back ? 'back' : 'forward', intent, entry }
}

/** True where a file of an unfinished entry stands after entry `last`, whole or torn. Two stats: cheap enough before every apply. */
export function hasLeftovers(root: string, last: number): boolean {
  const files = journalFiles(root, last + 1)
  return lstat(files.open) !== null || lstat(files.back) !== null || lstat(files.entry) !== null
}

/** Turns "carry on" into "reverse": one rename, so that a crash while rolling back does not roll forward again. */
export async function turnBack(root: string, seq: number): Promise<void> {
  const files = journalFiles(root, seq)
  if (lstat(files.open)) rename(files.open, files.back)
  await syncFolder(path.dirname(files.back))
}

/** The entry takes its final name and the intent goes: from here on it is done. Idempotent, as recovery needs it. */
export async function seal(root: string, seq: number, crash: CrashPoint): Promise<void> {
  const files = journalFiles(root, seq)
  crash('seal:before')
  if (lstat(files.entry)) rename(files.entry, files.sealed)
  crash('seal:renamed')
  await syncFolder(path.dirname(files.sealed))
  removeFile(files.open)
  crash('seal:done')
}

/** Removes what an unfinished entry left in the journal: after rolling back, or where the intent was never whole. */
export async function discardIntent(root: string, seq: number): Promise<void> {
  const files = journalFiles(root, seq)
  // The intent last: without the entry it is not whole any more, without the intent the entry is only a leftover.
  for (const file of [files.entry, files.back, files.open]) removeFile(file)
  await syncFolder(path.dirname(files.open))
}

function parseEntry(text: string): JournalEntry | null {
  try {
    const value: unknown = JSON.parse(text)
    const valid = typeof value === 'object' && value !== null && 'schema' in value && value.schema === 'afterword-journal/1'
    return valid ? (value as JournalEntry) : null
  } catch {
    return null
  }
}
