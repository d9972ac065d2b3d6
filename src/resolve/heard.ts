import type { NameRepair } from '../model/entity.ts'
import type { EntityId } from '../model/ids.ts'
import type { Decision } from '../model/record.ts'
import { foldName } from '../model/text.ts'
import { commonRank } from './common-words.ts'
import { type Best, type Form, type HeardCandidate, HeardForms } from './heard-forms.ts'
import { type Hearing, judgeHeard } from './heard-judge.ts'
import { FUNCTION_WORD, leastAsked, NAMED_BEFORE, talkOf } from './heard-place.ts'
import { type HeardWord, heardWord } from './heard-sounds.ts'
import { soundsOf, soundVariants } from './phonetic.ts'
import { soundSimilarity } from './sound-distance.ts'
import { isNoName } from './things.ts'
import { adjoins, type Word } from './words.ts'

/** What finding misheard names must know besides the words. */
export interface HeardContext {
  readonly candidates: readonly HeardCandidate[]
  /** Folded names (whole and single words) that are right and must never be taken for misheard ones. */
  readonly rightNames: ReadonlySet<string>
  /** True for the index of a word that is part of a name spelled right. */
  readonly right: (word: number) => boolean
  readonly decisions: (heard: string) => readonly Decision[]
  /** True where the source writes proper names with capitals at all. */
  readonly cased: boolean
}

interface Hit {
  readonly from: number
  readonly to: number
  readonly form: Form
  /** Likeness, 0–1. */
  readonly score: number
  /** How sure, in natural logarithms of odds. */
  readonly odds: number
  /** Misheard parts of which this is made: `Amaro`, `Key Spay`. */
  readonly parts?: readonly string[]
  /** What the joined parts stand for. */
  readonly whole?: string
  /** The `'s` at its end is part of what was heard: `Brandy's` for Brandis. */
  readonly withS?: boolean
}

/**
 * Finds heard forms of known names: single words, words split and joined, with and without capitals. Each needs to sound like the name,
 * to stand where a name can stand, and to have no better reading; common words are left alone unless the grammar leaves no other reading.
 */
export function findHeard(words: readonly Word[], context: HeardContext): NameRepair[] {
  const hits: Hit[] = []
  const talk = talkOf(words, context.cased)
  eachHearing(words, context, ({ withS, ...hearing }) => {
    const found = judgeHeard(talk, hearing)
    if (found) hits.push({ from: hearing.from, to: hearing.to, ...found, ...(withS ? { withS } : {}) })
  })
  return settle(hits, words, context)
}

/** Every place of the talk where words sound a little like a name, in their order: `findHeard` decides on them, `scripts/train-heard.ts` learns how. */
export function eachHearing(
  words: readonly Word[],
  context: HeardContext,
  visit: (hearing: Hearing & { readonly withS: boolean }) => void,
): void {
  const search = { words, context, traits: traitsOf(words), forms: new HeardForms(context.candidates), memo: new Map(), visit }
  for (let i = 0; i < words.length; i++) if (!context.right(i)) windowsAt(search, i)
}

interface Search {
  readonly words: readonly Word[]
  readonly traits: readonly Trait[]
  readonly context: HeardContext
  readonly forms: HeardForms
  readonly visit: (hearing: Hearing & { readonly withS: boolean }) => void
  /** Words that were compared already. */
  readonly memo: Map<string, Compared>
}

interface Compared {
  readonly window: readonly Trait[]
  readonly plain: boolean
  /** What was asked for at least. */
  least: number
  best: Best | null
}

// A function of its own, as is the next: compiled once for all words, where one loop over a whole talk is compiled anew in the middle of it.
/** Looks at the windows that begin with word `i`, the shortest first. */
function windowsAt(search: Search, i: number): void {
  const { words, traits, context } = search
  const first = words[i] as Word
  let single = true
  let allSmall = true
  let plain = true
  for (let n = 1; n <= 7 && i + n <= words.length; n++) {
    const to = i + n
    const last = words[to - 1] as Word
    const trait = traits[to - 1] as Trait
    if (n > 1 && (!trait.adjoins || context.right(to - 1))) return
    single &&= last.key.length === 1
    allSmall &&= trait.small
    plain &&= trait.plain
    if (n > 4 && !single) return
    if (n > 1 && words[to - 2]?.possessive && !(n === 2 && first.capital && last.capital)) return
    const firstNameHere = n <= 3 && first.capital && last.capital && context.right(to) && words[to]?.capital === true
    if ((allSmall && !single && !firstNameHere) || (plain && n > 3)) continue
    // A common word alone is beyond the bar, unless somebody is asked or greeted by it.
    if (plain && n === 1 && !first.capital && !NAMED_BEFORE.has(words[i - 1]?.key ?? '')) continue
    if (!firstNameHere && !worthALook(words, i, to, traits, single, context)) continue
    hear(search, i, to, plain)
  }
}

/** Visits words `from` to `to` where they sound like a name. */
function hear({ words, traits, context, forms, memo, visit }: Search, from: number, to: number, plain: boolean): void {
  const last = words[to - 1] as Word
  let key = (words[from] as Word).key
  for (let k = from + 1; k < to; k++) key += ` ${words[k]?.key}`
  if (context.rightNames.has(key)) return
  const least = leastAsked(words, from, to)
  let known = memo.get(key)
  if (!known) {
    const window = traits
      .slice(from, to)
      .map((t, k) => (from + k + 1 < to && words[from + k]?.possessive ? spokenWithS(t, words[from + k]) : t))
    known = { window, plain, least: Number.POSITIVE_INFINITY, best: null }
    memo.set(key, known)
  }
  // Nothing was found for a place that asks for more: here less may do.
  if (known.best === null && known.least > least) {
    known.best = forms.best(known.window, known.plain, least)
    known.least = least
  }
  let { best } = known
  // `Brandy's`: the s may be the name's own.
  const tail =
    last.possessive && last.capital ? forms.best([...traits.slice(from, to - 1), spokenWithS(traits[to - 1] as Trait, last)], plain) : null
  const withS = tail !== null && foldName(tail.form.text) !== key && tail.sim >= 0.86 && tail.sim > (best?.sim ?? 0)
  if (withS) best = tail
  if (best && best.sim >= least) visit({ from, to, heard: surfaceOf(words.slice(from, to), withS), best, withS })
}

/** What the look at a window asks of each of its words again and again. */
interface Trait extends HeardWord {
  /** Stands directly beside the word before it. */
  readonly adjoins: boolean
  readonly small: boolean
  /** A common word, and no capital that would make a name of it. */
  readonly plain: boolean
  /** `don't`, `I'll`. */
  readonly contracted: boolean
  /** Cannot be a name all by itself: a small word, a number, a contraction. */
  readonly neverAlone: boolean
  /** Belongs to the sentence where it opens a window. */
  readonly edge: boolean
  readonly tiny: boolean
}

function traitsOf(words: readonly Word[]): Trait[] {
  if (known.size > MOST_KNOWN) known.clear()
  return words.map((w, i) => {
    const before = words[i - 1]
    const plain = w.rank !== null && (!w.capital || w.opens)
    const beside = before !== undefined && adjoins(w, before)
    let four = known.get(w.text)
    if (!four) {
      const word = spellingOf(w)
      four = FOUR.map(([plain, adjoins]) => ({ ...word, plain, adjoins }))
      known.set(w.text, four)
    }
    return four[(plain ? 1 : 0) + (beside ? 2 : 0)] as Trait
  })
}
/** A spelling has four traits at most, by whether it is plain and adjoins: thousands of words share them, and the words of talks come again. */
const known = new Map<string, Trait[]>()
const MOST_KNOWN = 20_000

function spellingOf({ text, key }: Word): Omit<Trait, 'plain' | 'adjoins'> {
  const small = FUNCTION_WORD.has(key)
  return {
    ...heardWord(text),
    small,
    contracted: /^(?:\p{Ll}|I\b).*['’]/u.test(text),
    neverAlone: key.length < 3 || small || isNoName(key) || /^\d|^\p{Ll}.*['’]|n['’]t$|['’](?:ll|re|ve|d|m)$/u.test(text),
    edge: EDGE_WORD.has(key),
    tiny: /^(?:a|an|i|o|oh|so)$/.test(key),
  }
}
const FOUR = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const

const spokenWithS = (trait: Trait, word: Word | undefined): Trait => ({ ...trait, ...heardWord(`${word?.text ?? ''}s`) })

const surfaceOf = (window: readonly Word[], withS = false): string =>
  window
    .map((w, i) => {
      const gap = i === 0 ? '' : /-/.test(w.gap) ? '-' : /\./.test(w.gap) ? '. ' : ' '
      return gap + w.text + (w.possessive && (withS || i + 1 < window.length) ? "'s" : '')
    })
    .join('')

/** A quick look at a window before anything is compared: can a name stand here at all? */
function worthALook(
  words: readonly Word[],
  from: number,
  to: number,
  traits: readonly Trait[],
  single: boolean,
  context: HeardContext,
): boolean {
  const first = words[from]
  const last = words[to - 1]
  if (!first || !last) return false
  const length = to - from
  const trait = traits[from]
  if (length === 1) {
    if (trait?.neverAlone) return false
    return first.rank === null || first.capital || first.possessive || !context.cased
  }
  if (single) return length >= 3
  // `Ask Birgitte`: the verb is the sentence's.
  if (first.opens && first.rank !== null && NAMED_BEFORE.has(first.key)) return false
  // "ninety Lambertus": a common word before a capital is no part of the name.
  if (context.cased && !first.capital && first.rank !== null && first.key.length > 3 && words[from + 1]?.capital) return false
  if (context.cased && !first.capital && trait?.tiny) return false
  for (let i = from; i < to; i++) if (traits[i]?.contracted) return false
  // A small word that opens the sentence, or closes a window that does not begin with a true capital, is just that word.
  const opensSmall = trait?.small && (first.opens || !first.capital) && first.key !== 'oh'
  if (opensSmall && !(first.capital && !first.opens)) {
    let rare = 0
    for (let i = from; i < to; i++) if (words[i]?.rank === null && (words[i]?.key.length ?? 0) > 3) rare++
    if (rare === 0 || context.cased) return false
  }
  if (traits[to - 1]?.small && context.cased && !(first.capital && !first.opens && last.capital)) return false
  // Small words at the edges belong to the sentence, unless they were torn out of the name with a capital ("A Mecca", "Oh Star A").
  if (traits[to - 1]?.small && !last.capital && last.key.length > 2) return false
  return !trait?.edge || (context.cased && first.capital && !first.opens && last.capital)
}
const EDGE_WORD = new Set('the and or but of to for from with is was my your his our that this'.split(' '))

/** Overlapping findings: the better one stays; then one repair a form, with its places. */
function settle(hits: readonly Hit[], words: readonly Word[], context: HeardContext): NameRepair[] {
  const taken = new Set<number>()
  const byForm = new Map<string, { surface: string; hits: Hit[] }>()
  const kept: Hit[] = []
  const order = [...hits].sort((a, b) => b.odds - a.odds || b.to - b.from - (a.to - a.from) || a.from - b.from)
  for (const h of order) {
    let free = true
    for (let i = h.from; i < h.to; i++) if (taken.has(i)) free = false
    if (!free) continue
    for (let i = h.from; i < h.to; i++) taken.add(i)
    kept.push(h)
  }
  for (const h of joinParts(kept, words, context)) {
    const surface = surfaceOf(words.slice(h.from, h.to), h.withS)
    const key = `${foldName(surface)}|${h.form.entity.id}`
    const group = byForm.get(key) ?? { surface, hits: [] }
    group.hits.push(h)
    byForm.set(key, group)
  }
  const out: NameRepair[] = []
  for (const { surface, hits: group } of byForm.values()) {
    const best = group.reduce((a, b) => (b.score > a.score ? b : a))
    // Of "Esther It's Rice Wick" the "It" alone is nobody's name.
    const alsoHeard = [...new Set(group.flatMap(h => h.parts ?? []))].filter(
      p => foldName(p) !== foldName(surface) && (commonRank(foldName(p)) ?? EVERYDAY) >= EVERYDAY,
    )
    const said = context.decisions(surface).find(d => d.type === 'heard' && d.entity === best.form.entity.id)
    if (said?.type === 'heard' && !said.accepted) continue
    const decided = said?.type === 'heard'
    const times = group.length === 1 ? '' : `, ${group.length} times`
    out.push({
      heard: surface,
      entity: best.form.entity.id,
      canonical: best.form.entity.name,
      form: best.whole ?? best.form.text,
      ...(alsoHeard.length > 0 ? { alsoHeard } : {}),
      reason: `${decided ? 'you confirmed it' : `${best.form.why}, sounds alike (${best.score.toFixed(2)})`}${times}`,
      score: decided ? 1 : Math.round(best.score * 100) / 100,
      spans: group
        .sort((a, b) => a.from - b.from)
        .map(h => ({
          segment: words[h.from]?.segment ?? 0,
          span: { start: words[h.from]?.start ?? 0, end: (words[h.to - 1]?.end ?? 0) + (h.withS ? 2 : 0) },
        })),
    })
  }
  return out.sort((a, b) => (a.spans[0]?.span.start ?? 0) - (b.spans[0]?.span.start ?? 0))
}

/** Words of this rank and below are said all the time. */
const EVERYDAY = 500

/**
 * First and last name of one person side by side are one form: `Amaro Key Spay`, `Omkar Salvy` (where the first name is right),
 * `Mr Row`. A first name that would not do alone is believed beside its surname: `Ago Brand` for Igal Brandt.
 */
function joinParts(kept: readonly Hit[], words: readonly Word[], context: HeardContext): Hit[] {
  const byEnd = new Map(kept.map(h => [h.to, h]))
  const used = new Set<Hit>()
  const out: Hit[] = []
  for (const h of [...kept].sort((a, b) => a.from - b.from)) {
    const before = words[h.from - 1]
    const head = words[h.from]
    const name = h.form.entity.name.split(/\s+/)
    const isLast = h.form.entity.type === 'person' && name.length > 1 && foldName(h.form.text) === foldName(name.at(-1) ?? '')
    if (!isLast || !before || !head || !adjoins(head, before)) {
      const parts = partsOfWhole(words, h, context)
      out.push(parts.length > 0 ? { ...h, parts } : h)
      continue
    }
    const heardFirst = byEnd.get(h.from)
    const first = name[0] ?? ''
    const surface = surfaceOf(words.slice(h.from, h.to))
    if (heardFirst && heardFirst.form.entity.id === h.form.entity.id) {
      used.add(heardFirst)
      out.push({
        ...h,
        from: heardFirst.from,
        parts: [surfaceOf(words.slice(heardFirst.from, heardFirst.to)), surface],
        whole: h.form.entity.name,
      })
    } else if (before.key === foldName(first)) out.push({ ...h, from: h.from - 1, whole: h.form.entity.name })
    else if (/^(?:mr|mrs|ms|miss|dr)$/.test(before.key))
      out.push({ ...h, from: h.from - 1, parts: [surface], whole: `${before.text} ${name.at(-1)}` })
    else if (before.capital && !context.right(h.from - 1) && soundSimilarity(soundsOf(before.text), soundsOf(first)) >= 0.45 && !heardFirst)
      out.push({ ...h, from: h.from - 1, parts: [before.text, surface], whole: h.form.entity.name })
    else out.push(h)
  }
  return out.filter(h => !used.has(h))
}

/** Which heard words are the first name and which the surname, where a whole name was misheard: those that are wrong and alike enough. */
function partsOfWhole(words: readonly Word[], h: Hit, context: HeardContext): readonly string[] {
  const [first, last, ...more] = h.form.entity.name.split(/\s+/)
  if (h.form.entity.type !== 'person' || !h.form.whole || !first || !last || more.length > 0 || h.to - h.from < 2 || !context.cased)
    return []
  const alike = (text: string, name: string): number => Math.max(...soundVariants(name).map(v => soundSimilarity(soundsOf(text), v)))
  let best: readonly { readonly text: string; readonly name: string; readonly sim: number }[] = []
  let most = 0
  for (let cut = h.from + 1; cut < h.to; cut++) {
    const [a, b] = [surfaceOf(words.slice(h.from, cut)), surfaceOf(words.slice(cut, h.to))]
    const deal = [
      { text: a, name: first, sim: alike(a, first) },
      { text: b, name: last, sim: alike(b, last) },
    ]
    const sum = deal.reduce((x, d) => x + d.sim, 0)
    if (sum > most) [best, most] = [deal, sum]
  }
  return best.filter(d => d.sim >= 0.6 && foldName(d.text) !== foldName(d.name) && /^\p{Lu}/u.test(d.text)).map(d => d.text)
}

/** Places of forms that the vault already knows to be wrong ("Koncha" → Kanchan Rao), where exactly one near entity bears them. */
export function knownHeard(words: readonly Word[], candidates: readonly HeardCandidate[]): ReadonlyMap<string, EntityId> {
  const forms = new Map<string, Set<EntityId>>()
  for (const c of candidates)
    for (const h of c.entity.heardAs) forms.set(foldName(h), (forms.get(foldName(h)) ?? new Set()).add(c.entity.id))
  const out = new Map<string, EntityId>()
  if (forms.size === 0) return out
  const said = new Set(words.map(w => w.key))
  for (const [form, ids] of forms) {
    const [id] = ids
    if (ids.size === 1 && id && form.split(' ').every(w => said.has(w))) out.set(form, id)
  }
  return out
}
