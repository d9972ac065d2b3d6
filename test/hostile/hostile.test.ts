import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hostileFiles } from './corpus.ts'
import type { HostileResult } from './run.ts'

// Every file must end within ten seconds: read, or with a Problem that a person understands. Nothing may break down, and the whole
// corpus, read in one process, stays below 600 MB.
const MAX_MS = 10_000
const MAX_MEGABYTES = 600

let folder = ''
const results = new Map<string, HostileResult>()
let peak = Number.POSITIVE_INFINITY

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-hostile-'))
  for (const file of hostileFiles) writeFileSync(join(folder, file.name), file.make())
  const out = execFileSync(
    process.execPath,
    ['--max-old-space-size=160', '--max-semi-space-size=4', join(import.meta.dirname, 'run.ts'), folder],
    {
      encoding: 'utf8',
      maxBuffer: 50_000_000,
      timeout: 400_000,
    },
  )
  for (const line of out.trim().split('\n')) {
    const parsed = JSON.parse(line) as HostileResult | { readonly peakMegabytes: number }
    if ('peakMegabytes' in parsed) peak = parsed.peakMegabytes
    else results.set(parsed.name, parsed)
  }
}, 500_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('there are at least sixty hostile files with names of their own', () => {
  expect(hostileFiles.length).toBeGreaterThanOrEqual(60)
  expect(new Set(hostileFiles.map(f => f.name)).size).toBe(hostileFiles.length)
})

test.each(hostileFiles.map(f => [f.name, f.ends] as const))('%s', (name, ends) => {
  const result = results.get(name)
  expect(result?.faults).toEqual([])
  expect(result?.ms).toBeLessThan(MAX_MS)
  expect(result?.ended).toMatch(/^(?:read|[A-Z]+(?:_[A-Z]+)+)$/)
  expect(result?.ended).not.toBe('FORMAT_FAILED')
  if (ends !== 'any') expect(result?.ended).toBe(ends)
})

test(`the corpus is read in at most ${MAX_MEGABYTES} MB`, () => expect(peak).toBeLessThanOrEqual(MAX_MEGABYTES))
