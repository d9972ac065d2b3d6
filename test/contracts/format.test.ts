import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Format, FormatProbe } from '../../src/model/contracts.ts'
import type { InboxItem, SourceDocument } from '../../src/model/document.ts'
import type { Sha256 } from '../../src/model/ids.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { decode } from '../../src/normalize/decode.ts'
import { formats } from '../../src/normalize/formats/index.ts'
import { normalize } from '../../src/normalize/normalize.ts'
import { SAMPLES } from './samples.ts'

const itemOf = (fileName: string, content: string | Uint8Array): InboxItem => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { fileName, bytes, sha256: createHash('sha256').update(bytes).digest('hex') as Sha256, folders: [], modifiedMs: 0 }
}
const probeOf = (item: InboxItem): FormatProbe => ({ item, text: decode(item.bytes).text })

/** The contract of every format of the ordered list. A new member without a sample fails. */
describe.each(formats.map(f => [f.name, f] as const))('%s', (name, format: Format) => {
  const sample = SAMPLES[name]

  test('has a sample and reads it first of all', async () => {
    expect(sample, `add a sample of ${name} to test/contracts/samples.ts`).toBeDefined()
    if (!sample) return
    const read = await normalize(itemOf(...sample))
    expect(read).toMatchObject({ ok: true })
    // A format may tell its kinds apart: `whisper-json` is read by `transcript-json`.
    if (read.ok) expect(formats.find(f => f.recognize(probeOf(itemOf(...sample))) >= 0.5)?.name).toBe(name)
  })

  test('gives spans that are exact, ascending and inside the text, anchors and speakers that exist', async () => {
    for (const doc of await documents(sample)) {
      let at = 0
      for (const [i, s] of doc.segments.entries()) {
        expect(s.index).toBe(i)
        expect(s.span.start).toBeGreaterThanOrEqual(at)
        expect(s.span.end).toBeGreaterThan(s.span.start)
        expect(s.span.end).toBeLessThanOrEqual(doc.text.length)
        expect(s.anchor).toMatch(/^[umb]\d+$/)
        if (s.speaker !== null) expect(doc.speakers[s.speaker]?.index).toBe(s.speaker)
        if (s.message !== undefined) expect(doc.messages[s.message]?.index).toBe(s.message)
        at = s.span.end
      }
      for (const stated of doc.statedItems) {
        const segment = doc.segments[stated.segment]
        expect(segment && segment.span.start <= stated.span.start && stated.span.end <= segment.span.end).toBe(true)
      }
      if (doc.kind !== 'mail') expect(new Set(doc.segments.map(s => s.anchor)).size).toBe(doc.segments.length)
    }
  })

  test('gives the same document for the same bytes', async () => {
    expect(await documents(sample)).toEqual(await documents(sample))
  })

  test('recognises between 0 and 1, and takes no other kind of file for its own', () => {
    for (const [other, file] of Object.entries(SAMPLES)) {
      const score = format.recognize(probeOf(itemOf(...file)))
      expect(score, other).toBeGreaterThanOrEqual(0)
      expect(score, other).toBeLessThanOrEqual(1)
      // What stands later in the list must not be taken by this one.
      const order = formats.map(f => f.name)
      if (order.indexOf(other) > order.indexOf(name)) expect(score, `${name} would take ${other}`).toBeLessThan(0.5)
    }
  })

  test('meets a cut or damaged file of its kind with a document or a Problem, never with another error', async () => {
    if (!sample) return
    const { bytes } = itemOf(...sample)
    for (const cut of [1, 7, Math.floor(bytes.length / 2), bytes.length - 3]) {
      const probe = probeOf(itemOf(sample[0], bytes.slice(0, Math.max(1, cut))))
      try {
        await format.read(probe)
      } catch (error) {
        expect(error).toBeInstanceOf(ProblemError)
      }
    }
  })
})

async function documents(sample: readonly [string, string | Uint8Array] | undefined): Promise<readonly SourceDocument[]> {
  const read = sample ? await normalize(itemOf(...sample)) : null
  return read?.ok ? read.value : []
}
