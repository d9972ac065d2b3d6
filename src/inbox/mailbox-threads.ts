import type { ChildProcess } from 'node:child_process'
import type { InboxItem, SourceDocument } from '../model/document.ts'
import type { SourceId, Span } from '../model/ids.ts'
import { ProblemError, type Result } from '../model/problem.ts'
import type { MailboxAnswer, MailboxReading, MailboxRequest } from './normalize-worker-entry.ts'
import { broken, CHECK_MS, limitProblem, memoryOf, memoryProblem, type NormalizeLimits, rest, startReader } from './reader-process.ts'

/** The headers of all messages are read before the first thread: minutes, where the mailbox holds a hundred thousand. */
const MAILBOX_SECONDS = 300
/** So many messages may take their reader down; behind that the mailbox as a whole is too much. */
const MAX_STOPS = 20

/**
 * The threads of a mailbox on the disk. A process of its own reads it and ends with it: what it used is given back. A message that takes
 * too long or needs too much memory ends the process; the next one leaves that message out and goes on behind the threads that were given.
 * @throws ProblemError MAIL_UNREADABLE, LIMIT_PARTS, and LIMIT_TIME, LIMIT_MEMORY, FORMAT_FAILED where no single message is to blame
 */
export async function* mailboxThreads(item: InboxItem, path: string, limits: NormalizeLimits): AsyncGenerator<SourceDocument> {
  const skip = new Map<number, string>()
  const given = new Set<SourceId>()
  for (;;) {
    const reading = startReader(limits.memory_mb)
    const request: MailboxRequest = { next: { fileName: item.fileName, sha256: item.sha256, path, skip } }
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
        if (given.has(answer.document.id)) continue
        given.add(answer.document.id)
        yield answer.document
      }
    } catch (error) {
      if (!(error instanceof MessageStops) || skip.size >= MAX_STOPS || skip.has(error.message.start))
        throw error instanceof MessageStops ? error.problem : error
      skip.set(error.message.start, error.problem.problem.code)
    } finally {
      reading.kill('SIGKILL')
    }
  }
}

/** One message goes beyond the limits. */
class MessageStops {
  readonly message: Span
  readonly problem: ProblemError

  constructor(message: Span, problem: ProblemError) {
    this.message = message
    this.problem = problem
  }
}

function answerOf(process: ChildProcess, request: MailboxRequest, item: InboxItem, limits: NormalizeLimits): Promise<MailboxAnswer> {
  return new Promise((resolve, reject) => {
    let message: Span | null = null
    const stop = (result: Result<never>) => {
      done()
      process.kill('SIGKILL')
      const problem = problemOf(result)
      reject(message === null ? problem : new MessageStops(message, problem))
    }
    const watch = setInterval(() => {
      if ((memoryOf(process.pid) ?? 0) > limits.memory_mb) stop(memoryProblem(item, limits))
    }, CHECK_MS)
    const timed = (): NodeJS.Timeout => {
      const seconds = message === null ? Math.max(limits.seconds, MAILBOX_SECONDS) : limits.seconds
      return setTimeout(() => {
        stop(limitProblem(item, 'LIMIT_TIME', 'Reading the mailbox took too long and was stopped.', `at most ${seconds} s`, 'more'))
      }, seconds * 1000)
    }
    let timer = timed()
    const onMessage = (answer: unknown) => {
      const heard = answer as MailboxAnswer | MailboxReading
      if ('reading' in heard) {
        message = heard.reading
        clearTimeout(timer)
        timer = timed()
        return
      }
      done()
      resolve(heard)
    }
    const onExit = () => stop(memoryProblem(item, limits))
    const done = () => {
      clearInterval(watch)
      clearTimeout(timer)
      process.off('message', onMessage).off('exit', onExit)
      rest(process)
    }
    process.ref()
    process.channel?.ref()
    process.on('message', onMessage).on('exit', onExit)
    process.send(request, error => {
      if (error) stop(broken(item, error))
    })
  })
}

function problemOf(result: Result<never>): ProblemError {
  if (result.ok) throw new Error('a failed result was expected')
  return new ProblemError(result.problem)
}
