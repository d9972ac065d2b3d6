import { replies } from './claims.ts'
import type { Line, Reading } from './reading.ts'
import { contentWords } from './similar.ts'

/** A decision in a few words, as it is said at the end of a matter: "So no grain on the front. Done." `text` is how a person would write it. */
export interface Closing {
  readonly text: string | null
  readonly score: number
  /** Other sentences that carry it. */
  readonly more: readonly Line[]
}

const LEAD =
  /^(?:(?:so|okay|ok|then|right|all right|alright|good|well|fine|yes|yeah|no(?=,)|for now|great|now|and|because|in that case)[,.]? )+/i
/** Closes a matter: as a sentence of its own, said by anybody. */
const CLOSED =
  /^(?:(?:okay|ok|right|yes|yeah|no|and|very),? )*(?:done|good|right|okay|ok|great|settled|agreed|deal|fine|perfect|decided|sorted|that's that|that's it|lovely|i like (?:that|it)|i'm sure(?: now)?|thank you|thanks|all right|much better|so much better|better|clear|yes)(?=[.,!]|$)/i
/** Closes it beyond mere listening. */
const FIRM = /\b(?:done|settled|agreed|deal|decided|sorted|that's that|good|great|perfect|better|all right|i'm sure|fine)\b/i
const NOT_CLOSED =
  /\b(?:but|not sure|don't|doesn't|can't|won't|why|wait|hm+|really|nice|interesting|oh)\b|^no\b(?! \p{L}+ (?:on|in|at|then)?)|\?$/iu

const GOES = /^(?:the|that|this|our) (?:[\p{L}'-]+ ){1,3}(?:goes|stays|is out|is gone|is in|is retired|'s out|'s gone)$/iu
const OUT =
  /^(?:it|that|he|she|they)(?:'s| is|'re| are)? (?:now )?(?:retired|gone|out|over|finished|done|dropped|history|had (?:its|his|her) day)\b/i
/** "One master brand and no sub-brands." */
const ONE_NO = /^(?:just |only )?(?:one|two|three|a) (?:[\p{L}-]+ ){1,4}and no (?:more )?[\p{L}-]+$/iu
const EMPTY_NO =
  /^no,? (?:idea|problem|worries|worry|rush|need|way|matter|doubt|one|clue|answer|news|harm|wonder|offence|offense|pressure|hurry|chance|comment|joke|fear|choice|point|sense|reason|thanks?|thank|sugar|milk|luck|kidding|no|it|that|I|we|you|he|she|they|not|the|this|there|what|because|so|but|questions?|objections?|sorry|please|never|nothing|really|actually|just|more (?:questions|than)|longer|shame|surprise|bother)\b/i
const NO_SUCH =
  /^no (?:\p{L}[\p{L}'-]* ){0,2}\p{L}[\p{L}'-]+(?: (?:on|in|at|for|before|after|without|until|with|to|of|under) (?:[\p{L}\p{N}'-]+ ?){1,5})?$/iu
const SCRAP = /^(?:scrap|bin|ditch|drop|kill|forget|cancel) (?:that|it|the [\p{L}-]+)(?:,? \p{Lu}\p{L}+)?, (no .+|we .+)$/iu
const COPULA =
  /^(?!(?:it|he|she|that|this|there|here|what|who|where|how|I|you|we|they|which|everything|nothing|something|nobody|everybody|one|my|the (?:thing|point|question|problem|idea|reason|other|only))\b)((?:[\p{L}\p{N}'’-]+ ){0,4}?[\p{L}\p{N}-]+)(?:'s| is| are) ((?:the|our) [\p{L}-]+.{0,40}|us|\p{Lu}[\p{L}-]+(?:'s)?(?: and .{3,30})?|\p{L}+ and not .{2,40}|.{2,40} and not .{2,40})$/iu
const KIN = /'s (?:brother|sister|cousin|wife|husband|mother|father|son|daughter|friend|boss|birthday|turn)$/i
const CHOOSES =
  /^(?:okay,? |so |yes,? |then )*I(?:'d| would|'ll| will|'m|'ve)? ?(?:(?:like|love|want|choose|chose|chosen|pick|picked|take|prefer|recommend|recommending)|(?:like to |want to |am |still )?go(?:ing)? with) ((?:the|that|our) (?:[\p{L}-]+ ?){1,4})$/iu
const WHATEVER =
  /^(?:(?:\S+ ){0,4})?(?:whatever|whoever|whichever(?: \p{L}+)?) (?:\p{L}+ ){1,4}?(?:picks?|chooses?|says?|decides?|wants?|likes?|votes?(?: for)?|signs?|takes?|gives?),? (?:that's what )?(?:we|goes|wins|stays|is) ?/iu
const RATHER =
  /\b(?:we'll|we will|we|is|are|'s|'re|goes|stays|takes|gets|uses?) (?!(?:was|were)\b).{2,60} and not (?!(?:that|it|because|just|only|so)\b)\S+(?: \S+){0,5}$/i

/** What closes a matter in few words, where neighbours show that it does; null elsewhere. */
export function closingOf(reading: Reading, line: Line): Closing | null {
  if (reading.written || line.question || line.words > 20 || line.words < 2) return null
  const led = LEAD.exec(`${line.text.replace(/[’‘]/g, "'")} `)
  const words = line.clean.replace(LEAD, '').replace(/[.!,]+$/, '')
  const lead = led !== null && !/^(?:yes|yeah|good|great|well|and|because),? $/i.test(led[0])
  const said = short(words, line.words)
  if (!said) return null
  const shut = closedBy(reading, line, words)
  if (said.kind === 'choice') {
    const before = reading.lines[line.index - 1]
    const named = before !== undefined && sameThing(before.clean, said.thing)
    const wish = /\bgo(?:ing)? with\b|\brecommend/i.test(words)
    if (!named && !(wish && shut.score > 0)) return null
    return { text: `Go with ${said.thing}${noSuchAfter(reading, line)}`, score: 0.2 + shut.score, more: before && named ? [before] : [] }
  }
  if (said.kind === 'whatever') return { text: null, score: 0.6 + shut.score, more: [] }
  if (said.kind === 'goes') {
    const next = reading.lines[line.index + 1]
    const out = next !== undefined && next.speaker === line.speaker && OUT.test(next.clean)
    return out || shut.score >= 0.6 ? { text: null, score: 0.2 + shut.score + (out ? 0.7 : 0), more: out && next ? [next] : [] } : null
  }
  if (said.kind === 'scrap') return { text: asSentence(said.thing), score: 1 + shut.score, more: [] }
  if (shut.score <= 0 || (!lead && shut.score < 0.9)) return null
  // A day is a fact, unless it is framed as settled.
  if (said.kind === 'copula' && DAY.test(words) && shut.score < 1.2) return null
  return {
    text: said.kind === 'none' ? asSentence(said.thing) : said.thing.replace(IS, '$1 is '),
    score: (lead ? 0 : -0.4) + shut.score,
    more: shut.by ? [shut.by] : [],
  }
}

const DAY =
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december|mon|tues|wednes|thurs|fri|satur|sunday)(?:day)?\b|\b(?:first|second|third|\p{L}+th) (?:of|,)/iu
/** "No raffle" → "There will be no raffle": what can be read later. */
const IS = /^((?:[\p{L}\p{N}’-]+ ){0,4}[\p{L}\p{N}-]+)'s (?=the |our |us\b|not |\p{Lu})/u
const asSentence = (text: string): string => (/^no /i.test(text) ? `There will be ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text)

interface Said {
  readonly kind: 'choice' | 'whatever' | 'goes' | 'scrap' | 'none' | 'copula'
  readonly thing: string
}
function short(words: string, length: number): Said | null {
  const chosen = length <= 9 ? CHOOSES.exec(words) : null
  if (chosen?.[1]) return { kind: 'choice', thing: chosen[1].trim() }
  if (length <= 14 && /ever\b/i.test(words) && WHATEVER.test(words)) return { kind: 'whatever', thing: words }
  if (length <= 7 && GOES.test(words)) return { kind: 'goes', thing: words }
  const scrapped = SCRAP.exec(words)
  if (scrapped?.[1]) return { kind: 'scrap', thing: scrapped[1] }
  const none = words.split(', ')[0] ?? words
  if (length <= 10 && ONE_NO.test(words)) return { kind: 'none', thing: words }
  if (length <= 12 && NO_SUCH.test(none) && !EMPTY_NO.test(words)) return { kind: 'none', thing: words }
  if (
    / and not /i.test(words) &&
    !/^(?:that|this|it|there|here|he|she|you|I)\b(?! (?:goes|stays|gets|takes))/i.test(words) &&
    RATHER.test(words) &&
    !/\b(?:was|were|did|had)\b/i.test(words)
  )
    return { kind: 'copula', thing: words }
  const is = length <= 12 ? COPULA.exec(words) : null
  if (
    is &&
    contentWords(words).size >= 2 &&
    !KIN.test(words) &&
    !/\b(?:favou?rite|was|were|best|worst|problem|question|same|trick|news)\b/i.test(words)
  )
    return { kind: 'copula', thing: words }
  return null
}

/** Who shut the matter, and how firmly: the same voice at once, or the next one by a word or by saying it again. Log-odds. */
function closedBy(reading: Reading, line: Line, words: string): { readonly score: number; readonly by: Line | null } {
  const next = reading.lines[line.index + 1]
  let score = 0
  let by: Line | null = null
  if (next && next.speaker === line.speaker && next.words <= 5 && CLOSED.test(next.clean)) {
    score += FIRM.test(next.clean) ? 0.7 : 0.3
    by = next
  }
  const near = replies(reading, line, 4)
  const first = near[0]
  if (first && !(NOT_CLOSED.test(first.clean) && !saidAgain(words, first.clean))) {
    if (CLOSED.test(first.clean)) score += FIRM.test(first.clean) || FIRM.test(near[1]?.clean ?? '') ? 0.7 : 0.4
    if (saidAgain(words, first.clean)) score += FIRM.test(first.clean) ? 0.9 : 0.7
    if (score > 0) by = by ?? first
  } else if (first) score -= 0.7
  return { score, by }
}

/** "No second stage." – "Okay, no second stage.": short, and with the words that matter. */
export function saidAgain(words: string, reply: string): boolean {
  if (reply.split(' ').length > 9 || /\?$|\b(?:but|why|really|was|were)\b|n't\b/i.test(reply)) return false
  const own = contentWords(words)
  const other = [...contentWords(reply)].filter(w => own.has(w)).length
  return other >= 2 || (other === 1 && (own.size <= 2 || contentWords(reply).size <= 2))
}

const sameThing = (text: string, thing: string): boolean =>
  text
    .toLowerCase()
    .replace(/^(?:okay|so|then|yes)[,.]? /, '')
    .replace(/[.,!]+$/, '') === thing.toLowerCase()

function noSuchAfter(reading: Reading, line: Line): string {
  const next = reading.lines[line.index + 1]
  if (!next || next.speaker !== line.speaker || next.words > 4 || !NO_SUCH.test(next.clean) || EMPTY_NO.test(next.clean)) return ''
  return `, ${next.clean.toLowerCase()}`
}
