import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CONFIG_PATH } from './model/layout.ts'
import { ProblemError } from './model/problem.ts'

/** The vault that holds a folder, or the folder given; throws ProblemError `VAULT_NOT_FOUND`. */
export function findVault(start: string): string {
  for (let dir = resolve(start); ; dir = dirname(dir)) {
    if (existsSync(join(dir, CONFIG_PATH))) return dir
    if (dirname(dir) === dir) break
  }
  throw new ProblemError({
    code: 'VAULT_NOT_FOUND',
    message: 'There is no Afterword vault here',
    expected: `a folder that holds ${CONFIG_PATH}, or one inside it`,
    where: resolve(start),
    hint: 'Make one with `afterword init DIR --owner "Full Name"`, or name it with `--vault DIR`.',
  })
}
