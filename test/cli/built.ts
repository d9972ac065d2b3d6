/** The bundle as it ships, built once for a test file, and started as a person starts it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const ROOT = path.join(import.meta.dirname, '../..')
let folder: string | null = null

/** Path of `afterword.js`; a folder of its own, so that a build elsewhere does not take it away in the middle of a test. */
export function builtCli(): string {
  if (!folder) {
    folder = path.join(ROOT, '.scratch', `dist-${process.pid}-${Date.now()}`)
    const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs', folder], { cwd: ROOT, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  }
  return path.join(folder, 'afterword.js')
}
export function removeBuilt(): void {
  if (folder) fs.rmSync(folder, { recursive: true, force: true })
  folder = null
}

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Nothing of the machine's own settings comes in: no git name, no colour, a zone that is not UTC. */
export const cleanEnvironment = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  TZ: 'America/St_Johns',
  ...more,
})

export function cli(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Ran {
  const run = spawnSync(process.execPath, [builtCli(), ...args], {
    cwd: options.cwd ?? '/',
    env: cleanEnvironment(options.env),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

/** A process that goes on; `said` waits for words on either stream. */
export function cliProcess(args: readonly string[]): {
  readonly child: ChildProcess
  readonly said: (words: RegExp, ms?: number) => Promise<string>
  readonly ended: Promise<Ran>
} {
  const child = spawn(process.execPath, [builtCli(), ...args], { cwd: '/', env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (d: Buffer) => {
    out += d.toString()
  })
  child.stderr.on('data', (d: Buffer) => {
    err += d.toString()
  })
  const ended = new Promise<Ran>(resolve => child.on('close', code => resolve({ code, out, err })))
  const said = async (words: RegExp, ms = 15_000): Promise<string> => {
    for (const until = Date.now() + ms; Date.now() < until; ) {
      if (words.test(out + err)) return out + err
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    throw new Error(`never said ${words}:\n${out}${err}`)
  }
  return { child, said, ended }
}
