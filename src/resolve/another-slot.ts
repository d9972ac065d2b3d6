/**
 * Whether a later statement says of the same thing something else than an earlier one did, where no value is measured: another place, holder, supplier,
 * name or state. By its own words of change and a sentence of the same build, so it is careful: another thing, a wish, a question, the past
 * or one more replaces nothing.
 */
import { fold, wordsOf } from '../model/text.ts'
import { type Nearness, otherPeriod } from './later-value.ts'
import { otherComplement } from './other-thing.ts'
import { coverage, isNumberWord, isStopWord, numbersOf, stemmed, weighedWords, weightOf } from './values.ts'

/** The later one says that it was otherwise. */
const NOW =
  /\b(?:now|nowadays|these days|from now on|instead|after all|any ?more|no longer|as of|since|has (?:just )?(?:moved|changed|become|been replaced|been renamed)|have (?:just )?(?:moved|changed|become)|moves?|moved|changed|switched|becomes?|took over|takes over|taken over|taking over|replaces|replaced|succeeds|left|stepped down|retired|renamed|the new|a new)\b/i
/** What is only thought of, asked, wished or past. */
const NO_FACT =
  /\?\s*$|\b(?:maybe|perhaps|might|could|would|should|if|whether|unless|wants?|wanted|wish\w*|hop(?:e|es|ing)|suggest\w*|propos\w*|consider\w*|think(?:s|ing)? (?:of|about)|afraid|used to|also|too|as well|another|in addition|last (?:year|season|month)|years ago|before the|back then)\b/i

/** What the later one itself says to be past: `instead of the mill`, `no longer gravel`, `took over from Rosa`, `has left Harrow`. */
const FORMERLY: readonly RegExp[] = [
  /\b(?:instead of|rather than|in place of|no longer(?: \p{L}+(?:ing|s|ed)?)?(?: (?:in|at|on|by|with))?|(?:took|takes?|taken|taking) over(?: \p{L}+){0,4}? from|replac(?:es?|ed|ing)|succeed(?:s|ed|ing)?|(?:has|have|['’]s|['’]ve|had) left|moved (?:out of|away from|from)|used to be|up from|down from|, not)\s+([^.,;]{2,50})/giu,
  /((?:\p{Lu}[\p{L}'’-]+\s+){1,3})(?:has |have |is |)(?:stepped down|steps down|retired|retires|left|leaves|gone|resigned|quit|moved on|given it up|gave it up|handed (?:it )?over)\b/gu,
]

/** Words of a clause that are compared, names among them. */
const contentOf = (text: string): string[] =>
  wordsOf(text).filter(w => w.length > 1 && !isStopWord(w) && !MARK.has(w) && !/^\d/.test(w) && !isNumberWord(w))
const MARK = new Set(
  'now nowadays days from instead after all anymore longer no not since has have moved changed become these has been is are was were will of the a an also already just currently today'.split(
    ' ',
  ),
)
const has = (words: ReadonlySet<string>, w: string): boolean => words.has(w) || [...words].some(o => stemmed(o) === stemmed(w))

/** `a` is the earlier one. `names`: folded words of people. */
export function takesItsPlace(a: string, b: string, names: ReadonlySet<string>, nearness: Nearness): boolean {
  if (!NOW.test(b) && !/, not\b/.test(b)) return false
  if (NO_FACT.test(b) || /\?\s*$/.test(a) || otherPeriod(a, b) || otherComplement(a, b, names, /(?:of|for)$/)) return false
  return formerNamed(a, b, names, nearness) || sameBuild(a, b) || newInRole(a, b)
}

/** The later one names what the earlier one said, and says that it is no more. */
function formerNamed(a: string, b: string, names: ReadonlySet<string>, nearness: Nearness): boolean {
  const old = new Set(contentOf(a))
  for (const pattern of FORMERLY)
    for (const m of b.matchAll(pattern)) {
      const [phrase = ''] = (m[1] ?? '').split(/\b(?:as|and|but|so|because|since|at|in charge|it['’]s|which|who|for)\b/i)
      const former = contentOf(phrase)
      const numbers = [...numbersOf(phrase)]
      const theirs = numbersOf(a)
      if (former.length + numbers.length === 0 || !former.every(w => has(old, w)) || !numbers.every(n => theirs.has(n))) continue
      const kept = m[0].slice(m[0].indexOf(phrase) + phrase.length)
      const rest = contentOf(b.replace(m[0], kept))
      const shared = rest.filter(w => has(old, w) && !former.includes(w))
      const fresh = rest.filter(w => !has(old, w))
      const other = [...numbersOf(b.replace(m[0], ' '))].some(n => !theirs.has(n))
      // Of a number alone a person's name says nothing: much is said of everybody.
      const weight = shared.reduce((n, w) => n + (former.length === 0 && names.has(w) ? 0 : weightOf(w)), 0)
      // Something must stand where it was, and what is spoken of be the same.
      if ((fresh.length > 0 || other) && weight >= (former.length === 0 || nearness !== 'one' ? 1 : 0.6)) return true
    }
  return false
}

interface Word {
  readonly raw: string
  readonly key: string
}
/** Words without marks of change, articles and auxiliaries. */
const built = (text: string): Word[] =>
  [...(text.split(/[;]|, (?:not|the|because|since|so|which|who)\b/)[0] ?? '').matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)].flatMap(m => {
    const folded = fold(m[0])
    return BUILD.test(folded) ? [] : [{ raw: m[0], key: stemmed(folded) }]
  })
const BUILD =
  /^(?:the|a|an|our|their|now|nowadays|these|days|instead|after|all|from|on|just|currently|also|is|are|be|been|being|has|have|it|there|that|this)$/

/** One sentence with another end or another beginning: `held in the barn`, `held in the hall now`; `Ida runs the desk`, `Ole runs the desk these days`. */
function sameBuild(a: string, b: string): boolean {
  const [x, y] = [built(a), built(b)]
  let start = 0
  while (start < Math.min(x.length, y.length) && x[start]?.key === y[start]?.key) start++
  let end = 0
  while (end < Math.min(x.length, y.length) - start && x.at(-1 - end)?.key === y.at(-1 - end)?.key) end++
  const [left, right] = [x.slice(start, x.length - end), y.slice(start, y.length - end)]
  if (left.length === 0 || right.length === 0 || left.length > 5 || right.length > 6) return false
  const kept = [...x.slice(0, start), ...x.slice(x.length - end)]
  const weight = kept.reduce((n, w) => n + (isStopWord(fold(w.raw)) ? 0 : weightOf(fold(w.raw))), 0)
  const theirs = new Set(right.map(w => w.key))
  if (left.some(w => theirs.has(w.key) && !isStopWord(fold(w.raw)))) return false
  // Who does it: both must be names. What it is: beginning and verb must be the same.
  if (start === 0) return left.every(isName) && right.every(isName) && weight >= 1.4
  return start >= 2 && weight >= 1.4 && kept.length >= 2 && left.some(isMatter) && right.some(isMatter)
}
const isName = (w: Word): boolean => /^\p{Lu}/u.test(w.raw)
const isMatter = (w: Word): boolean => !isStopWord(fold(w.raw)) || numbersOf(w.raw).size > 0

const ROLES =
  /\b(manager|director|head|lead|officer|chair|editor|owner|contact|treasurer|secretary|captain|curator|warden|supervisor|trainer|landlord|landlady|supplier|caterer|sponsor|partner|agent|broker|auditor|accountant|lawyer|contractor|tenant|caretaker|host|printer|carrier|insurer|bank|conductor|keeper|coach)\b/giu

/** `The owner of the camp is Mr Thorn` → `The camp has a new owner, Mrs Abt`. */
function newInRole(a: string, b: string): boolean {
  const roles = (text: string) => new Set([...text.matchAll(ROLES)].map(m => fold(m[1] ?? '')))
  const [x, y] = [roles(a), roles(b)]
  const role = [...x].find(r => y.has(r))
  if (
    !role ||
    !/\b(?:(?:a|the|our|their|its) new|now|took over|takes over|taken over|replaces|replaced|succeeds|since|as of|becomes?)\b/i.test(b)
  )
    return false
  const proper = (text: string) =>
    new Set([...text.matchAll(/(?<=[\p{L},:] )\p{Lu}[\p{L}'’-]{2,}|^\p{Lu}[\p{L}'’-]+(?= \p{Lu})/gu)].map(m => fold(m[0])))
  const [p, q] = [proper(a), proper(b)]
  if (![...p].some(w => !q.has(w)) || ![...q].some(w => !p.has(w))) return false
  const plain = (text: string, own: ReadonlySet<string>) => new Map([...weighedWords(text, own)].filter(([w]) => w !== stemmed(role)))
  const [m, n] = [plain(a, p), plain(b, q)]
  const kept = [...p].filter(w => q.has(w)).length
  return (m.size > 0 && coverage(m, n).share >= 0.99) || (m.size === 0 && kept > 0)
}
