import type { IsoDate, Span } from '../model/ids.ts'
import { foldName } from '../model/text.ts'
import { dayNear } from './dates.ts'

/** Columns of a table of tasks; -1 where it has none. */
export interface TaskColumns {
  readonly what: number
  readonly who: number
  readonly due: number
}

const WHAT =
  /^(?:what|tasks?|actions?|action items?|action points?|to ?dos?|next steps?|items?|deliverables?|activit(?:y|ies)|steps?|aufgabe|oppgave)$/
const WHO = /^(?:who|owner|responsible|responsibility|assignee|assigned to|by whom|lead|person|name|in charge|wer|hvem)$/
const DUE =
  /^(?:when|due|due date|due by|deadline|by when|by|until|till|target|target date|date|ready|ready by|finish|finish by|latest|day|wann|bis|frist|wanneer|quand|hvornar|nar)$/

/** The head of a table of tasks: what, and who or when. Null for any other table. */
export function taskColumns(head: string): TaskColumns | null {
  const cells = head.split(' | ').map(c => foldName(c.replace(/\*/g, '')))
  const at = (pattern: RegExp): number => cells.findIndex(c => pattern.test(c))
  const columns = { what: at(WHAT), who: at(WHO), due: at(DUE) }
  return columns.what >= 0 && (columns.who >= 0 || columns.due >= 0) ? columns : null
}

/** One row: the task's words with their place in the row, owner and due day (years are taken from `near`, the document's day). */
export function readTaskRow(
  row: string,
  columns: TaskColumns,
  near: IsoDate | null,
): { readonly text: string; readonly within: Span; readonly owner: string | null; readonly due: IsoDate | null } | null {
  const cells = row.split(' | ')
  const text = cells[columns.what]?.trim() ?? ''
  if (!/\p{L}{2}/u.test(text)) return null
  const before = cells.slice(0, columns.what).join(' | ').length
  const start = columns.what > 0 ? before + 3 : 0
  const owner = (cells[columns.who] ?? '').replace(/\*/g, '').trim()
  return {
    text,
    within: { start, end: start + (cells[columns.what]?.length ?? 0) },
    owner: /^\p{Lu}/u.test(owner) && !/^(?:tbd|n\/?a|all|team|nobody)$/i.test(owner) ? owner : null,
    due: dayNear(cells[columns.due] ?? '', near),
  }
}
