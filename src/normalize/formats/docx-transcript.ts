import type { InboxItem, SourceDocument } from '../../model/document.ts'
import { sourceDate } from '../dates.ts'
import { asTitle } from '../title.ts'
import type { WordBody } from './docx-body.ts'
import { transcripts } from './transcripts.ts'

/** `Kanchan Rao   0:03` above the words: Teams. */
const NAME_TIME = /^\S.{0,60}?\s+\d{1,3}:\d{2}(?::\d{2})?$/
/** `0:0:3.480 --> 0:0:5.120`: Teams, older. */
const CUE = /^\d{1,2}:\d{1,2}:\d{1,2}\.\d{1,3}\s*-->\s*\d{1,2}:\d{1,2}:\d{1,2}\.\d{1,3}$/
/** `Kanchan Rao: words`: Google Meet. */
const NAME_COLON = /^\p{Lu}[\p{L}.'’ -]{1,50}:\s+\S/u
const STAMP = /^\d{1,2}:\d{2}:\d{2}$/

/**
 * The transcript that Teams or Google Meet saved as a Word file, read by the transcript formats from its text; null for other files.
 */
export async function readTranscript(item: InboxItem, body: WordBody): Promise<SourceDocument | null> {
  const text = transcriptText(body.lines)
  if (text === null) return null
  const probe = { item, text }
  const format = transcripts.find(f => f.recognize(probe) >= 0.5)
  const read = await format?.read(probe)
  const document = Array.isArray(read) ? (read as readonly SourceDocument[])[0] : (read as SourceDocument | undefined)
  if (document?.kind !== 'transcript' || document.segments.length === 0) return null
  const head = body.lines.filter(l => l !== '').slice(0, 4)
  return {
    ...document,
    format: `docx-${format?.name ?? 'transcript'}`,
    title: document.title?.from === 'content' ? document.title : (titleOfHead(head[0] ?? '') ?? document.title),
    date:
      document.date?.from === 'content' ? document.date : (head.map(l => sourceDate(l, 'header')).find(d => d !== null) ?? document.date),
  }
}

/** `Port weekly-20251003_100203-Meeting Recording`, `Port weekly (2025-10-03 10:02 GMT+2) - Transcript` → `Port weekly`. */
function titleOfHead(line: string): SourceDocument['title'] {
  if (NAME_TIME.test(line) || CUE.test(line) || NAME_COLON.test(line)) return null
  const bare = line
    .replace(/\s*[-–—]\s*transcript$/i, '')
    .replace(/-\d{8}_\d{6}.*$/, '')
    .replace(/\s*\([^()]*\d{4}[^()]*\)\s*$/, '')
  return asTitle(bare, 'header')
}

/** The lines in a form that the transcript formats know, or null. */
function transcriptText(all: readonly string[]): string | null {
  const lines = all.filter(l => !NOISE.test(l))
  const filled = lines.filter(l => l !== '')
  if (filled.filter(l => CUE.test(l)).length >= 2) return captions(lines)
  const named = filled.filter(l => NAME_TIME.test(l)).length
  if (named >= 2 && named >= filled.length * 0.2) return withoutHead(lines).join('\n')
  const start = lines.findIndex(l => /^transcript$/i.test(l))
  const spoken = lines.filter(l => NAME_COLON.test(l)).length
  const meet = start >= 0 || filled.slice(0, 4).some(l => /[-–—]\s*transcript$/i.test(l))
  if (!meet || spoken < 2) return null
  // Meet stamps a time every few minutes on a line of its own; it belongs to no speaker.
  const head = start > 0 ? lines.slice(0, start) : []
  return [...meetHeader(head), ...lines.slice(start + 1).filter(l => !STAMP.test(l))].join('\n')
}

/** Title, date and length above the first words tell of the talk and are no part of it. */
function withoutHead(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex(l => NAME_TIME.test(l))
  const isHead = (l: string): boolean =>
    /-\d{8}_\d{6}|\brecording$/i.test(l) ||
    /^(?:\d+ ?h(?:ours?)? ?)?(?:\d+ ?m(?:in(?:ute)?s?)? ?)?(?:\d+ ?s(?:ec(?:ond)?s?)?)?$/i.test(l) ||
    HEAD_DATE.test(l)
  return lines.filter((l, i) => i >= first || !isHead(l))
}

/** `March 4, 2026, 10:00AM` */
const HEAD_DATE =
  /^(?:\p{L}+ \d{1,2}, \d{4}|\d{1,2}\.? \p{L}+ \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?:,? \d{1,2}[:.]\d{2} ?(?:[ap]m)?)?$/iu

/** What the programs add themselves. */
const NOISE =
  /\b(?:started|stopped) transcription$|^(?:this editable transcript was computer generated|people can also change the text after|meeting ended after|transcription ended after|this transcript was (?:computer|automatically) generated)\b/i

/** Attendees stand on one line below their heading. */
function meetHeader(lines: readonly string[]): string[] {
  const filled = lines.filter(l => l !== '')
  const at = filled.findIndex(l => /^(?:attendees|invited|participants)$/i.test(l))
  const names = at >= 0 ? filled[at + 1] : undefined
  return [
    ...filled.filter((_, i) => at < 0 || (i !== at && i !== at + 1)).map(l => l.replace(/\s*[-–—]\s*transcript$/i, '')),
    ...(names ? [`Attendees: ${names}`] : []),
    '',
  ]
}

function captions(lines: readonly string[]): string {
  const out = ['WEBVTT', '']
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (!CUE.test(line)) continue
    const [from = '', to = ''] = line.split(/\s*-->\s*/)
    const block: string[] = []
    for (let k = i + 1; k < lines.length && !CUE.test(lines[k] ?? ''); k++) if (lines[k]) block.push(lines[k] ?? '')
    const [name = '', ...words] = block
    out.push(`${padded(from)} --> ${padded(to)}`, words.length > 0 ? `<v ${name.replace(/[<>]/g, '')}>${words.join(' ')}` : name, '')
  }
  return out.join('\n')
}

function padded(time: string): string {
  const [clock = '', fraction = '0'] = time.split('.')
  return `${clock
    .split(':')
    .map(p => p.padStart(2, '0'))
    .join(':')}.${fraction.padEnd(3, '0').slice(0, 3)}`
}
