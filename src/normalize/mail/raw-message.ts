import type { MailMessage, SourceDocument } from '../../model/document.ts'

/** One message as a mail format reads it: headers decoded, the body as plain text. */
export interface RawMessage extends Pick<MailMessage, 'inReplyTo' | 'from' | 'to' | 'cc' | 'subject' | 'date' | 'bulk' | 'attachments'> {
  /** Without angle brackets; null where the source gives none. */
  readonly messageId: string | null
  readonly sensitivity: SourceDocument['sensitivity']
  readonly body: string
}
