import { BARE_STATEMENT, type Statement, type StatementKind } from '../model/extraction.ts'
import { namesIn } from './action-names.ts'
import { mended } from './mend.ts'
import { inThirdPerson } from './person.ts'
import { evidenceOf, type Line, type Reading, voiceName } from './reading.ts'
import { thingMeant } from './refer.ts'
import { capital, shorten } from './speech.ts'

/** A decision, fact, risk or question before ranking; `score` is a log-odds. */
export interface ClaimCandidate {
  readonly line: Line
  readonly statement: Statement
  readonly score: number
}

/** Builds the statement of a claim from its line, the text already written. */
export function claim(
  reading: Reading,
  line: Line,
  kind: StatementKind,
  text: string,
  score: number,
  more: readonly Line[] = [],
): ClaimCandidate {
  const statement: Statement = {
    kind,
    text,
    ...BARE_STATEMENT,
    about: namesIn(reading, line),
    speaker: line.speaker,
    evidence: [line, ...more].slice(0, 3).map(l => evidenceOf(reading, l)),
    confidence: 1 / (1 + Math.exp(-score)),
  }
  return { line, statement, score }
}

const LEAD =
  /^(?:(?:thanks|thank you|oh|'?kay|aye|ah|so|and|but|okay|ok|well|then|yeah|yes|look|right|now|plus|also|because|I mean|I think|I guess|I believe|I'd say|let's say|let's just say|it's just|the thing is|the point is|what (?:worries|concerns|scares) me is|as I said|by the way|you know|just so you know|just|for the record|that means|which means|oh and|or|'?cause(?= (?:we|it|they|the))|like(?= (?:we|it|they|the|if))|in fact|of course|to be clear|basically)[,:]? (?:that (?!(?:\w+s|will|would|is|was|can|could|might|may|has|should|does|won't|one|bit|part)\b))?)+/i

/** Who is spoken to in a formal meeting, and adverbs that only join a sentence to the one before. */
const ADDRESS =
  /^(?:(?:(?:mr|mrs|ms|mister|madam)\.? ?(?:acting |deputy |vice[- ])?(?:chair(?:man|woman|person)?|speaker|president|mayor)|(?:honou?rable )?minister|chair)(?:,| (?=(?:the|we|it|there|this|I)\b)),? ?|(?:again|obviously|apparently|unfortunately|fortunately|first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|lastly|in addition|moreover|furthermore|however|therefore|hence|as you can see|at the end of the day|in all fairness|to conclude|in conclusion|that said|having said that|true|by the way), |remember,? (?:that )?(?=(?:we|the|our|it|they)\b)|it(?:'s| is) (?:also )?(?:worth|important) (?:to )?(?:underlin|not|say|mention|remember|stress|point)\w*(?: out)?(?: the fact)?,? that,? )+/i

/** Words before the matter itself: who wants to say it, that it is one of several things. */
const PREFACE =
  /^(?:(?:I|we)(?:'d| would)? (?:should|must|have to|want to|wanted to|need to|can|just want to|also want to|(?:just |also )*like to) (?:also |just |quickly )*(?:tell you|mention|add|say|point out|note|remind you|let you know)(?: also| too| all| guys| everyone| everybody)*[,:]? (?:that )?|let me (?:just |also |quickly )*(?:say|add|mention|tell you)[,:]? (?:that )?|(?:one|another|the other|a|an) (?:other |more |last |small |open |quick )*(?:thing|point|risk|worry|concern|note|remark|piece of news)(?: (?:I should|I want to|I have to|I wanted to|to|that I should) (?:mention|say|add|note))?(?: is(?: that)?)?[:,] (?:that )?|(?:one|another|the other) (?:other |more )*(?:thing|point|worry|concern) is that |I(?:'m| am) (?:just |only )?(?:saying|afraid|told)(?: that)? |all I(?:'m saying| know) is (?:that )?|(?:I|we) (?:heard|hear|understand|gather|hope|know|see|noticed|believe|think|guess|suppose|assume|presume|reckon|imagine|take it|must say|have to say)(?: that)? (?=(?:the|our|we|they|he|she|it|there)\b|\p{L}+ (?:is|are|was|were|has|will|can|does|left|wants)\b)|it (?:turns|turned) out (?:that )?|(?:where|how) (?:we|things|it|that) (?:are|stands?|is)(?: now| today| at the moment)? is,? (?:that )?|what (?:happened|we have|I know) is,? (?:that )?|the (?:good|bad) news is (?:that )?|there(?:'s| is) (?:a|the|also a|one) (?:real |big |small |certain )*(?:risk|danger) (?:that |here:? )|(?:what else(?: oh)?|(?:what )?I was (?:just |also )?going to say(?: is)?|before we start|first of all|as you know|as agreed|just to repeat|to be clear|to sum up|in short|good news|bad news)[,:] )+/iu
const AFTER =
  /(?:,? (?:right|okay|yeah|thank you|thanks|thank God|(?:mr\.?|madam|mister) (?:acting |deputy )?(?:chair|chairman|chairperson|speaker|president)|you know|isn't it|then|I'm afraid|don't you think|that's all (?:I|we) know|by the way|apparently|actually|I think|I believe|I guess|I suppose|I know|so far as I know|as far as I know|if I remember right|so that's that|and that's that|so that's why|honestly|unfortunately|thankfully|imagine that|you see)\b)+[?.]*$/i

/** A sentence that stands alone: spoken lead-ins gone, "I am" turned to the speaker's name where its grammar is sure, at most 34 words. */
export function standalone(reading: Reading, line: Line, named = true): string {
  const words = subjectNamed(reading, line, plainWords(line.clean))
  if (!named) return finished(words)
  const name = voiceName(reading, line.speaker) ?? reading.me?.split(' ')[0] ?? null
  // "I'm not sure if they're, I don't think they mean …": two clauses of oneself seldom survive being told by another.
  const told = (words.match(/\bI\b/g)?.length ?? 0) > 1 ? (name ? null : words) : inThirdPerson(words, name, 2)
  if (told !== null) return finished(told)
  // Said of oneself in every clause: kept as said, with who said it.
  return name && /\bI\b/.test(words) ? `${name}: ${finished(words)}` : finished(words)
}

/** "We move in January" is said of the house of one who says so: "Noor: we move in January". Unchanged where nobody is meant by "we", or the voice has no name. */
export function saidByThem(reading: Reading, line: Line, text: string): string {
  const name = /^(?:we|our)\b/i.test(text) ? voiceName(reading, line.speaker) : null
  return name ? `${name}: ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text
}

const GOES_ON =
  /^it (?=(?:starts|moves|costs|takes|runs|ends|opens|closes|leaves|arrives|expires|lasts|weighs|holds|covers|belongs|begins) )/i
/** "It starts on Wednesday" of one who just spoke of the installation: "The installation starts …". And "Ada Okoro, she runs the crews": the name is the subject. */
function subjectNamed(reading: Reading, line: Line, words: string): string {
  const person = /(?:^|, |\bis )(\p{Lu}[\p{L}'-]+ \p{Lu}[\p{L}'-]+), (?:he|she) ((?!(?:would|could|might|said)\b)[a-z].+)$/u.exec(words)
  if (person) return `${person[1]} ${person[2]}`
  const it = GOES_ON.exec(words)
  if (!it) return words
  for (let k = 1; k <= 3; k++) {
    const l = reading.lines[line.index - k]
    if (!l || l.speaker !== line.speaker) break
    if (/^it\b/i.test(l.clean)) continue
    const thing = thingMeant(reading, line, l.clean, 'it')
    return thing ? `${thing} ${words.slice(it[0].length)}` : words
  }
  return words
}

/** Words of a sentence without what only leads in or trails off. */
export function plainWords(text: string): string {
  let t = mended(text)
  for (let i = 0; i < 3; i++) {
    const before = t
    t = t
      .replace(LEAD, '')
      .replace(/^(?:that|and|so|but) (?=\S+ )/i, m => (/^that /i.test(m) ? m : ''))
      .replace(ADDRESS, '')
      .replace(PREFACE, '')
    if (t === before) break
  }
  t = t.replace(/, (?:I think|I guess|I believe|I suppose|I'd say|I must say|I have to say|I'm told|you know|as I said),? (?=\S)/gi, ' ')
  return t.replace(AFTER, '').replace(/,? (?:so|and|but|because)$/i, '')
}

/** Capital, no stop, at most `most` words cut at a border. */
export const finished = (text: string, most = 34): string => capital(shorten(text, most)).replace(/[\s,.;:–—-]+$/, '')

/** Neighbouring lines of other voices, nearest first. */
export function replies(reading: Reading, line: Line, reach: number): Line[] {
  const out: Line[] = []
  for (let k = 1; k <= reach; k++) {
    const l = reading.lines[line.index + k]
    if (!l) break
    if (l.speaker !== line.speaker || reading.voices <= 1) out.push(l)
  }
  return out
}

const CHATTER =
  /\b(?:haha|coffee|lunch|weather|weekend(?!s? (?:between|before|left|of))|dog|puppy|kids?|husband|wife|daughter|son|mother|grandm\w*|birthday|vacation|holiday|ferry|flight|hotel|restaurant|recipe|football|movie|cat|soup|cake|dinner|breakfast|beer|wine)\b/gi
const ALWAYS_CHATTER = /\(laugh|\b(?:can you hear|on mute|my screen|haha)\b/i
/** Sentences from which a homely word is what the talk is about. */
const MATTER = 4

const homely = new WeakMap<Reading, ReadonlyMap<string, number>>()
/** How many sentences of a talk say each homely word. */
function homelyWords(reading: Reading): ReadonlyMap<string, number> {
  const known = homely.get(reading)
  if (known) return known
  const counts = new Map<string, number>()
  for (const line of reading.lines)
    for (const w of new Set(line.text.toLowerCase().match(CHATTER) ?? [])) counts.set(w, (counts.get(w) ?? 0) + 1)
  homely.set(reading, counts)
  return counts
}

/** Whether a sentence is small talk: a homely word, unless the talk comes back to it so often that it is somebody's business. */
export function isChatter(reading: Reading, line: Line): boolean {
  if (ALWAYS_CHATTER.test(line.text)) return true
  const words = line.text.toLowerCase().match(CHATTER)
  return words?.some(w => (homelyWords(reading).get(w) ?? 0) < MATTER) ?? false
}

/** What the meeting itself does next: no matter that it settles. */
export const MEETING_TALK =
  /\b(?:we(?:'ll| will|'re going to| are going to| can| could)|let's) (?:just |all |now |then |still |first |maybe |probably |have to |also )*(?:go (?:into|through|over|round|around|back|on|one by one)|have (?:a|an|another|some|our) (?:little |quick |short )*(?:look|lunch|break|coffee|discussion|chat|think|minute)|start (?:off|with|by|now|over|again)|take (?:a|another|five|ten) ?(?:look|break|minutes|moment|step)|talk|discuss|look|come (?:back|to|up)|move on|see\b|try and|wrap up|finish (?:up|here|off|early)|continue|carry on|get (?:back|to|started|going|on)|hear|listen|ask|call it|leave (?:it|that)(?: one)?(?: there| here| at that)?$|hurry|think|figure|find out|decide|run through|dive|jump|circle|watch|show|present|read)\b/i
