import type { Format, FormatProbe } from '../../model/contracts.ts'
import type { SourceDocument } from '../../model/document.ts'
import { wordsOf } from '../../model/text.ts'
import { buildTranscript } from '../transcript/build.ts'
import { cutSpeech } from '../transcript/speech-cut.ts'
import { turn } from '../transcript/turn.ts'
import { wrappedOf } from '../wrapper.ts'

/** Words of talk that writing does without, in the languages that recognisers meet; folded. */
const TALK = new Set(
  (
    'um uh uhm hmm mhm yeah yep okay ok alright gonna wanna kinda gotta dunno anyway well right oh hey hi hello bye sorry thanks cool wow yes so like actually basically ' +
    'ah ahm genau naja halt eben also jo ja nei altsa liksom ikke eh euh ben ouais voila donc bueno pues vale sabes entonces tipo ne entao cioe allora dunque dus hoor'
  ).split(' '),
)

/** The whole recording on one line (or a few very long ones): nobody named, no time, often no full stop. */
export const unmarkedSpeech: Format = {
  name: 'unmarked-speech',
  recognize(probe) {
    if (probe.text === null) return 0
    const body = wrappedOf(probe).body.trim()
    const lines = body.split('\n', 60).filter(l => l.trim())
    const longest = Math.max(...lines.map(l => l.length), 0)
    if (longest < 600 || lines.length > 50 || body.length / lines.length < 400 || /^[[{<#]/.test(body)) return 0
    // A sample of the beginning and of the middle; Markdown and tables are no speech.
    const middle = Math.floor(body.length / 2)
    const sample = wordsOf(body.slice(0, 3000) + body.slice(middle, middle + 3000))
    if (sample.length < 80) return 0
    const talk = sample.filter(w => TALK.has(w)).length / sample.length
    const stops = (body.slice(0, 6000).match(/[.?!](?:\s|$)/g)?.length ?? 0) / Math.min(sample.length, 1200)
    return talk >= 0.02 || (talk >= 0.01 && stops < 0.02) ? 0.8 : 0
  },
  read: probe => readSpeech(probe, 'unmarked-speech'),
}

/** Lines that say one thing each and end as talk ends, with nothing at all. */
const LEAST_LINES = 20

/** A recording of several voices, one thing said a line, as a recogniser without voices writes it: lower case, hardly a full stop. */
export const speechLines: Format = {
  name: 'speech-lines',
  recognize(probe) {
    if (probe.text === null) return 0
    const lines = wrappedOf(probe)
      .body.split('\n', 400)
      .map(l => l.trim())
      .filter(Boolean)
    if (lines.length < LEAST_LINES) return 0
    const share = (is: (line: string) => boolean): number => lines.filter(is).length / lines.length
    // A list, a poem and a log have marks, capitals or figures at their beginnings.
    if (share(l => /^[\p{Ll}(]/u.test(l)) < 0.85 || share(l => /[.:;|>]$/.test(l)) > 0.15 || share(l => l.length > 400) > 0.1) return 0
    const words = lines.flatMap(l => wordsOf(l))
    return words.length / lines.length >= 3 && words.filter(w => TALK.has(w)).length / words.length >= 0.02 ? 0.7 : 0
  },
  read: probe =>
    buildTranscript(probe, 'speech-lines', {
      turns: wrappedOf(probe)
        .body.split('\n')
        .filter(l => l.trim())
        .flatMap(l => cutSpeech(l).map(({ start, end }) => turn(null, l.slice(start, end)))),
    }),
}

/** What a marker says is a transcript, in no known form: each paragraph an utterance, long ones cut. */
export const markedSpeech: Format = {
  name: 'marked-speech',
  recognize: probe =>
    probe.text !== null && wrappedOf(probe).marked && wordsOf(wrappedOf(probe).body.slice(0, 2000)).length >= 5 ? 0.6 : 0,
  read: probe => readSpeech(probe, 'marked-speech'),
}

function readSpeech(probe: FormatProbe, format: string): SourceDocument {
  const body = wrappedOf(probe).body
  return buildTranscript(probe, format, { turns: cutSpeech(body).map(({ start, end }) => turn(null, body.slice(start, end))) })
}
