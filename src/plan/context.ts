import type { KnowledgeView, VaultView } from '../model/contracts.ts'
import type { EntityId, IsoInstant } from '../model/ids.ts'
import type { VaultLayout } from '../model/layout.ts'
import type { HashText } from './statements.ts'

/** What every plan is made against: the vault as it stands, what is known, and the time. */
export interface PlanContext {
  readonly vault: VaultView
  readonly knowledge: KnowledgeView
  readonly layout: VaultLayout
  /** Entity of the vault's owner. */
  readonly owner: EntityId | null
  readonly hash: HashText
  readonly now: IsoInstant
}
