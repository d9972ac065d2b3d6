import type { InboxItem, Segment, SourceDocument } from '../../src/model/document.ts'
import type { Sha256 } from '../../src/model/ids.ts'
import { normalize } from '../../src/normalize/normalize.ts'

/** For tests of normalize and after: an inbox item from text or bytes, a document or the Problem's code, what stands in it as lines. */
export const itemOf = (fileName: string, content: string | Uint8Array): InboxItem => ({
  fileName,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  sha256: '0123456789abcdef'.repeat(4) as Sha256,
  folders: [],
  modifiedMs: 0,
})

/** For tests: the one document of a file; throws where it cannot be read. */
export async function read(fileName: string, content: string | Uint8Array): Promise<SourceDocument> {
  const result = await normalize(itemOf(fileName, content))
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`)
  const document = result.value[0]
  if (!document) throw new Error('no document')
  return document
}

/** `Ines 12 | Hello` for utterances, `task | Send it` for the rest. */
export const lines = (doc: SourceDocument): string[] => doc.segments.map(s => line(doc, s))
/** The same for utterances only. */
export const utterances = (doc: SourceDocument): string[] => doc.segments.filter(s => s.type === 'utterance').map(s => line(doc, s))

function line(doc: SourceDocument, s: Segment): string {
  const text = doc.text.slice(s.span.start, s.span.end)
  if (s.type !== 'utterance') return `${s.type} | ${text}`
  const label = s.speaker === null ? '-' : (doc.speakers[s.speaker]?.label ?? '?')
  return `${label}${s.start === undefined ? '' : ` ${s.start}`} | ${text}`
}
