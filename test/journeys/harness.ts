/** Real vaults in temp folders, filed with an injected clock and, where wanted, an injected engine. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { init } from '../../src/cli/commands/init.ts'
import type { Output } from '../../src/cli/output.ts'
import { buildProgram } from '../../src/cli/program.ts'
import { type IngestReport, ingestAll } from '../../src/ingest.ts'
import type { Engine } from '../../src/model/contracts.ts'
import type { IsoInstant } from '../../src/model/ids.ts'
import { openWorkspace, type Workspace } from '../../src/workspace.ts'

const silent: Output = {
  json: false,
  line: () => {},
  data: () => {},
  progress: () => {},
  endProgress: () => {},
  warn: () => {},
  bold: text => text,
  dim: text => text,
}

const made: string[] = []
/** A folder of its own, removed by `removeFolders`. */
export function tempFolder(): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'afterword-journey-'))
  made.push(root)
  return root
}
export function removeFolders(): void {
  for (const root of made.splice(0)) fs.rmSync(root, { recursive: true, force: true })
}

export interface VaultOptions {
  readonly owner?: string
  readonly email?: string
  readonly company?: string
  /** Lines to add to the config. */
  readonly config?: string
}

/** What `afterword init` makes. */
export async function newVault(options: VaultOptions = {}, root = tempFolder()): Promise<string> {
  const { owner = 'Mira Lindholm', email = 'mira.lindholm@brightwater.example', company = 'Brightwater', config } = options
  await init({ vault: root, out: silent, program: buildProgram(() => {}) }, { owner, email: [email], company }, [root])
  if (config) fs.appendFileSync(path.join(root, '.afterword/config.yaml'), `\n${config}\n`)
  return root
}

export function deliver(root: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, 'Inbox', name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, content)
  }
}

export interface RunOptions {
  readonly now?: string
  readonly engine?: Engine
  readonly crashPoint?: (name: string) => void
}

/** Opens the vault as a command that writes does, with time and engine of the test. */
export async function withVault<T>(root: string, options: RunOptions, work: (ws: Workspace) => Promise<T>): Promise<T> {
  const at = (options.now ?? '2026-03-10T09:00:00.000Z') as IsoInstant
  const opened = await openWorkspace(root, {
    mode: 'write',
    command: 'test',
    now: () => at,
    ...(options.crashPoint ? { crashPoint: options.crashPoint } : {}),
  })
  try {
    return await work(options.engine ? { ...opened, engine: options.engine } : opened)
  } finally {
    await opened.close()
  }
}

export const ingest = (root: string, options: RunOptions = {}): Promise<IngestReport> =>
  withVault(root, options, ws => ingestAll(ws, { settleMs: 0 }))

/** Of what a tree consists: path → bytes; folders end in a slash. Index and lock are derived or passing. */
export function treeOf(root: string, skip: RegExp = DERIVED): Record<string, string> {
  return Object.fromEntries(
    walk(root, '', skip).map(e => [e.path, e.file ? fs.readFileSync(path.join(root, e.path)).toString('latin1') : '']),
  )
}

/** The same with what a touch would change: inode, size, times in nanoseconds, folders and index included. */
export function stampsOf(root: string): Record<string, string> {
  return Object.fromEntries(
    [{ path: '', file: false }, ...walk(root, '', /^$/)].map(e => {
      const s = fs.lstatSync(path.join(root, e.path), { bigint: true })
      return [e.path, `${s.ino} ${s.mode} ${s.size} ${s.mtimeNs} ${s.ctimeNs}`]
    }),
  )
}

/** Index and lock: the one can be made again, the other stands while a process works. */
const DERIVED = /^\.afterword\/(?:index\.db|lock)/

function walk(root: string, below: string, skip: RegExp): { path: string; file: boolean }[] {
  return fs
    .readdirSync(path.join(root, below), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(e => {
      const name = `${below}${e.name}`
      if (skip.test(name)) return []
      return e.isDirectory() ? [{ path: `${name}/`, file: false }, ...walk(root, `${name}/`, skip)] : [{ path: name, file: true }]
    })
}

export const readText = (root: string, file: string): string => fs.readFileSync(path.join(root, file), 'utf8')
