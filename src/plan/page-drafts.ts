import type { SourceDocument } from '../model/document.ts'
import type { Entity, Resolution } from '../model/entity.ts'
import type { EntityId, SourceId, VaultPath } from '../model/ids.ts'
import type { RecordedStatement } from '../model/record.ts'
import { wordsOf } from '../model/text.ts'
import type { PlanContext } from './context.ts'
import type { FileDraft } from './drafts.ts'
import { contextSentences, pageDraft } from './entity-pages.ts'
import type { LineContext } from './note-lines.ts'
import type { Replaced } from './page-sections.ts'
import { worthAPage } from './page-worth.ts'
import { projectFields } from './project-fields.ts'
import { kinOf } from './task-queries.ts'

/** What the pages need to know of one planned source. */
export interface PagesInput {
  readonly document: SourceDocument
  readonly resolution: Resolution
  /** Entities of the resolution, with the paths of their pages. */
  readonly entities: ReadonlyMap<EntityId, Entity>
  /** The source's statements, those that restate an earlier one in its form. */
  readonly statements: readonly RecordedStatement[]
  readonly note: VaultPath
  readonly title: string
  /** Id of the note's first source: seed of the ids that belong to the note. */
  readonly seed: SourceId
  /** True where this source makes the note. */
  readonly newNote: boolean
  lineContext(file: VaultPath): LineContext
}

/** What is said of a note of which nothing else is known. */
const ABOUT = { mail: 'They wrote about', transcript: 'They talked about', document: 'This is about', calendar: 'This is about' } as const

/** Drafts of all pages that a source adds to, and of those on which it replaces something. */
export function pageDrafts(input: PagesInput, context: PlanContext): FileDraft[] {
  const { document, resolution, note } = input
  // What the person took away or rejected is on no page again, neither as a line nor as what the talk was about.
  const [statements, gone] = [input.statements.filter(s => s.status !== 'rejected'), input.statements.filter(s => s.status === 'rejected')]
  // Of a pair, both are on the page or neither is, whichever came first.
  const replaced = replacedBy(statements, context).filter(r => worthAPage(r.old) || worthAPage(r.by))
  const people = [...input.entities.values()].filter(e => e.type === 'person')
  // Whoever shares a name with somebody new has other queries from now on.
  const fresh = new Set(resolution.proposed.map(p => p.entity))
  const sharing = people
    .filter(e => fresh.has(e.id) && e.path !== null)
    .flatMap(e => context.knowledge.entitiesByNameWord(wordsOf(e.name)[0] ?? '', 20).filter(o => o.type === 'person'))
  const others = [...new Set([...replaced.flatMap(r => r.old.about), ...sharing.map(e => e.id)])].flatMap((id): Entity[] => {
    const known = input.entities.has(id) ? null : context.knowledge.entity(id)
    return known?.path ? [known] : []
  })
  const concerned = new Set<EntityId>([
    ...resolution.participants,
    ...(resolution.primary ? [resolution.primary.entity] : []),
    ...statements.flatMap(s => s.about),
    ...accountsMet(input, context),
  ])
  const mentions = new Map(resolution.mentioned.map(m => [m.entity, m.count]))
  const nameOf = (id: EntityId): string | null => input.entities.get(id)?.name ?? null
  const ownDay = document.date?.day ?? null
  const isLate = !input.newNote && ownDay !== null && resolution.day !== null && ownDay < resolution.day
  const drafts = [...input.entities.values()].flatMap(entity => {
    const path = entity.path
    if (!path) return []
    const isOwner = entity.id === context.owner
    const isPrimary = resolution.primary?.entity === entity.id
    const late = replaced.flatMap(r => (r.old.supersededBy === r.by.id && !worthAPage(r.by) ? [r.by] : []))
    const about = [...statements, ...late].filter(
      s =>
        (s.about.includes(entity.id) || (isPrimary && s.about.length === 0 && s.kind !== 'fact')) &&
        (worthAPage(s) || replaced.some(r => r.by.id === s.id)),
    )
    const owed = statements.filter(s => s.kind === 'action' && s.owner === entity.id && !about.includes(s))
    const spoken = concerned.has(entity.id) || (mentions.get(entity.id) ?? 0) >= 3
    const day = isOwner || !spoken ? null : resolution.day
    const proposal = resolution.proposed.find(p => p.entity === entity.id)
    return [
      pageDraft(
        {
          entity,
          path,
          isOwner,
          statements: isOwner ? about.filter(s => s.kind === 'fact') : about,
          gone,
          replaced: replaced.filter(r => r.old.about.includes(entity.id)),
          topics: isPrimary ? resolution.topics.map(t => t.text) : [],
          context:
            day === null
              ? null
              : {
                  day,
                  note,
                  sentences: contextSentences(entity, {
                    summary: resolution.summary,
                    statements: [...about, ...owed],
                    title: `${ABOUT[document.kind]} “${input.title}”.`,
                    nameOf,
                  }),
                  late: isLate,
                },
          newNote: input.newNote,
          nextMeeting: isPrimary ? resolution.nextMeeting : null,
          contacts: entity.type === 'account' ? contactsOf(entity, input, mentions, context) : [],
          owner: entity.type === 'project' ? ownerOf(entity, about, input.entities) : null,
          fields: isPrimary && entity.type === 'project' ? projectFields(document, people) : [],
          related: spoken && !isOwner ? relatedTo(entity, input, mentions) : [],
          review: proposal?.review ?? null,
          created: resolution.day,
          kin: kinOf(entity, context.knowledge, people),
        },
        input.lineContext(path),
        input.seed,
        context,
      ),
    ]
  })
  const elsewhere = others.flatMap(entity =>
    entity.path
      ? [
          pageDraft(
            {
              entity,
              path: entity.path,
              isOwner: entity.id === context.owner,
              statements: [],
              replaced: replaced.filter(r => r.old.about.includes(entity.id)),
              topics: [],
              context: null,
              newNote: false,
              nextMeeting: null,
              contacts: [],
              owner: null,
              related: [],
              review: null,
              created: null,
              kin: kinOf(entity, context.knowledge, people),
            },
            input.lineContext(entity.path),
            input.seed,
            context,
          ),
        ]
      : [],
  )
  return [...drafts, ...elsewhere]
}

/** Statements of earlier sources that this one's replace, and its own that a later day has replaced already; questions count as answered. */
function replacedBy(statements: readonly RecordedStatement[], context: PlanContext): Replaced[] {
  const how = (old: RecordedStatement): Replaced['how'] => (old.kind === 'question' ? 'answered' : 'replaced')
  const own = statements.flatMap((old): Replaced[] => {
    const by = old.supersededBy === null ? null : context.knowledge.statement(old.supersededBy)
    return by ? [{ old, by, how: how(old) }] : []
  })
  const earlier = statements.flatMap(by =>
    (by.supersedes ?? []).flatMap((id): Replaced[] => {
      const old = context.knowledge.statement(id)
      if (!old || old.status === 'rejected') return []
      return [{ old, by, how: how(old) }]
    }),
  )
  return [...own, ...earlier]
}

const sameName = (e: Entity, name: string | null): boolean =>
  name !== null && [e.name, ...e.aliases].some(n => n.toLowerCase() === name.toLowerCase())

/** Companies whose people took part: whoever calls one of them next wants to see this talk on its page. Not the owner's own. */
function accountsMet(input: PagesInput, context: PlanContext): EntityId[] {
  const owner = context.owner === null ? null : (input.entities.get(context.owner) ?? context.knowledge.entity(context.owner))
  const companies = input.resolution.participants.flatMap(id => (id === context.owner ? [] : (input.entities.get(id)?.company ?? [])))
  const accounts = [...input.entities.values()].filter(e => e.type === 'account' && !sameName(e, owner?.company ?? null))
  return accounts.filter(a => companies.some(c => sameName(a, c))).map(a => a.id)
}

function contactsOf(account: Entity, input: PagesInput, mentions: ReadonlyMap<EntityId, number>, context: PlanContext): Entity[] {
  return [...input.entities.values()].filter(
    e =>
      e.type === 'person' &&
      e.path !== null &&
      e.id !== context.owner &&
      sameName(account, e.company) &&
      (input.resolution.participants.includes(e.id) || (mentions.get(e.id) ?? 0) > 0),
  )
}

/** A person's company; the account or project that the note stands under; of an account or project, those that were much spoken of with it. */
function relatedTo(entity: Entity, input: PagesInput, mentions: ReadonlyMap<EntityId, number>): VaultPath[] {
  const all = [...input.entities.values()].filter(e => e.path !== null && e.id !== entity.id)
  const things = all.filter(e => e.type === 'account' || e.type === 'project')
  const primary = input.resolution.primary?.entity
  const isPrimary = primary === entity.id
  const wanted = all.filter(
    e =>
      (e.type === 'account' && sameName(e, entity.company)) ||
      (e.id === primary && e.type !== 'person') ||
      (isPrimary && entity.type !== 'person' && things.includes(e) && (mentions.get(e.id) ?? 0) >= 2),
  )
  return wanted.flatMap(e => (e.path ? [e.path] : []))
}

/** "Kofi owns the port pilot": a fact about the project and one person, said with a word for it. */
function ownerOf(project: Entity, about: readonly RecordedStatement[], entities: ReadonlyMap<EntityId, Entity>): string | null {
  for (const s of about) {
    if (s.kind !== 'fact' || !/\b(?:owns?|leads?|runs?|heads?|is (?:the |our )?(?:project )?(?:owner|lead|manager))\b/i.test(s.text))
      continue
    const people = s.about.flatMap(id => {
      const e = entities.get(id)
      return e?.type === 'person' ? [e] : []
    })
    const [only] = people
    const names = [project.name, ...project.aliases].map(n => n.toLowerCase())
    if (people.length === 1 && only && names.some(n => s.text.toLowerCase().includes(n))) return only.name
  }
  return null
}
