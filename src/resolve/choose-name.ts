import { fold, wordsOf } from '../model/text.ts'
import { isNickname } from './given-names.ts'
import { formSimilarity, spellingSimilarity } from './name-match.ts'
import { soundsOf, soundVariants, spelledOut } from './phonetic.ts'
import { soundOdds } from './sound-odds.ts'

/** The words beside a heard form: recognisers cut names in two ("Compu | medics"). */
export interface ChoiceContext {
  readonly left?: string
  readonly right?: string
}
export interface Choice {
  /** Position in the list of names. */
  readonly index: number
  /** 0–1: how sure, against the other names and against "none of them"; 0 where another name fits as well. */
  readonly confidence: number
  /** How well it fits by itself, in the same measure for all names: the natural logarithm of its weight. */
  readonly fit: number
}

/**
 * How names compete. Round numbers, general on purpose: what agrees speaks for a name (`sound`, `spelling`, `odds`, `worst`), how it would have
 * to be called against it. Tuned on the development part of the names benchmark; `docs/decisions/0012` says how and at what cost.
 */
export const CHOICE = {
  /** For the likeness of sounds and of letters, 0–1 each. */
  sound: 2,
  spelling: 5,
  /** For each unit of `soundOdds`; and against each letter, as a long form gathers odds by its length alone. */
  odds: 0.24,
  letter: -0.3,
  /** For the likeness of that word of the name that fits worst, 0–1: "Matt Dunmore" is no Matt Oakley. */
  worst: 1.8,
  /** Where another word of it was said with all its letters and this one is below `otherBelow`: somebody else of that first name. */
  other: -0.7,
  otherBelow: 0.55,
  /** The same where the words that were said right are such as any company bears. */
  otherCompany: -3,
  /** A person is called by the first name, seldom by the last alone, hardly by a middle one or by two of three. */
  first: -1,
  last: -2.6,
  partOfPerson: -2.8,
  /** Companies and terms are said in full. */
  partOfThing: -4,
  /** Share of the words that any company might bear: "… Research" says little of Melrose Research. */
  generic: -1.6,
  /** All that was said is such words. */
  onlyGeneric: -5,
  /** A small word at the edge left out, a word of the neighbours taken in. */
  trimmed: -0.5,
  joined: -0.8,
  /** Bob for Robert Hale. */
  nickname: -1,
  /** None of the names; a short word is like some name by chance. */
  nobody: 2.5,
  nobodyShort: 0.6,
  /** Least advantage over the next name. */
  margin: 0.2,
  /** Least confidence of an answer. */
  accept: 0.47,
}

const EDGE = new Set(
  'the a an mr mrs ms miss mister dr doctor from by to and with of for at in on is was our uh um so then now this that thank thanks you hi hey hello please s your my i it we'.split(
    ' ',
  ),
)
const ORGANISATION =
  /^(?:energy|partners?|capital|bank|group|company|co|inc|corp|gas|power|holdings?|research|logistics|resources|services?|markets?|systems?|technolog(?:y|ies)|medical|healthcare|health|electric|commission|court|department|government|board|council|committee|institute|university|ministry|index|exchange|team|solutions|industries|industrial|international|global|national|financial|securities|insurance|investments?|digital|media|foods?|motors?|airlines?|aviation|transmission|laboratory|labs?|software|network|networks|foundation|association|authority|agency|office|center|centre)$/
const SMALL = /^(?:the|and|of)$/

const letters = (text: string): string => wordsOf(text.replace(/['’]/g, '')).join('')
const spoken = (text: string): string[] => text.split(/\s+/).filter(w => wordsOf(w).length > 0)
const isEdge = (word: string | undefined): boolean => EDGE.has(wordsOf(word ?? '')[0] ?? '')

type Kind = 'whole' | 'first' | 'last' | 'partOfPerson' | 'partOfThing'
/** One way to say a name. */
interface Form {
  readonly text: string
  readonly kind: Kind
  /** The first name in another usual form: Bob for Robert. */
  readonly nickname?: true
}
/** One way to read what was heard. */
interface Hearing {
  readonly text: string
  readonly how: 'trimmed' | 'joined' | null
}

const formsByName = new Map<string, readonly Form[]>()
/** The ways in which a name may be said, titles left out, the whole first. */
function formsOf(name: string): readonly Form[] {
  const known = formsByName.get(name)
  if (known) return known
  const raw = spoken(name.replace(/[()"“”]/g, ' '))
  const plain = raw.filter(w => raw.length === 1 || !isEdge(w))
  const words = plain.length > 0 ? plain : raw
  const [n, last] = [words.length, words.at(-1) ?? '']
  const person = n >= 2 && n <= 4 && words.every(w => /^\p{Lu}/u.test(w) && !ORGANISATION.test(wordsOf(w)[0] ?? ''))
  const part: Kind = person ? 'partOfPerson' : 'partOfThing'
  const out: Form[] = [{ text: words.join(' '), kind: 'whole' }]
  if (n > 1)
    words.forEach((text, i) => {
      if (letters(text).length > 1) out.push({ text, kind: !person ? part : i === 0 ? 'first' : i === n - 1 ? 'last' : part })
    })
  if (n > 2) {
    out.push({ text: `${words[0]} ${last}`, kind: part })
    for (let i = 0; i + 1 < n; i++) out.push({ text: `${words[i]} ${words[i + 1]}`, kind: part })
  }
  if (formsByName.size > 20_000) formsByName.clear()
  formsByName.set(name, out)
  return out
}

/** `Bob` and `Bob Hale` for Robert Hale, where a heard word is a short form of the first name or the name for which it is short. */
function nicknamesOf(name: string, heard: readonly string[]): readonly Form[] {
  const forms = formsOf(name)
  const first = fold(forms.find(f => f.kind === 'first')?.text ?? '')
  const last = forms.find(f => f.kind === 'last')?.text
  if (first === '' || !last) return []
  const related = (w: string): boolean =>
    w !== first && (isNickname(w, first) || isNickname(first, w) || (w.length >= 4 && first.length >= w.length + 2 && first.startsWith(w)))
  return heard.filter(related).flatMap(w => [
    { text: w, kind: 'first' as const, nickname: true as const },
    { text: `${w} ${last}`, kind: 'whole' as const, nickname: true as const },
  ])
}

function hearingsOf(heard: string, context: ChoiceContext): readonly Hearing[] {
  const words = heard.trim().split(/\s+/)
  let [from, to] = [0, words.length]
  while (from < to - 1 && isEdge(words[from])) from++
  while (to > from + 1 && isEdge(words[to - 1])) to--
  const core = words.slice(from, to).join(' ')
  const out: Hearing[] = [{ text: heard.trim(), how: null }]
  if (to - from < words.length) out.push({ text: core, how: 'trimmed' })
  const left = spoken(context.left ?? '').slice(-2)
  const right = spoken(context.right ?? '').slice(0, 2)
  if (right[0]) out.push({ text: `${core} ${right[0]}`, how: 'joined' })
  if (right[1]) out.push({ text: `${core} ${right.join(' ')}`, how: 'joined' })
  if (left.length > 0) out.push({ text: `${left.at(-1)} ${core}`, how: 'joined' })
  if (left.length > 1) out.push({ text: `${left.join(' ')} ${core}`, how: 'joined' })
  return out.filter(h => letters(h.text) !== '')
}

/**
 * Which of some names was heard, or null for none of them. Each name competes with the others and with "none of them": a likeness that
 * several unrelated names reach says nothing.
 */
export function chooseName(heard: string, names: readonly string[], context: ChoiceContext = {}): Choice | null {
  const [best] = rankNames(heard, names, context)
  return best && best.confidence >= CHOICE.accept ? best : null
}

/** True where one name is a shorter form of the other: those do not compete. */
function sameBearer(a: string, b: string): boolean {
  const [x, y] = [a, b].map(n => wordsOf(n).filter(w => !EDGE.has(w)))
  const [small, large] = (x?.length ?? 0) <= (y?.length ?? 0) ? [x, y] : [y, x]
  return small !== undefined && small.length > 0 && small.every(w => large?.includes(w))
}

interface Bid {
  readonly index: number
  readonly form: Form
  readonly hearing: Hearing
  readonly sound: number
  readonly spelling: number
  readonly first: number
}
/** Ways of calling that are looked at closely: the others are too far behind to count. */
const CLOSE = 12
/** Words of the neighbours are taken in only where they make the form this much like the whole name. */
const JOINS = 0.6

/** The names that fit at all with their confidence, the best first. */
export function rankNames(heard: string, names: readonly string[], context: ChoiceContext = {}): Choice[] {
  const hearings = hearingsOf(heard, context)
  const words = wordsOf(heard)
  const bids: Bid[] = []
  names.forEach((name, index) => {
    for (const form of [...formsOf(name), ...nicknamesOf(name, words)]) {
      let best: Bid | null = null
      for (const hearing of hearings) {
        if (hearing.how === 'joined' && form.kind !== 'whole') continue
        const sound = formSimilarity(hearing.text, form.text)
        if (hearing.how === 'joined' && sound < JOINS) continue
        const spelling = spellingSimilarity(hearing.text, form.text)
        const first = 5 * sound + 1.5 * spelling + costOf(form, hearing)
        if (!best || first > best.first) best = { index, form, hearing, sound, spelling, first }
      }
      if (best) bids.push(best)
    }
  })
  const close = bids.sort((a, b) => b.first - a.first || a.index - b.index).slice(0, CLOSE)
  const weights = new Map<number, number>()
  for (const bid of close) weights.set(bid.index, (weights.get(bid.index) ?? 0) + Math.exp(fitOf(bid)))
  const short = letters(heard).length <= 4
  let total = Math.exp(CHOICE.nobody + (short ? CHOICE.nobodyShort : 0))
  for (const w of weights.values()) total += w
  const ranked = [...weights]
    .map(([index, w]) => ({ index, confidence: w / total, fit: Math.log(w) }))
    .sort((a, b) => b.fit - a.fit || a.index - b.index)
  const [best] = ranked
  if (!best) return []
  const rivals = ranked.slice(1).filter(r => !sameBearer(names[r.index] ?? '', names[best.index] ?? ''))
  const exact = bids.filter(b => letters(b.form.text) === letters(b.hearing.text) && b.hearing.how !== 'joined')
  const bySharedPart =
    exact.some(b => b.index === best.index) &&
    !exact.some(b => b.index === best.index && b.form.kind === 'whole') &&
    rivals.some(r => exact.some(b => b.index === r.index))
  const tie = bySharedPart || (rivals[0] !== undefined && best.fit - rivals[0].fit < CHOICE.margin)
  return tie ? [{ ...best, confidence: 0 }, ...ranked.slice(1)] : ranked
}

const costOf = (form: Form, hearing: Hearing): number =>
  (form.kind === 'whole' ? 0 : CHOICE[form.kind]) + (hearing.how === null ? 0 : CHOICE[hearing.how]) + (form.nickname ? CHOICE.nickname : 0)

function fitOf({ form, hearing, sound, spelling }: Bid): number {
  const words = spoken(form.text)
  const telling = words.map(w => !ORGANISATION.test(letters(w)) && !SMALL.test(letters(w)))
  const generic = words.length > 1 ? telling.filter(t => !t).length / words.length : 0
  const part = form.kind !== 'whole'
  const heard = spoken(hearing.text)
  const shares = sharesOf(heard, words)
  const own = shares.filter((_s, i) => telling[i])
  const worst = Math.min(...(own.length > 0 ? own : shares))
  const another = worst < CHOICE.otherBelow && own.length > 1 && Math.max(...own) === 1
  const company = worst < CHOICE.otherBelow && own.length > 0 && shares.some((s, i) => !telling[i] && s === 1)
  return (
    CHOICE.sound * sound +
    CHOICE.spelling * spelling +
    CHOICE.odds * oddsOf(hearing.text, form.text) +
    CHOICE.letter * Math.min(letters(hearing.text).length, letters(form.text).length) +
    CHOICE.worst * worst +
    (company ? CHOICE.otherCompany : another ? CHOICE.other : 0) +
    CHOICE.generic * generic +
    (part && !telling.includes(true) ? CHOICE.onlyGeneric : 0) +
    costOf(form, hearing)
  )
}

function oddsOf(heard: string, form: string): number {
  const readings = /^[A-Z]{2,6}$/.test(heard) ? [soundsOf(heard), spelledOut(heard)] : [soundsOf(heard)]
  let best = Number.NEGATIVE_INFINITY
  for (const said of soundVariants(form)) for (const reading of readings) best = Math.max(best, soundOdds(said, reading))
  return best
}

/** How well each word of a name is heard when the heard words are dealt out in order, none to three a word: "oh me car salvy" → Omkar, Salvi. */
function sharesOf(heard: readonly string[], words: readonly string[]): readonly number[] {
  interface Deal {
    readonly sum: number
    readonly shares: readonly number[]
  }
  let deals: (Deal | undefined)[] = [{ sum: 0, shares: [] }]
  for (const word of words) {
    const size = Math.max(2, letters(word).length)
    const next: (Deal | undefined)[] = []
    for (let from = 0; from <= heard.length; from++) {
      const deal = deals[from]
      if (!deal) continue
      for (let to = from; to <= Math.min(from + 3, heard.length); to++) {
        const share = to === from ? 0 : formSimilarity(heard.slice(from, to).join(' '), word)
        const sum = deal.sum + share * size
        if (sum > (next[to]?.sum ?? Number.NEGATIVE_INFINITY)) next[to] = { sum, shares: [...deal.shares, share] }
      }
    }
    deals = next
  }
  let best: Deal = { sum: Number.NEGATIVE_INFINITY, shares: words.map(() => 0) }
  deals.forEach((deal, used) => {
    // Half of what was said and is no part of the name counts against it.
    const sum = deal ? deal.sum - 0.5 * heard.slice(used).join('').length : Number.NEGATIVE_INFINITY
    if (deal && sum > best.sum) best = { ...deal, sum }
  })
  return best.shares
}
