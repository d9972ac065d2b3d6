import { distance } from 'fastest-levenshtein'
import { foldName, wordsOf } from '../model/text.ts'
import { bidsOf, CHOICE, type NameWays, rankForms } from './choose-name.ts'
import type { Bid } from './choose-name-features.ts'
import { type NameForm, ORGANISATION } from './choose-name-forms.ts'
import { fullForms, isGivenName, isNickname } from './given-names.ts'
import type { Best, Form } from './heard-forms.ts'
import { adjoins, type Word } from './words.ts'

/** Of the windows of a talk that sound a little like a name few are one: weight of "nobody" beyond that for a word known to be a name. */
const FEW_ARE_NAMES = 2.2
/** What a unit of likeness that a place asks for weighs, and the likeness that it asks for where nothing is known of it. */
const ASKED = 16
const USUAL = 0.8
/** A step farther from this talk than the name that sounds most like it. */
const FARTHER = 1
/** So much less likeness than is asked for cannot be made up; words without a capital have to be as much alike as is asked for. */
const HOPELESS = 0.13

/**
 * Which of the names that sound like words `from` to `to` was said there, if any: decided by `rankForms`, as in the names benchmark. What is known
 * here besides speaks for or against each: its place in the sentence, how near its bearer is to this talk, how often it was heard.
 */
export function judgeHeard(
  words: readonly Word[],
  from: number,
  to: number,
  heard: string,
  best: Best,
  again: number,
  cased: boolean,
): { form: Form; score: number; odds: number } | null {
  const window = words.slice(from, to)
  const asked = best.rivals.map(r => barFor(window, words, from, to, r.form, cased) - again)
  if (best.sim < (asked[0] ?? 1) - (window.some(w => w.capital) ? HOPELESS : 0)) return null
  if (isNoneOf(window, best)) return null
  const ways = best.rivals.map(({ form }) => ({
    name: form.entity.name,
    forms: [{ text: form.text, kind: inFullName(words, from, to, form) ? ('whole' as const) : kindOf(form) }],
  }))
  const context = {
    prior: (i: number): number =>
      -ASKED * ((asked[i] ?? 1) - USUAL) - FARTHER * Math.max(0, best.form.strength - (best.rivals[i]?.form.strength ?? 0)),
    nobody: FEW_ARE_NAMES,
  }
  const [choice] = rankForms(heard, ways, context, bidsFor(best, heard, ways))
  const rival = choice && choice.confidence >= CHOICE.accept ? best.rivals[choice.index] : undefined
  if (!choice || !rival) return null
  return { form: rival.form, score: rival.total, odds: Math.log(choice.confidence / Math.max(1e-9, 1 - choice.confidence)) }
}

/** Below this much likeness only people are heard, whom a talk is full of, or a name of several words. */
const THING_FLOOR = 0.7
const TITLED = /^(?:mr|mrs|ms|miss|mx|dr)$/
const OFFICE =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|hon|rev|sir|madam|the|acting|deputy|vice|chair|chairs|chairman|chairwoman|chairperson|minister|speaker|president|senator|judge|mayor|secretary)$/
/** What no likeness makes a name of: titles and offices, a thing that hardly sounds like it, a thing behind "Mr". */
function isNoneOf(window: readonly Word[], best: Best): boolean {
  if (window.every(w => OFFICE.test(w.key))) return true
  if (best.form.entity.type === 'person') return false
  const whole = window.length > 1 && window.every(w => w.capital)
  return best.sim < THING_FLOOR + (whole ? -0.05 : 0) || TITLED.test(window[0]?.key ?? '')
}

/** What was heard as each of the names, whatever the place: the same words come again all through a talk. */
function bidsFor(best: Best, heard: string, ways: readonly NameWays[]): readonly Bid[] {
  const known = HEARD_BEFORE.get(best) ?? new Map<string, readonly Bid[]>()
  HEARD_BEFORE.set(best, known)
  const key = `${ways.map(w => w.forms[0]?.kind).join()} ${heard}`
  const bids = known.get(key) ?? bidsOf(heard, ways, {})
  known.set(key, bids)
  return bids
}
const HEARD_BEFORE = new WeakMap<Best, Map<string, readonly Bid[]>>()

function kindOf({ text, whole, entity }: Form): NameForm['kind'] {
  if (whole || entity.type !== 'person') return 'whole'
  const name = entity.name.split(/\s+/)
  return text === name[0] ? 'first' : text === name.at(-1) ? 'last' : 'partOfPerson'
}

/** True for a part of a person's name beside what may be the rest of it: a surname after a title or a word with a capital, a first name before the right surname. */
function inFullName(words: readonly Word[], from: number, to: number, form: Form): boolean {
  const [first, before] = [words[from], words[from - 1]]
  if (besideLast(words, to, form)) return true
  if (kindOf(form) !== 'last' || !first?.capital || !before || !adjoins(first, before)) return false
  return TITLED.test(before.key) || (before.capital && before.key !== 'i' && mayBeFirstName(before.key, form))
}

/** Letters that two spellings of one first name share at least: Hefin is no Suzy, so Hefin David is no Suzy Davies. */
const SHARED = 0.5
function mayBeFirstName(key: string, form: Form): boolean {
  const first = foldName(form.entity.name.split(/\s+/)[0] ?? '')
  return isNickname(key, first) || 1 - distance(key, first) / Math.max(key.length, first.length) >= SHARED
}

/** True for a surname behind a word with a capital that is nobody's spelling of the first name: another person, or `National Assembly`. */
function besideOtherFirst(words: readonly Word[], from: number, form: Form): boolean {
  const [first, before] = [words[from], words[from - 1]]
  if (kindOf(form) !== 'last' || !first?.capital || !before?.capital || before.opens || before.key === 'i' || !adjoins(first, before))
    return false
  return !TITLED.test(before.key) && !mayBeFirstName(before.key, form)
}

/** True for a first name that stands before the right surname. */
function besideLast(words: readonly Word[], to: number, form: Form): boolean {
  const [last, after] = [words[to - 1], words[to]]
  if (!last || !after?.capital || kindOf(form) !== 'first' || !adjoins(after, last)) return false
  return after.key === foldName(form.entity.name.split(/\s+/).at(-1) ?? '')
}

/** True for a surname that stands beside the right first name. */
function besideFirst(words: readonly Word[], from: number, form: Form): boolean {
  const [first, before] = [words[from], words[from - 1]]
  const name = form.entity.name.split(/\s+/)
  return (
    form.entity.type === 'person' &&
    name.length > 1 &&
    form.text === name.at(-1) &&
    before?.key === foldName(name[0] ?? '') &&
    first?.capital === true &&
    adjoins(first, before)
  )
}

/** True for a whole name with a right first name that is another's: Colin Reardon is no Julie Morden. */
function hasOtherGiven(window: readonly Word[], form: Form): boolean {
  const [first, second] = window
  if (!first?.capital || !second?.capital || kindOf(form) !== 'whole' || form.entity.type !== 'person') return false
  return isGivenName(first.key) && !mayBeFirstName(first.key, form)
}

/** Words that hold a sentence together: never a name by themselves. */
export const FUNCTION_WORD = new Set(
  'i a an the and or but so if of in on at to for from with by as is it its was are were be been am do does did have has had he she we they you me him her us them my your his our their this that these those not no yes yeah okay ok well just like um uh oh who what when where why how there here then than too very can could will would should may might must shall all any some one two up out off im ill ive id dont didnt cant wont youre theyre thats lets gonna wanna right now also because about get got go say said know think mean'.split(
    ' ',
  ),
)

const VOCATIVE_BEFORE = /^(?:hi|hey|hello|thanks|thank|morning|dear|sorry|congratulations|welcome|bye|okay|so|and)$/
const PERSON_BEFORE =
  /^(?:ask|tell|told|asked|call|called|email|emailed|ping|pinged|meet|met|mr|mrs|ms|dr|with|from|by|to|for|and|cc|copy|send|sent|give|gave|show|remind|invite|introduce|invited)$/

/** After these a name is the plainest reading, even of a common word. */
export const NAMED_BEFORE = new Set('ask asked tell told email emailed ping pinged hi hey hello dear mr mrs ms dr cc'.split(' '))

/** A first name with one of the endings by which friends call each other. */
const isPetForm = (heard: string, name: string): boolean =>
  heard.startsWith(name) && /^(?:o|y|ie|ey|no|ny|nie|sy|sie|ster|bo|boy|kins)$/.test(heard.slice(name.length))

const isSmall = (w: Word): boolean => FUNCTION_WORD.has(w.key) && !w.capital

/** What a place where names stand, the rest of the name beside it, and a person near this talk take off the bar. */
const SLOT = 0.03
const BESIDE = 0.12
const NEAR = 0.06
/** What a place where another name stands, or a word that is one, puts on the bar. */
const OTHER_NAME = 0.15
/** What a friendly form of a name that somebody far from this talk bears puts on it: it is never made up. */
const OWN_PET_FORM = 0.4
const COUNTRY = new Set(
  'argentina australia austria belgium brazil bulgaria canada chile china colombia croatia cyprus czechia denmark egypt england estonia ethiopia finland france germany ghana greece hungary iceland india indonesia iran iraq ireland israel italy japan jordan kenya korea latvia lebanon lithuania luxembourg malaysia malta mexico morocco nepal netherlands nigeria norway pakistan peru philippines poland portugal romania russia scotland senegal serbia singapore slovakia slovenia spain sweden switzerland syria taiwan tanzania thailand tunisia turkey uganda ukraine uruguay vietnam wales africa asia europe scandinavia'.split(
    ' ',
  ),
)
/** True for a country and what is from there: Kenya, Kenyan, Japanese, Iraqi. */
function isOfCountry(key: string): boolean {
  const stem = key.replace(/(?:ians?|ese|ans?|is?|ns?)$/, '')
  return [key, stem, `${stem}a`, `${stem}ia`, `${stem}y`].some(w => COUNTRY.has(w))
}

/** The lowest bars of words of which none has a capital, before anything is taken off. */
const LEAST_BAR = { small: 0.78, several: 0.8, one: 0.85, uncased: 0.78 }

/**
 * What `judgeHeard` asks for at least, whatever the words sound like: with this in mind most windows need no second look. 0 where any of them has a capital,
 * which may take off more. `again` as in `judgeHeard`.
 */
export function leastAsked(words: readonly Word[], from: number, to: number, again: number, cased: boolean): number {
  const window = words.slice(from, to)
  if (window.some(w => w.capital)) return 0
  const bar = window.some(isSmall) ? LEAST_BAR.small : window.length > 1 ? LEAST_BAR.several : cased ? LEAST_BAR.one : LEAST_BAR.uncased
  // Sums of tenths are not exact to the last digit.
  return bar - SLOT - NEAR - (words[to]?.capital ? BESIDE : 0) - again - 1e-9
}

/** How alike a form must sound to be repaired here: the commoner the words and the farther the person, the more. */
function barFor(window: readonly Word[], words: readonly Word[], from: number, to: number, form: Form, cased: boolean): number {
  const first = window[0]
  const before = words[from - 1]?.segment === first?.segment ? words[from - 1] : undefined
  const after = words[to]?.segment === first?.segment ? words[to] : undefined
  if (!first) return 1
  const capitals = window.filter(w => w.capital && !w.opens).length
  const person = form.entity.type === 'person'
  const rare = window.filter(w => w.rank === null && w.key.length > 2).length
  const given = window.length === 1 && isGivenName(first.key)
  const slot =
    first.possessive ||
    window.at(-1)?.possessive ||
    (before !== undefined && (VOCATIVE_BEFORE.test(before.key) || PERSON_BEFORE.test(before.key)) && !/[.!?]/.test(first.gap)) ||
    (after !== undefined && /^,/.test(after.gap) && first.opens) ||
    (after !== undefined &&
      /^(?:said|says|asked|wants|thinks|told|is|was|has|will|can|could|would|needs|wrote|knows|sent)$/.test(after.key))
  const article =
    before !== undefined &&
    /^(?:a|an|the|this|that|my|your|his|her|our|their|some|any|no|of)$/.test(before.key) &&
    !/[.!?,]/.test(first.gap)
  const named =
    before !== undefined &&
    NAMED_BEFORE.has(before.key) &&
    /^\s+$/.test(first.gap) &&
    (after === undefined || !/^(?:i|you|he|she|we|they|it|the|a|an|that|this)$/.test(after.key))
  const small = window.some(isSmall)
  let bar: number
  const plain = window.every(w => w.rank !== null)
  if (capitals === window.length && cased) bar = window.length > 1 ? 0.75 : given ? (person ? 0.8 : 0.92) : person ? 0.77 : 0.81
  else if (small) bar = capitals > 0 && cased ? 0.84 : plain ? (named ? LEAST_BAR.small : 0.93) : 0.88
  else if (capitals > 0 && cased) bar = 0.78
  else if (window.length > 1) bar = rare === window.length ? LEAST_BAR.several : rare > 0 ? 0.82 : named && person ? 0.82 : 0.9
  else if (rare === 1)
    bar = first.capital && cased ? (given ? 0.82 : 0.76) : cased ? (person ? 0.87 : LEAST_BAR.one) : named ? LEAST_BAR.uncased : 0.84
  // Common words are left alone, unless somebody is asked or greeted by them.
  else bar = named && person && !article ? 0.9 : 1.1
  if (/^\p{Lu}{2,}$/u.test(form.text)) bar = Math.max(bar, 0.86)
  // Called by name in a talk where the person is known to be: few others can be meant.
  const called =
    (before !== undefined &&
      VOCATIVE_BEFORE.test(before.key) &&
      /^[\s,]*$/.test(first.gap) &&
      (after === undefined || /^[,.!?]/.test(after.gap))) ||
    (/^,/.test(first.gap.trim()) && (after === undefined || /^[,.!?]/.test(after.gap)))
  if (called && person && form.strength >= 2 && capitals > 0) bar -= 0.09
  // `Dan` is short for Daniel before it is Dana misheard.
  if (window.length === 1 && fullForms(first.key).length > 0 && !isNickname(first.key, wordsOf(form.entity.name)[0] ?? '')) bar += 0.12
  // `Johno` is what friends call their own John, not one of whom this circle never spoke.
  if (window.length === 1 && person && form.strength < 1 && isPetForm(first.key, foldName(form.text))) bar += OWN_PET_FORM
  if (slot && person) bar -= SLOT
  if (article && person) bar += capitals === 0 ? 0.3 : 0.2
  // `Ostrava Philharmonic`: behind a strange word with a capital stands the rest of that name, no first name.
  if (kindOf(form) === 'first' && before?.capital && before.rank === null && adjoins(first, before)) bar += OTHER_NAME
  if (window.length === 1 && (isOfCountry(first.key) || (person && ORGANISATION.test(first.key)))) bar += OTHER_NAME
  if (besideOtherFirst(words, from, form) || hasOtherGiven(window, form)) bar += OTHER_NAME
  // `Cabinet Secretary`: with the office behind it, it is the office's.
  if (window.length === 1 && after?.capital && adjoins(after, first) && OFFICE.test(after.key)) bar += OTHER_NAME
  // `Canada Post`, `Public Safety`: a common word with a capital inside a sentence is part of the name of something.
  if (window.length === 1 && person && first.rank !== null && first.capital && !first.opens && !given && !called && !slot) bar += OTHER_NAME
  // Three capital letters are an abbreviation before they are somebody who is far from this talk.
  if (window.length === 1 && person && form.strength < 1 && /^\p{Lu}{2,3}$/u.test(first.text)) bar += OTHER_NAME
  // Beside the right first name a surname needs little.
  if (besideFirst(words, from, form) || besideLast(words, to, form)) bar -= BESIDE
  // Chance makes short words alike, not long ones that are in no dictionary.
  const letters = window.reduce((n, w) => n + w.key.length, 0)
  if (rare > 0 && capitals === window.length && letters >= 8) bar -= letters >= 12 ? 0.04 : 0.02
  bar -= Math.min(NEAR, 0.02 * form.strength)
  if (form.strength < 1) bar += 0.05
  if (form.spoken.spelled.length <= 4) bar += capitals > 0 && person ? (called ? 0 : 0.03) : 0.06
  return bar
}
