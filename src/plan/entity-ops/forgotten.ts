import type { KnowledgeView } from '../../model/contracts.ts'
import type { Resolution } from '../../model/entity.ts'
import type { EntityId } from '../../model/ids.ts'

/** A resolution without the people whom the person had forgotten: no page, no link, no task of theirs comes back with a later source. */
export function withoutForgotten(
  resolution: Resolution,
  knowledge: Pick<KnowledgeView, 'decisionsFor'>,
  owner: EntityId | null,
): Resolution {
  const names = (id: EntityId): readonly string[] => {
    const e = resolution.entities.find(x => x.id === id)
    return e ? [e.name, ...e.aliases, ...e.emails] : []
  }
  const gone = new Set(
    resolution.proposed
      .map(p => p.entity)
      .filter(id => id !== owner && names(id).some(n => knowledge.decisionsFor(n).some(d => d.type === 'forgotten'))),
  )
  if (gone.size === 0) return resolution
  const stays = (id: EntityId): boolean => !gone.has(id)
  return {
    ...resolution,
    entities: resolution.entities.filter(e => stays(e.id)),
    proposed: resolution.proposed.filter(p => stays(p.entity)),
    updates: resolution.updates.filter(u => stays(u.entity)),
    speakers: resolution.speakers.map(s => (s.entity !== null && gone.has(s.entity) ? { ...s, entity: null } : s)),
    participants: resolution.participants.filter(stays),
    primary: resolution.primary && gone.has(resolution.primary.entity) ? null : resolution.primary,
    statements: resolution.statements.map(s => ({
      ...s,
      owner: s.owner !== null && gone.has(s.owner) ? null : s.owner,
      about: s.about.filter(stays),
    })),
    repairs: resolution.repairs.filter(r => stays(r.entity)),
    mentioned: resolution.mentioned.filter(m => stays(m.entity)),
  }
}
