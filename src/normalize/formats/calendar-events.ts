import type ICAL from 'ical.js'
import type { Address, CalendarEvent } from '../../model/document.ts'
import { isoDate } from '../../model/ids.ts'
import { ProblemError } from '../../model/problem.ts'
import { LIMITS, overLimit } from '../limits.ts'
import { toAddress } from '../mail/address.ts'
import { cleanLine } from '../mail/clean.ts'
import { canOccur, occurrencesOf } from './calendar-recurrence.ts'
import { dayAt, instantOf, timeAt, type WallTime, zoneOf } from './calendar-zones.ts'

type Component = ICAL.Component
type Property = ICAL.Property
type Recur = ICAL.Recur
type Time = ICAL.Time

export interface ReadCalendar {
  readonly events: readonly CalendarEvent[]
  readonly name: string | null
  /** Events without a start that exists. */
  readonly skipped: number
  /** Lines that are no property. */
  readonly unread: number
}

/**
 * The events of a calendar, oldest first; a series is expanded, its exceptions put in place.
 * @throws ProblemError CALENDAR_UNREADABLE, LIMIT_EVENTS
 */
export async function readCalendar(text: string): Promise<ReadCalendar> {
  const { lines, unread } = propertyLines(text)
  const components = await parse(lines)
  const events: CalendarEvent[] = []
  let skipped = 0
  let name: string | null = null
  for (const component of components) {
    name ??= textOf(component, 'x-wr-calname')
    const context = {
      zone: zoneOf(textOf(component, 'x-wr-timezone') ?? ''),
      cancelled: (textOf(component, 'method') ?? '').toUpperCase() === 'CANCEL',
      zones: component.getAllSubcomponents('vtimezone'),
    }
    const all = component.getAllSubcomponents('vevent')
    if (all.length > LIMITS.calendarEvents) throw overLimit('LIMIT_EVENTS', 'events', LIMITS.calendarEvents, all.length)
    for (const series of seriesOf(all)) {
      const read = readable(series, context)
      if (read.length === 0) skipped += series.length
      events.push(...read)
      if (events.length > LIMITS.calendarEvents) throw overLimit('LIMIT_EVENTS', 'events', LIMITS.calendarEvents, events.length)
    }
  }
  return { events: events.sort((a, b) => a.startMs - b.startMs || (a.uid < b.uid ? -1 : 1)), name, skipped, unread }
}

/** Only what is a property or its continuation: one broken line would make the parser refuse the file. */
function propertyLines(text: string): { lines: string; unread: number } {
  const kept: string[] = []
  let unread = 0
  let size = 0
  for (const line of text.split('\n')) {
    if (line === '') continue
    if (/^[ \t]/.test(line)) {
      // A property of megabytes (an embedded picture) is cut: nothing that is read is that long.
      size += line.length
      if (kept.length > 0 && size < 100_000) kept.push(line)
    } else if (/^[A-Za-z0-9-]{1,100}[;:]/.test(line) && line.length < 200_000) {
      size = 0
      if (/^RRULE[;:]/i.test(line) && !canOccur(line)) unread++
      else kept.push(line.trimEnd())
    } else unread++
  }
  return { lines: `${kept.join('\r\n')}\r\n`, unread }
}

async function parse(lines: string): Promise<Component[]> {
  const { default: ICAL } = await import('ical.js')
  const depth = deepest(lines)
  if (depth > 20) throw overLimit('LIMIT_NESTING', 'levels of nested components', 20, depth)
  try {
    const parsed = ICAL.parse(lines) as unknown[]
    const roots = (Array.isArray(parsed[0]) ? parsed : [parsed]) as unknown[][]
    return roots.map(root => new ICAL.Component(root)).filter(c => c.name === 'vcalendar')
  } catch (error) {
    const found = error instanceof Error ? cleanLine(error.message, 200) : 'unknown'
    throw new ProblemError(
      {
        code: 'CALENDAR_UNREADABLE',
        message: 'The calendar is damaged.',
        expected: 'iCalendar from BEGIN:VCALENDAR to END:VCALENDAR',
        found,
        hint: 'Export it again.',
      },
      error,
    )
  }
}

function deepest(lines: string): number {
  let [depth, most] = [0, 0]
  for (const m of lines.matchAll(/^(BEGIN|END):/gim)) {
    depth += (m[1] ?? '').toUpperCase() === 'BEGIN' ? 1 : -1
    most = Math.max(most, depth)
  }
  return most
}

/** Master and exceptions of one UID together. */
function seriesOf(events: readonly Component[]): Component[][] {
  const byUid = new Map<string, Component[]>()
  events.forEach((event, i) => {
    const uid = textOf(event, 'uid') ?? `no-uid-${i}`
    const known = byUid.get(uid)
    if (known) known.push(event)
    else byUid.set(uid, [event])
  })
  return [...byUid.values()]
}

interface Context {
  readonly zone: string | null
  readonly cancelled: boolean
  readonly zones: readonly Component[]
}

/** A point of time as the calendar gives it. `zone` null: UTC for times that end in Z, floating for others; `allDay` for days. */
interface Point {
  readonly wall: WallTime
  readonly zone: string | null
  readonly allDay: boolean
  readonly ms: number
  /** The instant of another clock time of the same zone. */
  readonly instant: (wall: WallTime) => number
}

/** The library throws for values that are no dates or durations: such an event is counted as skipped, the others are read. */
function readable(series: readonly Component[], context: Context): CalendarEvent[] {
  try {
    return readSeries(series, context)
  } catch (error) {
    if (error instanceof ProblemError) throw error
    return []
  }
}

function readSeries(series: readonly Component[], context: Context): CalendarEvent[] {
  const exceptions = series.filter(e => e.hasProperty('recurrence-id'))
  const masters = series.filter(e => !e.hasProperty('recurrence-id'))
  // A file that holds a newer revision of an event besides the older one: the last counts.
  const master = masters.reduce<Component | null>((best, e) => (best === null || sequence(e) >= sequence(best) ? e : best), null)
  const events: CalendarEvent[] = []
  const replaced = new Set<number>()
  const recurring = master?.hasProperty('rrule') === true || master?.hasProperty('rdate') === true || exceptions.length > 0
  for (const exception of exceptions) {
    const at = pointOf(exception.getFirstProperty('recurrence-id'), context)
    if (at) replaced.add(at.ms)
    const event = eventOf(exception, null, context, recurring)
    if (event) events.push(at && at.ms !== event.startMs ? { ...event, replaces: at.ms } : event)
  }
  if (master) {
    const start = pointOf(master.getFirstProperty('dtstart'), context)
    if (start) {
      const excluded = pointsOf(master, 'exdate', context)
      const skip = new Set([...replaced, ...excluded.map(p => p.ms)])
      const days = new Set(excluded.filter(p => p.allDay).map(p => `${p.wall.year}-${p.wall.month}-${p.wall.day}`))
      const starts = recurring ? startsOf(master, start, context) : [start]
      for (const point of starts) {
        if (skip.has(point.ms) || (start.allDay && days.has(`${point.wall.year}-${point.wall.month}-${point.wall.day}`))) continue
        const event = eventOf(master, point, context, recurring)
        if (event) events.push(event)
      }
    }
  }
  return events
}

const sequence = (event: Component): number => Number(textOf(event, 'sequence') ?? 0) || 0

function startsOf(master: Component, start: Point, context: Context): Point[] {
  const rule = master.getFirstPropertyValue('rrule') as Recur | null
  const stamp = pointOf(master.getFirstProperty('dtstamp'), context)?.ms ?? start.ms
  const starts = new Map<number, Point>([[start.ms, start]])
  const first = master.getFirstPropertyValue('dtstart') as Time | null
  if (rule && first && typeof rule === 'object') {
    for (const wall of occurrencesOf(rule, first, Math.max(start.ms, stamp), LIMITS.recurrences)) {
      const ms = start.instant(wall)
      starts.set(ms, { ...start, wall, ms })
    }
  }
  for (const extra of pointsOf(master, 'rdate', context).slice(0, LIMITS.recurrences)) starts.set(extra.ms, extra)
  return [...starts.values()].sort((a, b) => a.ms - b.ms).slice(-LIMITS.recurrences)
}

function eventOf(component: Component, at: Point | null, context: Context, recurring: boolean): CalendarEvent | null {
  const own = pointOf(component.getFirstProperty('dtstart'), context)
  const start = at ?? own
  if (!start || !own) return null
  const zone = start.zone ?? context.zone
  const day = isoDate(start.allDay ? dayAt(start.ms, null) : dayAt(start.ms, zone))
  if (day === null) return null
  const title = cleanLine(textOf(component, 'summary') ?? '', 200)
  return {
    uid: cleanLine(textOf(component, 'uid') ?? '', 300) || `no-uid-${own.ms}-${title}`,
    title: title || '(no title)',
    startMs: start.ms,
    endMs: start.ms + Math.max(0, durationOf(component, own, context)),
    day,
    timeZone: zone,
    ...(start.allDay || zone === null ? {} : { time: timeAt(start.ms, zone) }),
    organizer: personOf(component.getFirstProperty('organizer')),
    attendees: component
      .getAllProperties('attendee')
      .slice(0, 500)
      .flatMap(property => {
        const person = personOf(property)
        const kind = String(property.getParameter('cutype') ?? '').toUpperCase()
        const status = property.getParameter('partstat')
        return person && kind !== 'ROOM' && kind !== 'RESOURCE'
          ? [{ ...person, status: status ? cleanLine(String(status), 40).toUpperCase() : null }]
          : []
      }),
    location: cleanLine(textOf(component, 'location') ?? '', 200) || null,
    recurring,
    cancelled:
      context.cancelled ||
      (textOf(component, 'status') ?? '').toUpperCase() === 'CANCELLED' ||
      /^(?:cancell?ed|abgesagt|annul[ée]+|avlyst|aflyst|inställt|cancelado|annullato):/i.test(title),
  }
}

const DAY = 86_400_000

function durationOf(component: Component, start: Point, context: Context): number {
  const end = pointOf(component.getFirstProperty('dtend'), context)
  if (end) return Math.min(end.ms - start.ms, 400 * DAY)
  const duration = component.getFirstPropertyValue('duration')
  if (duration && typeof duration === 'object' && 'toSeconds' in duration)
    return Math.min(Number(duration.toSeconds()) * 1000, 400 * DAY) || 0
  return start.allDay ? DAY : 0
}

const wallOf = (t: Time): WallTime => ({ year: t.year, month: t.month, day: t.day, hour: t.hour, minute: t.minute, second: t.second })

function pointsOf(component: Component, name: string, context: Context): Point[] {
  return component
    .getAllProperties(name)
    .slice(0, 2000)
    .flatMap(property => property.getValues().map(value => pointOfValue(value, property, context)))
    .filter(p => p !== null)
}

function pointOf(property: Property | null, context: Context): Point | null {
  return property ? pointOfValue(property.getFirstValue(), property, context) : null
}

function pointOfValue(value: unknown, property: Property, context: Context): Point | null {
  if (typeof value !== 'object' || value === null || !('year' in value)) return null
  const time = value as Time
  const wall = wallOf(time)
  if (![wall.year, wall.month, wall.day, wall.hour, wall.minute, wall.second].every(Number.isInteger)) return null
  const exists = isoDate(
    `${String(wall.year).padStart(4, '0')}-${String(wall.month).padStart(2, '0')}-${String(wall.day).padStart(2, '0')}`,
  )
  if (!exists || wall.year < 1971 || wall.year > 2099 || wall.hour > 24 || wall.minute > 59) return null
  // The library turns the 30th of February into the 2nd of March; the file's own words are checked.
  const raw = /^(\d{4}-\d{2}-\d{2})/.exec(String((property.toJSON() as unknown[])[3] ?? ''))?.[1]
  if (raw !== undefined && isoDate(raw) === null) return null
  const point = (zone: string | null, allDay: boolean, instant: (wall: WallTime) => number): Point => ({
    wall,
    zone,
    allDay,
    instant,
    ms: instant(wall),
  })
  if (time.isDate) return point(null, true, w => instantOf(w, null))
  const tzid = property.getParameter('tzid')
  if (typeof tzid === 'string') {
    const zone = zoneOf(tzid)
    if (zone !== null) return point(zone, false, w => instantOf(w, zone))
    return point(null, false, w => instantOf(w, null) - (declaredOffset(tzid, w, context) ?? 0) * 1000)
  }
  const utc = time.zone?.tzid === 'UTC' || time.zone?.tzid === 'Z'
  // A floating time is what the clocks show wherever the owner is: the calendar's own zone where it names one.
  const zone = utc ? null : context.zone
  return point(zone, false, w => instantOf(w, zone))
}

/**
 * Offset in seconds of a zone that only the file knows (`Customized Time Zone`): of its STANDARD and DAYLIGHT rules the one whose
 * yearly beginning lies nearest before the time. Rules that are not yearly are not followed.
 */
function declaredOffset(tzid: string, wall: WallTime, context: Context): number | null {
  const zone = context.zones.find(z => textOf(z, 'tzid') === tzid)
  if (!zone) return null
  const at = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute)
  let best: { since: number; offset: number } | null = null
  for (const rule of [...zone.getAllSubcomponents('standard'), ...zone.getAllSubcomponents('daylight')].slice(0, 200)) {
    const offset = rule.getFirstPropertyValue('tzoffsetto')
    const seconds = offset && typeof offset === 'object' && 'toSeconds' in offset ? Number(offset.toSeconds()) : null
    // Outlook's zones begin in 1601.
    const begin = rule.getFirstPropertyValue('dtstart') as Time | null
    if (seconds === null || !Number.isFinite(seconds)) continue
    const since = begin ? lastBeginning(rule.getFirstPropertyValue('rrule') as Recur | null, wallOf(begin), at) : Number.NEGATIVE_INFINITY
    if (since <= at && (best === null || since > best.since)) best = { since, offset: seconds }
    best ??= { since: Number.NEGATIVE_INFINITY, offset: seconds }
  }
  return best?.offset ?? null
}

function lastBeginning(rule: Recur | null, begin: WallTime, at: number): number {
  const first = instantOf(begin, null)
  if (rule?.freq !== 'YEARLY' || first > at) return first
  const year = new Date(at).getUTCFullYear()
  const month = (rule.parts.BYMONTH?.[0] as number | undefined) ?? begin.month
  const byDay = /^(-?\d)?(SU|MO|TU|WE|TH|FR|SA)$/.exec(String(rule.parts.BYDAY?.[0] ?? ''))
  const inYear = (y: number): number => {
    const time = { ...begin, year: y, month }
    if (!byDay) return instantOf(time, null)
    const weekday = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'].indexOf(byDay[2] ?? 'SU')
    const nth = Number(byDay[1] ?? 1)
    const last = new Date(Date.UTC(y, month, 0)).getUTCDate()
    const days = Array.from({ length: last }, (_, i) => i + 1).filter(d => new Date(Date.UTC(y, month - 1, d)).getUTCDay() === weekday)
    return instantOf({ ...time, day: (nth > 0 ? days[nth - 1] : days.at(nth)) ?? 1 }, null)
  }
  const thisYear = inYear(year)
  return thisYear <= at ? thisYear : inYear(year - 1)
}

function personOf(property: Property | null): Address | null {
  if (!property) return null
  const value = String(property.getFirstValue() ?? '').slice(0, 400)
  const email = /^mailto:(.*)$/i.exec(value)?.[1] ?? (value.includes('@') ? value : String(property.getParameter('email') ?? ''))
  return toAddress(String(property.getParameter('cn') ?? ''), email.replace(/\?.*$/, ''))
}

function textOf(component: Component, name: string): string | null {
  const value = component.getFirstPropertyValue(name)
  return value === null || value === undefined ? null : String(value)
}
