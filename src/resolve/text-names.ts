import type { KnowledgeView } from '../model/contracts.ts'
import type { NameRepair } from '../model/entity.ts'
import type { EntityId, Span } from '../model/ids.ts'
import { foldName, wordsOf } from '../model/text.ts'
import type { EntityBook } from './entity-book.ts'
import { findHeard, type HeardContext, knownHeard } from './heard.ts'
import { heardAgain } from './heard-again.ts'
import type { NameUse } from './name-use.ts'
import { type Circle, rightNames } from './near.ts'
import { nameParts } from './person-name.ts'
import type { Word } from './words.ts'

/** Where the source spells a near name right. Each surface is linked once. */
export function exactUses(words: readonly Word[], circle: Circle, cased: boolean): NameUse[] {
  const forms = new Map<string, { parts: readonly string[]; entity: EntityId; strength: number }[]>()
  const add = (name: string, entity: EntityId, strength: number) => {
    const parts = wordsOf(name)
    const head = parts[0]
    if (!head || parts.join('').length < 3) return
    const list = forms.get(head) ?? []
    list.push({ parts, entity, strength })
    forms.set(head, list)
  }
  for (const n of circle.all()) {
    const e = n.entity
    for (const name of [e.name, ...e.aliases]) add(name, e.id, n.strength + 10 * wordsOf(name).length)
    if (e.type === 'person' && n.strength >= 1) for (const p of e.name.split(/\s+/)) add(p, e.id, n.strength)
  }
  const out: NameUse[] = []
  for (let i = 0; i < words.length; i++) {
    const w = words[i]
    const short = w ? initialUse(words, i, circle) : null
    if (short) {
      out.push(short)
      i = short.to - 1
      continue
    }
    const options = w ? forms.get(w.key.split('-')[0] ?? '') : undefined
    if (!w || !options) continue
    let best: { length: number; ids: Map<EntityId, number> } | null = null
    for (const o of options) {
      const length = spans(words, i, o.parts)
      if (length === 0) continue
      const isPerson = o.entity.startsWith('person/')
      if (cased && isPerson && !words.slice(i, i + length).some(x => x.capital)) continue
      if (cased && !isPerson && !w.capital && w.rank !== null && o.parts.length === 1) continue
      if (!cased && length === 1 && w.rank !== null) continue
      if (isPerson && length === 1 && w.opens && w.rank !== null && w.rank < 1500) continue
      if (!best || length > best.length) best = { length, ids: new Map() }
      if (length === best.length) best.ids.set(o.entity, Math.max(best.ids.get(o.entity) ?? 0, o.strength))
    }
    if (!best) continue
    const top = Math.max(...best.ids.values())
    const leaders = [...best.ids].filter(([, s]) => s >= top - 0.4)
    const [only] = leaders
    if (leaders.length === 1 && only && (top % 10 >= 1 || best.length > 1)) out.push({ entity: only[0], from: i, to: i + best.length })
    i += best.length - 1
  }
  return out
}

/** `S. Baek`: an initial and a surname that one near person has. */
function initialUse(words: readonly Word[], at: number, circle: Circle): NameUse | null {
  const [a, b] = [words[at], words[at + 1]]
  if (!a || !b || a.text.length !== 1 || !a.capital || !b.capital || b.segment !== a.segment || !/^\. ?$/.test(b.gap)) return null
  const fits = circle.people().filter(n => nameParts(n.entity.name).last === b.key && nameParts(n.entity.name).first.startsWith(a.key))
  const [only] = fits
  return fits.length === 1 && only ? { entity: only.entity.id, from: at, to: at + 2 } : null
}

/** Number of source words that spell `parts` from `at`, 0 where they do not. A hyphenated source word may hold several parts. */
function spans(words: readonly Word[], at: number, parts: readonly string[]): number {
  let p = 0
  for (let i = at; i < words.length && i < at + parts.length; i++) {
    const w = words[i]
    if (!w || (i > at && (w.segment !== words[at]?.segment || !/^[\s-]*$/.test(w.gap)))) return 0
    for (const piece of w.key.split('-')) {
      if (piece !== parts[p]) return 0
      p++
    }
    if (p === parts.length) return i - at + 1
  }
  return 0
}

/** What finding misheard names must know of a talk. */
export function heardContext(
  words: readonly Word[],
  exact: readonly NameUse[],
  circle: Circle,
  knowledge: KnowledgeView,
  cased: boolean,
): HeardContext {
  const taken = new Uint8Array(words.length)
  for (const u of exact) taken.fill(1, u.from, u.to)
  const right = (i: number): boolean => taken[i] === 1
  return { candidates: circle.all(), rightNames: rightNames(circle), decisions: h => knowledge.decisionsFor(h), cased, right }
}

/** Misheard names of near entities, those that the vault already knows included. */
export function heardNames(
  words: readonly Word[],
  exact: readonly NameUse[],
  circle: Circle,
  book: EntityBook,
  knowledge: KnowledgeView,
  cased: boolean,
): NameRepair[] {
  const context = heardContext(words, exact, circle, knowledge, cased)
  const { right, candidates: all } = context
  const found = heardAgain(findHeard(words, context), words, right)
  const out = found.flatMap(r => {
    const spans = r.spans.filter(s => wordsOfSpan(words, s.span).some(i => !right(i)))
    return spans.length > 0 ? [{ ...r, spans }] : []
  })
  for (const [form, id] of knownHeard(words, all)) {
    const e = book.get(id)
    if (!e || out.some(r => foldName(r.heard) === form)) continue
    const parts = form.split(' ')
    const [head = ''] = parts
    const spans: { readonly segment: number; readonly span: Span }[] = []
    for (const [i, w] of words.entries()) {
      // One word in a thousand begins like it.
      if (!w.key.startsWith(head) || right(i) || (!w.capital && cased && parts.length === 1)) continue
      const n = spansOf(words, i, parts)
      const last = words[i + n - 1]
      if (n > 0 && last) spans.push({ segment: w.segment, span: { start: w.start, end: last.end } })
    }
    const first = spans[0]
    if (first)
      out.push({
        heard: words.find(w => w.start === first.span.start) ? (e.heardAs.find(h => foldName(h) === form) ?? form) : form,
        entity: id,
        canonical: e.name,
        reason: `known heard form, ${spans.length} times`,
        score: 0.95,
        spans,
      })
  }
  return out
}
const spansOf = spans

const syllables = (word: string): number => word.match(/[aeiouy]+/g)?.length ?? 0

/**
 * `Jandro` of `Alejandro`: the beginning or end of the first name, at least four letters of it. What has as many syllables is no shorter:
 * `Marta` for Martagh lacks letters that nobody speaks.
 */
export function isShortForm(heard: string, form: string): boolean {
  const [short, full] = [foldName(heard), foldName(form)]
  const isPart = full.startsWith(short) || full.endsWith(short)
  return !short.includes(' ') && short.length >= 4 && isPart && syllables(short) < syllables(full)
}

function wordsOfSpan(words: readonly Word[], span: { start: number; end: number }): number[] {
  const out: number[] = []
  for (let i = wordAt(words, span.start) ?? words.length; i < words.length && (words[i]?.start ?? 0) < span.end; i++) out.push(i)
  return out
}

/** Index of the word that begins at an offset. Words are in order: a talk has thousands, and few are asked for. */
function wordAt(words: readonly Word[], start: number): number | undefined {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return words[low]?.start === start ? low : undefined
}

/** Where the repaired names stand. */
export function usesOfRepairs(words: readonly Word[], repairs: readonly NameRepair[]): NameUse[] {
  return repairs.flatMap(r =>
    r.spans.flatMap(s => {
      const from = wordAt(words, s.span.start)
      if (from === undefined) return []
      let to = from + 1
      while (words[to] && (words[to]?.start ?? 0) < s.span.end) to++
      return [{ entity: r.entity, from, to }]
    }),
  )
}
