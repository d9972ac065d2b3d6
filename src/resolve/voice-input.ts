import type { SourceDocument } from '../model/document.ts'
import type { Owner } from '../model/entity.ts'
import type { EntityId } from '../model/ids.ts'
import type { EventMatch } from './event-match.ts'
import type { PresenceSign } from './presence.ts'

/** Who a voice is said to be, with why and how sure. */
export interface Identified {
  readonly entity: EntityId
  readonly reason: string
  readonly confidence: number
}

/** What is known about the voices before the words are read. */
export interface VoiceInput {
  readonly document: SourceDocument
  readonly owner: Owner
  readonly ownerId: EntityId | null
  /** Voices whose label is a person's name, linked; null where the name is ambiguous. */
  readonly named: ReadonlyMap<number, EntityId>
  /** Voices that normalize identified from a header, linked. */
  readonly identified: ReadonlyMap<number, Identified>
  /** Voices of whom the label tells more than a name: an address, a number, somebody's telephone. */
  readonly behind: ReadonlyMap<number, Identified>
  /** Whom the title names in full. */
  readonly titled: readonly EntityId[]
  readonly stated: readonly EntityId[]
  readonly event: EventMatch | null
  /** Invited and not declined. */
  readonly attendees: readonly EntityId[]
  readonly habitual: readonly { readonly entity: EntityId; readonly count: number }[]
  readonly signs: readonly PresenceSign[]
  /** Who is named in a segment. */
  readonly namedIn: (segment: number) => readonly EntityId[]
  readonly nameOf: (id: EntityId) => string
}
