import { type Sentence, sentencesOf } from '../extract/sentences.ts'
import type { KnowledgeView, KnownStatement } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import type { Resolution, ResolvedStatement } from '../model/entity.ts'
import type { CompletionReport, Evidence } from '../model/extraction.ts'
import type { EntityId, IsoDate } from '../model/ids.ts'
import { wordsOf } from '../model/text.ts'
import { doneClauses } from './report-acts.ts'
import { answered } from './report-answers.ts'
import { reportCompletes, ticksOff } from './report-match.ts'
import type { People, Report } from './report-thing.ts'
import { coverage, weighedWords, weightOf } from './values.ts'

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
  /** Whom a segment is said or written to, where that is one person. */
  readonly readerAt: (segment: number) => EntityId | null
  /** Folded words of an entity's names. */
  readonly namesOf: (id: EntityId) => ReadonlySet<string>
  /** Entities named in a segment. */
  readonly namedAt: (segment: number) => ReadonlySet<EntityId>
  /** Folded words of the names of all entities concerned: they tell no two tasks apart. */
  readonly nameWords: ReadonlySet<string>
  readonly repaired: (text: string) => string
  readonly knowledge: KnowledgeView
}

/**
 * Matches what this source reports as done with open tasks of earlier sources: the object's words must agree, the one who did it must be able
 * to be the owner. Proposes; a box that the source itself ticks is explicit. Each task once, each report for one task.
 */
export function matchCompletions(input: CompletionInput): Completes[] {
  const reported = candidates(input)
  const near = openTasks(input)
  const far = farTasks(input, reported, near)
  const open = [...near, ...far.keys()]
  if (open.length === 0) return []
  // Who owes what is named here only by a first name is told by it.
  const owners = open.flatMap(t => [...(far.has(t) && t.owner ? [t.owner] : []), ...t.about.filter(p => p.startsWith('person/'))])
  const names = owners.length === 0 ? input.nameWords : new Set([...input.nameWords, ...owners.flatMap(p => [...input.namesOf(p)])])
  const out: { task: KnownStatement; score: number; clause: string; completes: Completes }[] = []
  for (const s of input.statements) {
    if (s.kind !== 'action' || s.status !== 'done' || !s.stated || !s.evidence[0]) continue
    for (const task of open) {
      if (far.has(task) && !namesOwner(task, s.text, input)) continue
      const both = sameTask(task, s, names)
      const days =
        task.due !== null && s.done !== null ? (Date.parse(s.done) - Date.parse(task.due)) / 86_400_000 : Number.POSITIVE_INFINITY
      const alone = task.owner !== null && task.owner === s.owner && ticksOff(task.text, s.text, days, names)
      if (both >= 0.6 || alone)
        out.push({
          task,
          score: 1 + both,
          clause: '',
          completes: { statement: task.id, evidence: s.evidence[0], on: s.done, explicit: true, reason: 'the source ticks it off' },
        })
    }
  }
  const people: People = { words: names, wordsOf: input.namesOf }
  const spoken = open.map(task => ({ task, open: { ...task, quotes: [task.evidence.map(e => input.repaired(e.quote)).join(' . ')] } }))
  for (const r of reported) {
    for (const { task, open } of spoken) {
      const places = far.get(task)
      if (places && !places.has(r)) continue
      const match = reportCompletes(open, r.report, people)
      if (!match || (places && !surely(task, r.report, match.words, input))) continue
      out.push({
        task,
        score: match.score,
        clause: match.verb,
        completes: {
          statement: task.id,
          evidence: r.evidence,
          on: r.on,
          explicit: false,
          reason:
            match.words.length > 0
              ? `the same words: ${match.words.slice(0, 5).join(', ')}`
              : 'the same two people and what passed between them',
        },
      })
    }
  }
  const tasks = new Set<string>()
  const reports = new Set<string>()
  const kept: Completes[] = []
  for (const c of out.sort((a, b) => b.score - a.score || a.task.id.localeCompare(b.task.id))) {
    const place = `${c.completes.evidence.segment}:${c.completes.evidence.span.start}:${c.clause}`
    if (tasks.has(c.task.id) || reports.has(place)) continue
    tasks.add(c.task.id)
    reports.add(place)
    kept.push(c.completes)
  }
  return kept.sort((a, b) => a.evidence.span.start - b.evidence.span.start)
}

function openTasks(input: CompletionInput): KnownStatement[] {
  const out = new Map<string, KnownStatement>()
  const { knowledge } = input
  // Tasks that name nobody stand under what their talk was about.
  for (const list of input.people.flatMap(p => [
    knowledge.openActions(p, 40),
    knowledge.statementsUnder?.(p, p.startsWith('person/') ? ['action'] : ['action', 'owed'], 40) ?? [],
  ])) {
    for (const s of list) {
      // What the person ticked or took away since is not open any more.
      if (isOpenBefore(s, input)) out.set(s.id, s)
    }
  }
  return [...out.values()]
}

/** Rare words of this source that are looked up, and tasks that each gives. */
const ASKED = 120
const EACH = 6

/**
 * Open tasks of people whom nothing here proves to be meant, found by their rare words: a recording without names, a first name alone. With the reports
 * that have two of these words.
 */
function farTasks(
  input: CompletionInput,
  reported: readonly Candidate[],
  near: readonly KnownStatement[],
): ReadonlyMap<KnownStatement, ReadonlySet<Candidate>> {
  const out = new Map<KnownStatement, Set<Candidate>>()
  const there = new Set(near.map(t => t.id))
  const asked = new Map<string, readonly KnownStatement[]>()
  const byId = new Map<string, KnownStatement>()
  const ticked = input.statements.flatMap(s => (s.kind === 'action' && s.status === 'done' && s.stated ? [s.text] : []))
  const tasksOf = (text: string): KnownStatement[] =>
    [...weighedWords(text)].flatMap(([w, n]) => {
      if (n < 1 || (asked.size >= ASKED && !asked.has(w))) return []
      const found = asked.get(w) ?? input.knowledge.statementsWith?.(w, ['action'], EACH) ?? []
      asked.set(w, found)
      return found
    })
  const take = (tasks: readonly KnownStatement[], from: Candidate | null) => {
    for (const [id, same] of Map.groupBy(tasks, t => t.id)) {
      const [task] = same
      if (!task || there.has(id) || !isOpenBefore(task, input)) continue
      const known = byId.get(id) ?? task
      byId.set(id, known)
      const places = out.get(known) ?? new Set()
      if (from) places.add(from)
      out.set(known, places)
    }
  }
  for (const r of reported) take(tasksOf(`${r.report.text} ${lastOf(r.report.before)}`), r)
  for (const text of ticked) take(tasksOf(text), null)
  return out
}

/** The sentence right before. */
const lastOf = (before: string): string =>
  before
    .trim()
    .split(/(?<=[.!?])\s+/)
    .at(-1) ?? ''

const namesOwner = (task: KnownStatement, text: string, input: CompletionInput): boolean => {
  const words = new Set(wordsOf(text))
  return task.owner !== null && [...input.namesOf(task.owner)].some(w => words.has(w))
}

/** A task of somebody who is not known to be concerned: named, or so much of it said that nothing else can be meant. */
function surely(task: KnownStatement, report: Report, words: readonly string[], input: CompletionInput): boolean {
  if (namesOwner(task, report.text, input)) return true
  const here = input.nameWords
  const rare = words.filter(w => !here.has(w)).reduce((n, w) => n + (weightOf(w) >= 1 ? weightOf(w) : 0), 0)
  return rare >= 2.4
}

const isOpenBefore = (s: KnownStatement, input: CompletionInput): boolean =>
  s.status !== 'done' &&
  s.status !== 'rejected' &&
  s.source !== input.document.id &&
  (input.day === null || s.date === null || s.date <= input.day) &&
  s.doneEvidence.length === 0

/** Likeness of an open task and an action of this source, 0–1. */
export function sameTask(
  task: Pick<KnownStatement, 'text' | 'owner'>,
  s: Pick<ResolvedStatement, 'text' | 'owner'>,
  names: ReadonlySet<string>,
): number {
  if (task.owner && s.owner && task.owner !== s.owner) return 0
  const [a, b] = [weighedWords(task.text, names), weighedWords(s.text, names)]
  const [x, y] = [coverage(a, b), coverage(b, a)]
  if (Math.max(x.weight, y.weight) < 1.2) return 0
  return (x.share + y.share) / 2
}

interface Candidate {
  readonly report: Report
  readonly evidence: Evidence
  readonly on: IsoDate | null
}

/** What a mail is about is said before its first words. */
const subjectOf = (document: SourceDocument, s: Sentence): string => {
  const first = document.segments.find(x => x.message === s.message)
  const subject = s.message === null ? undefined : document.messages.find(m => m.index === s.message)?.subject
  return subject && first && s.segment - first.index <= 1 ? `${subject}. ` : ''
}

/** Sentences after a report that may take it back. */
const FOLLOWING = 5

/** Sentences of this source that sound like a report, and what the engine took for one. */
function candidates(input: CompletionInput): Candidate[] {
  const { document } = input
  const out: Candidate[] = [...ownTitle(input)]
  const sentences = sentencesOf(document)
  for (const s of sentences) {
    if (s.type === 'heading' || (s.text.length > 180 && s.text.split(/\s+/).length > 90)) continue
    const asked = sentences[s.index - 1]
    const told =
      asked && asked.segment !== s.segment && document.kind === 'transcript' && s.text.length < 40 ? answered(asked.text, s.text) : null
    if (doneClauses(told ?? s.text).length === 0) continue
    const { span } = s
    const found = input.reports.find(r => r.evidence.span.start < span.end && r.evidence.span.end > span.start)
    const from = document.segments[Math.max(0, s.segment - 2)]?.span.start ?? 0
    const to = document.segments[s.segment]?.span.end ?? span.end
    out.push({
      report: {
        text: input.repaired(told ?? s.text),
        day: input.day,
        before: input.repaired(subjectOf(document, s) + document.text.slice(Math.max(from, span.start - 300), span.start)),
        after: input.repaired(document.text.slice(span.end, Math.min(to, span.end + 200))),
        // Few reports are ever asked what follows them.
        get follows() {
          return sentences
            .slice(s.index + 1, s.index + 1 + FOLLOWING)
            .filter(n => n.message === s.message)
            .map(n => ({ text: input.repaired(n.text), voice: input.voiceAt(n.segment) }))
        },
        voice: input.voiceAt(s.segment),
        reader: input.readerAt(s.segment),
        named: told && asked ? new Set([...input.namedAt(asked.segment), ...input.namedAt(s.segment)]) : input.namedAt(s.segment),
      },
      evidence: { segment: s.segment, span, quote: s.text },
      on: found?.on ?? null,
    })
  }
  return out
}

/** A document is itself the report that somebody owed: its title says what it is, its first lines who wrote it. */
function ownTitle(input: CompletionInput): Candidate[] {
  const { document } = input
  const head = document.segments.find(s => s.type === 'heading')
  if (document.kind !== 'document' || !head) return []
  const quote = document.text.slice(head.span.start, head.span.end)
  const first = document.segments.slice(head.index, head.index + 3)
  const author = first.filter(s => /^\W*(?:author|by|from|written by|prepared by)\b/i.test(document.text.slice(s.span.start, s.span.end)))
  const named = new Set(author.flatMap(s => [...input.namedAt(s.index)]))
  if (named.size === 0) return []
  const report = { text: `The ${input.repaired(quote).replace(/:.*$/, '')} is attached`, before: '', voice: null, reader: null, named }
  return [{ report, evidence: { segment: head.index, span: head.span, quote }, on: null }]
}
