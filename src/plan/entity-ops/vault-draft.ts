import type { Change, ChangePlan } from '../../model/change-plan.ts'
import type { Sha256, SourceId, VaultPath } from '../../model/ids.ts'
import { DECISIONS, type VaultLayout } from '../../model/layout.ts'
import type { Decision, SourceRecord } from '../../model/record.ts'
import { pageNameOf } from '../../vault/page.ts'
import { recordPath, renderDecisions, renderRecord } from '../../vault/record.ts'
import type { HashText } from '../statements.ts'

/** A whole vault as values: what operations on entities, adoption and repair work on. They are rare and the person's, so they may read everything. */
export interface VaultSnapshot {
  /** Text of every Markdown file; `_originals`, `.afterword`, `.obsidian` and the Inbox left out. */
  readonly files: ReadonlyMap<VaultPath, string>
  /** Every other file of the vault (pictures, originals, bases), for moves and deletions. */
  readonly others: readonly VaultPath[]
  /** Those of `others` that are notes by their names, but no UTF-8 text. */
  readonly notUtf8?: readonly VaultPath[]
  /** Files that could not be read and were set aside in the Inbox, with their problem notes. */
  readonly setAside?: readonly VaultPath[]
  readonly records: readonly SourceRecord[]
  readonly decisions: readonly Decision[]
  readonly layout: VaultLayout
  readonly hash: HashText
  /** SHA-256 of the bytes of a file that is not in `files`. */
  hashOf(path: VaultPath): Sha256
  /** Text of a file that is not in `files`, such as an original, read as UTF-16 or Windows-1252 where it is no UTF-8; null where it cannot be read. */
  textOf?(path: VaultPath): string | null
  /** Texts of the records as they stand on disk, by source: the preconditions. */
  readonly recordTexts: ReadonlyMap<SourceId, string>
}

/** One line of a file in the draft. `claims` are the managed-line ids whose last written form it is: it stays ours however it is rewritten. */
export interface DraftLine {
  text: string
  readonly claims: string[]
  /** Ends in a carriage return too; absent: as the file does. */
  readonly cr?: boolean
}

interface DraftFile {
  readonly was: VaultPath | null
  path: VaultPath
  lines: DraftLine[]
  readonly crlf: boolean
}

interface Claim {
  readonly source: SourceId
  readonly hash: string
  readonly n: number
}

/**
 * A vault being rewritten: files by lines, records as values. Lines that were ours stay ours: at the end the records get the hashes of what the lines
 * have become, under the paths and ids that they have got. Lines that the person changed or took away keep that standing.
 */
export class VaultDraft {
  readonly snapshot: VaultSnapshot
  readonly #files = new Map<VaultPath, DraftFile>()
  readonly #gone = new Set<VaultPath>()
  readonly #moved: { from: VaultPath; to: VaultPath }[] = []
  readonly #records: Map<SourceId, SourceRecord>
  readonly #claims = new Map<VaultPath, Map<string, Claim>>()
  readonly #ids = new Map<string, string>()
  readonly #dropped = new Set<string>()
  readonly #added: Decision[] = []
  readonly #left = new Set<VaultPath>()
  /** Places that files were moved away from. */
  readonly #away = new Set<VaultPath>()
  readonly #heirs = new Map<VaultPath, VaultPath>()

  constructor(snapshot: VaultSnapshot) {
    this.snapshot = snapshot
    this.#records = new Map(snapshot.records.map(r => [r.source, r]))
    for (const r of snapshot.records)
      for (const [key, line] of Object.entries(r.lines)) {
        const [path, id] = splitKey(key)
        const ids = this.#claims.get(path) ?? new Map<string, Claim>()
        const held = ids.get(id)
        if (!held || line.n > held.n || (line.n === held.n && r.source > held.source)) ids.set(id, { source: r.source, ...line })
        this.#claims.set(path, ids)
      }
  }

  /** Paths of all Markdown files as they are called now. */
  paths(): VaultPath[] {
    const opened = [...this.#files.values()]
    const renamed = new Set(opened.flatMap(f => (f.was && f.was !== f.path ? [f.was] : [])))
    return [
      ...new Set([...[...this.snapshot.files.keys()].filter(p => !renamed.has(p) && !this.#gone.has(p)), ...opened.map(f => f.path)]),
    ].sort()
  }

  has(path: VaultPath): boolean {
    return this.#find(path) !== null
  }

  text(path: VaultPath): string | null {
    const opened = this.#find(path)
    if (opened === null) return null
    return typeof opened === 'string' ? opened : join(opened)
  }

  /** Lines of a file, to be changed in place. Throws where there is no such file. */
  lines(path: VaultPath): DraftLine[] {
    return this.#open(path).lines
  }

  setLines(path: VaultPath, lines: readonly DraftLine[]): void {
    this.#open(path).lines = [...lines]
  }

  /** Rewrites a file line by line; a file in which nothing changes is not opened. */
  rewrite(path: VaultPath, change: (line: string, index: number) => string): void {
    const text = this.text(path)
    if (text === null) return
    const before = text.split('\n').map(l => l.replace(/\r$/, ''))
    const after = before.map(change)
    if (after.every((l, i) => l === before[i])) return
    for (const [i, line] of this.lines(path).entries()) line.text = after[i] ?? line.text
  }

  /** Replaces the text of a file as a whole; lines that stay keep their claims. A new file belongs to nobody. */
  put(path: VaultPath, text: string): void {
    if (!this.has(path)) {
      this.#gone.delete(path)
      this.#files.set(path, { was: this.snapshot.files.has(path) ? path : null, path, lines: linesOf(text), crlf: /\r\n/.test(text) })
      return
    }
    const file = this.#open(path)
    const kept = new Map<string, DraftLine[]>()
    for (const l of file.lines) if (l.claims.length > 0) kept.set(l.text, [...(kept.get(l.text) ?? []), l])
    file.lines = linesOf(text).map(l => kept.get(l.text)?.shift() ?? l)
  }

  move(from: VaultPath, to: VaultPath): void {
    if (from === to) return
    const file = this.#open(from)
    this.#files.delete(from)
    if (file.was !== null) this.#away.add(file.was)
    this.#away.delete(to)
    file.path = to
    this.#files.set(to, file)
    this.#left.add(parentFolder(from))
  }

  /** Moves a file that is no Markdown note. */
  moveOther(from: VaultPath, to: VaultPath): void {
    if (from === to) return
    this.#moved.push({ from, to })
    this.#left.add(parentFolder(from))
  }

  /** A file that goes; with an heir, what was folded away or taken out of it counts for the heir from now on. */
  remove(path: VaultPath, heir?: VaultPath): void {
    if (heir) this.#heirs.set(path, heir)
    const file = this.#files.get(path)
    this.#files.delete(path)
    const was = file ? file.was : path
    if (was) this.#gone.add(was)
    this.#left.add(parentFolder(path))
  }

  records(): SourceRecord[] {
    return [...this.#records.values()]
  }

  setRecord(record: SourceRecord): void {
    this.#records.set(record.source, record)
  }

  removeRecord(source: SourceId): void {
    this.#records.delete(source)
  }

  /** A line that is written anew for a source: it is ours from the start. `text` is the line as it will stand. */
  claimNew(source: SourceId, path: VaultPath, id: string, text: string): void {
    const record = this.#records.get(source)
    if (!record) return
    const n = Math.max(0, ...[...this.#records.values()].map(r => r.lines[`${path}#${id}`]?.n ?? 0)) + 1
    this.#records.set(source, {
      ...record,
      lines: { ...record.lines, [`${path}#${id}`]: { hash: this.snapshot.hash(text).slice(0, 16), n } },
    })
  }

  /** Lines of a file that the records, as they are in the draft now, call ours: after a file and its records were put back together. */
  reclaim(path: VaultPath): void {
    const file = this.#files.get(path)
    if (!file) return
    const held = new Map<string, Claim>()
    for (const r of this.#records.values())
      for (const [key, line] of Object.entries(r.lines)) {
        const [at, id] = splitKey(key)
        const other = held.get(id)
        if (at === path && (!other || line.n > other.n)) held.set(id, { source: r.source, ...line })
      }
    this.#claims.set(path, held)
    const byHash = new Map(file.lines.map(l => [this.snapshot.hash(l.text).slice(0, 16), l]))
    for (const [id, claim] of held) {
      const line = byHash.get(claim.hash)
      const key = `${path}#${id}`
      if (line && !line.claims.includes(key) && (id.startsWith('@') || line.text.trimEnd().endsWith(`^${id}`))) line.claims.push(key)
    }
  }

  /** Managed lines of old id get the new one, in whatever file; `null` drops the claim. */
  renameId(from: string, to: string): void {
    this.#ids.set(from, to)
  }

  /** The claim on a line goes: nobody may put it back under this id. */
  dropClaim(path: VaultPath, id: string): void {
    this.#dropped.add(`${path}#${id}`)
  }

  decide(decision: Decision): void {
    this.#added.push(decision)
  }

  /** The plan: every file that differs, records with the lines' new hashes, decisions. */
  plan(title: string, notes: readonly string[], reason: string): ChangePlan {
    const { files, hash, recordTexts } = this.snapshot
    const changes: Change[] = []
    const pages: { path: VaultPath; text: string }[] = []
    const removedPages: VaultPath[] = []
    const written = this.#writtenLines()
    for (const path of [...this.#gone].sort()) {
      const old = files.get(path)
      const back = this.#files.get(path)
      if (back) continue
      changes.push({ type: 'delete', path, before: (old === undefined ? this.snapshot.hashOf(path) : hash(old)) as Sha256, reason })
      if (pageNameOf(path) !== null) removedPages.push(path)
    }
    for (const file of [...this.#files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))) {
      const text = join(file)
      const old = file.was === null ? null : (files.get(file.was) ?? null)
      const there = files.get(file.path) ?? null
      if (file.was !== null && file.was !== file.path && old !== null) {
        changes.push({ type: 'move', from: file.was, to: file.path, sha256: hash(old) as Sha256, reason })
        if (pageNameOf(file.was) !== null) removedPages.push(file.was)
        if (text !== old) changes.push({ type: 'put', path: file.path, before: hash(old) as Sha256, after: text, reason })
      } else if (text !== there)
        changes.push({
          type: 'put',
          path: file.path,
          before: there === null ? this.#otherHash(file.path) : (hash(there) as Sha256),
          after: text,
          reason,
        })
      else continue
      if (pageNameOf(file.path) !== null) pages.push({ path: file.path, text })
    }
    for (const { from, to } of this.#moved) changes.push({ type: 'move', from, to, sha256: this.snapshot.hashOf(from), reason })
    const rewritten = new Set(changes.flatMap(c => (c.type === 'put' ? [c.path] : [])))
    const records: SourceRecord[] = []
    const removedRecords: SourceId[] = []
    for (const source of recordTexts.keys()) {
      if (this.#records.has(source)) continue
      removedRecords.push(source)
      changes.push({ type: 'delete', path: recordPath(source), before: hash(recordTexts.get(source) ?? '') as Sha256, reason })
    }
    for (const record of this.#records.values()) {
      const now: SourceRecord = { ...record, lines: this.#linesOf(record, written) }
      const text = renderRecord(now)
      const old = recordTexts.get(record.source)
      // Search reads a note that is its own source again where it was rewritten.
      if (old !== text || rewritten.has(record.readable)) records.push(now)
      if (old === text) continue
      changes.push({
        type: 'put',
        path: recordPath(record.source),
        before: old === undefined ? null : (hash(old) as Sha256),
        after: text,
        reason: 'The record',
      })
    }
    if (this.#added.length > 0)
      changes.push({ type: 'append', path: DECISIONS, text: renderDecisions(this.#added), reason: 'What you decided' })
    const emptied = [...this.#left].filter(f => f.includes('/')).sort((a, b) => b.length - a.length)
    return {
      title,
      sources: [],
      changes,
      index: { records, removedRecords, pages, removedPages, decisions: [...this.#added] },
      ...(emptied.length > 0 ? { emptied } : {}),
      notes,
    }
  }

  /** Hash of a note that is no UTF-8 text and is written anew as one; null where there is none. */
  #otherHash(path: VaultPath): Sha256 | null {
    return this.snapshot.notUtf8?.includes(path) ? this.snapshot.hashOf(path) : null
  }

  #find(path: VaultPath): DraftFile | string | null {
    const opened = this.#files.get(path)
    if (opened) return opened
    if (this.#gone.has(path) || this.#away.has(path)) return null
    return this.snapshot.files.get(path) ?? null
  }

  #open(path: VaultPath): DraftFile {
    const found = this.#find(path)
    if (found === null) throw new Error(`no such file in the draft: ${path}`)
    if (typeof found !== 'string') return found
    const lines = linesOf(found)
    const byHash = new Map<string, number[]>()
    for (const [i, l] of lines.entries()) {
      const h = this.snapshot.hash(l.text).slice(0, 16)
      byHash.set(h, [...(byHash.get(h) ?? []), i])
    }
    for (const [id, claim] of this.#claims.get(path) ?? []) {
      const i = byHash.get(claim.hash)?.find(n => id.startsWith('@') || lines[n]?.text.trimEnd().endsWith(`^${id}`))
      if (i !== undefined) lines[i]?.claims.push(`${path}#${id}`)
    }
    const file: DraftFile = { was: path, path, lines, crlf: /\r\n/.test(found) }
    this.#files.set(path, file)
    return file
  }

  /** Old claim key → the line's place and hash now. */
  #writtenLines(): Map<string, { path: VaultPath; hash: string }> {
    const out = new Map<string, { path: VaultPath; hash: string }>()
    for (const file of this.#files.values())
      for (const line of file.lines)
        for (const key of line.claims) out.set(key, { path: file.path, hash: this.snapshot.hash(line.text).slice(0, 16) })
    return out
  }

  #linesOf(record: SourceRecord, written: ReadonlyMap<string, { path: VaultPath; hash: string }>): SourceRecord['lines'] {
    const pathNow = new Map<VaultPath, VaultPath>()
    for (const f of this.#files.values()) if (f.was && f.was !== f.path) pathNow.set(f.was, f.path)
    const out: Record<string, SourceRecord['lines'][string]> = {}
    const moved: [string, SourceRecord['lines'][string]][] = []
    for (const [key, line] of Object.entries(record.lines)) {
      const [path, id] = splitKey(key)
      if (this.#dropped.has(key)) continue
      const now = written.get(key)
      const holds = this.#claims.get(path)?.get(id)
      const heir = id.startsWith('@') ? undefined : this.#heirs.get(path)
      const to = now?.path ?? pathNow.get(path) ?? heir ?? path
      if (!now && this.#gone.has(path) && !this.#files.has(path) && heir === undefined) continue
      const value = now && holds?.source === record.source && holds.n === line.n ? { hash: now.hash, n: line.n } : line
      const newKey = `${to}#${this.#ids.get(id) ?? id}`
      if (newKey === key) out[key] = value
      else moved.push([newKey, value])
    }
    // A line that comes to a page which holds it already gives way.
    for (const [key, value] of moved) if (!(key in out)) out[key] = value
    return out
  }
}

function splitKey(key: string): [VaultPath, string] {
  const at = key.lastIndexOf('#')
  return [key.slice(0, at) as VaultPath, key.slice(at + 1)]
}

/** Folder of a vault path, '' at the top. */
export const parentFolder = (path: string): VaultPath => path.slice(0, Math.max(0, path.lastIndexOf('/'))) as VaultPath
const linesOf = (text: string): DraftLine[] =>
  text.split('\n').map(t => (t.endsWith('\r') ? { text: t.slice(0, -1), claims: [], cr: true } : { text: t, claims: [], cr: false }))
const join = (file: DraftFile): string => file.lines.map(l => ((l.cr ?? file.crlf) ? `${l.text}\r` : l.text)).join('\n')
