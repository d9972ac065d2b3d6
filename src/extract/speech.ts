import { remembering } from '../model/remembering.ts'
import { IDLE } from './idle-words.ts'

/** Turns spoken words into words that a person would write down: no fillers, no false starts, no doubled words. Pure text in, text out. */

const NOISE = /\[[A-Z_ ]{3,}\]|\((?:laugh|chuckl|cough|sigh|computer|applause|music|inaudible|crosstalk|silence)[^)]*\)/gi
const FILLER = /(?:^|(?<=[\s,]))(?:u+m+|u+h+|uh-huh|e+r+m*|h+m+|m+m+(?:-?h+m+)?|ah+)(?=[\s,.!?…]|$)[,.…]?\s*/gi
const PARENTHETIC =
  /(?:^|(?<=[\s,])),?\s*\b(?:you know|i mean|i guess|sort of|kind of|kinda|sorta|let's say|as i said|like i said|to be honest|honestly|basically|actually|obviously|frankly|literally|like),\s*/gi
const INNER = /\s\b(?:sort of|kind of|kinda|sorta|basically|obviously|literally|by the way|you know what i mean)\b(?=\s)/gi
const OPENING =
  /^(?:(?:and|but|so|okay|ok|well|yeah|yes|yep|oh|right|now|anyway|alright|all right|look|listen|no|sure|great|good|perfect|cool|then|also|because|cause|'cause|hey|hi|thanks|thank you|fine|exactly|absolutely|of course|you know|i mean|i guess|i think|i'd say|plus|mhm|mm-hmm)(?:[,.!…]+\s+|\s+(?=(?:and|but|so|okay|ok|well|yeah|i|i'll|i'm|i've|we|we'll|we're|let's|let|it's|that's|the|he|she|they|if|can|could|please|then|you|there|there's|this|my|our)\b)))+/i

/** Cleaned words of one sentence. Keeps names and punctuation; first letter upper case, no full stop at the end. */
export function cleanSpeech(text: string): string {
  // Half of all utterances are a single word of assent: nothing to clean.
  if (/^[A-Za-z]{2,12}[.!?]?$/.test(text) && !/^(?:u+[mh]+|e+r+m*|h+m+|m+m+|a+h+)\b/i.test(text)) return capital(text.replace(/\.$/, ''))
  let t = text
  if (UNUSUAL.test(t)) t = t.replace(NOISE, ' ').replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ')
  t = t.trim()
  // Most expressions below have nothing to do in most sentences: the words tell which are worth running.
  const marks = marksOf(t)
  const start = t
  if (marks & FILLS) t = t.replace(FILLER, '')
  if (marks & ASIDE) {
    if (t.includes(',')) t = t.replace(PARENTHETIC, ' ')
    t = t.replace(INNER, '')
  }
  if (t.includes(' mean') || t.includes('mean '))
    t = t.replace(/(?<!\b(?:what|do|don't|that|know what) )\bI(?:'m)? mean\b,?(?! (?:it|that|to|this|by|the)\b)\s*/gi, '')
  // "at A, sorry, at B": the second is meant.
  if (marks & MENDS && /, (?:sorry|I mean|no|or rather)\b/i.test(t))
    t = t.replace(/\b(\p{L}+) [^,.;]{2,30}, (?:sorry|I mean|no|or rather),? (?=\1 )/giu, '')
  if (t === start) {
    if (marks & TWICE) t = foldTwice(t)
  } else t = foldRepeats(t)
  let before = ''
  while (before !== t && OPENERS.has(firstWord(t))) {
    before = t
    t = t.replace(OPENING, '').trim()
  }
  if (marks & JOINED) t = t.replace(NO_APOSTROPHE, w => APOSTROPHE[w.toLowerCase()] ?? w).replace(ILL, "I'll")
  if (marks & SMALL_I) t = t.replace(/\bi('ll|'m|'ve|'d)?\b/g, (_, rest: string | undefined) => `I${rest ?? ''}`)
  if (LOOSE.test(t)) t = t.replace(/\s+([,.;:!?])/g, '$1').replace(/,\s*(?=[,.;:!?])/g, '')
  if (!/^\w/.test(t)) t = t.replace(/^[\s,.;:–—-]+/, '')
  if (marks & SLURRED)
    t = t
      .replace(/\bgonna\b/gi, 'going to')
      .replace(/\bwanna\b/gi, 'want to')
      .replace(/\bgotta\b/gi, 'have to')
      .replace(/\blemme\b/gi, 'let me')
      .replace(/\bgimme\b/gi, 'give me')
  if (t !== start) t = t.replace(/\s+/g, ' ').trim()
  if (TRAILING.has(t.slice(t.lastIndexOf(' ') + 1).toLowerCase()))
    t = t.replace(/(?<=\S+ \S+ \S+)(?:,? (?:oh|okay|um|uh|and|but|yeah|anyway))+$/i, '')
  if (!/[\p{L}\p{N}]$/u.test(t)) t = t.replace(/[\s,;:–—-]+$/, '').replace(/(?<![.?!…])\.$/, '')
  return capital(t)
}

/** Brackets, typographic quotes, anything but single plain spaces. */
const UNUSUAL = /[[(’‘“”]|\s\s|[^\S ]/
const LOOSE = /\s[,.;:!?]|,\s*[,.;:!?]/
const TRAILING = new Set('oh okay um uh and but yeah anyway'.split(' '))
const OPENERS = new Set(
  "and but so okay ok well yeah yes yep oh right now anyway alright all look listen no sure great good perfect cool then also because cause 'cause hey hi thanks thank fine exactly absolutely of you i i'd plus mhm mm-hmm".split(
    ' ',
  ),
)
const firstWord = (t: string): string => /^\s*(['\w-]+)/.exec(t)?.[1]?.toLowerCase() ?? ''

// What a word may call for, one bit each.
const FILLS = 1
const ASIDE = 2
const MENDS = 4
const SLURRED = 8
const SMALL_I = 16
const TWICE = 32
const JOINED = 64
/** What some recognisers write without its apostrophe, where no other word is spelled so. */
const APOSTROPHE: Readonly<Record<string, string>> = Object.fromEntries(
  "I'm I've don't didn't doesn't isn't aren't wasn't weren't haven't hasn't can't couldn't won't wouldn't shouldn't that's there's they're they've they'll you'll you're you've he's she's what's who's"
    .split(' ')
    .map(w => [w.replace("'", '').toLowerCase(), w]),
)
const NO_APOSTROPHE = new RegExp(`\\b(?:${Object.keys(APOSTROPHE).join('|')})\\b`, 'gi')
/** "ill ring them": sick is nobody who does something to somebody. */
const ILL =
  /\bill (?=(?:also |just |then |have to )?[a-z]+ (?:the|a|an|them|him|her|it|you|my|your|our|their|his|that|this|to|up|out|round|back|in|on|down)\b)/g
const MARKS: readonly (readonly [number, RegExp])[] = [
  [FILLS, /^(?:u+m+|u+h+|uh-huh|e+r+m*|h+m+|m+m+(?:-?h+m+)?|ah+)$/],
  [ASIDE, /\b(?:know|mean|guess|sort|kind|kinda|sorta|say|said|honest|honestly|basically|actually|obviously|frankly|literally|like|way)\b/],
  [MENDS, /\b(?:sorry|mean|no|rather)\b/],
  [JOINED, new RegExp(`^(?:ill|${Object.keys(APOSTROPHE).join('|')})$`)],
  [SLURRED, /\b(?:gonna|wanna|gotta|lemme|gimme)\b/],
]
const marksOfWord = remembering(50_000, (word: string): number => MARKS.reduce((m, [bit, re]) => (re.test(word) ? m | bit : m), 0))

/** What the words of a text call for; `TWICE` where any word comes back within five words or begins the next one. */
function marksOf(text: string): number {
  const words = text.toLowerCase().split(WORD_BREAK)
  let m = /\bi\b/.test(text) ? SMALL_I : 0
  for (const w of words) m |= marksOfWord(w)
  return repeats(words) ? m | TWICE : m
}

// Words that may well stand before a longer one that begins alike: "the theatre", "to Tobias", "we went".
const SHORT = new Set(
  'the to so be we he she do go no see for per by my me you her his how who why yet now one two ten get got let put run say set can get but big end new old our out pay few far car job man may met not off too use via way'.split(
    ' ',
  ),
)

/** "the the", "I'm, I'm", "it's, um, it's", "you, you, you" → said once; "what is, what does" keeps the last start. */
export function foldRepeats(text: string): string {
  return repeats(text.toLowerCase().split(WORD_BREAK)) ? foldTwice(text) : text
}

function foldTwice(text: string): string {
  let t = text
  for (let i = 0; i < 3; i++) {
    const next = t
      .replace(/\b([\p{L}\p{N}'-]+(?:\s+[\p{L}\p{N}'-]+){1,3})(?:,?\s+|\s+and\s+)\1\b(?!')/giu, '$1')
      .replace(/\b([\p{L}']+),?\s+\1\b(?!')/giu, (m, w: string) =>
        /^(?:had|that|very|really|no|ha|bye|so)$/i.test(w) && !m.includes(',') && /^(?:had|very|really|ha|bye)$/i.test(w) ? m : w,
      )
      // Cut-off words of careful transcripts: "th the", "pr uh prototype".
      .replace(/(?<![\p{L}'’])([\p{L}]{1,4})\s+(?=\1\p{L})/giu, (m, w: string) =>
        /^[ai]$/i.test(w) || SHORT.has(w.toLowerCase()) || IDLE.has(w.toLowerCase()) || /\p{Lu}/u.test(w) ? m : '',
      )
      // "we use must use", "it is will be": the verb said again behind its modal.
      .replace(/\b(\p{L}{2,}) ((?:must|should|can|will|would|could) \1)\b/giu, '$2')
    if (next === t) break
    t = next
  }
  return t
}

const WORD_BREAK = /[^\p{L}\p{N}'-]+/u
/** Whether any word comes back within four words or begins the next one: most sentences need no look. */
function repeats(words: readonly string[]): boolean {
  for (let i = 0; i < words.length; i++) {
    const w = words[i] as string
    if (!w) continue
    for (let j = i + 1; j <= i + 5 && j < words.length; j++) if (words[j] === w) return true
    if (w.length <= 4 && words[i + 1]?.startsWith(w)) return true
  }
  return false
}

/** Upper case for the first letter. */
export function capital(text: string): string {
  const first = text.charCodeAt(0)
  if (first > 64 && first < 91) return text
  const i = first > 96 && first < 123 ? 0 : text.search(/\p{L}|\p{N}/u)
  return i < 0 ? text : text.slice(0, i) + text.charAt(i).toUpperCase() + text.slice(i + 1)
}

/** How many words more than asked for a sentence may have that nowhere can be cut. */
const UNCUT = 14

/** About `max` words: a longer text is cut where a clause of it ends, and stays whole where none does. */
export function shorten(text: string, max: number): string {
  const words = text.split(/\s+/)
  if (words.length <= max) return text
  const head = words.slice(0, max).join(' ')
  let cut = -1
  for (const m of `${head} `.matchAll(BORDER)) if (m.index > head.length * 0.4 && standsSoFar(head.slice(0, m.index))) cut = m.index
  if (cut < 0 && words.length > max + UNCUT) return `${head}…`
  return (cut < 0 ? text : head.slice(0, cut)).replace(/[\s,;:–—-]+$/, '')
}
/** Where a further clause is only added. */
const BORDER =
  /;|,? (?:because|so that|although|though|whereas|but|and (?:I|we|they|it|he|she|you|that|then|there|the|this|also|so)|so (?:I|we|they|it|he|she|you|that|there)|which)(?= )|, (?:and|so|or|if|when|where|who|as|I|we|they|it|he|she|you|that|this|the)(?= )/gi
/** No clause is left open: "If the roof leaks" is only the half of it, "the fact" waits for what it is. */
const standsSoFar = (head: string): boolean =>
  !(/^(?:if|when|although|though|while|unless|once|because|since|as|before|after|even if)\b/i.test(head) && !/,|\bthen\b/.test(head)) &&
  !/\b(?:fact|so|such|said|says|think|know|hope|not only|whether|either|both|between|say|mean|means|sure|if|when|that)$/i.test(head)
