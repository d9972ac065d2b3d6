/** What speaks for and against a later statement having taken the place of an earlier one. */
import { fold, wordsOf } from '../model/text.ts'
import { type ChangeReading, changeReading, subjectWords } from './change-reading.ts'
import {
  headOf,
  isOtherKind,
  matter,
  measuresNothing,
  type Nearness,
  otherMeasure,
  otherOrdinal,
  otherPeriod,
  otherSubject,
  pointsBack,
  sharesMeasure,
} from './later-value.ts'
import { otherComplement } from './other-thing.ts'
import { coverage, isStopWord, sameValue, stemmed, type Value, weightOf } from './values.ts'

/** A statement as it is compared. */
export interface Compared {
  readonly text: string
  /** Stems of what was spoken of right before. */
  readonly context: readonly string[]
}

/** Names of the features, in the order of the weights. */
export const REPLACES = [
  // What both measure: the kind of the nearest pair of values, how far apart, what else agrees.
  ...['bias', 'date', 'money', 'percent', 'quantity', 'dial', 'bare', 'weekday', 'far', 'farDays', 'alsoSame', 'manyValues'],
  // Nothing is measured: a place, a holder, a name, a state.
  ...['state', 'stateShare', 'stateBuild', 'stateVerb', 'stateHeld'],
  // The later one says that it was otherwise.
  ...['former', 'otherFormer', 'formerWords', 'now', 'moved', 'denied', 'changed'],
  // Of the same thing.
  ...['weight', 'shareOld', 'contextWeight', 'subject', 'one', 'two', 'sharedNames', 'leftClause', 'leftOldClause'],
  // Of another thing, or nothing that holds.
  ...[
    'otherMeasure',
    'verbOther',
    'otherSubject',
    'headMissing',
    'modified',
    'otherComplement',
    'otherPeriod',
    'otherKind',
    'possessor',
    'person',
  ],
  ...['ordinal', 'still', 'passing', 'otherTime'],
  ...['pointsBack', 'some', 'wish', 'supposed', 'past', 'task', 'bound'],
] as const

/** Weight of shared words below which two statements speak of nothing in common. */
const IN_COMMON = 0.65
/** Where nothing is measured: weight of the same build but for one place, or of shared words. */
const SAME_BUILD = 0.9
const MUCH = 1.2

/**
 * The features by name, `a` being the earlier one; null where nothing speaks for a replacement. `names`: folded words of people and of what both are
 * about; `people`: those of people alone.
 */
export function replacesFeatures(
  a: Compared,
  b: Compared,
  names: ReadonlySet<string>,
  people: ReadonlySet<string>,
  nearness: Nearness,
): ReadonlyMap<string, number> | null {
  const [old, fresh] = [changeReading(a.text), changeReading(b.text)]
  if (fresh.says.imagined || otherOrdinal(a.text, b.text)) return null
  const { best, same } = valuePair(old, fresh)
  const change = fresh.says.now || fresh.says.moved || fresh.says.notBut
  const words = fresh.formerWords.map(phrase => phrase.filter(w => old.stems.has(w)).length / Math.max(1, phrase.length))
  const formerWords = Math.max(0, ...words)
  if (!best && formerWords <= 0.4 && !change) return null
  const former = best !== null && [...fresh.former].some(n => old.digits.has(n))
  const [x, y] = [matter(a.text, names), matter(b.text, names)]
  const [wideX, wideY] = [withContext(x, a.context), withContext(y, b.context)]
  const own = coverage(x, y)
  const most = coverage(wideX, wideY)
  const build = best ? 0 : sameBuild(old, fresh)
  if (best ? !former && most.weight < IN_COMMON : formerWords <= 0.4 && build < SAME_BUILD && most.weight < MUCH) return null
  // "The price is 55 euros": of what, nobody says.
  if (nearness !== 'one' && !former && formerWords <= 0.4 && most.words.every(w => SAYS_NOTHING.test(w))) return null

  const f = new Map<string, number>([['bias', 1]])
  const say = (name: string, value: number | boolean): void => {
    if (value !== false && value !== 0) f.set(name, value === true ? 1 : value)
  }
  if (best) {
    say(best.kind, 1)
    say(best.kind === 'date' ? 'farDays' : 'far', Math.min(2, best.far))
    say('alsoSame', same)
  }
  if (!best) {
    say('state', 1)
    say('stateShare', coverage(x, wideY).share)
    say('stateBuild', build)
    say('stateVerb', old.verb !== null && old.verb === fresh.verb)
    say('stateHeld', coverage(subjectWords(a.text, names), wideY).share)
  }
  say('manyValues', Math.min(3, Math.max(0, old.values.length + fresh.values.length - 2)) / 3)

  say('former', former)
  say('otherFormer', best !== null && !former && fresh.namesFormer)
  say('formerWords', formerWords)
  for (const k of ['now', 'moved', 'wish', 'past', 'bound'] as const) say(k, fresh.says[k])
  say('denied', fresh.says.denied && !old.says.denied)
  say('changed', best !== null && (change || former))

  say('weight', Math.min(4, own.weight))
  say('shareOld', coverage(x, wideY).share)
  say('contextWeight', Math.min(4, most.weight - own.weight))
  say('subject', coverage(subjectWords(b.text, names), wideX).share)
  say(nearness, nearness !== 'maybe')
  const named = new Set(namesIn(a.text, old, people))
  say('sharedNames', Math.min(2, new Set(namesIn(b.text, fresh, people).filter(w => named.has(w))).size))
  const [cx, cy] = [clauseWords(old, names), clauseWords(fresh, names)]
  say('leftClause', Math.min(4, sum(cy) - coverage(cy, wideX).weight))
  say('leftOldClause', Math.min(4, sum(cx) - coverage(cx, wideY).weight))

  say('otherMeasure', otherMeasure(a.text, b.text))
  say('verbOther', old.verb !== null && fresh.verb !== null && isOtherVerb(old.verb, fresh.verb) && !sharesMeasure(a.text, b.text))
  // What it says to have been is known by that, whatever it is called now.
  say('otherSubject', !former && otherSubject(a.text, b.text, names))
  const [head, other] = [headOf(a.text, names), headOf(b.text, names)]
  say('headMissing', !former && other !== null && !SAYS_NOTHING.test(other) && coverage(new Map([[other, 1]]), wideX).weight === 0)
  say(
    'modified',
    (other !== null && x.has(other) && isModified(b.text, other, wideX)) ||
      (head !== null && y.has(head) && isModified(a.text, head, wideY)),
  )
  say('otherComplement', otherComplement(a.text, b.text, names))
  say('otherPeriod', otherPeriod(a.text, b.text))
  say('otherKind', isOtherKind(a.text, b.text))
  say(
    'possessor',
    [...fresh.possessors].some(w => !old.stems.has(w) && !a.context.includes(w)),
  )
  say('ordinal', [...fresh.ordinals].some(w => !old.words.has(w)) || [...old.ordinals].some(w => !fresh.words.has(w)))
  say('still', fresh.says.still)
  say('passing', fresh.says.passing && !old.says.passing)
  say('otherTime', !fresh.says.moved && fresh.times.size > 0 && ![...fresh.times].some(w => old.times.has(w)) && !old.weekdays.length)
  say('person', best !== null && wordsOf(fresh.head).some(w => people.has(w) && !old.words.has(w)))
  say(
    'pointsBack',
    fresh.values.some(v => v.kind === 'quantity' && pointsBack(v, b.text)),
  )
  say('some', fresh.says.some && !old.says.some)
  say('supposed', measuresNothing(a.text, b.text))
  say('task', fresh.says.task || old.says.task)
  return f
}

const namesIn = (text: string, r: ChangeReading, people: ReadonlySet<string>): readonly string[] => [
  ...r.capitals,
  ...wordsOf(text).filter(w => people.has(w)),
]
/** Each does something else; what is, or has become, may be anything. */
const isOtherVerb = (old: string, fresh: string): boolean => old !== fresh && !BE.test(old) && !BE.test(fresh) && !CHANGES.test(fresh)

const sum = (words: ReadonlyMap<string, number>): number => [...words.values()].reduce((n, w) => n + w, 0)
/** What was spoken of right before counts for less than what is said. */
const withContext = (own: ReadonlyMap<string, number>, context: readonly string[]): ReadonlyMap<string, number> =>
  context.length === 0 ? own : new Map([...context.map(w => [w, 0.7] as const), ...own])
const clauseWords = (r: ChangeReading, names: ReadonlySet<string>): ReadonlyMap<string, number> =>
  new Map([...matter(r.clause, names)].filter(([w]) => !CHANGES.test(w)))

const BE = /^(?:is|are|was|were|s|re|has|have|had|will|must|can|may)$/
/** Stems of words that say that something changed. */
const CHANGES =
  /^(?:mov|shift|slip|postpon|rebook|resched|bring|brought|push|extend|prolong|renew|rais|lower|reduc|cut|ris|rose|fall|fell|drop|grew|grow|becom|chang|switch|renam|replac|took|take|gone|went|come|came|set|put|agree|decid|wait|until|befor|actual|correct|instead|longer|earlier|later)/
/** Heads that say of what kind a value is, not of what. */
const SAYS_NOTHING = /^(?:price|date|cost|fee|day|number|total|figure|deadline|time)/

/** A word of matter right before the head that the other text has nowhere: `the goods lift`. */
function isModified(text: string, head: string, others: ReadonlyMap<string, number>): boolean {
  const words = (text.match(/[\p{L}\p{N}'’-]+/gu) ?? []).map(fold)
  const w = words[words.findIndex(word => stemmed(word) === head) - 1]
  return (
    w !== undefined &&
    w.length > 2 &&
    !isStopWord(w) &&
    weightOf(w) >= 0.6 &&
    !w.startsWith('new') &&
    coverage(new Map([[stemmed(w), 1]]), others).weight === 0
  )
}

interface ValuePair {
  readonly kind: 'date' | 'money' | 'percent' | 'quantity' | 'dial' | 'bare' | 'weekday'
  /** Days in units of two months; of amounts the logarithm of their ratio. */
  readonly far: number
}

/** Amounts further apart than this (logarithm of the ratio) are not of one thing; those of no unit must be nearer. */
const RATIO = 1.5
const BARE_RATIO = 1.1
const unitOf = (v: Value): string => (v.kind === 'quantity' ? v.key.split(' ').slice(1).join(' ') : v.kind)
const alike = (v: Value, w: Value): boolean => unitOf(v) === unitOf(w) && sameValue(v, w)
const sizeOf = (v: Value): number => Number(v.key.split(' ')[0])
const ratio = (x: number, y: number): number => Math.abs(Math.log(Math.max(x, 0.01) / Math.max(y, 0.01)))

/** The nearest values of the two that can stand for each other and are not the same, and whether one value is in both. */
function valuePair(a: ChangeReading, b: ChangeReading): { readonly best: ValuePair | null; readonly same: boolean } {
  const found: ValuePair[] = []
  const left = a.values.filter(v => !b.values.some(w => alike(v, w)))
  const right = b.values.filter(w => !a.values.some(v => alike(v, w)))
  for (const v of left)
    for (const w of right) {
      if (unitOf(v) !== unitOf(w)) continue
      if (v.kind === 'date') found.push({ kind: 'date', far: daysApart(v, w) / 60 })
      else if (v.kind === 'clock' || v.kind === 'version') found.push({ kind: 'dial', far: 0 })
      else if (ratio(sizeOf(v), sizeOf(w)) <= RATIO) found.push({ kind: v.kind, far: ratio(sizeOf(v), sizeOf(w)) })
    }
  if (found.length === 0)
    for (const n of a.amounts)
      for (const m of b.amounts)
        if ((a.bare.includes(n) || b.bare.includes(m)) && !b.amounts.includes(n) && !a.amounts.includes(m) && ratio(n, m) <= BARE_RATIO)
          found.push({ kind: 'bare', far: ratio(n, m) })
  const dated = [a, b].every(r => r.values.some(v => v.kind === 'date'))
  if (!dated && a.weekdays.length > 0 && b.weekdays.length > 0 && !a.weekdays.some(d => b.weekdays.includes(d)))
    found.push({ kind: 'weekday', far: 0 })
  const same = left.length < a.values.length || a.bare.some(n => b.bare.includes(n))
  return { best: found.reduce<ValuePair | null>((p, q) => (p === null || q.far < p.far ? q : p), null), same }
}

/** Days between two dates of a year; half a year of such that have no day or month. */
function daysApart(v: Value, w: Value): number {
  const [p, q] = [v, w].map(d => {
    const [month = Number.NaN, day = Number.NaN] = d.key.split('-').map(Number)
    return month * 30.4 + day
  })
  const apart = Math.abs((p ?? Number.NaN) - (q ?? Number.NaN))
  return Number.isNaN(apart) ? 30 : Math.min(apart, 365 - apart)
}

/** Weight of the words with which both begin and end, where something else stands between. */
function sameBuild({ build: x }: ChangeReading, { build: y }: ChangeReading): number {
  let start = 0
  while (start < Math.min(x.length, y.length) && x[start]?.stem === y[start]?.stem) start++
  let end = 0
  while (end < Math.min(x.length, y.length) - start && x.at(-1 - end)?.stem === y.at(-1 - end)?.stem) end++
  const [left, right] = [x.length - start - end, y.length - start - end]
  if (left === 0 || right === 0 || left > 5 || right > 6) return 0
  const kept = [...x.slice(0, start), ...x.slice(x.length - end)]
  return Math.min(
    3,
    kept.reduce((n, { word }) => n + (isStopWord(word) ? 0.1 : weightOf(word)), 0),
  )
}
