import type { Engine, EngineContext, EngineCorrection } from '../../../model/contracts.ts'
import type { SourceDocument } from '../../../model/document.ts'
import { type Extraction, NOTHING_FOUND, type Statement } from '../../../model/extraction.ts'
import { wordsOf } from '../../../model/text.ts'
import { judgedCandidates } from '../../candidates.ts'
import type { ClaimCandidate } from '../../claims.ts'
import { corrected } from '../../correction.ts'
import type { ClaimKind } from '../../learned/claim-features.ts'
import { mentionsOf } from '../../mentions.ts'
import { foldRestatements } from '../../merge.ts'
import { isReadable, lossAlone } from '../../readable.ts'
import { type Line, type Reading, readingOf } from '../../reading.ts'
import { completionReports, nextMeetingOf } from '../../reports.ts'
import { roughness } from '../../roughness.ts'
import { best, otherValues, POLICY } from '../../select.ts'
import { statedStatements } from '../../stated.ts'
import { noteSummary } from '../../summary.ts'
import { titleOf } from '../../title.ts'
import { topicsOf } from '../../topics.ts'
import { claimModel } from './load.ts'

/** Rules and small trained models; no network, no key. Takes whole documents. */
export const embedded: Engine = {
  name: 'embedded/1',
  perMessage: true,
  chunkSize: null,
  extract: (doc, context) => extractEmbedded(doc, context),
}

const empty = (doc: SourceDocument): Extraction => ({ engine: embedded.name, language: doc.language, ...NOTHING_FOUND })

function extractEmbedded(doc: SourceDocument, context: EngineContext): Extraction {
  if (doc.kind === 'calendar') return empty(doc)
  const reading = readingOf(doc, context)
  const stated = statedStatements(reading)
  const english = doc.language === 'en' || doc.language === 'und'
  const dropped = new Map<string, number>()
  const said = english ? heardStatements(reading, context.correction) : []
  const heard = said.filter(isReadable)
  if (heard.length < said.length) dropped.set('broken off in the talk', said.length - heard.length)
  const statements = foldRestatements([...stated, ...heard], dropped)
  const topics = english ? topicsOf(reading, statements) : []
  return {
    ...empty(doc),
    title: titleOf(reading, topics, statements),
    summary: english ? noteSummary(reading, statements, topics) : [],
    topics,
    statements,
    completions: english ? completionReports(reading) : [],
    mentions: mentionsOf(reading, context),
    nextMeeting: english ? nextMeetingOf(reading) : null,
    leftOut: english ? [] : [`${languageName(doc.language)}: only task lines, dates and names were read`],
    dropped: [...dropped].map(([reason, count]) => ({ reason, count })),
  }
}

/** Words from which the length of a talk caps what it brings. */
const DENSE = 2700

/** A thought that its speaker left for another is seldom one to keep. Log-odds. */
const halfThought = (line: Line): number => (line.brokenOff ? (line.words < 6 ? -3 : -1.2) : 0)

/** From here a decision is kept although its sentence also holds a task: "We're going with the oak, and I'll tell the mill." */
const FIRM = 1

/** A task has a form of its own, whoever stammers: so much of the roughness counts. */
const SURER = 0.4

const CLAIM_KINDS = ['decision', 'question', 'risk', 'fact'] as const

/** What was said, as opposed to stated by structure: candidates of every kind, each line at most once as its best claim. */
function heardStatements(reading: Reading, correction: EngineCorrection | null): Statement[] {
  // A short talk may be as dense as one of a quarter of an hour.
  const said = reading.lines.reduce((n, l) => n + l.words, 0)
  const words = Math.max(DENSE, said)
  const few = said <= FEW && !reading.written
  // What the source lists itself is no news.
  const listed = new Set(reading.doc.statedItems.filter(i => i.kind !== 'context').map(i => i.segment))
  const found = judgedCandidates(reading, claimModel(), few ? FOR_SOMETHING : undefined)
  const rough = roughness(reading)
  const scored = (kind: ClaimKind): ClaimCandidate[] =>
    found[kind].map(c => ({
      ...c,
      score: corrected(
        correction,
        c.statement,
        c.score - (kind === 'action' ? SURER * rough : rough) + halfThought(c.line) + (kind === 'action' ? 0 : lossAlone(c.statement)),
      ),
    }))
  const actions = scored('action')
  const out: Statement[] = best(actions, POLICY.action, words)
  const used = new Set(actions.filter(a => a.score >= POLICY.action.threshold).map(a => a.line.index))
  const claims = CLAIM_KINDS.map(kind => [kind, scored(kind)] as const)
  // A sentence is kept as what it is most of all.
  const most = new Map<number, number>()
  for (const [, list] of claims) for (const c of list) most.set(c.line.index, Math.max(c.score, most.get(c.line.index) ?? c.score))
  for (const [kind, list] of claims) {
    const free = list.filter(
      c =>
        c.score === most.get(c.line.index) &&
        (!used.has(c.line.index) || kind === 'risk' || (kind === 'decision' && c.score >= FIRM)) &&
        !listed.has(c.line.segment),
    )
    const kept = best(free, POLICY[kind], words)
    const isTaken = (c: ClaimCandidate): boolean => listed.has(c.line.segment) || out.some(s => startOf(s) === startOf(c.statement))
    const others =
      kind === 'fact'
        ? otherValues(
            list.filter(c => !isTaken(c)),
            kept,
            namesOfVoices(reading),
          )
        : []
    out.push(...[...kept, ...others].sort((a, b) => startOf(a) - startOf(b)))
    if (few && kind === 'fact' && out.length === 0)
      out.push(
        ...best(
          free.filter(c => !OF_THE_HOUR.test(c.statement.text)),
          LIKELIEST,
          words,
        ),
      )
  }
  return out
}

/** A few words that somebody recorded were said for something: where nothing in them is sure, the likeliest fact is it. Words, and log-odds. */
const FEW = 60
const FOR_SOMETHING = -2.8
/** Of oneself, of what was just pointed at, or of what is not: none of these is what it was said for. */
const OF_THE_HOUR =
  /^(?:I|my|it|that|this|he|she|you|if|maybe|perhaps|thanks?|we should|let us|let's)\b|\b(?:this morning|today|tonight|ago)\b/i
const LIKELIEST = { threshold: FOR_SOMETHING, per3000: 0, least: 1, most: 1 }

const startOf = (s: Statement): number => s.evidence[0]?.span.start ?? 0
const namesOfVoices = (reading: Reading): ReadonlySet<string> => new Set(reading.doc.speakers.flatMap(s => wordsOf(s.label)))

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
