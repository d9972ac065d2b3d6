/** Watching the Inbox: events of the file system say when to look, a rescan catches what they missed, and only settled files are announced. */
import fs from 'node:fs'
import path from 'node:path'
import { FAILED, listInbox } from './inbox.ts'

export interface WatchOptions {
  readonly root: string
  /** Folder name of the Inbox. */
  readonly inbox: string
  /** A file is ready when neither its size nor its time has changed for so long. */
  readonly settleMs: number
  /** The Inbox is read again this often, whatever events say. */
  readonly rescanMs: number
  /** Ends the watching; work in `onReady` is finished first. */
  readonly signal: AbortSignal
  /** Called when at least one file has become ready, and at the start; never twice at once. A rejection ends the watching. */
  readonly onReady: () => Promise<void>
  /** Files left in the Inbox after `onReady` (disk full …) are announced again after so long. Default five minutes. */
  readonly retryMs?: number
}

const PAUSE_MS = 20

/** Resolves when the signal is given and the last call of `onReady` is done. Rejects with what `onReady` rejects with. */
export async function watchInbox(options: WatchOptions): Promise<void> {
  const { root, inbox, settleMs, rescanMs, signal, onReady, retryMs = 300_000 } = options
  const folder = path.join(root, inbox)
  fs.mkdirSync(folder, { recursive: true })
  const seen = new Seen(settleMs, retryMs)
  const wake = new Alarm(signal)
  const { watch } = await import('chokidar')
  const failed = path.join(folder, FAILED)
  const watcher = watch(folder, { ignoreInitial: true, ignored: file => file === failed || path.basename(file).startsWith('.afterword-') })
  watcher.on('all', () => wake.ring())
  // A watcher that fails (too many watches, a network disk) is no reason to stop: the rescan goes on.
  watcher.on('error', () => {})
  try {
    while (!signal.aborted) {
      const files = await listInbox(root, inbox, { settleMs: 0 })
      const { ready, nextMs } = seen.look(files, Date.now())
      if (ready) {
        await onReady()
        seen.announced(await listInbox(root, inbox, { settleMs: 0 }), Date.now())
        continue
      }
      await wake.sleep(Math.min(nextMs, rescanMs))
      // A file that is being copied rings many times a second.
      await new Promise(resolve => setTimeout(resolve, PAUSE_MS))
    }
  } finally {
    await watcher.close()
  }
}

interface State {
  readonly signature: string
  readonly since: number
  /** When it was last announced, or null. */
  readonly announced: number | null
}

/** What lies in the Inbox and since when it has not changed. */
class Seen {
  readonly #settleMs: number
  readonly #retryMs: number
  #files = new Map<string, State>()

  constructor(settleMs: number, retryMs: number) {
    this.#settleMs = settleMs
    this.#retryMs = retryMs
  }

  /** `nextMs`: when looking again can bring something, at the latest. */
  look(files: readonly { readonly path: string; readonly size: number; readonly modifiedMs: number }[], now: number) {
    const next = new Map<string, State>()
    let [ready, nextMs] = [false, Number.POSITIVE_INFINITY]
    for (const file of files) {
      const signature = `${file.size}:${file.modifiedMs}`
      const old = this.#files.get(file.path)
      const state = old?.signature === signature ? old : { signature, since: now, announced: null }
      next.set(file.path, state)
      const due = state.announced === null ? state.since + this.#settleMs : state.announced + this.#retryMs
      if (due <= now) ready = true
      else nextMs = Math.min(nextMs, due - now)
    }
    this.#files = next
    return { ready, nextMs: Math.max(nextMs, 10) }
  }

  /** Everything that was ready and still lies there was announced and not taken. */
  announced(files: readonly { readonly path: string; readonly size: number; readonly modifiedMs: number }[], now: number): void {
    for (const file of files) {
      const state = this.#files.get(file.path)
      if (!state || state.signature !== `${file.size}:${file.modifiedMs}`) continue
      if (now - state.since >= this.#settleMs) this.#files.set(file.path, { ...state, announced: now })
    }
  }
}

/** A sleep that an event or the end of the watching cuts short; an event during work is not lost. */
class Alarm {
  #rung = false
  #wake: (() => void) | null = null

  constructor(signal: AbortSignal) {
    signal.addEventListener('abort', () => this.ring(), { once: true })
  }

  ring(): void {
    this.#rung = true
    this.#wake?.()
  }

  async sleep(ms: number): Promise<void> {
    if (!this.#rung)
      await new Promise<void>(resolve => {
        // Timers take at most 2^31 ms.
        const timer = setTimeout(resolve, Math.min(ms, 2 ** 31 - 1))
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    this.#wake = null
    this.#rung = false
  }
}
