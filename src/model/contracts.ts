import type { InboxItem, SourceDocument } from './document.ts'
import type { Entity, EntityType, Owner } from './entity.ts'
import type { Extraction } from './extraction.ts'
import type { EntityId, IsoDate, SourceId, StatementId, VaultPath } from './ids.ts'
import type { Problem } from './problem.ts'
import type { Decision, RecordedEvent, RecordedStatement } from './record.ts'

/** What detection may look at: decoded text for text-like bytes (repaired), null for binary ones. */
export interface FormatProbe {
  readonly item: InboxItem
  readonly text: string | null
}

/**
 * Reads one kind of input. `recognize` looks at content first, name second: 0 = not mine, 1 = certainly mine.
 * The first format of the ordered list in `normalize/formats/index.ts` that answers ≥ 0.5 reads the item; the catch-all is last.
 */
export interface Format {
  readonly name: string
  /** Set by formats that read `item.bytes` themselves: what decoding the whole file as text repaired is not theirs to report. */
  readonly readsBytes?: true
  recognize(probe: FormatProbe): number
  /**
   * May be asynchronous (PDF). Throws ProblemError for an expected failure.
   * Several documents where one file holds several sources (an mbox of threads): same `sha256`, each with an `id` of its own.
   */
  read(probe: FormatProbe): Readable | Promise<Readable>
}

export type Readable = SourceDocument | readonly SourceDocument[]

/** What an engine may know besides the document: names to recognise in case-less text, the owner, the person's corrections. */
export interface EngineContext {
  readonly owner: Owner
  /** Names and aliases of known entities that may occur (participants, candidates from the index). */
  readonly knownNames: readonly { readonly name: string; readonly type: EntityType }[]
  /** Per-vault correction learned from accepted and rejected proposals; null: the shipped model as it is. */
  readonly correction: EngineCorrection | null
}
/** Small, inspectable, resettable: additive shifts of the score per kind and per feature name. */
export interface EngineCorrection {
  readonly bias: Readonly<Record<string, number>>
  readonly weights: Readonly<Record<string, number>>
  readonly seen: number
}

/** Extracts from text. A language model and the rules fit the same contract. */
export interface Engine {
  /** `embedded/1` */
  readonly name: string
  /** True where the messages of a mail thread are read one by one: then a thread says the same however it was delivered. */
  readonly perMessage?: boolean
  /** True where it sends what it reads to another machine: then it gets only sources that the config lets leave. */
  readonly leaves?: boolean
  /** Longest chunk in characters that one call takes; null: takes the whole document. */
  readonly chunkSize: number | null
  extract(document: SourceDocument, context: EngineContext): Extraction | Promise<Extraction>
}

/**
 * Read access to what is known, for resolve and plan. Backed by the index in production, by maps in tests.
 * Every call costs the same whatever the size of the vault.
 */
export interface KnowledgeView {
  entity(id: EntityId): Entity | null
  entityByEmail(email: string): Entity | null
  /** Entities that bear this name or alias exactly (folded: case, marks, spaces). */
  entitiesByName(name: string): readonly Entity[]
  /** Entities one of whose name words equals the word (folded): "Rao" → every Rao. At most `limit` (default 50). */
  entitiesByNameWord(word: string, limit?: number): readonly Entity[]
  /** Entities one of whose names, aliases, heard forms (or a part) has this phonetic key. At most `limit` (default 50). */
  entitiesByPhonetic(key: string, limit?: number): readonly Entity[]
  /** `entitiesByNameWord` or `entitiesByPhonetic` for many keys at once, those without an entity left out. Absent: ask one by one (`entitiesByKeys`). */
  entitiesByKeys?(list: NameKeyList, keys: readonly string[], limit: number): ReadonlyMap<string, readonly Entity[]>
  /** Products and terms that the vault knows, the most used first, at most 500: names without pages that may be misheard anywhere. */
  glossary?(): readonly Entity[]
  /** Known heard form (folded) → entities that it stood for. */
  entitiesByHeardForm(heard: string): readonly Entity[]
  /** Calendar events overlapping [fromMs, toMs]. */
  eventsBetween(fromMs: number, toMs: number): readonly RecordedEvent[]
  /** Calendar events on that day. */
  eventsOn(day: IsoDate): readonly RecordedEvent[]
  /** Open (proposed, open, doing) actions that this entity owns or that are about it, newest first. */
  openActions(entity: EntityId, limit?: number): readonly KnownStatement[]
  /** Live facts, decisions and questions about an entity, newest first. */
  statementsAbout(entity: EntityId, kinds: readonly string[], limit?: number): readonly KnownStatement[]
  /** Live statements (actions: open ones) that name nobody and nothing, of notes filed under this entity, newest first; null: of the Journal. Kind `owed`: tasks that have an owner. */
  statementsUnder?(primary: EntityId | null, kinds: readonly string[], limit?: number): readonly KnownStatement[]
  /**
   * Of all live statements (actions: open ones) about this entity, owned by it, or naming nobody in notes under it (null: in the Journal): those of which one
   * of the words that tell most (`tellingWords`) is among `words`, newest first. Finds what is too old for the lists above.
   */
  statementsSaying?(entity: EntityId | null, kinds: readonly string[], words: readonly string[], limit?: number): readonly KnownStatement[]
  /**
   * Live facts and decisions that give a value (a day, a price, a count) and have this stem among their words of most weight (`valueWords`), and open
   * actions that have it among their rarest (`rareWords`), newest first.
   */
  statementsWith?(stem: string, kinds: readonly string[], limit?: number): readonly KnownStatement[]
  statement(id: StatementId): KnownStatement | null
  /** Statements of one source (its own, as recorded; those that restate another included). */
  statementsOf(source: SourceId): readonly KnownStatement[]
  /** Earlier notes of the same series (same primary entity), newest first. */
  notesOf(primary: EntityId, limit?: number): readonly { readonly path: VaultPath; readonly date: IsoDate | null; readonly title: string }[]
  /** Who usually takes part in talks of this primary entity or title, for identification by habit: entity and how often. */
  habitualParticipants(titleKey: string): readonly { readonly entity: EntityId; readonly count: number }[]
  /** Decisions of the person about a name (`same-name`, `heard`, `forgotten`), by folded surface. */
  decisionsFor(surface: string): readonly Decision[]
  /** True where the person (or proof) said that these two are not the same. */
  keptApart(a: EntityId, b: EntityId): boolean
  /** Sources with these bytes. */
  sourcesBySha(sha256: string): readonly KnownSource[]
  /** Sources whose talk shares at least one band of the sketch: candidates for "the same talk", compare sketches to be sure. */
  sourcesBySketch(sketch: readonly number[]): readonly KnownSource[]
  /** Mail: the sources that hold a message or refer to it; by Message-ID or by the identity of its words. */
  sourcesByMessage(messageId: string): readonly KnownSource[]
  /** Mail: threads with this folded subject (without Re:, Fwd:). */
  sourcesBySubject(subject: string): readonly KnownSource[]
  source(id: SourceId): KnownSource | null
  /** The record's sources that feed one note, oldest ingest first. */
  sourcesOfNote(note: VaultPath): readonly KnownSource[]
  statementIdTaken(id: string): boolean
  /** Managed lines of one file, by block id (front-matter keys and lines without an id start with `@`): of several records that claim a line, the highest `n`. */
  linesOf(path: VaultPath): ReadonlyMap<string, { readonly hash: string; readonly n: number; readonly source: SourceId }>
  /** Notes, pages and readable sources of the vault with this file name (without folder and `.md`), folded by case: link targets must stay unique. */
  pathsByBaseName(baseName: string): readonly VaultPath[]
}
/** Words of names, or their phonetic keys. */
export type NameKeyList = 'word' | 'sound'
export interface KnownSource {
  readonly id: SourceId
  readonly fileName: string
  readonly kind: string
  readonly note: VaultPath | null
  readonly readable: VaultPath
  readonly record: VaultPath
  readonly date: IsoDate | null
  readonly title: string
  readonly primary: EntityId | null
  readonly participants: readonly EntityId[]
  readonly sketch: readonly number[]
  readonly messages: readonly string[]
  readonly refersTo: readonly string[]
  readonly wordIds: readonly string[]
}
/** Effective: `restates`, `supersedes` and `completions` of later records are folded in (evidence, due and dueBefore, supersededBy, doneEvidence). A statement that restates another is not listed. */
export interface KnownStatement extends RecordedStatement {
  readonly source: SourceId
  readonly note: VaultPath | null
  /** Day of the source that said the due date in force, where several did. */
  readonly dueSaid?: IsoDate
}

/** Read access to the vault's files at planning time. Sync; the pipeline backs it with the disk, tests with a map. Each read becomes a precondition. */
export interface VaultView {
  /** Text of the file, or null where there is none. Throws ProblemError where it cannot be read. */
  read(path: VaultPath): string | null
  exists(path: VaultPath): boolean
}

export type { Problem }
