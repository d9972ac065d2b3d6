import { LIMITS, overLimit } from '../limits.ts'
import { decodeEntities } from './html-entities.ts'

/**
 * HTML → text in the shape of Markdown: headings, lists, `> ` quotes, `| a | b |` rows of tables that hold data. Emphasis, links'
 * addresses and pictures are no words and are left out; scripts, styles, comments and hidden elements are dropped. Tables that only
 * place things on the page (mails are full of them) give their content as paragraphs.
 * One pass, no recursion, no tree: unclosed and crossed tags cost nothing. Nesting beyond sense is refused all the same.
 * @param kind `mail`: a `div` is a line and a heading a paragraph, as mail programs use them
 * @throws ProblemError LIMIT_BYTES, LIMIT_NESTING
 */
export function htmlToText(html: string, kind: 'mail' | 'document'): string {
  if (html.length > LIMITS.mailBytes) throw overLimit('LIMIT_BYTES', 'characters of HTML', LIMITS.mailBytes, html.length)
  const writer = new Writer(kind)
  let characters = 0
  for (const token of tokens(html)) {
    if (token.type === 'text') {
      characters += token.text.length
      if (characters > LIMITS.htmlChars) throw overLimit('LIMIT_BYTES', 'characters of text in HTML', LIMITS.htmlChars, characters)
      writer.text(decodeEntities(token.text))
    } else writer.tag(token)
  }
  return writer.finish()
}

interface Tag {
  readonly type: 'tag'
  readonly name: string
  readonly closing: boolean
  readonly selfClosing: boolean
  /** Raw attributes, cut to what can matter. */
  readonly attributes: string
}
type Token = Tag | { readonly type: 'text'; readonly text: string }

/** Elements whose content is never text. */
const DROPPED = [
  'script',
  'style',
  'title',
  'template',
  'noscript',
  'svg',
  'object',
  'iframe',
  'canvas',
  'select',
  'textarea',
  'audio',
  'video',
  'math',
]

function* tokens(html: string): Generator<Token> {
  // An unclosed element of these is searched for its end once, not once for every beginning.
  const unclosed = new Set<string>()
  const endOf = tagEnds(html)
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    if (open > at) yield { type: 'text', text: html.slice(at, open) }
    const next = html[open + 1] ?? ''
    if (next === '!' || next === '?') {
      at = behindDeclaration(html, open)
      continue
    }
    const name = /^\/?([a-z][\w:-]{0,40})/i.exec(html.slice(open + 1, open + 44))
    if (!name) {
      yield { type: 'text', text: '<' }
      at = open + 1
      continue
    }
    const end = endOf(open + 1)
    const word = (name[1] ?? '').toLowerCase()
    const closing = next === '/'
    at = end + 1
    const attributes = html.slice(open + 1 + name[0].length, Math.min(end, open + 2000))
    const tag: Tag = { type: 'tag', name: word, closing, selfClosing: html[end - 1] === '/', attributes }
    if (!closing && !tag.selfClosing && DROPPED.includes(word) && !unclosed.has(word)) {
      const close = closingTag(html, word, at)
      if (close >= 0) at = behind(html, '>', close)
      else {
        unclosed.add(word)
        if (word === 'script' || word === 'style') at = html.length
      }
      continue
    }
    yield tag
  }
  if (at < html.length) yield { type: 'text', text: html.slice(at) }
}

function behindDeclaration(html: string, open: number): number {
  if (html.startsWith('<!-->', open)) return open + 5
  if (html.startsWith('<!--', open)) return behind(html, '-->', open + 4)
  if (html.slice(open, open + 9).toLowerCase() === '<![cdata[') return behind(html, ']]>', open + 9)
  return behind(html, '>', open + 2)
}

/** Where the element's closing tag begins, in any case of letters; -1 where it never closes. */
function closingTag(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at
  }
  return -1
}

const behind = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from)
  return at < 0 ? text.length : at + mark.length
}

/**
 * Finds the `>` that ends a tag; one inside quotes does not. A quote that never closes ends at the first `>`, and is searched for
 * once in the whole text, so that the work stays linear.
 */
function tagEnds(html: string): (from: number) => number {
  const missing = new Set<string>()
  return from => {
    for (let i = from; i < html.length; i++) {
      const c = html[i]
      if (c === '>') return i
      // A tag that was never closed: the next one begins.
      if (c === '<') return i - 1
      if ((c !== '"' && c !== "'") || html[i - 1] !== '=' || missing.has(c)) continue
      const close = html.indexOf(c, i + 1)
      if (close >= 0) i = close
      else {
        missing.add(c)
        const end = html.indexOf('>', i)
        return end >= 0 ? end : html.length
      }
    }
    return html.length
  }
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** Close themselves when their like begins. */
const LOOSE = new Set('p li dt dd option tr td th tbody thead tfoot colgroup'.split(' '))
const BLOCK = new Set(
  'p section article header footer main aside nav address figure figcaption form fieldset dl details summary center table ul ol blockquote pre body html caption hgroup dialog menu'.split(
    ' ',
  ),
)
const LINE = new Set('div dt dd tbody thead tfoot'.split(' '))

/** Where lines go: the page, or one cell of a table. */
class Sink {
  readonly lines: string[] = []
  /** The line that is being written, in pieces: looking at a string that grows piece by piece would copy it each time. */
  pieces: string[] = []
  /** The line holds more than blanks. */
  filled = false
  endsInSpace = false

  get empty(): boolean {
    return this.pieces.length === 0
  }
  put(text: string): void {
    if (text === '') return
    this.pieces.push(text)
    this.filled ||= text.trim() !== ''
    this.endsInSpace = text.endsWith(' ')
  }
  endLine(): void {
    if (this.filled) this.lines.push(this.pieces.join('').trimEnd())
    this.pieces = []
    this.filled = false
    this.endsInSpace = false
  }
  blank(): void {
    this.endLine()
    if (this.lines.length > 0 && this.lines.at(-1) !== '') this.lines.push('')
  }
}

interface Table {
  readonly parent: Sink
  cells: Sink[]
  nested: boolean
}

class Writer {
  readonly kind: 'mail' | 'document'
  sink = new Sink()
  readonly tables: Table[] = []
  readonly lists: { ordered: boolean; count: number }[] = []
  quotes = 0
  pre = 0
  depth = 0
  /** Name and nesting of the hidden element that is being skipped. */
  hidden: { name: string; depth: number } | null = null

  constructor(kind: 'mail' | 'document') {
    this.kind = kind
  }

  text(text: string): void {
    if (this.hidden) return
    if (this.pre > 0) {
      const [first = '', ...rest] = text.split('\n')
      this.put(first)
      for (const line of rest) {
        this.sink.endLine()
        this.put(line)
      }
      return
    }
    const flat = text.replace(/[ \t\n\r\f]+/g, ' ')
    this.put(this.sink.empty || this.sink.endsInSpace ? flat.trimStart() : flat)
  }

  put(text: string): void {
    if (text === '') return
    if (this.sink.empty && this.quotes > 0) this.sink.put(`${'>'.repeat(this.quotes)} `)
    this.sink.put(text)
  }

  tag(tag: Tag): void {
    const { name, closing } = tag
    if (this.hidden) {
      if (name === this.hidden.name && !tag.selfClosing) this.hidden.depth += closing ? -1 : 1
      if (this.hidden.depth === 0) this.hidden = null
      return
    }
    const holds = !VOID.has(name) && !tag.selfClosing
    if (holds && !LOOSE.has(name)) {
      this.depth = Math.max(0, this.depth + (closing ? -1 : 1))
      if (this.depth > LIMITS.htmlDepth) throw overLimit('LIMIT_NESTING', 'levels of nested HTML', LIMITS.htmlDepth, 'more')
    }
    if (!closing && holds && HIDDEN.test(tag.attributes)) {
      this.depth = Math.max(0, this.depth - (LOOSE.has(name) ? 0 : 1))
      this.hidden = { name, depth: 1 }
      return
    }
    this.apply(tag)
  }

  apply({ name, closing, attributes }: Tag): void {
    if (name === 'br') this.lineBreak()
    else if (name === 'hr') {
      this.sink.blank()
      if (this.kind === 'mail') this.sink.lines.push('________________________________', '')
    } else if (name === 'input') {
      if (/\btype\s*=\s*["']?checkbox/i.test(attributes)) this.put(/\bchecked\b/i.test(attributes) ? '[x] ' : '[ ] ')
    } else if (/^h[1-6]$/.test(name)) {
      this.sink.blank()
      if (!closing && this.kind === 'document') this.put(`${'#'.repeat(Number(name[1]))} `)
    } else if (name === 'li') {
      this.sink.endLine()
      if (!closing) this.item()
    } else if (name === 'ul' || name === 'ol') this.list(name === 'ol', closing)
    else if (name === 'blockquote') {
      this.sink.blank()
      this.quotes = Math.max(0, Math.min(20, this.quotes + (closing ? -1 : 1)))
    } else if (name === 'pre') {
      this.sink.blank()
      this.pre = Math.max(0, this.pre + (closing ? -1 : 1))
    } else if (name === 'table') this.table(closing)
    else if (name === 'tr') this.row()
    else if (name === 'td' || name === 'th') this.cell(closing)
    else if (BLOCK.has(name)) this.sink.blank()
    else if (LINE.has(name)) this.kind === 'mail' ? this.sink.endLine() : this.sink.blank()
  }

  /** A break that ends a line of words; two of them part paragraphs. */
  lineBreak(): void {
    if (this.sink.filled) this.sink.endLine()
    else if (this.sink.lines.length > 0 && this.sink.lines.at(-1) !== '') this.sink.lines.push('')
  }

  list(ordered: boolean, closing: boolean): void {
    this.sink.endLine()
    if (this.lists.length === 0) this.sink.blank()
    if (closing) this.lists.pop()
    else this.lists.push({ ordered, count: 0 })
    if (this.lists.length === 0) this.sink.blank()
  }

  item(): void {
    const list = this.lists.at(-1)
    const indent = '  '.repeat(Math.min(8, Math.max(0, this.lists.length - 1)))
    if (list) list.count++
    this.put(indent + (list?.ordered ? `${list.count}. ` : '- '))
  }

  table(closing: boolean): void {
    if (!closing) {
      const outer = this.tables.at(-1)
      if (outer) outer.nested = true
      this.sink.blank()
      this.tables.push({ parent: this.sink, cells: [], nested: false })
      return
    }
    const table = this.tables.at(-1)
    if (!table) return
    this.flushRow(table)
    this.tables.pop()
    this.sink = table.parent
    this.sink.blank()
  }

  row(): void {
    const table = this.tables.at(-1)
    if (table) this.flushRow(table)
    else this.sink.endLine()
  }

  cell(closing: boolean): void {
    const table = this.tables.at(-1)
    this.sink.endLine()
    if (!table || closing) return
    const cell = new Sink()
    table.cells.push(cell)
    this.sink = cell
  }

  /** A row of several short cells is data; anything else is layout, and its cells follow each other. */
  flushRow(table: Table): void {
    for (const cell of table.cells) cell.endLine()
    const filled = table.cells.filter(c => c.lines.some(l => l !== ''))
    const flat = table.cells.map(c => c.lines.filter(l => l !== ''))
    const data = !table.nested && filled.length >= 2 && flat.every(lines => lines.length <= 2 && lines.join(' ').length <= 300)
    if (data) table.parent.lines.push(`| ${flat.map(lines => lines.join(' ').replace(/\|/g, '/')).join(' | ')} |`)
    else {
      for (const cell of filled) {
        table.parent.blank()
        for (const line of cell.lines) table.parent.lines.push(line)
        table.parent.blank()
      }
    }
    table.cells = []
    table.nested = false
    this.sink = table.parent
  }

  finish(): string {
    while (this.tables.length > 0) this.table(true)
    this.sink.endLine()
    return this.sink.lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  }
}

/** Text that is put there for previews and for search engines. */
const HIDDEN = /\bstyle\s*=\s*["'][^"']{0,1000}(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)|\shidden(?=[\s=>/]|$)/i
