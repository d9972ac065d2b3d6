import type { Format, FormatProbe } from '../../model/contracts.ts'
import type { SourceDate, SourceDocument } from '../../model/document.ts'
import { isoDate } from '../../model/ids.ts'
import { ProblemError } from '../../model/problem.ts'
import { documentBuilder } from '../document-builder.ts'
import { LIMITS, overLimit } from '../limits.ts'
import { cleanBody, cleanLine } from '../mail/clean.ts'
import { documentFields } from '../note-fields.ts'
import { addBlocks } from '../stated.ts'
import { statedDate, storedTitle } from './docx-properties.ts'
import { layoutPages, type Piece } from './pdf-layout.ts'

/** PDF with text. One that holds only pictures says so. */
export const pdf: Format = {
  name: 'pdf',
  readsBytes: true,
  recognize: ({ item }) => (/%PDF-\d/.test(new TextDecoder('latin1').decode(item.bytes.subarray(0, 1024))) ? 1 : 0),
  read: probe => readPdf(probe),
}

async function readPdf({ item }: FormatProbe): Promise<SourceDocument> {
  const { getDocumentProxy } = await import('unpdf')
  // The reader takes the bytes over: it gets a copy, and no Buffer (as Node reads files), which it refuses and `slice` would not copy.
  const document = await getDocumentProxy(new Uint8Array(item.bytes), {
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: 0,
    maxImageSize: 1,
  }).catch((error: unknown) => {
    throw refused(error)
  })
  try {
    if (document.numPages > LIMITS.pdfPages) throw overLimit('LIMIT_PAGES', 'pages', LIMITS.pdfPages, document.numPages)
    const pages: Piece[][] = []
    let characters = 0
    let broken = 0
    for (let n = 1; n <= document.numPages; n++) {
      const pieces = await piecesOf(document, n).catch(() => null)
      if (pieces === null) broken++
      for (const piece of pieces ?? []) characters += piece.text.length
      if (characters > LIMITS.documentChars) throw overLimit('LIMIT_BYTES', 'characters of text', LIMITS.documentChars, characters)
      pages.push(pieces ?? [])
    }
    const info = await document
      .getMetadata()
      .then(m => m.info as Record<string, unknown>)
      .catch(() => ({}) as Record<string, unknown>)
    return build(item, pages, info, broken)
  } finally {
    await document.loadingTask.destroy().catch(() => {})
  }
}

type PdfDocument = Awaited<ReturnType<typeof import('unpdf')['getDocumentProxy']>>

async function piecesOf(document: PdfDocument, n: number): Promise<Piece[]> {
  const page = await document.getPage(n)
  const content = await page.getTextContent({ includeMarkedContent: false, disableNormalization: false })
  const pieces: Piece[] = []
  for (const part of content.items) {
    if (!('str' in part)) continue
    const [, , c = 0, d = 0, x = 0, y = 0] = part.transform as number[]
    pieces.push({ text: part.str, x, y, width: part.width, size: Math.hypot(c, d) || part.height || 10, endsLine: part.hasEOL })
    if (pieces.length > LIMITS.segments) throw overLimit('LIMIT_PARTS', 'pieces of text on a page', LIMITS.segments, pieces.length)
  }
  page.cleanup()
  return pieces
}

function build(
  item: FormatProbe['item'],
  pages: readonly (readonly Piece[])[],
  info: Readonly<Record<string, unknown>>,
  broken: number,
): SourceDocument {
  const { blocks, dropped } = layoutPages(pages)
  const clean = blocks.map(b => ({ ...b, text: cleanBody(b.text) }))
  if (!clean.some(b => /[\p{L}\p{N}]{2}/u.test(b.text))) {
    throw new ProblemError({
      code: 'PDF_NO_TEXT',
      message: 'The PDF has no text: its pages are pictures.',
      expected: 'a PDF with text',
      found: `${pages.length} ${pages.length === 1 ? 'page' : 'pages'} without a word`,
      hint: 'Run text recognition over it (OCR, for example `ocrmypdf`), then put the result into the Inbox.',
    })
  }
  const builder = documentBuilder(item, 'pdf', 'document')
  const stated = addBlocks(builder, clean, false)
  builder.repair('page-headers', 'Headers, footers and page numbers that stand on most pages: left out', dropped)
  builder.repair('pages-unread', 'Pages that cannot be read', broken)
  const date = statedDate(clean) ?? dateOfPdf(info.CreationDate) ?? dateOfPdf(info.ModDate)
  const title = stated.heading === null ? storedTitle(typeof info.Title === 'string' ? cleanLine(info.Title, 200) : null) : null
  return builder.finish(documentFields(item.fileName, null, stated, { date, ...(title ? { title } : {}) }, 'content'))
}

/** `D:20251103141500-07'00'` */
function dateOfPdf(value: unknown): SourceDate | null {
  const m = typeof value === 'string' ? /^D:(\d{4})(\d{2})(\d{2})/.exec(value) : null
  const day = m ? isoDate(`${m[1]}-${m[2]}-${m[3]}`) : null
  return day === null ? null : { day, from: 'header' }
}

function refused(error: unknown): ProblemError {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  if (/password/i.test(`${name} ${message}`))
    return new ProblemError(
      { code: 'FILE_ENCRYPTED', message: 'The PDF is protected by a password.', hint: 'Save a copy without the password.' },
      error,
    )
  return new ProblemError(
    {
      code: 'PDF_UNREADABLE',
      message: 'The PDF is damaged.',
      expected: 'a PDF that other programs open',
      found: cleanLine(message, 200),
      hint: 'Export or print it to PDF again.',
    },
    error,
  )
}
