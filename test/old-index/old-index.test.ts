/** An index that older code made moves forward when the vault is opened; one of a later program is refused. Real files, with the tables of their day. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lastSeq } from '../../src/apply/journal.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { openIndex } from '../../src/store/index.ts'
import { foundVersion, MIGRATIONS, moveForward, standOf, versionOf } from '../../src/store/migrations.ts'
import { isOfOlderVersion } from '../../src/store/open.ts'
import { openWorkspace } from '../../src/workspace.ts'
import { builtCli, cleanEnvironment, cli, removeBuilt } from '../cli/built.ts'
import {
  copyOf,
  drop,
  emptyVault,
  exampleVault,
  file as fileInbox,
  indexDrift,
  NOW,
  removeTempFolders,
  withWorkspace,
} from '../entities/vaults.ts'

const TALK = 'Mira Lindholm: Hello, Kaveh.\nKaveh Rostami: I will send you the soak test numbers by Friday.\n'
const dbOf = (root: string): string => path.join(root, '.afterword/index.db')
const versionIn = (root: string): number => {
  const db = new Database(dbOf(root))
  try {
    return foundVersion(db)
  } finally {
    db.close()
  }
}

/** Puts in place of a vault's index one of an older version: the tables of that day, their rows as far as they had the same columns, less what it did not derive. */
function makeOlder(root: string, version: 1 | 6): void {
  const now = `${dbOf(root)}.now`
  const whole = new Database(dbOf(root))
  whole.pragma('wal_checkpoint(TRUNCATE)')
  whole.close()
  fs.renameSync(dbOf(root), now)
  const old = new Database(dbOf(root))
  old.pragma('journal_mode = WAL')
  old.exec(fs.readFileSync(path.join(import.meta.dirname, `version-${version}.sql`), 'utf8'))
  old.exec(`ATTACH '${now}' AS now`)
  const columns = (schema: string, table: string): string[] =>
    old.prepare(`SELECT name FROM pragma_table_info(?, ?)`).pluck().all(table, schema) as string[]
  const tables = old.prepare(`SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'fts%'`).pluck().all() as string[]
  const copied = tables.flatMap(table => {
    const shared = columns('main', table).filter(c => columns('now', table).includes(c))
    if (shared.length < columns('main', table).length) return []
    old.exec(`INSERT INTO main.${table} (${shared.join()}) SELECT ${shared.join()} FROM now.${table}`)
    return table
  })
  expect(copied).toContain('entities')
  old.exec(`DELETE FROM known_links WHERE list GLOB 'with-*'; DELETE FROM name_keys WHERE list = 'sound'`)
  old.exec('DETACH now')
  old.pragma(`user_version = ${version}`)
  old.close()
  for (const file of [now, `${now}-wal`, `${now}-shm`]) fs.rmSync(file, { force: true })
}

let filed = ''
beforeAll(async () => {
  filed = await exampleVault()
}, 60_000)
afterAll(() => {
  removeTempFolders()
  removeBuilt()
})
function vaultWith(version: 1 | 6): string {
  const root = copyOf(filed)
  makeOlder(root, version)
  return root
}

describe('an index of an older version', () => {
  test.each([1, 6] as const)('of version %i moves forward when the vault is opened, and says what a new one says', async version => {
    const root = vaultWith(version)
    expect([versionIn(root), isOfOlderVersion(dbOf(root))]).toEqual([version, true])
    const ws = await openWorkspace(root, { mode: 'write', command: 'test', now: () => NOW })
    expect(ws.messages).toEqual([expect.stringMatching(/older version: it was made anew/)])
    expect([ws.index.movedForward, ws.index.seq]).toEqual([true, lastSeq(root)])
    await ws.close()
    expect([versionIn(root), isOfOlderVersion(dbOf(root))]).toEqual([versionOf(), false])
    expect(await indexDrift(root)).toEqual([])
    // And that was all: the next opening does nothing.
    await withWorkspace(root, async next => expect([next.index.movedForward, next.messages]).toEqual([false, []]))
  })

  test('read only: the command works on a copy that has moved forward, the file stays as it was', async () => {
    const root = vaultWith(6)
    const before = fs.readFileSync(dbOf(root))
    const ws = await openWorkspace(root, { mode: 'read', command: 'test' })
    expect(ws.index.counts().entities).toBeGreaterThan(0)
    await ws.close()
    expect(fs.readFileSync(dbOf(root)).equals(before)).toBe(true)
  })

  test('an error while it is made anew leaves the old one, row by row', async () => {
    const root = vaultWith(6)
    const rows = (): unknown[] => {
      const db = new Database(dbOf(root))
      const all = db.prepare('SELECT * FROM entities ORDER BY id').all()
      db.close()
      return all
    }
    const before = rows()
    const broken = (): never => {
      throw new Error('the lights went out')
    }
    await expect(openIndex(dbOf(root), { vault: { content: broken, seq: 1 } })).rejects.toThrow('the lights went out')
    expect(versionIn(root)).toBe(6)
    expect(rows()).toEqual(before)
  })

  test('a process killed in the middle of it leaves the old one; the next opening moves it forward', async () => {
    const root = vaultWith(6)
    const child = spawnSync(process.execPath, [path.join(import.meta.dirname, 'killed-child.ts'), dbOf(root)], { encoding: 'utf8' })
    expect(child.signal, child.stderr).toBe('SIGKILL')
    expect(versionIn(root)).toBe(6)
    expect(await indexDrift(root)).toEqual([])
    expect(versionIn(root)).toBe(versionOf())
  })

  test('what a killed program left unfinished is finished first, and is in the index', async () => {
    const root = emptyVault({ '2026-03-04 Kaveh.txt': TALK })
    await withWorkspace(root, async () => {})
    makeOlder(root, 6)
    const child = spawnSync(process.execPath, [path.join(import.meta.dirname, '../crash/ingest-child.ts'), root], {
      encoding: 'utf8',
      env: cleanEnvironment({ AFTERWORD_CRASH_AT: 'index:before:1' }),
    })
    expect(child.signal, child.stderr).toBe('SIGKILL')
    makeOlder(root, 6)
    await fileInbox(root)
    expect(await indexDrift(root)).toEqual([])
  })

  test('what the program remembers of its index outlives its rows', async () => {
    const root = vaultWith(6)
    const db = new Database(dbOf(root))
    db.exec(`INSERT OR REPLACE INTO meta VALUES ('memo:lost-pages', 'People/Gone/Gone.md')`)
    db.close()
    const index = await openIndex(dbOf(root), { vault: { content: () => ({ records: [], pages: [], decisions: [] }), seq: 4 } })
    expect([index.memo('lost-pages'), index.seq, index.counts().sources]).toEqual(['People/Gone/Gone.md', 4, 0])
    index.close()
  })

  test('whoever cannot say what the vault holds gets an empty one', async () => {
    const root = vaultWith(6)
    const index = await openIndex(dbOf(root))
    expect([index.seq, index.counts().sources]).toEqual([0, 0])
    index.close()
  })

  test('a step that derives nothing anew keeps the rows', async () => {
    const root = copyOf(filed)
    const db = new Database(dbOf(root))
    const steps = [
      ...MIGRATIONS,
      { what: 'sources are looked up by day', anew: false, tables: 'CREATE INDEX sources_day ON sources (date)' },
    ]
    const count = db.prepare('SELECT COUNT(*) FROM entities').pluck().get()
    expect(standOf(db, steps)).toBe('older')
    moveForward(
      db,
      () => {
        throw new Error('asked for the vault')
      },
      steps,
    )
    expect([standOf(db, steps), db.prepare('SELECT COUNT(*) FROM entities').pluck().get()]).toEqual(['current', count])
    expect(db.prepare(`SELECT COUNT(*) FROM sqlite_master WHERE name = 'sources_day'`).pluck().get()).toBe(1)
    db.close()
  })
})

describe('an index that a later program made', () => {
  const makeNewer = (root: string): void => {
    const db = new Database(dbOf(root))
    db.pragma(`user_version = ${versionOf() + 3}`)
    db.close()
  }
  const vault = (): string => {
    const root = copyOf(filed)
    makeNewer(root)
    return root
  }

  test.each(['read', 'write'] as const)('is refused to %s, with what to do, and stays as it is', async mode => {
    const root = vault()
    const before = fs.readFileSync(dbOf(root))
    const refused = openWorkspace(root, { mode, command: 'test' })
    await expect(refused).rejects.toBeInstanceOf(ProblemError)
    await expect(refused).rejects.toMatchObject({
      problem: { code: 'INDEX_NEWER', hint: expect.stringMatching(/Update Afterword.*afterword reindex/) },
    })
    expect(fs.readFileSync(dbOf(root)).equals(before)).toBe(true)
    // The lock was given back.
    expect(fs.existsSync(path.join(root, '.afterword/lock'))).toBe(false)
  })

  test('the command line says so, and reindex makes it again for this version', async () => {
    builtCli()
    const root = vault()
    drop(root, { '2026-03-04 Kaveh.txt': TALK })
    const run = cli(['ingest', '--vault', root])
    expect([run.code, run.err]).toEqual([3, expect.stringContaining('INDEX_NEWER')])
    expect(cli(['reindex', '--vault', root]).code).toBe(0)
    expect(versionIn(root)).toBe(versionOf())
    expect(cli(['ingest', '--vault', root]).code).toBe(0)
    expect(await indexDrift(root)).toEqual([])
  })
})
