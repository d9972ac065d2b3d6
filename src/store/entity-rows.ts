/**
 * Entities: front matter of their pages, joined with the names, aliases and heard forms of the records. Forms are counted, so that taking one
 * record away costs the same whether an entity occurs in three sources or in three thousand.
 */
import { BARE_ENTITY, type Entity, type EntityType } from '../model/entity.ts'
import type { EntityId } from '../model/ids.ts'
import type { RecordedEntity, SourceRecord } from '../model/record.ts'
import { remembering } from '../model/remembering.ts'
import { foldName, wordsOf } from '../model/text.ts'
import { phoneticKeys } from '../resolve/phonetic.ts'
import { canonicalName } from '../vault/page.ts'
import { putDoc, removeDoc } from './full-text.ts'
import { all, one, run, type Sql } from './sql.ts'

/** The page as it is now, in place of what stood at its path. `dirty`: entities to be put together anew. */
export function putPage(sql: Sql, entity: Entity, dirty: Set<string>): void {
  removePage(sql, entity.path ?? '', dirty)
  run(sql, 'INSERT INTO pages VALUES (?, ?, ?)', entity.path, entity.id, JSON.stringify(entity))
  dirty.add(entity.id)
}

/** The page at this path is gone. */
export function removePage(sql: Sql, path: string, dirty: Set<string>): void {
  const old = one<{ entity: string }>(sql, 'SELECT entity FROM pages WHERE path = ?', path)
  if (old === null) return
  run(sql, 'DELETE FROM pages WHERE path = ?', path)
  dirty.add(old.entity)
}

/** Takes back what a source said of names: each form is counted by the sources that bear it. */
export function removeRecordEntities(sql: Sql, source: string, dirty: Set<string>): void {
  for (const row of all<{ json: string }>(sql, 'SELECT json FROM record_entities WHERE source = ?', source)) {
    const entity = JSON.parse(row.json) as RecordedEntity
    for (const [kind, form] of indexedForms(entity)) {
      run(sql, 'UPDATE entity_forms SET count = count - 1 WHERE entity = ? AND kind = ? AND form = ?', entity.id, kind, form)
      run(sql, 'DELETE FROM entity_forms WHERE entity = ? AND kind = ? AND form = ? AND count <= 0', entity.id, kind, form)
    }
    dirty.add(entity.id)
  }
  run(sql, 'DELETE FROM record_entities WHERE source = ?', source)
}

/** Counts the names, aliases and heard forms of a source. */
export function addRecordEntities(sql: Sql, record: SourceRecord, dirty: Set<string>): void {
  for (const entity of new Map(record.entities.map(e => [e.id, e])).values()) {
    run(sql, 'INSERT INTO record_entities VALUES (?, ?, ?)', record.source, entity.id, JSON.stringify(entity))
    for (const [kind, form] of indexedForms(entity))
      run(
        sql,
        'INSERT INTO entity_forms VALUES (?, ?, ?, 1) ON CONFLICT (entity, kind, form) DO UPDATE SET count = count + 1',
        entity.id,
        kind,
        form,
      )
    dirty.add(entity.id)
  }
}

/** Writes the rows of every dirty entity; one that did not change costs a comparison. */
export function flushEntities(sql: Sql, dirty: ReadonlySet<string>): void {
  for (const id of dirty) {
    const entity = entityNow(sql, id)
    if (/^(?:product|term)\//.test(id)) countUses(sql, id)
    const old = one<{ json: string }>(sql, 'SELECT json FROM entities WHERE id = ?', id)
    const json = entity === null ? null : JSON.stringify(entity)
    if ((old?.json ?? null) === json) continue
    const before = old === null ? null : (JSON.parse(old.json) as Entity)
    const last = entity?.lastContact ?? ''
    if (entity !== null) run(sql, 'INSERT OR REPLACE INTO entities VALUES (?, ?, ?)', id, last, json)
    if (before && entity && namesOf(before) === namesOf(entity)) {
      // Only facts changed: mostly the day of the last contact, by which candidates are ranked.
      if ((before.lastContact ?? '') !== last) run(sql, 'UPDATE name_keys SET last = ? WHERE entity = ?', last, id)
      continue
    }
    if (before) {
      for (const table of ['names', 'name_keys', 'entity_emails']) run(sql, `DELETE FROM ${table} WHERE entity = ?`, id)
    }
    if (entity !== null) addNames(sql, entity, last)
    else {
      run(sql, 'DELETE FROM entities WHERE id = ?', id)
      removeDoc(sql, 'entity', id)
    }
  }
}

/** Products and terms by how often they are named: what a recogniser is likely to have heard. */
function countUses(sql: Sql, id: string): void {
  run(sql, 'DELETE FROM glossary WHERE entity = ?', id)
  run(sql, `INSERT INTO glossary SELECT SUM(count), entity FROM entity_forms WHERE entity = ? AND kind = 'name' GROUP BY entity`, id)
}

function addNames(sql: Sql, entity: Entity, last: string): void {
  const names = [...new Set([entity.name, entity.pageName, ...entity.aliases])]
  for (const folded of new Set(names.map(foldName))) run(sql, `INSERT OR IGNORE INTO names VALUES (?, 'name', ?)`, folded, entity.id)
  for (const folded of new Set(entity.heardAs.map(foldName)))
    run(sql, `INSERT OR IGNORE INTO names VALUES (?, 'heard', ?)`, folded, entity.id)
  for (const word of new Set(names.flatMap(wordsOf))) run(sql, `INSERT INTO name_keys VALUES ('word', ?, ?, ?)`, word, last, entity.id)
  for (const key of new Set([...names, ...entity.heardAs].flatMap(keysOf)))
    run(sql, `INSERT INTO name_keys VALUES ('sound', ?, ?, ?)`, key, last, entity.id)
  for (const email of new Set(entity.emails.map(e => e.toLowerCase())))
    run(sql, 'INSERT OR IGNORE INTO entity_emails VALUES (?, ?)', email, entity.id)
  putDoc(sql, 'entity', entity.id, names.join('\n'))
}

/** What the rows of `addNames` depend on. */
const namesOf = (e: Entity): string => JSON.stringify([e.name, e.pageName, e.aliases, e.heardAs, e.emails])

/** Page and forms as one entity; null where neither is. */
function entityNow(sql: Sql, id: string): Entity | null {
  const page = one<{ json: string }>(sql, 'SELECT json FROM pages WHERE entity = ? ORDER BY path LIMIT 1', id)
  const forms = all<{ kind: string; form: string }>(
    sql,
    'SELECT kind, form FROM entity_forms WHERE entity = ? ORDER BY count DESC, form',
    id,
  )
  if (page === null && forms.length === 0) return null
  const of = (kind: string): string[] => forms.filter(f => f.kind === kind).map(f => f.form)
  const base: Entity = page === null ? withoutPage(id as EntityId, of('name')[0] ?? id) : (JSON.parse(page.json) as Entity)
  const own = new Set([base.name, base.pageName].map(foldName))
  const aliases = distinct([...base.aliases, ...of('alias').sort()], own)
  const right = new Set([...own, ...aliases.map(foldName)])
  return { ...base, aliases, heardAs: distinct([...base.heardAs, ...of('heard').sort()], right) }
}

function withoutPage(id: EntityId, name: string): Entity {
  return { id, type: id.slice(0, id.indexOf('/')) as EntityType, name: canonicalName(name), pageName: name, path: null, ...BARE_ENTITY }
}

/** Once each by what is left when case and marks are folded, without those in `taken`. */
function distinct(forms: readonly string[], taken: ReadonlySet<string>): string[] {
  const seen = new Set(taken)
  return forms.filter(form => {
    const key = foldName(form)
    if (key === '' || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function indexedForms(entity: RecordedEntity): readonly (readonly [kind: string, form: string])[] {
  return [
    ['name', entity.name],
    ...[...new Set(entity.aliases)].map(form => ['alias', form] as const),
    ...[...new Set(entity.heardAs)].map(form => ['heard', form] as const),
  ]
}

/** Phonetic keys cost tens of microseconds a name, and the same names come again with every source. */
const keysOf = remembering(20_000, phoneticKeys)
