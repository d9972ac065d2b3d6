/** How things are now, which tells that a task is done: the thing is where it was to go, or they have what was to be found. English. */
import { fold, wordsOf } from '../model/text.ts'
import { isStopWord, stemmed } from './values.ts'

/** A state that a clause tells; `verb` is what says so, `at` where it begins. */
export interface State {
  readonly kind: 'stands' | 'had'
  readonly verb: string
  readonly at: number
}

const STANDS =
  /(?:\b(?:is|are)|['’](?:s|re))(?= (?:(?:now|all|both|safely|already|back|over|up|out|hanging|lying) ){0,2}(?:in|at|on) (?:the|our|my|your|their|his|her) \p{L})/iu
const HAD =
  /\b(?:I|we)(?:['’]ve| have)(?: now| finally)?(?: got)?(?= (?:an?|some|two|three|four) )|\bthere(?:['’]s| is| are)(?: now)?(?= (?:an?|some|two|three|four) )/iu
/** A longer clause tells more than how things are. */
const MOST_WORDS = 14

/** The state that a clause tells, where it tells one. */
export function stateIn(piece: string): State | null {
  const stands = STANDS.exec(piece)
  const found = stands ?? HAD.exec(piece)
  if (!found || piece.trim().split(/\s+/).length > MOST_WORDS) return null
  return { kind: stands ? 'stands' : 'had', verb: fold(found[0]), at: found.index }
}

const GOAL = /\b(?:to|into|in|on|onto|at) (?:the |our |my |your |their |his |her )?((?:[\p{L}-]+ ?){1,2})/giu
const PUTS = /^(?:take|put|move|bring|hang|return|carry|drive|get|upload|post|store|place|pin|stick|lay|set)\b/i
const ACQUIRES =
  /^(?:find|get|buy|hire|obtain|organi[sz]e|recruit|source|look for)\b (?:(?:us|me|them|ourselves) )?(?:an?|some|two|three|four|new)\b/i
const mattersOf = (text: string): string[] => wordsOf(text).flatMap(w => (isStopWord(w) ? [] : [stemmed(w)]))

/** Whether a state is what a task was to bring about: `put the posters up in the window`, `find a caterer`. `said`: what follows its verb. */
export function reaches(task: string, kind: State['kind'], said: string): boolean {
  if (kind === 'had') {
    // "We have a problem with the caterer" is no caterer.
    const [thing = ''] = said
      .slice(said.search(HAD))
      .replace(HAD, '')
      .split(/\b(?:with|for|of|in|at|on|to|from|about|who|that)\b|[.,;]/i)
    const head = mattersOf(thing).at(-1)
    return ACQUIRES.test(task) && head !== undefined && mattersOf(task).includes(head)
  }
  if (!PUTS.test(task)) return false
  const where = new Set([...said.matchAll(GOAL)].flatMap(m => mattersOf(m[1] ?? '')))
  return [...task.matchAll(GOAL)].some(m => mattersOf(m[1] ?? '').some(w => where.has(w)))
}
