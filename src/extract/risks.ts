import { anyOf } from './any-of.ts'
import { CHATTER, type ClaimCandidate, claim, finished, standalone } from './claims.ts'
import { COMMON } from './common-words.ts'
import { type Line, oncePerLine, type Reading } from './reading.ts'

const CUES: readonly [RegExp, number][] = [
  [/\b(?:risks?|risky|at risk|exposed to|exposure|danger(?:ous)?|threat)\b/i, 2],
  [
    /\b(?:what |that |thing that )?(?:worr(?:y|ies|ied)|concern(?:s|ed)?(?: me| is| about)|scares?|afraid|fear|nervous|keeps? (?:me|us) (?:up|awake)|lose sleep)\b/i,
    1.8,
  ],
  [
    /\b(?:I'm|I am|we're|we are|I'm a bit|I'm still|still|really|slightly|quite|bit|little) (?:worried|concerned|nervous|afraid|anxious)(?: that| about| because| if| we| the|,)/i,
    0.8,
  ],
  [/\bmy (?:only |one |big |main |biggest |real |other )*(?:fear|worry|concern) (?:is|here)\b/i, 0.6],
  [
    /\bif\b.*\b(?:we(?:'ve| have)(?: just)? (?:a problem|an issue|made it worse)|problem|trouble|we slip|slips?|we're (?:stuck|late|dead|in trouble|out|done)|lose|loses|miss(?:es)?|fails?|delay(?:s|ed)?|run(?:s)? over|stuck|blocked|too late|penalt(?:y|ies)|fees?|fine|stop(?:s)? the work|not going to (?:accept|work|make)|won't (?:accept|work|make|be)|refuse|says? no|worse|cannot|break(?:s)?(?! room| time|out)|out of|we have (?:to (?:close|stop|cancel|pay|redo|start over|send)|no\b|nobody|nothing|an? empty)|nowhere to|nothing to|can't|can not|nobody (?:can|to|knows?|has|understands?|else)|no one (?:can|to|knows?|has|else)|falls? through)\b/i,
    2,
  ],
  [/\bif\b.*\bthen\b/i, 0.5],
  [
    /\b(?:slip(?:s|ped)?|overrun|bottleneck|backlog|single point of failure|short[- ]?(?:handed|staffed)|understaffed|deadline is (?:tight|very)|(?:very|really|too) tight|no buffer|no (?:second|backup|plan b|spare|fallback)|there is no (?:second|backup|other|spare)|only (?:have |has |got )?(?:one|two|a few|a couple)(?: \w+){0,3} (?:who|that) (?:knows?|can|understands?|has|have)|the only one who)\b/i,
    1.6,
  ],
  [
    /\b(?:there(?:'s| is) (?:a|some|every|a good|a real|a small|always a) (?:chance|danger|possibility|likelihood) (?:that |of |the |we |they |it |he |she |it's )|(?:might|may|could) well|we(?:'re| are) (?:at the mercy|behind schedule|running late|running out of|exposed|cutting it)|(?:is|are|'s|'re) (?:going to be|getting|looking|very|really|awfully|pretty) (?:tight|tricky|close|late|difficult|short)|cutting it (?:fine|close)|a blocker|no guarantee|on thin ice|single supplier|one supplier|(?:is|are|'s|'re) (?:behind schedule|running late|not ready|at risk)|(?:we|they|it|this) (?:might|may|could|will|would) not (?:get|make|have|be|arrive|pass|hold|survive|fit|work)|won't (?:make|hit|meet|arrive|hold|survive|pass|be ready|have enough)|(?:depends|hangs|hinges|relies) (?:entirely |completely |solely |all )?on (?:one|a single|him|her|them|the weather|whether)|could (?:cost|lose|sink|kill|delay|derail|blow)|(?:pull|back) out|walk away|goes? (?:under|bust|bankrupt)|knock-on)\b/i,
    2,
  ],
  [
    /\b(?:could|might|may|can|will|would) (?:over)?(?:heat|leak|crack|explode|burn|crash|flood|corrode|injure|hurt|overheat|jam|expire|default|escalate|backfire|bite us|come back to)\b|\bmight not (?!be (?:a|the) problem)\w+|\b(?:betting|bet|banking|relying|rely) (?:everything |entirely |solely |it all |all )?on (?:one|a single|just)\b|\beggs in one basket\b/i,
    1.7,
  ],
  [/\b(?:cannot|can't|can not) (?:live with|accept|afford|guarantee|promise)\b/i, 1.3],
  [
    /\b(?:might|may|could) (?:slip|fail|cancel|quit|stop|close|fall|collapse|go wrong|miss|delay|not (?:make|hold|be|work|come)|break|leave|refuse|say no|lose|be late|be delayed|run out|turn)\b/i,
    1.5,
  ],
  [/\b(?:the (?:problem|issue|trouble|danger|catch|bad news) (?:is|with|here)|real (?:risk|problem)|big (?:problem|risk))\b/i, 0.9],
  [/\b(?:are|is|'re|'s) (?:out|away|on (?:sick )?leave|leaving) (?:until|till|for|in)\b/i, 0.8],
  [/\b(?:uncapped|unlimited liability|penalty clause|not covered|no insurance|unproven|untested|unclear whether)\b/i, 1.2],
  [/\b(?:up for (?:re-?)?election|(?:seats?|contract|licen[cs]e|funding|grant) (?:is|are|'s) up\b|expires?|runs? out)\b/i, 0.7],
  [/\b(?:otherwise|or else) (?:we|they|it|the)\b/i, 0.7],
]
const AGAINST: readonly [RegExp, number][] = [
  [
    /\b(?:no risk|not a (?:problem|risk|concern)|no problem|don't worry|not worried|isn't a problem|problem at all|no concern|risk register)\b/i,
    -3,
  ],
  [
    /\b(?:if you(?:'d)? (?:want|like|need|have any)|if that's (?:ok|okay|fine)|if it was up to|if I had|if we ever|ask(?:ing)? if|see if|wondering if|know if|what if)\b/i,
    -1.2,
  ],
  [/\b(?:had|was|were|did|got|went|said|told)\b.*\b(?:last|ago|yesterday|once|when I)\b/i, -1],
  [/^(?:I|you)\b.*\b(?:miss|lose|afraid)\b/i, -0.6],
]

const WORRY =
  /^(?:what|the thing that|one thing that|another thing that|something that)? ?(?:really |still |also )*(?:worries|concerns|scares|bothers|frightens|keeps) (?:me|us)(?: (?:awake|up|most|a bit|at night))* is (.+)$|^my (?:one |only |big |main |other |biggest )*(?:worry|fear|concern) is (.+)$|^(?:that|this|the) (.+?) (?:really |still |also )*(?:worries|concerns|scares|bothers) (?:me|us)\b.*$|^(?:now )?my (?:worry|fear|concern)$/i

/** "What worries me is the mast." – "If the rigger gets ill …": the sentence after it says what may happen. */
function spelledOut(reading: Reading, line: Line): { line: Line; text: string } | null {
  const m = line.words <= 10 ? WORRY.exec(line.clean) : null
  const next = reading.lines[line.index + 1]
  if (!m || !next || next.speaker !== line.speaker || next.question || next.words < 5) return null
  const matter = (m[1] ?? m[2] ?? (m[3] ? `the ${m[3]}` : '')).replace(/^that /i, '')
  const text = standalone(reading, next)
  if (!matter || matter.split(' ').length > 4 || /^(?:if|that|when|whether)\b/i.test(matter)) return { line: next, text }
  const lower =
    !COMMON.has((text.split(/[ ']/)[0] ?? '').toLowerCase()) || /^I\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
  return { line: next, text: finished(`${matter}: ${reading.people.has(text.split(' ')[0]?.toLowerCase() ?? '') ? text : lower}`) }
}

const anyCue = anyOf(CUES.map(([re]) => re))

/** Sentences that say what may go wrong. */
export function riskCandidates(reading: Reading): ClaimCandidate[] {
  const out: ClaimCandidate[] = []
  for (const line of reading.lines) {
    const s = riskScore(reading, line)
    const told = s > -1 ? spelledOut(reading, line) : null
    if (told) {
      out.push(claim(reading, told.line, 'risk', told.text, s + 1, [line]))
      continue
    }
    if (s > -1) out.push(claim(reading, line, 'risk', standalone(reading, line), s))
  }
  return out
}

/** Log-odds that a sentence names a risk; -9: not at all. */
export const riskScore = oncePerLine(judged)

function judged(reading: Reading, line: Line): number {
  if (line.question || line.words < 5 || line.type === 'heading' || line.type === 'task' || line.type === 'table-row') return -9
  if (!anyCue(line.clean)) return -9
  let score = -1.9
  for (const [re, w] of CUES) if (re.test(line.clean)) score += w
  for (const [re, w] of AGAINST) if (re.test(line.clean)) score += w
  if (CHATTER.test(line.text)) score -= 0.8
  const near = [line.index - 1, line.index + 1, line.index + 2].map(i => reading.lines[i])
  if (
    near.some(
      l =>
        l && /\b(?:risk|worr|that's (?:a|the) (?:real |big )?(?:problem|risk|concern)|concern|problem|that's bad|oh no)\b/i.test(l.clean),
    )
  )
    score += 0.5
  const next = reading.lines[line.index + 1]
  if (
    next &&
    next.speaker === line.speaker &&
    /^(?:and )?(?:that|this|it) (?:really |also )?(?:worries|scares|concerns|bothers|frightens) (?:me|us)\b/i.test(next.clean)
  )
    score += 1.5
  if (/^(?:and )?(?:that|this|it) (?:really |also )?(?:worries|scares|concerns|bothers) (?:me|us)\b/i.test(line.clean)) score -= 3
  if (line.words >= 10) score += 0.2
  if (/\b(?:\d|deadline|launch|vote|approval|approve|release|grant|budget|customer|contract|ship|freeze|review)\b/i.test(line.clean))
    score += 0.3
  return score
}
