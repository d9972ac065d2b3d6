/** What takes the place of what by estimate, for all statements of a source at once: one takes the place of one. */
import type { KnownStatement } from '../model/contracts.ts'
import type { ResolvedStatement } from '../model/entity.ts'
import type { StatementId } from '../model/ids.ts'
import { stemsOf } from './in-context.ts'
import { isGone, type LookUps, type RelationInput } from './known-lines.ts'
import { namesWith, nearnessOf } from './nearness.ts'
import { bestReplacements, type Replacement, replacementOdds } from './replaces.ts'

/** Log-odds below what is needed, from which no rule is believed. */
const UNBELIEVED = -5

export interface Estimate {
  /** What `s` replaces, or (a source delivered late) what replaces it. */
  of(s: ResolvedStatement): readonly { readonly earlier: KnownStatement; readonly how: 'replaces' | 'replaced' }[]
  /** Nearly everything speaks against the two being of one thing. */
  denies(s: ResolvedStatement, e: KnownStatement): boolean
}

/** Judges every statement of the source with all that are looked up for it. */
export function estimateReplacements(input: RelationInput, lookUp: LookUps): Estimate {
  const earlier: Replacement<KnownStatement, ResolvedStatement>[] = []
  const later: Replacement<ResolvedStatement, KnownStatement>[] = []
  const denied = new Map<ResolvedStatement, Set<StatementId>>()
  for (const s of input.statements)
    for (const e of lookUp.alike(s)) {
      const odds = oddsOf(e, s, input)
      if (odds === null) continue
      if (odds < UNBELIEVED) denied.set(s, (denied.get(s) ?? new Set()).add(e.id))
      if (odds < 0) continue
      if ((e.date ?? '') < (input.day ?? '')) earlier.push({ old: e, fresh: s, odds })
      else later.push({ old: s, fresh: e, odds })
    }
  const found = Map.groupBy(
    [
      ...bestReplacements(earlier).map(r => ({ s: r.fresh, earlier: r.old, how: 'replaces' as const })),
      ...bestReplacements(later).map(r => ({ s: r.old, earlier: r.fresh, how: 'replaced' as const })),
    ],
    r => r.s,
  )
  return { of: s => found.get(s) ?? [], denies: (s, e) => denied.get(s)?.has(e.id) ?? false }
}

/** Null where there is no order, or nothing speaks for it. */
function oddsOf(e: KnownStatement, s: ResolvedStatement, input: RelationInput): number | null {
  const { day, nameWords } = input
  if (isGone(e) || !day || !e.date || e.date === day) return null
  const [said, says] = [e, s].map(({ text, context }) => ({ text, context: stemsOf({ ...(context ? { context } : {}) }) }))
  if (!said || !says) return null
  const [old, fresh] = e.date < day ? [said, says] : [says, said]
  return replacementOdds(old, fresh, namesWith([...e.about, ...s.about], nameWords), nameWords, nearnessOf(e, s, input))
}
