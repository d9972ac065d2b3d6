// Runs the CLI from a checkout: builds dist/ first where a source is newer.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const built = join(root, 'dist/afterword.js')
const newest = dir => Math.max(...readdirSync(dir, { withFileTypes: true }).map(e => (e.isDirectory() ? newest(join(dir, e.name)) : statSync(join(dir, e.name)).mtimeMs)))
if (!existsSync(built) || newest(join(root, 'src')) > statSync(built).mtimeMs) {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
// npm starts scripts in the package's folder; what the person typed is relative to where they stand.
const cwd = process.env.INIT_CWD ?? process.cwd()
const { status, signal } = spawnSync(process.execPath, [built, ...process.argv.slice(2)], { cwd, stdio: 'inherit' })
// Stopped from outside: this ends the same way, so that nobody takes it for an answer.
if (signal) process.kill(process.pid, signal)
process.exit(status ?? 1)
