import type { Format } from '../../model/contracts.ts'
import { calendar } from './calendar.ts'
import { docx } from './docx.ts'
import { earlierNote } from './earlier-note.ts'
import { email } from './email.ts'
import { html } from './html.ts'
import { mailExport } from './mail-export.ts'
import { mbox } from './mbox.ts'
import { pdf } from './pdf.ts'
import { plainDocument } from './plain-document.ts'
import { pptx } from './pptx.ts'
import { transcripts } from './transcripts.ts'

/**
 * Order decides: the first format that answers ≥ 0.5 reads the item. Binary containers first, then exact grammars, then loose ones,
 * the catch-all last.
 */
export const formats: readonly Format[] = [
  docx,
  pptx,
  pdf,
  mbox,
  email,
  calendar,
  mailExport,
  html,
  earlierNote,
  ...transcripts,
  plainDocument,
]
