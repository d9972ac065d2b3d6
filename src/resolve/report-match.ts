/**
 * Whether a sentence reports that an open task is done: by what was to be done (`give`, `tell`, `book` …), the thing it was about, and the people
 * between whom it passes. Pure and by words alone, so it is careful: what is denied, planned, half done, of another thing or by another
 * person completes nothing.
 */
import { wordsOf } from '../model/text.ts'
import { remembered } from './remembered.ts'
import { type Act, actsOf, type DoneClause, doneClauses, PROVES, rootsOf, withoutVerb } from './report-acts.ts'
import { FETCH, recipientsOf, voiceOf, whoDidIt } from './report-doer.ts'
import { ofAnother, takenBack } from './report-follows.ts'
import {
  anotherOne,
  atAnother,
  BY_OTHERS,
  denies,
  happenedBefore,
  MESSAGE,
  otherSubject,
  otherTime,
  ownThing,
  reachedThem,
  saysOf,
  turnedRound,
} from './report-other.ts'
import { reaches } from './report-states.ts'
import { coreOf, matterOf, type OpenTask, type People, type Report, TAIL, whatWasDone } from './report-thing.ts'
import { coverage, isNumberWord } from './values.ts'

/** `by Thursday` in the middle: what was to be told comes after. */
const WITHIN = /\bin writing\b|\b(?:by|before|until) (?:[^,.;]{3,32}?) (?=(?:that|who|whether|which|if)\b)/gi

/** Asked for each open task. */
const clausesOf = remembered((text: string, _report: Report): readonly DoneClause[] => doneClauses(text))

/** What asks reports nothing, also where a recogniser writes no question mark. */
const ASKS = /\b(?:can|could|would|will|won't) (?:you|somebody|someone)\b/i

/** How a report completes a task: 0–2, or null where it does not. */
export function reportCompletes(
  task: OpenTask,
  report: Report,
  people: People,
): { readonly score: number; readonly words: readonly string[]; readonly verb: string } | null {
  if (ASKS.test(report.text)) return null
  let best: { score: number; words: readonly string[]; verb: string } | null = null
  for (const clause of clausesOf(report.text, report)) {
    const found = clauseCompletes(task, report, clause, people)
    if (found && (!best || found.score > best.score)) best = { ...found, verb: `${clause.verb} ${clause.text}` }
  }
  return best
}

function clauseCompletes(
  task: OpenTask,
  report: Report,
  clause: DoneClause,
  people: People,
): { score: number; words: readonly string[] } | null {
  const asked = askedOf(task.text, people)
  const { event } = asked
  // "I let you know as soon as the lift runs": that it runs, said to the one who waits for it, is the word itself.
  const awaited = event !== undefined && report.reader !== null && recipientsOf(task, people, report).includes(report.reader)
  const plain = awaited ? event : asked.plain
  const acts = awaited ? [] : asked.acts
  // "My letter about the damp went out": what was to be told is told.
  const told = acts.includes('tell') && clause.acts.has('give') && MESSAGE_OF.test(clause.head)
  // "She laid the three offers before the board": who has it to show has got it.
  const shown = FETCH.test(plain) && SHOWS.test(clause.verb)
  const same = told || shown || acts.some(a => clause.acts.has(a)) || [...asked.roots].some(r => clause.roots.has(r))
  // A verb by itself reports only what it says.
  if (!same && clause.acts.size === 0 && !clause.generic) return null
  if (!same && acts.length > 0 && !clause.generic && ![...clause.acts].some(a => PROVES[a].some(x => acts.includes(x)))) return null
  // "The director has agreed": an answer of the one who was to be told; "we agreed it with the wards" is none.
  if (!same && clause.acts.has('sign') && clause.acts.size === 1 && acts.every(a => a === 'tell' || a === 'ask') && acts.length > 0) {
    const heard = coverage(matterOf(plain, people).words, matterOf(clause.head, people).words)
    if (heard.weight === 0) return null
  }
  // "Paint the door" is no nominal task: only painting it does it.
  if (
    !same &&
    acts.length === 0 &&
    asked.roots.size > 0 &&
    !clause.generic &&
    (!clause.acts.has('give') || (voiceOf(clause).receives && !reachedThem(plain, clause, people))) &&
    /^\p{L}+ (?:the|a|an|all|both|my|our|his|her|their|some|this|that|these|those)\b/iu.test(task.text)
  )
    return null
  if (turnedRound(plain, clause, people, same) || otherTime(plain, clause.text) || anotherOne(plain, clause) || BY_OTHERS.test(clause.text))
    return null
  if (denies(report.text, asked.roots) || happenedBefore(task, report, clause)) return null
  if (atAnother(plain, clause.text) || ofAnother(report, clause)) return null
  if (clause.state !== null && !reaches(plain, clause.state, clause.text)) return null
  if (clause.lasts !== null && !saysOnly(task, plain, clause.lasts, people)) return null
  const who = whoDidIt(task, acts, report, clause, people)
  if (!who) return null
  const thing = acts.length > 0 ? withoutReader(withoutVerb(plain), acts) : plain.replace(VERB_FOR, '')
  const said = clause.lasts === null ? clause : { ...clause, text: clause.lasts }
  const what = whatWasDone({ ...task, text: thing }, report, said, people, same)
  if (!what) return null
  // "I sent it" may be of anything that was spoken of: of the task only where it is the very thing to do, or where it came.
  if (!same && !clause.generic && acts.length > 0 && what.said === 0 && voiceOf(clause).first) return null
  let { weight, score } = what
  const words = [...what.words]
  // "You did ask me. It's me, I sign the risk file": what it was about comes after.
  const reached = (who.other && weight < LEAST) || (acts.every(a => a === 'tell') && spokenTo(thing, clause, people))
  if (same && who.owner && reached && report.after) {
    const next = coverage(what.wanted.words, matterOf(report.after, people).words)
    weight += 0.75 * next.weight
    words.push(...next.words)
    score += what.wanted.total === 0 ? 0 : (0.75 * next.weight) / what.wanted.total
  }
  // Two people and what passed between them say it all where the task has hardly a thing of its own.
  const passed = who.other && (who.owner || (task.owner === null && what.numbers > 0))
  const met = same && acts.includes('introduce') && who.owner && who.other
  const between = met || (same && passed && (what.wanted.total <= 0.7 || weight > 0))
  const [, second] = /\band (?:get|send|bring|forward|share|give) (.+)$/i.exec(thing) ?? []
  const core = [...coreOf(thing, acts, people), ...(second ? coreOf(second, acts, people) : [])]
  if (core.length > 0 && !core.some(w => words.includes(w))) return null
  if (weight < (same && who.other ? 0.5 : LEAST) && !between) return null
  if (ownThing(task, clause, people, who.owner) || otherSubject(task, clause, people)) return null
  if (acts.includes('give') && saysOf(clause) && !core.some(w => MESSAGE.test(w))) return null
  // A number alone is no thing.
  if (words.every(w => isNumberWord(w) || /^(?:other|rest)$/.test(w)) && !between) return null
  if (words.length < 2 && what.numbers === 0 && weight < 1 && !who.owner && !who.other) return null
  // All of the thing itself, where the rest of the task says only for whom and why.
  const thingWeight = core.filter(w => words.includes(w)).reduce((n, w) => n + (what.wanted.words.get(w) ?? 0), 0)
  if (core.every(w => words.includes(w)) && thingWeight >= 1.2 && (same || who.owner)) score = Math.max(score, 0.6)
  score +=
    (same ? 0.25 : clause.generic ? 0 : acts.length === 0 ? 0.05 : weight >= 1.2 && who.owner ? 0 : -0.05) +
    (who.owner ? 0.15 : 0) +
    (who.other ? 0.15 : 0)
  if (score < (between ? 0.5 : BAR) || takenBack(task, asked.roots, report, clause, people)) return null
  return { score, words }
}
const SHOWS = /^(?:laid|presented|tabled|circulated)/
/** A message, before what says of what. */
const MESSAGE_OF =
  /\b(?:letter|mail|e-?mail|message|note|memo|text|postcard|reply|answer)(?: (?:about|on|to|for|with|regarding) [^.,;]{2,60})?\s+(?:\p{L}+ ){0,2}$/iu
const WHEN =
  /^(?:let \S+(?: \S+)? know|tell \S+|ring \S+|call \S+|mail \S+|text \S+|inform \S+|confirm to \S+)(?: as soon as| when| once) (.+)$/i

/** `Apply for`, `Chase up`: what it is about comes after. */
const VERB_FOR = /^\p{L}+ (?:for|on with|after|up|against) (?=(?:the|a|an|my|our|all|both|new)\b)/iu

/** `Callie the drawings` → `the drawings`: to whom it goes is no part of the thing. */
function withoutReader(text: string, acts: readonly Act[]): string {
  const talk = acts.every(a => a === 'tell' || a === 'ask')
  return text.replace(
    talk
      ? /^\s*(?:(?:back )?(?:to|with) )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?/u
      : /^\s*\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?(?= (?:the|a|an|my|our|his|her|their|both|all|for|on|some|two|three)\b)/u,
    ' ',
  )
}

/** `The lift is broken since Monday` says more than the lift: all words of matter must be the task's. */
function saysOnly(task: OpenTask, plain: string, said: string, people: People): boolean {
  const own = matterOf(said, people).words
  const known = new Map([plain, ...task.quotes].flatMap(t => [...matterOf(t, people).words]))
  return coverage(own, known).share >= 0.8 || own.size === 0
}

/** The clause names all of those to whom the task says to speak: `the clinic about the results`. */
function spokenTo(thing: string, clause: DoneClause, people: People): boolean {
  const [whom = '', about] = thing.split(/\b(?:about|that|whether|regarding)\b/i)
  const [asked, said] = [matterOf(whom, people).words, matterOf(clause.text, people).words]
  return about !== undefined && asked.size > 0 && [...asked.keys()].every(w => said.has(w))
}

/** What a report must weigh, and how good it must be. */
const LEAST = 0.65
const BAR = 0.75

/** A task without what it adds in the same breath: `…, and the request is in the same mail`. */
function mainPart(text: string): string {
  const cut =
    /,? (?:and (?=(?:the|then|he|she|I|it|we|they|also)\b)|so (?=that|he|she|I|it|we)\b)|, (?=(?:you|it|he|she|I|we|they|and|else|but|if)\b)/i.exec(
      text,
    )
  return cut && cut.index > 12 && wordsOf(text.slice(0, cut.index)).length >= 3 ? text.slice(0, cut.index) : text
}

/** What a task asks for, read once for all reports. */
interface Asked {
  /** What is awaited: `let me know when …`. */
  readonly event: string | undefined
  /** The task without when and why, and what is to be done. */
  readonly plain: string
  readonly acts: readonly Act[]
  readonly roots: ReadonlySet<string>
}
const askedOf = remembered((text: string): Asked => {
  const whole = mainPart(text)
  const plain = whole.replace(WITHIN, ' ').replace(TAIL, ' ')
  return { event: WHEN.exec(whole)?.[1], plain, acts: actsOf(plain), roots: rootsOf(plain) }
})

/**
 * Whether a box that somebody ticked is an open task in fewer words: the same thing to do with the same people, on the day it was due.
 * `days`: between the day it was due and the day it was ticked.
 */
export function ticksOff(task: string, ticked: string, days: number, names: ReadonlySet<string>): boolean {
  const of = (text: string) => new Set(wordsOf(text).filter(w => names.has(w)))
  const [asked, done] = [of(task), of(ticked)]
  const acts = actsOf(task)
  return Math.abs(days) <= 3 && done.size > 0 && [...done].every(w => asked.has(w)) && actsOf(ticked).some(a => acts.includes(a))
}
