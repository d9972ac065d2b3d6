/**
 * Whether one statement gives a later value of what another measured: a lead time, a price, a day, a count. By words alone and so careful: another
 * site, product or measure is another thing, however alike the rest is.
 */
import { fold, wordsOf } from '../model/text.ts'
import { otherName, otherThing } from './other-thing.ts'
import { remembered } from './remembered.ts'
import { contentWords, coverage, isUnit, numbersOf, stemmed, type Value, valuesOf } from './values.ts'

/** A statement with its first quote, and the day on which it was said. */
export interface Valued {
  readonly text: string
  readonly quote: string
  readonly day: string | null
}

/** Words of one measure; two texts with words of one line speak of the same one. */
const MEASURES: readonly RegExp[] = [
  /\b(?:prices?|priced|pricing|costs?|quote[ds]?|pays?|paid|fees?|rates?|rent|charge[sd]?|offers?)\b/i,
  /\b(?:lead time|deliver\w*|arriv\w*|ships?|shipped|hand-?over)\b/i,
  /\b(?:go-?live|launch\w*|releas\w*|cut-?over|opens?|opening|start(?:s|ed|ing)?|begins?|kick-?off)\b/i,
  /\b(?:freeze|deadline|due|expir\w*|ends?|stops?|runs? out|extended|until)\b/i,
  /\b(?:audit|review|visit|workshop|inspection|meeting|fair|demo|hearing)\b/i,
  /\b(?:budget|spent|spend\w*|cap(?:ped)?|ceiling)\b/i,
  /\b(?:lasts?|life|range|runtime|battery)\b/i,
  /\b(?:build|batch|lot|run|series)\b/i,
  /\b(?:beds?|seats?|sites?|users?|licen[cs]es?|heads?|people|wards?|stores?|units?|tablets?|desks?)\b/i,
  /\b(?:contract|term|lease)\b/i,
  /\b(?:leaves?|leaving|departs?|departure|dispatch\w*)\b/i,
  /\b(?:signs|signed|signing|signature)\b/i,
  /\b(?:splits?|ratio|quota)\b/i,
  /\b(?:weigh\w*|weight|heavy)\b/i,
  /\b(?:capacity|size|output|throughput|speed)\b/i,
  /\b(?:failure|error|loss|yield|share|margin|discount)\b/i,
]

/** What it was before, as the later statement says itself: `, not 18`, `before it was six`, `up from 40`, `instead of the third`. */
const BEFORE =
  /\b(?:not|before(?: that)?(?:,)? (?:it|that|they) (?:was|were|cost|had)|instead of|rather than|up from|down from|used to be|previously|no longer|until now|so far|it was|was(?=[^.]{0,20}\bnow\b)|than|from(?=[^.]{0,25}\bto\b)) (?:the |a |an |about |EUR |\$|€|£)?([^.,;]{1,40})/gi

/** Folded numbers that the text says to be what was. */
export function formerNumbers(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(BEFORE)].flatMap(m => [...numbersOf(m[1] ?? '')].slice(0, 2)))
}

/** True where `b` gives another value of what `a` measures. `names`: folded words of the people concerned. `near`: both are about one thing. */
export function isLaterValue(a: Valued, b: Valued, names: ReadonlySet<string>, near: boolean): boolean {
  const [ta, tb] = [`${a.text} . ${a.quote}`, `${b.text} . ${b.quote}`]
  // What is to be done by a day measures nothing.
  if (IMPERATIVE.test(b.text)) return false
  const [va, vb] = [datesFirst(ta), datesFirst(tb)]
  if (va.length === 0 || vb.length === 0) return false
  const [x, y] = [matter(a.text, names), matter(b.text, names)]
  const shared = coverage(x, y)
  const share = Math.max(shared.share, coverage(y, x).share)
  const units = pairs(va, vb)
  const longer = prolongs(a, b, va, vb)
  if (
    (units.length === 0 && !longer) ||
    otherName(a.text, b.text, names) ||
    otherPeople(a.text, b.text, names) ||
    fromElsewhere(a.text, b.text)
  )
    return false
  const former = formerNumbers(tb)
  const said = va.some(v => former.has(numberOf(v)) && vb.some(w => sameUnit(v, w) && numberOf(w) !== numberOf(v)))
  if (said && (shared.weight >= 0.9 || near) && !otherSubject(a.text, b.text, names)) return true
  if (said && shared.weight >= 1.4) return true
  if (otherThing(a.text, b.text, names) || otherSubject(a.text, b.text, names)) return false
  if (longer) return shared.weight >= 0.7 && near
  // "64 beds on three wards", "two wards, 58 beds": the same two counts, each another.
  if (near && new Set(units.map(([v]) => unitOf(v))).size >= 2 && va.length <= 4 && vb.length <= 4) return true
  const measured = MEASURES.filter(m => m.test(a.text) && m.test(b.text))
  const per = [...perUnits(ta)].some(w => perUnits(tb).has(w)) ? 0.8 : 0
  // Where nothing but the words says of what it is, the measure alone ("lead time") says nothing.
  const bare = (text: string) =>
    matter(
      measured.reduce((t, m) => t.replace(new RegExp(m, 'gi'), ' '), text),
      names,
    )
  const own = near ? shared.weight + per : coverage(bare(a.text), bare(b.text)).weight
  if (own < (near ? 0.7 : 1)) return false
  if (measured.length > 0) return share >= (near ? 0.34 : 0.5) || per > 0
  return near ? share >= 0.6 && shared.weight >= 1.2 : share >= 0.7 && shared.weight >= 2.2
}

/** `298 euro per bed`, `€ 4 a piece`: what a price is for. */
const perUnits = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/\b(?:per|a|each) (\p{L}{3,})/gu)].flatMap(m => (isUnit(stemmed(m[1] ?? '')) ? [stemmed(m[1] ?? '')] : [])))

const VERB =
  /\b(?:is|are|was|were|becomes?|costs?|has|have|had|moves?|moved|stops?|ends?|holds?|weighs?|pays?|lasts?|takes?|goes|went|stays?|will|comes?|needs?|starts?|opens?)\b/i
const ORDINAL = /\b(first|second|third|fourth|fifth|last|next)\s+(?=\p{L})/giu

/** Words that say of what a sentence speaks: those before its verb, with `second` and the number in `line two`. */
function subjectOf(text: string, names: ReadonlySet<string>): ReadonlySet<string> {
  const at = VERB.exec(text)
  if (!at) return new Set()
  const head = text.slice(0, at.index)
  const out = new Set([...matter(head, names).keys()].filter(w => !HEDGE.test(w)))
  for (const m of head.matchAll(ORDINAL)) out.add(`${m[1]?.toLowerCase()} one`)
  for (const m of head.matchAll(/\p{L}{3,} (\d+|two|three|four|five|six|seven|eight|nine|ten)\s*$/giu))
    out.add(`number ${m[1]?.toLowerCase()}`)
  return out
}
const HEDGE = /^(?:said|say|think|calcul|measur|actual|curren|offer|mail|until|meanwhil|extrapol|design|new|old|reading|read)/

/** Each speaks of something of which the other has not a word. */
export function otherSubject(a: string, b: string, names: ReadonlySet<string>): boolean {
  const [x, y] = [subjectOf(a, names), subjectOf(b, names)]
  const [all, every] = [matter(a, names), matter(b, names)]
  const left = [...x].filter(w => !y.has(w) && coverage(new Map([[w, 1]]), every).weight === 0)
  const right = [...y].filter(w => !x.has(w) && coverage(new Map([[w, 1]]), all).weight === 0)
  if (left.length > 0 && right.length > 0) return true
  const [head, other] = [headOf(a, names), headOf(b, names)]
  return head !== null && other !== null && head !== other && !every.has(head) && !all.has(other)
}

/** `lunch` of "The lunch for the auditors is …". */
function headOf(text: string, names: ReadonlySet<string>): string | null {
  const at = VERB.exec(text)
  const zone = at ? (text.slice(0, at.index).split(/\b(?:of|for|in|on|at|with|to|from)\b/i)[0] ?? '') : ''
  return [...matter(zone, names).keys()].filter(w => !HEDGE.test(w)).at(-1) ?? null
}

/** "… from the Danish": another source of it than the one that was spoken of. */
const fromElsewhere = (a: string, b: string): boolean =>
  [...b.matchAll(/\b(?:from|at|with|by) (?:the )?(\p{Lu}\p{Ll}{3,})/gu)].some(
    m => !wordsOf(a).includes(fold(m[1] ?? '')) && !MONTH.test(m[1] ?? ''),
  ) && !/\p{Lu}\p{Ll}{3,}/u.test(a.slice(1))
const MONTH = /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)/

function otherPeople(a: string, b: string, names: ReadonlySet<string>): boolean {
  const [x, y] = [wordsOf(a).filter(w => names.has(w)), wordsOf(b).filter(w => names.has(w))]
  return x.length > 0 && y.length > 0 && !x.some(w => y.includes(w))
}

const NO_NAMES: ReadonlySet<string> = new Set()
/** Stems by which a statement with a value may be found again, the rarest first; at most eight. */
export function valueWords(text: string): readonly string[] {
  if (valuesOf(text).length === 0) return []
  return [...matter(text, NO_NAMES)]
    .filter(([w, n]) => n >= 0.7 && w.length > 2)
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, 8)
    .map(([w]) => w)
}

/** Content words without units, months and days. */
const matter = remembered(
  (text: string, names: ReadonlySet<string>): ReadonlyMap<string, number> =>
    new Map([...contentWords(text, names)].filter(([w]) => !isUnit(w) && !CALENDAR.test(w) && numbersOf(w).size === 0)),
)
const CALENDAR =
  /^(?:jan|januar|januari|februar|march|april|may|june|july|august|septembe|october|november|december|monday|tuesday|wednesda|thursday|friday|saturday|sunday|week|month|year|quarter|now|today|still|currentl|until|since|will|per|piece)$/

/** `the end of April` is a day of that month; `today is the fifth` gives no value. */
const spelledOut = (text: string): string =>
  text
    .replace(/\btoday is (?:the )?\S+(?: of \S+)?/gi, ' ')
    .replace(/\bend of (?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/gi, '30 ')
    .replace(SPOKEN_PRICE, (m, whole: string, cents: string) => (PRICE.test(text) ? `${whole} euro ${cents}` : m))
    .replace(/\b(?:middle of |mid[- ])(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/gi, '15 ')
const PRICE = /\b(?:prices?|priced|costs?|sells?|retails?|pounds?|euros?|dollars?)\b/i
const SPOKEN_PRICE =
  /\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty) ((?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)\b/gi
const IMPERATIVE = /^(?:Send|Ask|Tell|Ring|Call|Mail|Give|Book|Order|Check|Confirm|Sign|Write|Prepare|Bring|Get|Let|Put)\b/

/** The values of a sentence; "the first part" is no first of the month. */
const datesFirst = (text: string): readonly Value[] => read(text, IN_ANY_TALK)
const read = remembered((text: string): readonly Value[] => valuesOf(spelledOut(text)).filter(v => !/^\?\?-0[1-5]$/.test(v.key)))
const IN_ANY_TALK = {}

/** Values of both that can stand for each other and are not the same. None where one of them is in both. */
function pairs(a: readonly Value[], b: readonly Value[]): (readonly [Value, Value])[] {
  const out: (readonly [Value, Value])[] = []
  for (const v of a) {
    const like = b.filter(w => sameUnit(v, w))
    if (like.length === 0) continue
    if (like.some(w => sameValue(v, w))) {
      if (v.kind !== 'quantity') return []
      continue
    }
    for (const w of like) if (v.kind === 'date' || comparable(v, w)) out.push([v, w])
  }
  return out
}

/** Of one order of magnitude: two weeks are no later value of ten. */
function comparable(v: Value, w: Value): boolean {
  const [x, y] = [Number(numberOf(v)), Number(numberOf(w))]
  return x > 0 && y > 0 && Math.max(x, y) / Math.min(x, y) <= 4
}
const unitOf = (v: Value): string => (v.kind === 'quantity' ? v.key.split(' ').slice(1).join(' ') : v.kind)
const sameUnit = (v: Value, w: Value): boolean => v.kind === w.kind && unitOf(v) === unitOf(w)
const numberOf = (v: Value): string => (v.kind === 'date' ? String(Number(v.key.slice(3))) : (v.key.split(' ')[0] ?? ''))
const sameValue = (v: Value, w: Value): boolean =>
  v.key === w.key || (v.kind === 'date' && v.key.slice(2) === w.key.slice(2) && (v.key.startsWith('??') || w.key.startsWith('??')))

/** The same day of a later year: a contract that was extended. */
function prolongs(a: Valued, b: Valued, va: readonly Value[], vb: readonly Value[]): boolean {
  const year = Number(a.day?.slice(0, 4) ?? Number.NaN)
  return (
    /\b(?:extend\w*|prolong\w*|renew\w*|until|runs? (?:to|until)|to)\b/i.test(b.text) &&
    va.some(
      v => v.kind === 'date' && vb.some(w => w.kind === 'date' && sameValue(v, w) && w.year !== undefined && w.year > (v.year ?? year)),
    )
  )
}
