import type { Entity, EntityType } from '../../model/entity.ts'
import { type EntityId, slug, type VaultPath } from '../../model/ids.ts'
import type { RecordedEntity, SourceRecord } from '../../model/record.ts'
import { readFrontMatter, yamlLine } from '../../vault/front-matter.ts'
import { pageNameOf, readPage } from '../../vault/page.ts'
import { ownerLabel } from '../../vault/task-line.ts'
import { renamedQuery } from '../task-queries.ts'
import type { VaultDraft, VaultSnapshot } from './vault-draft.ts'

/** What an entity was and what it becomes. */
export interface IdentityChange {
  /** The name that goes stays another name of the entity: records keep how the source called it. */
  readonly keepName?: boolean
  readonly from: EntityId
  readonly to: EntityId
  readonly fromName: string
  readonly toName: string
  readonly fromPage: string
  readonly toPage: string
}

/** Every entity with a page, by id. */
export function pagesOf(snapshot: VaultSnapshot): Map<EntityId, Entity> {
  const out = new Map<EntityId, Entity>()
  for (const [path, text] of snapshot.files) {
    if (pageNameOf(path) === null) continue
    const e = readPage(path, text)
    if (e && !out.has(e.id)) out.set(e.id, e)
  }
  return out
}

/** The record with one entity's id replaced wherever it stands; the entity may be named anew. */
export function withIdentity(record: SourceRecord, change: IdentityChange): SourceRecord {
  const { from, to } = change
  const id = (e: EntityId): EntityId => (e === from ? to : e)
  const unique = (list: readonly EntityId[]): EntityId[] => [...new Set(list.map(id))]
  const concerned =
    record.primary === from ||
    record.participants.includes(from) ||
    record.entities.some(e => e.id === from) ||
    record.statements.some(s => s.owner === from || s.about.includes(from))
  if (!concerned) return record
  const entities: RecordedEntity[] = []
  for (const e of record.entities) {
    const also = change.keepName && change.fromName !== change.toName ? [...new Set([...e.aliases, change.fromName])] : e.aliases
    const now = e.id === from ? { ...e, id: to, name: change.toName, aliases: also } : e
    const at = entities.findIndex(x => x.id === now.id)
    const held = entities[at]
    if (held)
      entities[at] = {
        ...held,
        aliases: [...new Set([...held.aliases, ...now.aliases])],
        heardAs: [...new Set([...held.heardAs, ...now.heardAs])],
        count: held.count + now.count,
      }
    else entities.push(now)
  }
  return {
    ...record,
    primary: record.primary === null ? null : id(record.primary),
    participants: unique(record.participants),
    statements: record.statements.map(s => ({ ...s, owner: s.owner === null ? null : id(s.owner), about: unique(s.about) })),
    entities,
  }
}

/**
 * The names that Afterword itself wrote: front-matter keys and tags, owners of tasks, the queries of the page. Words of the person's and of sources
 * stay as they are. Works on the lines of files that Afterword made, and on task lines everywhere.
 */
export function renameInLines(draft: VaultDraft, path: VaultPath, change: IdentityChange, isOwnPage: boolean): void {
  const text = draft.text(path)
  if (text === null) return
  const { fromName, toName, fromPage, toPage } = change
  if (!text.includes(fromName) && !text.includes(slug(fromPage))) return
  const { values } = readFrontMatter(text)
  const generated = [values.tags].flat().map(String).includes('generated')
  const key = change.to.split('/')[0] ?? 'person'
  const type = key as EntityType
  const [was, now] = [ownerLabel({ name: fromName, pageName: fromPage }), ownerLabel({ name: toName, pageName: toPage })]
  const name = literal(was)
  const owner = new RegExp(`(^|\\s)@${name}(?=$|\\s+(?:[📅✅❌🔺⏫🔼🔽⏬➕⏳🛫]|#|\\^))`, 'gu')
  const oldTag = `${key}/${slug(fromPage)}`
  const newTag = `${key}/${slug(toPage)}`
  let inHead = false
  let fenced = false
  draft.rewrite(path, (line, i) => {
    if (i === 0 && /^---[ \t]*$/.test(line)) {
      inHead = true
      return line
    }
    if (inHead) {
      if (/^---[ \t]*$/.test(line)) inHead = false
      if (!generated) return line
      const at = line.indexOf(':')
      const k = at < 0 ? '' : line.slice(0, at)
      const value = values[k]
      if (/^(?:person|account|project|forum|company|owner)$/.test(k) && line === yamlLine(k, fromName)) return yamlLine(k, toName)
      if (isOwnPage && line === yamlLine('title', fromPage)) return yamlLine('title', toPage)
      if ((k === 'participants' || k === 'tags') && Array.isArray(value)) {
        const list = value.map(String)
        const [was, now] = k === 'tags' ? [oldTag, newTag] : [fromName, toName]
        if (line === yamlLine(k, list)) return yamlLine(k, [...new Set(list.map(v => (v === was ? now : v)))])
      }
      return line
    }
    if (/^ {0,3}(?:```|~~~)/.test(line)) fenced = !fenced
    if (fenced)
      return isOwnPage && generated
        ? renamedQuery(line, { type, name: fromName, pageName: fromPage }, { type, name: toName, pageName: toPage })
        : line
    if (/^\s*[-*+] \[.\] /.test(line)) return line.replace(owner, (_, before: string) => `${before}@${now}`)
    return isOwnPage && generated && line === `# ${fromPage}` ? `# ${toPage}` : line
  })
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
