/** Who did what a clause reports, and whom it reached: the one who owes it, the one it was for, or somebody else. */
import type { EntityId } from '../model/ids.ts'
import { fold, wordsOf } from '../model/text.ts'
import { remembered } from './remembered.ts'
import type { Act, DoneClause } from './report-acts.ts'
import type { OpenTask, People, Report } from './report-thing.ts'
import { isStopWord } from './values.ts'

/** Tasks that are done when the owner has the thing. */
export const FETCH = /^(?:obtain|collect|receive|pick up|fetch|find|get (?!.*\b(?:to|over|signed|done)\b))/i
/** Whether the owner did it (`owner`) and it reached the one for whom it was (`other`); null where somebody else did it, or for somebody else. */
export function whoDidIt(
  task: OpenTask,
  acts: readonly Act[],
  report: Report,
  clause: DoneClause,
  people: People,
): { owner: boolean; other: boolean } | null {
  const { owner } = task
  const { voice, reader } = report
  const said = wordSet(clause.text, people)
  const sentence = wordSet(clause.sentence, people)
  const names = (id: EntityId, where: ReadonlySet<string>) => [...people.wordsOf(id)].some(w => where.has(w))
  const recipients = recipientsOf(task, people, report)
  const voiceReceives = voice !== null && recipients.includes(voice)
  // Asked and answered: the one who was to be asked or told reports.
  const answers = voiceReceives && acts.every(a => a === 'ask' || a === 'tell')
  const { receives, first, subject, passive } = voiceOf(clause)
  const ownerNamed = owner !== null && (report.named.has(owner) || names(owner, sentence))
  if (owner !== null) {
    if (first && !receives && voice !== null && voice !== owner && !ownerNamed && !answers) return null
    if (receives && first && voice === owner && !clause.acts.has('ask') && !acts.includes('ask') && !FETCH.test(task.text)) return null
    if (/^thank/.test(clause.verb) && (voice === owner || (reader !== null && reader !== owner && voice !== null && !voiceReceives)))
      return null
    // "You trained them": said by the owner, or to somebody else, it was another who did it.
    if (
      !passive &&
      !receives &&
      /\byou(?:['’]ve| have)?(?: \p{L}+ly| already| all| just)? $/iu.test(clause.head) &&
      reader !== owner &&
      (voice === owner || reader !== null)
    )
      return null
    // Somebody else is said to have done it.
    if (!passive && !receives && !first && people.words.has(subject) && !people.wordsOf(owner).has(subject)) return null
    // "Khuyen's list went to you": hers, not what he owes, unless the task names her too.
    const whose = fold(/(\p{Lu}[\p{L}-]+)['’]s (?:\p{L}+ ){1,8}$/u.exec(clause.head)?.[1] ?? '')
    if (
      people.words.has(whose) &&
      !people.wordsOf(owner).has(whose) &&
      ![task.text, ...task.quotes].some(t => wordSet(t, people).has(whose))
    )
      return null
  }
  const to = /\bto (\p{Lu}[\p{L}'’-]+)/u.exec(clause.text)?.[1]
  const asked = (w: string): boolean => [task.text, ...task.quotes].some(t => wordSet(t, people).has(w))
  if (
    to &&
    recipients.length > 0 &&
    people.words.has(fold(to)) &&
    !recipients.some(r => people.wordsOf(r).has(fold(to))) &&
    !asked(fold(to))
  )
    return null
  const others = [...report.named].filter(
    p => p.startsWith('person/') && p !== owner && p !== voice && names(p, said) && !people.wordsOf(p).has(subject),
  )
  if (clause.acts.has('tell') && recipients.length > 0 && others.length > 0 && !recipients.some(r => names(r, sentence)) && !voiceReceives)
    return null
  const toYou =
    reader !== null && recipients.includes(reader) && /\b(?:you(?:r|rs)?|us)\b/i.test(clause.sentence.replace(/["“][^"”]*["”]/g, ' '))
  // "She rang me": it reached the one who says so.
  if (
    voice !== null &&
    recipients.length > 0 &&
    !voiceReceives &&
    clause.acts.has('tell') &&
    /^(?:told|informed|rang|called|phoned|texted|e-?mailed|mailed|reminded|warned|briefed)$/.test(clause.verb) &&
    new RegExp(`${clause.verb} (?:me|us)\\b`, 'i').test(clause.text)
  )
    return null
  return {
    owner:
      (owner !== null && (voice === owner || ownerNamed)) ||
      (voiceReceives && /\byou\b/i.test(clause.text)) ||
      (owner !== null && reader === owner && /\byou(?:r|rs)?\b/i.test(clause.text)),
    other:
      (voiceReceives && (receives || /\b(?:me|us|I|my|from you)\b/.test(clause.text))) || toYou || recipients.some(r => names(r, sentence)),
  }
}

/** How a clause says who did it; the same for every task. */
export interface Voice {
  /** It came to the one who speaks. */
  readonly receives: boolean
  /** `I` did it. */
  readonly first: boolean
  /** The last word of matter before the verb. */
  readonly subject: string
  readonly passive: boolean
}
const voices = new WeakMap<DoneClause, Voice>()
export function voiceOf(clause: DoneClause): Voice {
  const known = voices.get(clause)
  if (known) return known
  const { head, verb, text } = clause
  const made = {
    receives:
      /^(?:thank|['’]s in|is in|are in|got(?! (?:hold|in touch|through|a?round)\b)|received|arrived|came|it came|they came|here|i(?:['’]ve| have)? (?:got|have)|i['’]ve|i have|reached)/.test(
        verb,
      ) ||
      /\breached (?:me|us)\b/.test(text) ||
      (clause.lasts !== null && /^(?:have|has|['’]ve)$/.test(verb)),
    first: /\b(?:I|I['’]ve|I['’]m)\b/.test(head.slice(-40)) || /^i\b/.test(verb),
    subject: wordsOf(head).findLast(w => !isStopWord(w)) ?? '',
    passive: /\b(?:is|are|was|were|been|being|['’]s|got)\b[^.]{0,20}$/i.test(head) || /^(?:is|are|was|were)\b/.test(verb),
  }
  voices.set(clause, made)
  return made
}

const wordSet = remembered((text: string): ReadonlySet<string> => new Set(wordsOf(text)))
/** Words before what a task is about. */
const firstWords = remembered((text: string): ReadonlySet<string> => {
  const [head = ''] = text.split(/\b(?:about|that|who|whether|which|what|how|for|on|regarding)\b/i)
  return new Set(wordsOf(head))
})

/** For whom a task is: the people named before what it is about. */
export function recipientsOf(task: OpenTask, people: People, report: Report): readonly EntityId[] {
  const named = firstWords(task.text, people)
  const near = [report.voice, report.reader, ...report.named].flatMap(id =>
    id !== null && [...people.wordsOf(id)].some(w => named.has(w)) ? [id] : [],
  )
  const all = [...new Set([...task.about, ...near])].filter(id => id.startsWith('person/') && id !== task.owner)
  const meant = all.filter(id => [...people.wordsOf(id)].some(w => named.has(w)))
  // Where somebody else is named there, he is meant.
  return meant.length > 0 || [...named].some(w => people.words.has(w)) ? meant : all
}
