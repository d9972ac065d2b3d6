import type { KnowledgeView, KnownStatement } from '../model/contracts.ts'
import type { Resolution, ResolvedStatement } from '../model/entity.ts'
import type { EntityId, IsoDate, SourceId, StatementId } from '../model/ids.ts'
import { wordsOf } from '../model/text.ts'
import { sameTask } from './completion.ts'
import { contentWords, coverage, type Value, valuesOf } from './values.ts'

type Relation = NonNullable<Resolution['relations']>[number]

export interface RelationInput {
  readonly source: SourceId
  readonly day: IsoDate | null
  readonly statements: readonly ResolvedStatement[]
  readonly nameWords: ReadonlySet<string>
  readonly knowledge: KnowledgeView
}

/**
 * How the statements of this source relate to earlier ones: a task or fact said again folds into the first; a later fact about the same
 * attribute of the same entity replaces the earlier one. What cannot be ordered is left beside it, marked for review by `contradicts`.
 */
export function relateStatements(input: RelationInput): {
  readonly relations: readonly Relation[]
  readonly contradicts: ReadonlyMap<number, string>
} {
  const relations: Relation[] = []
  const contradicts = new Map<number, string>()
  const taken = new Set<StatementId>()
  input.statements.forEach((s, index) => {
    if (s.kind === 'action') {
      const again = sameAction(s, input, taken)
      if (again) {
        taken.add(again.id)
        relations.push({ index, restates: again.id })
      }
      return
    }
    if (s.kind !== 'fact' && s.kind !== 'decision' && s.kind !== 'risk' && s.kind !== 'question') return
    const earlier = aboutSame(s, input)
    let restates: StatementId | null = null
    const supersedes: StatementId[] = []
    for (const e of earlier) {
      const how = compare(e, s, input)
      if (how === 'same' && e.kind === s.kind) restates ??= taken.has(e.id) ? null : e.id
      else if (how === 'replaces') supersedes.push(e.id)
      else if (how === 'contradicts') contradicts.set(index, `says otherwise: ${e.text}`)
    }
    if (restates) taken.add(restates)
    if (restates || supersedes.length > 0)
      relations.push({ index, ...(restates ? { restates } : {}), ...(supersedes.length > 0 ? { supersedes } : {}) })
  })
  return { relations, contradicts }
}

function sameAction(s: ResolvedStatement, input: RelationInput, taken: ReadonlySet<StatementId>): KnownStatement | null {
  if (s.status === 'done' || s.status === 'rejected') return null
  let best: KnownStatement | null = null
  let score = 0.72
  for (const p of [...(s.owner ? [s.owner] : []), ...s.about]) {
    for (const t of input.knowledge.openActions(p, 40)) {
      if (t.source === input.source || taken.has(t.id) || (input.day && t.date && t.date > input.day)) continue
      const x = sameTask(t, s, input.nameWords)
      // "Send the drawing of the mill pump" is not "… of the bridge pump", however alike the rest is.
      if (x > score && !namesOtherThings(t.text, s.text, input.nameWords, 1)) {
        best = t
        score = x
      }
    }
  }
  return best
}

function aboutSame(s: ResolvedStatement, input: RelationInput): KnownStatement[] {
  const kinds = s.kind === 'fact' || s.kind === 'decision' ? ['fact', 'decision'] : [s.kind]
  const out = new Map<string, KnownStatement>()
  const ids: EntityId[] = [...s.about]
  for (const id of ids) for (const k of input.knowledge.statementsAbout(id, kinds, 60)) if (k.source !== input.source) out.set(k.id, k)
  return [...out.values()]
}

/** Words that say what is stated of a thing; synonyms share a class. */
const ATTRIBUTES: readonly (readonly [string, RegExp])[] = [
  ['release', /\b(?:releas\w*|ship(?:s|ped)?|launch\w*|go-?live|goes out|roll(?:ed|s)? out|cut-?over|general availability)\b/i],
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
const ROLE =
  /\b(?:(?:is|am|'m|’m|are|was|become[s]?|became|as|you['’]re|i['’]m)\s+(?:now\s+)?(?:the\s+|our\s+|a\s+|an\s+|their\s+)?)?((?:[\p{L}-]+ ){0,3}(?:manager|director|head|lead|officer|engineer|architect|president|vp|chair|editor|owner|counsel|ceo|cto|cfo|coo|chief|coordinator|analyst|partner|sponsor|contact)\b(?:,? (?:of|for) [\p{L} ]{3,40}|, \p{Lu}\p{L}+)?)/iu

const attributesOf = (text: string): ReadonlySet<string> => new Set(ATTRIBUTES.flatMap(([name, p]) => (p.test(text) ? [name] : [])))
const roleOf = (text: string): string | null => ROLE.exec(text)?.[1]?.toLowerCase().trim() ?? null

/** `same`: says it again; `replaces`: later value of the same attribute; `contradicts`: another value, but no order. */
export function compare(
  earlier: KnownStatement,
  s: ResolvedStatement,
  input: Pick<RelationInput, 'day' | 'nameWords'>,
): 'same' | 'replaces' | 'contradicts' | null {
  const other = namesOtherThings(earlier.text, s.text, input.nameWords, 2)
  if (earlier.kind === 'question' || earlier.kind === 'risk')
    return !other && likeness(earlier.text, s.text, input.nameWords) >= 0.75 ? 'same' : null
  const a = textAndQuotes(earlier)
  const b = textAndQuotes(s)
  const [va, vb] = [valuesOf(a), valuesOf(b)]
  const like = likeness(earlier.text, s.text, input.nameWords)
  const shared = [...attributesOf(a)].filter(x => attributesOf(b).has(x))
  const words = coverage(contentWords(earlier.text, input.nameWords), contentWords(s.text, input.nameWords))
  const order = input.day && earlier.date ? input.day.localeCompare(earlier.date) : 0
  const replaced = order > 0 ? 'replaces' : order < 0 ? null : 'contradicts'
  const kinds = [...new Set(va.map(v => v.kind))].filter(k => vb.some(v => v.kind === k))
  for (const kind of kinds) {
    const [x, y] = [va.filter(v => v.kind === kind), vb.filter(v => v.kind === kind)]
    const specific = shared.some(attribute => SPECIFIC.has(attribute)) && (kind === 'date' || x.some(v => y.some(w => comparable(v, w))))
    const near = shared.length > 0 ? specific || (words.weight >= 1.2 && words.share >= 0.35) : words.share >= 0.5 && words.weight >= 1.4
    if (!near) continue
    if (x.some(v => y.some(w => sameValue(v, w)))) {
      // `12 MW / 48 MWh` and `12 MW / 36 MWh` share one value and differ in the other.
      const rest = x.filter(v => !y.some(w => sameValue(v, w)))
      const changed = y.filter(w => !x.some(v => sameValue(v, w)))
      if (kind === 'quantity' && rest.some(v => changed.some(w => unit(v) === unit(w)))) return replaced
      return like >= 0.5 && !other ? 'same' : null
    }
    if (kind === 'quantity' && !x.some(v => y.some(w => unit(v) === unit(w)))) continue
    return replaced
  }
  const [ra, rb] = [roleOf(earlier.text), roleOf(s.text)]
  const person = earlier.about.find(id => id.startsWith('person/') && s.about.includes(id))
  if (ra && rb && ra !== rb && person && CHANGE.test(b) && PREDICATE.test(b)) return replaced
  if (ra && rb && sameRole(ra, rb)) {
    const thing = earlier.about.find(id => !id.startsWith('person/') && s.about.includes(id))
    const other = s.about.some(id => id.startsWith('person/') && !earlier.about.includes(id))
    if (thing && other && /\b(?:from|now|new|moves|takes over|becomes|replaces|instead|as of)\b/i.test(b)) return replaced
  }
  return like >= 0.72 && va.length === vb.length && !other ? 'same' : null
}

/** Somebody is said to be something: `she becomes Director`, not `Director is …`. */
const PREDICATE =
  /(?:\b(?:is|am|are|become[s]?|became|as|now)|['’](?:s|m|re))\s+(?:now\s+)?(?:the\s+|our\s+|a\s+|an\s+|their\s+)?(?:[\p{L}-]+ ){0,3}(?:manager|director|head|lead|officer|engineer|architect|president|vp|chair|editor|owner|counsel|ceo|cto|cfo|coo|chief|coordinator|analyst|partner)\b/iu
const CHANGE = /\b(?:becom\w+|became|as of|now|promoted|new role|from (?:the )?(?:first|\d)|from \w+day|starting|effective)\b/i
const sameRole = (a: string, b: string): boolean => a.split(/ (?:of|for) /)[0] === b.split(/ (?:of|for) /)[0]
/** Amounts of one order of magnitude and unit. */
function comparable(a: Value, b: Value): boolean {
  const [x, y] = [Number.parseFloat(a.key), Number.parseFloat(b.key)]
  return unit(a) === unit(b) && x > 0 && y > 0 && Math.max(x, y) / Math.min(x, y) <= 3
}

/** Attributes of which a thing has one at a time: another value is a replacement, even where few words agree. */
const SPECIFIC = new Set(['release', 'energise', 'fee', 'size', 'sites', 'workshop', 'price'])

const textAndQuotes = (s: { readonly text: string; readonly evidence: readonly { readonly quote: string }[] }): string =>
  `${s.text} . ${s.evidence[0]?.quote ?? ''}`
const unit = (v: Value): string => v.key.split(' ').slice(1).join(' ')
const sameValue = (a: Value, b: Value): boolean =>
  a.key === b.key || (a.kind === 'date' && a.key.slice(2) === b.key.slice(2) && (a.key.startsWith('??') || b.key.startsWith('??')))

/**
 * True where each text has words of matter that the other lacks: they speak of two things. One proper name on each side is enough (values are compared by themselves); of other
 * words `common` on each side.
 */
function namesOtherThings(a: string, b: string, names: ReadonlySet<string>, common: number): boolean {
  const [x, y] = [contentWords(a, names), contentWords(b, names)]
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
  const [x, y] = [contentWords(a, names), contentWords(b, names)]
  if (x.size === 0 || y.size === 0) return 0
  return (coverage(x, y).share + coverage(y, x).share) / 2
}
