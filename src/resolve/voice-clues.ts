import type { Segment, SourceDocument } from '../model/document.ts'
import type { EntityId } from '../model/ids.ts'
import type { PresenceSign } from './presence.ts'

/** What the talk says of one voice and one person. */
export interface Clues {
  /** The voice says so itself: how often. */
  readonly says: number
  /** It spoke when that person was called, or was thanked by that name for what it had said; one that spoke a little later counts half. */
  readonly answers: number
  /** It called that person by name: nobody calls himself. */
  readonly calls: number
  /** It speaks of that person as of a third one. */
  readonly names: number
}

const NONE: Clues = { says: 0, answers: 0, calls: 0, names: 0 }

/** Clues by voice, then by person. */
export type ClueTable = ReadonlyMap<number, ReadonlyMap<EntityId, Clues>>

/** Reads from who is called, and who speaks then, which voice is whose. */
export function cluesOf(
  document: SourceDocument,
  signs: readonly PresenceSign[],
  namedIn: (segment: number) => readonly EntityId[],
): ClueTable {
  const table = new Map<number, Map<EntityId, Clues>>()
  const add = (speaker: number, entity: EntityId, more: Partial<Clues>) => {
    const row = table.get(speaker) ?? new Map<EntityId, Clues>()
    const known = row.get(entity) ?? NONE
    row.set(entity, {
      says: known.says + (more.says ?? 0),
      answers: known.answers + (more.answers ?? 0),
      calls: known.calls + (more.calls ?? 0),
      names: known.names + (more.names ?? 0),
    })
    table.set(speaker, row)
  }
  const said = document.segments.filter(s => s.type === 'utterance')
  const place = new Map(said.map((s, i) => [s.index, i]))
  const told = new Set(signs.map(s => `${s.segment} ${s.entity}`))
  for (const s of said)
    if (s.speaker !== null) for (const e of new Set(namedIn(s.index))) if (!told.has(`${s.index} ${e}`)) add(s.speaker, e, { names: 1 })
  for (const [segment, here] of Map.groupBy(signs, s => s.segment)) {
    const at = place.get(segment)
    if (at === undefined) continue
    for (const s of here) {
      if (s.speaker === null) continue
      if (s.kind === 'introduces-self') add(s.speaker, s.entity, { says: 1 })
      if (isCall(s)) add(s.speaker, s.entity, { calls: 1 })
      const thanked = s.kind === 'thanked' ? before(said, at, s.speaker) : null
      if (thanked !== null) add(thanked, s.entity, { answers: 1 })
    }
    const called = answered(here.filter(s => isCall(s)))
    const next = called ? after(said, at, called.speaker) : null
    if (called && next && (called.kind !== 'thanked' || before(said, at, called.speaker) === null))
      add(next.speaker, called.entity, { answers: next.atOnce ? 1 : 0.5 })
  }
  return table
}

/** What the talk says of this voice and this person. */
export const clue = (table: ClueTable, speaker: number, entity: EntityId): Clues => table.get(speaker)?.get(entity) ?? NONE

/** True where the voice cannot be that person by what it says. */
export const speaksOf = (c: Clues): boolean => c.says === 0 && (c.calls > 0 || c.names > 0)

/** True where somebody is spoken to. */
export const isCall = (s: PresenceSign): boolean => s.kind === 'greeted' || s.kind === 'addressed' || s.kind === 'thanked'

/** Of those called in one breath the one who is expected to speak: the only one, or who is asked last. */
function answered(calls: readonly PresenceSign[]): PresenceSign | null {
  const last = calls.at(-1)
  if (!last) return null
  return last.kind === 'addressed' || calls.every(c => c.entity === last.entity) ? last : null
}

/** Whose words came right before. */
function before(said: readonly Segment[], at: number, speaker: number | null): number | null {
  const s = said.slice(Math.max(0, at - 2), at).findLast(x => x.speaker !== null && x.speaker !== speaker)
  return s?.speaker ?? null
}

/** Who speaks next, soon. */
function after(
  said: readonly Segment[],
  at: number,
  speaker: number | null,
): { readonly speaker: number; readonly atOnce: boolean } | null {
  const i = said.findIndex((s, k) => k > at && k <= at + 3 && s.speaker !== null && s.speaker !== speaker)
  const next = said[i]?.speaker ?? null
  return next === null ? null : { speaker: next, atOnce: i === at + 1 || said.slice(at + 1, i).every(s => s.speaker === speaker) }
}
