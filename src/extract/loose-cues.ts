import { baseOf, type Cue, HYPOTHETIC } from './action-cues.ts'
import type { Form } from './action-forms.ts'
import { plainWords } from './claims.ts'
import { IDLE } from './idle-words.ts'
import type { Line } from './reading.ts'
import { ON_THE_FLOOR, SAID_AT_ONCE } from './verbs.ts'

/** Verbs that no task begins with, and words that are no verbs at all where an imperative would stand. */
const NO_TASK = new Set(
  `be been was were is are am had has have did does think thought know knew guess mean meant want wanted need like love hate hope wish believe feel felt remember
 forget understand imagine suppose say said agree see saw seem happen look sound stand wait stay live die used would could should might must will shall can may
 don't didn't doesn't won't can't couldn't wouldn't isn't aren't not never always really still already also just the a an this that these those it he she they we you
 I my your our his her their who what when where why how which if because so and but or then there here yes no yeah okay oh well right good great fine sorry thanks
 thank maybe perhaps nobody somebody everybody nothing something everything all both some any one two three four five six seven eight nine ten in on at of to for
 with from by about into over under after before until since as than more most less very too now today tomorrow yesterday tonight got came went goes happy glad sure ours mine yours theirs hers
 afraid welcome talk move carry begin start come go`
    .trim()
    .split(/\s+/),
)

const LEAD =
  '(?:(?:and|so|but|then|okay|ok|right|now|well|also|please|yes|no|aye|anyway|oh|look|listen|great|good|fine|first|next|next steps?)[,:.]? )*'
const SOFT =
  '(?:(?:please|just|also|then|maybe|kindly|both|quickly|still|go and|go(?! (?:through|over|to|back|round|around|into|by|with|for|on|out|in)\\b)|come and|try and|try to|be able to|all|have to|need to|need tae) )*'
const VERB = "([a-z][a-z'-]+)\\b( .+)$"

/** Looser forms of owing something than the rules dare to trust: asked only where the model hears an action. Group 1 verb, group 2 the rest. */
const FORMS: readonly {
  readonly form: Form
  readonly re: RegExp
  readonly present?: boolean
  readonly named?: boolean
  readonly habit?: boolean
}[] = [
  {
    form: 'commit',
    re: new RegExp(
      `\\b(?:I'll|I will|I shall|I'm going to|I can|I could|I'd better|I have to|I must|let me) ${SOFT}(?!(?:need|be|have|see|want|think|say)\\b)${VERB}`,
      'i',
    ),
  },
  {
    form: 'request',
    re: new RegExp(`\\b(?:can|could|would|will|won't) (?:you|ye|youse|y'all|somebody|someone)(?: two| both| all)? ${SOFT}${VERB}`, 'i'),
  },
  // "R. Fennimore to strip the compressor", "The clerk to put up the barriers".
  {
    form: 'third',
    named: true,
    re: /^((?:\p{Lu}[\p{L}.'-]*|[Tt]he [a-z]+)(?: \p{Lu}[\p{L}'-]+)?(?: and \p{Lu}[\p{L}'-]+)?) (?:is |are )?to ([a-z]+)\b( .+)$/u,
  },
  {
    form: 'third',
    named: true,
    re: new RegExp(
      `(?:^|[,;:] |\\b(?:so|and|then) )(\\p{Lu}[\\p{L}'-]+|the [a-z]+)(?:'ll| will| can| should| must| has to) ${SOFT}${VERB}`,
      'u',
    ),
  },
  // "Piet checks every drum", "Workshop treats all the leaves by the 6th".
  {
    form: 'third',
    named: true,
    present: true,
    re: /^(?:[Ss]o |[Tt]hen |[Aa]nd )?((?:[Tt]he )?\p{L}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?(?: and \p{Lu}[\p{L}'-]+)?) ([a-z]+s)\b( .+)$/u,
  },
  { form: 'request', re: new RegExp(`^${LEAD}(?:\\p{Lu}[\\p{L}'-]+,? )?(?:you|ye)(?: two| both)? ${SOFT}${VERB}`, 'iu') },
  // "And Davie, grease the ways", "Call the postman first".
  { form: 'request', re: new RegExp(`^${LEAD}(?:\\p{Lu}[\\p{L}'-]+, )?${SOFT}${VERB}`, 'iu') },
  { form: 'commit', re: /\b(?:I'm|I am) (?:also |just |then )?([a-z]+ing)\b( (?:(?!\b(?:so|and) (?:I'm|I am) [a-z]+ing\b).)+)$/i },
  {
    form: 'commit',
    habit: true,
    re: new RegExp(`(?:^|\\b(?:and|so|then|okay|yes|tomorrow|tonight) )I (?:also |just |then |now )?${VERB}`, 'i'),
  },
]

const HABIT = /\b(?:whenever|always|usually|normally|often|sometimes|every (?:day|time|morning))\b/i

/** The task in a line of which the model says that it holds one and no trusted form was found; else null. */
export function looseCue(line: Line): Cue | null {
  if (line.question && !/\b(?:can|could|would|will|won't) (?:you|ye|somebody|someone)\b/i.test(line.clean)) return null
  if (HYPOTHETIC.test(line.clean)) return null
  const text = plainWords(line.clean).replace(/,? (?:will|would|could|can) you\??$/i, '')
  for (const { form, re, present, named, habit } of FORMS) {
    // "I always charge it at night" tells what one does.
    if (habit && HABIT.test(text)) continue
    const m = re.exec(text)
    if (!m) continue
    const subject = named ? (m[1] ?? null) : null
    // "We will go on with it", "This will help them", "Each school will …": nobody's task.
    if (
      subject &&
      /^(?:we|this|that|these|those|they|it|you|he|she|there|i|who|which|what|each|every|some|many|most|all|people|everybody|nobody|somebody|item|paper|let)\b/i.test(
        subject,
      )
    )
      continue
    const said = (named ? m[2] : m[1]) ?? ''
    const rest = (named ? m[3] : m[2]) ?? ''
    const verb = present ? baseOf(said) : /ing$/.test(said) && form === 'commit' ? gerundBase(said) : said.toLowerCase()
    // "I find they can be annoying" is an opinion, "I'll find out" a task.
    if (verb === 'find' && /^ (?:it|that|this|them|myself|they|the \S+ (?:is|are|can)|\S+ing)\b/i.test(rest)) continue
    if (!verb || verb.includes("'") || NO_TASK.has(verb) || (form === 'request' && said !== said.toLowerCase() && !text.startsWith(said)))
      continue
    if (form === 'request' && /^ (?:I|we|you|he|she|they)\b/.test(rest)) continue
    if (present && subject && IDLE.has(subject.toLowerCase().split(' ')[0] ?? '')) continue
    if (/ly$/.test(verb) && !/^(?:apply|reply|supply|fly|rely|comply)$/.test(verb)) continue
    // What was done is no task: "I booked the hall".
    if (/(?:ed|ought)$/.test(verb) && !/(?:eed|hed)$/.test(verb)) continue
    const body = `${verb}${rest}`
    if (ON_THE_FLOOR.test(body) || (form === 'request' && SAID_AT_ONCE.test(body))) continue
    return { form, line, body, verb, at: Math.max(0, line.clean.indexOf(rest) - said.length), subject, score: -2 }
  }
  return null
}

/** "calling" → "call", "writing" → "write", "putting" → "put": by the commonest spelling. */
function gerundBase(gerund: string): string {
  const stem = gerund.toLowerCase().replace(/ing$/, '')
  const known = baseOf(`${stem}s`) ?? baseOf(`${stem}es`)
  if (known) return known
  if (/([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1)
  return baseOf(`${stem}e`) ?? (/[^aeiou][aiou][bcdgklmprstvz]$/.test(stem) && !/(?:er|en|it|on)$/.test(stem) ? `${stem}e` : stem)
}
