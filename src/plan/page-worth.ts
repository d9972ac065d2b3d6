import type { RecordedStatement } from '../model/record.ts'

// A subject that only the talk around it names: who reads the page months later cannot know.
const NAMED_ELSEWHERE =
  /^(?:\p{Lu}[\p{L}'’-]+: )?(?:it|that|this|they|he|she|his|her|its|their|these|those|there|here|you|your|in your|I|my|me|does|do|did|is|are|was|were|some(?:body|one|thing)|everything|nothing|one of (?:them|those|these)|the (?:first|second|other|last) (?:one)?|(?:one|two|three|four|five|six|ten|a few|\d+)\b(?: [a-z]+){1,2} (?:is|are|was) (?:fine|good|enough|okay|great|better|worse|a lot))\b/iu
// The head of a document: a day and a place are no fact about anybody.
const ONLY_A_DAY =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)? \p{L}+|\p{L}+ \d{1,2})(?:,? \d{4})?(?:[,.;] .{0,40})?$/iu
const SPOKEN_TO = /\b(?:you(?:'re|'ve|'ll)? (?:know|see|remember|said|asked|have|had|were|are|want|mean)|do you|remember)\b/i
const WORDS = 4

/**
 * Whether a fact is worth a line of a page that people read months later: it stands in its note in any case. What the source states
 * itself and what replaces an older fact always is; what was only heard must name its subject.
 */
export function worthAPage(s: Pick<RecordedStatement, 'kind' | 'text' | 'stated' | 'confidence'>): boolean {
  if (s.kind !== 'fact' || s.stated) return true
  return !NAMED_ELSEWHERE.test(s.text) && !SPOKEN_TO.test(s.text) && !ONLY_A_DAY.test(s.text) && s.text.split(/\s+/).length >= WORDS
}
