import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { listSealed } from '../src/apply/journal.ts'
import { readRecords } from '../src/workspace.ts'
import { builtCli, cleanEnvironment, cli, removeBuilt } from './cli/built.ts'
import { deliver, newVault, removeFolders } from './journeys/harness.ts'
import { talk } from './properties/talks.ts'

afterAll(removeFolders)
afterAll(removeBuilt)

test('several processes that file one Inbox at once: every file exactly once', async () => {
  const root = await newVault()
  const talks = Array.from({ length: 24 }, (_, i) => fc.sample(talk(i), { numRuns: 1, seed: 100 + i })[0])
  deliver(root, Object.fromEntries(talks.flatMap(t => (t ? [[t.name, t.text]] : []))))
  const program = builtCli()
  const runs = await Promise.all(
    [0, 1, 2].map(
      () =>
        new Promise<{ code: number | null; out: string }>(resolve => {
          const child = spawn(process.execPath, [program, 'ingest', '--json', '--wait', '120', '--vault', root], {
            env: cleanEnvironment(),
          })
          let out = ''
          child.stdout.on('data', (d: Buffer) => {
            out += d.toString()
          })
          child.stderr.on('data', (d: Buffer) => {
            out += d.toString()
          })
          child.on('close', code => resolve({ code, out }))
        }),
    ),
  )
  for (const run of runs) expect(run).toMatchObject({ code: 0 })
  const filed = runs.flatMap(r => (JSON.parse(r.out) as { outcomes: { fileName: string; type: string }[] }).outcomes)
  expect(filed.map(o => o.fileName).sort()).toEqual(talks.flatMap(t => t?.name ?? []).sort())
  expect(filed.every(o => o.type === 'filed')).toBe(true)
  expect(fs.readdirSync(path.join(root, 'Inbox'))).toEqual([])
  expect(readRecords(root).length).toBe(24)
  expect(listSealed(root)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1))
  expect(fs.readdirSync(path.join(root, '.afterword')).filter(f => /^(?:lock|run)/.test(f))).toEqual([])
  expect(cli(['reindex', '--check', '--vault', root]).code).toBe(0)
})
