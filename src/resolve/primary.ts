import type { SourceDocument } from '../model/document.ts'
import type { Entity, Owner } from '../model/entity.ts'
import type { RecordedEvent } from '../model/record.ts'
import { fold, foldName, wordsOf } from '../model/text.ts'
import { compareEmployers, employerOf, isOwner } from './entity-book.ts'

/** What the choice of the primary entity looks at. */
export interface PrimaryInput {
  readonly document: SourceDocument
  readonly owner: Owner
  /** Participants, the owner included. */
  readonly participants: readonly Entity[]
  readonly ownerEntity: Entity | null
  /** Known and new accounts, projects and forums that this source names, most named first. */
  readonly named: readonly { readonly entity: Entity; readonly count: number }[]
  readonly accountOf: (person: Entity) => Entity | null
  readonly event: RecordedEvent | null
  readonly title: string
}
export interface Primary {
  readonly entity: Entity
  readonly reason: string
}

/** True where title or file name says that two people talk. */
export const isOneOnOne = (document: SourceDocument): boolean =>
  /(?:^|[^\d])1[:\-/ ]?(?:on[- ]?)?1(?:[^\d]|$)|\bone[- ]on[- ]one\b|\b1on1\b/i.test(`${document.title?.text ?? ''} ${document.fileName}`)

/** Where a meeting, a thread or a document is filed: the primary entity, by who took part and what it is about. Null: the Journal. */
export function choosePrimary(input: PrimaryInput): Primary | null {
  const { document, owner } = input
  for (const s of document.statedEntities) {
    const e = input.named.find(n => n.entity.type === s.type && foldName(n.entity.name) === foldName(s.name))?.entity
    if (e) return { entity: e, reason: `the header names the ${s.type}` }
  }
  const others = input.participants.filter(p => !isOwner(p, owner))
  const [single] = others
  const one2one = isOneOnOne(document)
  if (others.length === 1 && single && (one2one || document.statedParticipants.length > 0)) return { entity: single, reason: '1:1' }
  const titled = inTitle(input)
  const forum = titled.find(e => e.type === 'forum') ?? forumByKind(input)
  if (forum) return { entity: forum, reason: 'the title names the forum' }
  const opening = agendaOf(input, titled)
  if (opening) return { entity: opening, reason: 'the title names the account, then what is talked of' }
  const project = titled.find(e => e.type === 'project')
  if (project && others.length !== 1) return { entity: project, reason: 'the title names the project' }
  const forumSaid = input.named.find(n => n.entity.type === 'forum' && n.count > 0)
  const own = input.ownerEntity
  const external = others.filter(p => own === null || compareEmployers(employerOf(p), employerOf(own)) !== 'same')
  const accounts = [...new Map(external.flatMap(p => input.accountOf(p) ?? []).map(a => [a.id, a])).values()]
  const customer = titled.some(e => e.type === 'account' && !ownCompany(e, own, owner))
  if (forumSaid && accounts.length > 1 && document.kind === 'transcript' && !customer)
    return { entity: forumSaid.entity, reason: 'people of several companies, and the forum is named' }
  if (project) return { entity: project, reason: 'the title names the project' }
  if (others.length === 1 && single && document.kind === 'transcript' && !titled.some(e => e.type === 'account'))
    return { entity: single, reason: 'one other person takes part' }
  const [account] = accounts
  if (accounts.length === 1 && account) return { entity: account, reason: `everybody from outside is of ${account.name}` }
  const titledAccount = titled.find(e => e.type === 'account' && !ownCompany(e, own, owner))
  if (titledAccount) return { entity: titledAccount, reason: 'the title names the account' }
  if (accounts.length > 1) {
    const most = accounts.map(a => ({ a, n: external.filter(p => input.accountOf(p)?.id === a.id).length })).sort((x, y) => y.n - x.n)
    const [first, second] = most
    if (first && first.n > (second?.n ?? 0)) return { entity: first.a, reason: `most people from outside are of ${first.a.name}` }
  }
  if (others.length === 1 && single) return { entity: single, reason: 'one other person takes part' }
  if (document.kind === 'document' || accounts.length === 0) {
    const about =
      input.named.find(n => n.entity.type === 'project' && n.count >= 2) ??
      input.named.find(n => n.entity.type === 'account' && n.count >= 2 && !ownCompany(n.entity, own, owner))
    if (about && (document.kind !== 'transcript' || others.length !== 1))
      return { entity: about.entity, reason: `${about.entity.name} is named most` }
  }
  return null
}

/** True for the owner's own company, which is nobody's customer. */
function ownCompany(e: Entity, own: Entity | null, owner: Owner): boolean {
  if (e.type !== 'account') return false
  if (owner.company && foldName(owner.company) === foldName(e.name)) return true
  return own !== null && compareEmployers(employerOf(own), { company: e.name, domains: e.emails.map(x => x.replace(/^@/, '')) }) === 'same'
}

const KIND = /\b(council|committee|forum|guild|circle|assembly|congress|conference|roundtable|board|consortium)\b/
/** `Council plenary`: the one forum of that kind that this source names. */
function forumByKind(input: PrimaryInput): Entity | null {
  const kind = KIND.exec(titlesOf(input).join(' '))?.[1]
  const named = input.named.filter(
    n => n.entity.type === 'forum' && n.count > 0 && kind !== undefined && wordsOf(n.entity.name).includes(kind),
  )
  const [only] = named
  return named.length === 1 && only ? only.entity : null
}

/** `Marlow Rail - crane, Heron, the lamps`: a customer, and a list of what is talked of with it. */
function agendaOf(input: PrimaryInput, titled: readonly Entity[]): Entity | null {
  const head = /^([^–—:|-]{3,40}?)\s*[–—:|-]\s+[^,]+,\s*[^,]+/u.exec(input.event?.title ?? input.title)?.[1]
  const names = (e: Entity) => [e.name, ...e.aliases].map(foldName)
  const found = head ? titled.find(e => e.type === 'account' && names(e).includes(foldName(head))) : undefined
  return found && !ownCompany(found, input.ownerEntity, input.owner) ? found : null
}

/** What the source is called, folded, a blank at each end. */
function titlesOf(input: PrimaryInput): readonly string[] {
  const texts = [
    input.title,
    input.document.title?.text ?? '',
    input.document.fileName,
    input.event?.title ?? '',
    input.document.messages[0]?.subject ?? '',
  ]
  return texts.map(t => ` ${wordsOf(fold(t)).join(' ')} `)
}

/** Projects, forums and accounts that the title names, the longest name first. */
function inTitle(input: PrimaryInput): Entity[] {
  const titles = titlesOf(input)
  const names = (e: Entity) => [e.name, ...e.aliases].map(foldName).filter(n => n.length > 2)
  return input.named
    .map(n => n.entity)
    .filter(e => names(e).some(n => titles.some(t => t.includes(` ${n} `))))
    .sort((a, b) => b.name.length - a.name.length)
}
