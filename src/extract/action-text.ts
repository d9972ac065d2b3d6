import type { DatePhrase } from './dates.ts'
import { clashes } from './grammar.ts'
import { mended } from './mend.ts'
import { inThirdPerson, youNamed } from './person.ts'
import { capital, foldRepeats } from './speech.ts'

/** Who the pronouns of a sentence stand for; null where nobody can be named. */
export interface Cast {
  readonly me: string | null
  readonly you: string | null
  /** What "your" becomes where the owner of the task is addressed: "the". */
  readonly yours?: string
  /** Noun phrase that "it", "that" or "them" takes up, and whom "him", "her" or "them" means, given the words before the pronoun. */
  readonly thing?: (before: string, pronoun: string) => string | null
  readonly person?: (before: string) => string | null
  /** The words were heard: where they clash, nothing is made of them. */
  readonly heard?: boolean
  /** Who says "I" and "me" in a promise. */
  readonly self?: string | null
  /** The voices meant by "you both", as a list in words. */
  readonly all?: string | null
}

// A new clause that does not belong to the task.
const CUT =
  /(?:(?<=^(?:find out|ask around|check)) (?:I know|I'll|I've|I can|because|she|he|they)\b|[,;]? (?:so that|no,? (?:you|I|he|she|we)\b|(?<=\S+ \S+ )then (?:he|she|it|they|you|we)(?:'ll| will)\b|don't (?:you )?(?:worry|bother|panic)\b|so (?:if|when|you|we|it|they|he|she|I|that|there)\b|because|'cause|cause (?:you|we|it|they|I)|which (?:is|was|I|we|means)|but|and (?:I|we|you|he|she|they|it|that's|then (?:I|we|you)|see (?:what|how|where)|(?:did|do|does|is|are|was|were|can|could|will|would) (?:you|I|we|they|he|she|it|that))\b|since (?:you|we|it|they|I))|, and (?:the|a|that|this|my|our) (?:\S+ ){1,6}?(?:is|are|was|will|has|have)\b|, (?:give (?:me|us)|so|I'll|I'm|I|we|we'll|you|it's|it|that's|they|they're|he|she|there's|there|otherwise|else|or else|though|right|okay|yeah|if (?:that|you|it)|(?:can|could|would|will) you|thank|thanks|and that|then|let's|no|just|is that|do you|or something|as (?:promised|discussed|agreed|you))\b|,? (?:would|will|does|is) (?:that|this|it)\b|(?<=\S+ \S+ \S+)(?<!\b(?:whether|if|that|what|when|where|how|who|which|because|since|so|and|as|before|after|until|once|why|than|like|says?|said|think|sure)) (?:it's|I know|I'm|I've|I'll|we're|we've|that's|that'd|will that|they're|there's|is that|just to|okay|yeah)\b|(?<=\S+ \S+)(?<!\b(?:whether|if|that|what|when|where|how|who|because|since|as|before|after|until|once|why|than|says?|said|think|sure|and|so)) (?:she's|he's)\b|(?<=\S+ \S+ \S+)(?<!\b(?:a|an|the|very|so|really|be|is|are|of|for|quite|pretty|more|most|some|no|any|with|two|all|have|get|make|look|looks|how|this|that)) (?:brilliant|perfect|lovely|great|fantastic|excellent|grand|super|cool|amazing|wonderful|thanks|thank you|cheers|alright) (?=(?:and|so|then|that|that's|the|what|anything|I|I'm|I've|we|you|okay|now|next|because|but|is|it's|right|bye|have|in|on|see)\b)| [-–—]+ |;|\? |! |(?<!\b(?:Dr|Mr|Mrs|Ms|Prof|St|No|a\.m|p\.m))\. |: )/i
/** Where the words of the task end and a new clause begins; -1 where they do not. */
export function clauseEnd(body: string): number {
  const cut = CUT.exec(body)
  return cut && cut.index >= 6 ? cut.index : -1
}
const TAIL =
  /(?:[,;]? (?:(?:had|have|wo|sha|should|ca|could|did|do|is|are|would)n't (?:I|we|you|he|she|they|it)|okay|ok|right|yeah|yes|please|later(?: on)?|first thing|when(?:ever)? you (?:get|have) (?:a|the|some) (?:\w+ )?(?:sec|second|minute|moment|chance|time)|for sure|at some point|as well|too|(?:before|by) (?:then|that)|then|though|anyway|anyways|myself|or so|or something|and so on|and stuff|and things|I think|I guess|I hope|(?<!let )you know|no problem|as soon as (?:you|I) can|as soon as possible|right (?:now|away|after(?: this)?)|super|great|good|alright|all right|thanks|thank you|if (?:that's|it's) (?:ok|okay|fine|all right|alright)(?: with you)?|if (?:possible|necessary)|if you (?:can|could|like|want|don't mind)|instead|fine|lovely|grand|brilliant|perfect|sure|cool|cheers|eh|huh|so|mind the \w+))+$/i

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
    // The day of another event: "before the committee meets on the ninth".
    if (/\b(?:before|after|when|once|until) (?:the|we|they|our|he|she|it|\p{Lu}\p{L}+) (?:\p{L}+ ){0,3}\p{L}+$/u.test(text.slice(0, from)))
      continue
    // "Tell Ada that the audit is on Friday": what is told.
    if (
      /\b(?:that|whether|if|how|when)\b.*\b(?:is|are|was|were|be|being|comes?|moves?|starts?|goes|opens?|begins?|meets?)$/i.test(
        text.slice(0, from),
      )
    )
      continue
    if (
      /^(?:[,.;?!]|\s*$| (?:so|because|and|but|if|when|at the latest|latest|please|then|about|to|with|just|it's|I'm|that's|we're|okay|yeah)\b)/i.test(
        rest,
      )
    )
      text = `${text.slice(0, from)}${rest.replace(/^ (?:at the latest|latest)/i, '')}`
  }
  text = preferFullConjunct(onceBegun(lastStart(mended(text))))
  const cut = clauseEnd(text)
  if (cut > 0) text = text.slice(0, cut)
  text = text
    .replace(/[?!]+$/, '')
    .replace(TAIL, '')
    .replace(TAIL, '')
    .trim()
  text = text
    .replace(
      /(?:,? (?:(?:and|or|but)(?: then)?(?: at least| maybe| also)?|so|which|if|because|about|with|of|from|being|as|like|than|the|a|an|to the|for the))+$/i,
      '',
    )
    .replace(/ yes please\b.*$/i, '')
    // What he is to be told stands in the talk, not in the task.
    .replace(/(?<=\S+ \S+ \S+) and (?:tell|ask|show|give) (?:him|her|them) (?:that|this|it|so)$/i, '')
  if (cast.heard && clashes(text) > 0) return ''
  text = names(references(recipientLast(text), cast), cast)
  // A name where the verb should be.
  if (cast.heard && [cast.me, cast.you, cast.self].some(n => n && text.startsWith(`${n} `))) return ''
  text = foldRepeats(text)
  if (cast.you)
    text = text.replace(new RegExp(`,? (?:please,? )?${cast.you.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`), m =>
      m.startsWith(',') ? '' : m,
    )
  const words = text.split(/\s+/)
  if (words.length > 24)
    text = words
      .slice(0, 24)
      .join(' ')
      .replace(/[,;]?\s+(?:and|or|the|a|an|to|of|with|for|in|on|at|from|by|that|which|if)$/i, '')
  return capital(
    text
      .replace(/\s+([,.;])/g, '$1')
      .replace(/,,+/g, ',')
      .replace(/[\s,.;:!?–—-]+$/, '')
      .replace(/\s+/g, ' '),
  )
}

/** "tell, yeah no, I'll tell Ruben": what was begun anew counts. */
function lastStart(text: string): string {
  const m =
    /^.{0,24}?,? (?:(?:yeah |yes |well |or )?no,?|sorry,?|I mean,?|or rather,?|actually,?) (?:I'll|I will|can you|could you|you) ([a-z]+ .+)$/i.exec(
      text,
    ) ??
    /^(?:(?!tell|ask|let|remind|say|show)[a-z]+) (?:it|that|this|him|her|them),? (?:sure,? )?I(?:'ll| will) ([a-z]+ (?:\S+ ){1,}\S+)$/i.exec(
      text,
    )
  // "put it I'll put them there": nothing between, hardly anything before.
  const again =
    /^[a-z]+(?: (?!(?:that|what|if|when|where|how|so|because|until|before|after|as|and|but|which|who|whether|while|once)\b)\S*[^,.;:\s])? (?:I'll|I will|I'm going to) ([a-z]+ .+)$/.exec(
      text,
    )
  return m?.[1] ?? again?.[1] ?? text
}

/** "get make that available", "do want to check it": the verb that counts. */
const onceBegun = (text: string): string =>
  text
    .replace(/^do (?:want|need|have|intend|plan) to (?=[a-z])/i, '')
    .replace(
      /^(?:get|go|do|have|make|try|start|like|want|sh|s) (?=(?:see (?:if|whether)|(?:make|take|send|write|put|change|check|ask|call|find|look|bring|give|set|show|keep|use|build|buy|draw|draft|prepare|move|add|update) (?:the|a|an|it|that|this|them|those|these|some|my|our|your|up|out|in|for|into|through|with))\b)/i,
      '',
    )

/** "confirm me the quantity" → "confirm the quantity to me". */
function recipientLast(text: string): string {
  const m =
    /^(confirm|explain|propose|describe|report|announce|deliver|submit|return|suggest|present|mention|demonstrate|recommend) (me|us|you|him|her|them|\p{Lu}[\p{L}'-]+) ((?:the|a|an|your|our|his|her|their|which|what|some|all|those|that)\b[^,;]*)(.*)$/u.exec(
      text,
    )
  return m ? `${m[1]} ${m[3]} to ${m[2]}${m[4]}` : text
}

const RECEIVING: Readonly<Record<string, string>> = { he: 'him', she: 'her', they: 'them' }
/** "clean that up and send you the sheet" → "send you the sheet": the half that names its object. */
function preferFullConjunct(text: string): string {
  // "tidy it up and they'll have the list" → "send them the list".
  const has =
    /^\w+ (?:it|that|this|them|those|these)(?: \w+)?,? and (you|he|she|they|\p{Lu}[\p{L}'-]+)(?:'ll| will| can)? (?:have|get) ((?:the|a|an|my|our) .+)$/iu.exec(
      text,
    )
  if (has) return `send ${RECEIVING[(has[1] ?? '').toLowerCase()] ?? has[1]} ${has[2]}`
  const m =
    /^(\w+) (?:it|that|this|them|those|these)(?: (?:up|out|over|back|down|through|in|on|off))?,? and (?:then )?((?:send|email|mail|forward|give|get|share|bring|write|tell|ask|show|call|let|put|post|update|check|make|prepare|draft) .+)$/i.exec(
      text,
    )
  return m?.[2] && /\b(?:the|a|an|my|our|your|some|all|\d+)\b/i.test(m[2]) ? m[2] : text
}

const TO_PERSON =
  /^((?:ask|tell|call|ring|phone|email|e-mail|mail|text|ping|write|write to|talk to|talk with|speak to|speak with|thank|remind|invite|contact|chase|nudge|inform|let|check with|follow up with|meet|help|pay|give|send|get|show|bring|introduce|come back to|get back to|report to)(?: to| with)?) (him|her|them)\b(?! (?:[a-z]+ )?(?:own|new|old|number|name)\b)/i
const PRONOUN_END =
  '(?=$|[,.;:?!]| (?:to|for|by|on|in|at|with|from|over|up|out|off|down|back|around|round|into|and|or|before|after|until|today|tomorrow|tonight|again|then|right|next|this|when|if|as|too|also|ready|done|myself|once|so|because|somewhere|properly|through|under|onto|along|away|separately|instead|together)\\b)'
const TO_THING = new RegExp(`^([a-z-]+(?: (?:you|me|us|up|out|over|back))?) (it|that|this|those|these|them)\\b${PRONOUN_END}`, 'i')
/** Verbs whose "it" or "that" is what was said, not a thing. */
const OF_WORDS = /^(?:tell|ask|say|let|mention|explain|know|think|discuss|do|try|see|repeat|confirm|check|take|talk|make|call|come|get)$/i

/** Pronouns at the place of the object taken up by what the talk says they mean; where that is not clear the words stay. */
function references(text: string, cast: Cast): string {
  let t = text
  const who = TO_PERSON.exec(t)
  if (who && cast.person) {
    const name = cast.person('')
    const giving = /^(?:give|send|get|show|bring|pay)$/i.test(who[1] ?? '')
    if (name && !(giving && /^them$/i.test(who[2] ?? '') && !/^\s+(?:the|a|an|my|our|some|\d|that|this)\b/i.test(t.slice(who[0].length))))
      t = `${who[1]} ${name}${t.slice(who[0].length)}`
  }
  const about =
    /^((?:[a-z]+ )(?:.{0,40} )?(?:about|for|on)) (it|that|this|them|those)(?=$| (?:today|tomorrow|as well|too|again|and)\b)/i.exec(t)
  if (about && cast.thing) {
    const thing = cast.thing('', `about ${about[2] ?? ''}`)
    if (thing) return `${about[1]} ${thing}${t.slice(about[0].length)}`
  }
  // "We need a double." – "Please find one."
  const one = /^([a-z]+) one\b(?=$|[,.]| (?:up|for|by|to|before|on|at|in|tomorrow|today|next|from|and)\b)/i.exec(t)
  const kind = one && cast.thing ? cast.thing('', 'it') : null
  if (one && kind)
    t = `${one[1]} ${kind.replace(/^the (?=([aeiou])?)/i, (_, vowel?: string) => (vowel ? 'an ' : 'a '))}${t.slice(one[0].length)}`
  const made = /^(have|get) (it|that|this|them|those) (?=(?:with|over to|back to) |[a-z]+(?:ed|t|n|ne|wn)\b)/i.exec(t)
  const done = made && cast.thing ? cast.thing('', made[2] ?? '') : null
  if (made && done) t = `${made[1]} ${done} ${t.slice(made[0].length)}`
  const what = TO_THING.exec(t)
  if (what && cast.thing) {
    const verb = (what[1] ?? '').split(' ')[0] ?? ''
    const thing = OF_WORDS.test(verb) && !/^(?:get|take)$/i.test(verb) ? null : cast.thing('', what[2] ?? '')
    if (thing && !/^(?:get|take|make|call|come)$/i.test(verb)) t = `${what[1]} ${thing}${t.slice(what[0].length)}`
    else if (thing && /^get (?:you|me|us)\b/i.test(t)) t = `${what[1]} ${thing}${t.slice(what[0].length)}`
  }
  return t
}

function names(text: string, cast: Cast): string {
  let t = text
  // In a promise, what is mine is simply the thing.
  if (!cast.me) t = t.replace(/\b(?:my|our) (?=[a-z])(?!own\b)/gi, 'the ')
  // Whose "our" it is, a reader cannot tell.
  else t = t.replace(/\bour (?=[a-z])(?!own\b)/gi, 'the ')
  const { me, you } = cast
  t = t.replace(/^([a-z]+) (it|them|that) you\b/i, '$1 $2 to you')
  t = t.replace(/^give (?:you|me) a (?:call|ring|shout)\b/i, m => `call ${/you/i.test(m) ? 'you' : 'me'}`)
  if (you) {
    t = t
      .replace(/\b(?:all of you|you all|each of you|you guys all)\b/gi, m => (cast.all ? m : 'everybody'))
      .replace(/\byou guys\b|\byou two\b|\byou both\b|\bboth of you\b/gi, m => (cast.all ? m : 'you'))
      .replace(/\byour\b/gi, cast.yours ?? `${you}'s`)
      .replace(/\byours\b/gi, `${you}'s`)
    t = youNamed(cast.all ? t.replace(/\byou both\b|\bboth of you\b|\byou (?:two|all|guys)\b/gi, cast.all) : t, you)
  } else {
    t = t
      .replace(/^(have|get) (.+?) with you\b/i, '$1 $2 ready')
      .replace(/(?<=\S+ \S+) (?:for|to) you(?: guys| all| both)?(?=$|,| (?:as soon as|once|when|before|after)\b)/i, '')
    t = t.replace(/^help you(?: guys| all| both)? /i, 'help ')
    // Without a name the recipient is better left out than wrong.
    t = t.replace(
      /^((?:send|email|mail|forward|get|give|show|bring|tell|write|hand|pass|book|ship|post|order|find|make|lend|drop|buy|print|text|draw|build|fetch) )you (?:guys |two |both |all )?(?=(?:the|a|an|my|our|some|all|those|that|this|over|two|three|four|five|six|seven|eight|nine|ten|\d+)\b)/i,
      '$1',
    )
  }
  if (cast.self) t = inThirdPerson(t, cast.self) ?? t
  else if (!me)
    // Nobody knows who "I" is: what only tells of him is left out.
    t = t
      .replace(/(?<=\S+ \S+ \S+),? when I(?:'m| am) (?!.*day\b).*$/, '')
      .replace(/\b(scan|send|give|get|bring|show|mail|email|forward|print) me (?=(?:the|a|an|that|those|some) )/i, '$1 ')
  if (me) {
    t = (inThirdPerson(t, me) ?? t)
      .replace(/\bmy\b/gi, `${me}'s`)
      .replace(/\bmine\b/gi, `${me}'s`)
      .replace(/\bmyself\b/gi, me)
      .replace(/\bme\b/gi, me)
  }
  return t
}
