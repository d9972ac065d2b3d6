import fs from 'node:fs'
import { type Problem, ProblemError } from '../model/problem.ts'
import { errnoOf } from '../vault/files.ts'

/** An error of the file system or of SQLite while writing, as a Problem that a person can act on. Anything else is a bug and is thrown as it is. */
export function writeProblem(error: unknown, root: string): unknown {
  if (error instanceof ProblemError) return error
  const code = errnoOf(error)
  const found = error instanceof Error ? error.message : String(error)
  const problem = problemOf(code ?? '', found, root)
  return problem === null ? error : new ProblemError(problem, error)
}

function problemOf(code: string, found: string, root: string): Problem | null {
  if (/^(?:ENOSPC|EDQUOT|SQLITE_FULL)$/.test(code)) return full(root, found)
  // SQLite calls a disk without room an I/O error when it cannot map its shared memory.
  if (/^(?:EIO$|SQLITE_IOERR)/.test(code)) return freeBytes(root) < NO_ROOM ? full(root, found) : broken(root, found)
  if (/^(?:EACCES|EPERM|EROFS)$|^SQLITE_(?:READONLY|CANTOPEN|PERM)/.test(code)) return unwritable(root, found)
  if (/^SQLITE_(?:CORRUPT|NOTADB)/.test(code)) return damaged(found)
  return null
}

/** Less than this is no room for anything. */
const NO_ROOM = 128 * 1024

function freeBytes(root: string): number {
  try {
    const { bavail, bsize } = fs.statfsSync(root)
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

const full = (root: string, found: string): Problem => ({
  code: 'DISK_FULL',
  message: 'There is no space left on the disk; nothing was changed.',
  found,
  where: root,
  hint: 'Free some space, then run again.',
})

const unwritable = (root: string, found: string): Problem => ({
  code: 'VAULT_UNWRITABLE',
  message: 'The vault cannot be written; nothing was changed.',
  expected: 'a folder that this user may write',
  found,
  where: root,
  hint: 'Check who owns the folder and whether its disk is read-only, then run again.',
})

const broken = (root: string, found: string): Problem => ({
  code: 'DISK_ERROR',
  message: 'The disk reports an error; nothing was changed.',
  found,
  where: root,
  hint: 'Check the disk, then run again.',
})

const damaged = (found: string): Problem => ({
  code: 'INDEX_DAMAGED',
  message: 'The index is damaged. Notes and records are not concerned: it is only derived from them.',
  found,
  where: '.afterword/index.db',
  hint: 'Delete .afterword/index.db and run again: it is rebuilt.',
})
