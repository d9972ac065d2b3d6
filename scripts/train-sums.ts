import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Writes the checksums of the given model files into `SHA256SUMS`, those of other files stay. */
export function writeSums(dir: string, sums: Readonly<Record<string, string>>): void {
  const file = path.join(dir, 'SHA256SUMS')
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const others = lines.filter(l => l && !Object.hasOwn(sums, l.slice(l.indexOf('  ') + 2)))
  const all = [...others, ...Object.entries(sums).map(([name, sha]) => `${sha}  ${name}`)]
  writeFileSync(file, `${all.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join('\n')}\n`)
}
