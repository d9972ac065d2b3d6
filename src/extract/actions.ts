import type { Priority } from '../model/document.ts'
import type { Evidence, OwnerRef, Statement } from '../model/extraction.ts'
import type { IsoDate } from '../model/ids.ts'
import { fold, wordsOf } from '../model/text.ts'
import { actionCue, answer, type Cue, meantByYou, voiceCalled } from './action-cues.ts'
import { dayOf, dueOf, withinTask } from './action-due.ts'
import { needOf } from './action-forms.ts'
import { namesIn, namesSomebody } from './action-names.ts'
import { type ActionCandidate, settle } from './action-settle.ts'
import { type Cast, imperative } from './action-text.ts'
import { dayPhrases } from './dates.ts'
import { clashes } from './grammar.ts'
import { looseCue } from './loose-cues.ts'
import { byName, bySpeaker, evidenceOf, type Line, oncePerLine, otherVoice, type Reading, voiceName } from './reading.ts'
import { personMeant, thingMeant } from './refer.ts'
import { contentWords } from './similar.ts'
import { pointsOnly } from './whole.ts'

/**
 * Every action of a reading with its score, in order of the talk; restated, cancelled and handed-over ones already settled. `heard`: lines
 * in which the model hears an action, so that looser words are enough.
 */
export function actionCandidates(reading: Reading, heard: ReadonlySet<number> = NONE_HEARD): ActionCandidate[] {
  const found: ActionCandidate[] = []
  for (const line of reading.lines) {
    if (line.type === 'task' || line.type === 'table-row' || line.type === 'heading') continue
    const cue = actionCue(reading, line)
    const made =
      cue && cue.score >= -3
        ? cue.form === 'taken'
          ? taken(reading, cue, found)
          : trusted(reading, line)
        : heard.has(line.index)
          ? loosely(reading, line)
          : null
    if (made) found.push(made)
  }
  return settle(reading, found).map(c => inContext(reading, c))
}
const NONE_HEARD: ReadonlySet<number> = new Set()

/** Asked twice where the model heard more than the rules did. */
const trusted = oncePerLine((reading, line) => {
  const cue = actionCue(reading, line)
  return cue && candidate(reading, cue)
})
function loosely(reading: Reading, line: Line): ActionCandidate | null {
  const cue = looseCue(line)
  return cue && candidate(reading, cue)
}

function candidate(reading: Reading, cue: Cue): ActionCandidate | null {
  const { line } = cue
  const today = dayOf(reading, line)
  const dates = today ? dayPhrases(cue.body, today) : []
  const you = meantByYou(reading, line)
  const meName = voiceName(reading, line.speaker) ?? reading.me?.split(' ')[0] ?? null
  const commit = cue.form === 'commit' || cue.form === 'offer' || cue.form === 'duty'
  const recipient = commit ? recipientOf(reading, line, you) : (you.name ?? voiceName(reading, you.speaker))
  const cast: Cast = {
    heard: true,
    me: commit ? null : meName,
    ...(cue.form === 'request' ? { yours: 'the' } : {}),
    you: cue.form === 'third' || cue.form === 'joint' ? null : recipient,
    ...referring(reading, cue),
    self: commit ? meName : null,
    all: everyoneElse(reading, line),
  }
  const body = withoutCall(reading, commit ? selfWords(cue.body, meName) : cue.body, you.name)
  const shifted = body === cue.body ? dates : today ? dayPhrases(body, today) : []
  const text = withQuestion(reading, line, imperative(body, cast, shifted))
  const words = wordsOf(text)
  if (words.length < 2 && !/^(?:fly|vote|sign|reply|call)\b/i.test(text)) return null
  if (/^(?:copy|cc) you$/i.test(text)) return null
  const due = dueOf(reading, line, withinTask(body, shifted), body)
  const reply = commit && cue.form !== 'offer' ? { sign: 0 as const, line: null } : answer(reading, line)
  let owner: OwnerRef | null = null
  let score = cue.score
  if (commit) owner = line.speaker !== null ? bySpeaker(line.speaker) : reading.me ? byName(reading.me) : takenBy(reading, line)
  else if (cue.form === 'request') {
    const meant = setRight(reading, line)
    owner = meant ?? (you.speaker !== null ? bySpeaker(you.speaker) : you.name ? byName(you.name) : null)
    score += reading.written ? 0.8 : reply.sign > 0 ? 0.9 : reply.sign < 0 ? -1.6 : -0.3
    if (you.name) score += 0.4
  } else if (cue.form === 'third' && cue.subject && /^\p{Lu}/u.test(cue.subject) && !/^some(?:body|one)$/i.test(cue.subject)) {
    const voice = voiceCalled(reading, cue.subject)
    owner = voice !== null ? bySpeaker(voice) : byName(cue.subject)
  }
  if (cue.form === 'third' && !reading.written) score += answer(reading, line).sign > 0 ? 0.3 : 0
  // To oneself, a duty is a task, and a name with its verb a promise heard.
  if (reading.me && (cue.form === 'duty' || cue.form === 'third')) score += cue.form === 'duty' ? 1 : 1.9
  if (cue.form === 'offer') score += reply.sign > 0 ? 0.8 : reply.sign < 0 ? -1.2 : 0
  if (due) score += 0.8
  if (/\b(?:you|him|her|them|everyone|everybody|me|us)\b/i.test(cue.body) || namesSomebody(reading, cue.body)) score += 0.4
  const content = contentWords(text).size
  score += content >= 4 ? 0.3 : content <= 1 ? (due ? -0.7 : -1.2) : 0
  if (reading.written) score += 0.3
  return finish(reading, cue, { text, owner, due, score, evidence: [evidenceOf(reading, line, triggerOf(cue))] })
}

function finish(
  reading: Reading,
  cue: Cue,
  made: { text: string; owner: OwnerRef | null; due: IsoDate | null; score: number; evidence: Evidence[] },
): ActionCandidate {
  const { line } = cue
  const dangling = /\b(?:it|that|this|those|them)$/i.test(made.text) || /^\w+ (?:it|that|this|those|them)\b/i.test(made.text)
  const earlier = dangling ? reading.lines[line.index - 1] : undefined
  const evidence =
    earlier && made.evidence.length === 1 && earlier.message === line.message
      ? [...made.evidence, evidenceOf(reading, earlier)]
      : made.evidence
  const review = dangling ? 'what it refers to stands in the talk' : made.owner === null ? 'nobody was named for it' : null
  const statement: Statement = {
    kind: 'action',
    text: made.text,
    owner: made.owner,
    due: made.due,
    followUp: FOLLOW_UP.test(made.text),
    priority: priorityOf(line.clean),
    status: 'proposed',
    done: null,
    about: namesIn(reading, line),
    speaker: line.speaker,
    evidence,
    confidence: 1 / (1 + Math.exp(-made.score)),
    review,
    stated: false,
  }
  return { line, statement, score: made.score - (dangling ? 0.25 : 0), form: cue.form }
}

/** "Clean it up (“The log is full of old entries”)": where only the sentence before says what is meant, it is quoted. */
function inContext(reading: Reading, c: ActionCandidate): ActionCandidate {
  const { text } = c.statement
  const earlier = pointsOnly(text) ? reading.lines[c.line.index - 1] : undefined
  if (!earlier || earlier.message !== c.line.message || earlier.question || earlier.words < 5 || earlier.words > MOST_QUOTED) return c
  if (!/[.!]$/.test(earlier.text) || clashes(earlier.clean) > 0 || contentWords(earlier.clean).size < 3) return c
  return { ...c, statement: { ...c.statement, text: `${text} (“${earlier.clean.replace(/[.,;:]+$/, '')}”)` } }
}
const MOST_QUOTED = 14

const FOLLOW_UP =
  /^(?:follow up|check back|check in|chase|come back to|get back to|circle back|ping|nudge|wait for|remind|touch base|keep \S+ (?:posted|updated|informed|in the loop))\b/i
const URGENT: readonly [RegExp, Priority][] = [
  [/\b(?:asap|as soon as possible|urgent(?:ly)?|immediately|right away|top priority|critical(?:ly)?|drop everything|emergency)\b/i, 'high'],
  [/\b(?:low priority|no rush|not urgent|no hurry|whenever you (?:can|get)|nice to have|when you get a chance)\b/i, 'low'],
]
/** From urgency words only. */
export function priorityOf(text: string): Priority | null {
  for (const [re, p] of [...URGENT].reverse()) if (re.test(text)) return p
  return null
}

function triggerOf(cue: Cue): RegExp {
  const head = cue.body
    .split(/\s+/)
    .slice(0, 2)
    .map(w => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+')
  return new RegExp(`(?:\\S+\\s+){0,4}${head}`, 'i')
}

const NO_CALL_AFTER =
  /\b(?:to|for|with|from|and|or|by|ask|tell|call|at|of|about|see|meet|invite|like|than|as|let|give|send|get|help|thank|remind|show)$/i
/** "Book both sessions, Amina" without the name that is only called; in text without case also at the end without a comma. */
function withoutCall(reading: Reading, body: string, called: string | null): string {
  const m = /(,?) (\p{L}[\p{L}'-]+)(?=[?.!]*$|, (?:and|please|by|before|so|it|I|because)\b)/u.exec(body)
  const name = m?.[2]
  if (!m || !name) return body
  const known = reading.people.has(fold(name)) || (called !== null && fold(called) === fold(name))
  if (!known || NO_CALL_AFTER.test(body.slice(0, m.index)) || (!m[1] && /^\p{Lu}/u.test(name))) return body
  return body.slice(0, m.index) + body.slice(m.index + m[0].length)
}

/** "I'll ask Tomas tomorrow" after "who signs the sheet?" asks just that: the open question of the last three lines, where it can be added. */
function withQuestion(reading: Reading, line: Line, text: string): string {
  if (
    !/^(?:let \S+ know|let (?:the )?\S+ \S+ know|tell \S+|ask|check|find out|check with \S+|ask (?:the )?\S+(?: \S+)?|ask around)$/i.test(
      text,
    )
  )
    return text
  for (let k = 1; k <= 3; k++) {
    const l = reading.lines[line.index - k]
    if (!l) break
    if (!l.question || l.words < 4 || l.words > 16) continue
    const q = l.clean.replace(/\?+$/, '').replace(/^(?:and|so|but|then|okay|good question|oh) /i, '')
    if (
      /^(?:who|which \w+|whose \w+|what) (?!do\b|does\b|did\b|is\b|are\b|can\b|could\b|will\b|would\b|should\b|was\b|were\b|about\b|if\b|else\b)[a-z]+/i.test(
        q,
      )
    )
      return `${text} ${q.charAt(0).toLowerCase()}${q.slice(1)}`
    const known =
      /^(?:do|does) (?:we|you|they|anybody|anyone|somebody) (?:actually |even )?know ((?:who|what|whether|if|when|where|how|which)\b .+)$/i.exec(
        q,
      )
    if (known?.[1]) return `${text} ${known[1]}`
    const is = /^(who|what|where|when|which [a-z]+) (?:is|are) ((?:the|our|your|their|that) .+)$/i.exec(q)
    if (is) return `${text} ${is[1]?.toLowerCase()} ${is[2]} ${/\bare\b/i.test(q.slice(0, 16)) ? 'are' : 'is'}`
    const yes = /^(?:do|can|could|will|should|would) (we|they|you|I) (.+)$/i.exec(q)
    if (yes?.[1] && !/^you$|^I$/i.test(yes[1])) {
      const modal = /^do\b/i.test(q) ? '' : ` ${(q.split(' ')[0] ?? '').toLowerCase()}`
      return `${text} whether ${yes[1].toLowerCase()}${modal} ${yes[2]}`
    }
    if (l.speaker !== line.speaker && k > 1) break
  }
  return text
}

/** In a promise "my" and "me" are the speaker's: only names can keep that clear for other readers; unknown voices stay as spoken. */
function selfWords(body: string, me: string | null): string {
  return me ? body.replace(/,? \b(?:for |by )?myself\b/gi, '') : body
}

function recipientOf(reading: Reading, line: Line, you: { name: string | null; speaker: number | null }): string | null {
  if (you.name) return you.name
  if (reading.written) return null
  return voiceName(reading, reading.voices > 2 ? whoGets(reading, line) : otherVoice(reading, line, 'previous'))
}

/** "Can you order the flags?" – "Me?" – "No, Ada.": whom the asker meant. */
function setRight(reading: Reading, line: Line): OwnerRef | null {
  for (let k = 1; k <= 3; k++) {
    const l = reading.lines[line.index + k]
    const name =
      l && l.speaker === line.speaker ? /^[Nn]o,? (?:I mean(?:t)? |not you,? )?(\p{Lu}[\p{L}'-]+)[.!]?$/u.exec(l.text)?.[1] : undefined
    const voice = name ? voiceCalled(reading, name) : null
    if (voice !== null) return bySpeaker(voice)
  }
  return null
}

/** Whom a promise is made to among several: who takes it up, who had just asked, whose words stand around it; nobody is guessed. */
function whoGets(reading: Reading, line: Line): number | null {
  const reply = answer(reading, line)
  if (reply.sign > 0 && reply.line?.speaker !== undefined && reply.line.speaker !== null) return reply.line.speaker
  const asking = [1, 2].map(k => reading.lines[line.index - k]).find(l => l !== undefined && l.speaker !== line.speaker)
  if (asking?.question) return asking.speaker
  // Between two lines of one other person it is a talk of two.
  const before = otherVoice(reading, line, 'previous', 3)
  return before !== null && before === otherVoice(reading, line, 'next', 3) ? before : null
}

function referring(reading: Reading, cue: Cue): Pick<Cast, 'thing' | 'person'> {
  const before = cue.line.clean.slice(0, Math.max(0, cue.at - 2))
  return {
    thing: (_, pronoun) => thingMeant(reading, cue.line, before, pronoun),
    // "Ada tells him herself": he is somebody else.
    person: () => {
      const name = personMeant(reading, cue.line, before)
      return name &&
        cue.subject &&
        fold(cue.subject)
          .split(' ')
          .includes(fold(name).split(' ')[0] ?? '')
        ? null
        : name
    },
  }
}

/** "you both" of three voices: the two others, where they are named. */
function everyoneElse(reading: Reading, line: Line): string | null {
  if (reading.voices !== 3) return null
  const names = [...new Set(reading.lines.map(l => l.speaker))]
    .filter(s => s !== null && s !== line.speaker)
    .map(s => voiceName(reading, s))
  return names.length === 2 && names.every(n => n !== null) ? names.join(' and ') : null
}

/** Speech without speakers: "so that's Mira on the budget", "thanks, Mira" right after a promise. */
function takenBy(reading: Reading, line: Line): OwnerRef | null {
  for (let k = 1; k <= 3; k++) {
    const l = reading.lines[line.index + k]
    if (!l) return null
    const m =
      /\bthat's ((?:(?:Mr|Mrs|Ms|Dr)\.? )?\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?) on (?:the|that|it|this)\b|\b(?:thanks|thank you|great|perfect|okay),? (\p{Lu}[\p{L}'-]+)$/u.exec(
        l.clean,
      )
    const name = m?.[1] ?? m?.[2]
    if (name && (m?.[1] || reading.people.has(fold(name)))) return byName(name)
  }
  return null
}

/** "Who brings the music?" → "bring the music". */
function whoDoes(question: string): string | null {
  const m = /\bwho ([a-z]{3,})s ((?:the|a|an|some|it|them|that) .*|[a-z]+.*)$/i.exec(question)
  if (!m?.[1] || /^(?:i|ha|wa|know|want|need|care|own|say)$/i.test(m[1])) return null
  const verb = m[1].replace(/(ch|sh|x|s|o)e$/i, '$1').replace(/ie$/i, 'y')
  return `${verb} ${m[2] ?? ''}`.replace(/\?+$/, '')
}

/** What "will do" answers: the nearest request, need or offer of another voice, asked of this one or of nobody, within five sentences. */
function takenUp(reading: Reading, line: Line, found: readonly ActionCandidate[]): ActionCandidate | null {
  for (const c of [...found].reverse()) {
    const gap = line.index - c.line.index
    if (gap > 5) return null
    if (c.form === 'commit' && gap <= 2 && c.line.speaker !== line.speaker && INSTEAD_OF.test(line.clean)) return c
    if (c.form === 'commit' || c.form === 'taken' || (c.form === 'duty' && c.line.speaker !== line.speaker)) continue
    if (c.form !== 'request' && gap > 3) continue
    const asked = c.statement.owner
    if (
      c.form === 'request' &&
      asked?.by === 'speaker' &&
      line.speaker !== null &&
      asked.speaker !== line.speaker &&
      !refused(reading, c.line, line)
    )
      continue
    if (c.score < -1.6 || (c.form !== 'request' && c.form !== 'offer' && c.form !== 'third' && c.score < -1)) continue
    return c
  }
  return null
}

/** "No, let me do that", to somebody who just promised it. */
const INSTEAD_OF =
  /^(?:(?:no|nah|oh|actually|wait|okay),? )*(?:let me|I'll|I can) (?:do|take|handle) (?:it|that|this|them)\b(?! (?:too|as well|when|after|before|with|tomorrow))/i
const REFUSES =
  /^(?:(?:um|uh|oh|well|sorry|honestly|ah),? )*(?:(?:can|could|would|maybe) \p{Lu}[\p{L}'-]+ (?:do|take|handle) (?:it|that)|no\b(?! (?:problem|worries|rush))|I can't|I cannot|I'd rather|I(?:'m| am) (?:away|off|out|on leave|on holiday|not (?:here|in|around)|in|at)\b|I don't (?:think|have)|not (?:me|this week|really)|I won't)/iu
/** Whether another than the one who now takes a task up turned it down since it was asked. */
function refused(reading: Reading, from: Line, to: Line): boolean {
  for (let i = from.index + 1; i < to.index; i++) {
    const l = reading.lines[i]
    if (l && l.speaker !== from.speaker && l.speaker !== to.speaker && REFUSES.test(l.clean)) return true
  }
  return false
}

const speaking = (reading: Reading, line: Line): OwnerRef | null =>
  line.speaker !== null ? bySpeaker(line.speaker) : reading.me ? byName(reading.me) : null

/** "Yeah, I'll do that": takes up the nearest request, need or open task of the last lines. */
function taken(reading: Reading, cue: Cue, found: readonly ActionCandidate[]): ActionCandidate | null {
  const { line } = cue
  const named = cue.subject === null ? null : voiceCalled(reading, cue.subject)
  const owner = cue.subject === null ? speaking(reading, line) : named === null ? byName(cue.subject) : bySpeaker(named)
  const today = dayOf(reading, line)
  const day = today ? dueOf(reading, line, dayPhrases(line.clean, today), line.clean) : null
  const earlier = takenUp(reading, line, found)
  if (earlier) {
    const evidence = [...earlier.statement.evidence.slice(0, 2), evidenceOf(reading, line)]
    const statement: Statement = {
      ...earlier.statement,
      owner: owner ?? earlier.statement.owner,
      due: earlier.statement.due ?? day,
      evidence,
      speaker: line.speaker,
      review: null,
    }
    return { line, statement, score: Math.max(earlier.score, 0) + 0.8, form: 'taken' }
  }
  const own = found.at(-1)
  if (own && own.form === 'commit' && own.line.speaker === line.speaker && line.index - own.line.index <= 2)
    return day ? { line, statement: { ...own.statement, due: own.statement.due ?? day }, score: own.score, form: 'taken' } : null
  for (let k = 1; k <= 4; k++) {
    const l = reading.lines[line.index - k]
    if (!l) break
    const body = needOf(l.clean) ?? whoDoes(l.clean)
    if (!body || body.split(/\s+/).length < 2) continue
    const text = imperative(body, { me: voiceName(reading, l.speaker), you: null }, [])
    const due = (today ? dueOf(reading, line, dayPhrases(body, today), body) : null) ?? day
    return finish(reading, cue, { text, owner, due, score: 1.3, evidence: [evidenceOf(reading, l), evidenceOf(reading, line)] })
  }
  return null
}
