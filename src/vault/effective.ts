import type { StatementId, VaultPath } from '../model/ids.ts'
import type { RecordedEvidence, RecordedStatement, SourceRecord } from '../model/record.ts'

/** A statement of the vault with what later records say of it folded in. */
export interface EffectiveStatement extends RecordedStatement {
  readonly note: VaultPath | null
}

/**
 * Records only ever speak of their own source; a later source's word on an earlier statement is a relation in the later record.
 * This folds the relations: a restatement adds its evidence and moves the date, a successor marks what it replaces, a completion adds its evidence.
 * Deterministic whatever the order of `records`: later means the later date of the source, then its id.
 */
export function effectiveStatements(records: readonly SourceRecord[]): EffectiveStatement[] {
  const ordered = [...records].sort((a, b) => cmp(a.date ?? '', b.date ?? '') || cmp(a.source, b.source))
  const byId = new Map<StatementId, EffectiveStatement>()
  for (const r of ordered) for (const s of r.statements) if (!byId.has(s.id)) byId.set(s.id, { ...s, note: r.note })
  const rootOf = (id: StatementId, depth = 0): StatementId => {
    const to = byId.get(id)?.restates
    return to === undefined || !byId.has(to) || depth > 50 ? id : rootOf(to, depth + 1)
  }
  for (const r of ordered) {
    for (const s of r.statements) {
      const root = rootOf(s.id)
      const earlier = byId.get(root)
      if (root !== s.id && earlier) byId.set(root, restated(earlier, s))
      for (const old of s.supersedes ?? []) {
        const target = byId.get(rootOf(old))
        if (target && target.id !== root)
          byId.set(target.id, { ...target, supersededBy: root, status: target.status === 'rejected' ? 'rejected' : 'superseded' })
      }
    }
    for (const c of r.completions ?? []) {
      const task = byId.get(rootOf(c.statement))
      if (!task) continue
      byId.set(task.id, {
        ...task,
        doneEvidence: addEvidence(task.doneEvidence, c.evidence),
        ...(c.explicit && task.status !== 'rejected' ? { status: 'done' as const, done: c.on ?? r.date } : {}),
      })
    }
  }
  return [...byId.values()].filter(s => rootOf(s.id) === s.id)
}

function restated(earlier: EffectiveStatement, s: RecordedStatement): EffectiveStatement {
  const moved = s.due !== null && earlier.due !== null && s.due !== earlier.due
  return {
    ...earlier,
    owner: earlier.owner ?? s.owner,
    due: s.due ?? earlier.due,
    ...(moved && earlier.due ? { dueBefore: [...(earlier.dueBefore ?? []), earlier.due] } : {}),
    status: s.status === 'done' && earlier.status !== 'rejected' ? 'done' : earlier.status,
    done: earlier.done ?? s.done,
    evidence: addEvidence(earlier.evidence, s.evidence),
  }
}

function addEvidence(list: readonly RecordedEvidence[], more: readonly RecordedEvidence[]): RecordedEvidence[] {
  const seen = new Set(list.map(e => `${e.source}#${e.anchor}:${e.quote}`))
  return [...list, ...more.filter(e => !seen.has(`${e.source}#${e.anchor}:${e.quote}`))]
}

const cmp = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
