import type { Format, FormatProbe } from '../../model/contracts.ts'
import type { SourceDate } from '../../model/document.ts'
import { metadataDate } from '../dates.ts'
import { asTitle } from '../title.ts'
import { buildTranscript, type TranscriptInput } from '../transcript/build.ts'
import { shapes } from '../transcript/json-shapes.ts'
import { isList, isObject, text, valueAt } from '../transcript/json-values.ts'
import { wrappedOf } from '../wrapper.ts'

const parsed = new WeakMap<FormatProbe, { value: unknown }>()

/** The JSON of a probe, parsed once; JSON lines become a list. Undefined where it is none. */
function jsonOf(probe: FormatProbe): unknown {
  const known = parsed.get(probe)
  if (known) return known.value
  const value = parse((probe.text ?? '').trim())
  parsed.set(probe, { value })
  return value
}

function parse(source: string): unknown {
  if (!/^[[{]/.test(source) || !/[\]}]$/.test(source)) return undefined
  try {
    return JSON.parse(source)
  } catch {
    // One object a line.
    try {
      const lines = source.split('\n').filter(l => l.trim())
      return lines.length > 1 && lines.every(l => l.trimStart().startsWith('{')) ? lines.map(l => JSON.parse(l) as unknown) : undefined
    } catch {
      return undefined
    }
  }
}

/**
 * JSON of recorders and recognisers, recognised by its members: Whisper and WhisperX, whisper.cpp, MacWhisper, AssemblyAI, Deepgram,
 * Fireflies, Granola, Amazon Transcribe, Rev, and the generic form of docs/how-to/generic-transcript-json.md (`{ title, date, utterances: [{ speaker, start, end, text }] }`).
 */
export const transcriptJson: Format = {
  name: 'transcript-json',
  recognize(probe) {
    if (probe.text === null) return 0
    const value = jsonOf(probe)
    return value !== undefined && shapes.some(shape => shape.read(value) !== null) ? 0.95 : 0
  },
  read(probe) {
    const value = jsonOf(probe)
    for (const shape of shapes) {
      const found = shape.read(value)
      if (!found) continue
      const meta = metaOf(value)
      const input: TranscriptInput = { ...metadata(meta), ...found, captions: shape.captions }
      return buildTranscript(probe, shape.name, input)
    }
    return buildTranscript(probe, 'transcript-json', { turns: [{ label: null, text: wrappedOf(probe).body }] })
  },
}

/** The object that tells title and date: the export, or what it wraps as answers of programs are wrapped. */
function metaOf(value: unknown): Readonly<Record<string, unknown>> {
  const inner = [valueAt(value, 'data', 'transcript'), valueAt(value, 'transcript'), valueAt(value, 'data'), valueAt(value, 'meeting')]
  return { ...(inner.find(v => isObject(v)) as object | undefined), ...(isObject(value) ? value : {}) }
}

/** What most exports call their title, date, duration, language and people. */
function metadata(meta: Readonly<Record<string, unknown>>): Omit<TranscriptInput, 'turns'> {
  const title = text(meta.title) || text(meta.name) || text(meta.meeting_title) || text(meta.summary_title)
  const duration = Number(meta.duration ?? meta.audio_duration ?? meta.duration_seconds)
  const language = text(meta.language) || text(meta.language_code)
  const attendees = [meta.participants, meta.attendees, meta.people, meta.meeting_attendees].flatMap(people)
  return {
    title: title ? asTitle(title, 'content') : null,
    date: dateOf(meta),
    participants: attendees,
    ...(duration > 0 ? { duration: Math.round(duration) } : {}),
    language: /^[a-z]{2}(?:[-_].*)?$/i.test(language)
      ? language.slice(0, 2).toLowerCase()
      : (LANGUAGES.get(language.toLowerCase()) ?? 'und'),
  }
}

const LANGUAGES: ReadonlyMap<string, string> = new Map(
  'english en german de norwegian no swedish sv danish da french fr spanish es italian it portuguese pt dutch nl polish pl finnish fi'
    .split(/ (?=\w{3,})/)
    .map(pair => pair.split(' ') as [string, string]),
)

function dateOf(meta: Readonly<Record<string, unknown>>): SourceDate | null {
  for (const key of [
    'date',
    'dateString',
    'started_at',
    'start_time',
    'meeting_date',
    'recorded_at',
    'created_at',
    'createdAt',
    'created',
  ]) {
    const date = metadataDate(meta[key], 'content')
    if (date) return date
  }
  return null
}

function people(value: unknown): string[] {
  const list = isList(value) ? value : isObject(value) ? Object.values(value).flat() : []
  return list.map(p => (isObject(p) ? text(p.name) || text(p.displayName) : text(p))).filter(n => n !== '' && !n.includes('@'))
}
