import type { Format } from '../../model/contracts.ts'
import { ProblemError } from '../../model/problem.ts'
import { metadataDate } from '../dates.ts'
import { documentBuilder } from '../document-builder.ts'
import { cleanBody, cleanLine } from '../mail/clean.ts'
import { decodeEntities } from '../mail/html-entities.ts'
import { htmlToText } from '../mail/html-text.ts'
import { documentFields } from '../note-fields.ts'
import { addMarkdown } from '../stated.ts'
import { storedTitle } from './docx-properties.ts'

/** A saved web page or an HTML export. Scripts, styles and hidden parts are dropped. */
export const html: Format = {
  name: 'html',
  recognize({ text, item }) {
    if (text === null) return 0
    const head = text
      .slice(0, 4000)
      .replace(/<\?xml[^>]{0,200}\?>|<!--[\s\S]{0,2000}?-->/g, '')
      .trimStart()
    if (/^<!doctype html|^<html\b/i.test(head)) return 0.96
    return /^<(?:head|body|div|table|p|h1|section|article|meta)\b/i.test(head) &&
      (/\.x?html?$/i.test(item.fileName) || /<\/(?:body|div|table|p|section)>/i.test(text.slice(0, 20_000)))
      ? 0.9
      : 0
  },
  read({ item, text }) {
    const source = text ?? ''
    const builder = documentBuilder(item, 'html', 'document')
    const stated = addMarkdown(builder, cleanBody(htmlToText(source, 'document')), false)
    if (builder.segmentCount === 0) {
      throw new ProblemError({
        code: 'HTML_NO_TEXT',
        message: 'The page has no text.',
        expected: 'paragraphs, lists or tables',
        found: 'scripts or pictures only',
        hint: 'Save the page again after it has loaded, or as PDF.',
      })
    }
    const head = source.slice(0, 50_000)
    const title =
      stated.heading === null ? storedTitle(cleanLine(decodeEntities(/<title[^>]{0,200}>([^<]{1,300})/i.exec(head)?.[1] ?? ''))) : null
    const stamp =
      /<meta\b[^>]{0,300}(?:article:published_time|dcterms\.(?:created|date)|name="date"|itemprop="datePublished")[^>]{0,100}content="([^"]{4,40})"/i.exec(
        head,
      )?.[1]
    return builder.finish(
      documentFields(
        item.fileName,
        null,
        stated,
        { ...(stamp ? { date: metadataDate(stamp, 'header') } : {}), ...(title ? { title } : {}) },
        'content',
      ),
    )
  },
}
