import { MONTHS } from '../model/date-words.ts'
import type { Evidence, Statement, SummarySentence, Topic } from '../model/extraction.ts'
import type { IsoDate } from '../model/ids.ts'
import { fold } from '../model/text.ts'
import { dayPhrases } from './dates.ts'
import { lossAlone } from './readable.ts'
import { calledBy, innerCapital, type Reading, voiceName } from './reading.ts'
import { capital } from './speech.ts'
import { WORK } from './verbs.ts'

/** Statements of one kind that a sentence of the summary names at most. */
const MOST = 2
const MOST_TASKS = 4
/** Words that a sentence carries well, by what it tells. */
const WORDS: Readonly<Record<'action' | 'decision' | 'risk' | 'question' | 'fact', number>> = {
  action: 20,
  decision: 24,
  risk: 28,
  question: 24,
  fact: 28,
}
/** From here what was heard is sure enough to stand in the summary. */
const SURE = 0.42

/** Three to six whole sentences for a note: who met about what, what was settled, who owes what by when, what may go wrong, what is open. */
export function noteSummary(reading: Reading, statements: readonly Statement[], topics: readonly Topic[]): SummarySentence[] {
  const out: SummarySentence[] = []
  const say = (text: string, from: readonly Statement[]): void => {
    out.push({ text: capital(/[.?!]”?$/.test(text) ? text : `${text}.`), evidence: from.flatMap(first).slice(0, 3) })
  }
  const lower = lowering(reading)
  const of = (kind: keyof typeof WORDS, most: number): Statement[] =>
    statements
      .filter(s => s.kind === kind && s.status !== 'done' && s.status !== 'rejected' && s.text.split(' ').length <= WORDS[kind])
      .filter(s => s.stated || kind === 'action' || (s.confidence >= SURE && lossAlone(s) > -0.5))
      // What reads well by itself comes first.
      .sort((a, b) => b.confidence + 0.3 * lossAlone(b) - a.confidence - 0.3 * lossAlone(a))
      .slice(0, most)
  const about = listOf(topics.slice(0, 3).map(t => (/(?:^| )\p{Lu}\S*$/u.test(t.text) ? t.text : `the ${t.text}`)))
  if (about) say(opening(reading, about), [])

  const talk = reading.doc.kind === 'transcript' && reading.voices > 1
  for (const [i, d] of of('decision', MOST).entries()) {
    const settled = d.text.replace(/^let(?:['’]s| us) (?:say )?/i, '')
    const text = talk ? asTold(settled) : settled
    const how = agreed(text, lower)
    if (/\b(?:is|are|was|were|been) (?:now )?(?:agreed|decided|adopted|approved|rejected)\b/i.test(d.text) && !quoted(d.text)) {
      say(d.text, [d])
      continue
    }
    // What one writes to another is told as it is: whether the other agrees is not known.
    if (reading.doc.kind === 'mail') {
      say(asWritten(d.text) ?? d.text, [d])
      continue
    }
    say(
      quoted(d.text) ??
        (how ? `${talk ? `They${i ? ' also' : ''} agreed` : `It was${i ? ' also' : ''} agreed`} ${how}` : `Decided: ${lower(settled)}`),
      [d],
    )
  }

  const owed = of('action', MOST_TASKS)
    .filter(a => !/^\S+ (?:it|that|this|them|those)\b/i.test(a.text))
    .map(a => ({ a, owner: ownerName(reading, a) }))
  const byOwner = new Map<string, Statement[]>()
  for (const { a, owner } of owed) if (owner) byOwner.set(owner, [...(byOwner.get(owner) ?? []), a].slice(0, MOST))
  if (byOwner.size) {
    const parts = [...byOwner].slice(0, 3).map(([owner, list]) => `${owner} will ${listOf(list.map(a => lower(a.text) + due(reading, a)))}`)
    say(parts.join('; '), [...byOwner.values()].flat())
  } else if (owed[0]) say(`To do: ${lower(owed[0].a.text)}${due(reading, owed[0].a)}`, [owed[0].a])

  const risk = of('risk', 1)[0]
  const fact = of('fact', 8).find(f => !UNNAMED.test(f.text) && (reading.written || f.text.includes(': ') || CLAUSE.test(f.text)))
  const worry = risk && quoted(risk.text)
  if (worry && risk) say(`One risk: ${worry}`, [risk])
  else if (risk) say(/^[^:]{3,30}: /.test(risk.text) ? `One risk is ${lower(risk.text)}` : `One risk: ${lower(risk.text)}`, [risk])
  if (fact && (!risk || out.length < 4) && out.length < 5)
    say(fact.text.replace(/^(\p{Lu}[\p{L}'-]+): (?=we\b|our\b)/u, 'According to $1, '), [fact])
  const open = of('question', MOST).filter((q, i) => !/\b(?:that|this|it|there)\b\?*$/i.test(q.text) && (i === 0 || q.text.length < 90))
  if (open.length)
    say(
      `Still open: ${open
        .map((q, i) => (i === 0 ? lower(q.text) : q.text))
        .map(asked)
        .join(' ')}`,
      open,
    )
  return out.slice(0, 6)
}

/** A fact about what only those who were there can name. */
const UNNAMED = /^(?:\p{Lu}[\p{L}'-]+: )?(?:it|that|this|they|he|she|there|you|these|those|as you can see|here|at that|so)\b/iu

/** "We keep our stall" told of the others: "they keep their stall"; unchanged where "they" are others already. */
function asTold(text: string): string {
  if (/\b(?:they|them|their|I|me|my)\b/i.test(text)) return text
  return text
    .replace(/\bour\b/gi, m => (m === 'Our' ? 'Their' : 'their'))
    .replace(/\b(?:us|ourselves)\b/g, m => (m === 'us' ? 'them' : 'themselves'))
    .replace(/(?<=\S )\bwe(?='|\b)/g, 'they')
}

/** "Ines: I'm the only one who …" → "as Ines said, “I'm the only one who …”": words kept as they were said. Null where nobody's are. */
function quoted(text: string): string | null {
  const m = /^(\p{Lu}[\p{L}'-]+): (.*\b(?:I|me|my|I'm|I'll|I've|we|our|we're)\b.*)$/u.exec(text)
  return m ? `${m[1]} said: “${m[2]}.”` : null
}
/** "Ines: we move in May" of a letter → "Ines wrote: “We move in May.”" */
function asWritten(text: string): string | null {
  const said = quoted(text)
  return said === null ? null : said.replace(/ said: “(.)/u, (_, c: string) => ` wrote: “${c.toUpperCase()}`)
}
const first = (s: Statement): Evidence[] => s.evidence.slice(0, 1)

function opening(reading: Reading, about: string): string {
  const who = participants(reading)
  if (reading.doc.kind === 'mail') {
    const to = [...new Set(reading.doc.messages.flatMap(m => m.to).map(a => a.name?.split(' ')[0]))]
      .filter(n => n && !who.includes(n))
      .slice(0, 3)
    return `${who || 'The sender'} wrote${to.length ? ` to ${listOf(to.map(n => n ?? ''))}` : ''} about ${about}`
  }
  if (reading.doc.kind !== 'transcript') return `This is about ${about}`
  if (reading.me || !who) return `${reading.me ? `${reading.me.split(' ')[0]} noted what matters about` : 'The talk was about'} ${about}`
  return `${who.includes(' and ') ? who : `${who} and others`} talked about ${about}`
}

const CLAUSE =
  /\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|gets?|goes|go|moves?|stays?|starts?|begins?|comes?|becomes?|takes?|makes?|keeps?|leaves?|opens?|closes?|costs?|pays?|runs?|ends?|sells?|trains?|needs?|uses?|brings?|gives?|holds?|does|do|don't|doesn't|we|we'll|it's|that's|isn't|aren't|won't|they|follows?|replaces?|reopens?|\w+'s (?:the|a|now|not)|\w+'ll)\b/i
const SUBJECT =
  /^(?:the|a|an|we|our|it|this|that|these|those|there|they|he|she|nobody|everybody|everyone|only|all|both|no|each|every|one|two|three|from|on|in|at|for|until|after|before|if|as)\b/i
/** "that they start in May", "to keep four as a reserve"; null where the decision is no clause. */
function agreed(text: string, lower: (t: string) => string): string | null {
  const we =
    /^we(?:'ll| will| shall| are going to|'re going to)? (?!(?:have|had|are|were|was|do|did|agreed|said|can|cannot|could|should|need|will|'\p{L}+|\p{L}+ed|\p{L}+ing|only|all|both|just|also|then|first|now|never|always|still|simply)\b)(don't )?([a-z]+) (.+)$/iu.exec(
      text,
    )
  if (we && !/\b(?:we|our)\b/i.test(we[3] ?? '')) return `${we[1] ? 'not ' : ''}to ${(we[2] ?? '').replace(/^going$/, 'go')} ${we[3]}`
  const head = (text.split(' ')[0] ?? '').toLowerCase()
  if (
    !SUBJECT.test(text) &&
    (WORK.has(head) ||
      /^(?:keep|take|leave|start|stop|move|use|wait|skip|stay|go|try|not|come|look|find|make|have|do|let|give|put|set|get|call|drop|bring|run|hold)$/.test(
        head,
      )) &&
    !/^\S+ (?:is|are|was|has|will|gets?|stays?|goes|moves|it is)\b/i.test(text)
  )
    return /^(?:do not|don't) /i.test(text) ? `not to ${text.replace(/^(?:do not|don't) /i, '')}` : `to ${lower(text)}`
  if (!CLAUSE.test(text)) return null
  return `that ${lower(text).replace(/^we(?='|\b)/i, 'they')}`
}

/** Never names, whatever a transcript writes large. */
const FUNCTION_WORD =
  /^(?:The|A|An|Our|We|It|They|This|That|There|No|For|In|On|At|From|Whether|Who|Whose|What|Which|When|Where|How|Why|Is|Are|Was|Were|Do|Does|Did|Can|Could|Would|Should|Has|Have|If|Unless|As|You|He|She|These|Those|Not|Only|All|Both|One|Two|Three)$/
/** Lower case for the first letter where a sentence goes on, unless the word has its capital in its own right. */
function lowering(reading: Reading): (text: string) => string {
  const proper = new Set<string>()
  for (const line of reading.lines)
    if (innerCapital(reading, line))
      for (const m of line.text.matchAll(/(?<=[\p{L}\p{N},;] )\p{Lu}[\p{L}\p{N}'’-]*/gu)) proper.add(m[0].replace(/['’]s$/, ''))
  return text => {
    const word = /^[\p{L}\p{N}-]+/u.exec(text)?.[0] ?? ''
    if (FUNCTION_WORD.test(word)) return text.charAt(0).toLowerCase() + text.slice(1)
    if (word === 'I' || /^\p{Lu}.*\p{Lu}/u.test(word) || proper.has(word) || reading.people.has(fold(word))) return text
    return text.charAt(0).toLowerCase() + text.slice(1)
  }
}

const asked = (text: string): string =>
  /\?$/.test(text) ||
  !/^(?:who|what|when|where|which|how|why|whose|do|does|did|is|are|can|could|will|would|should|has|have|must)\b/i.test(text)
    ? text.replace(/([^.?])$/, '$1.')
    : `${text}?`

/** " by 6 March", " the same day"; nothing where the words of the task name a day themselves. */
function due(reading: Reading, a: Statement): string {
  if (!a.due || (reading.day && dayPhrases(a.text, reading.day).length > 0)) return ''
  if (a.due === reading.day) return ' the same day'
  return ` by ${dayInWords(a.due)}`
}
const dayInWords = (day: IsoDate): string => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`

/** "Mira, Tomas and Ines", in the order in which they spoke first; of many voices the four that said most "and others". */
export function participants(reading: Reading): string {
  const said = new Map<string, number>()
  for (const l of reading.lines) {
    const name = voiceName(reading, l.speaker)
    if (name) said.set(name, (said.get(name) ?? 0) + l.words)
  }
  const most = new Set(
    [...said]
      .sort((a, b) => b[1] - a[1])
      .slice(0, VOICES)
      .map(([name]) => name),
  )
  const names = [...said.keys()].filter(name => most.has(name))
  return said.size > VOICES ? `${names.join(', ')} and others` : listOf(names)
}
const VOICES = 4
const listOf = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
function ownerName(reading: Reading, s: Statement): string | null {
  if (!s.owner) return null
  const name = s.owner.by === 'name' ? s.owner.name : voiceName(reading, s.owner.speaker)
  return name ? calledBy(name) : null
}
