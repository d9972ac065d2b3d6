import { fold, wordsOf } from '../model/text.ts'
import { ABSENT, ANOTHER, type Bid, dealt, fitOf, isTelling } from './choose-name-features.ts'
import { EDGE, formsOf, type HeardBeside, hearingsOf, letters, type NameForm, nicknamesOf, spoken } from './choose-name-forms.ts'
import { WEIGHTS } from './choose-name-weights.ts'
import { commonRank } from './common-words.ts'
import { isGivenName } from './given-names.ts'
import { formSimilarity, spellingSimilarity } from './name-match.ts'
import { soundsOf, soundVariants } from './phonetic.ts'
import { soundSimilarity } from './sound-distance.ts'

/** What is known besides the heard form. All weights are natural logarithms of odds; 0 says nothing. */
export interface ChoiceContext extends HeardBeside {
  /** What speaks for the name at this position before anything is heard: takes part, was heard so before. */
  readonly prior?: (index: number) => number
  /** What speaks against any name here: a common word, a place where no name can stand. */
  readonly nobody?: number
}
export interface Choice {
  /** Position in the list of names. */
  readonly index: number
  /** 0–1: how sure, against the other names and against "none of them"; 0 where another name fits as well. */
  readonly confidence: number
  /** How well it fits by itself, in the same measure for all names: the natural logarithm of its weight. */
  readonly fit: number
}

/** Least confidence of an answer, and least advantage over the next name (in `fit`). The only numbers chosen on a benchmark's development part. */
export const CHOICE = { accept: 0.47, margin: 0.2 }

/** Readings that are weighed: the others are too far behind to count. */
const CLOSE = 12
/** Words of the neighbours are taken in only where they make the form this much like the whole name. */
const JOINS = 0.6
/** Rough costs for the order only. */
const ROUGH: Readonly<Record<string, number>> = {
  whole: 0,
  first: -1,
  last: -2.5,
  partOfPerson: -2.5,
  partOfThing: -3,
  trimmed: -0.5,
  joined: -0.8,
}
/** Parts of two names that sound this much alike cannot be told apart by ear. */
const SAME_SOUND = 0.8

/**
 * The names that fit at all with their confidence, the best first. Each competes with the others and with "none of them": a likeness that several
 * unrelated names reach says nothing. Below `CHOICE.accept` it is none of them.
 */
export function rankNames(heard: string, names: readonly string[], context: ChoiceContext = {}): Choice[] {
  const words = wordsOf(heard)
  const ways = names.map(name => ({ name, forms: [...formsOf(name), ...nicknamesOf(name, words)] }))
  return rankForms(heard, ways, context)
}

/** A name with the ways to say it that are possible here. */
export interface NameWays {
  readonly name: string
  readonly forms: readonly NameForm[]
}

/** `rankNames` where the caller knows the ways to say each name: the one judge of heard names. */
export function rankForms(
  heard: string,
  names: readonly NameWays[],
  context: ChoiceContext = {},
  bids: readonly Bid[] = bidsOf(heard, names, context),
): Choice[] {
  const weights = new Map<number, number>()
  for (const bid of bids.slice(0, CLOSE))
    weights.set(bid.index, (weights.get(bid.index) ?? 0) + Math.exp(fitOf(bid) + (context.prior?.(bid.index) ?? 0)))
  let total = Math.exp(WEIGHTS.nobody + (isShort(heard) ? WEIGHTS.nobodyShort : 0) + (context.nobody ?? 0))
  for (const w of weights.values()) total += w
  const ranked = [...weights]
    .map(([index, w]) => ({ index, confidence: w / total, fit: Math.log(w) }))
    .sort((a, b) => b.fit - a.fit || a.index - b.index)
  const [best] = ranked
  if (!best) return []
  return isTie(best, ranked, bids, names) ? [{ ...best, confidence: 0 }, ...ranked.slice(1)] : ranked
}

/** Four letters at most: much sounds like it. */
export const isShort = (heard: string): boolean => letters(heard).length <= 4

/** All readings of what was heard as one of the names, the likeliest first; those that cannot be are left out. */
export function bidsOf(heard: string, names: readonly NameWays[], beside: HeardBeside): Bid[] {
  const hearings = hearingsOf(heard, beside)
  const around = new Set(wordsOf(`${beside.left ?? ''} ${beside.right ?? ''}`))
  const article = /^the /i.test(heard) || / the$/i.test(beside.left ?? '')
  const twins = new Set(names.flatMap(({ name }) => (/^the /i.test(name) ? fold(name.slice(4)) : [])))
  const bids: Bid[] = []
  names.forEach(({ name, forms }, index) => {
    const itsArticle = article ? twins.has(fold(name)) : /^the /i.test(name)
    for (const form of forms) {
      const mentioned = around.size > 0 && spoken(form.text).some(w => letters(w).length > 2 && around.has(letters(w)) && isTelling(w))
      let best: Bid | null = null
      for (const hearing of hearings) {
        if (hearing.how === 'joined' && form.kind !== 'whole') continue
        const sound = formSimilarity(hearing.text, form.text)
        if (hearing.how === 'joined' && sound < JOINS) continue
        const spelling = spellingSimilarity(hearing.text, form.text)
        const first = 5 * sound + 1.5 * spelling + (ROUGH[form.kind] ?? 0) + (hearing.how === null ? 0 : (ROUGH[hearing.how] ?? 0))
        if (!best || first > best.first) best = { index, form, hearing, sound, spelling, first, mentioned, article: itsArticle }
      }
      if (best && !isSomebodyElse(best, name) && !isJustAWord(best) && !isOtherCompany(best)) bids.push(best)
    }
  })
  // A name that was heard with all its letters needs no word of the neighbours.
  const said = bids.some(b => b.form.kind === 'whole' && b.hearing.how !== 'joined' && letters(b.form.text) === letters(b.hearing.text))
  return bids.filter(b => !said || b.hearing.how !== 'joined').sort((a, b) => b.first - a.first || a.index - b.index)
}

/** Another surname was heard whole beside the right first name, or the reverse: "Robert Vance" is neither Robert Hale nor Marguerite Vance. */
function isSomebodyElse({ form, hearing }: Bid, name: string): boolean {
  const heard = spoken(hearing.text)
  const [first, ...more] = spoken(name)
  const last = more.at(-1)
  if (heard.length < 2 || !first || !last || form.kind === 'partOfThing') return false
  const [head, tail] = [letters(heard[0] ?? ''), letters(heard.at(-1) ?? '')]
  if (tail === letters(last) && heard.length === 2 && isGivenName(head) && !form.nickname) return formSimilarity(head, first) < ABSENT
  if (head !== letters(first)) return false
  const rest = heard.slice(1)
  const strange = rest.every(w => letters(w).length >= 3 && (/^\p{Lu}/u.test(w) || commonRank(letters(w)) === null))
  return strange && formSimilarity(rest.join(' '), last) < ANOTHER && formSimilarity(rest.join(' '), more.join(' ')) < ANOTHER
}

/** A word that only ends like the name: "Lindqvist" is not Quist; of the common ones "weather" is not Fairweather, "milestone" not Quaystone. */
function isJustAWord({ form, hearing }: Bid): boolean {
  const [word, ...more] = spoken(hearing.text).filter(w => !EDGE.has(letters(w)))
  const [heard, said] = [letters(word ?? ''), letters(form.text)]
  if (!word || more.length > 0 || heard === said) return false
  const [a, b] = [soundsOf(word), soundVariants(spoken(form.text).at(-1) ?? '')]
  if (b.some(v => v.length >= 4 && a.length >= v.length + 3 && soundSimilarity(a.slice(-v.length), v) > 0.85)) return true
  // A capital says that it was taken for a name.
  if (commonRank(heard) === null || /^\p{Lu}/u.test(word)) return false
  if (b.some(v => v.length >= a.length + 3 && soundSimilarity(v.slice(-a.length), a) > 0.85)) return true
  const tail = Math.min(4, a.length - 1)
  return tail >= 3 && b.some(v => v.endsWith(a.slice(-tail)) && soundSimilarity(v.slice(0, -tail), a.slice(0, -tail)) < 0.35)
}

/** Said were only words that any company bears, or they were said right and what tells this one was not: "Redmond Capital" is not Larkfield Capital. */
function isOtherCompany({ form, hearing }: Bid): boolean {
  const words = spoken(form.text)
  const telling = words.map(isTelling)
  if (!telling.includes(true)) return form.kind !== 'whole'
  if (!telling.includes(false)) return false
  const { shares } = dealt(spoken(hearing.text), words)
  return shares.some((s, i) => !telling[i] && s === 1) && shares.every((s, i) => !telling[i] || s < ANOTHER)
}
/** Two names of different bearers between which the ear cannot choose. */
function isTie(best: Choice, ranked: readonly Choice[], bids: readonly Bid[], names: readonly NameWays[]): boolean {
  const nameOf = (index: number): string => names[index]?.name ?? ''
  const rivals = ranked.slice(1).filter(r => !sameBearer(nameOf(r.index), nameOf(best.index)))
  const exact = bids.filter(b => letters(b.form.text) === letters(b.hearing.text) && b.hearing.how !== 'joined')
  const bySharedPart =
    exact.some(b => b.index === best.index) &&
    !exact.some(b => b.index === best.index && b.form.kind === 'whole') &&
    rivals.some(r => exact.some(b => b.index === r.index))
  if (bySharedPart || (rivals[0] !== undefined && best.fit - rivals[0].fit < CHOICE.margin)) return true
  // By the same part of the name, and those parts sound alike: Jon Aldous or John Ferrier.
  const own = bids.find(b => b.index === best.index)
  if (!own || own.form.kind === 'whole') return false
  return rivals.some(r => {
    if (best.fit - r.fit > CLEARLY) return false
    const other = bids.find(b => b.index === r.index)
    return other?.form.kind === own.form.kind && soundsAlike(own.form.text, other.form.text)
  })
}
/** An advantage in `fit` that settles it between two that sound alike: one takes part, the other is far from here. */
const CLEARLY = 1.5

const soundsAlike = (a: string, b: string): boolean =>
  soundVariants(a).some(x => soundVariants(b).some(y => soundSimilarity(x, y) >= SAME_SOUND))

/** True where one name is a shorter form of the other: those do not compete. */
function sameBearer(a: string, b: string): boolean {
  const [x, y] = [a, b].map(n => wordsOf(n).filter(w => !EDGE.has(w)))
  const [small, large] = (x?.length ?? 0) <= (y?.length ?? 0) ? [x, y] : [y, x]
  return small !== undefined && small.length > 0 && small.every(w => large?.includes(w))
}
