/** Facts of one source that differ in nothing but a value: nobody can say which of them holds. */
import type { SourceDocument } from '../model/document.ts'
import type { ResolvedStatement } from '../model/entity.ts'
import { type Said, saysAgain, withoutNumbers } from './said-again.ts'
import { correctsNumber } from './task-amounts.ts'
import { numbersOf, sameValue, type Value, valuesOf } from './values.ts'

/** The one value of a statement that has no other number; null where there are more, or none. */
function onlyValue(text: string): Value | null {
  const [value, ...more] = valuesOf(text)
  return value && more.length === 0 && numbersOf(text).size === 1 ? value : null
}
const unitOf = (v: Value): string => `${v.kind} ${v.key.split(' ').slice(1).join(' ')}`

const WHO = String.raw`(?:I|[Hh]e|[Ss]he|[Ww]e|[Tt]hey|\p{Lu}[\p{L}’'-]+)`
/** From whom one has it: no part of what is said. */
const HEARSAY = new RegExp(
  String.raw`,?\s*\b${WHO} (?:(?:am|was|is|were|are|has been|have been) told|heard|hears?|says?|said|thinks?|reckons?|believes?|understands?|means?|meant)\b(?: that)?|,?\s*\b(?:says|said) ${WHO}|\b[Aa]ccording to ${WHO},?`,
  'gu',
)
const bare = (s: Said): Said => withoutNumbers({ ...s, about: [], text: s.text.replace(HEARSAY, '').trim() })

/** True where two say the same in all but the one value that each has. `names`: folded words of people, who may differ. */
export function anotherValue(a: Said, b: Said, names: ReadonlySet<string>): boolean {
  const [x, y] = [onlyValue(a.text), onlyValue(b.text)]
  if (!x || !y || unitOf(x) !== unitOf(y) || sameValue(x, y)) return false
  return saysAgain(bare(a), bare(b), names)
}

/**
 * The statements of a source, those marked of which another one gives another value for the same, where neither takes the other back: of one thing, and
 * for the review. Messages of different days follow each other: they contradict nothing. `names`: folded words of people, who may differ.
 */
export function markedContradictions(
  document: SourceDocument,
  statements: readonly ResolvedStatement[],
  names: ReadonlySet<string>,
): readonly ResolvedStatement[] {
  const isValued = (s: ResolvedStatement): boolean => (s.kind === 'fact' || s.kind === 'decision') && onlyValue(s.text) !== null
  const segmentOf = (s: ResolvedStatement): number => s.evidence[0]?.segment ?? 0
  const messageOf = (s: ResolvedStatement): number | undefined => document.segments[segmentOf(s)]?.message
  const valued = statements.filter(isValued)
  return statements.map(a => {
    const other = isValued(a)
      ? valued.find(
          b =>
            b !== a && messageOf(a) === messageOf(b) && !correctsNumber(segmentOf(a) < segmentOf(b) ? b : a) && anotherValue(a, b, names),
        )
      : undefined
    if (!other) return a
    const things = other.about.filter(id => !id.startsWith('person/'))
    return { ...a, about: [...new Set([...a.about, ...things])], review: `says otherwise in one talk: ${other.text}` }
  })
}
