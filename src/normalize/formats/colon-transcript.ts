import type { Format } from '../../model/contracts.ts'
import { frontMatterNames } from '../header-names.ts'
import { buildTranscript } from '../transcript/build.ts'
import { wrappedOf } from '../wrapper.ts'
import { coloned, labelsIn, readTimedLines, sampleLines, share, timedLine, ungluer } from './timed-lines.ts'

/**
 * `[00:01:52.53] Dana Whitfield :  Dana WhitfieldHey` · `[00:01:55.10] Remote : text` · `[00:12] Ines: text`
 * The owner's name stands twice, glued; a device may stand as the speaker.
 */
export const colonTranscript: Format = {
  name: 'colon-transcript',
  recognize(probe) {
    if (probe.text === null) return 0
    const lines = sampleLines(probe)
    const timed = share(lines, l => timedLine(l) !== null)
    if (timed < 0.4) return 0
    return share(lines, l => coloned(timedLine(l)?.rest ?? '') !== null) >= 0.5 * timed ? 0.9 : 0
  },
  read(probe) {
    const { body } = wrappedOf(probe)
    const { separated, glued } = labelsIn(body, coloned)
    const take = ungluer(separated, glued, frontMatterNames(probe))
    return buildTranscript(
      probe,
      'colon-transcript',
      readTimedLines(body, line => coloned(line.rest) ?? take(line.rest)),
    )
  },
}
