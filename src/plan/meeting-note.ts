import type { SourceDocument } from '../model/document.ts'
import type { Entity, Resolution } from '../model/entity.ts'
import { slug, type VaultPath } from '../model/ids.ts'
import { noteType } from '../model/layout.ts'
import type { RecordedStatement } from '../model/record.ts'
import { type FrontMatterValue, renderFrontMatter } from '../vault/front-matter.ts'
import { inlineText } from '../vault/link.ts'
import type { SectionLines } from '../vault/note.ts'
import type { FileDraft } from './drafts.ts'
import { type LineContext, NOTE_SECTIONS, statementSections } from './note-lines.ts'
import { blockId, type HashText } from './statements.ts'

export interface NoteContent {
  readonly path: VaultPath
  readonly document: SourceDocument
  readonly resolution: Resolution
  readonly engine: string
  readonly title: string
  readonly primary: Entity | null
  readonly participants: readonly Entity[]
  /** Statements that get a line in this note. */
  readonly statements: readonly RecordedStatement[]
  readonly readable: VaultPath
  /** Seed of ids that belong to the note: the id of its first source. */
  readonly seed: string
  readonly related: readonly VaultPath[]
  /** `**Date**:` as shown; a thread says how many messages since when. */
  readonly dateText: string
  readonly needsReply: boolean | null
  /** The strictest of its sources. */
  readonly sensitivity: SourceDocument['sensitivity']
  readonly leftOut: readonly string[]
  readonly review: string | null
  /** True where another source of the same talk made the note already. */
  readonly again: boolean
  readonly sourceLinks: readonly VaultPath[]
}

/** The dated note of a meeting, thread or document. */
export function noteDraft(content: NoteContent, lines: LineContext, hash: HashText): FileDraft {
  const { resolution, path } = content
  const sections: SectionLines[] = []
  const summary = resolution.summary.map(s => inlineText(s.text)).join(' ')
  if (summary && !content.again) {
    const id = blockId('s', `${content.document.id}\nsummary`, hash)
    sections.push({ heading: 'Summary', order: 'append', lines: [{ id, text: `${summary} ^${id}` }] })
  }
  sections.push(...statementSections(content.statements, lines))
  if (!content.again) {
    const topics = resolution.topics.map(t => {
      const id = blockId('t', `${content.seed}\n${t.text}`, hash)
      return { id, text: `- ${inlineText(t.text)} ^${id}` }
    })
    if (topics.length > 0) sections.push({ heading: 'Topics', order: 'append', lines: topics })
    if (resolution.nextMeeting) {
      const id = blockId('s', `${content.seed}\nnext`, hash)
      sections.push({ heading: 'Next Meeting', order: 'append', lines: [{ id, text: `${inlineText(resolution.nextMeeting)} ^${id}` }] })
    }
  }
  const sourceLine = `*Source${content.sourceLinks.length > 1 ? 's' : ''}: ${content.sourceLinks.map(p => lines.linker.link(path, p)).join(', ')}*`
  const related = content.related.length > 0 ? `- ${content.related.map(p => lines.linker.link(path, p)).join(' · ')}` : null
  return {
    path,
    reason: content.again ? 'Another source of the same talk' : `Note of ${content.title}`,
    create: newNote(content, lines, sourceLine, related),
    sections,
    sectionOrder: NOTE_SECTIONS,
    keys: noteKeys(content),
    plain: {
      '@source': sourceLine,
      '@date': dateLine(content),
      '@who': whoLine(content, lines) ?? '',
      ...(related ? { '@related': related } : {}),
    },
  }
}

const dateLine = (content: NoteContent): string => `**Date**: ${content.dateText}`

function whoLine(content: NoteContent, lines: LineContext): string | null {
  const others = content.participants.filter(p => p.id !== lines.owner)
  const links = (list: readonly Entity[]) =>
    list.map(e => (e.path ? lines.linker.link(content.path, e.path) : inlineText(e.name))).join(', ')
  if (content.primary?.type === 'person') {
    const rest = others.filter(p => p.id !== content.primary?.id)
    return `**With**: ${links([content.primary, ...rest])}`
  }
  return content.participants.length > 0 ? `**Attendees**: ${links(content.participants)}` : null
}

function noteKeys(content: NoteContent): Record<string, FrontMatterValue> {
  const { document, primary } = content
  const minutes = document.duration === null ? null : Math.max(1, Math.round(document.duration / 60))
  return {
    title: content.title,
    ...(content.resolution.day ? { date: content.resolution.day } : {}),
    ...(primary ? { [primary.type]: primary.name } : {}),
    participants: content.participants.map(p => p.name),
    ...(minutes === null ? {} : { duration: minutes }),
    ...(content.needsReply === null ? {} : { needs_reply: content.needsReply }),
    ...(content.sensitivity === null ? {} : { sensitivity: content.sensitivity }),
  }
}

function newNote(content: NoteContent, lines: LineContext, sourceLine: string, related: string | null): string {
  const { primary, document } = content
  const type = primary && primary.type !== 'product' && primary.type !== 'term' ? primary.type : null
  const kind = noteType(type, primary?.relation ?? null)
  const keys = noteKeys(content)
  const head = renderFrontMatter([
    ['type', kind],
    ...Object.entries(keys),
    ['source', document.kind === 'mail' ? 'email' : document.kind],
    ['source_ref', content.readable],
    ['engine', content.engine],
    ['review', content.review],
    [
      'tags',
      [
        `type/${kind}`,
        ...(primary ? [`${primary.type}/${slug(primary.pageName)}`] : []),
        'generated',
        ...(content.review ? ['needs-review'] : []),
      ],
    ],
  ])
  const label = type === null || type === 'person' ? null : { account: 'Account', project: 'Project', forum: 'Forum' }[type]
  const who = whoLine(content, lines)
  const header = [
    dateLine(content),
    label && primary?.path ? `**${label}**: ${lines.linker.link(content.path, primary.path)}` : null,
    who,
  ].filter(l => l !== null)
  const leftOut = content.leftOut.length > 0 ? `\n> [!info] ${content.leftOut.map(inlineText).join(' ')}\n` : ''
  return `${head}\n# ${inlineText(content.title)}\n\n${header.join('\n')}\n${leftOut}\n---\n${sourceLine}\n${related ? `\n## Related\n${related}\n` : ''}`
}
