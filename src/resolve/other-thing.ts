/** Whether two sentences that share words speak of two things: "the mill drawings" and "the bridge drawings", "the spare gaskets" and "the spare filters". */
import { ORDINALS } from '../model/date-words.ts'
import { fold, wordsOf } from '../model/text.ts'
import { rootOfPast } from './past-verbs.ts'
import { remembered } from './remembered.ts'
import { isStopWord, numbersOf, stemmed, weighedWords, weightOf } from './values.ts'

/** Verbs of handing over and doing, as stems: they tell no two things apart. */
export const VERB_WORD =
  /^(?:send|mail|email|forward|share|provide|deliver|give|get|let|have|hand|pass|submit|upload|post|bring|return|circulate|tell|inform|ring|call|phone|text|write|drop|talk|speak|word|chat|raise|confirm|explain|announce|remind|reply|ask|find|check|clarify|request|look|see|verify|book|rebook|reserve|arrange|sort|organise|organize|set|schedule|move|place|buy|put|prepare|finish|complete|make|fill|update|fix|produce|sign|approve|read|study|go|come|back|through|ready|meet|visit|walk|pick|try|run|day|date|since|over|whole|myself|himself|herself)$/
const PAST =
  /^(?:has|have|had|was|been|went|came|sent|gave|told|booked|signed|reached|moved|costs|pays|paid|becomes|lasts|takes|runs|ends|starts|holds|needs)$/

/** Which stems each of the two sentences has, with all that is known of it. */
export interface Known {
  readonly first: (stem: string) => boolean
  readonly second: (stem: string) => boolean
}

/** `names`: folded words of people. By default a sentence has its own words. */
export function otherThing(a: string, b: string, names: ReadonlySet<string>, known?: Known): boolean {
  const [x, y] = [modifiers(a, names), modifiers(b, names)]
  if (x.size === 0 || y.size === 0) return false
  const has = known ?? hasOf(a, b, names)
  for (const [head, all] of x) {
    const every = y.get(head) ?? []
    const [mine, theirs] = [all.filter(w => !every.includes(w)), every.filter(w => !all.includes(w))]
    if (mine.length > 0 && theirs.some(w => !has.first(w)) && mine.every(w => !has.second(w))) return true
  }
  for (const [head, mine] of x)
    for (const [other, theirs] of y)
      if (head !== other && mine.at(-1) === theirs.at(-1) && !has.second(head) && !has.first(other)) return true
  return false
}

function hasOf(a: string, b: string, names: ReadonlySet<string>): Known {
  const [x, y] = [weighedWords(a, names), weighedWords(b, names)]
  return { first: w => x.has(w), second: w => y.has(w) }
}

/**
 * True where both speak of a part or kind of something, and of another something: `the lock of the boathouse`, `the lock of the club house`.
 * `names`: folded words of people; `prepositions`: those that say of what it is.
 */
export function otherComplement(a: string, b: string, names: ReadonlySet<string>, prepositions = /(?:of|for|in)$/): boolean {
  const [x, y] = [complements(a, names), complements(b, names)]
  if (x.size === 0 || y.size === 0) return false
  const [all, every] = [weighedWords(a, names), weighedWords(b, names)]
  const alike = (words: readonly string[], others: ReadonlyMap<string, number>) =>
    words.some(w => others.has(w) || [...others.keys()].some(o => o.length >= 4 && w.length >= 4 && o.slice(0, 4) === w.slice(0, 4)))
  return [...x].some(([head, mine]) => {
    const theirs = prepositions.test(head) ? y.get(head) : undefined
    return theirs !== undefined && !alike(mine, every) && !alike(theirs, all)
  })
}

/** Prepositions that say the same of a thing: where it is, for whom. */
const SAME_PLACE: ReadonlyMap<string, string> = new Map([
  ['at', 'in'],
  ['on', 'in'],
  ['to', 'for'],
])

/** Head and preposition → words of matter of what follows: `lock of` → `boathouse`. */
const complements = remembered((text: string, names: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> => {
  const out = new Map<string, readonly string[]>()
  for (const m of text.matchAll(
    /\b(\p{L}{3,}) (of|for|in|at|on|to) (?:(?:the|our|their|your|my|his|her|a|an) )?((?:[\p{L}-]+ ?){1,3})/giu,
  )) {
    const head = fold(m[1] ?? '')
    const [own = ''] = (m[3] ?? '').split(
      /\b(?:of|for|in|at|on|by|with|without|to|from|and|is|are|was|were|has|have|will|now|so|but|yesterday|today|tomorrow|before|after)\b/i,
    )
    const words = wordsOf(own).flatMap(w =>
      isStopWord(w) || weightOf(w) < 0.7 || names.has(w) || numbersOf(w).size > 0 ? [] : [stemmed(w)],
    )
    if (words.length > 0 && !isStopWord(head) && !VERB_WORD.test(stemmed(head)) && rootOfPast(head) === null)
      out.set(`${stemmed(head)} ${SAME_PLACE.get(fold(m[2] ?? '')) ?? fold(m[2] ?? '')}`, words)
  }
  return out
})

/** True where each goes to, comes from or is for somebody or something with a capital, and not the same: `the contract to Tern`, `… to Wren`. */
export function otherEnd(a: string, b: string): boolean {
  const [all, every] = [a, b].map(t => new Set(wordsOf(t)))
  if (!all || !every) return false
  const ends = (text: string, of: string) =>
    [...text.matchAll(new RegExp(`\\b${of} (?:the )?((?:\\p{Lu}[\\p{L}'’-]+ ?){1,3})`, 'gu'))].flatMap(m =>
      NO_NAME.test((m[1] ?? '').trim()) ? [] : [wordsOf(m[1] ?? '')],
    )
  return ['to', 'from', 'for', 'at', 'with'].some(of => {
    const [x, y] = [ends(a, of), ends(b, of)]
    return (
      x.length > 0 && y.length > 0 && y.every(words => words.every(w => !all.has(w))) && x.every(words => words.every(w => !every.has(w)))
    )
  })
}

/** True where each names something with a capital that the other does not: Larkspur here, Kestrel there. */
export function otherName(a: string, b: string, names: ReadonlySet<string>): boolean {
  const [x, y] = [proper(a, names), proper(b, names)]
  const [all, every] = [new Set(wordsOf(a)), new Set(wordsOf(b))]
  return x.some(w => !every.has(w)) && y.some(w => !all.has(w))
}
const proper = (text: string, names: ReadonlySet<string>): string[] =>
  [...text.matchAll(/(?<=[\p{L}\p{N},;:)] )\p{Lu}[\p{L}\p{N}-]+/gu)].flatMap(m =>
    NO_NAME.test(m[0]) ? [] : wordsOf(m[0]).filter(w => !names.has(w)),
  )
const NO_NAME =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|EUR|USD|GBP|NOK|I|I['’].*|Easter|Christmas)$/

/** True where one kind of thing has another letter in each: hall A, hall B. */
export function otherLetter(a: string, b: string): boolean {
  const [x, y] = [lettered(a), lettered(b)]
  return [...x].some(([thing, letters]) => {
    const others = y.get(thing)
    return others !== undefined && ![...letters].some(l => others.has(l))
  })
}
const lettered = (text: string): ReadonlyMap<string, ReadonlySet<string>> => {
  const out = new Map<string, Set<string>>()
  for (const m of text.matchAll(/(?<!\p{L})(\p{L}{3,}) (?!I\b)(\p{Lu})(?![\p{L}.'’])/gu)) {
    const thing = stemmed(fold(m[1] ?? ''))
    out.set(thing, (out.get(thing) ?? new Set()).add(m[2] ?? ''))
  }
  return out
}

/** Each word of matter with the words of matter right before it. */
const modifiers = remembered((text: string, names: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> => {
  const out = new Map<string, readonly string[]>()
  let run: string[] = []
  for (const token of text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*|[^\s]/gu) ?? []) {
    const w = wordsOf(token)[0]
    // The second floor is not the ground floor; "the first draft" and "the second time" tell nothing of what it is.
    if (w && ORDINALS.has(w) && run.length === 0) {
      run = [w]
      continue
    }
    if (
      !w ||
      /^\d/.test(w) ||
      numbersOf(w).size > 0 ||
      isStopWord(w) ||
      VERB_WORD.test(stemmed(w)) ||
      weightOf(w) < 0.35 ||
      names.has(w) ||
      PAST.test(w)
    ) {
      run = []
      continue
    }
    const key = stemmed(w)
    if (run.length > 0) out.set(key, run)
    run = [...run, key].slice(-2)
  }
  return out
})
