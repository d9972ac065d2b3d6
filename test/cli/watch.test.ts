import fs from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { listSealed } from '../../src/apply/journal.ts'
import { acquireLock } from '../../src/apply/lock.ts'
import { deliver, newVault, readText, removeFolders, treeOf } from '../journeys/harness.ts'
import { builtCli, cli, cliProcess, removeBuilt } from './built.ts'

afterEach(removeFolders)
afterAll(removeBuilt)

let vault = ''
beforeEach(async () => {
  builtCli()
  vault = await newVault({ config: 'watch: { settle_ms: 700, rescan_s: 5 }' })
})
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
const turn = (n: number): string => `${n % 2 === 0 ? 'Mira Lindholm' : 'Kaveh Rostami'}: this is sentence number ${n} of the slow talk.\n`
const readables = (): string[] => Object.keys(treeOf(vault)).filter(f => /^Sources\/Transcripts\/.*\.md$/.test(f))

test('watch takes a file when it has stopped growing, whole and once, and ends on SIGTERM with its work done', async () => {
  const watching = cliProcess(['ingest', '--watch', '--vault', vault])
  await watching.said(/Watching/)
  const file = path.join(vault, 'Inbox/2026-03-04 slow.txt')
  for (let n = 0; n < 12; n++) {
    fs.appendFileSync(file, turn(n))
    await pause(150)
    expect(readables()).toEqual([])
  }
  await watching.said(/2026-03-04 slow\.txt/)
  for (const until = Date.now() + 10_000; readables().length === 0 && Date.now() < until; ) await pause(50)
  const [readable = ''] = readables()
  for (let n = 0; n < 12; n++) expect(readText(vault, readable)).toContain(`sentence number ${n} `)

  // The vault is free between two deliveries: what was filed can be taken back beside the watch, and is then taken up again as delivered.
  const undone = cli(['undo', '--vault', vault])
  expect(undone.err).toBe('')
  expect(undone.code).toBe(0)
  for (const until = Date.now() + 10_000; listSealed(vault).length < 3 && Date.now() < until; ) await pause(50)
  expect(readables().length).toBe(1)

  deliver(
    vault,
    Object.fromEntries(
      Array.from({ length: 6 }, (_, i) => [`2026-03-1${i} talk.txt`, turn(i).repeat(1) + turn(i + 1) + turn(i + 2 + i * 10)]),
    ),
  )
  await watching.said(/2026-03-10 talk\.txt/)
  watching.child.kill('SIGTERM')
  const { code, out } = await watching.ended
  expect(code).toBe(0)
  expect(out).toMatch(/SIGTERM: finishing the current step/)
  // Every file is either in the Inbox or filed whole; no step is left open, no lock stays.
  const left = fs.readdirSync(path.join(vault, 'Inbox')).length
  expect(readables().length).toBe(1 + 6 - left)
  expect(listSealed(vault).length).toBe(3 + 6 - left)
  expect(fs.readdirSync(path.join(vault, '.afterword')).filter(f => f.startsWith('lock'))).toEqual([])
  expect(fs.readdirSync(path.join(vault, '.afterword/journal')).filter(f => !/^\d+\.json$/.test(f))).toEqual([])
  expect(cli(['ingest', '--vault', vault]).code).toBe(0)
  expect(readables().length).toBe(7)
})

test('two processes: the second waits for the first, or says who holds the vault', async () => {
  deliver(
    vault,
    Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`2026-03-1${i % 10} talk ${i}.txt`, [0, 1, 2, 3].map(n => turn(i * 7 + n)).join('')]),
    ),
  )
  const first = cliProcess(['ingest', '--vault', vault])
  for (const until = Date.now() + 10_000; !fs.existsSync(path.join(vault, '.afterword/lock')) && Date.now() < until; ) await pause(2)
  const second = cli(['reindex', '--vault', vault])
  const impatient = cliProcess(['ingest', '--wait', '0', '--vault', vault])
  expect(second.code).toBe(0)
  expect((await first.ended).code).toBe(0)
  expect([0, 3]).toContain((await impatient.ended).code)
})

test('a process that does not want to wait is told who holds the vault', async () => {
  const lock = await acquireLock(vault, { command: 'a test', waitMs: 0 })
  deliver(vault, { 'talk.txt': turn(0) + turn(1) + turn(2) })
  const run = cli(['ingest', '--wait', '0', '--vault', vault])
  expect(run.code).toBe(3)
  expect(run.err).toMatch(new RegExp(`a test \\(process ${process.pid}\\b`))
  // A watch waits.
  const watching = cliProcess(['ingest', '--watch', '--wait', '60', '--vault', vault])
  await pause(500)
  lock.release()
  await watching.said(/talk\.txt/)
  watching.child.kill('SIGTERM')
  expect((await watching.ended).code).toBe(0)
})
