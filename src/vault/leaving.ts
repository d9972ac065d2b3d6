import type { Entity } from '../model/entity.ts'
import type { SourceRecord } from '../model/record.ts'

/**
 * Records and pages without what may not leave: sources of other levels (`open`, `confidential`, `private`), and entities that only those speak of.
 * A page that no source speaks of is the person's own and stays.
 */
export function thatMayLeave(
  records: readonly SourceRecord[],
  pages: readonly Entity[],
  allowed: readonly string[],
): { readonly records: readonly SourceRecord[]; readonly pages: readonly Entity[] } {
  const kept = records.filter(r => allowed.includes(r.sensitivity ?? 'open'))
  if (kept.length === records.length) return { records, pages }
  const told = new Set(kept.flatMap(r => [...r.entities.map(e => e.id), ...r.participants]))
  const only = new Set(records.flatMap(r => [...r.entities.map(e => e.id), ...r.participants]).filter(id => !told.has(id)))
  return { records: kept, pages: pages.filter(p => !only.has(p.id)) }
}
