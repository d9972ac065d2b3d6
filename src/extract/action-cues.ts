import { fold } from '../model/text.ts'
import { type Form, PATTERNS, type Pattern, TAKEN, TAKEN_BY, THIRD } from './action-forms.ts'
import { askedByName } from './action-named.ts'
import { addressee, type Line, oncePerLine, otherVoice, type Reading } from './reading.ts'
import { sieve } from './sieve.ts'
import { COURTESY, IDLE, ON_THE_FLOOR, SAID_AT_ONCE, STRONG, WORK } from './verbs.ts'

/** Words of a line that make an action, before owner and text are settled. */
export interface Cue {
  readonly form: Form
  readonly line: Line
  /** Verb and what follows, from `line.clean`. */
  readonly body: string
  readonly verb: string
  /** Offset of `body` in `line.clean`. */
  readonly at: number
  /** Subject of a third-person form, as written. */
  readonly subject: string | null
  /** Rough log-odds before context. */
  readonly score: number
}

/** What would be, was to be or never is. */
export const HYPOTHETIC =
  /\b(?:if (?:I|we|it|they|he|she) (?:had|were|was|could|went|did|got|came|said)\b|if it (?:was|were) up to|in theory|theoretically|in an ideal world|one of these days|some ?day\b|(?<!\b(?:the|in|for|on) )one (?:fine )?day(?=[.,!]|$| when| we| I)|when (?:hell freezes|pigs fly)|ever\b.*\bwould|hypothetically|magic wand|if we ever|if they ever|should we ever|wouldn't|would've|would have|could've|could have|should've|should have|was going to|were going to|was supposed|were supposed|used to|I wish)\b/i
const REPORTED =
  /\b(?:(?:he|she|they|it|everybody|people|customs|who) (?:said|says|was like|were like|goes|went|told|asked|wrote|thinks?|wants?)|(?:said|told (?:me|us|him|her|them)|tells (?:me|us)|asked (?:me|us)|told them|was like|were like|wrote me|(?:he|she|they|people|everybody)(?:'ll| will) (?:say|ask|think|go)|keeps? (?:saying|telling|asking)|kept (?:saying|telling|asking)|always (?:says|tells|said)|as (?:we|they|he|she|my \w+) says?|\bsays? to (?:me|us|him|her|them))[,:]? ?"?|I was like|I go,)\b/i
const NEGATED =
  /^(?:not|never|nobody|no one|either|get (?:kicked|fired|lost|stuck|hurt|caught|used to|rid|going|started)\b|don't|tell you\b(?! (?:by|until|before|which|when|on|tomorrow|tonight|next|this))(?!.*\b(?:by|on|before) (?:the|mon|tues|wednes|thurs|fri|tomorrow|end|next))|say\b|mention\b|add that|admit|(?:re)?assure (?:you|this|the|members?|every|them|all)|warn you|hesitate|feel free|be advised|note that|accept my|excuse|forgive|find attached|find enclosed|see attached|see below|see above|stand by|bear with|hold on|wait)\b/i
const IN_ROOM =
  /^(?:hear|see (?:me|my|it|that|this|the|us|him|her|how|why|what I mean|anything)|say (?:that|it|again|a)|repeat|imagine|believe|explain|remind (?:me|us) (?:what|who|how|never|why|when|again)|tell (?:me|us|you)\b(?! (?:by|until|before|who|which|when))|show (?:me|us|you)|speak up|go (?:back|on|ahead|to|through)|hold|wait|turn|scroll|zoom|unmute|mute|pass (?:me|the)|hand me|read (?:it|that|this)|understand|remember|guess|help me understand|give (?:me|us|you) (?:a|an|one|some|the|your|my) (?:second|sec|minute|moment|example|idea|sense|overview|summary|feel|hand|hint)|do (?:that|it)\??$|be |have a |think|know|like|want|need|take a seat|sit|talk (?:about|through|us|me)|walk (?:me|us)|start|begin|introduce yourself|look at (?:this|that|it|the)|have a look at (?:this|that)|get (?:that|this|it)\??$|call it|come (?:in|up|over|on)|live with|also |just |find (?:a|an) (?:good|nice)|describe|write (?:that|it|this)(?: down)?[.?!]*$|move (?:the|that|this|your) (?:camera|mouse|chair|forklift|car)\b)/i

/** "have it rerun", "have the sheet ready". */
const HAVE_DONE =
  /^have .*\b(?:back|ready|done|finished|over|rerun|sent|fixed|updated|written|signed|ordered|booked|made|drawn|built|\w+ed|in place|with you)\b|^have (?:a|the|an|some|two|three|four|five|our|my|all)\b.*\b(?:for|by|before|until) (?:you|the|mon|tues|wednes|thurs|fri|tomorrow|next|end)/i

/** "Please call me Bia, everybody does": what one is called, and no telephone. */
const CALLED_SO = /\bcall me (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)\p{Lu}\p{Ll}+(?=[,.;!]|$)/u

const likelyForms = sieve(PATTERNS, p => p.re)

/** What in one line makes somebody owe something; the strongest form, or null. Context (answers, jokes, dates) is judged later. */
export const actionCue = oncePerLine(strongestCue)

function strongestCue(reading: Reading, line: Line): Cue | null {
  // "So what I can do, I can write it up": the second says it.
  const text = line.clean.replace(/^(?:so |and |but )?what (?:I|we) (?:can|could|will|would)(?: do| offer)?(?: is)?,? (?=(?:I|we)\b)/i, '')
  if ((line.words < 2 && !/^(?:me|mine)\b/i.test(text)) || !/[a-z]/i.test(text)) return null
  if (!reading.written && !reading.me && TAKEN.test(text)) {
    const m = TAKEN.exec(text)
    // "Leave it with me, I'll talk to Fergus": the promise itself says more.
    const more = text.slice((m?.index ?? 0) + (m?.[0].length ?? 0))
    if (
      !/\bI(?:'ll| will|'m going to) (?!do\b|take\b|be\b)\w+ \w+|^[:,] (?:the|a|an|our|two|three|four|both|all)\b|^(?: out| up)? and (?:you|he|she|they)(?:'ll| will) (?:have|get) (?:the|a|an|my|our)\b/i.test(
        more,
      )
    )
      return { form: 'taken', line, body: text, verb: 'do', at: m?.index ?? 0, subject: null, score: 0 }
  }
  const by = reading.written ? null : TAKEN_BY.exec(text)?.[1]
  if (by && reading.people.has(fold(by))) return { form: 'taken', line, body: text, verb: 'do', at: 0, subject: by, score: 0 }
  if (CALLED_SO.test(text)) return null
  let best: Cue | null = namedCue(reading, line)
  for (const p of likelyForms(text)) {
    const m = p.re.exec(text)
    if (!m) continue
    const cue = judged(reading, line, p, m)
    if (cue && (!best || cue.score > best.score)) best = cue
  }
  if (!best) {
    const m = THIRD.exec(text)
    if (m) best = thirdPerson(reading, line, m)
    else if (reading.written) best = minuted(reading, line)
  }
  return best
}

/** What others are asked to do by name, scored like any other form. */
function namedCue(reading: Reading, line: Line): Cue | null {
  const asked = reading.written ? null : askedByName(line.clean)
  if (!asked || (!asked.certain && !reading.people.has(fold(asked.subject))) || NEGATED.test(asked.body)) return null
  const verb = (asked.body.split(' ')[0] ?? '').toLowerCase()
  const score = asked.score + context(reading, line, line.clean.slice(0, asked.at))
  return { form: 'third', line, verb, body: asked.body, at: asked.at, subject: asked.subject, score }
}

function judged(reading: Reading, line: Line, p: Pattern, m: RegExpExecArray): Cue | null {
  const body = (p.write ? p.write(m) : `${m[1] ?? ''}${m[2] ?? ''}`)?.trim()
  if (!body) return null
  const verb = (body.split(' ')[0] ?? '').toLowerCase()
  const at = p.write ? m.index : m.index + m[0].length - body.length
  const before = line.clean.slice(0, m.index)
  const lead = p.write ? '' : m[0].slice(0, m[0].length - body.length).toLowerCase()
  const cue = (score: number): Cue => ({ form: p.form, line, body, verb, at, subject: null, score: score + context(reading, line, before) })
  if (ON_THE_FLOOR.test(body) && !WHEN.test(body)) return null
  if (p.plain) return cue(p.score)
  if (NEGATED.test(body) || /\b(?:not|never|n't|no need)\s*$/.test(lead) || /\bno need\b/i.test(before) || COURTESY.test(body)) return null
  if (p.form === 'request' && !reading.written && SAID_AT_ONCE.test(body) && !WHEN.test(body)) return null
  // "You'll find the canteen on the second floor." tells the way.
  if (
    /\byou(?:'ll| will) (?:also |then |just )*$/.test(lead) &&
    /^(?:find|see|notice|love|like|recogni[sz]e|hear|meet|need|have|receive|get)\b/i.test(body)
  )
    return null
  // "I'll ask you to do some work" only says that a request comes.
  if (p.form === 'commit' && /^ask (?:you|everybody|everyone|all of you) to\b/i.test(body)) return null
  const more =
    p.form === 'request' ? requested(p, verb, body, before) : p.form === 'commit' ? promised(m[0], verb, body) : owed(p, line, verb, body)
  if (more === null) return null
  let score = p.score + more
  if (/^(?:do|get|take|make|put|see|find|look|tell|give|keep|set|work|have) (?:it|that|this|them|so)?[.!?,]?$/i.test(body)) score -= 1
  // "I'll call them myself, would that help?" asks about the help only.
  if (line.question && (p.form === 'commit' || p.form === 'joint') && !TAG.test(line.clean)) score -= 1.5
  if (/^(?:what|how|why|when|where|who|which)\b/i.test(line.low) && p.form !== 'request') score -= 1.5
  return cue(score)
}

/** A later time. */
const WHEN =
  /\b(?:by|before|until|on) (?:mon|tues|wednes|thurs|fri|satur|sun|end|next|tomorrow|tonight|\d)|\b(?:by|before|until) (?:the|our)\b|\b(?:tomorrow|tonight|next (?:week|month|time|meeting)|later|afterwards|in (?:writing|an? (?:email|mail|note)))\b/i
const TAKEN_BACK =
  /(?:,|\b) ?(?:actually,? no\b|no,? (?:actually|wait|don't|forget|never ?mind|it's fine|that's fine)|oh,? no\b|never ?mind|forget it|scratch that|or not\b|no need|don't worry|someone's (?:got it|no))/i
const TAG =
  /, (?:for|by|on|until|before|at|maybe|say|would|does|is|will|shall|okay|ok|right|yeah|yes|if|no|isn't|don't|can|could|or)\b[^,]{0,30}\?$/i

/** What the words of a request add to its form's score; null: nothing is asked for. */
function requested(p: Pattern, verb: string, body: string, before: string): number | null {
  // "Please do." answers an offer.
  if (IN_ROOM.test(body) || /^do(?:$|[,.!]| (?:that|it|so)\b)/i.test(body)) return null
  if (/\blet (?:me|us) know if\b.*\b(?:any|questions?|anything|need|unclear|help|problems?)\b/i.test(body)) return null
  if (!WORK.has(verb) && (p.score < -0.2 || IDLE.has(verb))) return null
  if (p.score <= -1.2 && !hasObjectFor(body)) return null
  if (/\b(?:how|what|which|why|when|where|who|that|if|as|because) ?$/i.test(before) && p.score < 0) return null
  return WORK.has(verb) ? 0 : -0.3
}

// Idle verbs that with these words are work after all.
const NOT_IDLE =
  /^(?:have|hear back|show|grab (?!(?:a|an|some|my|us|you) )|pass (?:it|that|this|them|the)|drop (?:you|him|her|them|\p{Lu}\w+) (?:a|an|the)|walk (?:you|him|her|them|\p{Lu}\w+) through|speak (?:to|with)|go (?:to|see|and|back to)|go (?:through|over) .*\bwith\b|come (?:over|by|round|around|down|up|in)\b.*\b(?:to [a-z]|on|at)|leave (?:the|a|it with)|come back to (?:you|them|him|her)|start (?:the|on|with the)|explain (?:it|this|that)? ?to|begin the|move the|stop by|talk)\b/iu
const WORD_WITH =
  /^have (?:a|another) (?:quick |short |little |quiet |proper |first )*(?:word|chat|conversation|call|think|go|look (?:at|into))\b/i
// Done at once, in the room, unless a later time is named.
const AT_ONCE =
  /^(?:just |quickly )*(?:see|look|show|share|try|finish|put|give|tell|say|do|take|bring|read|pull (?:it|that|this|up)|open|hold|keep|add|make|present|set|move|raise|update you|type|work)\b/i
const LATER =
  /^(?:just )?see (?:if|whether) (?!(?:I|we|it|that|this|you)\b)|\b(?:word|chat|call) with\b|\b(?:tomorrow|later|after|tonight|by|offline|next week|this week|back to|with (?:\p{Lu}|the|our))\b/u

function promised(words: string, verb: string, body: string): number | null {
  // "I'll forward, well, it came to both": broken off.
  if (/^\w+,/.test(body)) return null
  if (IDLE.has(verb) && !NOT_IDLE.test(body)) return null
  if (/^let me/i.test(words) && (IN_ROOM.test(body) || AT_ONCE.test(body)) && !LATER.test(body) && !WORD_WITH.test(body)) return null
  if (WORD_WITH.test(body)) return 0.8
  if (verb === 'have') return HAVE_DONE.test(body) || /^have .*\b(?:for you|to you|by)\b/i.test(body) ? 0 : null
  if (STRONG.has(verb)) return 0.7
  if (WORK.has(verb)) return 0.2
  // A verb of any trade with a definite object.
  return / (?:the|a|an|my|our|your|their|his|her|those|these|that|all|both|two|three|\p{Lu}\p{Ll}+) \S/u.test(body) ? -0.1 : -0.6
}

const MAY_SPEND =
  /^\w+ (?:.{0,30}\b)?(?:up to|at most|no more than|only)\b|^\w+ (?:\w+ ){0,3}(?:a|per|each|every) (?:night|day|week|month|hour)\b/i
function owed(p: Pattern, line: Line, verb: string, body: string): number | null {
  // "We will have the full roll-out by Monday" foretells; "we'll have it ready" is work.
  if (
    p.form === 'joint' &&
    verb === 'have' &&
    !/\b(?:ready|done|finished|sent|fixed|written|signed|drawn|built|printed|booked)\b/i.test(body)
  )
    return null
  if (WORD_WITH.test(body) && p.form !== 'joint') return 0.4
  if (!WORK.has(verb) || verb === 'see' || verb === 'try' || (verb === 'have' && !HAVE_DONE.test(body))) return null
  let more = STRONG.has(verb) || /^(?:get back|reach out|speak|talk|check|find out|sort|ask) (?:to|with|out)?/i.test(body) ? 0.4 : 0
  if (
    p.form === 'joint' &&
    (IN_ROOM.test(body) || /^(?:say|go|keep|make sure|do|take|put|get|hold|start|look|call|leave|move)\b/i.test(body))
  )
    more -= 0.9
  if (p.form !== 'offer') return more
  // "I can translate it, I do it at the weekend": taken on at once.
  if (/, (?:and |so |then )?I(?:'ll| will)? do (?:it|that|this)\b/i.test(body)) more += 0.8
  // "I can sign up to five thousand myself" tells what somebody may, not what he will do.
  if (MAY_SPEND.test(body) && !/\b(?:you|them|him|her)\b/i.test(body)) return null
  if (/\b(?:if you(?:'d)? (?:want|like|prefer|need)|if that helps|if needed)\b/i.test(line.clean)) more -= 1.6
  if (
    /^(?:see|tell you|hear|understand|imagine|do (?:that|it|this)|find|get (?:it|that)|give you an?|handle|help|take)\b/i.test(body) &&
    !/^(?:get|find|take) (?:you|them|him|her)\b/i.test(body)
  )
    more -= 0.7
  return more
}

/** Minutes: "Maeve sends the new forecast to Anneloes before Thursday". A known person, a verb of work in the present, no habit. */
function minuted(reading: Reading, line: Line): Cue | null {
  const m = /^(\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?) ([a-z]+s)\b(.*)$/u.exec(line.clean)
  const subject = m?.[1] ?? ''
  if (!m || line.question || line.words < 4) return null
  if (!reading.people.has(subject.toLowerCase()) && !reading.people.has((subject.split(' ')[0] ?? '').toLowerCase())) return null
  const verb = baseOf(m[2] ?? '')
  if (
    /^(?:tell|ask|write|confirm|report|mention|say|inform|explain|note|let|show|give|remind|promise|owe)$/.test(verb ?? '') &&
    /^ (?:me|us|that|you)\b/.test(m[3] ?? '')
  )
    return null
  if (!verb || /^(?:have|do|run|own|lead|manage|report|see|work|keep|hold|need|want|know|say|make it)$/.test(verb)) return null
  if (/\b(?:always|usually|often|every|each|normally|since|never|already)\b/i.test(m[3] ?? '')) return null
  const body = `${verb}${m[3] ?? ''}`.trim()
  return { form: 'third', line, body, verb, at: m[0].length - (m[3] ?? '').length, subject, score: 0.3 + context(reading, line, '') }
}

/** "sends" → "send", "carries" → "carry"; null where no verb of work comes out. */
export function baseOf(form: string): string | null {
  for (const v of [form.replace(/s$/, ''), form.replace(/es$/, ''), form.replace(/ies$/, 'y')]) if (WORK.has(v) || STRONG.has(v)) return v
  return null
}

function thirdPerson(reading: Reading, line: Line, m: RegExpExecArray): Cue | null {
  const subject = m[1] ?? ''
  const verb = (m[2] ?? '').toLowerCase()
  const body = `${m[2] ?? ''}${m[3] ?? ''}`.trim()
  if (!WORK.has(verb) || (/^(?:be|have|see|do)\b/.test(body) && !HAVE_DONE.test(body)) || line.question || NEGATED.test(body)) return null
  if (/^(?:It|That|This|There|They|We|You|I|He|She|What|Which|Who|Everything|Nothing|Nobody|Everybody|People)$/i.test(subject)) return null
  const known = reading.people.has(subject.toLowerCase()) || reading.people.has((subject.split(' ')[0] ?? '').toLowerCase())
  const present = voiceCalled(reading, subject) !== null || voiceCalled(reading, subject.split(' ')[0] ?? '') !== null
  const will = /(?:'ll|will|going to|promised.*|agreed to|offered to) ?$/.test(m[0].slice(0, m[0].length - body.length).trimEnd())
  let score = known ? -0.2 : /^(?:\p{Lu})/u.test(subject) ? (will ? -0.6 : -1.2) : -1.6
  // Said of somebody who sits there, and work by its verb.
  if (present) score += will ? 0.6 : 0.3
  if (STRONG.has(verb)) score += 0.4
  if (/\b(?:for|to) (?:us|me|you)\b|\bus\b/i.test(body)) score += 0.3
  // What others should or can do is mostly opinion.
  if (/\b(?:should|can|could)\b/.test(m[0].slice(subject.length, m[0].length - body.length))) score -= 0.4
  const at = m.index + m[0].length - body.length
  return { form: 'third', line, body, verb, at, subject, score: score + context(reading, line, line.clean.slice(0, m.index)) }
}

const hasObjectFor = (body: string): boolean => /\b(?:me|us|him|her|them|the|a|an|my|your|our|those|these)\b/i.test(body)

/** What the words around the form say about its being meant: conditions, reported speech, quotes, laughter, refusal. */
function context(reading: Reading, line: Line, before: string): number {
  let s = 0
  if (HYPOTHETIC.test(line.clean)) s -= 2.2
  // Taken back in the same breath.
  if (TAKEN_BACK.test(line.clean.slice(before.length))) s -= 2
  if (/\bif\b/i.test(before) && !/\bif (?:that's|it's) (?:ok|okay|fine|all right|alright)\b/i.test(before)) s -= 1.2
  if (REPORTED.test(before)) s -= 2
  if (/["«“][^"»”]*$/.test(before)) s -= 2.5
  if (/\b(?:because|cause|since|why|that's what|what|whenever|every time|sometimes|usually|always|often|normally) ?$/i.test(before.trim()))
    s -= 0.6
  if (/\b(?:I already|already (?:sent|did|told|have|pulled|booked|filled))\b/i.test(line.clean)) s -= 1
  if (/\b(?:maybe|perhaps|might|possibly|probably)\b/i.test(before)) s -= 0.3
  const next = reading.lines[line.index + 1]
  const after = reading.lines[line.index + 2]
  const laugh = /\((?:laugh|chuckl)|\bha(?:ha)+\b|\bha[.!,]/i
  if (laugh.test(line.text) || (next && laugh.test(next.text.slice(0, 24)))) s -= 0.9
  if (
    next &&
    next.speaker !== line.speaker &&
    /^(?:no(?! (?:problem|worries|rush))|nope|don't(?! worry)|you don't have to|not necessary|never mind|forget it)\b/i.test(next.text)
  )
    s -= 0.9
  if (after && after.speaker !== line.speaker && /^(?:don't bother|no need|never mind|forget it|you don't have to)\b/i.test(after.text))
    s -= 0.9
  return s
}

const YES =
  /^(?:(?:um|uh|oh|okay|ok|so|well),? )*(?:yes|yeah|yep|yup|sure|can do|okey|deal|cheers|makes sense|works for me|sounds good|leave (?:it|that)|why not|I could|I do|I am|right|of course|okay|ok|will do|absolutely|no problem|happy to|certainly|gladly|definitely|fine|done|I can|I'll|I will|got it|on it|good|great|perfect|alright|all right|thanks|thank you|lovely|that'd be|that would be|please)\b/i
const NO =
  /^(?:(?:um|uh|oh|well|so),? )*(?:no\b(?! (?:problem|worries|rush|that's|it's fine))|nope|not really|I can't|I don't think|don't|I'd rather|you don't)/i

/** The answer of another voice within three sentences: 1 taken up, -1 turned down, 0 nothing heard. */
export function answer(reading: Reading, line: Line): { readonly sign: -1 | 0 | 1; readonly line: Line | null } {
  for (let k = 1; k <= 4; k++) {
    const l = reading.lines[line.index + k]
    if (!l) break
    if (l.speaker === line.speaker && reading.voices > 1) continue
    const words = l.text.replace(/^[\s"'(]+/, '')
    if (NO.test(words)) return { sign: -1, line: l }
    if (YES.test(words)) return { sign: 1, line: l }
    if (reading.voices > 1) break
  }
  return { sign: 0, line: null }
}

/** "Action for Petra: …" names its owner. */
const ASSIGNED = /^(?:[a-z]+,? )*?(?:action|action item|action point|task|to-?do) (?:for|on) (\p{Lu}[\p{L}'-]+)\b/iu

/** Who is meant by "you": the person named, the one who takes it, the only other voice. Name as written, or a voice. */
export function meantByYou(reading: Reading, line: Line): { readonly name: string | null; readonly speaker: number | null } {
  const name = ASSIGNED.exec(line.clean)?.[1] ?? addressee(reading, line)
  if (name) return { name, speaker: voiceCalled(reading, name) }
  if (reading.doc.kind === 'mail') return { name: mailAddressee(reading, line), speaker: null }
  if (reading.doc.kind === 'document') return { name: null, speaker: null }
  for (let k = 1; k <= 2; k++) {
    const earlier = reading.lines[line.index - k]
    if (!earlier || earlier.speaker !== line.speaker) break
    const called = addressee(reading, earlier)
    if (called) return { name: called, speaker: voiceCalled(reading, called) }
  }
  return { name: null, speaker: otherVoice(reading, line, 'next') }
}

/** The voice that bears a first or full name, or null. */
export function voiceCalled(reading: Reading, name: string): number | null {
  const folded = name.toLowerCase()
  const hits = reading.doc.speakers.filter(s => {
    const full = (s.identified?.name ?? (s.kind === 'named' ? s.label : '')).toLowerCase()
    return full === folded || full.split(/\s+/)[0] === folded
  })
  return hits.length === 1 ? (hits[0]?.index ?? null) : null
}

function mailAddressee(reading: Reading, line: Line): string | null {
  const message = line.message === null ? null : reading.doc.messages[line.message]
  if (!message) return null
  if (message.to.length === 1) return message.to[0]?.name ?? null
  // Several in To: the greeting tells.
  const first = reading.lines.find(l => l.message === line.message)
  const greeting = first
    ? /^(?:dear|hi|hello|hey|kjære|good (?:morning|afternoon|evening))\s+(\p{Lu}[\p{L}'-]+)\b(?!,? (?:and|dear|hi|\p{Lu}))/iu.exec(
        first.text,
      )
    : null
  if (greeting?.[1]) return greeting[1]
  // Asked of several, nobody called: it lay in the owner's mailbox, and waits for the owner.
  const own = fold(reading.owner)
  const names = message.to.map(a => fold(a.name ?? ''))
  return own && names.includes(own) && fold(message.from?.name ?? '') !== own && !GREETS_ALL.test(first?.text ?? '') ? reading.owner : null
}
const GREETS_ALL =
  /^(?:dear|hi|hello|hey|good \w+)?,? ?(?:all|everyone|everybody|team|colleagues|both|folks|friends|guys|ladies|gentlemen)\b/i
