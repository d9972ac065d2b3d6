import type { KnowledgeView, KnownSource, KnownStatement, NameKeyList } from '../model/contracts.ts'
import type { Entity } from '../model/entity.ts'
import type { EntityId, SourceId, VaultPath } from '../model/ids.ts'
import type { Decision, RecordedEvent } from '../model/record.ts'
import { fold, foldName } from '../model/text.ts'
import { bandsOf } from '../normalize/sketch.ts'
import { saltedHash } from '../plan/entity-ops/forget.ts'
import { subjectKey, titleKey } from '../resolve/memory-knowledge.ts'
import { sha256 } from '../vault/files.ts'
import { all, column, one, type Sql } from './sql.ts'
import { asRecorded, stemKey, underKey } from './statement-rows.ts'
import { nameHashes } from './write.ts'

/** Talks looked at for a habit: the newest ones, so that a weekly of ten years costs as much as one of ten weeks. */
const HABIT_ROWS = 400
/** Sources returned for one shared key; more would mean that the key tells nothing. */
const SOURCE_LIMIT = 100
const DAY_MS = 86_400_000

/** Statements as they stand now that were read already, by key: one stands in many lists, and for many talks. */
export type KeptStatements = Map<number, KnownStatement>
const MOST_KEPT = 5_000

/**
 * KnowledgeView by prepared look-ups, each on an index: the cost does not depend on the size of the vault. Whoever
 * writes to the index takes out of `kept` what changed.
 */
export function sqlView(sql: Sql, kept: KeptStatements): KnowledgeView {
  const values = <T>(text: string, ...bound: unknown[]): T[] =>
    all<{ json: string }>(sql, text, ...bound).map(row => JSON.parse(row.json) as T)
  const value = <T>(text: string, ...bound: unknown[]): T | null => values<T>(text, ...bound)[0] ?? null
  const byKey = (list: string, key: string, limit: number): Entity[] =>
    values(
      `SELECT e.json FROM (SELECT entity, last FROM name_keys WHERE list = ? AND key = ? ORDER BY last DESC, entity LIMIT ?) k
       JOIN entities e ON e.id = k.entity ORDER BY k.last DESC, k.entity`,
      list,
      key,
      limit,
    )
  const byName = (kind: string, name: string): Entity[] =>
    values(
      `SELECT e.json FROM names n JOIN entities e ON e.id = n.entity WHERE n.folded = ? AND n.kind = ? ORDER BY n.entity LIMIT 200`,
      foldName(name),
      kind,
    )
  // Most lists that are asked for are empty: which statements stand in one is asked first, and of its own index.
  const listed = (entity: string, list: string, limit: number): KnownStatement[] =>
    listedNow(
      sql,
      kept,
      'SELECT known_key FROM known_links WHERE entity = ? AND list = ? ORDER BY date DESC, id LIMIT ?',
      entity,
      list,
      limit,
    )
  return {
    entity: id => value('SELECT json FROM entities WHERE id = ?', id),
    entityByEmail: email =>
      value(
        'SELECT e.json FROM entity_emails m JOIN entities e ON e.id = m.entity WHERE m.email = ? ORDER BY m.entity LIMIT 1',
        email.trim().toLowerCase(),
      ),
    entitiesByName: name => byName('name', name),
    entitiesByNameWord: (word, limit = 50) => byKey('word', foldName(word), limit),
    entitiesByPhonetic: (key, limit = 50) => byKey('sound', key, limit),
    entitiesByKeys: (list, keys, limit) => byKeys(sql, list, keys, limit),
    entitiesByHeardForm: heard => byName('heard', heard),
    eventsBetween: (from, to) => eventsBetween(sql, from, to),
    eventsOn: day =>
      latest(
        sql,
        all(sql, 'SELECT uid, start_ms, recurring, ingested, source, json FROM events WHERE day = ? ORDER BY start_ms, uid', day),
      ),
    openActions: (entity, limit = 50) => listed(entity, 'open', limit),
    statementsAbout: (entity, kinds, limit = 50) =>
      [...new Set(kinds)]
        .flatMap(kind => listed(entity, `live-${kind}`, limit))
        .sort(newestFirst)
        .slice(0, limit),
    statementsUnder: (primary, kinds, limit = 50) =>
      [...new Set(kinds)]
        .flatMap(kind => listed(underKey(primary), `under-${kind}`, limit))
        .sort(newestFirst)
        .slice(0, limit),
    statementsSaying: (entity, kinds, words, limit = 50) =>
      listedNow(
        sql,
        kept,
        `SELECT known_key FROM (SELECT DISTINCT known_key, date, id FROM known_links WHERE entity = ?
           AND list IN (SELECT value FROM json_each(?)) ORDER BY date DESC, id LIMIT ?) ORDER BY date DESC, id`,
        underKey(entity),
        JSON.stringify([...new Set(kinds)].flatMap(kind => words.map(word => `says-${kind}-${word}`))),
        limit,
      ),
    statementsWith: (stem, kinds, limit = 20) =>
      [...new Set(kinds)]
        .flatMap(kind => listed(stemKey(stem), `with-${kind}`, limit))
        .sort(newestFirst)
        .slice(0, limit),
    statement: id => value('SELECT json FROM known WHERE id = ? AND json IS NOT NULL', id) ?? asRecorded(sql, id),
    statementsOf: source => values('SELECT json FROM statements WHERE source = ? ORDER BY n', source),
    notesOf: (primary, limit = 10) =>
      all(sql, 'SELECT path, date, title FROM notes WHERE primary_entity = ? ORDER BY date DESC, path LIMIT ?', primary, limit),
    habitualParticipants: key => habits(sql, key),
    decisionsFor: surface => {
      const keys = [...new Set([foldName(surface), ...nameHashes(surface), ...saltedHashes(sql, surface)])]
      return values<Decision>(
        'SELECT json FROM decisions WHERE surface IN (SELECT value FROM json_each(?)) ORDER BY n',
        JSON.stringify(keys),
      )
    },
    keptApart: (a, b) => one(sql, 'SELECT 1 FROM decisions WHERE low = ? AND high = ? LIMIT 1', ...[a, b].sort()) !== null,
    sourcesBySha: sha => values('SELECT json FROM sources WHERE sha256 = ? ORDER BY ingested, id', sha),
    sourcesBySketch: sketch =>
      values<KnownSource>(
        `SELECT s.json FROM (SELECT source_key, COUNT(*) AS shared FROM sketch_bands WHERE band IN (SELECT value FROM json_each(?))
           GROUP BY source_key ORDER BY shared DESC LIMIT ?) b JOIN sources s ON s.key = b.source_key ORDER BY b.shared DESC, s.ingested, s.id`,
        JSON.stringify(bandsOf(sketch)),
        SOURCE_LIMIT,
      ),
    sourcesByMessage: message =>
      values('SELECT s.json FROM messages m JOIN sources s ON s.id = m.source WHERE m.message = ? ORDER BY s.ingested, s.id', message),
    sourcesBySubject: subject =>
      values('SELECT json FROM sources WHERE subject_key = ? ORDER BY ingested, id LIMIT ?', subjectKey(subject), SOURCE_LIMIT),
    source: id => value('SELECT json FROM sources WHERE id = ?', id),
    sourcesOfNote: note => values('SELECT json FROM sources WHERE note = ? ORDER BY ingested, id', note),
    // Not the person's decisions: the statement that a decision speaks of must get the same id again when its source is read again.
    statementIdTaken: id => one(sql, 'SELECT 1 FROM statements WHERE id = ? LIMIT 1', id) !== null,
    glossary: () =>
      values(
        'SELECT e.json FROM (SELECT uses, entity FROM glossary ORDER BY uses DESC, entity LIMIT 500) g JOIN entities e ON e.id = g.entity ORDER BY g.uses DESC, g.entity',
      ),
    linesOf: path => linesOf(sql, path),
    pathsByBaseName: base =>
      all<{ path: VaultPath }>(sql, 'SELECT DISTINCT path FROM paths WHERE base = ? ORDER BY path LIMIT 50', fold(base)).map(
        row => row.path,
      ),
  }
}

/** Statements as they stand now, by a query for their keys, in its order. */
function listedNow(sql: Sql, kept: KeptStatements, text: string, ...bound: unknown[]): KnownStatement[] {
  if (kept.size > MOST_KEPT) kept.clear()
  return column<number>(sql, text, ...bound).flatMap(key => {
    const before = kept.get(key)
    if (before) return before
    const [json] = column<string>(
      sql,
      'SELECT COALESCE(k.json, s.json) FROM known k JOIN statements s ON s.id = k.id AND s.source = k.source WHERE k.key = ?',
      key,
    )
    if (json === undefined) return []
    const statement = JSON.parse(json) as KnownStatement
    kept.set(key, statement)
    return statement
  })
}

/** As many single look-ups, in two statements: a talk asks for a thousand keys, of which few are known. */
function byKeys(sql: Sql, list: NameKeyList, keys: readonly string[], limit: number): ReadonlyMap<string, readonly Entity[]> {
  const folded = new Map(keys.map(key => [key, list === 'word' ? foldName(key) : key]))
  const rows = all<{ key: string; ids: string }>(
    sql,
    `SELECT j.value AS key, (SELECT json_group_array(entity ORDER BY last DESC, entity)
       FROM (SELECT entity, last FROM name_keys WHERE list = ? AND key = j.value ORDER BY last DESC, entity LIMIT ?)) AS ids FROM json_each(?) j`,
    list,
    limit,
    JSON.stringify([...new Set(folded.values())]),
  )
  const ids = new Map(rows.flatMap(row => (row.ids === '[]' ? [] : [[row.key, JSON.parse(row.ids) as EntityId[]] as const])))
  const entities = new Map(
    all<{ id: EntityId; json: string }>(
      sql,
      'SELECT id, json FROM entities WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify([...new Set([...ids.values()].flat())]),
    ).map(row => [row.id, JSON.parse(row.json) as Entity]),
  )
  return new Map(
    [...folded].flatMap(([key, asked]) => {
      const found = ids.get(asked)
      return found ? [[key, found.flatMap(id => entities.get(id) ?? [])] as const] : []
    }),
  )
}

/** The hash of a forgotten name has the vault's own salt in front; where nobody was forgotten this costs one look-up. */
function saltedHashes(sql: Sql, surface: string): string[] {
  const row = one<{ surface: string }>(sql, `SELECT surface FROM decisions WHERE surface >= 'salt:' AND surface < 'salt;' LIMIT 1`)
  const salt = row?.surface.split(':')[1]
  return salt === undefined ? [] : [saltedHash(surface, salt, sha256)]
}

const newestFirst = (a: KnownStatement, b: KnownStatement): number => {
  const [x, y] = [a.date ?? '', b.date ?? '']
  return x === y ? (a.id < b.id ? -1 : 1) : x > y ? -1 : 1
}

function linesOf(sql: Sql, path: VaultPath): ReadonlyMap<string, { readonly hash: string; readonly n: number; readonly source: SourceId }> {
  const rows = all<{ block: string; hash: string; n: number; source: SourceId }>(
    sql,
    'SELECT block, hash, n, source FROM lines WHERE path = ? ORDER BY block, n, source',
    path,
  )
  // Ascending by n: the last one of a block wins.
  return new Map(rows.map(({ block, hash, n, source }) => [block, { hash, n, source }]))
}

function habits(sql: Sql, key: string): { entity: EntityId; count: number }[] {
  const wanted = key.includes('/') ? key : titleKey(key)
  return all(
    sql,
    `SELECT entity, COUNT(DISTINCT note) AS count FROM (SELECT note, entity FROM habits WHERE key = ? ORDER BY date DESC LIMIT ?)
     GROUP BY entity ORDER BY count DESC, entity`,
    wanted,
    HABIT_ROWS,
  )
}

interface EventRow {
  readonly uid: string
  readonly start_ms: number
  readonly recurring: number
  readonly ingested: string
  readonly source: string
  readonly json: string
}

/** Events of more than a day stand in a small index of their own; all others begin at most a day before the span. */
function eventsBetween(sql: Sql, from: number, to: number): RecordedEvent[] {
  const rows = all<EventRow>(
    sql,
    `SELECT uid, start_ms, recurring, ingested, source, json FROM events WHERE start_ms BETWEEN ? AND ? AND end_ms >= ? AND end_ms - start_ms <= 86400000
     UNION ALL
     SELECT uid, start_ms, recurring, ingested, source, json FROM events WHERE end_ms - start_ms > 86400000 AND start_ms <= ? AND end_ms >= ?
     ORDER BY start_ms, uid`,
    from - DAY_MS,
    to,
    from,
    to,
    from,
  )
  return latest(sql, rows)
}

/** A calendar that is exported again brings its events again: of one event only what was read last counts, of a series only for that day. */
function latest(sql: Sql, rows: readonly EventRow[]): RecordedEvent[] {
  const newer = (row: EventRow): boolean =>
    one(
      sql,
      `SELECT 1 FROM events WHERE uid = ? AND (ingested, source) > (?, ?) AND (? = 0 OR start_ms = ?) LIMIT 1`,
      row.uid,
      row.ingested,
      row.source,
      row.recurring,
      row.start_ms,
    ) !== null
  // A meeting of a series that another file moved stands at its new time only.
  const moved = (row: EventRow): boolean =>
    row.recurring === 1 &&
    one(
      sql,
      `SELECT 1 FROM events WHERE uid = ? AND json ->> '$.replaces' = ? AND ingested >= ? LIMIT 1`,
      row.uid,
      row.start_ms,
      row.ingested,
    ) !== null
  return rows.filter(row => !newer(row) && !moved(row)).map(row => JSON.parse(row.json) as RecordedEvent)
}
