import type { EntityId } from '../../model/ids.ts'
import type { SourceRecord } from '../../model/record.ts'
import { fold } from '../../model/text.ts'
import { blockId, type HashText } from '../statements.ts'

/** Headings whose older lines are counted by year, with the letters of their ids. */
const YEARLY = [
  ['f', 'Key Facts'],
  ['c', 'Recent Context'],
  ['d', 'Key Decisions'],
  ['q', 'Open Questions'],
] as const

/**
 * Ids of page lines are made from the id of the page's entity: a page that gets another id gets other line ids, or the next source would write
 * its lines a second time. Every id that the vault can hold for `from`, with what it is for `to`.
 */
export function derivedIds(from: EntityId, to: EntityId, records: readonly SourceRecord[], hash: HashText): Map<string, string> {
  const out = new Map<string, string>()
  const add = (letter: string, seed: (id: EntityId) => string) =>
    out.set(blockId(letter, seed(from), hash), blockId(letter, seed(to), hash))
  const others = new Set<EntityId>()
  const years = new Set<string>(['undated'])
  for (const r of records) {
    add('c', id => `${r.source}\n${id}\ncontext`)
    for (const t of r.topics) add('t', id => `${id}\n${fold(t)}`)
    for (const e of r.entities) others.add(e.id)
    for (const s of r.statements) if (s.date) years.add(s.date.slice(0, 4))
    if (r.date) years.add(r.date.slice(0, 4))
  }
  for (const [letter, heading] of YEARLY) for (const year of years) add(letter, id => `${id}\n${heading}\n${year}`)
  add('s', id => `${id}\nstatus`)
  add('s', id => `${id}\nrelated`)
  for (const other of others) {
    add('s', id => `${id}\ncontact\n${other}`)
    add('s', id => `${other}\ncontact\n${id}`)
  }
  return out
}
