import type { Priority } from './document.ts'
import type { IsoDate, Span } from './ids.ts'

export type StatementKind = 'action' | 'decision' | 'fact' | 'risk' | 'question' | 'outcome'

/** Points at words: `text.slice(span.start, span.end) === quote`, inside one segment. Ground enforces it. */
export interface Evidence {
  readonly segment: number
  readonly span: Span
  readonly quote: string
}

/** Who owes an action, before linking. A speaker is resolved through speaker identification, a name through entity linking. */
export type OwnerRef = { readonly by: 'speaker'; readonly speaker: number } | { readonly by: 'name'; readonly name: string }

export interface Statement {
  readonly kind: StatementKind
  /** One sentence that stands alone; names and terms as the source spells them (resolve repairs them). */
  readonly text: string
  readonly owner: OwnerRef | null
  readonly due: IsoDate | null
  readonly followUp: boolean
  readonly priority: Priority | null
  /** `proposed` unless the source itself says otherwise (a checked box in an earlier note). */
  readonly status: 'proposed' | 'open' | 'doing' | 'done' | 'rejected'
  readonly done: IsoDate | null
  /** Surface names the statement is about, as spelled in the source. */
  readonly about: readonly string[]
  /** Who said it: index into `SourceDocument.speakers`, or null. */
  readonly speaker: number | null
  /** At least one; fewest words that carry the statement; at most three count. */
  readonly evidence: readonly Evidence[]
  /** Calibrated probability that a careful reader would keep it, 0–1. */
  readonly confidence: number
  /** Why a person should look at it, where unsure. */
  readonly review: string | null
  /** True where the source marks it as such (a task line, a bullet under "Decisions"). */
  readonly stated: boolean
  /** The talk itself takes it back, reports it done, or replaces it later in the same source. */
  readonly completes?: { readonly evidence: Evidence; readonly on: IsoDate | null }
}

/** A statement that says nothing but its words: what an engine or a test puts its own fields over. */
export const BARE_STATEMENT = {
  owner: null,
  due: null,
  followUp: false,
  priority: null,
  status: 'proposed',
  done: null,
  about: [],
  speaker: null,
  confidence: 1,
  review: null,
  stated: false,
} as const satisfies Omit<Statement, 'kind' | 'text' | 'evidence'>

/** A report that something owed was done ("I sent the deck on Tuesday"): matched with open tasks by resolve. */
export interface CompletionReport {
  readonly evidence: Evidence
  readonly speaker: number | null
  /** What was done, in the words of the source. */
  readonly text: string
  readonly on: IsoDate | null
}

/** A span that may refer to an entity. */
export interface Mention {
  readonly surface: string
  readonly segment: number
  readonly span: Span
  /** What the words around make of it, where they do. */
  readonly hint: 'person' | 'account' | 'project' | 'forum' | 'product' | 'term' | null
}

export interface Topic {
  readonly text: string
  readonly segments: readonly number[]
}
export interface SummarySentence {
  readonly text: string
  readonly evidence: readonly Evidence[]
}

/** Whatever engine made it, after merge and ground. */
export interface Extraction {
  /** `embedded/1` */
  readonly engine: string
  readonly language: string
  readonly title: string | null
  readonly summary: readonly SummarySentence[]
  readonly topics: readonly Topic[]
  readonly statements: readonly Statement[]
  readonly completions: readonly CompletionReport[]
  readonly mentions: readonly Mention[]
  readonly nextMeeting: { readonly text: string; readonly day: IsoDate | null; readonly evidence: readonly Evidence[] } | null
  /** Things left out on purpose, in words for the note ("Norwegian: only task lines and dates were read"). */
  readonly leftOut: readonly string[]
  /** What ground or merge dropped, counted by reason. */
  readonly dropped: readonly { readonly reason: string; readonly count: number }[]
}

/** What an engine found where it found nothing. */
export const NOTHING_FOUND = {
  title: null,
  summary: [],
  topics: [],
  statements: [],
  completions: [],
  mentions: [],
  nextMeeting: null,
  leftOut: [],
  dropped: [],
} as const satisfies Omit<Extraction, 'engine' | 'language'>
