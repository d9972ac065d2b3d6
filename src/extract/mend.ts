import { foldRepeats } from './speech.ts'

/** Takes out where a speaker broke off and began anew, so far as the words alone show it. Pure text in, text out. */

/** Verbs after which the same person may well follow: "I think I can", "we know we will". */
const OF_THOUGHT =
  /^(?:think|thought|know|knew|say|said|says|hope|guess|wish|feel|felt|believe|see|saw|hear|heard|mean|meant|suppose|imagine|remember|forgot|realise|realize|realised|realized|told|tell|promise|promised|agree|agreed|decided|sure|understand|understood|doubt|worry|afraid|glad|sorry|can|will|do|did|if|when|what|that|bet|swear|wonder|expect|expected|assume|assumed|find|found|noticed|like|way|until|because|as|and|or|but|where|how|so|than|everything|anything|whatever|all|the|a|an|my|our|what's|once|before|after|since|while|unless|whether|which|who|why|whenever|wherever|as soon as|each|every|time)$/i

const PERSON = '(?:I|we|they|you|he|she)'
/** "We want we expect …", "you'll get you'll fly …", "you can we can …": from the last beginning; group 1 is what stands before. */
const TWICE = new RegExp(
  `(^|[,;:] |\\b(?:and|so|but|because|that|if|when) )(${PERSON})('[a-z]+)? ([a-z']+) (?:(?:from|to|of|the|a|an|with|for|in|on|at|is|are|was|not|even), |[^\\s,;:]+ )?(?=\\2\\b(?:'[a-z]+)? [a-z])`,
  'i',
)

const BEGINS = '(?:is|are|was|were|do|does|did|can|could|would|will|should|has|have)'
const WHO = '(?:it|that|they|we|you|I|he|she|this|there|the|a)'
/** An asking verb with the one it is asked of. */
const ASKS_OF = `(?:(?:is|are|was|were|does|did|can|could|would|will|should) ${WHO}|(?:do|have|has) (?:it|that|they|we|you|I|he|she))\\b`
/** "Is it do you feel …", "are they the is it the kind …", "does would that …": the question that was asked in the end. */
const ASKED_ANEW = new RegExp(
  `^(?:and |so |but |or )?(?:(?:${BEGINS} ${WHO}|which is|who|what|if|is|do|does),|${BEGINS} ${WHO}(?: (?!(?:or|and|that|which|who|what|if|whether|where|how|know|think|say|said|want|mean)\\b)[a-z']+){0,2}?|(?:if is|if|is|are|do|does)) (?=${ASKS_OF}|(?:what|who|how|where|when|why|which) (?:is|are|do|does|did|was|were|can|will)\\b)`,
  'i',
)
const QUESTION_WAS =
  /^.{0,60}\b(?:the )?(?:question|thing|issue)(?: is| was|'s)(?:,| like| really| just)? (?=(?:is|are|was|were|do|does|did|can|could|would|will|should|how|what|who|when|where|why|whether) )/i

/** Verbs of a clause that is whole by itself. */
const OWN_VERB =
  /\b(?:is|are|was|were|has|have|had|will|would|can|can't|could|do|does|did|don't|need|needs|take|takes|cost|costs|go|goes|come|comes|get|gets|make|makes|start|starts|say|says|said|want|wants|got|went|took|gave|made|came|lost|left|sold|bought|found|won|told|knew|saw|ran|hired|pays?|sells?|runs?|gives?|knows?|likes?|works?|keeps?|put|let|met|sent|paid|became|brought|built|\p{L}{3,}ed)\b|\p{L}'(?:s|re|ll|ve)\b(?! (?:plan|idea|estimate|price|name|side|office|list|view)\b)/iu
const LONG: Readonly<Record<string, string>> = { s: 'is', re: 'are', ll: 'will', ve: 'have' }

/** The sentence without cut-off words, stutters and false starts; quotation marks that have no partner are gone. */
export function mended(text: string): string {
  let t = text
  if (/[-–—] /.test(t)) t = foldRepeats(t.replace(/(?<=\p{L})[-–—] (?=\p{Ll})/gu, m => (m.startsWith('-') ? ' ' : m)))
  if (t.includes('"')) t = quotesPaired(t)
  t = t
    .replace(/^(?:that's|it's|this is|there's|we're|they're),? (?=(?:we|they|I|it|he|she|the|you|there)(?:'\p{L}+)? \p{L})(?!the\b)/iu, '')
    .replace(/^that's, (?=the )/i, '')
  t = t
    // "After that it's, they said six weeks"
    .replace(/\b(?:it's|that's|there's|we're|they're|he's|she's|I'm), (?=(?:they|we|it|I|he|she|you)\b)/g, '')
    .replace(/, (?:yeah|okay|uh-huh|mm-hmm),(?= )/gi, ',')
    .replace(/^what,? (?=(?:yeah|no|so)\b)/i, '')
    // "from July it's, what was it, forty cents"
    .replace(
      /, (?:what was it|what is it|what's it called|how much was it|let me (?:think|see)|how do you say|what's (?:his|her|its|the) name),(?= )/gi,
      ',',
    )
    // "the whole thing's just, it's a box"
    .replace(/\b((?:the|this|that|our) [\p{L} ]{2,25})'s (?:just|like|really|so), it's (?=\p{L})/giu, '$1 is ')
    // "it's, the warehouse is full": the sentence that came; "it's, a new one": only a pause
    .replace(
      /\b(it's|that's), (?=(?:the|a|an|our|their|my|one|two|three|four|five|six|\d+)\b([^,.;]*))/gi,
      (_, start: string, rest: string) => (OWN_VERB.test(rest) ? '' : `${start} `),
    )
    // "we have, a hundred answers", "the, goal"
    .replace(/\b(the|a|an|my|our|your|their), (?=\p{Ll})/gu, '$1 ')
    .replace(
      /\b(have|has|had|got|is|was|it's|costs?|takes?|about), (?=(?:a|an|the|about|around|nearly|\d|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty)\b)/gi,
      '$1 ',
    )
    // "The lift company, they quoted …"
    .replace(
      /^((?:the|our|their|my|this|that|those|these) [^\s,.;:]+(?: [^\s,.;:]+){0,3}), (?:they|it|he|she)(?:'(s|re|ll|ve))? (?=[a-z])/i,
      (whole, who: string, short?: string) => (OWN_VERB.test(who) ? whole : `${who}${short ? ` ${LONG[short.toLowerCase()] ?? ''}` : ''} `),
    )
    // "ask her the for that paper", "using the a list"
    .replace(/\b(?:the|a|an) (?=(?:for|of|to|with|from|by|at|in|on) (?:the|a|an|that|this|my|our|your|their|those|these)\b)/gi, '')
    .replace(/\b(?:the|a|an|some|any) (?=(?:the|a|an|my|our|your|their|this|these|those) \p{Ll})/giu, '')
    // "before the next fi next meeting"
    .replace(/\b(\p{L}{4,}) (?!(?:by|to|or|in|on|of|a|at|is|as|up|my|we|I|he|it|if|so|no|an|do|be)\b)\p{Ll}{1,2} \1\b/giu, '$1')
    .replace(
      /(?<!\b(?:do|did|if|what|let|that|how|as|when|once|whether|should|will|would|may|must)) you know,? (?=(?:some|like|it's|they're|really|just|more|maybe|something)\b)/gi,
      ' ',
    )
    .replace(/^mind .{0,60}\b(?:could|can) you (?=[a-z]+ )/i, '')
  for (let i = 0; i < 2; i++) {
    const m = TWICE.exec(t)
    if (!m || OF_THOUGHT.test(m[4] ?? '') || (m[3] && /^'(?:d|ll)$/i.test(m[3]) && /^(?:say|rather|like)$/i.test(m[4] ?? ''))) break
    t = `${t.slice(0, m.index)}${m[1] ?? ''}${t.slice(m.index + m[0].length)}`
  }
  return t
}

const STARTS =
  "(?:who|whose|whom|what|which|when|where|why|how|whether|if|is|are|was|were|do|does|did|can|could|will|would|may|must|should|shall|has|have|had|am|isn't|aren't|don't|doesn't|didn't|can't|won't|wouldn't|shouldn't|what's|who's|where's|how's)"
const ASKS_FIRST = new RegExp(`^${STARTS}\\b`, 'i')
/** "We have many features, but do we want them all?": the clause that asks, behind a statement. */
const ASKS_LATER = new RegExp(
  `(?:[,;:–—]|,? (?:and|but|so)) (?=${STARTS.replace('|whether|if|', '|')}\\b (?!(?:is|are|was|were|will|would)\\b))`,
  'gi',
)
/** What a question may hang on: a condition, a place, a time. */
const SETS_OUT =
  /^(?:if|when|once|in|on|out of|at|for|from|with|without|given|of|after|before|until|by|under|during|as|since|because|now that|to (?:what|which|whom)|apart|besides|instead|between|among|about|regarding|knowing|assuming|so far|beyond)\b/i

/** A question from where it was asked in the end; behind a statement only the clause that asks. */
export function askedInTheEnd(text: string): string {
  let t = mended(text)
  for (let i = 0; i < 3; i++) {
    const cut = QUESTION_WAS.exec(t) ?? ASKED_ANEW.exec(t)
    if (!cut || t.slice(cut[0].length).split(' ').length < 4) break
    t = t.slice(cut[0].length)
  }
  t = t.replace(/,? (?:or|and|but|so)(?: (?:is|are|was) (?:that|it|they) still| what| not sure)?(?=\??$)/i, '')
  if (!ASKS_FIRST.test(t) && !SETS_OUT.test(t))
    for (const m of t.matchAll(ASKS_LATER)) {
      const rest = t.slice(m.index + m[0].length)
      if (rest.split(' ').length >= 5) return isTopicOf(t.slice(0, m.index), rest) ? t : rest
    }
  return t
}

/** "The old mats, do we keep them?": the question speaks of what stands before it. */
const isTopicOf = (lead: string, rest: string): boolean =>
  lead.split(' ').length <= 12 &&
  /\b(?:it|that|they|them|this|these|those|one|ones)\b/i.test(rest.split(' ').slice(0, 6).join(' ')) &&
  !OWN_VERB.test(lead) &&
  !/\b(?:question|thing|it's|that's|I|we|you)\b/i.test(lead)

/** Has the shape of a question: an asking word at the head of a clause. "It would be still, is it?" has none. */
export const isAsked = (text: string): boolean => {
  if (ASKS_FIRST.test(text)) return true
  const later = new RegExp(`(?:[,;:–—] |\\b(?:and|but|so|or|to|of|in|for|at) )${STARTS}\\b(?! (?:it|that|they|we|not|you)\\?*$)`, 'i').exec(
    text,
  )
  return later !== null && text.slice(later.index).split(' ').length >= 5
}

function quotesPaired(text: string): string {
  const marks = text.match(/"/g)?.length ?? 0
  if (marks % 2 === 1)
    return text.replace(/\s*"\s*/g, m => (/^\s.*\s$/s.test(m) ? ' ' : /^\s/.test(m) ? ' ' : m.endsWith(' ') ? ' ' : '')).trim()
  // `the " path " schema`: the marks stand close to what they hold.
  return text.replace(/" ([^"]+?) "/g, '"$1"')
}
