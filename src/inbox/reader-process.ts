import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { InboxItem } from '../model/document.ts'
import { failed, type Problem, type Result } from '../model/problem.ts'

/** As `limits` in the config. */
export interface NormalizeLimits {
  readonly megabytes: number
  readonly seconds: number
  readonly memory_mb: number
}

/** The process's program: the source beside this file, or the bundle's second entry. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './normalize-worker-entry.ts' : './normalize-worker.js', import.meta.url)

const BESIDE_HEAP_MB = 130

/** A new process that reads. */
export function startReader(memory: number): ChildProcess {
  const started = fork(fileURLToPath(ENTRY), [], {
    // What the limit counts is the heap and, beside it, the program, its stack and bytes.
    execArgv: [`--max-old-space-size=${Math.max(64, memory - BESIDE_HEAP_MB)}`, '--max-semi-space-size=2'],
    env: {},
    serialization: 'advanced',
    // Readers of others print warnings; nobody should see them.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  started.on('error', () => {})
  rest(started)
  return started
}

/** An idle reader keeps nobody waiting. */
export function rest(process: ChildProcess): void {
  process.unref()
  process.channel?.unref()
}

/** Resident megabytes of a process; null where the system does not say it in a file. Then the limit of the heap alone holds. */
export function memoryOf(pid: number | undefined): number | null {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 1024 / 1024
  } catch {
    return null
  }
}

/** How often the reading process is looked at, in milliseconds. */
export const CHECK_MS = 8

/** A file that asks for more than the limits allow: what was allowed, what was found, and what can be done. */
export function limitProblem(item: InboxItem, code: string, message: string, expected: string, found: string): Result<never> {
  const hint = 'The file is kept. Raise `limits` in the config if you trust it, or split it.'
  return failed({ code, message, expected, found, where: item.fileName, hint } satisfies Problem)
}

/** `LIMIT_MEMORY`. */
export const memoryProblem = (item: InboxItem, limits: NormalizeLimits): Result<never> =>
  limitProblem(item, 'LIMIT_MEMORY', 'Reading the file needed too much memory and was stopped.', `at most ${limits.memory_mb} MB`, 'more')

/** A reader that throws what is no Problem has a bug; the item is set aside with it, the run goes on. */
export function broken(item: InboxItem, error: { readonly name: string; readonly message: string }): Result<never> {
  if (/call stack/i.test(error.message))
    return limitProblem(item, 'LIMIT_NESTING', 'The content is nested too deep to be read.', 'ordinary nesting', 'more')
  return failed({
    code: 'FORMAT_FAILED',
    message: 'The file could not be read: its reader broke down.',
    found: `${error.name}: ${error.message.slice(0, 200)}`,
    where: item.fileName,
    hint: 'Please report it with the file, if you may share it. Saving it in another form may help.',
  })
}
