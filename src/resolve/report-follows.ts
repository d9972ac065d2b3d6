/**
 * What is said right after a report takes it back: it is corrected (`No, hang on, that's the …`), answered with a denial, promised again by the
 * one who owes it, or the task's own thing is said to be another matter.
 */
import { fold } from '../model/text.ts'
import { verbRoot } from './past-verbs.ts'
import type { DoneClause } from './report-acts.ts'
import { matterOf, type OpenTask, type People, type Report, type Said, TAIL } from './report-thing.ts'

/** `No, …`, `Wait.`, `Hang on, …`; not `No problem`, `Wait till you see it`. */
const CORRECTS =
  /^\W*(?:(?:oh|ah|er|erm|um|well|but|and|actually|sorry)\b\W*)*(?:no|nope|wait|hang on|hold on|scratch that|correction|sorry|my mistake|I tell a lie)(?=\s*(?:[,.!;:–—…-]|$))/iu
const DENIES =
  /\b(?:not|never|cannot|nobody|no one|still)\b|n['’]t\b|^\W*(?:(?:well|oh|er|um)\W+)*(?:no|nope|nearly|almost|I wish|if only)\b(?=\s*(?:[,.!;…–—-]|$))/iu
/** A day or an hour that is put right leaves the thing as it is. */
const WHEN_IT_WAS = /\b(?:yesterday|morning|afternoon|evening|night|week|month|\d{1,2}(?:st|nd|rd|th)?)\b/giu
/** `Wexcombe is something else`, `the last crate is still to come`. */
const ELSEWHERE =
  /\b(?:something else|(?:another|a different|the other) (?:matter|story|thing|question|business)|still (?:to|open|outstanding|missing|waiting|pending)|(?:to|will) (?:come|follow)|(?:is|are) next|not yet|yet to)\b|\b(?:is|are|has|have|was|were|do|does|did)(?:n['’]t| not)\b/iu
/** `I'll do it`, `I haven't`: of the one who owes it, after somebody else took it for done. */
const OWES =
  /\bI(?:['’]ll| will| shall|['’]m going to| am going to| still (?:have|need) to| (?:have|need) to| must) (\p{L}+)(?: (\p{L}+))?/giu
const LEAST_OTHER = 0.7

/** Whether a report of a task is taken back in what follows it. */
export function takenBack(task: OpenTask, roots: ReadonlySet<string>, report: Report, clause: DoneClause, people: People): boolean {
  const follows = report.follows ?? []
  const [first, second] = follows
  if (!first) return false
  const known = new Set([task.text, ...task.quotes].flatMap(t => [...matterOf(t, people).words.keys()]))
  if (CORRECTS.test(first.text)) {
    const next = second && second.voice === first.voice ? ` ${second.text}` : ''
    const said = `${first.text.replace(CORRECTS, '')}${next}`
    if (DENIES.test(first.text.replace(CORRECTS, '')) || namesOther(said.replace(CORRECTS, ''), known, people)) return true
  }
  if (report.voice !== task.owner && task.owner !== null && promisedAgain(task, roots, follows, known, people)) return true
  const here = matterOf(clause.sentence, people).words
  return follows.some(
    f =>
      f.voice === report.voice &&
      ELSEWHERE.test(f.text) &&
      [...matterOf(f.text, people).words.keys()].some(w => known.has(w) && !here.has(w)),
  )
}

/** Another thing than the task's is named. */
const namesOther = (text: string, known: ReadonlySet<string>, people: People): boolean =>
  [...matterOf(text.replace(TAIL, ' ').replace(WHEN_IT_WAS, ' '), people).words].some(([w, n]) => n >= LEAST_OTHER && !known.has(w))

/** The one who owes it answers that it is still to be done, before anything else was asked. */
function promisedAgain(
  task: OpenTask,
  roots: ReadonlySet<string>,
  follows: readonly Said[],
  known: ReadonlySet<string>,
  people: People,
): boolean {
  const asked = follows.findIndex(f => f.voice !== task.owner && f.text.includes('?') && namesOther(f.text, known, people))
  const answers = (asked < 0 ? follows : follows.slice(0, asked)).filter(f => f.voice === task.owner)
  const [first] = answers
  if (first && first === follows[0] && DENIES.test(first.text) && first.text.split(/\s+/).length <= 6) return true
  return answers.some(f =>
    [...f.text.matchAll(OWES)].some(
      m => roots.has(verbRoot(fold(m[1] ?? ''))) || (/^(?:do|get)$/i.test(m[1] ?? '') && /^(?:it|that|to|round|them)$/i.test(m[2] ?? '')),
    ),
  )
}

/** `That's last year's`, `those were for somebody else`: what `it` and `that one` stand for is another one. */
const IS_ANOTHER =
  /\b(?:that|it|this|these|those|they)(?:['’]s|['’]re| is| was| are| were)(?: only| just| actually| for| from)? (?:the (?:old|other|previous|wrong|earlier)\b|another\b|(?:some(?:one|body)|\p{L}+ ?one) else|last (?:year|month|week|time|season|term|quarter|spring|summer|autumn|winter))/iu
const TAKES_UP = /\b(?:it|them|that|those|that one|those ones)\b/i
/** What the clause takes up was just said to be another one. */
export const ofAnother = (report: Report, clause: DoneClause): boolean =>
  TAKES_UP.test(clause.text) &&
  IS_ANOTHER.test(
    report.before
      .trim()
      .split(/(?<=[.!?])\s+/)
      .at(-1) ?? '',
  )
