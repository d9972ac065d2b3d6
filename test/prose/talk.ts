/**
 * A source with what a careful assistant would write down. A wanted line is `text | owner | due`, where `a / b` are equally good, words in
 * brackets may be missing, `-` means nobody or no day, and a leading `?` marks a line that may be there but need not be.
 */
export interface ProseTalk {
  readonly name: string
  readonly day: string
  readonly owner: string
  /** Default `talk`: one utterance a line, `Name: words`. The others are files as they would lie in the Inbox. */
  readonly kind?: 'talk' | 'memo' | 'mail' | 'document'
  readonly source: string
  readonly actions: readonly string[]
  readonly decisions: readonly string[]
  readonly facts: readonly string[]
  readonly risks: readonly string[]
  readonly questions: readonly string[]
  /** Words of which every topic must have one, folded. */
  readonly topics: readonly string[]
  readonly next: string | null
  /** No line of any kind, summary included, may match. */
  readonly absent: readonly RegExp[]
}
