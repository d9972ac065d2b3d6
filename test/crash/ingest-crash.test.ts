import fs from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CRASH_POINTS } from '../../src/apply/apply.ts'
import { layoutOf, readConfig } from '../../src/config.ts'
import { openIndex } from '../../src/store/index.ts'
import { reindex } from '../../src/store/reindex.ts'
import { deliver, newVault, removeFolders, tempFolder, treeOf } from '../journeys/harness.ts'
import { talk } from '../properties/talks.ts'
import { crashRun, crashSchedule } from './driver.ts'

afterAll(removeFolders)

/** Bundled as the CLI is: a start takes a fifth of that from the sources. */
const BUILT = path.join(import.meta.dirname, '../../.scratch', `ingest-child-${process.pid}`)
beforeAll(async () => {
  await build({
    entryPoints: {
      'ingest-child': path.join(import.meta.dirname, 'ingest-child.ts'),
      'normalize-worker': path.join(import.meta.dirname, '../../src/inbox/normalize-worker-entry.ts'),
    },
    outdir: BUILT,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    packages: 'external',
    logLevel: 'warning',
  })
})
afterAll(() => fs.rmSync(BUILT, { recursive: true, force: true }))
const EXAMPLES = path.join(import.meta.dirname, '../../examples/inbox')
/** `AFTERWORD_INGEST_KILLS=200 npx vitest run test/crash/ingest` kills that often. By default each point once and some moments. */
const KILLS = Number(process.env.AFTERWORD_INGEST_KILLS ?? 16)
const command = (root: string): string[] => [process.execPath, path.join(BUILT, 'ingest-child.js'), root]

/** Twenty files: the examples, one of them broken, and talks. */
function inbox(): Record<string, string | Uint8Array> {
  const examples = Object.fromEntries(fs.readdirSync(EXAMPLES).map(f => [f, fs.readFileSync(path.join(EXAMPLES, f))]))
  const talks = Array.from({ length: 20 - Object.keys(examples).length }, (_, i) => fc.sample(talk(i), { numRuns: 1, seed: i })[0])
  return { ...examples, ...Object.fromEntries(talks.flatMap(t => (t ? [[t.name, t.text]] : []))) }
}

async function freshVault(template: string): Promise<string> {
  const root = tempFolder()
  fs.cpSync(template, root, { recursive: true })
  return root
}

/** The index is what Markdown and records make of it: a crash may not leave it behind. */
async function checkIndex(root: string): Promise<string> {
  const index = await openIndex(path.join(root, '.afterword/index.db'))
  const fresh = await openIndex(path.join(tempFolder(), 'index.db'))
  reindex(root, fresh, index.seq, layoutOf(readConfig(root)))
  const [grown, made] = [index.dump(), fresh.dump()]
  index.close()
  fresh.close()
  expect(grown === made ? '' : grown).toBe(grown === made ? '' : made)
  return made
}

describe('an ingest of twenty files that is killed', () => {
  test('ends, after any number of restarts, in the very vault of a run that was left alone', async () => {
    const template = await newVault()
    deliver(template, inbox())
    expect(fs.readdirSync(path.join(template, 'Inbox')).length).toBe(20)
    const calm = await freshVault(template)
    const { code, output, workMs } = await crashRun({ command: command(calm) })
    expect({ code, output }).toEqual({ code: 0, output: 'ready\n' })
    expect(fs.readdirSync(path.join(calm, 'Inbox'))).toEqual(['_failed'])
    const expected = treeOf(calm)
    const expectedIndex = await checkIndex(calm)

    const schedule = crashSchedule(CRASH_POINTS, 4_711, workMs)
    const reached = new Set<string>()
    let kills = 0
    while (kills < KILLS) {
      const root = await freshVault(template)
      // A few kills a vault: each restart goes on where the last one ended.
      for (let here = 0; ; ) {
        const next = kills < KILLS && here < 8 ? (schedule.next().value ?? {}) : {}
        const run = await crashRun({ command: command(root), ...next })
        if (!run.killed) {
          expect({ code: run.code, output: run.output }).toEqual({ code: 0, output: 'ready\n' })
          break
        }
        kills++
        here++
        if (next.crashAt) reached.add(next.crashAt.replace(/:\d+$/, ''))
      }
      const tree = treeOf(root)
      expect(Object.keys(tree)).toEqual(Object.keys(expected))
      for (const [file, bytes] of Object.entries(tree)) expect({ file, bytes }).toEqual({ file, bytes: expected[file] })
      const index = await checkIndex(root)
      expect(index === expectedIndex).toBe(true)
      fs.rmSync(root, { recursive: true, force: true })
    }
    // On one disk nothing is copied, this run takes nothing back, and an ingest only appends where the person decided something.
    const elsewhere = /^copy:|^move:copied|^append:|^rmdir:|^delete:/
    if (KILLS >= 150) expect(CRASH_POINTS.filter(p => !reached.has(p) && !elsewhere.test(p))).toEqual([])
    else expect(reached.size).toBeGreaterThan(5)
    console.log(`${kills} kills, ${reached.size} of ${CRASH_POINTS.length} points`)
  }, 3_600_000)
})
