import type { SourceDate, SourceTitle } from '../../model/document.ts'
import type { Block } from '../blocks.ts'
import { metadataDate, sourceDate } from '../dates.ts'
import type { Archive } from '../limits-zip.ts'
import { cleanLine } from '../mail/clean.ts'
import { isJunkTitle } from '../title.ts'
import { child, elements, parseXml, textContent } from './docx-xml.ts'

/** What an Office file says about itself. */
export interface OfficeProperties {
  readonly title: string | null
  /** Last saved, else made. */
  readonly date: SourceDate | null
  readonly keywords: string
}

/** `docProps/core.xml`; nothing where it is missing or damaged. */
export function readProperties(archive: Archive): OfficeProperties {
  const xml = archive.text('docProps/core.xml')
  if (xml === null) return { title: null, date: null, keywords: '' }
  const core = elements(parseXml(xml)).find(e => e.name === 'coreProperties')
  const value = (name: string) => cleanLine(textContent(child(core, name)), 200)
  const dates = [value('modified'), value('created')].filter(d => d !== '' && !d.startsWith(TEMPLATE_DATE))
  return {
    title: value('title') || null,
    date: dates.map(d => metadataDate(d, 'header')).find(d => d !== null) ?? null,
    keywords: `${value('keywords')} ${value('category')} ${value('contentStatus')}`,
  }
}

/** The date of the template of a much used library, in every file that it makes. */
const TEMPLATE_DATE = '2013-12-23T23:15'

const DATE_FIELD = /\b(?:date|datum|dato|fecha|data|issued|stand|as of)\s*:\s*(.{6,60})/i

/** A date that the first lines state: a field `Date: …`, also inside a line, or a line that is nothing but a date. */
export function statedDate(blocks: readonly Block[]): SourceDate | null {
  for (const block of blocks.slice(0, 12)) {
    const text = block.text.slice(0, 600)
    const field = DATE_FIELD.exec(text)
    const date = field ? sourceDate((field[1] ?? '').split(/[.;|]\s/)[0] ?? '', 'content') : null
    if (date) return date
    if (text.length <= 40 && block.type !== 'table-row') {
      const whole = sourceDate(text, 'content')
      if (whole && text.replace(/[\d\s.,:/–-]+/g, '').length <= 14) return whole
    }
  }
  return null
}

/** The title that a program stored, where it is one: no `Microsoft Word - x.doc`, no default. */
export function storedTitle(title: string | null): SourceTitle | null {
  const text = (title ?? '')
    .replace(/^Microsoft (?:Word|PowerPoint)\s*-\s*/i, '')
    .replace(/\.(?:docx?|pptx?|pdf|odt)$/i, '')
    .trim()
  return text === '' ||
    isJunkTitle(text) ||
    /^(?:powerpoint[- ]pr[aä]sentation|powerpoint presentation|presentation\d*|document\d*|dokument\d*|untitled.*)$/i.test(text)
    ? null
    : { text, from: 'header' }
}
