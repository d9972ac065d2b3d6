/** A file of the index, opened so that it can be worked with: made, moved forward, or begun anew where it is damaged. */
import fs from 'node:fs'
import path from 'node:path'
import type BetterSqlite3 from 'better-sqlite3'
import { ProblemError } from '../model/problem.ts'
import { writeProblem } from './disk-problem.ts'
import { foundVersion, isDerivedAnew, moveForward, standOf, versionOf } from './migrations.ts'

export interface OpenFileOptions {
  readonly cacheKb: number
  /** Fills empty tables with what the vault holds; null where nobody can say. */
  readonly refill: ((db: BetterSqlite3.Database) => void) | null
  readonly newer: 'refuse' | 'throw away'
}

/** Throws ProblemError `INDEX_NEWER`, and what the disk reports. */
export function openFile(Database: typeof BetterSqlite3, file: string, options: OpenFileOptions): BetterSqlite3.Database {
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
      db.pragma(`cache_size = ${-options.cacheKb}`)
      if (isUsable(db, options)) return db
      db.close()
    } catch (error) {
      db?.close()
      if (attempt > 1 || !(error instanceof Error) || !('code' in error) || !/^SQLITE_(NOTADB|CORRUPT|ERROR)/.test(String(error.code)))
        throw writeProblem(error, path.dirname(file))
    }
    for (const suffix of ['', '-wal', '-shm']) fs.rmSync(file + suffix, { force: true })
  }
}

/**
 * True where the file's head says that older code made it. What stands in the write-ahead log only is not seen: then an index that has moved already is
 * called old, which costs time and nothing else. False where there is no such file, or it is something else.
 */
export function isOfOlderVersion(file: string): boolean {
  const head = Buffer.alloc(64)
  let handle: number
  try {
    handle = fs.openSync(file, 'r')
  } catch {
    return false
  }
  try {
    const whole = fs.readSync(handle, head, 0, head.length, 0) === head.length
    const version = head.readUInt32BE(USER_VERSION_AT)
    return whole && head.toString('latin1', 0, 15) === 'SQLite format 3' && version > 0 && version < versionOf()
  } finally {
    fs.closeSync(handle)
  }
}
const USER_VERSION_AT = 60

/** False where the file is to be begun anew. */
function isUsable(db: BetterSqlite3.Database, { refill, newer }: OpenFileOptions): boolean {
  const stand = standOf(db)
  if (stand === 'current') return true
  if (stand === 'newer') {
    if (newer === 'throw away') return false
    throw newerProblem(foundVersion(db))
  }
  if (stand === 'older' && refill === null && isDerivedAnew(db)) return false
  const own = db
  moveForward(db, () => stand === 'older' && refill?.(own))
  return true
}

const newerProblem = (found: number): ProblemError =>
  new ProblemError({
    code: 'INDEX_NEWER',
    message: 'A newer Afterword made the index of this vault. Nothing was changed.',
    expected: `an index of version ${versionOf()} or older`,
    found: `version ${found}`,
    where: '.afterword/index.db',
    hint: 'Update Afterword. To go on with this one, run `afterword reindex`: it makes the index again from the notes and the records, which stay as they are.',
  })
