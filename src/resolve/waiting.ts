import type { KnowledgeView } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import { type DraftContext, draftEntities } from './draft.ts'
import { memoryKnowledge } from './memory-knowledge.ts'
import { mergeRosters, rosterOf } from './roster.ts'

/** Names that all sources of one run prove together, as a view for `ResolveContext.waiting`. Nothing of it is a page until a source refers to it. */
export function waitingNames(documents: readonly SourceDocument[], knowledge: KnowledgeView, context: DraftContext): KnowledgeView {
  const roster = mergeRosters(documents.map(d => rosterOf(d, context.owner)))
  return memoryKnowledge({ entities: draftEntities(roster, knowledge, context) })
}
