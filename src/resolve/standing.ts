import type { KnownStatement } from '../model/contracts.ts'
import type { SourceRecord } from '../model/record.ts'

/**
 * Statements as they stand after all records: restatements folded into the first, completions and replacements written back.
 * The memory view's counterpart of the index; by date, then by id, so that the order of the records does not matter.
 */
export function standingStatements(records: readonly SourceRecord[]): Map<string, KnownStatement> {
  const out = new Map<string, KnownStatement>()
  const later: KnownStatement[] = []
  const inTime = [...records].sort((a, b) => (a.date ?? '').localeCompare(b.date ?? '') || a.source.localeCompare(b.source))
  for (const r of inTime) {
    for (const s of r.statements) {
      const known: KnownStatement = { ...s, source: r.source, note: r.note }
      if (!s.restates) out.set(s.id, known)
      // Once, even where it both restates and replaces: its evidence must not count twice.
      if (s.restates || s.supersedes) later.push(known)
    }
  }
  for (const s of later) {
    const base = s.restates ? out.get(s.restates) : undefined
    if (base) {
      const moved = base.due !== null && s.due !== null && s.due !== base.due
      out.set(base.id, {
        ...base,
        due: s.due ?? base.due,
        ...(moved && base.due ? { dueBefore: [...(base.dueBefore ?? []), base.due] } : {}),
        owner: base.owner ?? s.owner,
        evidence: [...base.evidence, ...s.evidence],
        ...(s.status === 'done' && base.status !== 'rejected' ? { status: 'done' as const, done: base.done ?? s.done } : {}),
      })
    }
    for (const id of s.supersedes ?? []) {
      const old = out.get(id)
      if (old) out.set(id, { ...old, supersededBy: s.restates ?? s.id, status: old.status === 'rejected' ? old.status : 'superseded' })
    }
  }
  for (const r of inTime) {
    for (const c of r.completions ?? []) {
      const task = out.get(c.statement)
      if (!task) continue
      const done = c.explicit && /^(?:proposed|open|doing)$/.test(task.status)
      out.set(task.id, {
        ...task,
        doneEvidence: [...task.doneEvidence, ...c.evidence],
        ...(done ? { status: 'done' as const, done: c.on ?? task.done } : {}),
      })
    }
  }
  return out
}
