import { strToU8, type Zippable, zipSync } from 'fflate'

/** Makes small Office and PDF files for tests and benchmarks: enough of each format that real readers open them. */

const xml = (body: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`
const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

/** A paragraph of a Word file; `style` is the style's id. Line breaks become `<w:br/>`. */
export const wordParagraph = (text: string, style?: string, more = ''): string => {
  const runs = text
    .split('\n')
    .map(line => `<w:r><w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r>`)
    .join('<w:r><w:br/></w:r>')
  return `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}${runs}${more}</w:p>`
}
export const wordTable = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map(cells => `<w:tr>${cells.map(c => `<w:tc>${wordParagraph(c)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`

export interface WordFile {
  /** XML of the body: paragraphs and tables. */
  readonly body: string
  readonly comments?: string
  readonly styles?: string
  readonly core?: string
  readonly more?: Zippable
}
export function wordFile({ body, comments, styles, core, more }: WordFile): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')),
    'word/document.xml': strToU8(xml(`<w:document ${W}><w:body>${body}<w:sectPr/></w:body></w:document>`)),
    ...(comments === undefined ? {} : { 'word/comments.xml': strToU8(xml(`<w:comments ${W}>${comments}</w:comments>`)) }),
    ...(styles === undefined ? {} : { 'word/styles.xml': strToU8(xml(`<w:styles ${W}>${styles}</w:styles>`)) }),
    ...(core === undefined
      ? {}
      : {
          'docProps/core.xml': strToU8(xml(`<cp:coreProperties xmlns:cp="x" xmlns:dc="y" xmlns:dcterms="z">${core}</cp:coreProperties>`)),
        }),
    ...more,
  })
}

export interface Slide {
  readonly title?: string
  readonly lines?: readonly string[]
  readonly rows?: readonly (readonly string[])[]
  readonly notes?: string
}
const A = 'xmlns:a="a" xmlns:p="p" xmlns:r="r"'
const shape = (type: string | null, lines: readonly string[]): string =>
  `<p:sp><p:nvSpPr><p:nvPr>${type === null ? '' : `<p:ph type="${type}"/>`}</p:nvPr></p:nvSpPr><p:txBody>${lines.map(l => `<a:p><a:r><a:t>${escapeXml(l)}</a:t></a:r></a:p>`).join('')}</p:txBody></p:sp>`

/** Slides are stored under numbers that run against their order, as PowerPoint leaves them after moving slides. */
export function slideFile(slides: readonly Slide[]): Uint8Array {
  const files: Zippable = {}
  const nameOf = (i: number) => `slide${slides.length - i}`
  slides.forEach((slide, i) => {
    const table = slide.rows
      ? `<p:graphicFrame><a:tbl>${slide.rows.map(r => `<a:tr>${r.map(c => `<a:tc><a:txBody><a:p><a:r><a:t>${escapeXml(c)}</a:t></a:r></a:p></a:txBody></a:tc>`).join('')}</a:tr>`).join('')}</a:tbl></p:graphicFrame>`
      : ''
    files[`ppt/slides/${nameOf(i)}.xml`] = strToU8(
      xml(
        `<p:sld ${A}><p:cSld><p:spTree>${slide.title === undefined ? '' : shape('title', [slide.title])}${slide.lines ? shape('body', slide.lines) : ''}${table}${shape('sldNum', [String(i + 1)])}</p:spTree></p:cSld></p:sld>`,
      ),
    )
    if (slide.notes !== undefined) {
      files[`ppt/notesSlides/notes${i}.xml`] = strToU8(
        xml(`<p:notes ${A}><p:cSld><p:spTree>${shape('body', [slide.notes])}</p:spTree></p:cSld></p:notes>`),
      )
      files[`ppt/slides/_rels/${nameOf(i)}.xml.rels`] = strToU8(
        xml(
          `<Relationships><Relationship Id="rId1" Type="http://x/relationships/notesSlide" Target="../notesSlides/notes${i}.xml"/></Relationships>`,
        ),
      )
    }
  })
  files['ppt/presentation.xml'] = strToU8(
    xml(
      `<p:presentation ${A}><p:sldIdLst>${slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="rId${i + 10}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    ),
  )
  files['ppt/_rels/presentation.xml.rels'] = strToU8(
    xml(
      `<Relationships>${slides.map((_, i) => `<Relationship Id="rId${i + 10}" Type="http://x/relationships/slide" Target="slides/${nameOf(i)}.xml"/>`).join('')}</Relationships>`,
    ),
  )
  return zipSync(files)
}

/** One line of a page: its text, its size in points, its height from the lower edge. */
export interface PdfLine {
  readonly text: string
  readonly size?: number
  readonly y: number
  readonly x?: number
}

/** A PDF of ASCII lines in Helvetica; a page without lines holds nothing. */
export function pdfFile(pages: readonly (readonly PdfLine[])[], info = ''): Uint8Array {
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  const catalog = add('')
  const tree = add('')
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  const kids = pages.map(lines => {
    const stream = lines
      .map(l => `BT /F1 ${l.size ?? 11} Tf 1 0 0 1 ${l.x ?? 72} ${l.y} Tm (${l.text.replace(/[\\()]/g, '\\$&')}) Tj ET`)
      .join('\n')
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 ${font} 0 R >> >> /Contents ${content} 0 R >>`,
    )
  })
  objects[catalog - 1] = `<< /Type /Catalog /Pages ${tree} 0 R >>`
  objects[tree - 1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map(k => `${k} 0 R`).join(' ')}] >>`
  const infoObject = info === '' ? 0 : add(`<< ${info} >>`)
  let file = '%PDF-1.4\n'
  const offsets = objects.map((body, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map(o => `${String(o).padStart(10, '0')} 00000 n \n`).join('')}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R${infoObject ? ` /Info ${infoObject} 0 R` : ''} >>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(file)
}
