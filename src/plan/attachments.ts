import type { Change } from '../model/change-plan.ts'
import type { KnowledgeView, KnownSource, VaultView } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import type { VaultPath } from '../model/ids.ts'
import type { VaultLayout } from '../model/layout.ts'
import { isWorthReading, READABLE } from '../normalize/mail/attached.ts'
import { safeFileName } from '../vault/names.ts'
import type { FileDraft } from './drafts.ts'
import { type LineContext, NOTE_SECTIONS } from './note-lines.ts'
import { blockId, type HashText } from './statements.ts'

/** Folder of the Inbox that attachments of one mail wait in: tells the run where they came from. */
const attachmentFolder = (source: string): string => `mail ${source}`

/** The mail that an inbox item was attached to, or null. */
export function attachedTo(folders: readonly string[], knowledge: KnowledgeView): KnownSource | null {
  const id = /^mail ([0-9a-f]{12})$/.exec(folders.at(-1) ?? '')?.[1]
  return id === undefined ? null : knowledge.source(id as KnownSource['id'])
}

/** Attachments become items of the Inbox with the mail's own plan. `bytesToBase64` is handed in. */
export function attachmentChanges(
  document: SourceDocument,
  messages: ReadonlySet<string>,
  context: { readonly vault: VaultView; readonly layout: VaultLayout; readonly base64: (bytes: Uint8Array) => string },
): Change[] {
  const taken = new Set<string>()
  return document.messages
    .filter(m => messages.has(m.messageId))
    .flatMap(m => m.attachments)
    .filter(a => isWorthReading(a) && a.bytes.length > 0)
    .map(a => {
      const dot = a.fileName.lastIndexOf('.')
      const stem = safeFileName(dot > 0 ? a.fileName.slice(0, dot) : a.fileName || 'attachment')
      const extension = READABLE.exec(a.fileName)?.[0].toLowerCase() ?? (a.mediaType.startsWith('text/calendar') ? '.ics' : '.eml')
      for (let n = 1; ; n++) {
        const path =
          `${context.layout.folders.inbox}/${attachmentFolder(document.id)}/${stem}${n === 1 ? '' : ` ${n}`}${extension}` as VaultPath
        if (taken.has(path.toLowerCase()) || context.vault.exists(path)) continue
        taken.add(path.toLowerCase())
        return { type: 'put', path, before: null, after: context.base64(a.bytes), encoding: 'base64', reason: 'Attached to the mail' }
      }
    })
}

/** A line in the mail's note that leads to the note of what was attached. */
export function attachmentDraft(mail: VaultPath, note: VaultPath, lines: LineContext, hash: HashText): FileDraft {
  const id = blockId('c', `${mail}\n${note}\nattached`, hash)
  return {
    path: mail,
    reason: 'What was attached',
    create: null,
    sections: [{ heading: 'Attachments', order: 'append', lines: [{ id, text: `- ${lines.linker.link(mail, note)} ^${id}` }] }],
    sectionOrder: NOTE_SECTIONS,
    keys: {},
    plain: {},
  }
}
