import type { Engine, EngineContext, EngineCorrection } from '../../../model/contracts.ts'
import type { SourceDocument } from '../../../model/document.ts'
import { type Extraction, NOTHING_FOUND, type Statement } from '../../../model/extraction.ts'
import { actionCandidates } from '../../actions.ts'
import { corrected } from '../../correction.ts'
import { decisionCandidates } from '../../decisions.ts'
import { factCandidates } from '../../facts.ts'
import { scoreTalk } from '../../learned/scorer.ts'
import { mentionsOf } from '../../mentions.ts'
import { foldRestatements } from '../../merge.ts'
import { agreedProposals } from '../../proposals.ts'
import { questionCandidates } from '../../questions.ts'
import { isReadable, lossAlone } from '../../readable.ts'
import { type Line, type Reading, readingOf } from '../../reading.ts'
import { completionReports, nextMeetingOf } from '../../reports.ts'
import { riskCandidates } from '../../risks.ts'
import { best, POLICY, type Scored } from '../../select.ts'
import { statedStatements } from '../../stated.ts'
import { noteSummary } from '../../summary.ts'
import { titleOf } from '../../title.ts'
import { topicsOf } from '../../topics.ts'
import { talkModel } from './load.ts'

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
    title: titleOf(reading, topics),
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

/** Units from which the models know a talk well enough to be asked. */
const ENOUGH = 60
/**
 * How much the models' log-odds move a rule's. They were trained on other talk than most people's: for actions they help a little
 * (a fictional world: precision up, recall kept), for decisions and risks nothing was gained, so only actions are asked.
 */
const TRUST = 0.2
/** Probability of an action at which the models say neither yes nor no: tuned over fictional worlds by several hands. */
const USUAL = 0.09

/** What the models add to the rules' score of an action, 0 where they were not asked. Log-odds, between -0.4 and 0.6. */
function learnedOpinion(reading: Reading): (line: Line) => number {
  if (reading.written || reading.lines.length < ENOUGH) return () => 0
  const model = talkModel()
  const { units, probability } = scoreTalk(reading, model, ['actions'])
  const unitOf = new Map<number, number>()
  for (const [i, u] of units.entries()) for (const l of u.lines) unitOf.set(l.index, i)
  const usual = logOdds(USUAL)
  return line => {
    const p = probability.actions[unitOf.get(line.index) ?? -1] ?? 0
    return TRUST * Math.max(-2, Math.min(3, logOdds(Math.min(0.98, Math.max(0.002, p))) - usual))
  }
}
const logOdds = (p: number): number => Math.log(p / (1 - p))

/** A thought that its speaker left for another is seldom one to keep. Log-odds. */
const halfThought = (line: Line): number => (line.brokenOff ? (line.words < 6 ? -3 : -1.2) : 0)

/** From here a decision is kept although its sentence also holds a task: "We're going with the oak, and I'll tell the mill." */
const FIRM = 1

/** What was said, as opposed to stated by structure: candidates of every kind, each line at most once as its best claim. */
function heardStatements(reading: Reading, correction: EngineCorrection | null): Statement[] {
  // A short talk may be as dense as one of a quarter of an hour.
  const words = Math.max(
    DENSE,
    reading.lines.reduce((n, l) => n + l.words, 0),
  )
  // What the source lists itself is no news.
  const listed = new Set(reading.doc.statedItems.filter(i => i.kind !== 'context').map(i => i.segment))
  const opinion = learnedOpinion(reading)
  const actions = actionCandidates(reading).map(c => ({
    ...c,
    score: corrected(correction, c.statement, c.score + opinion(c.line) + halfThought(c.line)),
  }))
  const out: Statement[] = best(actions, POLICY.action, words)
  const used = new Set(actions.filter(a => a.score >= POLICY.action.threshold).map(a => a.line.index))
  const kinds = [
    ['decision', [...decisionCandidates(reading), ...agreedProposals(reading)].sort((a, b) => a.line.index - b.line.index)],
    ['question', questionCandidates(reading)],
    ['risk', riskCandidates(reading)],
    ['fact', factCandidates(reading)],
  ] as const
  for (const [kind, candidates] of kinds) {
    const free = candidates
      .map(c => ({ ...c, score: corrected(correction, c.statement, c.score + halfThought(c.line) + lossAlone(c.statement)) }))
      .filter(c => (!used.has(c.line.index) || kind === 'risk' || (kind === 'decision' && c.score >= FIRM)) && !listed.has(c.line.segment))
    const kept = best(free as readonly Scored[], POLICY[kind], words)
    if (kind !== 'fact' && kind !== 'question') for (const c of free) if (c.score >= POLICY[kind].threshold) used.add(c.line.index)
    out.push(...kept)
  }
  return out
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
