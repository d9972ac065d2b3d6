import { distance } from 'fastest-levenshtein'
import { fold, wordsOf } from '../model/text.ts'
import { lettersReadOut, soundsOf, soundVariants } from './phonetic.ts'
import { soundSimilarity } from './sound-distance.ts'

/** How well a heard form fits a right name. */
export interface NameFit {
  /** 0–1. */
  readonly score: number
  /** Which part of the name it was compared with: `Omkar` of `Omkar Salvi`. */
  readonly form: string
  /** True where the heard form stands for the whole name. */
  readonly whole: boolean
}

const HONORIFIC = /^(?:mr|mrs|ms|miss|mister|dr|doctor|prof|professor|sir|madam)$/
const EDGE =
  /^(?:the|a|an|mr|mrs|ms|miss|mister|dr|doctor|from|by|to|and|with|of|for|at|in|on|is|was|our|uh|um|so|then|now|this|that|thank|thanks|you|hi|hey|hello|please|'s|s)$/

/** Every run of consecutive words of the name, the whole first: what one may be called by. */
function wordRuns(name: string): readonly { readonly text: string; readonly whole: boolean }[] {
  const words = name
    .replace(/[()"“”]/g, ' ')
    .split(/\s+/)
    .filter(w => w !== '' && !HONORIFIC.test(fold(w).replace(/\W/g, '')))
  const out: { text: string; whole: boolean }[] = [{ text: words.join(' '), whole: true }]
  if (words.length > 1) {
    for (const w of words) if (wordsOf(w).join('').length > 1) out.push({ text: w, whole: false })
    if (words.length > 2) {
      out.push({ text: `${words[0]} ${words[words.length - 1]}`, whole: true })
      for (let i = 0; i + 1 < words.length; i++) out.push({ text: `${words[i]} ${words[i + 1]}`, whole: false })
    }
  }
  return out
}
const formCache = new Map<string, ReturnType<typeof wordRuns>>()
function cachedForms(name: string) {
  let forms = formCache.get(name)
  if (!forms) {
    forms = wordRuns(name)
    if (formCache.size > 20_000) formCache.clear()
    formCache.set(name, forms)
  }
  return forms
}

const letters = (text: string): string => wordsOf(text).join('')

/** Likeness of two spellings, 0–1: letters without spaces. */
export function spellingSimilarity(a: string, b: string): number {
  const [x, y] = [letters(a), letters(b)]
  const longest = Math.max(x.length, y.length)
  return longest === 0 ? 0 : 1 - distance(x, y) / longest
}

/** Best likeness of what was heard to one form of a name: by sound, with the spelling as a second opinion. */
export function formSimilarity(heard: string, form: string): number {
  const sounds = soundsOf(heard)
  const spelled = /^[A-Z]{2,6}$/.test(heard.trim()) ? lettersReadOut(heard) : null
  let best = 0
  for (const variant of soundVariants(form)) {
    best = Math.max(best, soundSimilarity(sounds, variant))
    if (spelled) best = Math.max(best, soundSimilarity(spelled, variant))
  }
  const spelling = spellingSimilarity(heard, form)
  return 0.75 * best + 0.25 * spelling
}

/** Drops small words at the edges that recognisers glue to names. */
function trimmed(heard: string): readonly string[] {
  const words = heard.trim().split(/\s+/)
  const out = [heard.trim()]
  let [from, to] = [0, words.length]
  while (from < to - 1 && EDGE.test(fold(words[from] ?? '').replace(/[.,]/g, ''))) from++
  while (to > from + 1 && EDGE.test(fold(words[to - 1] ?? '').replace(/[.,]/g, ''))) to--
  if (from > 0 || to < words.length) out.push(words.slice(from, to).join(' '))
  return out
}

/** How well `heard` fits `name` in the best way that it may be called. */
export function fitName(heard: string, name: string): NameFit {
  let best: NameFit = { score: 0, form: name, whole: true }
  for (const text of trimmed(heard)) {
    const words = wordsOf(text)
    for (const { text: form, whole } of cachedForms(name)) {
      let score = formSimilarity(text, form)
      // Two heard words for one word of the name: right for "oh me car", wrong for "Brian who" where Brian has another surname.
      if (!whole && words.length > 1) score -= 0.08
      if (score > best.score) best = { score, form, whole }
    }
  }
  return best
}
