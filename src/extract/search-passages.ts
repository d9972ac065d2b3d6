/** Which passages of one source answer a search: the trained ranking orders them, and the words that are looked for must be said near by. */
import { hashWord } from './learned/tokens.ts'
import { type Passage, type Prepared, preparePassages, type RetrievalModel, rankPassages, searchWords } from './retrieval.ts'

/** A word or a phrase that is looked for. */
export interface SearchTerm {
  /** As typed; a phrase stands in quotation marks. */
  readonly text: string
  /** The last word while it is being typed: its beginning will do. */
  readonly open: boolean
  /** How much of the query it is: the rarer, the more. Greater than 0. */
  readonly weight: number
}

export const isPhrase = (term: Pick<SearchTerm, 'text'>): boolean => term.text.startsWith('"')

/** Share of the query's weight that must be said near by: else nothing is found rather than something else. */
export const LEAST_COVERED = 0.34
/** Passages of one source in an answer. */
const MOST_OF_ONE = 3
/** Passages to either side of one that count as said with it. */
const NEAR = 4
/** Words that a beginning may stand for. */
const MOST_BEGUN = 8

export interface Answer {
  /** Place of the passage. */
  readonly at: number
  /** 0 to 1. */
  readonly score: number
}

export interface Answers {
  readonly found: readonly Answer[]
  /** Words that were read. */
  readonly words: number
}

/** Letters without marks: `naïve` is found by `naive`, and the other way round. */
export const plainLetters = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')

/** The best places of one source, at most three, none near another. `title`: words that count as said all through. */
export function searchPassages(
  passages: readonly (Passage & { readonly quoted: boolean })[],
  title: string,
  terms: readonly SearchTerm[],
  model: RetrievalModel,
): Answers {
  const talk = preparePassages(
    passages.map(p => ({ speaker: p.speaker, text: plainLetters(p.text) })),
    model.words,
  )
  const forms = terms.map(term => (term.open ? formsBegun(term, passages) : [searchWords(plainLetters(term.text))]))
  const hashes = forms.map(list => list.map(words => words.map(hashWord)))
  const share = sharer(terms)
  const always = saidIn(hashes, [searchWords(plainLetters(title)).map(hashWord)])
  const voices = new Map<string | null, number>()
  const said = passages.map((p, at) => {
    const voice = voices.get(p.speaker) ?? (p.speaker === null ? 0 : saidIn(hashes, [searchWords(plainLetters(p.speaker)).map(hashWord)]))
    voices.set(p.speaker, voice)
    return { words: saidIn(hashes, [talk.words[at] ?? []]), voice }
  })
  const own = (at: number): number => share(said[at]?.words ?? 0)
  const found: Answer[] = []
  const question = terms
    .map((term, i) => (term.open ? (forms[i] ?? []).flat().join(' ') : plainLetters(term.text.replaceAll('"', ''))))
    .join(' ')
  const phrases = terms.reduce((mask, term, i) => (isPhrase(term) ? mask | (1 << i) : mask), 0)
  for (const { at: place, p } of rankPassages(talk, question, model)) {
    if (found.length === MOST_OF_ONE) break
    if (found.some(o => Math.abs(o.at - place) <= NEAR)) continue
    const [from, to] = [Math.max(0, place - NEAR), Math.min(passages.length - 1, place + NEAR)]
    let around = always
    for (let at = from; at <= to; at++) around |= (said[at]?.words ?? 0) | (said[at]?.voice ?? 0)
    if (share(around) < LEAST_COVERED || (around & phrases) !== phrases) continue
    const at = own(place) > 0 ? place : tellingMost(from, to, place, own)
    if (found.some(o => o.at === at)) continue
    found.push({ at, score: Math.sqrt(p) * share(around) * (0.6 + 0.4 * own(at)) * (passages[at]?.quoted ? 0.5 : 1) })
  }
  return { found, words: wordCount(talk) }
}

/** Share of the query's weight that a text says; 0 where a phrase is missing. */
export function sharedWeight(terms: readonly SearchTerm[], text: string): number {
  const words = plainLetters(text)
  const hashes = terms.map(term =>
    (term.open ? formsBegun(term, [{ text: words }]) : [searchWords(plainLetters(term.text))]).map(w => w.map(hashWord)),
  )
  const mask = saidIn(hashes, [searchWords(words).map(hashWord)])
  return terms.some((term, i) => isPhrase(term) && !(mask & (1 << i))) ? 0 : sharer(terms)(mask)
}

/** Which terms these words say, one bit a term. */
function saidIn(terms: readonly (readonly (readonly number[])[])[], texts: readonly (readonly number[])[]): number {
  let mask = 0
  for (const words of texts)
    for (const [i, forms] of terms.entries())
      if (forms.some(form => (form.length === 1 ? words.includes(form[0] ?? -1) : isInOrder(form, words)))) mask |= 1 << i
  return mask
}

const isInOrder = (form: readonly number[], words: readonly number[]): boolean =>
  form.length > 0 && words.some((w, at) => w === form[0] && form.every((f, n) => words[at + n] === f))

function sharer(terms: readonly SearchTerm[]): (mask: number) => number {
  const all = terms.reduce((n, t) => n + t.weight, 0)
  return mask => terms.reduce((n, t, i) => (mask & (1 << i) ? n + t.weight : n), 0) / Math.max(all, 1e-9)
}

/** The words of a text that begin so, as the ranking reads them. */
function formsBegun(term: SearchTerm, passages: readonly { readonly text: string }[]): string[][] {
  const beginning = plainLetters(term.text).toLowerCase()
  const out = new Set(searchWords(beginning))
  for (const p of passages) {
    if (out.size >= MOST_BEGUN) break
    const text = plainLetters(p.text).toLowerCase()
    if (text.includes(beginning))
      for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) if (word.startsWith(beginning)) for (const w of searchWords(word)) out.add(w)
  }
  return [...out].map(w => [w])
}

/** Where nothing of the words is said at the place itself, who looks for them is shown the passage near by that says most of them. */
function tellingMost(from: number, to: number, place: number, own: (at: number) => number): number {
  let best = place
  for (let at = from; at <= to; at++) if (own(at) > own(best)) best = at
  return best
}

const wordCount = (talk: Prepared): number => talk.words.reduce((n, w) => n + w.length, 0)
