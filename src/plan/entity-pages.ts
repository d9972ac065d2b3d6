import type { Entity } from '../model/entity.ts'
import type { EntityId, IsoDate, VaultPath } from '../model/ids.ts'
import { slug } from '../model/ids.ts'
import { folderOf, noteType, type VaultLayout } from '../model/layout.ts'
import type { RecordedStatement } from '../model/record.ts'
import { fold } from '../model/text.ts'
import { type FrontMatterValue, renderFrontMatter } from '../vault/front-matter.ts'
import { inlineText } from '../vault/link.ts'
import type { ManagedLine, SectionLines } from '../vault/note.ts'
import type { FileDraft } from './drafts.ts'
import { bulletLine, type LineContext, PAGE_SECTIONS } from './note-lines.ts'
import { blockId, type HashText } from './statements.ts'

/** Path of an entity's page: `People/Kanchan Rao/Kanchan Rao.md`, or `…/README.md` in a vault that keeps them so. */
export function pagePath(layout: VaultLayout, entity: Pick<Entity, 'type' | 'pageName' | 'path'>): VaultPath | null {
  if (entity.path !== null) return entity.path
  if (entity.type === 'product' || entity.type === 'term') return null
  const folder = `${folderOf(layout, entity.type)}/${entity.pageName}`
  return `${folder}/${layout.pages === 'readme' ? 'README' : entity.pageName}.md` as VaultPath
}

export interface PageContent {
  readonly entity: Entity
  readonly path: VaultPath
  readonly isOwner: boolean
  /** New statements about the entity, as they stand in the record. */
  readonly statements: readonly RecordedStatement[]
  readonly topics: readonly string[]
  /** The dated note, with the sentence that tells what it was about for this entity; null where the entity was only named. */
  readonly context: { readonly day: IsoDate; readonly note: VaultPath; readonly sentence: string } | null
  /** Entities that belong together with this one: its company, its projects. */
  readonly related: readonly VaultPath[]
  readonly review: string | null
  readonly created: IsoDate | null
}

/** What a source adds to one page; creates the page where there is none. */
export function pageDraft(content: PageContent, lines: LineContext, seed: string, hash: HashText): FileDraft {
  const { entity, path } = content
  const sections: SectionLines[] = []
  const add = (heading: string, list: ManagedLine[], order: SectionLines['order'] = 'append') => {
    if (list.length > 0) sections.push({ heading, lines: list, order })
  }
  const of = (kind: string) => content.statements.filter(s => s.kind === kind).map(s => bulletLine(s, lines, s.date))
  add('Key Facts', of('fact'))
  if (content.context) {
    const id = blockId('c', `${seed}\n${entity.id}\ncontext`, hash)
    const link = lines.linker.link(path, content.context.note)
    add(
      'Recent Context',
      [{ id, text: `- ${content.context.day}: ${link}: ${inlineText(content.context.sentence)} ^${id}` }],
      'newest-first',
    )
  }
  const note = content.context?.note
  if (note)
    add(
      'Topics',
      content.topics.map(topic => {
        const id = blockId('t', `${entity.id}\n${fold(topic)}`, hash)
        return { id, text: `- ${inlineText(topic)} (${lines.linker.link(path, note, { label: content.context?.day ?? 'note' })}) ^${id}` }
      }),
    )
  add('Key Decisions', of('decision'))
  add('Open Questions', of('question'))
  return {
    path,
    reason: entity.path === null ? `New page for ${entity.pageName}` : `What this source adds to ${entity.pageName}`,
    create: newPage(content, lines),
    sections,
    sectionOrder: PAGE_SECTIONS,
    keys: pageKeys(content),
    plain: {},
  }
}

function pageKeys(content: PageContent): Record<string, FrontMatterValue> {
  const { entity } = content
  const last = [entity.lastContact, content.context?.day ?? null]
    .filter(d => d !== null)
    .sort()
    .at(-1)
  return {
    ...(entity.aliases.length > 0 ? { aliases: entity.aliases } : {}),
    ...oneOrMany(
      'email',
      entity.emails.filter(e => !e.startsWith('@')),
    ),
    // A company's people write from its domain: that is how a first mail from there finds the account.
    ...oneOrMany(
      'domain',
      entity.emails.flatMap(e => (e.startsWith('@') ? [e.slice(1)] : [])),
    ),
    ...(entity.company ? { company: entity.company } : {}),
    ...(entity.role ? { role: entity.role } : {}),
    ...(entity.phone ? { phone: entity.phone } : {}),
    ...(last && !content.isOwner ? { last_contact: last } : {}),
  }
}

const oneOrMany = (key: string, list: readonly string[]): Record<string, FrontMatterValue> =>
  list.length === 0 ? {} : { [key]: list.length === 1 ? (list[0] ?? '') : list }

function newPage(content: PageContent, lines: LineContext): string {
  const { entity } = content
  const type = entity.type === 'product' || entity.type === 'term' ? null : entity.type
  const head = renderFrontMatter([
    ['type', noteType(type, entity.relation)],
    ['title', entity.pageName],
    ...Object.entries(pageKeys(content)),
    ['created', content.created],
    ['review', content.review],
    [
      'tags',
      [
        `type/${noteType(type, entity.relation)}`,
        `${entity.type}/${slug(entity.pageName)}`,
        'generated',
        ...(content.review ? ['needs-review'] : []),
      ],
    ],
  ])
  const related = content.related.map(p => lines.linker.link(content.path, p))
  return `${head}# ${inlineText(entity.pageName)}\n\n## Open Tasks\n${taskQueries(entity, content.isOwner)}\n${related.length > 0 ? `\n## Related\n- ${related.join(' · ')}\n` : ''}`
}

/** Queries of the Tasks plugin: a task stands in exactly one note, pages only ask for it. */
function taskQueries(entity: Entity, isOwner: boolean): string {
  const words = [entity.name]
  const near = `(path includes ${entity.pageName}) OR (description includes ${words[0]})`
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

/** A whole sentence for `## Recent Context`: the summary's sentence that names the entity, else one of its statements, else the summary's first. */
export function contextSentence(
  entity: Entity,
  summary: readonly string[],
  statements: readonly RecordedStatement[],
  title: string,
): string {
  const names = [entity.name, ...entity.aliases, ...(entity.type === 'person' ? entity.name.split(' ').slice(0, 1) : [])].filter(
    n => n.length > 2,
  )
  const names2 = names.map(n => new RegExp(`(?<![\\p{L}\\p{N}])${n.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'iu'))
  const named = summary.find(s => names2.some(r => r.test(s)))
  const own = statements.find(s => s.kind === 'decision' || s.kind === 'fact') ?? statements[0]
  const sentence = named ?? own?.text ?? summary[0] ?? title
  return /[.!?…]["')\]]?$/.test(sentence) ? sentence : `${sentence}.`
}

export type PageOwner = EntityId
