import { wordsOf } from '../../model/text.ts'
import type { Turn } from './turn.ts'

/** Fewest words that count as said twice; below it people do repeat themselves. */
const MIN_WORDS = 4
/** Longest overlap of two pieces of a recording, in words. */
const MAX_WORDS = 40
/** Pieces overlap at once or nearly so. */
const MAX_GAP = 20

interface Tokens {
  readonly words: readonly string[]
  /** Offset behind each word. */
  readonly ends: readonly number[]
}

/**
 * Removes what a recogniser wrote twice where two pieces of the recording met: the end of one utterance again at the start of a
 * following one of the same voice. The later copy goes. An utterance said three times and more in a row (a loop) is kept once.
 */
export function withoutRepetitions(turns: readonly Turn[]): { readonly turns: readonly Turn[]; readonly count: number } {
  const out: Turn[] = []
  const tokens: Tokens[] = []
  let count = 0
  for (let i = 0; i < turns.length; i++) {
    const turn = turns[i] as Turn
    const mine = tokensOf(turn.text)
    if (isLoop(turns, i)) {
      count++
      continue
    }
    let cut = 0
    for (let back = 1; back <= 2 && cut === 0; back++) {
      const before = out[out.length - back]
      const theirs = tokens[tokens.length - back]
      if (!before || !theirs || before.label !== turn.label || (turn.start ?? 0) - (before.end ?? before.start ?? 0) > MAX_GAP) continue
      cut = overlap(theirs.words, mine.words)
    }
    if (cut === 0) {
      out.push(turn)
      tokens.push(mine)
      continue
    }
    count++
    const rest = turn.text.slice(mine.ends[cut - 1] ?? 0).replace(/^[\s.,;:!?…)"”’-]+/, '')
    if (!/[\p{L}\p{N}]/u.test(rest)) continue
    out.push({ ...turn, text: rest })
    tokens.push(tokensOf(rest))
  }
  return { turns: out, count }
}

/** The third and later copy of the same words by the same voice. */
function isLoop(turns: readonly Turn[], i: number): boolean {
  const [a, b, c] = [turns[i - 2], turns[i - 1], turns[i]]
  return !!a && !!b && !!c && a.label === c.label && b.label === c.label && a.text === c.text && b.text === c.text
}

/** Number of words at the start of `next` that end `before`; 0 where fewer than four, or no piece of speech by itself. */
function overlap(before: readonly string[], next: readonly string[]): number {
  for (let n = Math.min(before.length, next.length, MAX_WORDS); n >= MIN_WORDS; n--) {
    const offset = before.length - n
    let same = 0
    while (same < n && before[offset + same] === next[same]) same++
    // `no no no no` is speech, not a seam.
    if (same === n && new Set(next.slice(0, n)).size >= 3) return n
  }
  return 0
}

function tokensOf(text: string): Tokens {
  const words: string[] = []
  const ends: number[] = []
  // Only the ends of an utterance matter; the whole is needed where it is short.
  for (const m of text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu)) {
    words.push(wordsOf(m[0]).join(''))
    ends.push(m.index + m[0].length)
  }
  return { words, ends }
}
