/**
 * Later values of what was said in few words: "The ninth of May, yes" says nothing of what it is; what was spoken of right before does. A later statement
 * that names it and says that it changed replaces the earlier one.
 */
import { wordsOf } from '../model/text.ts'
import {
  changesIt,
  formerNumbers,
  fromElsewhere,
  isOtherKind,
  matter,
  measuresNothing,
  type Nearness,
  otherMeasure,
  otherPeople,
  otherPeriod,
  pairsOf,
  sameMeasure,
  subjectOf,
  type Valued,
  valuesIn,
} from './later-value.ts'
import { VERB_WORD } from './other-thing.ts'
import { coverage, numbersOf, stemmed, valuesOf, weighedWords } from './values.ts'

/** A statement with the words that were said before it (stems). */
export interface InContext extends Valued {
  readonly context: readonly string[]
}

/** Characters before a statement that may say of what it is, and stems that are kept of them. */
export const BEFORE = 260
const KEPT = 10
/** What a statement's own words must weigh to stand by themselves. */
const ENOUGH = 3.2

/**
 * Stems of what was spoken of right before a statement, the nearest first; none where the statement has no value, or words enough of its own.
 * `names`: folded words of people.
 */
export function contextOf(text: string, before: string, names: ReadonlySet<string>): readonly string[] {
  if (valuesOf(text).length === 0 && numbersOf(text).size === 0) return []
  // "We host it on the twelfth": what, was said before.
  const open = /\b(?:it|they|that|this)\b/i.test(text) ? 1.5 : 1
  if ([...matter(text, names).values()].reduce((a, b) => a + b, 0) >= ENOUGH * open && speaksOf(text, names).size > 0) return []
  const out: string[] = []
  for (const sentence of before.split(/(?<=[.!?\n])\s+/).reverse())
    for (const [w, n] of matter(sentence, names)) if (n >= 0.7 && w.length > 2 && !VERB_WORD.test(w) && !out.includes(w)) out.push(w)
  return out.slice(0, KEPT)
}

/** The stems that stand with a statement. */
export const stemsOf = (s: { readonly context?: string }): readonly string[] => s.context?.split(' ') ?? []

/** Says of a value what it is of, and is found in every talk: no subject of its own. */
const MEASURE_NOUN =
  /^(?:date|day|price|number|amount|total|figure|budget|cost|deadline|time|count|one|thing|estimate|plan|quote|offer|fee|rate|system|paper|draft|calculat|list)/

/** What a statement itself says its value is of. */
function speaksOf(text: string, names: ReadonlySet<string>): ReadonlyMap<string, number> {
  const part = valuePart(text)
  const words = matter(part, names)
  return new Map([...subjectOf(part, names)].flatMap(w => (words.has(w) && !MEASURE_NOUN.test(w) ? [[w, words.get(w) ?? 1] as const] : [])))
}

/** True where `b` gives a later value of what `a`, bare as it is, was said of. `a` is the earlier one. */
export function laterInContext(a: InContext, b: InContext, names: ReadonlySet<string>, nearness: Nearness): boolean {
  if (a.context.length === 0 || nearness === 'two') return false
  const [ta, tb] = [`${a.text} . ${a.quote}`, `${b.text} . ${b.quote}`]
  const [va, vb] = [valuesIn(ta), valuesIn(tb)]
  if (vb.length === 0 || measuresNothing(a.text, b.text) || fromElsewhere(a.text, b.text) || otherPeople(a.text, b.text, names))
    return false
  if (otherPeriod(a.text, b.text) || isOtherKind(a.text, b.text) || otherMeasure(a.text, b.text)) return false
  const units = pairsOf(va, vb)
  if (units.length === 0 || va.length > 3) return false
  const former = formerNumbers(tb)
  const said = [...numbersOf(ta)].some(n => former.has(n))
  const changed = said || changesIt(b.text) || changesIt(b.quote)
  const own = matter(a.text, names)
  const topic = new Map([...own, ...a.context.map(w => [w, weight(w)] as const)])
  const theirs = new Map([...matter(b.text, names), ...b.context.map(w => [w, weight(w)] as const)])
  // What the earlier one says itself must be spoken of later too.
  const left = [...subjectOf(valuePart(a.text), names)].filter(w => !MEASURE_NOUN.test(w) && own.has(w))
  if (left.length > 0 && coverage(new Map(left.map(w => [w, own.get(w) ?? 1])), theirs).share < 0.5) return false
  const part = valuePart(b.text)
  const words = matter(part, names)
  const subject = speaksOf(b.text, names)
  const all = coverage(words, topic)
  if (subject.size === 0) {
    // It names somebody, or nothing: the rest must be what was spoken of.
    const noun = [...subjectOf(part, names)].find(w => MEASURE_NOUN.test(w))
    if (noun && sameMeasure(`${a.text} ${a.context.join(' ')}`, noun)) return changed && coverage(theirs, topic).weight >= 1.7
    if (words.size > 0) return changed && all.share >= 0.5 && all.weight >= 1.7
    return changed && nearness === 'one' && coverage(new Map(b.context.map(w => [w, weight(w)])), topic).weight >= 1.7
  }
  const hit = coverage(subject, topic)
  // `comes back`, `the return`: one measure in two words.
  const measure = [...subject]
    .filter(([w]) => !hit.words.includes(w) && sameMeasure(a.text, wordsOf(part).find(raw => stemmed(raw) === w) ?? w))
    .reduce((n, [, m]) => n + m, 0)
  const total = [...subject.values()].reduce((n, m) => n + m, 0)
  if ((hit.weight + measure) / total < 0.6 || all.weight + measure < 0.9) return false
  if (changed) return all.weight + measure >= (nearness === 'one' ? 0.9 : 1.2)
  return hit.share >= 0.99 && all.weight >= 2 && nearness === 'one'
}

/** The part of a statement that has the value, without who says so: `The yard now says the boat is out on the 15th` → `the boat is out …`. */
function valuePart(text: string): string {
  const parts = text.split(/[;:,]\s|\b(?:and|so|because|but|since)\b/i)
  const part = parts.find(p => valuesIn(p).length > 0 || numbersOf(p).size > 0) ?? text
  return part.replace(
    /^.*\b(?:says?|said|reports?|told (?:me|us)|tells? (?:me|us)|confirm(?:s|ed)|writes?|wrote|means|hears?|heard) (?:that )?/i,
    '',
  )
}

const weight = (stem: string): number => weighedWords(stem).get(stem) ?? 1
