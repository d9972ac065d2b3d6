import { remembering } from '../model/remembering.ts'
import { fold, wordsOf } from '../model/text.ts'
import { DIGITS, ELSEWHERE, ENGLISH, LETTERS, type SoundRule } from './spelling-sounds.ts'

const doubled = /(.)\1+/g

/** Letters that a rule's match can begin with: most rules need not be tried at most letters. */
function firstLetters(pattern: string): string {
  const branches = pattern.replace(/\(\?<?[!=](?:\[[^\]]*\]|[^)\]])*\)/g, '').split('|')
  return branches.map(branch => /^(?:\(\?:)?(?:\[([a-z]+)\]|([a-z']))/.exec(branch)?.slice(1).join('')).join('')
}

/** The rules that can apply at each letter, in their order. */
const byLetter: ReadonlyMap<string, readonly SoundRule[]> = new Map(
  [..."abcdefghijklmnopqrstuvwxyz'"].map(c => [c, ENGLISH.filter(([pattern]) => firstLetters(pattern.source).includes(c))]),
)

const WRITTEN = /[bdfghklmnprstvwzaeiou]/

function speak(word: string): string {
  let out = ''
  let i = 0
  outer: while (i < word.length) {
    const c = word[i] ?? ''
    for (const [pattern, sounds] of byLetter.get(c) ?? []) {
      pattern.lastIndex = i
      if (!pattern.test(word) || pattern.lastIndex === i) continue
      out += sounds === '*' ? c : sounds
      i = pattern.lastIndex
      continue outer
    }
    // A doubled letter sounds once, any other as it is written.
    if (c !== word[i + 1] && WRITTEN.test(c)) out += c
    else if (/\d/.test(c)) out += DIGITS[Number(c)] ?? ''
    i++
  }
  return out.replace(doubled, '$1')
}

/** Sounds of one folded word, read as English. */
const spokenWord = remembering(50_000, speak)

/** Sounds of a text as an English recogniser would have heard it; single letters are read out where several follow each other. */
export function soundsOf(text: string): string {
  // One folded word, as most are that the index is asked for.
  if (/^[a-z]{2,}$/.test(text)) return spokenWord(text)
  return soundsOfWords(wordsOf(text.replace(/['’]/g, '')))
}

/** `soundsOf` for words that are folded and parted already. */
export function soundsOfWords(words: readonly string[]): string {
  let out = ''
  words.forEach((w, i) => {
    // A lone letter is read out (`Merl N`), except the small words a, i and o standing alone.
    const spelled = w.length === 1 && (!/[aio]/.test(w) || words[i - 1]?.length === 1 || words[i + 1]?.length === 1)
    out += spelled ? (LETTERS[w] ?? spokenWord(w)) : spokenWord(w)
  })
  return out.replace(doubled, '$1')
}

/** Letters read out one by one: `CRADA` → `siarAdiA`. */
export function lettersReadOut(text: string): string {
  return [...fold(text)]
    .map(c => LETTERS[c] ?? '')
    .join('')
    .replace(doubled, '$1')
}

/**
 * Names made of letters and words: `NStar` and `NSTAR` are said "en star", `AxelRx` "axel ar ex", `eTouch` "ee touch". Null where nothing
 * is spelled out.
 */
function partlySpelled(name: string): string | null {
  let spelled = false
  const tokens = name.split(/\s+/).map(token => {
    const pieces = /^[A-Z]{4,}$/.test(token)
      ? [token.slice(0, 1), token.slice(1)]
      : (token.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [])
    if (pieces.length < 2) return soundsOf(token)
    return pieces
      .map((piece, i) => {
        const letters = piece !== 'Mc' && (piece.length === 1 || (i > 0 && piece.length === 2) || !/[aeiouy]/i.test(piece))
        if (letters) spelled = true
        return letters ? lettersReadOut(piece) : soundsOf(piece)
      })
      .join('')
  })
  return spelled ? tokens.join('').replace(doubled, '$1') : null
}

/** The ways in which a right name may sound, the English reading first. At most eleven. */
export const soundVariants = remembering(20_000, (name: string): readonly string[] => {
  const out = new Set<string>([soundsOf(name)])
  const folded = wordsOf(name.replace(/['’]/g, '')).join(' ')
  for (const { when, respell } of ELSEWHERE) {
    if (!when.test(folded)) continue
    let spelling = folded
    for (const [from, to] of respell) spelling = spelling.replace(from, to)
    if (spelling !== folded) out.add(soundsOf(spelling))
  }
  const capitals = /^[A-Z][A-Z0-9]{1,5}s?$/.exec(name)
  if (capitals) out.add(lettersReadOut(name))
  const parts = partlySpelled(name)
  if (parts !== null) out.add(parts)
  return [...out].filter(s => s !== '')
})

const CLASS: Readonly<Record<string, string>> = {
  p: 'P',
  b: 'P',
  f: 'F',
  v: 'F',
  w: '',
  t: 'T',
  d: 'T',
  T: 'T',
  k: 'K',
  g: 'K',
  s: 'S',
  z: 'S',
  S: 'S',
  Z: 'S',
  C: 'S',
  J: 'S',
  m: 'M',
  n: 'N',
  N: 'N',
  l: 'L',
  r: 'R',
  h: '',
  y: '',
}

/** Consonant classes of a sound string, doubles dropped: `kanCan` → `KNSN`. What two hearings of one name mostly share. */
export function skeleton(sounds: string): string {
  let out = ''
  for (const c of sounds) {
    const k = CLASS[c]
    if (k && out[out.length - 1] !== k) out += k
  }
  return out
}

const CLASSES = 'PFTKSMNLR'
/** The set of consonant classes of a skeleton as bits: a quick look whether two sound strings can be alike. */
export function classBits(bones: string): number {
  let bits = 0
  for (const c of bones) bits |= 1 << CLASSES.indexOf(c)
  return bits
}

/**
 * Keys for the index of names: two forms of one name mostly share at least one. For each word and for all words joined:
 * the skeleton of each reading, whole (up to five classes) and without its last class; a leading `A` marks a vowel at the start.
 */
export function phoneticKeys(name: string): readonly string[] {
  const keys = new Set<string>()
  const words = wordsOf(name.replace(/['’]/g, '')).filter(w => w.length > 1)
  for (const form of new Set([...words, words.join(' ')])) {
    for (const sounds of soundVariants(form)) {
      const bones = skeleton(sounds).slice(0, 5)
      if (bones.length < 2) {
        if (bones) keys.add(`${bones}.`)
        continue
      }
      keys.add(bones)
      if (bones.length > 2) keys.add(bones.slice(0, -1))
    }
  }
  return [...keys]
}
