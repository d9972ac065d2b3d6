/**
 * What a text must have for an expression to find anything in it: "`will` or `shall`, and `you`". Read off the expression itself, so that
 * nobody has to keep a list of words beside each rule. Where it is in doubt it asks for less, never for more.
 */

/** A piece of a word: `^send$` the whole word, `^worr` its beginning, `ing$` its end, `isk` anywhere in it. `#`: a word with a digit in it. */
export type Piece = string
/** One of these pieces must be there. */
export type Factor = readonly Piece[]
/** All of these factors must be there; none: every text may fit. */
export type Conjunction = readonly Factor[]

type Node =
  | { readonly t: 'lit'; readonly s: string }
  /** Anything, perhaps nothing. */
  | { readonly t: 'any' }
  | { readonly t: 'seq' | 'alt'; readonly list: readonly Node[] }
  | { readonly t: 'rep'; readonly min: number; readonly max: number; readonly node: Node }

/** In texts made from expressions: the border of a word, and a digit. */
const EDGE = '|'
const DIGIT = '#'
/** Any character that is no word's. */
const GAP = ' '
const EMPTY: Node = { t: 'lit', s: '' }
const ANY: Node = { t: 'any' }
const isWordChar = (c: string): boolean => /[\w#]/.test(c)
const literal = (c: string): Node => ({ t: 'lit', s: /\w/.test(c) ? c.toLowerCase() : GAP })

/** Any of these conjunctions must hold for `expression` to match. */
export function requiredWords(expression: RegExp): readonly Conjunction[] {
  return anyConjunction(new Parser(expression.source).parse(), false, false)
}

class Parser {
  readonly #source: string
  #at = 0
  constructor(source: string) {
    this.#source = source
  }
  parse(): Node {
    const node = this.#alternatives()
    return this.#at < this.#source.length ? ANY : node
  }
  #alternatives(): Node {
    const list: Node[] = [this.#sequence()]
    while (this.#source[this.#at] === '|') {
      this.#at++
      list.push(this.#sequence())
    }
    return list.length === 1 ? (list[0] ?? EMPTY) : { t: 'alt', list }
  }
  #sequence(): Node {
    const list: Node[] = []
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at] ?? '')) {
      const node = this.#repeated(this.#atom())
      const last = list.at(-1)
      if (node.t === 'lit' && last?.t === 'lit') list[list.length - 1] = { t: 'lit', s: last.s + node.s }
      else list.push(node)
    }
    return list.length === 1 ? (list[0] ?? EMPTY) : { t: 'seq', list }
  }
  #repeated(node: Node): Node {
    const m = /^(?:([?*+])|\{(\d+)(,?)(\d*)\})\??/.exec(this.#source.slice(this.#at, this.#at + 16))
    if (!m) return node
    this.#at += m[0].length
    if (m[1] === '?') return { t: 'rep', min: 0, max: 1, node }
    if (m[1] === '*') return { t: 'rep', min: 0, max: 9, node }
    if (m[1] === '+') return { t: 'rep', min: 1, max: 9, node }
    return { t: 'rep', min: Number(m[2]), max: m[3] === '' ? Number(m[2]) : Number(m[4] || 9), node }
  }
  #atom(): Node {
    const c = this.#source[this.#at++] ?? ''
    if (c === '^' || c === '$') return { t: 'lit', s: EDGE }
    if (c === '.') return ANY
    if (c === '[') return this.#class()
    if (c === '(') return this.#group()
    return c === '\\' ? this.#escape() : literal(c)
  }
  #group(): Node {
    const opening = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(this.#source.slice(this.#at, this.#at + 40))?.[0] ?? ''
    // `(?i:…)` and what else may come.
    if (opening === '' && this.#source[this.#at] === '?') {
      this.#at = this.#source.length + 1
      return ANY
    }
    this.#at += opening.length
    const node = this.#alternatives()
    if (this.#source[this.#at] === ')') this.#at++
    return /^\?<?[=!]$/.test(opening) ? EMPTY : node
  }
  #escape(): Node {
    const c = this.#source[this.#at++] ?? ''
    if (c === 'b') return { t: 'lit', s: EDGE }
    if (c === 'B') return EMPTY
    if (c === 's' || c === 'n' || c === 't' || c === 'r') return literal(GAP)
    if (c === 'd') return { t: 'lit', s: DIGIT }
    if (c === 'p' || c === 'P' || c === 'k') this.#at = Math.max(this.#at, this.#source.indexOf(c === 'k' ? '>' : '}', this.#at) + 1)
    if (c === 'u' || c === 'x') {
      const m = /^(?:\{[0-9A-Fa-f]+\}|[0-9A-Fa-f]+)/.exec(this.#source.slice(this.#at, this.#at + (c === 'x' ? 2 : 4)))
      this.#at = this.#source[this.#at] === '{' ? this.#source.indexOf('}', this.#at) + 1 : this.#at + (m?.[0].length ?? 0)
    }
    return /\w/.test(c) ? ANY : literal(c)
  }
  #class(): Node {
    const from = this.#at
    while (this.#at < this.#source.length && this.#source[this.#at] !== ']') this.#at += this.#source[this.#at] === '\\' ? 2 : 1
    const inside = this.#source.slice(from, this.#at++)
    // A range, a negation, a class of characters: anything. A hyphen at either end is itself.
    if (inside.startsWith('^') || /.-./.test(inside) || /\\[^\-.\\/\]'"]/.test(inside))
      return inside === '\\d' ? { t: 'lit', s: DIGIT } : ANY
    const chars = [...new Set([...inside.replaceAll('\\', '')].map(c => (/\w/.test(c) ? c.toLowerCase() : GAP)))]
    return chars.length > 6 ? ANY : { t: 'alt', list: chars.map(s => ({ t: 'lit', s })) }
  }
}

/** Texts that one expression is made of together, where they are few. */
const FEW = 60

const known = new WeakMap<Node, readonly string[] | null>()
/** All texts that a node stands for, without case, anything outside words as a gap; null where they are many. */
function textsOf(node: Node): readonly string[] | null {
  if (node.t === 'lit') return [node.s]
  const before = known.get(node)
  if (before !== undefined) return before
  const made = allTexts(node)
  known.set(node, made)
  return made
}

function allTexts(node: Node): readonly string[] | null {
  if (node.t === 'lit') return [node.s]
  if (node.t === 'any') return null
  if (node.t === 'rep') {
    const one = textsOf(node.node)
    if (!one) return null
    if (node.max === 1) return node.min === 1 ? one : [...new Set(['', ...one])]
    // More spaces are as good as one.
    if (one.every(s => s === GAP || s === EDGE)) return node.min === 0 ? ['', GAP] : [GAP]
    return null
  }
  if (node.t === 'alt') {
    const out = new Set<string>()
    for (const n of node.list) {
      const more = textsOf(n)
      if (!more) return null
      for (const m of more) out.add(m)
      if (out.size > FEW) return null
    }
    return [...out]
  }
  let out: readonly string[] = ['']
  for (const n of node.list) {
    const more = textsOf(n)
    if (!more || out.length * more.length > 4 * FEW) return null
    const [only] = more
    out = more.length === 1 && only !== undefined ? out.map(a => a + only) : [...new Set(out.flatMap(a => more.map(b => a + b)))]
    if (out.length > FEW) return null
  }
  return out
}

const edgeAt = (s: string, end: 'start' | 'end'): boolean => s !== '' && !isWordChar((end === 'start' ? s[0] : s.at(-1)) ?? '')

/** Whether a word ends (begins) for certain where the node ends (begins). */
function hasEdge(node: Node, end: 'start' | 'end'): boolean {
  if (node.t === 'lit') return edgeAt(node.s, end)
  if (node.t === 'any') return false
  if (node.t === 'alt') return node.list.every(n => hasEdge(n, end))
  if (node.t === 'rep') return node.min > 0 && hasEdge(node.node, end)
  const list = node.list.filter(n => n.t !== 'lit' || n.s !== '')
  const last = end === 'start' ? list[0] : list.at(-1)
  return last !== undefined && hasEdge(last, end)
}

/** Conjunctions of one expression; more are joined. */
const MOST = 80

function anyConjunction(node: Node, before: boolean, after: boolean): readonly Conjunction[] {
  if (node.t === 'alt') {
    const texts: string[] = []
    const out: Conjunction[] = []
    for (const n of node.list) {
      const own = textsOf(n)
      if (own) texts.push(...own)
      else out.push(...anyConjunction(n, before, after))
    }
    if (texts.length > 0) out.push(factorsOf(texts.map(s => (before ? EDGE : '') + s + (after ? EDGE : ''))))
    return out.some(c => c.length === 0) ? [[]] : out
  }
  return ofSequence(node.t === 'seq' ? node.list : [node], before, after)
}

function ofSequence(all: readonly Node[], before: boolean, after: boolean): readonly Conjunction[] {
  const list = all.filter(n => n.t !== 'lit' || n.s !== '')
  let out: readonly Conjunction[] = [[]]
  let run: readonly string[] = [before ? EDGE : '']
  const both = (more: readonly Conjunction[]): void => {
    const joined = out.length * more.length <= MOST ? more : joinedOf(more)
    out = out.flatMap(a => joined.map(b => [...a, ...b]))
  }
  for (const [i, node] of list.entries()) {
    const texts = textsOf(node)
    const longer = texts && run.length * texts.length <= FEW ? [...new Set(run.flatMap(a => texts.map(b => a + b)))] : null
    if (longer) {
      run = longer
      continue
    }
    const bordered = run.every(s => edgeAt(s, 'end'))
    both([factorsOf(run)])
    const next = list[i + 1]
    if (texts) {
      run = texts.map(s => (bordered ? EDGE : '') + s)
      continue
    }
    const ends = next ? hasEdge(next, 'start') : after
    if (node.t === 'rep') {
      if (node.min > 0) both(anyConjunction(node.node, false, false))
      run = [hasEdge(node.node, 'end') && (bordered || node.min > 0) ? EDGE : '']
    } else {
      if (node.t !== 'any') both(anyConjunction(node, bordered, ends))
      run = [hasEdge(node, 'end') ? EDGE : '']
    }
  }
  both([factorsOf(after ? run.map(s => s + EDGE) : run)])
  return out
}

/** One conjunction in the place of many: the best factor of each, together. */
function joinedOf(many: readonly Conjunction[]): readonly Conjunction[] {
  const best = many.map(c => [...c].sort((a, b) => priceOf(a) - priceOf(b))[0])
  return best.some(f => f === undefined) ? [[]] : [[[...new Set(best.flatMap(f => f ?? []))]]]
}

/** Of several texts: what all have, and of the rest the best piece of each, together. */
function factorsOf(texts: readonly string[]): Conjunction {
  const pieces = texts.map(s => [...new Set(piecesOf(s))].sort((a, b) => price(a) - price(b)))
  const [first = [], ...more] = pieces
  const shared = first.filter(p => more.every(list => list.includes(p)))
  const rest = pieces.map(list => list.find(p => !shared.includes(p)))
  return [
    ...shared.map(p => [p]),
    ...(rest.length === 0 || rest.some(p => p === undefined) ? [] : [[...new Set(rest.flatMap(p => p ?? []))].sort()]),
  ]
}

function piecesOf(s: string): Piece[] {
  return [...s.matchAll(/[a-z0-9_#]+/g)].map(m => {
    if (m[0].includes(DIGIT)) return '#'
    return `${m.index > 0 ? '^' : ''}${m[0]}${m.index + m[0].length < s.length ? '$' : ''}`
  })
}

const COMMON = new Set(
  `the i you it is s that to a of and in we re for on have be this are do so not what but with was if they can as at there all or one just like will would don t like no yeah my me
  your our us he she her his them get got about out up go had has then when which could think know well now think m ve ll d from by how an some more it's`.split(
    /\s+/,
  ),
)
const prices = new Map<Piece, number>()
/** How often a piece will be there, roughly. */
function price(piece: Piece): number {
  let p = prices.get(piece)
  if (p === undefined) {
    p = priceOfPiece(piece)
    prices.set(piece, p)
  }
  return p
}

function priceOfPiece(piece: Piece): number {
  if (piece === '#') return 20
  const word = piece.replace(/[$^]/g, '')
  if (piece === `^${word}$`) return COMMON.has(word) ? 40 : 60 / (word.length + 3) ** 2
  return (piece.startsWith('^') ? 200 : 900) / word.length ** 2
}
/** Rough share of texts that have one of the pieces, in arbitrary units: the rarest factor is asked for first. */
export const priceOf = (factor: Factor): number => factor.reduce((sum, p) => sum + price(p), 0)
