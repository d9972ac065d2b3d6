import { BARE_DOCUMENT, type Segment, type SourceDocument, type Speaker } from '../model/document.ts'
import type { IsoDate, Sha256, SourceId } from '../model/ids.ts'

/** One utterance as other programs keep it: the benchmark's records, tests, recorded calls. Times in seconds. */
export interface PlainUtterance {
  readonly speaker: string | null
  readonly text: string
  readonly start?: number
  readonly end?: number
}

/**
 * Builds a transcript from utterances that are already separated, without going through a file format.
 * One segment an utterance; empty utterances keep their place, so that segment numbers equal utterance numbers.
 */
export function talkOf(id: string, utterances: readonly PlainUtterance[], day: IsoDate | null = null): SourceDocument {
  const speakers: Speaker[] = []
  const indexOf = new Map<string, number>()
  const segments: Segment[] = []
  let text = ''
  for (const [index, u] of utterances.entries()) {
    let speaker: number | null = null
    if (u.speaker !== null) {
      speaker = indexOf.get(u.speaker) ?? null
      if (speaker === null) {
        speaker = speakers.length
        indexOf.set(u.speaker, speaker)
        speakers.push({
          index: speaker,
          label: u.speaker,
          kind: /^(?:[A-Z]|Remote|Speaker \d+)$/.test(u.speaker) ? 'unidentified' : 'named',
        })
      }
    }
    const start = text.length
    text += u.text
    const times = { ...(u.start === undefined ? {} : { start: u.start }), ...(u.end === undefined ? {} : { end: u.end }) }
    segments.push({ index, type: 'utterance', anchor: `u${index + 1}`, span: { start, end: text.length }, speaker, ...times })
    text += '\n'
  }
  const last = utterances.at(-1)
  return {
    id: id as SourceId,
    sha256: id as Sha256,
    fileName: `${id}.txt`,
    kind: 'transcript',
    format: 'plain-utterances',
    text,
    ...BARE_DOCUMENT,
    segments,
    speakers,
    date: day ? { day, from: 'content' } : null,
    duration: last?.end ?? null,
    language: 'en',
  }
}
