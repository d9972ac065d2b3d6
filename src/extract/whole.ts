import type { StatementKind } from '../model/extraction.ts'
import { clashes } from './grammar.ts'
import { isAsked } from './mend.ts'
import { IDLE, STRONG, WORK } from './verbs.ts'

/** Whether a text is a whole sentence: says something of something, ends where it is finished. Pure text in, answers out. */

const AUX =
  "is|are|was|were|am|has|have|had|will|would|can|could|may|might|must|should|shall|does|do|did|isn't|aren't|wasn't|weren't|hasn't|haven't|hadn't|won't|wouldn't|can't|cannot|couldn't|mustn't|shouldn't|doesn't|don't|didn't|ain't|need|needs"
const VERB = new RegExp(
  `\\b(?:${AUX}|\\p{L}+(?:'(?:s|ll|re|ve|d|m))|\\p{L}{2,}(?:ed|ing)|\\p{L}{2,}[^s\\s]s|went|said|gave|got|took|made|came|knew|saw|lost|left|found|bought|sold|paid|sent|set|put|cut|let|met|ran|cost|hit|hold|held|kept|keep|burnt|chose|drew|fell|flew|grew|led|rose|spoke|spent|stood|told|won|wrote|began|become|became|brought|built|meant|heard|felt)\\b`,
  'iu',
)
const CLAUSE =
  /^(?:if|when|whenever|although|though|even if|even though|as long as|while|unless|once|because|since|in case|as|before|after|until|whereas|despite the fact that)\b/i

/** A subordinate clause and nothing that it hangs on: "If the concern is around the type". */
function hangsInTheAir(text: string): boolean {
  if (!CLAUSE.test(text) || /^(?:as|before|after|since|until|once) (?:of|for|the \w+,|far|well|a|an|\d|\w+day)\b/i.test(text)) return false
  // The main clause: behind a comma or "then", or a second subject with its verb.
  const rest = /(?:,| then| [–—]) (?!(?:or|and|if|because|which|who|that|when|as|for)\b)(.+)$/is.exec(text)?.[1]
  if (rest && rest.split(' ').length > 3) return !VERB.test(rest)
  const verbs = text.replace(TRAILING, '').match(FINITE_ALL)?.length ?? 0
  return verbs < 2
}
/** A further condition or a relative clause that trails behind the first. */
const TRAILING =
  /(?<=\S+ \S+ \S+ \S+) (?:(?:and|or|but) (?:if|when|unless|because)|unless|when|because|where|who|that (?:doesn't|isn't|aren't|don't|is|are|has|have)|which)\b(?!.*\b(?:then|we|nobody|they|it)(?:'ll|'d| (?:will|would|can|can't|lose|have|need|are|cannot|won't))\b).*$/i
/** What may be a verb with its person, generously. */
const FINITE_ALL = new RegExp(
  `\\b(?:${AUX}|(?:I|we|they|you|people) (?!(?:${AUX})\\b)\\p{L}+|\\p{L}{2,}[^s\\s]s|\\p{L}{2,}ed|went|said|gave|got|took|made|came)\\b|\\p{L}'(?:s|ll|re|ve|d|m)\\b`,
  'giu',
)

const AIR =
  /(?:^|\s)(?:the|a|an|my|our|your|their|its|and|or|but|nor|than|because|although|whether|which|whose|might|would|should|could|must|shall|may|very|really|quite|be|been|being|we|they|I|he|she|we're|they're|I'm|it's|that's|I'll|we'll|i|into|onto|from|of course|such|every|each|have|has|had|who|if|while|whereas|unless|about the|as|like|just|maybe|then the|and (?:then )?say|up on|in fact|going to|want to|have to|need to|able to|some|any|another|new|the (?:no|yes|yeah)|is|are|was|were)$/
/** "as fast as they could", "who we are", "what it would be". */
const AIR_FINE =
  /\b(?:as \p{L}+ as|what|who|how|where|why|whatever|than|whether|so|neither|nor|wherever|it|that|there|they|we|he|she|this) (?:\S+ ){0,6}\S+$/iu

/** Ends where more should come. */
export function breaksOff(text: string): boolean {
  const t = text.trim()
  if (/[–—-]$|…$/.test(t)) return true
  // "each design we wi": a word that nobody finished.
  if (/\b(?:I|we|they|you) (?!(?:do|go|am|be|is|so|to|it|up|at|in|on|me|us|by|no|or|as|if)$)\p{Ll}{1,2}$/u.test(t)) return true
  if (/\b(?:I|we|they|you|he|she|it) (?:can't|won't|couldn't|wouldn't|cannot)$/i.test(t)) return true
  const m = AIR.exec(t.replace(/["'”’).!?]+$/, ''))
  if (!m) return false
  const last = m[0].trim()
  if (/^(?:be|is|are|was|were|have|has|had|could|would|should|might|may|must|can|been)$/.test(last)) return !AIR_FINE.test(t)
  return true
}

/** From here a short note without a verb is kept: "Eighth and ninth of October, at nine". */
const SURE = 0.5
/** From here a threat is understood though nobody said what follows: "If that desk's empty in May". */
const VERY_SURE = 0.85
const SHORT_VERB = new RegExp(
  `\\b(?:${AUX}|(?:I|we|they|you|people|who|both|all|users|customers) \\p{L}+|\\p{L}{2,}ed|went|said|gave|got|took|made|came|left|lost|found|bought|sold|paid|sent|set|put|cut|let|met|ran|cost|held|kept|chose|fell|grew|rose|won|wrote|began|became|brought|built|meant|says|has|does|goes|gets|comes|costs|takes|means|wants|needs|works|owns|lives|sits|stands|belongs|includes|covers|contains|weighs|reaches|consists|lasts|expires|sells|ripens|seats|opens|closes|starts|ends|leaves|arrives|serves|supplies|remains|depends|estimates?|expects?|rents|uses)\\b|\\p{L}'(?:s|ll|re|ve|d|m)\\b`,
  'iu',
)
/** A verb; words in -s count where the base form is one. */
const hasVerb = (text: string): boolean =>
  SHORT_VERB.test(text) ||
  (text.toLowerCase().match(/\b\p{L}{3,}s\b/gu) ?? []).some(w =>
    [w.slice(0, -1), w.replace(/es$/, '')].some(v => WORK.has(v) || STRONG.has(v) || IDLE.has(v)),
  )
/** A question among statements. */
const ASKS =
  /^(?:why|how|when|where|who|what) (?:don't|do|does|did|is|are|can|could|will|would|should|have|has)\b(?! (?:is|are|was|matters|counts|happens|we need|we want)\b)|, (?:can|could|will|would|does|do|did) (?:the|you|we|they|he|she) \S+ (?!not\b)\S+ \S+/i
/** A question nobody finished. */
const OPEN_END = /\b(?:the|a|an|they|we|and|or|in the|couple of|that we|should be|has do|there's|be able to)$/i
/** Counting aloud. */
const COUNTS =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+),? (?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d+), (?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\b/i
/** Begins behind its first word. */
const NO_HEAD =
  /^(?:per ?cent|percent|hundred|thousand|million|euros?|dollars?|pounds?|hold on|hang on|(?:take|like|do|have) (?:well|these|to make))\b/i
/** Courtesies. */
const WELCOME =
  /\b(?:pleased|happy|glad|delighted|honou?red|like|want|wants) to (?:welcome|thank|congratulate|acknowledge|start by|begin by)\b/i
/** Thanks, knowledge, hopes, duties: nothing that was settled. */
const ONLY_TOLD =
  /^(?:it seems|we (?:knew|know|recogni[sz]e|understand|believe|hope|welcome|appreciate|feel)\b|we(?:'re| are) (?:all |very |so |really )*(?:grateful|thankful|proud|concerned|aware|pleased|delighted|sorry)\b|we(?:'re| are) not going to (?:have to|be able)|(?:that|this) will (?:potentially |also )?(?:assist|help|change|allow|enable|give)\b|(?:was|were|is|are) (?:separate|different)|out of\b|of course|we (?:ran|went|had|were|said|did|found|saw|thought|looked|talked|discussed|evaluated|spoke|heard)\b(?! (?:that|to (?:keep|go|take|use|stay|leave)))|we (?:should|could|might|can|will|'ll) (?:discuss|talk about|come back)\b|(?:we'll|we will|we're going to|we are going to|let's) (?:have|take) (?:a |our |the )?(?:lunch|coffee|tea|short|quick|five|ten)\b|even (?:\S+er|more)\b|not every\b|the more .*, the \S+er\b|what makes\b|go (?:for|to|into) (?:our|the|your|individual) .*(?:meeting|actions|work)\b|no more questions)/i
/** Looks forward to something: no risk. */
const HOPEFUL =
  /(?<!\b(?:not|n't|never|less|hardly)(?: \S+){0,2} )\b(?:confident|pleased|no doubt|proud|delighted|delight|(?:really |very )?good (?:marketing|thing|news|way|idea)|(?:can|could|we'll|just) figure (?:it )?out|nothing should stop|should last|long way towards|under budget|leader in|well placed|looking forward|pay off|works? fine|no problem at all)\b/i

const LEADS_NOWHERE =
  /^(?:especially|including|making|rather than|other than|apart from|along with|together with|such as|like|as well as|despite|regarding|concerning|only on|only in|only for|or|nor|not on|which|whose|whereby|rate|so that|in order to|as if|as though|for example|of course|et cetera|e\.g\.)\b(?!.*[,;] (?:we|they|it|the|I|he|she|you|our|there)\b)/i

/** Words that what may go wrong is told with. */
const ILL =
  /\b(?:not|no|never|nobody|nothing|none|without|unless|otherwise|cannot|too|only|los\w+|miss\w*|risk\w*|danger\w*|worr\w+|afraid|bother\w*|concern\w*|fear\w*|nervous|scared|problem\w*|trouble|fail\w*|break\w*|broke\w*|late|later|delay\w*|slip\w*|stuck|block\w*|ill|sick|tight|expensive|cost\w*|wrong|bad|badly|worse|worst|hard|harder|difficult\w*|impossible|hurt\w*|damag\w*|leak\w*|crack\w*|crash\w*|flood\w*|burn\w*|fire|stop\w*|cancel\w*|refus\w*|reject\w*|leav\w*|left|quit\w*|gone|goes|go|out|down|off|short\w*|behind|against|angry|complain\w*|suffer\w*|threat\w*|harm\w*|wast\w*|destroy\w*|ruin\w*|spoil\w*|soup|weak\w*|slow\w*|clash\w*|conflict\w*|depend\w*|penalt\w*|fine|sue\w*|doubt\w*|struggl\w*|barrier\w*|negative\w*|unlikely|dead|die\w*|kill\w*|expos\w*|vulnerable|invisible|unable|un\w{3,}|in(?:visible|complete|adequate|sufficient\w*)|mis\w{4,}|over\w{4,}|lack\w*|reduc\w*|drop\w*|fall\w*|cut\w*|confus\w*|alone|pay\w*|still|even|instead|looking at|snow|storm|rain\w*|ice|frost|strike\w*)\b|n't\b/i

const NO_VERB =
  /^(?:first|second|third|last|next|one|two|three|four|five|six|seven|eight|nine|ten|\p{L}+teen|\p{L}*(?:twenty|thirty|forty|fifty|hundred)|both|all|some|any|many|most|more|new|old|good|nice|sure|fine|ways?|things?|what|people|everybody|somebody|nobody|now|today|tomorrow|really|still|already|never|always|well|dunno|have (?:a )?(?:to|been|had|got|no idea)|find (?:hitting|that|myself)|want|need|like|love|hate|know|think|thought|guess|hope|suppose|be able|be very|seem|seems|happen|happens|mind(?! the| my| your)|tell (?:you|us|everybody)|present (?:today|is))$/iu
const NOUN = /(?:tion|ment|ness|ity|ance|ence|ism|ship|ous|ful|ible|able|ologist)$/i
const NOUN_YET_VERB =
  /^(?:mention|question|position|commission|condition|auction|caution|function|partition|petition|section|station|transition|action|document|comment|implement|supplement|experiment|complement|ornament|cement|witness|harness|balance|finance|advance|distance|enhance|reference|sequence|influence|evidence|experience|audience|silence|license|ship|enable|disable|cable|table|label)$/i
/** "Rerun it with that", "look at it", "copy you": without the talk nobody knows what. */
const POINTS_ONLY =
  /^(?:\p{L}+)(?: (?:at|into|for|with|on|to|up|out|over|back|through))*(?: (?:it|that|this|them|those|these|you|us))+(?: (?:up|out|off|over|back|down|in|on|for|with|to|at|from|again|together|there|here|now|too|here|for you|it|that|this|them|those|you|us|me|him|her))*$/iu

/** "Clear rules for the pier will allow …": says what will come. */
const FORETELLS =
  /^(?!.*\b(?:what|who|when|if|that|whether|how|where|which|until|before|after|so|because|than|why)\b.*\bwill\b).{12,}\bwill (?:be|allow|help|make|need|lead|mean|ensure|enable)\b/i
/** Nothing is said of what. */
const EMPTY =
  /^(?:(?:take|have) (?:a|another) (?:quick |short |closer )?(?:look|think|go|crack)(?: now| later| again)?|\p{L}+ (?:up|out|off|over|back|down|in|on|away|through)|\p{L}+ (?:email|e-mail|mail|something|stuff|things)|\p{L}+ (?:us|me|you|them) (?:something|anything|things|stuff))$|^\S+(?: \S+)? (?:often|usually|always|mostly) /iu
/** "Harbour Board Office has …": somebody does something. */
const TITLED = /^\p{Lu}\S+(?: \p{Lu}\S+)+ (?:has|have|had|is|was|are|were|will|would|can|could)\b/u

/** Whether a task only points at what it is about. */
export const pointsOnly = (text: string): boolean => POINTS_ONLY.test(text)

/** Begins with what may be a verb: no number, no noun, no state of mind, and an object or a direction behind it where the verb alone says nothing. */
function beginsAsTask(text: string): boolean {
  const [first = '', second = ''] = text.split(/\s+/)
  if (pointsOnly(text)) return false
  if (NO_VERB.test(first) || NO_VERB.test(`${first} ${second}`)) return false
  if (EMPTY.test(text) || FORETELLS.test(text)) return false
  if (/[^su]s$/i.test(first) && !/^(?:focus|bias|canvas|bypass|address)$/i.test(first)) return false
  if (/^(?:is|are|was|were|has|have|had|will|would|can|could|should|must|come|comes|went|got)$/i.test(second)) return false
  if (
    /^(?:item|paper|each|every|section|page|point|question) (?:\S+ ){0,3}(?:is|are|was|were|has|have|will|would|can|could|must)\b/iu.test(
      text,
    )
  )
    return false
  if (!WORK.has(first.toLowerCase()) && TITLED.test(text)) return false
  return !NOUN.test(first) || NOUN_YET_VERB.test(first)
}

/** Whether anything bad is said at all: "if it can handle that, it could handle states" is no risk. */
export const namesIll = (text: string): boolean => ILL.test(text)

/** False where a heard claim is a scrap of speech rather than a sentence a person would write down. */
export function isWhole(kind: StatementKind, text: string, confidence = 0): boolean {
  const t = text.trim().replace(/[.!]+$/, '')
  if (clashes(t) > 0) return false
  const said = t.replace(/^\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?: /u, '')
  if (kind === 'action') return !breaksOff(said) && beginsAsTask(said)
  if (kind === 'question')
    return (
      !/^which (?:seems?|means|makes|would be|will be|admittedly|actually|I)\b/i.test(t) &&
      isAsked(t) &&
      !(!/\?$/.test(t) && OPEN_END.test(t))
    )
  if (breaksOff(said) || (hangsInTheAir(said) && !(kind === 'risk' && confidence >= VERY_SURE))) return false
  if (LEADS_NOWHERE.test(said)) return false
  if (kind === 'fact' && !hasVerb(said) && !/: /.test(t) && confidence < SURE) return false
  if (ASKS.test(said) || COUNTS.test(said) || NO_HEAD.test(said)) return false
  if (kind === 'risk' && HOPEFUL.test(said)) return false
  if (kind === 'decision' && ONLY_TOLD.test(said)) return false
  if (kind === 'fact' && WELCOME.test(said)) return false
  if (kind === 'fact' && /^\p{L}+ing\b/u.test(said) && !VERB.test(said.replace(/\p{L}+ing\b/gu, ''))) return false
  return true
}
