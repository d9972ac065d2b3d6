import type { Cue } from './cues.ts'

/** What a WebVTT file holds, block by block. */
export interface VttFile {
  /** In the order of the file. Words under times that are none stand there without a time: they were said, only nobody knows when. */
  readonly cues: readonly Cue[]
  /** The header's lines and comments. */
  readonly notes: readonly string[]
}

/** Two digits each, hours of any length or none, thousandths: nothing else is a time here. Settings may follow without a blank. */
const TIMES = /^[ \t\f]*(?:(\d+):)?([0-5]\d):([0-5]\d)\.(\d{3})(?!\d)[ \t\f]*-->[ \t\f]*(?:(\d+):)?([0-5]\d):([0-5]\d)\.(\d{3})(?!\d)/

function times(line: string): { start: number; end: number } | null {
  const m = TIMES.exec(line)
  if (!m) return null
  const at = (i: number): number =>
    (Number(m[i] ?? 0) * 3_600_000 + Number(m[i + 1]) * 60_000 + Number(m[i + 2]) * 1000 + Number(m[i + 3])) / 1000
  return { start: at(1), end: at(5) }
}

/** One block of lines: up to a blank line, or up to the next line of times. */
interface Block {
  readonly before: readonly string[]
  /** The line with the arrow; null in a block that is no cue. */
  readonly arrow: string | null
  readonly text: readonly string[]
  /** The next block follows without a blank line. */
  readonly glued: boolean
}

/**
 * The blocks of a WebVTT file as the W3C's "WebVTT parser algorithm" collects them: an arrow on the first or second line makes a cue,
 * any other arrow begins the next block. `text` starts with the signature line; line ends are `\n`, NUL is U+FFFD.
 */
export function parseVtt(text: string): VttFile {
  const lines = text.split('\n')
  const cues: Cue[] = []
  const notes: string[] = []
  let at = 1
  // The header's own lines end at a blank line or an arrow.
  for (; at < lines.length && lines[at] !== '' && !lines[at]?.includes('-->'); at++) notes.push(lines[at] ?? '')
  while (at < lines.length) {
    const block = blockAt(lines, at)
    at += block.before.length + (block.arrow === null ? 0 : 1) + block.text.length + (block.glued ? 0 : 1)
    if (block.arrow === null) collectNote(block.before, notes)
    else {
      const time = times(block.arrow)
      const words = block.glued ? { glued: true } : {}
      if (time) cues.push({ ...time, lines: block.text, ...words })
      else if (/\d/.test(block.arrow) && block.text.length > 0) cues.push({ start: null, end: null, lines: block.text, ...words })
    }
  }
  return { cues, notes: notes.map(n => n.trim()).filter(n => n !== '') }
}

function blockAt(lines: readonly string[], from: number): Block {
  const before: string[] = []
  let arrow: string | null = null
  const text: string[] = []
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (line === '') return { before, arrow, text, glued: false }
    if (line.includes('-->')) {
      if (arrow !== null || before.length > 1) return { before, arrow, text, glued: true }
      arrow = line
    } else if (arrow === null) before.push(line)
    else text.push(line)
  }
  return { before, arrow, text, glued: false }
}

function collectNote(lines: readonly string[], notes: string[]): void {
  const first = lines[0] ?? ''
  if (/^(?:STYLE|REGION)\s*$/.test(first) || /^REGION:/.test(first)) return
  const said = /^NOTE(?:\s|$)/.test(first) ? [first.slice(4), ...lines.slice(1)] : lines
  notes.push(said.join('\n'))
}
