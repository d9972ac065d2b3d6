import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeNormalizeWorker, normalizeGuarded } from '../../src/inbox/worker-normalize.ts'
import type { SourceDocument } from '../../src/model/document.ts'
import type { Sha256 } from '../../src/model/ids.ts'

/**
 * `node test/hostile/run.ts <folder>`: reads every file as the Inbox would, one after the other in one process, and prints a line of
 * JSON a file and one with the peak memory of the process.
 */
export interface HostileResult {
  readonly name: string
  /** `read` or the Problem's code. */
  readonly ended: string
  readonly ms: number
  /** Peak memory so far, of this process and the one that reads for it. */
  readonly megabytes: number
  /** What does not hold of the documents, in words. */
  readonly faults: readonly string[]
}

const LIMITS = { megabytes: 200, seconds: 8, memory_mb: 260 }
const BIDI = /[\u202a-\u202e\u2066-\u2069]/
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') as Sha256

/** What must hold of every document, however hostile its source. */
function* faultsOf(document: SourceDocument): Generator<string> {
  for (const { span } of document.segments)
    if (span.end > document.text.length || span.start >= span.end) yield `span ${span.start}-${span.end}`
  const names = [
    document.title?.text ?? '',
    ...document.speakers.map(s => s.label),
    ...document.messages.map(m => m.subject),
    ...document.events.map(e => e.title),
  ]
  for (const name of names) {
    if (BIDI.test(name)) yield `direction override in ${JSON.stringify(name)}`
    if (/[\n\r\0]/.test(name)) yield `line break in ${JSON.stringify(name)}`
    if (name.length > 320) yield `name of ${name.length} characters`
  }
  for (const { fileName } of document.messages.flatMap(m => m.attachments)) {
    const safe = /^[^\\/:*?"<>|\n]{1,130}$/.test(fileName) && !/^\.|^(?:con|nul|aux|prn)(?:\.|$)/i.test(fileName) && !BIDI.test(fileName)
    if (!safe) yield `attachment ${JSON.stringify(fileName)}`
  }
  const year = Number(document.date?.day.slice(0, 4) ?? '2000')
  if (year < 1970 || year > 2100) yield `year ${year}`
}

/** Megabytes of this process and the one that reads for it. */
let most = 0
const residentOf = (pid: string): number => Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1] ?? 0) * 4096
const sample = () => {
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(c => c !== '')
    most = Math.max(
      most,
      [String(process.pid), ...children].map(residentOf).reduce((a, b) => a + b, 0),
    )
  } catch {
    // A child that has just ended, or a system without /proc: this process's own peak stands.
    most = Math.max(most, process.memoryUsage().rss)
  }
}
setInterval(sample, 25).unref()
const peak = () => {
  sample()
  return Math.round(most / 1024 / 1024)
}

const folder = process.argv[2] ?? '.'
for (const name of readdirSync(folder).sort()) {
  const bytes = new Uint8Array(readFileSync(join(folder, name)))
  const before = sha(bytes)
  const started = performance.now()
  const result = await normalizeGuarded({ fileName: name, bytes, sha256: before, folders: [], modifiedMs: 0 }, LIMITS)
  const ms = Math.round(performance.now() - started)
  const faults = result.ok ? result.value.slice(0, 50).flatMap(d => [...faultsOf(d)]) : []
  if (sha(bytes) !== before) faults.push('the bytes were changed')
  console.log(
    JSON.stringify({ name, ended: result.ok ? 'read' : result.problem.code, ms, megabytes: peak(), faults } satisfies HostileResult),
  )
}
await closeNormalizeWorker()
console.log(JSON.stringify({ peakMegabytes: peak() }))
