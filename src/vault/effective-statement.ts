import type { KnownStatement } from '../model/contracts.ts'
import type { RecordedCompletion } from '../model/record.ts'

/** What later sources say of one statement, each list in the order of time. */
export interface Relations {
  readonly restated: readonly KnownStatement[]
  readonly supersededBy: readonly KnownStatement[]
  readonly completions: readonly RecordedCompletion[]
}

/**
 * The statement as it stands now. A restatement adds its evidence and may move the due date (the old one is kept); a ticked box in a later
 * source completes, a report in words only adds the quote; what replaces it marks it superseded. Pure.
 */
export function effective(base: KnownStatement, relations: Relations): KnownStatement {
  let s: KnownStatement = base
  for (const again of relations.restated) {
    const moved = s.due !== null && again.due !== null && again.due !== s.due ? [...(s.dueBefore ?? []), s.due] : (s.dueBefore ?? [])
    const openNow = s.status === 'proposed' || s.status === 'open' || s.status === 'doing'
    s = {
      ...s,
      due: again.due ?? s.due,
      ...(moved.length > 0 ? { dueBefore: moved } : {}),
      owner: s.owner ?? again.owner,
      status: openNow && again.status === 'done' ? 'done' : s.status,
      done: s.done ?? again.done,
      evidence: [...s.evidence, ...again.evidence],
      doneEvidence: [...s.doneEvidence, ...again.doneEvidence],
    }
  }
  const by = relations.supersededBy.at(-1)
  if (by) s = { ...s, supersededBy: by.restates ?? by.id, status: s.status === 'rejected' ? s.status : 'superseded' }
  for (const completion of relations.completions) {
    const completes = completion.explicit && s.status !== 'done' && s.status !== 'rejected' && s.status !== 'superseded'
    s = {
      ...s,
      doneEvidence: [...s.doneEvidence, ...completion.evidence],
      ...(completes ? { status: 'done', done: completion.on ?? s.done } : {}),
    }
  }
  return s
}
