import { wordsOf } from '../../model/text.ts'
import type { Turn } from './turn.ts'

/** Fewest words that count as said twice; below it people do repeat themselves, the more so when somebody spoke between. */
const MIN_WORDS = [4, 6]
/** Longest overlap of two pieces of a recording, in words. */
const MAX_WORDS = 40
/** Pieces overlap at once or nearly so. */
const MAX_GAP = 20

/** Turns with their folded words, kept beside each other through the steps: words are cut once. */
export interface Spoken {
  readonly turns: readonly Turn[]
  readonly words: readonly (readonly string[])[]
}
/** The turns with their folded words, which every rule of repetition compares. */
export const withWords = (turns: readonly Turn[]): Spoken => ({ turns, words: turns.map(t => wordsOf(t.text)) })

/**
 * Removes what a recogniser wrote twice where two pieces of the recording met: the end of one utterance again at the start of a
 * following one of the same voice. The later copy goes. An utterance said three times and more in a row (a loop) is kept twice.
 */
export function withoutRepetitions(input: Spoken): Spoken & { readonly count: number } {
  const turns: Turn[] = []
  const words: (readonly string[])[] = []
  let count = 0
  for (let i = 0; i < input.turns.length; i++) {
    const turn = input.turns[i] as Turn
    const mine = input.words[i] ?? []
    if (mine.length > 2 && isLoop(input.turns, i)) {
      count++
      continue
    }
    let cut = 0
    for (let back = 1; back <= 2 && cut === 0; back++) {
      const before = turns[turns.length - back]
      const theirs = words[words.length - back]
      if (!before || !theirs || before.label !== turn.label || (turn.start ?? 0) - (before.end ?? before.start ?? 0) > MAX_GAP) continue
      cut = overlap(theirs, mine, MIN_WORDS[back - 1] ?? 6)
    }
    if (cut > 0) {
      count++
      const rest = turn.text.slice(endOfWord(turn.text, cut)).replace(/^[\s.,;:!?…)"”’-]+/, '')
      if (!/[\p{L}\p{N}]/u.test(rest)) continue
      turns.push({ ...turn, text: rest })
      words.push(wordsOf(rest))
    } else {
      turns.push(turn)
      words.push(mine)
    }
  }
  return { turns, words, count }
}

/** Offset behind the n-th word. */
function endOfWord(text: string, n: number): number {
  const word = /[\p{L}\p{N}\p{M}]+/gu
  for (let i = 0; i < n && word.exec(text); i++);
  return word.lastIndex || text.length
}

/** The third and later copy of the same words by the same voice. */
function isLoop(turns: readonly Turn[], i: number): boolean {
  const [a, b, c] = [turns[i - 2], turns[i - 1], turns[i]]
  return !!a && !!b && !!c && a.label === c.label && b.label === c.label && a.text === c.text && b.text === c.text
}

/** Number of words at the start of `next` that end `before`; 0 where fewer than `least`, or no piece of speech by itself. */
function overlap(before: readonly string[], next: readonly string[], least: number): number {
  for (let n = Math.min(before.length, next.length, MAX_WORDS); n >= least; n--) {
    const offset = before.length - n
    let same = 0
    while (same < n && before[offset + same] === next[same]) same++
    // `no no no no` is speech, not a seam.
    if (same === n && new Set(next.slice(0, n)).size >= 3) return n
  }
  return 0
}
