import type { KnowledgeView, KnownStatement, VaultView } from '../model/contracts.ts'
import type { Entity } from '../model/entity.ts'
import type { EntityId, IsoDate, VaultPath } from '../model/ids.ts'
import { wordsOf } from '../model/text.ts'
import { receiverOf } from '../resolve/receiver.ts'
import { dayOfLink, linksOf } from './page-state.ts'

/** One page before a call. Every item says where it stands: the source's path and block. */
export interface Brief {
  readonly entity: Pick<Entity, 'id' | 'name' | 'type' | 'role' | 'company' | 'emails' | 'phone' | 'path'>
  /** The last contacts, the newest first. */
  readonly contacts: readonly BriefContact[]
  /** Mine with them; of an account: with any of its people. */
  readonly iOwe: readonly BriefItem[]
  /** Of a person: tasks of theirs but those that they owe to somebody else by name. */
  readonly theyOwe: readonly BriefItem[]
  readonly theyOweOthers: readonly BriefItem[]
  readonly questions: readonly BriefItem[]
  /** Said or decided about them, or their company, since they were last spoken with. */
  readonly since: { readonly day: IsoDate | null; readonly items: readonly BriefItem[] }
  readonly facts: readonly BriefItem[]
  readonly decisions: readonly BriefItem[]
}

/** A note of a talk, thread or document with them. */
export interface BriefContact {
  readonly day: IsoDate
  readonly note: VaultPath
  readonly title: string
  /** They took part, of an account one of its people. */
  readonly direct: boolean
  /** The sentence of their page on it; null where it is not among the last ten. */
  readonly sentence: string | null
}

export interface BriefItem {
  readonly text: string
  /** Name of whoever owes a task. */
  readonly owner: string | null
  readonly day: IsoDate | null
  readonly due: IsoDate | null
  readonly status: KnownStatement['status']
  readonly source: { readonly path: VaultPath; readonly anchor: string; readonly time: string | null } | null
  readonly note: VaultPath | null
}

const SHOWN = 8

/** Look-ups on the index and at most a handful of files: the cost does not depend on the size of the vault. */
export function briefOf(entity: Entity, owner: EntityId, knowledge: KnowledgeView, vault: VaultView): Brief {
  const page = entity.path === null ? '' : (vault.read(entity.path) ?? '')
  const people = entity.type === 'account' ? peopleOf(page, knowledge) : []
  const contacts = contactsOf(entity, people, page, knowledge)
  const last = contacts.find(c => c.direct)?.day ?? contacts[0]?.day ?? null
  const company = entity.company === null ? [] : knowledge.entitiesByName(entity.company).filter(e => e.type === 'account')
  // In a talk with them, what names nobody concerns them too.
  const under = (id: EntityId, kinds: readonly string[], limit: number) => knowledge.statementsUnder?.(id, kinds, limit) ?? []
  const met = [entity.id, ...people]
  const named = [...met.flatMap(id => knowledge.openActions(id, 40)), ...promisedTo(met, owner, knowledge)]
  const open = once([...named, ...under(entity.id, ['action', 'owed'], 40)]).filter(
    s => s.status === 'proposed' || s.status === 'open' || s.status === 'doing',
  )
  const live = (id: EntityId, kinds: readonly string[], limit: number) =>
    once([...knowledge.statementsAbout(id, kinds, limit), ...under(id, kinds, limit)])
      .filter(s => s.status !== 'rejected' && s.status !== 'superseded')
      .sort(newest)
      .slice(0, limit)
  const item = (s: KnownStatement): BriefItem => {
    const e = s.evidence[0]
    const readable = e ? (knowledge.source(e.source)?.readable ?? null) : null
    return {
      text: s.text,
      owner: s.owner === null ? s.ownerSurface : (knowledge.entity(s.owner)?.name ?? null),
      day: s.date,
      due: s.due,
      status: s.status,
      source: e && readable ? { path: readable, anchor: e.anchor, time: e.time } : null,
      note: s.note,
    }
  }
  const about = live(entity.id, ['fact', 'decision', 'outcome', 'risk'], 60)
  const since = new Map(
    [entity.id, ...company.map(c => c.id)]
      .flatMap(id => live(id, ['fact', 'decision', 'outcome', 'risk'], 40))
      .filter(s => last !== null && s.date !== null && s.date > last)
      .map(s => [s.id, s]),
  )
  const isPerson = entity.type === 'person'
  const theirs = (s: KnownStatement) => entity.id !== owner && (isPerson ? s.owner === entity.id : s.owner !== owner && s.owner !== null)
  const toOthers = (s: KnownStatement) => isPerson && isForAnother(s, owner, knowledge)
  return {
    entity: {
      id: entity.id,
      name: entity.name,
      type: entity.type,
      role: entity.role,
      company: entity.company,
      emails: entity.emails,
      phone: entity.phone,
      path: entity.path,
    },
    contacts,
    iOwe: open
      .filter(s => s.owner === owner)
      .sort(byDue)
      .slice(0, SHOWN)
      .map(item),
    theyOwe: open
      .filter(s => theirs(s) && !toOthers(s))
      .sort(byDue)
      .slice(0, SHOWN)
      .map(item),
    theyOweOthers: open
      .filter(s => theirs(s) && toOthers(s))
      .sort(byDue)
      .slice(0, SHOWN)
      .map(item),
    questions: live(entity.id, ['question'], SHOWN).map(item),
    since: { day: last, items: [...since.values()].sort(newest).slice(0, SHOWN).map(item) },
    facts: about
      .filter(s => s.kind === 'fact' && !since.has(s.id))
      .slice(0, SHOWN)
      .map(item),
    decisions: about
      .filter(s => s.kind === 'decision' && !since.has(s.id))
      .slice(0, SHOWN)
      .map(item),
  }
}

/** "Send Greta the plan" after "I'll send you the plan": tasks of the owner from talks with them that name them by how they are called. */
function promisedTo(people: readonly EntityId[], owner: EntityId, knowledge: KnowledgeView): KnownStatement[] {
  const called = people.flatMap(id => {
    const [first] = wordsOf(knowledge.entity(id)?.name ?? '')
    return id.startsWith('person/') && first !== undefined ? [{ id, first }] : []
  })
  if (called.length === 0) return []
  return knowledge.openActions(owner, MINE).filter(s => {
    const [first] = s.owner === owner ? wordsOf(receiverOf(s.text) ?? '') : []
    const those = called.filter(c => c.first === first)
    return those.length > 0 && s.evidence.some(e => those.some(c => knowledge.source(e.source)?.participants.includes(c.id)))
  })
}
/** Open tasks of the owner that are looked through. */
const MINE = 200

/** True where the task hands something to a person who is named and is not the owner of the vault. */
function isForAnother(s: KnownStatement, owner: EntityId, knowledge: KnowledgeView): boolean {
  const [first] = wordsOf(receiverOf(s.text) ?? '')
  const people = first === undefined ? [] : knowledge.entitiesByNameWord(first, 10).filter(e => e.type === 'person')
  return people.length > 0 && !people.some(e => e.id === owner)
}

const once = (list: readonly KnownStatement[]): KnownStatement[] => [...new Map(list.map(s => [s.id, s])).values()]
const newest = (a: KnownStatement, b: KnownStatement): number =>
  (a.date ?? '') < (b.date ?? '') ? 1 : (a.date ?? '') > (b.date ?? '') ? -1 : a.id < b.id ? -1 : 1
const byDue = (a: KnownStatement, b: KnownStatement): number =>
  (a.due ?? '9') < (b.due ?? '9') ? -1 : (a.due ?? '9') > (b.due ?? '9') ? 1 : newest(a, b)

const sectionOf = (page: string, heading: string): readonly string[] => {
  const start = new RegExp(`^## ${heading}\\r?\\n([\\s\\S]*?)(?=^#{1,2} |(?![\\s\\S]))`, 'm').exec(page)?.[1] ?? ''
  return start.split(/\r?\n/).filter(l => l.startsWith('- '))
}
/** Base name of the note to which a line links first. */
const linkedIn = (line: string): string => {
  const target = /\[\[([^\]|#]+)/.exec(line)?.[1] ?? decodeURIComponent(/\]\(([^)\s#]+)/.exec(line)?.[1] ?? '')
  return (target.split('/').at(-1) ?? '').replace(/\.md$/i, '')
}

/** The people among an account's Key Contacts. */
function peopleOf(page: string, knowledge: KnowledgeView): EntityId[] {
  return sectionOf(page, 'Key Contacts').flatMap(line => {
    const base = linkedIn(line)
    return base === '' ? [] : knowledge.entitiesByName(base).flatMap(e => (e.type === 'person' && e.pageName === base ? [e.id] : []))
  })
}

/** The page keeps the last ten notes; what is filed under the entity itself comes from the index. */
function contactsOf(entity: Entity, people: readonly EntityId[], page: string, knowledge: KnowledgeView): BriefContact[] {
  const out = new Map<VaultPath, BriefContact>()
  const met = [entity.id, ...people]
  const add = (note: VaultPath, day: IsoDate | null, title: string, sentence: string | null) => {
    if (day === null) return
    const known = out.get(note)
    const direct = known?.direct ?? knowledge.sourcesOfNote(note).some(s => met.some(id => s.participants.includes(id) || s.primary === id))
    out.set(note, { day, note, title, ...known, direct, sentence: sentence ?? known?.sentence ?? null })
  }
  for (const n of knowledge.notesOf(entity.id, 6)) add(n.path, n.date, n.title, null)
  for (const line of sectionOf(page, 'Recent Context')) {
    const day = /^- (\d{4}-\d{2}-\d{2})/.exec(line)?.[1] ?? linksOf(line).flatMap(dayOfLink)[0]
    const base = linkedIn(line)
    const [note] = base === '' ? [] : knowledge.pathsByBaseName(base)
    const sentence = /^- \S+: (?:\[\[[^\]]*\]\]|\[[^\]]*\]\([^)]*\)): (.+?)(?: \^[\w-]+)?$/.exec(line)?.[1] ?? null
    if (note && day) add(note, day as IsoDate, base.replace(/^\d{4}-\d{2}-\d{2} - /, ''), sentence)
  }
  return [...out.values()].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.note < b.note ? -1 : 1)).slice(0, 6)
}
