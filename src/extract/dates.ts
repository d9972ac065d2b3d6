import { monthNumber, NUMBERS, ORDINALS, WEEKDAYS } from '../model/date-words.ts'
import { type IsoDate, isoDate } from '../model/ids.ts'

/** A day that words speak of, with the place of those words in the text that was given. */
export interface DatePhrase {
  readonly day: IsoDate
  readonly start: number
  readonly end: number
  readonly phrase: string
  /** `deadline`: "by Friday", "until the 14th", "end of the month"; `day`: "on Friday", "tomorrow", "Friday". */
  readonly sense: 'deadline' | 'day'
}

const MONTH_RE =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\b\\.?'
const DAY_RE = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)'
const ORD_RE = `(?:\\d{1,2}(?:st|nd|rd|th)|twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirty[- ]first|${[...ORDINALS.keys()].join('|')})`
const NUM_RE = `(?:\\d{1,2}|an?|${[...NUMBERS.keys()].join('|')})`
const YEAR_RE = '(?:,?\\s+(?:of\\s+)?(20\\d\\d|twenty[- ]twenty[- ](?:five|six|seven|eight|nine)))?'

const DEADLINE =
  /\b(?:by|until|till|before|due|no later than|not later than|latest|within|ahead of|end of(?: the)?)\s*(?:the\s+)?(?:end of(?: the)?\s*)?$/i
const BACKWARD = /\b(?:since|last|past|from|was|were|previous|ago|back in|(?:was|were|way) back on|dated|of)\s+(?:the\s+)?$/i

interface Rule {
  readonly re: RegExp
  /** Days since the epoch, or null where the words give no day. */
  day(m: RegExpExecArray, today: number): number | null
}
const rx = (source: string): RegExp => new RegExp(source, 'gi')

/** Ordered: the first rule that covers a place wins, longer forms stand first. */
const RULES: readonly Rule[] = [
  { re: rx('\\b(20\\d\\d)-(\\d\\d)-(\\d\\d)\\b'), day: m => fromIso(`${m[1]}-${m[2]}-${m[3]}`) },
  { re: rx('\\b(\\d{1,2})\\.\\s?(\\d{1,2})\\.(20\\d\\d)\\b'), day: m => civil(Number(m[3]), Number(m[2]), Number(m[1])) },
  {
    re: rx(
      `\\bweek (?:of|commencing|beginning|starting)(?:\\s+on)?(?:\\s+monday)?,?\\s+(?:the\\s+)?(${ORD_RE}|\\d{1,2})(?:\\s+(?:of\\s+)?(${MONTH_RE}))?`,
    ),
    day: (m, today) => fridayOf(namedDay(m[1], m[2], today, m[0])),
  },
  {
    re: rx(
      `\\b(the|an?|${[...NUMBERS.keys()].join('|')})\\s+(day|week)s?\\s+(?:before|ahead of|prior to)\\s+(?:the\\s+)?(${ORD_RE})(?:\\s+(?:of\\s+)?(${MONTH_RE}))?`,
    ),
    day: (m, today) => {
      const day = namedDay(m[3], m[4], today, m[0])
      const n = /^(?:the|an?)$/i.test(m[1] ?? '') ? 1 : (NUMBERS.get((m[1] ?? '').toLowerCase()) ?? 0)
      return day === null ? null : day - n * (/^week/i.test(m[2] ?? '') ? 7 : 1)
    },
  },
  {
    re: rx(`\\b(?:the\\s+)?(first|second|third|fourth|last)\\s+(${DAY_RE})\\s+(?:of|in)\\s+(?:(the|this|next)\\s+month|(${MONTH_RE}))`),
    day: (m, today) => nthWeekday(m[1] ?? '', dayOf(m[2]), m[4] ? monthOf(m[4]) : month(today) + (/next/i.test(m[3] ?? '') ? 1 : 0), today),
  },
  {
    re: rx(`\\b(?:the\\s+)?(${ORD_RE})\\s+of\\s+(the|this|next)\\s+month\\b`),
    day: (m, today) => (/next/i.test(m[2] ?? '') ? inMonth(month(today) + 1, ordinal(m[1]), today) : bareOrdinal(ordinal(m[1]), today)),
  },
  // Not counted from today: "the following Monday", "the Friday after", "early next week".
  {
    re: rx(`\\b(?:the\\s+)?following\\s+(?:${DAY_RE}|week|month)|\\b(?:the\\s+)?(?:${DAY_RE}|week|month) after(?:\\s+that)?(?=[.,;!?]|$)`),
    day: () => null,
  },
  { re: rx('\\b(?:early|(?:the )?(?:beginning|start|first half) of|some ?time)\\s+(?:in\\s+)?next week\\b'), day: () => null },
  {
    re: rx(`\\b(?:the\\s+)?(${DAY_RE}) after next\\b`),
    // "Friday after next" said on a Wednesday is one or the other.
    day: (m, today) => (nextWeekday(dayOf(m[1]), today) >= inWeek(1, today, 1) ? nextWeekday(dayOf(m[1]), today) + 7 : null),
  },
  { re: rx('\\b(?:(?:the\\s+)?(?:end|back) of\\s+)?(?:the\\s+)?week after next\\b'), day: (_, today) => inWeek(5, today, 2) },
  { re: rx('\\b(?:in|within)\\s+(?:a|the next)\\s+fortnight\\b|\\ba fortnight from (?:now|today)\\b'), day: (_, today) => today + 14 },
  {
    re: rx('\\b(an?|one|two|three)\\s+weeks?\\s+(today|tomorrow)\\b|\\b(today|tomorrow)\\s+week\\b(?!end)'),
    day: (m, today) => today + 7 * (NUMBERS.get((m[1] ?? '').toLowerCase()) ?? 1) + (/tomorrow/i.test(m[2] ?? m[3] ?? '') ? 1 : 0),
  },
  {
    re: rx('\\b(?:in|within)\\s+(?:the next\\s+)?(24|48|72|twenty-four|forty-eight)\\s+hours\\b'),
    day: (m, today) => today + ({ '48': 2, 'forty-eight': 2, '72': 3 }[(m[1] ?? '').toLowerCase()] ?? 1),
  },
  {
    re: rx(`\\bweekend of (?:the\\s+)?(${ORD_RE}|\\d{1,2})(?:\\s+(?:of\\s+)?(${MONTH_RE}))?`),
    day: (m, today) => endOfWeekend(m[2] ? dayMonth(ordinal(m[1]), monthOf(m[2]), null, today, m[0]) : bareOrdinal(ordinal(m[1]), today)),
  },
  { re: rx('\\b(\\d{1,2})/(\\d{1,2})(?:/(20\\d\\d))?\\b'), day: (m, today) => slashed(m, today) },
  {
    re: rx(`\\b(?:(?:the\\s+)?end of|late)\\s+(?:the\\s+)?(?:month of\\s+)?(${MONTH_RE})${YEAR_RE}`),
    day: (m, today) => (/^late/i.test(m[0]) ? null : endOfMonth(monthOf(m[1]), yearOf(m[2]), today)),
  },
  { re: rx(`\\b(?:the\\s+)?(?:early|mid|middle of|beginning of|start of|sometime in)[- ](?:the\\s+)?${MONTH_RE}`), day: () => null },
  {
    re: rx(`\\b(?:${DAY_RE},?\\s+)?(?:the\\s+)?(${ORD_RE}|\\d{1,2})\\s+(?:of\\s+)?(${MONTH_RE})${YEAR_RE}`),
    day: (m, today) => dayMonth(ordinal(m[1]), monthOf(m[2]), yearOf(m[3]), today, m[0]),
  },
  {
    re: rx(
      `\\b(?:${DAY_RE},?\\s+)?(${MONTH_RE})\\s+(?:the\\s+)?(${ORD_RE}|\\d{1,2})\\b(?!\\s*(?:%|percent|people|minutes|hours|o'clock|:\\d))${YEAR_RE}`,
    ),
    day: (m, today) => dayMonth(ordinal(m[2]), monthOf(m[1]), yearOf(m[3]), today, m[0]),
  },
  {
    re: rx(`\\b(?:${DAY_RE}),?\\s+(?:the\\s+)?(${ORD_RE})\\b(?!\\s+(?:of|thing|half|time)\\b)`),
    day: (m, today) => bareOrdinal(ordinal(m[1]), today),
  },
  {
    re: rx(
      `\\b(?:give me|I need|need|within|it takes me|takes me|allow me)\\s+(?:about\\s+|another\\s+)?(${NUM_RE})\\s+(day|week|month|working day)s?\\b`,
    ),
    day: (m, today) => ahead(m, today),
  },
  {
    re: rx(
      `\\b(?:in|within|inside)\\s+(?:(?:the next|about|around|roughly|maybe|another)\\s+)?(${NUM_RE})\\s+(day|week|month|business day|working day)s?(?:'?\\s+time)?\\b|\\b(${NUM_RE})\\s+(day|week|month)s?\\s+from\\s+(?:today|now)\\b`,
    ),
    day: (m, today) => ahead(m, today),
  },
  {
    re: rx(`\\b(?:the\\s+)?day after tomorrow\\b`),
    day: (_, today) => today + 2,
  },
  { re: rx('\\btomorrow(?:\\s+(?:morning|afternoon|evening|night|noon|lunchtime))?\\b'), day: (_, today) => today + 1 },
  {
    re: rx(
      `(?<!\\b(?:tomorrow|${DAY_RE}),?\\s+(?:by\\s+|at\\s+)?(?:the\\s+)?)\\b(?:end of (?:the )?(?:day|business|play)|close of (?:business|play)|c\\.?o\\.?b\\.?|eod)\\b(?!\\s+(?:on\\s+|of\\s+|by\\s+)?(?:today|tomorrow|the|next|this|${DAY_RE}|\\d))`,
    ),
    day: (_, today) => today,
  },
  {
    re: rx(`(?<=\\b(?:by|before|until|till) )(?:noon|midday|lunch(?:time)?)\\b(?!\\s+(?:today|tomorrow|on|of|${DAY_RE}))`),
    day: (_, today) => today,
  },
  {
    re: rx('\\b(?:right|straight|directly|immediately) after (?:this|the|our) (?:call|meeting)\\b|\\bafter this (?:call|meeting)\\b'),
    day: (_, today) => today,
  },
  // "by Thursday's call"
  {
    re: rx(`(?<=\\b(?:by|before|until|till|for|at|on|ahead of|in time for) )(next\\s+)?(${DAY_RE})'s(?= [a-z])`),
    day: (m, today) => (m[1] ? inWeek(dayOf(m[2]), today, 1) : nextWeekday(dayOf(m[2]), today)),
  },
  {
    re: rx('\\b(?:today|tonight|this (?:morning|afternoon|evening)|before (?:I|we|you|he|she) (?:go(?:es)?|heads?|leaves?) home)\\b'),
    day: (_, today) => today,
  },
  {
    re: rx(`\\b(?:a|one)\\s+week\\s+(?:from|on)\\s+(${DAY_RE})\\b|\\b(${DAY_RE})\\s+week\\b(?!end)`),
    day: (m, today) => nextWeekday(dayOf(m[1] ?? m[2]), today) + 7,
  },
  {
    re: rx(
      `\\b(${DAY_RE})(?:\\s+(?:morning|afternoon|evening))?,?\\s+(?:of\\s+)?next week\\b|\\bnext week,?\\s+(?:on\\s+|by\\s+)?(${DAY_RE})\\b|\\bnext\\s+(${DAY_RE})\\b`,
    ),
    day: (m, today) => inWeek(dayOf(m[1] ?? m[2] ?? m[3]), today, 1),
  },
  {
    re: rx(`\\b(${DAY_RE})(?:\\s+(?:morning|afternoon|evening))?,?\\s+(?:of\\s+)?this week\\b|\\bthis(?: coming)?\\s+(${DAY_RE})\\b`),
    day: (m, today) => inWeek(dayOf(m[1] ?? m[2]), today, 0),
  },
  {
    // Palm Sunday and Easter Monday are days of their own, which the words leave to the calendar.
    re: rx(
      `(?<!\\b(?:palm|easter|whit|ash|maundy|shrove|black|cyber) )\\b(?:the\\s+)?(?:coming\\s+)?(${DAY_RE})(?:\\s+(?:morning|afternoon|evening|night|noon|lunchtime))?\\b(?!'s)(?!s)`,
    ),
    day: (m, today) => nextWeekday(dayOf(m[1]), today),
  },
  { re: rx('\\bsome ?time (?:this|next) (?:week|month|quarter|year)\\b'), day: () => null },
  { re: rx('\\b(?:the\\s+)?(?:middle of|mid)[- ]next week\\b'), day: (_, today) => inWeek(3, today, 1) },
  {
    re: rx(`\\b(?:the\\s+)?last week of (?:the\\s+)?(${MONTH_RE})${YEAR_RE}`),
    day: (m, today) => endOfMonth(monthOf(m[1]), yearOf(m[2]), today),
  },
  { re: rx('\\b(?:the\\s+)?(?:end|back|later part) of next week\\b|\\bnext week\\b'), day: (_, today) => inWeek(5, today, 1) },
  {
    re: rx('\\b(?:the\\s+)?(?:end of (?:this|the) week|later this week|this week|before the weekend)\\b|\\bby the weekend\\b'),
    day: (_, today) => (weekdayOf(today) === 6 || weekdayOf(today) === 0 ? null : inWeek(5, today, 0)),
  },
  {
    re: rx('\\b(?:over|during|at|in|on) (?:the |this )?weekend\\b(?! of)|\\b(?:this|next) weekend\\b'),
    day: (m, today) => (weekdayOf(today) === 0 ? today : inWeek(0, today, /next/i.test(m[0]) ? 1 : 0)),
  },
  { re: rx('\\b(?:the\\s+)?end of next month\\b'), day: (_, today) => lastOfMonth(today, 1) },
  { re: rx('\\b(?:the\\s+)?(?:end of (?:the|this) month|month[- ]end)\\b|\\bthis month\\b'), day: (_, today) => lastOfMonth(today, 0) },
  {
    re: rx('\\b(?:the\\s+)?end of (?:the|this) quarter\\b|\\bquarter[- ]end\\b|\\bthis quarter\\b'),
    day: (_, today) => endOfQuarter(quarterOf(today), today),
  },
  { re: rx('\\b(?:the\\s+)?end of next quarter\\b'), day: (_, today) => endOfQuarter(quarterOf(today) + 1, today) },
  { re: rx('\\b(?:the\\s+)?end of (?:q|quarter )([1-4]|one|two|three|four)\\b'), day: (m, today) => namedQuarter(m[1], today) },
  { re: rx('\\b(?:the\\s+)?(?:end of (?:the|this) year|year[- ]end)\\b'), day: (_, today) => civil(year(today), 12, 31) },
  // A bare ordinal is a day of a month only after a word of time and not before a noun.
  {
    re: rx(
      `(?<=\\b(?:by|before|until|till|on|due|for|ahead of)\\s+(?:the\\s+)?the\\s+)(${ORD_RE})\\b(?!\\s+(?!(?:so|or|and|but|then|because|please|at|if|when|that|we|you|the|is|it|let|okay|yes|yeah|of the month|this|there|where|which|unless|to|in)\\b)[a-z]{2,})|(?<=\\bon\\s+the\\s+)(\\d{1,2}(?:st|nd|rd|th))\\b`,
    ),
    day: (m, today) => bareOrdinal(ordinal(m[1] ?? m[2]), today),
  },
]

const HINT = new RegExp(
  `\\d|days?\\b|week|month|quarter|year[- ]end|end of|tomorrow|today|tonight|this (?:morning|afternoon|evening)|eod|cob|business|of play|home|noon|midday|lunch|fortnight|hours|after (?:this|the|our)|${MONTH_RE}|(?:th|first|second|third)\\b|${DAY_RE}`,
  'i',
)

/**
 * Days that the words name, resolved against the day on which they were said: "next Friday" is the Friday of the next calendar week,
 * a bare weekday the next one to come, "this week" its Friday. Vague words ("soon", "mid-May", "in a few days") give none.
 * Days before `today` are returned only where `past` is set; else a month that lies far behind is taken for next year's.
 */
export function dayPhrases(text: string, today: IsoDate, past = false): DatePhrase[] {
  if (!HINT.test(text)) return []
  const now = fromIso(today)
  if (now === null) return []
  const taken: { start: number; end: number }[] = []
  const found: DatePhrase[] = []
  for (const rule of RULES) {
    rule.re.lastIndex = 0
    for (let m = rule.re.exec(text); m; m = rule.re.exec(text)) {
      const start = m.index
      const end = start + m[0].length
      if (taken.some(t => start < t.end && end > t.start)) continue
      taken.push({ start, end })
      const before = text.slice(Math.max(0, start - 28), start)
      if (!past && BACKWARD.test(before) && !/\b(?:end|morning|week|course|afternoon|evening) of\s+(?:the\s+)?$/i.test(before)) continue
      if (/\bnot (?:on |by |before )?(?:the )?$/i.test(before)) continue
      const day = rule.day(m, now)
      if (day === null || (!past && day < now)) continue
      const iso = toIso(day)
      if (!iso) continue
      const sense = DEADLINE.test(before) || /\b(?:end of|within|this week|this month|eod|before)\b/i.test(m[0]) ? 'deadline' : 'day'
      found.push({ day: iso, start, end, phrase: m[0], sense })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The day of the week of a date, 0 = Sunday. */
export function weekday(day: IsoDate): number {
  return weekdayOf(fromIso(day) ?? 0)
}

const DAY_MS = 86_400_000
function fromIso(iso: string): number | null {
  const valid = isoDate(iso)
  return valid ? Date.parse(`${valid}T00:00:00Z`) / DAY_MS : null
}
const toIso = (day: number): IsoDate | null => isoDate(new Date(day * DAY_MS).toISOString().slice(0, 10))
const civil = (y: number, m: number, d: number): number | null =>
  fromIso(`${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)
const year = (day: number): number => new Date(day * DAY_MS).getUTCFullYear()
const month = (day: number): number => new Date(day * DAY_MS).getUTCMonth() + 1
const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7
const dayOf = (name: string | undefined): number => WEEKDAYS.findIndex(d => d.toLowerCase() === (name ?? '').toLowerCase())
const monthOf = (name: string | undefined): number => monthNumber((name ?? '').replace('.', ''))

function yearOf(text: string | undefined): number | null {
  if (!text) return null
  if (/^\d/.test(text)) return Number(text)
  return 2020 + (NUMBERS.get(text.toLowerCase().split(/[- ]/).at(-1) ?? '') ?? 0)
}
function ordinal(text: string | undefined): number {
  const t = (text ?? '').toLowerCase()
  const digits = Number.parseInt(t, 10)
  if (!Number.isNaN(digits)) return digits
  if (t.startsWith('twenty') && t !== 'twentieth') return 20 + (ORDINALS.get(t.slice(7)) ?? 0)
  return t.startsWith('thirty') ? 31 : (ORDINALS.get(t) ?? 0)
}
function dayMonth(d: number, m: number, y: number | null, today: number, words: string): number | null {
  // "may 3" is a date, "I may second that" is none.
  if (m === 5 && /\bmay\b/.test(words) && !/\d|\bof may\b/.test(words)) return null
  if (y !== null) return civil(y, m, d)
  const here = civil(year(today), m, d)
  if (here === null) return null
  return today - here > 60 ? civil(year(today) + 1, m, d) : here
}
function endOfMonth(m: number, y: number | null, today: number): number | null {
  const target = y ?? (m < month(today) ? year(today) + 1 : year(today))
  const next = m === 12 ? civil(target + 1, 1, 1) : civil(target, m + 1, 1)
  return next === null ? null : next - 1
}
const lastOfMonth = (today: number, shift: number): number | null => {
  const m = month(today) + shift
  return m > 12 ? endOfMonth(m - 12, year(today) + 1, today) : endOfMonth(m, year(today), today)
}
const quarterOf = (day: number): number => Math.ceil(month(day) / 3)
const endOfQuarter = (q: number, today: number): number | null =>
  q > 4 ? endOfMonth((q - 4) * 3, year(today) + 1, today) : endOfMonth(q * 3, year(today), today)
function namedQuarter(text: string | undefined, today: number): number | null {
  const q = Number(text) || NUMBERS.get((text ?? '').toLowerCase()) || 0
  return q < quarterOf(today) ? endOfMonth(q * 3, year(today) + 1, today) : endOfQuarter(q, today)
}
/** Next day of that name after today; the same name means a week ahead. */
const nextWeekday = (wd: number, today: number): number => today + (((wd - weekdayOf(today) + 6) % 7) + 1)
/** Day of that name in the calendar week (Monday first) `shift` weeks from today's. */
function inWeek(wd: number, today: number, shift: number): number {
  const monday = today - ((weekdayOf(today) + 6) % 7)
  return monday + shift * 7 + ((wd + 6) % 7)
}
/** The Sunday of the weekend that holds or follows a day from Friday on; any other day as it is. */
const endOfWeekend = (day: number | null): number | null => (day === null ? null : day + ([0, 0, 0, 0, 0, 2, 1][weekdayOf(day)] ?? 0))
const namedDay = (d: string | undefined, m: string | undefined, today: number, words: string): number | null =>
  m ? dayMonth(ordinal(d), monthOf(m), null, today, words) : bareOrdinal(ordinal(d), today)
/** Friday of the week that a day stands in. */
const fridayOf = (day: number | null): number | null => (day === null ? null : inWeek(5, day, 0))
/** A day of a month counted from this year's January; a month that has gone is next year's. */
function inMonth(m: number, d: number, today: number): number | null {
  const y = year(today) + (m > 12 || m < month(today) ? 1 : 0)
  return civil(y, m > 12 ? m - 12 : m, d)
}
function nthWeekday(which: string, wd: number, m: number, today: number): number | null {
  const first = inMonth(m, 1, today)
  if (first === null) return null
  const start = first + ((wd - weekdayOf(first) + 7) % 7)
  const n = ['first', 'second', 'third', 'fourth'].indexOf(which.toLowerCase())
  if (n >= 0) return start + 7 * n
  const last = start + 28
  return new Date(last * DAY_MS).getUTCMonth() === new Date(first * DAY_MS).getUTCMonth() ? last : start + 21
}
function ahead(m: RegExpExecArray, today: number): number | null {
  const word = (m[1] ?? m[3] ?? '').toLowerCase()
  const n = /^an?$/.test(word) ? 1 : Number.parseInt(word, 10) || NUMBERS.get(word)
  const unit = (m[2] ?? m[4] ?? '').toLowerCase()
  if (!n) return null
  if (unit === 'day') return today + n
  if (unit === 'week') return today + 7 * n
  if (unit === 'month') {
    const total = month(today) - 1 + n
    const d = new Date(today * DAY_MS).getUTCDate()
    return civil(year(today) + Math.floor(total / 12), (total % 12) + 1, Math.min(d, 28))
  }
  let day = today
  for (let left = n; left > 0; ) if (![0, 6].includes(weekdayOf(++day))) left--
  return day
}
function bareOrdinal(d: number, today: number): number | null {
  const m = month(today)
  const here = civil(year(today), m, d)
  if (here !== null && here >= today) return here
  return m === 12 ? civil(year(today) + 1, 1, d) : civil(year(today), m + 1, d)
}
function slashed(m: RegExpExecArray, today: number): number | null {
  const [a, b] = [Number(m[1]), Number(m[2])]
  // "24/7", "2/3 of it": only what can be a date, month first as spoken in the United States unless impossible.
  if (a < 1 || b < 1 || (a > 12 && b > 12) || (!m[3] && (a > 12 || b > 31 || b < 3))) return null
  const [mo, d] = a > 12 ? [b, a] : [a, b]
  return dayMonth(d, mo, m[3] ? Number(m[3]) : null, today, m[0])
}
