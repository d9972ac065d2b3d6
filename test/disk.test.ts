/** An ingest on a disk that fills up, and in a vault that may not be written. Needs Linux and root for the real things; says so where they cannot be had. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { readRecords } from '../src/workspace.ts'
import { cli, removeBuilt } from './cli/built.ts'
import { deliver, newVault, removeFolders, tempFolder, treeOf } from './journeys/harness.ts'
import { talk } from './properties/talks.ts'

const mounts: string[] = []
afterAll(() => {
  for (const folder of mounts) spawnSync('umount', [folder])
  removeFolders()
  removeBuilt()
})

/** A folder on a disk of its own, or null where this user may not mount one. */
function ownDisk(kilobytes: number): string | null {
  const root = tempFolder()
  if (process.getuid?.() !== 0 || spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', root]).status !== 0) {
    console.log('no right to mount a small disk here: this test says nothing')
    return null
  }
  mounts.push(root)
  return root
}

const talks = Array.from({ length: 12 }, (_, i) => fc.sample(talk(i), { numRuns: 1, seed: 300 + i })[0]).flatMap(t => t ?? [])
/** What a person sees; the journal and the index grow with the number of attempts. */
const visible = (root: string) => treeOf(root, /^\.afterword\/(?:index|lock|journal|run)|^filler/)

test('a disk that fills up in the middle: what is filed is whole, the rest waits in the Inbox, and with room the run goes on', async () => {
  const root = ownDisk(6_000)
  if (root === null) return
  await newVault({}, root)
  const big = Object.fromEntries(
    talks.map(t => [t.name, t.text + `Mira Lindholm: ${'And so on it went for a while. '.repeat(20)}\n`.repeat(120)]),
  )
  deliver(root, big)
  const filler = path.join(root, 'filler')
  let outcomes = ''
  for (let spare = 1_400; ; spare += 300) {
    const room = Number(spawnSync('df', ['--output=avail', '-k', root], { encoding: 'utf8' }).stdout.split('\n')[1])
    if (room > spare) fs.writeFileSync(filler, Buffer.alloc((room - spare) * 1024))
    const run = cli(['ingest', '--vault', root])
    outcomes += ` ${run.code}`
    // Each file is either still in the Inbox with its bytes or filed with its record and its original.
    const left = fs.readdirSync(path.join(root, 'Inbox'))
    for (const name of left) expect(fs.readFileSync(path.join(root, 'Inbox', name), 'utf8')).toBe(big[name])
    fs.rmSync(filler, { force: true })
    const records = readRecords(root)
    expect(records.length + left.length).toBe(talks.length)
    for (const r of records)
      for (const file of [r.original, r.readable, r.note]) expect(fs.existsSync(path.join(root, file ?? '')), file ?? '').toBe(true)
    if (run.code === 0) break
    expect(run.code).toBe(3)
    expect(run.err).toMatch(/DISK_FULL/)
    expect(run.err).toMatch(/do: /)
    expect(spare).toBeLessThan(6_000)
  }
  expect(outcomes).toMatch(/ 3.* 0$/)
  const calm = await newVault()
  deliver(calm, big)
  expect(cli(['ingest', '--vault', calm]).code).toBe(0)
  const but = (tree: Record<string, string>) =>
    Object.fromEntries(Object.entries(tree).map(([p, t]) => [p, t.replace(/"ingested": "[^"]*"/, '')]))
  expect(but(visible(root))).toEqual(but(visible(calm)))
})

test('a vault that may not be written: nothing happens to it, and the Problem says what to do', async () => {
  const root = ownDisk(20_000)
  if (root === null) return
  await newVault({}, root)
  deliver(root, Object.fromEntries(talks.slice(0, 2).map(t => [t.name, t.text])))
  const before = treeOf(root)
  expect(spawnSync('mount', ['-o', 'remount,ro', root]).status).toBe(0)
  const run = cli(['ingest', '--vault', root])
  expect(run.code).toBe(3)
  expect(run.err).toMatch(/VAULT_UNWRITABLE/)
  expect(run.err).toMatch(/do: /)
  expect(treeOf(root)).toEqual(before)
  // Reading still works: status, export, a dry run.
  expect(cli(['status', '--vault', root]).code).toBe(0)
  expect(cli(['export', '--vault', root]).code).toBe(0)
  expect(cli(['ingest', '--dry-run', '--vault', root]).code).toBe(0)
  expect(spawnSync('mount', ['-o', 'remount,rw', root]).status).toBe(0)
  expect(cli(['ingest', '--vault', root]).code).toBe(0)
})
