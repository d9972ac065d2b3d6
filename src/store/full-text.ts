/** Full-text search over statements, titles and readable sources. Texts are not kept twice: the table holds words only, `docs` says whose. */
import { createHash } from 'node:crypto'
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
    run(sql, 'DELETE FROM fts WHERE rowid = ?', old.id)
    run(sql, 'UPDATE docs SET hash = ? WHERE id = ?', hash, old.id)
    run(sql, 'INSERT INTO fts (rowid, text) VALUES (?, ?)', old.id, text)
    return
  }
  const id = sql('INSERT INTO docs (kind, ref, hash) VALUES (?, ?, ?)').run(kind, ref, hash).lastInsertRowid
  run(sql, 'INSERT INTO fts (rowid, text) VALUES (?, ?)', id, text)
}

/** The document with its words, if it is there. */
export function removeDoc(sql: Sql, kind: DocKind, ref: string): void {
  const old = one<{ id: number }>(sql, 'SELECT id FROM docs WHERE kind = ? AND ref = ?', kind, ref)
  if (old === null) return
  run(sql, 'DELETE FROM fts WHERE rowid = ?', old.id)
  run(sql, 'DELETE FROM docs WHERE id = ?', old.id)
}

/** Best matches first. All words must occur; `"several words"` is a phrase, the last word of the query also matches as a beginning. */
export function search(sql: Sql, query: string, options: { readonly kinds?: readonly DocKind[]; readonly limit?: number } = {}): Hit[] {
  const match = matchExpression(query)
  if (match === '') return []
  const kinds = options.kinds ?? ['statement', 'note', 'source', 'entity']
  const limit = options.limit ?? 20
  // `ORDER BY rank` lets FTS5 sort by itself; kinds are filtered afterwards, so that a rare kind is found among many.
  const rows = all<{ kind: DocKind; ref: string; rank: number }>(
    sql,
    `SELECT d.kind, d.ref, f.rank FROM fts f JOIN docs d ON d.id = f.rowid
     WHERE fts MATCH ? AND d.kind IN (SELECT value FROM json_each(?)) ORDER BY f.rank LIMIT ?`,
    match,
    JSON.stringify(kinds),
    limit,
  )
  return rows.map(row => ({ kind: row.kind, ref: row.ref, score: -row.rank }))
}

/** What a person types → FTS5 syntax; nothing of it can be an operator. */
function matchExpression(query: string): string {
  const parts = [...query.matchAll(/"([^"]+)"|([\p{L}\p{N}]+)/gu)].flatMap(m => {
    const words = (m[1] ?? m[2] ?? '').match(/[\p{L}\p{N}]+/gu)
    return words ? [`"${words.join(' ')}"`] : []
  })
  const open = /[\p{L}\p{N}]$/u.test(query) && parts.length > 0
  return parts.join(' ') + (open ? '*' : '')
}
