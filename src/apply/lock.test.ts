import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { removeVaults, tempVault, write } from '../../test/crash/vault-fixture.ts'
import { ProblemError } from '../model/problem.ts'
import { acquireLock, LOCK_PATH } from './lock.ts'

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  removeVaults()
})

const CHILD = path.resolve(import.meta.dirname, '../../test/crash/lock-child.ts')
/** A real process; resolves with its first line of output, `exit` with its code. */
function start(root: string, ...args: string[]): { first: Promise<string>; exit: Promise<number | null>; child: ChildProcess } {
  const child = spawn(process.execPath, [CHILD, root, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  let text = ''
  const first = new Promise<string>(resolve => {
    child.stdout.on('data', (data: Buffer) => {
      text += data.toString()
      if (text.includes('\n')) resolve(text.split('\n')[0] ?? '')
    })
    child.on('exit', () => resolve(text))
  })
  return { first, exit: new Promise(resolve => child.on('exit', resolve)), child }
}
const lockFile = (root: string): string => path.join(root, LOCK_PATH)
const ageBy = (file: string, ms: number): void => {
  const then = new Date(Date.now() - ms)
  fs.utimesSync(file, then, then)
}

describe('acquireLock', () => {
  test('is taken at once when free, says who holds it, and leaves nothing behind', async () => {
    const root = tempVault()
    const lock = await acquireLock(root, { command: 'ingest', waitMs: 0 })
    expect(JSON.parse(fs.readFileSync(lockFile(root), 'utf8'))).toMatchObject({ pid: process.pid, host: hostname(), command: 'ingest' })
    expect(lock.held()).toBe(true)
    lock.release()
    expect(fs.readdirSync(path.join(root, '.afterword'))).toEqual([])
  })

  test('a second process waits, is told for whom, and gets it when the first one ends', async () => {
    const root = tempVault()
    const holder = start(root, 'hold', '300')
    expect(await holder.first).toBe('held')
    const told: string[] = []
    const lock = await acquireLock(root, { command: 'undo', waitMs: 10_000, onWait: words => told.push(words) })
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(new RegExp(`^test-child \\(process ${holder.child.pid} on .+, since \\d\\d:\\d\\d:\\d\\d UTC\\)$`))
    lock.release()
  })

  test('after the waiting time it is a Problem that names process and command', async () => {
    const root = tempVault()
    const holder = start(root, 'hold', '10000')
    await holder.first
    const error = await acquireLock(root, { command: 'undo', waitMs: 120 }).catch((e: unknown) => e)
    expect(error instanceof ProblemError && error.problem).toMatchObject({ code: 'VAULT_LOCKED', where: '.afterword/lock' })
    expect(error instanceof ProblemError && error.problem.found).toContain(`process ${holder.child.pid}`)
  })

  test('the lock of a killed process is taken over at once', async () => {
    const root = tempVault()
    const holder = start(root, 'hold', '10000')
    await holder.first
    holder.child.kill('SIGKILL')
    await holder.exit
    expect(fs.existsSync(lockFile(root))).toBe(true)
    const lock = await acquireLock(root, { command: 'ingest', waitMs: 0 })
    expect(lock.held()).toBe(true)
    lock.release()
    expect(fs.readdirSync(path.join(root, '.afterword'))).toEqual([])
  })

  test.each<[string, Record<string, unknown>, number, boolean]>([
    [
      'of a living process with this number but another start time (the number was used again)',
      { pid: process.pid, started: 'boot:1' },
      0,
      true,
    ],
    ['of another computer with a fresh heartbeat', { pid: 1, host: 'elsewhere' }, 1000, false],
    ['of another computer whose heartbeat stopped', { pid: 1, host: 'elsewhere' }, 10 * 60_000, true],
  ])('a lock %s', async (_name, fields, ageMs, taken) => {
    const root = tempVault()
    const holder = {
      pid: 1,
      host: hostname(),
      started: null,
      command: 'old',
      since: '2025-01-01T00:00:00.000Z',
      token: '0123456789abcdef',
      ...fields,
    }
    write(root, LOCK_PATH, JSON.stringify(holder))
    ageBy(lockFile(root), ageMs)
    const lock = await acquireLock(root, { command: 'x', waitMs: 0 }).catch(() => null)
    expect(lock !== null).toBe(taken)
    lock?.release()
  })

  test('an empty or damaged lock file is left alone for a moment, then taken over', async () => {
    const root = tempVault()
    write(root, LOCK_PATH, '')
    await expect(acquireLock(root, { command: 'x', waitMs: 0 })).rejects.toThrow(/VAULT_LOCKED/)
    ageBy(lockFile(root), 60_000)
    ;(await acquireLock(root, { command: 'x', waitMs: 0 })).release()
  })

  test('a process that died while taking over is no obstacle', async () => {
    const root = tempVault()
    const dead = { pid: 999_999_999, host: hostname(), started: 'boot:1', command: 'old', since: '2025-01-01T00:00:00.000Z' }
    write(root, LOCK_PATH, JSON.stringify({ ...dead, token: 'aaaaaaaaaaaaaaaa' }))
    write(root, `${LOCK_PATH}.aaaaaaaaaaaaaaaa`, JSON.stringify({ ...dead, token: 'bbbbbbbbbbbbbbbb' }))
    ;(await acquireLock(root, { command: 'x', waitMs: 0 })).release()
    expect(fs.readdirSync(path.join(root, '.afterword'))).toEqual([])
  })

  test('of eight processes at a stale lock never two hold it at once', async () => {
    const root = tempVault()
    const dead = { pid: 999_999_999, host: hostname(), started: 'boot:1', command: 'old', since: '2025-01-01T00:00:00.000Z' }
    write(root, LOCK_PATH, JSON.stringify({ ...dead, token: 'aaaaaaaaaaaaaaaa' }))
    write(root, 'count', '0')
    const racers = Array.from({ length: 8 }, () => start(root, 'count', '12'))
    expect(await Promise.all(racers.map(r => r.exit))).toEqual(racers.map(() => 0))
    // Each adds one twelve times by reading, waiting and writing: two at once would lose some.
    expect(fs.readFileSync(path.join(root, 'count'), 'utf8')).toBe(String(8 * 12))
    expect(fs.readdirSync(path.join(root, '.afterword'))).toEqual([])
  }, 60_000)

  test('of processes that are killed at random while taking and holding, the rest stay alone and all get their turn', async () => {
    const root = tempVault()
    write(root, 'count', '0')
    for (let n = 0; n < 12; n++) {
      const victims = [start(root, 'count', '1000'), start(root, 'count', '1000')]
      await new Promise(resolve => setTimeout(resolve, 90 + n * 7))
      for (const v of victims) v.child.kill('SIGKILL')
      await Promise.all(victims.map(v => v.exit))
    }
    const before = Number(fs.readFileSync(path.join(root, 'count'), 'utf8')) || 0
    const racers = Array.from({ length: 4 }, () => start(root, 'count', '5'))
    expect(await Promise.all(racers.map(r => r.exit))).toEqual([0, 0, 0, 0])
    expect(Number(fs.readFileSync(path.join(root, 'count'), 'utf8'))).toBe(before + 20)
  }, 60_000)
})
