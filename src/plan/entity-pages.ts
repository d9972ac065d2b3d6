import type { KnowledgeView, VaultView } from '../model/contracts.ts'
import type { Entity } from '../model/entity.ts'
import type { SummarySentence } from '../model/extraction.ts'
import type { EntityId, IsoDate, VaultPath } from '../model/ids.ts'
import { slug } from '../model/ids.ts'
import { folderOfType, noteType, type VaultLayout } from '../model/layout.ts'
import type { RecordedStatement } from '../model/record.ts'
import { saysAgain } from '../resolve/said-again.ts'
import { type FrontMatterValue, renderFrontMatter } from '../vault/front-matter.ts'
import { inlineText } from '../vault/link.ts'
import type { FileDraft } from './drafts.ts'
import { type LineContext, PAGE_SECTIONS } from './note-lines.ts'
import {
  contactSection,
  contextSection,
  fieldSection,
  type Replaced,
  relatedSection,
  type SectionInput,
  statementSection,
  statusSection,
  topicSection,
} from './page-sections.ts'
import { pageState } from './page-state.ts'
import type { ProjectField } from './project-fields.ts'
import type { HashText } from './statements.ts'
import { tellsOnlyAbout } from './summary-kept.ts'
import { formerQueries, type Kin, taskQueries } from './task-queries.ts'

/** Path of an entity's page: `People/Kanchan Rao/Kanchan Rao.md`, or `…/README.md` in a vault that keeps them so. */
export function pagePath(layout: VaultLayout, entity: Pick<Entity, 'type' | 'pageName' | 'path'>): VaultPath | null {
  if (entity.path !== null) return entity.path
  if (entity.type === 'product' || entity.type === 'term') return null
  const folder = `${folderOfType(layout, entity.type)}/${entity.pageName}`
  return `${folder}/${layout.pages === 'readme' ? 'README' : entity.pageName}.md` as VaultPath
}

export interface PageContent {
  readonly entity: Entity
  readonly path: VaultPath
  readonly isOwner: boolean
  /** New statements about the entity, as they stand in the record. */
  readonly statements: readonly RecordedStatement[]
  /** Statements that the person took away or rejected: no sentence of the page says them. */
  readonly gone?: readonly RecordedStatement[]
  /** Earlier statements about the entity that this source replaces or answers. */
  readonly replaced: readonly Replaced[]
  readonly topics: readonly string[]
  /** The dated note, with sentences that tell what it was about for this entity, the best first; null where the entity was only named. */
  readonly context: {
    readonly day: IsoDate
    readonly note: VaultPath
    readonly sentences: readonly string[]
    /** True where the source is older than the newest one of its note. */
    readonly late?: boolean
  } | null
  /** False where the note stands already, and this is another source of it: its topics are counted. */
  readonly newNote: boolean
  readonly nextMeeting: string | null
  /** People of this account who took part or were named. */
  readonly contacts: readonly Entity[]
  /** Full name of a project's owner, where the source says who it is. */
  readonly owner: string | null
  /** What the source says of its project in lines of their own. */
  readonly fields?: readonly ProjectField[]
  /** Entities that belong together with this one: its company, its projects. */
  readonly related: readonly VaultPath[]
  readonly review: string | null
  readonly created: IsoDate | null
  /** Who else bears the names of this person; absent: nobody. */
  readonly kin?: Kin
}

/** What a source adds to one page; creates the page where there is none. Sections keep their length however many sources come. */
export function pageDraft(
  content: PageContent,
  lines: LineContext,
  seed: string,
  context: { readonly vault: VaultView; readonly knowledge: Pick<KnowledgeView, 'linesOf'>; readonly hash: HashText },
): FileDraft {
  const { entity, path } = content
  const { hash } = context
  const state = pageState(path, context.vault, context.knowledge, hash)
  const input: SectionInput = { entity, path, state, lines, hash }
  const of = (kind: string) => content.statements.filter(s => s.kind === kind)
  const gone = (kind: string) => content.replaced.filter(r => r.old.kind === kind)
  const isThing = entity.type === 'account' || entity.type === 'project'
  const gones = [...(content.gone ?? []), ...content.statements.filter(s => state.isDeleted(s.id))]
  const told = content.context && { ...content.context, sentences: content.context.sentences.filter(s => !gones.some(g => says(s, g))) }
  const note = content.context?.note
  const day = content.context?.day
  const stated = fieldSection(content.fields ?? [], note && day ? { day, note } : null, input)
  const owner = stated.fields.find(f => f.field === 'owner')?.value ?? content.owner
  const parts = [
    entity.type === 'account' ? contactSection(content.contacts, day ?? null, input) : null,
    isThing ? statusSection(note && day ? { day, note, next: content.nextMeeting } : null, input) : null,
    stated,
    isThing ? statementSection('risks', of('risk'), [], input) : null,
    statementSection('facts', of('fact'), gone('fact'), input),
    contextSection(told, seed, input),
    note && day && content.topics.length > 0 ? topicSection(content.topics, { day, note, counts: content.newNote }, input) : null,
    statementSection('decisions', of('decision'), gone('decision'), input),
    statementSection('questions', of('question'), gone('question'), input),
    content.isOwner ? null : relatedSection(content.related, input),
  ].filter(p => p !== null)
  return {
    path,
    reason: entity.path === null ? `New page for ${entity.pageName}` : `What this source adds to ${entity.pageName}`,
    create: newPage({ ...content, owner }),
    sections: parts.flatMap(p => p.sections),
    sectionOrder: PAGE_SECTIONS,
    keys: pageKeys({ ...content, owner }),
    plain: {},
    blocks: content.isOwner ? [] : [{ was: formerQueries(entity), text: taskQueries(entity, false, content.kin) }],
    folded: Object.assign({}, ...parts.map(p => p.folded)) as Record<string, string>,
  }
}

const NOBODY: ReadonlySet<string> = new Set()
const says = (text: string, s: RecordedStatement): boolean =>
  saysAgain(s, { kind: s.kind, text, owner: null, about: [], evidence: [] }, NOBODY)

function pageKeys(
  content: Pick<PageContent, 'entity' | 'isOwner' | 'owner'> & { readonly context: { readonly day: IsoDate } | null },
): Record<string, FrontMatterValue> {
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
    ...(content.owner ? { owner: content.owner } : {}),
    ...(last && !content.isOwner ? { last_contact: last } : {}),
  }
}

const oneOrMany = (key: string, list: readonly string[]): Record<string, FrontMatterValue> =>
  list.length === 0 ? {} : { [key]: list.length === 1 ? (list[0] ?? '') : list }

/** A page with its front matter and task queries, before any source has added to it. */
export function newPage(
  content: Pick<PageContent, 'entity' | 'isOwner' | 'review' | 'created' | 'owner' | 'kin'> & {
    readonly context: { readonly day: IsoDate } | null
  },
): string {
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
  return `${head}# ${inlineText(entity.pageName)}\n\n## Open Tasks\n${taskQueries(entity, content.isOwner, content.kin)}`
}

/** True where a match is not part of a longer word. (Asked here and not in each pattern: classes of letters take long to compile.) */
const standsIn = (text: string, pattern: RegExp): boolean =>
  [...text.matchAll(pattern)].some(
    m => !/[\p{L}\p{N}]$/u.test(text.slice(0, m.index)) && !/^[\p{L}\p{N}]/u.test(text.slice(m.index + m[0].length)),
  )

/** What the sentences of one source about an entity are taken from. */
export interface ContextSource {
  readonly summary: readonly Pick<SummarySentence, 'text' | 'evidence'>[]
  /** Statements about the entity, and tasks that are its own. */
  readonly statements: readonly RecordedStatement[]
  readonly title: string
  /** Name of an entity of the source. */
  readonly nameOf: (id: EntityId) => string | null
}

/**
 * Whole sentences for `## Recent Context`, the best first: what the summary tells of the entity, what was stated of it, the tasks with who does them,
 * the rest of the summary. Who met about what says least, and the title where there is nothing else.
 */
export function contextSentences(entity: Entity, source: ContextSource): string[] {
  const names = [entity.name, ...entity.aliases, ...(entity.type === 'person' ? [firstName(entity.name)] : [])].filter(n => n.length > 2)
  const patterns = names.map(n => new RegExp(n.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu'))
  const isNamed = (text: string): boolean => patterns.some(r => standsIn(text, r))
  const isMet = (s: ContextSource['summary'][number]): boolean => s.evidence.length === 0 && tellsOnlyAbout(s.text)
  const told = source.summary.filter(s => !isMet(s)).map(s => s.text)
  const named = told.flatMap(text => (isNamed(text) ? [ownClauses(text, isNamed)] : []))
  const stated = source.statements.filter(s => s.kind === 'decision' || s.kind === 'fact').map(s => s.text)
  const rest = source.statements.map(s => (s.kind === 'action' ? asPromise(s, source.nameOf) : s.text))
  const met = source.summary.filter(isMet).map(s => s.text)
  const all = [...named, ...stated, ...rest, ...(entity.type === 'person' ? met.filter(isNamed) : []), ...told, ...met, source.title]
  return [...new Set(all)].map(s => (/[.!?…]["'”)\]]?$/.test(s) ? s : `${s}.`)).slice(0, 8)
}

const firstName = (name: string): string => name.split(' ')[0] ?? name

/** "Mira will order the pumps; Tomas will call the port" told of Tomas: his part of it. */
function ownClauses(text: string, isNamed: (clause: string) => boolean): string {
  const clauses = text.split('; ')
  return clauses.every(c => /^\p{Lu}\S* will /u.test(c)) ? clauses.filter(isNamed).join('; ') : text
}

/** "Mira will order the pumps"; the words of the task where nobody is known to owe it. */
function asPromise(s: RecordedStatement, nameOf: (id: EntityId) => string | null): string {
  const owner = s.owner === null ? null : nameOf(s.owner)
  return owner ? `${firstName(owner)} will ${s.text.charAt(0).toLowerCase()}${s.text.slice(1)}` : s.text
}
