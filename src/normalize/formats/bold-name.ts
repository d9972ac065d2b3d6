import type { Format } from '../../model/contracts.ts'
import { isFieldName, isLabelShape } from '../labels.ts'
import { buildTranscript } from '../transcript/build.ts'
import { seconds, type Turn, turn } from '../transcript/turn.ts'
import { wrappedOf } from '../wrapper.ts'
import { sampleLines } from './timed-lines.ts'

const TIME = '\\d{1,3}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?'
const NAMED = new RegExp(
  `^\\s*\\*\\*(?:[[(]?(${TIME})[\\])]?\\s*[-–|]?\\s*)?([^*:\\[\\]]{1,60}?)\\s*(?:[[(](${TIME})[\\])])?\\s*:?\\*\\*\\s*(?:[[(*]*(${TIME})[\\])*]*)?\\s*:?\\s*(.*)$`,
  'u',
)
const STAMP = new RegExp(`^\\s*[*_]{1,2}[[(]?(${TIME})[\\])]?[*_]{1,2}\\s*$`)

/**
 * The recorder app: `**Lior Genz**: text`, below it `*00:48*`. Also `**Name** (00:48): text`, `**[00:48] Name:** text`, and the
 * name on a line of its own with the words below.
 */
export const boldName: Format = {
  name: 'bold-name',
  recognize(probe) {
    if (probe.text === null || !probe.text.includes('**')) return 0
    const lines = sampleLines(probe)
    const named = lines.filter(isNamed).length
    const stamps = lines.filter(l => STAMP.test(l)).length
    const other = lines.length - named - stamps
    return named >= 2 && named >= 0.3 * (named + other) && new Set(lines.filter(isNamed).map(labelOf)).size <= Math.max(2, named * 0.7)
      ? 0.9
      : 0
  },
  read(probe) {
    const turns: Turn[] = []
    const preamble: string[] = []
    for (const line of wrappedOf(probe).body.split('\n')) {
      const last = turns.at(-1)
      const stamp = STAMP.exec(line)
      if (stamp && last) {
        const start = seconds(stamp[1] ?? '')
        if (last.start === undefined) turns[turns.length - 1] = turn(last.label, last.text, start)
        continue
      }
      const m = isNamed(line) ? NAMED.exec(line) : null
      if (m) turns.push(turn((m[2] ?? '').trim(), m[5] ?? '', seconds(m[1] ?? m[3] ?? m[4] ?? '')))
      else if (!last) preamble.push(line)
      else if (line.trim()) turns[turns.length - 1] = { ...last, text: `${last.text} ${line.trim()}`.trim() }
    }
    return buildTranscript(probe, 'bold-name', { turns, preamble: preamble.join('\n') })
  },
}

const labelOf = (line: string): string => (NAMED.exec(line)?.[2] ?? '').trim()

function isNamed(line: string): boolean {
  const m = NAMED.exec(line)
  const label = (m?.[2] ?? '').trim()
  return m !== null && label !== '' && isLabelShape(label) && !isFieldName(label)
}
