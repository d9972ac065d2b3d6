/** Values that are no plain numbers: times of day, versions, and months without a day. */
import { monthNumber, NUMBERS } from '../model/date-words.ts'

/** As in `values.ts`, of these kinds. */
export interface DialValue {
  readonly kind: 'date' | 'clock' | 'version'
  readonly key: string
}

const MONTH = '(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|ember|tember|ober)?'
/** Only where a month is an end: `until September`, `extended to the end of August`. Elsewhere it says when something is, not what. */
const MONTH_END = new RegExp(
  `\\b(?:until|till|by|(?:ends?|expires?|runs out|stops?|due) in|(?:extended|prolonged|renewed) (?:to|until|till))(?: the)?(?: (?:end|middle|beginning|start) of)? ${MONTH}\\b(?! (?:the )?\\d| (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|twent|thirt|\\p{L}+teenth))`,
  'giu',
)
const WORDS = [...NUMBERS.keys()].slice(1, 13)
const HOUR = `(\\d{1,2}|${WORDS.join('|')})`
const DIGITAL = /\b(\d{1,2}):([0-5]\d)\b(?::\d\d)?(?:\s?[ap]\.?m\b)?/gi
const ON_THE_HOUR = new RegExp(`\\b${HOUR}(?: ?[ap]\\.?m\\b| o['’]?clock\\b)`, 'gi')
const PAST_HALF = new RegExp(`\\bhalf past ${HOUR}\\b`, 'gi')
const AT_HOUR = new RegExp(
  `(?<=\\b(?:begins?|starts?|opens?|closes?|ends?) at )${HOUR}(?=\\s*(?:$|[.,;]|and\\b|from\\b|now\\b|sharp\\b))`,
  'gi',
)
const VERSION = /(?<=\b(?:on|to|at|is|uses?|runs?|running) )(?:version|release|v) ?(\d+(?:\.\d+)*)\b/gi
/** Most sentences have none of these. */
const MAY_HAVE =
  /:\d\d|clock|\d ?[ap]\.?m\b|half past|\bat \w+|version|release|\bv ?\d|until|till|\bby\b|\bin\b|extended|prolonged|renewed/i

/** The values found, and the text without them. */
export function dialAndMonths(text: string): { readonly values: readonly DialValue[]; readonly rest: string } {
  if (!MAY_HAVE.test(text)) return { values: [], rest: text }
  const values: DialValue[] = []
  const hour = (word: string): number => (/^\d/.test(word) ? Number(word) : (NUMBERS.get(word.toLowerCase()) ?? 0)) % 12
  const dial = (minutes: number): string => {
    values.push({ kind: 'clock', key: String(minutes) })
    return ' '
  }
  const rest = text
    .replace(DIGITAL, (_m, h: string, min: string) => dial(hour(h) * 60 + Number(min)))
    .replace(PAST_HALF, (_m, h: string) => dial(hour(h) * 60 + 30))
    .replace(ON_THE_HOUR, (_m, h: string) => dial(hour(h) * 60))
    .replace(AT_HOUR, (_m, h: string) => dial(hour(h) * 60))
    .replace(VERSION, (_m, v: string) => {
      values.push({ kind: 'version', key: v })
      return ' '
    })
    .replace(MONTH_END, (m, month: string) => {
      values.push({ kind: 'date', key: `${monthKey(month)}-??` })
      return m
    })
  return { values, rest }
}

/** `September` → `09`. */
export const monthKey = (word: string): string => String(monthNumber(word.slice(0, 3))).padStart(2, '0')
