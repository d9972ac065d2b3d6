/** What is weighed of a reading of what was heard as a name, and the parts of both that belong together. */
import { EDGE, type Hearing, letters, type NameForm, ORGANISATION, SMALL, spoken } from './choose-name-forms.ts'
import { WEIGHTS } from './choose-name-weights.ts'
import { isGivenName } from './given-names.ts'
import { formSimilarity } from './name-match.ts'
import { lettersReadOut, soundsOf, soundVariants } from './phonetic.ts'
import { soundOdds } from './sound-odds.ts'

/** One reading of what was heard as one of the names. */
export interface Bid {
  /** Position in the list of names. */
  readonly index: number
  readonly form: NameForm
  readonly hearing: Hearing
  /** Likeness by sound and by letters, 0–1. */
  readonly sound: number
  readonly spelling: number
  /** A quick sum by which the readings are ordered: the far ones are not weighed. */
  readonly first: number
  /** A telling word of the form stands in the words beside, too: who is spoken of is named again. */
  readonly mentioned: boolean
  /** The name begins with "the" and that was not said, or it was said and the same name with "the" is among them. */
  readonly article: boolean
}

/** A word of a name that is less like what was said was not said. */
export const ABSENT = 0.55
/** Below this it is another name altogether. */
export const ANOTHER = 0.4
/** A heard word less like the word of the name that it falls to is no hearing of it. */
const UNLIKE = 0.6

/** True for a word that tells one bearer from another. */
export const isTelling = (word: string): boolean => !ORGANISATION.test(letters(word)) && !SMALL.test(letters(word))

/** What is weighed, in the order of `FEATURES`. */
export function featuresOf({ form, hearing, sound, spelling, mentioned, article }: Bid): readonly number[] {
  const words = spoken(form.text)
  const telling = words.map(isTelling)
  const { shares, chunks, rest } = dealt(spoken(hearing.text), words)
  const own = shares.filter((_s, i) => telling[i])
  const worst = Math.min(...(own.length > 0 ? own : shares))
  const another = worst < ABSENT && own.length > 1 && Math.max(...own) === 1
  const size = (list: readonly string[]): number => list.reduce((n, w) => n + letters(w).length, 0)
  const missing = words.length > 1 ? size(words.filter((_w, i) => (shares[i] ?? 0) < ANOTHER)) / Math.max(1, size(words)) : 0
  const strange = chunks.flatMap((chunk, i) => ((shares[i] ?? 0) < UNLIKE ? unlike(chunk, words[i] ?? '') : []))
  const left = [...strange, ...rest.filter(w => !EDGE.has(letters(w)))].map(letters)
  const odds = oddsOf(hearing.text, form.text)
  const yes = (x: boolean): number => (x ? 1 : 0)
  return [
    sound,
    Math.max(0, FAR - sound),
    spelling,
    odds.odds,
    Math.max(-1, odds.ofMost),
    Math.min(letters(hearing.text).length, letters(form.text).length),
    worst,
    missing,
    yes(another),
    left.filter(w => ORGANISATION.test(w)).length,
    left.filter(w => w.length > 2 && isGivenName(w)).length,
    yes(form.kind === 'first'),
    yes(form.kind === 'last'),
    yes(form.kind === 'partOfPerson'),
    yes(form.kind === 'partOfThing'),
    words.length > 1 ? telling.filter(t => !t).length / words.length : 0,
    yes(hearing.how === 'trimmed'),
    yes(hearing.how === 'joined'),
    yes(form.nickname === true),
    yes(article),
    yes(mentioned),
  ]
}
/** Likeness from which on the rest of it counts more. */
const FAR = 0.6

/**
 * `sound`, `spelling`: likeness, 0–1; `far`: what is wanting in sound to 0.6. `odds`: units of `soundOdds`, `ofMost`: as a share of what the form
 * would reach said clearly; `letter`: each letter, as a long form gathers odds by its length alone. `worst`: likeness of that word of the name that
 * fits worst; `missing`: share of its letters in words that were not said. `other`: another word of it was said with all its letters and this one was not:
 * somebody else of that first name. `otherTrade`, `otherGiven`: words that companies bear and first names that were heard and are not in it.
 * `first` … `partOfThing`: a person is called by the first name, seldom by the last alone, companies are said in full. `generic`: share of words
 * that any company might bear. `trimmed`: a small word at the edge left out; `joined`: a word of the neighbours taken in; `nickname`: Bob.
 * `article`, `mentioned`: see `Bid`.
 */
export const FEATURES = [
  'sound',
  'far',
  'spelling',
  'odds',
  'ofMost',
  'letter',
  'worst',
  'missing',
  'other',
  'otherTrade',
  'otherGiven',
  'first',
  'last',
  'partOfPerson',
  'partOfThing',
  'generic',
  'trimmed',
  'joined',
  'nickname',
  'article',
  'mentioned',
] as const

/** How well a reading fits by itself: natural logarithm of its weight. */
export function fitOf(bid: Bid): number {
  let sum = 0
  featuresOf(bid).forEach((x, i) => {
    const feature = FEATURES[i]
    if (feature) sum += x * WEIGHTS[feature]
  })
  return sum
}

/** Words of a chunk that by themselves are unlike the word to which it was dealt. */
const unlike = (chunk: readonly string[], word: string): readonly string[] => chunk.filter(w => formSimilarity(w, word) < UNLIKE)

function oddsOf(heard: string, form: string): { readonly odds: number; readonly ofMost: number } {
  const readings = /^[A-Z]{2,6}$/.test(heard) ? [soundsOf(heard), lettersReadOut(heard)] : [soundsOf(heard)]
  let [odds, most] = [Number.NEGATIVE_INFINITY, 1]
  for (const said of soundVariants(form))
    for (const reading of readings) {
      const x = soundOdds(said, reading)
      if (x > odds) [odds, most] = [x, Math.max(1, soundOdds(said, said))]
    }
  return { odds, ofMost: odds / most }
}

/** Which heard words fell to which word of a name. */
interface Dealt {
  /** For each word of the name how well it is heard, 0–1. */
  readonly shares: readonly number[]
  /** For each word of the name the heard words that are taken for it. */
  readonly chunks: readonly (readonly string[])[]
  /** Heard words at the end that are taken for none. */
  readonly rest: readonly string[]
}

/** The heard words dealt out in order to the words of a name, none to three a word: "oh me car salvy" → Omkar, Salvi. */
export function dealt(heard: readonly string[], words: readonly string[]): Dealt {
  interface Deal {
    readonly sum: number
    readonly shares: readonly number[]
    readonly chunks: readonly (readonly string[])[]
  }
  let deals: (Deal | undefined)[] = [{ sum: 0, shares: [], chunks: [] }]
  for (const word of words) {
    const size = Math.max(2, letters(word).length)
    const next: (Deal | undefined)[] = []
    for (let from = 0; from <= heard.length; from++) {
      const deal = deals[from]
      if (!deal) continue
      for (let to = from; to <= Math.min(from + 3, heard.length); to++) {
        const chunk = heard.slice(from, to)
        const share = to === from ? 0 : formSimilarity(chunk.join(' '), word)
        const sum = deal.sum + share * size
        if (sum > (next[to]?.sum ?? Number.NEGATIVE_INFINITY))
          next[to] = { sum, shares: [...deal.shares, share], chunks: [...deal.chunks, chunk] }
      }
    }
    deals = next
  }
  let best: Deal = { sum: Number.NEGATIVE_INFINITY, shares: words.map(() => 0), chunks: words.map(() => []) }
  let end = 0
  deals.forEach((deal, used) => {
    // Half of what was said and is no part of the name counts against it.
    const sum = deal ? deal.sum - 0.5 * heard.slice(used).join('').length : Number.NEGATIVE_INFINITY
    if (deal && sum > best.sum) [best, end] = [{ ...deal, sum }, used]
  })
  return { shares: best.shares, chunks: best.chunks, rest: heard.slice(end) }
}
