import type { KnowledgeView, KnownStatement } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import type { Resolution, ResolvedStatement } from '../model/entity.ts'
import type { CompletionReport, Evidence } from '../model/extraction.ts'
import type { EntityId, IsoDate } from '../model/ids.ts'
import { contentWords, coverage } from './values.ts'

type Completes = NonNullable<Resolution['completes']>[number]

/** What matching reports with open tasks needs of one source. */
export interface CompletionInput {
  readonly document: SourceDocument
  readonly day: IsoDate | null
  readonly reports: readonly CompletionReport[]
  readonly statements: readonly ResolvedStatement[]
  /** People whose tasks this source may speak of: those who take part and those named. */
  readonly people: readonly EntityId[]
  /** Who speaks in a segment, where known. */
  readonly voiceAt: (segment: number) => EntityId | null
  /** Entities named in a segment. */
  readonly namedAt: (segment: number) => ReadonlySet<EntityId>
  /** Folded words of the names of all entities concerned: they tell no two tasks apart. */
  readonly nameWords: ReadonlySet<string>
  readonly repaired: (text: string) => string
  readonly knowledge: KnowledgeView
}

const NEGATED =
  /n['’]t\b|\b(?:not|never|havent|hasnt|didnt|isnt|wasnt|wont|cant|unless|if|would|could|should|might|will|going to|gonna|need to|have to|want to|trying to|supposed to|meant to|forgot)\b|['’]ll\b/i
const DONE =
  /\b(?:sent|did|done|got|received|arrived|came|booked|confirmed|finished|completed|closed|signed|ordered|delivered|returned|shared|uploaded|published|filed|paid|rerun|reran|re-ran|ran|submitted|went out|went through|is in|are in|has been|have been|have had|looked (?:at|into)|talked to|spoke (?:to|with)|asked|checked|fixed|merged|deployed|written|wrote|drafted|updated|circulated|forwarded|introduced|introduction|intro|attached|here is|opened|open since|posted|gave|handed|thank(?:s| you) for|answered|resolved|sorted|settled|moved|set up|set it up|scheduled|cleaned|changed|reviewed|read through|signed off|approved)\b/i

/**
 * Matches what this source reports as done with open tasks of earlier sources: the object's words must agree, the one who did it must be able
 * to be the owner. Proposes; a box that the source itself ticks is explicit. Each task once, each report for one task.
 */
export function matchCompletions(input: CompletionInput): Completes[] {
  const open = openTasks(input)
  if (open.length === 0) return []
  const out: { task: KnownStatement; score: number; completes: Completes }[] = []
  for (const s of input.statements) {
    if (s.kind !== 'action' || s.status !== 'done' || !s.stated || !s.evidence[0]) continue
    for (const task of open) {
      const both = sameTask(task, s, input.nameWords)
      if (both >= 0.6)
        out.push({
          task,
          score: 1 + both,
          completes: { statement: task.id, evidence: s.evidence[0], on: s.done, explicit: true, reason: 'the source ticks it off' },
        })
    }
  }
  for (const r of candidates(input)) {
    const said = contentWords(input.repaired(r.text), input.nameWords)
    for (const task of open) {
      const match = reportFits(task, r, said, input)
      if (match)
        out.push({
          task,
          score: match.score,
          completes: { statement: task.id, evidence: r.evidence, on: r.on ?? null, explicit: false, reason: match.reason },
        })
    }
  }
  const tasks = new Set<string>()
  const reports = new Set<string>()
  const kept: Completes[] = []
  for (const c of out.sort((a, b) => b.score - a.score || a.task.id.localeCompare(b.task.id))) {
    const place = `${c.completes.evidence.segment}:${c.completes.evidence.span.start}`
    if (tasks.has(c.task.id) || reports.has(place)) continue
    tasks.add(c.task.id)
    reports.add(place)
    kept.push(c.completes)
  }
  return kept.sort((a, b) => a.evidence.span.start - b.evidence.span.start)
}

function openTasks(input: CompletionInput): KnownStatement[] {
  const out = new Map<string, KnownStatement>()
  for (const p of input.people) {
    for (const s of input.knowledge.openActions(p, 40)) {
      // What the person ticked or took away since is not open any more.
      if (s.status === 'done' || s.status === 'rejected') continue
      if (s.source === input.document.id || (input.day !== null && s.date !== null && s.date > input.day) || s.doneEvidence.length > 0)
        continue
      out.set(s.id, s)
    }
  }
  return [...out.values()]
}

/** Likeness of an open task and an action of this source, 0–1. */
export function sameTask(
  task: Pick<KnownStatement, 'text' | 'owner'>,
  s: Pick<ResolvedStatement, 'text' | 'owner'>,
  names: ReadonlySet<string>,
): number {
  if (task.owner && s.owner && task.owner !== s.owner) return 0
  const [a, b] = [contentWords(task.text, names), contentWords(s.text, names)]
  const [x, y] = [coverage(a, b), coverage(b, a)]
  if (Math.max(x.weight, y.weight) < 1.2) return 0
  return (x.share + y.share) / 2
}

interface Report {
  readonly text: string
  readonly evidence: Evidence
  readonly speaker: number | null
  readonly on: IsoDate | null
}

/** Reports that the engine found, and sentences of this source that sound like one. */
function candidates(input: CompletionInput): Report[] {
  const out: Report[] = input.reports
    .filter(r => !hedged(r.evidence.quote))
    .map(r => ({ text: r.evidence.quote, evidence: r.evidence, speaker: r.speaker, on: r.on }))
  const have = input.reports.map(r => r.evidence.span)
  for (const s of input.document.segments) {
    if (s.type === 'heading' || s.type === 'footer' || s.type === 'signature' || s.type === 'quote') continue
    for (const piece of sentences(input.document.text, s.span.start, s.span.end)) {
      const quote = input.document.text.slice(piece.start, piece.end)
      if (!DONE.test(quote) || hedged(quote) || /\?\s*$/.test(quote) || have.some(h => h.start < piece.end && h.end > piece.start)) continue
      if (quote.split(/\s+/).length > 60) continue
      out.push({ text: quote, evidence: { segment: s.index, span: piece, quote }, speaker: s.speaker, on: null })
    }
  }
  return out
}

/** True where the sentence speaks of what is not, or not yet, done. A clause after the report does no harm. */
function hedged(quote: string): boolean {
  const head = quote.split(/[,;]|\b(?:and|but|so)\b/)[0] ?? quote
  const done = DONE.exec(quote)
  const scope = done ? quote.slice(Math.max(0, done.index - 40), done.index) : head
  return NEGATED.test(scope)
}

function sentences(text: string, from: number, to: number): { start: number; end: number }[] {
  const out: { start: number; end: number }[] = []
  const part = text.slice(from, to)
  let start = 0
  for (const m of part.matchAll(/[.!?]+(?=\s|$)|\n+/g)) {
    push(start, m.index + (m[0].startsWith('\n') ? 0 : m[0].length))
    start = m.index + m[0].length
  }
  push(start, part.length)
  function push(a: number, b: number) {
    const raw = part.slice(a, b)
    const lead = raw.length - raw.trimStart().length
    const body = raw.trim()
    if (body.length > 8) out.push({ start: from + a + lead, end: from + a + lead + body.length })
  }
  return out
}

function reportFits(
  task: KnownStatement,
  r: Report,
  said: ReadonlyMap<string, number>,
  input: CompletionInput,
): { score: number; reason: string } | null {
  const wanted = contentWords(task.text, input.nameWords)
  const quote = r.evidence.quote
  const named = input.namedAt(r.evidence.segment)
  // "I got it this morning from Tuva": what "it" is stands just before.
  const pronoun =
    /\b(?:it|that|them|those|this)\b/i.test(quote) && quote.split(/\s+/).length <= 16 && task.owner !== null && named.has(task.owner)
  const heard = pronoun ? new Map([...wordsBefore(input, r), ...said]) : said
  const both = coverage(wanted, heard)
  const object = both.words.filter(w => (wanted.get(w) ?? 0) >= 0.7)
  if (object.length === 0) return null
  const voice = r.speaker === null ? null : input.voiceAt(r.evidence.segment)
  const first = /\b(?:I|I['’]ve|we|we['’]ve)\b/.test(quote.slice(0, 40)) && !/\b(?:got|received|have)\b/.test(quote.slice(0, 40))
  const second = /\byou(?:['’]ve| have)?\b/i.test(quote)
  const toMe = /\b(?:got|received|arrived|came|thank(?:s| you))\b/i.test(quote)
  // A task with a long tail ("before we get any deeper into …") is matched by what the report says of it.
  const clause = contentWords(input.repaired(quote.split(/[,;]|\b(?:and|but|so)\b/)[0] ?? quote), input.nameWords)
  const back = coverage(clause, wanted)
  let score = Math.max(both.share, back.weight >= 1.6 ? back.share * 0.95 : 0)
  // Asked and answered: the one who was to be asked reports.
  const answers = voice !== null && task.about.includes(voice)
  if (task.owner) {
    if (first && voice && voice !== task.owner && !named.has(task.owner) && !answers) score -= 0.35
    if (answers && both.weight >= 1.4) score += 0.1
    if (first && voice === task.owner) score += 0.15
    if (toMe && voice && voice !== task.owner) score += 0.1
    if (toMe && voice === task.owner) score -= 0.3
    if (named.has(task.owner)) score += 0.1
    if (second && voice && voice !== task.owner) score += 0.05
  }
  const weight = object.reduce((n, w) => n + (wanted.get(w) ?? 0), 0)
  if (weight < 1.1 || score < 0.5 || (object.length === 1 && score < 0.62)) return null
  return { score, reason: `the same words: ${both.words.slice(0, 5).join(', ')}` }
}

/** Content words of the two segments before a report and of what stands before it in its own. */
function wordsBefore(input: CompletionInput, r: Report): ReadonlyMap<string, number> {
  const { document } = input
  const own = document.segments[r.evidence.segment]
  const from = document.segments[Math.max(0, r.evidence.segment - 2)]?.span.start ?? 0
  const text = document.text.slice(Math.max(from, (own?.span.start ?? 0) - 400), r.evidence.span.start)
  return contentWords(input.repaired(text.slice(-400)), input.nameWords)
}
