import { bidsOf, type NameWays, rankForms } from './choose-name.ts'
import { type Bid, FEATURES, featuresOf } from './choose-name-features.ts'
import { BEARER, bearerFeatures, inFullName, isImpossible, kindOf } from './heard-bearer.ts'
import type { Best, Form } from './heard-forms.ts'
import { PLACE, placeFeatures, slotOf, type Talk } from './heard-place.ts'
import { BEARER_WEIGHTS, PLACE_WEIGHTS, READING_WEIGHTS } from './heard-weights.ts'
import { skeleton, soundsOf } from './phonetic.ts'

/** Words `from` to `to` of a talk that sound a little like a name. */
export interface Hearing {
  readonly from: number
  readonly to: number
  /** As written. */
  readonly heard: string
  readonly best: Best
}

/** Least confidence of a repair: chosen by `bench/heard.ts`. */
export const REPAIR = { accept: 0.3 }

/** What is weighed of a hearing: for each name that may be meant, its reading and features; the features of the place count against all of them. */
export interface Weighed {
  readonly ways: readonly NameWays[]
  readonly bids: readonly Bid[]
  /** By position in `best.rivals`; null where no reading of the name is possible. */
  readonly bearers: readonly (readonly number[] | null)[]
  readonly place: readonly number[]
}

export function weigh(talk: Talk, { from, to, heard, best }: Hearing): Weighed {
  const ways = best.rivals.map(({ form }) => ({
    name: form.entity.name,
    forms: [{ text: form.text, kind: inFullName(talk.words, from, to, form) ? ('whole' as const) : kindOf(form) }],
  }))
  const bids = bidsFor(best, heard, ways)
  const bones = skeleton(soundsOf(heard))
  const slot = slotOf(talk.words, from, to)
  const bearers = best.rivals.map((rival, i) => {
    const bid = bids.find(b => b.index === i)
    if (!bid || isImpossible(talk.words.slice(from, to), slot, rival.form)) return null
    const next = Math.max(0, ...best.rivals.flatMap((r, k) => (k === i ? [] : r.total)))
    const more = { margin: rival.total - next, rivals: best.rivals.length - 1, bones }
    return [...bearerFeatures(talk, from, to, slot, rival, more), ...readingOf(bid)]
  })
  return { ways, bids, bearers, place: placeFeatures(talk, from, to, slot) }
}

/**
 * Which of the names that sound like words of a talk was said there, if any: decided by `rankForms`, as in the names benchmark. What is known here
 * besides speaks for or against each, as estimated by `scripts/train-heard.ts`.
 */
export function judgeHeard(talk: Talk, hearing: Hearing): { form: Form; score: number; odds: number } | null {
  const { ways, bids, bearers, place } = weigh(talk, hearing)
  const context = {
    prior: (i: number): number => (bearers[i] ? sum(OF_BEARER, bearers[i]) : Number.NEGATIVE_INFINITY),
    nobody: sum(OF_PLACE, place) + PLACE_WEIGHTS.nobody,
  }
  const [choice] = rankForms(hearing.heard, ways, context, bids)
  const rival = choice && choice.confidence >= REPAIR.accept ? hearing.best.rivals[choice.index] : undefined
  if (!choice || !rival) return null
  return { form: rival.form, score: rival.total, odds: Math.log(choice.confidence / Math.max(1e-9, 1 - choice.confidence)) }
}

const OF_PLACE = PLACE.map(name => PLACE_WEIGHTS[name])
const OF_BEARER = [...BEARER.map(name => BEARER_WEIGHTS[name]), ...FEATURES.map(name => READING_WEIGHTS[name])]
function sum(weights: readonly number[], values: readonly number[]): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += (weights[i] ?? 0) * (values[i] ?? 0)
  return total
}

/** What is weighed of a reading, worked out once. */
function readingOf(bid: Bid): readonly number[] {
  const known = READINGS.get(bid) ?? featuresOf(bid)
  READINGS.set(bid, known)
  return known
}
const READINGS = new WeakMap<Bid, readonly number[]>()

/** What was heard as each of the names, whatever the place: the same words come again all through a talk. */
function bidsFor(best: Best, heard: string, ways: readonly NameWays[]): readonly Bid[] {
  const known = HEARD_BEFORE.get(best) ?? new Map<string, readonly Bid[]>()
  HEARD_BEFORE.set(best, known)
  const key = `${ways.map(w => w.forms[0]?.kind).join()} ${heard}`
  const bids = known.get(key) ?? bidsOf(heard, ways, {})
  known.set(key, bids)
  return bids
}
const HEARD_BEFORE = new WeakMap<Best, Map<string, readonly Bid[]>>()
