import type { Priority } from '../model/document.ts'
import { type IsoDate, isoDate } from '../model/ids.ts'

export type TaskStatus = 'proposed' | 'open' | 'doing' | 'done' | 'rejected'

/** A task as it stands on one line, in the syntax of the Obsidian Tasks plugin. */
export interface TaskLine {
  readonly status: TaskStatus
  /** Text with the evidence links, without owner, fields, tags and block id. */
  readonly text: string
  /** `Myself`, a full name, or null. */
  readonly owner: string | null
  readonly due: IsoDate | null
  readonly done: IsoDate | null
  readonly cancelled: IsoDate | null
  readonly priority: Priority | null
  readonly tags: readonly string[]
  readonly id: string | null
  /** Other fields of the plugin as they were written (start, scheduled, repetition …): kept, never judged. */
  readonly more?: readonly string[]
}

const BOX: Readonly<Record<TaskStatus, string>> = { proposed: '?', open: ' ', doing: '/', done: 'x', rejected: '-' }
const STATUS: Readonly<Record<string, TaskStatus>> = { '?': 'proposed', ' ': 'open', '/': 'doing', x: 'done', X: 'done', '-': 'rejected' }
const MARK: Readonly<Record<Priority, string>> = { highest: '🔺', high: '⏫', medium: '🔼', low: '🔽', lowest: '⏬' }
const PRIORITY: Readonly<Record<string, Priority>> = { '🔺': 'highest', '⏫': 'high', '🔼': 'medium', '🔽': 'low', '⏬': 'lowest' }

/**
 * `- [?] TEXT @Owner 📅 2025-11-07 ⏫ #task #proposed #auto ^a-7k3m2p`.
 * The plugin reads fields from the end backwards: nothing but tags and the block id may follow them.
 */
export function renderTask(task: TaskLine): string {
  const parts = [`- [${BOX[task.status]}] ${task.text}`]
  if (task.owner) parts.push(`@${task.owner}`)
  if (task.due) parts.push(`📅 ${task.due}`)
  if (task.done) parts.push(`✅ ${task.done}`)
  if (task.cancelled) parts.push(`❌ ${task.cancelled}`)
  if (task.priority) parts.push(MARK[task.priority])
  parts.push(...(task.more ?? []))
  parts.push(...task.tags.map(t => `#${t}`))
  if (task.id) parts.push(`^${task.id}`)
  return parts.join(' ')
}

const FIELD_OF: Readonly<Record<string, string>> = { due: '📅', completion: '✅', completed: '✅', cancelled: '❌' }

/** The last field of a task's text: `mark` with its `value`, or a field of Dataview, `[due:: 2025-08-15]`. */
function lastField(text: string): { readonly at: number; readonly mark: string; readonly value: string; readonly whole: string } | null {
  const m =
    /\s*([📅✅❌➕⏳🛫])\s*(\d{4}-\d{2}-\d{2})$/u.exec(text) ??
    /\s*([🔺⏫🔼🔽⏬])()$/u.exec(text) ??
    /\s*(🔁)\s*([^📅✅❌➕⏳🛫🔺⏫🔼🔽⏬#[\]]+)$/u.exec(text) ??
    /\s*([⛔🆔🏁])\s*([\w,-]+)$/u.exec(text) ??
    /\s*[[(](due|completion|completed|cancelled|created|scheduled|start|priority|repeat|owner|assignee):: *([^\][()]+)[\])]$/.exec(text)
  return m ? { at: m.index, mark: m[1] ?? '', value: (m[2] ?? '').trim(), whole: m[0].trim() } : null
}

/** The task on a line, or null where the line is none. An unknown box counts as open, as in the plugin. */
export function parseTask(line: string): TaskLine | null {
  const m = /^\s*(?:[-*+]|\d+[.)]) \[(.)\] (.*)$/u.exec(line)
  if (!m) return null
  let rest = (m[2] ?? '').replace(/\uFE0F/g, '').trimEnd()
  const id = /\s\^([A-Za-z0-9-]+)$/.exec(rest)?.[1] ?? null
  if (id !== null) rest = rest.slice(0, rest.length - id.length - 1).trimEnd()
  const tags: string[] = []
  const more: string[] = []
  const dates: Record<string, IsoDate> = {}
  let priority: Priority | null = null
  let named: string | null = null
  for (;;) {
    const tag = /(?:^|\s)#([^\s#]+)$/.exec(rest)
    const field = tag ? null : lastField(rest)
    if (tag) tags.unshift(tag[1] ?? '')
    else if (field) {
      const mark = FIELD_OF[field.mark] ?? field.mark
      const day = isoDate(field.value)
      if (day && /^[📅✅❌]$/u.test(mark)) dates[mark] = day
      else if (mark in PRIORITY) priority = PRIORITY[mark] ?? null
      else if (mark === 'owner' || mark === 'assignee') named = field.value.replace(/^@/, '')
      else if (mark === 'priority' && field.value in MARK) priority = field.value as Priority
      else more.unshift(field.whole)
    } else break
    rest = rest.slice(0, tag?.index ?? field?.at).trimEnd()
  }
  // The owner stands last before the fields: `@Myself`, `@Kanchan Rao`, after the closing bracket of the evidence or a space.
  const owner = /(?:^|\s)@([\p{L}][^@()[\]]*(?: \([^@()[\]]*\))?)$/u.exec(rest)
  if (owner) rest = rest.slice(0, owner.index).trimEnd()
  return {
    status: STATUS[m[1] ?? ' '] ?? 'open',
    text: rest,
    owner: owner?.[1]?.trim() ?? named,
    due: dates['📅'] ?? null,
    done: dates['✅'] ?? null,
    cancelled: dates['❌'] ?? null,
    priority,
    tags,
    id,
    ...(more.length > 0 ? { more } : {}),
  }
}

/** Whom a task line names as its owner: by full name, and of namesakes by the page's name, which tells them apart. */
export const ownerLabel = (e: { readonly name: string; readonly pageName: string }): string =>
  e.pageName.startsWith(`${e.name} (`) ? e.pageName : e.name
