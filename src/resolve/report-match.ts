/**
 * Whether a sentence reports that an open task is done: by what was to be done (`give`, `tell`, `book` …), the thing it was about, and the people
 * between whom it passes. Pure and by words alone, so it is careful: what is denied, planned, half done, of another thing or by another
 * person completes nothing.
 */
import type { EntityId } from '../model/ids.ts'
import { fold, wordsOf } from '../model/text.ts'
import { otherComplement, otherEnd, otherThing, VERB_WORD } from './other-thing.ts'
import { remembered } from './remembered.ts'
import { type Act, actsOf, type DoneClause, doneClauses, PROVES, rootsOf, withoutVerb } from './report-acts.ts'
import { coverage, isNumberWord, isStopWord, numbersOf, stemmed, weighedWords } from './values.ts'

/** An open task as it stands and as it was said. */
export interface OpenTask {
  readonly text: string
  readonly quotes: readonly string[]
  readonly owner: EntityId | null
  readonly about: readonly EntityId[]
}

/** One sentence that may report something. */
export interface Report {
  readonly text: string
  /** What was said just before, by whomever: what `it` and `that` may stand for. */
  readonly before: string
  /** What the same voice says next. */
  readonly after?: string
  /** Who speaks or writes; null where unknown. */
  readonly voice: EntityId | null
  /** To whom, where it is one person. */
  readonly reader: EntityId | null
  /** Whom the sentence and the one before it name. */
  readonly named: ReadonlySet<EntityId>
}

/** What matching asks of the people concerned. */
export interface People {
  /** Folded words of an entity's names. */
  readonly wordsOf: (id: EntityId) => ReadonlySet<string>
  /** Folded words of the names of all people concerned: they tell no two things apart. */
  readonly words: ReadonlySet<string>
}

/** A tail that says when or why, not what. */
const TAIL =
  /[,;]? \b(?:by|before|until|till|no later than|as soon as|once|when|so that|because|since|in time for|after|if)\b .*$|\b(?:today|tonight|tomorrow|this (?:week|afternoon|morning|evening)|next (?:week|month)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day(?: the \S+)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/gi

/** `by Thursday` in the middle: what was to be told comes after. */
const WITHIN = /\bin writing\b|\b(?:by|before|until) (?:[^,.;]{3,32}?) (?=(?:that|who|whether|which|if)\b)/gi

interface Matter {
  readonly words: ReadonlyMap<string, number>
  readonly numbers: ReadonlySet<string>
  readonly total: number
}

/** What of a task or report tells it from others, as stems with weights; numbers apart. */
const matterOf = remembered((text: string, people: People): Matter => {
  const words = new Map<string, number>()
  for (const [w, n] of weighedWords(
    text.replace(/\p{Lu} (?=\p{Lu}\b)/gu, m => m.trim()),
    people.words,
  ))
    if (!VERB_WORD.test(w) && !/^\d+(?:st|nd|rd|th)$/.test(w)) words.set(w, n)
  const numbers = numbersOf(
    text.replace(/\b(?:the )?\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*/giu, ' '),
  )
  return { words, numbers, total: [...words.values()].reduce((a, b) => a + b, 0) + NUMBER * Math.min(2, numbers.size) }
})
const NUMBER = 0.6

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
  const same = acts.some(a => clause.acts.has(a)) || [...asked.roots].some(r => clause.roots.has(r))
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
    (!clause.acts.has('give') || voiceOf(clause).receives) &&
    /^\p{L}+ (?:the|a|an|all|both|my|our|his|her|their|some|this|that|these|those)\b/iu.test(task.text)
  )
    return null
  if (turnedRound(plain, clause, people, same) || otherTime(plain, clause.text) || anotherOne(plain, clause) || BY_OTHERS.test(clause.text))
    return null
  const who = whoDidIt(task, acts, report, clause, people)
  if (!who) return null
  const thing = acts.length > 0 ? withoutReader(withoutVerb(plain), acts) : plain
  const what = whatWasDone({ ...task, text: thing }, report, clause, people, same)
  if (!what) return null
  let { weight, score } = what
  const words = [...what.words]
  // "You did ask me. It's me, I sign the risk file": what it was about comes after.
  if (same && who.owner && who.other && weight < LEAST && report.after) {
    const next = coverage(what.wanted.words, matterOf(report.after, people).words)
    weight += 0.75 * next.weight
    words.push(...next.words)
    score += what.wanted.total === 0 ? 0 : (0.75 * next.weight) / what.wanted.total
  }
  // Two people and what passed between them say it all where the task has hardly a thing of its own.
  const told = who.other && (who.owner || (task.owner === null && what.numbers > 0))
  const met = same && acts.includes('introduce') && who.owner && who.other
  const between = met || (same && told && (what.wanted.total <= 0.7 || weight > 0))
  const [, second] = /\band (?:get|send|bring|forward|share|give) (.+)$/i.exec(thing) ?? []
  const core = [...coreOf(thing, acts, people), ...(second ? coreOf(second, acts, people) : [])]
  if (core.length > 0 && !core.some(w => words.includes(w))) return null
  if (weight < (same && who.other ? 0.5 : LEAST) && !between) return null
  if (!who.owner && ownThing(task, clause, people)) return null
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
  return score >= (between ? 0.5 : BAR) ? { score, words } : null
}
/** Tasks that are done when the owner has the thing. */
const FETCH = /^(?:obtain|collect|receive|pick up|fetch|find|get (?!.*\b(?:to|over|signed|done)\b))/i
/** `… was written by the council`: not by the one who owes it. */
const BY_OTHERS =
  /\b(?:is|are|was|were|been)\b[^.,;]{0,30} by (?:the|a|some|another) (?!(?:end|way|time|week|month|weekend|evening|morning|beginning|middle|door|look)\b)/i
const AFTER_TO = /\b(?:to|for) (?:the |our |their )?((?:[\p{L}-]+ ?){1,3})/giu
const AFTER_FROM = /\bfrom (?:the |our |their )?((?:[\p{L}-]+ ?){1,3})/giu
/** A verb of passing on that one does to another. */
const PASSES = /^(?:sent|called|rang|phoned|wrote|gave|asked|invited|e-?mailed|mailed|told|paid|offered|brought|reminded|showed)$/

const SPEAKS: readonly Act[] = ['tell', 'ask', 'introduce', 'visit']
/** Of which the task itself does not say what it is. */
const OPEN_OBJECT = /^\S+(?: \S+)? (?:it|them|that|this|those|these)\b/i
const PAST_DAY = /\b(?:last|this|that) \p{L}+|\byesterday\b|\b\p{L}+ ago\b|\bagain\b|\b(?:two|three|four|five) times\b/giu

/** `the notes of the April session`, `… of the May session`: a month or day that says which. */
const WHICH =
  /\b(January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:['’]s)? (?=(?!morning|afternoon|evening|night|and|or|at|by|to|the|is|was|in|for|from|with|on|of|before|after|so|but|I|we|he|she|they|it)\p{L}{3,})/gu
const otherTime = (task: string, said: string): boolean => {
  const [x, y] = [task, said].map(t => [...t.matchAll(WHICH)].map(m => m[1]))
  return x !== undefined && y !== undefined && x.length > 0 && y.length > 0 && !x.some(m => y.includes(m))
}

/** What was to reach them came from them: `The school sent us a quote`, `the quote from the school`; or another thing was done: `I repaired the valve`. */
function turnedRound(task: string, clause: DoneClause, people: People, same: boolean): boolean {
  const stems = (text: string) => [...matterOf(text, people).words.keys()]
  const whole = new Set(stems(task))
  const after = (text: string, p: RegExp) => [...text.matchAll(p)].flatMap(m => stems(m[1] ?? ''))
  const to = after(task, AFTER_TO)
  if (to.length > 0 && after(clause.text, AFTER_FROM).some(w => to.includes(w))) return true
  const at = fold(clause.text).indexOf(clause.verb)
  if (at < 0) return false
  const { first, passive, receives } = voiceOf(clause)
  const subject = stems(clause.head)
  if (!FETCH.test(task) && PASSES.test(clause.verb) && !passive && !first && subject.length > 0 && subject.every(w => whole.has(w)))
    return true
  if (!same || passive || receives || SPEAKS.some(a => clause.acts.has(a)) || subject.some(w => whole.has(w)) || OPEN_OBJECT.test(task))
    return false
  // The object, up to what says for whom, where and when.
  const [object = ''] = clause.text
    .slice(at + clause.verb.length)
    .split(/\b(?:of|for|to|from|at|in|on|with|by|about|into|off|up|over|through|and|so|since|before|after|as)\b|[.,;]/i)
  const done = stems(object.replace(TAIL, ' ').replace(PAST_DAY, ' '))
  return (
    done.length > 0 &&
    !/\b(?:it|them|that|those|these|this|both|all)\b/i.test(object) &&
    !done.some(w => whole.has(w) || [...whole].some(o => o.slice(0, 5) === w.slice(0, 5)))
  )
}

/** `the old invoice`, `the wrong nets`: of which the task says nothing. */
const anotherOne = (task: string, clause: DoneClause): boolean =>
  [
    ...clause.text.matchAll(/\b(?:old|previous|wrong|other|earlier|former|last (?:year|month|week|time|season)['’]s)\s+(\p{L}{3,})/giu),
  ].some(m => !fold(task).includes(fold(m[0]).split(' ')[0] ?? '') && fold(task).includes(fold(m[1] ?? '')))

/** `a question about the notes` was sent, not the notes. */
const saysOf = ({ text, verb }: DoneClause): boolean =>
  new RegExp(
    `${verb.replace(/[^\\p{L} ]/gu, '.')} (?:(?!in |to |with |by |on |via )\\S+ ){0,4}?an? (?:\\p{L}+ )?(?:${MESSAGE_WORDS})\\b`,
    'iu',
  ).test(fold(text))
const MESSAGE_WORDS = 'question|reminder|query|note|message|e-?mail|mail|letter|word|line|link|complaint|request|invitation'
const MESSAGE = new RegExp(`^(?:${MESSAGE_WORDS})`)

/** `I hand in my timesheet`, `he handed in his`: each has one. */
function ownThing(task: OpenTask, clause: DoneClause, people: People): boolean {
  const mine = new Set(
    [task.text, ...task.quotes].flatMap(t => [...t.matchAll(/\bmy (?:\p{L}+ )?(\p{L}{3,})/giu)].map(m => stemmed(fold(m[1] ?? '')))),
  )
  if (mine.size === 0) return false
  const theirs = [...clause.text.matchAll(/\b(?:his|her|their|your|\p{Lu}\p{L}+['’]s) (?:\p{L}+ )?(\p{L}{3,})/gu)]
  return (
    theirs.some(m => mine.has(stemmed(fold(m[1] ?? '')))) &&
    !wordsOf(clause.head).some(w => task.owner !== null && people.wordsOf(task.owner).has(w))
  )
}

const WHEN =
  /^(?:let \S+(?: \S+)? know|tell \S+|ring \S+|call \S+|mail \S+|text \S+|inform \S+|confirm to \S+)(?: as soon as| when| once) (.+)$/i

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

/** What a report must weigh, and how good it must be. */
const LEAST = 0.65
const BAR = 0.75

/** Whether the owner did it (`owner`) and it reached the one for whom it was (`other`); null where somebody else did it, or for somebody else. */
function whoDidIt(
  task: OpenTask,
  acts: readonly Act[],
  report: Report,
  clause: DoneClause,
  people: People,
): { owner: boolean; other: boolean } | null {
  const { owner } = task
  const { voice, reader } = report
  const said = wordSet(clause.text, people)
  const sentence = wordSet(clause.sentence, people)
  const names = (id: EntityId, where: ReadonlySet<string>) => [...people.wordsOf(id)].some(w => where.has(w))
  const recipients = recipientsOf(task, people, report)
  const voiceReceives = voice !== null && recipients.includes(voice)
  // Asked and answered: the one who was to be asked or told reports.
  const answers = voiceReceives && acts.every(a => a === 'ask' || a === 'tell')
  const { receives, first, subject, passive } = voiceOf(clause)
  const ownerNamed = owner !== null && (report.named.has(owner) || names(owner, sentence))
  if (owner !== null) {
    if (first && !receives && voice !== null && voice !== owner && !ownerNamed && !answers) return null
    if (receives && first && voice === owner && !clause.acts.has('ask') && !acts.includes('ask') && !FETCH.test(task.text)) return null
    if (/^thank/.test(clause.verb) && (voice === owner || (reader !== null && reader !== owner && voice !== null && !voiceReceives)))
      return null
    // "You trained them": said by the owner, or to somebody else, it was another who did it.
    if (
      !passive &&
      !receives &&
      /\byou(?:['’]ve| have)?(?: \p{L}+ly| already| all| just)? $/iu.test(clause.head) &&
      reader !== owner &&
      (voice === owner || reader !== null)
    )
      return null
    // Somebody else is said to have done it.
    if (!passive && !receives && !first && people.words.has(subject) && !people.wordsOf(owner).has(subject)) return null
    // "Khuyen's list went to you": hers, not what he owes, unless the task names her too.
    const whose = fold(/(\p{Lu}[\p{L}-]+)['’]s (?:\p{L}+ ){1,8}$/u.exec(clause.head)?.[1] ?? '')
    if (
      people.words.has(whose) &&
      !people.wordsOf(owner).has(whose) &&
      ![task.text, ...task.quotes].some(t => wordSet(t, people).has(whose))
    )
      return null
  }
  const to = /\bto (\p{Lu}[\p{L}'’-]+)/u.exec(clause.text)?.[1]
  const asked = (w: string): boolean => [task.text, ...task.quotes].some(t => wordSet(t, people).has(w))
  if (
    to &&
    recipients.length > 0 &&
    people.words.has(fold(to)) &&
    !recipients.some(r => people.wordsOf(r).has(fold(to))) &&
    !asked(fold(to))
  )
    return null
  const others = [...report.named].filter(
    p => p.startsWith('person/') && p !== owner && p !== voice && names(p, said) && !people.wordsOf(p).has(subject),
  )
  if (clause.acts.has('tell') && recipients.length > 0 && others.length > 0 && !recipients.some(r => names(r, sentence)) && !voiceReceives)
    return null
  const toYou =
    reader !== null && recipients.includes(reader) && /\b(?:you(?:r|rs)?|us)\b/i.test(clause.sentence.replace(/["“][^"”]*["”]/g, ' '))
  // "She rang me": it reached the one who says so.
  if (
    voice !== null &&
    recipients.length > 0 &&
    !voiceReceives &&
    clause.acts.has('tell') &&
    /^(?:told|informed|rang|called|phoned|texted|e-?mailed|mailed|reminded|warned|briefed)$/.test(clause.verb) &&
    new RegExp(`${clause.verb} (?:me|us)\\b`, 'i').test(clause.text)
  )
    return null
  return {
    owner:
      (owner !== null && (voice === owner || ownerNamed)) ||
      (voiceReceives && /\byou\b/i.test(clause.text)) ||
      (owner !== null && reader === owner && /\byou(?:r|rs)?\b/i.test(clause.text)),
    other:
      (voiceReceives && (receives || /\b(?:me|us|I|my|from you)\b/.test(clause.text))) || toYou || recipients.some(r => names(r, sentence)),
  }
}

/** How a clause says who did it; the same for every task. */
interface Voice {
  /** It came to the one who speaks. */
  readonly receives: boolean
  /** `I` did it. */
  readonly first: boolean
  /** The last word of matter before the verb. */
  readonly subject: string
  readonly passive: boolean
}
const voices = new WeakMap<DoneClause, Voice>()
function voiceOf(clause: DoneClause): Voice {
  const known = voices.get(clause)
  if (known) return known
  const { head, verb, text } = clause
  const made = {
    receives:
      /^(?:thank|['’]s in|is in|are in|got(?! (?:hold|in touch|through|a?round)\b)|received|arrived|came|it came|they came|here|i(?:['’]ve| have)? (?:got|have)|i['’]ve|i have|reached)/.test(
        verb,
      ) || /\breached (?:me|us)\b/.test(text),
    first: /\b(?:I|I['’]ve|I['’]m)\b/.test(head.slice(-40)) || /^i\b/.test(verb),
    subject: wordsOf(head).findLast(w => !isStopWord(w)) ?? '',
    passive: /\b(?:is|are|was|were|been|being|['’]s|got)\b[^.]{0,20}$/i.test(head) || /^(?:is|are|was|were)\b/.test(verb),
  }
  voices.set(clause, made)
  return made
}

const wordSet = remembered((text: string): ReadonlySet<string> => new Set(wordsOf(text)))
/** Words before what a task is about. */
const firstWords = remembered((text: string): ReadonlySet<string> => {
  const [head = ''] = text.split(/\b(?:about|that|who|whether|which|what|how|for|on|regarding)\b/i)
  return new Set(wordsOf(head))
})

/** For whom a task is: the people named before what it is about. */
function recipientsOf(task: OpenTask, people: People, report: Report): readonly EntityId[] {
  const named = firstWords(task.text, people)
  const near = [report.voice, report.reader, ...report.named].flatMap(id =>
    id !== null && [...people.wordsOf(id)].some(w => named.has(w)) ? [id] : [],
  )
  const all = [...new Set([...task.about, ...near])].filter(id => id.startsWith('person/') && id !== task.owner)
  const meant = all.filter(id => [...people.wordsOf(id)].some(w => named.has(w)))
  // Where somebody else is named there, he is meant.
  return meant.length > 0 || [...named].some(w => people.words.has(w)) ? meant : all
}

/** How much of what a task is about a clause has: its own words, those of the sentence, what `it` stands for, those in which it was promised. */
function whatWasDone(
  task: OpenTask,
  report: Report,
  clause: DoneClause,
  people: People,
  same: boolean,
): { wanted: Matter; weight: number; words: readonly string[]; numbers: number; score: number } | null {
  const wanted = matterOf(task.text, people)
  const said = matterOf(clause.text, people)
  const around = matterOf(clause.sentence, people)
  const quoted = matterOf(task.quotes.join(' . '), people)
  if (
    otherThing(task.text, clause.sentence, people.words, {
      first: w => wanted.words.has(w) || quoted.words.has(w),
      second: w => around.words.has(w),
    }) ||
    otherComplement(task.text, clause.sentence, people.words) ||
    otherEnd(task.text, clause.text) ||
    otherNumber(wanted, said)
  )
    return null
  const hit = coverage(wanted.words, said.words)
  const wider = coverage(wanted.words, around.words)
  const bare = [...said.words].reduce((n, [w, m]) => n + ([...clause.roots].some(r => w.startsWith(r) || r.startsWith(w)) ? 0 : m), 0)
  const pronoun =
    said.total < 0.35 ||
    (same && bare < 0.35) ||
    (/\b(?:it|that|them|those|this|these)\b/i.test(clause.text) && said.total < 2.2) ||
    (same && around.total - said.total < 0.7 && takesUp(clause))
  const numbers = [...wanted.numbers].filter(n => around.numbers.has(n)).length
  let weight = hit.weight + (pronoun ? 1 : 0.7) * (wider.weight - hit.weight) + NUMBER * numbers
  const words = [...wider.words]
  if (pronoun) {
    const back = coverage(wanted.words, matterOf(report.before, people).words)
    weight += 0.75 * Math.max(0, back.weight - wider.weight)
    words.push(...back.words.filter(w => !words.includes(w)))
  }
  const extra = coverage(quoted.words, said.words).words.filter(w => !wanted.words.has(w))
  const more = extra.reduce((n, w) => n + (quoted.words.get(w) ?? 0), 0)
  weight += 0.5 * Math.min(1.4, more)
  words.push(...extra)
  // A report that says less than the task: all of its own words are the task's.
  const own = coverage(said.words, new Map([...quoted.words, ...wanted.words]))
  const within = own.weight >= 1.2 ? 0.85 * own.share : 0
  return { wanted, weight, words, numbers, score: Math.max(wanted.total === 0 ? 0 : Math.min(1, weight / wanted.total), within) }
}

/** `I dropped them off at the club`: the thing itself was said before. */
const takesUp = ({ text, verb }: DoneClause): boolean => {
  const at = fold(text).indexOf(verb)
  return at >= 0 && /^\S+ (?:it|them|those|these|both)\b/i.test(text.slice(at))
}

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

/** The thing itself, without what says for whom, with whom and where from; of telling and asking, what it is about. */
function coreOf(text: string, acts: readonly Act[], people: People): readonly string[] {
  const parts = text.split(/\b(?:with|about|for|to|from|off|that|who|whether|in|on|at)\b/i)
  const of = (t: string) => [...matterOf(t, people).words.keys()]
  const talk = acts.length > 0 && acts.every(a => a === 'tell' || a === 'ask')
  if (talk) return of(text)
  // The tracking number of the suitcase is not the suitcase; a list of gaps may be called the gaps.
  const [owned = ''] = (parts[0] ?? '').split(/\bof\b/i)
  const first = of(parts[0] ?? '')
  // The file with the movements may be called the movements.
  if (first.length > 0 && first.every(w => CONTAINER.test(w)) && parts.length > 1) return [...first, ...of(parts[1] ?? '')]
  return of(owned).length >= 2 ? of(owned) : first
}

const CONTAINER = /^(?:file|list|document|copy|version|page|set|table|sheet|folder|mail|email|letter|paper|report|summary|overview)$/

/** Each has a number beside the thing, and not the same. */
function otherNumber(wanted: Matter, said: Matter): boolean {
  return (
    wanted.numbers.size === 1 &&
    said.numbers.size === 1 &&
    ![...wanted.numbers].some(n => said.numbers.has(n)) &&
    [...wanted.numbers, ...said.numbers].every(n => Number(n) > 2)
  )
}

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
