import type { KnownStatement } from '../model/contracts.ts'
import { isoDate } from '../model/ids.ts'
import type { RecordedCompletion } from '../model/record.ts'
import { opposed } from '../resolve/said-again.ts'
import { correctsNumber } from '../resolve/task-amounts.ts'

/** What later sources say of one statement, each list in the order of time. */
export interface Relations {
  readonly restated: readonly KnownStatement[]
  readonly supersededBy: readonly KnownStatement[]
  readonly completions: readonly RecordedCompletion[]
}

/**
 * The statement as it stands now. A restatement adds its evidence; of several due dates the one said last counts and the others are kept; a ticked box in a
 * source completes, a report in words only adds the quote; what replaces it marks it superseded. Pure, and the same whichever of the statements came first.
 */
export function effective(base: KnownStatement, relations: Relations): KnownStatement {
  const all = [base, ...relations.restated]
  const openNow = base.status === 'proposed' || base.status === 'open' || base.status === 'doing'
  const done = all.find(s => s.status === 'done')
  let s: KnownStatement = {
    ...base,
    ...dueOf(base, all),
    text: base.kind === 'action' ? textOf(base, all) : base.text,
    owner: all.find(x => x.owner !== null)?.owner ?? null,
    status: openNow && done ? 'done' : base.status,
    done: all.find(x => x.done !== null)?.done ?? null,
    evidence: all.flatMap(x => x.evidence),
    doneEvidence: all.flatMap(x => x.doneEvidence),
  }
  const by = relations.supersededBy.at(-1)
  const replacedBy = by ? (by.restates ?? by.id) : base.supersededBy
  if (replacedBy) s = { ...s, supersededBy: replacedBy, status: s.status === 'rejected' ? s.status : 'superseded' }
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

/** A task's words, or those of what last corrected their number: "make that 80". */
function textOf(base: KnownStatement, all: readonly KnownStatement[]): string {
  const corrected = all.filter(
    s => s === base || (opposed(s.text, base.text) && correctsNumber((s.date ?? '') < (base.date ?? '') ? base : s)),
  )
  return corrected.reduce((last, s) => ((s.date ?? '') >= (last.date ?? '') ? s : last), base).text
}

/** The due date that was said last, and the ones before it; the order of arrival does not count. */
function dueOf(base: KnownStatement, all: readonly KnownStatement[]): Pick<KnownStatement, 'due' | 'dueBefore' | 'dueSaid'> {
  const dated = all
    .flatMap((s, i) => (s.due === null ? [] : [{ due: s.due, said: s.dueSaid ?? s.date ?? '', before: s.dueBefore ?? [], i }]))
    .sort((a, b) => (a.said < b.said ? -1 : a.said > b.said ? 1 : a.i - b.i))
  const last = dated.at(-1)
  // Promised anew after the day had passed, and delivered in the other order: the day that has passed is not the day of the new promise.
  const passed = last !== undefined && last.said < (base.date ?? '') && last.due < (base.date ?? '')
  const due = passed ? null : (last?.due ?? null)
  const said = isoDate(last?.said ?? '')
  const before = [...new Set(dated.flatMap(d => [...d.before, d.due]))].filter(d => d !== due)
  return { due, ...(before.length > 0 ? { dueBefore: before } : {}), ...(said && all.length > 1 ? { dueSaid: said } : {}) }
}
