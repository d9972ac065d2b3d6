import type { KnownStatement } from '../model/contracts.ts'
import type { RecordedCompletion, SourceRecord } from '../model/record.ts'
import { effective } from '../vault/effective-statement.ts'

/**
 * Statements as they stand after all records: restatements folded into the first, completions and replacements written back.
 * The memory view's counterpart of the index; by date, then by source, so that the order of the records does not matter.
 */
export function standingStatements(records: readonly SourceRecord[]): Map<string, KnownStatement> {
  const inTime = [...records].sort((a, b) => (a.date ?? '').localeCompare(b.date ?? '') || a.source.localeCompare(b.source))
  const all = inTime.flatMap(r => r.statements.map((s): KnownStatement => ({ ...s, source: r.source, note: r.note })))
  const ids = new Set<string>(all.map(s => s.id))
  const restated = groups(all, s => (s.restates ? [s.restates] : []))
  const replacedBy = groups(all, s => s.supersedes ?? [])
  const completions = groups<RecordedCompletion>(
    inTime.flatMap(r => r.completions ?? []),
    c => [c.statement],
  )
  const out = new Map<string, KnownStatement>()
  for (const s of all) {
    if (s.restates) continue
    out.set(
      s.id,
      effective(ids.has(s.supersededBy ?? '') ? s : { ...s, supersededBy: null }, {
        restated: restated.get(s.id) ?? [],
        supersededBy: replacedBy.get(s.id) ?? [],
        completions: completions.get(s.id) ?? [],
      }),
    )
  }
  return out
}

function groups<T>(list: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const out = new Map<string, T[]>()
  for (const item of list) {
    for (const key of keysOf(item)) {
      const known = out.get(key)
      if (known) known.push(item)
      else out.set(key, [item])
    }
  }
  return out
}
