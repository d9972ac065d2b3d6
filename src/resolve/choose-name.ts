import { wordsOf } from '../model/text.ts'
import { commonRank } from './common-words.ts'
import { formSimilarity } from './name-match.ts'

/** The words around a heard form and other hearings of the same words, where another recogniser or recording gives them. */
export interface ChoiceContext {
  readonly left?: string
  readonly right?: string
  readonly otherHearings?: readonly string[]
  /** How many recognisers wrote exactly this: what several agree on is rarely misheard. */
  readonly agreeing?: number
}
export interface Choice {
  /** Position in the list of names. */
  readonly index: number
  /** 0–1: how sure, against the other names and against "none of them". */
  readonly confidence: number
  readonly likeness: number
}

/** Set by hand on the development part of the names benchmark. */
export const CHOICE = { sharpness: 13, nobody: 0.52, accept: 0.42, ownHearing: 0.6, agreement: 0.02 }

const EDGE = new Set(
  'the a an mr mrs ms miss mister dr doctor from by to and with of for at in on is was our uh um so then now this that thank thanks you hi hey hello please s your my i it we'.split(
    ' ',
  ),
)
const ORGANISATION =
  /^(?:energy|partners?|capital|bank|group|company|co|inc|corp|gas|power|holdings?|research|logistics|resources|services?|markets?|systems?|technolog(?:y|ies)|medical|healthcare|health|electric|commission|court|department|government|board|council|committee|institute|university|ministry|index|exchange|team|solutions|industries|industrial|international|global|national|financial|securities|insurance|investments?|digital|media|foods?|motors?|airlines?|aviation|transmission|laboratory|labs?|software|network|networks|foundation|association|authority|agency|office|center|centre)$/

interface Name {
  readonly words: readonly { readonly text: string; readonly key: string; readonly weight: number }[]
  readonly person: boolean
}

/** Reads a name: titles out, words weighted; words that many names share or that everybody uses tell little. */
function readName(name: string, shared: ReadonlyMap<string, number>): Name {
  const raw = name
    .replace(/[()"“”]/g, ' ')
    .split(/\s+/)
    .filter(w => wordsOf(w).length > 0)
  const words = raw.filter(w => raw.length === 1 || !EDGE.has(wordsOf(w)[0] ?? ''))
  const kept = words.length > 0 ? words : raw
  const person =
    kept.length >= 2 && kept.length <= 4 && kept.every(w => /^\p{Lu}/u.test(w)) && !kept.some(w => ORGANISATION.test(wordsOf(w)[0] ?? ''))
  return {
    person,
    words: kept.map(text => {
      const key = wordsOf(text).join('')
      const generic = ORGANISATION.test(key)
      const rank = commonRank(key)
      const weight = (generic ? 0.35 : !person && rank !== null && rank < 3000 ? 0.6 : 1) / Math.sqrt(shared.get(key) ?? 1)
      return { text, key, weight }
    }),
  }
}

/**
 * Which of some names was heard, or null for none of them. Each name competes with the others and with "none of them": a likeness that
 * several unrelated names reach says nothing.
 */
export function chooseName(heard: string, names: readonly string[], context: ChoiceContext = {}): Choice | null {
  const ranked = rankNames(heard, names, context)
  const [best] = ranked
  return best && best.confidence >= CHOICE.accept ? best : null
}

/** All names with their confidence, the best first. */
export function rankNames(heard: string, names: readonly string[], context: ChoiceContext = {}): Choice[] {
  const shared = new Map<string, number>()
  const variants = groups(names)
  const leaders = new Set(variants)
  names.forEach((n, i) => {
    if (leaders.has(i) && variants[i] === i) for (const w of new Set(wordsOf(n))) shared.set(w, (shared.get(w) ?? 0) + 1)
  })
  const read = names.map(n => readName(n, shared))
  const others = context.otherHearings ?? []
  const slot = slotOf(context)
  const likeness = read.map(n => {
    const own = likenessOf(heard, n)
    const mean = others.length === 0 ? own : others.reduce((sum, h) => sum + likenessOf(h, n), 0) / others.length
    const fits = slot === null || (slot === 'person') === n.person ? 0 : 0.04
    return CHOICE.ownHearing * own + (1 - CHOICE.ownHearing) * mean - fits
  })
  // Names that contain each other are one competitor.
  const best = new Map<number, number>()
  likeness.forEach((x, i) => {
    const g = variants[i] ?? i
    best.set(g, Math.max(best.get(g) ?? 0, x))
  })
  const { sharpness } = CHOICE
  const top = Math.max(...likeness)
  const surelyRight = top < 0.93 ? CHOICE.agreement * Math.max(0, Math.min(4, context.agreeing ?? 1) - 1) : 0
  const nobody = Math.exp(sharpness * (nobodyFor(heard) + surelyRight))
  let total = nobody
  for (const x of best.values()) total += Math.exp(sharpness * x)
  return likeness
    .map((x, index) => ({ index, likeness: x, confidence: Math.exp(sharpness * x) / total }))
    .sort((a, b) => b.likeness - a.likeness || (names[a.index]?.length ?? 0) - (names[b.index]?.length ?? 0) || a.index - b.index)
}

/** A short word is like some name by chance; a long one is not. */
function nobodyFor(heard: string): number {
  const letters = wordsOf(heard).join('').length
  return CHOICE.nobody + (letters <= 4 ? 0.05 : letters <= 6 ? 0.02 : letters >= 12 ? -0.06 : letters >= 9 ? -0.03 : 0)
}

/** Position of the first name with which each name shares all its words, or its own. */
function groups(names: readonly string[]): number[] {
  const sets = names.map(n => new Set(wordsOf(n).filter(w => !EDGE.has(w))))
  return names.map((_n, i) => {
    for (let j = 0; j < i; j++) {
      const [a, b] = [sets[i] ?? new Set(), sets[j] ?? new Set()]
      const [small, large] = a.size <= b.size ? [a, b] : [b, a]
      if (small.size > 0 && [...small].every(w => large.has(w))) return j
    }
    return i
  })
}

function slotOf(context: ChoiceContext): 'person' | 'company' | null {
  const left = ` ${wordsOf(context.left ?? '')
    .slice(-6)
    .join(' ')}`
  const right = `${wordsOf(context.right ?? '')
    .slice(0, 4)
    .join(' ')} `
  if (
    / (?:line of|question comes from|question is from|over to|thank you mr|mr|ms|mister|thanks|thank you|hi|hello|good morning|good afternoon|morning)$/.test(
      left,
    ) ||
    /^(?:from|with|of) \w+/.test(right)
  )
    return 'person'
  if (/ (?:from|with|at)$/.test(left) && /^(?:please|your line|go ahead|you may|proceed)/.test(right)) return 'company'
  return null
}

const variantsOfHeard = new Map<string, readonly string[]>()
function hearings(heard: string): readonly string[] {
  let out = variantsOfHeard.get(heard)
  if (out) return out
  const words = heard.trim().split(/\s+/)
  const forms = [heard.trim()]
  let [from, to] = [0, words.length]
  const edge = (w: string | undefined) => EDGE.has(wordsOf(w ?? '')[0] ?? '')
  while (from < to - 1 && edge(words[from])) from++
  while (to > from + 1 && edge(words[to - 1])) to--
  if (from > 0 || to < words.length) forms.push(words.slice(from, to).join(' '))
  out = forms
  if (variantsOfHeard.size > 5000) variantsOfHeard.clear()
  variantsOfHeard.set(heard, out)
  return out
}

function likenessOf(heard: string, name: Name): number {
  let best = 0
  for (const h of hearings(heard)) best = Math.max(best, oneLikeness(h, name))
  return best
}

function oneLikeness(heard: string, name: Name): number {
  const words = heard.split(/\s+/).filter(w => wordsOf(w).length > 0)
  const all = name.words.map(w => w.text).join(' ')
  let best = formSimilarity(heard, all)
  if (name.words.length > 1) {
    if (words.length > 1) {
      const aligned = alignedLikeness(words, name)
      best = 0.5 * Math.max(best, aligned) + 0.5 * Math.min(best, aligned + 0.1)
    }
    const strongest = Math.max(...name.words.map(w => w.weight))
    for (const [i, w] of name.words.entries()) {
      if (w.key.length < 2) continue
      const part = formSimilarity(heard, w.text)
      // A first name alone is said often, a surname less so, a generic word of a company never.
      const penalty = name.person ? (i === 0 ? 0 : 0.02) : 0.06 + 0.25 * (strongest - w.weight) + (w.weight < 0.5 ? 0.25 : 0)
      best = Math.max(best, part - penalty - (words.length > 1 ? 0.08 : 0))
    }
    for (let i = 0; i + 1 < name.words.length && name.words.length > 2; i++) {
      const pair = `${name.words[i]?.text} ${name.words[i + 1]?.text}`
      best = Math.max(best, formSimilarity(heard, pair) - 0.04)
    }
    if (name.words.length > 2) best = Math.max(best, formSimilarity(heard, `${name.words[0]?.text} ${name.words.at(-1)?.text}`) - 0.01)
    const short = name.words.map(w => w.key[0] ?? '').join('')
    if (/^[A-Z]{2,5}$/.test(heard.trim()) && short === heard.trim().toLowerCase()) best = Math.max(best, 0.85)
  }
  return best
}

/** Each word of the name with the best word (or two joined) that was heard, weighted: "country logistics" is not Road Logistics. */
function alignedLikeness(words: readonly string[], name: Name): number {
  let sum = 0
  let all = 0
  for (const w of name.words) {
    let best = 0
    for (let i = 0; i < words.length; i++) {
      best = Math.max(best, formSimilarity(words[i] ?? '', w.text))
      if (i + 1 < words.length && words.length > name.words.length)
        best = Math.max(best, formSimilarity(`${words[i]} ${words[i + 1]}`, w.text))
    }
    sum += best * w.weight
    all += w.weight
  }
  return all === 0 ? 0 : sum / all
}
