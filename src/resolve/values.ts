import { monthNumber, NUMBERS, ORDINALS } from '../model/date-words.ts'
import { remembering } from '../model/remembering.ts'
import { wordsOf } from '../model/text.ts'
import { commonRank } from './common-words.ts'
import { dialAndMonths } from './dial-and-months.ts'
import { remembered } from './remembered.ts'

/** Something with a value in a sentence: what a later sentence about the same thing can replace. */
export interface Value {
  readonly kind: 'date' | 'money' | 'percent' | 'quantity' | 'clock' | 'version'
  /** Comparable form: `10-27` (`09-??`: some day of September), `218000`, `3`, `48 mwh`, `330` (minutes on the dial), `3.2`. */
  readonly key: string
  /** Of a date, where it is said. */
  readonly year?: number
}

const SCALES: ReadonlyMap<string, number> = new Map(
  Object.entries({ hundred: 100, thousand: 1000, k: 1000, million: 1e6, m: 1e6, billion: 1e9, bn: 1e9 }),
)

interface Token {
  readonly word: string
  readonly number: number | null
  readonly ordinal: boolean
}

/** `six point two` */
const SPOKEN_DECIMAL = /\b(\p{L}+) point (\p{L}+)\b/gu
const decimal = (said: string, whole: string, part: string): string => {
  const [a, b] = [NUMBERS.get(whole), NUMBERS.get(part)]
  return a !== undefined && b !== undefined && b < 10 ? `${a}.${b}` : said
}

/** Words with numbers read: `two hundred eighteen thousand` → one token 218000; `twenty-seventh` → ordinal 27. */
function tokens(text: string): Token[] {
  const spaced = text
    .toLowerCase()
    .replace(/(\d),(\d{3})(?!\d)/g, '$1$2')
    .replace(/[$€£]\s?(?=\d)/g, ' dollars ')
    .replace(/%/g, ' percent ')
    .replace(SPOKEN_DECIMAL, decimal)
    .replace(/(\d)(k|m|bn|mw|mwh|kwh|kw|gwh|h)\b/g, '$1 $2')
  const raw = spaced.match(/\d+(?:\.\d+)?(?:st|nd|rd|th)?|\p{L}+/gu) ?? []
  const out: Token[] = []
  let total = 0
  let current = 0
  let open = false
  let ordinal = false
  const flush = () => {
    if (open) out.push({ word: '#', number: total + current, ordinal })
    total = 0
    current = 0
    open = false
    ordinal = false
  }
  for (let i = 0; i < raw.length; i++) {
    const w = raw[i] ?? ''
    const c = w.charCodeAt(0)
    const digits = c >= 48 && c <= 57 ? /^(\d+(?:\.\d+)?)(st|nd|rd|th)?$/.exec(w) : null
    const unit = NUMBERS.get(w)
    const ord = ORDINALS.get(w)
    if (digits) {
      flush()
      current = Number(digits[1])
      open = true
      ordinal = digits[2] !== undefined
      const next = raw[i + 1] ?? ''
      if (SCALES.get(next) === undefined || (next === 'm' && ordinal)) flush()
    } else if (unit !== undefined) {
      if (open && (current % 10 !== 0 || current === 0 || unit >= 10) && current % 100 !== 0) flush()
      current += unit
      open = true
    } else if (
      ord !== undefined &&
      (w !== 'second' || (open && current >= 20 && current % 10 === 0) || (raw[i + 1] === 'of' && monthNumber(raw[i + 2] ?? '') > 0))
    ) {
      if (open && current % 10 !== 0) flush()
      current += ord
      open = true
      ordinal = true
      flush()
    } else if (!open && raw[i - 1] === 'a' && /^(?:hundred|thousand|million)$/.test(w)) {
      current = SCALES.get(w) ?? 1
      if (current > 100) {
        total = current
        current = 0
      }
      open = true
    } else if (open && SCALES.get(w) !== undefined) {
      const scale = SCALES.get(w) ?? 1
      if (scale === 100) current *= 100
      else {
        total += current * scale
        current = 0
      }
    } else if (open && w === 'and' && (NUMBERS.has(raw[i + 1] ?? '') || raw[i + 1] === 'half') && (current % 100 === 0 || total > 0)) {
    } else if (open && w === 'and' && raw[i + 1] === 'a' && raw[i + 2] === 'half') {
      current += 0.5
      i += 2
    } else {
      flush()
      out.push({ word: w, number: null, ordinal: false })
    }
  }
  flush()
  return out
}

const CURRENCY = /^(?:dollars?|euros?|pounds?|kroner|nok|sek|dkk|usd|eur|gbp|cents|credits?|bucks)$/
const UNIT =
  /^(?:mw|mwh|kw|kwh|gw|gwh|mva|megawatts?|megawatt|kilowatts?|hours?|hrs?|days?|weeks?|months?|years?|minutes?|seconds?|ms|milliseconds?|sites?|people|seats?|users?|customers?|items?|pages?|signals?|units?|trucks?|ships?|stores?|servers?|tons?|tonnes?|km|meters?|metres?|miles?|kg|liters?|litres?|degrees|points?|licen[cs]es?|engineers?|employees|students|rooms?|floors?|copies|slots?|orders?|devices?|batteries|gb|tb|mb|hectares?|acres?|containers?|racks?|meetings?|projects?|beds?|wards?|desks?|tablets?|cents?|pieces?)$/

/** Beginnings of all words that count, and digits: what has none of them has no number. */
const MAY_COUNT = /\d|zero|one|two|three|four|forty|five|fif|six|seven|eight|nine|ninth|ten|eleven|twel|twen|thir|first|second/i
const NO_NUMBERS: ReadonlySet<string> = new Set()

/** Every number of a sentence, spoken or written, as digits: `forty valves on the 16th` → `40`, `16`. A bare "one" counts for nothing. */
export function numbersOf(text: string): ReadonlySet<string> {
  if (!MAY_COUNT.test(text)) return NO_NUMBERS
  const bare = text.replace(/(?<!ty[ -])\bone\b(?! (?:hundred|thousand|million))/gi, ' ')
  return new Set(tokens(bare).flatMap(t => (t.number === null ? [] : [String(t.number)])))
}

/** Dates, amounts, shares, quantities, times of day and versions of a sentence. */
export function valuesOf(text: string): Value[] {
  const { values, rest } = dialAndMonths(withoutFormer(text))
  const list = tokens(rest)
  const out: Value[] = [...values]
  list.forEach((t, i) => {
    if (t.number === null) {
      return
    }
    const before = list[i - 1]?.word ?? ''
    const after = list[i + 1]?.word ?? ''
    const after2 = after === 'of' || after === 'business' || after === 'working' || after === 'calendar' ? (list[i + 2]?.word ?? '') : ''
    const m = monthNumber(before) || monthNumber(after) || monthNumber(after2)
    if (m > 0 && t.number >= 1 && t.number <= 31 && Number.isInteger(t.number))
      out.push({ kind: 'date', key: `${String(m).padStart(2, '0')}-${String(t.number).padStart(2, '0')}`, ...yearAfter(list, i) })
    // "three euro eighty-five" is one amount.
    else if (CURRENCY.test(before) && CURRENCY.test(list[i - 1]?.word ?? '') && list[i - 2]?.number != null && isCents(t.number)) return
    else if (CURRENCY.test(after) && isCents(list[i + 2]?.number ?? null) && !CURRENCY.test(list[i + 3]?.word ?? ''))
      out.push({ kind: 'money', key: String(t.number + (list[i + 2]?.number ?? 0) / 100) })
    else if (CURRENCY.test(before) || CURRENCY.test(after)) out.push({ kind: 'money', key: String(t.number) })
    else if (after === 'percent' || (after === 'per' && list[i + 2]?.word === 'cent')) out.push({ kind: 'percent', key: String(t.number) })
    else if (UNIT.test(after) || UNIT.test(after2))
      out.push({ kind: 'quantity', key: `${t.number} ${unitOf(UNIT.test(after) ? after : after2, list[i + 2]?.word ?? '')}` })
    else if (t.number !== 1 && !t.ordinal && /^\p{L}{3,}s$/u.test(after) && !/(?:ss|us|is)$/.test(after))
      out.push({ kind: 'quantity', key: `${t.number} ${stemmed(after)}` })
    else if (t.number >= 10_000) out.push({ kind: 'money', key: String(t.number) })
    else if (t.ordinal && t.number <= 31) out.push({ kind: 'date', key: `??-${String(t.number).padStart(2, '0')}` })
  })
  return out
}

/** What it was before is not what it is: without `instead of the fourth`, `, not 18`, `and not September`. */
export const withoutFormer = (text: string): string =>
  text.replace(
    /\b(?:down from|up from|instead of|rather than|no longer|previously)\s+[^,.;]{1,30}|(?:,|\b(?:and|but))\s*not\s+[^,.;]{1,30}/gi,
    ' ',
  )

/** True where they are one value as far as is said: `??-14` and `03-14`, `09-??` and `09-30`. */
export function sameValue(v: Value, w: Value): boolean {
  if (v.key === w.key) return v.kind === w.kind
  if (v.kind !== 'date' || w.kind !== 'date') return false
  const [[a, b], [c, d]] = [v.key.split('-'), w.key.split('-')]
  return (a === '??' || c === '??' || a === c) && (b === '??' || d === '??' || b === d)
}

const isCents = (n: number | null): boolean => n !== null && n >= 5 && n < 100 && Number.isInteger(n)

/** `30 June 2027`, `June 30, 2027`. */
function yearAfter(list: readonly Token[], at: number): { readonly year?: number } {
  const year = [list[at + 1], list[at + 2]].find(t => t?.number != null && t.number >= 1990 && t.number <= 2100)?.number
  return year == null ? {} : { year }
}

/** True where a stem is a unit of measure. */
export const isUnit = (stem: string): boolean => UNIT.test(stem) || UNIT.test(`${stem}s`) || CURRENCY.test(stem)

/** `megawatt hours` and `MWh` are one unit. */
function unitOf(word: string, next: string): string {
  const w = word.replace(/s$/, '')
  if (w === 'megawatt' || w === 'mw') return /^h(?:ours?)?$/.test(next) ? 'mwh' : 'mw'
  if (w === 'kilowatt' || w === 'kw') return /^h(?:ours?)?$/.test(next) ? 'kwh' : 'kw'
  if (w === 'hr') return 'hour'
  return w
}

const STOP = new Set(
  `the a an and or of to in on for with by at from as is are be it its that this these those we you i he she they will would can could should have has had do does did not no so if then there here was were been being am my your our their his her them us me him who what when where which how than too very just also about into out up off over under again more most some any all each both few own same such only now get got go going gonna let make take give need want like know think say said tell told okay ok yeah yes right well um uh oh really thing things something anything way lot bit kind sort one two three four five six seven eight nine ten first second next last new old back still maybe actually basically please thanks thank sure good great fine day week month year today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday`
    .split(/\s+/)
    .filter(w => w !== ''),
)
/** Verbs of handing over and doing, too general to tell two tasks apart. */
const GENERIC =
  /^(?:send|sent|sending|email|mail|e|write|wrote|written|share|provide|deliver|forward|get|set|check|ask|confirm|do|done|finish|complete|review|look|prepare|update|follow|arrange|book|talk|call|see|find|put|bring|return|circulate|publish|sign|add|help|line)$/

const ENDINGS: readonly RegExp[] = [/(?:ization|isation)$/, /(?:uction|ation|ition|tion|sion)$/, /(?:ing|ed|es|s|ment|ly)$/]
/** A folded word without its endings. Ends off while at least four letters stay; eight letters are enough to know a word. */
export const stemmed = (folded: string): string => traitsOf(folded).stem
function stem(w: string): string {
  if (w.length <= 4) return w.replace(/s$/, '')
  let out = w
  for (const end of ENDINGS) {
    const cut = out.replace(end, '')
    if (cut.length >= 4) out = cut
  }
  return out.replace(/(?<=..)([^aeiou])\1$/, '$1').slice(0, 8)
}

/** What a folded word is by itself, in whatever talk it stands. */
interface WordTraits {
  readonly stem: string
  readonly weight: number
}
const traitsOf = remembering(20_000, (folded: string): WordTraits => ({ stem: stem(folded), weight: weigh(folded) }))

/** `forty`, `sixteenth`, `hundred`. */
export const isNumberWord = (folded: string): boolean => NUMBERS.has(folded) || ORDINALS.has(folded) || SCALES.has(folded)

/** A word that stands in every sentence. */
export const isStopWord = (folded: string): boolean => STOP.has(folded)

/** What a folded word tells: rare words more, verbs of handing over little. */
export const weightOf = (folded: string): number => traitsOf(folded).weight
function weigh(folded: string): number {
  const rank = commonRank(folded)
  return GENERIC.test(folded) ? 0.3 : rank === null ? 1.4 : rank < 200 ? 0.4 : rank < 800 ? 0.7 : rank < 2500 ? 1 : 1.2
}

/** Content words of a sentence as stems, with a weight: rare words tell more. `names`: folded words to leave out. */
export const weighedWords = (text: string, names: ReadonlySet<string> = NO_NAMES): ReadonlyMap<string, number> => counted(text, names)
const NO_NAMES: ReadonlySet<string> = new Set()
const counted = remembered((text: string, names: ReadonlySet<string>): ReadonlyMap<string, number> => {
  const out = new Map<string, number>()
  for (const w of wordsOf(text)) {
    if (w.length < 2 || STOP.has(w) || names.has(w) || /^\d+$/.test(w)) continue
    const { stem, weight } = traitsOf(w)
    out.set(stem, Math.max(out.get(stem) ?? 0, weight))
  }
  return out
})

const NONE: ReadonlySet<string> = new Set()
/** The rarest stems of a text, by which a task or a fact without a value is found again; at most four, none that stands in many talks. */
export const rareWords = (text: string): readonly string[] =>
  [...weighedWords(text, NONE)]
    .filter(([w, n]) => n >= 1 && w.length > 2)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 4)
    .map(([w]) => w)

const beginnings = new WeakMap<ReadonlyMap<string, number>, ReadonlySet<string>>()
/** First five letters of all words that have as many. */
function beginningsOf(words: ReadonlyMap<string, number>): ReadonlySet<string> {
  const known = beginnings.get(words)
  if (known) return known
  const made = new Set<string>()
  for (const w of words.keys()) if (w.length >= 5) made.add(w.slice(0, 5))
  beginnings.set(words, made)
  return made
}

/** Weighted share of `a`'s words that `b` has too; stems that begin alike (five letters) count. */
export function coverage(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
): { readonly share: number; readonly weight: number; readonly words: readonly string[] } {
  let all = 0
  let hit = 0
  const words: string[] = []
  for (const [w, n] of a) {
    all += n
    const same = b.has(w) || (w.length >= 5 && beginningsOf(b).has(w.slice(0, 5)))
    if (same) {
      hit += n
      words.push(w)
    }
  }
  return { share: all === 0 ? 0 : hit / all, weight: hit, words }
}
