import type { Format, FormatProbe } from '../model/contracts.ts'
import type { InboxItem, SourceDocument } from '../model/document.ts'
import { failed, ok, ProblemError, type Result } from '../model/problem.ts'
import { type Decoded, decode } from './decode.ts'
import { formats as shipped } from './formats/index.ts'
import { type ByteSource, type MailboxOptions, readMailbox } from './formats/mbox.ts'
import { detectLanguage } from './language.ts'

export interface NormalizeOptions {
  /** Default: the shipped list. */
  readonly formats?: readonly Format[]
}

/**
 * One inbox item → its source documents. Expected failures are Problems: `INBOX_EMPTY`, `FORMAT_BINARY`, and what a format reports.
 * The same bytes under the same name always give the same documents.
 */
export async function normalize(item: InboxItem, options: NormalizeOptions = {}): Promise<Result<readonly SourceDocument[]>> {
  // Decoded when the first format asks for text: mailboxes and containers never do.
  let decoded: Decoded | null = null
  const text = (): Decoded => {
    decoded ??= decode(item.bytes)
    return decoded
  }
  const probe: FormatProbe = {
    item,
    get text() {
      return text().text
    },
  }
  const format = (options.formats ?? shipped).find(f => f.recognize(probe) >= 0.5)
  if (!format?.readsBytes && text().text !== null && !/\S/.test(text().text ?? '')) {
    return failed({
      code: 'INBOX_EMPTY',
      message: 'The file has no content.',
      expected: 'a transcript, a mail or a document',
      found: item.bytes.length === 0 ? '0 bytes' : `${item.bytes.length} bytes of blanks or zeros`,
      where: item.fileName,
      hint: 'Export it again from the program that made it; a cloud folder may not have finished downloading it.',
    })
  }
  if (!format) {
    return failed({
      code: 'FORMAT_BINARY',
      message: 'The file is neither text nor a kind of document that can be read.',
      expected: 'text (transcript, mail, Markdown), PDF, DOCX or PPTX',
      found: `${item.bytes.length} bytes starting with ${hexHead(item.bytes)}`,
      where: item.fileName,
      hint: 'Export it as text, VTT, DOCX or PDF and put that into the Inbox.',
    })
  }
  try {
    const read = await format.read(probe)
    const documents = Array.isArray(read) ? (read as readonly SourceDocument[]) : [read as SourceDocument]
    const done: SourceDocument[] = []
    for (const document of documents) {
      const repairs = format.readsBytes ? document.repairs : [...text().repairs, ...document.repairs]
      done.push(await withLanguage({ ...document, repairs }))
    }
    return ok(done)
  } catch (error) {
    if (error instanceof ProblemError) return failed({ where: item.fileName, ...error.problem })
    throw error
  }
}

/**
 * The same for a mailbox that is too large to be held: its threads one after the other, from bytes that are read as they are needed.
 * @throws ProblemError MAIL_UNREADABLE, LIMIT_PARTS
 */
export async function* normalizeMailbox(
  item: Pick<InboxItem, 'fileName' | 'sha256'>,
  source: ByteSource,
  options: MailboxOptions = {},
): AsyncGenerator<SourceDocument> {
  try {
    for await (const document of readMailbox(item, source, options)) yield await withLanguage(document)
  } catch (error) {
    if (error instanceof ProblemError) throw new ProblemError({ where: item.fileName, ...error.problem }, error)
    throw error
  }
}

const withLanguage = async (document: SourceDocument): Promise<SourceDocument> =>
  document.language === 'und' ? { ...document, language: await detectLanguage(document) } : document

const hexHead = (bytes: Uint8Array): string => Array.from(bytes.subarray(0, 4), b => b.toString(16).padStart(2, '0')).join(' ')
