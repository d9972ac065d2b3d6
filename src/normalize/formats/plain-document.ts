import type { Format, FormatProbe } from '../../model/contracts.ts'
import type { SourceDocument } from '../../model/document.ts'
import { documentBuilder } from '../document-builder.ts'
import { splitFrontMatter } from '../front-matter.ts'
import { documentFields } from '../note-fields.ts'
import { addMarkdown } from '../stated.ts'

/** The catch-all: every text becomes a document of blocks, and says so. Markdown is one of its forms. */
export const plainDocument: Format = {
  name: 'plain-document',
  recognize: probe => (probe.text === null ? 0 : 0.5),
  read: probe => readMarkdown(probe, 'plain-document', probe.text ?? '', false),
}

/** Markdown or text → a document of blocks with stated items. `note`: written by a meeting tool, its sections are taken at their word. */
export function readMarkdown(probe: FormatProbe, format: string, text: string, note: boolean): SourceDocument {
  const builder = documentBuilder(probe.item, format, 'document')
  const { values, bodyStart } = splitFrontMatter(text)
  const stated = addMarkdown(builder, text.slice(bodyStart), note, probe.item.fileName)
  if (format === 'plain-document' && !/\.(?:md|markdown)$/i.test(probe.item.fileName)) {
    builder.repair('plain-document', 'No transcript or mail was recognised: read as a plain document')
  }
  return builder.finish(documentFields(probe.item.fileName, values, stated, {}, note ? 'header' : 'content'))
}
