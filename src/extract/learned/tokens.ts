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

const cache = new Map<string, number>()
/** FNV-1a of a word, 32 bits unsigned. Remembered: the same words come back all the time. */
export function hashWord(word: string): number {
  const known = cache.get(word)
  if (known !== undefined) return known
  let h = 0x811c9dc5
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193)
  h >>>= 0
  // Bounded, so that a long-running program does not grow.
  if (cache.size > 100_000) cache.clear()
  cache.set(word, h)
  return h
}

/** Mixes a hash with a salt, 32 bits unsigned. */
export function mix(h: number, salt: number): number {
  let x = Math.imul(h ^ Math.imul(salt + 0x9e3779b9, 0x85ebca6b), 0xcc9e2d51)
  x ^= x >>> 15
  x = Math.imul(x, 0x2c1b3c6d)
  return (x ^ (x >>> 13)) >>> 0
}
