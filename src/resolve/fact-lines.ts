import type { KnownStatement } from '../model/contracts.ts'
import type { Resolution, ResolvedStatement } from '../model/entity.ts'
import type { StatementId } from '../model/ids.ts'
import { foldName, wordsOf } from '../model/text.ts'
import { newHolder } from './another-holder.ts'
import { takesItsPlace } from './another-slot.ts'
import { isAnotherState } from './another-state.ts'
import { sameTask } from './completion.ts'
import { estimateReplacements } from './estimated.ts'
import { type InContext, laterInContext, stemsOf } from './in-context.ts'
import { isGone, isValued, type LookUps, lookUps, type RelationInput } from './known-lines.ts'
import {
  dayOfSubject,
  fromElsewhere,
  isLaterValue,
  measuresNothing,
  otherPeriod,
  otherSubject,
  pointsBack,
  withPlainDays,
} from './later-value.ts'
import { nameEachOther, namesWith, nearnessOf } from './nearness.ts'
import { otherThing } from './other-thing.ts'
import { sameButReceiver } from './receiver.ts'
import { remembered } from './remembered.ts'
import { sameNumbers } from './replaces.ts'
import { cannotBeOne, saysAgain, withoutNumbers } from './said-again.ts'
import { correctsNumber, otherAmount } from './task-amounts.ts'
import { coverage, sameValue, type Value, valuesOf, weighedWords } from './values.ts'

type Relation = NonNullable<Resolution['relations']>[number]

/**
 * How the statements of this source relate to earlier ones: what is said again folds into the first, in whatever words; a later fact about the same
 * attribute of the same entity replaces the earlier one. What cannot be ordered is left beside it, marked for review by `contradicts`.
 * What the person took away or rejected is found like everything else: said again, it folds into what is gone and so stays away.
 */
export function relateStatements(input: RelationInput): {
  readonly relations: readonly Relation[]
  readonly contradicts: ReadonlyMap<number, string>
} {
  const relations: Relation[] = []
  const contradicts = new Map<number, string>()
  const taken = new Set<StatementId>()
  const known = lookUps(input)
  const estimate = estimateReplacements(input, known)
  input.statements.forEach((s, index) => {
    if (s.kind === 'action') {
      const again = sameAction(s, input, known, taken)
      if (again) {
        taken.add(again.id)
        relations.push({ index, restates: again.id })
      }
      return
    }
    const same: KnownStatement[] = []
    const supersedes: StatementId[] = []
    const later: KnownStatement[] = []
    for (const e of known.about(s)) {
      const said = isValued(s) && isValued(e) ? compare(e, s, input) : null
      const how = said !== 'same' && said !== null && estimate.denies(s, e) ? null : said
      if (how === 'same' || (how === null && saysAgain(e, s, input.nameWords))) {
        // What is alike but for its value or state is looked at below.
        if (isGone(e) || laterValue(e, s, input) === null) same.push(e)
      } else if (isGone(e)) continue
      else if (how === 'replaces') supersedes.push(e.id)
      else if (how === 'replaced') later.push(e)
      else if (how === 'contradicts') contradicts.set(index, `says otherwise: ${e.text}`)
    }
    for (const e of known.alike(s)) {
      if (isGone(e) || supersedes.includes(e.id) || same.includes(e) || estimate.denies(s, e)) continue
      const how = laterValue(e, s, input) ?? unlinked(e, s, input)
      if (how === 'replaces') supersedes.push(e.id)
      else if (how === 'replaced' && !later.includes(e)) later.push(e)
    }
    const ruled = known.alike(s).filter(e => supersedes.includes(e.id) || later.includes(e))
    for (const { earlier: e, how } of estimate.of(s)) {
      if (same.includes(e) || ruled.includes(e) || (ruled.length > 0 && !ruled.some(r => sameNumbers(r.text, e.text)))) continue
      if (how === 'replaces') supersedes.push(e.id)
      else later.push(e)
    }
    for (const e of known.around(s)) if (!supersedes.includes(e.id) && saysAgain(e, s, input.nameWords)) same.push(e)
    // An engine may take for a fact today what it took for a decision: to the person it is the same line, which they took away.
    const restates = bestOf(
      same.filter(e => e.kind === s.kind || isGone(e)),
      s,
    )
    // Delivered late: the first of those that came after it.
    const [by] = restates ? [] : later.sort((a, b) => (a.date ?? '').localeCompare(b.date ?? '') || a.id.localeCompare(b.id))
    if (restates || supersedes.length > 0 || by)
      relations.push({
        index,
        ...(restates ? { restates: restates.id } : {}),
        ...(supersedes.length > 0 ? { supersedes } : {}),
        ...(by ? { supersededBy: by.id } : {}),
      })
  })
  return { relations, contradicts }
}

/** In the very words before what is gone, that before all others. */
function bestOf(same: readonly KnownStatement[], s: ResolvedStatement): KnownStatement | null {
  const words = foldName(s.text)
  const rank = (e: KnownStatement): number => (!isGone(e) && foldName(e.text) === words ? 0 : isGone(e) ? 1 : 2)
  return same.reduce<KnownStatement | null>((best, e) => (best === null || rank(e) < rank(best) ? e : best), null)
}

function sameAction(s: ResolvedStatement, input: RelationInput, known: LookUps, taken: ReadonlySet<StatementId>): KnownStatement | null {
  if (s.status === 'done' || s.status === 'rejected') return null
  let best: KnownStatement | null = null
  let score = 0.72
  const names = input.nameWords
  for (const t of known.tasks(s)) {
    const gone = isGone(t)
    // A task that names nobody is anybody's: only in the very words.
    const linked = s.owner !== null || s.about.length > 0 || foldName(t.text) === foldName(s.text)
    if (!gone && (!linked || taken.has(t.id))) continue
    // "Make that 80": the same task with another number. A quote for 600 kg and one for 80 are two.
    const corrected = !gone && correctsNumber((input.day ?? '') < (t.date ?? '') ? t : s)
    if (!corrected && otherAmount(t, s)) continue
    // "Send the drawing of the mill pump" is not "… of the bridge pump", however alike the rest is.
    const other = corrected ? cannotBeOne(withoutNumbers(t), withoutNumbers(s), names) : cannotBeOne(t, s, names)
    const alike = namesOtherThings(t.text, s.text, names, 1) || other ? 0 : sameTask(t, s, names)
    const x = gone && alike < 1 && (saysAgain(t, s, names) || sameButReceiver(t, s)) ? 0.99 : alike
    if (x > score) {
      best = t
      score = x
    }
  }
  return best
}

/** A later (or, delivered late, an earlier) value or state of what `earlier` speaks of; null where there is no order or it is another thing. */
function laterValue(earlier: KnownStatement, s: ResolvedStatement, input: RelationInput): 'replaces' | 'replaced' | null {
  if (!input.day || !earlier.date || input.day === earlier.date) return null
  const nearness = nearnessOf(earlier, s, input)
  const said: InContext = { text: earlier.text, quote: earlier.evidence[0]?.quote ?? '', day: earlier.date, context: stemsOf(earlier) }
  const says: InContext = { text: s.text, quote: s.evidence[0]?.quote ?? '', day: input.day, context: stemsOf(s) }
  const after = input.day > earlier.date
  const [old, fresh] = after ? [said, says] : [says, said]
  // What both are about by name does not say what of it is measured.
  const names = namesWith([...earlier.about, ...s.about], input.nameWords)
  return isLaterValue(old, fresh, names, nearness) ||
    isAnotherState(old.text, fresh.text, input.nameWords, nearness) ||
    laterInContext(old, fresh, names, nearness) ||
    takesItsPlace(old.text, fresh.text, input.nameWords, nearness)
    ? after
      ? 'replaces'
      : 'replaced'
    : null
}

/** `compare` of two that are about one thing although only one of them is linked to it. */
function unlinked(earlier: KnownStatement, s: ResolvedStatement, input: RelationInput): 'replaces' | 'replaced' | null {
  if (!nameEachOther(earlier, s, input.knowledge)) return null
  const how = compare(earlier, s, input)
  return how === 'replaces' || how === 'replaced' ? how : null
}

/** Words that say what is stated of a thing; synonyms share a class. */
const ATTRIBUTES: readonly (readonly [string, RegExp])[] = [
  ['release', /\b(?:releas\w*|ship(?:s|ped)?|launch\w*|go[- ]?live|goes out|roll(?:ed|s)? out|cut-?over|general availability)\b/i],
  ['energise', /\benergi[sz]\w*|\bpower(?:ed)? up\b|\bcommission\w*/i],
  ['price', /\b(?:price[sd]?|pricing|quot\w+|cost[s]?|a year|per year|annual\w*|rate|budget|total|worth|money|funding|invoice[sd]?)\b/i],
  ['fee', /\b(?:fees?|commission|cut|share)\b/i],
  ['size', /\b(?:siz\w+|capacity)\b/i],
  ['sites', /\b(?:sites?|locations?|stores?|branches)\b/i],
  ['workshop', /\bworkshop\b/i],
  ['deadline', /\b(?:deadline|due|expir\w+|ends?|end date|cut-?off|freeze)\b/i],
  ['start', /\b(?:start(?:s|ed|ing)?|begin\w*|kick-?off)\b/i],
  ['delivery', /\b(?:deliver\w*|arriv\w*|lead time)\b/i],
  ['term', /\b(?:term|contract length|duration)\b/i],
  ['headcount', /\b(?:headcount|heads|team of|people|engineers|hires?)\b/i],
  ['meeting', /\b(?:meeting|call|visit|plenary|offsite|session|audit|review|demo|test|walk)\b/i],
  ['status', /\b(?:status|on track|delayed|blocked|on hold|cancel\w+|signed|live|approved|rejected|paused)\b/i],
]

// Each statement is compared with a hundred others: what it says is read once.
const attributesOf = remembered(
  (text: string): ReadonlySet<string> => new Set(ATTRIBUTES.flatMap(([name, p]) => (p.test(withPlainDays(text)) ? [name] : []))),
)
const valuesIn = remembered((text: string): readonly Value[] => valuesOf(text))

/** `same`: says it again; `replaces`: later value of the same attribute; `replaced`: an earlier value, delivered late; `contradicts`: another value, but no order. */
export function compare(
  earlier: KnownStatement,
  s: ResolvedStatement,
  input: Pick<RelationInput, 'day' | 'nameWords'>,
): 'same' | 'replaces' | 'replaced' | 'contradicts' | null {
  const other = namesOtherThings(earlier.text, s.text, input.nameWords, 2) || cannotBeOne(earlier, s, input.nameWords)
  const a = textAndQuotes(earlier)
  const b = textAndQuotes(s)
  const [va, vb] = [valuesIn(a, input.nameWords), valuesIn(b, input.nameWords)]
  const like = likeness(earlier.text, s.text, input.nameWords)
  const theirs = attributesOf(b, input.nameWords)
  const shared = [...attributesOf(a, input.nameWords)].filter(x => theirs.has(x))
  const words = coverage(weighedWords(earlier.text, input.nameWords), weighedWords(s.text, input.nameWords))
  const order = input.day && earlier.date ? input.day.localeCompare(earlier.date) : 0
  const replaced = order > 0 ? 'replaces' : order < 0 ? 'replaced' : 'contradicts'
  // The one of the later day says what is now.
  const [old, fresh] = order < 0 ? [s, earlier] : [earlier, s]
  const measures = ATTRIBUTES.flatMap(([name, p]) => (shared.includes(name) ? [p] : []))
  const apart = otherSubject(old.text, fresh.text, input.nameWords, measures) || otherThing(old.text, fresh.text, input.nameWords)
  const comparableAtAll = !apart && !measuresNothing(old.text, fresh.text) && !fromElsewhere(old.text, fresh.text)
  const kinds = [...new Set(va.map(v => v.kind))].filter(k => vb.some(v => v.kind === k))
  for (const kind of kinds) {
    if (kind === 'date' ? [old, fresh].every(t => dayOfSubject(t.text)) : otherPeriod(old.text, fresh.text)) continue
    const [x, y] = [va.filter(v => v.kind === kind), vb.filter(v => v.kind === kind)]
    const specific =
      shared.some(attribute => (kind === 'date' ? SPECIFIC_DAY : SPECIFIC).has(attribute)) &&
      (kind === 'date' || kind === 'clock' || x.some(v => y.some(w => comparable(v, w))))
    const near = shared.length > 0 ? specific || (words.weight >= 1.2 && words.share >= 0.35) : words.share >= 0.5 && words.weight >= 1.4
    if (!near) continue
    if (x.some(v => y.some(w => sameValue(v, w)))) {
      // `12 MW / 48 MWh` and `12 MW / 36 MWh` share one value and differ in the other.
      const rest = x.filter(v => !y.some(w => sameValue(v, w)))
      const changed = y.filter(w => !x.some(v => sameValue(v, w)))
      if (kind === 'quantity' && rest.some(v => changed.some(w => unit(v) === unit(w)))) return comparableAtAll ? replaced : null
      return like >= 0.5 && !other ? 'same' : null
    }
    if (kind === 'quantity' && !x.some(v => y.some(w => unit(v) === unit(w)))) continue
    if (comparableAtAll && !(kind === 'quantity' && y.every(w => pointsBack(w, fresh.text)))) return replaced
  }
  if (newHolder(old, fresh)) return replaced
  return like >= 0.72 && va.length === vb.length && !other ? 'same' : null
}

/** Amounts of one order of magnitude and unit. */
function comparable(a: Value, b: Value): boolean {
  const [x, y] = [Number.parseFloat(a.key), Number.parseFloat(b.key)]
  return unit(a) === unit(b) && x > 0 && y > 0 && Math.max(x, y) / Math.min(x, y) <= 3
}

/** Attributes of which a thing has one at a time: another value is a replacement, even where few words agree. */
const SPECIFIC = new Set(['fee', 'size', 'sites', 'price'])
const SPECIFIC_DAY = new Set(['release', 'energise', 'workshop'])

const textAndQuotes = (s: { readonly text: string; readonly evidence: readonly { readonly quote: string }[] }): string =>
  `${s.text} . ${s.evidence[0]?.quote ?? ''}`
const unit = (v: Value): string => v.key.split(' ').slice(1).join(' ')

/**
 * True where each text has words of matter that the other lacks: they speak of two things. One proper name on each side is enough (values are compared by themselves); of other
 * words `common` on each side.
 */
function namesOtherThings(a: string, b: string, names: ReadonlySet<string>, common: number): boolean {
  const [x, y] = [weighedWords(a, names), weighedWords(b, names)]
  const only = (from: ReadonlyMap<string, number>, to: ReadonlyMap<string, number>): string[] => {
    const shared = new Set(coverage(from, to).words)
    return [...from.keys()].filter(w => !shared.has(w))
  }
  const [left, right] = [only(x, y), only(y, x)]
  const capitals = (text: string) =>
    text
      .split(/\s+/)
      .slice(1)
      .flatMap(w => (/^\p{Lu}/u.test(w) ? wordsOf(w) : []))
  const proper = (w: string, text: string) => capitals(text).some(c => c.startsWith(w) || w.startsWith(c))
  return (left.length >= common && right.length >= common) || (left.some(w => proper(w, a)) && right.some(w => proper(w, b)))
}

function likeness(a: string, b: string, names: ReadonlySet<string>): number {
  const [x, y] = [weighedWords(a, names), weighedWords(b, names)]
  if (x.size === 0 || y.size === 0) return 0
  return (coverage(x, y).share + coverage(y, x).share) / 2
}
