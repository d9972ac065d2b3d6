import type { FormatProbe } from '../../model/contracts.ts'
import type { SourceDocument } from '../../model/document.ts'
import { ProblemError } from '../../model/problem.ts'
import { documentBuilder } from '../document-builder.ts'
import { labelKind } from '../labels.ts'
import { documentFields, type FoundFields } from '../note-fields.ts'
import { addMarkdown, namesOnly, oneToOne } from '../stated.ts'
import { titleOfFileName } from '../title.ts'
import { wrappedOf } from '../wrapper.ts'
import { joinCaptions } from './captions.ts'
import { withoutEchoes } from './echo.ts'
import { noNoise, seamsOf, withoutNoise } from './noise.ts'
import { withoutRepetitions, withWords } from './repetition.ts'
import type { Turn } from './turn.ts'
import { identifyOther, settleLabels } from './voices.ts'

export interface TranscriptInput extends FoundFields {
  readonly turns: readonly Turn[]
  /** Lines between header and first utterance (a title, `Date: …`, attendees), read as header blocks. */
  readonly preamble?: string
  /** Captions cut in mid-sentence are joined. */
  readonly captions?: boolean
  /** Typed, not spoken: no noise, no echoes. */
  readonly typed?: boolean
  /** Seconds, where the export tells them. */
  readonly duration?: number | null
  readonly language?: string
}

/** The one way from turns to a document: header blocks, voices, noise, repetitions, echoes, utterances. Problem: `TRANSCRIPT_NO_SPEECH`. */
export function buildTranscript(probe: FormatProbe, format: string, input: TranscriptInput): SourceDocument {
  const { item } = probe
  const wrapped = wrappedOf(probe)
  const builder = documentBuilder(item, format, 'transcript')
  const stated = addMarkdown(builder, [wrapped.header, input.preamble ?? ''].filter(s => s.trim()).join('\n\n'), true)
  const fields = documentFields(item.fileName, wrapped.frontMatter, stated, input)
  const names = fields.statedParticipants ?? []

  const settled = settleLabels(
    input.turns.filter(t => t.text.trim() !== ''),
    names,
  )
  builder.repair('glued-speaker', 'A speaker’s name was glued to the words', settled.glued)
  const noise = noNoise()
  let turns: readonly Turn[] = settled.turns
  if (!input.typed) {
    turns = turns.map(t => ({ ...t, text: withoutNoise(t.text, noise) })).filter(t => t.text !== '')
    if (input.captions) turns = joinCaptions(turns)
    const seams = withoutRepetitions(withWords(turns))
    const echoes = withoutEchoes(seams)
    turns = echoes.turns
    builder.repair('noise', 'Marks of silence removed', noise.noise)
    builder.repair('sound-caption', 'Sounds that are no speech removed', noise.soundCaption)
    builder.repair('invented-tag', 'Speaker tags that the recogniser invented removed', noise.inventedTag)
    builder.repair('invented-sentence', 'Sentences that recognisers invent on silence removed', noise.inventedSentence)
    builder.repair('join-repetition', 'Words repeated where two pieces of the recording meet removed', seams.count)
    builder.repair('echo', 'Utterances heard again on the other track removed', echoes.count)
  }

  const labels = [...new Set(turns.map(t => t.label))].filter(l => l !== null)
  const voices = labels.map(label => ({ label, kind: labelKind(label) }))
  const other = other1to1(voices, names, item.fileName)
  for (const voice of voices) {
    builder.speaker(voice.label, voice.kind, other?.label === voice.label ? { identified: other.identified } : undefined)
  }
  if (turns.length === 0 && builder.segmentCount === 0) {
    throw new ProblemError({
      code: 'TRANSCRIPT_NO_SPEECH',
      message: 'Nothing was said in this transcript.',
      expected: 'utterances',
      found: `${input.turns.length} entries, all empty or noise (${format})`,
      where: item.fileName,
      hint: 'The microphone or the recogniser may have failed; run the recogniser again.',
    })
  }
  let last = 0
  let first = Number.POSITIVE_INFINITY
  for (const t of turns) {
    builder.add({
      type: 'utterance',
      ...(input.typed ? { text: t.text } : seamsOf(t.text)),
      speaker: t.label === null ? null : builder.speaker(t.label, labelKind(t.label)),
      start: t.start,
      end: t.end,
    })
    last = Math.max(last, t.end ?? t.start ?? 0)
    first = Math.min(first, t.start ?? first)
  }
  if (wrapped.after) addMarkdown(builder, wrapped.after, true)
  return builder.finish({
    ...fields,
    // Nobody is silent for the first hour: such stamps are of the wall clock, or of a piece of a longer recording.
    duration: input.duration ?? (last > 0 ? Math.round(first >= 3600 && first < last ? last - first : last) : null),
    ...(input.language ? { language: input.language } : {}),
  })
}

/** Header first; the name of the file says it too (`1-1 Ines`), less surely. */
function other1to1(
  voices: Parameters<typeof identifyOther>[0],
  names: readonly string[],
  fileName: string,
): ReturnType<typeof identifyOther> {
  const byHeader = identifyOther(voices, names, 'The header', 0.95)
  if (byHeader || names.length) return byHeader
  const title = titleOfFileName(fileName)?.text ?? ''
  return identifyOther(voices, namesOnly(oneToOne(title)), 'The file name', 0.85)
}
