import type { Format, FormatProbe } from '../../model/contracts.ts'
import { sourceDate } from '../dates.ts'
import { isFieldName, isLabelShape, labelKind } from '../labels.ts'
import { asTitle } from '../title.ts'
import { buildTranscript, type TranscriptInput } from '../transcript/build.ts'
import { seconds, type Turn, turn } from '../transcript/turn.ts'
import { wrappedOf } from '../wrapper.ts'
import { sampleLines } from './timed-lines.ts'

const TIMED = /^\s*(?:\*\*)?(.{1,60}?)(?:\*\*)?(?:\s{1,}|\s*[·|•,-]\s*)[[(]?(\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[\])]?\s*$/u

/** `Dana Whitfield  00:12:33`, the words on the next lines. */
function timedName(line: string): { label: string; start: number } | null {
  const m = TIMED.exec(line)
  const label = (m?.[1] ?? '').trim().replace(/:$/, '')
  const start = m ? seconds(m[2] ?? '') : null
  return start !== null && isLabelShape(label) && !isFieldName(label) ? { label, start } : null
}

const STAMP = /^\s*\d{1,3}:\d{2}(?::\d{2})?\s*$/

/** Teams as copied from its window: `Ana Prieto`, below it `0:05`, below that the words. */
function nameOverTime(line: string, next: string | undefined): { label: string; start: number; lines: 2 } | null {
  const start = next !== undefined && STAMP.test(next) ? seconds(next) : null
  const label = line.trim()
  return start !== null && label && !STAMP.test(line) && isLabelShape(label) && !isFieldName(label) ? { label, start, lines: 2 } : null
}

function readNameAbove(
  probe: FormatProbe,
  format: string,
  nameOf: (line: string, next: string | undefined) => { label: string; start: number | null; lines?: 2 } | null,
) {
  const turns: Turn[] = []
  const preamble: string[] = []
  const lines = wrappedOf(probe).body.split('\n')
  let blank = true
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    const last = turns.at(-1)
    if (!line.trim()) {
      blank = true
      continue
    }
    const named = nameOf(line, lines[i + 1])
    if (named) {
      turns.push(turn(named.label, '', named.start))
      if (named.lines) i++
    } else if (!last) preamble.push(line)
    // A new paragraph of the same speaker is an utterance of its own.
    else if (blank && last.text) turns.push(turn(last.label, line.trim()))
    else turns[turns.length - 1] = { ...last, text: `${last.text} ${line.trim()}`.trim() }
    blank = false
  }
  // What programs write below: `Transcribed by https://otter.example`.
  const end = turns.at(-1)
  if (end) turns[turns.length - 1] = { ...end, text: end.text.replace(/\s*Transcribed by https?:\/\/\S+\s*$/i, '') }
  return buildTranscript(probe, format, { turns, ...headOf(preamble) })
}

const LENGTH = /^(?=\d)(?:(\d+) ?h(?:ours?|rs?)? ?)?(?:(\d+) ?m(?:in(?:ute)?s?)? ?)?(?:(\d+) ?s(?:ec(?:ond)?s?)?)?$/i
const DAY =
  /^(?:\p{L}{6,10},? )?(?:\p{L}{3,9}\.? \d{1,2}, \d{4}|\d{1,2}\.? \p{L}{3,9}\.? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?:,? \d{1,2}[:.]\d{2} ?(?:[ap]m)?)?$/iu

/** Title, day and length as Teams and others write them above the first voice: they tell of the talk and are no part of it. */
function headOf(preamble: readonly string[]): Pick<TranscriptInput, 'preamble' | 'title' | 'date' | 'duration'> {
  const lines = preamble.map(l => l.trim()).filter(l => l !== '')
  const day = lines.slice(0, 4).find(l => DAY.test(l) && sourceDate(l, 'header') !== null)
  const length = lines.slice(0, 4).find(l => LENGTH.test(l))
  const top = lines[0] ?? ''
  const date = day === undefined ? null : sourceDate(day, 'header')
  const [, h, m, s] = length === undefined ? [] : (LENGTH.exec(length) ?? [])
  const titled =
    (day !== undefined || length !== undefined) && top !== day && top !== length && !/[:.?!]$|:\s/.test(top) && top.length <= 100
  const title = titled ? asTitle(top.replace(/^#+\s*/, ''), 'header') : null
  return {
    preamble: preamble.filter(l => ![day, length, title === null ? undefined : top].includes(l.trim())).join('\n'),
    title,
    date,
    duration: length === undefined ? null : Number(h ?? 0) * 3600 + Number(m ?? 0) * 60 + Number(s ?? 0),
  }
}

function countTimed(probe: FormatProbe): { names: number; lines: number; hours: number } {
  const lines = sampleLines(probe)
  const named = lines.filter(l => timedName(l) !== null)
  return { names: named.length, lines: lines.length, hours: named.filter(l => /\d:\d{2}:\d{2}[\])]?\s*$/.test(l)).length }
}

/** Zoom's text: `Name  00:12:33`, words below, a blank line. */
export const zoomText: Format = {
  name: 'zoom-text',
  recognize(probe) {
    if (probe.text === null) return 0
    const { names, lines, hours } = countTimed(probe)
    return names >= 2 && names >= 0.25 * lines && hours >= 0.8 * names ? 0.9 : 0
  },
  read: probe => readNameAbove(probe, 'zoom-text', timedName),
}

/** Otter's text, and programs that copied it: `Name  0:12`, words below; `Unknown Speaker`, `Speaker 1`; hours only where needed. */
export const otterText: Format = {
  name: 'otter-text',
  recognize(probe) {
    if (probe.text === null) return 0
    const { names, lines } = countTimed(probe)
    return names >= 2 && names >= 0.25 * lines ? 0.85 : 0
  },
  read: probe => readNameAbove(probe, 'otter-text', timedName),
}

/** Teams, copied from its window: name, time and words each on a line. */
export const teamsText: Format = {
  name: 'teams-text',
  recognize(probe) {
    if (probe.text === null) return 0
    const lines = sampleLines(probe)
    const named = lines.filter((line, i) => nameOverTime(line, lines[i + 1]) !== null).length
    return named >= 2 && named >= 0.2 * lines.length ? 0.85 : 0
  },
  read: probe => readNameAbove(probe, 'teams-text', nameOverTime),
}

/** A bare line with a name, the words below, no times. Names must come again. */
export const bareName: Format = {
  name: 'bare-name',
  recognize(probe) {
    if (probe.text === null) return 0
    const names = bareNames(probe)
    const lines = sampleLines(probe)
    const turns = lines.filter(l => names.has(l.trim())).length
    // A table that lost its columns has short lines between its short lines; talk is longer.
    const said = lines.filter(l => !names.has(l.trim()))
    if (said.reduce((sum, l) => sum + l.trim().split(/\s+/).length, 0) < 3 * said.length) return 0
    return names.size >= 1 && turns >= 3 && turns >= 0.25 * lines.length && turns >= 1.5 * names.size ? 0.75 : 0
  },
  read(probe) {
    const names = bareNames(probe)
    return readNameAbove(probe, 'bare-name', line =>
      names.has(line.trim()) ? { label: line.trim().replace(/:$/, ''), start: null } : null,
    )
  },
}

/** Lines that are a label by shape and stand at least twice, followed by words. */
function bareNames(probe: FormatProbe): Set<string> {
  const counts = new Map<string, number>()
  const lines = wrappedOf(probe)
    .body.split('\n')
    .map(l => l.trim())
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    const label = line.replace(/:$/, '')
    if (!label || label.length > 50 || /^[-*>#|\d]/.test(line) || !isLabelShape(label) || isFieldName(label)) continue
    if (labelKind(label) === 'named' && !/^\p{Lu}/u.test(label)) continue
    if (!/\p{L}/u.test(lines[i + 1] ?? '')) continue
    counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  return new Set(
    [...counts]
      .filter(([name, n]) => n >= 2 || (labelKind(name) === 'named' && name.includes(' ') && n >= 1 && counts.size >= 2))
      .map(([name]) => name),
  )
}
