/** What a transcript format hands over: one stretch of speech as written, in the order of the file. */
export interface Turn {
  /** As written; null where nobody is named. */
  readonly label: string | null
  readonly text: string
  /** Seconds since the start of the recording. */
  readonly start?: number
  readonly end?: number
}

/** `1:02:03.45`, `02:03,450`, `0:12` → seconds; null where it is no time. */
export function seconds(time: string): number | null {
  const m = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?$/.exec(time.trim())
  if (!m || Number(m[3]) > 59) return null
  const whole = Number(m[1] ?? 0) * 3600 + Number(m[2]) * 60 + Number(m[3])
  return m[4] ? Math.round((whole + Number(`0.${m[4]}`)) * 1000) / 1000 : whole
}

/** A turn without undefined members. */
export function turn(label: string | null, text: string, start?: number | null, end?: number | null): Turn {
  return { label, text, ...(start === null || start === undefined ? {} : { start }), ...(end === null || end === undefined ? {} : { end }) }
}
