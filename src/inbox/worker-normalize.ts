import { Worker } from 'node:worker_threads'
import type { InboxItem, SourceDocument } from '../model/document.ts'
import { failed, type Problem, type Result } from '../model/problem.ts'
import { normalize } from '../normalize/normalize.ts'
import type { NormalizeAnswer, NormalizeRequest } from './normalize-worker-entry.ts'

/** As `limits` in the config. */
export interface NormalizeLimits {
  readonly megabytes: number
  readonly seconds: number
  readonly memory_mb: number
}

/**
 * `normalize` that cannot take the program down: what could be costly runs in a thread that is ended after `seconds` or above
 * `memory_mb`. Small plain texts are read here, where a thread would cost more than the text.
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
  // One thread, one item at a time: the next waits, so that its own time counts.
  const turn = queue.then(() => inWorker(item, limits))
  queue = turn.catch(() => {})
  return turn
}

/** Ends the thread; for tests and for programs that must leave no handle behind. */
export async function closeNormalizeWorker(): Promise<void> {
  await queue
  await worker?.terminate()
  worker = null
}

let queue: Promise<unknown> = Promise.resolve()
let worker: Worker | null = null
let nextId = 1

const KB = 1024

/** Containers and markup always; other text from a size on at which even a clumsy reader could take long. */
function isCostly(bytes: Uint8Array): boolean {
  if (bytes.length < 64) return false
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2 * KB))
  if (/^\s*(?:PK|%PDF|\xd0\xcf)/.test(head)) return true
  if (/<(?:!doctype|html|head|body|div|table)\b/i.test(head)) return bytes.length > 16 * KB
  if (/^(?:From |BEGIN:VCALENDAR|[A-Za-z-]{2,40}:\s)/.test(head)) return bytes.length > 128 * KB
  return bytes.length > 2048 * KB
}

/** The thread's program: the source beside this file, or the bundle's second entry. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './normalize-worker-entry.ts' : './normalize-worker.js', import.meta.url)

function startWorker(memory: number): Worker {
  const started = new Worker(ENTRY, {
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 64 },
    execArgv: [],
    env: {},
  })
  started.unref()
  return started
}

const CHECK_MS = 100

function inWorker(item: InboxItem, limits: NormalizeLimits): Promise<Result<readonly SourceDocument[]>> {
  const thread = worker ?? startWorker(limits.memory_mb)
  worker = thread
  const id = nextId++
  const before = process.memoryUsage().rss
  return new Promise(resolve => {
    // Bytes outside the heap count as well, and only the process knows them.
    const watch = setInterval(() => {
      const used = (process.memoryUsage().rss - before) / KB / KB
      if (used > limits.memory_mb * 1.5) end(memoryProblem(item, limits), true)
    }, CHECK_MS)
    const timer = setTimeout(() => {
      end(limitProblem(item, 'LIMIT_TIME', 'Reading the file took too long and was stopped.', `at most ${limits.seconds} s`, 'more'), true)
    }, limits.seconds * 1000)
    const onMessage = (answer: NormalizeAnswer) => {
      if (answer.id !== id) return
      end('result' in answer ? answer.result : broken(item, answer.failure), false)
    }
    const onError = (error: Error & { code?: string }) => {
      end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? memoryProblem(item, limits) : broken(item, error), true)
    }
    const onExit = () => end(broken(item, { name: 'Error', message: 'the reading thread ended' }), true)
    const end = (result: Result<readonly SourceDocument[]>, kill: boolean) => {
      clearInterval(watch)
      clearTimeout(timer)
      thread.off('message', onMessage).off('error', onError).off('exit', onExit)
      thread.unref()
      if (!kill) return resolve(result)
      if (worker === thread) worker = null
      // A thread that was told to end may still report an error.
      thread.on('error', () => {})
      thread.terminate().then(
        () => resolve(result),
        () => resolve(result),
      )
    }
    thread.ref()
    thread.on('message', onMessage).on('error', onError).on('exit', onExit)
    thread.postMessage({ id, item } satisfies NormalizeRequest)
  })
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
