import type ICAL from 'ical.js'
import type { WallTime } from './calendar-zones.ts'

type Recur = ICAL.Recur

const YEAR = 366 * 86_400_000
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
/** Steps of the rule that are looked at, kept or not. */
const MAX_STEPS = 6000

/**
 * Clock times of a series from its start until two years after it, or one year after it was last written (`stampMs`) where that is
 * later: an old series still goes on. Of more than `most` the latest. Rules finer than a day are not followed: nobody meets hourly.
 */
export function occurrencesOf(rule: Recur, first: ICAL.Time, stampMs: number, most: number): WallTime[] {
  const start = wallOf(first)
  if (!['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(rule.freq)) return []
  const startMs = ms(start)
  const until = Math.min(rule.until ? untilOf(rule) : Number.POSITIVE_INFINITY, Math.max(startMs + 2 * YEAR, stampMs + YEAR))
  const accepted: WallTime[] = []
  let count = 0
  for (const wall of stepsOf(rule, first)) {
    if (ms(wall) > until) break
    count++
    accepted.push(wall)
    if (accepted.length > most) accepted.shift()
    if (rule.count && count >= rule.count) break
  }
  return accepted
}

/** Largest number, either way, that each part of a rule can have. */
const RANGES: Readonly<Record<string, number>> = { BYMONTH: 12, BYMONTHDAY: 31, BYYEARDAY: 366, BYWEEKNO: 53, BYSETPOS: 366 }

/**
 * False for an `RRULE` line of days that no calendar has (the ninth Sunday of a month, the thirteenth month): the library would look for
 * them for seconds, or call the whole file damaged.
 */
export function canOccur(line: string): boolean {
  const parts = new Map(
    line
      .slice(line.indexOf(':') + 1)
      .trim()
      .toUpperCase()
      .split(';')
      .map(p => p.split('=', 2) as [string, string | undefined]),
  )
  const freq = parts.get('FREQ')
  const weeks = freq === 'MONTHLY' || parts.has('BYMONTH') ? 5 : 53
  for (const [name, value = ''] of parts) {
    const most = name === 'BYDAY' ? weeks : name === 'BYSETPOS' && freq === 'MONTHLY' ? 31 : RANGES[name]
    if (most !== undefined && value.split(',').some(v => Math.abs(Number.parseInt(v, 10) || 0) > most)) return false
  }
  return true
}

const wallOf = (t: ICAL.Time): WallTime => ({ year: t.year, month: t.month, day: t.day, hour: t.hour, minute: t.minute, second: t.second })

const ms = (w: WallTime): number => Date.UTC(w.year, w.month - 1, w.day, w.hour, w.minute, w.second)

/** UNTIL is given in UTC or as a day; a day's slack lets the last occurrence of any zone in. */
function untilOf(rule: Recur): number {
  const u = rule.until
  if (!u) return Number.POSITIVE_INFINITY
  return u.isDate
    ? Date.UTC(u.year, u.month - 1, u.day, 23, 59, 59)
    : Date.UTC(u.year, u.month - 1, u.day, u.hour, u.minute, u.second) + 14 * 3_600_000
}

function* stepsOf(rule: Recur, first: ICAL.Time): Generator<WallTime> {
  if (rule.freq === 'DAILY') {
    yield* dailySteps(rule, wallOf(first))
    return
  }
  const bare = rule.clone()
  // Counting and ending are ours.
  bare.count = null
  bare.until = null
  const iterator = bare.iterator(first.clone())
  for (let i = 0; i < MAX_STEPS; i++) {
    const next = iterator.next()
    if (!next || next.year > 2099) return
    yield wallOf(next)
  }
}

/** The library searches for ever for a day that a daily rule never meets (the 31st of February), so these are stepped here. */
function* dailySteps(rule: Recur, start: WallTime): Generator<WallTime> {
  const interval = Math.max(1, Math.floor(rule.interval || 1))
  const months = rule.parts.BYMONTH as readonly number[] | undefined
  const monthDays = rule.parts.BYMONTHDAY as readonly number[] | undefined
  const weekdays = rule.parts.BYDAY as readonly string[] | undefined
  for (let i = 0; i < MAX_STEPS; i++) {
    const d = new Date(Date.UTC(start.year, start.month - 1, start.day + i * interval))
    if (Number.isNaN(d.getTime()) || d.getUTCFullYear() > 2099) return
    const last = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 0)).getUTCDate()
    const fits =
      (!months || months.includes(d.getUTCMonth() + 1)) &&
      (!monthDays || monthDays.includes(d.getUTCDate()) || monthDays.includes(d.getUTCDate() - last - 1)) &&
      (!weekdays || weekdays.includes(WEEKDAYS[d.getUTCDay()] ?? ''))
    if (fits) yield { ...start, year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, day: d.getUTCDate() }
  }
}
