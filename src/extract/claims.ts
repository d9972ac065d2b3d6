import type { Statement, StatementKind } from '../model/extraction.ts'
import { namesIn } from './actions.ts'
import { evidenceOf, type Line, type Reading, voiceName } from './reading.ts'
import { capital, shorten } from './speech.ts'

/** A decision, fact, risk or question before ranking; `score` is a log-odds. */
export interface ClaimCandidate {
  readonly line: Line
  readonly statement: Statement
  readonly score: number
}

/** Builds the statement of a claim from its line, the text already written. */
export function claim(
  reading: Reading,
  line: Line,
  kind: StatementKind,
  text: string,
  score: number,
  more: readonly Line[] = [],
): ClaimCandidate {
  const statement: Statement = {
    kind,
    text,
    owner: null,
    due: null,
    followUp: false,
    priority: null,
    status: 'proposed',
    done: null,
    about: namesIn(reading, line),
    speaker: line.speaker,
    evidence: [line, ...more].slice(0, 3).map(l => evidenceOf(reading, l)),
    confidence: 1 / (1 + Math.exp(-score)),
    review: null,
    stated: false,
  }
  return { line, statement, score }
}

const LEAD =
  /^(?:(?:so|and|but|okay|ok|well|then|yeah|yes|look|right|now|plus|also|because|I mean|I think|I guess|I believe|I'd say|let's say|let's just say|it's just|the thing is|the point is|what (?:worries|concerns|scares) me is|as I said|by the way|you know|just so you know|just|for the record|that means|which means|oh and|or|in fact|of course|to be clear|basically)[,:]? (?:that )?)+/i

/** A sentence that stands alone: spoken lead-ins gone, "I am" turned to the speaker's name, at most 34 words. */
export function standalone(reading: Reading, line: Line, named = true): string {
  let t = line.clean.replace(LEAD, '').replace(/^(?:that|and|so) /i, '')
  t = t.replace(/,? (?:right|okay|yeah|you know|isn't it|don't you think)\?*$/i, '').replace(/,? so$/i, '')
  if (named) t = firstPerson(t, voiceName(reading, line.speaker))
  return capital(shorten(t, 34)).replace(/[\s,.;:–—-]+$/, '')
}

function firstPerson(text: string, me: string | null): string {
  if (!me) return text
  return text
    .replace(/\bI'm\b/g, `${me} is`)
    .replace(/\bI am\b/g, `${me} is`)
    .replace(/\bI was\b/g, `${me} was`)
    .replace(/\bI've\b/g, `${me} has`)
    .replace(/\bI have\b/g, `${me} has`)
    .replace(/\bI'll\b/g, `${me} will`)
    .replace(/\bI'd\b/g, `${me} would`)
    .replace(/\bI (?=[a-z])/g, `${me} `)
    .replace(/\bmy\b/gi, `${me}'s`)
    .replace(/\bmyself\b/gi, me)
    .replace(/\bme\b/g, me)
}

/** Neighbouring lines of other voices, nearest first. */
export function replies(reading: Reading, line: Line, reach: number): Line[] {
  const out: Line[] = []
  for (let k = 1; k <= reach; k++) {
    const l = reading.lines[line.index + k]
    if (!l) break
    if (l.speaker !== line.speaker || reading.voices <= 1) out.push(l)
  }
  return out
}

export const CHATTER =
  /\b(?:\(laugh|haha|coffee|lunch|weather|weekend|dog|puppy|kids?|husband|wife|daughter|son|mother|grandm|birthday|vacation|holiday|ferry|flight|hotel|restaurant|recipe|football|movie|cat|soup|cake|can you hear|on mute|my screen|echo)\b/i
