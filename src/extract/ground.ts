import type { SourceDocument } from '../model/document.ts'
import type { Evidence, Extraction, Statement } from '../model/extraction.ts'
import { wordsOf } from '../model/text.ts'

/** Statements keep at most this many quotes; the first carries the statement. */
const MOST_QUOTES = 3
const MOST_WORDS = 60

/**
 * Checks that every quote stands verbatim at its span inside one segment. A quote that does not is looked for by its words, first in its
 * segment, then in the whole document; where it is not found it is dropped, and with its last quote the statement. What went is counted.
 * A quote does not lie across what the cleaning took out: those words do not follow each other in the source.
 */
export function ground(doc: SourceDocument, extraction: Extraction): Extraction {
  const dropped = new Map<string, number>()
  const count = (reason: string): void => void dropped.set(reason, (dropped.get(reason) ?? 0) + 1)
  const supported = (evidence: readonly Evidence[], text: string): Evidence[] => {
    const out: Evidence[] = []
    for (const e of evidence) {
      const found = locate(doc, e, text)
      if (found) out.push(found)
      else count('quote not in the source')
      if (out.length === MOST_QUOTES) break
    }
    return out
  }
  const statements: Statement[] = []
  for (const s of extraction.statements) {
    const evidence = supported(s.evidence, s.text)
    if (!evidence.length) {
      count('statement without evidence')
      continue
    }
    const completes = s.completes ? locate(doc, s.completes.evidence, s.text) : null
    const { completes: _, ...rest } = s
    statements.push({ ...rest, evidence, ...(s.completes && completes ? { completes: { ...s.completes, evidence: completes } } : {}) })
  }
  const summary = extraction.summary.map(s => ({ ...s, evidence: supported(s.evidence, s.text) }))
  const completions = extraction.completions.flatMap(c => {
    const evidence = locate(doc, c.evidence, c.text)
    if (!evidence) count('quote not in the source')
    return evidence ? [{ ...c, evidence }] : []
  })
  const mentions = extraction.mentions.filter(m => doc.text.slice(m.span.start, m.span.end) === m.surface)
  const next = extraction.nextMeeting
    ? { ...extraction.nextMeeting, evidence: supported(extraction.nextMeeting.evidence, extraction.nextMeeting.text) }
    : null
  for (const d of extraction.dropped) dropped.set(d.reason, (dropped.get(d.reason) ?? 0) + d.count)
  return {
    ...extraction,
    statements,
    summary,
    completions,
    mentions,
    nextMeeting: next?.evidence.length ? next : null,
    dropped: [...dropped].map(([reason, n]) => ({ reason, count: n })),
  }
}

/** The quote where it stands, in one piece of what was said; `text` is what it is evidence of. */
function locate(doc: SourceDocument, e: Evidence, text: string): Evidence | null {
  const found = placed(doc, e)
  return found ? shortened(inOnePiece(doc, found, text)) : null
}

/** Across a sound that was taken out the source has other words: the piece stays that says most of `text`, of equals the longest. */
function inOnePiece(doc: SourceDocument, e: Evidence, text: string): Evidence {
  const { start, end } = e.span
  const seams = (doc.segments[e.segment]?.seams ?? []).filter(at => at > start && at < end)
  if (seams.length === 0) return e
  const said = new Set(wordsOf(text))
  let best: { readonly start: number; readonly quote: string; readonly worth: number } | null = null
  for (const [i, from] of [start, ...seams].entries()) {
    const raw = doc.text.slice(from, seams[i] ?? end)
    const quote = raw.trim()
    const words = wordsOf(quote)
    const worth = words.filter(w => said.has(w)).length + words.length / 1000
    if (words.length > 0 && (best === null || worth > best.worth)) best = { start: from + raw.indexOf(quote), quote, worth }
  }
  return best ? { ...e, span: { start: best.start, end: best.start + best.quote.length }, quote: best.quote } : e
}

function placed(doc: SourceDocument, e: Evidence): Evidence | null {
  const segment = doc.segments[e.segment]
  const { start, end } = e.span
  if (segment && start < end && start >= segment.span.start && end <= segment.span.end && doc.text.slice(start, end) === e.quote) return e
  const words = wordsOf(e.quote)
  if (!words.length) return null
  if (segment) {
    const hit = findWords(doc, segment.index, words)
    if (hit) return hit
  }
  for (const s of doc.segments) {
    if (s.index === e.segment) continue
    const hit = findWords(doc, s.index, words)
    if (hit) return hit
  }
  return null
}

/** Longer quotes are cut at a word border: evidence is short, and still verbatim. */
function shortened(e: Evidence): Evidence {
  const words = [...e.quote.matchAll(/\S+/g)]
  const last = words[MOST_WORDS - 1]
  if (words.length <= MOST_WORDS || !last) return e
  const length = last.index + last[0].length
  return { ...e, span: { start: e.span.start, end: e.span.start + length }, quote: e.quote.slice(0, length) }
}

function findWords(doc: SourceDocument, index: number, words: readonly string[]): Evidence | null {
  const segment = doc.segments[index]
  if (!segment) return null
  const text = doc.text.slice(segment.span.start, segment.span.end)
  const first = words[0]
  if (!first || text.length < first.length) return null
  const tokens = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap(m =>
    wordsOf(m[0]).map(word => ({ word, start: m.index, end: m.index + m[0].length })),
  )
  for (let i = 0; i + words.length <= tokens.length; i++) {
    if (!words.every((w, k) => tokens[i + k]?.word === w)) continue
    const start = segment.span.start + (tokens[i]?.start ?? 0)
    const end = segment.span.start + (tokens[i + words.length - 1]?.end ?? 0)
    return { segment: index, span: { start, end }, quote: doc.text.slice(start, end) }
  }
  return null
}
