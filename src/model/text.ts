/** Text folding that every stage must do the same way. Add a shared text rule here rather than twice. */

const LETTERS: Readonly<Record<string, string>> = { ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

/** `Håkon  Bjerkeseth` → `hakon bjerkeseth`: lower case, marks removed, words joined by one space. Equality of names is equality of this. */
export function foldName(name: string): string {
  return wordsOf(name).join(' ')
}

/** Words of letters and digits, folded. An apostrophe inside a word stays out: `don't` → `don`, `t`; typographic and straight alike. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Lower case without marks; keeps everything else. Length may change: never use its offsets on the original. */
export function fold(text: string): string {
  // Plain ASCII, most of what is read, needs no normalisation.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is meant
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øßæœłđðþı]/g, c => LETTERS[c] ?? c)
}

/**
 * The same text in memory of its own. A word that was cut out of a text keeps all of that text in memory; what is remembered over talks is kept as a copy.
 */
export const ownCopy = (text: string): string => ` ${text}`.slice(1)

/** `4 h 05 min 08 s` in seconds → `04:05:08`. */
export function clock(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds))
  return [Math.floor(s / 3600), Math.floor(s / 60) % 60, s % 60].map(n => String(n).padStart(2, '0')).join(':')
}
