import { boundView } from '../model/bound-view.ts'
import type { KnowledgeView, KnownStatement, VaultView } from '../model/contracts.ts'
import type { VaultPath } from '../model/ids.ts'
import type { RecordedStatement } from '../model/record.ts'
import { wordsOf } from '../model/text.ts'
import { plainText } from './link.ts'
import { blockIdOf, scanLines } from './note.ts'
import { parseTask } from './task-line.ts'

/** Lines of a note by block id; tasks without one by their words (`taskKey`). */
export function linesById(text: string): Map<string, string> {
  const out = new Map<string, string>()
  for (const l of scanLines(text)) {
    if (l.fenced) continue
    const id = blockIdOf(l.text)
    const task = id === null ? parseTask(l.text) : null
    const key = task ? taskKey(task.text) : id
    if (key !== null && !out.has(key)) out.set(key, l.text)
  }
  return out
}

const taskKey = (text: string): string => `task ${wordsOf(plainText(text)).join(' ')}`

/** True for a task that was taken over from a note which stood there already: no words of its source vouch for it, and its line has no id. */
const isAdoptedTask = (s: KnownStatement): boolean => s.stated && s.kind === 'action' && s.evidence.every(e => e.source !== s.source)

/** A statement whose line in the note is not managed: the box of an adopted task has the last word there too, known by its words. */
export function asInTheirNote(s: KnownStatement, lines: ReadonlyMap<string, string>): KnownStatement {
  if (!isAdoptedTask(s)) return s
  const line = lines.get(taskKey(s.text))
  return asInNote(s, line === undefined ? null : new Map([[s.id, line]]))
}

/** A statement as the person's note has it: the box, the dates and the words of the line win; a line that is gone was rejected. */
export function asInNote<T extends RecordedStatement>(s: T, lines: ReadonlyMap<string, string> | null): T {
  const line = lines?.get(s.id)
  if (line === undefined) return { ...s, status: 'rejected' }
  if (s.kind !== 'action') return s
  const task = parseTask(line)
  if (!task) return s
  return { ...s, status: task.status, due: task.due, done: task.done ?? (task.status === 'done' ? s.done : null), priority: task.priority }
}

/** What is known, with what the person did to the lines since: statuses and deletions are read from the notes, a few per look-up. */
export function withPersonsHand(view: KnowledgeView, vault: VaultView): KnowledgeView {
  const notes = new Map<VaultPath, ReadonlyMap<string, string> | null>()
  const linesOf = (note: VaultPath) => {
    let lines = notes.get(note)
    if (lines === undefined) {
      const text = vault.read(note)
      lines = text === null ? null : linesById(text)
      notes.set(note, lines)
    }
    return lines
  }
  // Look-ups come again and again for the same few notes.
  const written = new Map<VaultPath, ReturnType<KnowledgeView['linesOf']>>()
  const writtenIn = (note: VaultPath) => {
    const known = written.get(note) ?? view.linesOf(note)
    written.set(note, known)
    return known
  }
  const seen = (s: KnownStatement): KnownStatement => {
    if (s.note === null || s.restates !== undefined) return s
    // A note that is not there was moved or renamed as a rule: of its lines nothing is known.
    const lines = linesOf(s.note)
    // Only of a task the line says more than that it is there.
    if (lines === null || (s.kind !== 'action' && lines.has(s.id))) return s
    if (writtenIn(s.note).has(s.id)) return asInNote(s, lines)
    return asInTheirNote(s, lines)
  }
  // Relations, completions and pages ask the same of the same entities. The view is made anew for each source.
  const lists = new Map<string, KnownStatement[]>()
  const once = (key: string, find: () => readonly KnownStatement[]): KnownStatement[] => {
    const found = lists.get(key) ?? find().map(seen)
    lists.set(key, found)
    return found
  }
  return {
    ...boundView(view),
    statement: id => {
      const s = view.statement(id)
      return s && seen(s)
    },
    openActions: (entity, limit) => once(`open ${entity} ${limit}`, () => view.openActions(entity, limit)),
    statementsAbout: (entity, kinds, limit) => once(`about ${entity} ${kinds} ${limit}`, () => view.statementsAbout(entity, kinds, limit)),
    statementsUnder: (primary, kinds, limit) =>
      once(`under ${primary} ${kinds} ${limit}`, () => view.statementsUnder?.(primary, kinds, limit) ?? []),
    statementsSaying: (entity, kinds, words, limit) => (view.statementsSaying?.(entity, kinds, words, limit) ?? []).map(seen),
    statementsWith: (stem, kinds, limit) => (view.statementsWith?.(stem, kinds, limit) ?? []).map(seen),
    statementsOf: source => view.statementsOf(source).map(seen),
  }
}
