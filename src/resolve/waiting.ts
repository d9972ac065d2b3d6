import type { KnowledgeView } from '../model/contracts.ts'
import { type DraftContext, draftEntities } from './draft.ts'
import { memoryKnowledge } from './memory-knowledge.ts'
import { mergeRosters, type Roster } from './roster.ts'

/**
 * Names that all sources of one run prove together, as a view for `ResolveContext.waiting`. Nothing of it is a page until a source refers to it.
 * Takes what each source says of names (`rosterOf`), so that no source has to be kept in memory.
 */
export function waitingNames(rosters: readonly Roster[], knowledge: KnowledgeView, context: DraftContext): KnowledgeView {
  return memoryKnowledge({ entities: draftEntities(mergeRosters(rosters), knowledge, context) })
}
