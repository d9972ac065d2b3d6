import { isChatter, MEETING_TALK } from '../claims.ts'
import type { Line, Reading } from '../reading.ts'
import { addLine, CLAIMS, type ClaimKind } from './claim-features.ts'
import { Rows } from './features.ts'
import { type LinearModel, weigh } from './linear.ts'
import { type TreeModel, treeScore } from './trees.ts'

/** How the words' log-odds `z` and the trees' make one: `bias + words·z + trees·t`. */
export interface Verdict {
  readonly bias: number
  readonly words: number
  readonly trees: number
}

/** What a sentence carries, learned from fictional talk by several hands (`training/talk`). */
export interface ClaimModel {
  /** From the words of a sentence and its neighbours. */
  readonly linear: LinearModel
  /** From what the first stage says here and around, what the rules say, and the place in the talk. */
  readonly trees: Readonly<Record<ClaimKind, TreeModel>>
  readonly verdicts: Readonly<Record<ClaimKind, Verdict>>
}

const K = CLAIMS.length

/** First stage: log-odds of each line and kind from the words alone, `out[line * kinds + kind]`. */
export function wordScores(linear: LinearModel, reading: Reading): Float32Array {
  const out = new Float32Array(reading.lines.length * K)
  const sum = new Float64Array(K)
  const rows = new Rows(512)
  const { weights, scale, bits } = linear
  const mask = (1 << bits) - 1
  for (const line of reading.lines) {
    rows.size = 0
    addLine(rows, reading, line)
    weigh(sum, rows, weights, mask)
    for (let t = 0; t < K; t++) out[line.index * K + t] = (sum[t] as number) * (scale[t] as number)
  }
  return out
}

/** Numbers that the second stage sees of a line. */
export const WIDTH = 5 * K + K + 17
/** First-stage log-odds of small talk: what stands where there is no line. */
const IDLE = -6
/** What stands where no rule spoke. */
const NONE = -9
const ASSENT =
  /^(?:(?:um|uh|oh|so|well|and)[,.]? )*(?:yes|yeah|yep|aye|agreed|sure|okay|ok|fine|deal|done|right|good|great|perfect|sounds|works|lovely|grand|sold|exactly|absolutely|of course|happy with|no objections?)\b/i
const REFUSAL = /^(?:(?:um|uh|oh|so|well|and)[,.]? )*(?:no\b|nope|but\b|hmm?\b|not\b|I don't|I wouldn't|I'd rather|never)/i

/** A few words that say again what was just said, as people do who agree or note it: "Two chairs in each, then." "Two." 0 to 1. */
function echo(said: Line, before: Line): number {
  if (said.words > 7) return 0
  const own = said.clean.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (!own.length) return 0
  const heard = new Set(before.clean.toLowerCase().match(/[\p{L}\p{N}]+/gu))
  return own.filter(w => heard.has(w)).length / own.length
}

/** What the second stage sees of a line: the first stage's opinion of it and its neighbours, the rules' scores, its place. */
export function denseRow(x: Float32Array, at: number, reading: Reading, line: Line, z: Float32Array, rules: Float32Array): void {
  const { lines } = reading
  const i = line.index
  let c = at
  for (let d = -2; d <= 2; d++) for (let t = 0; t < K; t++) x[c++] = lines[i + d] ? (z[(i + d) * K + t] as number) : IDLE
  for (let t = 0; t < K; t++) {
    const r = rules[i * K + t] as number
    x[c++] = Number.isNaN(r) ? NONE : r
  }
  const next = lines[i + 1]
  const before = lines[i - 1]
  x[c++] = line.words
  x[c++] = next?.words ?? 0
  x[c++] = before?.words ?? 0
  x[c++] = line.question ? 1 : 0
  x[c++] = next?.question ? 1 : 0
  x[c++] = before?.question ? 1 : 0
  x[c++] = next?.speaker === line.speaker ? 1 : 0
  x[c++] = before?.speaker === line.speaker ? 1 : 0
  x[c++] = next ? (ASSENT.test(next.text) ? 1 : REFUSAL.test(next.text) ? -1 : 0) : 0
  x[c++] = ASSENT.test(line.text) ? 1 : REFUSAL.test(line.text) ? -1 : 0
  x[c++] = MEETING_TALK.test(line.clean) ? 1 : 0
  x[c++] = isChatter(reading, line) ? 1 : 0
  x[c++] = reading.written ? 1 : 0
  x[c++] = next && next.speaker !== line.speaker ? echo(next, line) : 0
  x[c++] = before && before.speaker !== line.speaker ? echo(line, before) : 0
  x[c++] = next && next.speaker !== line.speaker && next.words <= 6 ? 1 : 0
  x[c] = /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand)\b/i.test(line.clean) ? 1 : 0
}

/** First-stage log-odds from which the second stage looks at a line of which no rule spoke. */
const LOOK = -3.5
/** Whether the second stage looks at a line. */
export const looksAt = (z: number, rule: number): boolean => z > LOOK || !Number.isNaN(rule)

/**
 * Log-odds that a careful reader would keep a line as each kind, `out[line * kinds + kind]`; -9 where the second stage did not look.
 * `rules`: the rules' scores in the same order, NaN where no rule spoke.
 */
export function claimScores(model: ClaimModel, reading: Reading, rules: Float32Array): Float32Array {
  const z = wordScores(model.linear, reading)
  const out = new Float32Array(z.length).fill(NONE)
  const x = new Float32Array(WIDTH)
  for (const line of reading.lines) {
    let made = false
    for (const [t, kind] of CLAIMS.entries()) {
      const at = line.index * K + t
      if (!looksAt(z[at] as number, rules[at] as number)) continue
      if (!made) denseRow(x, 0, reading, line, z, rules)
      made = true
      const v = model.verdicts[kind]
      out[at] = v.bias + v.words * (z[at] as number) + v.trees * treeScore(model.trees[kind], x)
    }
  }
  return out
}
