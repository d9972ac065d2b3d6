import type { Format } from '../../model/contracts.ts'
import { frontMatterNames } from '../header-names.ts'
import { buildTranscript } from '../transcript/build.ts'
import { wrappedOf } from '../wrapper.ts'
import { coloned, dashed, labelsIn, readTimedLines, sampleLines, share, timedLine, ungluer } from './timed-lines.ts'

/**
 * `[00:00:02.06]  Dana Whitfield- Hello` · `[00:00:00.04]   Remote- Hey` · `[00:29:59.08]   RemoteSo yeah`
 * The dash is lost now and then, in the same file; then the label is glued to the words.
 */
export const dashTranscript: Format = {
  name: 'dash-transcript',
  recognize(probe) {
    if (probe.text === null) return 0
    const lines = sampleLines(probe)
    const timed = share(lines, l => timedLine(l) !== null)
    if (timed < 0.5) return 0
    const isDash = share(lines, l => isDashed(timedLine(l)?.rest ?? ''))
    return isDash >= 0.3 * timed ? 0.9 : 0
  },
  read(probe) {
    const { body } = wrappedOf(probe)
    const { separated, glued } = labelsIn(body, dashed)
    // A sentence with a dash in it ("Well - yes") is no label unless it occurs again.
    const often = new Set(separated.filter((label, i) => separated.indexOf(label) !== i || label.includes(' ')))
    const take = ungluer(separated, glued, frontMatterNames(probe))
    return buildTranscript(
      probe,
      'dash-transcript',
      readTimedLines(body, line => {
        const found = dashed(line.rest)
        return found && (often.has(found.label) || separated.length < 4) ? found : take(line.rest)
      }),
    )
  },
}

const isDashed = (rest: string): boolean => dashed(rest) !== null && coloned(rest) === null
