import { CHATTER, type ClaimCandidate, claim, plainWords, replies } from './claims.ts'
import { type Line, oncePerLine, type Reading } from './reading.ts'
import { capital, shorten } from './speech.ts'

const UNKNOWN =
  /\b(?:no answer(?: yet)?|not yet|not (?:that I know|as far as I know)|nobody(?:'s| has)? (?:said|told|knows|asked|heard)|still waiting|haven't (?:heard|checked|asked|decided|looked|got)|that's the question|(?:never|haven't|not) (?:really )?(?:defined|decided|discussed|settled|agreed|thought)|I was (?:going to ask|hoping you)|I'd have to|we'd have to|good point|needs? (?:an answer|checking|clarifying)|neither do I|haven't heard|(?:I|we) (?:asked|wrote) .*\b(?:no answer|nothing)|I (?:really |honestly |just )?(?:don't|do not|dunno|didn't) know|dunno|no idea|not sure|(?:good|great|fair|excellent) question|not a dumb question|have to (?:ask|look|check|find out)|need to (?:ask|look|check|find out)|(?:leave|keep) (?:it|that|this|that one)(?: one)? (?:open|as a question|hanging)|stays? open|(?:is|it's|still|remains?) open|nobody (?:knows|has)|I don't think anybody|open (?:question|point|issue)|to be (?:decided|determined|clarified)|TBD|come back to (?:that|it)|let's park|park (?:it|that)|find out|can't (?:tell|say|answer)|unclear|not (?:yet )?(?:settled|decided|clear)|depends|I'll ask|let me ask|who knows|undecided|we'll see)\b|^h+m+\b/i
const STATED =
  /\b(?:(?:it is|it's|is|was|has) not (?:yet )?(?:settled|decided|clear|known|defined)|nobody has (?:said|decided|told)|(?:thing|part|bit|what) (?:that )?I (?:don't|do not) know is|open:|open question|we (?:still )?(?:don't|do not) know (?:who|what|whether|if|which|when|where|how)|I (?:still )?(?:don't|do not) know (?:who|whose|whether) |unclear (?:who|what|whether|if|which|when|where|how)|remains? (?:open|unclear|to be)|still need to (?:know|find out|clarify|decide) (?:who|what|whether|if|which|when|where|how)|no (?:answer|decision) (?:yet )?on|not (?:yet |quite |really |entirely )*clear(?: to (?:me|us))?(?: yet)? (?:who|what|whether|if|which|when|where|how))\b/i
const SMALL_TALK =
  /\b(?:how (?:are|was|is) (?:you|your|everyone|everybody|the (?:weekend|trip|flight))|how's (?:it|everything|your)|can you (?:hear|see)|are you (?:there|sure|okay|serious|kidding|ready)|is (?:that|it) (?:better|okay|ok|on|you|working)|did I tell you|what (?:kind|did you (?:call|say|do|think))|really\?|what's (?:up|that|his name|her name|it called)|you know what|anything else|any (?:other )?questions|who's (?:that|there|next|first)|right\?|okay\?|is (?:everybody|everyone) (?:here|ready|good)|do you (?:have a minute|want me to|mind)|can I (?:ask|say|just)|shall we (?:start|go|begin|move)|should I|what do you think|does that (?:work|make sense|help)|is that (?:right|okay|ok|fine|clear)|you (?:see|know|mean)\?|am I (?:right|on|muted)|where (?:was|were) (?:I|we)|what (?:was|were) (?:I|we)|what else|who said that)\b/i
const ASKS =
  /\b(?:who|whose|what|which|when|where|how (?:much|many|long|do|does|will|can|should)|whether|does|do|is|are|will|can|must|should|has|have|did)\b/i

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
    out.push(claim(reading, line, 'question', questionText(line), s))
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
    return CHATTER.test(line.text) || /\b(?:but I|he|she)\b/i.test(line.clean) ? -0.5 : 1.3 + (reading.written ? 0.4 : 0)
  }
  if (!line.question && !/\?/.test(line.text)) return -9
  if (SMALL_TALK.test(line.clean) || !ASKS.test(line.clean)) return -9
  if (/^(?:can|could|would|will) (?:you|we|I)\b/i.test(line.low) || /^(?:do|did|have|are|were) you\b(?! (?:guys|know))/i.test(line.low))
    return -9
  let score = -1.7
  if (CHATTER.test(line.text)) score -= 1
  const near = replies(reading, line, 7)
  // Somebody knew, or took it: closed, whatever is open a few sentences later.
  const answered = near.findIndex(l =>
    /^(?:(?:yes|yeah|yep|no|nope|sure|of course)\b(?!.{0,20}(?:don't know|no idea))|I don't think so|(?:I|we|they|he|she) (?:will|do|does|did|can)\b|I'll (?:do|take|handle) (?:it|that|this)|I can do (?:it|that))/i.test(
      l.text.trim(),
    ),
  )
  const unknown = near.findIndex(l => UNKNOWN.test(l.clean) || UNKNOWN.test(l.text))
  const hit = answered >= 0 && unknown > answered ? -1 : unknown
  if (hit >= 0) score += hit <= 1 ? 2.2 : hit <= 3 ? 1.7 : 1
  const self = [reading.lines[line.index - 1], reading.lines[line.index + 1]].filter(l => l?.speaker === line.speaker)
  if (self.some(l => l && /\b(?:don't know|open|nobody|question|not sure)\b/i.test(l.clean))) score += 0.6
  // A plain "yes", "no" or a long answer closes it.
  const first = near[0]
  if (first && /^(?:yes|yeah|no|nope|yep|it's|that's|the|we|because|so it)\b/i.test(first.clean) && !UNKNOWN.test(first.clean)) score -= 0.9
  if (/\b(?:who|whose) (?:owns?|pays?|signs?|decides?|tells?|gives?|is responsible|do they|approves?|is going to)\b/i.test(line.clean))
    score += 0.7
  if (/\b(?:does|do|is|are|must|can|will) (?:the|our|their|this|that|it|they|we)\b/i.test(line.clean)) score += 0.3
  if (line.words >= 8) score += 0.2
  if (/\b(?:you|your|I|me)\b/i.test(line.clean)) score -= 0.4
  if (reading.written) score += 0.3
  return score
}

function questionText(line: Line): string {
  let t = line.clean
    .replace(/^(?:.*\b(?:something I don't know|the question is|my question is|one|and then two|I have a question|question)[,:] )/i, '')
    .replace(/^(?:open|question|open question|one open point|open point): /i, '')
  for (let i = 0; i < 3; i++)
    t = t.replace(
      /^(?:(?:and|so|but|then|or|well|okay|also|now|because|hmm|just|actually|sorry)[, ]+|(?:I|we) (?:wonder|was wondering|just wonder|want to know|need to know|would like to know|forgot to ask)[, ]+(?=who|what|where|when|how|why|which|whether|if))(?=\S+ \S+)/i,
      '',
    )
  t = t.replace(
    /^(?:(?:what|the (?:thing|part|bit)|one thing)(?: that)? (?:I|we) (?:still )?(?:don't|do not) know is|(?:and )?(?:I|we) (?:still |really |honestly )*(?:don't|do not) know|it(?:'s| is) (?:still )?(?:not (?:yet )?(?:settled|clear|decided|known)|unclear|open)|nobody has (?:said|decided|told us)|no decision (?:yet )?on)(?: yet)? (?=who|what|whether|if\b|which|when|where|how)/i,
    '',
  )
  return capital(shorten(plainWords(t), 30)).replace(/[,;: ]+$/, '')
}
