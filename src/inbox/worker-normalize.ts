import type { ChildProcess } from 'node:child_process'
import type { InboxItem, SourceDocument } from '../model/document.ts'
import { ProblemError, type Result } from '../model/problem.ts'
import { normalize } from '../normalize/normalize.ts'
import { mailboxThreads } from './mailbox-threads.ts'
import type { NormalizeAnswer, NormalizeRequest } from './normalize-worker-entry.ts'
import { broken, CHECK_MS, limitProblem, memoryOf, memoryProblem, type NormalizeLimits, rest, startReader } from './reader-process.ts'

/**
 * `normalize` that cannot take the program down: what could be costly runs in a process of its own that is ended after `seconds` or
 * above `memory_mb`. (A thread would be lighter, but running out of memory in one can end the whole program, and what it used is not
 * given back.) Small plain texts are read here, where another process would cost more than the text.
 * Problems besides normalize's own: LIMIT_BYTES, LIMIT_TIME, LIMIT_MEMORY, LIMIT_NESTING, FORMAT_FAILED (a reader broke down).
 */
export async function normalizeGuarded(item: InboxItem, limits: NormalizeLimits): Promise<Result<readonly SourceDocument[]>> {
  const megabytes = item.bytes.length / 1024 / 1024
  if (megabytes > limits.megabytes) {
    return limitProblem(
      item,
      'LIMIT_BYTES',
      'The file is larger than files are read.',
      `at most ${limits.megabytes} MB`,
      `${megabytes.toFixed(1)} MB`,
    )
  }
  if (!isCostly(item.bytes)) {
    try {
      return await normalize(item)
    } catch (error) {
      return broken(item, error instanceof Error ? error : new Error(String(error)))
    }
  }
  // One process, one item at a time: the next waits, so that its own time counts.
  const turn = queue.then(() => inProcess(item, limits))
  queue = turn.catch(() => {})
  return turn
}

/**
 * The documents of an item one after the other: all that `normalizeGuarded` gives, and the threads of a mailbox that is too large to be
 * held, or costs too much as a whole, of which only one is in memory at a time. The limits hold for each message of a mailbox: one that
 * goes beyond is left out and named by the last document.
 * @throws ProblemError as `normalizeGuarded` returns them
 */
export async function* normalizeEach(item: InboxItem, limits: NormalizeLimits): AsyncGenerator<SourceDocument> {
  if (item.mailbox?.held !== false) {
    const read = await normalizeGuarded(item, limits)
    const costly = !read.ok && item.mailbox !== undefined && /^LIMIT_(?:TIME|MEMORY)$/.test(read.problem.code)
    if (!read.ok && !costly) throw new ProblemError(read.problem)
    if (read.ok) yield* read.value
    if (!costly) return
  }
  await closeNormalizeWorker()
  yield* mailboxThreads(item, item.mailbox?.path ?? '', limits)
}

/** Ends the reading process; for tests. Otherwise it ends with this one. */
export async function closeNormalizeWorker(): Promise<void> {
  await queue
  reader?.kill('SIGKILL')
  reader = null
}

/** Process id of the reader, null where none waits; for tests. */
export const normalizeWorkerPid = (): number | null => reader?.pid ?? null

let queue: Promise<unknown> = Promise.resolve()
let reader: ChildProcess | null = null
let nextId = 1

const KB = 1024

/** Containers and markup always; other text from a size on at which even a clumsy reader could take long. */
function isCostly(bytes: Uint8Array): boolean {
  if (bytes.length < 64) return false
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2 * KB))
  if (/^PK|%PDF-/.test(head)) return true
  if (/<(?:!doctype|html|head|body|div|table)\b/i.test(head)) return bytes.length > 16 * KB
  // A line of a calendar can stand for thousands of days.
  if (/^\s*BEGIN:VCALENDAR/i.test(head)) return bytes.length > 8 * KB
  if (/^(?:From |[A-Za-z-]{2,40}:\s)/.test(head)) return bytes.length > 128 * KB
  return bytes.length > 256 * KB
}

/** A reader as large as this is not kept for the next item. */
const KEPT_MB = 250

function idleReader(memory: number): ChildProcess {
  const started = startReader(memory)
  // One that ended while idle is not asked again.
  started.once('exit', () => {
    if (reader === started) reader = null
  })
  reader = started
  return started
}

function inProcess(item: InboxItem, limits: NormalizeLimits): Promise<Result<readonly SourceDocument[]>> {
  const process = reader ?? idleReader(limits.memory_mb)
  const id = nextId++
  return new Promise(resolve => {
    // Bytes outside the heap count as well.
    const watch = setInterval(() => {
      if ((memoryOf(process.pid) ?? 0) > limits.memory_mb) end(memoryProblem(item, limits), true)
    }, CHECK_MS)
    const timer = setTimeout(() => {
      end(limitProblem(item, 'LIMIT_TIME', 'Reading the file took too long and was stopped.', `at most ${limits.seconds} s`, 'more'), true)
    }, limits.seconds * 1000)
    const onMessage = (answer: unknown) => {
      const { id: answered, ...content } = answer as NormalizeAnswer
      if (answered !== id) return
      const large = (memoryOf(process.pid) ?? 0) > Math.min(KEPT_MB, limits.memory_mb / 2)
      end('result' in content ? content.result : broken(item, content.failure), large)
    }
    const onError = (error: Error) => end(broken(item, error), true)
    // V8 aborts where its heap is full.
    const onExit = (code: number | null, signal: string | null) =>
      end(
        code === 134 || signal === 'SIGABRT' || signal === 'SIGKILL'
          ? memoryProblem(item, limits)
          : broken(item, { name: 'Error', message: `the reading process ended (${code ?? signal})` }),
        true,
      )
    const end = (result: Result<readonly SourceDocument[]>, kill: boolean) => {
      clearInterval(watch)
      clearTimeout(timer)
      process.off('message', onMessage).off('error', onError).off('exit', onExit)
      if (kill) {
        if (reader === process) reader = null
        process.kill('SIGKILL')
      }
      rest(process)
      resolve(result)
    }
    process.ref()
    process.channel?.ref()
    process.on('message', onMessage).on('error', onError).on('exit', onExit)
    process.send({ id, item } satisfies NormalizeRequest, error => {
      if (error) onError(error)
    })
  })
}
