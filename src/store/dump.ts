import { all, type Sql } from './sql.ts'

/** What the index says, without how it came to say it: row numbers and the seq stay out, so that `reindex` can be compared with a grown index. */
const QUERIES: readonly (readonly [name: string, query: string])[] = [
  ['source', 'SELECT id, sha256, kind, note, readable, date, title, title_key, subject_key, primary_entity, ingested, json FROM sources'],
  ['band', 'SELECT b.band, s.id FROM sketch_bands b JOIN sources s ON s.key = b.source_key'],
  ['message', 'SELECT * FROM messages'],
  ['note', 'SELECT * FROM notes'],
  ['path', 'SELECT * FROM paths'],
  ['habit', 'SELECT * FROM habits'],
  ['event', 'SELECT * FROM events'],
  ['statement', 'SELECT * FROM statements'],
  ['concerned', 'SELECT * FROM concerned'],
  ['relation', 'SELECT * FROM relations'],
  ['known', 'SELECT id, source, kind, status, json FROM known'],
  ['known-link', 'SELECT entity, list, date, id FROM known_links'],
  ['line', 'SELECT * FROM lines'],
  ['page', 'SELECT * FROM pages'],
  ['recorded-entity', 'SELECT * FROM record_entities'],
  ['form', 'SELECT * FROM entity_forms'],
  ['entity', 'SELECT * FROM entities'],
  ['glossary', 'SELECT * FROM glossary'],
  ['email', 'SELECT * FROM entity_emails'],
  ['name', 'SELECT * FROM names'],
  ['name-key', 'SELECT * FROM name_keys'],
  ['decision', 'SELECT surface, low, high, line, json FROM decisions'],
  ['doc', 'SELECT kind, ref, hash FROM docs'],
]

/** One line a row, sorted: equal dumps mean equal answers to every look-up. */
export function dump(sql: Sql): string {
  const lines = QUERIES.flatMap(([name, query]) =>
    all<Record<string, unknown>>(sql, query).map(row => `${name}\t${JSON.stringify(plainRow(row))}`),
  )
  return `${lines.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).join('\n')}\n`
}

/** JSON columns as values with sorted keys: a record read from its file has its keys in another order than one that was just made. */
function plainRow(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return typeof row.json === 'string' ? { ...row, json: sorted(JSON.parse(row.json)) } : row
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, v]) => [key, sorted(v)]),
  )
}
