import type { KnowledgeView } from '../model/contracts.ts'
import type { Entity, EntityUpdate, Owner } from '../model/entity.ts'
import type { IsoDate } from '../model/ids.ts'
import { foldName } from '../model/text.ts'
import { type EntityBook, isOwner } from './entity-book.ts'
import { isGivenName } from './given-names.ts'
import type { Circle } from './near.ts'
import { companyDomain, nameParts } from './person-name.ts'

/** The account of a person: by mail domain, else by the company's name. */
export function accountOfPerson(p: Entity, book: EntityBook): Entity | null {
  for (const email of p.emails) {
    const domain = companyDomain(email)
    const account = domain ? book.byEmail(`@${domain}`) : null
    if (account?.type === 'account') return account
  }
  const named = p.company ? book.byName(p.company, 'account') : []
  return named.length === 1 ? (named[0] ?? null) : null
}

/** Why an entity is proposed, in words for a person. */
export function reasonFor(e: Entity, owner: Owner, circle: Circle): string {
  if (isOwner(e, owner)) return 'the owner of the vault'
  const near = circle.all().find(n => n.entity.id === e.id)
  const mail = e.emails.find(m => !m.startsWith('@'))
  if (e.type === 'person') return mail ? `mail address ${mail}` : (near?.why ?? 'named in full')
  if (e.type === 'account') return e.emails[0] ? `mail domain ${e.emails[0].slice(1)}` : 'named by a header'
  return near?.why ?? 'named in this source'
}

/** What a person should decide about a new entity, or null. */
export function reviewFor(e: Entity, circle: Circle, knowledge: KnowledgeView): string | null {
  if (e.type !== 'person') return null
  const namesake = knowledge.entitiesByName(e.name).find(o => o.type === 'person' && o.id !== e.id)
  if (namesake) return `same name as ${namesake.pageName}: another person?`
  if (nameParts(e.name).last === null)
    return circle.strength(e.id) >= 3 && isGivenName(foldName(e.name)) ? 'only a first name is known' : 'only one name is known'
  return null
}

/** The entity as a source of this day leaves it: a signature that is older than the last contact sets no role and no number back. */
export function notSetBack(before: Entity | null, after: Entity, day: IsoDate | null): Entity {
  if (!before?.lastContact || day === null || day >= before.lastContact) return after
  return { ...after, role: before.role ?? after.role, phone: before.phone ?? after.phone }
}

/** What this source adds to a known entity, or null. */
export function updateOf(before: Entity | null, after: Entity): EntityUpdate | null {
  if (!before) return null
  const addAliases = after.aliases.filter(a => !before.aliases.includes(a))
  const addEmails = after.emails.filter(a => !before.emails.includes(a))
  const set: { company?: string; role?: string; phone?: string; name?: string } = {}
  if (after.company && after.company !== before.company) set.company = after.company
  if (after.role && after.role !== before.role) set.role = after.role
  if (after.phone && after.phone !== before.phone) set.phone = after.phone
  if (after.name !== before.name) set.name = after.name
  if (addAliases.length + addEmails.length + Object.keys(set).length === 0) return null
  return {
    entity: after.id,
    addAliases,
    addEmails,
    set,
    reason: set.name ? `${before.name} is ${set.name}` : 'learned from header or signature',
  }
}
