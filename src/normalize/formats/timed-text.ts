import type { Format } from '../../model/contracts.ts'
import { buildTranscript } from '../transcript/build.ts'
import { wrappedOf } from '../wrapper.ts'
import { readTimedLines, sampleLines, share, timedLine } from './timed-lines.ts'

/** `[00:00:12] text` and whisper's `[00:00.000 --> 00:04.000]  text`: times, nobody named. */
export const timedText: Format = {
  name: 'timed-text',
  recognize: probe => (probe.text !== null && share(sampleLines(probe), l => timedLine(l) !== null, 2) >= 0.4 ? 0.8 : 0),
  read(probe) {
    const { turns, preamble } = readTimedLines(wrappedOf(probe).body, line => ({ label: null, text: line.rest }))
    return buildTranscript(probe, 'timed-text', { turns, preamble, captions: true })
  },
}
