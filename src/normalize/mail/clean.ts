import { cleanText } from '../decode.ts'

/** Characters that only move, hide or mark text: bidi marks, zero-width fillers, soft hyphens, placeholders of pictures. */
// biome-ignore lint/suspicious/noMisleadingCharacterClass: single code points are meant, not sequences
const FILLERS = /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u2060-\u206F\uFFF9-\uFFFC]/g

/** Text of a body: repaired, without fillers, no-break spaces as spaces, no blanks at line ends. Never fails; linear. */
export function cleanBody(text: string): string {
  return cleanText(text)
    .text.replace(FILLERS, '')
    .replace(/[\u00A0\u2007\u202F]/g, ' ')
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
}

/**
 * One line for a title, a name or a label: no line breaks, no invisible characters, at most `max` characters, cut between words.
 * What cannot be shown (lone surrogates) becomes U+FFFD, so that no later writer fails on it.
 */
export function cleanLine(text: string, max = 200): string {
  const line = cleanBody(text.slice(0, max * 20))
    .replace(/\s+/g, ' ')
    .trim()
    .toWellFormed()
  if (line.length <= max) return line
  const cut = line.slice(0, max + 1)
  const space = cut.lastIndexOf(' ')
  return (space > max / 2 ? cut.slice(0, space) : line.slice(0, max)).toWellFormed().trim()
}

/**
 * A name for an attachment that is safe as a file name anywhere: the last path part, no reserved characters, no device name,
 * no leading dots, at most 120 characters with its extension kept.
 */
export function cleanFileName(name: string | null, fallback: string): string {
  const last = (
    cleanLine(name ?? '', 400)
      .split(/[\\/]/)
      .pop() ?? ''
  )
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  if (last === '') return fallback
  const dot = last.lastIndexOf('.')
  const extension = dot > 0 && last.length - dot <= 12 ? last.slice(dot) : ''
  const stem = last.slice(0, last.length - extension.length).slice(0, 120 - extension.length)
  return /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem) ? `_${stem}${extension}` : stem.toWellFormed() + extension
}
