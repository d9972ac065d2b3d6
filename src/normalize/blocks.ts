/** A block of Markdown or of plain text that looks like it. `text` is without markers. */
export interface Block {
  readonly type: 'heading' | 'paragraph' | 'list-item' | 'task' | 'table-row' | 'quote'
  readonly text: string
  /** Heading level 1–6; nesting of list items and tasks from 0. */
  readonly level?: number
  /** What stands in the task's box: a blank, `x`, `/`, `-`, `?` … */
  readonly box?: string
  /** First row of a table. */
  readonly head?: boolean
  /** Title of the callout that the quote stands in. */
  readonly callout?: string
  /** Page or slide number, from 1. */
  readonly page?: number
  /** Who said it, where not the document as a whole: a reviewer's comment. */
  readonly author?: string
}

const TASK = /^([ \t]*)(?:[-*+•–]|\d{1,3}[.)])[ \t]*\[(.)\](?:[ \t]+|(?=\S))(.*)$/u
const ITEM = /^([ \t]*)(?:[-*+•◦▪‣·]|[–—](?=[ \t])|\d{1,3}[.)])[ \t]+(.*)$/u
const HEADING = /^[ \t]{0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$/
const ROW = /^[ \t]*\|(.*)\|[ \t]*$/
const RULE = /^[ \t]*(?:[-_*=][ \t]*){3,}$/
/** `Date: 3 March`: a field stands on a line of its own. */
const FIELD = /^(?:\*\*)?[\p{Lu}][\p{L} ./()-]{0,30}(?:\*\*)?:(?:\*\*)?\s/u

/** Scans text line by line; linear. Front matter is the caller's business. */
export function scanBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let paragraph: string[] = []
  let fence: string | null = null
  let inTable = false
  let callout: string | undefined

  const flush = (): void => {
    if (paragraph.length) blocks.push({ type: 'paragraph', text: paragraph.join(' ') })
    paragraph = []
  }

  for (const line of withoutComments(text).split('\n')) {
    const bare = line.trim()
    const opens = /^(`{3,}|~{3,})/.exec(bare)?.[1]
    if (fence !== null) {
      if (opens?.startsWith(fence)) fence = null
      else if (bare) blocks.push({ type: 'paragraph', text: bare })
      continue
    }
    if (opens) {
      flush()
      fence = opens
      continue
    }
    const row = ROW.exec(line)
    if (!row) inTable = false
    if (!bare) {
      flush()
      callout = undefined
      continue
    }
    const quote = /^[ \t]*>[ \t]?(.*)$/.exec(line)
    if (!quote) callout = undefined
    const heading = HEADING.exec(line)
    const task = TASK.exec(line)
    const item = task ? null : ITEM.exec(line)
    if (heading) {
      flush()
      blocks.push({ type: 'heading', text: plain(heading[2] ?? ''), level: (heading[1] ?? '#').length })
    } else if (RULE.test(line)) {
      // Two or more = or - under a line make it a heading, where the line stands alone.
      const title = paragraph.length === 1 && /^[ \t]*(?:={2,}|-{2,})[ \t]*$/.test(line) ? paragraph[0] : undefined
      if (title !== undefined && title.length < 80 && !FIELD.test(title)) {
        paragraph = []
        blocks.push({ type: 'heading', text: plain(title), level: bare.startsWith('=') ? 1 : 2 })
      } else flush()
    } else if (task) {
      flush()
      blocks.push({ type: 'task', text: (task[3] ?? '').trim(), level: nesting(task[1] ?? ''), box: task[2] ?? ' ' })
    } else if (item) {
      flush()
      if (item[2]?.trim()) blocks.push({ type: 'list-item', text: item[2].trim(), level: nesting(item[1] ?? '') })
    } else if (row) {
      flush()
      const cells = (row[1] ?? '').split('|').map(c => c.trim())
      if (!cells.every(c => /^:?-*:?$/.test(c))) blocks.push({ type: 'table-row', text: cells.join(' | '), head: !inTable })
      inTable = true
    } else if (quote) {
      flush()
      const title = /^\[!([\w-]+)\][-+]?\s*(.*)$/.exec(quote[1] ?? '')
      if (title) callout = title[2] || title[1]
      else if (quote[1]?.trim()) {
        const inner = TASK.exec(quote[1])
        const words = inner ? (inner[3] ?? '') : quote[1].replace(/^(?:[ \t]*>)+/, '')
        blocks.push({
          type: inner ? 'task' : 'quote',
          text: words.trim(),
          ...(inner ? { box: inner[2] ?? ' ', level: 0 } : {}),
          ...(callout === undefined ? {} : { callout }),
        })
      }
    } else if (paragraph.length && !joins(paragraph.at(-1) ?? '', bare)) {
      flush()
      paragraph = [bare]
    } else if (!paragraph.length && /^[ \t]{2,}\S/.test(line) && isItem(blocks.at(-1))) {
      // A list item goes on, indented.
      const last = blocks.pop()
      if (last) blocks.push({ ...last, text: `${last.text} ${bare}` })
    } else paragraph.push(bare)
  }
  flush()
  return blocks
}

const isItem = (block: Block | undefined): boolean => block?.type === 'list-item' || block?.type === 'task'
const withoutComments = (text: string): string => (text.includes('<!--') ? text.replace(/<!--[\s\S]{0,2000}?-->/g, '') : text)
const plain = (text: string): string => text.replace(/\*\*|__/g, '').trim()

function nesting(indent: string): number {
  let spaces = 0
  let tabs = 0
  for (const c of indent) c === '\t' ? tabs++ : spaces++
  return Math.min(9, tabs + Math.floor(spaces / 2))
}

/** Hard-wrapped lines belong together; short lines and fields stand alone. */
function joins(before: string, line: string): boolean {
  if (FIELD.test(line)) return false
  if (/^\p{Ll}/u.test(line)) return before.length >= 25
  return before.length >= 55 && !/[.:!?]["”’)]*$/.test(before)
}

const MAX = 1200

/** A paragraph of a length that a person can be sent to: split at sentence ends where it is longer than about 1,200 characters. */
export function splitLong(text: string): string[] {
  if (text.length <= MAX) return [text]
  const out: string[] = []
  for (let at = 0; at < text.length; ) {
    if (text.length - at <= MAX) {
      out.push(text.slice(at))
      break
    }
    const window = text.slice(at, at + MAX)
    const end = Math.max(window.lastIndexOf('. '), window.lastIndexOf('? '), window.lastIndexOf('! '), window.lastIndexOf('。') - 1)
    const cut = end > MAX / 3 ? end + 1 : Math.max(window.lastIndexOf(' '), 0) || MAX
    out.push(text.slice(at, at + cut))
    at += cut
  }
  return out
}
