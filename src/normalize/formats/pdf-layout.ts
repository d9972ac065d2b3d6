import type { Block } from '../blocks.ts'

/** A piece of text on a page, as the PDF places it: points from the lower left corner. */
export interface Piece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly endsLine: boolean
}
interface Line {
  readonly text: string
  readonly y: number
  readonly x: number
  readonly size: number
  /** Cells, where wide gaps part the line. */
  readonly cells: readonly string[]
}

/**
 * Pieces of each page → paragraphs, list items, table rows and headings with their page number. Lines that stand on most pages at
 * the same height (headers, footers, page numbers) are left out. `dropped`: how many lines those were.
 */
export function layoutPages(pages: readonly (readonly Piece[])[]): { readonly blocks: readonly Block[]; readonly dropped: number } {
  const lines = pages.map(linesOf)
  const body = bodySize(lines)
  const running = runningLines(lines)
  let dropped = 0
  const blocks: Block[] = []
  lines.forEach((page, index) => {
    const kept = page.filter(
      l => !running.has(runningKey(l)) && !/^(?:page |seite |p\. ?)?\d{1,4}(?: ?(?:\/|of|von) ?\d{1,4})?$/i.test(l.text),
    )
    dropped += page.length - kept.length
    for (const block of blocksOf(kept, body)) blocks.push({ ...block, page: index + 1 })
  })
  return { blocks, dropped }
}

function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = []
  let current: Piece[] = []
  const close = () => {
    const line = lineOf(current)
    if (line) lines.push(line)
    current = []
  }
  for (const piece of pieces) {
    const last = current.at(-1)
    if (last && Math.abs(last.y - piece.y) > Math.max(2, last.size * 0.5)) close()
    if (piece.text !== '') current.push(piece)
    if (piece.endsLine) close()
  }
  close()
  return mergeRows(lines)
}

function lineOf(pieces: readonly Piece[]): Line | null {
  const words = pieces.filter(p => p.text.trim() !== '')
  const first = words[0]
  if (!first) return null
  const cells: string[] = ['']
  let end = first.x
  for (const p of pieces) {
    const gap = p.x - end
    if (p.text.trim() === '') {
      cells[cells.length - 1] += ' '
      continue
    }
    if (gap > p.size * 1.8 && cells.at(-1)?.trim()) cells.push('')
    else if (gap > p.size * 0.15) cells[cells.length - 1] += ' '
    cells[cells.length - 1] += p.text
    end = p.x + p.width
  }
  const tidy = cells.map(c => c.replace(/\s+/g, ' ').trim()).filter(c => c !== '')
  return { text: tidy.join(' '), y: first.y, x: first.x, size: Math.max(...words.slice(0, 50).map(w => w.size)), cells: tidy }
}

/** Some programs end the line after every cell of a table: lines at one height are one row. */
function mergeRows(lines: readonly Line[]): Line[] {
  const merged: Line[] = []
  for (const line of lines) {
    const last = merged.at(-1)
    if (last && Math.abs(last.y - line.y) <= 1.5 && line.x > last.x) {
      merged[merged.length - 1] = { ...last, text: `${last.text} ${line.text}`, cells: [...last.cells, ...line.cells] }
    } else merged.push(line)
  }
  return merged
}

/** The size in which most characters are set. */
function bodySize(pages: readonly (readonly Line[])[]): number {
  const count = new Map<number, number>()
  for (const line of pages.flat()) {
    const size = Math.round(line.size * 2) / 2
    count.set(size, (count.get(size) ?? 0) + line.text.length)
  }
  return [...count].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}

const runningKey = (line: Line): string => `${Math.round(line.y / 3)} ${line.text.replace(/\d+/g, '#').slice(0, 80)}`

function runningLines(pages: readonly (readonly Line[])[]): Set<string> {
  if (pages.length < 3) return new Set()
  const count = new Map<string, number>()
  for (const page of pages)
    for (const key of new Set([...page.slice(0, 3), ...page.slice(-3)].map(runningKey))) count.set(key, (count.get(key) ?? 0) + 1)
  return new Set([...count].filter(([, n]) => n >= Math.max(3, pages.length * 0.5)).map(([key]) => key))
}

const BULLET = /^(?:[•◦▪‣·●○■–]|[-*](?=\s)|\(?\d{1,2}[.)](?=\s)|\(?[a-z][.)](?=\s))\s*/

function blocksOf(lines: readonly Line[], body: number): Block[] {
  const blocks: Block[] = []
  let open: { block: Block; last: Line } | null = null
  const close = () => {
    if (open) blocks.push(open.block)
    open = null
  }
  lines.forEach((line, i) => {
    const row =
      line.cells.length >= 2 && ((lines[i - 1]?.cells.length ?? 0) >= 2 || (lines[i + 1]?.cells.length ?? 0) >= 2 || line.cells.length >= 3)
    if (row) {
      close()
      blocks.push({
        type: 'table-row',
        text: line.cells.map(c => c.replace(/\|/g, '/')).join(' | '),
        head: (lines[i - 1]?.cells.length ?? 0) < 2,
      })
      return
    }
    const heading = line.size >= body * 1.15 && line.text.length <= 160 && /\p{L}{2}/u.test(line.text)
    const bullet = BULLET.exec(line.text)
    const joins = open && !bullet && continues(open.last, line, open.block.type === 'heading', heading)
    if (open && joins) {
      open = { block: { ...open.block, text: joined(open.block.text, line.text) }, last: line }
      return
    }
    close()
    if (heading)
      open = {
        block: { type: 'heading', text: line.text, level: line.size >= body * 1.5 ? 1 : line.size >= body * 1.25 ? 2 : 3 },
        last: line,
      }
    else if (bullet) open = { block: { type: 'list-item', text: line.text.slice(bullet[0].length), level: 0 }, last: line }
    else open = { block: { type: 'paragraph', text: line.text }, last: line }
  })
  close()
  return blocks.filter(b => b.text.trim() !== '')
}

/** The next line belongs to the paragraph above: same size, no wider gap than between lines, and not after a short last line. */
function continues(last: Line, line: Line, inHeading: boolean, heading: boolean): boolean {
  if (inHeading !== heading || Math.abs(last.size - line.size) > last.size * 0.12) return false
  const gap = last.y - line.y
  return gap > 0 && gap <= last.size * 1.75
}

/** A word that was parted at the line's end is put together again. */
const joined = (text: string, next: string): string =>
  /\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(next) ? text.slice(0, -1) + next : `${text} ${next}`
