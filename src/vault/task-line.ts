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
  parts.push(...task.tags.map(t => `#${t}`))
  if (task.id) parts.push(`^${task.id}`)
  return parts.join(' ')
}

/** The task on a line, or null where the line is none. An unknown box counts as open, as in the plugin. */
export function parseTask(line: string): TaskLine | null {
  const m = /^\s*[-*+] \[(.)\] (.*)$/u.exec(line)
  if (!m) return null
  let rest = (m[2] ?? '').replace(/\uFE0F/g, '').trimEnd()
  const id = /\s\^([A-Za-z0-9-]+)$/.exec(rest)?.[1] ?? null
  if (id !== null) rest = rest.slice(0, rest.length - id.length - 1).trimEnd()
  const tags: string[] = []
  const dates: Record<string, IsoDate> = {}
  let priority: Priority | null = null
  for (;;) {
    const tag = /(?:^|\s)#([^\s#]+)$/.exec(rest)
    const dated = /\s*([📅✅❌➕⏳🛫])\s*(\d{4}-\d{2}-\d{2})$/u.exec(rest)
    const mark = /\s*([🔺⏫🔼🔽⏬])$/u.exec(rest)
    const hit = tag ?? dated ?? mark
    if (!hit) break
    if (tag) tags.unshift(tag[1] ?? '')
    else if (dated) {
      const day = isoDate(dated[2] ?? '')
      if (day) dates[dated[1] ?? ''] = day
    } else if (mark) priority = PRIORITY[mark[1] ?? ''] ?? null
    rest = rest.slice(0, hit.index).trimEnd()
  }
  // The owner stands last before the fields: `@Myself`, `@Kanchan Rao`, after the closing bracket of the evidence or a space.
  const owner = /(?:^|\s)@([\p{L}][^@()[\]]*(?: \([^@()[\]]*\))?)$/u.exec(rest)
  if (owner) rest = rest.slice(0, owner.index).trimEnd()
  return {
    status: STATUS[m[1] ?? ' '] ?? 'open',
    text: rest,
    owner: owner?.[1]?.trim() ?? null,
    due: dates['📅'] ?? null,
    done: dates['✅'] ?? null,
    cancelled: dates['❌'] ?? null,
    priority,
    tags,
    id,
  }
}

/** Whom a task line names as its owner: by full name, and of namesakes by the page's name, which tells them apart. */
export const ownerLabel = (e: { readonly name: string; readonly pageName: string }): string =>
  e.pageName.startsWith(`${e.name} (`) ? e.pageName : e.name
