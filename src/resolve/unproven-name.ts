/** What a statement is about where its source was read before anything proved the name: it stands in the words all the same, rightly or misheard. */
import type { KnowledgeView } from '../model/contracts.ts'
import type { EntityId, SourceId } from '../model/ids.ts'
import { fold, wordsOf } from '../model/text.ts'
import { isCommon } from './common-words.ts'
import { formSimilarity } from './name-match.ts'

/** A statement of this source or of an earlier one. */
interface Said {
  readonly text: string
  readonly about: readonly EntityId[]
  /** Of an earlier one: where it stands. */
  readonly source?: SourceId
}

/** So much alike a strange word must be to a name, to be that name misheard. */
const MISHEARD = 0.88
/** Shorter words are like too many others. */
const LONG = 4

const isThing = (id: EntityId): boolean => !id.startsWith('person/')

/**
 * True where the statement is about no thing that is known and its words name one of these: by a word that is no everyday one, by a strange word that
 * sounds like one, or, in a note that is filed under nothing, by the note's title.
 */
export function saysNameOf(things: readonly EntityId[], s: Said, knowledge: KnowledgeView): boolean {
  if (s.about.some(isThing)) return false
  const names = [
    ...new Set(things.filter(isThing).flatMap(id => wordsOf(id.split('/')[1] ?? '').filter(w => w.length > LONG && !isCommon(w)))),
  ]
  if (names.length === 0) return false
  const said = new Set(wordsOf(s.text))
  if (names.some(w => said.has(w))) return true
  const source = s.source ? knowledge.source(s.source) : null
  if (source !== null && source.primary === null) {
    const title = new Set(wordsOf(source.title))
    if (names.some(w => title.has(w))) return true
  }
  return strangeNames(s.text).some(
    w => names.some(name => formSimilarity(w, name) >= MISHEARD) && knowledge.entitiesByNameWord(fold(w), 1).length === 0,
  )
}

/** Words with a capital inside a sentence. */
const strangeNames = (text: string): string[] =>
  [...text.matchAll(/(?<=[^\s.!?:]\s)\p{Lu}[\p{L}-]+/gu)].flatMap(([w]) => (w.length > LONG ? [w] : []))
