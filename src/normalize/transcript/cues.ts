import { isFieldName, isLabelShape, labelKind } from '../labels.ts'
import { type Turn, turn } from './turn.ts'

/** One caption: times in seconds (null where the file's are none), lines as written. */
export interface Cue {
  readonly start: number | null
  readonly end: number | null
  readonly lines: readonly string[]
  /** The next caption follows without a blank line: the last line may be its id. */
  readonly glued?: boolean
}

const ARROW =
  /^\s*(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?\s*--+>\s*(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?(?:\s|$)/

/** A line of times, with whatever settings follow; null where it is none. */
export function timing(line: string): { start: number; end: number } | null {
  const m = line.includes('-->') || line.includes('->') ? ARROW.exec(line) : null
  if (!m) return null
  const at = (i: number): number =>
    Number(m[i] ?? 0) * 3600 + Number(m[i + 1]) * 60 + Number(m[i + 2]) + Number(`0.${(m[i + 3] ?? '0').padEnd(3, '0')}`)
  const [start, end] = [at(1), at(5)]
  return { start: Math.round(start * 1000) / 1000, end: Math.round(Math.max(start, end) * 1000) / 1000 }
}

/**
 * Captions of WebVTT and SubRip alike, tolerantly: missing blank lines, ids of any form, settings, no number, times with or without
 * hours. Text before the first caption and comment blocks are handed back, not read as speech.
 */
export function parseCues(text: string): { readonly cues: readonly Cue[]; readonly notes: readonly string[] } {
  const cues: { start: number; end: number; lines: string[] }[] = []
  const notes: string[] = []
  let open: { start: number; end: number; lines: string[] } | null = null
  let note: string[] | null = null
  let skipping = false
  const lines = text.split('\n')
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    const time = timing(line)
    if (time) {
      // Without a blank line between captions the line above is the id of this one.
      if (open && i > 0 && !/^\s*$/.test(lines[i - 1] ?? '')) open.lines = [...withoutNextId(open.lines)]
      open = { ...time, lines: [] }
      cues.push(open)
      note = null
      skipping = false
      continue
    }
    const bare = line.trim()
    if (!bare) {
      if (note?.length) notes.push(note.join('\n'))
      note = null
      open = null
      skipping = false
    } else if (open) open.lines.push(bare)
    else if (note) note.push(bare)
    else if (/^NOTE(?:\s|$)/.test(bare)) note = [bare.slice(4).trim()]
    else if (/^(?:STYLE|REGION)\s*$/.test(bare)) skipping = true
    else if (!skipping && !isId(bare)) notes.push(bare)
  }
  if (note?.length) notes.push(note.join('\n'))
  return { cues, notes }
}

/** The words of a caption, when the next one followed without a blank line and its id stands last. */
export const withoutNextId = (lines: readonly string[]): readonly string[] => (isId(lines.at(-1) ?? '') ? lines.slice(0, -1) : lines)

/** Numbers, uuids, `uuid/10-0`: what stands above the times of a caption. */
const isId = (line: string): boolean => /^(?:\d{1,7}|[\da-f]{8}-[\da-f-]{20,}\S*|[\w-]*\d[\w/.-]*)$/i.test(line)

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', quot: '"', apos: "'", lrm: '', rlm: '' }
const entities = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,5}));/gi,
        (whole, dec: string | undefined, hex: string | undefined, name: string | undefined) => {
          if (name) return ENTITIES[name.toLowerCase()] ?? whole
          const point = dec ? Number(dec) : Number.parseInt(hex ?? '0', 16)
          return point > 31 && point < 0x110000 && !(point >= 0xd800 && point < 0xe000) ? String.fromCodePoint(point) : ''
        },
      )
    : text

/** Captions → turns: voice tags, `Name: text` where the file writes so, tags and positions removed, rolling captions said once. */
export function cueTurns(cues: readonly Cue[]): Turn[] {
  const raw: Turn[] = []
  let before: readonly string[] = []
  for (const cue of cues) {
    // Rolling captions repeat the line above: what the last caption ended with is not said again.
    const lines = cue.lines.filter(
      (line, i) => !(i === 0 && cue.lines.length > 1 && before.length > 0 && bareText(line) === bareText(before.at(-1) ?? '')),
    )
    before = cue.lines
    const text = lines.join('\n')
    const voices = [...text.matchAll(/<v(?:\.[^\s>]*)?[ \t]+([^>\n]{1,100})>/g)]
    if (voices.length === 0) {
      raw.push(turn(null, bareText(text), cue.start, cue.end))
      continue
    }
    const lead = bareText(text.slice(0, voices[0]?.index ?? 0))
    if (lead) raw.push(turn(null, lead, cue.start, cue.end))
    voices.forEach((voice, i) => {
      const from = voice.index + voice[0].length
      raw.push(turn(entities(voice[1] ?? '').trim(), bareText(text.slice(from, voices[i + 1]?.index)), cue.start, cue.end))
    })
  }
  return withNames(raw)
}

const bareText = (text: string): string =>
  entities(
    text
      .replace(/<\/?[a-z\d][^>\n]{0,200}>/gi, '')
      .replace(/\{\\[^}\n]{0,60}\}/g, '')
      .replace(/\s*\n\s*/g, ' '),
  ).trim()

/** `Name: text` inside captions, where names come again; a caption without one goes on with the last name. */
function withNames(turns: readonly Turn[]): Turn[] {
  const unnamed = turns.filter(t => t.label === null)
  const labels = unnamed.map(t => nameOf(t.text)?.label).filter(l => l !== undefined)
  const distinct = new Set(labels).size
  if (labels.length < 2 || labels.length < 0.15 * unnamed.length || distinct > Math.max(2, labels.length * 0.6)) return [...turns]
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  const some = labels.length < 0.9 * unnamed.length
  let last: string | null = null
  return turns.map(t => {
    const named = t.label === null ? nameOf(t.text) : null
    if (named && ((counts.get(named.label) ?? 0) > 1 || named.label.includes(' ') || !some)) {
      last = named.label
      return { ...t, label: named.label, text: named.text }
    }
    if (t.label !== null) return t
    return some && last !== null ? { ...t, label: last } : t
  })
}

function nameOf(text: string): { label: string; text: string } | null {
  const m = /^(?:[-–]\s*)?\[?([^:\]\n]{1,60}?)\]?\s?:\s+(.*)$/su.exec(text)
  const label = (m?.[1] ?? '').trim()
  if (!m || !isLabelShape(label) || isFieldName(label)) return null
  if (labelKind(label) === 'named' && !/^[\p{Lu}\p{Lo}]/u.test(label)) return null
  return { label, text: m[2] ?? '' }
}
