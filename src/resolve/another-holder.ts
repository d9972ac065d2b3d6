/** Whether a later statement gives a person another role, or a role or duty another person. By explicit words of change only. */
import type { EntityId } from '../model/ids.ts'
import { fold } from '../model/text.ts'
import { coverage, weighedWords } from './values.ts'

interface Held {
  readonly text: string
  readonly about: readonly EntityId[]
  readonly evidence: readonly { readonly quote: string }[]
}

const NOUN =
  'manager|director|head|lead(?! time)|officer|engineer|architect|president|vp|chair|editor|owner|counsel|ceo|cto|cfo|coo|chief|coordinator|analyst|partner|sponsor|contact|treasurer|secretary|conductor|captain|coach|curator|warden|steward|foreman|supervisor|trainer|spokesman|spokeswoman'
const ROLE = new RegExp(`((?:[\\p{L}-]+ ){0,2})\\b(${NOUN})\\b`, 'iu')
const NO_PART =
  /^(?:the|a|an|our|their|your|my|his|her|is|are|was|am|be|becomes?|became|as|new|now|from|of|and|then|to|with|for|june|july|\p{L}*s['’]?|acting)$/iu

/** `the field lead for the port` → `field lead`. */
function roleOf(text: string): string | null {
  const m = ROLE.exec(text)
  if (!m?.[2]) return null
  const before = (m[1] ?? '').trim().split(' ')
  const part: string[] = []
  for (const w of before.reverse()) {
    // `Field lead from June is …`: a capital at the beginning makes no name.
    if (w === '' || NO_PART.test(w) || (/^\p{Lu}/u.test(w) && !(m.index === 0 && before.length === 1))) break
    part.unshift(w)
  }
  return fold([...part, m[2]].join(' '))
}

const DUTY =
  /\b(?:chairs|runs|leads|heads|manages|conducts|coaches|looks after|takes care of|handles|(?:is|are) (?:in charge of|responsible for))\s+([^.,;]{3,60})/iu
const dutyOf = (text: string): string | null => DUTY.exec(text)?.[1] ?? null

/** Somebody is said to be something: `she becomes Director`, not `Director is …`. */
const PREDICATE = new RegExp(
  `(?:\\b(?:is|am|are|become[s]?|became|as|now)|['’](?:s|m|re))\\s+(?:now\\s+)?(?:the\\s+|our\\s+|a\\s+|an\\s+|their\\s+)?(?:[\\p{L}-]+ ){0,3}(?:${NOUN})\\b`,
  'iu',
)
const PROMOTED = /\b(?:becom\w+|became|as of|now|promoted|new role|from (?:the )?(?:first|\d)|from \w+day|starting|effective)\b/i
const CHANGE =
  /\b(?:from|now|new|moves|takes over|took over|becomes|became|replaces|replaced|succeeds|instead|as of|stepped down|hands? over|handed over|since)\b/i
const HANDED = /\b(?:takes over|took over|replaces|replaced|succeeds|stepped down|steps down|hands? over|handed over)\b/i

/** `b` is the later one. Another role of the same person; or the same role or duty, of the same thing, with another person. */
export function newHolder(a: Held, b: Held): boolean {
  const words = `${b.text} . ${b.evidence[0]?.quote ?? ''}`
  const [ra, rb] = [roleOf(a.text), roleOf(b.text)]
  const people = (s: Held) => s.about.filter(id => id.startsWith('person/'))
  const person = people(a).find(id => b.about.includes(id))
  if (ra && rb && ra !== rb && person && people(b).length === 1 && PROMOTED.test(words) && PREDICATE.test(words)) return true
  if (!CHANGE.test(words) || people(a).length === 0) return false
  const other = people(b).some(id => !a.about.includes(id))
  const thing = a.about.some(id => !id.startsWith('person/') && b.about.includes(id))
  if (!other) return false
  if (ra && rb && ra === rb && (thing || (person !== undefined && HANDED.test(words)))) return true
  const [da, db] = [dutyOf(a.text), dutyOf(b.text)]
  if (!da || !db || !(thing || (person !== undefined && HANDED.test(words)))) return false
  const [x, y] = [weighedWords(da), weighedWords(db)]
  return coverage(x, y).share >= 0.99 && coverage(x, y).weight >= 0.7
}
