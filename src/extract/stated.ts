import type { StatedItem } from '../model/document.ts'
import { BARE_STATEMENT, type OwnerRef, type Statement } from '../model/extraction.ts'
import { fold } from '../model/text.ts'
import { baseOf, voiceCalled } from './action-cues.ts'
import { imperative } from './action-text.ts'
import { priorityOf } from './actions.ts'
import { dayPhrasesIn } from './foreign-dates.ts'
import { byName, bySpeaker, type Reading } from './reading.ts'
import { capital } from './speech.ts'

/** Statements that the source marks as such: they keep their status, owner and days; nothing is guessed. */
export function statedStatements(reading: Reading): Statement[] {
  const out: Statement[] = []
  const known = new Set(reading.doc.statedItems.map(i => i.segment))
  for (const item of reading.doc.statedItems) {
    // Context lines of an earlier note are its background, not statements of this source.
    if (item.kind === 'context' || item.text.trim().length < 3) continue
    // "(received in May, nothing to do)" is no task, whatever list it stands in; a checked box is.
    if (item.kind === 'action' && item.status !== 'done' && NOTHING_TO_DO.test(item.text)) continue
    out.push(fromItem(reading, item))
  }
  return [...out, ...tableTasks(reading, known), ...taskLines(reading, known)]
}

function fromItem(reading: Reading, item: StatedItem): Statement {
  const quote = reading.doc.text.slice(item.span.start, item.span.end)
  const speaker = reading.doc.segments.find(s => s.index === item.segment)?.speaker ?? null
  const action = item.kind === 'action'
  // "Graham to order the lamps by 10 March" names owner and day in its words.
  const owned = action && !item.owner ? LIST_OWNER.exec(item.text.trim()) : null
  const listed = action && !item.owner ? inThePresent(item.text.trim()) : null
  const owner = owned?.[1] && isPerson(reading, owned[1], item.text) ? owned[1] : (listed?.owner ?? null)
  const task = owned?.[1] && owner === owned[1] ? (owned[2] ?? item.text) : (listed?.task ?? item.text)
  // In other tongues a list is all that is read: its words must tell the day.
  const foreign = reading.doc.language !== 'en' && reading.doc.language !== 'und'
  const dates = (owner || foreign) && reading.day ? dayPhrasesIn(reading.doc.language, task, reading.day) : []
  const text = owner || listed ? imperative(task, { me: null, you: null }, dates) : capital(task.trim().replace(/\.$/, ''))
  return statement(item.kind === 'context' ? 'fact' : item.kind, text, {
    owner: action && (item.owner ?? owner) ? ownerNamed(reading, item.owner ?? owner ?? '') : null,
    due: action ? (item.due ?? dates[0]?.day ?? null) : null,
    followUp: item.followUp,
    priority: item.priority ?? (item.kind === 'action' ? priorityOf(item.text) : null),
    status: item.status ?? 'proposed',
    done: item.done,
    speaker,
    evidence: [{ segment: item.segment, span: item.span, quote }],
  })
}

/** "Ada Okoro signs the order by Friday" in a list of tasks: who does it, and the task in the imperative. */
function inThePresent(text: string): { owner: string; task: string } | null {
  const m = /^(\p{Lu}[\p{L}'.-]+(?: \p{Lu}[\p{L}'.-]+){0,2}) ([a-z]+s) (.{4,})$/u.exec(text)
  const verb = m ? baseOf(m[2] ?? '') : null
  return m?.[1] && verb ? { owner: m[1], task: `${verb} ${m[3]}` } : null
}

const WHAT = /^(?:what|task|action|action item|to ?do|item|activity|deliverable|step|next step)s?$/i
const WHO = /^(?:who|owner|responsible|person|assignee|assigned to|lead|by whom|name|responsibility)s?$/i
const WHEN =
  /^(?:when|due|due date|deadline|date|by|by when|target|target date|until|till|ready|ready by|finish|finish by|end|wanneer|frist|bis)s?$/i

/** Rows of a table whose head names what, who and when. */
function tableTasks(reading: Reading, stated: ReadonlySet<number>): Statement[] {
  const out: Statement[] = []
  let head: { what: number; who: number; when: number } | null = null
  let previous = -2
  for (const segment of reading.doc.segments) {
    if (segment.type !== 'table-row') continue
    const cells = reading.doc.text.slice(segment.span.start, segment.span.end).split(/\s*\|\s*|\t/)
    if (segment.index !== previous + 1) head = null
    previous = segment.index
    if (!head) {
      const row = headless(reading, segment.index)
      if (row && !stated.has(segment.index)) out.push(row)
    }
    const what = cells.findIndex(c => WHAT.test(c.trim()))
    const who = cells.findIndex(c => WHO.test(c.trim()))
    if (what >= 0 && who >= 0) {
      head = { what, who, when: cells.findIndex(c => WHEN.test(c.trim())) }
      continue
    }
    const text = head ? cells[head.what]?.trim() : undefined
    if (!head || !text || text.length < 4 || stated.has(segment.index) || NOTHING_TO_DO.test(text)) continue
    const when = head.when >= 0 ? (cells[head.when] ?? '') : ''
    const done = /\b(?:done|completed|finished|received|closed)\b/i.test(when)
    const today = reading.day
    const start = segment.span.start + reading.doc.text.slice(segment.span.start, segment.span.end).indexOf(text)
    const owner = cells[head.who]?.trim()
    out.push(
      statement('action', capital(text.replace(/\.$/, '')), {
        owner: owner && !/^(?:tbd|n\/a|-|–|all|open|\?)*$/i.test(owner) ? ownerNamed(reading, owner) : null,
        due: today ? (dayPhrasesIn(reading.doc.language, when, today)[0]?.day ?? null) : null,
        status: done ? 'done' : 'proposed',
        evidence: [{ segment: segment.index, span: { start, end: start + text.length }, quote: text }],
      }),
    )
  }
  return out
}

/** "Approve the proof: Ada Okoro, 20 March": task, owner and day (or none). */
/** A row of a table without a head that can only be a task: what, a full name, a day – or no day under a heading of tasks. */
function headless(reading: Reading, index: number): Statement | null {
  const { segments, text } = reading.doc
  const segment = segments[index]
  if (!segment || !reading.written) return null
  const row = text.slice(segment.span.start, segment.span.end)
  const [what, who, when, ...more] = row.split(/\s*\|\s*|\t/).map(c => c.trim())
  if (!what || !who || more.length || !/^\p{Lu}[a-z]+ \S+ /u.test(what) || !/^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2}$/u.test(who))
    return null
  const due = when && reading.day ? (dayPhrasesIn(reading.doc.language, when, reading.day)[0]?.day ?? null) : null
  const above = segments.slice(0, index).findLast(s => s.type === 'heading' || s.type === 'paragraph')
  const under = above ? TASKS_BELOW.test(text.slice(above.span.start, above.span.end)) : false
  if (!due && !under) return null
  const quote = { segment: segment.index, span: segment.span, quote: row }
  return statement('action', capital(what.replace(/\.$/, '')), { owner: ownerNamed(reading, who), due, evidence: [quote] })
}
const TASKS_BELOW =
  /^(?:\W|\d)*(?:actions?|action items?|action points?|tasks?|to-?dos?|next steps?|who does what|what has to happen|follow-?ups?)\W*$/i

/** "Order the generator – Ada Okoro – by 10 March", with dashes, bars or brackets around the owner. */
const TASK_DASH_OWNER =
  /^(?:[-*•]\s*)?([\p{Lu}\p{N}][^–—|]{5,110}?)\s*(?: [–—-] |\||\()\s*(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2})\)?(?:\s*(?: [–—-] |\||, )\s*(.{2,30}))?\.?$/u

const TASK_OWNER_DAY =
  /^(?:[-*•]\s*)?([\p{Lu}\p{N}][^:]{5,90}): (\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2})(?:, (no date|open|tbd|asap|(?:by |until |before |on )?(?:\p{L}+ )?\d[\p{L}\d .-]*|(?:by |until |before |on )?(?:end of )?\p{L}+(?: \d{1,2})?))?\.?$/u

const NOTHING_TO_DO =
  /\b(?:nothing to do|no action|already (?:done|received)|received|closed|completed|cancelled|canceled|for information|fyi)\b/i
const TASK_LINE = /^(?:[-*•]\s*)?(?:\[( |x|X|\/|\?|-)\]\s+|(?:todo|to do|action|action item|ai|task)\s*[:–-]\s*)(.{4,})$/i
const LIST_OWNER = /^(\p{Lu}[\p{L}'.-]+(?: \p{Lu}[\p{L}'.-]+){0,2})(?:\s*[:–]\s+|\s+to\s+(?=[a-z]{3,}\b)|,\s+(?=to\s))(.{6,})$/u

/** Task lines and "Name: do this" items under a heading of tasks that normalize did not state. */
function taskLines(reading: Reading, stated: ReadonlySet<number>): Statement[] {
  const out: Statement[] = []
  let underTasks = false
  for (const segment of reading.doc.segments) {
    const text = reading.doc.text.slice(segment.span.start, segment.span.end)
    if (segment.type === 'heading')
      underTasks = /\b(?:actions?|action items?|tasks?|to-?dos?|next steps?|what has to happen|follow-?ups?)\b/i.test(text)
    if (stated.has(segment.index) || (segment.type !== 'task' && segment.type !== 'list-item' && segment.type !== 'paragraph')) continue
    const dashes = segment.type === 'task' ? null : TASK_DASH_OWNER.exec(text)
    const dated = reading.day && dashes?.[3] ? dayPhrasesIn(reading.doc.language, dashes[3], reading.day).length > 0 : false
    const dashed = (underTasks && segment.type === 'list-item') || (dated && reading.doc.kind === 'document') ? dashes : null
    const named = segment.type === 'task' ? null : (dashed ?? TASK_OWNER_DAY.exec(text))
    if (named?.[1] && named[2] && (named[3] || dashed) && reading.written && named[1].trim().includes(' ')) {
      const day = named[3] && reading.day ? (dayPhrasesIn(reading.doc.language, named[3], reading.day)[0]?.day ?? null) : null
      const start = segment.span.start + Math.max(0, text.indexOf(named[1]))
      const task = named[1].trim()
      out.push(
        statement('action', capital(task), {
          owner: ownerNamed(reading, named[2]),
          due: day,
          evidence: [
            {
              segment: segment.index,
              span: { start, end: segment.span.start + text.length },
              quote: text.slice(start - segment.span.start),
            },
          ],
        }),
      )
      continue
    }
    const m = TASK_LINE.exec(text)
    const body = m?.[2] ?? (underTasks && segment.type === 'list-item' ? text : null)
    if (!body || (!m && NOTHING_TO_DO.test(body))) continue
    const present = LIST_OWNER.test(body) ? null : inThePresent(body)
    const owned = LIST_OWNER.exec(body)
    const known = owned?.[1] && isPerson(reading, owned[1], body)
    const said = known ? (owned?.[2] ?? body) : body
    const task = known ? said : (present?.task ?? body)
    const dates = reading.day ? dayPhrasesIn(reading.doc.language, task, reading.day) : []
    const start = segment.span.start + Math.max(0, text.indexOf(said))
    out.push(
      statement('action', imperative(task, { me: null, you: null }, dates), {
        owner: known && owned?.[1] ? ownerNamed(reading, owned[1]) : present ? ownerNamed(reading, present.owner) : null,
        due: dates[0]?.day ?? null,
        priority: priorityOf(text),
        status: m?.[1] && /x/i.test(m[1]) ? 'done' : m?.[1] === '/' ? 'doing' : m?.[1] === '-' ? 'rejected' : 'proposed',
        evidence: [{ segment: segment.index, span: { start, end: start + said.length }, quote: said }],
      }),
    )
  }
  return out
}

const isPerson = (reading: Reading, name: string, body: string): boolean =>
  reading.people.has(fold(name)) || reading.people.has(fold(name.split(' ')[0] ?? '')) || / to | – /.test(body.slice(0, name.length + 4))

function ownerNamed(reading: Reading, name: string): OwnerRef {
  const voice = reading.doc.kind === 'transcript' ? voiceCalled(reading, name) : null
  return voice === null ? byName(name) : bySpeaker(voice)
}

function statement(kind: Statement['kind'], text: string, more: Partial<Statement> & Pick<Statement, 'evidence'>): Statement {
  return { kind, text, ...BARE_STATEMENT, confidence: 0.97, stated: true, ...more }
}
