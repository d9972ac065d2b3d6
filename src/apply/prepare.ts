/** Plan → steps: checks every precondition against the disk and takes the before-images. Writes nothing. */
import path from 'node:path'
import type { Change, JournalFile } from '../model/change-plan.ts'
import type { Sha256, VaultPath } from '../model/ids.ts'
import { ProblemError } from '../model/problem.ts'
import { assertInside, caseTwin, folderOf, lstat, readBytes, sha256, spelledOnDisk } from '../vault/files.ts'
import { fingerprints } from './merge.ts'
import { encode, type Step, utf8 } from './step.ts'

export interface Prepared {
  readonly steps: readonly Step[]
  readonly files: readonly JournalFile[]
  readonly createdFolders: readonly VaultPath[]
  /** Identity of every file at the time of the check: looked at once more right before the file is replaced. */
  readonly stamps: ReadonlyMap<string, string>
}

/** The caller plans again on what stands there now. */
export function stale(where: string, expected: string, found: string): ProblemError {
  return new ProblemError({
    code: 'PLAN_STALE',
    message: 'A file changed after the plan was made; the plan must be made again.',
    expected,
    found,
    where,
  })
}

/** Throws ProblemError `PLAN_STALE` naming the file where the disk is not what planning saw; `VAULT_PATH_OUTSIDE` for a link out of the vault. */
export function prepare(root: string, changes: readonly Change[], emptied: readonly VaultPath[] = []): Prepared {
  const checked = new Set<string>()
  const locate = (vpath: string): string => {
    const spelled = spelledOnDisk(root, vpath)
    assertInside(root, spelled, checked)
    return spelled
  }
  const leaving = changes.flatMap(c => (c.type === 'move' ? [c.from] : c.type === 'delete' ? [c.path] : []))
  const draft = new Draft(root, locate, new Set([...leaving, ...emptied]))
  const entangled = entangledChanges(changes)
  const woven = changes.filter(change => entangled.has(change))
  if (woven.length > 0) draft.addWoven(woven)
  for (const change of changes) if (!entangled.has(change)) draft.add(change)
  return draft.done(emptied)
}

/** Before-image and fingerprints for one written file: what undo needs. */
export function fileOf(vpath: string, before: Uint8Array | null, after: Uint8Array | null): JournalFile {
  // What stands in `.afterword/` is no text of lines: undo restores it whole or not at all.
  const text = after === null || vpath.startsWith('.') ? null : utf8(after)
  return {
    path: vpath as VaultPath,
    beforeHash: before === null ? null : sha256(before),
    afterHash: after === null ? null : sha256(after),
    ...(before === null ? {} : { before: encode(before) }),
    ...(text === null ? {} : { lines: fingerprints(text) }),
  }
}

/** Identity of a file's state without reading it: each save by another program changes it. */
export function stampOf(file: string): string {
  const stat = lstat(file)
  return stat === null ? '' : `${stat.ino}:${stat.size}:${stat.mtimeMs}:${stat.ctimeMs}`
}

/** Parents of the paths that do not exist yet, parents first. */
export function missingFolders(root: string, vpaths: Iterable<string>): VaultPath[] {
  const missing = new Set<VaultPath>()
  for (const vpath of vpaths) {
    const chain: VaultPath[] = []
    for (let folder = folderOf(vpath); folder !== null && !missing.has(folder); folder = folderOf(folder)) {
      const stat = lstat(path.join(root, folder))
      if (stat !== null) {
        if (stat.isFile()) throw stale(folder, 'a folder', 'a file of that name')
        break
      }
      chain.push(folder)
    }
    for (const folder of chain.reverse()) missing.add(folder)
  }
  return [...missing]
}

class Draft {
  readonly #root: string
  readonly #locate: (vpath: string) => string
  readonly #steps: Step[] = []
  readonly #files: JournalFile[] = []
  readonly #stamps = new Map<string, string>()
  readonly #targets: string[] = []

  /** Paths that this plan clears: a new one may differ from them in case only. */
  readonly #leaving: ReadonlySet<string>

  constructor(root: string, locate: (vpath: string) => string, leaving: ReadonlySet<string>) {
    this.#root = root
    this.#locate = locate
    this.#leaving = leaving
  }

  add(change: Change): void {
    switch (change.type) {
      case 'put': {
        const { spelled, bytes } = this.#look(change.path, change.before)
        if (change.before === null) this.#refuseTwin(change.path)
        this.#write(spelled, bytes, Buffer.from(change.after, change.encoding ?? 'utf8'))
        return
      }
      case 'delete': {
        const { spelled, bytes } = this.#look(change.path, change.before)
        this.#write(spelled, bytes, null)
        return
      }
      case 'move':
        this.#move(change)
        return
      case 'append': {
        if (change.text === '') return
        const spelled = this.#locate(change.path)
        const before = readBytes(this.#root, spelled)
        // A last line that somebody saved without a line end must not swallow ours.
        const text = before && before.length > 0 && before.at(-1) !== 10 ? `\n${change.text}` : change.text
        const after = Buffer.concat([before ?? Buffer.alloc(0), Buffer.from(text, 'utf8')])
        this.#steps.push({ do: 'append', path: spelled, offset: before?.length ?? 0, text, existed: before !== null })
        this.#files.push({
          path: spelled as VaultPath,
          beforeHash: before === null ? null : sha256(before),
          afterHash: sha256(after),
          appended: text,
        })
        this.#targets.push(spelled)
        return
      }
    }
  }

  /** Changes that touch a path more than once (a page that is renamed and rewritten): played through in memory, only the net effect is done. */
  addWoven(changes: readonly Change[]): void {
    const first = new Map<string, Buffer | null>()
    const now = new Map<string, Buffer | null>()
    const load = (vpath: VaultPath): { spelled: string; bytes: Buffer | null } => {
      const spelled = this.#locate(vpath)
      if (!now.has(spelled)) {
        const bytes = readBytes(this.#root, spelled)
        this.#stamps.set(spelled, stampOf(path.join(this.#root, spelled)))
        first.set(spelled, bytes)
        now.set(spelled, bytes)
      }
      return { spelled, bytes: now.get(spelled) ?? null }
    }
    for (const change of changes) {
      if (change.type === 'move') {
        const [from, to] = [load(change.from), load(change.to)]
        expectHash(change.from, from.bytes, change.sha256)
        if (to.bytes !== null) expectHash(change.to, to.bytes, change.sha256)
        now.set(to.spelled, from.bytes)
        now.set(from.spelled, null)
      } else if (change.type === 'append') {
        const { spelled, bytes } = load(change.path)
        const gap = bytes && bytes.length > 0 && bytes.at(-1) !== 10 ? '\n' : ''
        now.set(spelled, Buffer.concat([bytes ?? Buffer.alloc(0), Buffer.from(gap + change.text, 'utf8')]))
      } else {
        const { spelled, bytes } = load(change.path)
        expectHash(change.path, bytes, change.before)
        now.set(spelled, change.type === 'put' ? Buffer.from(change.after, change.encoding ?? 'utf8') : null)
      }
    }
    for (const [spelled, after] of now) this.#write(spelled, first.get(spelled) ?? null, after)
  }

  done(emptied: readonly VaultPath[]): Prepared {
    const createdFolders = missingFolders(this.#root, this.#targets)
    for (const folder of createdFolders) this.#refuseTwin(folder)
    const folders = createdFolders.map((folder): Step => ({ do: 'mkdir', path: folder }))
    const gone = this.#steps.length === 0 ? [] : emptied.map((folder): Step => ({ do: 'rmdir', path: this.#locate(folder) }))
    return { steps: [...folders, ...this.#steps, ...gone], files: this.#files, createdFolders, stamps: this.#stamps }
  }

  #look(vpath: VaultPath, expected: Sha256 | null): { spelled: string; bytes: Buffer | null } {
    const spelled = this.#locate(vpath)
    this.#stamps.set(spelled, stampOf(path.join(this.#root, spelled)))
    const bytes = readBytes(this.#root, spelled)
    expectHash(vpath, bytes, expected)
    return { spelled, bytes }
  }

  #write(spelled: string, before: Buffer | null, after: Buffer | null): void {
    if (before === after || (before && after && before.equals(after))) return
    if (after !== null) {
      this.#targets.push(spelled)
      const beforeHash = before === null ? null : sha256(before)
      this.#steps.push({ do: 'write', path: spelled, before: beforeHash, after: sha256(after), data: encode(after) })
    } else if (before !== null) this.#steps.push({ do: 'delete', path: spelled, before: sha256(before) })
    this.#files.push(fileOf(spelled, before, after))
  }

  #move(change: Extract<Change, { type: 'move' }>): void {
    const from = this.#look(change.from, change.sha256)
    const to = this.#locate(change.to)
    this.#stamps.set(to, stampOf(path.join(this.#root, to)))
    const there = readBytes(this.#root, to)
    const renamesOnlyCase = from.spelled !== to && from.spelled.toLowerCase() === to.toLowerCase()
    const existed = there !== null && !renamesOnlyCase
    if (existed) expectHash(change.to, there, change.sha256)
    else if (!renamesOnlyCase) this.#refuseTwin(change.to)
    this.#steps.push({ do: 'move', from: from.spelled, to, sha256: change.sha256, existed })
    this.#files.push({
      path: to as VaultPath,
      movedFrom: from.spelled as VaultPath,
      beforeHash: existed ? change.sha256 : null,
      afterHash: change.sha256,
    })
    this.#targets.push(to)
  }

  #refuseTwin(vpath: VaultPath): void {
    const twin = caseTwin(this.#root, vpath)
    const folder = folderOf(vpath)
    if (twin !== null && !this.#leaving.has(folder === null ? twin : `${folder}/${twin}`))
      throw stale(vpath, 'no file that differs in upper and lower case only', twin)
  }
}

function expectHash(vpath: VaultPath, bytes: Buffer | null, expected: Sha256 | null): void {
  const found = bytes === null ? null : sha256(bytes)
  if (found === expected) return
  const word = (hash: Sha256 | null): string => (hash === null ? 'no file' : `content ${hash.slice(0, 12)}`)
  throw stale(vpath, word(expected), word(found))
}

/** Changes that share a path with another one, directly or over further changes. */
function entangledChanges(changes: readonly Change[]): ReadonlySet<Change> {
  const pathsOf = (change: Change): string[] => (change.type === 'move' ? [change.from, change.to] : [change.path])
  const count = new Map<string, number>()
  for (const change of changes) for (const p of pathsOf(change)) count.set(p, (count.get(p) ?? 0) + 1)
  return new Set(changes.filter(change => pathsOf(change).some(p => (count.get(p) ?? 0) > 1)))
}
