/**
 * One writer at a time: `.afterword/lock`, a small JSON file that says who holds the vault.
 *
 * Taking: the content is written to a file of its own and hard-linked to `lock`, so the lock is there whole or not at all.
 * A lock is stale when its process is dead (same host; a reused pid has another start time), or, on another host, when the heartbeat is old.
 * Taking over a stale lock with token T needs `lock.T`, taken in the same way: of many who see T dead, one gets it, looks again whether the
 * lock still says T, and renames its own content over it. Nobody else may replace T meanwhile. A process that dies while doing so leaves
 * `lock.T`, itself a lock that is stale by the same rules.
 */

import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { ProblemError } from '../model/problem.ts'
import { writeProblem } from '../store/disk-problem.ts'
import { errnoOf, lstat } from '../vault/files.ts'

export interface LockHolder {
  readonly pid: number
  readonly host: string
  /** Start time of the process as the system tells it; null where it does not. Tells a reused pid from the holder. */
  readonly started: string | null
  readonly command: string
  /** When the lock was taken. */
  readonly since: string
  readonly token: string
}

export interface Lock {
  readonly holder: LockHolder
  /** False when another process has taken the vault over (this one slept for long, on a shared disk). */
  held(): boolean
  release(): void
}

export interface LockOptions {
  /** For the holder info: `afterword ingest`. */
  readonly command: string
  /** How long to wait for another process; 0: not at all. */
  readonly waitMs: number
  /** Called once, when waiting begins, with words: `afterword watch (process 4711 on dana-laptop, since 09:12:44)`. */
  readonly onWait?: (holder: string) => void
  readonly signal?: AbortSignal
}

/** The holder renews the file's time this often … */
const HEARTBEAT_MS = 10_000
/** … and may be this late before another host calls it dead. A laptop that sleeps longer has lost the vault. */
const STALE_MS = 120_000
/** A lock file without valid content: an old program, or a power failure. Left alone for this long. */
const UNREADABLE_MS = 5_000
const POLL_MS = 40

/** Where the lock stands, relative to the vault. */
export const LOCK_PATH = '.afterword/lock'

/** Takes the vault, waiting if need be. Throws ProblemError `VAULT_LOCKED` that says who holds it, or `VAULT_UNWRITABLE`. */
export async function acquireLock(root: string, options: LockOptions): Promise<Lock> {
  const file = path.join(root, LOCK_PATH)
  const until = Date.now() + options.waitMs
  let told = false
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    for (;;) {
      const taken = takeLock(file, options.command)
      if (taken) {
        sweep(file)
        return heldLock(file, taken)
      }
      const holder = readHolder(file)
      if (Date.now() >= until || options.signal?.aborted) throw lockedBy(holder, options.waitMs)
      if (!told && holder) options.onWait?.(words(holder))
      told ||= holder !== null
      await sleep(Math.min(POLL_MS, Math.max(1, until - Date.now())))
    }
  } catch (error) {
    throw writeProblem(error, root)
  }
}

/** One attempt. Null where a living process holds it. */
function takeLock(file: string, command: string): LockHolder | null {
  const own: LockHolder = {
    pid: process.pid,
    host: hostname(),
    started: startTime(process.pid),
    command,
    since: new Date().toISOString(),
    token: randomBytes(8).toString('hex'),
  }
  const prepared = `${file}.${own.token}.new`
  fs.writeFileSync(prepared, `${JSON.stringify(own)}\n`)
  try {
    if (linkIfFree(prepared, file)) return own
    return takeOver(prepared, file, 0) ? own : null
  } finally {
    fs.rmSync(prepared, { force: true })
  }
}

/** True when the lock was free and is ours now. */
function linkIfFree(prepared: string, file: string): boolean {
  try {
    fs.linkSync(prepared, file)
    return true
  } catch (error) {
    const code = errnoOf(error)
    if (code === 'EEXIST') return false
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EMLINK' && code !== 'EXDEV' && code !== 'EOPNOTSUPP')
      throw error
  }
  // exFAT and some network disks have no hard links: there the file may be seen empty for a moment, which `isStale` allows for.
  try {
    fs.writeFileSync(file, fs.readFileSync(prepared), { flag: 'wx' })
    return true
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Replaces a stale lock by our content. `depth`: locks on locks, left by processes that died while taking over. */
function takeOver(prepared: string, file: string, depth: number): boolean {
  const dead = readHolder(file)
  const token = dead?.token ?? unreadableToken(file)
  if (token === null || !isStale(file, dead) || depth > 8) return false
  const permit = `${file}.${token}`
  const own = `${permit}.${randomBytes(4).toString('hex')}.new`
  fs.copyFileSync(prepared, own)
  try {
    if (!linkIfFree(own, permit) && !takeOver(own, permit, depth + 1)) return false
    try {
      // Another one may have taken T over, and given the permit back, between our look and our permit.
      const now = readHolder(file)
      if ((now?.token ?? unreadableToken(file)) !== token) return false
      fs.renameSync(own, file)
      // The lock now carries the content of `own`, which is that of `prepared`.
      return true
    } finally {
      fs.rmSync(permit, { force: true })
    }
  } finally {
    fs.rmSync(own, { force: true })
  }
}

/** Removes what processes killed in the middle of taking left beside the lock. */
function sweep(file: string): void {
  const folder = path.dirname(file)
  for (const name of fs.readdirSync(folder)) {
    const other = path.join(folder, name)
    const stat = name.startsWith(`${path.basename(file)}.`) ? lstat(other) : null
    if (stat && Date.now() - stat.mtimeMs > STALE_MS) fs.rmSync(other, { force: true })
  }
}

function heldLock(file: string, holder: LockHolder): Lock {
  const held = (): boolean => readHolder(file)?.token === holder.token
  const beat = setInterval(() => {
    if (held()) fs.utimesSync(file, new Date(), new Date())
  }, HEARTBEAT_MS)
  beat.unref()
  const release = (): void => {
    clearInterval(beat)
    process.off('exit', release)
    if (held()) fs.rmSync(file, { force: true })
  }
  process.on('exit', release)
  return { holder, held, release }
}

function readHolder(file: string): LockHolder | null {
  try {
    const value: unknown = JSON.parse(fs.readFileSync(file, 'utf8'))
    const valid = typeof value === 'object' && value !== null && 'token' in value && typeof value.token === 'string' && 'pid' in value
    return valid && /^[0-9a-f]{4,64}$/.test(String(value.token)) ? (value as LockHolder) : null
  } catch (error) {
    if (error instanceof SyntaxError || errnoOf(error) === 'ENOENT') return null
    throw error
  }
}

/** A damaged lock is named by its place and time on the disk; null where there is no file. */
function unreadableToken(file: string): string | null {
  const stat = lstat(file)
  return stat === null ? null : `${stat.ino.toString(16)}${Math.floor(stat.mtimeMs).toString(16)}`
}

function isStale(file: string, holder: LockHolder | null): boolean {
  const stat = lstat(file)
  if (stat === null) return false
  const age = Date.now() - stat.mtimeMs
  if (holder === null) return age > UNREADABLE_MS
  if (holder.host !== hostname()) return age > STALE_MS
  if (!isAlive(holder.pid)) return true
  const started = startTime(holder.pid)
  // Where the system tells no start times, a living process that does not renew its lock is another one with the same number.
  return holder.started !== null && started !== null ? started !== holder.started : age > STALE_MS
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: alive, somebody else's.
    return errnoOf(error) === 'EPERM'
  }
}

/** Boot and ticks since boot on Linux, the time of day elsewhere; null where it cannot be told. */
function startTime(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The name in brackets may hold spaces and brackets; the fields after the last one are numbers. Start time is field 22.
      const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
      return ticks === undefined ? null : `${fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`
    }
    if (process.platform === 'win32') return null
    const out = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      timeout: 2000,
      env: { ...process.env, LC_ALL: 'C' },
    })
    return out.trim() === '' ? null : out.trim()
  } catch {
    return null
  }
}

const words = (holder: LockHolder): string =>
  `${holder.command} (process ${holder.pid} on ${holder.host}, since ${holder.since.slice(11, 19)} UTC)`

function lockedBy(holder: LockHolder | null, waitMs: number): ProblemError {
  return new ProblemError({
    code: 'VAULT_LOCKED',
    message: 'Another process is working in this vault.',
    expected: `the vault to be free within ${Math.round(waitMs / 1000)} s`,
    found: holder === null ? 'a lock that says nothing yet' : words(holder),
    where: LOCK_PATH,
    hint: 'Wait until it has finished, or end that process; a lock whose process is gone is taken over by itself.',
  })
}

const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
