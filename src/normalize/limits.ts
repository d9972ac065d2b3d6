import { ProblemError } from '../model/problem.ts'

/**
 * What one item may cost. Generous against everything that people really have, small against what is built to exhaust a machine.
 * Checked before the work is done wherever the size can be known before.
 */
export const LIMITS = {
  /** Whole file. */
  fileBytes: 512 * 1024 * 1024,
  /** One message of an mbox or one `.eml`. */
  mailBytes: 100 * 1024 * 1024,
  /** Text of one message, without attachments. */
  bodyChars: 8_000_000,
  /** All headers of one message. */
  headerBytes: 1024 * 1024,
  mimeParts: 1000,
  mimeDepth: 40,
  messages: 200_000,
  /** HTML after scripts, styles and embedded pictures are gone. */
  htmlChars: 6_000_000,
  htmlDepth: 250,
  xmlDepth: 200,
  xmlChars: 120_000_000,
  zipEntries: 5000,
  /** Of one archive member that is read, unpacked. */
  zipEntryBytes: 120 * 1024 * 1024,
  /** Of all members that are read, unpacked. */
  zipTotalBytes: 240 * 1024 * 1024,
  /** Unpacked to packed, of a member above 1 MB. */
  zipRatio: 300,
  pdfPages: 3000,
  documentChars: 20_000_000,
  segments: 400_000,
  calendarEvents: 20_000,
  /** Occurrences of one recurring event. */
  recurrences: 500,
} as const

export type LimitCode =
  | 'LIMIT_BYTES'
  | 'LIMIT_PARTS'
  | 'LIMIT_NESTING'
  | 'LIMIT_HEADERS'
  | 'LIMIT_UNPACKED'
  | 'LIMIT_ENTRIES'
  | 'LIMIT_PAGES'
  | 'LIMIT_EVENTS'
  | 'LIMIT_TIME'
  | 'LIMIT_MEMORY'

/** The Problem of an item that asks for more than an item may have. `what` is the counted thing, as in `parts of the message`. */
export function overLimit(code: LimitCode, what: string, allowed: number | string, found: number | string, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      code,
      message: `The file has more ${what} than is read from one item.`,
      expected: `at most ${allowed}`,
      found: String(found),
      hint: 'The file is kept unchanged. If you trust it, split it or export the part that you need.',
    },
    cause,
  )
}
