/**
 * The vault on disk: checked paths, reads with remembered hashes, case-blind look-ups. Nothing here writes; `apply/` does.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { VaultView } from '../model/contracts.ts'
import type { Sha256, VaultPath } from '../model/ids.ts'
import { ProblemError } from '../model/problem.ts'
import { nameKey } from './names.ts'

/** SHA-256 of bytes, or of a string's UTF-8 form: 64 hex digits. */
export function sha256(data: Uint8Array | string): Sha256 {
  return createHash('sha256').update(data).digest('hex') as Sha256
}

/**
 * Checks a path from the outside and brands it. NFC; `\` is refused rather than read as a separator.
 * Throws ProblemError `VAULT_PATH_INVALID`.
 */
export function vaultPath(text: string): VaultPath {
  const refuse = (found: string): never => {
    throw new ProblemError({
      code: 'VAULT_PATH_INVALID',
      message: 'This is not a path inside the vault.',
      expected: 'a relative path with / between the parts, without .. and without control characters',
      found,
      where: JSON.stringify(text),
      hint: 'Rename the file, or correct the path in the config or the front matter.',
    })
  }
  if (text === '') refuse('an empty path')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (/[\u0000-\u001f\u007f]/.test(text)) refuse('a control character')
  if (text.includes('\\')) refuse('a backslash')
  if (text.startsWith('/') || /^[A-Za-z]:/.test(text)) refuse('an absolute path')
  for (const part of text.split('/')) {
    if (part === '' || part === '.' || part === '..') refuse(part === '' ? 'an empty part' : `the part ${part}`)
  }
  return text.normalize('NFC') as VaultPath
}

/** Folder of a vault path, or null at the root. */
export function folderOf(vpath: string): VaultPath | null {
  const at = vpath.lastIndexOf('/')
  return at < 0 ? null : (vpath.slice(0, at) as VaultPath)
}

/** Last part of a vault path. */
export const baseName = (vpath: string): string => vpath.slice(vpath.lastIndexOf('/') + 1)

/**
 * The path as the disk spells it: names in another Unicode form (macOS writes NFD) are found too.
 * Parts that do not exist stay as given. Relative to the vault, `/` between the parts.
 */
export function spelledOnDisk(root: string, vpath: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is meant
  if (/^[\x00-\x7f]*$/.test(vpath) || lstat(path.join(root, vpath)) !== null) return vpath
  const parts = vpath.split('/')
  const below = (folder: string, part: string): string => (folder === '' ? part : `${folder}/${part}`)
  // Two folders may be spelled alike: the one that holds the rest is meant.
  const whole = (folder: string, from: number): string | null => {
    const part = parts[from]
    if (part === undefined) return folder
    const spellings = listing(path.join(root, folder)).names.filter(name => name.normalize('NFC') === part.normalize('NFC'))
    for (const name of spellings) {
      const found = whole(below(folder, name), from + 1)
      if (found !== null) return found
    }
    return null
  }
  const folder = folderOf(vpath)
  return whole('', 0) ?? (folder === null ? vpath : below(spelledOnDisk(root, folder), baseName(vpath)))
}

/** Where a vault path stands on this computer, as the disk spells it. */
export const onDisk = (root: string, vpath: string): string => path.join(root, spelledOnDisk(root, vpath))

/** Every file below a folder of the vault as a vault path, sorted, folders first by their names; `skip` holds names and paths that are not looked into. */
export function filesBelow(root: string, skip: ReadonlySet<string>, below = ''): VaultPath[] {
  return fs
    .readdirSync(path.join(root, below), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(e => {
      const vpath = below === '' ? e.name : `${below}/${e.name}`
      if (skip.has(vpath) || skip.has(e.name)) return []
      if (e.isDirectory()) return filesBelow(root, skip, vpath)
      return e.isFile() ? [vpath.normalize('NFC') as VaultPath] : []
    })
}

/**
 * Refuses a path whose nearest existing folder (or the file itself, where it is a link) lies outside the vault.
 * `checked` remembers folders found good during one run of checks. Throws ProblemError `VAULT_PATH_OUTSIDE`.
 */
export function assertInside(root: string, vpath: string, checked: Set<string> = new Set()): void {
  const outside = (real: string): never => {
    throw new ProblemError({
      code: 'VAULT_PATH_OUTSIDE',
      message: 'A symbolic link leads out of the vault; nothing is read or written through it.',
      expected: `a place inside ${root}`,
      found: real,
      where: vpath,
      hint: 'Replace the link by the folder itself, or take it out of the vault.',
    })
  }
  const realRoot = fs.realpathSync.native(root)
  const inside = (real: string): boolean => real === realRoot || real.startsWith(realRoot + path.sep)
  const stat = lstat(path.join(root, vpath))
  if (stat?.isSymbolicLink()) {
    const real = realpath(path.join(root, vpath))
    // A dangling link cannot be checked: writing through it could land anywhere.
    if (real === null || !inside(real)) outside(real ?? 'a link that leads nowhere')
  }
  for (let folder = folderOf(vpath); folder !== null; folder = folderOf(folder)) {
    if (checked.has(folder)) return
    const real = realpath(path.join(root, folder))
    if (real === null) {
      if (lstat(path.join(root, folder))?.isSymbolicLink()) outside('a link that leads nowhere')
      continue
    }
    if (!inside(real)) outside(real)
    checked.add(folder)
    return
  }
}

/** Bytes of a vault file, or null where there is none. Throws ProblemError `VAULT_UNREADABLE` for anything else. */
export function readBytes(root: string, vpath: string): Buffer | null {
  try {
    return fs.readFileSync(onDisk(root, vpath))
  } catch (error) {
    const code = errnoOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw new ProblemError(
      {
        code: 'VAULT_UNREADABLE',
        message: 'A file of the vault cannot be read.',
        found: error instanceof Error ? error.message : String(error),
        where: vpath,
        hint: 'Check the rights of the file and whether another program holds it.',
      },
      error,
    )
  }
}

/**
 * Another spelling of this name that stands in the same folder (`kofi.md` for `Kofi.md`): one file on macOS and Windows, so never two here.
 * Null where there is none. The exact name itself does not count.
 */
export function caseTwin(root: string, vpath: string): string | null {
  const name = baseName(vpath)
  // Names that begin with a source's hash cannot differ in case only; their folders are the largest of the vault.
  if (/^[0-9a-f]{12}(?![0-9a-z])/.test(name)) return null
  const twins = listing(path.join(root, folderOf(vpath) ?? '')).keys.get(nameKey(name))
  return twins?.find(twin => twin !== name) ?? null
}

/** A file or folder was made by us: keeps the remembered listing of its folder true without reading it again. */
export function rememberCreated(root: string, vpath: string): void {
  const folder = path.join(root, folderOf(vpath) ?? '')
  const known = listings.get(folder)
  if (!known) return
  const key = nameKey(baseName(vpath))
  const names = known.keys.get(key) ?? []
  if (!names.includes(baseName(vpath))) {
    known.keys.set(key, [...names, baseName(vpath)])
    known.names.push(baseName(vpath))
  }
  known.stamp = stampOf(folder)
}

/** The disk behind planning. Reads are cached for the lifetime of the view: make a new one per plan. */
export interface DiskView extends VaultView {
  /** Hash of the bytes on disk, null where no file is: the `before` of a change. */
  hash(path: VaultPath): Sha256 | null
  /** Everything read so far with what was found: the preconditions of the plan. */
  seen(): ReadonlyMap<VaultPath, Sha256 | null>
}

/** A view of the vault in `root`. `exists` is blind to case, as two of three systems are; `read` is not. */
export function openVaultView(root: string): DiskView {
  const files = new Map<VaultPath, { readonly text: string; readonly hash: Sha256 } | null>()
  const checked = new Set<string>()
  const load = (vpath: VaultPath): { readonly text: string; readonly hash: Sha256 } | null => {
    const known = files.get(vpath)
    if (known !== undefined) return known
    const spelled = spelledOnDisk(root, vpath)
    assertInside(root, spelled, checked)
    const bytes = readBytes(root, spelled)
    const file = bytes === null ? null : { text: decode(bytes, vpath), hash: sha256(bytes) }
    files.set(vpath, file)
    return file
  }
  return {
    read: vpath => load(vpath)?.text ?? null,
    hash: vpath => load(vpath)?.hash ?? null,
    exists: vpath => lstat(path.join(root, spelledOnDisk(root, vpath))) !== null || caseTwin(root, vpath) !== null,
    seen: () => new Map([...files].map(([vpath, file]) => [vpath, file?.hash ?? null])),
  }
}

/** Stat without following links, or null where nothing is, a file where a folder should be included. */
export function lstat(file: string): fs.Stats | null {
  try {
    return fs.lstatSync(file, { throwIfNoEntry: false }) ?? null
  } catch (error) {
    if (errnoOf(error) === 'ENOTDIR') return null
    throw error
  }
}

/** `ENOENT`, `ENOSPC` … of an error of the file system, else null. */
export function errnoOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

/** Text that gives the same bytes again when written; a byte-order mark stays in the text. */
function decode(bytes: Uint8Array, where: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    throw new ProblemError(
      {
        code: 'VAULT_NOT_UTF8',
        message: 'A note is not valid UTF-8; Afterword will not touch it.',
        expected: 'UTF-8 text',
        where,
        hint: 'Save the note as UTF-8 in an editor, then run again.',
      },
      error,
    )
  }
}

interface Listing {
  stamp: string
  readonly names: string[]
  readonly keys: Map<string, readonly string[]>
}
/** Listings by folder, good as long as the folder's own time stands: a folder of 10,000 notes takes 5 ms to list. */
const listings = new Map<string, Listing>()

function listing(folder: string): Listing {
  const stamp = stampOf(folder)
  const known = listings.get(folder)
  if (known && known.stamp === stamp) return known
  const names = stamp === '' ? [] : fs.readdirSync(folder)
  const keys = new Map<string, readonly string[]>()
  for (const name of names) keys.set(nameKey(name), [...(keys.get(nameKey(name)) ?? []), name])
  const fresh = { stamp, names, keys }
  if (listings.size > 500) listings.clear()
  listings.set(folder, fresh)
  return fresh
}

function stampOf(folder: string): string {
  const stat = fs.statSync(folder, { throwIfNoEntry: false, bigint: true })
  return stat?.isDirectory() ? `${stat.dev}:${stat.ino}:${stat.mtimeNs}:${stat.ctimeNs}` : ''
}

function realpath(file: string): string | null {
  try {
    return fs.realpathSync.native(file)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return null
    throw error
  }
}
