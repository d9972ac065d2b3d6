import { anyOf } from './any-of.ts'
import { type ClaimCandidate, claim, finished, MEETING_TALK, replies, standalone } from './claims.ts'
import { type Line, oncePerLine, type Reading } from './reading.ts'
import { thingMeant } from './refer.ts'
import { contentWords } from './similar.ts'

const STRONG: readonly [RegExp, number][] = [
  [/^(?:then |okay |so |all right |right )*(?!(?:what|how|as|so|that|this|I|here|there|yes)\b).{2,30}? it is(?:[.,!]|$)/i, 2.4],
  [
    /^let's (?:buy|order|train|hire|ask|sell|paint|build|try|test|run|give|send|book|open|close|end|stop|switch|change|swap|replace|add|remove|wait|allow|split|share|set|fix|freeze|publish|print|rent|borrow|invite|plan|meet)\b/i,
    0.9,
  ],
  [
    /\b(?:it's|it is|that's|that is|we've|we have|was|is|we) (?:now )?(?:decided|settled|agreed|approved|adopted)\b|\b(?:decision (?:is|was)|we decided|we agreed|we've agreed|is decided|has been decided|was decided)\b/i,
    2.6,
  ],
  [
    /\b(?:I(?:'ve| have) decided|from now on|going forward|effective (?:immediately|today|from)|as of (?:today|now|next|monday|the)|for the record)\b/i,
    1.6,
  ],
  [/\bI(?:'d| would)? (?:propose|suggest|recommend) (?:that )?(?:we|to)\b/i, 0.8],
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
  // "We'll stay on the old version": settled where somebody agrees.
  [
    /\bwe(?:'ll| will|'re going to| are going to) (?:just |all |now |then |still |simply |only )*(?:not|hold|keep|stay|stick|leave|postpone|delay|push|move|skip|drop|wait|launch|ship|start|use|do|run|split|price|charge|freeze|cap|limit|cut|open|close|stop|switch|go|pay|buy|take|offer|make|have|allow|accept|treat|aim|plan|focus|continue|pause|park|replace|rename|merge|sign|hire|invite|include|exclude|add|remove|print|publish)\b/i,
    0.9,
  ],
  [
    /\b(?:signed off(?: on)?|(?:was|were|been|got|is|are) (?:approved|signed off|greenlit|green-lit|agreed|accepted|turned down|ruled out|chosen|picked|selected)|approved (?:the|our|it|a)|(?:went|gone|going|go) (?:with|for) (?:the|a|our)|opted for|chose (?:the|to)|picked (?:the|a)|ruled out|gave (?:us |it |them )?(?:the |a )?(?:go-ahead|green light|nod)|(?:we|the \w+|they|\p{Lu}\w+) (?:voted|vetoed|rejected|turned down))\b/iu,
    1.5,
  ],
  [
    /\b(?:is|are|'s|'re) (?:out|in|off|off the table|dead|a no-go|a go|a no|a yes|parked|on hold|final|confirmed|locked|frozen|the one|our pick|the winner)(?:[.,!]|$)/i,
    1.3,
  ],
  [/^(?:final answer|decision|conclusion|verdict|the plan|new plan|the rule|rule)(?: then| is| now)?[:,] /i, 2.2],
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
const PAST =
  /\b(?:\w{3,}ed|went|had|was|were|did|got|said|told|took|came|gave|lost|left|found|bought|sold|made|paid)\b(?! (?:by|until|from|to|in|at|on|for|with|out|up))/i
const WEAK: readonly [RegExp, number][] = [
  [
    /\b(?:maybe|perhaps|might|could|would|should|not sure|I think|I guess|probably|if|unless|wonder|hope|wish|possibly|whether|either|or)\b/i,
    -0.9,
  ],
  [/\b(?:can we|should we|shall we|do we|what if|how about|what about)\b/i, -1.2],
  [/^(?:I|he|she|they|you)\b(?!'m the single)/i, -0.6],
  // Settled at another time: no decision of this talk.
  [
    /\b(?:agreed|decided|settled|said)\b(?:.*\b)?(?:in (?:the )?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter)|last (?:year|month|time|week|summer|winter|autumn|spring)|back then|earlier|originally|before christmas)\b|\b(?:agreed|decided) last\b/i,
    -2.6,
  ],
  [
    /\b(?:agrees?|happy|fine|okay) with (?:it|that|this)\b|^(?:is|are|was) (?:settled|decided|agreed)\b|\bopen\b.*\b(?:until|till|for now)\b|^let's do (?:it|that|this)\b(?! (?:as|with|in|on|by|for|at|without))/i,
    -2.5,
  ],
  [/\b(?:wants?|wanted|asked|needs?|hopes?|likes?) (?:\w+ )?(?:to|it)\b/i, -1],
  [/\b(?:yesterday|last (?:week|month|year|time)|years? ago|used to|back then)\b/i, -1],
  [
    /\blet's (?:see|go(?! (?:with|for|ahead with|to print|live))|start|talk|look|move on|get (?:going|started)|do (?:that|this|it) (?:now|first)|say hi|leave it there|hope|not go there|take a|keep going|have a look|call it a|do (?:size|it|the) (?:now|next|first))\b/i,
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
  /^(?:(?:um|uh|oh|okay|ok|so|well),? )*(?:agreed|yes|yeah|okay|ok|good|great|fine|perfect|sounds good|works for me|that works|deal|done|sure|absolutely|exactly|I agree|makes sense|make sense|sounds (?:right|fair|like a plan)|fair enough|sold|good call|love it|I like (?:it|that)|no objections?|I'm good|good with|happy with|that's fine|right|noted|got it|adopted|thank you)\b/i

const SETTLED_BEFORE =
  /^(?:(?:so|then|okay|and|good|great|right|fine|all right)[, ]+)*(?:(?:it (?:was|is|has been)|it's been|that was)(?: now)? (?:agreed|decided|settled|fixed)(?: (?:on \w+|in the end|together|yesterday|today|finally))*[,:]? (?:that )?|(?:we|the (?:board|team|committee|group))(?:'ve| have)?(?: now| all| just| finally)? (?:agreed|decided|settled)(?: (?:in the end|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|together|yesterday|today|now|finally|here))*[,:]? (?:that |on )?|(?:the decision is|decision|decided|agreed|final answer|conclusion|verdict|settled then|for the record|so for the record|my proposal(?: is)?|I(?:'d| would)? propose|I(?:'ve| have) decided|I suggest)[:,]? (?:that )?)(?:with (?:the )?\p{L}+ (?:that )?)?(?=\S+ \S+)/iu
const SETTLED_AFTER =
  /(?:,| and| so)? (?:(?:so )?(?:that's|that is|it's|it is)(?: now| all)? (?:decided|settled|fixed|final|agreed|the deal|the plan|fine|okay|done|that)|as of now|adopted|agreed|carried|no exceptions|is everybody (?:okay|good|fine) with (?:that|it)|okay|all right|good)(?:[,.]? .{0,12})?$/i
/** What was settled, without the words that it was: "We agreed in the end that installation starts …" → "Installation starts …". */
function settledText(reading: Reading, line: Line): string {
  const plain = standalone(reading, line)
  let t = plain.replace(SETTLED_BEFORE, '')
  for (let i = 0; i < 2; i++) {
    const cut = t.replace(SETTLED_AFTER, '')
    if (cut.split(' ').length >= 4) t = cut
  }
  t = t.replace(/^(?:then|so|okay|good|now|yes|and|but),? (?=\S+ \S+ )/i, '').replace(/^I'd (?:say|go for|rather) (?=we )/i, '')
  t = t
    .replace(/^.{2,30} it is, (?=we\b|the\b)/i, '')
    .replace(
      /(?:,| and)? (?:so )?(?:that's|that is|it's|it is) (?:all |now )?(?:settled|decided|final|fixed|agreed|the plan of record|the plan|the deal)\b.*$/i,
      m => (t.length - m.length > 14 ? '' : m),
    )
    .replace(/,? (?:yes|okay|good|right)$/i, '')
  t = infinitive(t.replace(/^let's (?:say (?=it|we|the)|just )?/i, ''))
  const m = /^([a-z]+) (it|that|this|them|those)(?=$| (?:then|to|for|in|out|until|as|by|on|off|from|with|now)\b)/i.exec(t)
  const thing = m ? thingMeant(reading, line, '', m[2] ?? '') : null
  if (m && thing) t = `${m[1]} ${thing}${t.slice(m[0].length)}`
  return finished(t.replace(/ then$/i, ''))
}

/** "not to renew the lease" of "we've decided …" → "Do not renew the lease"; "to renew it" → "Renew it". */
const infinitive = (t: string): string =>
  t
    .replace(/^not to (?=[a-z])/i, 'do not ')
    .replace(/^to (?=[a-z]+ )/i, '')
    .replace(/^against ([a-z]+ing)\b/i, 'no $1')

const IT_IS = /^(?:then |okay |so |all right |right )*(.{2,30}?) it is$/i
/** "Then forty it is." – "We go into the pilot with forty valves.": the sentence that says the same in full. */
function saidInFull(reading: Reading, line: Line): Line | null {
  if (!IT_IS.test(line.clean) || /^(?:whatever|so|as|how|what|who|that's what|I think|yes|here)\b/i.test(line.clean)) return null
  for (let k = 1; k <= 2; k++) {
    const next = reading.lines[line.index + k]
    if (next && !next.question && next.words >= 4 && /^(?:good,? |okay,? |so |then )*(?:we|the|that|our)\b/i.test(next.clean)) return next
  }
  return null
}
const SUB =
  /\b(?:before|after|when|if|until|once|that|what|where|how|because|as|while|since|whether|why|than|which|who|last time) (?:\w+ )?$/i

/** Sentences by which something was settled, with what speaks for it. */
export function decisionCandidates(reading: Reading): ClaimCandidate[] {
  const out: ClaimCandidate[] = []
  for (const line of reading.lines) {
    const s = decisionScore(reading, line)
    if (s <= -1) continue
    const full = saidInFull(reading, line)
    if (full) out.push(claim(reading, full, 'decision', settledText(reading, full), Math.max(s, 1), [line]))
    else {
      const text = settledText(reading, line)
      // "That is settled." says nothing by itself.
      if (contentWords(text.replace(/\b(?:settled|decided|agreed|fixed|final|that's|that)\b/gi, '')).size >= 2)
        out.push(claim(reading, line, 'decision', text, s))
    }
  }
  return out
}

const anyStrong = anyOf(STRONG.map(([re]) => re))

/** Log-odds that a sentence settles something; -9: not at all. */
export const decisionScore = oncePerLine(judged)

function judged(reading: Reading, line: Line): number {
  if (line.question || line.words < 4 || line.type === 'heading' || line.type === 'task' || line.type === 'table-row') return -9
  // The next meeting stands in a place of its own.
  if (/\bwe (?:all |can |could |will |'ll )?(?:meet|talk|speak|see each other|reconvene)\b/i.test(line.clean)) return -9
  let score = -1.9
  let cue = false
  for (const [re, w] of anyStrong(line.clean) ? STRONG : []) {
    const m = re.exec(line.clean)
    // "the dog before we start": nothing is settled in a subordinate clause.
    if (!m || (/^we /i.test(m[0]) && SUB.test(line.clean.slice(0, m.index)))) continue
    score += w
    cue = true
  }
  // "Then we cut the wall.", "Agreed. The night staff get the first session.", "Yes. We start in the upper town."
  const before = reading.lines[line.index - 1]
  const turn = before !== undefined && before.segment === line.segment && before.words <= 3
  const plain =
    /^(?:we|the|our|nobody|everybody|(?!Thanks?\b|Sorry\b|Please\b|Let\b|Maybe\b|Now\b|Here\b|There\b|Only\b|Just\b|What\b|How\b|Who\b)[A-Z][a-z]+) (?!(?:was|were|had|did|don't know|know|think|see|have|need|should|could|would|can|want)\b)[a-z']+/i.test(
      line.clean,
    ) &&
    line.words <= 24 &&
    !PAST.test(line.clean)
  if (plain && /^(?:(?:okay|ok|good|great|fine|right|well|so|all right),? )*then,? we\b/i.test(line.text.trim())) {
    score += 2
    cue = true
  } else if (plain && turn && /^(?:agreed|deal|decided|settled|all right|very well|done)\b/i.test(before?.text ?? '')) {
    score += 2.2
    cue = true
  } else if (
    plain &&
    /^we\b/i.test(line.clean) &&
    ((turn && /^(?:yes|okay|ok|good|great|fine|exactly|right|perfect|me too)\b/i.test(before?.text ?? '')) ||
      /^(?:okay|ok|good|great|fine|right|all right|perfect|so)[,.]? (?:so |then )?we\b/i.test(line.text.trim()))
  ) {
    score += 1.3
    cue = true
  }
  // "It starts on the eighteenth." – "That is fixed now."
  const after = reading.lines[line.index + 1]
  if (
    after &&
    after.speaker === line.speaker &&
    /^(?:so |okay |and )?(?:that|this|it)(?:'s| is) (?:now |all )?(?:fixed|settled|decided|final|agreed)\b/i.test(after.clean) &&
    !/^(?:that|this|it)(?:'s| is) /i.test(line.clean)
  ) {
    score += 2
    cue = true
  }
  if (!cue) return -9
  if (MEETING_TALK.test(line.clean)) score -= 1.5
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
