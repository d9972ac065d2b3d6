import type { VaultPath } from '../../model/ids.ts'
import { isoDate } from '../../model/ids.ts'
import { doneInSources, isRecurring, PLACEHOLDER_OWNER, sourceTest, taskWords } from '../../vault/check.ts'
import { readFrontMatter } from '../../vault/front-matter.ts'
import { noteName } from '../../vault/link.ts'
import { blockIdOf } from '../../vault/note.ts'
import { parseTask, renderTask, type TaskLine } from '../../vault/task-line.ts'
import { isNoNote, judgedIn, ownNotes } from '../../vault/whose.ts'
import type { VaultDraft } from '../entity-ops/vault-draft.ts'

interface Place {
  readonly path: VaultPath
  readonly index: number
  readonly task: TaskLine
  readonly day: string
}

/**
 * Tasks as the sources have them: what a source ticks is done, a day that no source names is no due day, nobody is no owner, and one task stands in
 * one place. What a task says is never changed, nor anything of a managed line that the person edited. In notes that our records vouch for, days stay too:
 * they come from the source, where they stand in words ("by Friday"), or from the person.
 */
export function mendTasks(draft: VaultDraft): void {
  const notes = new Map(draft.paths().map(p => [p as string, draft.text(p) ?? '']))
  const isSource = sourceTest(draft.snapshot.layout.folders.sources)
  const done = doneInSources(notes, isSource)
  const sources = sourceTexts(draft, notes)
  const places: Place[] = []
  const ours = ownNotes(draft.snapshot.records)
  const edited = editedTest(draft)
  for (const path of draft.paths()) {
    const text = notes.get(path) ?? ''
    if (isSource(path) || !/^\s*(?:[-*+]|\d+[.)]) \[.\] /m.test(text) || isNoNote(path, text)) continue
    const day = String(readFrontMatter(text).values.date ?? /\d{4}-\d{2}-\d{2}/.exec(noteName(path))?.[0] ?? '')
    const source = sources(path, text)
    const tasks = taskLines(draft, path)
    const vouched = isVouched(draft, path, ours)
    const judged = judgedIn(text, vouched)
    const perDue = new Map<string, number>()
    for (const { task } of tasks) if (task.due) perDue.set(task.due, (perDue.get(task.due) ?? 0) + 1)
    for (const { index, task } of tasks) {
      const line = draft.lines(path)[index]?.text ?? ''
      if (edited(path, index) || !judged.says(line)) continue
      const was = done.get(taskWords(task.text))
      const isOpen = task.status !== 'done' && task.status !== 'rejected'
      const ticked = was && isOpen ? { status: 'done' as const, done: isoDate(was.done ?? '') ?? task.done } : {}
      const blanket = task.due !== null && (perDue.get(task.due) ?? 0) >= 4
      const named = task.due && source?.includes(task.due)
      const early = task.due !== null && isoDate(day) !== null && task.due < day && isOpen && !was
      const wrong =
        !vouched && ((task.due !== null && was !== undefined && task.due === was.done && was.due === null) || (blanket && !named) || early)
      const own = PLACEHOLDER_OWNER.test(`@${task.owner ?? ''}`) ? null : task.owner
      const mended: TaskLine = { ...task, ...ticked, due: wrong ? null : task.due, owner: own }
      write(draft, path, index, mended, task)
      if (!isRecurring(line)) places.push({ path, index, task: mended, day })
    }
  }
  oneEach(draft, places)
}

/** Whether a file is one of `ours`, also where the repair has moved it: its lines keep the keys that they had. */
const isVouched = (draft: VaultDraft, path: VaultPath, ours: ReadonlySet<string>): boolean =>
  ours.has(path) || (ours.size > 0 && draft.lines(path).some(l => l.claims.some(key => ours.has(key.slice(0, key.lastIndexOf('#'))))))

/** Whether a line bears the id of a line that we wrote and is not, or not any more, as we wrote it there. */
function editedTest(draft: VaultDraft): (path: VaultPath, index: number) => boolean {
  const written = new Set(draft.snapshot.records.flatMap(r => Object.keys(r.lines).map(key => key.slice(key.lastIndexOf('#') + 1))))
  return (path, index) => {
    const line = draft.lines(path)[index]
    return line !== undefined && line.claims.length === 0 && written.has(blockIdOf(line.text) ?? '')
  }
}

/** Owner words such as `@TBD` that stand in the text rather than in the owner's place. */
const PLACEHOLDERS = /\s*@(?:TBD|Unknown|None|Speaker(?: \d+)?|Remote)\b/gi

function taskLines(draft: VaultDraft, path: VaultPath): { index: number; task: TaskLine }[] {
  const text = (draft.text(path) ?? '').split('\n')
  let fenced = false
  return text.flatMap((line, index) => {
    if (/^ {0,3}(?:```|~~~)/.test(line)) fenced = !fenced
    const task = fenced ? null : parseTask(line.replace(/\r$/, ''))
    return task ? [{ index, task }] : []
  })
}

/** Rewrites the line only where something was wrong: the person's way of writing stays otherwise. */
function write(draft: VaultDraft, path: VaultPath, index: number, task: TaskLine, was: TaskLine): void {
  const line = draft.text(path)?.split('\n')[index] ?? ''
  const misplaced = /\u00a0|\ufe0f/.test(line) || !fieldsLast(line)
  const same = task.status === was.status && task.due === was.due && task.owner === was.owner && task.done === was.done
  const indent = /^\s*/.exec(line)?.[0] ?? ''
  const text = task.text.replace(PLACEHOLDERS, '').trim()
  if (same && !misplaced && text === task.text) return
  const own = draft.lines(path)[index]
  const mark = /^\s*([-*+]|\d+[.)]) /.exec(line)?.[1] ?? '-'
  const mended = renderTask({ ...task, text, tags: task.status === 'done' ? task.tags.filter(t => t !== 'proposed') : task.tags })
  if (own) own.text = indent + mark + mended.slice(1)
}

function fieldsLast(line: string): boolean {
  const bare = line.replace(/\s\^[\w-]+\s*$/, '')
  const first = bare.search(/[📅⏳🛫🔁✅❌➕🔺⏫🔼🔽⏬]/u)
  return (
    first < 0 || /^(?:\s*(?:[📅⏳🛫✅❌➕]\s*\d{4}-\d{2}-\d{2}|[🔺⏫🔼🔽⏬]|🔁 [^📅⏳🛫✅❌➕#]+|#[\w/-]+))+\s*$/u.test(bare.slice(first))
  )
}

/** One task in two places: the earlier note keeps it, with what the others know: that it is done, by whom, until when. */
function oneEach(draft: VaultDraft, places: readonly Place[]): void {
  const by = new Map<string, Place[]>()
  for (const p of places) {
    const key = taskWords(p.task.text.replace(PLACEHOLDERS, ''))
    if (key !== '') by.set(key, [...(by.get(key) ?? []), p])
  }
  const gone = new Map<VaultPath, Set<number>>()
  for (const group of by.values()) {
    if (group.length < 2) continue
    const sorted = [...group].sort((a, b) =>
      a.day === b.day ? (a.path === b.path ? a.index - b.index : a.path < b.path ? -1 : 1) : a.day < b.day ? -1 : 1,
    )
    const [first, ...rest] = sorted
    if (!first) continue
    const finished = sorted.find(p => p.task.status === 'done')?.task
    const best: TaskLine = {
      ...first.task,
      ...(finished ? { status: finished.status, done: finished.done } : {}),
      owner: sorted.find(p => p.task.owner !== null)?.task.owner ?? null,
      due: sorted.find(p => p.task.due !== null)?.task.due ?? null,
    }
    write(draft, first.path, first.index, best, first.task)
    for (const p of rest) gone.set(p.path, (gone.get(p.path) ?? new Set()).add(p.index))
  }
  for (const [path, indices] of gone) {
    const lines = draft.lines(path)
    draft.setLines(
      path,
      lines.filter((l, i) => !indices.has(i) && !(indices.has(i - 1) && (blockIdOf(l.text) ?? '').endsWith('-done'))),
    )
  }
}

/** Text of the source that a note was made from. */
function sourceTexts(draft: VaultDraft, notes: ReadonlyMap<string, string>): (path: VaultPath, text: string) => string | null {
  const isSource = sourceTest(draft.snapshot.layout.folders.sources)
  const byBase = new Map([...notes.keys()].flatMap(p => (isSource(p) ? [[noteName(p).toLowerCase(), p] as const] : [])))
  return (_, text) => {
    const ref = readFrontMatter(text).values.source_ref
    if (typeof ref !== 'string') return null
    const path = byBase.get(noteName(ref.replace(/\\/g, '/')).toLowerCase())
    return path === undefined ? null : (draft.text(path as VaultPath) ?? null)
  }
}
