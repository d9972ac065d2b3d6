import type { Block } from '../blocks.ts'
import type { Archive } from '../limits-zip.ts'
import { cleanBody, cleanLine } from '../mail/clean.ts'
import { child, descendants, elements, parseXml, textContent, type XmlNode } from './docx-xml.ts'

export interface WordBody {
  readonly blocks: readonly Block[]
  readonly insertions: number
  readonly deletions: number
  readonly comments: number
  /** Paragraphs as lines with their own line breaks, a blank one between two: what a transcript's reader looks at. */
  readonly lines: readonly string[]
}

interface Style {
  readonly heading: number | null
  readonly list: boolean
}

/** Reads `word/document.xml` with its styles, comments and notes. Deleted text is left out, inserted text kept, both counted. */
export function readWordBody(archive: Archive): WordBody {
  const styles = readStyles(archive.text('word/styles.xml'))
  const comments = readComments(archive.text('word/comments.xml'))
  const counts = { insertions: 0, deletions: 0, comments: 0 }
  const blocks: Block[] = []
  const lines: string[] = []

  const addParagraph = (p: XmlNode) => {
    const found: Run = { text: '', comments: [], boxes: [] }
    readRuns(p, found, counts)
    const text = tidy(found.text)
    if (text !== '') {
      blocks.push(blockOf(p, text, styles))
      lines.push(...text.split('\n'), '')
    }
    for (const id of found.comments) {
      const comment = comments.get(id)
      if (!comment) continue
      counts.comments++
      blocks.push({ type: 'paragraph', text: comment.text, author: comment.author })
    }
    for (const box of found.boxes) addAll(box)
  }
  const addAll = (node: XmlNode) => {
    for (const element of elements(node)) {
      if (element.name === 'p') addParagraph(element)
      else if (element.name === 'tbl') addTable(element)
      else if (CONTAINERS.has(element.name)) addAll(element)
    }
  }
  const addTable = (table: XmlNode) => {
    let head = true
    const later: XmlNode[] = []
    for (const row of descendants(table, 'tr')) {
      if (child(child(row, 'trPr'), 'del')) {
        counts.deletions++
        continue
      }
      const cells = descendants(row, 'tc').map(cell => cellText(cell, counts, later))
      if (cells.every(c => c === '')) continue
      if (cells.length === 1) blocks.push({ type: 'paragraph', text: cells[0] ?? '' })
      else blocks.push({ type: 'table-row', text: cells.join(' | '), head })
      head = false
    }
    for (const box of later) addAll(box)
  }

  const body = descendants(parseXml(archive.text('word/document.xml') ?? ''), 'body')[0]
  if (body) addAll(body)
  for (const part of ['word/footnotes.xml', 'word/endnotes.xml']) {
    const xml = archive.text(part)
    if (xml === null) continue
    for (const note of [...descendants(parseXml(xml), 'footnote'), ...descendants(parseXml(xml), 'endnote')]) {
      if (note.attributes.type === undefined || note.attributes.type === 'normal') addAll(note)
    }
  }
  return { blocks, lines, ...counts }
}

const CONTAINERS = new Set(['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml', 'smartTag', 'AlternateContent', 'Choice', 'txbxContent'])

interface Run {
  text: string
  readonly comments: string[]
  /** Text boxes anchored in the paragraph: read after it. */
  readonly boxes: XmlNode[]
}
type Counts = { insertions: number; deletions: number; comments: number }

function readRuns(node: XmlNode, into: Run, counts: Counts): void {
  for (const element of elements(node)) {
    switch (element.name) {
      case 't':
        into.text += textContent(element)
        break
      case 'tab':
      case 'ptab':
        into.text += '\t'
        break
      case 'br':
      case 'cr':
        into.text += '\n'
        break
      case 'noBreakHyphen':
        into.text += '-'
        break
      case 'sym':
        into.text += SYMBOLS[(element.attributes.char ?? '').toLowerCase()] ?? ''
        break
      case 'checkbox':
        into.text = `${child(element, 'checked')?.attributes.val === '1' ? '☒' : '☐'} ${into.text}`
        break
      case 'del':
      case 'moveFrom':
        if (descendants(element, 'delText').length > 0 || descendants(element, 't').length > 0) counts.deletions++
        break
      case 'ins':
      case 'moveTo':
        if (descendants(element, 't').length > 0) counts.insertions++
        readRuns(element, into, counts)
        break
      case 'commentReference':
        into.comments.push(element.attributes.id ?? '')
        break
      case 'txbxContent':
        into.boxes.push(element)
        break
      // The same drawing for older programs; paragraph and run properties; field codes.
      case 'Fallback':
      case 'pPr':
      case 'rPr':
      case 'instrText':
      case 'delText':
        break
      case 'sdtPr':
        for (const box of elements(element)) if (box.name === 'checkbox') readRuns({ ...element, children: [box] }, into, counts)
        break
      default:
        readRuns(element, into, counts)
    }
  }
}

const SYMBOLS: Readonly<Record<string, string>> = { f0fc: '✓', f0fe: '☒', f0a8: '☐', f06f: '☐', f052: '☒', f0e0: '→', f04a: '🙂' }

const tidy = (text: string): string =>
  cleanBody(text)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()

function cellText(cell: XmlNode, counts: Counts, boxes: XmlNode[]): string {
  const lines: string[] = []
  for (const p of descendants(cell, 'p')) {
    const found: Run = { text: '', comments: [], boxes }
    readRuns(p, found, counts)
    const text = tidy(found.text).replace(/\n/g, ' ')
    if (text !== '') lines.push(text)
  }
  return lines.join(' ').replace(/\|/g, '/')
}

function blockOf(p: XmlNode, text: string, styles: ReadonlyMap<string, Style>): Block {
  const properties = child(p, 'pPr')
  const id = child(properties, 'pStyle')?.attributes.val ?? ''
  const style = styles.get(id) ?? styleOf(id, id)
  const outline = Number(child(properties, 'outlineLvl')?.attributes.val ?? '9')
  const heading = style.heading ?? (outline < 9 ? outline + 1 : null)
  const numbering = child(properties, 'numPr')
  const numbered = numbering !== undefined && child(numbering, 'numId')?.attributes.val !== '0'
  if (heading !== null && text.length <= 200) return { type: 'heading', text: text.replace(/\n/g, ' '), level: Math.min(6, heading) }
  const box = /^([☐☑☒✓✔✗□■]|\[[ xX]\])\s+(?=\S)/u.exec(text)
  if (box)
    return { type: 'task', text: text.slice(box[0].length).replace(/\n/g, ' '), box: /[☐□]|\[ \]/u.test(box[0]) ? ' ' : 'x', level: 0 }
  const bullet = /^[•◦▪‣·–]\s+(?=\S)/u.exec(text)
  if (numbered || style.list || bullet) {
    const level = Number(child(numbering, 'ilvl')?.attributes.val ?? '0')
    return {
      type: 'list-item',
      text: text.slice(bullet?.[0].length ?? 0).replace(/\n/g, ' '),
      level: Math.min(8, Number.isFinite(level) ? level : 0),
    }
  }
  return { type: 'paragraph', text: text.replace(/\n/g, ' ') }
}

/** Headings by their English style name, which every language version stores, or by the outline level of the style. */
function readStyles(xml: string | null): Map<string, Style> {
  const styles = new Map<string, Style>()
  if (xml === null) return styles
  for (const style of descendants(parseXml(xml), 'style')) {
    const id = style.attributes.styleId ?? ''
    const named = styleOf(child(style, 'name')?.attributes.val ?? '', id)
    const outline = Number(child(child(style, 'pPr'), 'outlineLvl')?.attributes.val ?? '9')
    const list = named.list || child(child(style, 'pPr'), 'numPr') !== undefined
    styles.set(id, { heading: named.heading ?? (outline < 9 ? outline + 1 : null), list: list && named.heading === null })
  }
  return styles
}

function styleOf(name: string, id: string): Style {
  const heading = /^heading ?([1-9])$/i.exec(name) ?? /^heading([1-9])$/i.exec(id)
  if (heading) return { heading: Number(heading[1]), list: false }
  if (/^title$/i.test(name)) return { heading: 1, list: false }
  return { heading: null, list: /^list ?(?:bullet|number|paragraph)?( ?\d)?$/i.test(name) && !/^list ?paragraph$/i.test(name) }
}

function readComments(xml: string | null): Map<string, { author: string; text: string }> {
  const comments = new Map<string, { author: string; text: string }>()
  if (xml === null) return comments
  for (const comment of descendants(parseXml(xml), 'comment')) {
    const text = descendants(comment, 'p')
      .map(p => tidy(descendants(p, 't').map(textContent).join('')))
      .filter(t => t !== '')
      .join(' ')
    if (text !== '') comments.set(comment.attributes.id ?? '', { author: cleanLine(comment.attributes.author ?? '', 100), text })
  }
  return comments
}
