import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { pdfFile, wordFile, wordParagraph } from '../../test/generate/office.ts'
import type { Sha256 } from '../model/ids.ts'
import { closeNormalizeWorker, normalizeGuarded, normalizeWorkerPid } from './worker-normalize.ts'

const LIMITS = { megabytes: 20, seconds: 20, memory_mb: 400 }
const item = (fileName: string, bytes: Uint8Array) => ({ fileName, bytes, sha256: '1'.repeat(64) as Sha256, folders: [], modifiedMs: 0 })
const docx = item('a.docx', wordFile({ body: wordParagraph('The valve is grey.') }))
const ended = async (...args: Parameters<typeof normalizeGuarded>) => {
  const result = await normalizeGuarded(...args)
  return result.ok ? result.value.map(d => d.format).join() : result.problem.code
}

afterAll(closeNormalizeWorker)

test('a costly item is read in a process of its own, with the same result', async () => {
  const result = await normalizeGuarded(docx, LIMITS)
  expect(result.ok && result.value[0]?.text).toBe('The valve is grey.')
})

test('what takes too long is stopped, and the next item is read', async () => {
  const pages = pdfFile(
    Array.from({ length: 400 }, (_, p) => Array.from({ length: 60 }, (_, i) => ({ text: `line ${i} of page ${p}`, y: 800 - i * 12 }))),
  )
  await ended(docx, LIMITS)
  expect(await ended(item('long.pdf', pages), { ...LIMITS, seconds: 0.05 })).toBe('LIMIT_TIME')
  expect(await ended(docx, LIMITS)).toBe('docx')
})

test('what needs too much memory is stopped, and the next item is read', async () => {
  const mailbox = item(
    'a.mbox',
    new TextEncoder().encode(
      'From a@b.example Mon Mar  2 09:00:00 2026\r\nFrom: a@b.example\r\nSubject: x\r\n\r\nhello there\r\n\r\n'.repeat(60_000),
    ),
  )
  expect(await ended(mailbox, { ...LIMITS, memory_mb: 100 })).toBe('LIMIT_MEMORY')
  expect(await ended(docx, LIMITS)).toBe('docx')
})

test('a file above the limit is not opened', async () =>
  expect(await ended(item('a.txt', new Uint8Array(3_000_000)), { ...LIMITS, megabytes: 2 })).toBe('LIMIT_BYTES'))

test('items that come at once wait for each other', async () => {
  expect(await Promise.all([ended(docx, LIMITS), ended(docx, LIMITS), ended(docx, LIMITS)])).toEqual(['docx', 'docx', 'docx'])
})

// pdf.js leaves promises behind that fail later; found by fuzzing (seed 1, PDFs, cases 22 and 234): the reading process ended with
// them, and the item behind was blamed.
test('a damaged PDF does not end the process that reads', async () => {
  const damaged = [1, 2].map(
    n => new Uint8Array(readFileSync(join(import.meta.dirname, `../../test/hostile/fixtures/late-rejection-${n}.pdf`))),
  )
  await ended(docx, LIMITS)
  const before = normalizeWorkerPid()
  for (const bytes of damaged) {
    expect(await ended(item('d.pdf', bytes), LIMITS)).toBe('PDF_NO_TEXT')
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(await ended(docx, LIMITS)).toBe('docx')
  }
  expect(normalizeWorkerPid()).toBe(before)
})
