/** Reports that sound like a task and are of something else: the other way round, another time, another one, a message about it, somebody's own. */
import { dayPhrases } from '../extract/dates.ts'
import { MONTHS } from '../model/date-words.ts'
import { fold, wordsOf } from '../model/text.ts'
import { verbRoot } from './past-verbs.ts'
import type { Act, DoneClause } from './report-acts.ts'
import { FETCH, voiceOf } from './report-doer.ts'
import { CONTAINER, matterOf, type OpenTask, type People, type Report, TAIL } from './report-thing.ts'
import { stemmed } from './values.ts'

/** `… was written by the council`: not by the one who owes it. */
export const BY_OTHERS =
  /\b(?:is|are|was|were|been)\b[^.,;]{0,30} by (?:the|a|some|another) (?!(?:end|way|time|week|month|weekend|evening|morning|beginning|middle|door|look)\b)/i
const AFTER_TO = /\b(?:to|for) (?:the |our |their )?((?:[\p{L}-]+ ?){1,3})/giu
const AFTER_FROM = /\bfrom (?:the |our |their )?((?:[\p{L}-]+ ?){1,3})/giu
/** `I heard from the bishop`: he was written to. */
const ANSWER_FROM = /^(?:heard|had)\b.* from$/
/** A verb of passing on that one does to another. */
const PASSES = /^(?:sent|called|rang|phoned|wrote|gave|asked|invited|e-?mailed|mailed|told|paid|offered|brought|reminded|showed)$/

const SPEAKS: readonly Act[] = ['tell', 'ask', 'introduce', 'visit']
/** Of which the task itself does not say what it is. */
const OPEN_OBJECT = /^\S+(?: \S+)? (?:it|them|that|this|those|these)\b/i
const PAST_DAY = /\b(?:last|this|that) \p{L}+|\byesterday\b|\b\p{L}+ ago\b|\bagain\b|\b(?:two|three|four|five) times\b/giu

/** `the notes of the April session`, `… of the May session`: a month or day that says which. */
const WHICH =
  /\b(January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:['’]s)? (?=(?!morning|afternoon|evening|night|and|or|at|by|to|the|is|was|in|for|from|with|on|of|before|after|so|but|I|we|he|she|they|it)\p{L}{3,})/gu
export const otherTime = (task: string, said: string): boolean => {
  const [x, y] = [task, said].map(t => [...t.matchAll(WHICH)].map(m => m[1]))
  return x !== undefined && y !== undefined && x.length > 0 && y.length > 0 && !x.some(m => y.includes(m))
}

/** What was to reach them came from them: `The school sent us a quote`, `the quote from the school`; or another thing was done: `I repaired the valve`. */
export function turnedRound(task: string, clause: DoneClause, people: People, same: boolean): boolean {
  const stems = (text: string) => [...matterOf(text, people).words.keys()]
  const whole = new Set(stems(task))
  const after = (text: string, p: RegExp) => [...text.matchAll(p)].flatMap(m => stems(m[1] ?? ''))
  const to = after(task, AFTER_TO)
  if (to.length > 0 && !ANSWER_FROM.test(clause.verb) && after(clause.text, AFTER_FROM).some(w => to.includes(w))) return true
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

/** `Print the list for the parents`, and the parents got it. */
export const reachedThem = (task: string, clause: DoneClause, people: People): boolean => {
  const got = matterOf(clause.head, people).words
  return [...task.matchAll(AFTER_TO)].some(m => [...matterOf(m[1] ?? '', people).words.keys()].some(w => got.has(w)))
}

/** `the old invoice`, `the wrong nets`: of which the task says nothing. */
export const anotherOne = (task: string, clause: DoneClause): boolean =>
  [
    ...clause.text.matchAll(/\b(?:old|previous|wrong|other|earlier|former|last (?:year|month|week|time|season)['’]s)\s+(\p{L}{3,})/giu),
  ].some(m => !fold(task).includes(fold(m[0]).split(' ')[0] ?? '') && fold(task).includes(fold(m[1] ?? '')))

/** `a question about the notes` was sent, not the notes. */
export const saysOf = ({ text, verb }: DoneClause): boolean =>
  new RegExp(
    `${verb.replace(/[^\\p{L} ]/gu, '.')} (?:(?!in |to |with |by |on |via )\\S+ ){0,4}?an? (?:\\p{L}+ )?(?:${MESSAGE_WORDS})\\b`,
    'iu',
  ).test(fold(text))
const MESSAGE_WORDS = 'question|reminder|query|note|message|e-?mail|mail|letter|word|line|link|complaint|request|invitation'
export const MESSAGE = new RegExp(`^(?:${MESSAGE_WORDS})`)

/** `I hand in my timesheet`, `he handed in his`: each has one. `our price list`, and others brought out theirs. `byOwner`: the owner is named or speaks. */
export function ownThing(task: OpenTask, clause: DoneClause, people: People, byOwner: boolean): boolean {
  const of = (whose: string) =>
    new Set(
      [task.text, ...task.quotes].flatMap(t =>
        [...t.matchAll(new RegExp(`\\b${whose} (?:\\p{L}+ ){0,2}?(\\p{L}{3,})`, 'giu'))].map(m => stemmed(fold(m[1] ?? ''))),
      ),
    )
  const had = (things: ReadonlySet<string>, whose: string) =>
    things.size > 0 &&
    [...clause.text.matchAll(new RegExp(`\\b(?:${whose}) (?:\\p{L}+ ){0,2}?(\\p{L}{3,})`, 'gu'))].some(m =>
      things.has(stemmed(fold(m[1] ?? ''))),
    )
  const named = wordsOf(clause.head).some(w => task.owner !== null && people.wordsOf(task.owner).has(w))
  if (named) return false
  const { first, passive } = voiceOf(clause)
  return (
    (!byOwner && had(of('my'), "his|her|their|your|\\p{Lu}\\p{L}+['’]s")) ||
    (!first && !passive && clause.head.trim() !== '' && had(of('our'), 'his|her|their'))
  )
}

/** Verbs of which what stands before them is what was done or came. */
const COMES = /^(?:came|come|arrived|landed|went|gone|reached|(?:is|are|was|were) |left)/
/** `The wood for the stage was delivered`: not the stage. What holds or tells the thing stands for it. */
export function otherSubject(task: OpenTask, clause: DoneClause, people: People): boolean {
  const { passive } = voiceOf(clause)
  if (!passive && !COMES.test(clause.verb)) return false
  const [subject = '', ...rest] = clause.head.split(/\b(?:for|to|from|in|on|at|with|about|that|which|who)\b/i)
  if (rest.length === 0) return false
  // The notice of appeal is the appeal, the list of gaps the list.
  const heads = [subject, subject.split(/\bof\b/i)[0] ?? ''].flatMap(t => [...matterOf(t, people).words].slice(-1))
  const known = new Set([task.text, ...task.quotes].flatMap(t => [...matterOf(t, people).words.keys()]))
  return (
    heads.length > 0 &&
    heads.every(([w, n]) => n >= 0.7 && !CONTAINER.test(w) && !TELLS.test(w) && ![...known].some(k => k.slice(0, 5) === w.slice(0, 5)))
  )
}
const TELLS =
  /^(?:confirm|answer|reply|approv|permission|permit|go-ahead|okay|order|booking|reserv|parcel|box|envelope|crate|package|link|message|mail|letter|note|draft|print|photo|number|detail|date|slot|correct|signatur|cop(?:y|ies))/

/** What was to be done is denied in the same breath: `it is drafted, but I cannot file it`. */
export const denies = (sentence: string, roots: ReadonlySet<string>): boolean =>
  [...sentence.matchAll(/(?:\b(?:cannot|not|never|unable to)|n['’]t) (?:\p{L}+ ){0,2}?(\p{L}{3,})/giu)].some(m =>
    roots.has(verbRoot(fold(m[1] ?? ''))),
  )

const WHOSE = /\b(\p{Ll}{3,}) (?:for|at) (?:the )?((?:\p{Lu}[\p{L}'’-]+ ?)+)/gu
/** `the gate for Ferndale Farm`, `the gate at Heron Lodge`: for one customer, at another. */
export function atAnother(task: string, said: string): boolean {
  const of = (text: string) => [...text.matchAll(WHOSE)].map(m => ({ thing: stemmed(fold(m[1] ?? '')), whose: wordsOf(m[2] ?? '') }))
  const [here, there] = [new Set(wordsOf(task)), new Set(wordsOf(said))]
  return of(task).some(a => !a.whose.some(w => there.has(w)) && of(said).some(b => b.thing === a.thing && !b.whose.some(w => here.has(w))))
}

const MONTH = new RegExp(`\\b(?:in|last|since|back in) (${MONTHS.join('|')})\\b`, 'gi')
/** What a clause reports was done before it was promised: `in January`, `on the third`. */
export function happenedBefore(task: OpenTask, report: Report, clause: DoneClause): boolean {
  const { day } = report
  const { date } = task
  if (!day || !date) return false
  const days = dayPhrases(clause.text, day, true).flatMap(d => (d.day <= day ? [d.day] : []))
  const months = [...clause.text.matchAll(MONTH)].map(m => MONTHS.findIndex(n => n.toLowerCase() === m[1]?.toLowerCase()) + 1)
  const [year = 0, month = 0] = day.split('-').map(Number)
  const since = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  const last = months.map(n => (n <= month ? year : year - 1) * 12 + n)
  if (days.length + last.length === 0) return false
  return days.every(d => d < date) && last.every(n => n < since)
}
