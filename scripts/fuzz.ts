import { createHash } from 'node:crypto'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { SourceDocument } from '../src/model/document.ts'
import type { Sha256 } from '../src/model/ids.ts'
import { normalize } from '../src/normalize/normalize.ts'
import { seeded } from '../test/generate/seeded.ts'
import { type FuzzFixture, fuzzFixtures } from './fuzz-fixtures.ts'

/**
 * `npm run fuzz -- --seed 1 --cases 1000 [--format email]`: breaks a healthy file of each format so many times and reads what comes of it.
 * A finding is an exception that is no Problem, a case above two seconds, a hang, or a document that does not hold together.
 * A case depends on the format, the seed and its number alone: `--format email --only <case>` reads one again.
 */
interface Finding {
  readonly case: number
  readonly format: string
  readonly what: string
}

const SLOW_MS = 2000
const HANG_MS = 20_000
const option = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(name)
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise)
}

const NASTY = [
  '\u0000',
  '\u202e',
  '\ufeff',
  '\r',
  '\n\n',
  '---\n',
  '--',
  '<',
  '>',
  '</',
  '&#x110000;',
  '&amp',
  '"',
  "'",
  '\\',
  '=?utf-8?q?',
  '=',
  '=0A',
  ';',
  ':',
  '%',
  '\ud800',
  '99999999999999999999',
  '-1',
  '[',
  ']',
  '{',
  '}',
  '(',
  '|',
  '#',
  '> ',
  '-->',
  '```',
  '\t',
  'ÿþ',
  '𝔘',
  '../',
  'BEGIN:VEVENT\r\n',
  'From ',
  'Content-Type: multipart/mixed; boundary=m\r\n',
  '00:00:00.000',
  '<w:p>',
  '</w:t>',
  '<![CDATA[',
  '<!DOCTYPE x [',
]

/** Bytes of one case: one to eight changes of a healthy file, or of what is packed in it. */
function caseOf(seed: number, number: number, fixtures: readonly FuzzFixture[]): { fixture: FuzzFixture; bytes: Uint8Array } {
  const next = seeded((seed * 1_000_003 + number) >>> 0)
  const fixture = fixtures[Math.floor(next() * fixtures.length)] as FuzzFixture
  if (fixture.inner && next() < 0.6) {
    return {
      fixture,
      bytes: fixture.inner.pack(new TextDecoder().decode(mutate(new TextEncoder().encode(fixture.inner.text), next))),
    }
  }
  return { fixture, bytes: mutate(fixture.bytes, next) }
}

function mutate(bytes: Uint8Array, next: () => number): Uint8Array {
  let out = bytes
  const int = (n: number) => Math.floor(next() * n)
  for (let n = 1 + int(8); n > 0; n--) {
    const at = int(out.length + 1)
    const length = Math.min(out.length - at, 1 + int(next() < 0.8 ? 12 : 400))
    const kind = int(8)
    const piece = new TextEncoder().encode(NASTY[int(NASTY.length)] ?? '')
    if (kind === 0) out = out.map((b, i) => (i === at ? b ^ (1 << int(8)) : b))
    else if (kind === 1) out = join(out.subarray(0, at), out.subarray(at + length))
    else if (kind === 2) out = join(out.subarray(0, at), piece, out.subarray(at))
    else if (kind === 3) out = join(out.subarray(0, at), ...Array.from({ length: 1 + int(40) }, () => piece), out.subarray(at))
    else if (kind === 4)
      out = join(out.subarray(0, at), ...Array.from({ length: 2 + int(6) }, () => out.subarray(at, at + length)), out.subarray(at + length))
    else if (kind === 5 && next() < 0.3) out = out.subarray(0, at)
    else if (kind === 6)
      out = join(
        out.subarray(0, at),
        new Uint8Array(length).map(() => int(256)),
        out.subarray(at + length),
      )
    else if (kind === 7) {
      const other = fuzzFixtures[int(fuzzFixtures.length)]?.bytes ?? out
      const from = int(other.length)
      out = join(out.subarray(0, at), other.subarray(from, from + int(300)), out.subarray(at))
    }
    if (out.length > 200_000) out = out.subarray(0, 200_000)
  }
  return out
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((n, p) => n + p.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

function faultOf(document: SourceDocument): string | null {
  let end = 0
  for (const s of document.segments) {
    if (s.span.start < end || s.span.end <= s.span.start || s.span.end > document.text.length) return `span of segment ${s.index}`
    if (s.speaker !== null && !document.speakers[s.speaker]) return `speaker of segment ${s.index}`
    if (s.message !== undefined && !document.messages[s.message]) return `message of segment ${s.index}`
    if (!/^[ubm]\d+$/.test(s.anchor)) return `anchor ${s.anchor}`
    end = s.span.end
  }
  if (document.date && !DAY.test(document.date.day)) return `day ${document.date.day}`
  for (const event of document.events)
    if (!Number.isFinite(event.startMs) || event.endMs < event.startMs || !DAY.test(event.day)) return `event ${event.uid}`
  for (const item of document.statedItems) if (item.span.end > document.text.length || item.span.start > item.span.end) return 'stated item'
  for (const name of [document.title?.text ?? '', ...document.messages.map(m => m.subject)])
    if (/[\n\r\0\u202a-\u202e]/.test(name)) return `title ${JSON.stringify(name)}`
  for (const m of document.messages) if (m.messageId === '') return 'message without an id'
  return null
}

/** Reads one case; null where all is well. */
async function run(seed: number, number: number, fixtures: readonly FuzzFixture[]): Promise<Finding | null> {
  const { fixture, bytes } = caseOf(seed, number, fixtures)
  const started = performance.now()
  const found = (what: string): Finding => ({ case: number, format: fixture.format, what })
  try {
    const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256
    const result = await normalize({ fileName: fixture.fileName, bytes, sha256, folders: [], modifiedMs: 0 })
    const fault = result.ok ? result.value.map(faultOf).find(f => f !== null) : null
    if (fault) return found(fault)
  } catch (error) {
    return found(error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error))
  }
  const ms = performance.now() - started
  return ms > SLOW_MS ? found(`${Math.round(ms)} ms`) : null
}

const seed = Number(option('--seed', '1'))
const cases = Number(option('--cases', '1000'))
const asked = option('--format', '')
const only = option('--only', '')
const fixturesOf = (format: string): FuzzFixture[] => fuzzFixtures.filter(f => f.format === format)

/** The cases of one format from `from` on; each is told before it is read, so that a hang has a number. */
async function work({ format, from }: { readonly format: string; readonly from: number }): Promise<void> {
  const fixtures = fixturesOf(format)
  for (const method of ['log', 'warn', 'error'] as const) console[method] = () => {}
  let current = 0
  process.on('unhandledRejection', reason => {
    // Known of pdf.js, late and so under another case, and kept from ending the process that reads: src/inbox/normalize-worker-entry.ts.
    if (
      /^(?:FormatError|ParserEOFException|XRefEntryException|XRefParseException|MissingDataException|UnknownErrorException):/.test(
        String(reason),
      )
    )
      return
    parentPort?.postMessage({ finding: { case: current, format, what: `unhandled: ${String(reason)}` } })
  })
  // The first file of a format pays for loading its reader: read whole once, before the clock of the cases runs.
  for (const { fileName, bytes } of fixtures)
    await normalize({ fileName, bytes, sha256: createHash('sha256').update(bytes).digest('hex') as Sha256, folders: [], modifiedMs: 0 })
  for (let n = from; n < cases; n++) {
    current = n
    parentPort?.postMessage({ at: n })
    const finding = await run(seed, n, fixtures)
    if (finding) parentPort?.postMessage({ finding })
    // Lets promises that nobody waits for fail while the case is known.
    if (n % 8 === 0) await new Promise(resolve => setTimeout(resolve, 0))
  }
  parentPort?.postMessage({ done: true })
}

async function fuzzed(format: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (let from = 0; from < cases; ) {
    from = await new Promise<number>(resolve => {
      let at = from
      const worker = new Worker(new URL(import.meta.url), { workerData: { format, from }, argv: process.argv.slice(2) })
      const hang = () => {
        findings.push({ case: at, format, what: `hangs above ${HANG_MS / 1000} s` })
        worker.terminate().then(() => resolve(at + 1))
      }
      let timer = setTimeout(hang, HANG_MS)
      worker.on('message', (m: { at?: number; finding?: Finding; done?: true }) => {
        if (m.at !== undefined) {
          at = m.at
          clearTimeout(timer)
          timer = setTimeout(hang, HANG_MS)
        }
        if (m.finding) findings.push(m.finding)
        if (m.done) {
          clearTimeout(timer)
          worker.terminate().then(() => resolve(cases))
        }
      })
      worker.on('error', error => {
        clearTimeout(timer)
        findings.push({ case: at, format, what: String(error) })
        resolve(at + 1)
      })
    })
  }
  return findings
}

if (!isMainThread) await work(workerData)
else if (only !== '') console.log((await run(seed, Number(only), fixturesOf(asked))) ?? 'nothing found')
else {
  for (const format of new Set(fuzzFixtures.map(f => f.format))) {
    if (asked !== '' && asked !== format) continue
    const started = performance.now()
    const findings = await fuzzed(format)
    for (const finding of findings.slice(0, 20)) console.log(JSON.stringify(finding))
    const seconds = Math.round((performance.now() - started) / 1000)
    console.log(`${format.padEnd(22)} seed ${seed}  ${cases} cases  ${findings.length} findings  ${seconds} s`)
    if (findings.length > 0) process.exitCode = 1
  }
}
