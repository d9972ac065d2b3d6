import type { CompletionReport, Evidence, Statement, SummarySentence, Topic } from './extraction.ts'
import type { EntityId, IsoDate, Span, StatementId, VaultPath } from './ids.ts'

export type PagedType = 'person' | 'account' | 'project' | 'forum'
export type EntityType = PagedType | 'product' | 'term'

/** Whose vault it is; from the config. */
export interface Owner {
  readonly name: string
  readonly aliases: readonly string[]
  readonly emails: readonly string[]
  readonly company: string | null
}

/** What the vault knows of one entity. Products and terms have no page (`path` null). */
export interface Entity {
  readonly id: EntityId
  readonly type: EntityType
  /** Canonical name, e.g. `Kanchan Rao`. Two namesakes share it. */
  readonly name: string
  /** Name of the page, unique in the vault without regard to case, e.g. `Kanchan Rao (Harbourgrid)`. */
  readonly pageName: string
  readonly path: VaultPath | null
  /** Other right names. */
  readonly aliases: readonly string[]
  /** Heard forms: wrong forms that a recogniser produced; repaired, never suggested. */
  readonly heardAs: readonly string[]
  readonly emails: readonly string[]
  readonly company: string | null
  readonly role: string | null
  readonly phone: string | null
  readonly relation: 'partner' | null
  readonly lastContact: IsoDate | null
}

/** An entity of which only the name is known: a base to put fields over. */
export const BARE_ENTITY = {
  aliases: [],
  heardAs: [],
  emails: [],
  company: null,
  role: null,
  phone: null,
  relation: null,
  lastContact: null,
} as const satisfies Omit<Entity, 'id' | 'type' | 'name' | 'pageName' | 'path'>

/** An entity that a name in a source was linked to, or would be if the person says so. */
export interface Candidate {
  readonly entity: EntityId
  readonly score: number
  readonly reason: string
}

/** A heard form found in the source and what it stands for. */
export interface NameRepair {
  readonly heard: string
  readonly entity: EntityId
  readonly canonical: string
  /** The part of the name that was misheard: `Kanchan`; what stands in its place in text. */
  readonly form?: string
  /** Parts of a misheard full name that are heard forms of their own: `Amaro`, `Key Spay`. */
  readonly alsoHeard?: readonly string[]
  /** Words for a person: "participant, sounds alike (0.93)". */
  readonly reason: string
  readonly score: number
  readonly spans: readonly { readonly segment: number; readonly span: Span }[]
}

/** Who one voice is. `entity` null: it stays a label. */
export interface SpeakerLink {
  readonly speaker: number
  readonly entity: EntityId | null
  readonly reason: string
  readonly confidence: number
}

export interface ResolvedStatement extends Omit<Statement, 'owner' | 'about'> {
  /** Text with heard forms repaired. */
  readonly text: string
  readonly owner: EntityId | null
  /** What was said where no owner could be linked, e.g. an ambiguous first name; for the review list. */
  readonly ownerSurface: string | null
  readonly about: readonly EntityId[]
  /** Of a value said in few words: stems of what was spoken of right before, the nearest first, with spaces between. Of a task: amounts asked for, `80_kg`. */
  readonly context?: string
}

/** A name that could be several entities: asked once, remembered for ever. */
export interface Ambiguity {
  readonly surface: string
  readonly candidates: readonly Candidate[]
  readonly segment: number | null
}

/** Something learned about an entity from this source by explicit words or a signature. */
export interface EntityUpdate {
  readonly entity: EntityId
  readonly addAliases: readonly string[]
  readonly addEmails: readonly string[]
  readonly set: { readonly company?: string; readonly role?: string; readonly phone?: string; readonly name?: string }
  readonly reason: string
}

/** What resolve hands to plan: the source's statements, speaking of entities. */
export interface Resolution {
  /** Every entity that this source concerns: known ones as the index holds them, and new ones. */
  readonly entities: readonly Entity[]
  /** Ids in `entities` that do not exist in the vault yet. */
  readonly proposed: readonly { readonly entity: EntityId; readonly reason: string; readonly review: string | null }[]
  readonly updates: readonly EntityUpdate[]
  readonly speakers: readonly SpeakerLink[]
  readonly participants: readonly EntityId[]
  /** Null: Journal. */
  readonly primary: { readonly entity: EntityId; readonly reason: string } | null
  readonly title: string
  readonly day: IsoDate | null
  readonly summary: readonly SummarySentence[]
  readonly topics: readonly Topic[]
  readonly nextMeeting: string | null
  readonly statements: readonly ResolvedStatement[]
  readonly completions: readonly CompletionReport[]
  /**
   * Statements of this source (by position in `statements`) that say an earlier statement again, or replace earlier ones. `supersededBy`: of a source that
   * was delivered late, what a later day has replaced already.
   */
  readonly relations?: readonly {
    readonly index: number
    readonly restates?: StatementId
    readonly supersedes?: readonly StatementId[]
    readonly supersededBy?: StatementId
  }[]
  /** Tasks of earlier sources that this one reports as done. `explicit`: a box that the source itself ticks. */
  readonly completes?: readonly {
    readonly statement: StatementId
    readonly evidence: Evidence
    readonly on: IsoDate | null
    readonly explicit: boolean
    readonly reason: string
  }[]
  readonly repairs: readonly NameRepair[]
  readonly ambiguous: readonly Ambiguity[]
  /** Entities in the order of how many mentions and statements they have, for `## Related`. */
  readonly mentioned: readonly { readonly entity: EntityId; readonly count: number }[]
}
