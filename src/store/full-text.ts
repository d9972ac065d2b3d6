/**
 * Full-text search. Texts are not kept twice: the tables hold words only, `docs` says whose. Readable sources have a table of their own: how rare a word is,
 * and how long a text usually is, means something among texts of one kind only.
 */
import { createHash } from 'node:crypto'
import type { EntityId, IsoDate } from '../model/ids.ts'
import { all, one, run, type Sql } from './sql.ts'

/** `statement`: ref is its id. `note`: the note's path. `source`: the source id; its words are those of the readable source. `entity`: the entity id. */
export type DocKind = 'statement' | 'note' | 'source' | 'entity'

export interface Hit {
  readonly kind: DocKind
  readonly ref: string
  /** Greater is better; comparable within one search only. */
  readonly score: number
}

/** Adds or replaces a text; the same text again costs one look-up. `fresh`: there is none yet. */
export function putDoc(sql: Sql, kind: DocKind, ref: string, text: string, fresh = false): void {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 16)
  const old = fresh ? null : one<{ id: number; hash: string }>(sql, 'SELECT id, hash FROM docs WHERE kind = ? AND ref = ?', kind, ref)
  if (old?.hash === hash) return
  if (old) {
    run(sql, `DELETE FROM ${tableOf(kind)} WHERE rowid = ?`, old.id)
    run(sql, 'UPDATE docs SET hash = ? WHERE id = ?', hash, old.id)
    run(sql, `INSERT INTO ${tableOf(kind)} (rowid, text) VALUES (?, ?)`, old.id, text)
    return
  }
  const id = sql('INSERT INTO docs (kind, ref, hash) VALUES (?, ?, ?)').run(kind, ref, hash).lastInsertRowid
  run(sql, `INSERT INTO ${tableOf(kind)} (rowid, text) VALUES (?, ?)`, id, text)
}

/** The document with its words, if it is there. */
export function removeDoc(sql: Sql, kind: DocKind, ref: string): void {
  const old = one<{ id: number }>(sql, 'SELECT id FROM docs WHERE kind = ? AND ref = ?', kind, ref)
  if (old === null) return
  run(sql, `DELETE FROM ${tableOf(kind)} WHERE rowid = ?`, old.id)
  run(sql, 'DELETE FROM docs WHERE id = ?', old.id)
}

/** The table that holds the words of these. */
const tableOf = (kind: DocKind): 'fts' | 'fts_sources' => (kind === 'source' ? 'fts_sources' : 'fts')

/** What may be found: all of it where nothing is said. */
export interface SearchFilter {
  readonly kinds?: readonly DocKind[]
  readonly limit?: number
  /** Days, inclusive; a source without a date is not within any. */
  readonly since?: IsoDate | null
  readonly until?: IsoDate | null
  /** Sources that name one of each group, have it among who takes part or are filed under it; statements about it, owned by it or filed under it. */
  readonly about?: readonly (readonly EntityId[])[]
  /** Kinds of sources and of statements. */
  readonly types?: readonly string[]
  /** `any`: texts with one of the words; else all must occur. */
  readonly words?: 'all' | 'any'
}

/** Best matches first, kind by kind. `"several words"` is a phrase; the last word of the query also matches as a beginning. */
export function search(sql: Sql, query: string, filter: SearchFilter = {}): Hit[] {
  const kinds = filter.kinds ?? ['statement', 'note', 'source', 'entity']
  const match = matchExpression(query, filter.words ?? 'all')
  if (match === '') return []
  const limit = filter.limit ?? 20
  const rows = kinds.flatMap(kind => hits(sql, kind, match, limit, filter))
  return rows
    .map(row => ({ kind: row.kind, ref: row.ref, score: -row.rank }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
}

/** Number of texts of these kinds in which the word (or the phrase) occurs, up to `most`. */
export function countTexts(sql: Sql, word: string, kind: DocKind, most: number): number {
  const match = matchExpression(`${word} `, 'all')
  const counted = `SELECT COUNT(*) AS n FROM (SELECT 1 FROM ${tableOf(kind)} WHERE ${tableOf(kind)} MATCH ? LIMIT ?)`
  return match === '' ? 0 : (one<{ n: number }>(sql, counted, match, most)?.n ?? 0)
}

function hits(sql: Sql, kind: DocKind, match: string, limit: number, filter: SearchFilter): { kind: DocKind; ref: string; rank: number }[] {
  const table = tableOf(kind)
  const where: string[] = []
  const bound: unknown[] = []
  const narrow = (condition: string, ...values: unknown[]): void => {
    where.push(`AND ${condition}`)
    bound.push(...values)
  }
  const { since = null, until = null, about = [], types = null } = filter
  const ofSource = kind === 'source'
  // Always from the words to what they stand in (CROSS JOIN keeps the order). Rows of sources and statements are wide: they are joined only where something is asked of them, sources by an index that has it all.
  const joins: string[] = []
  if (kind === 'statement') joins.push('CROSS JOIN known k ON k.id = d.ref')
  if (ofSource || kind === 'statement') {
    if (since !== null || until !== null || about.length > 0 || (ofSource && types !== null))
      joins.push(`CROSS JOIN sources s INDEXED BY sources_found ON s.id = ${ofSource ? 'd.ref' : 'k.source'}`)
    if (!ofSource && about.length > 0) joins.push('CROSS JOIN statements t ON t.id = k.id AND t.source = k.source')
    if (since !== null) narrow(`s.date >= ?`, since)
    if (until !== null) narrow(`s.date <= ?`, until)
    if (types !== null) narrow(`${ofSource ? 's' : 'k'}.kind IN (SELECT value FROM json_each(?))`, JSON.stringify(types))
    for (const group of about) {
      const ids = JSON.stringify(group)
      const among = 'IN (SELECT value FROM json_each(?))'
      narrow(`s.id IN (SELECT source FROM concerned WHERE entity ${among})`, ids)
      // Of such a source only the statements of, about or filed under it.
      if (!ofSource)
        narrow(
          `(s.primary_entity ${among} OR t.json ->> '$.owner' ${among} OR EXISTS (SELECT 1 FROM json_each(t.json, '$.about') p WHERE p.value ${among}))`,
          ids,
          ids,
          ids,
        )
    }
  }
  if (kind === 'statement') narrow(`k.status <> 'rejected'`)
  return all(
    sql,
    `SELECT d.kind, d.ref, f.rank FROM ${table} f CROSS JOIN docs d ON d.id = f.rowid ${joins.join(' ')}
     WHERE ${table} MATCH ? AND d.kind = ? ${where.join(' ')} ORDER BY f.rank LIMIT ?`,
    match,
    kind,
    ...bound,
    limit,
  )
}

/** What a person types → FTS5 syntax; nothing of it can be an operator. */
function matchExpression(query: string, words: 'all' | 'any'): string {
  const parts = [...query.matchAll(/"([^"]+)"|([\p{L}\p{N}]+)/gu)].flatMap(m => {
    const found = (m[1] ?? m[2] ?? '').match(/[\p{L}\p{N}]+/gu)
    return found ? [`"${found.join(' ')}"`] : []
  })
  const open = /[\p{L}\p{N}]$/u.test(query) && parts.length > 0
  return parts.join(words === 'any' ? ' OR ' : ' ') + (open ? '*' : '')
}
