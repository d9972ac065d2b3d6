import type { Format } from '../../model/contracts.ts'
import { buildTranscript } from '../transcript/build.ts'
import { seconds, type Turn, turn } from '../transcript/turn.ts'
import { wrappedOf } from '../wrapper.ts'
import { sampleLines, share } from './timed-lines.ts'

const FROM = /^\s*(\d{1,2}:\d{2}:\d{2})\s+From\s+(.{1,80}?)(?:\s+to\s+(.{1,120}?))?(?:\s*\((?:Direct Message|Privately)\))?\s*:\s*(.*)$/iu
/** The file that the program saves beside a recording: `00:12:33\tInes Okafor:\ttext`. */
const TABBED = /^\s*(\d{1,2}:\d{2}:\d{2})\t\s*(?:From\s+)?([^\t:]{1,80}?)\s*:(?:\s+(.*)|\s*)$/u

function messageLine(line: string): Turn | null {
  const from = FROM.exec(line)
  if (from) return turn((from[2] ?? '').trim(), from[4] ?? '', seconds(from[1] ?? ''))
  const tabbed = TABBED.exec(line)
  return tabbed ? turn((tabbed[2] ?? '').trim(), tabbed[3] ?? '', seconds(tabbed[1] ?? '')) : null
}

/**
 * Zoom's chat: `00:12:33 From Ines Okafor to Everyone:`, the words behind or on the next, indented line, and the form with tabs. Typed,
 * not spoken.
 */
export const zoomChat: Format = {
  name: 'zoom-chat',
  recognize: probe => (probe.text !== null && share(sampleLines(probe), l => messageLine(l) !== null) >= 0.3 ? 0.95 : 0),
  read(probe) {
    const turns: Turn[] = []
    for (const line of wrappedOf(probe).body.split('\n')) {
      const found = messageLine(line)
      const last = turns.at(-1)
      if (found) turns.push(found)
      else if (last && line.trim()) turns[turns.length - 1] = { ...last, text: `${last.text} ${line.trim()}`.trim() }
    }
    // Wall-clock times (16:04:11) are no time since the start of the recording.
    const first = turns[0]?.start ?? 0
    const wall = first > 4 * 3600
    const shifted = wall ? turns.map(t => turn(t.label, t.text)) : turns
    return buildTranscript(probe, 'zoom-chat', { turns: shifted, typed: true })
  },
}
