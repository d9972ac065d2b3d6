import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { layoutOf, readConfig } from '../../config.ts'
import { packageFile } from '../../package-file.ts'
import { exportVault } from '../../vault/export.ts'
import { readPage } from '../../vault/page.ts'
import { findVault, readPages, readRecords } from '../../workspace.ts'
import type { CommandContext } from '../context.ts'

/** Prints the export as JSON. Reads only: no lock, no index. */
export async function exportCommand(context: CommandContext, options: Readonly<Record<string, unknown>>): Promise<number> {
  if (options.schema === true) {
    process.stdout.write(readFileSync(packageFile('schemas/export.schema.json'), 'utf8'))
    return 0
  }
  const root = findVault(context.vault)
  const config = readConfig(root)
  const pages = readPages(root, layoutOf(config)).flatMap(p => readPage(p.path, p.text) ?? [])
  const data = exportVault(config.owner.name, readRecords(root), pages, path => {
    const file = join(root, path)
    return existsSync(file) ? readFileSync(file, 'utf8') : null
  })
  process.stdout.write(`${JSON.stringify(data, null, 1)}\n`)
  return 0
}
