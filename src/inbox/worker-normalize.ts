import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { InboxItem, SourceDocument } from '../model/document.ts'
import { failed, type Problem, ProblemError, type Result } from '../model/problem.ts'
import { normalize } from '../normalize/normalize.ts'
import type { MailboxAnswer, MailboxRequest, NormalizeAnswer, NormalizeRequest } from './normalize-worker-entry.ts'

/** As `limits` in the config. */
export interface NormalizeLimits {
  readonly megabytes: number
  readonly seconds: number
  readonly memory_mb: number
}

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
 * held, of which only one is in memory at a time. The limits of a mailbox hold for each of its threads (the first waits for the headers
 * of all).
 * @throws ProblemError as `normalizeGuarded` returns them
 */
export async function* normalizeEach(item: InboxItem, limits: NormalizeLimits): AsyncGenerator<SourceDocument> {
  if (item.mailbox === undefined) {
    const read = await normalizeGuarded(item, limits)
    if (!read.ok) throw new ProblemError(read.problem)
    yield* read.value
  } else yield* mailboxThreads(item, item.mailbox, limits)
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
  if (/^(?:From |BEGIN:VCALENDAR|[A-Za-z-]{2,40}:\s)/.test(head)) return bytes.length > 128 * KB
  return bytes.length > 256 * KB
}

/** The process's program: the source beside this file, or the bundle's second entry. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './normalize-worker-entry.ts' : './normalize-worker.js', import.meta.url)

const BESIDE_HEAP_MB = 130

function startReader(memory: number): ChildProcess {
  const started = fork(fileURLToPath(ENTRY), [], {
    // What the limit counts is the heap and, beside it, the program, its stack and bytes.
    execArgv: [`--max-old-space-size=${Math.max(64, memory - BESIDE_HEAP_MB)}`, '--max-semi-space-size=8'],
    env: {},
    serialization: 'advanced',
    // Readers of others print warnings; nobody should see them.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // One that ended while idle is not asked again.
  started.once('exit', () => {
    if (reader === started) reader = null
  })
  started.on('error', () => {})
  rest(started)
  return started
}

/** An idle reader keeps nobody waiting. */
function rest(process: ChildProcess): void {
  process.unref()
  process.channel?.unref()
}

/** Resident megabytes of a process; null where the system does not say it in a file. Then the limit of the heap alone holds. */
function memoryOf(pid: number | undefined): number | null {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / KB / KB
  } catch {
    return null
  }
}

const CHECK_MS = 20
/** A reader as large as this is not kept for the next item. */
const KEPT_MB = 250

function inProcess(item: InboxItem, limits: NormalizeLimits): Promise<Result<readonly SourceDocument[]>> {
  const process = reader ?? startReader(limits.memory_mb)
  reader = process
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

/** A process of its own reads the mailbox and ends with it: what it used is given back. */
async function* mailboxThreads(item: InboxItem, path: string, limits: NormalizeLimits): AsyncGenerator<SourceDocument> {
  await closeNormalizeWorker()
  const reading = startReader(limits.memory_mb)
  const request: MailboxRequest = { next: { fileName: item.fileName, sha256: item.sha256, path } }
  try {
    // The next thread is read while the one before is filed.
    let coming = answerOf(reading, request, item, limits)
    for (;;) {
      const answer = await coming
      if ('problem' in answer) throw new ProblemError(answer.problem)
      if ('failure' in answer) throw problemOf(broken(item, answer.failure))
      if (answer.document === null) return
      coming = answerOf(reading, request, item, limits)
      coming.catch(() => {})
      yield answer.document
    }
  } finally {
    reading.kill('SIGKILL')
  }
}

/** The headers of all messages are read before the first thread: minutes, where the mailbox holds a hundred thousand. */
const MAILBOX_SECONDS = 300

function answerOf(reading: ChildProcess, request: MailboxRequest, item: InboxItem, limits: NormalizeLimits): Promise<MailboxAnswer> {
  return new Promise((resolve, reject) => {
    const stop = (result: Result<never>) => {
      done()
      reading.kill('SIGKILL')
      reject(problemOf(result))
    }
    const watch = setInterval(() => {
      if ((memoryOf(reading.pid) ?? 0) > limits.memory_mb) stop(memoryProblem(item, limits))
    }, CHECK_MS)
    const seconds = Math.max(limits.seconds, MAILBOX_SECONDS)
    const timer = setTimeout(() => {
      stop(limitProblem(item, 'LIMIT_TIME', 'Reading the mailbox took too long and was stopped.', `at most ${seconds} s`, 'more'))
    }, seconds * 1000)
    const onMessage = (answer: unknown) => {
      done()
      resolve(answer as MailboxAnswer)
    }
    const onExit = () => stop(memoryProblem(item, limits))
    const done = () => {
      clearInterval(watch)
      clearTimeout(timer)
      reading.off('message', onMessage).off('exit', onExit)
      rest(reading)
    }
    reading.ref()
    reading.channel?.ref()
    reading.on('message', onMessage).on('exit', onExit)
    reading.send(request, error => {
      if (error) stop(broken(item, error))
    })
  })
}

function problemOf(result: Result<never>): ProblemError {
  if (result.ok) throw new Error('a failed result was expected')
  return new ProblemError(result.problem)
}

function limitProblem(item: InboxItem, code: string, message: string, expected: string, found: string): Result<never> {
  const hint = 'The file is kept. Raise `limits` in the config if you trust it, or split it.'
  return failed({ code, message, expected, found, where: item.fileName, hint } satisfies Problem)
}

const memoryProblem = (item: InboxItem, limits: NormalizeLimits): Result<never> =>
  limitProblem(item, 'LIMIT_MEMORY', 'Reading the file needed too much memory and was stopped.', `at most ${limits.memory_mb} MB`, 'more')

/** A reader that throws what is no Problem has a bug; the item is set aside with it, the run goes on. */
function broken(item: InboxItem, error: { readonly name: string; readonly message: string }): Result<never> {
  if (/call stack/i.test(error.message))
    return limitProblem(item, 'LIMIT_NESTING', 'The content is nested too deep to be read.', 'ordinary nesting', 'more')
  return failed({
    code: 'FORMAT_FAILED',
    message: 'The file could not be read: its reader broke down.',
    found: `${error.name}: ${error.message.slice(0, 200)}`,
    where: item.fileName,
    hint: 'Please report it with the file, if you may share it. Saving it in another form may help.',
  })
}
