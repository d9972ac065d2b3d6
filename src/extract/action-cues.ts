import { anyOf } from './any-of.ts'
import { addressee, type Line, oncePerLine, otherVoice, type Reading } from './reading.ts'
import { COURTESY, IDLE, STRONG, WORK } from './verbs.ts'

/** How somebody came to owe something. */
export type Form = 'commit' | 'offer' | 'duty' | 'request' | 'joint' | 'third' | 'taken'

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

const AUX =
  '(?:(?:just|also|then|definitely|certainly|gladly|happily|probably|personally|still|quickly|at least|now|simply|surely|directly|even|actually|maybe|have to|need to|be able to|be happy to|try to|try and|go ahead and|make sure to|make sure I|make sure we|go and|come and|go back and|sit down and|then also|be) )*'
const T = '([a-z][a-z-]+)\\b(.*)$'

interface Pattern {
  readonly form: Form
  readonly re: RegExp
  readonly score: number
}
const PATTERNS: readonly Pattern[] = [
  { form: 'commit', re: new RegExp(`\\bI(?:'ll| will| shall|'m going to| am going to) ${AUX}${T}`, 'i'), score: 0.6 },
  {
    form: 'commit',
    re: new RegExp(
      `\\blet me ${AUX}((?:check|ask|find|get back|look|talk|send|write|confirm|follow|take care|come back|circle|dig|verify|speak|call|see)\\b)(.*)$`,
      'i',
    ),
    score: -0.2,
  },
  { form: 'offer', re: new RegExp(`\\bI (?:can|could) ${AUX}${T}`, 'i'), score: -0.35 },
  {
    form: 'duty',
    re: new RegExp(`\\bI(?: have to| need to|'ve got to| have got to| must| should| ought to|'d better|'d have to) ${AUX}${T}`, 'i'),
    score: -0.8,
  },
  {
    form: 'request',
    re: new RegExp(
      `\\b(?:can|could|would|will) you (?:all |both |guys |two )?(?:please |maybe |just |also |perhaps |kindly |possibly )*${T}`,
      'i',
    ),
    score: -0.1,
  },
  { form: 'request', re: new RegExp(`\\b(?:I|we)(?:'d| would)? (?:need|like|want|love|ask) you to (?:please )?${T}`, 'i'), score: 0.3 },
  { form: 'request', re: new RegExp(`(?:^|[,;:–—-] ?|\\b(?:and|so|then|but) )please (?:do |also |just )?${T}`, 'i'), score: 0.5 },
  { form: 'request', re: /^([a-z]+)\b((?: [^,.;?!]+)?,? please(?: [a-z]+)?)[.!]?$/i, score: 0.5 },
  // A promise reported by the one who made it is still owed.
  {
    form: 'commit',
    re: new RegExp(`\\bI (?:said|told \\w+|promised(?: \\w+)?|agreed)(?: that)? I(?:'d| would|'ll| will) ${AUX}${T}`, 'i'),
    score: 0.6,
  },
  { form: 'commit', re: new RegExp(`\\bI (?:promised(?: \\w+)?|agreed|offered) to ${AUX}${T}`, 'i'), score: 0.4 },
  {
    form: 'request',
    re: new RegExp(`\\b(?:you(?: (?:need|have|'ve got) to|'ll have to|'ll need to| must| should| will|'re going to|'ll)) ${AUX}${T}`, 'i'),
    score: -1.2,
  },
  {
    form: 'request',
    re: new RegExp(
      `\\b(?:if you (?:could|would|can)|would you mind|do you mind|make sure (?:you|to|that you)) (?:please |just )?${T}`,
      'i',
    ),
    score: -0.5,
  },
  {
    form: 'request',
    re: /\b(?:can|could) (?:we|I) (?:please |maybe |also )*(?:(get|have) (?:a|an|the|some|your|another|\d+|two|three)\b)(.*)$/i,
    score: -1,
  },
  {
    form: 'joint',
    re: new RegExp(`\\b(?:we(?:'ll| will|'re going to| are going to| need to| have to| should| must| can)|let's) ${AUX}${T}`, 'i'),
    score: -1.3,
  },
]
const ANY = anyOf(PATTERNS.map(p => p.re))
/** "Mira will …", "the design team needs to …": subject named by a capital or a role phrase. */
const THIRD = new RegExp(
  `(?:^|[,;:] |\\b(?:and|so|then|but|that|means|think|hope|sure) )((?:\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]*)?|(?:the|our|your) [a-z]+(?: [a-z]+){0,2}|somebody|someone)) (?:will|is going to|are going to|'s going to|promised(?: me| us)? to|agreed to|offered to|needs to|need to|has to|have to|should|must|is to|is supposed to|can) ${AUX}${T}`,
  'u',
)
const TAKEN =
  /^(?:(?:yes|yeah|yep|sure|okay|ok|right|fine|no problem|of course|absolutely)[,.!]? )*(?:(?:I'll|I will|I can|I'm going to|let me) (?:do|take care of|take|handle|own|sort|look after|see to|deal with) (?:that|it|this|those|them|that one|this one|both|these)\b|will do\b|leave (?:it|that) (?:with|to) me|(?:that|this|it)(?:'s| one's| is| one is) (?:on me|mine)\b|(?:I'm )?on it[.!]?$|I will[.!]?$|I can do that\b|(?:I've|I) got (?:it|that) from here|consider it done|count on me|on my list|I'll take (?:that|the|this) (?:one|action|item))/i

const HYPOTHETIC =
  /\b(?:if (?:I|we|it|they|he|she) (?:had|were|was|could)\b|if it (?:was|were) up to|in theory|theoretically|in an ideal world|one of these days|some ?day\b|ever\b.*\bwould|hypothetically|magic wand|if we ever|if they ever|should we ever|wouldn't|would've|would have|could've|could have|should've|should have|was going to|were going to|was supposed|were supposed|used to|I wish)\b/i
const REPORTED =
  /\b(?:(?:he|she|they|it|everybody|people|customs|who) (?:said|says|was like|were like|goes|went|told|asked|wrote|thinks?|wants?)|(?:said|told (?:me|us|him|her|them)|tells (?:me|us)|asked (?:me|us)|told them|was like|were like|wrote me|keeps? (?:saying|telling|asking)|kept (?:saying|telling|asking)|always (?:says|tells|said)|as (?:we|they|he|she|my \w+) says?)[,:]? ?"?|I was like|I go,)\b/i
const NEGATED =
  /^(?:not|never|don't|tell you\b(?! (?:by|until|before|which|when))|say\b|mention\b|add that|admit|warn you|hesitate|feel free|be advised|note that|accept my|excuse|forgive|find attached|find enclosed|see attached|see below|see above|stand by|bear with|hold on|wait)\b/i
const IN_ROOM =
  /^(?:hear|see (?:me|my|it|that|this|the|us|him|her|how|why|what I mean|anything)|say (?:that|it|again|a)|repeat|imagine|believe|explain|remind (?:me|us) (?:what|who|how|never|why|when|again)|tell (?:me|us|you)\b(?! (?:by|until|before|who|which|when))|show (?:me|us|you)|speak up|go (?:back|on|ahead|to|through)|hold|wait|turn|scroll|zoom|unmute|mute|pass (?:me|the)|hand me|read (?:it|that|this)|understand|remember|guess|help me understand|give (?:me|us|you) (?:a|an|one|some|the|your|my) (?:second|sec|minute|moment|example|idea|sense|overview|summary|feel|hand|hint)|do (?:that|it)\??$|be |have a |think|know|like|want|need|take a seat|sit|talk (?:about|through|us|me)|walk (?:me|us)|start|begin|introduce yourself|look at (?:this|that|it|the)|have a look at (?:this|that)|get (?:that|this|it)\??$|call it|come (?:in|up|over|on)|live with|also |just |find (?:a|an) (?:good|nice)|describe)/i

/** "have it rerun", "have the sheet ready". */
const HAVE_DONE = /^have .*\b(?:back|ready|done|finished|over|rerun|sent|fixed|updated|written|signed|ordered|booked|\w+ed)\b/i

/** What in one line makes somebody owe something; the strongest form, or null. Context (answers, jokes, dates) is judged later. */
export const actionCue = oncePerLine(strongestCue)

function strongestCue(reading: Reading, line: Line): Cue | null {
  const text = line.clean
  if (line.words < 2 || !/[a-z]/i.test(text)) return null
  if (!reading.written && !reading.me && TAKEN.test(text)) {
    const m = TAKEN.exec(text)
    return { form: 'taken', line, body: text, verb: 'do', at: m?.index ?? 0, subject: null, score: 0 }
  }
  let best: Cue | null = null
  for (const p of ANY.test(text) ? PATTERNS : []) {
    const m = p.re.exec(text)
    if (!m) continue
    const cue = judged(reading, line, p, m)
    if (cue && (!best || cue.score > best.score)) best = cue
  }
  if (!best) {
    const m = THIRD.exec(text)
    if (m) best = thirdPerson(reading, line, m)
  }
  return best
}

function judged(reading: Reading, line: Line, p: Pattern, m: RegExpExecArray): Cue | null {
  const verb = (m[1] ?? '').toLowerCase()
  const body = `${m[1] ?? ''}${m[2] ?? ''}`.trim()
  const at = m.index + m[0].length - body.length
  const before = line.clean.slice(0, m.index)
  const lead = m[0].slice(0, m[0].length - body.length).toLowerCase()
  let score = p.score
  if (NEGATED.test(body) || /\b(?:not|never|n't|no need)\s*$/.test(lead) || /\bno need\b/i.test(before)) return null
  if (COURTESY.test(body)) return null
  if (p.form === 'request') {
    // "Please do." answers an offer.
    if (IN_ROOM.test(body) || /^do(?:$|[,.!]| (?:that|it|so)\b)/i.test(body)) return null
    if (/\blet (?:me|us) know if\b.*\b(?:any|questions?|anything|need|unclear|help|problems?)\b/i.test(body)) return null
    if (!WORK.has(verb)) return null
    if (p.score <= -1.2 && !hasObjectFor(body)) return null
    if (/\b(?:how|what|which|why|when|where|who|that|if|as|because) ?$/i.test(before) && p.score < 0) return null
  } else if (p.form === 'commit') {
    if (
      IDLE.has(verb) &&
      !/^(?:have|hear back|show|speak (?:to|with)|go (?:to|see|and)|come back to (?:you|them|him|her)|start (?:the|on|with the)|explain (?:it|this|that)? ?to|begin the|move the|stop by|talk)\b/i.test(
        body,
      )
    )
      return null
    if (verb === 'have' && !/^have .*\b(?:back|ready|done|finished|over|rerun|sent|for you|to you|by|fixed|updated|written)\b/i.test(body))
      return null
    if (verb === 'have') score -= 0.2
    score += STRONG.has(verb) ? 0.7 : WORK.has(verb) ? 0.2 : -1
  } else {
    if (!WORK.has(verb) || verb === 'see' || verb === 'try' || (verb === 'have' && !HAVE_DONE.test(body))) return null
    if (
      p.form === 'joint' &&
      (IN_ROOM.test(body) || /^(?:say|go|keep|make sure|do|take|put|get|hold|start|look|call|leave|move)\b/i.test(body))
    )
      score -= 0.9
    score += STRONG.has(verb) ? 0.4 : 0
    // "I can sign up to five thousand myself" tells what somebody may, not what he will do.
    if (
      p.form === 'offer' &&
      /^\w+ (?:.{0,30}\b)?(?:up to|at most|no more than|only)\b|^\w+ (?:\w+ ){0,3}(?:a|per|each|every) (?:night|day|week|month|hour)\b/i.test(
        body,
      ) &&
      !/\b(?:you|them|him|her)\b/i.test(body)
    )
      return null
    if (p.form === 'offer' && /\b(?:if you(?:'d)? (?:want|like|prefer|need)|if that helps|if needed)\b/i.test(line.clean)) score -= 1.6
    if (
      p.form === 'offer' &&
      /^(?:see|tell you|hear|understand|imagine|do (?:that|it|this)|find|get (?:it|that)|give you an?|handle|help|take)\b/i.test(body) &&
      !/^(?:get|find|take) (?:you|them|him|her)\b/i.test(body)
    )
      score -= 0.7
  }
  if (/^(?:do|get|take|make|put|see|find|look|tell|give|keep|set|work|have) (?:it|that|this|them|so)?[.!?,]?$/i.test(body)) score -= 1
  if (line.question && (p.form === 'commit' || p.form === 'joint')) score -= 1.5
  if (/^(?:what|how|why|when|where|who|which)\b/i.test(line.low) && p.form !== 'request') score -= 1.5
  return { form: p.form, line, body, verb, at, subject: null, score: score + context(reading, line, before) }
}

function thirdPerson(reading: Reading, line: Line, m: RegExpExecArray): Cue | null {
  const subject = m[1] ?? ''
  const verb = (m[2] ?? '').toLowerCase()
  const body = `${m[2] ?? ''}${m[3] ?? ''}`.trim()
  if (!WORK.has(verb) || /^(?:be|have|see|do)\b/.test(body) || line.question || NEGATED.test(body)) return null
  if (/^(?:It|That|This|There|They|We|You|I|He|She|What|Which|Who|Everything|Nothing|Nobody|Everybody|People)$/i.test(subject)) return null
  const known = reading.people.has(subject.toLowerCase()) || reading.people.has((subject.split(' ')[0] ?? '').toLowerCase())
  const score = known ? -0.2 : /^(?:\p{Lu})/u.test(subject) ? -1.4 : -1.8
  const at = m.index + m[0].length - body.length
  return { form: 'third', line, body, verb, at, subject, score: score + context(reading, line, line.clean.slice(0, m.index)) }
}

const hasObjectFor = (body: string): boolean => /\b(?:me|us|him|her|them|the|a|an|my|your|our|those|these)\b/i.test(body)

/** What the words around the form say about its being meant: conditions, reported speech, quotes, laughter, refusal. */
function context(reading: Reading, line: Line, before: string): number {
  let s = 0
  if (HYPOTHETIC.test(line.clean)) s -= 2.2
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
  /^(?:(?:um|uh|oh|okay|ok|so|well),? )*(?:yes|yeah|yep|sure|of course|okay|ok|will do|absolutely|no problem|happy to|certainly|gladly|definitely|fine|done|I can|I'll|I will|got it|on it|good|great|perfect|alright|all right|thanks|thank you|lovely|that'd be|that would be|please)\b/i
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

/** Who is meant by "you": the person named, the one who takes it, the only other voice. Name as written, or a voice. */
export function meantByYou(reading: Reading, line: Line): { readonly name: string | null; readonly speaker: number | null } {
  const name = addressee(reading, line)
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
  return greeting?.[1] ?? null
}
