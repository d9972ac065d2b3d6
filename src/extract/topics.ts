import type { Topic } from '../model/extraction.ts'
import { fold } from '../model/text.ts'
import { COMMON } from './common-words.ts'
import type { Reading } from './reading.ts'

/** How rare a folded word is in everyday meetings; larger is rarer. The default knows only the list of common words. */
export type Rarity = (word: string) => number

interface Phrase {
  readonly key: string
  readonly surface: Map<string, number>
  readonly lines: number[]
  readonly size: number
}

/** What the talk was about: phrases of one to three content words that come back, the weightiest first, none inside another. */
export function topicsOf(reading: Reading, rarity: Rarity, most = 6): Topic[] {
  const phrases = new Map<string, Phrase>()
  const people = new Set([...reading.people.keys()].flatMap(k => k.split(' ')))
  for (const line of reading.lines) {
    if (line.type === 'table-row') continue
    // Straight words only: a phrase never crosses punctuation or a common word.
    let run: { word: string; raw: string }[] = []
    const flush = (): void => {
      for (let n = 1; n <= 3; n++)
        for (let i = 0; i + n <= run.length; i++) {
          const part = run.slice(i, i + n)
          const key = part.map(p => singular(p.word)).join(' ')
          const known: Phrase = phrases.get(key) ?? { key, surface: new Map(), lines: [], size: n }
          const surface = part.map(p => p.raw).join(' ')
          known.surface.set(surface, (known.surface.get(surface) ?? 0) + 1)
          if (known.lines.at(-1) !== line.index) known.lines.push(line.index)
          phrases.set(key, known)
        }
      run = []
    }
    for (const m of line.clean.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'-]*|[^\s\p{L}\p{N}]+/gu)) {
      const word = fold(m[0]).replace(/'.*$/, '')
      if (
        !/^\p{L}/u.test(m[0]) ||
        word.length < 3 ||
        COMMON.has(word) ||
        people.has(word) ||
        (/ing$|ly$/.test(word) && word.length > 6 && /ly$/.test(word))
      )
        flush()
      else run.push({ word, raw: m[0] })
    }
    flush()
  }
  const scored = [...phrases.values()]
    .map(p => ({ p, score: weight(p, reading.lines.length, rarity) }))
    .filter(s => s.score > 0)
    .sort((a, b) => b.score - a.score)
  const chosen: Phrase[] = []
  for (const { p } of scored) {
    if (chosen.length >= most) break
    const words = p.key.split(' ')
    if (chosen.some(c => words.some(w => c.key.split(' ').includes(w)))) continue
    chosen.push(p)
  }
  return chosen.map(p => ({ text: usual(p), segments: [...new Set(p.lines.map(i => reading.lines[i]?.segment ?? 0))].slice(0, 20) }))
}

function weight(p: Phrase, lines: number, rarity: Rarity): number {
  const n = p.lines.length
  if (n < 2 && lines > 25) return 0
  const rare = p.key.split(' ').reduce((a, w) => a + rarity(w), 0) / p.size
  const spread = lines > 1 ? ((p.lines.at(-1) ?? 0) - (p.lines[0] ?? 0)) / lines : 0
  return Math.log(1 + n) * rare * (p.size === 2 ? 1.9 : p.size === 3 ? 1.7 : 1) * (n >= 2 || p.size === 1 ? 1 : 0.6) * (0.8 + 0.4 * spread)
}
const singular = (w: string): string => (w.length > 4 && /[^s]s$/.test(w) ? w.slice(0, -1) : w)
const usual = (p: Phrase): string => {
  const [best] = [...p.surface].sort((a, b) => b[1] - a[1])
  const text = best?.[0] ?? p.key
  // A capital of the sentence's start is not the phrase's own.
  return text
}
