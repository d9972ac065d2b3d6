import type { KnowledgeView } from '../model/contracts.ts'
import { BARE_ENTITY, type Entity, type EntityType, type Owner, type PagedType } from '../model/entity.ts'
import { type EntityId, slug, type VaultPath } from '../model/ids.ts'
import { folderOfType, type VaultLayout } from '../model/layout.ts'
import { foldName, wordsOf } from '../model/text.ts'
import { entitiesByKeys } from './name-keys.ts'
import { companyDomain, domainLabel } from './person-name.ts'
import { labelFits } from './things.ts'

/** The entities of one run of resolve: what is known, plus what this source adds or changes. Lives as long as one source is resolved. */
export interface EntityBook {
  get(id: EntityId): Entity | null
  byEmail(email: string): Entity | null
  byName(name: string, type?: EntityType): readonly Entity[]
  byWord(word: string, type?: EntityType): readonly Entity[]
  /** `byWord` for many words at once; those that nobody has are left out. */
  byWords(words: readonly string[]): ReadonlyMap<string, readonly Entity[]>
  /** The entity as this source has changed it, else as it is. */
  now(known: Entity): Entity
  /** Changes an entity that `get` gave, or adds one. */
  put(entity: Entity): Entity
  /** A new entity under a page name that nobody has; `apart` tells it from a namesake. */
  create(type: EntityType, name: string, fields?: Partial<Entity>, apart?: string | null): Entity
  /** Added and changed ones, in the order of adding. */
  changed(): readonly Entity[]
}

/** The vault's entities as `view` has them, with those that this source adds or changes laid over. Nothing is written. */
export function entityBook(view: KnowledgeView, layout: VaultLayout): EntityBook {
  const local = new Map<EntityId, Entity>()
  const fresh = (list: readonly Entity[], also: (e: Entity) => boolean, type?: EntityType): readonly Entity[] => {
    const out = new Map<EntityId, Entity>()
    for (const e of list) out.set(e.id, local.get(e.id) ?? e)
    for (const e of local.values()) if (also(e)) out.set(e.id, e)
    return type ? [...out.values()].filter(e => e.type === type) : [...out.values()]
  }
  const names = (e: Entity) => [e.name, ...e.aliases]
  const get = (id: EntityId) => local.get(id) ?? view.entity(id)
  const answers = new Map<string, readonly Entity[]>()
  /** Whom the person said that a name means wherever it stands: a former name among them, given up by a renaming. */
  const decided = (key: string, name: string): readonly Entity[] => {
    const known =
      answers.get(key) ??
      view.decisionsFor(name).flatMap(d => (d.type === 'same-name' && d.context === null ? (view.entity(d.entity) ?? []) : []))
    answers.set(key, known)
    return known
  }
  const put = (e: Entity) => {
    local.set(e.id, e)
    return e
  }
  return {
    get,
    put,
    byEmail: email => {
      const key = email.toLowerCase()
      for (const e of local.values()) if (e.emails.includes(key)) return e
      const known = view.entityByEmail(key)
      return known ? (local.get(known.id) ?? known) : null
    },
    byName: (name, type) => {
      const key = foldName(name)
      if (key === '') return []
      const said = decided(key, name)
      const bearing = [...view.entitiesByName(name), ...said]
      return fresh(bearing, e => said.some(d => d.id === e.id) || names(e).some(n => foldName(n) === key), type)
    },
    byWord: (word, type) => fresh(view.entitiesByNameWord(word), e => names(e).some(n => wordsOf(n).includes(word)), type),
    byWords: words => {
      const known = entitiesByKeys(view, 'word', words, 50)
      const own = Map.groupBy(
        [...local.values()].flatMap(e => [...new Set(names(e).flatMap(wordsOf))].map(word => ({ word, e }))),
        x => x.word,
      )
      return new Map(
        words.flatMap(word => {
          const [there, mine] = [known.get(word) ?? [], own.get(word)?.map(x => x.e) ?? []]
          return there.length + mine.length > 0 ? [[word, fresh(there, e => mine.includes(e))] as const] : []
        }),
      )
    },
    now: known => local.get(known.id) ?? known,
    create: (type, name, fields = {}, apart = null) => {
      const pageName = freePageName(get, type, name, apart)
      const id = `${type}/${slug(pageName)}` as EntityId
      return put({ ...BARE_ENTITY, ...fields, id, type, name, pageName, path: pathOf(layout, type, pageName) })
    },
    changed: () => [...local.values()],
  }
}

const PAGED: readonly PagedType[] = ['person', 'account', 'project', 'forum']
const isPaged = (type: EntityType): type is PagedType => type !== 'product' && type !== 'term'

/** Where the page of an entity stands; null for products and terms. */
function pathOf(layout: VaultLayout, type: EntityType, pageName: string): VaultPath | null {
  if (!isPaged(type)) return null
  return `${folderOfType(layout, type)}/${pageName}/${layout.pages === 'readme' ? 'README' : pageName}.md` as VaultPath
}

/** A name that is a file name on every system and stays a link target in Markdown. */
export function fileSafe(name: string): string {
  const safe = name
    .normalize('NFC')
    .replace(/[\\/:*?"<>|#^[\]]+/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[. ]+$/, '')
  return safe === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(safe) ? `${safe || 'Unnamed'} -` : safe
}

function freePageName(get: (id: EntityId) => Entity | null, type: EntityType, name: string, apart: string | null): string {
  const base = fileSafe(name)
  if (!isPaged(type)) return base
  // A link `[[Harbourgrid]]` must name one page, whatever its type; ids are slugs, so that case and marks make no difference.
  const taken = (n: string) => PAGED.some(t => get(`${t}/${slug(n)}` as EntityId) !== null)
  const options = [base, ...(apart ? [`${base} (${fileSafe(apart)})`] : []), ...(type === 'person' ? [] : [`${base} (${type})`])]
  for (const o of options) if (!taken(o)) return o
  for (let i = 2; ; i++) if (!taken(`${base} (${i})`)) return `${base} (${i})`
}

/** What is known of where somebody works: company name and mail domains. */
export interface Employer {
  readonly company: string | null
  readonly domains: readonly string[]
}
export const employerOf = (e: { readonly company: string | null; readonly emails: readonly string[] }): Employer => ({
  company: e.company,
  domains: [...new Set(e.emails.flatMap(m => companyDomain(m) ?? []))],
})

/** `same`, `different`, or null where nothing is known of one of them. */
export function compareEmployers(a: Employer, b: Employer): 'same' | 'different' | null {
  if (a.domains.some(d => b.domains.includes(d))) return 'same'
  if (a.company && b.company && companiesAgree(a.company, b.company)) return 'same'
  const fits = (company: string | null, domains: readonly string[]) =>
    company !== null && domains.some(d => labelFits(domainLabel(d), company))
  if (fits(a.company, b.domains) || fits(b.company, a.domains)) return 'same'
  const known = (x: Employer) => x.company !== null || x.domains.length > 0
  return known(a) && known(b) ? 'different' : null
}

/** One name starts with the other, word by word: `Harbourgrid` and `Harbourgrid AS`. */
export function companiesAgree(a: string, b: string): boolean {
  const strip = (s: string) => wordsOf(s).filter(w => !/^(?:the|of|and|for|as|ab|inc|llc|ltd|gmbh|corp|co|plc)$/.test(w))
  const [x, y] = [strip(a), strip(b)]
  if (x.length === 0 || y.length === 0) return false
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  return short.every(w => long.includes(w))
}

/** True where the entity is the vault's owner. */
export function isOwner(e: Pick<Entity, 'name' | 'emails' | 'type'>, owner: Owner): boolean {
  return (
    e.type === 'person' && (e.emails.some(m => owner.emails.some(o => o.toLowerCase() === m)) || foldName(e.name) === foldName(owner.name))
  )
}
