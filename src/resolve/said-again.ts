/**
 * Whether two statements say the same in other words. By words alone, so it is careful: another number, day, direction, name or a "not" makes two
 * statements of one, however alike the rest is, and so does one word put in the place of another.
 */
import type { StatementKind } from '../model/extraction.ts'
import type { EntityId } from '../model/ids.ts'
import { fold, foldName, ownCopy, wordsOf } from '../model/text.ts'
import { DENY, MARKS, NOT, type Spelling, spellingOf, words, wordsApart } from './said-words.ts'
import { isNumberWord, numbersOf, withoutFormer } from './values.ts'

/** What is compared of a statement. */
export interface Said {
  readonly kind: StatementKind
  readonly text: string
  readonly owner: EntityId | null
  readonly about: readonly EntityId[]
  readonly evidence: readonly { readonly quote: string }[]
}

/** Share of the matter that both must have, and what it must weigh together: two rare words or three common ones. */
const SHARE = 0.62
const WEIGHT = 1.6
const FEW = 2.4

/** `names`: folded words of the people concerned. Symmetric. Of a task the day by which it is due is not compared: it may move. */
export function saysAgain(a: Said, b: Said, names: ReadonlySet<string>): boolean {
  if (ofOthers(a, b)) return false
  const [p, q] = [plainOf(a), plainOf(b)]
  if (p.folded === q.folded) return true
  const [x, y] = [readingOf(p.matter, names), readingOf(q.matter, names)]
  // Most pairs have nothing in common, and that is seen soonest.
  if (alike(x, y)) return !differ(x, y)
  // An engine may have put one of them in words of its own: its quote has the source's.
  return (
    (quotesOf(a, names).some(r => alike(r, y) && !differ(r, y)) || quotesOf(b, names).some(r => alike(x, r) && !differ(x, r))) &&
    !differ(x, y)
  )
}

/** Whether the two cannot be one, however many words they share: another number, name, day, a "not", or one word in the place of another. */
export const cannotBeOne = (a: Said, b: Said, names: ReadonlySet<string>): boolean =>
  ofOthers(a, b) || differ(readingOf(plainOf(a).matter, names), readingOf(plainOf(b).matter, names))

/** Whether two texts, alike word for word, have another number or day, or one denies what the other says. */
export const opposed = (a: string, b: string): boolean => opposite(readingOf(a, NOBODY), readingOf(b, NOBODY))
const NOBODY: ReadonlySet<string> = new Set()

const ofOthers = (a: Said, b: Said): boolean =>
  (a.owner !== null && b.owner !== null && a.owner !== b.owner) || apart(plainOf(a).people, plainOf(b).people)

const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*'
const DAY = `(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|tonight|noon|week(?:end)?|month|quarter|year|\\d{4}-\\d\\d-\\d\\d|(?:\\d{1,2}(?:st|nd|rd|th)?|(?:(?:twenty|thirty)[ -])?(?:${'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ').join('|')}|\\p{L}+teenth|twentieth|thirtieth))(?: (?:of )?${MONTH})?|${MONTH}(?: \\d{1,2}(?:st|nd|rd|th)?)?)`
const DUE = new RegExp(
  `\\b(?:by|until|till|before|due|on|no later than)(?: the)?(?: (?:end|middle|start|beginning) of(?: the)?)?(?: (?:this|next|coming|following))? ${DAY}\\b|\\b(?:tomorrow|today|tonight|(?:this|next) (?:week|month|\\p{L}+day))\\b`,
  'giu',
)
/** A task without the day by which it is due. */
export const withoutDue = (task: string): string => task.replace(DUE, ' ')
/** What every comparison of a statement asks, whatever the names. */
interface Plain {
  readonly folded: string
  /** Its text; of a task without the day by which it is due. */
  readonly matter: string
  readonly people: ReadonlySet<string>
}
const plains = new WeakMap<Said, Plain>()
function plainOf(s: Said): Plain {
  const known = plains.get(s)
  if (known) return known
  const made = {
    folded: foldName(s.text),
    matter: s.kind === 'action' ? withoutDue(s.text) : s.text,
    people: new Set(s.about.filter(id => id.startsWith('person/'))),
  }
  plains.set(s, made)
  return made
}

/** With its numbers taken out, in digits or words, and without its quotes. */
export const withoutNumbers = (s: Said): Said => ({
  ...s,
  text: s.text.replace(/\d[\d.,]*\d|[\p{L}\p{N}]+/gu, w => (/^\d/.test(w) || isNumberWord(fold(w)) ? '' : w)),
  evidence: [],
})

const quotesOf = (s: Said, names: ReadonlySet<string>): Reading[] =>
  s.evidence.slice(0, 3).flatMap(e => (e.quote === s.text ? [] : [readingOf(e.quote, names)]))

interface Token {
  /** Folded, as it stands. */
  readonly word: string
  /** What it is compared by: class of synonyms, else stem; '' for words without matter. */
  readonly key: string
}

interface Reading {
  readonly tokens: readonly Token[]
  /** Key → weight. */
  readonly matter: ReadonlyMap<string, number>
  /** First five letters of the keys that have as many: words that begin alike are one. */
  readonly beginnings: ReadonlySet<string>
  readonly numbers: ReadonlySet<string>
  readonly names: ReadonlySet<string>
  /** Names, and words with a capital inside the sentence: as they stand, and their keys. */
  readonly proper: ReadonlyMap<string, string>
  /** Class → its members that the sentence has. */
  readonly marks: ReadonlyMap<number, ReadonlySet<number>>
  readonly denied: boolean
}

const NO_MARKS: readonly (readonly [line: number, member: number])[] = []
const readings = new WeakMap<ReadonlySet<string>, Map<string, Reading>>()
const READINGS_KEPT = 4000

/** Each statement of a talk is compared with a hundred earlier ones, and these with each of its statements: every text is read once. */
function readingOf(text: string, names: ReadonlySet<string>): Reading {
  let known = readings.get(names)
  if (!known || known.size >= READINGS_KEPT) {
    known = new Map()
    readings.set(names, known)
  }
  const before = known.get(text)
  if (before) return before
  const own = ownCopy(text)
  const reading = read(own, names)
  known.set(own, reading)
  return reading
}

function read(text: string, names: ReadonlySet<string>): Reading {
  const plain = wordsApart(text)
  const tokens: Token[] = []
  const matter = new Map<string, number>()
  const named = new Set<string>()
  const proper = new Map<string, string>()
  const marks = new Map<number, Set<number>>()
  let opening: Token = { word: '', key: '' }
  let not = false
  let deny = false
  for (const raw of plain.match(/[\p{L}\p{N}]+/gu) ?? []) {
    const spelling = spellingOf(raw)
    const { word } = spelling
    const isName = names.has(word)
    const key = keyIn(spelling, isName)
    const capital = spelling.capital && key !== ''
    if (isName) named.add(word)
    if (isName || (capital && tokens.length > 0)) proper.set(word, key)
    // "Thandeka Mbele leads …": a name where any word has a capital.
    if (capital && tokens.length === 1 && opening.key !== '') proper.set(opening.word, opening.key)
    if (tokens.length === 0) opening = { word, key: capital ? key : '' }
    if (NOT.has(word)) not = true
    if (DENY.has(word)) deny = true
    for (const [line, member] of MARKS.get(word) ?? NO_MARKS) marks.set(line, new Set([...(marks.get(line) ?? []), member]))
    tokens.push({ word, key })
    if (key !== '') matter.set(key, Math.max(matter.get(key) ?? 0, spelling.weight))
  }
  const beginnings = new Set([...matter.keys()].flatMap(k => (k.length >= BEGINNING ? k.slice(0, BEGINNING) : [])))
  return { tokens, matter, beginnings, numbers: numbersOf(withoutFormer(plain)), names: named, proper, marks, denied: not !== deny }
}

/** A name is no matter, unless the word has synonyms. */
const keyIn = ({ key }: Spelling, isName: boolean): string => (isName && !key.startsWith('=') ? '' : key)

function opposite(a: Reading, b: Reading): boolean {
  if (a.denied !== b.denied || apart(a.numbers, b.numbers)) return true
  return [...a.marks].some(([line, members]) => apart(members, b.marks.get(line) ?? new Set()))
}

/** Words by which an old statement is found again: the weightiest of its keys, at most `most`, the weightiest first. */
export function tellingWords(text: string, most = 2): readonly string[] {
  const matter = new Map<string, number>()
  for (const word of wordsOf(text)) {
    const { key, weight } = spellingOf(word)
    if (key !== '') matter.set(key, weight)
  }
  return [...matter]
    .sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
    .slice(0, most)
    .map(([key]) => key)
}

/** Something that only one of them can mean. */
function differ(a: Reading, b: Reading): boolean {
  if (opposite(a, b)) return true
  if (namesMore(a, b) && namesMore(b, a)) return true
  return exchanged(a, b, only(a, b), only(b, a))
}

const namesMore = (a: Reading, b: Reading): boolean =>
  [...a.proper].some(([word, key]) => !b.tokens.some(t => t.word === word) && (key === '' || !has(b, key)))

/** True where each has something and neither has all of the other. */
const apart = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean =>
  a.size > 0 && b.size > 0 && ![...a].every(v => b.has(v)) && ![...b].every(v => a.has(v))

const only = (a: Reading, b: Reading): ReadonlySet<string> => new Set([...a.matter.keys()].filter(k => !has(b, k)))
const BEGINNING = 5
const has = (r: Reading, key: string): boolean =>
  r.matter.has(key) || (key.length >= BEGINNING && !key.startsWith('=') && r.beginnings.has(key.slice(0, BEGINNING)))

/** One word stands in the place of another: `order spare antennas`, `order spare batteries`; `the drawing of the mill pump`, `… of the bridge pump`. */
function exchanged(a: Reading, b: Reading, onlyA: ReadonlySet<string>, onlyB: ReadonlySet<string>): boolean {
  const [x, y] = [runs(a, onlyA), runs(b, onlyB)]
  return x.some(p =>
    y.some(q => p.right === q.right && (p.left === q.left || (p.right !== '' && shared(p.right, a, b) && p.noun && q.noun))),
  )
}

const shared = (word: string, a: Reading, b: Reading): boolean => {
  const key = a.tokens.find(t => t.word === word)?.key ?? ''
  return key !== '' && has(a, key) && has(b, key)
}

interface Run {
  readonly left: string
  readonly right: string
  /** May be a thing: after an article or a preposition. */
  readonly noun: boolean
}

/** Stretches of words that the other text lacks, with the words on either side ('' at the ends). */
function runs(r: Reading, own: ReadonlySet<string>): Run[] {
  const out: Run[] = []
  for (let i = 0; i < r.tokens.length; i++) {
    if (!own.has(r.tokens[i]?.key ?? '')) continue
    const from = i
    while (own.has(r.tokens[i + 1]?.key ?? '')) i++
    const left = r.tokens[from - 1]?.word ?? ''
    out.push({ left, right: r.tokens[i + 1]?.word ?? '', noun: ARTICLE.has(left) })
  }
  return out
}
const ARTICLE = words('the a an my our your his her their its this that these those of in on at for with from by')

/** Enough of each is in the other; or one is in the other nearly whole, which says more. */
function alike(a: Reading, b: Reading): boolean {
  const x = cover(a, b)
  // Most pairs have little in common.
  if (x.weight < WEIGHT) return false
  const y = cover(b, a)
  const weight = Math.min(x.weight, y.weight)
  if (weight < WEIGHT) return false
  // Of few words nearly all must agree.
  return (x.share + y.share) / 2 >= SHARE && Math.min(x.share, y.share) >= (weight < FEW ? 0.66 : 0.4)
}

function cover(a: Reading, b: Reading): { readonly share: number; readonly weight: number } {
  let [all, hit] = [0, 0]
  for (const [key, n] of a.matter) {
    all += n
    if (has(b, key)) hit += n
  }
  // A number or a name that both have ties them together; one that only one of them has adds to it.
  for (const [own, others, n] of [
    [a.numbers, b.numbers, 1],
    [a.names, b.names, 0.4],
  ] as const)
    for (const v of own)
      if (others.has(v)) {
        all += n
        hit += n
      }
  return { share: all === 0 ? 0 : hit / all, weight: hit }
}
