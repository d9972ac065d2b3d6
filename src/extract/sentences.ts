import type { Segment, SourceDocument } from '../model/document.ts'
import type { Span } from '../model/ids.ts'

/** A sentence, or in unpunctuated speech a clause, inside one segment. `text` is the verbatim slice of the span. */
export interface Sentence {
  /** Position in the list that `sentencesOf` returns. */
  readonly index: number
  readonly segment: number
  readonly type: Segment['type']
  readonly speaker: number | null
  readonly message: number | null
  readonly span: Span
  readonly text: string
  /** Seconds since the start, where the source tells it. */
  readonly start: number | null
}

const SKIPPED: ReadonlySet<Segment['type']> = new Set(['quote', 'signature', 'footer'])

/** Sentences of everything that was said or written by the people of this source; quoted older mail, signatures and footers are left out. */
export function sentencesOf(doc: SourceDocument): Sentence[] {
  const out: Sentence[] = []
  for (const segment of doc.segments) {
    if (SKIPPED.has(segment.type)) continue
    for (const span of sentenceSpans(doc.text, segment.span)) {
      out.push({
        index: out.length,
        segment: segment.index,
        type: segment.type,
        speaker: segment.speaker,
        message: segment.message ?? null,
        span,
        text: doc.text.slice(span.start, span.end),
        start: segment.start ?? null,
      })
    }
  }
  return out
}

/** Up to here a sentence with its commas is taken as one: people write long. */
const SPOKEN = 70
function wellPointed(text: string, s: Span, words: number): boolean {
  let n = 0
  for (let i = s.start; i < s.end; i++) if (text[i] === ',' || text[i] === ';' || text[i] === ':') n++
  return n * 14 >= words
}

/** Words above which a stretch without punctuation is cut at spoken clause borders. */
const LONG = 32

/** Spans of the sentences inside `within`, trimmed, in order; never empty. */
export function sentenceSpans(text: string, within: Span): Span[] {
  const spans: Span[] = []
  for (const s of punctuated(text, within)) {
    const words = wordCount(text, s)
    if (words <= LONG || (words <= SPOKEN && wellPointed(text, s, words))) spans.push(s)
    else spans.push(...spokenClauses(text, s))
  }
  return spans
}

// Dots after these do not end a sentence.
const ABBREVIATION =
  /(?:^|[\s(])(?:mr|mrs|ms|dr|prof|st|no|nr|vs|e\.g|i\.e|a\.m|p\.m|etc|approx|inc|ltd|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[a-z])\.$/i

function punctuated(text: string, within: Span): Span[] {
  const spans: Span[] = []
  const end = within.end
  let start = within.start
  const re = /[.!?…]+["'”’»)\]]*(?=\s|$)|\n+/g
  re.lastIndex = start
  for (let m = re.exec(text); m && m.index < end; m = re.exec(text)) {
    const stop = Math.min(end, m.index + m[0].length)
    if (m[0].startsWith('.') && !m[0].startsWith('...')) {
      const before = text.slice(Math.max(start, m.index - 12), m.index + 1)
      const next = /^\s+(\S)/.exec(text.slice(stop, stop + 8))?.[1]
      if (ABBREVIATION.test(before) && next !== undefined && stop < end) continue
      if (next !== undefined && /[a-z]/.test(next) && /\b[A-Za-z]\.$/.test(before)) continue
    }
    if (m[0].startsWith('…') || m[0].startsWith('...')) {
      // A pause inside a sentence goes on in lower case.
      if (/^\s+[a-z]/.test(text.slice(stop, stop + 8))) continue
    }
    push(text, { start, end: stop }, spans)
    start = stop
  }
  push(text, { start, end }, spans)
  return spans
}

function push(text: string, span: Span, spans: Span[]): void {
  let { start, end } = span
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  if (end > start && /[\p{L}\p{N}]/u.test(text.slice(start, end))) spans.push({ start, end })
}

function wordCount(text: string, span: Span): number {
  let n = 0
  let inWord = false
  for (let i = span.start; i < span.end; i++) {
    const space = text.charCodeAt(i) <= 32
    if (!space && !inWord) n++
    inWord = !space
  }
  return n
}

const OPENER = new Set('okay ok so yeah yes um uh alright anyway great right well oh no cool perfect'.split(' '))
const STARTER = new Set(
  "i'll i'm i've i'd we'll we're we've it's that's there's let's they're he's she's you're i we it that he she they there what who when where how do does did can could would is are please".split(
    ' ',
  ),
)
// After these a new subject belongs to the clause that is already open.
const BINDS = new Set(
  'and but so because if when that which what who where how whether as than then like know think thought guess hope say said says saying mean sure until till before after while since unless or the a an to of in on at for with by from about is are was were do does did can could would will should be been not just only how why i we you they he she it my your our their'.split(
    ' ',
  ),
)

/** Cuts a long unpunctuated stretch where a spoken clause probably begins. Commas are good borders once enough was said. */
function spokenClauses(text: string, span: Span): Span[] {
  const spans: Span[] = []
  const re = /\S+/g
  re.lastIndex = span.start
  let start = span.start
  let count = 0
  let previous = ''
  let openers = 0
  for (let m = re.exec(text); m && m.index < span.end; m = re.exec(text)) {
    const word = m[0]
      .toLowerCase()
      .replace(/^["'“(]+|[.,;:!?"”)]+$/g, '')
      .replace(/’/g, "'")
    const opens = OPENER.has(word)
    const afterComma = /[,;:–—-]$/.test(previous)
    const bare = previous.replace(/[.,;:!?]+$/g, '').toLowerCase()
    const starts =
      (opens && count >= 2 && !OPENER.has(bare) && !(word === 'so' && BINDS.has(bare)) && !(word === 'right' && count < 3)) ||
      (STARTER.has(word) && count >= 5 && !BINDS.has(bare) && openers !== count) ||
      ((word === 'and' || word === 'but') && count >= 8) ||
      (afterComma && count >= 12 && STARTER.has(word))
    if (starts) {
      push(text, { start, end: m.index }, spans)
      start = m.index
      count = 0
      openers = 0
    }
    count++
    if (opens) openers++
    previous = m[0]
  }
  push(text, { start, end: span.end }, spans)
  return spans
}
