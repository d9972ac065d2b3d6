/** Rows of one record, one page, one decision. Everything is replaced whole per source; nothing here reads more than that source's own rows. */
import { createHash } from 'node:crypto'
import type { IndexUpdate } from '../model/change-plan.ts'
import type { KnownSource } from '../model/contracts.ts'
import type { Entity } from '../model/entity.ts'
import type { VaultPath } from '../model/ids.ts'
import type { Decision, SourceRecord } from '../model/record.ts'
import { fold, foldName } from '../model/text.ts'
import { bandsOf } from '../normalize/sketch.ts'
import { subjectKey, titleKey } from '../resolve/memory-knowledge.ts'
import { bodyStart } from '../vault/note.ts'
import { knownSourceOf, messageKeys } from '../vault/record.ts'
import { addRecordEntities, flushEntities, putPage, removePage, removeRecordEntities } from './entity-rows.ts'
import { putDoc, removeDoc } from './full-text.ts'
import { all, one, run, type Sql } from './sql.ts'
import { addStatements, flushStatements, removeStatements } from './statement-rows.ts'

export interface UpdateOptions {
  /** Text of readable sources by path, for full-text search; without it the source's words stay as they were. */
  readonly texts?: ReadonlyMap<VaultPath, string>
  /** The decisions given are all there are. */
  readonly replaceDecisions?: boolean
}

export type ReadPage = (path: VaultPath, text: string) => Entity | null

/** What has to be worked out again at the end of an update. */
interface Dirty {
  readonly entities: Set<string>
  readonly statements: Set<string>
  readonly notes: Set<string>
  /** A rebuild: the tables are empty, nothing has to be taken away first. */
  readonly fresh: boolean
}

/** Inside a transaction of the caller's. Returns the ids of all statements that may stand otherwise now. */
export function writeUpdate(sql: Sql, update: IndexUpdate, options: UpdateOptions, readPage: ReadPage): ReadonlySet<string> {
  const dirty: Dirty = { entities: new Set(), statements: new Set(), notes: new Set(), fresh: false }
  for (const source of update.removedRecords) {
    removeRecord(sql, source, dirty)
    removeDoc(sql, 'source', source)
  }
  for (const record of update.records) {
    removeRecord(sql, record.source, dirty)
    addRecord(sql, record, dirty)
    const text = options.texts?.get(record.readable)
    if (text !== undefined) putDoc(sql, 'source', record.source, saidIn(text))
  }
  for (const path of update.removedPages) dropPage(sql, path, dirty)
  for (const { path, text } of update.pages) {
    const entity = readPage(path, text)
    // Page no more: the person made another kind of note of it.
    if (entity === null) dropPage(sql, path, dirty)
    else {
      putPage(sql, { ...entity, path }, dirty.entities)
      run(sql, 'INSERT OR IGNORE INTO paths VALUES (?, ?, ?)', baseKey(path), path, `page:${path}`)
    }
  }
  if (options.replaceDecisions) run(sql, 'DELETE FROM decisions')
  for (const decision of update.decisions) addDecision(sql, decision)
  flush(sql, dirty)
  return dirty.statements
}

/** Everything from nothing; inputs are read once, one after the other. */
export function writeFromNothing(
  sql: Sql,
  input: {
    readonly records: Iterable<SourceRecord>
    readonly pages: Iterable<{ readonly path: VaultPath; readonly text: string }>
    readonly decisions: Iterable<Decision>
    readonly text?: (record: SourceRecord) => string | null
  },
  readPage: ReadPage,
): void {
  const dirty: Dirty = { entities: new Set(), statements: new Set(), notes: new Set(), fresh: true }
  const seen = new Set<string>()
  for (const record of input.records) {
    // Two files of one source: the first counts.
    if (seen.has(record.source)) continue
    seen.add(record.source)
    addRecord(sql, record, dirty)
    const text = input.text?.(record) ?? null
    if (text !== null) putDoc(sql, 'source', record.source, saidIn(text), true)
  }
  for (const { path, text } of input.pages) {
    const entity = readPage(path, text)
    if (entity === null) continue
    putPage(sql, { ...entity, path }, dirty.entities)
    run(sql, 'INSERT OR IGNORE INTO paths VALUES (?, ?, ?)', baseKey(path), path, `page:${path}`)
  }
  for (const decision of input.decisions) addDecision(sql, decision)
  flush(sql, dirty)
}

/** A readable source without its front matter, whose keys would be words of every source. Its title stands in its heading. */
const saidIn = (text: string): string => text.slice(bodyStart(text))

/** `People/X/2025-10-28 - Title.md` → `2025-10-28 - title`: what a wikilink would name. */
/** The name by which paths are looked up. */
export const baseKey = (path: string): string => fold(path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, ''))

/** Hashes under which a forgotten name may be kept: the whole one, or shortened as ids are. */
export function nameHashes(surface: string): string[] {
  const hash = createHash('sha256').update(foldName(surface)).digest('hex')
  return [hash, hash.slice(0, 16), hash.slice(0, 12)]
}

function flush(sql: Sql, dirty: Dirty): void {
  flushEntities(sql, dirty.entities)
  flushStatements(sql, dirty.statements)
  for (const note of dirty.notes) flushNote(sql, note)
}

function dropPage(sql: Sql, path: VaultPath, dirty: Dirty): void {
  removePage(sql, path, dirty.entities)
  run(sql, 'DELETE FROM paths WHERE origin = ?', `page:${path}`)
}

function removeRecord(sql: Sql, source: string, dirty: Dirty): void {
  const old = one<{ key: number; note: string | null; json: string }>(sql, 'SELECT key, note, json FROM sources WHERE id = ?', source)
  if (old === null) return
  if (old.note !== null) dirty.notes.add(old.note)
  removeStatements(sql, source, dirty.statements)
  removeRecordEntities(sql, source, dirty.entities)
  run(sql, 'DELETE FROM paths WHERE origin = ?', source)
  run(sql, 'DELETE FROM sources WHERE id = ?', source)
  for (const band of bandsOf((JSON.parse(old.json) as KnownSource).sketch))
    run(sql, 'DELETE FROM sketch_bands WHERE band = ? AND source_key = ?', band, old.key)
  for (const table of ['messages', 'habits', 'events', 'lines', 'concerned']) run(sql, `DELETE FROM ${table} WHERE source = ?`, source)
}

function addRecord(sql: Sql, record: SourceRecord, dirty: Dirty): void {
  const source = record.source
  const key = sql(
    `INSERT INTO sources (id, sha256, kind, note, readable, date, title, title_key, subject_key, primary_entity, ingested, json)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    source,
    record.sha256,
    record.kind,
    record.note,
    record.readable,
    record.date,
    record.title,
    titleKey(record.title),
    record.threads ? subjectKey(record.threads.subject) : null,
    record.primary,
    record.ingested,
    JSON.stringify(knownSourceOf(record)),
  ).lastInsertRowid
  for (const band of new Set(bandsOf(record.sketch))) run(sql, 'INSERT INTO sketch_bands VALUES (?, ?)', band, key)
  for (const message of messageKeys(record)) run(sql, 'INSERT INTO messages VALUES (?, ?)', message, source)
  for (const path of new Set([record.note, record.readable]))
    if (path !== null) run(sql, 'INSERT INTO paths VALUES (?, ?, ?)', baseKey(path), path, source)
  for (const entity of new Set([...record.participants, ...record.entities.map(e => e.id), ...(record.primary ? [record.primary] : [])]))
    run(sql, 'INSERT INTO concerned VALUES (?, ?)', source, entity)
  addHabits(sql, record)
  for (const [n, e] of (record.events ?? []).entries())
    run(
      sql,
      'INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      source,
      n,
      e.uid,
      e.startMs,
      e.endMs,
      e.day,
      e.recurring ? 1 : 0,
      record.ingested,
      JSON.stringify(e),
    )
  for (const [key, line] of Object.entries(record.lines)) {
    const at = key.lastIndexOf('#')
    run(sql, 'INSERT OR REPLACE INTO lines VALUES (?, ?, ?, ?, ?)', key.slice(0, at), key.slice(at + 1), line.n, source, line.hash)
  }
  addStatements(sql, record, dirty.statements, dirty.fresh)
  addRecordEntities(sql, record, dirty.entities)
  if (record.note !== null) dirty.notes.add(record.note)
}

function addHabits(sql: Sql, record: SourceRecord): void {
  if (record.kind !== 'transcript') return
  const keys = new Set([titleKey(record.title), ...(record.primary ? [record.primary] : [])])
  for (const key of keys) {
    if (key === '') continue
    for (const entity of new Set(record.participants))
      run(
        sql,
        'INSERT OR IGNORE INTO habits VALUES (?, ?, ?, ?, ?)',
        key,
        record.date ?? '',
        record.note ?? record.source,
        record.source,
        entity,
      )
  }
}

/** A note's own line: date and title from the source that came first, as the note itself has them. */
function flushNote(sql: Sql, path: string): void {
  const first = all<{ title: string; date: string | null; primary_entity: string | null }>(
    sql,
    'SELECT title, date, primary_entity FROM sources WHERE note = ? ORDER BY ingested, id',
    path,
  )
  run(sql, 'DELETE FROM notes WHERE path = ?', path)
  const head = first[0]
  if (head === undefined) {
    removeDoc(sql, 'note', path)
    return
  }
  const newest = first.reduce<string | null>((date, s) => (s.date !== null && (date === null || s.date > date) ? s.date : date), null)
  run(sql, 'INSERT INTO notes VALUES (?, ?, ?, ?)', path, first.find(s => s.primary_entity)?.primary_entity ?? null, newest, head.title)
  putDoc(sql, 'note', path, head.title)
}

function addDecision(sql: Sql, d: Decision): void {
  const surface = d.type === 'same-name' ? d.surface : d.type === 'heard' ? d.heard : null
  const key = d.type === 'forgotten' ? d.nameHash : surface === null ? null : foldName(surface)
  const pair = d.type === 'keep-apart' ? [d.a, d.b].sort() : [null, null]
  const line = 'statement' in d ? d.statement : null
  run(
    sql,
    'INSERT INTO decisions (surface, low, high, line, json) VALUES (?, ?, ?, ?, ?)',
    key,
    pair[0] ?? null,
    pair[1] ?? null,
    line,
    JSON.stringify(d),
  )
}
