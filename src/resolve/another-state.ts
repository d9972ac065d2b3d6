/** Whether a later statement says that what was not so is so now: not granted → granted, out of service → back in service. */
import { fold, wordsOf } from '../model/text.ts'
import { type Nearness, otherPeriod } from './later-value.ts'
import { coverage, numbersOf, stemmed, weighedWords } from './values.ts'

const UN =
  /\bun(paid|signed|finished|approved|sold|filled|answered|confirmed|solved|resolved|tested|insured|occupied|booked|delivered|opened)\b/gi
/** Auxiliary, denial, and the verb or adjective that is denied. */
const DENIED =
  /\b(?:is|are|was|were|has|have|had|['’]s|['’]re|['’]ve|they|we)?\s*(?:n['’]t|not|never)\s+(?:yet\s+|been\s+|really\s+|even\s+){0,3}(\p{L}{3,})/iu
const OPEN_STILL = /n['’]t\b|\b(?:not|never|no|without|unless|until|if|would|could|might|should|will|to be|going to)\b/i
const AFFIRMED = /\b(?:is|are|was|were|has|have|got|been|['’]s|['’]ve|they|we|i)\b/i
const IRREGULAR: Readonly<Record<string, string>> = {
  pay: 'paid',
  pays: 'paid',
  sends: 'sent',
  send: 'sent',
  sign: 'signed',
  gives: 'given',
  gave: 'given',
  done: 'done',
  does: 'done',
  made: 'made',
  make: 'made',
  found: 'found',
  find: 'found',
}
const verbKey = (word: string): string => stemmed(IRREGULAR[fold(word)] ?? fold(word))

/** States of which a thing has one: of two lines that follow each other the members exclude each other. */
const STATES: readonly (readonly RegExp[])[] = [
  [/\bopen(?:ed)?\b/i, /\b(?:closed|shut)\b/i],
  [
    /\b(?:out of (?:service|order|use)|broken|down)\b/i,
    /\b(?:back (?:in (?:service|order|use)|up)|in (?:service|use) again|works again|working again|fixed|repaired)\b/i,
  ],
  [/\b(?:on hold|paused|stopped|suspended)\b/i, /\b(?:resumed|running again|back on|off hold)\b/i],
  [/\b(?:a draft|in draft)\b/i, /\b(?:final|finalised|finalized|signed)\b/i],
  [/\b(?:pending|under review|being (?:checked|reviewed))\b/i, /\b(?:approved|rejected|granted|refused)\b/i],
  [/\bvacant\b/i, /\b(?:filled|taken)\b/i],
  [/\bon track\b/i, /\b(?:late|delayed|behind)\b/i],
]
const COPULA = /\b(?:is|are|stays?|remains?)\b|['’]s\b/i
/** A state that was, or that is asked for. */
const NO_STATE =
  /\b(?:was|were|if|would|could|might|should|will|until|from|on (?:the )?(?:\d|first|second|third|\w+day)|in (?:19|20)\d\d)\b|\?/i

/** `a` is the earlier one. `names`: folded words of people. */
export function isAnotherState(a: string, b: string, names: ReadonlySet<string>, nearness: Nearness): boolean {
  if (nearness === 'two') return false
  return cameTrue(a, b, names, nearness) || turned(a, b, names, nearness)
}

function cameTrue(a: string, b: string, names: ReadonlySet<string>, nearness: Nearness): boolean {
  // Hardly any has a word of denial.
  if (!/n['’]t|not|never|un/i.test(a)) return false
  const before = a.replace(UN, 'not $1')
  const verb = DENIED.exec(before)?.[1]
  if (!verb || OPEN_STILL.test(b.replace(UN, 'not $1')) || !AFFIRMED.test(b) || /\?\s*$/.test(b)) return false
  const key = verbKey(verb)
  if (!wordsOf(b).some(w => verbKey(w) === key)) return false
  if (otherPeople(a, b, names) || otherPeriod(a, b) || [...numbersOf(a)].some(n => !numbersOf(b).has(n))) return false
  const rest = new Map([...weighedWords(before, names)].filter(([w]) => verbKey(w) !== key))
  const months = monthsOf(a)
  if (months.some(m => !monthsOf(b).includes(m))) return false
  const shared = coverage(rest, weighedWords(b, names))
  const weight = shared.weight + months.length
  return nearness === 'one' ? weight >= 0.7 && shared.share >= 0.6 : weight >= 1 && (rest.size === 0 || shared.share >= 0.99)
}

const monthsOf = (text: string): string[] =>
  [...text.matchAll(/\b(January|February|March|April|May|June|July|August|September|October|November|December)\b/g)].map(m => m[1] ?? '')

function turned(a: string, b: string, names: ReadonlySet<string>, nearness: Nearness): boolean {
  if (nearness !== 'one' || NO_STATE.test(b) || !COPULA.test(a) || !COPULA.test(b)) return false
  const states = STATES.find(([x, y]) => x && y && ((x.test(a) && y.test(b) && !x.test(b)) || (y.test(a) && x.test(b) && !y.test(b))))
  if (!states || otherPeople(a, b, names)) return false
  const plain = (text: string) =>
    weighedWords(
      states.reduce((t, p) => t.replace(p, ' '), text),
      names,
    )
  const [x, y] = [plain(a), plain(b)]
  const shared = coverage(x, y)
  return shared.weight >= 0.7 && shared.share >= 0.99 && coverage(y, x).share >= 0.6
}

function otherPeople(a: string, b: string, names: ReadonlySet<string>): boolean {
  const [x, y] = [a, b].map(t => wordsOf(t).filter(w => names.has(w)))
  return x !== undefined && y !== undefined && x.length > 0 && y.length > 0 && !x.some(w => y.includes(w))
}
