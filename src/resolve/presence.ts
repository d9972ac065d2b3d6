import type { SourceDocument } from '../model/document.ts'
import type { EntityId } from '../model/ids.ts'
import { around, isWhole, type NameUse } from './name-use.ts'
import { introducesSelf } from './self-introduction.ts'
import type { Word } from './words.ts'

export type PresenceKind = 'introduces-self' | 'introduced-here' | 'greeted' | 'thanked' | 'addressed' | 'absent' | 'answers'
/** A sign that somebody takes part, or does not. */
export interface PresenceSign {
  readonly entity: EntityId
  readonly kind: PresenceKind
  readonly segment: number
  /** Voice that said it. */
  readonly speaker: number | null
}

const THANKS = /(?:^|\b)(?:thanks|thank you)(?: (?:so|very) much| a lot| again)?$/
const GREETING =
  /(?:^|\b)(?:hi|hey|hello|morning|good morning|good afternoon|good evening|welcome|bye|goodbye|ciao|hola|oi|hei|hej|hallo|dear|nice to meet you|good to see you|congratulations|sorry)$/
const WITH_ME = /(?:^|\b)(?:i have|ive got|ive|i got|weve got|weve|we have|we got|with me|joined by|got|have)(?: (?:both|also))?$/
/** `I have beside me Ines.` */
const BESIDE_ME = /(?:^|\b)(?:have|got|ive|weve)(?: here)? (?:beside|next to|with) me(?: here| also)?$/
const ARE_YOU_THERE = /(?:^|\b)(?:are )?you (?:still )?there$/
const ANSWERS = /^(?:yeah|yes|yep|i am|im)(?: |$)/
/** `I'm in the yard in Alder Bay with`, `we are here at the mill with Ines and with`: who is there. */
const HERE_WITH =
  /\b(?:im|i am|were|we are|its|it is)(?: \S+){0,2} (?:here|in the|at the|on the|sitting|standing|walking|back)(?: \S+){0,5}? with(?: me)?(?: \S+(?: \S+)? and(?: with)?)?$/
/** `it's myself, Ines and Gareth`: who takes part, counted up. */
const MYSELF = /\b(?:its|it is|this is|were|we are|with) (?:just |only )?(?:myself|me)(?: and)?$/
/** `it's Ines and Gareth`, `this is Ines and Gareth` */
const COUNTS = /(?:^|\b)(?:its|it is|this is|were|we are)(?: only| just)?$/
const AFTER_HERE =
  /^(?:s|is|are)? ?(?:also |as well )?(?:here|on the line|on the call|on the speaker|with me|next to me|beside me|joining|in the room|just joined|has joined|speaking)\b/
/** `Gareth and Orsolya are on the line` */
const BOTH_HERE =
  /^and \S+(?: \S+)? are (?:also |both |all )?(?:here|on the line|on the call|on the speaker|with (?:me|us)|in the room|joining)\b/
const AFTER_ABSENT =
  /^(?:cant|cannot|couldnt|could not|wont|will not|is not|isnt|wasnt) (?:be able |able )?(?:to )?(?:make|join|come|attend|be|going|coming|here|joining)\b|^(?:is|s) (?:out|off|away|on (?:vacation|holiday|leave)|sick|ill)\b|^sends (?:his|her|their) (?:regrets|apologies)\b/

/** `our cantor, Ines, has the key` */
const APPOSED = /\b(?:the|my|our|their|his|her)(?: \S+){1,2}$/
const OF_A_THIRD = /^(?:has|had|is|was|says|said|wants|wanted|sent|told|came|comes|does|did|wrote)\b/
/** `And Ines, did the …`: what a question or a request goes on with. */
const ASKS =
  /^(?:you|can|could|did|do|does|what|whats|how|hows|when|where|who|why|which|are|is|have|has|would|will|should|shall|any|anything|please|tell|your)\b/
/** `Thanks Ines, I wrote`: it was said another time. */
const TOLD = /^(?:i|he|she|we|they) (?:wrote|write|said|say|told|answered|replied|texted|mailed)\b/
/** Reads from the words around each name whether its bearer takes part. */
export function presenceSigns(document: SourceDocument, words: readonly Word[], uses: readonly NameUse[]): PresenceSign[] {
  const out: PresenceSign[] = []
  const ends = new Map(uses.map(u => [u.to, u]))
  const starts = new Set(uses.map(u => u.from))
  /** End of the last name of a count that has begun; -1: none has. */
  let counted = -1
  for (const use of uses) {
    const first = words[use.from]
    if (!first) continue
    const segment = document.segments[first.segment]
    const speaker = segment?.speaker ?? null
    const push = (kind: PresenceKind) => out.push({ entity: use.entity, kind, segment: first.segment, speaker })
    const before = around(words, use.from, -4, first.segment)
    const after = around(words, use.to, 5, first.segment)
    const gapBefore = first.gap
    const next = words[use.to]
    const gapAfter =
      next && next.segment === first.segment ? next.gap : document.text.slice(words[use.to - 1]?.end ?? 0, segment?.span.end ?? 0)
    const possessive = words[use.to - 1]?.possessive ?? false
    const opens = before === '' || /[.!?]/.test(gapBefore)
    const stops = /^\s*[.!?]/.test(gapAfter) || gapAfter.trim() === ''
    const closed = /^\s*[.!?,]/.test(gapAfter) || gapAfter.trim() === ''
    const another = words[use.to]?.key === 'and' && starts.has(use.to + 1)
    const self = possessive || another ? null : introducesSelf(document, words, use)
    if (BOTH_HERE.test(around(words, use.to, 8, first.segment))) push('introduced-here')
    else if (possessive && AFTER_HERE.test(after)) push('introduced-here')
    else if (possessive) continue
    else if (AFTER_ABSENT.test(after)) push('absent')
    else if (self !== null) {
      if (self) push('introduces-self')
    } else if (stops && BESIDE_ME.test(before)) push('introduced-here')
    else if (ARE_YOU_THERE.test(before) && !/[.!?]/.test(gapBefore)) push(ANSWERS.test(after) ? 'introduced-here' : 'greeted')
    else if (AFTER_HERE.test(after) && !/^\s*[.?!]/.test(gapAfter)) push('introduced-here')
    else if (HERE_WITH.test(around(words, use.from, -12, first.segment)) && !/^(?:on|about|later|tomorrow|next|again)\b/.test(after))
      push('introduced-here')
    else if (WITH_ME.test(before) && /^(?:here|with|on|and|in)\b/.test(after) && !/^and (?:i|we)(?:ve)?\b/.test(after))
      push('introduced-here')
    else if (
      MYSELF.test(before) ||
      (another && COUNTS.test(before)) ||
      counted === use.from ||
      (words[use.from - 1]?.key === 'and' && counted === use.from - 1)
    ) {
      push('introduced-here')
      counted = use.to
    } else if (/\band$/.test(before) && joined(words, use.from, ends, first.segment) && /^(?:here|on the|with me|in the room)/.test(after))
      push('introduced-here')
    else if ((THANKS.test(before) || GREETING.test(before)) && (TOLD.test(after) || isRead(document, words, use))) continue
    else if (THANKS.test(before) && !/[.!?]/.test(gapBefore)) push('thanked')
    else if (GREETING.test(before) && !/[.!?]/.test(gapBefore)) push('greeted')
    else if (opens && (/^\s*[,?]/.test(gapAfter) || (stops && isWhole(document, words, use)))) push('addressed')
    else if (/^\s*,\s*$/.test(gapBefore) && closed && !(/^\s*,/.test(gapAfter) && (APPOSED.test(before) || OF_A_THIRD.test(after))))
      push('addressed')
    else if (/^(?:so|okay|and|well)$/.test(before.split(' ').at(-1) ?? '') && /^\s*,/.test(gapAfter)) {
      if (/^\s*,/.test(gapBefore) || ASKS.test(after)) push('addressed')
    }
  }
  return out
}

/** `The note says: Hello Ines, …` is read out. */
function isRead(document: SourceDocument, words: readonly Word[], use: NameUse): boolean {
  const first = words[use.from]
  const span = first ? document.segments[first.segment]?.span : undefined
  return first !== undefined && span !== undefined && /[:"“«]\s*(?:\p{L}+[ ,]+){0,3}$/u.test(document.text.slice(span.start, first.start))
}

/** `with Omkar and Tessa on the speaker`: the name before "and" shares what is said of the one after it. */
function joined(words: readonly Word[], at: number, ends: ReadonlyMap<number, NameUse>, segment: number): boolean {
  return words[at - 1]?.key === 'and' && words[at - 1]?.segment === segment && ends.has(at - 1)
}
