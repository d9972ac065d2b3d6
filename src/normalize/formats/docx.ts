import type { Format, FormatProbe } from '../../model/contracts.ts'
import type { SourceDocument } from '../../model/document.ts'
import { ProblemError } from '../../model/problem.ts'
import type { Block } from '../blocks.ts'
import { documentBuilder } from '../document-builder.ts'
import { isZip, openArchive } from '../limits-zip.ts'
import { documentFields } from '../note-fields.ts'
import { addBlocks, type StatedFields } from '../stated.ts'
import { readWordBody } from './docx-body.ts'
import { readProperties, statedDate, storedTitle } from './docx-properties.ts'
import { readTranscript } from './docx-transcript.ts'

/** A Word file, as Word, Google Docs and LibreOffice write it: headings, lists, tables, comments, tracked changes. */
export const docx: Format = {
  name: 'docx',
  readsBytes: true,
  recognize: ({ item }) => holdsMember(item.bytes, item.fileName, 'word/document.xml', /\.docx$/i),
  read: probe => readDocx(probe),
}

/** 1 where the archive has the member; where it cannot be opened, the name decides, so that the Problem says what is wrong. */
export function holdsMember(bytes: Uint8Array, fileName: string, member: string, extension: RegExp): number {
  if (!isZip(bytes)) return 0
  try {
    return openArchive(bytes).names.includes(member) ? 1 : 0
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return extension.test(fileName) ? 1 : 0
  }
}

async function readDocx({ item }: FormatProbe): Promise<SourceDocument> {
  const archive = openArchive(item.bytes)
  const body = readWordBody(archive)
  const transcript = await readTranscript(item, body)
  if (transcript) return transcript
  const properties = readProperties(archive)
  const builder = documentBuilder(item, 'docx', 'document')
  const stated = addBlocks(builder, body.blocks, false)
  builder.repair('comments', 'Comments of reviewers, read after the paragraph that they stand at', body.comments)
  builder.repair('tracked-insertions', 'Insertions that nobody has accepted yet: kept', body.insertions)
  builder.repair('tracked-deletions', 'Deletions that nobody has accepted yet: left out', body.deletions)
  if (builder.segmentCount === 0) {
    throw new ProblemError({
      code: 'DOCX_NO_TEXT',
      message: 'The Word file has no text.',
      expected: 'paragraphs or tables',
      found: 'pictures only, or nothing',
      hint: 'Export the text of the pictures by a recogniser, or add it.',
    })
  }
  return builder.finish(officeFields(item.fileName, stated, body.blocks, properties))
}

/** Date and title from the content first, then from what the file says about itself. */
export function officeFields(
  fileName: string,
  stated: StatedFields,
  blocks: readonly Block[],
  properties: ReturnType<typeof readProperties>,
) {
  const title = stated.heading === null ? storedTitle(properties.title) : null
  const fields = documentFields(
    fileName,
    null,
    stated,
    { date: statedDate(blocks) ?? properties.date, ...(title ? { title } : {}) },
    'content',
  )
  const sensitivity = /\bconfidential|vertraulich\b/i.test(properties.keywords) ? ('confidential' as const) : (fields.sensitivity ?? null)
  return { ...fields, sensitivity }
}
