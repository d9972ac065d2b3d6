/**
 * Kills a real process, again and again. The child is any command that works on a vault; it is expected to say `ready` on a line of its own
 * when its work begins, and to read `AFTERWORD_CRASH_AT` (`name:n`, kill yourself at the n-th call of that crash point; only test children
 * read it). Used for apply here and for the whole ingest by test/journeys.
 */
import { spawn } from 'node:child_process'
import { seeded } from '../generate/seeded.ts'

export interface CrashSpec {
  /** Program and arguments. */
  readonly command: readonly string[]
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Kill at the n-th call of a crash point … */
  readonly crashAt?: string
  /** … or so many milliseconds after `ready`. Neither: the process runs to its end. */
  readonly killAfterMs?: number
}

export interface CrashOutcome {
  /** True when SIGKILL ended it; false when it came to its end before. */
  readonly killed: boolean
  readonly code: number | null
  readonly output: string
  /** Milliseconds from `ready` to the end. */
  readonly workMs: number
}

export function crashRun(spec: CrashSpec): Promise<CrashOutcome> {
  const [program = '', ...args] = spec.command
  const env = { ...process.env, ...spec.env, ...(spec.crashAt === undefined ? {} : { AFTERWORD_CRASH_AT: spec.crashAt }) }
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: spec.cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let began = 0
    const hear = (data: Buffer): void => {
      output += data.toString()
      if (began > 0 || !/^ready$/m.test(output)) return
      began = performance.now()
      if (spec.killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), spec.killAfterMs)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', reject)
    child.on('close', (code, signal) =>
      resolve({ killed: signal === 'SIGKILL', code, output, workMs: began === 0 ? 0 : performance.now() - began }),
    )
  })
}

/** For the child: the function to hand to `deps.crashPoint`. */
export function crashPointFromEnvironment(): (name: string) => void {
  const [, point, count] = /^(.+):(\d+)$/.exec(process.env.AFTERWORD_CRASH_AT ?? '') ?? []
  let left = Number(count ?? 0)
  return name => {
    if (name === point && --left === 0) process.kill(process.pid, 'SIGKILL')
  }
}

/** Endless: every point at its 1st, 2nd … call in turn, and between two of them one kill at a random moment up to `spanMs` after `ready`. */
export function* crashSchedule(
  points: readonly string[],
  seed: number,
  spanMs: number,
): Generator<Pick<CrashSpec, 'crashAt' | 'killAfterMs'>> {
  const random = seeded(seed)
  for (let round = 0; ; round++) {
    for (const point of points) {
      yield { crashAt: `${point}:${1 + ((round * 3 + Math.floor(random() * 3)) % 12)}` }
      yield { killAfterMs: Math.floor(random() * spanMs) }
    }
  }
}
