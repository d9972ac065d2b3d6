/**
 * One file operation of an intent. Each can be asked where it stands, done and reversed any number of times:
 * a crash may fall between any two instructions, and recovery starts from what the disk says.
 */
import fs from 'node:fs'
import path from 'node:path'
import type { JournalFile } from '../model/change-plan.ts'
import type { Sha256 } from '../model/ids.ts'
import { baseName, errnoOf, folderOf, lstat, readBytes, rememberCreated, sha256 } from '../vault/files.ts'
import { splitExtension, uniqueName } from '../vault/names.ts'
import { type CrashPoint, copySynced, removeFile, rename, syncFiles, syncFolders, writeAll, writeUnsynced } from './durable.ts'
import { fingerprints, reverseMerge } from './merge.ts'

export type Encoded = NonNullable<JournalFile['before']>

/** Paths are relative to the vault and as the disk spells them. */
export type Step =
  | { readonly do: 'mkdir'; readonly path: string }
  | { readonly do: 'write'; readonly path: string; readonly before: Sha256 | null; readonly after: Sha256; readonly data: Encoded }
  | { readonly do: 'delete'; readonly path: string; readonly before: Sha256 }
  /** `existed`: the same bytes stood at `to` already, so the move is only a removal of `from`. */
  | { readonly do: 'move'; readonly from: string; readonly to: string; readonly sha256: Sha256; readonly existed: boolean }
  /** Undo of such a move. */
  | { readonly do: 'copy'; readonly from: string; readonly to: string; readonly sha256: Sha256 }
  | { readonly do: 'append'; readonly path: string; readonly offset: number; readonly text: string; readonly existed: boolean }
  /** Only where empty; a folder that the person has put something into stays. */
  | { readonly do: 'rmdir'; readonly path: string }

/** The path that a step writes, creates or removes. */
export const placeOf = (step: Step): string => (step.do === 'move' || step.do === 'copy' ? step.to : step.path)

export interface StepContext {
  readonly root: string
  readonly seq: number
  readonly crash: CrashPoint
  /** Folders whose entries changed; synced together at the end of all steps. */
  readonly touched: Set<string>
  /** Numbers of the steps whose temp file is written and synced already. */
  readonly staged: Set<number>
}

/** Bytes as they stand in a journal entry: as text where they are UTF-8, else in base64. */
export function encode(bytes: Uint8Array): Encoded {
  const text = utf8(bytes)
  return text === null ? { encoding: 'base64', data: Buffer.from(bytes).toString('base64') } : { encoding: 'utf8', data: text }
}
/** The bytes again, to the letter. */
export const bytesOf = (data: Encoded): Buffer => Buffer.from(data.data, data.encoding)

/** The text that gives the same bytes again, or null for bytes that are no UTF-8. */
export function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Where a step stands by what the disk says. `other`: neither what stood before nor what we write; somebody else was there. */
export function stateOf(root: string, step: Step): 'before' | 'after' | 'other' {
  switch (step.do) {
    case 'mkdir':
    case 'rmdir':
      return 'before'
    case 'append':
      return 'before'
    case 'write': {
      const hash = hashOf(root, step.path)
      return hash === step.after ? 'after' : hash === step.before ? 'before' : 'other'
    }
    case 'delete': {
      const hash = hashOf(root, step.path)
      return hash === null ? 'after' : hash === step.before ? 'before' : 'other'
    }
    case 'copy': {
      const hash = hashOf(root, step.to)
      return hash === step.sha256 ? 'after' : hash === null ? 'before' : 'other'
    }
    case 'move': {
      const [from, to] = [hashOf(root, step.from), hashOf(root, step.to)]
      // A new file of the same name may have come into the Inbox meanwhile: it is not the one we moved.
      if (to === step.sha256) return from === step.sha256 ? 'before' : 'after'
      return to === null && from === step.sha256 ? 'before' : 'other'
    }
  }
}

/** What the steps of one entry share. `crash` is called at each point where a process may be killed. */
export function stepContext(root: string, seq: number, crash: CrashPoint = () => {}): StepContext {
  return { root, seq, crash, touched: new Set(), staged: new Set() }
}

/** Files that are open at once while they are synced together. */
const STAGE_AT_ONCE = 64

/** Writes the temp files of all writing steps and syncs them together; `perform` then only renames. The folders must exist. */
export async function stage(context: StepContext, steps: readonly Step[]): Promise<void> {
  const writes = [...steps.entries()].flatMap(([n, step]) => (step.do === 'write' ? [{ n, step }] : []))
  for (let at = 0; at < writes.length; at += STAGE_AT_ONCE) {
    const fds: number[] = []
    try {
      for (const { n, step } of writes.slice(at, at + STAGE_AT_ONCE)) fds.push(writeTemp(context, step.path, bytesOf(step.data), n))
    } catch (error) {
      for (const fd of fds) fs.closeSync(fd)
      throw error
    }
    await syncFiles(fds)
    for (const { n } of writes.slice(at, at + STAGE_AT_ONCE)) context.staged.add(n)
  }
  context.crash('temps:synced')
}

/** Does a step, or finishes it. Skips what the disk shows as done. `n` is its number in the intent, for the name of the temp file. */
export function perform(context: StepContext, step: Step, n: number): void {
  const { root, crash, touched } = context
  const abs = (vpath: string): string => path.join(root, vpath)
  switch (step.do) {
    case 'mkdir':
      if (lstat(abs(step.path)) === null) fs.mkdirSync(abs(step.path))
      rememberCreated(root, step.path)
      touched.add(path.dirname(abs(step.path)))
      crash('mkdir:done')
      return
    case 'rmdir':
      removeEmptyFolder(abs(step.path), touched)
      crash('rmdir:done')
      return
    case 'write':
      replaceFile(context, step.path, bytesOf(step.data), n)
      return
    case 'delete':
      removeFile(abs(step.path))
      touched.add(path.dirname(abs(step.path)))
      crash('delete:done')
      return
    case 'copy':
      if (lstat(abs(step.to)) === null) copySynced(abs(step.from), abs(step.to), abs(tempName(step.to, context.seq, n)), crash)
      rememberCreated(root, step.to)
      touched.add(path.dirname(abs(step.to)))
      return
    case 'move':
      moveFile(context, step.from, step.to, step.sha256, n)
      return
    case 'append':
      append(context, step)
      return
  }
}

/**
 * Reverses a step wherever it stands. `image` is the before-image of a written or deleted file. What the person has made of the file
 * since stays: lines are merged, a file that cannot be merged is left. Returns false where something of ours had to stay.
 */
export function reverse(context: StepContext, step: Step, image: Encoded | null, n: number): boolean {
  const { root, touched } = context
  const abs = (vpath: string): string => path.join(root, vpath)
  switch (step.do) {
    case 'mkdir':
      removeEmptyFolder(abs(step.path), touched)
      return true
    case 'rmdir':
      if (lstat(abs(step.path)) === null) fs.mkdirSync(abs(step.path), { recursive: true })
      return true
    case 'write': {
      const now = readBytes(root, step.path)
      const hash = now === null ? null : sha256(now)
      if (hash === step.before || now === null) return true
      // A record is no text of lines: changed by another hand, it stays.
      const merges = !step.path.startsWith('.')
      const wanted = hash === step.after ? image && bytesOf(image) : merges ? mergedBack(step.data, image, now) : undefined
      if (wanted === undefined) return false
      if (wanted === null) removeFile(abs(step.path))
      else replaceFile(context, step.path, wanted, n)
      touched.add(path.dirname(abs(step.path)))
      return true
    }
    case 'delete':
      if (image && lstat(abs(step.path)) === null) replaceFile(context, step.path, bytesOf(image), n)
      return true
    case 'copy':
      if (hashOf(root, step.to) === step.sha256) removeFile(abs(step.to))
      touched.add(path.dirname(abs(step.to)))
      return true
    case 'move': {
      if (lstat(abs(step.from)) && hashOf(root, step.from) === step.sha256) {
        // Both stand: the copy across devices was done, the removal was not.
        if (!step.existed && hashOf(root, step.to) === step.sha256) removeFile(abs(step.to))
        touched.add(path.dirname(abs(step.to)))
        return true
      }
      if (lstat(abs(step.to)) === null) return false
      const back = freeName(root, step.from)
      touched.add(path.dirname(abs(back)))
      if (step.existed) copySynced(abs(step.to), abs(back), abs(tempName(back, context.seq, n)), context.crash)
      else moveFile(context, step.to, back, step.sha256, n)
      return true
    }
    case 'append':
      takeBack(context, step, n)
      return true
  }
}

/** Removes temp files that a killed process left for these steps. */
export function removeTemps(root: string, seq: number, steps: readonly Step[]): void {
  for (const [n, step] of steps.entries()) {
    const places = step.do === 'move' || step.do === 'copy' ? [step.from, step.to] : [step.path]
    for (const place of places) removeFile(path.join(root, tempName(place, seq, n)))
  }
}

/** `name`, or `name (2)` … where the name is taken meanwhile. */
export function freeName(root: string, vpath: string): string {
  const [stem, extension] = splitExtension(baseName(vpath))
  const folder = folderOf(vpath)
  const inFolder = (name: string): string => (folder === null ? name : `${folder}/${name}`)
  return inFolder(uniqueName(stem, extension, name => lstat(path.join(root, inFolder(name))) !== null))
}

/** SHA-256 of the file as it is now, null where none stands. */
export function hashOf(root: string, vpath: string): Sha256 | null {
  const bytes = readBytes(root, vpath)
  return bytes === null ? null : sha256(bytes)
}

const tempName = (vpath: string, seq: number, n: number): string => {
  const folder = folderOf(vpath)
  return `${folder === null ? '' : `${folder}/`}.afterword-${seq}-${n}.tmp`
}

function writeTemp(context: StepContext, vpath: string, bytes: Uint8Array, n: number): number {
  const old = fs.statSync(path.join(context.root, vpath), { throwIfNoEntry: false })
  const temp = path.join(context.root, tempName(vpath, context.seq, n))
  return writeUnsynced(temp, bytes, { point: context.crash, name: 'temp' }, old === undefined ? undefined : old.mode & 0o7777)
}

function replaceFile(context: StepContext, vpath: string, bytes: Uint8Array, n: number): void {
  const { root, seq, crash, touched } = context
  const file = path.join(root, vpath)
  if (!context.staged.delete(n)) {
    const fd = writeTemp(context, vpath, bytes, n)
    try {
      fs.fsyncSync(fd)
    } finally {
      fs.closeSync(fd)
    }
  }
  const old = lstat(file)
  // A note that is a link to another place inside the vault stays a link.
  rename(path.join(root, tempName(vpath, seq, n)), old?.isSymbolicLink() ? fs.realpathSync.native(file) : file)
  if (old === null) rememberCreated(root, vpath)
  touched.add(path.dirname(file))
  crash('file:renamed')
}

function moveFile(context: StepContext, from: string, to: string, hash: Sha256, n: number): void {
  const { root, seq, crash, touched } = context
  const [source, target] = [path.join(root, from), path.join(root, to)]
  if (lstat(source) === null) return
  if (lstat(target) !== null && !sameFile(source, target)) {
    // The same bytes are there already: a doubled delivery, or a copy across devices that was not finished.
    if (hashOf(root, to) === hash && hashOf(root, from) === hash) removeFile(source)
    touched.add(path.dirname(source))
    return
  }
  try {
    rename(source, target)
  } catch (error) {
    if (errnoOf(error) !== 'EXDEV') throw error
    copySynced(source, target, path.join(root, tempName(to, seq, n)), crash)
    crash('move:copied')
    removeFile(source)
  }
  rememberCreated(root, to)
  touched.add(path.dirname(source)).add(path.dirname(target))
  crash('move:done')
}

/** One file under two spellings: a rename that only changes case, on a system that is blind to it. */
function sameFile(a: string, b: string): boolean {
  const [x, y] = [lstat(a), lstat(b)]
  return x !== null && y !== null && x.ino === y.ino && x.dev === y.dev && path.dirname(a) === path.dirname(b) && x.ino !== 0
}

type Append = Extract<Step, { do: 'append' }>

function append(context: StepContext, step: Append): void {
  const file = path.join(context.root, step.path)
  const now = readBytes(context.root, step.path) ?? Buffer.alloc(0)
  const text = Buffer.from(step.text, 'utf8')
  if (now.subarray(step.offset, step.offset + text.length).equals(text)) return
  const tail = now.subarray(step.offset)
  const torn = now.length > step.offset && tail.equals(text.subarray(0, tail.length))
  // The person changed the file meanwhile: found elsewhere it is done, else it goes to the end.
  if (!torn && now.length !== step.offset && now.includes(text)) return
  const fd = fs.openSync(file, 'a')
  try {
    if (torn) fs.ftruncateSync(fd, step.offset)
    const half = text.length >> 1
    writeAll(fd, text.subarray(0, half))
    context.crash('append:partial')
    writeAll(fd, text.subarray(half))
    fs.fsyncSync(fd)
  } finally {
    fs.closeSync(fd)
  }
  context.touched.add(path.dirname(file))
  context.crash('append:done')
}

function takeBack(context: StepContext, step: Append, n: number): void {
  const now = readBytes(context.root, step.path)
  if (now === null) return
  const without = withoutAppended(now, step.offset, step.text)
  if (without.equals(now)) return
  if (without.length === 0 && !step.existed) removeFile(path.join(context.root, step.path))
  else replaceFile(context, step.path, without, n)
  context.touched.add(path.dirname(path.join(context.root, step.path)))
}

/** The file without the lines that we appended, wherever they stand now; a half-written tail goes too. */
export function withoutAppended(now: Buffer, offset: number, appended: string): Buffer {
  const text = Buffer.from(appended, 'utf8')
  const tail = now.subarray(offset)
  if (now.length > offset && tail.length < text.length && tail.equals(text.subarray(0, tail.length))) return now.subarray(0, offset)
  const at = now.subarray(offset, offset + text.length).equals(text) ? offset : now.lastIndexOf(text)
  return at < 0 ? now : Buffer.concat([now.subarray(0, at), now.subarray(at + text.length)])
}

/** Undefined: cannot be merged, stays as it is. Null: nothing but what we wrote stood there, so the file goes. */
function mergedBack(written: Encoded, image: Encoded | null, now: Uint8Array): Uint8Array | null | undefined {
  const text = utf8(now)
  if (text === null || written.encoding !== 'utf8' || (image && image.encoding !== 'utf8')) return undefined
  const merged = reverseMerge(fingerprints(written.data), image?.data ?? '', text)
  return merged.trim() === '' && image === null ? null : Buffer.from(merged, 'utf8')
}

function removeEmptyFolder(folder: string, touched: Set<string>): void {
  try {
    fs.rmdirSync(folder)
    touched.delete(folder)
    touched.add(path.dirname(folder))
  } catch (error) {
    if (!/^(ENOTEMPTY|EEXIST|ENOENT|ENOTDIR)$/.test(errnoOf(error) ?? '')) throw error
  }
}

/** Makes every change of the steps durable. Folders that are gone again need no syncing. */
export async function syncTouched(context: StepContext): Promise<void> {
  await syncFolders(context.touched)
  context.touched.clear()
  context.crash('folders:synced')
}
