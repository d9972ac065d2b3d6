import type { Segment, SourceDocument, StatedItem } from '../model/document.ts'
import type { Span } from '../model/ids.ts'
import { foldName } from '../model/text.ts'
import { type Block, scanBlocks, splitLong } from './blocks.ts'
import { findDate } from './dates.ts'
import type { DocumentBuilder } from './document-builder.ts'
import { plainName, stringsOf } from './front-matter.ts'
import { labelled } from './label-line.ts'
import { labelKind } from './labels.ts'
import { readTaskRow, type TaskColumns, taskColumns } from './table-actions.ts'
import { readTaskText, statusOf } from './task-text.ts'

/** What sections and lines of a note say about the source as a whole. */
export interface StatedFields {
  readonly participants: readonly string[]
  readonly entities: SourceDocument['statedEntities']
  readonly summary: Span | null
  readonly topics: readonly string[]
  /** First heading of level 1, else the first heading. */
  readonly heading: string | null
  /** Words of the lines above the first section that may hold a date: heading and `Date: …` fields. */
  readonly dateLines: readonly string[]
  /** Number of sections whose meaning is known. */
  readonly knownSections: number
}

type Meaning = StatedItem['kind'] | 'follow-up' | 'summary' | 'topics' | 'participants'

// Folded headings. What a section is called in notes that people and programs write.
const SECTIONS: readonly (readonly [RegExp, Meaning])[] = [
  [
    /^(?:my |key |new |open |immediate )?(?:action items?|actions|tasks?|to ?dos?|next steps|assignments|commitments)(?: (?:for|of) .+| and next steps)?$/,
    'action',
  ],
  [/^follow ?ups?(?: items?| actions?| needed)?$/, 'follow-up'],
  [/^(?:key |main )?decisions?(?: made| taken| log)?$/, 'decision'],
  [/^(?:key |important |new )?(?:facts?|information|info|insights|learnings|takeaways|points)(?: learned)?$|^key information$/, 'fact'],
  [/^(?:key |meeting )?(?:outcomes?|results|conclusions?)$/, 'outcome'],
  [/^(?:key |open )?(?:risks?|blockers|concerns|issues)(?: and (?:concerns|issues|blockers|mitigations?)| concerns| issues)?$/, 'risk'],
  [/^(?:open |outstanding |unanswered )?questions?(?: raised| open)?$|^parking lot$/, 'question'],
  [/^(?:context|background|purpose|objective|goal)$/, 'context'],
  [/^(?:executive |meeting |ai |short )?(?:summary|tl dr|tldr|overview|abstract|recap)$/, 'summary'],
  [/^(?:key |main )?topics?(?: discussed| covered)?$|^agenda$/, 'topics'],
  [/^(?:attendees?|participants?|present|people)$/, 'participants'],
]

const NONE =
  /^(?:none|n a|na|nothing|no|tbd|not (?:discussed|applicable|mentioned)|none (?:identified|mentioned|noted|discussed|stated)|no .{0,40}(?:identified|mentioned|discussed|noted))$/

/**
 * Adds Markdown as segments and, where its structure says so, stated items: task lines, bullets under "Decisions" and the like.
 * `all` false: only task lines and what stands under headings that notes use; paragraphs under them too when the text is a note.
 */
export function addMarkdown(builder: DocumentBuilder, markdown: string, note: boolean, fileName = ''): StatedFields {
  return addBlocks(builder, scanBlocks(markdown), note, fileName)
}

/** The same for blocks that another format found: a Word file's paragraphs, a slide's lines, a page's. */
export function addBlocks(builder: DocumentBuilder, blocks: readonly Block[], note: boolean, fileName = ''): StatedFields {
  const participants: string[] = []
  const entities: { type: 'account' | 'project' | 'forum'; name: string }[] = []
  const topics: string[] = []
  const dateLines: string[] = []
  let summary: Span | null = null
  let heading: string | null = null
  let headingLevel = 7
  let knownSections = 0
  let meaning: Meaning | null = null
  let sectionOwner: string | null = null
  let sectionLevel = 0
  let columns: TaskColumns | null = null

  for (const block of blocks) {
    for (const part of splitLong(block.text)) {
      const speaker = block.author ? builder.speaker(block.author, labelKind(block.author)) : null
      const segment = builder.add({ type: block.type, text: part, level: block.level, page: block.page, speaker })
      if (!segment) continue
      const text = builder.textOf(segment)
      if (block.type === 'heading') {
        const level = block.level ?? 1
        if (level < headingLevel && !meaningOf(text)) {
          heading = text
          headingLevel = level
          dateLines.push(text)
        }
        // A note a day: `## 2026-03-27`.
        else if (DAY_ALONE.test(text)) dateLines.push(text)
        participants.push(...oneToOne(text))
        const found = meaningOf(text)
        // A sub-heading inside a section (`### Dana`) keeps its meaning.
        if (found || level <= sectionLevel || sectionLevel === 0) {
          meaning = found
          sectionLevel = found ? level : 0
          sectionOwner = found === 'action' || found === 'follow-up' ? forName(text) : null
          if (found) knownSections++
          if (sectionOwner) participants.push(sectionOwner)
        }
        continue
      }
      if (block.type === 'table-row') {
        if (block.head) columns = taskColumns(text)
        else if (columns) stateRow(builder, segment, text, columns, [...dateLines, fileName])
        continue
      }
      readField(text, participants, entities, dateLines)
      if (segment.index < HEAD) dateLines.push(...dateOfHead(text))
      const here = block.callout === undefined ? meaning : (meaningOf(block.callout) ?? meaning)
      if (here === 'summary' && (block.type === 'paragraph' || block.type === 'list-item' || block.type === 'quote')) {
        summary = summary ? { start: summary.start, end: segment.span.end } : segment.span
      } else if (here === 'topics' && !NONE.test(foldName(text))) topics.push(plainName(text))
      else if (here === 'participants') participants.push(...listedNames(text))
      else stateBlock(builder, segment, block, text, here, sectionOwner, note)
    }
  }
  return { participants: namesOnly(participants), entities, summary, topics, heading, dateLines, knownSections }
}

/** A row of a table of tasks (What, Who, When) states an action. Years come from the document's own date. */
function stateRow(builder: DocumentBuilder, segment: Segment, text: string, columns: TaskColumns, dated: readonly string[]): void {
  const near = dated.map(line => findDate(line)?.day).find(day => day !== undefined) ?? null
  const row = readTaskRow(text, columns, near)
  // A row with neither is a remark ("nothing to do").
  if (!row || (row.owner === null && row.due === null)) return
  builder.state(segment, { kind: 'action', ...row, status: null, done: null, priority: null, followUp: false })
}

function stateBlock(
  builder: DocumentBuilder,
  segment: Segment,
  block: Block,
  text: string,
  meaning: Meaning | null,
  sectionOwner: string | null,
  note: boolean,
): void {
  const isTask = block.type === 'task'
  const line = block.type === 'paragraph' || block.type === 'list-item' ? labelled(text) : null
  if (line) {
    builder.state(segment, line)
    return
  }
  if (!isTask) {
    if (!meaning || meaning === 'summary' || meaning === 'topics' || meaning === 'participants') return
    // A quoted line without a title (`> Next meeting: …`) stands outside the section above it.
    if (block.type === 'quote' && block.callout === undefined) return
    // Details below a bullet belong to it; a loose paragraph is a statement only in a note of the kind that programs write.
    if ((block.type === 'list-item' && (block.level ?? 0) > 0) || (block.type !== 'list-item' && !note)) return
    if (text.length > 600 || text.endsWith(':') || NONE.test(foldName(text.replace(/[*_~]/g, '')))) return
  }
  const task = readTaskText(text)
  if (!task.text || !/\p{L}{2}/u.test(task.text)) return
  const kind: StatedItem['kind'] =
    isTask && (meaning === null || !['question', 'risk', 'decision', 'outcome', 'fact'].includes(meaning) || task.owner || task.due)
      ? 'action'
      : meaning === 'follow-up' || meaning === null || meaning === 'summary' || meaning === 'topics' || meaning === 'participants'
        ? 'action'
        : meaning
  builder.state(segment, {
    kind,
    text: task.text,
    within: task.within,
    status: statusOf(isTask ? (block.box ?? ' ') : undefined, task.done),
    owner: task.owner ?? (kind === 'action' ? sectionOwner : null),
    due: task.due,
    done: task.done,
    priority: task.priority,
    followUp: meaning === 'follow-up',
  })
}

function meaningOf(heading: string): Meaning | null {
  const folded = foldName(heading)
  return SECTIONS.find(([pattern]) => pattern.test(folded))?.[1] ?? null
}

/** `Action items (for Ines Okafor)` → `Ines Okafor`. */
function forName(heading: string): string | null {
  const name = /\b(?:for|of)\s+([^()]+?)\s*\)?\s*$/iu.exec(heading)?.[1]
  return name && isName(name) ? plainName(name) : null
}

const ONE_TO_ONE =
  /^(?:1\s*[:\-–/∶]\s*1|1\s*on\s*1|one[\s-]+(?:on|to)[\s-]+one)s?(?=\W|$)\s*(?:with|w\/|mit|med|avec)?\s*[-–—:|·,]*\s*(.*)$/iu

/** `1:1 — Ines Okafor — 2025-10-06` → `Ines Okafor`. Also reads file names (`1-1 Ines`). */
export function oneToOne(heading: string): string[] {
  const rest = ONE_TO_ONE.exec(heading.trim())?.[1]
  if (!rest) return []
  const named = rest.split(/\s+[—–|·-]\s+|\s*[(,[]/u)[0] ?? ''
  return named
    .replace(/\d{4}-\d{2}-\d{2}.*$/, '')
    .split(/\s*(?:\/|&|\+)\s*|\s+(?:and|und|og|et|y|with)\s+/u)
    .map(plainName)
    .filter(isName)
}

const isName = (text: string): boolean => /^\p{Lu}[\p{L}’'.-]*(?:\s+[\p{L}’'.-]+){0,4}$/u.test(text.trim()) && labelKind(text) === 'named'

/** Names as taking part: no roles in brackets, no addresses, no "Myself", no "Speaker 3", each once. */
export function namesOnly(names: readonly string[]): string[] {
  const seen = new Map<string, string>()
  for (const raw of names) {
    const name = withoutRole(plainName(raw))
    const key = foldName(name)
    if (!key || seen.has(key) || name.includes('@') || key.split(' ').length > 6 || !/\p{L}{2}/u.test(name)) continue
    if (labelKind(name) !== 'named' || /^(?:myself|me|self|tbd|unknown|none|team|everyone|all)$/.test(key)) continue
    seen.set(key, name)
  }
  return [...seen.values()]
}

const NAME_LIKE = /^\p{Lu}[\p{L}'’.-]*(?: (?:\p{Lu}[\p{L}'’.-]*|de|van|von|el|al|da|di|dos|la|le|bin|ibn|den|der|ter|of))*$/u
/** Names under "Attendees" or "People"; a sentence that stands there is none of them. */
function listedNames(text: string): string[] {
  const names = stringsOf(text).map(withoutRole)
  return names.every(n =>
    NAME_LIKE.test(
      n
        .replace(/\s*<[^>]*>/, '')
        .replace(/^@|\[\[|\]\]/g, '')
        .trim(),
    ),
  )
    ? names
    : []
}

const withoutRole = (name: string): string => name.replace(/\s*[([].*$|\s+[–—]\s+.*$|\s+-\s+.*$/u, '').trim()

/** Segments at the top of a document that may tell its date in passing. */
const HEAD = 8
const DAY_ALONE =
  /^\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{4}-\d\d-\d\d|\d{1,2}\.? \p{L}{3,9}\.? \d{4}|\p{L}{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4})\W*$/iu
const WHOLE_DATE =
  /\b(?:\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th|\.)? (?:of )?\p{L}{3,9}\.?,? \d{4}|\p{L}{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4})\b/iu
/** "Author: T. Kurek. Date: 16 March 2026.", "Thursday 26 March 2026, by video", "Delft, 3 March 2026": the day in a line of the head. */
function dateOfHead(text: string): string[] {
  const field = /\b(?:date|datum|dated)\s*:\s*([^.;|]{6,32})/i.exec(text)?.[1]
  if (field && !FIELD_DATE.test(text)) return [field]
  const day = WHOLE_DATE.exec(text)
  if (!day || text.split(/\s+/).length > 14) return []
  // A day that something lasts until or happens on is not the document's.
  return /\b(?:until|till|by|before|after|from|since|due|valid|expires?|effective|starts?|ends?|born)\s+(?:on\s+)?(?:the\s+)?(?:\w+day,?\s+)?$/i.test(
    text.slice(0, day.index),
  )
    ? []
    : [day[0]]
}
const FIELD_DATE = /^(?:\*\*)?(?:date|datum)(?:\*\*)?\s*:/i

const FIELD = /^(?:\*\*)?([\p{L} /]{2,30}?)(?:\*\*)?\s*:(?:\*\*)?\s*(.+)$/u

function readField(
  text: string,
  participants: string[],
  entities: { type: 'account' | 'project' | 'forum'; name: string }[],
  dateLines: string[],
): void {
  const field = FIELD.exec(text)
  if (!field) return
  const [name, value] = [foldName(field[1] ?? ''), field[2] ?? '']
  if (/^(?:date|datum|dato|when|recorded|recorded on|meeting date|date and time|date time|started|start time)$/.test(name))
    dateLines.push(value)
  else if (/^(?:attendees?|participants?|present|with|people)$/.test(name)) participants.push(...stringsOf(value).filter(isName))
  else if (/^(?:account|customer|client|partner)$/.test(name)) addEntity(entities, 'account', value)
  else if (name === 'project') addEntity(entities, 'project', value)
  else if (name === 'forum') addEntity(entities, 'forum', value)
}

function addEntity(
  entities: { type: 'account' | 'project' | 'forum'; name: string }[],
  type: 'account' | 'project' | 'forum',
  value: string,
): void {
  for (const name of stringsOf(value)) {
    if (name.length <= 60 && !entities.some(e => e.type === type && e.name === name)) entities.push({ type, name })
  }
}
