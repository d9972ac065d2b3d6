import type { Format, FormatProbe } from '../../model/contracts.ts'
import type { SourceDocument } from '../../model/document.ts'
import { ProblemError } from '../../model/problem.ts'
import type { Block } from '../blocks.ts'
import { documentBuilder } from '../document-builder.ts'
import { LIMITS, overLimit } from '../limits.ts'
import type { Archive } from '../limits-zip.ts'
import { openArchive } from '../limits-zip.ts'
import { cleanBody, cleanLine } from '../mail/clean.ts'
import { addBlocks } from '../stated.ts'
import { holdsMember, officeFields } from './docx.ts'
import { readProperties } from './docx-properties.ts'
import { child, descendants, parseXml, textContent, type XmlNode } from './docx-xml.ts'

/** Slides in their order: titles as headings, lines as list items, tables, then the speaker's notes. `page` is the slide's number. */
export const pptx: Format = {
  name: 'pptx',
  readsBytes: true,
  recognize: ({ item }) => holdsMember(item.bytes, item.fileName, 'ppt/presentation.xml', /\.pptx$/i),
  read: probe => readPptx(probe),
}

function readPptx({ item }: FormatProbe): SourceDocument {
  const archive = openArchive(item.bytes)
  const blocks: Block[] = []
  let hidden = 0
  slidePaths(archive).forEach((path, i) => {
    const xml = archive.text(path)
    if (xml === null) return
    const slide = parseXml(xml)
    if (descendants(slide, 'sld')[0]?.attributes.show === '0') hidden++
    const page = i + 1
    if (blocks.length > LIMITS.segments) throw overLimit('LIMIT_PARTS', 'paragraphs', LIMITS.segments, blocks.length)
    blocks.push(
      ...slideBlocks(slide).map(b => ({ ...b, page })),
      ...notesOf(archive, path).map(b => ({ ...b, page })),
      ...commentsOf(archive, path).map(b => ({ ...b, page })),
    )
  })
  if (blocks.length === 0) {
    throw new ProblemError({
      code: 'PPTX_NO_TEXT',
      message: 'The slides have no text.',
      expected: 'titles, lines or notes',
      found: 'pictures only, or nothing',
      hint: 'Export the slides as PDF and run text recognition over it.',
    })
  }
  const builder = documentBuilder(item, 'pptx', 'document')
  const stated = addBlocks(builder, blocks, false)
  builder.repair('hidden-slides', 'Slides that are hidden in the show: read as the others', hidden)
  return builder.finish(officeFields(item.fileName, stated, blocks, readProperties(archive)))
}

/** `ppt/slides/slide3.xml` … in the order of the presentation. */
function slidePaths(archive: Archive): string[] {
  const presentation = parseXml(archive.text('ppt/presentation.xml') ?? '')
  const targets = relations(archive, 'ppt/presentation.xml')
  const ids = descendants(presentation, 'sldId').map(s => s.attributes['r:id'] ?? '')
  const ordered = ids.map(id => targets.get(id)?.path ?? '').filter(p => archive.names.includes(p))
  // A slide that is listed twice is one slide.
  if (ordered.length > 0) return [...new Set(ordered)]
  const numberOf = (name: string) => Number(/slide(\d+)\.xml$/.exec(name)?.[1] ?? 0)
  return archive.names.filter(n => /^ppt\/slides\/slide\d+\.xml$/.test(n)).sort((a, b) => numberOf(a) - numberOf(b))
}

/** Relations of a part: id → type and path inside the archive. */
function relations(archive: Archive, part: string): Map<string, { type: string; path: string }> {
  const folder = part.slice(0, part.lastIndexOf('/'))
  const xml = archive.text(`${folder}/_rels/${part.slice(folder.length + 1)}.rels`)
  const found = new Map<string, { type: string; path: string }>()
  if (xml === null) return found
  for (const relation of descendants(parseXml(xml), 'Relationship')) {
    const target = relation.attributes.Target ?? ''
    found.set(relation.attributes.Id ?? '', {
      type: relation.attributes.Type ?? '',
      path: target.startsWith('/') ? target.slice(1) : joinPath(folder, target),
    })
  }
  return found
}

function joinPath(folder: string, target: string): string {
  const parts = folder.split('/')
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

function slideBlocks(slide: XmlNode): Block[] {
  const titles: Block[] = []
  const rest: Block[] = []
  for (const shape of descendants(slide, 'sp')) {
    const kind = placeholder(shape)
    if (kind !== null && /^(?:dt|ftr|sldNum|hdr)$/.test(kind)) continue
    const paragraphs = paragraphsOf(shape)
    if (kind === 'title' || kind === 'ctrTitle') {
      const text = paragraphs.map(p => p.text).join(' ')
      if (text !== '') titles.push({ type: 'heading', text: text.slice(0, 200), level: 1 })
    } else if (kind === 'subTitle') rest.push(...paragraphs.map(p => ({ type: 'paragraph' as const, text: p.text })))
    else if (kind !== null) rest.push(...paragraphs.map(p => ({ type: 'list-item' as const, text: p.text, level: p.level })))
    else
      rest.push(
        ...paragraphs.map(p =>
          p.bullet ? { type: 'list-item' as const, text: p.text, level: p.level } : { type: 'paragraph' as const, text: p.text },
        ),
      )
  }
  for (const table of descendants(slide, 'tbl')) {
    descendants(table, 'tr').forEach((row, i) => {
      const cells = descendants(row, 'tc').map(cell =>
        paragraphsOf(cell)
          .map(p => p.text)
          .join(' ')
          .replace(/\|/g, '/'),
      )
      if (cells.some(c => c !== '')) rest.push({ type: 'table-row', text: cells.join(' | '), head: i === 0 })
    })
  }
  return [...titles, ...rest]
}

/** Type of the placeholder that a shape fills, `body` where it says none; null for a free text box. */
function placeholder(shape: XmlNode): string | null {
  const ph = descendants(shape, 'ph')[0]
  return ph ? (ph.attributes.type ?? 'body') : null
}

function paragraphsOf(shape: XmlNode): { text: string; level: number; bullet: boolean }[] {
  return descendants(shape, 'p').flatMap(p => {
    const text = cleanBody(runText(p)).replace(/\s+/g, ' ').trim()
    const properties = child(p, 'pPr')
    const level = Number(properties?.attributes.lvl ?? '0')
    const bullet = child(properties, 'buChar') !== undefined || child(properties, 'buAutoNum') !== undefined
    return text === ''
      ? []
      : [
          {
            text: text.replace(/^[•◦▪‣·–]\s+/, ''),
            level: Math.min(8, Number.isFinite(level) ? level : 0),
            bullet: bullet || /^[•◦▪‣·–]\s/.test(text),
          },
        ]
  })
}

const runText = (p: XmlNode): string =>
  p.children.map(c => (typeof c === 'string' ? '' : c.name === 't' ? textContent(c) : c.name === 'br' ? ' ' : runText(c))).join('')

function notesOf(archive: Archive, slide: string): Block[] {
  const path = [...relations(archive, slide).values()].find(r => r.type.endsWith('/notesSlide'))?.path
  const xml = path === undefined ? null : archive.text(path)
  if (xml === null) return []
  return descendants(parseXml(xml), 'sp')
    .filter(shape => placeholder(shape) === 'body')
    .flatMap(paragraphsOf)
    .map(p => ({ type: 'paragraph' as const, text: p.text }))
}

/** Comments of reviewers in both of PowerPoint's forms; the author where the file names one. */
function commentsOf(archive: Archive, slide: string): Block[] {
  const paths = [...relations(archive, slide).values()].filter(r => r.type.endsWith('/comments')).map(r => r.path)
  return paths.flatMap(path => {
    const xml = archive.text(path)
    if (xml === null) return []
    return descendants(parseXml(xml), 'cm').flatMap(comment => {
      const old = descendants(comment, 'text')[0]
      const text = cleanLine(old ? textContent(old) : descendants(comment, 't').map(textContent).join(' '), 2000)
      const author = authorOf(archive, comment.attributes.authorId ?? '')
      return text === '' ? [] : [{ type: 'paragraph' as const, text, ...(author === null ? {} : { author }) }]
    })
  })
}

function authorOf(archive: Archive, id: string): string | null {
  for (const path of ['ppt/commentAuthors.xml', 'ppt/authors.xml']) {
    const xml = archive.text(path)
    if (xml === null) continue
    const root = parseXml(xml)
    const found = [...descendants(root, 'cmAuthor'), ...descendants(root, 'author')].find(a => a.attributes.id === id)
    if (found) return cleanLine(found.attributes.name ?? '', 100) || null
  }
  return null
}
