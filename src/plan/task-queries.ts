import type { Entity } from '../model/entity.ts'

/** Queries of the Tasks plugin for a page: a task stands in exactly one note, pages only ask for it. */
export function taskQueries(entity: Pick<Entity, 'type' | 'name' | 'pageName'>, isOwner: boolean): string {
  const near = `(path includes ${entity.pageName}) OR ${namedIn(entity.name, entity.type)}`
  const block = (title: string, lines: string[]) => `\n**${title}**\n\n\`\`\`tasks\n${lines.join('\n')}\n\`\`\`\n`
  const sort = ['sort by due', 'short mode']
  if (isOwner) return block('Mine', ['not done', 'description includes @Myself', ...sort])
  if (entity.type === 'person')
    return (
      block('What I owe', ['not done', 'description includes @Myself', near, ...sort]) +
      block('What they owe', ['not done', `description includes @${entity.name}`, ...sort])
    )
  return block('Open', ['not done', near, ...sort])
}

/** The part of a query for tasks that name an entity; a person is called by the first name: "Send Greta the wiring plan". */
function namedIn(name: string, type: Entity['type']): string {
  const [first, ...more] = name.split(' ')
  const whole = `(description includes ${name})`
  if (type !== 'person' || !first || more.length === 0) return whole
  // `\b` of the plugin knows the letters of English alone.
  return `${whole} OR (${/^[a-z]\S*[a-z]$/i.test(first) ? `description regex matches /\\b${first.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}\\b/` : `description includes ${first}`})`
}

/** A line of a page's queries after the page and its entity got other names. */
export function renamedQuery(
  line: string,
  type: Entity['type'],
  from: { readonly name: string; readonly pageName: string },
  to: { readonly name: string; readonly pageName: string },
): string {
  const [was, now] = [namedIn(from.name, type), namedIn(to.name, type)]
  const named = line.includes(was)
    ? line.replaceAll(was, now)
    : line.replaceAll(`description includes ${from.name}`, `description includes ${to.name}`)
  return named
    .replaceAll(`path includes ${from.pageName}`, `path includes ${to.pageName}`)
    .replaceAll(`description includes @${from.name}`, `description includes @${to.name}`)
}
