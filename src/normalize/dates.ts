import type { SourceDate } from '../model/document.ts'
import { type IsoDate, isoDate } from '../model/ids.ts'

/** A day found in a text, with where it stands there. */
export interface FoundDate {
  readonly day: IsoDate
  readonly time?: string
  readonly instantMs?: number
  readonly start: number
  readonly end: number
}

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'january jan januar janvier enero janeiro gennaio januari',
    'february feb februar fevrier febrero fevereiro febbraio februari',
    'march mar mars marz marzo maart',
    'april apr avril abril aprile',
    'may mai mayo maio maggio mei maj',
    'june jun juni juin junio junho giugno',
    'july jul juli juillet julio julho luglio',
    'august aug aout agosto augusti augustus',
    'september sep sept septembre septiembre setembro settembre',
    'october oct oktober okt octobre octubre outubro ottobre',
    'november nov novembre noviembre novembro',
    'december dec dezember dez desember des decembre diciembre dezembro dicembre',
  ].flatMap((names, i) => names.split(' ').map(name => [name, i + 1] as const)),
)
const MONTH = '([\\p{L}]{3,10})\\.?'
const TIME =
  '(?:\\s*(?:,|at|um|kl\\.?|[T_ ·–—-])\\s*(\\d{1,2})\\s*[.:\\-_h\\u2236\\uA789]\\s*(\\d{2})(?:[.:\\-_]\\d{2})?(?!\\d)\\s*([ap]\\.?m\\.?)?)?'

type Read = (m: RegExpExecArray) => {
  year: number
  month: number
  day: number
  hour?: string
  minute?: string
  half?: string
  second?: string
  utc?: boolean
}
const n = Number
const month = (name: string | undefined): number => MONTHS.get(fold(name ?? '')) ?? 0
const fold = (s: string): string => s.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Ordered: exact forms first. Years 19xx and 20xx only; a form without a year is no date of a recording. */
const FORMS: readonly (readonly [RegExp, Read])[] = [
  [
    /(?<!\d)GMT(20\d{2})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})(?!\d)/gu,
    m => ({ year: n(m[1]), month: n(m[2]), day: n(m[3]), hour: m[4] ?? '', minute: m[5] ?? '', second: m[6] ?? '00', utc: true }),
  ],
  [
    /(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?/gu,
    m => ({ year: n(m[1]), month: n(m[2]), day: n(m[3]), hour: m[4] ?? '', minute: m[5] ?? '' }),
  ],
  [
    new RegExp(`(?<![\\d.])((?:19|20)\\d{2})[-._/](\\d{1,2})[-._/](\\d{1,2})(?!\\d)${TIME}`, 'giu'),
    m => ({ year: n(m[1]), month: n(m[2]), day: n(m[3]), hour: m[4] ?? '', minute: m[5] ?? '', half: m[6] ?? '' }),
  ],
  [
    /(?<!\d)(20\d{2})(\d{2})(\d{2})(?:[-_ T]?(\d{2})(\d{2})(?:\d{2})?)?(?!\d)/gu,
    m => ({ year: n(m[1]), month: n(m[2]), day: n(m[3]), hour: m[4] ?? '', minute: m[5] ?? '' }),
  ],
  [
    new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.)?[ \\-_]+(?:de |of )?${MONTH},?[ \\-_]+(?:de )?((?:19|20)\\d{2})(?!\\d)${TIME}`,
      'giu',
    ),
    m => ({ year: n(m[3]), month: month(m[2]), day: n(m[1]), hour: m[4] ?? '', minute: m[5] ?? '', half: m[6] ?? '' }),
  ],
  [
    new RegExp(`(?<!\\p{L})${MONTH}[ \\-_]+(\\d{1,2})(?:st|nd|rd|th)?,?[ \\-_]+((?:19|20)\\d{2})(?!\\d)${TIME}`, 'giu'),
    m => ({ year: n(m[3]), month: month(m[1]), day: n(m[2]), hour: m[4] ?? '', minute: m[5] ?? '', half: m[6] ?? '' }),
  ],
  [
    new RegExp(`(?<!\\p{L})((?:19|20)\\d{2})[ \\-_]+${MONTH}[ \\-_]+(\\d{1,2})(?!\\d)${TIME}`, 'giu'),
    m => ({ year: n(m[1]), month: month(m[2]), day: n(m[3]), hour: m[4] ?? '', minute: m[5] ?? '', half: m[6] ?? '' }),
  ],
  // 16.10.2025 is day first; with slashes or dashes only where the number tells (13 and above), else American with slashes.
  [
    new RegExp(`(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})\\.((?:19|20)\\d{2})(?!\\d)${TIME}`, 'giu'),
    m => ({ year: n(m[3]), month: n(m[2]), day: n(m[1]), hour: m[4] ?? '', minute: m[5] ?? '', half: m[6] ?? '' }),
  ],
  [
    new RegExp(`(?<!\\d)(\\d{1,2})([/\\-_])(\\d{1,2})\\2((?:19|20)\\d{2})(?!\\d)${TIME}`, 'giu'),
    m => {
      const dayFirst = n(m[1]) > 12 || (m[2] === '-' && n(m[3]) <= 12)
      const [day, mon] = dayFirst ? [n(m[1]), n(m[3])] : [n(m[3]), n(m[1])]
      return { year: n(m[4]), month: mon, day, hour: m[5] ?? '', minute: m[6] ?? '', half: m[7] ?? '' }
    },
  ],
]

/** The first day, with its time where it follows. Give short texts: a name, a line. */
export function findDate(text: string): FoundDate | null {
  let best: FoundDate | null = null
  for (const [form, read] of FORMS) {
    form.lastIndex = 0
    for (let m = form.exec(text); m; m = form.exec(text)) {
      const found = checked(m, read(m))
      if (!found) continue
      // The earliest form in the list wins a tie, the earliest place in the text wins otherwise.
      if (!best || found.start < best.start) best = found
      break
    }
  }
  return best
}

function checked(m: RegExpExecArray, raw: ReturnType<Read>): FoundDate | null {
  const day = isoDate(`${raw.year}-${String(raw.month).padStart(2, '0')}-${String(raw.day).padStart(2, '0')}`)
  if (!day) return null
  let hour = raw.hour ? n(raw.hour) : null
  if (hour !== null && raw.half && /^p/i.test(raw.half) && hour < 12) hour += 12
  if (hour === 12 && raw.half && /^a/i.test(raw.half)) hour = 0
  const valid = hour !== null && hour < 24 && n(raw.minute) < 60
  const time = valid ? `${String(hour).padStart(2, '0')}:${raw.minute}` : null
  const zone = /T\d{2}:\d{2}\S*?(Z|[+-]\d{2}:?\d{2})$/.test(m[0])
  const instant =
    raw.utc && time
      ? Date.parse(`${day}T${time}:${raw.second}Z`)
      : zone
        ? Date.parse(m[0].replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
        : Number.NaN
  return {
    day,
    // A time in UTC is no local time of the meeting; the instant carries it. A stated offset is the clock on the wall.
    ...(time && !raw.utc && !/Z$/.test(m[0]) ? { time } : {}),
    ...(Number.isNaN(instant) ? {} : { instantMs: instant }),
    start: m.index,
    end: m.index + m[0].length,
  }
}

/** The date in a text as the date of a source. */
export function sourceDate(text: string, from: SourceDate['from']): SourceDate | null {
  const found = findDate(text)
  if (!found) return null
  return {
    day: found.day,
    ...(found.time === undefined ? {} : { time: found.time }),
    ...(found.instantMs === undefined ? {} : { instantMs: found.instantMs }),
    from,
  }
}

/** Milliseconds or an ISO string of an export's metadata → date. Numbers below 1e11 are seconds. */
export function metadataDate(value: unknown, from: SourceDate['from'] = 'header'): SourceDate | null {
  if (typeof value === 'number' && value > 1e8) {
    const ms = value < 1e11 ? value * 1000 : value
    const iso = new Date(ms)
    const day = Number.isNaN(iso.getTime()) ? null : isoDate(iso.toISOString().slice(0, 10))
    return day ? { day, instantMs: ms, from } : null
  }
  if (typeof value === 'string') return sourceDate(value, from)
  if (value instanceof Date && !Number.isNaN(value.getTime())) return sourceDate(value.toISOString().slice(0, 10), from)
  return null
}

/**
 * A day written without its year (`Tuesday 4 November`), in the year that puts it nearest after `near`: at most 30 days before it.
 * A day with its year needs no `near`. Null where the text is no day.
 */
export function dayNear(text: string, near: IsoDate | null): IsoDate | null {
  const whole = findDate(text)
  if (whole || !near) return whole?.day ?? null
  const dayFirst = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(\p{L}{3,10})(?!\p{L})/u.exec(text)
  const monthFirst = /(?<!\p{L})(\p{L}{3,10})\s+(\d{1,2})(?:st|nd|rd|th)?(?!\d)/u.exec(text)
  // `Tuesday 4 November`: a word before the number is a month only where it is one.
  const [day, name] = month(dayFirst?.[2]) ? [dayFirst?.[1], dayFirst?.[2]] : [monthFirst?.[2], monthFirst?.[1]]
  if (!day || !month(name)) return null
  const earliest = Date.parse(near) - 30 * 864e5
  for (const year of [Number(near.slice(0, 4)), Number(near.slice(0, 4)) + 1]) {
    const found = isoDate(`${year}-${String(month(name)).padStart(2, '0')}-${day.padStart(2, '0')}`)
    if (found && Date.parse(found) >= earliest) return found
  }
  return null
}
