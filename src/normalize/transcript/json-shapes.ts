import { isList, isObject, list, number, text, valueAt } from './json-values.ts'
import { seconds, type Turn, turn } from './turn.ts'

type Item = Readonly<Record<string, unknown>>

/** One program's JSON: null where the members are not its own. */
export interface JsonShape {
  readonly name: string
  /** Pieces may be cut in mid-sentence: joined as captions are. */
  readonly captions: boolean
  read(value: unknown): { readonly turns: readonly Turn[] } | null
}

/** Ordered: the most telling members first, the generic form last. */
export const shapes: readonly JsonShape[] = [
  {
    name: 'fireflies-json',
    captions: false,
    read(value) {
      const items = list(
        isList(value)
          ? value
          : (valueAt(value, 'sentences') ?? valueAt(value, 'transcript', 'sentences') ?? valueAt(value, 'data', 'transcript', 'sentences')),
      )
      if (!items.some(s => 'sentence' in s || 'raw_text' in s || 'speaker_name' in s)) return null
      return bySentence(
        items,
        s => text(s.speaker_name) || speaker(s.speaker_id),
        s => text(s.sentence) || text(s.text) || text(s.raw_text),
      )
    },
  },
  {
    name: 'granola-json',
    captions: true,
    read(value) {
      const items = list(isList(value) ? value : valueAt(value, 'transcript'))
      if (!items.some(s => ('source' in s || 'speaker' in s) && 'start_timestamp' in s)) return null
      const first = Date.parse(text(items[0]?.start_timestamp))
      const at = (v: unknown): number | null => (Number.isNaN(Date.parse(text(v))) ? null : (Date.parse(text(v)) - first) / 1000)
      const label = (s: Item): string => {
        const named = text(valueAt(s.speaker, 'name')) || text(s.speaker) || text(s.source)
        return /^microphone$/i.test(named) ? 'Me' : /^(?:system|speaker)$/i.test(named) ? 'Them' : named || 'Them'
      }
      return { turns: items.map(s => turn(label(s), text(s.text), at(s.start_timestamp), at(s.end_timestamp))) }
    },
  },
  {
    name: 'deepgram-json',
    captions: false,
    read(value) {
      const utterances = list(valueAt(value, 'results', 'utterances'))
      if (utterances.length)
        return { turns: utterances.map(u => turn(speaker(u.speaker ?? u.channel), text(u.transcript), number(u.start), number(u.end))) }
      const channels = list(valueAt(value, 'results', 'channels'))
      if (!channels.length) return null
      const turns: Turn[] = []
      for (const [index, channel] of channels.entries()) {
        const best = valueAt(channel, 'alternatives', '0')
        const paragraphs = list(valueAt(best, 'paragraphs', 'paragraphs'))
        const who = (p: unknown): string | null => speaker(p) ?? (channels.length > 1 ? `Speaker ${index + 1}` : null)
        for (const p of paragraphs)
          for (const s of list(p.sentences)) turns.push(turn(who(p.speaker), text(s.text), number(s.start), number(s.end)))
        if (!paragraphs.length)
          turns.push(
            ...byWord(
              list(valueAt(best, 'words')),
              w => who(w.speaker),
              w => text(w.punctuated_word) || text(w.word),
              1,
              text(valueAt(best, 'transcript')),
            ),
          )
      }
      return { turns: turns.sort((a, b) => (a.start ?? 0) - (b.start ?? 0)) }
    },
  },
  {
    name: 'assemblyai-json',
    captions: false,
    read(value) {
      if (!isObject(value) || !('audio_duration' in value || 'audio_url' in value || 'acoustic_model' in value || 'speech_model' in value))
        return null
      const ms = (v: unknown): number | null => (number(v) === null ? null : Number(v) / 1000)
      const utterances = list(value.utterances)
      if (utterances.length) return { turns: utterances.map(u => turn(speaker(u.speaker), text(u.text), ms(u.start), ms(u.end))) }
      return {
        turns: byWord(
          list(value.words),
          w => speaker(w.speaker),
          w => text(w.text),
          0.001,
          text(value.text),
        ),
      }
    },
  },
  {
    name: 'whisper-cpp-json',
    captions: true,
    read(value) {
      const items = list(valueAt(value, 'transcription'))
      if (!items.some(s => isObject(s.offsets) || isObject(s.timestamps))) return null
      const at = (s: Item, key: string): number | null => {
        const ms = number(valueAt(s.offsets, key))
        return ms === null ? seconds(text(valueAt(s.timestamps, key))) : ms / 1000
      }
      return { turns: items.map(s => turn(speaker(s.speaker), text(s.text), at(s, 'from'), at(s, 'to'))) }
    },
  },
  {
    name: 'amazon-transcribe-json',
    captions: false,
    read(value) {
      const items = list(valueAt(value, 'results', 'items'))
      if (!items.some(i => isList(i.alternatives))) return null
      const words = items.map(i => ({ ...i, word: text(valueAt(i, 'alternatives', '0', 'content')), start: i.start_time, end: i.end_time }))
      return {
        turns: byWord(
          words,
          w => speaker(w.speaker_label),
          w => text(w.word),
          1,
          text(valueAt(value, 'results', 'transcripts', '0', 'transcript')),
        ),
      }
    },
  },
  {
    name: 'rev-json',
    captions: false,
    read(value) {
      const items = list(valueAt(value, 'monologues'))
      if (!items.length) return null
      const names = new Map(list(valueAt(value, 'speakers')).map(s => [s.id, text(s.name)]))
      return {
        turns: items.map(m => {
          const elements = list(m.elements)
          const timed = elements.filter(e => number(e.ts) !== null)
          return turn(
            names.get(m.speaker) || speaker(m.speaker),
            elements.map(e => String(e.value ?? '')).join(''),
            number(timed[0]?.ts),
            number(timed.at(-1)?.end_ts),
          )
        }),
      }
    },
  },
  {
    // Whisper, WhisperX, faster-whisper, MacWhisper, OpenAI's verbose_json: `segments` of start, end, text, perhaps speaker.
    name: 'whisper-json',
    captions: true,
    read(value) {
      const items = list(valueAt(value, 'segments'))
      if (!items.some(s => 'text' in s)) return null
      const unit = milliseconds(items) ? 0.001 : 1
      const scale = (v: unknown): number | null => (number(v) === null ? seconds(text(v)) : Number(v) * unit)
      return {
        turns: items.map(s =>
          turn(speaker(s.speaker ?? s.speaker_name), text(s.text), scale(s.start ?? s.startTime), scale(s.end ?? s.endTime)),
        ),
      }
    },
  },
  {
    name: 'transcript-json',
    captions: false,
    read(value) {
      const keys = [
        'utterances',
        'transcript',
        'turns',
        'entries',
        'messages',
        'lines',
        'captions',
        'results',
        'transcripts',
        'segments',
        'monologues',
      ]
      const items = list(
        isList(value) ? value : keys.map(k => valueAt(value, k)).find(v => isList(v) && v.length > 0 && list(v).length > 0),
      )
      const said = (i: Item): string =>
        text(i.text) || text(i.content) || text(i.transcript) || text(i.words) || text(i.sentence) || text(i.caption) || text(i.body)
      const who = (i: Item): string | null =>
        text(valueAt(i.speaker, 'name')) ||
        text(i.speaker_name) ||
        text(i.speakerName) ||
        text(i.name) ||
        text(i.participant) ||
        numberAsGiven(i.speaker ?? i.user ?? i.author ?? i.speaker_id)
      if (items.length < 2 || items.filter(i => said(i) !== '').length < items.length * 0.6) {
        const whole = isObject(value) && Object.keys(value).length <= 12 ? text(value.text) || text(value.transcript) : ''
        return whole.length > 200 ? { turns: [turn(null, whole)] } : null
      }
      // Any list of objects with texts is not a talk: somebody speaks, or it has times.
      const starts = ['start', 'start_time', 'startTime', 'timestamp', 'time', 'begin', 'offset', 'start_seconds', 'ts']
      const startOf = (i: Item): unknown => starts.map(k => i[k]).find(v => v !== undefined)
      const timed = items.filter(i => startOf(i) !== undefined).length
      if (items.filter(i => who(i) !== null).length < items.length * 0.5 && timed < items.length * 0.5) return null
      const unit = milliseconds(items.map(i => ({ start: startOf(i) }))) ? 0.001 : 1
      const at = (v: unknown): number | null => {
        const n = number(v)
        if (n !== null) return n > 1e9 ? null : n * unit
        return seconds(text(v).replace(/^\[|\]$/g, ''))
      }
      return { turns: items.map(i => turn(who(i), said(i), at(startOf(i)), at(i.end ?? i.end_time ?? i.endTime ?? i.end_seconds))) }
    },
  },
]

/** `0`, `"A"`, `spk_1`, `SPEAKER_00`, `Ines Okafor` → a label; numbers from zero are counted from one. */
function speaker(value: unknown): string | null {
  if (typeof value === 'number') return `Speaker ${value + 1}`
  const name = text(value)
  if (!name) return null
  const numbered = /^(?:speaker|spk|spkr|s)[_ -]?(\d{1,3})$/i.exec(name)
  if (numbered)
    return /^0|_/.test(numbered[0].slice(1).replace(/^[a-z]+/i, ''))
      ? `Speaker ${Number(numbered[1]) + 1}`
      : `Speaker ${Number(numbered[1])}`
  if (/^\d{1,3}$/.test(name)) return `Speaker ${Number(name) + 1}`
  return /^[A-Z]$/.test(name) ? `Speaker ${name}` : name
}

/** Nobody knows where an unknown program begins to count: its number is shown as it is. */
const numberAsGiven = (value: unknown): string | null =>
  typeof value === 'number' || /^\d{1,3}$/.test(text(value)) ? `Speaker ${value}` : speaker(value)

/** Sentences of one speaker stand together until another speaks or a paragraph is full. */
function bySentence(items: readonly Item[], who: (i: Item) => string | null, said: (i: Item) => string): { turns: Turn[] } {
  const at = (i: Item, ...keys: string[]): number | null => {
    const value = keys.map(k => i[k]).find(v => v !== undefined)
    const n = number(value)
    return n ?? seconds(text(value))
  }
  return { turns: items.map(i => turn(who(i), said(i), at(i, 'start_time', 'startTime', 'start'), at(i, 'end_time', 'endTime', 'end'))) }
}

/** Words with times → sentences of one speaker. `whole` is used where there are no words. */
function byWord(words: readonly Item[], who: (w: Item) => string | null, said: (w: Item) => string, unit: number, whole: string): Turn[] {
  if (words.length === 0) return whole ? [turn(null, whole)] : []
  const turns: Turn[] = []
  let parts: string[] = []
  let label: string | null = null
  let start: number | null = null
  let end: number | null = null
  const flush = (): void => {
    if (parts.length) turns.push(turn(label, parts.join(' ').replace(/ ([.,?!;:])/g, '$1'), start, end))
    parts = []
    start = null
  }
  for (const word of words) {
    const by = who(word)
    // Punctuation has no speaker of its own in some exports.
    if (parts.length && by !== null && by !== label) flush()
    if (!parts.length) label = by
    parts.push(said(word))
    const [s, e] = [number(word.start), number(word.end)]
    if (start === null && s !== null) start = s * unit
    if (e !== null) end = e * unit
    if ((/[.?!]$/.test(said(word)) && parts.length > 3) || parts.length > 60) flush()
  }
  flush()
  return turns
}

/** Times that are whole numbers and grow by more than a second of speech per word are milliseconds. */
function milliseconds(items: readonly Item[]): boolean {
  const starts = items.map(i => number(i.start ?? i.startTime)).filter(n => n !== null)
  const last = starts.at(-1) ?? 0
  return starts.length > 0 && starts.every(n => Number.isInteger(n)) && last > 1000 && last / starts.length > 200
}
