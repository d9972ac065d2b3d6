import type { Format } from '../../model/contracts.ts'
import { buildTranscript } from '../transcript/build.ts'
import { type Turn, turn } from '../transcript/turn.ts'
import { wrappedOf } from '../wrapper.ts'

const HEAD = /^\s*(?:speaker\t)?start\tend\t(?:speaker\t)?text\s*$/i

/** Whisper's table: `start⇥end⇥text`, times in milliseconds. */
export const whisperTsv: Format = {
  name: 'whisper-tsv',
  recognize: probe => (probe.text !== null && HEAD.test(wrappedOf(probe).body.trimStart().split('\n', 1)[0] ?? '') ? 1 : 0),
  read(probe) {
    const [head = '', ...lines] = wrappedOf(probe).body.trimStart().split('\n')
    const columns = head.toLowerCase().trim().split('\t')
    const turns: Turn[] = []
    for (const line of lines) {
      const cells = line.split('\t')
      const cell = (name: string): string => (columns.includes(name) ? (cells[columns.indexOf(name)] ?? '') : '')
      // The text is last and may itself hold tabs.
      const text = cells.slice(columns.indexOf('text')).join(' ')
      const [start, end] = [Number(cell('start')), Number(cell('end'))]
      if (text.trim())
        turns.push(
          turn(
            cell('speaker') || null,
            text.trim(),
            Number.isFinite(start) ? start / 1000 : null,
            Number.isFinite(end) ? end / 1000 : null,
          ),
        )
    }
    return buildTranscript(probe, 'whisper-tsv', { turns, captions: true })
  },
}
