import type { SourceDocument } from '../model/document.ts'
import { around, gapAfterPhrase, isWhole, type NameUse } from './name-use.ts'
import type { Word } from './words.ts'

const SELF = /(?:^|\b)(?:this is|i am|im|my name is|my names|here is)$|^name is$/
const IT_IS = /(?:^|\b)(?:its|it is)(?: only| just)?(?: me)?$/
/** What may stand before `it's Ines` where it says who is speaking; `the plan says it's Ines` does not. */
const OPENING = /^(?:hi|hey|hello|morning|good (?:morning|afternoon|evening|day)|yes|yeah|no|oh|and|so|okay|sorry|well)\b(?: \S+){0,2}$/
/** Somebody tells what another one said: `and he says this is`. */
const QUOTING =
  /\b(?:says?|said|saying|goes|went|wrote|writes|writing|answered|asked|called|shouted|told (?:me|us|him|her|them)|(?:was|were) like)\b/
/** `It's Ines who keeps them`, `it's Ines and I`: not who is speaking. */
const GOES_ON = /^(?:who|that|and i(?! (?:have|am|was|will|can|would|just|ve|got|work|run|look)\b)|side|s\b|problem|going|the one)/
/** `Ines here`, `Ines speaking`; `Ines here as well` is said of another. */
const ANNOUNCES = /^(?:here|speaking)\b(?! (?:too|as well|also|with me|next to))/
const WHO = /\bwho(?:['’]s| is| are| do| have| has| just| else)\b[^?]*\?\s*$/i
/** Words before which a voice has only greeted or named its house. */
const FIRST_WORDS = 5

/** Whether a voice says its own name; null where it says nothing of the kind, false where it quotes another. */
export function introducesSelf(document: SourceDocument, words: readonly Word[], use: NameUse): boolean | null {
  const first = words[use.from]
  const segment = first ? document.segments[first.segment] : undefined
  if (!first || !segment) return null
  const before = around(words, use.from, -4, first.segment)
  const after = around(words, use.to, 5, first.segment)
  const next = words[use.to]
  const gapAfter = next && next.segment === first.segment ? next.gap : document.text.slice(words[use.to - 1]?.end ?? 0, segment.span.end)
  const stops = /^\s*[.!?]/.test(gapAfter) || gapAfter.trim() === ''
  const opens = before === '' || /[.!?]/.test(first.gap)
  const says = SELF.test(before) || (IT_IS.test(before) && (isOpening(words, use, before) || /^(?:again|here|speaking)\b/.test(after)))
  if (says && (stops || !GOES_ON.test(after))) return !QUOTING.test(around(words, use.from, -9, first.segment))
  const place = placeIn(words, use.from)
  const behindComma = /[,.!?]/.test(first.gap)
  if (
    ANNOUNCES.test(after) &&
    (opens ||
      (behindComma && OPENING.test(around(words, use.from, -6, first.segment))) ||
      (behindComma && place < FIRST_WORDS && /^speaking/.test(after)))
  )
    return true
  const fromHouse =
    opens &&
    /^from \p{L}+/u.test(after) &&
    /^\s+from/.test(gapAfter + (next?.text ?? '')) &&
    /,|\bhi\b|\bhello\b/.test(gapAfterPhrase(words, use.to, first.segment))
  if (fromHouse) return true
  return isWhole(document, words, use) && isAskedWho(document, segment.index) ? true : null
}

/** `Good morning Petra, it's Ines`, `wrong guess, it's Ines`: nothing stands before it but a greeting or a few words of an own clause. */
function isOpening(words: readonly Word[], use: NameUse, before: string): boolean {
  const all = around(words, use.from, -7, words[use.from]?.segment ?? 0)
  const rest = all.replace(IT_IS, '').trim()
  if (rest === '' || OPENING.test(rest)) return true
  const phrase = (IT_IS.exec(before)?.[0] ?? '').split(' ').filter(w => w !== '').length
  const start = words[use.from - phrase]
  return start !== undefined && /[,.!?]/.test(start.gap) && placeIn(words, use.from - phrase) < FIRST_WORDS
}

/** How many words of its segment stand before a word. */
function placeIn(words: readonly Word[], at: number): number {
  let n = 0
  while (at - n > 0 && words[at - n - 1]?.segment === words[at]?.segment) n++
  return n
}

/** Another voice has just asked who is there. */
const isAskedWho = (document: SourceDocument, segment: number): boolean =>
  document.segments
    .slice(Math.max(0, segment - 3), segment)
    .some(s => s.speaker !== document.segments[segment]?.speaker && WHO.test(document.text.slice(s.span.start, s.span.end)))
