import { distance } from 'fastest-levenshtein'
import { wordsOf } from '../model/text.ts'
import { lettersReadOut, soundsOf, soundVariants } from './phonetic.ts'
import { soundSimilarity } from './sound-distance.ts'

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
