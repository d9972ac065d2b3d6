import { remembering } from '../../model/remembering.ts'
import { actionCue } from '../action-cues.ts'
import { decisionScore } from '../decisions.ts'
import { factScore } from '../facts.ts'
import { IDLE } from '../idle-words.ts'
import { questionScore } from '../questions.ts'
import type { Line, Reading } from '../reading.ts'
import { riskScore } from '../risks.ts'
import type { Rows } from './features.ts'
import { hashWord, mix } from './tokens.ts'

/** What a sentence may carry; the order is that of the weights. */
export const CLAIMS = ['action', 'decision', 'risk', 'question', 'fact'] as const
export type ClaimKind = (typeof CLAIMS)[number]

// Salts of the groups of features.
const WORD = 1
const FORM = 20
const NEAR = 60
const FLAG = 90
const RULE = 120

const SMALL_NUMBER =
  /^(?:\d[\d.,:/]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half|first|second|third|fourth|fifth|\d+(?:st|nd|rd|th|k|m|%))$/
const DAY =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$|^(?:january|february|march|april|june|july|august|september|october|november|december|christmas|easter)$/

/** The form of a word without its matter: a common word as it is, of others the ending or kind. */
function formOf(word: string, raw: string, first: boolean): string {
  if (DAY.test(word)) return '#day'
  if (SMALL_NUMBER.test(word)) return '#number'
  if (IDLE.has(word.split("'")[0] ?? word)) return word
  if (!first && /^\p{Lu}/u.test(raw)) return '#name'
  if (word.length > 4) {
    if (word.endsWith('ing')) return '#ing'
    if (word.endsWith('ed')) return '#ed'
    if (word.endsWith('ly')) return '#ly'
    if (word.endsWith('s') && !word.endsWith('ss')) return '#s'
  }
  return '#'
}

/** A word as written, hashed: itself, its form, and its form where it opens a line. */
interface Spelling {
  readonly word: number
  readonly form: number
  readonly opening: number
}
const spellingOf = remembering(20_000, (raw: string): Spelling => {
  const w = raw.toLowerCase().replace(/’/g, "'")
  return { word: hashWord(w), form: hashWord(formOf(w, raw, false)), opening: hashWord(formOf(w, raw, true)) }
})

interface Tokens {
  readonly words: Int32Array
  readonly forms: Int32Array
}
const known = new WeakMap<Reading, (Tokens | undefined)[]>()
/** Words and forms of a line, hashed; read once a reading. */
function tokensOf(reading: Reading, line: Line): Tokens {
  const lines = known.get(reading) ?? []
  if (!lines.length) known.set(reading, lines)
  const hit = lines[line.index]
  if (hit) return hit
  const raw = line.clean.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,:/-]*[\p{L}\p{N}%]|[\p{L}\p{N}]/gu) ?? []
  const words = new Int32Array(raw.length)
  const forms = new Int32Array(raw.length)
  for (let i = 0; i < raw.length; i++) {
    const spelling = spellingOf(raw[i] as string)
    words[i] = spelling.word
    forms[i] = i === 0 ? spelling.opening : spelling.form
  }
  const made = { words, forms }
  lines[line.index] = made
  return made
}

const START = 0x51ee
const END = 0x51ed

function grams(rows: Rows, t: Int32Array, salt: number, order: number, weight: number, most = 45): void {
  const n = Math.min(t.length, most)
  if (!n) return
  const v = weight / Math.sqrt(n)
  for (let k = -1; k < n; k++) {
    let h = k < 0 ? START : (t[k] as number)
    if (k >= 0) rows.add(mix(h, salt), v)
    for (let o = 1; o < order; o++) {
      const next = k + o < n ? (t[k + o] as number) : k + o === n ? END : 0
      if (!next) break
      h = mix(next ^ Math.imul(h, 31), 3)
      rows.add(mix(h, salt + o), v)
    }
  }
}

const bucket = (rows: Rows, id: number, value: number, v = 0.4): void => rows.add(mix(id * 64 + value + 32, FLAG), v)
const ruleBucket = (score: number): number => (score <= -5 ? -8 : Math.max(-6, Math.min(8, Math.round(score * 2))))

/** Appends the features of one line: its words, their forms, the beginnings of its neighbours, what the rules say. */
export function addLine(rows: Rows, reading: Reading, line: Line): void {
  const own = tokensOf(reading, line)
  grams(rows, own.words, WORD, 1, 1)
  grams(rows, own.forms, FORM, 3, 1)
  for (const d of [-2, -1, 1, 2]) {
    const l = reading.lines[line.index + d]
    // The edge of a talk says nothing: a talk may be two lines long.
    if (!l) continue
    const same = l.speaker === line.speaker && (reading.voices > 1 || l.segment === line.segment) ? 1 : 0
    const salt = NEAR + (d + 2) * 6 + same * 3
    grams(rows, tokensOf(reading, l).forms, salt, Math.abs(d) === 1 ? 2 : 1, Math.abs(d) === 1 ? 0.5 : 0.3, 8)
    bucket(rows, 24 + d, (l.question ? 2 : 0) + same)
  }
  bucket(rows, 1, Math.min(12, Math.round(Math.log2(1 + line.words) * 2)))
  bucket(rows, 2, line.question ? 1 : 0)
  bucket(rows, 3, reading.written ? 1 : 0, 0.2)
  bucket(rows, 4, reading.lines[line.index - 1]?.segment === line.segment ? 1 : 0, 0.3)
  bucket(rows, 5, reading.lines[line.index + 1]?.segment === line.segment ? 1 : 0, 0.3)
  bucket(rows, 6, 0, 0.5)
  const cue = actionCue(reading, line)
  const scores = [
    cue ? cue.score : -9,
    decisionScore(reading, line),
    riskScore(reading, line),
    questionScore(reading, line),
    factScore(reading, line),
  ]
  for (const [k, s] of scores.entries()) rows.add(mix(k * 64 + ruleBucket(s) + 32, RULE), 1)
  if (cue) rows.add(mix(hashWord(cue.form), RULE + 1), 1)
}
