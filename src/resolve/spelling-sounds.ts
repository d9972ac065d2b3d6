/**
 * Spelling → sounds, one character a sound. Rough on purpose: it only has to bring together what a recogniser confuses.
 * Consonants `p b t d k g f v T s z S Z C J m n N l r w y h` (T = th, S = sh, Z = zh, C = ch, J = j in jam, N = ng),
 * vowels `a e i o u A I W @` (A = day, I = eye, W = now, @ = colourless).
 */
export type SoundRule = readonly [pattern: RegExp, sounds: string]

const sticky = (rules: readonly (readonly [string, string])[]): readonly SoundRule[] =>
  rules.map(([p, s]) => [new RegExp(p, 'y'), s] as const)

/** How English is read: longest spelling first, each rule tried at the current position (sticky); `*` stands for the letter itself. */
export const ENGLISH = sticky([
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
/** Figures as they are spoken. */
export const DIGITS = ['ziro', 'wun', 'tu', 'Tri', 'for', 'fIv', 'siks', 'sev@n', 'At', 'nIn']

/** How letters are called: `BESS` may be read out, `b e s s` may be what was heard of it. */
export const LETTERS: Readonly<Record<string, string>> = {
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
export const ELSEWHERE: readonly { readonly when: RegExp; readonly respell: readonly (readonly [RegExp, string])[] }[] = [
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
  // Irish as others say it: `Aoibheann` "ayveen"
  {
    when: /aoi/,
    respell: [
      [/(?<=bh)eann\b/g, 'een'],
      [/aoi/g, 'ay'],
      [/bh|mh/g, 'v'],
      [/dh|gh/g, ''],
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
