import fs from 'node:fs'
import path from 'node:path'
import { layoutOf, readConfig } from '../../src/config.ts'
import { exportVault, type VaultExport } from '../../src/vault/export.ts'
import { readPage } from '../../src/vault/page.ts'
import { readPages, readRecords } from '../../src/workspace.ts'

/** What `afterword export` says of a vault. */
export function exportOf(root: string): VaultExport {
  const config = readConfig(root)
  const pages = readPages(root, layoutOf(config)).flatMap(p => readPage(p.path, p.text) ?? [])
  return exportVault(config.owner.name, readRecords(root), pages, p =>
    fs.existsSync(path.join(root, p)) ? fs.readFileSync(path.join(root, p), 'utf8') : null,
  )
}
