import type { Format } from '../../model/contracts.ts'
import { buildTranscript } from '../transcript/build.ts'
import { seconds, type Turn, turn } from '../transcript/turn.ts'
import { wrappedOf } from '../wrapper.ts'
import { sampleLines } from './timed-lines.ts'

const STAMP = /^\s*[*_[(]{0,2}(\d{1,3}:\d{2}(?::\d{2})?)[*_\])]{0,2}\s*$/

/** Paragraphs of speech with a time on a line of its own (`*00:30*`, `00:30`), nobody named. The time stands below or above its paragraph. */
export const stampedParagraphs: Format = {
  name: 'stamped-paragraphs',
  recognize(probe) {
    if (probe.text === null) return 0
    const lines = sampleLines(probe)
    const stamps = lines.filter(l => STAMP.test(l)).length
    return stamps >= 2 && stamps >= lines.length * 0.2 ? 0.8 : 0
  },
  read(probe) {
    const lines = wrappedOf(probe)
      .body.split('\n')
      .filter(l => l.trim())
    const turns: Turn[] = []
    // A first line that is a time says that times stand above what they time.
    const above = STAMP.test(lines[0] ?? '')
    let stamp: number | null = null
    let open: Turn[] = []
    for (const line of lines) {
      const m = STAMP.exec(line)
      if (!m) {
        const next = turn(null, line.trim(), above && open.length === 0 ? stamp : null)
        open.push(next)
        turns.push(next)
        continue
      }
      stamp = seconds(m[1] ?? '')
      const first = open[0]
      if (!above && first && stamp !== null) turns[turns.indexOf(first)] = turn(null, first.text, stamp)
      open = []
    }
    return buildTranscript(probe, 'stamped-paragraphs', { turns })
  },
}
