import { type Factor, type Piece, priceOf, requiredWords } from './required-words.ts'

/** Words seen so far, each with a number. Forgotten all at once where they are too many. */
let numbers = new Map<string, number>()
let words: string[] = []
let generation = 0
const MOST_WORDS = 40_000

/** The texts asked about last: the rules come to a line and those beside it one after another. */
const texts: string[] = ['', '', '', '']
const wordsOfTexts: (readonly number[] | null)[] = [[], [], [], []]
let next = 0

/** Numbers of the words of a text, ASCII letters and digits without case; null where letters stand that fold to ASCII ones (`K`, `ſ`). */
function wordNumbers(text: string): readonly number[] | null {
  for (let i = 0; i < 4; i++) if (texts[i] === text) return wordsOfTexts[i] as readonly number[] | null
  if (numbers.size > MOST_WORDS) {
    numbers = new Map()
    words = []
    generation++
    texts.fill('')
    wordsOfTexts.fill([])
  }
  next = (next + 1) & 3
  texts[next] = text
  const found = numbered(text)
  wordsOfTexts[next] = found
  return found
}

function numbered(text: string): readonly number[] | null {
  const out: number[] = []
  for (let i = 0; i < text.length; ) {
    const from = i
    let c = text.charCodeAt(i)
    while ((c > 96 && c < 123) || (c > 64 && c < 91) || (c > 47 && c < 58) || c === 95) c = text.charCodeAt(++i)
    if (i === from) {
      if (c === 0x17f || c === 0x212a) return null
      i++
      continue
    }
    const word = text.slice(from, i).toLowerCase()
    let n = numbers.get(word)
    if (n === undefined) {
      n = words.push(word) - 1
      numbers.set(word, n)
    }
    out.push(n)
  }
  return out
}

/**
 * Of a rule's expressions those that may find something in a text, in their order. A rule has thirty, a sentence the words for one or two
 * of them: each word of a text is looked up once, and what is not named here finds nothing.
 */
export function sieve<T>(entries: readonly T[], expression: (entry: T) => RegExp): (text: string) => readonly T[] {
  let may: ((text: string) => readonly T[]) | null = null
  // Read at first use: a command that extracts nothing need not wait for it.
  return text => {
    may ??= compiled(entries, entries.map(expression))
    return may(text)
  }
}

/** Whether an expression finds something, asked only of texts that have the words for it. */
export function finds(expression: RegExp): (text: string) => boolean {
  const may = sieve([expression], e => e)
  return text => may(text).length > 0 && expression.test(text)
}

/** What must be there beside the factor that leads. */
interface Led {
  readonly first: number
  readonly others: readonly number[]
  readonly expression: number
}

function compiled<T>(entries: readonly T[], expressions: readonly RegExp[]): (text: string) => readonly T[] {
  const bits = new Map<string, number>()
  const factors: Factor[] = []
  const bitOf = (f: Factor): number => {
    const key = f.join(' ')
    const known = bits.get(key)
    if (known !== undefined) return known
    bits.set(key, factors.length)
    factors.push(f)
    return factors.length - 1
  }
  // By the factor that is there least often: the rest is asked only where it is.
  const open: number[] = []
  const led: Led[] = []
  for (const [expression, e] of expressions.entries()) {
    const any = requiredWords(e)
    if (any.some(c => c.length === 0)) open.push(expression)
    else
      for (const c of any) {
        const [first = 0, ...others] = [...c].sort((a, b) => priceOf(a) - priceOf(b)).map(bitOf)
        led.push({ first, others: [...new Set(others)], expression })
      }
  }
  const byFirst: Led[][] = factors.map(() => [])
  for (const c of led) byFirst[c.first]?.push(c)
  const find = finder(factors)
  let found: (Int32Array | undefined)[] = []
  let known = generation
  const there = new Uint8Array(factors.length)
  /** The factors of the text at hand, in the order of their words. */
  const set = new Int32Array(factors.length)
  const may = new Uint8Array(expressions.length)
  const always = open.map(i => entries[i] as T)
  return text => {
    const own = wordNumbers(text)
    if (!own) return entries
    if (known !== generation) {
      known = generation
      found = []
    }
    let count = 0
    for (let i = 0; i < own.length; i++) {
      const n = own[i] as number
      let has = found[n]
      if (!has) {
        has = find(words[n] ?? '')
        // No holes: an array that has them is slow.
        while (found.length <= n) found.push(undefined)
        found[n] = has
      }
      for (let k = 0; k < has.length; k++) {
        const f = has[k] as number
        if (there[f] === 0) {
          there[f] = 1
          set[count++] = f
        }
      }
    }
    if (count === 0) return always
    let out: number[] | null = null
    for (let i = 0; i < count; i++)
      for (const c of byFirst[set[i] as number] as readonly Led[]) {
        if (may[c.expression] === 1) continue
        let all = true
        for (let k = 0; all && k < c.others.length; k++) all = there[c.others[k] as number] === 1
        if (!all) continue
        may[c.expression] = 1
        out ??= [...open]
        out.push(c.expression)
      }
    for (let i = 0; i < count; i++) there[set[i] as number] = 0
    if (!out) return always
    for (const e of out) may[e] = 0
    return out.sort((a, b) => a - b).map(i => entries[i] as T)
  }
}

/** Of a word, the factors that it has a piece of. */
function finder(factors: readonly Factor[]): (word: string) => Int32Array {
  const whole = new Map<string, number[]>()
  const starts = new Map<string, number[]>()
  const inside: (readonly [fits: (word: string) => boolean, factor: number])[] = []
  const add = (map: Map<string, number[]>, word: string, f: number): void => {
    const list = map.get(word)
    if (list) list.push(f)
    else map.set(word, [f])
  }
  for (const [f, factor] of factors.entries())
    for (const piece of factor) {
      const word = plain(piece)
      if (piece === '#') inside.push([w => /\d/.test(w), f])
      else if (piece.startsWith('^') && piece.endsWith('$')) add(whole, word, f)
      else if (piece.startsWith('^')) add(starts, word, f)
      else if (piece.endsWith('$')) inside.push([w => w.endsWith(word), f])
      else inside.push([w => w.includes(word), f])
    }
  return word => {
    const out = new Set(whole.get(word))
    for (let k = 1; k <= word.length; k++) for (const f of starts.get(word.slice(0, k)) ?? []) out.add(f)
    for (const [fits, f] of inside) if (!out.has(f) && fits(word)) out.add(f)
    return out.size === 0 ? NOTHING : Int32Array.from(out)
  }
}
const NOTHING = new Int32Array()
const plain = (piece: Piece): string => piece.replace(/^\^|\$$/g, '')
