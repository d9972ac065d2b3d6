import { type ClaimCandidate, claim, finished, replies } from './claims.ts'
import type { Reading } from './reading.ts'
import { contentWords } from './similar.ts'

/** Asked forms of a proposal; group 1 is what is proposed, as a verb phrase or as a thing. */
const ASKED: readonly [RegExp, (matter: string) => string][] = [
  [
    /^((?!I\b|you\b|it\b|that\b).{10,}), (?:is (?:that|this) (?:all )?(?:clear|okay|ok|fine|agreed|good|alright|all right)|are we (?:all )?agreed|agreed|everybody (?:happy|okay)|everyone (?:happy|okay))\b[^?]{0,25}\??$/i,
    m => m,
  ],
  [
    /\b(?:shall|should|can|could|do|will|would|may) we (?:all |just |then |maybe |perhaps |simply |at least )*((?!have\b|be\b|know\b|need\b|want\b|do (?:it|that|this)\b)[a-z]+ .+)$/i,
    m => m,
  ],
  [
    /\bare we (?:all |now |then |still )*((?:going|sticking|staying|keeping|dropping|moving|doing|using|launching|shipping|starting|leaving|cutting|closing|opening) .+)$/i,
    m => base(m),
  ],
  [/\b(?:how about|what about|what if) we (?:just |all |then |simply )*([a-z]+ .+)$/i, m => m],
  [/\bwhy don't we (?:just |all |then |simply )*([a-z]+ .+)$/i, m => m],
  [
    /\b(?:everybody|everyone|all|are we(?: all)?|are you(?: all| both| two)?|is everybody|is everyone|you) ?(?:happy|okay|ok|fine|good|agreed|comfortable|on board|cool) (?:with|on) ((?!that\b|it\b|this\b|me\b|you\b|us\b)[^,?]+)/i,
    m => `go with ${m}`,
  ],
  [/\b(?:can|could|do) we (?:all )?agree (?:on|that|to) ((?!that\b|it\b|this\b)[^?]+)/i, m => m],
]
const GERUND = /^(\p{L}+?)(?:(\p{L})\2)?ing\b/iu
/** "going with the blue one" → "go with the blue one". */
function base(text: string): string {
  const fixed: Readonly<Record<string, string>> = {
    using: 'use',
    leaving: 'leave',
    moving: 'move',
    closing: 'close',
    cutting: 'cut',
    dropping: 'drop',
    shipping: 'ship',
  }
  const word = (text.split(' ')[0] ?? '').toLowerCase()
  const known = fixed[word]
  return known ? `${known}${text.slice(word.length)}` : text.replace(GERUND, '$1')
}

const YES =
  /^(?:(?:um|uh|oh|okay|ok|so|well|yeah|and)[,.]? )*(?:yes|yeah|yep|yup|agreed|sure|okay|ok|fine|deal|done|absolutely|definitely|of course|perfect|let's (?!ask|see|check|talk|wait|come|find|look)|sounds (?:good|right|fair)|works for (?:me|us)|that works|fine (?:by|with) me|clear|seconded|I agree|I'd agree|I'm (?:fine|happy|good|okay) with|good (?:idea|call)|makes sense|go for it|by all means|no objections?)\b/i
/** More than the "yeah" of one who listens. */
const WHOLEHEARTED =
  /\b(?:agreed|deal|done|perfect|absolutely|definitely|of course|let's (?!ask|see|check|talk|wait|come|find|look)|sounds|works|fine (?:by|with)|I agree|I'm (?:fine|happy|good)|good (?:idea|call)|makes sense|go for it|by all means|no objections?|seconded|clear)\b|^yes,? \S+ \S+/i
const NO =
  /\b(?:no\b|not sure|I don't (?:know|think)|but\b|depends|hmm|maybe|would rather|I'd rather|rather not|let me|can we (?:talk|come back)|we'll see|I wonder|problem)\b/i
// Asked of the meeting itself, or of the moment.
const OF_THE_MOMENT =
  /^(?:start|begin|get (?:a|an|the|some|your|that|this|it)\b|have\b|go (?:on|ahead|through|over|back|round|around|first|into|to the next)|move (?:on|to)|look|talk|take (?:a|five|ten)|break|continue|discuss|jump|dive|do (?:a|an|the|this|that|another) (?:round|check|quick|intro|other|next|first|second|third|last|exercise|rest)|wrap|finish|stop (?:here|there)|get (?:going|started|back|to|on with)|come back|hear|see|check|ask|say|call|wait|meet|speak|share|open|close the|read|listen|give (?:it|them|him|her) a|help|please|also ask|assume|imagine|pretend|find|circle|park)\b/i

/** "Shall we keep the old logo?" – "Yes, agreed.": what was proposed as a question and taken up by another voice. */
export function agreedProposals(reading: Reading): ClaimCandidate[] {
  if (reading.written || reading.voices < 2) return []
  const out: ClaimCandidate[] = []
  for (const line of reading.lines) {
    if (!line.question || line.words < 4 || line.words > 30) continue
    const matter = proposed(line.clean)
    if (!matter || OF_THE_MOMENT.test(matter) || contentWords(matter).size < 1) continue
    const near = replies(reading, line, 3)
    const first = near[0]
    if (!first || !YES.test(first.text) || NO.test(first.clean)) continue
    const others = near.slice(1).filter(l => YES.test(l.text)).length
    const repeated = near.some(l => [...contentWords(l.clean)].some(w => contentWords(matter).has(w)))
    const text = finished(matter.replace(/[?.!]+$/, '').replace(/,? (?:then|or what|or not|right|instead then|for now then)$/i, ''))
    out.push(
      claim(reading, line, 'decision', text, -0.3 + (WHOLEHEARTED.test(first.text) ? 0.5 : 0) + (others ? 0.3 : 0) + (repeated ? 0.4 : 0), [
        first,
      ]),
    )
  }
  return out
}

function proposed(text: string): string | null {
  for (const [re, write] of ASKED) {
    const m = re.exec(text)
    if (m?.[1] && !/\b(?:what|who|which|where|when|why|how)\b(?!.*\b(?:about|don't)\b)/i.test(text.slice(0, m.index))) return write(m[1])
  }
  return null
}
