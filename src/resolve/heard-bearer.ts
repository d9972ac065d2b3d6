/** What speaks for and against one name at a place of a talk: how alike it is, who bears it, and what stands beside it. */
import { distance } from 'fastest-levenshtein'
import { foldName, wordsOf } from '../model/text.ts'
import type { NameForm } from './choose-name-forms.ts'
import { fullForms, isGivenName, isNickname } from './given-names.ts'
import type { Form } from './heard-forms.ts'
import { common, type Slot, type Talk, TITLE, yes } from './heard-place.ts'
import { adjoins, type Word } from './words.ts'

/**
 * What speaks for one name here, in this order. `object`: somebody near this talk, where whoever is asked or told must stand ("ask … about").
 */
export const BEARER = [
  'sim',
  'far',
  'sameSpelling',
  'there',
  'near',
  'circle',
  'account',
  'thing',
  'object',
  'thingSlot',
  'thingCalled',
  'thingArticle',
  'thingLower',
  'thingPlain',
  'thingPart',
  'abbreviation',
  'shortForm',
  'besideFirst',
  'besideLast',
  'otherFirst',
  'otherGiven',
  'otherNickname',
  'titleLast',
  'thereCalled',
  'thereGiven',
  'nearGiven',
  'therePlain',
  'simPlain',
  'simLower',
  'simGiven',
  'simLong',
  'simName',
  'simOpening',
  'simSeveral',
  'alike',
  'veryAlike',
  'thingName',
  'thingOpening',
  'thingSeveral',
  'thereOpening',
  'thereLower',
  'thereUpper',
  'thereSeveral',
  'firstCalled',
  'firstCapitalAfter',
  'firstOpening',
  'firstDoes',
  'lastCapitalAfter',
  'bothGiven',
  'bothGivenThere',
  'sameStart',
  'sameEnd',
  'sameBones',
  'moreWords',
  'longer',
  'rightElsewhere',
  'thingRightElsewhere',
  'commonThere',
  'commonNear',
  'margin',
  'rivals',
] as const

/** Values of `BEARER` for a form. `margin`: its likeness less that of the next bearer's form; `rivals`: how many. */
export function bearerFeatures(
  { words, cased, times }: Talk,
  from: number,
  to: number,
  slot: Slot,
  { form, total }: { readonly form: Form; readonly total: number },
  heard: { readonly margin: number; readonly rivals: number; readonly bones: string },
): readonly number[] {
  const window = words.slice(from, to)
  const [first] = window
  if (!first) return []
  const one = window.length === 1
  const person = form.entity.type === 'person'
  const given = one && isGivenName(first.key)
  const plain = window.every(w => w.rank !== null)
  const lower = cased && window.every(w => !w.capital)
  const letters = window.reduce((n, w) => n + w.key.length, 0)
  const more = total - 0.8
  const last = window.at(-1) ?? first
  const kind = kindOf(form)
  const there = form.strength >= 1.5
  const shape = !cased || lower ? 'lower' : one ? (first.opens ? 'opening' : 'name') : 'several'
  const right = (times.get(form.spoken.key) ?? 0) > 0
  const commonness = Math.max(...window.map(common))
  return [
    total,
    Math.max(0, 0.75 - total),
    yes(total >= 0.97),
    yes(form.strength >= 2.5),
    yes(form.strength >= 1.5),
    yes(form.strength >= 1),
    yes(form.entity.type === 'account'),
    yes(!person && form.entity.type !== 'account'),
    yes(person && there && slot.object),
    yes(!person && (slot.asked || slot.does || slot.with || slot.possessive)),
    yes(!person && (slot.called || slot.greeted || slot.title || slot.object)),
    yes(!person && slot.article),
    yes(!person && lower),
    yes(!person && plain),
    yes(!person && !form.whole),
    yes(/^\p{Lu}{2,}$/u.test(form.text)),
    yes(form.spoken.spelled.length <= 4),
    yes(besideFirst(words, from, form)),
    yes(besideLast(words, to, form)),
    yes(besideOtherFirst(words, from, form)),
    yes(hasOtherGiven(window, form)),
    yes(one && person && fullForms(first.key).length > 0 && !isNickname(first.key, wordsOf(form.entity.name)[0] ?? '')),
    yes(slot.title && kindOf(form) === 'last'),
    yes(form.strength >= 2 && person && slot.called),
    yes(form.strength >= 2.5 && given),
    yes(form.strength >= 1 && given),
    yes(form.strength >= 2 && plain),
    plain ? more : 0,
    lower ? more : 0,
    given ? more : 0,
    letters >= 8 ? more : 0,
    shape === 'name' ? more : 0,
    shape === 'opening' ? more : 0,
    shape === 'several' ? more : 0,
    Math.max(0, total - 0.8),
    Math.max(0, total - 0.9),
    yes(!person && shape === 'name'),
    yes(!person && shape === 'opening'),
    yes(!person && shape === 'several'),
    yes(there && shape === 'opening'),
    yes(there && lower),
    yes(there && /^\p{Lu}{3,}$/u.test(first.text)),
    yes(there && shape === 'several'),
    yes(kind === 'first' && slot.called),
    yes(kind === 'first' && words[to]?.capital === true && adjoins(words[to], last)),
    yes(kind === 'first' && shape === 'opening'),
    yes(kind === 'first' && slot.does),
    yes(kind === 'last' && words[to]?.capital === true && adjoins(words[to], last)),
    yes(given && isGivenName(form.spoken.key)),
    yes(there && given && isGivenName(form.spoken.key)),
    yes(form.spoken.spelled[0] === first.key[0]),
    yes(form.spoken.spelled.at(-1) === last.key.at(-1)),
    yes(form.spoken.bones.some(b => b.text === heard.bones)),
    window.length - form.spoken.words,
    Math.abs(letters - form.spoken.spelled.length) / Math.max(letters, form.spoken.spelled.length),
    yes(person && right),
    yes(!person && right),
    there ? commonness : 0,
    form.strength >= 1 ? commonness : 0,
    Math.max(-0.1, Math.min(0.15, heard.margin)),
    Math.min(6, heard.rivals) / 6,
  ]
}

export function kindOf({ text, whole, entity }: Form): NameForm['kind'] {
  if (whole || entity.type !== 'person') return 'whole'
  const name = entity.name.split(/\s+/)
  return text === name[0] ? 'first' : text === name.at(-1) ? 'last' : 'partOfPerson'
}

/** True for a part of a person's name beside what may be the rest of it: a surname after a title or a word with a capital, a first name before the right surname. */
export function inFullName(words: readonly Word[], from: number, to: number, form: Form): boolean {
  const [first, before] = [words[from], words[from - 1]]
  if (besideLast(words, to, form)) return true
  if (kindOf(form) !== 'last' || !first?.capital || !before || !adjoins(first, before)) return false
  return TITLE.test(before.key) || (before.capital && before.key !== 'i' && mayBeFirstName(before.key, form))
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
  return !TITLE.test(before.key) && !mayBeFirstName(before.key, form)
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

/**
 * What no likeness makes a name of: behind an article a word without a capital is no person ("the victor"), nor one with which the sentence ends
 * ("ten weeks on the Fan Tree."); a form of friends is nobody far.
 */
export function isImpossible(window: readonly Word[], slot: Slot, form: Form): boolean {
  if (form.entity.type !== 'person') return false
  return (slot.article && (slot.closed || !window.some(w => w.capital))) || (window.length === 1 && isPetForm(window[0]?.key ?? '', form))
}

/** True for `Johno`, what friends call their own John, where this one is far from the talk: such a form is never made up. */
function isPetForm(heard: string, { entity, text, strength }: Form): boolean {
  const name = foldName(text)
  const rest = heard.startsWith(name) ? heard.slice(name.length) : ''
  return entity.type === 'person' && strength < 1 && /^(?:o|y|ie|ey|no|ny|nie|sy|sie|ster|bo|boy|kins)$/.test(rest)
}
