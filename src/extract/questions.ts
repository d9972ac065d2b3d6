import { type ClaimCandidate, claim, isChatter, plainWords, replies } from './claims.ts'
import { askedInTheEnd } from './mend.ts'
import { type Line, oncePerLine, type Reading } from './reading.ts'
import { contentWords } from './similar.ts'
import { capital, shorten } from './speech.ts'

/** Nobody knows, whoever is said not to: a verb of knowing or telling with a negation before it. */
const NOT_KNOWN =
  /(?:\b(?:not|never|nobody(?:'s| has| have)?|no one(?:'s| has)?|no-one|none|neither|nothing|hardly|without)\b|n't\b)(?: (?!only\b)[a-z']+){0,4}? (?:know|knows|knew|known|sure|clear|say|said|tell|told|heard|hear|answer(?:ed)?|decided?|settled|defined|discussed|agreed|checked|confirmed|confirm|remember|ask|figured|documented|specified|found out|looked|asked|sorted|repl(?:y|ied)|respond(?:ed)?|resolved|a clue|a notion|an idea|the faintest)\b/i
/** Somebody has to find out first, or it is put off. */
const PUT_OFF =
  /\b(?:(?:have|has|need|needs|ought|going|want|'ll|will|would|'d|should|must|let me|let's|to|I) (?:to |have to |need to |still |just |really |first )*(?:ask|check|clarify|find (?:it |that )?out|verify|investigate|look (?:it|that|this|into it|into that) ?(?:up|into)?|look into|look up|dig|come back|get back|think about (?:it|that)|see)|(?:I|we)(?:'d|'ll| would| will) (?:have|need) to (?!go|leave|run|say)[a-z]+|waiting (?:for|on)|wait for|to be (?:decided|determined|clarified|confirmed|seen|checked)|TBD|TBC|(?:leave|keep|park|hold) (?:it|that|this|that one)|(?:we|I) (?:still )?(?:have|need) to (?:clarify|check|ask|find)|stays? open|(?:is|it's|still|remains?) (?:still )?(?:open|unclear|undecided|a mystery)|needs? (?:an answer|checking|clarifying|clarification|a decision)|open (?:question|point|issue)|come back to)\b/i
const UNKNOWN =
  /\b(?:no (?:answer|idea|clue|notion|decision|word|news)\b|not (?:yet|so far|to me|that I|as far as|in the (?:manual|contract|offer|plan|spec|minutes|document)|off the top)|dunno|beats me|search me|God knows|who knows|haven't a (?:notion|clue)|neither do I|me neither|(?:I|we|yeah, I|also) (?:also )?wonder|(?:that|this)(?:'s| is) (?:a |the |still the )?(?:very |really )?(?:good|great|fair|excellent|tricky|tough|other|big|open|interesting|valid)? ?(?:question|one)\b(?! (?:who|that))|(?:good|great|fair|excellent|tricky) (?:question|point)|not a dumb question|needs? (?:an answer|checking)|unclear|undecided|depends|we'll see|can(?:'t|not| not)(?: really| yet)? (?:tell|say|answer)|not a lawyer|above my pay|your guess|wish I knew|pass\b(?=[.,]|$)|I was (?:going to ask|hoping you)|(?:I|we) (?:asked|wrote) .*\b(?:no answer|nothing)|forgot to ask|the same question|never came up|somebody (?:should|has to|needs to|must|ought to) (?!not\b)\p{L}+|not without asking|(?:he|she|they|it|\p{Lu}\w+) never (?:answered|replied|said)|never (?:answered|replied|came back|got back|wrote back|told)|ask (?:the|them|him|her|our|your|somebody|someone|\p{Lu}\w+)|hard to say|difficult to say|to (?:me|us) too)|^(?:h+m+|uf+|oo+f|ehm?|er+m?)\b/iu
/** Whether a reply leaves a question open: nobody knows, or it is put off. */
export const unanswered = (text: string): boolean => NOT_KNOWN.test(text) || PUT_OFF.test(text) || UNKNOWN.test(text)
const STATED =
  /\b(?:not (?:yet )?(?:decided|clear|settled|known|defined)(?: (?:is|yet|still))* (?=who|what|whether|which|when|where|how)|(?:I|we) wonder(?: now| still)? (?=who|whether|which|if|how many|how much)|(?:what|thing) (?:that )?I (?:still )?(?:don't|do not) (?:get|understand|see) is|(?:I|we) (?:still )?(?:don't|do not) (?:get|understand|see) (?:who|whether|which|whose|when|where)|(?:it is|it's|is|was|has) not (?:yet )?(?:settled|decided|clear|known|defined)|not (?:yet )?(?:decided|clear|settled)(?: is| yet| still)*|nobody has (?:said|decided|told)|(?:thing|part|bit|what) (?:that )?I (?:don't|do not) know is|open:|open question|we (?:still )?(?:don't|do not) know (?:who|what|whether|if|which|when|where|how)|I (?:still )?(?:don't|do not) know (?:who|whose|whether) |unclear (?:to (?:me|us) )?(?:who|what|whether|if|which|when|where|how)|remains? (?:open|unclear|to be)|still need to (?:know|find out|clarify|decide) (?:who|what|whether|if|which|when|where|how)|no (?:answer|decision) (?:yet )?on|not (?:yet |quite |really |entirely )*clear(?: to (?:me|us))?(?: yet)? (?:who|what|whether|if|which|when|where|how))\b/i
const SMALL_TALK =
  /\b(?:how (?:are|was|is) (?:you|your|everyone|everybody|the (?:weekend|trip|flight))|how's (?:it|everything|your)|can you (?:hear|see)|are you (?:there|sure|okay|serious|kidding|ready)|is (?:that|it) (?:better|okay|ok|on|you(?! or\b|,)|working)|did I tell you|what (?:kind|did you (?:call|say|do|think))|really\?|what's (?:up|that|his name|her name|it called)|you know what|anything else|any (?:other )?questions|who's (?:that|there|next|first)|right\?|okay\?|is (?:everybody|everyone) (?:here|ready|good)|do you (?:have a minute|want me to|mind)|can I (?:ask|say|just)|shall we (?:start|go|begin|move)|should I|what do you think|does that (?:work|make sense|help)|is that (?:right|okay|ok|fine|clear)|you (?:see|know|mean)\?|am I (?:right|on|muted)|where (?:was|were) (?:I|we)|what (?:was|were) (?:I|we)|what else|who said that)\b/i
const ASKS =
  /\b(?:who|whose|what|which|when|where|how (?:much|many|long|do|does|will|can|should)|whether|does|do|is|are|will|can|could|would|may|must|should|has|have|did)\b/i

/** The question that a sentence asks, believed as `score` says. */
export const questionClaim = (reading: Reading, line: Line, score: number): ClaimCandidate =>
  claim(reading, line, 'question', questionText(line), score)

/** Questions of substance to which nobody had an answer, and statements that something is open. */
export function questionCandidates(reading: Reading): ClaimCandidate[] {
  const out: ClaimCandidate[] = []
  for (const line of reading.lines) {
    if (line.type === 'task' || line.type === 'table-row') continue
    const s = questionScore(reading, line)
    if (s <= -1) continue
    // "Who signs it? Is that us or them?": the second only helps the first.
    const main = out.at(-1)
    if (
      main &&
      main.line.segment === line.segment &&
      line.index - main.line.index === 1 &&
      reading.doc.kind === 'transcript' &&
      /^(?:is|are|was|or|and|do|does|us|you|that|this|it|they|by|on|the|because)\b/i.test(line.clean) &&
      /\b(?:that|it|us|we|they|them|this|or)\b/i.test(line.clean)
    )
      continue
    const text = questionText(line)
    // "Does Petra know?": about what, only those who were there know.
    if (text.split(' ').length < 4 || !stillAsks(line, text)) continue
    out.push(questionClaim(reading, line, s))
  }
  return out
}

/** Log-odds that a sentence asks what stays open; -9: not at all. */
export const questionScore = oncePerLine(judged)

function judged(reading: Reading, line: Line): number {
  if (line.words < 5) return -9
  if (STATED.test(line.clean) && /\b(?:who|what|whether|if|which|when|where|how)\b/i.test(line.clean) && line.words >= 6) {
    // The answer to a question that is listed itself.
    const asked = [1, 2].map(k => reading.lines[line.index - k]).find(l => l && l.speaker !== line.speaker)
    if (asked?.question && asked.words >= 4 && /\bI (?:still |really |honestly )?don't know\b/i.test(line.clean)) return -9
    if (/\b(?:but|though) I(?:'d| would|'ll)?\b/i.test(line.clean) && /^I\b/.test(line.clean)) return -9
    return isChatter(reading, line) || /\b(?:but I|he|she)\b/i.test(line.clean) ? -0.5 : 1.3 + (reading.written ? 0.4 : 0)
  }
  if (!line.question && !/\?/.test(line.text)) return -9
  if (SMALL_TALK.test(line.clean) || !ASKS.test(line.clean)) return -9
  const asked = line.low.replace(/^(?:(?:and|so|but|or|well|okay|oh|also|then|now),? )+/, '')
  if (/^is (?:that|this|it) \p{Lu}/iu.test(line.clean) && /^\S+ \S+ \p{Lu}/u.test(line.clean) && line.words < 7) return -9
  if (QUOTED.test(line.clean) || /^(?:who|what|where|how) (?:it|he|she|they) (?:is|was|are|were)\b/i.test(asked)) return -9
  if (
    /^(?:could|would) (?:you|I)\b|^(?:can|will) (?:you|I)\b/i.test(asked) ||
    /^(?:do|did|have|are|were) you\b(?! (?:guys|know))/i.test(asked)
  )
    return -9
  const near = replies(reading, line, 7)
  // "Can we take a look?" moves the talk on; "can we call it organic?" asks what somebody else allows.
  const permission = PERMISSION.test(asked) && !OF_THE_MOMENT.test(asked)
  if (
    /^(?:can|could|shall|should|would|may) we\b/i.test(asked) &&
    !permission &&
    !/\b(?:even|actually|legally|really|still|before|without|at all|if|until)\b/i.test(asked)
  )
    return -9
  let score = -1.7
  if (isChatter(reading, line)) score -= 1
  // Somebody knew, or took it: closed, whatever is open a few sentences later.
  const answered = near.findIndex(
    l => !unanswered(l.clean) && !unanswered(l.text) && (CLOSED.test(l.text.trim()) || answers(line.clean, l.clean)),
  )
  const unknown = near.findIndex(l => unanswered(l.clean) || unanswered(l.text))
  const hit = answered >= 0 && unknown > answered ? -1 : unknown
  if (hit >= 0) score += hit <= 1 ? 2.2 : hit <= 3 ? 1.7 : 1
  // "Who pays for the brackets? I don't know is the answer."
  const own = reading.lines[line.index + 1]
  if (hit < 0 && own && own.speaker === line.speaker && unanswered(own.clean) && !own.question) score += 1.8
  // In writing nobody answers on the spot.
  if (reading.written && !own?.question && !/\b(?:you|your|I|me|shall we)\b/i.test(line.clean)) score += 1.2
  else if (reading.written && /^(?:who|which|what|when|where|how|does|is|are|must)\b/i.test(line.low)) score += 1
  const self = [reading.lines[line.index - 1], reading.lines[line.index + 1]].filter(l => l?.speaker === line.speaker)
  if (self.some(l => l && /\b(?:don't know|open|nobody|question|not sure)\b/i.test(l.clean))) score += 0.6
  const first = near[0]
  const picked = first !== undefined && hit < 0 && near.slice(0, 2).some(l => picks(line.clean, l.clean))
  if (permission && answered !== 0) score += 1.1
  // "Is it us or the landlord?": nobody chose.
  if ((ALTERNATIVES.test(asked) && !RESTARTED.test(line.clean)) || EITHER.test(reading.lines[line.index + 1]?.clean ?? ''))
    score += picked ? -0.8 : 0.6
  // "Does anybody know?" after it, or a question back for an answer.
  if (own && own.speaker === line.speaker && /^(?:does|do) (?:anybody|anyone|we|you|somebody) (?:actually )?know\b/i.test(own.clean))
    score += 0.6
  if (first?.question && first.words > 3 && hit < 0 && PLANS.test(asked)) score += 1.2
  // A plain "yes", "no" or a long answer closes it.
  if (first && /^(?:yes|yeah|no|nope|yep|it's|that's|the|we|because|so it)\b/i.test(first.clean) && !unanswered(first.clean)) score -= 0.9
  if (/\b(?:who|whose) (?:owns?|pays?|signs?|decides?|tells?|gives?|is responsible|do they|approves?|is going to)\b/i.test(line.clean))
    score += 0.7
  if (/\b(?:does|do|is|are|must|can|will) (?:the|our|their|this|that|it|they|we)\b/i.test(line.clean)) score += 0.3
  // "There is a question from the laundry:"
  const lead = reading.lines[line.index - 1]
  if (ANNOUNCED.test(line.text) || (lead && lead.segment === line.segment && lead.words <= 14 && ANNOUNCED.test(lead.text))) score += 1
  if (line.words >= 8) score += 0.2
  if (/\b(?:you|your|I|me)\b/i.test(line.clean)) score -= 0.4
  // "Is the room free?": of the day.
  if (!reading.written && /^(?:is|are) (?:the|your|our) \S+ \S+$/.test(asked.replace(/[?.! ]+$/, ''))) score -= 0.8
  // Put as a question only by its end: "The mats ship when, you say?"
  if (!reading.written && !INVERTED.test(asked)) score -= 0.7
  // "Is it, do you want to see …": begun anew.
  if (RESTARTED.test(line.clean)) score -= 0.8
  // "Is the room free?": of the moment.
  if (contentWords(line.clean).size < 2) score -= 0.5
  // "Do we need to check that?": about what, only those who were there know.
  if (/\b(?:that|it|this|them|there)$/i.test(line.clean.replace(/[?.! ]+$/, '')) && contentWords(line.clean).size < 3) score -= 0.8
  if (
    /^(?:like |oh )?is (?:that|this|it|there) (?:a |an |any )?[\p{L}-]+(?: [\p{Lu}][\p{L}-]+)?$/iu.test(line.clean.replace(/[?.! ]+$/, ''))
  )
    score -= 1.4
  if (reading.written) score += 0.3
  return score
}

const ANNOUNCED =
  /\b(?:question (?:is|there|here|though|from|for|to|about|on)|(?:have|got|is) (?:a|one|another|also a) (?:\w+ )?question|open (?:point|question)|still open|don't know|nobody knows)\b/i
const RESTARTED =
  /^(?:is|are|who's|what's|we|do|does|it|it's|that's)(?: \S+){0,2}, (?:is|are|do|does|did|who|what|for|can|will|or|to|the|that)\b/i
const INVERTED =
  /(?:^|[,:;] |\b(?:and|or|but|so|then|because|question|know|wonder|in|on|at|for|of|by|with) )(?:who|whose|whom|what|which|when|where|why|how|whether|if|do|does|did|is|are|was|were|can|could|will|would|may|must|should|shall|has|have)\b(?! to where)/i
/** What somebody else must allow: the law, an owner, a board. */
const PERMISSION =
  /^(?:can|could|may|would|are|is|will) (?:we|anybody|anyone|somebody|someone|one|they|it|the \p{L}+) (?:(?:even|actually|legally|really|still|just|be|also|all|now) )*(?:allowed|permitted|entitled|say|call|claim|use|print|show|name|sell|mention|put|own|write|quote|copy|publish|credit|advertise|record|film|reuse|share|export|import|promise|charge|refuse)\b/iu
/** Asked for a favour or of the room, or about something that lies before everybody. */
const OF_THE_MOMENT =
  /\b(?:use the (?:\p{L}+ )?(?:door|room|phone|toilet|loo|table|screen|whiteboard|lift|stairs|chat)|put (?:that|it|this|the (?:light|heating|kettle))|say (?:that|hi|hello|something|thanks|ten|yes|no)|share (?:my|your|the) screen|name (?:one|it)|show (?:me|us|you)|park)\b/iu
/** "He'll say, wait for what?": somebody else's words. */
const QUOTED =
  /^(?:(?:and|so|but|then) )*(?:he|she|they|people|everybody|someone|somebody|you|\p{Lu}\p{L}+)(?:'ll| will| would|'d)? (?:always |then |just )?(?:says?|asks?|said|asked|goes|go|be like|was like|were like|want to know),? .*\b(?:why|what|who|how|where|when|is|are|do|does|wait)\b/iu
/** Of what lies ahead: "Are we doing Portugal this year?" */
const PLANS = /^(?:are|will|do) (?:we|they) (?:\p{L}+ ){1,6}(?:this|next|in|for|at|before|after) \p{L}+/iu
const ALTERNATIVES =
  /^(?:is|are|do|does|did|can|will|has|have) (?!(?:it|that|this|there)\b).* or (?:is|does|do|are|the|it|by|in|us|we|me|you|it's)\b|, (?:is|does|do|are) (?:it|that)\b.* or\b|\b(?:us|you|we|me|them|they) or (?:us|them|you|we|they|me)\b|\b(?:us|you) or the \p{L}+$/iu
const EITHER = /^(?:at the end of the day,? |then )?(?:is|does|do|are) (?:it|that|this|they|we) (?:\S+ ){0,6}or\b/i
/** Whether a reply takes one of the alternatives of a question: words of the one and none of the other. */
function picks(question: string, reply: string): boolean {
  const cut = / or /i.exec(question)
  if (!cut || unanswered(reply) || reply.split(' ').length > 6) return false
  const left = new Set(
    question
      .slice(0, cut.index)
      .toLowerCase()
      .match(/[\p{L}\d]+/gu)
      ?.slice(-3) ?? [],
  )
  const right = new Set(
    question
      .slice(cut.index + 4)
      .toLowerCase()
      .match(/[\p{L}\d]+/gu)
      ?.slice(0, 4) ?? [],
  )
  const words = reply.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
  const only = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
    words.some(w => a.has(w) && !b.has(w) && !/^(?:the|a|is|it|in|to|do|does)$/.test(w))
  return only(left, right) !== only(right, left)
}

const CLOSED =
  /^(?:(?:yes|yeah|yep|no|nope|sure|of course|correct|exactly|right)\b(?!.{0,20}(?:don't know|no idea))|I don't think so|(?:I|we|they|he|she) (?:will|do|does|did|can)\b|I'll (?:do|take|handle) (?:it|that|this)|I can do (?:it|that))/i
/** Whether a reply has what was asked for: a number, a name for "who", a day for "when", a reason for "why". */
function answers(question: string, reply: string): boolean {
  if (/^(?:how (?:many|much|long|often|old|far|big)|what(?:'s| is) the (?:price|number|date|size|weight|limit))/i.test(question))
    return /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand)\b/i.test(reply)
  if (/^(?:and |so )?when\b/i.test(question))
    return /\d|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|tomorrow|today|next (?:week|month|year))\b/i.test(
      reply,
    )
  if (/^(?:and |so )?why\b/i.test(question)) return /^because\b/i.test(reply)
  return false
}

/** Words from which what another voice says at once is an answer, whatever it is worth. */
const AT_LENGTH = 35
/** Whether somebody spoke at length right after a question and did not say that nobody knows. */
export function answeredAtLength(reading: Reading, line: Line): boolean {
  if (reading.written || !line.question || reading.voices < 2) return false
  let words = 0
  let by: number | null = null
  for (let k = 1; k <= 12 && words < AT_LENGTH; k++) {
    const l = reading.lines[line.index + k]
    if (!l || (l.speaker === line.speaker && by !== null && words > 6)) return false
    if (l.speaker === line.speaker) {
      if (by === null && k <= 3) continue
      return false
    }
    // The chair gives the floor; then the answer comes.
    if (by !== null && l.speaker !== by && words > 12) return false
    if (l.speaker !== by) words = 0
    by = l.speaker
    if (l.question || unanswered(l.clean)) return false
    words += l.words
  }
  return words >= AT_LENGTH
}

/** Whether the words that are left still ask: "We're engaged with them on that: where could it be" and half a long sentence do not. */
export const stillAsks = (line: Line, text: string): boolean =>
  !(line.brokenOff && !/\?$/.test(text)) &&
  (/\?["'”’)]*$/.test(text) ||
    (STATED.test(line.clean) && text.split(' ').length < LONGEST) ||
    (!/\?/.test(line.text) && text.split(' ').length < LONGEST && ASKED.test(text)))
const LONGEST = 30
/** An asking word with its verb behind it: no "What the roll-out allows us to do". */
const ASKED =
  /^(?:(?:who|whose|which|what|how (?:much|many|long|often|far)) (?!(?:the|our|my|your|their|we|they|it|this|that|I|you|he|she)\b)\p{L}|(?:what|where|when|how|why) (?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|about|if|'s)\b|(?:what|who|where|when|how)'s\b|(?:do|does|did|is|are|was|were|can|could|would|will|should|has|have|shall)\b|whether\b|(?:what|which|where|when|how|if) (?:the|our|we|it|they)\b.*\b(?:is|are|will|can|should|needs?|has|have|pays?|costs?|goes|gets?)\b(?!.*,))/iu

function questionText(line: Line): string {
  let t = line.clean
    .replace(
      /^.*\b(?:I thought|question (?:there |here |now |then )?is(?: still| really| just)?|question(?: \w+){0,4}|wondering|wait)[,:] (?=(?:who|whose|what|which|when|where|how|should|do|does|is|are|can|must|will|has|have)\b)/i,
      '',
    )
    .replace(/^(?:.*\b(?:something I don't know|the question is|my question is|one|and then two|I have a question|question)[,:] )/i, '')
    .replace(/^(?:open|question|open question|one open point|open point): /i, '')
  for (let i = 0; i < 3; i++)
    t = t.replace(
      /^(?:(?:and|so|but|then|or|well|okay|also|now|because|hmm|just|actually|sorry)[, ]+|(?:I|we) (?:wonder|was wondering|just wonder|want to know|need to know|would like to know|forgot to ask)[, ]+(?=who|what|where|when|how|why|which|whether|if))(?=\S+ \S+)/i,
      '',
    )
  t = t.replace(
    /^(?:(?:what|the (?:thing|part|bit)|one thing)(?: that)? (?:I|we) (?:still )?(?:don't|do not) know is|(?:and )?(?:I|we) (?:still |really |honestly )*(?:don't|do not) (?:know|get|understand|see)|it(?:'s| is) (?:still )?(?:not (?:yet )?(?:settled|clear|decided|known)|unclear|open)|not (?:yet )?(?:decided|clear|settled)(?: is| yet| still)*|nobody has (?:said|decided|told us)|no decision (?:yet )?on)(?: yet)? (?=who|what|whether|if\b|which|when|where|how)/i,
    '',
  )
  return capital(shorten(plainWords(askedInTheEnd(t)), 34))
    .replace(/[–—-]+(?=\?$)/, '')
    .replace(/[,;: ]+$/, '')
}
