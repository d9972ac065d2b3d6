import type { Segment } from '../../model/document.ts'
import { beginsLabelled } from '../label-line.ts'
import { cleanBody } from './clean.ts'
import { isFooter } from './footers.ts'
import { quotedLines } from './quotes.ts'
import { looksLikeContact } from './signature.ts'
import { postscriptAt, signatureStart } from './signature-lines.ts'

export interface BodyPart {
  readonly type: Segment['type']
  /** Own words: one paragraph on one line, list items without their mark. Quotes, signatures and footers keep their lines. */
  readonly text: string
  /** List nesting from 0. */
  readonly level?: number
}

type LineKind = 'own' | 'quote' | 'signature' | 'footer'

/** Longest own line on which footers are looked for: beyond that it is a paragraph of somebody's prose. */
const MAX_FOOTER = 2000

/**
 * The plain text of one message → its parts in order: the sender's own words (paragraphs, list items, tasks), repeated older
 * messages, signature, footers. Nothing is lost: every line with letters stands in exactly one part. Linear in the text.
 */
export function splitBody(text: string, author: string | null): BodyPart[] {
  const lines = cleanBody(text).split('\n')
  const kinds: LineKind[] = quotedLines(lines).map(q => (q ? 'quote' : 'own'))
  markFooters(lines, kinds)
  markSignatures(lines, kinds, author)
  return partsOf(lines, kinds)
}

/** Runs of own lines between quotes, as [from, to). */
function ownRegions(kinds: readonly LineKind[]): [number, number][] {
  const regions: [number, number][] = []
  let from = -1
  for (let i = 0; i <= kinds.length; i++) {
    const quote = i === kinds.length || kinds[i] === 'quote'
    if (!quote && from < 0) from = i
    if (quote && from >= 0) {
      regions.push([from, i])
      from = -1
    }
  }
  return regions
}

function markFooters(lines: readonly string[], kinds: LineKind[]): void {
  for (const [from, to] of ownRegions(kinds)) {
    for (let i = from; i < to; ) {
      let end = i
      while (end < to && lines[end] !== '') end++
      const joined = lines.slice(i, end).join(' ')
      // A legal text is folded over lines: judged as one paragraph, unless one of its first lines is a signature's.
      const whole = end - i > 1 && joined.length <= 6000 && isFooter(joined) && isFooter(lines.slice(i, i + 3).join(' '))
      const prose =
        whole && lines.slice(i, end).every((l, k) => (l.length > 45 || k === end - i - 1) && (isFooter(l) || !looksLikeContact(l)))
      for (let k = i; k < end; k++) {
        const line = lines[k] ?? ''
        if (prose || (line.length <= MAX_FOOTER && isFooter(line))) kinds[k] = 'footer'
      }
      i = end + 1
    }
  }
}

function markSignatures(lines: readonly string[], kinds: LineKind[], author: string | null): void {
  for (const [from, to] of ownRegions(kinds)) {
    const region = lines.slice(from, to).map((line, k) => (kinds[from + k] === 'footer' ? '' : line))
    const start = signatureStart(region, author)
    if (start === null) continue
    const postscript = postscriptAt(region.slice(start + 1))
    const end = postscript === null ? region.length : start + 1 + postscript
    for (let k = start; k < end; k++) if (kinds[from + k] === 'own') kinds[from + k] = 'signature'
  }
}

const BULLET = /^(\s*)(?:[-*+•◦▪‣·–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)/
const TASK = /^\s*[-*+]\s+\[[ xX/?-]\]\s+\S/
const RULE = /^\s*(?:[-_=*~#+.]\s?){3,}$/

function partsOf(lines: readonly string[], kinds: readonly LineKind[]): BodyPart[] {
  const parts: BodyPart[] = []
  for (let i = 0; i < lines.length; ) {
    const kind = kinds[i] ?? 'own'
    let end = i
    // Blank lines inside a quote, a signature or a footer belong to it.
    while (end < lines.length && (kinds[end] === kind || (kind !== 'own' && lines[end] === ''))) end++
    const block = lines.slice(i, end)
    if (kind === 'own') parts.push(...paragraphs(block))
    else if (/[\p{L}\p{N}]/u.test(block.join('')))
      parts.push({
        type: kind,
        text: block
          .join('\n')
          .replace(/\n{3,}/g, '\n\n')
          .trim(),
      })
    i = end
  }
  return parts
}

/** Own lines → paragraphs, list items and tasks; hard line breaks inside a paragraph are undone, rules of signs left out. */
function paragraphs(lines: readonly string[]): BodyPart[] {
  const parts: BodyPart[] = []
  let open: { type: BodyPart['type']; lines: string[]; level?: number } | null = null
  const close = () => {
    if (open) parts.push({ type: open.type, text: joinLines(open.lines), ...(open.level === undefined ? {} : { level: open.level }) })
    open = null
  }
  for (const line of lines) {
    if (line === '' || RULE.test(line)) {
      close()
      continue
    }
    const bullet = BULLET.exec(line)
    const row = /^\|(.+)\|$/.exec(line)
    if (row) {
      close()
      parts.push({
        type: 'table-row',
        text: (row[1] ?? '')
          .split('|')
          .map(c => c.trim())
          .join(' | '),
      })
    } else if (TASK.test(line)) {
      close()
      open = { type: 'task', lines: [line.trim()] }
    } else if (bullet) {
      close()
      open = {
        type: 'list-item',
        lines: [line.slice(bullet[0].length)],
        level: Math.min(5, Math.floor((bullet[1] ?? '').replace(/\t/g, '  ').length / 2)),
      }
    } else if (open && !standsAlone(open.lines, line.trim())) open.lines.push(line.trim())
    else {
      close()
      open = { type: 'paragraph', lines: [line.trim()] }
    }
  }
  close()
  return parts
}

/** `Decision: …` begins a paragraph of its own, and one that fits on its line ends with it. */
const standsAlone = (open: readonly string[], line: string): boolean =>
  beginsLabelled(line) || ((open.at(-1)?.length ?? 0) < 50 && beginsLabelled(open[0] ?? ''))

/** Lines folded by a mail program become one; short lines that the writer broke (an address, a verse) stay lines. */
function joinLines(lines: readonly string[]): string {
  let out = lines[0] ?? ''
  for (let i = 1; i < lines.length; i++) {
    const before = lines[i - 1] ?? ''
    const line = lines[i] ?? ''
    const folded = before.length + (line.split(' ')[0] ?? '').length >= 60
    out += (folded ? ' ' : '\n') + line
  }
  return out
}
