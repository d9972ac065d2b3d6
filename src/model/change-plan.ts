import type { IsoInstant, Sha256, SourceId, VaultPath } from './ids.ts'
import type { Decision, SourceRecord } from './record.ts'

/**
 * One intended change of one file. `before` is the precondition: SHA-256 of the bytes that planning saw, null where no file was.
 * `after` null deletes.
 */
export type Change =
  | {
      readonly type: 'put'
      readonly path: VaultPath
      readonly before: Sha256 | null
      readonly after: string /** Default utf8; base64 for bytes that are no text. */
      readonly encoding?: 'utf8' | 'base64'
      readonly reason: string
    }
  | { readonly type: 'delete'; readonly path: VaultPath; readonly before: Sha256; readonly reason: string }
  /** Rename inside the vault; bytes unchanged. `to` must not exist, unless it holds the same bytes. */
  | { readonly type: 'move'; readonly from: VaultPath; readonly to: VaultPath; readonly sha256: Sha256; readonly reason: string }
  /** Appends lines to an append-only file (decisions.jsonl). */
  | { readonly type: 'append'; readonly path: VaultPath; readonly text: string; readonly reason: string }

/** What the index must learn with this plan; everything in it can be rebuilt from the files. */
export interface IndexUpdate {
  /** Records written by this plan (whole, replacing what the index had of that source), and removed ones. */
  readonly records: readonly SourceRecord[]
  readonly removedRecords: readonly SourceId[]
  /** Entity pages written by this plan: the index reads their front matter from `after`. Removed pages by path. */
  readonly pages: readonly { readonly path: VaultPath; readonly text: string }[]
  readonly removedPages: readonly VaultPath[]
  readonly decisions: readonly Decision[]
}

/** An ordered set of changes with preconditions and reasons. All or nothing. */
export interface ChangePlan {
  readonly title: string
  readonly sources: readonly { readonly id: SourceId; readonly fileName: string }[]
  readonly changes: readonly Change[]
  readonly index: IndexUpdate
  /** Folders that this plan leaves, inner ones first: removed where nothing is left in them. */
  readonly emptied?: readonly VaultPath[]
  /** For the report and `--dry-run`: short sentences for a person. */
  readonly notes: readonly string[]
}

/** One sealed line of the journal. File: `.afterword/journal/<seq, 6 digits>.json`. */
export interface JournalEntry {
  readonly schema: 'afterword-journal/1'
  readonly seq: number
  readonly at: IsoInstant
  readonly title: string
  readonly sources: readonly { readonly id: SourceId; readonly fileName: string }[]
  /** Seq of the entry that this one reverses. */
  readonly undoes: number | null
  readonly files: readonly JournalFile[]
  /** Folders that this entry created, parents first: removed again by undo where empty. */
  readonly createdFolders: readonly VaultPath[]
  /** What it held was deleted for good (somebody was forgotten): it stands in the list, and cannot be undone. */
  readonly closed?: true
}
export interface JournalFile {
  readonly path: VaultPath
  /** Where the bytes came from, for a move. */
  readonly movedFrom?: VaultPath
  readonly beforeHash: Sha256 | null
  readonly afterHash: Sha256 | null
  /** Before-image, text or base64. Absent for a new file and for a move. */
  readonly before?: { readonly encoding: 'utf8' | 'base64'; readonly data: string }
  /** For an append: the text that was added, instead of a before-image of a file that only grows. */
  readonly appended?: string
  /** Fingerprints of the lines that were written: with them undo tells the person's later lines from ours. */
  readonly lines?: string
}
