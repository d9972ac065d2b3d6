import type { Priority } from './document.ts'
import type { EntityType } from './entity.ts'
import type { StatementKind } from './extraction.ts'
import type { EntityId, IsoDate, IsoInstant, Sha256, SourceId, StatementId, VaultPath } from './ids.ts'

/**
 * `.afterword/records/<source id>.json`, one a source: what Markdown cannot carry.
 * Vault truth beside the Markdown; the index is rebuilt from both. Serialised with sorted keys by `vault/record.ts`.
 */
export interface SourceRecord {
  readonly schema: 'afterword-record/1'
  readonly source: SourceId
  readonly sha256: Sha256
  readonly fileName: string
  /** `_originals` path, bit for bit. */
  readonly original: VaultPath
  /** The readable source. */
  readonly readable: VaultPath
  readonly kind: 'transcript' | 'mail' | 'document' | 'calendar'
  readonly format: string
  readonly language: string
  /** The dated note that this source feeds; several sources of one meeting name the same note. Null for calendars. */
  readonly note: VaultPath | null
  readonly title: string
  readonly date: IsoDate | null
  readonly dateFrom: string
  readonly duration: number | null
  readonly engine: string
  readonly ingested: IsoInstant
  readonly primary: EntityId | null
  readonly participants: readonly EntityId[]
  readonly sensitivity: 'private' | 'confidential' | null
  readonly summary: string
  readonly topics: readonly string[]
  readonly nextMeeting: string | null
  readonly statements: readonly RecordedStatement[]
  readonly completions?: readonly RecordedCompletion[]
  /** Managed lines of every file that this source wrote: last written form, hashed. Key: `<path>#<block id>`. */
  readonly lines: Readonly<Record<string, LineRecord>>
  /** Other names under which the same bytes were delivered. */
  readonly alsoDeliveredAs?: readonly string[]
  /** Entities named by this source, with how they were written and heard. */
  readonly entities: readonly RecordedEntity[]
  /** Messages of a mail: identity across re-exports. */
  readonly messages: readonly string[]
  /** Messages that these answer or refer to: a thread is joined by them even where they arrive later. */
  readonly refersTo?: readonly string[]
  /** Identity by sender and words, for exports that leave out the Message-ID. */
  readonly wordIds?: readonly string[]
  /** Identity of the talk: min-hash of word shingles, 64 unsigned 32-bit numbers (empty where too short to tell). */
  readonly sketch: readonly number[]
  readonly repairs: readonly { readonly code: string; readonly message: string; readonly count: number }[]
  readonly dropped: readonly { readonly reason: string; readonly count: number }[]
  readonly threads?: { readonly subject: string; readonly needsReply: boolean }
  /** Calendar events, for identifying recordings. */
  readonly events?: readonly RecordedEvent[]
}

/** A record of a source that says nothing: a base to put fields over. */
export const BARE_RECORD = {
  schema: 'afterword-record/1',
  language: 'en',
  note: null,
  date: null,
  dateFrom: 'unknown',
  duration: null,
  primary: null,
  participants: [],
  sensitivity: null,
  summary: '',
  topics: [],
  nextMeeting: null,
  statements: [],
  lines: {},
  entities: [],
  messages: [],
  sketch: [],
  repairs: [],
  dropped: [],
} as const satisfies Partial<SourceRecord>

export interface RecordedEvidence {
  readonly source: SourceId
  readonly anchor: string
  readonly quote: string
  /** `00:35:08` or null */
  readonly time: string | null
  /** Utterance number (from 1), message or block number: the digits of the anchor. */
  readonly number: number
  readonly page?: number
  /** Who said it: words for the link in mails ("Kanchan Rao, 3 Dec"). */
  readonly label?: string
}

export interface RecordedStatement {
  readonly id: StatementId
  readonly kind: StatementKind
  readonly text: string
  readonly owner: EntityId | null
  readonly ownerSurface: string | null
  readonly due: IsoDate | null
  /** Earlier due dates of the same task, oldest first. */
  readonly dueBefore?: readonly IsoDate[]
  readonly followUp: boolean
  readonly priority: Priority | null
  /** As the engine and the sources have it; the person's own status stands in the note and wins. */
  readonly status: 'proposed' | 'open' | 'doing' | 'done' | 'rejected' | 'superseded'
  readonly done: IsoDate | null
  readonly about: readonly EntityId[]
  readonly date: IsoDate | null
  readonly evidence: readonly RecordedEvidence[]
  readonly doneEvidence: readonly RecordedEvidence[]
  /** Of a source that was delivered late: the statement of a later day that had replaced this one already. Else null: what replaces it says so itself. */
  readonly supersededBy: StatementId | null
  readonly confidence: number
  readonly review: string | null
  readonly stated: boolean
  /** This source says again what that statement said: the statement there is the one that counts, this one adds evidence (and a new due date). */
  readonly restates?: StatementId
  /** Facts and decisions of earlier sources that this one replaces. */
  readonly supersedes?: readonly StatementId[]
  /** Of a value said in few words: stems of what was spoken of right before, the nearest first, with spaces between. A later value is told by them. */
  readonly context?: string
}

/** A recorded statement that says nothing but its words, each other field at "not known": a base to put fields over. */
export const BARE_RECORDED_STATEMENT = {
  owner: null,
  ownerSurface: null,
  due: null,
  followUp: false,
  priority: null,
  status: 'proposed',
  done: null,
  about: [],
  date: null,
  evidence: [],
  doneEvidence: [],
  supersededBy: null,
  confidence: 1,
  review: null,
  stated: false,
} as const satisfies Omit<RecordedStatement, 'id' | 'kind' | 'text'>

/** This source reports a task of another record as done. Records are never rewritten for what a later source says: relations point back. */
export interface RecordedCompletion {
  readonly statement: StatementId
  readonly evidence: readonly RecordedEvidence[]
  readonly on: IsoDate | null
  /** True for an explicit checked box in the source: it completes; else it proposes. */
  readonly explicit: boolean
}

export interface LineRecord {
  /** First 16 hex digits of the SHA-256 of the whole line without its line end. */
  readonly hash: string
  /** Counts the writings of this line over all records: of several records that claim one line, the highest wins. */
  readonly n: number
}

export interface RecordedEntity {
  readonly id: EntityId
  readonly type: EntityType
  readonly name: string
  readonly aliases: readonly string[]
  readonly heardAs: readonly string[]
  readonly count: number
}

export interface RecordedEvent {
  readonly uid: string
  readonly title: string
  readonly startMs: number
  readonly endMs: number
  readonly day: IsoDate
  readonly attendees: readonly { readonly name: string | null; readonly email: string; readonly status: string | null }[]
  readonly organizer: { readonly name: string | null; readonly email: string } | null
  readonly recurring: boolean
  readonly cancelled: boolean
  /** `HH:MM` on the calendar's clocks, where known. */
  readonly time?: string
  /** Of a meeting of a series that was moved or changed: when it would have been. */
  readonly replaces?: number
}

/** One line of `.afterword/decisions.jsonl`: decision memory, append-only. */
export type Decision =
  | {
      readonly type: 'line-deleted' | 'line-edited'
      readonly at: IsoInstant
      readonly path: VaultPath
      readonly id: string
      readonly statement: StatementId
      readonly text: string
    }
  | {
      readonly type: 'status'
      readonly at: IsoInstant
      readonly statement: StatementId
      readonly from: string
      readonly to: string
      readonly text: string
    }
  | {
      readonly type: 'same-name'
      readonly at: IsoInstant
      readonly surface: string
      readonly entity: EntityId
      readonly context: EntityId | null
    }
  | { readonly type: 'heard'; readonly at: IsoInstant; readonly heard: string; readonly entity: EntityId; readonly accepted: boolean }
  | { readonly type: 'keep-apart'; readonly at: IsoInstant; readonly a: EntityId; readonly b: EntityId }
  | { readonly type: 'forgotten'; readonly at: IsoInstant; readonly nameHash: string }
