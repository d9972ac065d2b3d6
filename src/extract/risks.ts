import { type ClaimCandidate, claim, finished, isChatter, standalone } from './claims.ts'
import { IDLE } from './idle-words.ts'
import { type Line, oncePerLine, type Reading } from './reading.ts'
import { finds, sieve } from './sieve.ts'

/** What nobody wants to happen: verbs and states of any trade. */
const HARM =
  '(?:los(?:e|es|ing|t)|miss(?:es|ing|ed)?|stop(?:s|ped)? (?:work|working|paying|the \\p{L}+|everything)|(?:is|are) what (?:goes|suffers)|in(?:visible|audible|complete|sufficient)|un(?:usable|readable|finished|paid|licen[cs]ed|insured|noticed)|overlooked|drown(?:s|ed)? out|forgotten|fail(?:s|ing|ed|ure)?|break(?:s|ing)?(?! room| time|fast)|broke|broken|late|later than|delay(?:s|ed)?|slip(?:s|ped)?|stuck|block(?:s|ed)?|halt(?:s|ed)?|dead|die(?:s|d)?|kill(?:s|ed)?|sink(?:s)?|sunk|ill|sick|quit(?:s)?|resign(?:s|ed)?|poach(?:es|ed)?|desert(?:s|ed)?|drop(?:s|ped)? (?:out|off|us)|fall(?:s|en)? (?:over|apart|through|off|behind|short|ill|sick)|pull(?:s|ed)? (?:out|back|the plug|its|their|his|her|our)|back(?:s|ed)? out|walk(?:s|ed)? (?:away|out|off with)|let(?:s|ting)? (?:us|them|you|me|people|everybody) down|goes? (?:under|bust|bankrupt|wrong|down|missing|bad)|go wrong|went wrong|run(?:s|ning)? (?:out|dry|over|late|short)|refus(?:e|es|ed)|reject(?:s|ed)?|cancel(?:s|led|ed)?|bankrupt(?:cy)?|shut(?:s)?(?: (?:us|it|the|down))|snap(?:s|ped)?|burst(?:s)?|leak(?:s|ed|y)?|crack(?:s|ed)?|peel(?:s)?|crash(?:es|ed)?|freez(?:es|ing)|frozen|flood(?:s|ed)?|burn(?:s|t|ed)?|fire|overheat(?:s)?|explode(?:s)?|corrode(?:s)?|rust(?:s)?|jam(?:s|med)?|collapse(?:s|d)?|clash(?:es)?|hurt(?:s)?|injur(?:y|e|es|ed|ies)|accident(?:s)?|incident(?:s)?|damage(?:s|d)?|ruin(?:s|ed)?|spoil(?:s|t|ed)?|rot(?:s|ten)?|mou?ld|moisture|poison(?:ous|ed)?|contaminat\\w+|infect\\w*|stolen|steal(?:s)?|hack(?:ed|ers)?|breach(?:es)?|sue(?:s|d)?|lawsuit|penalt(?:y|ies)|fined|strike(?:s)?|storm|pay(?:s|ing)? (?:twice|extra|double|for nothing|a fine)|expensive|costly|costs? (?:us|a fortune)|trouble|problem(?:s)?|difficult|tricky|tight|short of|shortage|worse|worst|wrong|bad|impossible|unsafe|dangerous|risky|embarrass\\w*|explaining|re-?do|redesign|rework|start (?:over|again|from scratch|from zero)|throw(?:n)? (?:it |them |all )*away|can throw|wast(?:e|ed)|nowhere|too (?:late|few|little|short|slow|weak|expensive|small|much|many|often)|complain(?:s|ts|ed)?|angry|default(?:s)?|expire(?:s|d)?|taken off|taken away|doomed|toast|screwed|out (?:before|of)|in (?:trouble|breach|a hole)|useless|worthless|worth nothing|blind|deaf|overwhelmed|overrun|behind|backfire(?:s)?|bite(?:s)? us|scrap(?:ped)?)'
const isHarmful = finds(new RegExp(`\\b${HARM}\\b`, 'iu'))
/** A poor likeness: "it's going to look like mustard". */
const LIKENESS = /\blooks? like (?:an? )?(?!(?:it|we|he|she|they|that|this|you|i|the|rain|good|fun)\b)\p{L}/iu
const NONE =
  /\b(?:no(?! (?:problem|worries|rush|need|hurry|matter|doubt|harm))|nothing|nobody|none|never|cannot|nowhere|neither)\b|\bnot\b(?! (?:a problem|necessary|so bad|bad|only))|n't\b(?! (?:worry|mind|need|have to|matter|want|care|really))/i
const FINE =
  /\b(?:no (?:problem|worries|rush|need)|(?:don't|wouldn't|doesn't) (?:worry|mind|matter|need|hurt)|(?:that's|it's|is) (?:fine|okay|ok|good|great|no problem)|feel free|let me know|(?:just )?(?:call|tell|ask|ping|mail|email|text) me|your (?:problem|choice|call)|shout)\b/i

const CUES: readonly [RegExp, number][] = [
  [
    /\b(?:at risk|risky|(?<!\btake (?:a|the) (?:\p{L}+ )?)risks?(?= (?:is|are|that|of|here|there|we|to|in|for|if|remains)\b|[,.:;!]|$)|exposed to|danger(?:ous)?|threat(?:ens?)?)\b/iu,
    2,
  ],
  [
    /\b(?:(?:what|thing|that|it|this|which|one) (?:really |still |also )*(?:worries|concerns|scares|frightens|bothers) (?:me|us)|(?:I|we)(?:'m| am|'re| are)? (?:\w+ ){0,3}?(?:worry|worried|fear|nervous|anxious|scared)(?: that| about| because| if| of (?:the|losing|getting|missing)|,)?(?= (?:the|we|they|it|he|she|our|that|this|about|\p{Lu}|losing|getting|missing|parents|people|some|every|no)\b)|(?:I'm|I am|we're|we are|we) (?:\w+ )?(?:afraid|concerned)(?: (?:that|of|about)\b|,? (?=(?:the|they|it|he|she|our|we) ?(?:\w+ )?(?:will|won't|might|may|could|can|have|are not)))|(?:what|that) (?:I'm|I am|we're|we are) afraid of|(?:my|our|the) (?:only |one |big |main |biggest |real |other |greatest )*(?:fear|worry|concern)\b|keeps? (?:me|us) (?:up|awake)|lose sleep|bad feeling|(?:have|has|had) (?:my|our|some|serious|big|a few|his|her) doubts|not (?:so |very |really |at all )?confident|doubt (?:that|whether|if)|(?<!\bthat \w{1,12} )(?:doesn't|don't|do not) (?:really )?trust(?! me\b)|not (?:so |very |really )?(?:happy|comfortable|easy) (?:about|with)|God forbid|heaven forbid|touch wood)\b/iu,
    2.2,
  ],
  [
    /\b(?:(?:might|may|could|will|going to|schedule|date|deadline|launch|release|delivery|plan) (?:\w+ )?slips?|overrun|bottleneck|backlog|single point of failure|short[- ]?(?:handed|staffed)|understaffed|(?:very|really|too) tight|no buffer|(?:there(?:'s| is) )?no (?:second|backup|plan b|spare|fallback|other(?! (?:way|idea|question|reason|comment|option but))|alternative|replacement)|only (?:have |has |got )?(?:one|two|a few|a couple)(?: (?:of )?\w+){0,3} (?:who|that) (?:\w+ )?(?:knows?|can|understands?|has|have)|the only (?:one|person|man|woman|engineer|nurse|\w+) (?!that I know)(?:who|that|left who) (?:\w+ )?(?:knows?|can|understands?|has|does)|(?:nobody|no one) else (?:has|have|knows?|can|could|does|in|here|who|on|at|with)\b|(?:completely|entirely|fully|totally|very|heavily) dependent on|all depends on)\b/i,
    2.3,
  ],
  [
    /\b(?:there(?:'s| is) (?:a|some|every|a good|a real|a small|always a) (?:\w+ )?(?:danger|risk)\b|there(?:'s| is) (?:a|some|every|a good|a real|a small|always a) (?:\w+ )?(?:chance|possibility|likelihood)\b(?! (?:of|to) (?:sell|gett?|winn?|mak|be|do|have|us|see|meet|learn)\w*)|(?:might|may|could) well|we(?:'re| are) (?:at the mercy|behind schedule|running late|running out of|exposed|cutting it)|(?:is|are|'s|'re) (?:going to be|getting|looking|very|really|awfully|pretty) (?:tight|tricky|late|difficult)|cutting it (?:very |really |a bit |so )?(?:fine|close)|a blocker|no guarantee|on thin ice|single supplier|one supplier|(?:is|are|'s|'re) (?:behind schedule|running late|not ready|not realistic|unrealistic)|(?:isn't|aren't|is not|are not) (?:realistic|ready)|(?:won't|will not|would not|wouldn't|not going to|can't|cannot) (?:make it(?! (?:today|tomorrow|to the|this|on))|hit|meet|arrive|hold|survive|pass|be ready|be enough|be there|have enough|accept|take (?:another|the|any|much)|fit|last|suffice|cope|cover)|(?:going to|will|gonna) (?:be|become|get) (?:\w+ )?(?:late|tight|difficult|tricky|expensive|hurt|ugly|messy|injured|sick|stuck)|(?:depends|hangs|hinges|relies) (?:entirely |completely |solely |all )?on (?:one|a single|just one)|stands? to (?:lose|miss)|depends (?:on )?(?:whether|if)|(?:gets?|becomes?|turns?|getting|becoming) (?:(?!the\b|a\b|an\b)\w+ )?(?:dangerous|difficult|expensive|critical|ugly|tight|messy|risky|worse)|(?:only takes|takes only|takes just|just takes) one|knock-on|(?:don't|doesn't|will not|won't|not) have (?:enough|not enough)|have not enough|(?:see|there's|there is) (?:a |some )?(?:problem|trouble)s? (?:coming|ahead|with)|not (?:so )?(?:sure|certain) that (?:the|our|they|he|she|it|we))\b/i,
    2.3,
  ],
  // Hardly any time: "only one weekend between", "that leaves us two days to", "needs four days and we've got three".
  [
    /\bonly (?:got |have |has )?(?:one|two|three|a few|a couple of|\d) (?:weekends?|days?|weeks?|hours?|nights?|evenings?|mornings?) (?:between|before|left|of slack|to spare|in between)\b|\b(?:that|which|it) (?:only |just )?leaves (?:us|them|me|her|him) (?:with )?(?:only |just )?(?:one|two|three|four|five|a few|no|\d) (?:\p{L}+ )?(?:days?|weeks?|hours?|weekends?|nights?)\b|\bneeds? (?:\S+ ){1,4}(?:days?|weeks?|hours?|months?)\b.*\b(?:and|but) (?:we|they|there)(?:'ve| have|'s| is)? (?:only )?(?:got |have )?(?:only )?(?:one|two|three|four|five|six|seven|\d+)\b/iu,
    2.6,
  ],
  [/\b(?:might|may) not (?!be (?:a|the) problem|mind|need|matter|want)\w+/i, 2.3],
  [
    /\b(?:could|would|will) not (?!be (?:a|the) problem|mind|need|matter|go (?:into|back)|say|want|do that|have to|throw|lose|break)\w+|\b(?:betting|bet|banking|relying|rely) (?:everything |entirely |solely |it all |all )?on (?:one|a single|just|the one)\b|\beggs in one basket\b/i,
    1.5,
  ],
  [new RegExp(`\\b(?:could|might|may)(?: (?!be (?:a )?bit)[a-z]+){0,4}? ${HARM}\\b`, 'iu'), 2.1],
  [
    /\b(?:could|might|may) be (?:invisible|inaudible|incomplete|insufficient|un\p{L}+ed|overlooked|forgotten)\b|\b(?:could|might|may) (?:simply|easily|just)\b/iu,
    0.3,
  ],
  [
    new RegExp(
      `\\b(?:can|will|would|'ll|(?:is|are|'s|'re|was) going to|end(?:s)? up|tends? to|likely to|bound to)(?: [a-z]+){0,3}? ${HARM}\\b`,
      'iu',
    ),
    1,
  ],
  [new RegExp(`\\b(?:problem|issue|trouble|danger|catch) (?:is|with|here)\\b.* ${HARM}\\b`, 'iu'), 0.8],
  [/\b(?:cannot|can't|can not) (?:live with|afford|guarantee|promise)\b/i, 1.3],
  [/\b(?:cannot|can't|can not) accept\b/i, 0.8],
  [/\bthe (?:real |only |big )?(?:problem|issue|trouble|danger|catch|bad news) (?:is|with|here)|(?:real|big) (?:problem|risk)\b/i, 1.6],
  [/\b(?:are|is|'re|'s) (?:out|away|on (?:sick )?leave|leaving|short of \w+) (?:until|till|for|in)\b/i, 0.8],
  [
    /\b(?:uncapped|unlimited liability|penalty clause|not covered|no insurance|unproven|untested|unclear whether|hasn't been tested|never been tested)\b/i,
    1.2,
  ],
  [/\b(?:up for (?:re-?)?election|(?:seats?|contract|licen[cs]e|funding|grant) (?:is|are|'s) up\b|expires?|runs? out)\b/i, 0.7],
  [/\b(?:otherwise|or else) (?:we|they|it|the)\b/i, 0.9],
]
const AGAINST: readonly [RegExp, number][] = [
  [
    /\b(?:no risk|not a (?:problem|risk|concern)|no problem|don't worry|not worried|isn't a problem|problem at all|no concern|risk register|problem (?:was|is|has been) (?:solved|fixed|gone))\b/i,
    -3,
  ],
  [
    /\b(?:if you(?:'d)? (?:want|like|need|have any|don't mind|see|ask)|even if|if I may|if you (?:think|look) (?:of|about|at)|if that's (?:ok|okay|fine)|if it was up to|if (?:I|we|they|he|she) had|if (?:we|I) ever|ask(?:ing)? if|see if|wondering if|know if|what if|I would have|we would have|'d have (?:been|\w+ed))\b/i,
    -1.4,
  ],
  [/^(?!if\b|unless\b).*\b(?:had|was|were|did|got|went|said|told)\b.*\b(?:last|ago|yesterday|once|when I)\b/i, -1.2],
  [
    /^(?:I|you)\b.*\b(?:miss|lose|late)\b|^(?:you|he|she) (?:could|can|may|might)\b|\bafraid of (?:dogs|spiders|heights|him|her|you)\b/i,
    -1.3,
  ],
  [
    /\b(?:not|n't|n't (?:think|see) (?:it's|that's|that is)) (?:so |that |too |really |very )?(?:impossible|wrong|bad|expensive|difficult|hard|dangerous)\b/i,
    -1.8,
  ],
  [/^(?:and |so |but |like )*if you(?:'re)? (?!hand|miss|lose|fail|leave|cut|promise|don't|do not|deliver)/i, -1],
  [/\b(?:you know|joke|joking|kidding|funny)\b/i, -0.5],
  [/\bif you\b.{3,40}\byou(?:'re|'ll| will| are)\b|\bIf I (?:walk|say|tell|ask|call|go|come|hear|see)\b.*\bI(?:'m|'ll| will)\b/i, -1],
]

const IF = '(?:^|[,;:] |\\b(?:and|but|so|because|otherwise|that|is|no) )(if|unless|without|when|in case|God forbid|heaven forbid) '
const AHEAD = [
  new RegExp(`${IF}(.{6,}?)(?:,? then |, | (?=(?:we|it|they|I|you|he|she|there|that|this|nobody|no one|our)(?:'\\p{L}+)? ))(.{6,})$`, 'iu'),
  new RegExp(`${IF}(.{6,}?) (?=the )(.{6,})$`, 'iu'),
]
/** A condition and what follows from it, whichever stands first; null where nothing is conditional. */
function conditional(text: string): { readonly when: string; readonly result: string } | null {
  const behind = /^((?!if\b|when\b|unless\b|without\b).{8,}?),? (if|unless|when|without) (.{6,})$/i.exec(text)
  const first = AHEAD[0]?.exec(text) ?? AHEAD[1]?.exec(text)
  if (first && (!behind || (first[3]?.length ?? 0) > 12)) return { when: `${first[1]} ${first[2]}`, result: first[3] ?? '' }
  return behind ? { when: `${behind[2]} ${behind[3]}`, result: behind[1] ?? '' } : null
}

const isConditional = finds(/\b(?:if|unless|without|when|in case|forbid)\b/i)
/** "If the clay freezes we lose the batch": what hangs on a condition and is bad. Log-odds. */
function threatened(text: string): number {
  if (!isConditional(text)) return 0
  const c = conditional(text)
  if (!c || FINE.test(text) || /\beven if\b/i.test(text)) return 0
  // "without" and "when" lead many sentences that threaten nothing.
  const firm = /^(?:if|unless|in case)/i.test(c.when)
  const harm =
    isHarmful(c.result) || LIKENESS.test(c.result) || /\b(?:fees?|fine|extra costs?|walks? out|throw|accept|out)\b/i.test(c.result)
  const cause = isHarmful(c.when) || (firm && /\b(?:not|n't|no|says? no|leaves?|stops?|gone|goes? to)\b/i.test(c.when))
  const none = NONE.test(c.result)
  let s = 0
  if (harm) s += firm ? 2.2 : 1.6
  else if (none) s += firm ? (/\bn't (?:know|think|see)\b/i.test(c.result) ? 1.2 : 1.9) : 0.6
  if (cause) s += harm || none ? 0.5 : firm && isHarmful(c.when) ? 1.5 : 0
  if (s > 0 && s < 1.9 && /\b(?:have|has|need|needs) to\b/i.test(c.result)) s += 0.7
  if (s > 0 && /\byou\b/i.test(c.result) && !/\b(?:we|us|our|they|it)\b/i.test(text)) s -= 0.7
  if (/\b(?:we|us|our|nobody|they|the)\b/i.test(c.result)) s += s > 0 ? 0.2 : 0
  return s
}

const WORRY =
  /^(?:what|the thing that|one thing that|another thing that|something that)? ?(?:really |still |also )*(?:worries|concerns|scares|bothers|frightens|keeps) (?:me|us)(?: (?:awake|up|most|a bit|at night))* is (.+)$|^my (?:one |only |big |main |other |biggest )*(?:worry|fear|concern) is (.+)$|^(?:that|this|the) (.+?) (?:really |still |also )*(?:worries|concerns|scares|bothers) (?:me|us)\b.*$|^(?:now )?my (?:worry|fear|concern)$/i

/** "What worries me is the mast." – "If the rigger gets ill …": the sentence after it says what may happen. */
function worryTold(reading: Reading, line: Line): { line: Line; text: string } | null {
  const m = line.words <= 10 ? WORRY.exec(line.clean) : null
  const next = reading.lines[line.index + 1]
  if (!m || !next || next.speaker !== line.speaker || next.question || next.words < 5) return null
  const matter = (m[1] ?? m[2] ?? (m[3] ? `the ${m[3]}` : '')).replace(/^that /i, '')
  const text = standalone(reading, next)
  if (!matter || matter.split(' ').length > 4 || /^(?:if|that|when|whether)\b/i.test(matter)) return { line: next, text }
  const lower =
    !IDLE.has((text.split(/[ ']/)[0] ?? '').toLowerCase()) || /^I\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
  return { line: next, text: finished(`${matter}: ${reading.people.has(text.split(' ')[0]?.toLowerCase() ?? '') ? text : lower}`) }
}

const likelyCues = sieve(CUES, ([re]) => re)
const likelyAgainst = sieve(AGAINST, ([re]) => re)

/** The risk that a sentence names, believed as `score` says. */
export const riskClaim = (reading: Reading, line: Line, score: number): ClaimCandidate =>
  claim(reading, line, 'risk', standalone(reading, line), score)

/** Sentences that say what may go wrong. */
export function riskCandidates(reading: Reading): ClaimCandidate[] {
  const out: ClaimCandidate[] = []
  for (const line of reading.lines) {
    const s = riskScore(reading, line)
    const told = s > -1 ? worryTold(reading, line) : null
    if (told) {
      out.push(claim(reading, told.line, 'risk', told.text, s + 1, [line]))
      continue
    }
    if (s <= -1) continue
    // "He's the only one who knows the press. If he gets ill, we are stuck.": the same once more.
    const before = out.at(-1)
    if (
      before &&
      !reading.written &&
      line.index - before.line.index <= 3 &&
      before.line.speaker === line.speaker &&
      before.score >= 0 &&
      /^(?:and |so |but |because )*if (?:he|she|they|that) /i.test(line.clean)
    ) {
      out[out.length - 1] = claim(reading, before.line, 'risk', before.statement.text, Math.max(before.score, s), [line])
      continue
    }
    // "If they slip, we slip. There is no second transformer.": one risk in two sentences.
    const last = out.at(-1)
    if (
      last &&
      !reading.written &&
      last.line.index === line.index - 1 &&
      last.line.segment === line.segment &&
      line.words < 9 &&
      s <= last.score
    ) {
      out[out.length - 1] = claim(reading, last.line, 'risk', last.statement.text, last.score, [line])
      continue
    }
    out.push(riskClaim(reading, line, s))
  }
  return out
}

const saysRisk = finds(/\b(?:risk|worr|that's (?:a|the) (?:real |big )?(?:problem|risk|concern)|concern|problem|that's bad|oh no)\b/i)

/** Log-odds that a sentence names a risk; -9: not at all. */
export const riskScore = oncePerLine(judged)

function judged(reading: Reading, line: Line): number {
  const worried = /^what (?:\w+ )?(?:worries|concerns|scares|frightens|bothers)/i.test(line.low)
  if ((line.question && !worried) || line.words < 5 || line.type === 'heading' || line.type === 'task' || line.type === 'table-row')
    return -9
  let score = -1.9
  const threat = threatened(line.clean)
  score += threat
  let cued = false
  for (const [re, w] of likelyCues(line.clean))
    if (re.test(line.clean)) {
      score += w
      cued = true
    }
  if (!cued && threat <= 0) return -9
  for (const [re, w] of likelyAgainst(line.clean)) if (re.test(line.clean)) score += w
  if (isChatter(reading, line)) score -= 0.8
  // A condition without what follows from it.
  if (line.words < 9 && /^if\b/i.test(line.clean) && !conditional(line.clean)) score -= 1
  const near = [line.index - 1, line.index + 1, line.index + 2].map(i => reading.lines[i])
  if (near.some(l => l && saysRisk(l.clean))) score += 0.5
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
