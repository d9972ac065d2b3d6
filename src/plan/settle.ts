import type { KnowledgeView } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import type { Entity, Resolution } from '../model/entity.ts'
import type { EntityId, IsoDate } from '../model/ids.ts'
import type { RecordedStatement } from '../model/record.ts'
import type { Target } from './identity.ts'

/**
 * A further source of a talk or thread that has its note: where the note stands, what it is called and who took part is settled. A second recording adds
 * people only where it knows everybody that is known and more; a thread that grows has everybody who wrote, and the day of its newest message.
 */
export function settleInto(target: Target | null, document: SourceDocument, resolution: Resolution, knowledge: KnowledgeView): Resolution {
  const first = target?.sources[0]
  if (!target || !first) return resolution
  const grows = document.kind === 'mail' && first.kind === 'mail'
  const known = [...new Set(target.sources.flatMap(s => s.participants))]
  const covers = known.every(id => resolution.participants.includes(id))
  const participants = grows ? [...new Set([...known, ...resolution.participants])] : covers ? resolution.participants : known
  const days = [...target.sources.map(s => s.date), grows ? resolution.day : null].filter(d => d !== null).sort()
  const day: IsoDate | null = (grows ? days.at(-1) : first.date) ?? resolution.day
  const primary = first.primary === null ? null : { entity: first.primary, reason: 'filed there already' }
  const missing = [...participants, ...(first.primary ? [first.primary] : [])].filter(id => !resolution.entities.some(e => e.id === id))
  return {
    ...resolution,
    entities: [
      ...resolution.entities,
      ...[...new Set(missing)].flatMap((id: EntityId): Entity[] => {
        const entity = knowledge.entity(id)
        return entity ? [entity] : []
      }),
    ],
    title: first.title,
    day,
    primary,
    participants,
  }
}

/** The least that a statement needs to come into the note from a second recording alone. */
const SURE = 0.75

/**
 * A second recording of one talk is heard differently: what it says that the first did not is mostly a mishearing. Its statements give evidence to the
 * note's; alone they count only where the source marks them as such or the engine is sure.
 */
export function keptFromSecond(statements: readonly RecordedStatement[]): RecordedStatement[] {
  return statements.filter(s => s.restates !== undefined || s.stated || s.confidence >= SURE)
}
