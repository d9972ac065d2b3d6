import type { IsoDate, Sha256, SourceId, Span } from './ids.ts'

/** One incoming file, untouched. `modified` comes from the file system and is never used as the date of what was said without saying so. */
export interface InboxItem {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly sha256: Sha256
  /** Folders below the Inbox, e.g. `['From phone']`; for the config's rules. */
  readonly folders: readonly string[]
  /** Milliseconds since the epoch. */
  readonly modifiedMs: number
  /** A mailbox: where the file stands on the disk. `held` false: it is too large for memory, and `bytes` is its beginning. */
  readonly mailbox?: { readonly path: string; readonly held: boolean }
}

/** What normalize did to the bytes: shown in the readable source, kept in the record. */
export interface Repair {
  /** e.g. `mojibake-1252`, `noise`, `sound-caption`, `echo`, `join-repetition`, `glued-speaker`, `charset` */
  readonly code: string
  readonly message: string
  readonly count: number
}

/** Where a date came from, in the order of trust. */
export type DateOrigin = 'content' | 'calendar' | 'header' | 'file-name' | 'unknown'
export interface SourceDate {
  readonly day: IsoDate
  /** `HH:MM` local to the meeting, where known. */
  readonly time?: string
  /** Instant in ms since the epoch where the source states a zone or UTC: what a calendar event is matched with. */
  readonly instantMs?: number
  readonly from: DateOrigin
}

export interface SourceTitle {
  readonly text: string
  readonly from: 'content' | 'calendar' | 'header' | 'file-name'
}

/** One voice in a transcript, or the author of a message; a label until identified. */
export interface Speaker {
  /** Position in `SourceDocument.speakers`; utterances refer to it. */
  readonly index: number
  /** As in the source after splitting glued and doubled names, e.g. `Dana Whitfield`, `Remote`, `Speaker 2`, `Jabra Speak 710`. */
  readonly label: string
  /** `named`: the label is a person's name. `unidentified`: Remote, Speaker 2, no label at all. `device`: a device or a program. */
  readonly kind: 'named' | 'unidentified' | 'device'
  readonly email?: string
  /** Who it is although the label does not say so, with the reason (a 1:1 header, an attendee list). */
  readonly identified?: { readonly name: string; readonly reason: string; readonly confidence: number }
}

/**
 * The unit that evidence points at. One shape for utterances, paragraphs of mails and blocks of documents.
 * `anchor` is its block id in the readable source (`u142`, `m3`, `b12`); several segments of one message share an anchor.
 */
export interface Segment {
  /** Position in `SourceDocument.segments`. */
  readonly index: number
  readonly type: 'utterance' | 'heading' | 'paragraph' | 'list-item' | 'task' | 'table-row' | 'quote' | 'signature' | 'footer'
  readonly anchor: string
  /** Text of this segment in `SourceDocument.text`. */
  readonly span: Span
  /** Index into `speakers`, or null where nobody is known. */
  readonly speaker: number | null
  /** Seconds since the start of the recording. */
  readonly start?: number
  readonly end?: number
  readonly page?: number
  /** Heading level 1–6; list nesting from 0. */
  readonly level?: number
  /** Index of the message in `messages`, in mails. */
  readonly message?: number
  /** Offsets in `SourceDocument.text` where a sound, a silence or an invented sentence was taken out: no quote lies across one. */
  readonly seams?: readonly number[]
}

export interface Address {
  readonly name: string | null
  readonly email: string
}
export interface MailMessage {
  readonly index: number
  /** Message-ID without angle brackets; else a hash of sender, time and words. */
  readonly messageId: string
  /** Hash of sender and own words (five at least): equal in an export of the same message that lacks its Message-ID. */
  readonly wordsId?: string
  /** Hash of its first own words and how many it has: what another message quotes of it begins alike. Absent below four words. */
  readonly beginning?: { readonly id: string; readonly words: number }
  /** It never came itself: another message of the thread repeats it. */
  readonly quoted?: boolean
  readonly inReplyTo: readonly string[]
  readonly from: Address | null
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  readonly subject: string
  readonly date: SourceDate | null
  /** Nobody's work: bulk mail by its headers (list-unsubscribe, precedence, auto-submitted …), receipts, one's own health, private circles. */
  readonly bulk: boolean
  /** `bytes` is empty where nobody reads that kind of file; it stands in the original. */
  readonly attachments: readonly { readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array }[]
}

/** What a signature states about the author of a message, as spelled there. */
export interface MailSignature {
  /** Index into `speakers`. */
  readonly speaker: number
  readonly name: string | null
  readonly role: string | null
  readonly company: string | null
  readonly phone: string | null
  readonly email: string | null
  /** The whole signature in `SourceDocument.text`. */
  readonly span: Span
}

/** A statement that the source itself marks as such: a task line, a bullet under "Decisions". Read by structure, not by understanding. */
export interface StatedItem {
  readonly kind: 'action' | 'decision' | 'fact' | 'risk' | 'question' | 'outcome' | 'context'
  readonly segment: number
  /** Text without checkbox, owner, dates, priority and tags. */
  readonly text: string
  /** Verbatim words in `SourceDocument.text`. */
  readonly span: Span
  readonly status: 'open' | 'doing' | 'done' | 'rejected' | 'proposed' | null
  readonly owner: string | null
  readonly due: IsoDate | null
  readonly done: IsoDate | null
  readonly priority: Priority | null
  readonly followUp: boolean
}
export type Priority = 'highest' | 'high' | 'medium' | 'low' | 'lowest'

/** An event of a calendar file: identifies transcripts, creates no note. */
export interface CalendarEvent {
  readonly uid: string
  readonly title: string
  readonly startMs: number
  readonly endMs: number
  readonly day: IsoDate
  readonly timeZone: string | null
  /** `HH:MM` on the clocks of that zone; absent for whole days and where no zone is known. */
  readonly time?: string
  /** Of a meeting of a series that was moved or changed: when it would have been (ms since the epoch). */
  readonly replaces?: number
  readonly organizer: Address | null
  readonly attendees: readonly (Address & { readonly status: string | null })[]
  readonly location: string | null
  readonly recurring: boolean
  readonly cancelled: boolean
}

/**
 * The normalised item. Everything that follows speaks of `text` by offset; `text` is the repaired text and never changes again.
 */
export interface SourceDocument {
  readonly id: SourceId
  readonly sha256: Sha256
  readonly fileName: string
  readonly kind: 'transcript' | 'mail' | 'document' | 'calendar'
  /** Name of the format that read it, e.g. `webvtt`, `dash-transcript`. */
  readonly format: string
  readonly text: string
  readonly segments: readonly Segment[]
  readonly speakers: readonly Speaker[]
  readonly messages: readonly MailMessage[]
  readonly events: readonly CalendarEvent[]
  readonly title: SourceTitle | null
  readonly date: SourceDate | null
  /** Seconds, where the source tells times. */
  readonly duration: number | null
  /** BCP-47 language, e.g. `en`, and `und` where nothing can be said. */
  readonly language: string
  /** Names that a header of the source gives as taking part ("1:1 — NAME", `participants:`, "Action items (for NAME)", `entities.people`). */
  readonly statedParticipants: readonly string[]
  /** Account, project, forum named by a header of the source. */
  readonly statedEntities: readonly { readonly type: 'account' | 'project' | 'forum'; readonly name: string }[]
  readonly statedItems: readonly StatedItem[]
  /** "## Summary" of a header, verbatim span. */
  readonly statedSummary: Span | null
  readonly statedTopics: readonly string[]
  readonly sensitivity: 'private' | 'confidential' | null
  /** Mails: contact details that signatures state, in the order of the messages. Absent where there are none. */
  readonly signatures?: readonly MailSignature[]
  readonly repairs: readonly Repair[]
  /** The last thread of a mailbox: where in the file messages stand that could not be read (bytes). Each is set aside on its own. */
  readonly unread?: readonly Span[]
}

/** Verbatim text of a span. */
export const textOf = (doc: Pick<SourceDocument, 'text'>, span: Span): string => doc.text.slice(span.start, span.end)

/** What most sources leave open: a base to put a format's own fields over. */
export const BARE_DOCUMENT = {
  segments: [],
  speakers: [],
  messages: [],
  events: [],
  title: null,
  date: null,
  duration: null,
  language: 'und',
  statedParticipants: [],
  statedEntities: [],
  statedItems: [],
  statedSummary: null,
  statedTopics: [],
  sensitivity: null,
  repairs: [],
} as const satisfies Partial<SourceDocument>
