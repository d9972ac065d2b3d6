import { foldName, wordsOf } from '../model/text.ts'
import type { Said } from './said-again.ts'

const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+)?`
const VERB = /^(?:get|send|give|mail|e-?mail|bring|show|tell|pass|forward|hand|text|write|owe|let|keep|call|remind|ask|help)$/i
const GIVEN = new RegExp(`^([\\p{L}-]+) (${NAME}) `, 'u')
const GIVEN_TO = new RegExp(` (?:to|for|with) (${NAME})$`, 'u')

/** A task without the one who gets it, and who that is: `Get Nora the stock counts`. Null where it names nobody so. */
function withoutReceiver(text: string): { readonly matter: string; readonly name: string } | null {
  const m = GIVEN.exec(text)
  if (m?.[1] && m[2] && VERB.test(m[1])) return { matter: foldName(`${m[1]} ${text.slice(m[0].length)}`), name: m[2] }
  const end = GIVEN_TO.exec(text)
  return end?.[1] ? { matter: foldName(text.slice(0, end.index)), name: end[1] } : null
}

/** The one by name who gets what a task hands over: `Nora` of `Send Nora the stock counts`, `… the stock counts to Nora by Friday`. Null where nobody is named. */
export function receiverOf(text: string): string | null {
  const verb = /^[\p{L}-]+/u.exec(text)?.[0] ?? ''
  if (!VERB.test(verb)) return null
  const given = GIVEN.exec(`${text} `)?.[2]
  return given ?? TO.exec(text)?.[1] ?? null
}
const TO = new RegExp(`\\bto (${NAME})(?=$|[,.;]| (?:by|on|before|until|this|next|and|so)\\b)`, 'u')

/**
 * One task of one owner in which all but the receiver agrees, where at least one of them was only guessed ("I'll get you the stock counts" before several):
 * no quote has the name. Two who are both named are two tasks.
 */
export function sameButReceiver(a: Said, b: Said): boolean {
  if (a.kind !== 'action' || b.kind !== 'action' || a.owner === null || a.owner !== b.owner) return false
  const [x, y] = [withoutReceiver(a.text), withoutReceiver(b.text)]
  if (x === null && y === null) return false
  const [p, q] = [x?.matter ?? foldName(a.text), y?.matter ?? foldName(b.text)]
  return p === q && wordsOf(p).length >= 3 && (isGuessed(a, x) || isGuessed(b, y))
}

const isGuessed = (s: Said, r: ReturnType<typeof withoutReceiver>): boolean => {
  if (r === null) return true
  const first = wordsOf(r.name)[0] ?? ''
  return s.evidence.length > 0 && !s.evidence.some(e => wordsOf(e.quote).includes(first))
}
