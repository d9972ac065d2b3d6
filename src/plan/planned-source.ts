import type { Change } from '../model/change-plan.ts'
import type { KnownSource } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import type { Resolution } from '../model/entity.ts'
import type { Extraction } from '../model/extraction.ts'
import type { VaultPath } from '../model/ids.ts'

/** One source, understood: what the stages before made of it. */
export interface PlannedSource {
  readonly document: SourceDocument
  readonly extraction: Extraction
  readonly resolution: Resolution
  /** Where the file stands now, and where it goes. Null where another document of the same file moves it. */
  readonly move: { readonly from: VaultPath; readonly to: VaultPath } | null
  readonly original: VaultPath
  /** The note that another source of the same talk or thread made. */
  readonly target: { readonly note: VaultPath; readonly sources: readonly KnownSource[] } | null
  readonly sketch: readonly number[]
  readonly needsReply: boolean | null
  /** Note of the mail that this source was attached to. */
  readonly attachedTo: VaultPath | null
  /** What was attached to this mail, as new items of the Inbox. */
  readonly attachments: readonly Change[]
}

/** A thread that goes on, rather than another source of one talk. */
export const growsThread = (source: PlannedSource): boolean => source.document.kind === 'mail' && source.target?.sources[0]?.kind === 'mail'
