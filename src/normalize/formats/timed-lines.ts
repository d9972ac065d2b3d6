import type { FormatProbe } from '../../model/contracts.ts'
import { gluedName, isFieldName, isLabelShape, labelKind, unglue } from '../labels.ts'
import { seconds, type Turn, turn } from '../transcript/turn.ts'
import { wrappedOf } from '../wrapper.ts'

/** `[00:00:02.06]  Dana Whitfield- Hello`: a time in brackets, the rest of the line. */
export interface TimedLine {
  readonly start: number
  /** End in `[00:01.000 --> 00:04.000]` (whisper's own print). */
  readonly end: number | null
  /** Blanks between the bracket and the rest. */
  readonly gap: string
  readonly rest: string
}

const LINE =
  /^\s*(?:\*\*)?[[(](\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)(?:\s*(?:-->|[-–—])\s*(\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?))?[\])](?:\*\*)?([ \t]*)(.*)$/

/** How many lines recognition looks at. */
const SAMPLE = 400

/** A line that begins with a time in brackets, null for another. */
export function timedLine(line: string): TimedLine | null {
  const m = LINE.exec(line)
  const start = m ? seconds(m[1] ?? '') : null
  return m && start !== null ? { start, end: m[2] ? seconds(m[2]) : null, gap: m[3] ?? '', rest: (m[4] ?? '').trim() } : null
}

/** Non-blank lines of the transcript's body, at most `SAMPLE` of them. */
export function sampleLines(probe: FormatProbe): string[] {
  const { body } = wrappedOf(probe)
  const out: string[] = []
  for (let at = 0; at < body.length && out.length < SAMPLE; ) {
    const end = body.indexOf('\n', at)
    const line = body.slice(at, end < 0 ? body.length : end)
    if (line.trim()) out.push(line)
    if (end < 0) break
    at = end + 1
  }
  return out
}

/** Share of lines that satisfy the test, 0 where there are fewer than `least`. */
export function share(lines: readonly string[], test: (line: string) => boolean, least = 1): number {
  return lines.length < least ? 0 : lines.filter(test).length / lines.length
}

/**
 * Lines that begin with a time → turns; a line without a time continues the one before. `split` takes the label off.
 * What stands before the first timed line is the preamble.
 */
export function readTimedLines(
  body: string,
  split: (line: TimedLine) => { label: string | null; text: string },
): { turns: Turn[]; preamble: string } {
  const turns: Turn[] = []
  const preamble: string[] = []
  for (const raw of body.split('\n')) {
    const line = timedLine(raw)
    if (line) {
      const { label, text } = split(line)
      turns.push(turn(label, text, line.start, line.end))
      continue
    }
    const last = turns.at(-1)
    if (!last) preamble.push(raw)
    else if (raw.trim() && !/^\s*(?:`{3,}|~{3,}|<!--.*-->)\s*$/.test(raw)) {
      turns[turns.length - 1] = { ...last, text: `${last.text}${last.text ? ' ' : ''}${raw.trim()}` }
    }
  }
  return { turns, preamble: preamble.join('\n') }
}

const DASH = /^(.{1,60}?)\s?[-–—]\s(?=\S)(.*)$|^(.{1,60}?)[-–—]\s*$/u

/** `Dana Whitfield- text` → label and text; the label must look like one. */
export function dashed(rest: string): { label: string; text: string } | null {
  const m = DASH.exec(rest)
  const label = (m?.[1] ?? m?.[3] ?? '').trim()
  return m && isLabelShape(label) ? { label, text: m[2] ?? '' } : null
}

const COLON = /^(?:\*\*)?([^:]{1,60}?)(?:\*\*)?\s?:(?:\*\*)?(?:\s+|$)(.*)$/u

/** `Dana Whitfield : text` → label and text. */
export function coloned(rest: string): { label: string; text: string } | null {
  const dotted = /^((?:zoom|meet|webex)\.(?:us|com))\s?:\s*(.*)$/i.exec(rest)
  if (dotted) return { label: dotted[1] ?? '', text: dotted[2] ?? '' }
  const m = COLON.exec(rest)
  const label = (m?.[1] ?? '').trim().replace(/^\[(.*)\]$/, '$1')
  return m && isLabelShape(label) && !isFieldName(label) ? { label, text: m[2] ?? '' } : null
}

/** The labels that stand apart from the words in the timed lines, and the lines that have none: their label may be glued to the words. */
export function labelsIn(body: string, split: typeof dashed): { separated: string[]; glued: string[] } {
  const separated: string[] = []
  const glued: string[] = []
  for (const raw of body.split('\n')) {
    const line = timedLine(raw)
    const found = line && split(line.rest)
    if (found) separated.push(found.label)
    else if (line) glued.push(line.rest)
  }
  return { separated, glued }
}

/**
 * Takes labels off lines of which some are glued (`RemoteSo yeah`, `Dana WhitfieldI heard`). Labels are those that stand properly
 * separated at least twice (or once, if the name is of two words), the usual ones, and names that the header gives.
 */
export function ungluer(
  separated: readonly string[],
  glued: readonly string[],
  names: readonly string[],
): (rest: string) => { label: string | null; text: string } {
  const counts = new Map<string, number>()
  for (const label of separated) counts.set(label, (counts.get(label) ?? 0) + 1)
  for (const rest of glued) {
    const shape = gluedName(rest)
    if (shape) counts.set(shape, (counts.get(shape) ?? 0) + 0.5)
  }
  const labels = [...counts].filter(([label, n]) => n >= 2 || (n >= 1 && label.includes(' '))).map(([label]) => label)
  const known = [...new Set([...labels, ...names, 'Remote'])].sort((a, b) => b.length - a.length)
  return rest => {
    for (const label of known) {
      const text = unglue(rest, label, labelKind(label) === 'named' && !label.includes(' '))
      if (text !== null) return { label, text: text.trim() }
    }
    return { label: null, text: rest }
  }
}
