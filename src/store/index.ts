/**
 * The index: derived search data in one SQLite file. Delete it at any time; `reindex` restores it from Markdown and records.
 */
import fs from 'node:fs'
import path from 'node:path'
import type BetterSqlite3 from 'better-sqlite3'
import type { IndexUpdate } from '../model/change-plan.ts'
import type { KnowledgeView } from '../model/contracts.ts'
import type { VaultPath } from '../model/ids.ts'
import type { Decision, SourceRecord } from '../model/record.ts'
import { readPage } from '../vault/page.ts'
import { writeProblem } from './disk-problem.ts'
import { dump } from './dump.ts'
import { type DocKind, type Hit, search } from './full-text.ts'
import { migrate } from './migrations.ts'
import { all, one, preparer, run, type Sql } from './sql.ts'
import { type KeptStatements, sqlView } from './view.ts'
import { type UpdateOptions, writeFromNothing, writeUpdate } from './write.ts'

export type { DocKind, Hit } from './full-text.ts'
export type { UpdateOptions } from './write.ts'

export interface RebuildInput {
  readonly records: Iterable<SourceRecord>
  readonly pages: Iterable<{ readonly path: VaultPath; readonly text: string }>
  readonly decisions: Iterable<Decision>
  /** Text of a record's readable source, for full-text search; without it only statements, titles and names are found. */
  readonly text?: (record: SourceRecord) => string | null
}

export interface Index {
  readonly view: KnowledgeView
  /** Seq of the last journal entry that the index knows; 0 for an empty one. */
  readonly seq: number
  /** What one journal entry changed, with its seq, in one transaction. Idempotent. */
  update(update: IndexUpdate, seq: number, options?: UpdateOptions): void
  /** What `work` answers if this update were made; nothing of it stays. `work` must not wait for anything. */
  supposing<T>(update: IndexUpdate, work: () => T): T
  /** Everything anew, in one transaction: a crash leaves the old index. */
  rebuild(input: RebuildInput, seq: number): void
  search(query: string, options?: { readonly kinds?: readonly DocKind[]; readonly limit?: number }): readonly Hit[]
  /** Something that the program remembers of its index; not derived, gone with the file. */
  memo(key: string): string | null
  remember(key: string, value: string): void
  /** Paths of all pages that the index knows. */
  pagePaths(): readonly VaultPath[]
  counts(): Readonly<Record<'sources' | 'notes' | 'entities' | 'statements' | 'openActions' | 'decisions', number>>
  /** All logical content as sorted text: two indexes with one dump answer everything alike. */
  dump(): string
  close(): void
}

const CACHE_KB = 16_000
const REBUILD_CACHE_KB = 160_000

/**
 * Opens the index, making it where there is none. A damaged file, or one of a later version, is thrown away: it can be rebuilt (`seq` is 0 then).
 * `:memory:` keeps nothing on disk. Throws ProblemError `DISK_FULL` or `VAULT_UNWRITABLE`.
 */
export async function openIndex(file: string): Promise<Index> {
  const { default: Database } = await import('better-sqlite3')
  const db = openUsable(Database, file)
  const sql = preparer(db)
  const kept: KeptStatements = new Map()
  const view = sqlView(sql, kept)
  const seq = (): number => Number(one<{ value: string }>(sql, `SELECT value FROM meta WHERE key = 'seq'`)?.value ?? 0)
  const setSeq = (value: number): void => {
    run(sql, `INSERT OR REPLACE INTO meta VALUES ('seq', ?)`, String(value))
  }
  return {
    view,
    get seq() {
      return seq()
    },
    update: (update, at, options = {}) => {
      let changed: ReadonlySet<string> = new Set()
      try {
        immediate(db, () => {
          changed = writeUpdate(sql, update, options, readPage)
          setSeq(at)
        })
      } catch (error) {
        kept.clear()
        throw error
      }
      for (const [key, s] of kept) if (changed.has(s.id)) kept.delete(key)
    },
    supposing: (update, work) => {
      db.exec('BEGIN IMMEDIATE')
      kept.clear()
      try {
        writeUpdate(sql, update, {}, readPage)
        return work()
      } finally {
        db.exec('ROLLBACK')
        kept.clear()
      }
    },
    rebuild: (input, at) => {
      kept.clear()
      // Rows come in no order that the tables have: with a small cache every page would be written many times.
      db.pragma(`cache_size = ${-REBUILD_CACHE_KB}`)
      try {
        immediate(db, () => {
          clear(sql)
          writeFromNothing(sql, input, readPage)
          setSeq(at)
        })
      } finally {
        db.pragma(`cache_size = ${-CACHE_KB}`)
      }
    },
    search: (query, options) => search(sql, query, options),
    memo: key => one<{ value: string }>(sql, 'SELECT value FROM meta WHERE key = ?', `memo:${key}`)?.value ?? null,
    remember: (key, value) => run(sql, 'INSERT OR REPLACE INTO meta VALUES (?, ?)', `memo:${key}`, value),
    pagePaths: () => all<{ path: VaultPath }>(sql, 'SELECT path FROM pages').map(row => row.path),
    counts: () => counts(sql),
    dump: () => dump(sql),
    close: () => {
      if (db.open) db.close()
    },
  }
}

/** The write lock is taken at once, so that a reader's snapshot cannot make the commit fail half-way. */
function immediate(db: BetterSqlite3.Database, work: () => void): void {
  db.transaction(work).immediate()
}

function openUsable(Database: typeof BetterSqlite3, file: string): BetterSqlite3.Database {
  try {
    if (file !== ':memory:') fs.mkdirSync(path.dirname(file), { recursive: true })
  } catch (error) {
    throw writeProblem(error, path.dirname(file))
  }
  for (let attempt = 1; ; attempt++) {
    let db: BetterSqlite3.Database | null = null
    try {
      db = new Database(file)
      db.pragma('journal_mode = WAL')
      // Without a sync per commit the last entries may be missing after a power failure; the journal has them, and `recover` catches up.
      db.pragma('synchronous = NORMAL')
      db.pragma('temp_store = MEMORY')
      db.pragma(`cache_size = ${-CACHE_KB}`)
      if (migrate(db)) return db
      db.close()
    } catch (error) {
      db?.close()
      if (attempt > 1 || !(error instanceof Error) || !('code' in error) || !/^SQLITE_(NOTADB|CORRUPT|ERROR)/.test(String(error.code)))
        throw writeProblem(error, path.dirname(file))
    }
    for (const suffix of ['', '-wal', '-shm']) fs.rmSync(file + suffix, { force: true })
  }
}

const TABLES = [
  'sources',
  'sketch_bands',
  'messages',
  'notes',
  'paths',
  'habits',
  'events',
  'statements',
  'relations',
  'known',
  'known_links',
  'lines',
  'pages',
  'record_entities',
  'entity_forms',
  'entities',
  'glossary',
  'entity_emails',
  'names',
  'name_keys',
  'decisions',
  'docs',
]

function clear(sql: Sql): void {
  for (const table of TABLES) run(sql, `DELETE FROM ${table}`)
  run(sql, `INSERT INTO fts (fts) VALUES ('delete-all')`)
}

function counts(sql: Sql): Readonly<Record<'sources' | 'notes' | 'entities' | 'statements' | 'openActions' | 'decisions', number>> {
  const count = (from: string): number => one<{ n: number }>(sql, `SELECT COUNT(*) AS n FROM ${from}`)?.n ?? 0
  return {
    sources: count('sources'),
    notes: count('notes'),
    entities: count('entities'),
    statements: count('known'),
    openActions: count(`known WHERE kind = 'action' AND status IN ('proposed', 'open', 'doing')`),
    decisions: count('decisions'),
  }
}
