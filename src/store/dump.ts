import { all, type Sql } from './sql.ts'

/** What the index says, without how it came to say it: row numbers and the seq stay out, so that `reindex` can be compared with a grown index. */
const QUERIES: readonly (readonly [name: string, query: string])[] = [
  ['source', 'SELECT * FROM sources'],
  ['band', 'SELECT * FROM sketch_bands'],
  ['message', 'SELECT * FROM messages'],
  ['note', 'SELECT * FROM notes'],
  ['path', 'SELECT * FROM paths'],
  ['habit', 'SELECT * FROM habits'],
  ['event', 'SELECT * FROM events'],
  ['statement', 'SELECT * FROM statements'],
  ['relation', 'SELECT * FROM relations'],
  ['known', 'SELECT * FROM known'],
  ['known-link', 'SELECT * FROM known_links'],
  ['line', 'SELECT * FROM lines'],
  ['page', 'SELECT * FROM pages'],
  ['recorded-entity', 'SELECT * FROM record_entities'],
  ['form', 'SELECT * FROM entity_forms'],
  ['entity', 'SELECT * FROM entities'],
  ['email', 'SELECT * FROM entity_emails'],
  ['name', 'SELECT * FROM names'],
  ['name-key', 'SELECT * FROM name_keys'],
  ['decision', 'SELECT surface, low, high, line, json FROM decisions'],
  ['doc', 'SELECT kind, ref, hash FROM docs'],
]

/** One line a row, sorted: equal dumps mean equal answers to every look-up. */
export function dump(sql: Sql): string {
  const lines = QUERIES.flatMap(([name, query]) => all<Record<string, unknown>>(sql, query).map(row => `${name}\t${JSON.stringify(row)}`))
  return `${lines.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).join('\n')}\n`
}
