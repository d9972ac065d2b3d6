import { createHash } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { closeNormalizeWorker, normalizeGuarded } from '../../src/inbox/worker-normalize.ts'
import type { SourceDocument } from '../../src/model/document.ts'
import type { Sha256 } from '../../src/model/ids.ts'
import { hostileFiles } from './corpus.ts'

// Every file must end within ten seconds: read, or with a Problem that a person understands. Nothing may break down.
const LIMITS = { megabytes: 200, seconds: 8, memory_mb: 400 }
const MAX_MS = 10_000
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') as Sha256
const BIDI = /[\u202a-\u202e\u2066-\u2069]/

afterAll(closeNormalizeWorker)

/** What must hold of every document, however hostile its source. */
function check(document: SourceDocument): void {
  for (const segment of document.segments) {
    expect(segment.span.end).toBeLessThanOrEqual(document.text.length)
    expect(segment.span.start).toBeLessThan(segment.span.end)
  }
  const names = [
    document.title?.text ?? '',
    ...document.speakers.map(s => s.label),
    ...document.messages.map(m => m.subject),
    ...document.events.map(e => e.title),
  ]
  for (const name of names) {
    expect(name).not.toMatch(BIDI)
    expect(name).not.toMatch(/[\n\r\0]/)
    expect(name.length).toBeLessThanOrEqual(320)
  }
  for (const { fileName } of document.messages.flatMap(m => m.attachments)) {
    expect(fileName).toMatch(/^[^\\/:*?"<>|\n]{1,130}$/)
    expect(fileName).not.toMatch(/^\.|^(?:con|nul|aux|prn)(?:\.|$)/i)
    expect(fileName).not.toMatch(BIDI)
  }
  const day = document.date?.day
  if (day) expect(Number(day.slice(0, 4))).toBeLessThan(2101)
}

test('there are at least sixty hostile files with names of their own', () => {
  expect(hostileFiles.length).toBeGreaterThanOrEqual(60)
  expect(new Set(hostileFiles.map(f => f.name)).size).toBe(hostileFiles.length)
})

test.each(hostileFiles.map(f => [f.name, f] as const))(
  '%s',
  async (_, file) => {
    const bytes = file.make()
    const before = sha(bytes)
    const started = performance.now()
    const result = await normalizeGuarded({ fileName: file.name, bytes, sha256: before, folders: [], modifiedMs: 0 }, LIMITS)
    expect(performance.now() - started).toBeLessThan(MAX_MS)
    expect(sha(bytes)).toBe(before)
    const ended = result.ok ? 'read' : result.problem.code
    expect(ended).toMatch(/^(?:read|[A-Z]+(?:_[A-Z]+)+)$/)
    expect(ended).not.toBe('FORMAT_FAILED')
    if (file.ends !== 'any') expect(ended).toBe(file.ends)
    if (result.ok) for (const document of result.value.slice(0, 50)) check(document)
  },
  30_000,
)
