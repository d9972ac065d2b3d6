/** The Inbox folder: what lies there, what is still being written, and the bytes of one file. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { InboxItem } from '../model/document.ts'
import type { Sha256, VaultPath } from '../model/ids.ts'
import { ProblemError } from '../model/problem.ts'
import { beginsMailbox } from '../normalize/formats/mbox.ts'
import { assertInside, errnoOf, sha256 } from '../vault/files.ts'

/** A file that waits in the Inbox. */
export interface InboxFile {
  /** `Inbox/From phone/call.txt`, NFC. */
  readonly path: VaultPath
  /** Where it is on the disk, spelled as there. */
  readonly absolute: string
  /** Bytes. */
  readonly size: number
  readonly modifiedMs: number
  /** False while it is still being written. */
  readonly ready: boolean
}

/** Dead letters; never listed. */
export const FAILED = '_failed'

/**
 * Names that are no sources: hidden files, what systems put into every folder, and downloads that are not finished. A finished download
 * is renamed by the browser and found then.
 */
const NO_SOURCE =
  /^\.|^~\$|~$|\.(?:tmp|temp|part|partial|crdownload|download|opdownload|aria2|filepart|!ut|swp|swx|lock)$|^(?:thumbs\.db|desktop\.ini|icon\r?)$|\.icloud$/i

export interface ListOptions {
  /** A file touched within this time (default 1,000 ms) is looked at again before it counts as ready … */
  readonly freshMs?: number
  /** … after this time (default 250 ms): it must not have grown or been saved meanwhile. 0: every file is ready. */
  readonly settleMs?: number
  /** Milliseconds since the epoch; for tests. */
  readonly nowMs?: number
}

/**
 * Every file below the Inbox but dead letters, by path, without regard to when it came. Waits once for `settleMs` where something is fresh.
 * Symbolic links are no deliveries. An Inbox that is not there is empty.
 */
export async function listInbox(root: string, inbox = 'Inbox', options: ListOptions = {}): Promise<InboxFile[]> {
  const { freshMs = 1000, settleMs = 250, nowMs = Date.now() } = options
  const files = walk(root, inbox, inbox).sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  // The time of the inode tells of a copy that keeps the old time of its content.
  const isFresh = (file: Found): boolean => settleMs > 0 && Math.abs(nowMs - Math.max(file.modifiedMs, file.changedMs)) < freshMs
  if (!files.some(isFresh)) return files.map(file => toInboxFile(file, true))
  await new Promise(resolve => setTimeout(resolve, settleMs))
  return files.flatMap(file => {
    if (!isFresh(file)) return toInboxFile(file, true)
    const now = statOf(file.absolute)
    // Gone again: a temporary file of the program that writes.
    if (now === null) return []
    return toInboxFile({ ...file, ...now }, now.size === file.size && now.modifiedMs === file.modifiedMs)
  })
}

/** A mailbox below this size is held in memory; of a larger one the messages are read from the disk as they are needed. */
const HELD_MAILBOX = 8 * 1024 * 1024

/** The whole file with its hash; of a large mailbox only the beginning, and where it stands. Throws ProblemError `INBOX_TOO_LARGE`, `INBOX_UNREADABLE`, or `INBOX_GONE` (taken by somebody else). */
export async function readItem(root: string, file: InboxFile, limits: { readonly maxBytes: number }): Promise<InboxItem> {
  assertInside(root, path.relative(root, file.absolute).split(path.sep).join('/'))
  const stat = statOf(file.absolute)
  if (stat === null) throw gone(file.path)
  if (stat.size > limits.maxBytes) throw tooLarge(file.path, stat.size, limits.maxBytes)
  const parts = file.path.split('/')
  const common = { fileName: parts.at(-1) ?? file.path, folders: parts.slice(1, -1), modifiedMs: stat.modifiedMs }
  try {
    if (stat.size >= HELD_MAILBOX) {
      const head = beginning(file.absolute)
      if (beginsMailbox(head)) {
        return { ...common, bytes: head, sha256: hashFile(file.absolute), mailbox: { path: file.absolute, held: false } }
      }
    }
    const read = await fs.promises.readFile(file.absolute)
    // Plain bytes: a reader may not know what Node adds to them.
    const bytes = new Uint8Array(read.buffer, read.byteOffset, read.byteLength)
    // It may have grown between the two calls.
    if (bytes.length > limits.maxBytes) throw tooLarge(file.path, bytes.length, limits.maxBytes)
    const mailbox = beginsMailbox(bytes) ? { mailbox: { path: file.absolute, held: true } } : {}
    return { ...common, bytes, sha256: sha256(bytes), ...mailbox }
  } catch (error) {
    if (error instanceof ProblemError) throw error
    if (errnoOf(error) === 'ENOENT') throw gone(file.path)
    throw new ProblemError(
      {
        code: 'INBOX_UNREADABLE',
        message: 'The file cannot be read.',
        found: error instanceof Error ? error.message : String(error),
        where: file.path,
        hint: 'Check the rights of the file and whether another program holds it.',
      },
      error,
    )
  }
}

function beginning(absolute: string): Uint8Array {
  const fd = fs.openSync(absolute, 'r')
  try {
    const buffer = Buffer.alloc(4096)
    return new Uint8Array(buffer.subarray(0, fs.readSync(fd, buffer)))
  } finally {
    fs.closeSync(fd)
  }
}

/** Hash of a file of any size, read in pieces. Throws the errors of the file system. */
export function hashFile(absolute: string): Sha256 {
  const hash = createHash('sha256')
  const fd = fs.openSync(absolute, 'r')
  try {
    const buffer = Buffer.allocUnsafe(1 << 20)
    for (let read = fs.readSync(fd, buffer); read > 0; read = fs.readSync(fd, buffer)) hash.update(buffer.subarray(0, read))
  } finally {
    fs.closeSync(fd)
  }
  return hash.digest('hex') as Sha256
}

interface Found {
  readonly path: VaultPath
  readonly absolute: string
  readonly size: number
  readonly modifiedMs: number
  readonly changedMs: number
}

function walk(root: string, vpath: string, inbox: string): Found[] {
  let entries: fs.Dirent[]
  try {
    entries = fs.readdirSync(path.join(root, vpath), { withFileTypes: true })
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return []
    throw error
  }
  return entries.flatMap(entry => {
    const child = `${vpath}/${entry.name}`
    if (NO_SOURCE.test(entry.name) || (vpath === inbox && entry.name === FAILED)) return []
    if (entry.isDirectory()) return walk(root, child, inbox)
    // Links to files inside the vault would be filed twice, links out of it are refused: neither is a delivery.
    if (!entry.isFile()) return []
    const absolute = path.join(root, child)
    const stat = statOf(absolute)
    return stat === null ? [] : [{ path: child.normalize('NFC') as VaultPath, absolute, ...stat }]
  })
}

function statOf(absolute: string): { readonly size: number; readonly modifiedMs: number; readonly changedMs: number } | null {
  const stat = fs.statSync(absolute, { throwIfNoEntry: false })
  return stat?.isFile() ? { size: stat.size, modifiedMs: stat.mtimeMs, changedMs: stat.ctimeMs } : null
}

const toInboxFile = ({ path: vpath, absolute, size, modifiedMs }: Found, ready: boolean): InboxFile => ({
  path: vpath,
  absolute,
  size,
  modifiedMs,
  ready,
})

const megabytes = (bytes: number): string => `${(bytes / (1024 * 1024)).toFixed(1)} MB`

const tooLarge = (where: string, size: number, limit: number): ProblemError =>
  new ProblemError({
    code: 'INBOX_TOO_LARGE',
    message: 'The file is larger than Afterword reads.',
    expected: `at most ${megabytes(limit)}`,
    found: megabytes(size),
    where,
    hint: 'Raise `limits.megabytes` in .afterword/config.yaml, or split the file; then `afterword redrive`.',
  })

const gone = (where: string): ProblemError =>
  new ProblemError({
    code: 'INBOX_GONE',
    message: 'The file is not in the Inbox any more.',
    where,
    hint: 'Nothing to do if you moved it; else look in your sync program.',
  })
