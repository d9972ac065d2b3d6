import type { DatePhrase } from './dates.ts'
import { capital, foldRepeats } from './speech.ts'

/** Who the pronouns of a sentence stand for; null where nobody can be named. */
export interface Cast {
  readonly me: string | null
  readonly you: string | null
  /** What "your" becomes where the owner of the task is addressed: "the". */
  readonly yours?: string
  /** Noun phrase that "it", "that" or "them" takes up, where the talk gives one. */
  readonly it: string | null
}

// A new clause that does not belong to the task.
const CUT =
  /(?:[,;]? (?:so that|so (?:you|we|it|they|he|she|I|that|there)\b|because|'cause|cause (?:you|we|it|they|I)|which (?:is|was|I|we|means)|but|and (?:I|we|you|he|she|they|it|that's|then (?:I|we|you)|see (?:what|how|where))\b|since (?:you|we|it|they|I))|, (?:so|I'll|I'm|I|we|we'll|you|it's|it|that's|they|they're|he|she|there's|there|otherwise|though|right|okay|yeah|if (?:that|you|it)|thank|thanks|and that|then|let's|no|just|is that|do you|or something|as (?:promised|discussed|agreed|you))\b|(?<=\S+ \S+ \S+)(?<!\b(?:whether|if|that|what|when|where|how|who|which|because|since|so|and|as|before|after|until|once|why|than|like|says?|said|think|sure)) (?:it's|I know|I'm|I've|I'll|we're|we've|that's|that'd|will that|they're|there's|is that|just to|okay|yeah)\b| [-–—]+ |;|\? |! |\. |: )/i
/** Where the words of the task end and a new clause begins; -1 where they do not. */
export function clauseEnd(body: string): number {
  const cut = CUT.exec(body)
  return cut && cut.index >= 6 ? cut.index : -1
}
const TAIL =
  /(?:[,;]? (?:okay|ok|right|yeah|yes|please|for sure|at some point|as well|too|then|though|anyway|or so|or something|and so on|and stuff|and things|I think|I guess|I hope|you know|alright|all right|thanks|thank you|if (?:that's|it's) (?:ok|okay|fine|all right|alright)(?: with you)?|if (?:possible|necessary)|if you (?:can|could|like|want|don't mind)))+$/i

/**
 * One imperative sentence from the words after "I'll", "can you", "please": cut at the next clause, "you" and "me" replaced by names,
 * a pure deadline at the end taken away (it is kept as the due date). `dates` are places in `body`.
 */
export function imperative(body: string, cast: Cast, dates: readonly DatePhrase[]): string {
  let text = body
  // The deadline as such: "by Friday", "tomorrow"; "before the offsite on the 14th" says more and stays.
  for (const d of [...dates].reverse()) {
    const head =
      /(?:\s|^)(?:(?:by|on|until|till|before|for|due|no later than|let's say|say|hopefully|latest|at the latest|some ?time|on or before|around),? ?(?:the )?)*$/i.exec(
        text.slice(0, d.start),
      )
    const from = head ? head.index : d.start
    const rest = text.slice(d.end)
    if (
      /^(?:[,.;?!]|\s*$| (?:so|because|and|but|if|when|at the latest|latest|please|then|about|to|with|just|it's|I'm|that's|we're|okay|yeah)\b)/i.test(
        rest,
      )
    )
      text = `${text.slice(0, from)}${rest.replace(/^ (?:at the latest|latest)/i, '')}`
  }
  text = preferFullConjunct(text)
  const cut = clauseEnd(text)
  if (cut > 0) text = text.slice(0, cut)
  text = text.replace(TAIL, '').replace(TAIL, '').trim()
  text = names(text, cast)
  text = foldRepeats(text)
  const words = text.split(/\s+/)
  if (words.length > 24)
    text = words
      .slice(0, 24)
      .join(' ')
      .replace(/[,;]?\s+(?:and|or|the|a|an|to|of|with|for|in|on|at|from|by|that|which|if)$/i, '')
  return capital(
    text
      .replace(/\s+([,.;])/g, '$1')
      .replace(/[\s,.;:!?–—-]+$/, '')
      .replace(/\s+/g, ' '),
  )
}

/** "clean that up and send you the sheet" → "send you the sheet": the half that names its object. */
function preferFullConjunct(text: string): string {
  const m =
    /^(\w+) (?:it|that|this|them|those|these)(?: (?:up|out|over|back|down|through|in|on|off))?,? and (?:then )?((?:send|email|mail|forward|give|get|share|bring|write|tell|ask|show|call|let|put|post|update|check|make|prepare|draft) .+)$/i.exec(
      text,
    )
  return m?.[2] && /\b(?:the|a|an|my|our|your|some|all|\d+)\b/i.test(m[2]) ? m[2] : text
}

function names(text: string, cast: Cast): string {
  let t = text
  // In a promise, what is mine is simply the thing.
  if (!cast.me) t = t.replace(/\bmy (?=[a-z])/gi, 'the ').replace(/\bme\b/gi, 'me')
  const it = cast.it
  if (it)
    t = t.replace(
      /^([a-z-]+(?: (?:you|me|him|her|them|us|up|out|over|back))?) (?:it|that|this|those|these|them)\b(?! (?:\w+ )?(?:[a-z]+ion|one|list|draft|report|file|document|note))/i,
      (_, head: string) => `${head} ${it}`,
    )
  const { me, you } = cast
  t = t.replace(/^give (?:you|me) a (?:call|ring|shout)\b/i, m => `call ${/you/i.test(m) ? 'you' : 'me'}`)
  if (you) {
    t = t
      .replace(/\byou guys\b|\byou two\b|\byou both\b|\byou all\b/gi, 'you')
      .replace(/\byour\b/gi, cast.yours ?? `${you}'s`)
      .replace(/\byours\b/gi, `${you}'s`)
    t = t.replace(
      /\byou(?:'re|'ve|'ll|'d)\b/gi,
      m =>
        `${you}${m.toLowerCase().endsWith('re') ? ' is' : m.toLowerCase().endsWith('ve') ? ' has' : m.toLowerCase().endsWith('ll') ? ' will' : ' would'}`,
    )
    t = t.replace(/\byou\b/gi, you)
  } else {
    // Without a name the recipient is better left out than wrong.
    t = t.replace(
      /^((?:send|email|mail|forward|get|give|show|bring|tell|write|hand|pass) )you (?:guys |two |both |all )?(?=(?:the|a|an|my|our|some|all|those|that|this|over)\b)/i,
      '$1',
    )
  }
  if (me) {
    t = t
      .replace(/\bmy\b/gi, `${me}'s`)
      .replace(/\bmine\b/gi, `${me}'s`)
      .replace(/\bmyself\b/gi, me)
      .replace(/\bI'm\b/g, `${me} is`)
      .replace(/\bI've\b/g, `${me} has`)
      .replace(/\bI'll\b/g, `${me} will`)
      .replace(/\bI\b/g, me)
      .replace(/\bme\b/gi, me)
  }
  return t
}

const NP =
  /\b((?:the|a|an|my|our|your|this|that|those|these|two|three|four|five|six|\d+|some|another|all the|his|her|their) (?:[a-z][\w'-]* ){0,3}?[a-z][\w'-]+)(?=[,.;:?!]|$| (?:to|for|from|by|on|in|at|with|of|and|or|that|which|so|is|are|was|were|because|if|but|then|before|after|as|when|about|over|up|out|back|we|I|you|they|he|she|it)\b)/gi
const DULL =
  /\b(?:thing|things|way|bit|lot|time|moment|week|day|month|year|second|minute|one|ones|people|guy|guys|idea|question|point|end|same|other|rest|fact|sense|kind|sort|problem|reason|place|side|case|course|matter|meeting|call)$/i

/** The last noun phrase of some words that "it" can take up, with its article; null where none is concrete. */
export function lastThing(words: string): string | null {
  let found: string | null = null
  for (const m of words.matchAll(NP)) {
    const np = m[1]
    if (np && !DULL.test(np)) found = np
  }
  return found
    ? found
        .toLowerCase()
        .replace(/^(?:my|our|your|this|that) /, 'the ')
        .replace(/^(?:those|these) /, 'the ')
    : null
}
