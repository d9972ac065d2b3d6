import type { KnownStatement } from '../model/contracts.ts'
import type { StatementId } from '../model/ids.ts'
import type { RecordedCompletion, SourceRecord } from '../model/record.ts'
import { effective } from './effective-statement.ts'

interface Gathered {
  readonly restated: KnownStatement[]
  readonly supersededBy: KnownStatement[]
  readonly completions: RecordedCompletion[]
}

/**
 * Records only ever speak of their own source; what a later source says of an earlier statement is a relation in the later record. This folds the relations
 * of all records at once, as the index does for one statement. The same whatever the order of `records`: later means the later day, then the source's id.
 * Statements that restate another are folded into it and not listed.
 */
export function effectiveStatements(records: readonly SourceRecord[]): KnownStatement[] {
  const ordered = [...records].sort((a, b) => compare(a.date ?? '', b.date ?? '') || compare(a.source, b.source))
  const all = new Map<StatementId, KnownStatement>()
  for (const r of ordered) for (const s of r.statements) if (!all.has(s.id)) all.set(s.id, { ...s, source: r.source, note: r.note })
  const rootOf = (id: StatementId): StatementId => {
    const seen = new Set<StatementId>()
    let at = id
    for (;;) {
      const to = all.get(at)?.restates
      if (to === undefined || !all.has(to) || seen.has(to)) return at
      seen.add(at)
      at = to
    }
  }
  const gathered = new Map<StatementId, Gathered>()
  const of = (id: StatementId): Gathered => {
    const found = gathered.get(id) ?? { restated: [], supersededBy: [], completions: [] }
    gathered.set(id, found)
    return found
  }
  for (const s of all.values()) {
    const root = rootOf(s.id)
    if (root !== s.id) of(root).restated.push(s)
    for (const old of s.supersedes ?? [])
      if (all.has(old) && rootOf(old) !== root) of(rootOf(old)).supersededBy.push({ ...s, ...(root === s.id ? {} : { restates: root }) })
  }
  for (const r of ordered) for (const c of r.completions ?? []) if (all.has(c.statement)) of(rootOf(c.statement)).completions.push(c)
  // Delivered late: replaced by what is recorded, if it still is.
  const own = (s: KnownStatement): StatementId | null =>
    s.supersededBy !== null && all.has(s.supersededBy) ? rootOf(s.supersededBy) : null
  return [...all.values()].filter(s => rootOf(s.id) === s.id).map(s => effective({ ...s, supersededBy: own(s) }, of(s.id)))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
