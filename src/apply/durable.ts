/** Writes that survive a power failure: the file's bytes and its place in the folder are on the disk before the call returns. */
import fs from 'node:fs'
import path from 'node:path'
import { errnoOf } from '../vault/files.ts'

/** Called at every step that a crash could part from the next; the crash test kills the process there. */
export type CrashPoint = (name: string) => void

/** Creates or truncates `file`, writes all bytes, syncs, closes. `points` names the crash points inside: `<points>:partial`, `<points>:written`. */
export function writeSynced(
  file: string,
  data: Uint8Array | string,
  crash: { readonly point: CrashPoint; readonly name: string },
  mode?: number,
): void {
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
    fs.fsyncSync(fd)
  } finally {
    fs.closeSync(fd)
  }
  crash.point(`${crash.name}:written`)
}

/** `write` may take fewer bytes than it was given (a nearly full disk): the next call then says why. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += fs.writeSync(fd, bytes, at)
}

/** Makes renames, creations and removals in a folder durable. Windows cannot open folders and needs no such call. */
export function syncFolder(folder: string): void {
  let fd: number
  try {
    fd = fs.openSync(folder, 'r')
  } catch (error) {
    // EACCES: Windows, or a folder that may be written but not listed.
    if (errnoOf(error) === 'EPERM' || errnoOf(error) === 'EACCES' || errnoOf(error) === 'EISDIR') return
    throw error
  }
  try {
    fs.fsyncSync(fd)
  } catch (error) {
    if (errnoOf(error) !== 'EINVAL' && errnoOf(error) !== 'EPERM' && errnoOf(error) !== 'ENOTSUP') throw error
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

/** Copies across devices: temp file beside the target, synced, renamed. The source is left. */
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
  syncFolder(path.dirname(to))
}

/** Removes a file; that it is gone already is fine. */
export function removeFile(file: string): void {
  fs.rmSync(file, { force: true })
}
