/** Whether two sentences that share words speak of two things: "the mill drawings" and "the bridge drawings", "the spare gaskets" and "the spare filters". */
import { wordsOf } from '../model/text.ts'
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
  for (const [head, mine] of x) {
    const theirs = y.get(head) ?? []
    if (theirs.some(w => !has.first(w)) && mine.every(w => !has.second(w))) return true
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

/** Each word of matter with the words of matter right before it. */
const modifiers = remembered((text: string, names: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> => {
  const out = new Map<string, readonly string[]>()
  let run: string[] = []
  for (const token of text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*|[^\s]/gu) ?? []) {
    const w = wordsOf(token)[0]
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
