/**
 * The index: derived search data in one SQLite file. Delete it at any time; `reindex` restores it from Markdown and records.
 */
import type BetterSqlite3 from 'better-sqlite3'
import type { IndexUpdate } from '../model/change-plan.ts'
import type { KnowledgeView } from '../model/contracts.ts'
import type { SourceId, VaultPath } from '../model/ids.ts'
import type { Decision, SourceRecord } from '../model/record.ts'
import { readPage } from '../vault/page.ts'
import { dump } from './dump.ts'
import { countTexts, type DocKind, type Hit, type SearchFilter, search } from './full-text.ts'
import { openFile } from './open.ts'
import { all, one, preparer, run, type Sql } from './sql.ts'
import { type KeptStatements, sqlView } from './view.ts'
import { baseKey, type UpdateOptions, writeFromNothing, writeUpdate } from './write.ts'

export type { DocKind, Hit, SearchFilter } from './full-text.ts'
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
  /** True where opening it made all rows again, from the vault's content as it stood then. */
  readonly movedForward: boolean
  /** Seq of the last journal entry that the index knows; 0 for an empty one. */
  readonly seq: number
  /** What one journal entry changed, with its seq, in one transaction. Idempotent. */
  update(update: IndexUpdate, seq: number, options?: UpdateOptions): void
  /** What `work` answers if this update were made; nothing of it stays. `work` must not wait for anything. */
  supposing<T>(update: IndexUpdate, work: () => T): T
  /** Everything anew, in one transaction: a crash leaves the old index. */
  rebuild(input: RebuildInput, seq: number): void
  search(query: string, filter?: SearchFilter): readonly Hit[]
  /** Number of texts of a kind with this word or phrase, counted up to `most`. */
  countTexts(word: string, kind: DocKind, most: number): number
  /** Something that the program remembers of its index; not derived, gone with the file. */
  memo(key: string): string | null
  remember(key: string, value: string): void
  /** Paths of all pages that the index knows. */
  pagePaths(): readonly VaultPath[]
  /** Sources whose readable form or whose note stands at a path. */
  sourcesAt(path: VaultPath): readonly SourceId[]
  counts(): Readonly<Record<'sources' | 'notes' | 'entities' | 'statements' | 'openActions' | 'decisions', number>>
  /** All logical content as sorted text: two indexes with one dump answer everything alike. */
  dump(): string
  close(): void
}

export interface OpenIndexOptions {
  /** What the vault holds, for an index of an older version whose rows are derived in another way since. Asked for only then. */
  readonly vault?: { readonly content: () => RebuildInput; readonly seq: number }
  /** An index that a later program made is refused, unless the person asks for it to be made again. */
  readonly newer?: 'refuse' | 'throw away'
}

/**
 * Opens the index, making it where there is none. One of an older version moves forward; where that takes the vault's content and none is given, it is
 * thrown away, as a damaged file is: it can be rebuilt (`seq` is 0 then). `:memory:` keeps nothing on disk.
 * Throws ProblemError `INDEX_NEWER`, `DISK_FULL` or `VAULT_UNWRITABLE`.
 */
export async function openIndex(file: string, options: OpenIndexOptions = {}): Promise<Index> {
  const { default: Database } = await import('better-sqlite3')
  let moved = false
  const { vault } = options
  const refill = vault
    ? (db: BetterSqlite3.Database): void => {
        const once = preparer(db)
        withRoom(db, () => writeFromNothing(once, vault.content(), readPage))
        run(once, SET_SEQ, String(vault.seq))
        moved = true
      }
    : null
  const db = openFile(Database, file, { cacheKb: CACHE_KB, refill, newer: options.newer ?? 'refuse' })
  const sql = preparer(db)
  const kept: KeptStatements = new Map()
  const view = sqlView(sql, kept)
  const seq = (): number => Number(one<{ value: string }>(sql, `SELECT value FROM meta WHERE key = 'seq'`)?.value ?? 0)
  const setSeq = (value: number): void => {
    run(sql, SET_SEQ, String(value))
  }
  return {
    view,
    movedForward: moved,
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
      withRoom(db, () =>
        immediate(db, () => {
          clear(sql)
          writeFromNothing(sql, input, readPage)
          setSeq(at)
        }),
      )
    },
    search: (query, filter) => search(sql, query, filter),
    countTexts: (word, kind, most) => countTexts(sql, word, kind, most),
    memo: key => one<{ value: string }>(sql, 'SELECT value FROM meta WHERE key = ?', `memo:${key}`)?.value ?? null,
    remember: (key, value) => run(sql, 'INSERT OR REPLACE INTO meta VALUES (?, ?)', `memo:${key}`, value),
    pagePaths: () => all<{ path: VaultPath }>(sql, 'SELECT path FROM pages').map(row => row.path),
    sourcesAt: path =>
      all<{ origin: string }>(
        sql,
        "SELECT origin FROM paths WHERE base = ? AND path = ? AND origin NOT LIKE 'page:%'",
        baseKey(path),
        path,
      ).map(row => row.origin as SourceId),
    counts: () => counts(sql),
    dump: () => dump(sql),
    close: () => {
      if (db.open) db.close()
    },
  }
}

const CACHE_KB = 16_000
const REBUILD_CACHE_KB = 160_000
const SET_SEQ = `INSERT OR REPLACE INTO meta VALUES ('seq', ?)`

/** Rows of a rebuild come in no order that the tables have: with a small cache every page would be written many times. */
function withRoom(db: BetterSqlite3.Database, work: () => void): void {
  db.pragma(`cache_size = ${-REBUILD_CACHE_KB}`)
  try {
    work()
  } finally {
    db.pragma(`cache_size = ${-CACHE_KB}`)
  }
}

/** The write lock is taken at once, so that a reader's snapshot cannot make the commit fail half-way. */
function immediate(db: BetterSqlite3.Database, work: () => void): void {
  db.transaction(work).immediate()
}

const TABLES = [
  'sources',
  'sketch_bands',
  'messages',
  'notes',
  'paths',
  'habits',
  'concerned',
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
  for (const fts of ['fts', 'fts_sources']) run(sql, `INSERT INTO ${fts} (${fts}) VALUES ('delete-all')`)
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
