import type { Spoken } from './repetition.ts'
import type { Turn } from './turn.ts'

/** An echo begins at most this much before or after the time in which the original is spoken, in seconds. */
const SLACK = 2.5
/** Without times: how many turns apart. With times: how many at most. */
const REACH = 4
/** Slow talk: an utterance lasts at most so long where its end is not told. */
const SECONDS_PER_WORD = 0.55

/**
 * Two-track recordings hear a loudspeaker: what one person says stands again on the other track, worse. Drops the worse copy.
 * An echo is a neighbour under another label, at about the same time, whose words stand in order in the other's utterance.
 * Long copies are always taken; short ones (three words) only where the file has shown that it echoes.
 */
export function withoutEchoes({ turns, words }: Spoken): { readonly turns: readonly Turn[]; readonly count: number } {
  if (new Set(turns.map(t => t.label)).size < 2) return { turns, count: 0 }
  const sure = dropped(turns, words, SURE)
  // Three sure echoes, and one in forty turns, make a two-track recording; fewer may be people who repeat each other.
  return strip(turns, sure.size < Math.max(3, turns.length / 40) ? dropped(turns, words, VERBATIM) : dropped(turns, words, TWO_TRACK))
}

/** What counts as an echo: fewest words of the shorter copy, share of them found in order in the longer, how much longer that may be. */
interface Measure {
  readonly words: number
  readonly share: number
  readonly longer: number
}
const SURE: Measure = { words: 6, share: 0.9, longer: 1.35 }
const VERBATIM: Measure = { words: 9, share: 0.95, longer: 1.2 }
const TWO_TRACK: Measure = { words: 2, share: 0.72, longer: 3 }

function strip(turns: readonly Turn[], gone: ReadonlySet<number>): { turns: readonly Turn[]; count: number } {
  return { turns: gone.size ? turns.filter((_, i) => !gone.has(i)) : turns, count: gone.size }
}

function dropped(turns: readonly Turn[], words: Spoken['words'], measure: Measure): Set<number> {
  const gone = new Set<number>()
  for (let j = 0; j < turns.length; j++) {
    if (gone.has(j)) continue
    for (let i = Math.max(0, j - REACH); i < j; i++) {
      if (gone.has(i) || Math.min(words[i]?.length ?? 0, words[j]?.length ?? 0) < measure.words) continue
      const [a, b] = [turns[i] as Turn, turns[j] as Turn]
      if (a.label === b.label || !near(a, b, i, j, words[i]?.length ?? 0)) continue
      const [wa, wb] = [words[i] ?? [], words[j] ?? []]
      const [short, long] = wa.length <= wb.length ? [wa, wb] : [wb, wa]
      // Two or three words: the same words, and no answer that repeats a part.
      const need = short.length < 4 ? 1 : short.length < 6 ? Math.max(measure.share, 0.9) : measure.share
      if (short.length < 4 && long.length > short.length + 1) continue
      // A piece out of the middle of a long talk is no echo of it.
      if (long.length > measure.longer * short.length + (measure.longer > 2 ? 6 : 1)) continue
      if (inOrder(short, long) < need * short.length) continue
      // A question that repeats words of a statement, or the reverse, is an answer.
      if (/\?\s*$/.test(a.text) !== /\?\s*$/.test(b.text) && short.length < 6 && punctuated(a.text) && punctuated(b.text)) continue
      gone.add(better(a, wa, b, wb) === a ? j : i)
      if (gone.has(j)) break
    }
  }
  return gone
}

function near(a: Turn, b: Turn, i: number, j: number, wordsOfA: number): boolean {
  if (a.start === undefined || b.start === undefined) return j - i <= 2
  const end = a.end ?? a.start + Math.max(1, wordsOfA * SECONDS_PER_WORD)
  return b.start >= a.start - SLACK && b.start <= Math.min(end, a.start + 30) + SLACK && (b.start - a.start <= SLACK * 2 || b.start < end)
}

const punctuated = (text: string): boolean => /[.?!…]["”’)]*\s*$/.test(text)

/** The copy that tells more: more words, a sentence end, a capital at the start; else the one heard first. */
function better(a: Turn, wa: readonly string[], b: Turn, wb: readonly string[]): Turn {
  const score = (t: Turn, w: readonly string[]): number => w.length + (punctuated(t.text) ? 0.8 : 0) + (/^\P{Ll}/u.test(t.text) ? 0.4 : 0)
  return score(b, wb) > score(a, wa) + 0.3 ? b : a
}

/** Length of the longest common subsequence of two word lists; close spellings count as the same word. */
function inOrder(short: readonly string[], long: readonly string[]): number {
  if (short.length * long.length > 40_000) return 0
  let row = new Uint16Array(long.length + 1)
  for (const word of short) {
    const next = new Uint16Array(long.length + 1)
    for (let k = 0; k < long.length; k++) {
      next[k + 1] = alike(word, long[k] ?? '') ? (row[k] ?? 0) + 1 : Math.max(row[k + 1] ?? 0, next[k] ?? 0)
    }
    row = next
  }
  return row[long.length] ?? 0
}

/** The same word as two recognisers spell it: equal, or long enough and equal but for the end. */
function alike(a: string, b: string): boolean {
  if (a === b) return true
  if (a.length < 4 || b.length < 4 || a[0] !== b[0] || Math.abs(a.length - b.length) > 2) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  return same >= Math.min(a.length, b.length) - 2 && same >= 3
}
