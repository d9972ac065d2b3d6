import type { SourceDocument } from '../model/document.ts'
import type { Entity, Resolution } from '../model/entity.ts'
import type { EntityId, VaultPath } from '../model/ids.ts'
import { isAddress } from '../normalize/labels.ts'
import { UNTOLD } from '../resolve/open-voices.ts'
import type { PlanContext } from './context.ts'

/** What stands behind `**Date**:`. */
export function dateText(document: SourceDocument, resolution: Resolution): string {
  if (resolution.day === null) return 'not stated'
  const days = document.messages.flatMap(m => m.date?.day ?? []).sort()
  const first = days[0]
  if (document.kind === 'mail' && document.messages.length > 1 && first)
    return `${resolution.day}, ${document.messages.length} messages since ${first}`
  return resolution.day
}

/** What a person has to decide, in words; null where nothing. */
export function reviewOf(resolution: Resolution): string | null {
  const points = [
    resolution.day === null ? 'the date is not stated in the source' : null,
    ...resolution.ambiguous.slice(0, 3).map(a => `who "${a.surface}" is`),
  ].filter(p => p !== null)
  return points.length > 0 ? points.join('; ') : null
}

/** Paths under `## Related`: who and what is named, most first, at most 15; then the last three notes of the series. */
export function relatedPaths(
  resolution: Resolution,
  entities: ReadonlyMap<EntityId, Entity>,
  primary: Entity | null,
  context: PlanContext,
  note: VaultPath,
): VaultPath[] {
  const shown = new Set<EntityId>([
    ...(primary ? [primary.id] : []),
    ...(primary?.type === 'person' ? resolution.participants : []),
    ...(context.owner ? [context.owner] : []),
  ])
  const named = [...resolution.mentioned]
    .sort((a, b) => b.count - a.count || (a.entity < b.entity ? -1 : 1))
    .flatMap(m => (shown.has(m.entity) ? [] : (entities.get(m.entity)?.path ?? [])))
    .slice(0, 15)
  const earlier = primary
    ? context.knowledge
        .notesOf(primary.id, 4)
        .filter(n => n.path !== note && n.date !== null && resolution.day !== null && n.date <= resolution.day)
        .slice(0, 3)
        .map(n => n.path)
    : []
  return [...new Set([...named, ...earlier])]
}

/** Names of the voices for the readable source, by the document's speakers. */
export function speakerNames(doc: SourceDocument, resolution: Resolution, entities: ReadonlyMap<EntityId, Entity>): string[] {
  return doc.speakers.map(s => {
    const link = resolution.speakers.find(l => l.speaker === s.index)
    // What a header said of a voice counts only until somebody else is heard on it.
    return (link?.entity ? entities.get(link.entity)?.name : undefined) ?? (link ? undefined : s.identified?.name) ?? s.label
  })
}

/** `Remote is Kanchan Rao (0.90): calendar "Storage weekly": at the same time`, one a voice that no name of its own tells; in the readable source. */
export function voiceNotes(doc: SourceDocument, resolution: Resolution, entities: ReadonlyMap<EntityId, Entity>): string[] {
  if (doc.kind !== 'transcript') return []
  return resolution.speakers.flatMap(l => {
    const { label, kind } = doc.speakers[l.speaker] ?? {}
    const name = l.entity ? entities.get(l.entity)?.name : null
    if (!label || name === undefined || (kind === 'named' && !isAddress(label))) return []
    if (name === null) return l.reason === UNTOLD ? [] : [`Who ${label} is stays open: ${l.reason}.`]
    return [`${label} is ${name} (${l.confidence.toFixed(2)}): ${l.reason}.`]
  })
}
