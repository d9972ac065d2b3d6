import { type ClaimCandidate, claim, isChatter, saidByThem, standalone } from './claims.ts'
import { type Line, oncePerLine, type Reading } from './reading.ts'
import { sieve } from './sieve.ts'

const NUMBER =
  '(?:\\d[\\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|a hundred|half a|one point|a million)'
const CUES: readonly [RegExp, number][] = [
  [
    new RegExp(
      `(?:[$€£]\\s?\\d|\\b${NUMBER}(?:[- ]\\w+)?[- ](?:\\w+[- ])?(?:percent|per cent|dollars?|euros?|kroner|pounds|million|billion|thousand|megawatts?|kilowatts?|mega|MW|MWh|kW|MVA|tons?|tonnes?|hectares?|acres|square|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|litres?|liters?|decibels?|degrees?|users?|customers?|people|employees|staff|sites?|stores?|beds?|seats?|units?|pages?|hours?|days?|weeks?|months?|years?|business days|credits?|signals?|licen[cs]es?|vehicles?|trucks?|boxes|patients?|students?|kilos?|kg|gigabytes?|GB|TB|servers?)\\b|\\d ?%)`,
      'i',
    ),
    1.3,
  ],
  [
    /\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b.{0,12}(?:\d|first|second|third|th\b|teenth|tieth)|(?:\d|first|second|third|th|tieth) of (?:january|february|march|april|may|june|july|august|september|october|november|december)|\d{1,2} (?:january|february|march|april|june|july|august|september|october|november|december)\b/i,
    1.2,
  ],
  [
    /\b(?:is|am|'m|'s|are|becomes?|became|'re) (?:the|our|their|a|an|now|now the|my) (?:new )?(?:[\w-]+ ){0,4}(?:manager|engineer|director|head|lead|officer|chair(?:man|woman)?|ceo|cto|cfo|coo|president|owner|editor|architect|analyst|scientist|counsel|lawyer|buyer|planner|coordinator|administrator|supervisor|secretary|treasurer|consultant|contact|partner|supplier|vendor|customer|client|accountant|nurse|doctor|teacher|principal|curator|producer|captain|foreman)\b/i,
    1.7,
  ],
  [
    /\b(?:runs|heads|leads|manages|chairs|owns|is in charge of|is responsible for|look(?:s|ing)? after|reports to|works (?:for|at|with)|chairing|took over|replaced|joined|left the|is based in|sits in|moved to)\b/i,
    0.9,
  ],
  [/\b(?:got|has|have|hired|appointed|named) (?:a )?new (?:ceo|cto|cfo|director|manager|head|owner|lead|boss|president)\b/i, 1.6],
  [
    /\b(?:costs?|price|priced|budget|fee|fees|revenue|salary|worth|grant|funding|discount|rate|quote|contract) (?:is|are|was|of|at|stands at|comes to|will be|has)\b/i,
    0.9,
  ],
  [
    /\b(?:deadline|launch|release|delivery|opening|go[- ]live|kick-?off|review|vote|meeting|board|workshop|plenary|conference|audit|election) (?:is|meets|on|will be|takes place|has moved|moved|was moved)\b/i,
    0.8,
  ],
  [
    /\b(?:takes?|lasts?|lead time|turnaround|covers?|includes?|consists? of|contains?|supports?|requires?|down from|up from|limited (?:by|to)|at most|at least|maximum|minimum)\b/i,
    0.6,
  ],
  [
    /\b(?:has|have|had) (?:been )?(?:confirmed|approved|signed|moved|arrived|shipped|accepted|resigned|retired|granted|rejected|delayed|completed|answered)\b/i,
    0.7,
  ],
  [
    /\b(?:since (?:\d{4}|twenty|january|february|march|april|may|june|july|august|september|october|november|december|last)|until (?:\w+ )?(?:\d|january|february|march|april|may|june|july|august|september|october|november|december)|from the \w+ of|as of|with effect from)\b/i,
    0.7,
  ],
  [/\b(?:fiscal year|firmware|version|certified|licen[cs]ed?|insured|permit|warranty|headcount|capacity|stock|inventory)\b/i, 0.5],
  [
    /\b(?:contact|lead|owner|manager|head|chair|director|buyer|planner|coordinator|sponsor|representative|rep|successor|replacement|liaison|counterpart)(?: [a-z]+){0,5} (?:is|will be|becomes) (?:now )?\p{Lu}\p{Ll}+ \p{Lu}/u,
    1.7,
  ],
  [
    /\b(?:does not|doesn't|do not|don't|won't|will not|cannot|can't) (?:cover|include|support|allow|accept|require|permit|ship|deliver|sell|offer|work with|run on|apply|integrate)\b/i,
    1.2,
  ],
  [
    /\b(?:moved|relocated|transferred|merged|acquired|bought|sold|opened|closed|founded|renamed|replaced|switched|migrated|outsourced) (?:the|their|its|our|his|her|to|from|with|a|in)\b/i,
    0.7,
  ],
  [
    /\b(?:uses?|runs? on|built on|based (?:on|in|at)|located in|hosted (?:on|in|by)|stored in|made (?:of|by|in)|supplied by|owned by|managed by|part of) (?:the |a |an |their |our )?(?:[a-z]+ )*\p{Lu}/u,
    0.9,
  ],
  [/\b(?:fiscal|financial|school|academic|calendar) year (?:starts|ends|runs|begins)\b/i, 1],
  // A number with what it counts, a rate, a price.
  [
    new RegExp(
      `\\b${NUMBER}(?:[- ]and[- ]\\w+)?(?:[- ](?:a |an )?(?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|million))*(?: [a-z-]+){0,2} [a-z]{2,}s\\b`,
      'i',
    ),
    0.5,
  ],
  [
    /\b(?:a|an|per|each|every) (?:head|piece|night|day|week|month|year|hour|person|child|litre|liter|unit|container|kilo|ton|cubic|square|metre|meter|seat|visit|session|order|user)\b/i,
    0.31,
  ],
  [
    /\b(?:costs?|pays?|charges?|loses?|lost|sold|sells?|earns?|spends?|spent|ordered|bought|raised|gives?|offers?|doubles?|doubled|rose|fell|grew|drops?|dropped|takes?|serves?|holds?|carries|lifts?|wants?)\b.*\b(?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)/i,
    0.5,
  ],
  [
    /\b(?:is|are|'s|'re|was) (?:up|down|missing|broken|rotten|late|overdue|closed|sold out|full|empty|unusable|blocked|gone|off|away|on (?:holiday|leave|sick leave|vacation)|out of (?:stock|order)|in stock|under warranty|not (?:yet )?(?:signed|paid|finished|done|ready|delivered))\b/i,
    0.5,
  ],
  [
    /\b(?:has|have)(?: not|n't) (?:yet )?(?:been |worked|paid|signed|sent|answered|arrived|delivered|confirmed|tested|run)\b|\bno (?:warranty|licen[cs]e|permit|insurance|access|contract|backup)\b/i,
    0.43,
  ],
  [
    /\b(?:leaves|leaving|starts|ends|opens|reopens|closes|expires|comes|arrives|moves|runs|begins|retires|joins) (?:at|on|in|to|from|until|between)\b/i,
    0.43,
  ],
  [/\b(?:can|may) (?:sign|lift|carry|take|hold|seat|spend|order|deliver|print|produce|handle)\b/i, 0.37],
  [
    /\b(?:belongs? to|is called|is named|(?:his|her|its|'s|their|the \p{L}+) name is|stands? in|lies in|is (?:located|housed|kept|stored|hosted) (?:in|on|at)|(?:was|were|been) (?:founded|built|granted|signed|sold|bought|opened|closed|renovated|installed|delivered)|burnt|burned down|turned down|uses? the|is free for|per cent of|half of (?:the|our)|ripens?|no (?:lift|parking|heating|insurance|licen[cs]e|permit|contract|server|backup)|open since|been (?:open|closed|here|running|running since) since|on (?:parental|maternity|sick|paternity|study) leave|sabbatical)\b/iu,
    1.2,
  ],
  // What a person does for a living, and for whom.
  [
    /^(?:I(?:'m| am) \p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?,? (?:and )?I (?:do|run|handle|lead|look)|^\p{Lu}\p{L}+(?: \p{Lu}[\p{L}-]+)? does (?!not\b|it\b|that\b|this\b|have\b|know\b|look\b|need\b)\p{L}+|I (?:do|look after) (?:the |all )?(?!not\b|n't|have|know|think|need|want|like|it|that)\p{L}+)|\b(?:(?<!\b(?:I|it) )used to (?:be|work|run)|worked) (?:with|at|for|in|the)\b|\p{Lu}\p{L}+(?:'s| is) (?:at|with|from) \p{Lu}\p{L}+/u,
    1.5,
  ],
  // What is promised, extended, paid, let, in hand until a day.
  [
    /\b(?:(?:we|they|I|he|she)(?:'ve| have)? (?:promised|guaranteed|extended|renewed|prolonged|signed up to)|(?:has|have|'s|'ve) (?:got )?(?:cash|money|enough|stock|supplies|funding) (?:until|till|for|to)|(?:was|were) (?:paid|sent|delivered|confirmed|approved|signed) (?:on|in|by)|(?:'ve|have|has|'s) not (?:yet )?(?:paid|signed|sent|answered|confirmed|delivered)|stands? at \d|(?:can|will|to) hold (?:it|that|the \p{L}+) (?:until|till|for)|(?:is|are) (?:not )?(?:let|allowed|admitted|taken|sold|printed|made|grown|kept|paid)(?: \p{L}+)? (?:into|in|from|by|at|only|on)|(?:is|are|'s) on the (?:ground|first|second|third|fourth|fifth|top) floor)\b/iu,
    1.2,
  ],
  [
    /\b(?:up to|above|over|below|more than|no more than|not more than) (?:the )?(?:[$€£]|\d|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|a hundred|a thousand)/i,
    0.6,
  ],
  [
    /\b(?:one|two|three|four|five|six|seven|eight|nine|\d+) (?:out of|in every|of every|in) (?:\p{L}*)?(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d+)\b|\bbecause (?:a|an|the|of)\b.*/iu,
    0.8,
  ],
  // What stands where, what it is made of: "The hull is oak and the deck is larch."
  [
    /^(?:the|our|their) (?:\p{L}+ ){1,3}(?:is|are) \p{L}+ and (?:the|our|their) (?:\p{L}+ ){1,3}(?:is|are) \p{L}+$|^(?:the|our|their) (?:\p{L}+ ){1,2}(?!does|was|were|had|has|is)[a-z]{3,}s (?:in|at|on) (?:the|a|an) (?:[a-z]+ ){1,3}now$/iu,
    1,
  ],
  [
    /\b(?:I'm|I am|he's|he is|she's|she is|\p{Lu}\p{L}+ is|\p{Lu}\p{L}+'s) (?:gone|away|off|out|abroad|in \p{Lu}\p{L}+|not (?:here|there|in)) (?:the|from|until|till|for|in|on|all)\b|^I (?:run|head|lead|manage|chair|sign|own|handle|coordinate|supervise) (?:the|our|all|two|three|a)\b/u,
    1.5,
  ],
  [
    /\b(?:not|n't) (?:yet )?(?:validated|approved|certified|allowed|licen[cs]ed|insured|covered|suitable|permitted|valid|available|compatible|included|tested)\b/i,
    0.9,
  ],
  [/\b(?:works?|opens?|open|meets?|trains?|comes?|delivers?|runs?)\b.*\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b/i, 1.2],
  [/\b\d{1,2}(?::\d\d| ?(?:am|pm|a\.m\.|p\.m\.)\b)/i, 0.4],
  [
    /\b(?:buys?|gets?|rents?|leases?|orders?|sources?|imports?) (?:the|our|their|his|her|all|most) .{2,40} from\b|^(?:the|our|their) (?:\p{L}+ ){1,3}(?:does not|doesn't|do not|don't) (?!know|think|want|like|mean|matter|have to)[a-z]+|^(?:the|our|their) (?:\p{L}+ ){1,2}[a-z]{3,}s (?:in|at|on) (?:the|a) /iu,
    1.2,
  ],
  [
    /^\p{Lu}\p{L}+'s (?:brother|sister|wife|husband|father|mother|son|daughter|boss|partner|company|firm|successor|assistant|deputy) is\b/u,
    1.7,
  ],
  [
    /\b(?:lost|left|sold|bought|moved|opened|closed|joined|died|retired|started|ended|signed|won) .*\bin (?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i,
    1.6,
  ],
]
/** "The chapel belongs …", "Our server stands …", "Half of the trees have …", "Ilse Brandt is …": a subject that is named or definite, and a verb of being, having, standing, serving. */
const VERB =
  "(?:is|are|was|were|'s|'re|has|have|had|holds?|carries|costs?|takes?|lasts?|belongs?|stands?|lies|sits?|lives|works?|uses?|needs?|runs?|does|says|pays?|gets?|weighs?|reaches|measures|contains?|includes?|covers?|ripens?|opens?|closes?|starts?|ends?|comes?|goes|sells?|sold|makes?|made|serves?|owns?|supplies|delivers?|supports?|burnt|burned|opened|closed|left|joined|turned|bought|won|lost|moved|hired|got|cannot|can't|doesn't|don't|isn't|aren't|hasn't|haven't|wasn't|didn't|won't)\\b"
const DEFINITE = new RegExp(
  `^(?:(?:so|and|in fact|at the moment|right now|currently|today|here)[, ]+)*(?:(?:the|our|their|your|his|her|its|this|these|those|each|every|all|both|half|a|most|some|one|two|three|four|many) (?:of (?:the|our|their|them|these|those) )?(?:[\\p{L}\\d'’-]+ ){1,6}?|(?:we|they|it|there) )${VERB}|^(?:the|our|their|your) (?:[\\p{L}\\d-]+ ){0,4}?[\\p{L}\\d-]+'s (?:the|on|in|at|now|about|only|full|not|been|nearly|up|down|\\d|one|two|three|four|five|six|seven|eight|nine|ten|\\p{L}+teen|\\p{L}+ty)\\b`,
  'iu',
)
const NAMED = new RegExp(
  `^(?!(?:I|We|You|It|He|She|They|That|This|There|The|What|How|Who|Where|When|Why|If|Maybe|Please|Thank|Thanks|Yes|No|And|But|So|Because|Let)\\b)\\p{Lu}[\\p{L}'’.-]+ (?:[\\p{L}\\d'’-]+ ){0,4}?${VERB}`,
  'u',
)
const LOOSE = /^(?:we|they|it|there)\b/i
/** A day, a place in time or an amount, in figures or words. */
const MEASURE =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|half|quarter|percent|euros?|dollars?|pounds?|zloty|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekly|monthly|yearly|year|month|week|minimum|maximum|free|only|no)\b/i
/** Opinions and courtesies have subjects and verbs too. */
const OPINION =
  /\b(?:nice|lovely|great|good|fine|okay|ok|beautiful|funny|interesting|perfect|wonderful|amazing|awful|terrible|silly|cool|acceptable|happy|glad|sorry|welcome|fair|clear|right|true|important|easy|hard|difficult|crazy|weird|annoying|boring)(?: (?:idea|point|question|one|thing|for (?:me|us|you)))?[.!]?$|\b(?:is|are|'s|'re|was) (?:just |really |very |quite |so |a bit |like )+/i

const AGAINST: readonly [RegExp, number][] = [
  [/^(?:the (?:thing|point|question|problem|idea|first thing|other thing|only thing)|that's|this is|here'?s?|there you)\b/i, -0.7],
  [
    /\b(?:we|they) (?:agreed|decided|said) (?:last|back|in)\b|\b(?:don't|doesn't|do not|does not) know\b|\b(?:is|are) too (?:late|early|much|little|long|short|expensive)\b/i,
    -1.6,
  ],
  [/\b(?:is|are|'s) (?:like|fine|okay|ok|perfect|acceptable|good|great|enough|too)\b/i, -0.9],
  [
    /^(?:it|he|she|they)(?:'s| is| was| are| were)? (?:was |is )?(?:always |only |just |like |about )*(?:a |an )?(?:\w+[- ])?\w+ (?:pages?|weeks?|days?|hours?|minutes?|kilos)\b/i,
    -0.7,
  ],
  [
    /^(?:last (?:year|week|month|time)|in the last|before that|otherwise|does that|two years ago|the first one|the other one|one last)\b|\b(?:can be|nobody here)\b/i,
    -0.8,
  ],
  [/\b(?:so|and|but) what\b|\bwhat (?:does|do|is|are) (?:it|that|they)\b|\bdid (?:they|you|he|she)\b/i, -1.2],
  [
    /\b(?:have|has|need|needs|supposed|going|want|wants|like|trying|gonna) to\b|\b(?:you can|you could|we can|as you can see|I already|I forgot|I figured)\b|^(?:'cause|because|if|for example|think|say|see|use|make|hold|take|give|put|let|come|go|get|look)\b/i,
    -0.8,
  ],
  [/\b(?:two|three|four|five|ten) years? ago|\blast time\b|\bonce\b/i, -0.5],

  [
    /\b(?:maybe|perhaps|might|could|would|should|if|guess|suppose|probably|wish|hope|imagine|feels?|remember|think|thought|joke|funny)\b/i,
    -0.9,
  ],
  [
    /\b(?:minutes? (?:past|late|ago|left|over)|one (?:second|minute|sec)|in a (?:second|minute)|two seconds|five minutes|hours? ago|last night|yesterday|the other day)\b/i,
    -1.1,
  ],
  [/^(?:I|we|you)(?:'ll| will|'m going to|'re going to)\b|\b(?:I'll|I will|we'll|let's|let me|please)\b/i, -1.3],
  [/^(?:you|I) (?:know|see|mean|said|told|want|need|like|love|hate|just|was|were|went|had|did|got|once)\b/i, -0.9],
  [/\b(?:I|we) (?:was|were|went|had|used to|once|bought|saw|ate|sat|slept|drove|flew|walked|met|tried)\b/i, -0.7],
  [/["“«]/, -0.5],
]

const likelyCues = sieve(CUES, ([re]) => re)
const likelyAgainst = sieve(AGAINST, ([re]) => re)

/** A row of a table that gives one thing its amount: "Print and hanging | £11,000". */
const AMOUNT_ROW =
  /^(?!total\b|sum\b)(\p{L}[\p{L} ,&'’-]{2,40}?)\s*[|\t:]\s*((?:[$€£]\s?\d[\d.,]*(?: ?(?:k|m|million))?|\d[\d.,]* ?(?:euros?|EUR|USD|GBP|%|kg|t|km|m|hours?|days?|weeks?|months?))(?: .{0,20})?)\s*$/iu

/** "Media: £16,000 (Split of the budget)": with the heading above where the row is short. */
function tableFact(reading: Reading, line: Line, what: string, amount: string): string {
  const text = `${what.trim()}: ${amount.trim()}`
  const heading = reading.lines.findLast(l => l.index < line.index && l.type === 'heading')?.clean ?? reading.doc.title?.text
  return text.split(' ').length < 3 && heading ? `${text} (${heading.replace(/[.:]+$/, '')})` : text
}

/** Sentences that carry a number with its unit, a date, a role or a state of things, ordered later by score. */
export function factCandidates(reading: Reading): ClaimCandidate[] {
  const out: ClaimCandidate[] = []
  for (const line of reading.lines) {
    const row = line.type === 'table-row' && reading.written ? AMOUNT_ROW.exec(line.text.trim()) : null
    if (row) {
      out.push(claim(reading, line, 'fact', tableFact(reading, line, row[1] ?? '', row[2] ?? ''), 0.2))
      continue
    }
    const s = factScore(reading, line)
    if (s > -1) out.push(factClaim(reading, line, s))
  }
  return out
}

/** The fact that a sentence tells, believed as `score` says. */
export const factClaim = (reading: Reading, line: Line, score: number): ClaimCandidate =>
  claim(reading, line, 'fact', attributed(reading, line), score)

/** "We lose a fifth of it" is only a fact of those who say so: with the name of the voice where several are named. */
function attributed(reading: Reading, line: Line): string {
  // As said: "not three hundred as I told you" keeps its "I" behind the name.
  const text = standalone(reading, line, false)
  const said = reading.doc.kind === 'mail' || (!reading.written && reading.voices > 1) ? saidByThem(reading, line, text) : text
  return said === text ? standalone(reading, line) : said
}

/** Log-odds that a sentence is a fact worth keeping; -9: not at all. */
export const factScore = oncePerLine(judged)

function judged(reading: Reading, line: Line): number {
  if (line.question || line.words < 4 || line.type === 'heading' || line.type === 'task' || line.type === 'table-row') return -9
  let score = -2
  let cued = false
  for (const [re, w] of likelyCues(line.clean))
    if (re.test(line.clean)) {
      score += w
      cued = true
    }
  const definite = DEFINITE.test(line.clean) || NAMED.test(line.clean)
  if (definite) {
    // Who "they" are is known to those who were there.
    score += LOOSE.test(line.clean)
      ? /^(?:we|they) .*\b(?:hundred|thousand|million|per ?cent|euros?|dollars?)\b/i.test(line.clean)
        ? 0.9
        : 0.1
      : MEASURE.test(line.clean)
        ? 0.9
        : 0.4
    if (OPINION.test(line.clean)) score -= 1.2
  }
  if (!cued && !definite) return -9
  for (const [re, w] of likelyAgainst(line.clean)) if (re.test(line.clean)) score += w
  if (isChatter(reading, line)) score -= 1.2
  if (/\((?:laugh|chuckl)/i.test(line.text) || /^\(?(?:laugh|ha)/i.test(reading.lines[line.index + 1]?.text ?? '')) score -= 0.8
  if (/\b(?:is|are|has|have|'s|'re|was|covers|takes|meets|stands|becomes|runs|sits)\b/i.test(line.clean)) score += 0.4
  // Names and product words inside the sentence make it about something.
  const capitals = [...line.clean.matchAll(/(?<=\S\s)\p{Lu}[\p{L}\d-]+/gu)].filter(m => !/^I\b/.test(m[0])).length
  score += Math.min(0.6, capitals * 0.25)
  if (line.words >= 7) score += 0.3
  if (line.words > 36) score -= 0.5
  if (/^(?:it|that|this|he|she|they)\b/i.test(line.clean)) score -= 0.3
  if (reading.written) score += 0.6
  // An anecdote: what "it" was, or somebody once had.
  if (
    !reading.written &&
    /^(?:it|that|he|she|they) (?:was|were|had|\p{L}{3,}ed|held|went|took|gave|told|ate|bought|sat)\b/iu.test(line.clean)
  )
    score -= 0.9
  // A line of a list of tasks:
  if (
    reading.written &&
    /^\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+ (?!is\b|was\b|has\b)[a-z]+s .*\b(?:by|until|before) (?:\p{L}+ )?\d{1,2}\b/u.test(line.clean)
  )
    return -9
  // A line of a list of tasks: "Approve the proof: Ada Okoro, 20 March".
  if (reading.written && /^[^:]{5,90}: \p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+(?:, .{0,24})?\.?$/u.test(line.text.trim())) return -9
  if (reading.written && /^\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+, \d{1,2} \p{L}+ \d{4}$/u.test(line.clean)) return -9
  // A memo to oneself tells its day; nobody needs that again.
  if (/^(?:what|one thing that|the thing that) (?:really )?(?:worries|keeps|scares|concerns|bothers)\b/i.test(line.clean)) return -9
  if (/^(?:date|time|place|location|present|attendees|from|to|subject|open|agenda)\s*:/i.test(line.clean)) return -9
  if (
    /^(?:so |okay )*(?:it's|today is|this is) (?:\w+ )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|a note|the \w+ of)\b/i.test(
      line.clean,
    )
  )
    return -9
  // The day of the next meeting stands elsewhere.
  if (/\b(?:next|board|our) (?:\w+ )?(?:meeting|call|plenary|session) (?:is|'s|will be)\b|\bmeet again\b/i.test(line.clean)) score -= 1
  return score
}
