/**
 * Whether one statement gives a later value of what another measured: a lead time, a price, a day, a count. By words alone and so careful: another
 * site, product or measure is another thing, however alike the rest is.
 */
import { fold, wordsOf } from '../model/text.ts'
import { monthKey } from './dial-and-months.ts'
import { otherComplement, otherLetter, otherName, otherThing } from './other-thing.ts'
import { remembered } from './remembered.ts'
import { coverage, isUnit, numbersOf, sameValue, stemmed, type Value, valuesOf, weighedWords } from './values.ts'

/** A statement with its first quote, and the day on which it was said. */
export interface Valued {
  readonly text: string
  readonly quote: string
  readonly day: string | null
}

/** What may be counted. */
const COUNTS = /\b(?:beds?|seats?|sites?|users?|licen[cs]es?|heads?|people|wards?|stores?|units?|tablets?|desks?)\b/i
/** Words of one measure; two texts with words of one line speak of the same one. */
const MEASURES: readonly RegExp[] = [
  /\b(?:prices?|priced|pricing|costs?|quote[ds]?|pays?|paid|fees?|rates?|rent|charge[sd]?|offers?)\b/i,
  /\b(?:lead time|(?:re)?deliver\w*|(?:comes?|brought) back|returns?|arriv\w*|ships?|shipped|hand-?over)\b/i,
  /\b(?:go[- ]?live|launch\w*|releas\w*|cut-?over|opens?|opening|start(?:s|ed|ing)?|begins?|kick-?off)\b/i,
  /\b(?:freeze|deadline|due|expir\w*|ends?|stops?|runs? out|extended|until)\b/i,
  /\b(?:audit|review|visit|workshop|inspection|meeting|fair|demo|hearing)\b/i,
  /\b(?:budget|spent|spend\w*|cap(?:ped)?|ceiling)\b/i,
  /\b(?:lasts?|life|range|runtime|battery)\b/i,
  /\b(?:build|batch|lot|run|series)\b/i,
  COUNTS,
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
  return new Set(
    [...text.matchAll(BEFORE)].flatMap(m => [...numbersOf(m[1] ?? '')].slice(0, 2).concat(monthsIn(m[1] ?? ''), hundredsIn(m[1] ?? ''))),
  )
}
/** `four eighteen`: 418. */
const hundredsIn = (text: string): string[] =>
  [
    ...text.matchAll(
      /\b(two|three|four|five|six|seven|eight|nine) ((?:\p{L}+teen|ten|eleven|twelve|\p{L}+ty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)\b/giu,
    ),
  ].flatMap(m => {
    const [hundreds] = numbersOf(m[1] ?? '')
    const [rest] = numbersOf(m[2] ?? '')
    return hundreds && rest ? [String(Number(hundreds) * 100 + Number(rest))] : []
  })
export const formerOf = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(INSTEAD)].flatMap(m => [...numbersOf(m[1] ?? ''), ...monthsIn(m[1] ?? '')]))
const INSTEAD = /\b(?:instead of|rather than|not) (?:on )?(?:the )?([^.,;]{1,30})/gi
/** Months without a day, as `month 09`. */
const monthsIn = (text: string): string[] => [...text.matchAll(MONTH_ALONE)].map(m => `month ${monthKey(m[1] ?? '')}`)
const MONTH_ALONE =
  /(?<!\d |\d(?:st|nd|rd|th) |of )\b(January|February|March|April|May|June|July|August|September|October|November|December)\b(?! (?:the )?\d)/g

/** How near two statements are: about one thing; perhaps, one of them names none or they are of different sorts; about two. */
export type Nearness = 'one' | 'maybe' | 'two'

/** True where `b` gives another value of what `a` measures. `names`: folded words of the people concerned. */
export function isLaterValue(a: Valued, b: Valued, names: ReadonlySet<string>, nearness: Nearness): boolean {
  const near = nearness === 'one'
  const [ta, tb] = [`${a.text} . ${a.quote}`, `${b.text} . ${b.quote}`]
  // What has a value is read once a text, the rest for each pair.
  const [va, vb] = [datesFirst(ta), datesFirst(tb)]
  if (va.length === 0 || vb.length === 0 || measuresNothing(a.text, b.text)) return false
  const [x, y] = [matter(a.text, names), matter(b.text, names)]
  const shared = coverage(x, y)
  const share = Math.max(shared.share, coverage(y, x).share)
  const units = pairs(va, vb)
  const longer = prolongs(a, b, va, vb)
  if (
    (units.length === 0 && !longer) ||
    otherName(a.text, b.text, names) ||
    otherLetter(a.text, b.text) ||
    otherPeople(a.text, b.text, names) ||
    fromElsewhere(a.text, b.text) ||
    otherRate(ta, tb) ||
    isPart(a.text, b.text) ||
    otherComplement(a.text, b.text, names) ||
    (units.length > 0 && units.every(([v]) => v.kind !== 'date' && otherPeriod(a.text, b.text)))
  )
    return false
  if (units.length > 0 && units.every(([, w]) => w.kind === 'quantity' && pointsBack(w, tb))) return false
  const former = formerNumbers(tb)
  const said = va.some(v => former.has(numberOf(v)) && vb.some(w => sameUnit(v, w) && numberOf(w) !== numberOf(v)))
  const ends = nearness !== 'two' && va.some(v => /\?\?$/.test(v.key) && former.has(numberOf(v)))
  if (said && ends && !otherSubject(a.text, b.text, names)) return true
  if (said && (shared.weight >= 0.9 || near) && !otherSubject(a.text, b.text, names)) return true
  if (said && shared.weight >= 1.4) return true
  if (otherThing(a.text, b.text, names) || otherSubject(a.text, b.text, names)) return false
  // "Monday the 9th instead of the fourth" replaces what was on the fourth.
  const named = formerOf(tb)
  if (!said && units.some(([v]) => v.kind === 'date') && named.size > 0) return false
  if (longer) return shared.weight >= 0.7 && near
  if (units.every(([v]) => v.kind === 'date') && otherMeasure(a.text, b.text)) return false
  // Said of two customers, it must be the same thing by all its words: the lockers of one depot say nothing of how many another one has.
  if (nearness === 'two' && Math.min(shared.share, coverage(y, x).share) < 0.7) return false
  if (nearness !== 'two' && changes(a.text, b.text, names, near)) return true
  // "64 beds on three wards", "two wards, 58 beds": the same two counts, each another.
  if (near && new Set(units.map(([v]) => unitOf(v))).size >= 2 && va.length <= 4 && vb.length <= 4) return true
  // The end of a month is no end of something.
  const [pa, pb] = [withPlainDays(a.text), withPlainDays(b.text)]
  const measured = MEASURES.filter(m => m.test(pa) && m.test(pb))
  const per = [...perUnits(ta)].some(w => perUnits(tb).has(w)) ? 0.8 : 0
  // Where nothing but the words says of what it is, the measure alone ("lead time") says nothing.
  const bare = (text: string) =>
    matter(
      measured.reduce((t, m) => t.replace(new RegExp(m, 'gi'), ' '), text),
      names,
    )
  // Both for the same fourteen units.
  const count = va.some(v => v.kind === 'quantity' && vb.some(w => w.kind === v.kind && sameValue(v, w))) ? 0.8 : 0
  const own = near ? shared.weight + per + count : coverage(bare(a.text), bare(b.text)).weight
  if (own < (near ? 0.7 : 1)) return false
  if (measured.length > 0) return share >= (near ? 0.34 : 0.5) || per + count > 0
  return near ? share >= 0.6 && shared.weight >= 1.2 : share >= 0.7 && shared.weight >= 2.2
}

/** What is to be done by a day, asked, supposed or told of the past measures nothing. */
export const measuresNothing = (a: string, b: string): boolean =>
  WISHED.test(b) || isBound(b) || IMPERATIVE.test(a) || IMPERATIVE.test(b) || SUPPOSED.test(b) || /\?\s*$/.test(b) || PAST.test(b)
const SUPPOSED =
  /^(?:so |and |but |well,? )*(?:if|what if|suppose|imagine|assuming|could|can|should|would)\b|\b(?:would|could|might)\b(?![^.]{0,30}\bnow\b)|\b(?:asked|asks|wondered|wonders) (?:\p{L}+ )?(?:whether|if|about)\b|\basked \p{L}+ (?:about|whether|if)\b/iu
const WISHED =
  /\b(?:maybe|perhaps|possibly|wants?|wanted|wish\w*|hop(?:e|es|ing)|suggest\w*|propos\w*|considering|thinking (?:of|about)|afraid|may not|used to be|used to)\b(?![^.]{0,40}\bnow\b)/i
/** `more than 80`, `at least six`: no other value, a bound of it. */
const isBound = (text: string): boolean =>
  /\b(?:more than|less than|fewer than|over|under|at least|at most|up to|no more than|not more than|maximum|minimum)(?: \p{L}+)? (?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred)/iu.test(
    text,
  ) && !CHANGE.test(text)
const PAST =
  /\b(?:was|were|had|cost|ran|charged|paid)\b[^.]{0,40}\b(?:before the|years ago|back then|in the past|in those days)\b|\b(?:last|the previous) (?:year|season|quarter|spring|summer|autumn|winter|time)\b.{0,40}\b(?:was|were|had|cost|ran)\b|\b(?:was|were|had|cost|ran)\b.{0,60}\b(?:in (?:19|20)\d\d|last (?:year|season|quarter|spring|summer|autumn|winter|time))\b/i

/** Each speaks of another day or month than what it measures: turnover in March, turnover in April; sold on Monday, sold on Tuesday. */
export function otherPeriod(a: string, b: string): boolean {
  const [x, y] = [periodsIn(a), periodsIn(b)]
  return x.length > 0 && y.length > 0 && !x.some(p => y.includes(p))
}
const periodsIn = (text: string): string[] => [
  ...[...text.matchAll(PERIOD)].map(m => fold(m[1] ?? '').slice(0, 3)),
  ...[...text.matchAll(YEAR)].map(m => fold(m[0])),
]
const YEAR =
  /\b(?:(?<=\b(?:in|for|of|budget|season|year|programme|plan) )(?:19|20)\d\d|Q[1-4]|H[12]|(?:this|next|last) (?:year|season|quarter))\b/gi
const PERIOD =
  /\b(?:[Ii]n|[Ff]or|[Oo]n) (January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?! \d)/g

/** `The meeting on 3 June is about …`: the day says which meeting, it is nothing that is stated of it. */
export const dayOfSubject = (text: string): boolean => DAY_OF_SUBJECT.test(text)
const DAY_OF_SUBJECT =
  /^(?:the |our |your |their )?(?:\p{L}+ ){1,3}(?:on|of) (?:\p{L}+day )?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?|\p{L}+(?:st|nd|rd|th)) (?:of )?\p{Lu}\p{L}+ (?:is|was|will|are|were)\b/iu

/** The later one says that something changed, and the earlier one speaks of it: "the shoot moves to Monday", "… is now 9,500". */
function changes(a: string, b: string, names: ReadonlySet<string>, near: boolean): boolean {
  if (!CHANGE.test(b) || otherOrdinal(a, b) || otherMeasure(a, b)) return false
  const all = matter(b, names)
  const subject = subjectOf(a, names)
  const zone = subject.size > 0 ? new Map([...matter(a, names)].filter(([w]) => subject.has(w))) : matter(a, names)
  const shared = coverage(zone, all)
  if (near) return shared.weight >= 0.7
  // Where it may be another thing, what is spoken of must be in the later one whole, and be more than a measure: there are many fees.
  const rare = new Map([...zone].filter(([w, n]) => n >= 0.9 && !MEASURES.some(m => m !== COUNTS && m.test(w))))
  return coverage(rare, all).weight >= 1 && coverage(rare, all).share >= 0.99
}
/** Each measures something, and not the same: when the first unit leaves, when it comes back. */
export const otherMeasure = (a: string, b: string): boolean => {
  const [x, y] = [a, b].map(t => MEASURES.filter(m => m !== COUNTS && m.test(withPlainDays(t))))
  return x !== undefined && y !== undefined && x.length > 0 && y.length > 0 && !x.some(m => y.includes(m))
}
/** Both have words of one measure. */
export const sharesMeasure = (a: string, b: string): boolean => {
  const [x, y] = [withPlainDays(a), withPlainDays(b)]
  return MEASURES.some(m => m !== COUNTS && m.test(x) && m.test(y))
}
/** True where a text and a stem are words of one measure: `comes back`, `redelivery`. */
export const sameMeasure = (text: string, stem: string): boolean => MEASURES.some(m => m !== COUNTS && m.test(stem) && m.test(text))
/** `the three mats`: those spoken of before, not how many there are. */
export const pointsBack = (v: Value, text: string): boolean =>
  [...text.matchAll(/\b(?:the|those|these|all|both) (?:last |first |other )?(\d+|\p{L}+) (\p{L}+)/giu)].some(
    m => numbersOf(m[1] ?? '').has(numberOf(v)) && stemmed(fold(m[2] ?? '')) === unitOf(v),
  )
/** `first lorry`, `second lorry`. */
export const otherOrdinal = (a: string, b: string): boolean => {
  const [x, y] = [a, b].map(t => new Set([...t.matchAll(ORDINAL)].map(m => m[1]?.toLowerCase())))
  return x !== undefined && y !== undefined && x.size > 0 && y.size > 0 && ![...x].some(o => y.has(o))
}
const CHANGE =
  /\b(?:now|from now on|instead|therefore|after all|recount\w*|moves?|moved|shifts?|shifted|slips?|slipped|postponed|brought forward|(?:comes?|goes|came|went|is|are|be|re) (?:up|down) (?:to|at)|extended|prolonged|renewed|raised|lowered|reduced|cut to|rises?|rose|becomes?|the new|(?:a|one|two|three|four|\d+) (?:days?|weeks?|months?) (?:later|earlier))\b|\bput\b[^.]{0,40}?\b(?:up|down|back|off|forward)\b/i

/** An hour and a day: each has its price. */
const otherRate = (a: string, b: string): boolean => {
  const [x, y] = [a, b].map(
    t =>
      new Set(
        [...t.matchAll(/\b(?:per|an?|each) (hour|day|week|month|year|quarter|night|head|person|piece|unit|square)\b/gi)].map(m =>
          fold(m[1] ?? ''),
        ),
      ),
  )
  return x !== undefined && y !== undefined && x.size > 0 && y.size > 0 && ![...x].some(w => y.has(w))
}

/** `twelve children with allergies`: some of those that were counted. */
const isPart = (a: string, b: string): boolean => {
  const all = new Set(wordsOf(a).map(stemmed))
  return [...b.matchAll(/(?:\d|\p{L}) (\p{L}{3,}s|people|children) (?:with|without|who|under|aged|needing|needs?) (\p{L}{4,})/giu)].some(
    m => all.has(stemmed(fold(m[1] ?? ''))) && !all.has(stemmed(fold(m[2] ?? ''))),
  )
}

/** `298 euro per bed`, `€ 4 a piece`: what a price is for. */
const perUnits = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/\b(?:per|a|each) (\p{L}{3,})/gu)].flatMap(m => (isUnit(stemmed(m[1] ?? '')) ? [stemmed(m[1] ?? '')] : [])))

const VERB =
  /['’]s(?= (?:the|a|an|on|in|at|now|going|not|about|up|down|due|\d+)\b)|\b(?:is|are|was|were|becomes?|costs?|has|have|had|moves?|moved|stops?|ends?|holds?|weighs?|pays?|lasts?|takes?|goes|went|stays?|will|comes?|came|needs?|starts?|opens?|leaves|runs|covers|begins?|arrives|stands|slips?|slipped|shifts|returns|closes)\b/i
const ORDINAL = /\b(first|second|third|fourth|fifth|last|next)\s+(?=\p{L})/giu

/** The part with the number. */
const clauseOf = (text: string): string => text.split(/[;:]\s/).find(c => numbersOf(c).size > 0) ?? text

/** Words that say of what a sentence speaks: those before its verb, with `second` and the number in `line two`. */
export function subjectOf(text: string, names: ReadonlySet<string>): ReadonlySet<string> {
  const clause = clauseOf(text)
  const at = VERB.exec(clause)
  if (!at) return new Set()
  const head = clause.slice(0, at.index)
  const out = new Set([...matter(head, names).keys()].filter(w => !HEDGE.test(w)))
  for (const m of head.matchAll(ORDINAL)) out.add(`${m[1]?.toLowerCase()} one`)
  for (const m of head.matchAll(/\p{L}{3,} (\d+|two|three|four|five|six|seven|eight|nine|ten)\s*$/giu))
    out.add(`number ${m[1]?.toLowerCase()}`)
  return out
}
const HEDGE =
  /^(?:becaus|therefor|also|said|say|think|calcul|measur|actual|curren|offer|mail|until|meanwhil|extrapol|design|new|old|reading|read)/

/** Each speaks of something of which the other has not a word. `same`: words of one measure, which may stand for each other. */
export function otherSubject(a: string, b: string, names: ReadonlySet<string>, same: readonly RegExp[] = []): boolean {
  const own = (text: string) => new Set([...subjectOf(text, names)].filter(w => !same.some(p => p.test(w))))
  const [x, y] = [own(a), own(b)]
  const [all, every] = [matter(a, names), matter(b, names)]
  const left = [...x].filter(w => !y.has(w) && coverage(new Map([[w, 1]]), every).weight === 0)
  const right = [...y].filter(w => !x.has(w) && coverage(new Map([[w, 1]]), all).weight === 0)
  if (left.length > 0 && right.length > 0) return true
  const [head, other] = [headOf(a, names), headOf(b, names)]
  if (head === null || other === null || head === other || [...same, ...MEASURES].some(p => p.test(other))) return false
  return !all.has(other) && (!every.has(head) || new RegExp(`\\b(?:of|for|about) (?:the )?${head}`, 'i').test(b))
}

/** `lunch` of "The lunch for the auditors is …". */
export function headOf(text: string, names: ReadonlySet<string>): string | null {
  const clause = clauseOf(text)
  const at = VERB.exec(clause)
  const zone = at ? (clause.slice(0, at.index).split(/\b(?:of|for|in|on|at|with|to|from)\b/i)[0] ?? '') : ''
  return [...matter(zone, names).keys()].filter(w => !HEDGE.test(w)).at(-1) ?? null
}

/** "… from the Danish": another source of it than the one that was spoken of. */
export const fromElsewhere = (a: string, b: string): boolean =>
  [...b.matchAll(/\b(?:from|at|with|by) (?:the )?(\p{Lu}\p{Ll}{3,})/gu)].some(
    m => !wordsOf(a).includes(fold(m[1] ?? '')) && !MONTH.test(m[1] ?? ''),
  ) && !/\p{Lu}\p{Ll}{3,}/u.test(a.slice(1))
const MONTH = /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)/

/** Each names people, and none that the other names. */
export function otherPeople(a: string, b: string, names: ReadonlySet<string>): boolean {
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

/** Content words without what is counted, months and days. A unit that stands by itself is what is spoken of: the licence, the first unit. */
export const matter = remembered((text: string, names: ReadonlySet<string>): ReadonlyMap<string, number> => {
  const counted = new Set([...text.matchAll(COUNTED)].map(m => stemmed(fold(m[1] ?? ''))))
  return new Map(
    [...weighedWords(text.replace(SHIFT, '$1$2'), names)].filter(
      ([w]) => !(isUnit(w) && (!COUNTABLE.test(w) || counted.has(w))) && !CALENDAR.test(w) && numbersOf(w).size === 0,
    ),
  )
})
/** Of these the day is no day. */
const SHIFT = /\b(day|night)[ -](shift|crew|team|staff|train|boat|ticket)(?=s?\b)/gi
/** The word after a number, or after `per`. */
const COUNTED =
  /(?:\d|\b(?:per|a|each|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|\p{L}+ty|hundred|thousand)\b)[ -](?:new |more )?(\p{L}{2,})/giu
const COUNTABLE =
  /^(?:site|seat|unit|truck|ship|store|server|licen[cs]|engineer|room|floor|slot|order|device|container|rack|meeting|project|bed|ward|desk|tablet)/
const CALENDAR =
  /^(?:jan|januar|januari|februar|march|april|may|june|july|august|septembe|october|november|december|monday|tuesday|wednesda|thursday|friday|saturday|sunday|week|month|year|quarter|now|today|still|currentl|until|till|since|will|per|piece|hundred|thousand|million|billion)$/

/** `the end of April` is a day of that month; `today is the fifth` gives no value. */
export const withPlainDays = (text: string): string =>
  text
    .replace(/\btoday is (?:the )?\S+(?: of \S+)?/gi, ' ')
    .replace(/\b(?:the )?end of (?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/gi, '30 ')
    .replace(SPOKEN_PRICE, (m, whole: string, cents: string) => (PRICE.test(text) ? `${whole} euro ${cents}` : m))
    .replace(/\b(?:middle of |mid[- ])(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/gi, '15 ')
const PRICE = /\b(?:prices?|priced|costs?|sells?|retails?|pounds?|euros?|dollars?)\b/i
const SPOKEN_PRICE =
  /\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty) ((?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)\b/gi
const IMPERATIVE = /^(?:Send|Ask|Tell|Ring|Call|Mail|Give|Book|Order|Check|Confirm|Sign|Write|Prepare|Bring|Get|Let|Put)\b/

/** The values of a sentence; "the first part" is no first of the month. */
const datesFirst = (text: string): readonly Value[] => read(text, IN_ANY_TALK)

export { datesFirst as valuesIn, pairs as pairsOf }
/** The text says that something changed. */
export const changesIt = (text: string): boolean => CHANGE.test(text)
/** Of another rate, or of a part of what the other counts. */
export const isOtherKind = (a: string, b: string): boolean => otherRate(a, b) || isPart(a, b)
const read = remembered((text: string): readonly Value[] => valuesOf(withPlainDays(text)).filter(v => !/^\?\?-0[1-5]$/.test(v.key)))
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
    for (const w of like) if (v.kind === 'date' || v.kind === 'clock' || v.kind === 'version' || comparable(v, w)) out.push([v, w])
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
const numberOf = (v: Value): string =>
  v.kind === 'date' ? (v.key.endsWith('??') ? `month ${v.key.slice(0, 2)}` : String(Number(v.key.slice(3)))) : (v.key.split(' ')[0] ?? '')

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
