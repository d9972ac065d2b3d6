import type { Database, Statement } from 'better-sqlite3'

/** Statements prepared once and kept. Values are bound, never written into the text. */
export type Sql = (text: string) => Statement<unknown[]>

/** Prepares each statement once. */
export function preparer(db: Database): Sql {
  const known = new Map<string, Statement<unknown[]>>()
  return text => {
    const statement = known.get(text) ?? db.prepare<unknown[]>(text)
    known.set(text, statement)
    return statement
  }
}

/** Rows of the query. The cast is right where the columns asked for are those of `T`; the tables are STRICT in what the writers put in. */
export const all = <T>(sql: Sql, text: string, ...values: unknown[]): T[] => sql(text).all(...values) as T[]
/** The only column of the query. */
export const column = <T>(sql: Sql, text: string, ...values: unknown[]): T[] =>
  sql(text)
    .pluck()
    .all(...values) as T[]
/** The first row, or null. */
export const one = <T>(sql: Sql, text: string, ...values: unknown[]): T | null => (sql(text).get(...values) as T | undefined) ?? null
/** Number of rows that were changed. */
export const run = (sql: Sql, text: string, ...values: unknown[]): number => sql(text).run(...values).changes
