import { hashWord } from './learned/tokens.ts'
import { tellingRoots } from './retrieval-words.ts'

/** What a question says of the passages it looks for; words by the hash of their root. */
export interface AskedFor {
  /** All telling words, without the names of speakers. */
  readonly terms: readonly number[]
  /** Those of the question proper, and those of what was going on ("… when discussing the budget") that are not among them. */
  readonly focus: readonly number[]
  readonly context: readonly number[]
  /** Telling words that stand side by side. */
  readonly pairs: readonly (readonly [number, number])[]
  /** Speakers it names, as they are labelled in lower case: 2 by their whole name, 1 by a part of it. */
  readonly named: ReadonlyMap<string, number>
  /** It asks for everybody's talk. */
  readonly everybody: boolean
  /** 1 why, 2 how, 3 what somebody thinks, 4 a summary, 0 anything else. */
  readonly manner: number
  /** It asks for the talk as a whole. */
  readonly overview: boolean
}

const GOING_ON = /\b(?:when|while|during|as part of|in the context of)\b/i
/** A question that begins so has nothing before it. */
const LEAST_BEFORE = 12

/** Reads a question; `speakers`: labels in lower case. */
export function askedFor(question: string, speakers: readonly string[]): AskedFor {
  const { named, names } = namedSpeakers(speakers, question)
  let plain = question.toLowerCase()
  for (const name of names) plain = plain.replaceAll(name, ' ')
  const at = plain.search(GOING_ON)
  const proper = at > LEAST_BEFORE ? plain.slice(0, at) : plain
  const focus = telling(proper)
  const line = tellingRoots(plain).map(r => (r ? hashWord(r) : 0))
  return {
    terms: telling(plain),
    focus,
    context: telling(plain.slice(proper.length)).filter(h => !focus.includes(h)),
    pairs: line.slice(1).flatMap((b, k): [number, number][] => (line[k] && b ? [[line[k], b]] : [])),
    named,
    everybody: /\b(?:group|team|discuss\w*|they|meeting|everyone)\b/i.test(proper),
    manner: mannerOf(proper, question),
    overview: /\bsummar|\boverview|\bwhole\b|\bgeneral\b/i.test(question),
  }
}

const telling = (text: string): number[] => [...new Set(tellingRoots(text).filter(Boolean))].map(hashWord)

function mannerOf(proper: string, question: string): number {
  if (/\b(?:why|reason|because)\b/.test(proper)) return 1
  if (/\bhow\b/.test(proper)) return 2
  if (/\b(?:think|opinion|view)/.test(proper)) return 3
  return /^summar/i.test(question) ? 4 : 0
}

const TITLES = new Set('mr mrs ms hon right the dr prof am mp'.split(' '))
/** Letters of a name that may be written without its spaces. */
const LONG_NAME = 8
/** Letters of a part of a name that stands for the whole. */
const LONG_PART = 4

/** Speakers that a question names, and the words that name them whole. A part of a name counts where no whole one does and it is one speaker's only. */
function namedSpeakers(labels: readonly string[], question: string): { named: Map<string, number>; names: string[] } {
  const named = new Map<string, number>()
  const names = new Set<string>()
  const low = question.toLowerCase()
  const tight = letters(low)
  const people = labels.map(label => ({
    label,
    // "Ms. Ada Lund (Eastbrook, IND)" is "ada lund".
    parts: (label.replace(/\(.*$/, '').match(/[\p{L}\p{N}'-]+/gu) ?? []).filter(w => !TITLES.has(w)),
  }))
  for (const { label, parts } of people) {
    const name = parts.join(' ')
    if (name.length < 2) continue
    const said = isSaid(name, low) || (name.length >= LONG_NAME && tight.includes(letters(name)))
    if (!said) continue
    named.set(label, 2)
    names.add(name)
  }
  if (named.size) return { named, names: [...names] }
  const owners = new Map<string, Set<string>>()
  for (const { parts } of people) for (const w of parts) owners.set(w, (owners.get(w) ?? new Set()).add(parts.join(' ')))
  const capitals = new Set((question.match(/(?<!^)\b\p{Lu}[\p{L}'-]*/gu) ?? []).map(w => w.replace(/'s$/, '').toLowerCase()))
  const stands = (w: string, last: string | undefined): boolean =>
    w.length >= LONG_PART ? capitals.has(w) || (w === last && isSaid(w, low)) : w.length === 1 && !'ai'.includes(w) && capitals.has(w)
  for (const { label, parts } of people) if (parts.some(w => owners.get(w)?.size === 1 && stands(w, parts.at(-1)))) named.set(label, 1)
  return { named, names: [] }
}

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/** Whether a text has these words between others, not inside one. */
function isSaid(words: string, text: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!/\p{L}/u.test(text.charAt(at - 1)) && !/\p{L}/u.test(text.charAt(at + words.length))) return true
  return false
}
