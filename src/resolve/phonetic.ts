import { fold, wordsOf } from '../model/text.ts'

/**
 * Spelling → sounds, one character a sound. Rough on purpose: it only has to bring together what a recogniser confuses.
 * Consonants `p b t d k g f v T s z S Z C J m n N l r w y h` (T = th, S = sh, Z = zh, C = ch, J = j in jam, N = ng),
 * vowels `a e i o u A I W @` (A = day, I = eye, W = now, @ = colourless).
 */
type Rule = readonly [pattern: RegExp, sounds: string]

// Longest spelling first; each rule is tried at the current position (sticky).
const sticky = (rules: readonly (readonly [string, string])[]): readonly Rule[] => rules.map(([p, s]) => [new RegExp(p, 'y'), s] as const)

const ENGLISH = sticky([
  ["'s\\b", 'z'],
  ['tion\\b|sion\\b|cian\\b', 'S@n'],
  ['tious|cious', 'S@s'],
  ['ture\\b', 'C@'],
  ['eigh|aigh', 'A'],
  ['igh', 'I'],
  ['augh|ough', 'o'],
  ['tch|cz', 'C'],
  ['sch|sh|sz|skj|sj', 'S'],
  ['(?<![a-z])(?:kn|gn|pn)', 'n'],
  ['(?<![a-z])wr', 'r'],
  ['(?<![a-z])ps', 's'],
  ['(?<![a-z])x', 'z'],
  ['(?<![a-z])hj', 'y'],
  ['(?<![a-z])kj', 'C'],
  ['(?<![a-z])bj', 'by'],
  ['chr|chl', 'k'],
  ['ch', 'C'],
  ['dge?(?=[eiy]|\\b)', 'J'],
  ['dg|dj', 'J'],
  ['ph', 'f'],
  ['gh(?=[aeiou])', 'g'],
  ['gh', ''],
  ['th', 'T'],
  ['[bdgkp]h', '*'],
  ['wh', 'w'],
  ['rh', 'r'],
  ['ck|cq|cc(?![eiy])', 'k'],
  ['sc(?=[eiy])', 's'],
  ['cc(?=[eiy])', 'ks'],
  ['c(?=[eiy])', 's'],
  ['c', 'k'],
  ['ng(?=[aeiouy])', 'Ng'],
  ['ng', 'N'],
  ['nk', 'Nk'],
  ['qu', 'kw'],
  ['q', 'k'],
  ['gu(?=[eiy])', 'g'],
  ['gg', 'g'],
  ['g(?=[eiy](?!t))', 'J'],
  ['j', 'J'],
  ['x', 'ks'],
  ['mb\\b', 'm'],
  ['lk\\b', 'k'],
  ['zh', 'Z'],
  ['ts|tz', 'ts'],
  ['eau', 'o'],
  ['ee|ea|ie(?=[a-z])|ei', 'i'],
  ['oo|ue\\b|ew|eu', 'u'],
  ['ai|ay|ey', 'A'],
  ['oi|oy', 'oI'],
  ['ou|ow', 'W'],
  ['au|aw|oa', 'o'],
  ['er\\b|or\\b|ar\\b|ur|ir', '@r'],
  ['(?<=[^aeiou]{1}[a-z]*?[aeiou][a-z]*?[^aeiouy])e\\b', ''],
  ['(?<![a-z])y', 'y'],
  ['y(?=[aeiou])', 'y'],
  ['y', 'i'],
])
const doubled = /(.)\1+/g

/** Letters that a rule's match can begin with: most rules need not be tried at most letters. */
function firstLetters(pattern: string): string {
  const branches = pattern.replace(/\(\?<?[!=](?:\[[^\]]*\]|[^)\]])*\)/g, '').split('|')
  return branches.map(branch => /^(?:\(\?:)?(?:\[([a-z]+)\]|([a-z']))/.exec(branch)?.slice(1).join('')).join('')
}

const byLetter = new Map<readonly Rule[], ReadonlyMap<string, readonly Rule[]>>()
/** The rules that can apply at each letter, in their order. */
function rulesByLetter(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  let known = byLetter.get(rules)
  if (!known) {
    const first = rules.map(([pattern]) => firstLetters(pattern.source))
    known = new Map([..."abcdefghijklmnopqrstuvwxyz'"].map(c => [c, rules.filter((_r, i) => first[i]?.includes(c))]))
    byLetter.set(rules, known)
  }
  return known
}

const WRITTEN = /[bdfghklmnprstvwzaeiou]/

function speak(word: string, rules: readonly Rule[]): string {
  const applicable = rulesByLetter(rules)
  let out = ''
  let i = 0
  outer: while (i < word.length) {
    const c = word[i] ?? ''
    for (const [pattern, sounds] of applicable.get(c) ?? []) {
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
const DIGITS = ['ziro', 'wun', 'tu', 'Tri', 'for', 'fIv', 'siks', 'sev@n', 'At', 'nIn']

/** How letters are called: `BESS` may be read out, `b e s s` may be what was heard of it. */
const LETTERS: Readonly<Record<string, string>> = {
  a: 'A',
  b: 'bi',
  c: 'si',
  d: 'di',
  e: 'i',
  f: 'ef',
  g: 'Ji',
  h: 'AC',
  i: 'I',
  j: 'JA',
  k: 'kA',
  l: 'el',
  m: 'em',
  n: 'en',
  o: 'o',
  p: 'pi',
  q: 'kyu',
  r: 'ar',
  s: 'es',
  t: 'ti',
  u: 'yu',
  v: 'vi',
  w: 'd@b@lyu',
  x: 'eks',
  y: 'wI',
  z: 'zi',
}

/** Other ways to read a spelling, tried on names only: what an English recogniser would hear of a name from elsewhere. */
const ELSEWHERE: readonly { readonly when: RegExp; readonly respell: readonly (readonly [RegExp, string])[] }[] = [
  // Irish: `Siobhan` is said "shivawn", `Niamh` "neev", `Aoife` "eefa"
  {
    when: /bh|mh|dh|gh|aoi|^si|\bsea|oise|aith\b|adr|ai[cg]\b/,
    respell: [
      [/c(?=[aeiou])/g, 'k'],
      [/ch/g, 'k'],
      [/aith\b/g, 'a'],
      [/adr/g, 'or'],
      [/ai(?=[cg]\b)/g, 'i'],
      [/(?<=[bm]h)e\b/g, 'a'],
      [/aoi/g, 'ee'],
      [/\bs(?=[ie])i?/g, 'sh'],
      [/obh|abh/g, 'av'],
      [/bh/g, 'v'],
      [/mh/g, 'v'],
      [/\beo(?=gh)/g, 'o'],
      [/dh|gh/g, ''],
      [/iav/g, 'eev'],
    ],
  },
  // Polish, Czech
  {
    when: /rz|sz|cz|dz|w(?![aeiou]*[a-z]*h)|szcz|ch/,
    respell: [
      [/szcz/g, 'shch'],
      [/grz/g, 'gj'],
      [/rz\b/g, 'sh'],
      [/rz/g, 'zh'],
      [/sz/g, 'sh'],
      [/cz/g, 'tch'],
      [/dz/g, 'j'],
      [/w/g, 'v'],
      [/j/g, 'y'],
      [/ch/g, 'h'],
      [/c(?=[iey])/g, 'ts'],
    ],
  },
  // Nordic, German
  {
    when: /j|ei|ie|w|v|sch|tz|z|kj|aa|au|gj/,
    respell: [
      [/\bgj/g, 'y'],
      [/kj/g, 'sh'],
      [/sk(?=[iyj])/g, 'sh'],
      [/aa/g, 'o'],
      [/j/g, 'y'],
      [/ei/g, 'igh'],
      [/w/g, 'v'],
      [/z/g, 'ts'],
      [/qv/g, 'kv'],
      [/eu|äu/g, 'oy'],
      [/g(?=[ei])/g, 'gh'],
    ],
  },
  // Dutch
  {
    when: /oe|ij|sch|ui|uu|w(?=[aeiou])/,
    respell: [
      [/sch/g, 'sk'],
      [/oe/g, 'oo'],
      [/ij/g, 'igh'],
      [/ui/g, 'ow'],
      [/uu/g, 'u'],
      [/w(?=[aeiou])/g, 'v'],
    ],
  },
  // Three consonants that English has not together: the middle one is lost
  {
    when: /[bgkpt]rz/,
    respell: [
      [/(?<=[bgkpt])rz/g, 'r'],
      [/rz\b/g, 'sh'],
      [/sz/g, 'sh'],
      [/cz/g, 'tch'],
      [/w/g, 'v'],
    ],
  },
  // Iberian
  {
    when: /j|lh|nh|ll|ao|x|z|ge|gi|qu|ti|di/,
    respell: [
      [/\bj/g, 'h'],
      [/j/g, 'h'],
      [/lh/g, 'ly'],
      [/nh/g, 'ny'],
      [/ll/g, 'y'],
      [/ao\b/g, 'own'],
      [/g(?=[ei])/g, 'h'],
      [/qu/g, 'k'],
      [/z/g, 's'],
    ],
  },
  {
    when: /ti|di|th[ei]|x|ch|j/,
    respell: [
      [/th?(?=i)/g, 'ch'],
      [/d(?=i)/g, 'j'],
      [/x/g, 'sh'],
      [/j/g, 'zh'],
      [/ch/g, 'sh'],
    ],
  },
  // Indian, Arabic, Hebrew
  {
    when: /th|dh|sw|v|w|ch|kh|tz|q|ph/,
    respell: [
      [/kh|ch/g, 'h'],
      [/th/g, 't'],
      [/dh/g, 'd'],
      [/ph/g, 'p'],
      [/w/g, 'v'],
      [/tz/g, 'ts'],
    ],
  },
  // Chinese, Vietnamese, Korean
  {
    when: /x|q|zh|eo|eu|ae|ao|hy|ng|oe|yu/,
    respell: [
      [/x/g, 'sh'],
      [/q/g, 'ch'],
      [/zh/g, 'j'],
      [/eo|eu/g, 'u'],
      [/ae/g, 'eh'],
      [/ao/g, 'ow'],
      [/oe/g, 'we'],
    ],
  },
  // French
  {
    when: /eux|eau|oi|ault|et\b|s\b|x\b|t\b|ch|gn|lle\b|ge|gi|j/,
    respell: [
      [/eau|ault|aux?/g, 'o'],
      [/oi/g, 'wa'],
      [/et\b/g, 'ay'],
      [/(?<=[aeiou])[sxt]\b/g, ''],
      [/ch/g, 'sh'],
      [/gn/g, 'ny'],
      [/lle\b/g, 'l'],
      [/j|g(?=[ei])/g, 'zh'],
    ],
  },
  // A final e that is spoken: Dante, Kaede
  {
    when: /[^aeiou]e\b|ae/,
    respell: [
      [/ae/g, 'ay'],
      [/(?<=[^aeiou])e\b/g, 'ay'],
    ],
  },
  // Initial vowel or h that is swallowed, soft and hard g and c
  {
    when: /^[h]|g[eiy]|c[eiyh]/,
    respell: [
      [/\bh/g, ''],
      [/g(?=[eiy])/g, 'gh'],
      [/ch/g, 'k'],
    ],
  },
]

const cache = new Map<string, string>()
/** Sounds of one folded word, read as English. Cached: the words of a talk repeat. */
function spokenWord(word: string): string {
  let s = cache.get(word)
  if (s === undefined) {
    s = speak(word, ENGLISH)
    if (cache.size > 50_000) cache.clear()
    cache.set(word, s)
  }
  return s
}

/** Sounds of a text as an English recogniser would have heard it; single letters are read out where several follow each other. */
export function soundsOf(text: string): string {
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
export function spelledOut(text: string): string {
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
        return letters ? spelledOut(piece) : soundsOf(piece)
      })
      .join('')
  })
  return spelled ? tokens.join('').replace(doubled, '$1') : null
}

const variantCache = new Map<string, readonly string[]>()
/** The ways in which a right name may sound, the English reading first. At most eleven. */
export function soundVariants(name: string): readonly string[] {
  const known = variantCache.get(name)
  if (known) return known
  const out = new Set<string>([soundsOf(name)])
  const folded = wordsOf(name.replace(/['’]/g, '')).join(' ')
  for (const { when, respell } of ELSEWHERE) {
    if (!when.test(folded)) continue
    let spelling = folded
    for (const [from, to] of respell) spelling = spelling.replace(from, to)
    if (spelling !== folded) out.add(soundsOf(spelling))
  }
  const capitals = /^[A-Z][A-Z0-9]{1,5}s?$/.exec(name)
  if (capitals) out.add(spelledOut(name))
  const parts = partlySpelled(name)
  if (parts !== null) out.add(parts)
  const variants = [...out].filter(s => s !== '')
  if (variantCache.size > 20_000) variantCache.clear()
  variantCache.set(name, variants)
  return variants
}

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
