import { spokenClauses } from '../model/clauses.ts'
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
  /** The speaker broke off and began anew: what stands here may be half a thought. */
  readonly brokenOff: boolean
}

const SKIPPED: ReadonlySet<Segment['type']> = new Set(['quote', 'signature', 'footer'])

/** Sentences of everything that was said or written by the people of this source; quoted older mail, signatures and footers are left out. */
export function sentencesOf(doc: SourceDocument): readonly Sentence[] {
  const known = sentences.get(doc)
  if (known) return known
  const made = cut(doc)
  sentences.set(doc, made)
  return made
}
/** Several stages ask for them. */
const sentences = new WeakMap<SourceDocument, readonly Sentence[]>()

function cut(doc: SourceDocument): Sentence[] {
  const out: Sentence[] = []
  const bare = unpointed(doc)
  const most = bare ? UNPOINTED : LONG
  const spoken = doc.kind === 'transcript' && !bare
  for (const segment of doc.segments) {
    if (SKIPPED.has(segment.type)) continue
    for (const sentence of (bare ? betweenSounds(segment) : [segment.span]).flatMap(span => sentenceSpans(doc.text, span, most))) {
      const parts = spoken ? restarts(doc.text, sentence) : [sentence]
      for (const [k, span] of parts.entries()) {
        out.push({
          index: out.length,
          segment: segment.index,
          type: segment.type,
          speaker: segment.speaker,
          message: segment.message ?? null,
          span,
          text: doc.text.slice(span.start, span.end),
          start: segment.start ?? null,
          brokenOff: k < parts.length - 1,
        })
      }
    }
  }
  return out
}

// Words that have a capital only where a sentence begins ("I" always has one, names and titles keep theirs).
const BEGINS =
  "(?:Yeah|Yes|Okay|Well|So|But|And|Because|It|It's|That's|There|There's|We|We're|We've|We'll|They|They're|You|You're|He|She|If|What|How|Is|Are|Do|Does|Can|Could|Would|Should|Let's|Oh|Then|Which|This is|That is)"
const RESTART = new RegExp(`(?<=[\\p{Ll}\\p{N}]|\\bI) (?=${BEGINS}(?:\\b|'))(?!\\p{L}+ \\p{Lu}\\p{Ll})`, 'gu')
/** "We just Is this going to be enough?": a capital in the middle of careful transcripts is where the speaker began anew. */
function restarts(text: string, span: Span): Span[] {
  const slice = text.slice(span.start, span.end)
  const out: Span[] = []
  let from = 0
  for (const m of slice.matchAll(RESTART)) {
    // A title in quotes keeps its capitals.
    if (((slice.slice(0, m.index).match(/["“”]/g) ?? []).length & 1) === 1) continue
    push(text, { start: span.start + from, end: span.start + m.index }, out)
    from = m.index
  }
  push(text, { start: span.start + from, end: span.end }, out)
  return out
}

/** Where nobody writes full stops, a laugh or a silence that was taken out ends what was said before it. */
const betweenSounds = ({ span, seams = [] }: Segment): Span[] =>
  [span.start, ...seams].map((start, i) => ({ start, end: seams[i] ?? span.end }))

/** Up to here a sentence with its commas is taken as one: people write long. */
const SPOKEN = 70
function wellPointed(text: string, s: Span, words: number): boolean {
  let n = 0
  for (let i = s.start; i < s.end; i++) if (text[i] === ',' || text[i] === ';' || text[i] === ':') n++
  return n * 14 >= words
}

/** Words above which a stretch without punctuation is cut at spoken clause borders; in talk that has none at all. */
const LONG = 32
const UNPOINTED = 9

/** Whether a recogniser left out the full stops: fewer than one in sixty words. */
function unpointed(doc: SourceDocument): boolean {
  if (doc.kind !== 'transcript') return false
  let words = 0
  let stops = 0
  for (const segment of doc.segments) {
    words += wordCount(doc.text, segment.span)
    for (let i = segment.span.start; i < segment.span.end; i++) {
      const c = doc.text[i]
      if (c === '.' || c === '?' || c === '!') stops++
    }
  }
  return words > 60 && stops * 60 < words
}

/** Spans of the sentences inside `within`, trimmed, in order; never empty. */
function sentenceSpans(text: string, within: Span, most = LONG): Span[] {
  const spans: Span[] = []
  for (const s of punctuated(text, within)) {
    const words = wordCount(text, s)
    if (words <= most || (words <= SPOKEN && wellPointed(text, s, words))) spans.push(...promises(text, s))
    else for (const c of spokenClauses(text, s)) push(text, c, spans)
  }
  return spans
}

const OWED = "(?:I|we)(?:'ll|’ll| will| should| need to| have to| must|'m going to|’m going to)\\b"
const SECOND = new RegExp(`(?:,? and|, but|, so|;) (?=${OWED})`, 'gi')
const FIRST = new RegExp(`\\b(?:${OWED}|can you|could you|would you|will you|why don't you|you(?:'ll| will| can) |please)`, 'i')
/** "I'll call him, and I should write to her" owes two things: two sentences, where each has four words. */
function promises(text: string, span: Span): Span[] {
  const slice = text.slice(span.start, span.end)
  const out: Span[] = []
  let from = 0
  for (const m of slice.matchAll(SECOND)) {
    const left = slice.slice(from, m.index)
    if (left.split(/\s+/).length < 4 || slice.slice(m.index + m[0].length).split(/\s+/).length < 4 || !FIRST.test(left)) continue
    push(text, { start: span.start + from, end: span.start + m.index }, out)
    from = m.index
  }
  push(text, { start: span.start + from, end: span.end }, out)
  return out
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
