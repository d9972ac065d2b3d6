/** What a task is about, and how much of it a report speaks of: in its own words, those around it, those in which it was promised. */
import type { EntityId, IsoDate } from '../model/ids.ts'
import { fold } from '../model/text.ts'
import { otherComplement, otherEnd, otherThing, VERB_WORD } from './other-thing.ts'
import { remembered } from './remembered.ts'
import type { Act, DoneClause } from './report-acts.ts'
import { coverage, numbersOf, weighedWords } from './values.ts'

/** An open task as it stands and as it was said. */
export interface OpenTask {
  readonly text: string
  readonly quotes: readonly string[]
  readonly owner: EntityId | null
  readonly about: readonly EntityId[]
  /** Day on which it was promised. */
  readonly date?: IsoDate | null
}

/** What is said, and by whom; null where unknown. */
export interface Said {
  readonly text: string
  readonly voice: EntityId | null
}

/** One sentence that may report something. */
export interface Report {
  readonly text: string
  /** Day on which it was said. */
  readonly day?: IsoDate | null
  /** What was said just before, by whomever: what `it` and `that` may stand for. */
  readonly before: string
  /** What the same voice says next. */
  readonly after?: string
  /** The next sentences, by whomever. */
  readonly follows?: readonly Said[]
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
export const TAIL =
  /[,;]? \b(?:by|before|until|till|no later than|as soon as|once|when|so that|because|since|in time for|after|if)\b .*$|\b(?:today|tonight|tomorrow|this (?:week|afternoon|morning|evening)|next (?:week|month)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day(?: the \S+)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/gi

/** `by Thursday` in the middle: what was to be told comes after. */
export interface Matter {
  readonly words: ReadonlyMap<string, number>
  readonly numbers: ReadonlySet<string>
  readonly total: number
}

/** What of a task or report tells it from others, as stems with weights; numbers apart. */
export const matterOf = remembered((text: string, people: People): Matter => {
  const words = new Map<string, number>()
  for (const [w, n] of weighedWords(
    text.replace(/\p{Lu} (?=\p{Lu}\b)/gu, m => m.trim()),
    people.words,
  ))
    if (!VERB_WORD.test(w) && !CONTRACTED.test(w) && !/^\d+(?:st|nd|rd|th)$/.test(w)) words.set(w, n)
  const numbers = numbersOf(
    text.replace(/\b(?:the )?\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*/giu, ' '),
  )
  return { words, numbers, total: [...words.values()].reduce((a, b) => a + b, 0) + NUMBER * Math.min(2, numbers.size) }
})
/** What is left of `I've`, `you're`, `didn't`. */
const CONTRACTED = /^(?:ve|re|ll|(?:do|does|did|is|are|was|were|has|have|had|wo|would|could|should|must|need|ai)n)$/
export const NUMBER = 0.6

/** How much of what a task is about a clause has: its own words, those of the sentence, what `it` stands for, those in which it was promised. */
export function whatWasDone(
  task: OpenTask,
  report: Report,
  clause: DoneClause,
  people: People,
  same: boolean,
): { wanted: Matter; weight: number; words: readonly string[]; said: number; numbers: number; score: number } | null {
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
    (/\b(?:it|that|they|them|those|this|these|(?:the|that|this) ones?)\b/i.test(clause.text) &&
      said.total < 2.2 &&
      around.total - said.total < OTHER_MATTER) ||
    (same && around.total - said.total < 0.7 && takesUp(clause))
  const numbers = [...wanted.numbers].filter(n => around.numbers.has(n)).length
  let weight = hit.weight + (pronoun ? 1 : 0.7) * (wider.weight - hit.weight) + NUMBER * numbers
  const words = [...wider.words]
  if (pronoun) {
    const back = coverage(wanted.words, matterOf(report.before, people).words).words.filter(w => !words.includes(w))
    weight += 0.75 * back.reduce((n, w) => n + (wanted.words.get(w) ?? 0), 0)
    words.push(...back)
  }
  const extra = coverage(quoted.words, said.words).words.filter(w => !wanted.words.has(w))
  const more = extra.reduce((n, w) => n + (quoted.words.get(w) ?? 0), 0)
  weight += 0.5 * Math.min(1.4, more)
  words.push(...extra)
  // A report that says less than the task: all of its own words are the task's.
  const own = coverage(said.words, new Map([...quoted.words, ...wanted.words]))
  const within = own.weight >= 1.2 ? 0.85 * own.share : 0
  return {
    wanted,
    weight,
    words,
    said: wider.weight + extra.length,
    numbers,
    score: Math.max(wanted.total === 0 ? 0 : Math.min(1, weight / wanted.total), within),
  }
}

/** Where so much else is said in the same sentence, `it` is of that and not of what was said before. */
const OTHER_MATTER = 4.5

/** `I dropped them off at the club`: the thing itself was said before. */
const takesUp = ({ text, verb }: DoneClause): boolean => {
  const at = fold(text).indexOf(verb)
  return at >= 0 && /^\S+ (?:it|them|those|these|both)\b/i.test(text.slice(at))
}

/** The thing itself, without what says for whom, with whom and where from; of telling and asking, what it is about. */
export function coreOf(text: string, acts: readonly Act[], people: People): readonly string[] {
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

/** What may be named for what is in it. */
export const CONTAINER = /^(?:file|list|document|copy|version|page|set|table|sheet|folder|mail|email|letter|paper|report|summary|overview)$/

/** Each has a number beside the thing, and not the same. */
function otherNumber(wanted: Matter, said: Matter): boolean {
  return (
    wanted.numbers.size === 1 &&
    said.numbers.size === 1 &&
    ![...wanted.numbers].some(n => said.numbers.has(n)) &&
    [...wanted.numbers, ...said.numbers].every(n => Number(n) > 2)
  )
}
