/** How much, how many and how large a task is: two that differ in it are two tasks, unless the later one says that it corrects the earlier. */
import { numbersOf, valuesOf } from './values.ts'

/** What is compared of a task. `context`: amounts that it was asked for with, as `amountsAsked` gives them. */
export interface Sized {
  readonly text: string
  readonly evidence: readonly { readonly quote: string }[]
  readonly context?: string
}

const OF_TIME = /^(?:minute|hour|day|week|month|year|second|ms|millisecond)s?$/
const KILO = /^(?:kilo|kilogram)$/

/** Amounts of a text as `600_kg`; spans of time are no amounts. */
function amountsIn(text: string): readonly string[] {
  return valuesOf(text).flatMap(v => {
    if (v.kind === 'money' || v.kind === 'percent') return [`${v.key}_${v.kind}`]
    const [number = '', unit = ''] = v.kind === 'quantity' ? v.key.split(' ') : []
    return unit === '' || OF_TIME.test(unit) ? [] : [`${number}_${KILO.test(unit) ? 'kg' : unit}`]
  })
}

const ASKS = /\?\s*$|\b(?:need|needs|want|wants|require|requires|would like|['’]d like|looking for|take|order)\b/i

/**
 * The amounts with which a task is asked for, where it names none itself: "We need 40 metres of rope." – "I'll send a quote." The sentences before it, of
 * another voice. With spaces between.
 */
export function amountsAsked(task: string, before: string): string | null {
  if (amountsIn(task).length > 0) return null
  const asked = before.split(/(?<=[.!?])\s+/).filter(sentence => ASKS.test(sentence))
  const amounts = [...new Set(asked.flatMap(amountsIn))]
  return amounts.length > 0 ? amounts.join(' ') : null
}

function amountsOf(s: Sized): readonly string[] {
  const own = amountsIn(s.text)
  if (own.length > 0) return own
  const quoted = s.evidence.slice(0, 2).flatMap(e => amountsIn(e.quote))
  return quoted.length > 0 ? quoted : (s.context?.split(' ').filter(w => w.includes('_')) ?? [])
}
const unitOf = (amount: string): string => amount.slice(amount.indexOf('_'))

/** True where both say how much of one unit, and not the same. */
export function otherAmount(a: Sized, b: Sized): boolean {
  const [x, y] = [amountsOf(a), amountsOf(b)]
  return (
    x.some(v => y.some(w => unitOf(v) === unitOf(w)) && !y.includes(v)) &&
    y.some(w => x.some(v => unitOf(v) === unitOf(w)) && !x.includes(w))
  )
}

const CORRECTION =
  /\b(?:make (?:that|it)|instead of|rather than|i mean(?:t)?|correction|scratch that|sorry,? (?:it'?s|that'?s|not|i)|no longer|(?:up|down) (?:from|to)|(?:raise|lower|change|cut|reduce|increase)d?\b.{0,40}\bto|not \p{L}*\d+\p{L}*|only \d+ (?:now|after all)|after all)\b/iu

/** True where the later of two says itself that it takes back the number of the earlier one: "make that 80", "80 instead of 600". */
export function correctsNumber(later: Sized): boolean {
  return [later.text, ...later.evidence.slice(0, 2).map(e => e.quote)].some(t => CORRECTION.test(t) && numbersOf(t).size > 0)
}
