import type { KnowledgeView } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import type { Entity, EntityType, Owner } from '../model/entity.ts'

/**
 * Names that may occur in a source, for the engine: its speakers and addresses, the attendees of events on its day, what the vault knows of them,
 * and the things that were talked about with the same people. A few look-ups, whatever the size of the vault.
 */
export function knownNames(
  document: SourceDocument,
  knowledge: KnowledgeView,
  owner: Owner,
): { readonly name: string; readonly type: EntityType }[] {
  const names = new Map<string, EntityType>([owner.name, ...owner.aliases].map(n => [n, 'person']))
  const add = (e: Entity | null) => {
    if (!e) return
    for (const n of [e.name, ...e.aliases]) names.set(n, e.type)
    if (e.company) names.set(e.company, 'account')
  }
  for (const s of document.speakers) {
    if (s.kind !== 'named' && !s.identified) continue
    const name = s.identified?.name ?? s.label
    names.set(name, 'person')
    for (const e of knowledge.entitiesByName(name)) add(e)
    if (s.email) add(knowledge.entityByEmail(s.email))
  }
  for (const name of document.statedParticipants) {
    names.set(name, 'person')
    for (const e of knowledge.entitiesByName(name)) add(e)
  }
  for (const e of document.statedEntities) names.set(e.name, e.type)
  for (const m of document.messages)
    for (const a of [...m.to, ...m.cc, ...(m.from ? [m.from] : [])]) {
      if (a.name) names.set(a.name, 'person')
      add(knowledge.entityByEmail(a.email))
    }
  if (document.date)
    for (const event of knowledge.eventsOn(document.date.day)) for (const a of event.attendees) if (a.name) names.set(a.name, 'person')
  return [...names].map(([name, type]) => ({ name, type }))
}
