/** A readable source read back: what it says, passage by passage, and who says it. The other way round is `readable.ts`. */
import { blockIdOf, bodyStart } from './note.ts'

/** One utterance, paragraph or item of a readable source. */
export interface SourcePassage {
  /** As the source names the voice or the writer; null where nobody speaks. */
  readonly speaker: string | null
  /** As it stands there, `35:08`; null for what has no time. */
  readonly time: string | null
  /** The words, without Markdown's escapes. */
  readonly text: string
  /** Block id to link to; the nearest one before where the passage has none of its own. Null in a file without any. */
  readonly anchor: string | null
  /** Words of an earlier mail, a signature or a footer. */
  readonly quoted: boolean
}

const LABEL = /^(?:\*\*(.+?)\*\*)?(?:(?:^|\s)(\d{1,3}:\d{2}(?::\d{2})?))?$/
const MESSAGE = /^\*\*(.+?)\*\*.*: (.*)$/
const INFO = /^(?:Original: `|> \[!info\])/

/** Passages in the order of the source. The head (title, original, what was repaired) is none of it. A file that is no readable source gives its paragraphs. */
export function sourcePassages(text: string): SourcePassage[] {
  const out: SourcePassage[] = []
  let anchor: string | null = null
  let writer: string | null = null
  for (const block of text.slice(bodyStart(text)).split(/\r?\n(?:[ \t]*\r?\n)+/)) {
    const lines = block.split(/\r?\n/).filter(l => l.trim() !== '')
    if (lines.length === 0 || INFO.test(lines[0] ?? '') || (out.length === 0 && /^# /.test(lines[0] ?? ''))) continue
    const id = blockIdOf(lines.at(-1) ?? '')
    anchor = id ?? anchor
    const body = lines.map((l, n) => (n === lines.length - 1 && id !== null ? l.replace(/\s*\^[A-Za-z0-9-]+[ \t]*$/, '') : l))
    const label = body.length > 1 ? LABEL.exec(body[0] ?? '') : null
    const message = id !== null && /^m\d/.test(id) && body.length === 1 ? MESSAGE.exec(body[0] ?? '') : null
    if (message) writer = plainWords(message[1] ?? '')
    const quoted = body.every(l => l.startsWith('>'))
    const words = plainWords(
      (label ? body.slice(1) : message ? [message[2] ?? ''] : body).map(l => (quoted ? l.replace(/^>\s?/, '') : l)).join(' '),
    )
    if (words === '') continue
    out.push({
      speaker: label?.[1] !== undefined ? plainWords(label[1]) : quoted ? null : writer,
      time: label?.[2] ?? null,
      text: words,
      anchor,
      quoted,
    })
  }
  return out
}

/** The words of one line: no escapes, no marks of emphasis, no bullet. */
const plainWords = (text: string): string =>
  text
    .replace(/^\s*• /, '')
    .replace(/^\*\*(.*)\*\*$/, '$1')
    .replace(/ ?\\\[heard: .*?\\?\]| ?\[heard: [^\]]*\]/g, '')
    .replace(/\\([\\`*[\]<>|#^%=~$_+.)-])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
