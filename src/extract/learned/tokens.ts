import { ownCopy } from '../../model/text.ts'
/**
 * Words as the models see them: lower case, no punctuation, spelled-out abbreviations joined ("T_V_", "l. c. d." → "tv", "lcd"), so that
 * careful and automatic transcripts look alike. Apostrophes stay inside words.
 */
export function modelWords(text: string): string[] {
  const t = text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\b([a-z])_(?=[a-z]_|\b)/g, '$1')
    .replace(/_/g, '')
    .replace(/\b([a-z])\. (?=[a-z]\.)/g, '$1')
  return t.match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) ?? []
}

const SEED = 0x811c9dc5
const PRIME = 0x01000193
const cache = new Map<string, number>()
/** FNV-1a of a word, 32 bits unsigned. Remembered: the same words come back all the time. */
export function hashWord(word: string): number {
  const known = cache.get(word)
  if (known !== undefined) return known
  let h = SEED
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), PRIME)
  h >>>= 0
  // Bounded, so that a long-running program does not grow.
  if (cache.size > 100_000) cache.clear()
  cache.set(ownCopy(word), h)
  return h
}

// What a character is: 0 none of these, 1 letter or digit, 2 joins two parts of a word, 3 needs the slow way.
const KIND = new Uint8Array(128)
KIND.fill(1, 48, 58)
KIND.fill(1, 65, 91)
KIND.fill(1, 97, 123)
for (const c of "'-") KIND[c.charCodeAt(0)] = 2
KIND['_'.charCodeAt(0)] = 3

/**
 * Appends the hashes of the words of a text to `out` from `at` on and returns the position after the last: the same as hashing
 * `modelWords`, without making the words. `out` must have room for as many words as the text has characters.
 */
export function hashWords(text: string, out: Int32Array, at: number): number {
  let to = at
  let h = SEED
  let inside = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    const kind = c < 128 ? (KIND[c] as number) : 3
    if (kind === 1) {
      h = Math.imul(h ^ (c < 91 && c > 64 ? c + 32 : c), PRIME)
      inside++
      continue
    }
    if (kind === 3) return slowly(text, out, at)
    if (!inside) continue
    const next = text.charCodeAt(i + 1)
    if (kind === 2 && (next < 128 ? KIND[next] === 1 : next > 127)) {
      h = Math.imul(h ^ c, PRIME)
      continue
    }
    // "l. c. d." may be spelled out.
    if (c === 46 && text.charCodeAt(i + 3) === 46) return slowly(text, out, at)
    out[to++] = h
    h = SEED
    inside = 0
  }
  if (inside) out[to++] = h
  return to
}

function slowly(text: string, out: Int32Array, at: number): number {
  let to = at
  for (const w of modelWords(text)) out[to++] = hashWord(w)
  return to
}

/** Mixes a hash with a salt, 32 bits. */
export function mix(h: number, salt: number): number {
  let x = Math.imul(h ^ Math.imul(salt + 0x9e3779b9, 0x85ebca6b), 0xcc9e2d51)
  x ^= x >>> 15
  x = Math.imul(x, 0x2c1b3c6d)
  return x ^ (x >>> 13)
}
