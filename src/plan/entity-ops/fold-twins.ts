import type { EntityId, StatementId, VaultPath } from '../../model/ids.ts'
import { blockIdOf, scanLines } from '../../vault/note.ts'
import { parseTask, renderTask, type TaskLine } from '../../vault/task-line.ts'
import { bareWords, linksOf, nearlySame } from '../page-state.ts'
import type { DraftLine, VaultDraft } from './vault-draft.ts'

/**
 * Two owners who turn out to be one had a task each, in the same words: one line stays, with the evidence of both, and the second statement says the first
 * again. Lines that the person changed are left alone.
 */
export function foldTwins(draft: VaultDraft, owner: EntityId): void {
  const mine = new Set(
    draft.records().flatMap(r => r.statements.flatMap(s => (s.owner === owner && s.kind === 'action' ? [s.id as string] : []))),
  )
  const notes = new Set(draft.records().flatMap(r => (r.note !== null && r.statements.some(s => mine.has(s.id)) ? [r.note] : [])))
  const same = new Map<string, StatementId>()
  for (const path of notes) if (draft.has(path)) for (const [drop, keep] of foldNote(draft, path, mine)) same.set(drop, keep)
  if (same.size === 0) return
  for (const r of draft.records()) {
    const statements = r.statements.map(s => {
      const root = same.get(s.id) ?? (s.restates === undefined ? undefined : same.get(s.restates))
      return root === undefined ? s : { ...s, restates: root }
    })
    const completions = r.completions?.map(c => ({ ...c, statement: same.get(c.statement) ?? c.statement }))
    if (JSON.stringify([statements, completions]) !== JSON.stringify([r.statements, r.completions]))
      draft.setRecord({ ...r, statements, ...(completions ? { completions } : {}) })
  }
}

/** Folds the lines of one note; dropped id → id that stays. */
function foldNote(draft: VaultDraft, path: VaultPath, mine: ReadonlySet<string>): Map<string, StatementId> {
  const out = new Map<string, StatementId>()
  const lines = draft.lines(path)
  const scanned = scanLines(lines.map(l => l.text).join('\n'))
  const kept: { line: DraftLine; task: TaskLine; id: StatementId; words: ReadonlySet<string> }[] = []
  const gone = new Set<DraftLine>()
  for (const [i, line] of lines.entries()) {
    const id = scanned[i]?.fenced ? null : blockIdOf(line.text)
    const task = id !== null && mine.has(id) && line.claims.length > 0 ? parseTask(line.text) : null
    if (id === null || task === null) continue
    const words = bareWords(task.text)
    const twin = kept.find(k => alike(k.words, words) && (k.task.due === null || task.due === null || k.task.due === task.due))
    if (!twin) {
      kept.push({ line, task, id: id as StatementId, words })
      continue
    }
    const fresh = linksOf(task.text).filter(l => !twin.task.text.includes(l))
    const text =
      fresh.length === 0
        ? twin.task.text
        : /\)$/.test(twin.task.text) && linksOf(twin.task.text).length > 0
          ? `${twin.task.text.slice(0, -1)}, ${fresh.join(', ')})`
          : `${twin.task.text} (${fresh.join(', ')})`
    const done = twin.task.status === 'done' ? twin.task : task.status === 'done' ? task : null
    twin.task = { ...twin.task, text, due: twin.task.due ?? task.due, ...(done ? { status: done.status, done: done.done } : {}) }
    twin.line.text = renderTask(twin.task)
    gone.add(line)
    draft.dropClaim(path, id)
    out.set(id, twin.id)
  }
  if (gone.size > 0)
    draft.setLines(
      path,
      lines.filter(l => !gone.has(l)),
    )
  return out
}

const alike = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  nearlySame(a, b) || (a.size === b.size && [...a].every(w => b.has(w)))
