import { actionCue } from '../action-cues.ts'
import { decisionScore } from '../decisions.ts'
import { factScore } from '../facts.ts'
import { questionScore } from '../questions.ts'
import type { Line, Reading } from '../reading.ts'
import { riskScore } from '../risks.ts'
import { CLAIMS } from './claim-features.ts'
import { wordScores } from './claims.ts'
import type { Turn } from './features.ts'
import type { LinearModel } from './linear.ts'

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
/** Numbers a unit gets: five scores of rules, the form of the promise, whether it asks, and what the words of each kind of claim say. */
export const CUES = 7 + CLAIMS.length
/** Where the claims begin. */
export const CUE_CLAIMS = 7
const NONE = -5
const SILENT = -12

/** What rules and the words of claims say of each unit, `CUES` numbers a unit. `claims`: first stage of the claim model. */
export function cueRows(reading: Reading, units: readonly Unit[], claims: LinearModel): Float32Array {
  const z = wordScores(claims, reading)
  const out = new Float32Array(units.length * CUES)
  for (const [i, u] of units.entries()) {
    const at = i * CUES
    out.fill(NONE, at, at + 5)
    out[at + 5] = -1
    out.fill(SILENT, at + CUE_CLAIMS, at + CUES)
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
      for (let t = 0; t < CLAIMS.length; t++)
        out[at + CUE_CLAIMS + t] = Math.max(out[at + CUE_CLAIMS + t] as number, z[line.index * CLAIMS.length + t] as number)
    }
  }
  return out
}
