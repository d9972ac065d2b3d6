import { fold } from '../model/text.ts'
import { IDLE } from './idle-words.ts'
import { STRONG, WORK } from './verbs.ts'

/** How somebody came to owe something. */
export type Form = 'commit' | 'offer' | 'duty' | 'request' | 'joint' | 'third' | 'taken'

/** Words that make an action: group 1 is the verb, group 2 what follows; or `write` makes both from the match. */
export interface Pattern {
  readonly form: Form
  readonly re: RegExp
  /** Rough log-odds before context. */
  readonly score: number
  /** Base form and what follows, where the words themselves are no imperative ("I owe you the sheet"); null: no action after all. */
  readonly write?: (m: RegExpExecArray) => string | null
  /** The words name the task so plainly that its verb is not asked. */
  readonly plain?: boolean
}

const AUX =
  '(?:(?:just|only|also|then|definitely|certainly|gladly|happily|probably|personally|still|quickly|at least|now|simply|surely|directly|even|actually|maybe|have to|need to|be able to|be happy to|try to|try and|go ahead and|make sure to|make sure I|make sure we|go and|come and|go back and|sit down and|then also|be(?= [a-z-]+ing\\b)|first|quietly|separately|in the meantime|make sure that I|make a point to|see if I can|see whether I can) )*'
const T = '([a-z][a-z-]+)\\b(.*)$'
const ASKED =
  '(?:please |come and |go and |come over and |try and |go ahead and |maybe |just |also |perhaps |kindly |possibly |then |both |all |quickly |still |at least |do (?=[a-z]+ (?:the|a|an|us|me|that)\\b))*'

/** "sending" → "send"; null where no known verb comes out. */
function verbOf(gerund: string): string | null {
  const stem = gerund.toLowerCase().replace(/ing$/, '')
  const twice = /(.)\1$/.test(stem) ? stem.slice(0, -1) : null
  for (const v of [stem, `${stem}e`, twice]) if (v && (WORK.has(v) || STRONG.has(v))) return v
  return null
}
const fromGerund = (m: RegExpExecArray): string | null => {
  const verb = verbOf(m[1] ?? '')
  return verb && !/^(?:see|meet|have|go|get|do|think|work|try)$/.test(verb) ? `${verb}${m[2] ?? ''}` : null
}

const THEM: Readonly<Record<string, string>> = { they: 'them', she: 'her', he: 'him' }
const HABIT =
  /\b(?:always|usually|often|never|normally|every|sometimes|each|all the time|most|used to|mostly|rarely|hardly|already|still)\b/i
const SOON =
  /\b(?:tomorrow|tonight|today|this (?:afternoon|evening|week|morning)|next week|later today|(?:on|by|until|till|before|for) (?:the|mon|tues|wednes|thurs|fri|satur|sun|end|noon|tomorrow|next)|right after|after (?:this|the) (?:call|meeting)|in (?:an hour|two days|a minute|the weekend)|as soon as)/i
/** What follows "I have" where it is done: "sent you the report today". */
const IS_DONE =
  /^ (?:just |now |also |finally )*(?:\p{L}+ed|been|sent|got|done|made|put|written|given|taken|told|brought|bought|paid|found|left|met|spoken|seen|had)\b/iu
/** A present tense that promises: to somebody, or for a time to come, with a verb of work and no word of habit. */
function presentTense(m: RegExpExecArray): string | null {
  const verb = (m[1] ?? '').toLowerCase()
  const rest = m[2] ?? ''
  const soon = SOON.test(rest)
  if (HABIT.test(rest) || (verb === 'have' && IS_DONE.test(rest))) return null
  if (verb === 'come') return /^ back to \S+/.test(rest) && soon ? `come${rest}` : null
  if (!STRONG.has(verb) && !WORK.has(verb) && verb !== 'let') return null
  // What people do all day needs a time to be a promise; any other work a time or somebody for whom.
  if (!soon && (EVERYDAY.test(verb) || !/\b(?:for|to|with) (?:you|him|her|them)\b|^ (?:you|him|her|them)\b/.test(rest))) return null
  return `${verb}${rest}`
}
const EVERYDAY =
  /^(?:propose|suggest|see|have|try|read|work|tell|put|set|find|hold|keep|get|meet|talk|help|do|run|manage|handle|own|lead|coordinate|design|build|sell|report|call|ask|need|want|see|let(?! you know))$/
/** "Ruben, give me three of those": a name, then what is asked of it. */
function called(m: RegExpExecArray): string | null {
  const name = m[0].replace(/^(?:okay |so |and |then )*/, '').split(/[ ,]/)[0] ?? ''
  if (IDLE.has(fold(name))) return null
  const verb = (m[1] ?? '').toLowerCase()
  return (STRONG.has(verb) || WORK.has(verb)) && m[1] === verb && /,/.test(m[0].slice(0, m[0].indexOf(name) + name.length + 1))
    ? `${verb}${m[2] ?? ''}`
    : null
}

/** The expressions by which somebody comes to owe something. */
export const PATTERNS: readonly Pattern[] = [
  // Spoken by many whose first language has no "will": "I send you the drawing tomorrow", "I make a test account for you".
  {
    form: 'commit',
    re: new RegExp(
      `(?:^|[,;:] |\\b(?:and|so|then|okay|yes|but|meanwhile|tomorrow|today|tonight|is|are|done|in|ready|signed|there|through) )I (?:also |just |then |now )?${T}`,
      'i',
    ),
    score: 0,
    write: presentTense,
  },
  {
    form: 'request',
    re: new RegExp(`^(?:okay |so |and |then )*(?:\\p{Lu}[\\p{L}'-]+),? (?:you |please |then )?${T}`, 'u'),
    score: 0.1,
    write: m => called(m),
  },
  {
    form: 'request',
    re: new RegExp(
      `\\b(?:star|legend|angel|hero|saint|lifesaver|great|brilliant|lovely|helpful|kind|grateful|appreciate it|super|fantastic|wonderful|perfect|good) if you (?:could |can |would )?${T}`,
      'i',
    ),
    score: 0.3,
  },
  { form: 'commit', re: new RegExp(`\\bI(?:'ll| will| shall|'m going to| am going to) ${AUX}${T}`, 'i'), score: 0.6 },
  {
    form: 'commit',
    re: /\bI(?:'ll| will) (?:also |then )?be ([a-z]+ing)\b(.*)$/i,
    score: 0.6,
    write: fromGerund,
  },
  // "I'm sending you the file this afternoon": the present tense promises where it names a later time.
  {
    form: 'commit',
    re: /\bI(?:'m| am) ([a-z]+ing)\b((?=(?:(?!\bI(?:'m| am) [a-z]+ing\b).)*\b(?:tomorrow|tonight|this (?:afternoon|evening|week)|next week|later today|on (?:mon|tues|wednes|thurs|fri)day|by |right after|after (?:this|the) (?:call|meeting)|end of)).*)$/i,
    score: 0.2,
    write: fromGerund,
  },
  { form: 'commit', re: new RegExp(`\\blet me ${AUX}${T}`, 'i'), score: -0.3 },
  // Said as in a list: "Action for Petra: book the hall".
  {
    form: 'request',
    re: /^(?:(?:so|okay|right|and|new|one|another|next)[, ]+)*(?:action|action item|action point|task|to-?do)(?: (?:for|on) (?:\p{Lu}[\p{L}'-]+|you|us|me))?(?: is| here)?[:,] (?:to |that we |you )?([a-z]+)\b(.*)$/iu,
    score: 1,
    plain: true,
  },
  {
    form: 'commit',
    re: /\b(?:my|one) (?:action|task|job|homework|to-?do|next step|action item|action point)(?: here| now| then)?(?: is| will be|'s) (?:to |that I(?:'ll)? )([a-z]+)\b(.*)$/i,
    score: 1.2,
    plain: true,
  },
  {
    form: 'commit',
    re: /\bI (?:still |also |do )?owe (you|him|her|them|\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?|the [a-z]+) ((?:the|a|an|some|those|that|my|your|our|two|three|one|more|an answer|feedback|numbers)\b(?! (?:apology|drink|beer|coffee|lunch|dinner|favou?r|one\b|explanation|call back)).*)$/iu,
    score: 0.9,
    plain: true,
    write: m => `send ${m[1]} ${m[2]}`,
  },
  {
    form: 'commit',
    re: /\b(?:you|they|\p{Lu}\p{L}+)(?:'ll| will| can) (?:have|get|expect|receive) ((?:the|a|an|my|our|those|that|all|it|both|two|three|four|five|some)\b.*?)(?: from me| in (?:your|their) inbox)(.*)$/iu,
    score: 0.5,
    plain: true,
    write: m => `send ${m[1]}${m[2] ?? ''}`,
  },
  // "Today's minutes are on me."
  {
    form: 'commit',
    re: /^(?:so |and |okay |then |well )*((?:the|today's|those|that|these|this|tomorrow's|next \w+'s) [a-z]+(?: [a-z]+){0,3}) (?:is|are|'s)(?: then)? (?:on me|mine|my job)()(?:,? then)?[.!]?$/i,
    score: 0.8,
    plain: true,
    write: m => `take care of ${small(m[1])}`,
  },
  // "Leave the guest list with me." "Give me the guest list, I did it last year."
  {
    form: 'commit',
    re: /^(?:[a-z]+,? ){0,3}leave ((?:the|that|those|this|all the) (?!(?:one|bit|part)\b)[a-z][^,.;?]*?) (?:with|to) me\b(?!.*\bI(?:'ll| will) [a-z]+ )(.*)$/i,
    score: 0.9,
    plain: true,
    write: m => `take care of ${small(m[1])}${m[2] ?? ''}`,
  },
  {
    form: 'commit',
    re: /^(?:[a-z]+,? ){0,2}(?:that|this)(?: one)?(?:'s| is) (?:on me|mine|with me)[:,] ((?:the|a|an|our|two|three|four|both|all)\b.*)()$/i,
    score: 0.9,
    plain: true,
    write: m => `take care of ${small(m[1])}`,
  },
  {
    form: 'commit',
    re: /^(?:(?:look|listen|okay|so|then|no|well|right|just),? )*(?:give|hand|pass) me ((?:the|that|those|this) [a-z][^,.;?]*?)(?: then| instead)?,? I(?:'ve| have)? (?:did|done|do|know|used to|was|ran|run|can do|'ll do)\b()/i,
    score: 0.9,
    plain: true,
    write: m => `take over ${small(m[1])}`,
  },
  // "You'll have the estimate on Friday."
  {
    form: 'commit',
    re: /\b(you|they|she|he|\p{Lu}\p{Ll}+)(?:'ll| will| can)(?: then| also)? (?:have|get|expect|see) ((?:the|a|an|my|our first|our|those|that|all|both|something|two|three)\b(?=.*\b(?:tomorrow|tonight|today|this (?:afternoon|evening|week)|next week|(?:on|by|before|until|for|first thing)? ?(?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun|end of|\d|noon|twen|first|second|third|fif|six|seven|eigh|nin|ten|elev|twel|thir)))[^,;?]*)(?:, (?:the|that's|which|at|hopefully|no|so|promise)\b.*)?()$/iu,
    score: 0.3,
    plain: true,
    // "We will have the full roll-out by 2020" promises nobody anything.
    write: m =>
      /^(?:we|it|this|that|there|i|who|which|what|nobody|everybody|everyone|people)$/i.test(m[1] ?? '')
        ? null
        : `send ${/^(?:they|she|he)$/i.test(m[1] ?? '') ? THEM[(m[1] ?? '').toLowerCase()] : m[1]} ${m[2]}`,
  },
  // "I need your comments by Tuesday."
  {
    form: 'request',
    re: /\b(?:I|we)(?:'ll|'d| would| will)? (?:still |also |really |do |just )*(?:need|require|expect|want|like) your ([^,;?]+(?: (?:by|before|until|on) .+)| ?(?:comments|feedback|input|answer|numbers|figures|signature|approval|okay|go-ahead|confirmation|reply|view|thoughts)\b.*)()$/i,
    score: 0.6,
    plain: true,
    write: m => `send me the ${m[1]}`,
  },
  // "I need from you the final drawings, by Friday."
  {
    form: 'request',
    re: /\b(?:I|we)(?:'ll|'d| would| will)? (?:still |also |really |do |just )*(?:need|require|expect|want|like|love) from you,? (?:still |also )?((?:the|a|an|your|some|two|three|one|those|all|any)\b.*)()$/i,
    score: 0.6,
    plain: true,
    write: m => `send me ${m[1]}`,
  },
  // "I need the final drawings from you by Friday."
  {
    form: 'request',
    re: /\b(?:I|we)(?:'ll|'d| would| will)? (?:still |also |really |do |just )*(?:need|require|expect|want|like|love) ((?:the|a|an|your|some|two|three|one|those|all|any)\b[^,;?]*?) (?:back )?from you\b(?:,? (?!\p{Lu}\p{Ll}+,? to )\p{Lu}\p{Ll}+)?(.*)$/iu,
    score: 0.6,
    plain: true,
    write: m => `send me ${m[1]}${m[2] ?? ''}`,
  },
  {
    form: 'commit',
    re: new RegExp(`\\b(?:I(?:'m| am| would be|'d be)? |^)(?:happy|glad|willing) to ${T}`, 'i'),
    score: -0.5,
  },
  { form: 'offer', re: new RegExp(`\\bI (?:can|could|might be able to|don't mind) ${AUX}${T}`, 'i'), score: -0.35 },
  {
    form: 'duty',
    re: new RegExp(
      `\\bI(?: have to| need to|'ve got to| have got to| must| should| ought to|'d better|'d have to| still need to| still have to) ${AUX}${T}`,
      'i',
    ),
    score: -0.4,
  },
  {
    form: 'duty',
    re: new RegExp(
      `\\bI(?: want to|'d like to| would like to| plan to| intend to|'m planning to|'m hoping to|'m aiming to) ${AUX}${T}`,
      'i',
    ),
    score: -0.9,
  },
  {
    form: 'request',
    re: new RegExp(`\\b(?:can|could|would|will) you (?:all |both |guys |two )?${ASKED}${T}`, 'i'),
    score: -0.1,
  },
  {
    form: 'request',
    re: new RegExp(`\\b(?:would|will|are|were) you (?:be )?(?:able|okay|ok|willing|up|happy|free) to ${ASKED}${T}`, 'i'),
    score: 0.1,
  },
  { form: 'request', re: new RegExp(`\\b(?:do|would) you (?:want|like) to ${ASKED}${T}`, 'i'), score: -0.8 },
  { form: 'request', re: new RegExp(`\\bany chance (?:that )?you (?:could|can|might|would) ${ASKED}${T}`, 'i'), score: 0.1 },
  { form: 'request', re: new RegExp(`\\bdo me a favou?r(?: and|,| -|:) ${ASKED}${T}`, 'i'), score: 0.5 },
  {
    form: 'request',
    re: /\b(?:[Ss]hoot|[Pp]ing|[Dd]rop|[Ff]ire|[Tt]hrow|[Ss]lide) (me|us|them|him|her|\p{Lu}\p{L}+) (?:over )?((?:the|a|an|those|your|that|some)\b.*)$/u,
    score: 0.3,
    plain: true,
    write: m => `send ${m[1]} ${m[2]}`,
  },
  {
    form: 'request',
    re: /\byou(?:'re| are) (?:on the hook|responsible|on point|in charge|on duty|down) (?:for|of) ((?:the|a|an|our|that|those|all)\b.*)()$/i,
    score: 0.3,
    plain: true,
    write: m => `take care of ${m[1]}`,
  },
  { form: 'request', re: new RegExp(`\\bwhy don't you ${ASKED}${T}`, 'i'), score: -0.2 },
  {
    form: 'request',
    re: new RegExp(
      `\\b(?:can|could|may|might) I (?:just |please )?(?:ask|trouble|bother|get) (?:you|\\p{Lu}\\p{L}+)(?:,? \\p{Lu}\\p{L}+,?)? to ${ASKED}${T}`,
      'iu',
    ),
    score: 0.4,
  },
  {
    form: 'request',
    re: /\b(?:can|could|may|shall) I (?:just )?leave (.+?) (?:with|to) (?:you|\p{Lu}\p{L}+)\b(.*)$/iu,
    score: 0.6,
    plain: true,
    write: m => (/^(?:that|it|this|those)$/i.test(m[1] ?? '') ? null : `take care of ${m[1]}${m[2] ?? ''}`),
  },
  {
    form: 'request',
    re: /\bover to you (?:for|on|with) ((?:the|a|an|our|your|that|those)\b.*)()$/i,
    score: 0.7,
    plain: true,
    write: m => `take care of ${small(m[1])}`,
  },
  {
    form: 'request',
    re: /\byou(?:'ll| will| can|'re going to|'re)? (?:take|taking|have|own|owning|got|do|doing|handle|handling|on) ((?:the|that|our|those)\b[^,?]*?),? (?:(?:right|yes|okay|yeah|correct|don't you|aren't you|is that right|is that okay|still))+\??()$/i,
    score: 0.2,
    plain: true,
    write: m => `take care of ${small(m[1])}`,
  },
  {
    form: 'request',
    re: /\b(?:please |just )*remind me (to [a-z]+.*|about (?:the|that|our)\b.*)()$/i,
    score: 0.1,
    plain: true,
    write: m => `remind me ${m[1]}`,
  },
  { form: 'request', re: new RegExp(`\\b(?:don't forget|remember|be sure) to ${T}`, 'i'), score: 0.2 },
  { form: 'request', re: new RegExp(`\\byou (?:were|are|'re) (?:going|supposed|meant|due) to ${T}`, 'i'), score: -0.7 },
  {
    form: 'request',
    re: new RegExp(
      `\\b(?:I|we)(?:'d| would|'ll| will)? (?:need|like|want|love|ask|rely on|count on|expect) you(?:,? \\p{Lu}\\p{L}+,?)? to (?:please )?${T}`,
      'iu',
    ),
    score: 0.3,
  },
  {
    form: 'request',
    re: new RegExp(`(?:^|[,;:–—-] ?|\\b(?:and|so|then|but) )(?:please|kindly) (?:do |also |just )?${T}`, 'i'),
    score: 0.5,
  },
  { form: 'request', re: /^([a-z]+)\b((?: [^,.;?!]+)?,? please(?: [a-z]+)?)[.!]?$/i, score: 0.5 },
  // A promise reported by the one who made it is still owed.
  {
    form: 'commit',
    re: new RegExp(`\\bI (?:said|told \\w+|promised(?: \\w+)?|agreed)(?: that)? I(?:'d| would|'ll| will) ${AUX}${T}`, 'i'),
    score: 0.6,
  },
  { form: 'commit', re: new RegExp(`\\bI (?:promised(?: \\w+)?|agreed|offered|volunteered) to ${AUX}${T}`, 'i'), score: 0.4 },
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
  { form: 'request', re: /\b(?:would|do) you mind ([a-z]+ing)\b(.*)$/i, score: 0, write: fromGerund },
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

/** "Mira will …", "the design team needs to …": subject named by a capital or a role phrase. */
export const THIRD = new RegExp(
  `(?:^|[,;:] |\\b(?:and|so|then|but|that|means|think|hope|sure|okay|yes|yeah) )(?:(?:[Mm]y|[Oo]ur) (?:colleague|assistant|boss|manager|partner|friend|accountant|lawyer|architect|secretary|technician|driver) )?((?:\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]*)?|(?:the|our|your) [a-z]+(?: [a-z]+){0,2}|somebody|someone))(?: (?:in|from|at|over in|down in) (?:the |our )?\\p{L}+(?: (?!will)\\p{L}+)?)?(?:'ll| will| is going to| are going to|'s going to| promised(?: me| us)? to| agreed to| offered to| needs to| need to| has to| have to| should| must| is to| is supposed to| can|'s due to| is due to) ${AUX}${T}`,
  'u',
)

const TASK =
  '(?:that|it|this|those|them|these|both|that one|this one|the first one|the other one|that bit|that part|that piece|that task|that action|all of (?:it|that|them))'
const DOING =
  '(?:do|take care of|take|handle|own|sort out|sort|look after|see to|deal with|cover|grab|pick up|tackle|chase|run with|get on|work on|look into|follow up on|get to|write|draft|prepare|organi[sz]e|arrange|check|fix|finish|get)'
/** "Yeah, I'll do that", "leave it with me", "mine": the words that take up what was asked or needed. */
export const TAKEN = new RegExp(
  `^(?:(?:yes|yeah,? no|yeah|yep|sure|okay|ok|right|fine|no problem|of course|absolutely|no worries|happily|gladly|alright|all right|good|great|oh|well|I suppose|I guess|then|so)[,.!]? )*(?:(?:I'll|I will|I can|I could|I'm going to|let me|I'm happy to|I'd be happy to|happy to|I don't mind|I) (?:also |just |then |certainly |definitely )*${DOING} ${TASK}\\b(?! (?:to|up with|over to|back to|into|from|out of|off|with) (?!(?:you|me)\\b))|(?:will|can) do\\b|leave (?:it|that|this|that one|this one|them|those) (?:with|to) me|(?:that|this|it|those|that one|this one|that bit|that part)(?:'s| one's| is| one is| are|'ll be)? (?:on me|mine|with me|for me|my job|my department|for me to do)\\b|(?:I'm )?on it[.!]?$|I (?:will|can|could|do|am)[.!]?$|I can do that\\b|(?:I've|I) got (?:it|that|this|that one|this one)(?: from here| covered)?[.!]?$|consider it done|count on me|(?:it's |that's )?on my list|(?:put|mark) me down for (?:it|that|this)|I'll take (?:that|the|this) (?:one|action|item)|happy to[.!]?$|my pleasure|I'm (?:happy|glad) to[.!]?$|(?:me|mine)[.!]?$|that(?:'d| would) be me\\b|I(?:'ll| will)[.!]?$)`,
  'i',
)
/** "Ada does.", "Ada can do it": who takes up what was asked of anybody, said by another. */
export const TAKEN_BY = /^(\p{Lu}[\p{L}'-]+) (?:does|will|can|could)(?: do| take)?(?: it| that| this)?[.!]?$/u

/** Needs without an owner: what somebody may take up with "I'll do that". Each writes the task from the match. */
const NEEDS: readonly [RegExp, (m: RegExpExecArray) => string | null][] = [
  [/\b(?:we|they|I) (?:still |also |do |really )?need (?:somebody|someone|a person|one of us|people) to ([a-z].*)$/i, m => clause(m[1])],
  [
    /\b(?:(?:somebody|someone|anybody|anyone|one of us|we|they|you|I)(?:'d| would| still)? (?:needs?|has|have|had|ought|should|must|could|can)(?: to)?|it would be (?:good|great|nice|helpful) (?:to|if (?:somebody|someone|you)(?: could)?)|who(?:'s| is| will|'ll| can| could| wants to| would like to| has time to)) (?:going to |be able to )?([a-z].*)$/i,
    m => clause(m[1]),
  ],
  [
    /\b(?:can|could|would|will) (?:somebody|someone|anybody|anyone|either of you|any of you|one of (?:you(?: two)?|us)) (?:please )?([a-z].*)$/i,
    m => clause(m[1]),
  ],
  [/\bwho(?:'s| is) ([a-z]+ing)\b(.*)$/i, m => fromGerund(m)],
  [
    /\b((?:the|our|that|this|a|all|those|your) [^,?!.]+?) (?:still |also |really )*(?:needs?|has|have)(?: to be|) ((?:[a-z]+ed|sent|written|done|made|found|built|bought|paid|chosen|drawn|redone|rewritten|brought|taken|set up))\b(.*)$/i,
    m => `get ${small(m[1])} ${m[2]}${m[3] ?? ''}`,
  ],
  [/\b((?:the|our|that|this|a|all|those|your) [^,?!.]+?) (?:still )?needs? ([a-z]+ing)\b(.*)$/i, m => withObject(m)],
  [
    /\b(?:we|they|I)(?:'ll| will)? (?:still |also |do |really )?need ((?:the|a|an|some|another|new|two|three|more|your|our|that|those)\b[^?!.]*)/i,
    m => `get ${small(m[1])}`,
  ],
  [
    /^(?:and |so |but |then )*(?:what about|how about|that leaves|which leaves|leaves) ((?:the|our|that|those|your|a)\b[^?]*)/i,
    m => `take care of ${small(m[1])}`,
  ],
  [/^(?:and |so |but |then )*((?:the|our|that|those) [a-z][^?]{2,50})\?$/i, m => `take care of ${small(m[1])}`],
]
const small = (t: string | undefined): string => (t ?? '').replace(/^(?:The|Our|That|Those|Your|All|This|A|An)\b/, w => w.toLowerCase())
const clause = (body: string | undefined): string | null => {
  const text = body?.replace(/^(?:could|can|would|to|be able to) /i, '') ?? ''
  return /^(?:be|been|know|have (?:been|to)|got|a|an|the|it|that|not|no|in|on|at)\b/i.test(text) ? null : text
}
const withObject = (m: RegExpExecArray): string | null => {
  const verb = verbOf(m[2] ?? '')
  return verb ? `${verb} ${m[1]}${m[3] ?? ''}` : null
}

/** What a line says has to be done without saying by whom, as the words of a task; null where it says nothing of the kind. */
export function needOf(text: string): string | null {
  for (const [re, write] of NEEDS) {
    const m = re.exec(text)
    const body = m ? write(m) : null
    if (body && body.split(/\s+/).length >= 2) return body.replace(/[?.!]+$/, '')
  }
  return null
}
