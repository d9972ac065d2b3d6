import { actionCue } from '../action-cues.ts'
import { decisionScore } from '../decisions.ts'
import { factScore } from '../facts.ts'
import { questionScore } from '../questions.ts'
import type { Line, Reading } from '../reading.ts'
import { riskScore } from '../risks.ts'
import type { Turn } from './features.ts'

/** What the models judge: an utterance, or one sentence of a very long one. */
export interface Unit extends Turn {
  readonly segment: number
  readonly lines: readonly Line[]
}

/** Words up to which an utterance is judged as a whole. */
const WHOLE = 60

/** The units of a reading in order. Utterances without words have none. */
export function unitsOf(reading: Reading): Unit[] {
  const units: Unit[] = []
  let at = 0
  const { lines } = reading
  while (at < lines.length) {
    const first = lines[at] as Line
    let end = at
    let words = 0
    while (end < lines.length && lines[end]?.segment === first.segment) words += lines[end++]?.words ?? 0
    const own = lines.slice(at, end)
    if (words <= WHOLE) units.push({ segment: first.segment, speaker: first.speaker, text: own.map(l => l.text).join(' '), lines: own })
    else for (const l of own) units.push({ segment: l.segment, speaker: l.speaker, text: l.text, lines: [l] })
    at = end
  }
  return units
}

const FORMS = ['commit', 'offer', 'duty', 'request', 'joint', 'third', 'taken'] as const
/** Numbers a unit gets from the rules: five scores, the form of the promise, whether it asks. */
export const CUES = 7
const NONE = -5

/** Rule scores of each unit, `CUES` numbers a unit. */
export function cueRows(reading: Reading, units: readonly Unit[]): Float32Array {
  const out = new Float32Array(units.length * CUES)
  for (const [i, u] of units.entries()) {
    const at = i * CUES
    out.fill(NONE, at, at + 5)
    out[at + 5] = -1
    for (const line of u.lines) {
      const cue = actionCue(reading, line)
      if (cue && cue.score > (out[at] ?? NONE)) {
        out[at] = cue.score
        out[at + 5] = FORMS.indexOf(cue.form)
      }
      out[at + 1] = Math.max(out[at + 1] ?? NONE, decisionScore(reading, line))
      out[at + 2] = Math.max(out[at + 2] ?? NONE, riskScore(reading, line))
      out[at + 3] = Math.max(out[at + 3] ?? NONE, questionScore(reading, line))
      out[at + 4] = Math.max(out[at + 4] ?? NONE, factScore(reading, line))
      if (line.question) out[at + 6] = 1
    }
  }
  return out
}
