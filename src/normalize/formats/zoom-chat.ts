import type { Format } from '../../model/contracts.ts'
import { buildTranscript } from '../transcript/build.ts'
import { seconds, type Turn, turn } from '../transcript/turn.ts'
import { wrappedOf } from '../wrapper.ts'
import { sampleLines, share } from './timed-lines.ts'

const LINE = /^\s*(\d{1,2}:\d{2}:\d{2})\s+From\s+(.{1,80}?)(?:\s+to\s+(.{1,120}?))?(?:\s*\((?:Direct Message|Privately)\))?\s*:\s*(.*)$/iu

/** Zoom's chat: `00:12:33 From Ines Okafor to Everyone:`, the words behind or on the next, indented line. Typed, not spoken. */
export const zoomChat: Format = {
  name: 'zoom-chat',
  recognize: probe => (probe.text !== null && share(sampleLines(probe), l => LINE.test(l)) >= 0.3 ? 0.95 : 0),
  read(probe) {
    const turns: Turn[] = []
    for (const line of wrappedOf(probe).body.split('\n')) {
      const m = LINE.exec(line)
      const last = turns.at(-1)
      if (m) turns.push(turn((m[2] ?? '').trim(), m[4] ?? '', seconds(m[1] ?? '')))
      else if (last && line.trim()) turns[turns.length - 1] = { ...last, text: `${last.text} ${line.trim()}`.trim() }
    }
    // Wall-clock times (16:04:11) are no time since the start of the recording.
    const first = turns[0]?.start ?? 0
    const wall = first > 4 * 3600
    const shifted = wall ? turns.map(t => turn(t.label, t.text)) : turns
    return buildTranscript(probe, 'zoom-chat', { turns: shifted, typed: true })
  },
}
