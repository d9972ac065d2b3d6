import type { KnowledgeView } from '../model/contracts.ts'
import type { Entity } from '../model/entity.ts'
import { foldName, wordsOf } from '../model/text.ts'
import { ownerLabel } from '../vault/task-line.ts'

/** Who else bears the names of a person: by it a page's queries tell their tasks from those of others. */
export interface Kin {
  /** Nobody else has the first name: a task that says only `Send Noor the permit` is meant for this one. */
  readonly isOnlyOfFirstName: boolean
  /** Somebody else has the whole name, on a page told apart by a bracket. */
  readonly hasNamesake: boolean
}

const ALONE: Kin = { isOnlyOfFirstName: true, hasNamesake: false }

/** Looks the names up: in the vault, and among the people of the source that is being filed. */
export function kinOf(entity: Entity, knowledge: Pick<KnowledgeView, 'entitiesByNameWord'>, here: readonly Entity[]): Kin {
  const [first = ''] = wordsOf(entity.name)
  if (entity.type !== 'person' || first === '') return ALONE
  const others = [...here, ...knowledge.entitiesByNameWord(first, 20)].filter(e => e.type === 'person' && e.id !== entity.id)
  return {
    isOnlyOfFirstName: others.every(e => [e.name, ...e.aliases].every(n => wordsOf(n)[0] !== first)),
    hasNamesake: others.some(e => foldName(e.name) === foldName(entity.name)),
  }
}

type Named = Pick<Entity, 'type' | 'name' | 'pageName'>

/** Queries of the Tasks plugin for a page: a task stands in exactly one note, pages only ask for it. */
export function taskQueries(entity: Named, isOwner: boolean, kin: Kin = ALONE): string {
  const block = (title: string, lines: readonly string[]) => `\n**${title}**\n\n\`\`\`tasks\n${lines.join('\n')}\n\`\`\`\n`
  const sort = ['sort by due', 'short mode']
  if (isOwner) return block('Mine', ['not done', 'description includes @Myself', ...sort])
  const near = `(path includes ${entity.pageName}) OR ${namedIn(entity.name, entity.type, kin.isOnlyOfFirstName)}`
  if (entity.type !== 'person') return block('Open', ['not done', near, ...sort])
  const label = ownerLabel(entity)
  const apart = kin.hasNamesake && label === entity.name
  const mine = apart ? [`path does not include ${entity.pageName} (`] : []
  const theirs = apart ? [`description does not include @${label} (`] : []
  return (
    block('What I owe', ['not done', 'description includes @Myself', near, ...mine, ...sort]) +
    block('What they owe', ['not done', `description includes @${label}`, ...theirs, ...sort])
  )
}

/** Every form in which Afterword may have written a page's queries: only such a block is ours to change. */
export function formerQueries(entity: Entity): string[] {
  if (entity.type !== 'person') return []
  const now = [true, false].flatMap(isOnlyOfFirstName =>
    [true, false].map(hasNamesake => taskQueries(entity, false, { isOnlyOfFirstName, hasNamesake })),
  )
  // As they were before namesakes had labels of their own.
  const owned = (text: string) => text.replace(`description includes @${ownerLabel(entity)}\n`, `description includes @${entity.name}\n`)
  return [...new Set([...now, ...now.map(owned)])]
}

/** The part of a query for tasks that name an entity; a person is called by the first name: "Send Greta the wiring plan". */
function namedIn(name: string, type: Entity['type'], byFirst: boolean): string {
  const [first, ...more] = name.split(' ')
  const whole = `(description includes ${name})`
  if (type !== 'person' || !first || more.length === 0 || !byFirst) return whole
  // `\b` of the plugin knows the letters of English alone.
  return `${whole} OR (${/^[a-z]\S*[a-z]$/i.test(first) ? `description regex matches /\\b${first.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}\\b/` : `description includes ${first}`})`
}

/** A line of a page's queries after the page and its entity got other names. */
export function renamedQuery(line: string, from: Named, to: Named): string {
  const [was, now] = [ownerLabel(from), ownerLabel(to)]
  const [long, longNow] = [namedIn(from.name, from.type, true), namedIn(to.name, to.type, true)]
  const named = line.includes(long)
    ? line.replaceAll(long, longNow)
    : line.replaceAll(`description includes ${from.name}`, `description includes ${to.name}`)
  return named
    .replaceAll(`path includes ${from.pageName}`, `path includes ${to.pageName}`)
    .replaceAll(`path does not include ${from.pageName} (`, `path does not include ${to.pageName} (`)
    .replaceAll(`description includes @${was}`, `description includes @${now}`)
    .replaceAll(`description does not include @${was} (`, `description does not include @${now} (`)
}
