import { type ClaimCandidate, claim, replies, standalone } from './claims.ts'
import { type Line, oncePerLine, type Reading } from './reading.ts'

const STRONG: readonly [RegExp, number][] = [
  [
    /\b(?:it's|it is|that's|that is|we've|we have|was|is|we) (?:now )?(?:decided|settled|agreed|approved|adopted)\b|\b(?:decision (?:is|was)|we decided|we agreed|we've agreed|is decided|has been decided|was decided)\b/i,
    2.6,
  ],
  [/(?:^|, )(?:adopted|agreed|approved|decided|settled|fixed)(?:[.,!]|$)/i, 1.8],
  [
    /\b(?:that's the (?:deal|plan|decision|rule)|plan of record|no exceptions|it's final|that's final|as of now|it's fixed|carried|motion (?:passes|carries))\b/i,
    2.2,
  ],
  [
    /\b(?:let's|we'll|we will|we're going to|I'd say we|we're|we) (?:just )?(?:go(?:ing)? with|stick(?:ing)? with|settle on|settled on|standardi[sz]e on)\b/i,
    2.2,
  ],
  [/\blet's (?:do|make|use|keep|take|put|call|say|leave|have|drop|move|hold|push|start with|postpone|cancel|skip)\b/i, 1.1],
  [/\b(?:instead of|rather than)\b/i, 0.9],
  [/, not (?:a|an|the|in|on|at|by|for|with|as)\b/i, 0.8],
  [
    /\bwe (?:hold|do|use|host|list|keep|drop|ship|hire|launch|start|buy|sell|cancel|postpone|don't|won't|will not|stay|run|move|take|pay|close|open|build|freeze|skip)\b/i,
    1.1,
  ],
  [
    /\b(?:is|are|gets?|was|were) (?:dropped|removed|cancelled|canceled|postponed|withdrawn|frozen|rejected|scrapped|excluded|moved to|pushed to|out of scope)\b/i,
    1.5,
  ],
  [
    /\b(?:stays? (?:in|out|at|with)|comes? out of|goes? (?:in|out|to|with|without|first|through)|moves? to|remains? (?:in|at|the|with))\b/i,
    0.9,
  ],
  [/\b(?:only|just) (?:the |one |two |a )?[\w -]{3,40} for (?:phase|now|the first|the pilot|this)\b/i, 1.1],
  [
    /\b(?:the only valid|single contact|everything goes through|as the (?:single|only|main|official)|will be the (?:lead|owner|editor|chair|contact))\b/i,
    1,
  ],
  [/\b(?:is|are) (?:the|our) (?:editor|chair|lead|owner|single|only|official|contact)\b/i, 0.7],
  [/\b(?:allowed|okay|permitted|acceptable|accepted) (?:after|from|if|for|as long as)\b/i, 0.6],
  [/\b(?:every (?:two|three|other|\w+day)|weekly|monthly|fortnightly)\b.*\b(?:at|on)\b|\b\w+days at \w+/i, 0.5],
  [/\bsays? (?:it's|we)\b/i, 0.2],
]
const WEAK: readonly [RegExp, number][] = [
  [
    /\b(?:maybe|perhaps|might|could|would|should|not sure|I think|I guess|probably|if|unless|wonder|hope|wish|possibly|whether|either|or)\b/i,
    -0.9,
  ],
  [/\b(?:can we|should we|shall we|do we|what if|how about|what about)\b/i, -1.2],
  [/^(?:I|he|she|they|you)\b(?!'m the single)/i, -0.6],
  [/\b(?:yesterday|last (?:week|month|year|time)|years? ago|used to|back then)\b/i, -1],
  [
    /\blet's (?:see|go|start|talk|look|move on|get (?:going|started)|do (?:that|this|it) (?:now|first)|say hi|leave it there|hope|not go there|take a|keep going|have a look|call it a|do (?:size|it|the) (?:now|next|first))\b/i,
    -2.5,
  ],
  [
    /\bwe (?:don't know|do not know|don't have|don't need to|do have|have|can|were|had|had to|did|didn't|don't (?:want|think|really|even)|do need|do want|do like|use to|take this|start now|stay in touch)\b/i,
    -1.2,
  ],
  [/\bwe (?:do|take|keep|run|start|move|stay|pay|buy|use|close|open|hold)\b.*\b(?:every|always|usually|all the time|normally)\b/i, -0.4],
  [/(?:\blaugh|["“«])/i, -0.6],
]
const ASSENT =
  /^(?:(?:um|uh|oh|okay|ok|so|well),? )*(?:agreed|yes|yeah|okay|ok|good|great|fine|perfect|sounds good|works for me|that works|deal|done|sure|absolutely|exactly|I agree|no objection|I'm good|good with|happy with|that's fine|right|noted|got it|adopted|thank you)\b/i

/** Sentences by which something was settled, with what speaks for it. */
export function decisionCandidates(reading: Reading): ClaimCandidate[] {
  const out: ClaimCandidate[] = []
  for (const line of reading.lines) {
    const s = decisionScore(reading, line)
    if (s > -1) out.push(claim(reading, line, 'decision', standalone(reading, line), s))
  }
  return out
}

/** Log-odds that a sentence settles something; -9: not at all. */
export const decisionScore = oncePerLine(judged)

function judged(reading: Reading, line: Line): number {
  if (line.question || line.words < 4 || line.type === 'heading' || line.type === 'task' || line.type === 'table-row') return -9
  let score = -1.9
  let cue = false
  for (const [re, w] of STRONG)
    if (re.test(line.clean)) {
      score += w
      cue = true
    }
  if (!cue) return -9
  for (const [re, w] of WEAK) if (re.test(line.clean)) score += w
  const raw = line.text.toLowerCase()
  if (/^(?:okay|ok|so|alright|right|good|great|then)\b.*\b(?:we|let's|it's|that's|then)\b/.test(raw)) score += 0.4
  const near = replies(reading, line, 4)
  if (near.some(l => ASSENT.test(l.text))) score += 0.6
  if (near.slice(0, 2).some(l => /^(?:no\b|I don't|but |hmm|not sure|I'm not)/i.test(l.text))) score -= 0.7
  const own = [reading.lines[line.index + 1], reading.lines[line.index - 1]]
  if (
    own.some(
      l =>
        l &&
        /\b(?:that's decided|it's decided|agreed|that's the deal|so that's|done|decided|okay with (?:everybody|everyone|you)|good with)\b/i.test(
          l.clean,
        ),
    )
  )
    score += 0.6
  if (line.words > 32) score -= 0.4
  if (reading.written) score += 0.2
  return score
}
