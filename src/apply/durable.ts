/** Writes that survive a power failure: the file's bytes and its place in the folder are on the disk before the call returns. */
import fs from 'node:fs'
import { promisify } from 'node:util'
import { errnoOf } from '../vault/files.ts'

/** Called at every step that a crash could part from the next; the crash test kills the process there. */
export type CrashPoint = (name: string) => void

/** Creates or truncates `file` and writes all bytes. Not on the disk yet: `syncFiles` the descriptor, which also closes it. */
export function writeUnsynced(
  file: string,
  data: Uint8Array | string,
  crash: { readonly point: CrashPoint; readonly name: string },
  mode?: number,
): number {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data
  const fd = fs.openSync(file, 'w', mode ?? 0o666)
  try {
    // Two writes, so that the crash test sees a file of which only half is there.
    const half = bytes.length >> 1
    writeAll(fd, bytes.subarray(0, half))
    crash.point(`${crash.name}:partial`)
    writeAll(fd, bytes.subarray(half))
    // The umask narrowed what `open` was given; a person's rights on a note stay as they were.
    if (mode !== undefined) fs.fchmodSync(fd, mode)
  } catch (error) {
    fs.closeSync(fd)
    throw error
  }
  crash.point(`${crash.name}:written`)
  return fd
}

const fsync = promisify(fs.fsync)

/**
 * Syncs all at once and closes them. Ten files one after the other cost ten flushes of the disk (4 to 25 ms here), together one or two (2.6 ms):
 * the file system commits them in one transaction.
 */
export async function syncFiles(fds: readonly number[]): Promise<void> {
  try {
    const results = await Promise.allSettled(fds.map(fd => fsync(fd)))
    for (const result of results) if (result.status === 'rejected') throw result.reason
  } finally {
    for (const fd of fds) fs.closeSync(fd)
  }
}

/** Makes renames, creations and removals in these folders durable, all at once. */
export async function syncFolders(folders: Iterable<string>): Promise<void> {
  await Promise.all([...folders].map(syncFolder))
}

/** `write` may take fewer bytes than it was given (a nearly full disk): the next call then says why. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += fs.writeSync(fd, bytes, at)
}

/** Windows cannot open folders and needs no such call. */
export async function syncFolder(folder: string): Promise<void> {
  let fd: number
  try {
    fd = fs.openSync(folder, 'r')
  } catch (error) {
    // EACCES: Windows, or a folder that may be written but not listed. ENOENT: gone again, then there is nothing to keep.
    if (/^(?:EPERM|EACCES|EISDIR|ENOENT)$/.test(errnoOf(error) ?? '')) return
    throw error
  }
  try {
    await fsync(fd)
  } catch (error) {
    if (!/^(?:EINVAL|EPERM|ENOTSUP)$/.test(errnoOf(error) ?? '')) throw error
  } finally {
    fs.closeSync(fd)
  }
}

/**
 * Rename. On Windows a virus scanner or a sync program may hold the file for a moment: tried again for up to half a second there.
 * The folder is not synced.
 */
export function rename(from: string, to: string): void {
  for (let attempt = 0; ; attempt++) {
    try {
      fs.renameSync(from, to)
      return
    } catch (error) {
      const held = process.platform === 'win32' && /^(EPERM|EBUSY|EACCES)$/.test(errnoOf(error) ?? '')
      if (!held || attempt >= 10) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
    }
  }
}

/** Copies across devices: temp file beside the target, synced, renamed. The source is left; the folder is not synced. */
export function copySynced(from: string, to: string, temp: string, crash: CrashPoint): void {
  const mode = fs.statSync(from)
  const input = fs.openSync(from, 'r')
  try {
    const output = fs.openSync(temp, 'w', mode.mode & 0o7777)
    try {
      const buffer = Buffer.allocUnsafe(1 << 20)
      for (let read = fs.readSync(input, buffer); read > 0; read = fs.readSync(input, buffer)) {
        writeAll(output, buffer.subarray(0, read))
        crash('copy:partial')
      }
      fs.futimesSync(output, mode.atime, mode.mtime)
      fs.fsyncSync(output)
    } finally {
      fs.closeSync(output)
    }
  } finally {
    fs.closeSync(input)
  }
  crash('copy:written')
  rename(temp, to)
}

/** Removes a file; that it is gone already is fine. */
export function removeFile(file: string): void {
  fs.rmSync(file, { force: true })
}
