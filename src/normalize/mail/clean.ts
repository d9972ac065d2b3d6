/** Characters that only move, hide or mark text: bidi controls, zero-width fillers, soft hyphens, object placeholders, stray byte order marks. */
// biome-ignore lint/suspicious/noMisleadingCharacterClass: single code points are meant, not sequences
const INVISIBLE = /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFC]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F]/g

/** Text of a body: line ends become `\n`, invisible and control characters go, no-break spaces become spaces. Never fails. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .replace(/[\u00A0\u2007\u202F]/g, ' ')
    .replace(/[^\S\n]+$/gm, '')
}

/**
 * One line for a title, a name or a label: no line breaks, no invisible characters, at most `max` characters, cut between words.
 * What cannot be shown (lone surrogates) becomes U+FFFD, so that no later writer fails on it.
 */
export function cleanLine(text: string, max = 200): string {
  const line = cleanText(text.slice(0, max * 20))
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
