import { STRONG, WORK } from './verbs.ts'

/** A task whose owner is named by somebody else. Offsets into the text that was given. */
export interface NamedTask {
  readonly subject: string
  /** Verb in its base form and what follows. */
  readonly body: string
  readonly at: number
  /** Rough log-odds before context. */
  readonly score: number
  /** The words leave no doubt that somebody is named, known or not. */
  readonly certain: boolean
}

const NAME = "(\\p{Lu}[\\p{L}'-]+)(?: \\p{Lu}[\\p{L}'-]+)?"
const TASK = '([a-z]+)\\b(.*)$'
const START = '^(?:(?:and|so|then|okay|right|but|yes|well|no)[, ]+)*'
const SOFT = '(?:please |also |then |just |maybe )*'

const FORMS: readonly { readonly re: RegExp; readonly score: number; readonly dated?: boolean }[] = [
  // "We need Ada to sign it", "I'd ask Ada to order the flags".
  {
    re: new RegExp(
      `\\b(?:I|we)(?:'d|'ll| would| will)? (?:still )?(?:need|like|want|ask|expect|rely on|count on) ${NAME} to ${SOFT}${TASK}`,
      'u',
    ),
    score: 0.6,
  },
  // "It would help if Ada could bring the key."
  {
    re: new RegExp(`\\b(?:help|great|good|nice|lovely|best|better|perfect) if ${NAME} (?:could|can|would) ${SOFT}${TASK}`, 'u'),
    score: 0.4,
  },
  // "Maybe Ada can bring the key?", "Can Ada bring the key on Monday?"
  { re: new RegExp(`${START}(?:[Mm]aybe|[Pp]erhaps) ${NAME} (?:can|could|would|should) ${SOFT}${TASK}`, 'u'), score: -0.2 },
  { re: new RegExp(`${START}(?:[Cc]an|[Cc]ould|[Ww]ill|[Ww]ould) ${NAME} ${SOFT}${TASK}`, 'u'), score: -0.3 },
  { re: new RegExp(`${START}[Ll]et ${NAME} ${TASK}`, 'u'), score: 0 },
  // A chair's dictation: "Ada to order the flags by Friday."
  { re: new RegExp(`${START}${NAME} to ${TASK}`, 'u'), score: 0.5 },
  // "Ada said she'd send the plan by Monday."
  {
    re: new RegExp(`\\b${NAME} (?:said|says|promised|told (?:me|us))(?: that)? (?:she|he|they)(?:'d|'ll| will| would) ${SOFT}${TASK}`, 'u'),
    score: 0,
    dated: true,
  },
]

const DUTY =
  /\b(?:[Ll]et's|[Ww]e(?:'ll| should|'d better| can| could)|I'd|I'll|I would) (?:just )?(?:give|hand|pass) (the|that|this) ([\p{L}' -]*?\b(?:training|handover|job|task|action|shift|minutes|session|workshop|reporting|review|part|section|presentation|count|desk|rota|coordination|moderation|planning|check)) (?:over )?to (\p{Lu}[\p{L}'-]+)(?=$|[,.;]| (?:then|instead|so|and|because|I|she|he)\b)/u
const SOON =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:tomorrow|tonight|today|next week|this week|end of)\b|\b(?:by|before|until|on) the\b/i

/** Who is told off by name to do what: "let's give the evening shift to Ada", "we need Ada to sign"; null where the words are no such thing. */
export function askedByName(text: string): NamedTask | null {
  const duty = DUTY.exec(text)
  if (duty?.[3] && !text.endsWith('?'))
    return { subject: duty[3], body: `take over ${duty[1]} ${duty[2]}`, at: duty.index, score: 0.9, certain: true }
  for (const { re, score, dated } of FORMS) {
    const m = re.exec(text)
    const verb = m?.[2]
    if (!m?.[1] || !verb || !(WORK.has(verb) || STRONG.has(verb)) || (dated && !SOON.test(m[3] ?? ''))) continue
    if (!/ \S+ \S/.test(m[3] ?? '') && !SOON.test(m[3] ?? '')) continue
    return {
      subject: m[1],
      body: `${verb}${m[3] ?? ''}`.trim(),
      at: m.index + m[0].length - `${verb}${m[3] ?? ''}`.length,
      score: score + (STRONG.has(verb) ? 0.2 : 0),
      certain: false,
    }
  }
  return null
}
