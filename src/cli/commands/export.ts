import { readFileSync } from 'node:fs'
import { layoutOf, readConfig } from '../../config.ts'
import { ProblemError } from '../../model/problem.ts'
import { packageFile } from '../../package-file.ts'
import { exportVault } from '../../vault/export.ts'
import { readBytes } from '../../vault/files.ts'
import { thatMayLeave } from '../../vault/leaving.ts'
import { readPage } from '../../vault/page.ts'
import { findVault, readPages, readRecords } from '../../workspace.ts'
import type { CommandContext } from '../context.ts'

const LEVELS = ['open', 'confidential', 'private']

/** Throws ProblemError `USAGE_LEVEL` for a level that there is not. */
function levelsOf(value: unknown): string[] {
  const levels = Array.isArray(value) ? value.map(String) : []
  const wrong = levels.find(l => !LEVELS.includes(l))
  if (wrong === undefined) return levels
  throw new ProblemError({
    code: 'USAGE_LEVEL',
    message: 'There is no such level of sources to leave out',
    expected: LEVELS.join(', '),
    found: wrong,
    where: '--without',
  })
}

/** Prints the export as JSON. Reads only: no lock, no index. */
export async function exportCommand(context: CommandContext, options: Readonly<Record<string, unknown>>): Promise<number> {
  if (options.schema === true) {
    process.stdout.write(readFileSync(packageFile('schemas/export.schema.json'), 'utf8'))
    return 0
  }
  const root = findVault(context.vault)
  const config = readConfig(root)
  const without = levelsOf(options.without)
  const { records, pages } = thatMayLeave(
    readRecords(root),
    readPages(root, layoutOf(config)).flatMap(p => readPage(p.path, p.text) ?? []),
    config.leaving.export.filter(level => !without.includes(level)),
  )
  const data = exportVault(config.owner.name, records, pages, path => readBytes(root, path)?.toString('utf8') ?? null)
  process.stdout.write(`${JSON.stringify(data, null, 1)}\n`)
  return 0
}
