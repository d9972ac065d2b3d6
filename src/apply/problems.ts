import { type Problem, ProblemError } from '../model/problem.ts'
import { errnoOf } from '../vault/files.ts'

/** An error of the file system or of SQLite while writing, as a Problem that a person can act on. Anything else is a bug and is thrown as it is. */
export function writeProblem(error: unknown, root: string): unknown {
  if (error instanceof ProblemError) return error
  const code = errnoOf(error)
  const found = error instanceof Error ? error.message : String(error)
  const problem = (() => {
    switch (code) {
      case 'ENOSPC':
      case 'EDQUOT':
      case 'SQLITE_FULL':
        return full(root, found)
      case 'EACCES':
      case 'EPERM':
      case 'EROFS':
      case 'SQLITE_READONLY':
      case 'SQLITE_CANTOPEN':
      case 'SQLITE_PERM':
        return unwritable(root, found)
      case 'EIO':
      case 'SQLITE_IOERR':
        return {
          ...unwritable(root, found),
          message: 'The disk reports an error; nothing was changed.',
          hint: 'Check the disk, then run again.',
        }
      default:
        return null
    }
  })()
  return problem === null ? error : new ProblemError(problem, error)
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
