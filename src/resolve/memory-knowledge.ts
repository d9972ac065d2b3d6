import { boundView } from '../model/bound-view.ts'
import type { KnowledgeView, KnownSource, KnownStatement } from '../model/contracts.ts'
import type { Entity } from '../model/entity.ts'
import { type EntityId, type SourceId, slug, type VaultPath } from '../model/ids.ts'
import type { Decision, SourceRecord } from '../model/record.ts'
import { fold, foldName, wordsOf } from '../model/text.ts'
import { effectiveStatements } from '../vault/effective.ts'
import { knownSourceOf, messageKeys } from '../vault/record.ts'
import { stemsOf } from './in-context.ts'
import { valueWords } from './later-value.ts'
import { entitiesByKeys } from './name-keys.ts'
import { phoneticKeys } from './phonetic.ts'
import { tellingWords } from './said-again.ts'
import { rareWords } from './values.ts'

/** What a KnowledgeView can be made of. */
export interface KnowledgeParts {
  readonly entities?: readonly Entity[]
  readonly records?: readonly SourceRecord[]
  readonly decisions?: readonly Decision[]
}

/** Folded subject without `Re:`, `Fwd:` and their cousins. */
export function subjectKey(subject: string): string {
  return foldName(subject.replace(/^\s*(?:(?:re|fw|fwd|aw|wg|sv|vs|antw|tr|enc|odp|res|rv|vl)\s*(?:\[\d+\])?\s*:\s*)+/i, ''))
}

/** Key under which habits are counted: the folded title without dates and numbers. */
export function titleKey(title: string): string {
  return wordsOf(title)
    .filter(w => !/\d/.test(w) && !/^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/.test(w))
    .join(' ')
}

/** KnowledgeView over arrays, by maps: for tests, for names waiting in the inbox, and as the oracle of the SQLite one. */
export function memoryKnowledge(parts: KnowledgeParts): KnowledgeView {
  const entities = parts.entities ?? []
  const records = parts.records ?? []
  const decisions = parts.decisions ?? []
  const byId = new Map(entities.map(e => [e.id, e]))
  const [byEmail, byName, byWord, bySound, byHeard] = [
    new Map<string, Entity>(),
    new Index<Entity>(),
    new Index<Entity>(),
    new Index<Entity>(),
    new Index<Entity>(),
  ]
  for (const e of entities) {
    for (const email of e.emails) byEmail.set(email.toLowerCase(), e)
    const names = [...new Set([e.name, e.pageName, ...e.aliases])]
    for (const n of new Set(names.map(foldName))) byName.add(n, e)
    for (const w of new Set(names.flatMap(wordsOf))) byWord.add(w, e)
    for (const k of new Set([...names, ...e.heardAs].flatMap(n => phoneticKeys(n)))) bySound.add(k, e)
    for (const h of new Set(e.heardAs.map(foldName))) byHeard.add(h, e)
  }
  const sources = records.map(knownSourceOf)
  const statements = new Map(effectiveStatements(records).map(s => [s.id, s]))
  const newest = [...statements.values()].sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '') || a.id.localeCompare(b.id))
  const events = records.flatMap(r => r.events ?? [])
  const oldest = [...records].sort((a, b) => a.ingested.localeCompare(b.ingested)).map(r => r.source)
  const paths = new Set<VaultPath>([
    ...entities.flatMap(e => e.path ?? []),
    ...records.flatMap(r => [r.readable, ...(r.note ? [r.note] : [])]),
  ])
  const primaries = new Map(records.map(r => [r.source, r.primary]))
  const isUnder = (s: KnownStatement, primary: EntityId | null): boolean =>
    s.about.length === 0 && s.owner === null && (primaries.get(s.source) ?? null) === primary
  const sourceById = new Map(sources.map(s => [s.id, s]))
  return {
    entity: id => byId.get(id) ?? null,
    entityByEmail: email => byEmail.get(email.toLowerCase()) ?? null,
    entitiesByName: name => byName.get(foldName(name)),
    entitiesByNameWord: (word, limit = 50) => byWord.get(foldName(word)).slice(0, limit),
    entitiesByPhonetic: (key, limit = 50) => bySound.get(key).slice(0, limit),
    entitiesByHeardForm: heard => byHeard.get(foldName(heard)),
    eventsBetween: (from, to) => events.filter(e => e.startMs <= to && e.endMs >= from),
    eventsOn: day => events.filter(e => e.day === day),
    openActions: (entity, limit = 50) =>
      newest
        .filter(s => s.kind === 'action' && /^(?:proposed|open|doing)$/.test(s.status) && (s.owner === entity || s.about.includes(entity)))
        .slice(0, limit),
    statementsAbout: (entity, kinds, limit = 50) =>
      newest
        .filter(s => kinds.includes(s.kind) && s.supersededBy === null && s.status !== 'rejected' && s.about.includes(entity))
        .slice(0, limit),
    statementsUnder: (primary, kinds, limit = 50) =>
      newest.filter(s => kinds.includes(s.kind) && isListed(s) && isUnder(s, primary)).slice(0, limit),
    statementsSaying: (entity, kinds, words, limit = 50) =>
      newest
        .filter(
          s =>
            kinds.includes(s.kind) &&
            isListed(s) &&
            (isUnder(s, entity) || (entity !== null && (s.owner === entity || s.about.includes(entity)))) &&
            tellingWords(s.text).some(w => words.includes(w)),
        )
        .slice(0, limit),
    statementsWith: (stem, kinds, limit = 20) =>
      newest
        .filter(
          s =>
            kinds.includes(s.kind) &&
            s.supersededBy === null &&
            !/^(?:rejected|superseded)$/.test(s.status) &&
            (s.kind !== 'action' || isListed(s)) &&
            (rareWords(s.text).includes(stem) || stemsOf(s).includes(stem) || (s.kind !== 'action' && valueWords(s.text).includes(stem))),
        )
        .slice(0, limit),
    statement: id => statements.get(id) ?? null,
    notesOf: (primary, limit = 10) => notesOf(sources, primary).slice(0, limit),
    habitualParticipants: key => habits(records, key),
    decisionsFor: surface =>
      decisions.filter(
        d =>
          (d.type === 'same-name' && foldName(d.surface) === foldName(surface)) ||
          (d.type === 'heard' && foldName(d.heard) === foldName(surface)),
      ),
    keptApart: (a, b) => decisions.some(d => d.type === 'keep-apart' && ((d.a === a && d.b === b) || (d.a === b && d.b === a))),
    sourcesBySha: sha => sources.filter((_s, i) => records[i]?.sha256 === sha),
    sourcesBySketch: sketch => sources.filter(s => s.sketch.some((v, i) => sketch[i] === v)),
    sourcesByMessage: id => sources.filter(s => messageKeys(s).has(id)),
    sourcesBySubject: subject =>
      sources.filter((_s, i) => records[i]?.threads && subjectKey(records[i]?.threads?.subject ?? '') === subjectKey(subject)),
    source: id => sourceById.get(id) ?? null,
    sourcesOfNote: note => oldest.flatMap(id => sourceById.get(id as SourceId) ?? []).filter(s => s.note === note),
    statementsOf: source =>
      records
        .filter(r => r.source === source)
        .flatMap(r => r.statements.map((s): KnownStatement => statements.get(s.id) ?? { ...s, source, note: r.note })),
    linesOf: path => linesOf(records, path),
    pathsByBaseName: base => [...paths].filter(p => fold(p.split('/').at(-1) ?? '').replace(/\.md$/, '') === fold(base)).sort(),
    statementIdTaken: id => records.some(r => r.statements.some(s => s.id === id)),
    glossary: () => entities.filter(e => e.type === 'product' || e.type === 'term').slice(0, 500),
  }
}

/** Open, of actions; live, of everything else. */
const isListed = (s: KnownStatement): boolean =>
  s.kind === 'action' ? /^(?:proposed|open|doing)$/.test(s.status) : s.supersededBy === null && !/^(?:rejected|superseded)$/.test(s.status)

/** Managed lines of one file over all records, by block id. */
function linesOf(records: readonly SourceRecord[], path: VaultPath): ReadonlyMap<string, { hash: string; n: number; source: SourceId }> {
  const out = new Map<string, { hash: string; n: number; source: SourceId }>()
  for (const r of records) {
    for (const [key, line] of Object.entries(r.lines)) {
      const at = key.lastIndexOf('#')
      if (key.slice(0, at) !== path) continue
      const known = out.get(key.slice(at + 1))
      if (!known || known.n < line.n) out.set(key.slice(at + 1), { hash: line.hash, n: line.n, source: r.source })
    }
  }
  return out
}

class Index<T> {
  readonly #map = new Map<string, T[]>()
  add(key: string, value: T): void {
    const list = this.#map.get(key)
    if (list) list.push(value)
    else this.#map.set(key, [value])
  }
  get(key: string): readonly T[] {
    return this.#map.get(key) ?? []
  }
}

function notesOf(
  sources: readonly KnownSource[],
  primary: EntityId,
): { path: NonNullable<KnownSource['note']>; date: KnownSource['date']; title: string }[] {
  const seen = new Map<string, { path: NonNullable<KnownSource['note']>; date: KnownSource['date']; title: string }>()
  for (const s of sources) if (s.primary === primary && s.note) seen.set(s.note, { path: s.note, date: s.date, title: s.title })
  return [...seen.values()].sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '') || a.path.localeCompare(b.path))
}

/** `key` is a title key or an entity id. */
function habits(records: readonly SourceRecord[], key: string): { entity: EntityId; count: number }[] {
  const counts = new Map<EntityId, number>()
  const seen = new Set<string>()
  for (const r of records) {
    if (r.kind !== 'transcript' || (r.primary !== key && titleKey(r.title) !== titleKey(key))) continue
    const note = r.note ?? r.source
    if (seen.has(note)) continue
    seen.add(note)
    for (const p of r.participants) counts.set(p, (counts.get(p) ?? 0) + 1)
  }
  return [...counts].map(([entity, count]) => ({ entity, count })).sort((a, b) => b.count - a.count || a.entity.localeCompare(b.entity))
}

/**
 * Two views as one: `under` with what `over` adds to its entities or adds as entities. Everything but entities comes from `under`.
 * Used for the names waiting in the inbox and for what this source itself proves.
 */
export function overlay(under: KnowledgeView, over: KnowledgeView): KnowledgeView {
  const merged = (e: Entity): Entity => {
    const more = over.entity(e.id)
    return more ? mergeEntities(e, more) : e
  }
  const both = (a: readonly Entity[], b: readonly Entity[]): readonly Entity[] => {
    if (a.length === 0 && b.length === 0) return a
    const out = new Map<EntityId, Entity>()
    for (const e of a) out.set(e.id, merged(e))
    for (const e of b) {
      const known = out.has(e.id) ? null : withUnder(e)
      if (known && !out.has(known.id)) out.set(known.id, known)
    }
    return [...out.values()]
  }
  const withUnder = (e: Entity): Entity => {
    const known = under.entity(e.id) ?? renamed(e)
    return known ? mergeEntities(known, e) : e
  }
  // A page that was renamed since `over` was made has another id: it is known by its address, or by the name that it had.
  const renamed = (e: Entity): Entity | null => {
    const held = [
      ...e.emails.flatMap(m => (m.startsWith('@') ? [] : (under.entityByEmail(m) ?? []))),
      ...[e.pageName, e.name, ...e.aliases]
        .filter(n => e.id === `${e.type}/${slug(n)}`)
        .flatMap(n => under.decisionsFor(n).flatMap(d => (d.type === 'same-name' ? (under.entity(d.entity) ?? []) : []))),
    ]
    return held.find(k => k.type === e.type) ?? null
  }
  const one = (known: Entity | null, more: Entity | null): Entity | null => (known ? merged(known) : more ? withUnder(more) : null)
  return {
    ...boundView(under),
    glossary: () => both(under.glossary?.() ?? [], over.glossary?.() ?? []),
    entity: id => one(under.entity(id), over.entity(id)),
    entityByEmail: email => one(under.entityByEmail(email), over.entityByEmail(email)),
    entitiesByName: name => both(under.entitiesByName(name), over.entitiesByName(name)),
    entitiesByNameWord: (word, limit) => both(under.entitiesByNameWord(word, limit), over.entitiesByNameWord(word, limit)),
    entitiesByPhonetic: (key, limit) => both(under.entitiesByPhonetic(key, limit), over.entitiesByPhonetic(key, limit)),
    entitiesByKeys: (list, keys, limit) => {
      const [a, b] = [entitiesByKeys(under, list, keys, limit), entitiesByKeys(over, list, keys, limit)]
      return new Map([...new Set([...a.keys(), ...b.keys()])].map(k => [k, both(a.get(k) ?? [], b.get(k) ?? [])]))
    },
    entitiesByHeardForm: heard => both(under.entitiesByHeardForm(heard), over.entitiesByHeardForm(heard)),
  }
}

/** What is known with what was learned: lists are joined, gaps filled, and a first name gives way to the full name. */
function mergeEntities(known: Entity, more: Entity): Entity {
  const join = (a: readonly string[], b: readonly string[]): readonly string[] =>
    b.every(x => a.includes(x)) ? a : [...new Set([...a, ...b])]
  const name =
    wordsOf(known.name).length < wordsOf(more.name).length && wordsOf(known.name).every(w => wordsOf(more.name).includes(w))
      ? more.name
      : known.name
  return {
    ...known,
    name,
    aliases: join(known.aliases, name === known.name ? more.aliases : [...more.aliases, known.name].filter(a => a !== name)),
    heardAs: join(known.heardAs, more.heardAs),
    emails: join(known.emails, more.emails),
    company: known.company ?? more.company,
    role: known.role ?? more.role,
    phone: known.phone ?? more.phone,
  }
}
