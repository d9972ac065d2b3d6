/** Temp vaults with plans to apply, and what a vault looks like byte for byte. Shared by the tests of apply, undo, lock and crash. */

import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ApplyDeps } from '../../src/apply/apply.ts'
import type { Change, ChangePlan, IndexUpdate } from '../../src/model/change-plan.ts'
import type { IsoInstant, Sha256, SourceId, VaultPath } from '../../src/model/ids.ts'
import { BARE_RECORD, type SourceRecord } from '../../src/model/record.ts'
import { sha256, vaultPath } from '../../src/vault/files.ts'
import { recordPath, renderRecord } from '../../src/vault/record.ts'

/** A folder of its own, removed by `removeVaults`. */
export function tempVault(prefix = 'afterword-test-'): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), prefix))
  made.push(root)
  return root
}
const made: string[] = []
export function removeVaults(): void {
  for (const root of made.splice(0)) fs.rmSync(root, { recursive: true, force: true })
}

/** Path → bytes as base64, mode and mtime of every file; folders with a trailing slash. `.afterword/index.db*` and the lock are left out. */
export function snapshot(root: string, options: { readonly times?: boolean; readonly journal?: boolean } = {}): Record<string, string> {
  const tree: Record<string, string> = {}
  const walk = (folder: string): void => {
    for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (/^\.afterword\/(?:index\.db|lock)/.test(name)) continue
      if (options.journal === false && name.startsWith('.afterword/journal')) continue
      if (entry.isDirectory()) {
        tree[`${name}/`] = ''
        walk(name)
        continue
      }
      const stat = fs.lstatSync(path.join(root, name))
      const bytes = fs.readFileSync(path.join(root, name))
      tree[name] = `${stat.mode.toString(8)}${options.times ? ` ${stat.mtimeMs}` : ''} ${bytes.toString('utf8')}`
    }
  }
  walk('')
  return tree
}

export function write(root: string, vpath: string, content: string | Uint8Array): void {
  fs.mkdirSync(path.dirname(path.join(root, vpath)), { recursive: true })
  fs.writeFileSync(path.join(root, vpath), content)
}
export const read = (root: string, vpath: string): string => fs.readFileSync(path.join(root, vpath), 'utf8')
export const exists = (root: string, vpath: string): boolean => fs.existsSync(path.join(root, vpath))
export const hashAt = (root: string, vpath: string): Sha256 => sha256(fs.readFileSync(path.join(root, vpath)))

export const EMPTY_UPDATE: IndexUpdate = { records: [], removedRecords: [], pages: [], removedPages: [], decisions: [] }

export function planOf(title: string, changes: readonly Change[], index: Partial<IndexUpdate> = {}): ChangePlan {
  return { title, sources: [], changes, index: { ...EMPTY_UPDATE, ...index }, notes: [] }
}

/** `before` is taken from the disk. */
export const put = (root: string, vpath: string, after: string): Change => ({
  type: 'put',
  path: vaultPath(vpath),
  before: exists(root, vpath) ? hashAt(root, vpath) : null,
  after,
  reason: 'test',
})
export const remove = (root: string, vpath: string): Change => ({
  type: 'delete',
  path: vaultPath(vpath),
  before: hashAt(root, vpath),
  reason: 'test',
})
export const move = (root: string, from: string, to: string): Change => ({
  type: 'move',
  from: vaultPath(from),
  to: vaultPath(to),
  sha256: hashAt(root, from),
  reason: 'test',
})
export const append = (vpath: string, text: string): Change => ({ type: 'append', path: vaultPath(vpath), text, reason: 'test' })

/** A clock that counts seconds from a fixed instant. */
export function steadyClock(): () => IsoInstant {
  let n = 0
  return () => new Date(Date.UTC(2025, 0, 1, 0, 0, n++)).toISOString() as IsoInstant
}

/** What applying needs: a clock that goes by itself and no index, unless a test says otherwise. */
export const deps = (root: string, more: Partial<ApplyDeps> = {}): ApplyDeps => ({ root, now: steadyClock(), index: null, ...more })

/** A record of a source, with whatever a test says of it. */
export function recordOf(source: string, fields: Partial<SourceRecord> = {}): SourceRecord {
  return {
    ...BARE_RECORD,
    source: source as SourceId,
    sha256: sha256(source),
    fileName: `${source}.txt`,
    original: vaultPath(`Sources/_originals/${source}-${source}.txt.orig`),
    readable: vaultPath(`Sources/Transcripts/2025/2025-01-01 - ${source} (transcript).md`),
    kind: 'transcript',
    format: 'plain',
    note: vaultPath(`Journal/2025-01-01 - ${source}.md`),
    title: `Talk ${source}`,
    engine: 'embedded/1',
    ingested: '2025-01-01T00:00:00.000Z' as IsoInstant,
    ...fields,
  }
}

/** The record's file as a change, and the record for the index. */
export function putRecord(root: string, record: SourceRecord): Change {
  return put(root, recordPath(record.source), renderRecord(record))
}

export type { VaultPath }
