import type { Evidence, Statement, SummarySentence, Topic } from '../model/extraction.ts'
import { type Reading, voiceName } from './reading.ts'

/** Three to six sentences for a note: who talked about what, what was settled, who does what, what is open. Each with its evidence. */
export function noteSummary(reading: Reading, statements: readonly Statement[], topics: readonly Topic[]): SummarySentence[] {
  const out: SummarySentence[] = []
  const who = participants(reading)
  const about = listOf(topics.slice(0, 3).map(t => t.text))
  if (about) {
    const verb = reading.doc.kind === 'transcript' ? 'talked about' : reading.doc.kind === 'mail' ? 'wrote about' : null
    const text = verb ? `${who || 'The participants'} ${verb} ${about}.` : `The document is about ${about}.`
    out.push({ text, evidence: [] })
  }
  const of = (kind: Statement['kind']): Statement[] =>
    statements.filter(s => s.kind === kind && s.status !== 'done').sort((a, b) => b.confidence - a.confidence)
  for (const d of of('decision').slice(0, 2)) out.push({ text: `It was decided: ${lower(d.text)}.`, evidence: first(d) })
  const actions = of('action')
  const owed = actions.slice(0, 2).map(a => ({ a, owner: ownerName(reading, a) }))
  for (const { a, owner } of owed.filter(o => o.owner))
    out.push({ text: `${owner} is to ${lower(a.text)}${a.due ? ` by ${a.due}` : ''}.`, evidence: first(a) })
  const open = of('question')[0]
  if (open) out.push({ text: `Open: ${open.text.replace(/\?$/, '')}?`, evidence: first(open) })
  else {
    const risk = of('risk')[0]
    if (risk) out.push({ text: `A risk: ${lower(risk.text)}.`, evidence: first(risk) })
  }
  return out.slice(0, 6)
}

const first = (s: Statement): Evidence[] => s.evidence.slice(0, 1)

/** "Mira, Tomas and Ines"; of many voices the first four that are named. */
export function participants(reading: Reading): string {
  const names = [...new Set([...reading.lines.map(l => l.speaker)])].map(s => voiceName(reading, s)).filter(n => n !== null)
  return listOf([...new Set(names)].slice(0, 4))
}
const listOf = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
const lower = (t: string): string =>
  /^(?:I\b|\p{Lu}\p{Lu}|\p{Lu}[\p{L}-]+'s|\p{Lu}[\p{Ll}]+ \p{Lu})/u.test(t) ? t : t.charAt(0).toLowerCase() + t.slice(1)
function ownerName(reading: Reading, s: Statement): string | null {
  if (!s.owner) return null
  return s.owner.by === 'name' ? s.owner.name : voiceName(reading, s.owner.speaker)
}
