import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Path of a file that the package ships (`models/…`, `schemas/…`), from the sources and from the bundle alike. */
export function packageFile(path: string): string {
  for (let dir = dirname(fileURLToPath(import.meta.url)); ; dir = dirname(dir)) {
    if (existsSync(join(dir, 'package.json')) && existsSync(join(dir, path))) return join(dir, path)
    if (dirname(dir) === dir) throw new Error(`the package does not hold ${path}`)
  }
}
