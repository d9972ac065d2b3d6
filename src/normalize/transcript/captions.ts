import type { Turn } from './turn.ts'

/** Captions closer than this belong to one breath, in seconds. */
const GAP = 1.5
/** An utterance that grew to this many characters ends with its caption. */
const MAX = 600

/**
 * Captions that were cut in mid-sentence become one utterance: same speaker, next to each other, less than 1.5 s apart, no sentence
 * end between. Recognisers that write no punctuation at all are left as they are, but for a caption that ends in a comma.
 */
export function joinCaptions(turns: readonly Turn[]): readonly Turn[] {
  const ended = turns.filter(t => ENDS.test(t.text)).length
  // Where sentences do not end, only length can tell: then captions stay.
  const punctuated = ended >= turns.length * 0.15
  const out: Turn[] = []
  for (const turn of turns) {
    const last = out.at(-1)
    if (last && punctuated && continues(last, turn)) {
      out[out.length - 1] = { ...last, text: `${last.text} ${turn.text}`, ...(turn.end === undefined ? {} : { end: turn.end }) }
    } else out.push(turn)
  }
  return out
}

const ENDS = /[.?!…。？！]["”’')\]]*\s*$/u

function continues(last: Turn, next: Turn): boolean {
  if (last.label !== next.label || ENDS.test(last.text) || last.text.length + next.text.length > MAX) return false
  if (last.end === undefined || next.start === undefined) return false
  const gap = next.start - last.end
  return gap < GAP && gap > -GAP
}
