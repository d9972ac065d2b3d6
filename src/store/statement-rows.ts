/**
 * Statements as recorded, and as they stand now (`known`): relations point from later records to earlier ones, so whatever a record brings or
 * takes away, only the statements that it names, and what these restate, are worked out again.
 */
import type { KnownStatement } from '../model/contracts.ts'
import type { StatementId } from '../model/ids.ts'
import type { RecordedCompletion, SourceRecord } from '../model/record.ts'
import { stemsOf } from '../resolve/in-context.ts'
import { valueWords } from '../resolve/later-value.ts'
import { tellingWords } from '../resolve/said-again.ts'
import { rareWords } from '../resolve/values.ts'
import { effective, type Relations } from '../vault/effective-statement.ts'
import { putDoc, removeDoc } from './full-text.ts'
import { all, one, run, type Sql } from './sql.ts'

/** Longest chain of restatements that is followed: more is a loop in damaged records. */
const MAX_CHAIN = 50

/** Removes a record's statements and relations; adds every statement concerned to `dirty`. */
export function removeStatements(sql: Sql, source: string, dirty: Set<string>): void {
  for (const { id } of all<{ id: string }>(sql, 'SELECT id FROM statements WHERE source = ?', source)) markDirty(sql, id, dirty)
  for (const { target } of all<{ target: string }>(sql, 'SELECT target FROM relations WHERE source = ?', source))
    markDirty(sql, target, dirty)
  run(sql, 'DELETE FROM statements WHERE source = ?', source)
  run(sql, 'DELETE FROM relations WHERE source = ?', source)
}

/**
 * The statements, relations and completions of a record. `dirty`: statements that may stand otherwise now; `fresh`: the index is being made from
 * nothing.
 */
export function addStatements(sql: Sql, record: SourceRecord, dirty: Set<string>, fresh: boolean): void {
  const relate = (target: string, kind: string, n: number, statement: string | null, json: string | null): void => {
    run(sql, 'INSERT OR REPLACE INTO relations VALUES (?, ?, ?, ?, ?, ?)', target, kind, record.source, n, statement, json)
  }
  for (const [n, s] of record.statements.entries()) {
    const known: KnownStatement = { ...s, source: record.source, note: record.note }
    const json = JSON.stringify(known)
    run(
      sql,
      'INSERT OR REPLACE INTO statements VALUES (?, ?, ?, ?, ?, ?)',
      s.id,
      record.source,
      n,
      s.restates ?? null,
      record.ingested,
      json,
    )
    if (s.restates) relate(s.restates, 'restates', n, s.id, null)
    for (const target of s.supersedes ?? []) relate(target, 'supersedes', n, s.id, null)
    if (s.supersededBy) relate(s.supersededBy, 'replaces', n, s.id, null)
  }
  for (const [n, c] of (record.completions ?? []).entries()) relate(c.statement, 'completes', n, null, JSON.stringify(c))
  const targets = [...record.statements.flatMap(s => s.supersedes ?? []), ...(record.completions ?? []).map(c => c.statement)]
  if (!fresh) {
    for (const id of [...record.statements.map(s => s.id), ...targets]) markDirty(sql, id, dirty)
    return
  }
  // A rebuild writes what stands for itself at once; only what other records speak of is worked out at the end.
  for (const id of targets) dirty.add(id)
  for (const s of record.statements) {
    if (s.restates) dirty.add(s.id).add(s.restates)
    else if (s.supersededBy) dirty.add(s.id)
    else if (!writeKnown(sql, { ...s, source: record.source, note: record.note }, null)) dirty.add(s.id)
  }
}

/** Works out what the dirty statements are now, and writes their rows. */
export function flushStatements(sql: Sql, dirty: ReadonlySet<string>): void {
  for (const id of dirty) {
    removeKnown(sql, id)
    const base = asRecorded(sql, id)
    // Said again of another one: that one is listed. Where the other is gone (undone), this one stands for itself.
    if (base === null || (base.restates && isRecorded(sql, base.restates) && !inLoop(sql, id))) {
      removeDoc(sql, 'statement', id)
      continue
    }
    const related = base.supersededBy !== null || one(sql, 'SELECT 1 FROM relations WHERE target = ? LIMIT 1', id) !== null
    const s = related ? effective({ ...base, supersededBy: rootOf(sql, base.supersededBy) }, relationsOf(sql, id)) : base
    writeKnown(sql, s, related ? JSON.stringify(s) : null)
  }
}

/** False where there is one with this id already: two records claim it. */
function writeKnown(sql: Sql, s: KnownStatement, json: string | null): boolean {
  const row = sql('INSERT INTO known (id, source, kind, status, json) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING').run(
    s.id,
    s.source,
    s.kind,
    s.status,
    json,
  )
  if (row.changes === 0) return false
  const link = (entity: string, list: string): void => {
    run(sql, 'INSERT INTO known_links VALUES (?, ?, ?, ?, ?)', entity, list, s.date ?? '', row.lastInsertRowid, s.id)
  }
  const isOpen = s.status === 'proposed' || s.status === 'open' || s.status === 'doing'
  const isLive = s.supersededBy === null && s.status !== 'rejected' && s.status !== 'superseded'
  const listed = s.kind === 'action' ? isOpen : isLive
  const nobody = s.about.length === 0 && s.owner === null
  if (nobody && listed) link(underKey(primaryOf(sql, s.source)), `under-${s.kind}`)
  if (listed) {
    const holders = nobody ? [underKey(primaryOf(sql, s.source))] : new Set([...s.about, ...(s.owner ? [s.owner] : [])])
    const words = tellingWords(s.text)
    for (const holder of holders) for (const word of words) link(holder, `says-${s.kind}-${word}`)
  }
  if (s.about.length === 0 && s.owner !== null && s.kind === 'action' && isOpen) link(underKey(primaryOf(sql, s.source)), 'under-owed')
  if (s.kind === 'action' && isOpen) for (const entity of new Set([...s.about, ...(s.owner ? [s.owner] : [])])) link(entity, 'open')
  if (isLive) for (const entity of new Set(s.about)) link(entity, `live-${s.kind}`)
  if (isLive && (s.kind === 'fact' || s.kind === 'decision'))
    for (const w of new Set([...valueWords(s.text), ...rareWords(s.text), ...stemsOf(s)])) link(stemKey(w), `with-${s.kind}`)
  if (s.kind === 'action' && isOpen) for (const w of rareWords(s.text)) link(stemKey(w), 'with-action')
  putDoc(sql, 'statement', s.id, s.text)
  return true
}

/** Where statements that name nobody are listed: under the entity of their note. */
export const underKey = (primary: string | null): string => primary ?? '(journal)'
/** Where statements are listed by the words that say of what they are. */
export const stemKey = (stem: string): string => `~${stem}`
const primaryOf = (sql: Sql, source: string): string | null =>
  one<{ primary_entity: string | null }>(sql, 'SELECT primary_entity FROM sources WHERE id = ?', source)?.primary_entity ?? null

function removeKnown(sql: Sql, id: string): void {
  const old = one<{ key: number }>(sql, 'SELECT key FROM known WHERE id = ?', id)
  if (old === null) return
  run(sql, 'DELETE FROM known_links WHERE known_key = ?', old.key)
  run(sql, 'DELETE FROM known WHERE key = ?', old.key)
}

const isRecorded = (sql: Sql, id: string): boolean => one(sql, 'SELECT 1 FROM statements WHERE id = ? LIMIT 1', id) !== null

/** A statement as its record has it; of two records with one id, the earlier ingested. */
export function asRecorded(sql: Sql, id: string): KnownStatement | null {
  const row = one<{ json: string }>(sql, 'SELECT json FROM statements WHERE id = ? ORDER BY ingested, source LIMIT 1', id)
  return row === null ? null : (JSON.parse(row.json) as KnownStatement)
}

function relationsOf(sql: Sql, id: string): Relations {
  const restated: Row[] = []
  const seen = new Set([id])
  for (const queue = [id]; queue.length > 0 && seen.size <= MAX_CHAIN; ) {
    for (const row of related(sql, queue.shift() ?? '', 'restates')) {
      if (seen.has(row.id)) continue
      seen.add(row.id)
      restated.push(row)
      queue.push(row.id)
    }
  }
  const completions = all<{ json: string }>(
    sql,
    `SELECT r.json FROM relations r JOIN sources s ON s.id = r.source WHERE r.target = ? AND r.kind = 'completes' ORDER BY s.date, r.source, r.n`,
    id,
  ).map(row => JSON.parse(row.json) as RecordedCompletion)
  return { restated: statementsOf(restated.sort(byTime)), supersededBy: statementsOf(related(sql, id, 'supersedes')), completions }
}

/** The statement at the end of its restatements, or null where it is not recorded (any more). */
function rootOf(sql: Sql, id: string | null): StatementId | null {
  let at = id === null ? null : asRecorded(sql, id)
  for (let n = 0; n < MAX_CHAIN && at?.restates; n++) {
    const next = asRecorded(sql, at.restates)
    if (next === null) break
    at = next
  }
  return at?.id ?? null
}

interface Row {
  readonly id: string
  readonly date: string | null
  readonly source: string
  readonly n: number
  readonly json: string
}

/** By the date of the source, not of when it was read: the order in which files arrive does not count. */
function related(sql: Sql, target: string, kind: string): Row[] {
  return all<Row>(
    sql,
    `SELECT t.id, s.date, t.source, t.n, t.json FROM relations r JOIN statements t ON t.id = r.statement AND t.source = r.source
     JOIN sources s ON s.id = t.source WHERE r.target = ? AND r.kind = ?`,
    target,
    kind,
  ).sort(byTime)
}

const byTime = (a: Row, b: Row): number => (a.date ?? '').localeCompare(b.date ?? '') || a.source.localeCompare(b.source) || a.n - b.n

const statementsOf = (rows: readonly Row[]): KnownStatement[] => rows.map(row => JSON.parse(row.json) as KnownStatement)

function inLoop(sql: Sql, id: string): boolean {
  let at = asRecorded(sql, id)
  for (let n = 0; n < MAX_CHAIN; n++) {
    const next = at?.restates ? asRecorded(sql, at.restates) : null
    if (next === null) return false
    if (next.id === id) return true
    at = next
  }
  return true
}

/** The statement itself, what it restates, and what these are restated by or replaced by, to the ends of the chain. */
function markDirty(sql: Sql, id: string, dirty: Set<string>): void {
  for (const queue = [id]; queue.length > 0; ) {
    const next = queue.pop() ?? ''
    if (dirty.has(next)) continue
    dirty.add(next)
    for (const row of all<{ restates: string | null }>(sql, 'SELECT restates FROM statements WHERE id = ?', next))
      if (row.restates) queue.push(row.restates)
    for (const row of all<{ statement: string | null }>(
      sql,
      `SELECT statement FROM relations WHERE target = ? AND kind IN ('restates', 'replaces')`,
      next,
    ))
      if (row.statement) queue.push(row.statement)
  }
}
