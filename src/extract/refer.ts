import { fold } from '../model/text.ts'
import { IDLE } from './idle-words.ts'
import type { Line, Reading } from './reading.ts'
import { voiceName } from './reading.ts'

/** A noun phrase with its determiner, as far as that can be told without a grammar. */
export interface NounPhrase {
  readonly determiner: string
  /** Words after the determiner. */
  readonly words: readonly string[]
  readonly start: number
  readonly end: number
  /** What stands right before: a verb or the sentence's start make it likelier that a pronoun takes it up. */
  readonly place: 'subject' | 'object' | 'other'
}

const DETERMINERS = new Set('the a an my our your his her their this that these those another both'.split(' '))
const COUNTS = new Set('two three four five six seven eight nine ten eleven twelve thirty forty fifty'.split(' '))
// A noun phrase ends before these.
const ENDS = new Set(
  `and or but so because if when while where who whom which that than then as at by for from in into of off on onto out over per since through to under until up upon with
 within without about after before between during against along around across near is isn't are aren't was wasn't were weren't be been being am has hasn't have haven't had
 do does doesn't did didn't don't will won't would can can't cannot could couldn't shall should may might must ought i we you he she it they me us him them there here
 my our your his her their its this these those the a an not never no also just too very really still already again ever only even yet now soon today tomorrow tonight
 yesterday monday tuesday wednesday thursday friday saturday sunday says say said goes go went comes come came gets get got needs need needed takes take took gives give gave
 costs cost looks look looked wants want wanted works work worked makes make made moves moved stays starts started ends opens opened closes closed leaves left runs arrives
 arrived happens happened means meant seems stands sits lies keeps kept shows showed knows knew thinks thought sees saw finds found tells told asks asked sends sent calls
 called missing meets expires expire belongs belong depends depend begins returns applies sells grows rises falls fits sounds helps fails matters exists includes contains
 requires likes liked understands understood lasts wins loses pays charges reopens trains writes done finished i'll i'm i've i'd we'll we're we've we'd you'll you're you've he's she's they're it's that's there's what what's who's how why whether okay ok
 any more yes yeah please thanks um uh well right together back down away ready alone anyway though however maybe perhaps instead`.split(
    /\s+/,
  ),
)
const OBJECTS = new Set('it them me us you him everything nothing'.split(' '))
const DULL = new Set(
  `star stars legend hero angel saint favour favor eye mind luck wave joke fool
 thing things way ways bit lot lots time times moment week weeks day days month months year years second seconds minute minutes hour hours one ones people guy guys idea
 question questions point points end same other others rest fact sense kind sort problem reason place side case course matter meeting call morning afternoon evening night
 weekend first last next half number story while couple few part man woman stuff number mess news example chance hand job hundred thousand percent euros pounds dollars cents kroner half first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth
 eighteenth nineteenth twentieth`.split(/\s+/),
)

const HAS_DETERMINER =
  /\b(?:the|an?|my|our|your|his|her|their|this|that|these|those|another|both|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|forty|fifty|\d+) \S/i
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*|[^\s\p{L}\p{N}]/gu

/** Noun phrases of some words in their order, up to four words after the determiner. */
export function nounPhrases(text: string): NounPhrase[] {
  if (!HAS_DETERMINER.test(text)) return []
  const tokens: { readonly word: string; readonly low: string; readonly at: number }[] = []
  WORD.lastIndex = 0
  for (let m = WORD.exec(text); m; m = WORD.exec(text)) {
    const low = m[0].toLowerCase()
    tokens.push({ word: m[0], low: low.includes('’') ? low.replace(/’/g, "'") : low, at: m.index })
  }
  const out: NounPhrase[] = []
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]
    if (!t || !(DETERMINERS.has(t.low) || COUNTS.has(t.low) || /^\d+$/.test(t.low))) continue
    const words: string[] = []
    let j = i + 1
    let end = t.at + t.word.length
    for (; j < tokens.length && words.length < 4; j++) {
      const w = tokens[j]
      if (!w || ENDS.has(w.low) || !/^[\p{L}\p{N}]/u.test(w.word) || /'(?:ll|re|ve|m|d)$/.test(w.low)) break
      words.push(w.word)
      end = w.at + w.word.length
    }
    // "'s" may be "is": "the tank's late".
    while (
      words.length > 1 &&
      /ly$|ing$/.test(words.at(-1) ?? '') &&
      !/(?:meeting|building|training|warning|drawing|heading|listing|pricing|cooling|opening|lighting|catering|netting|painting)$/i.test(
        words.at(-1) ?? '',
      )
    ) {
      words.pop()
      end = (tokens[i + words.length]?.at ?? end) + (tokens[i + words.length]?.word.length ?? 0)
    }
    // "The company prints it", "the driver checks the seals": a verb before its object.
    const next = tokens[i + words.length + 1]?.low ?? ''
    if (words.length > 1 && (DETERMINERS.has(next) || OBJECTS.has(next)) && /[^su]s$|[^e]ed$/.test(words.at(-1) ?? '')) {
      words.pop()
      end = (tokens[i + words.length]?.at ?? end) + (tokens[i + words.length]?.word.length ?? 0)
    }
    const head = (words.at(-1) ?? '').toLowerCase()
    if (!words.length || DULL.has(head) || /^\d+$/.test(head) || head.length < 3) continue
    const before = tokens[i - 1]?.low
    const place =
      before === undefined || /^[.!?;:,]$/.test(before) || /^(?:and|but|so|then|because|if|okay|well)$/.test(before)
        ? 'subject'
        : /^(?:of|for|in|on|at|to|from|with|by|between|after|before|about|than|through|over|under|per|into|since|until|as|like)$/.test(
              before,
            )
          ? 'other'
          : 'object'
    out.push({ determiner: t.low, words, start: t.at, end, place })
    i = j - 1
  }
  return out
}

const plural = (np: NounPhrase): boolean =>
  COUNTS.has(np.determiner) || /^(?:these|those|both|\d+)$/.test(np.determiner) || /[^s]s$/.test(np.words.at(-1) ?? '')

// Somebody who can be asked, called or told.
const PERSON_HEAD =
  /^(?:.*(?:[^aeiou]er|or|ist|man|woman|ian|ant|ee)|company|hostel|hotel|landlord|landlady|council|supplier|team|parents?|kids|children|office|school|insurance|agency|bank|police|dairy|theatre|museum|town|town hall|church|client|customers?|guard|crew|staff|people|boss|wife|husband|son|daughter|mother|father|brother|sister|cousin|deputy|chef|cook|nurse|vet|board|committee|department|shop|garage|press|neighbours?|members?|union|authority|ministry|hospital|ward|clinic|depot|family|families|publisher|mayor|judge|coach|librarian|architect|agent|president|professor|chair|host|guide|volunteers?|plumber|roofer|house|head|lab|provider|vendor|guys|engineers?|lawyers?|porters?|caterer)$/i
const NOT_PERSON =
  /^(?:number|paper|letter|order|offer|water|winter|summer|weather|corner|cover|folder|server|printer|poster|power|tower|matter|user|other|another|floor|door|colour|color|error|sensor|factor|motor|tractor|monitor|quarter|chapter|charter|buffer|container|trailer|tanker|filter|timer|counter|layer|register|calendar|september|october|november|december|dinner|center|centre|river|ladder|hammer|fever|cooler|boiler|freezer|computer|scanner|header|footer|sticker|anchor|mirror|warrant|plant|restaurant|grant|document|component|fee|coffee|tree|committeeroom|newsletter|fire|hour|floor|harbour|behaviour|labour|flavour|honour|human|plan|van|scan|loan|clan|slot|paint|point|print)$/i

/** Whether a noun stands for somebody who can be asked or told: director, supplier, town hall. */
export const isPersonNoun = (noun: string): boolean => PERSON_HEAD.test(noun) && !NOT_PERSON.test(noun)

/** What "it", "that" or "them" of a task takes up: a noun phrase of the words before in the same sentence, else of the last sentences; null where it is not clear. */
export function thingMeant(reading: Reading, line: Line, before: string, pronoun: string): string | null {
  // "about that" may be about several things.
  const many = /^about/i.test(pronoun) ? null : /^(?:them|those|these)$/i.test(pronoun)
  const own = pick(before, many)
  if (own) return own
  for (let k = 1; k <= 2; k++) {
    const l = reading.lines[line.index - k]
    if (!l || l.message !== line.message) break
    const found = pick(l.clean, many)
    if (found) return found
    // Something else was talked about in between: no guess.
    if (l.words > 6) break
  }
  return null
}

function pick(text: string, many: boolean | null): string | null {
  const fit = nounPhrases(text).filter(
    np =>
      (many === null || plural(np) === many) &&
      !(PERSON_HEAD.test(np.words.at(-1) ?? '') && !NOT_PERSON.test(np.words.at(-1) ?? '')) &&
      np.words.length <= 3,
  )
  const best = fit.filter(np => np.place === 'object').at(-1) ?? fit.find(np => np.place === 'subject')
  return best ? withArticle(best) : null
}

const withArticle = (np: NounPhrase): string => {
  const article = COUNTS.has(np.determiner)
    ? 'the '
    : /^(?:a|an|another|my|our|your|his|her|their|this|that|these|those|both)$/.test(np.determiner)
      ? 'the '
      : `${np.determiner} `
  return `${/^\d/.test(article) ? 'the ' : article}${np.words.join(' ')}`
}

/** Who "him", "her" or "them" of "ask them", "call her" is: the person or body named last, within three sentences; null where nobody was. */
export function personMeant(reading: Reading, line: Line, before: string): string | null {
  const self = fold(voiceName(reading, line.speaker) ?? '')
  const own = named(reading, before, self)
  if (own) return own
  for (let k = 1; k <= 3; k++) {
    const l = reading.lines[line.index - k]
    if (!l || l.message !== line.message) break
    const other = fold(voiceName(reading, l.speaker) ?? '')
    const found = named(reading, l.clean, self, other)
    if (found) return found
  }
  return null
}

function named(reading: Reading, text: string, ...present: readonly string[]): string | null {
  let best: { at: number; name: string } | null = null
  for (const np of nounPhrases(text)) {
    const head = np.words.at(-1) ?? ''
    const body = np.words.slice(-2).join(' ')
    if (
      (PERSON_HEAD.test(head) || PERSON_HEAD.test(body)) &&
      !NOT_PERSON.test(head) &&
      np.words.length <= 3 &&
      (!best || np.start > best.at)
    )
      best = { at: np.start, name: withArticle(np) }
  }
  for (const m of text.matchAll(/\b(?:(?:Dr|Mr|Mrs|Ms|Prof)\.? )?\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)*/gu)) {
    const name = m[0].replace(/'s$/, '')
    const low = fold(name)
    if (IDLE.has(low.split(' ')[0] ?? '') || present.some(p => p && (p === low || low.startsWith(`${p} `)))) continue
    const known = reading.people.has(low)
    const acts = /^(?: will| is| has| said| says| promised| wants| can| was| told| thinks| should| would| asked| needs|'ll)\b/.test(
      text.slice(m.index + m[0].length),
    )
    if (!known && !acts && (m.index === 0 || !/[\p{Ll},] $/u.test(text.slice(0, m.index)))) continue
    // A place, a language, a people: "in Norway", "the Dutch".
    if (
      !known &&
      (/\b(?:in|across|throughout|within|around|of|from|the|both|into|at) $/i.test(text.slice(0, m.index)) ||
        /(?:ish|ese|[aei]an|ians?)$/.test(name))
    )
      continue
    if (/^(?:I|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/.test(name)) continue
    // An address is no reference.
    if (known && /^,|^\?|^$/.test(text.slice(m.index + m[0].length)) && /, $/.test(text.slice(0, m.index))) continue
    if (!best || m.index > best.at) best = { at: m.index, name }
  }
  return best?.name ?? null
}
