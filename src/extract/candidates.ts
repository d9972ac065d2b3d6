import { actionCandidates } from './actions.ts'
import { type ClaimCandidate, replies } from './claims.ts'
import { decisionCandidates, decisionClaim } from './decisions.ts'
import { factCandidates, factClaim } from './facts.ts'
import { CLAIMS, type ClaimKind } from './learned/claim-features.ts'
import { type ClaimModel, claimScores } from './learned/claims.ts'
import { agreedProposals } from './proposals.ts'
import { answeredAtLength, questionCandidates, questionClaim, stillAsks } from './questions.ts'
import type { Line, Reading } from './reading.ts'
import { riskCandidates, riskClaim } from './risks.ts'
import { finds } from './sieve.ts'
import { namesIll } from './whole.ts'

/** What the rules found of each kind, in the order of the talk. */
export type Candidates = Readonly<Record<ClaimKind, readonly ClaimCandidate[]>>

/** Asks every rule once. */
export const ruleCandidates = (reading: Reading): Candidates => ({
  action: actionCandidates(reading),
  decision: [...decisionCandidates(reading), ...agreedProposals(reading)].sort((a, b) => a.line.index - b.line.index),
  risk: riskCandidates(reading),
  question: questionCandidates(reading),
  fact: factCandidates(reading),
})

const MAKE: Readonly<Record<Exclude<ClaimKind, 'action'>, (reading: Reading, line: Line, score: number) => ClaimCandidate>> = {
  decision: decisionClaim,
  risk: riskClaim,
  question: questionClaim,
  fact: factClaim,
}

/** Log-odds from which a sentence that no rule took for a claim is made one; the caller's thresholds lie higher. */
const WORTH_MAKING = -1.2
/** Log-odds from which a sentence without a trusted form is read as a task in looser words. */
const ACTION_HEARD = -0.8
/** Words from which a sentence stands alone without a rule that knows its form. */
const ENOUGH_WORDS = 4

/**
 * What the rules found and what the model hears besides, every score the log-odds that a careful reader would keep it. `worthMaking`: log-odds from
 * which a sentence that no rule knows is made a claim.
 */
export function judgedCandidates(reading: Reading, model: ClaimModel, worthMaking = WORTH_MAKING): Candidates {
  const found = ruleCandidates(reading)
  const scores = claimScores(model, reading, ruleScores(reading, found))
  const under = kindsBelow(reading)
  const moves = reading.lines.map(l => (movesOn(l.clean) ? MOVED : 0))
  const judged = (kind: ClaimKind): ClaimCandidate[] => {
    const k = CLAIMS.indexOf(kind)
    const answered = (line: Line): number => (kind === 'question' && answeredAtLength(reading, line) ? ANSWERED : 0)
    const scoreOf = (line: Line): number =>
      answered(line) +
      (scores[line.index * CLAIMS.length + k] as number) +
      (moves[line.index] as number) +
      (under[line.index] === kind ? UNDER_HEADING : 0)
    if (kind === 'action') {
      const ruled = new Set(found.action.map(c => c.line.index))
      const heard = new Set(reading.lines.filter(l => scoreOf(l) >= ACTION_HEARD && !ruled.has(l.index)).map(l => l.index))
      const all: readonly (ClaimCandidate & { readonly form?: string })[] = heard.size ? actionCandidates(reading, heard) : found.action
      return all.map(c => ({
        ...c,
        score: Math.max(...spokenIn(reading, c).map(scoreOf)) + (c.form === 'request' && toldInstead(reading, c.line) ? TOLD : 0),
      }))
    }
    const own = found[kind].filter(told).map(c => ({ ...c, score: Math.max(agreed(c), ...spokenIn(reading, c).map(scoreOf)) }))
    const ruled = new Set(own.map(c => c.line.index))
    const heard = reading.lines
      .filter(l => scoreOf(l) >= worthMaking && !ruled.has(l.index) && l.words >= ENOUGH_WORDS && SAID.has(l.type))
      .filter(l => (kind === 'question') === l.question && !(kind === 'question' && POINTS.test(l.clean) && l.words < 7))
      .map(l => MAKE[kind](reading, l, scoreOf(l) - (kind === 'decision' && !reading.written ? UNFORMED : 0)))
      .filter(c => (kind !== 'question' || stillAsks(c.line, c.statement.text)) && told(c))
    return [...own, ...heard].sort((a, b) => a.line.index - b.line.index)
  }
  return {
    action: judged('action'),
    decision: judged('decision'),
    risk: judged('risk'),
    question: judged('question'),
    fact: judged('fact'),
  }
}
/** "Shall we leave it?" – "Yes, agreed.": two voices together leave little doubt, whatever a single sentence sounds like. */
const agreed = (c: ClaimCandidate): number =>
  c.statement.kind === 'decision' && c.line.question && c.score >= 0.5 ? c.score - 0.7 : Number.NEGATIVE_INFINITY

/** The lines of a candidate: what was asked or proposed, and "Will do", "Agreed" of another voice. */
function spokenIn(reading: Reading, c: ClaimCandidate): readonly Line[] {
  const near = reading.lines.slice(Math.max(0, c.line.index - 6), c.line.index + 7)
  const holds = (l: Line): boolean =>
    c.statement.evidence.some(e => e.segment === l.segment && e.span.start < l.span.end && l.span.start < e.span.end)
  return [c.line, ...near.filter(l => l.index !== c.line.index && holds(l))]
}
/** What a decision loses that has no form of one, in talk. Log-odds. */
const UNFORMED = 0.35
/** A risk says somewhere what is bad, unless its form leaves no doubt. */
const told = (c: ClaimCandidate): boolean => c.statement.kind !== 'risk' || c.score >= FORM_OF_RISK || namesIll(c.statement.text)
const FORM_OF_RISK = 1

const HEADINGS: readonly (readonly [ClaimKind, RegExp])[] = [
  [
    'decision',
    /^(?:\W|\d)*(?:(?:what (?:we|was) )?(?:decided|agreed|settled)(?: so far| today)?|decisions?(?: taken| made)?|resolutions?|resolved)\W*$/i,
  ],
  ['risk', /^(?:\W|\d)*(?:risks?(?: and \w+)?|concerns?|worries|what (?:worries|could go wrong|may go wrong).{0,12})\W*$/i],
  ['question', /^(?:\W|\d)*(?:(?:open |unanswered )?questions?|open(?: points?| issues?)?|still open|to be clarified|unclear)\W*$/i],
]
/** What the heading above says that the lines of a written piece are. */
function kindsBelow(reading: Reading): readonly (ClaimKind | null)[] {
  let kind: ClaimKind | null = null
  return reading.lines.map(l => {
    if (!reading.written) return null
    const named = l.words <= 6 ? HEADINGS.find(([, re]) => re.test(l.text.trim())) : undefined
    if (named) kind = named[0]
    else if (l.type === 'heading') kind = null
    return kind
  })
}
/** How much more a line is believed to be what its heading says. Log-odds. */
const UNDER_HEADING = 2.5

/** What moves a meeting along: "we'll go on to questions from Suzy", "can I bring in Ms Okafor", "that has to be the last question". */
const movesOn = finds(
  /\b(?:go|going|move|moving|turn|turning|come|coming|proceed|pass|hand)(?: on| now| then| straight| over| back| quickly| next| first)* to (?:(?:Mr|Mrs|Ms|Dr|Hon)\b|the (?:honou?rable|right honou?rable|member|minister|next|last|first|final|second|third)\b)|\b(?:stands?|is|are|now) adjourned\b|\bstart with (?:a|the|your|our|my) presentations?\b|\b(?:move|go|turn|proceed|start|begin)(?: \p{L}+){0,3} (?:questions?|question period|petitions|presentations?|statements by)\b|\bfinal question\b|\b(?:the floor|petition|question|turn) (?:now |then )?goes (?:to|back)\b|\bmember for \p{Lu}|\bmember from \p{Lu}|\bno more questions\b|\bclose the (?:session|meeting)\b|\bmove on \p{Lu}|\b[Pp]apers? to note\b|\b(?:go|going|move|moving|turn|turning|come|coming|proceed|get)(?: on| now| then|,| straight| over| back| quickly| next| first)* to (?:the |our |your |some |your |item )*(?:(?:next|first|last|final|further|other) )*(?:questions?\b|items?\b|agenda\b|motions?\b|papers? to note|session\b|point\b|speaker\b|presentation\b|slides?\b|\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?$)|\b(?:bring|call)(?:ing)? (?:in|on|back) \p{Lu}|\blast question\b|\bwant to (?:come|try|go) (?:in|again|first|next)\b|\bquestions? (?:\S+ ){0,8}?(?:is|are|is now|comes?) (?:from|for) \p{Lu}/u,
)
/** "Will you support them?" and a speech for an answer, without a yes: asked for a word, not for work. */
const toldInstead = (reading: Reading, line: Line): boolean =>
  answeredAtLength(reading, line) && !replies(reading, line, 4).some(l => YES.test(l.text))
const YES =
  /^(?:(?:oh|um|uh|well|ja|okay|so),? )*(?:yes|yeah|yep|sure|of course|certainly|absolutely|okay|ok|fine|no problem|will do|I'll|I will|I can|happy to|gladly|right)\b/i
/** How much less such a request is believed. Log-odds. */
const TOLD = -1.5
/** How much less a question is believed open that somebody spoke to at length. Log-odds. */
const ANSWERED = -1.6
/** How much less such words are believed to be something to keep. Log-odds. */
const MOVED = -2.5
/** "Is that in the offer?": what, only those who were there know. */
const POINTS = /^(?:is|are|was|were|do|does|did|has|have|will|would|can|could) (?:that|it|this|these|those|they|he|she)\b/i
const SAID: ReadonlySet<Line['type']> = new Set(['utterance', 'paragraph', 'list-item'])

/** The rules' best score of each line and kind: `out[line * kinds + kind]`, NaN where no rule spoke. */
export function ruleScores(reading: Reading, found: Candidates): Float32Array {
  const out = new Float32Array(reading.lines.length * CLAIMS.length).fill(Number.NaN)
  for (const [k, kind] of CLAIMS.entries())
    for (const c of found[kind]) {
      const at = c.line.index * CLAIMS.length + k
      const before = out[at] as number
      if (Number.isNaN(before) || c.score > before) out[at] = c.score
    }
  return out
}
