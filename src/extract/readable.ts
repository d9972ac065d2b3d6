import type { Statement } from '../model/extraction.ts'
import { contentWords } from './similar.ts'
import { isWhole } from './whole.ts'

/** Fragments that no person would write down: each pattern is a way in which speech breaks off or a recogniser cuts. */
const BROKEN_ANYWHERE: readonly RegExp[] = [
  // A lone letter, or a cut word before the whole one, where a sentence should begin.
  /^(?:[\p{L}'-]+: )?(?:[B-HJ-Z],?|th|wh|b|s|n|fo) (?=\p{L})/u,
  /(?<![\p{L}'’])(?!(?:the|to|so|be|we|he|she|no|in|an|for|can|per|pro|car|all|with|see|real|on|any|some|every|out|over|under|one|who|how|that|it|not)\b)(\p{Ll}{2,6}) \1\p{Ll}+/u,
  /^(?:it|that|this) (?:it|it's|do|does|did|are|we|they)\b|\b(?:like|maybe|abo|just)$/i,
  // Begins as a question and goes on as another sentence.
  /^(?:is|are|do|does) (?:it|I|we|you|they) (?:it|I|we|you|they|I'm|we're)\b(?! or\b)/i,
  // A cut word leaves a letter behind ("what the h it's"); x is a sign, s and t belong to apostrophes.
  /(?<![\p{L}\p{N}'’_.&/-])[b-hj-np-wyz](?![\p{L}\p{N}'’_.&/-])/u,
  // Interjections and doubt in the middle; a cut word at the head.
  /(?<=\S )(?:yeah|mm-hmm|uh-huh|I dunno)\b(?!['’])|^\p{L}{1,3} - /iu,
  // An aside where the sentence should go on.
  /\bwell like\b|\bbecause (?:it's )?because\b/i,
  // A word that nobody finished: "that sh may well".
  /(?<![\p{L}\p{N}.'’-])(?<!\d )(?:sh|th|wh|thr|str|cl|fl|br|cr|bl|kn|wr|tw|sw|sl|fo|tha|whi|becau|exactl|somethi)(?![\p{L}\p{N}'’.-])/u,
  // Two subjects in a row ("capabili they it can").
  /\b(?:they|we|he|she) (?:it|they|we|you|he|she)\b/i,
  // A sentence begins anew inside ("We just Is this going to be enough").
  /\p{Ll} (?:Is|Are|Do|Does|Did|Can|Will|Would|What|How|Why|Where|When) (?:this|that|it|we|you|they|he|she|the)\b/u,
  // "So, okay, with, okay": more filling than words.
  /\bokay\b.*\bokay\b/i,
]
/** Of sentences that are no questions: a question may begin with "which" and end in "of". */
const BROKEN: readonly RegExp[] = [
  ...BROKEN_ANYWHERE,
  // Begins in the middle of a thought.
  /^(?:rather than|whereas|than|for but|but for|do is|which|who is|like this|take like this)\b/i,
  // Ends where the matter should come.
  /\b(?:the|a|an|and|or|but|of|my|your|our|their|because|than|of course|make out of|(?<!\b(?:the|a) )till|until|from|into|if|when|very|not|\p{L}+'(?:ve|ll|re)|(?<!\b(?:it|they|we|that|this|he|she|there|you|what|who) )(?:is|are|was|were|be))$/iu,
]

/** A short decision or fact without anything that could be a verb is a scrap. */
const VERB =
  /^(?:we|they|I|you) \p{L}+ |\b(?:is|are|was|were|be|been|am|has|have|had|do|did|will|would|can|could|should|must|may|shall|go|went|get|got|make|made|take|took|need|want|use|keep|start|stay|move|come|run|cost|plan|meet|drop|ship|hold|pay|send|give|put|leave|\p{L}+(?:ed|s|['’](?:s|re|ve|ll|d|m)))\b/iu

/** Begins as no task begins: "Off to Sicily", "If Senna can finish it", "Sitting down with the boss", "Mostly by mail". */
const NO_IMPERATIVE =
  /^(?:(?:if|off|of|the|a|an|to|in|on|at|for|from|by|we|i|you|he|she|it|they|that|this|these|those|because|when|while|which|who|what|where|so|and|but|or|just|even|also|not|there|here|maybe|probably|as|than|like to|will|would|could|should|can|is|are|was|were|going|been)\b|(?!(?:bring|ring|sing|swing|string|fling|sling|cling|ping|spring)\b)\p{L}+ing\b|(?!(?:apply|reply|supply|fly|rely|comply|multiply)\b)\p{L}+ly\b)/iu

/** A sentence that is begun twice: "we have su we have", "you'll get you'll fly". */
const BEGUN_TWICE =
  /\b((?:we|they|you|I|he|she) (?!(?:can|do|did|have to)\b)\w+) (?:\S+ ){0,2}\1\b|\b((?:you|we|they|I|he|she)'ll) \w+ \2\b/iu

/** When a talk was held and how long it took, as recorders write it above a transcript: "*Friday 8 May 2026, 14:02, 27 minutes*". */
const WHEN_ONLY =
  /^(?:\\?[*_]|\d[\d:.,/–-]*(?:st|nd|rd|th|am|pm|h|min|s)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|am|pm|at|from|to|of|the|minutes?|mins?|hours?|seconds?|date|time|duration|recorded|utc|gmt|[,;:.|()–-]|\s)+$/i

/** True where a statement that was heard (not stated by the source itself) can be read as a sentence. */
export function isReadable(s: Pick<Statement, 'kind' | 'text' | 'stated'> & { readonly confidence?: number }): boolean {
  if (s.stated) return true
  if (WHEN_ONLY.test(s.text)) return false
  const text = s.text.trim().replace(/[.!?]+$/, '')
  if ((s.kind === 'question' ? BROKEN_ANYWHERE : BROKEN).some(p => p.test(text))) return false
  const words = text.split(/\s+/)
  if (s.kind === 'action' && NO_IMPERATIVE.test(text)) return false
  if (BEGUN_TWICE.test(text) || !isWhole(s.kind, s.text, s.confidence)) return false
  if (s.kind === 'action') return words.length >= 2
  return words.length >= 3 && ((s.kind !== 'decision' && s.kind !== 'fact') || words.length > 5 || VERB.test(text))
}

const SUBJECT_UNNAMED = /^(?:[\p{L}'-]+: )?(?:it|that|this|they|he|she|these|those|there|here|everything|something|one)\b/iu
/** Subjects that name nothing because nothing is to be named. */
const IMPERSONAL =
  /^(?:[\p{L}'-]+: )?(?:there(?:'s| is| are)|it(?:'s| is) (?:not )?(?:sure|clear|unclear|certain|possible|likely|open))\b/iu
const FINITE =
  /\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|said|voted|went|chose|gave|\p{L}{2,}ed|gets?|goes|moves?|stays?|takes?|keeps?|uses?|starts?|[a-z]+'(?:s|ll|re|ve|d|m)|we \p{L}+|they \p{L}+|\p{L}{3,}s)\b|^(?:don't |not )?(?:keep|take|leave|start|stop|move|use|wait|skip|stay|go|try|make|put|drop|set|close|open|cut|buy|sell|send|give|run|do|let|call|hold|park|scrap|pay|test|ask|have|launch|cancel|postpone|\p{L}+ (?:the|our|a|it|them|all|no|only)\b)/iu
const HOLLOW =
  /\b(?:thing|things|stuff|something|somehow|whatever|anyway|and so on|etcetera|or something|that kind|this kind|like that|like this)\b/gi
const STARTS_ANEW =
  /\b(?:(?:we|they|you|I) (?:have|are|will|can|were|do) (?:to )?(?:we|they|you|I)\b|(?:is|are|was|it's) (?:it's|is|that's|there's|yeah|we)\b)/i

/** How much a heard claim loses as a note of its own: a subject that nobody named, hollow words, hardly any matter. Log-odds, at most 0. */
export function lossAlone(s: Pick<Statement, 'kind' | 'text' | 'stated'>): number {
  if (s.stated || s.kind === 'action') return 0
  let score = 0
  if (SUBJECT_UNNAMED.test(s.text) && !IMPERSONAL.test(s.text)) score -= s.kind === 'fact' ? 0.1 : s.kind === 'decision' ? 0.3 : 0.2
  if (s.kind === 'decision' && /\b(?:it|that|this|them|one)$/i.test(s.text)) score -= 0.4
  // "We put it on top", "Make a new one": nobody knows later what.
  if (
    s.kind === 'decision' &&
    /\b(?:it|this|them|these|those|one|that|there|stuff|things?)\b/i.test(s.text) &&
    contentWords(s.text).size < 4
  )
    score -= 0.5
  // A fragment without a clause of its own.
  if ((s.kind === 'decision' || s.kind === 'risk') && !FINITE.test(s.text)) score -= s.kind === 'risk' ? 0.6 : 0.5
  score -= 0.3 * Math.min(3, s.text.match(HOLLOW)?.length ?? 0)
  if (s.kind !== 'question' && STARTS_ANEW.test(s.text)) score -= 1
  const matter = contentWords(s.text).size
  if (matter < 2) score -= 0.8
  return score
}
