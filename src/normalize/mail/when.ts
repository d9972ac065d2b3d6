import { monthNumber } from '../../model/date-words.ts'
import type { SourceDate } from '../../model/document.ts'
import { isoDate } from '../../model/ids.ts'

const EARLIEST = Date.UTC(1971, 0, 1)
const LATEST = Date.UTC(2100, 0, 1)

/**
 * The Date header of a mail: day and time as the sender's clock showed them, and the instant. Null where it is no date that exists
 * (`32 Foo 2025`), lies before 1971 or after 2099.
 */
export function dateOfHeader(value: string): SourceDate | null {
  const text = value
    .slice(0, 200)
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const m = /(\d{1,2})[ -]([A-Za-z]{3})[A-Za-z]*[ -](\d{2,4})[ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(text)
  const iso = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})/.exec(text)
  const month = m ? monthNumber(m[2] ?? '') : 0
  const year = m ? fullYear(m[3] ?? '') : ''
  const day = m ? isoDate(`${year}-${pad(String(month))}-${pad(m[1] ?? '')}`) : iso ? isoDate(`${iso[1]}-${iso[2]}-${iso[3]}`) : null
  const [hour, minute] = m ? [pad(m[4] ?? ''), m[5] ?? ''] : [iso?.[4] ?? '', iso?.[5] ?? '']
  if (day === null || Number(hour) > 23 || Number(minute) > 59) return null
  const instant = Date.parse(m ? text.slice(m.index) : text)
  const zoned = /[+-]\d{2}:?\d{2}\b|\b(?:GMT|UTC|UT|[ECMP][SD]T|Z)\b/.test(text)
  if (Number.isFinite(instant) && (instant < EARLIEST || instant > LATEST)) return null
  return { day, time: `${hour}:${minute}`, ...(Number.isFinite(instant) && zoned ? { instantMs: instant } : {}), from: 'header' }
}

/** `2025-12-27 17:15:37` of an export: local time of a zone that is not said. */
export function dateOfExport(value: string): SourceDate | null {
  const m = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}):(\d{2})(?::\d{2})?)?/.exec(value.trim())
  const day = isoDate(m?.[1] ?? '')
  if (day === null) return null
  const valid = m?.[2] !== undefined && Number(m[2]) < 24 && Number(m[3]) < 60
  return { day, ...(valid ? { time: `${m?.[2]}:${m?.[3]}` } : {}), from: 'header' }
}

/** Orders messages: the instant where known, else the local time as if it were UTC. Messages without a date come first. */
export const whenMs = (date: SourceDate | null): number =>
  date === null ? Number.NEGATIVE_INFINITY : (date.instantMs ?? Date.parse(`${date.day}T${date.time ?? '00:00'}:00Z`))

const pad = (text: string): string => text.padStart(2, '0')
const fullYear = (text: string): string => (text.length === 2 ? (Number(text) < 70 ? `20${text}` : `19${text}`) : text)
