import type { Format } from '../../model/contracts.ts'
import { parseAddresses, toAddress } from '../mail/address.ts'
import { isRobot } from '../mail/bulk.ts'
import { cleanLine } from '../mail/clean.ts'
import type { RawMessage } from '../mail/raw-message.ts'
import { threadDocument } from '../mail/thread.ts'
import { dateOfExport } from '../mail/when.ts'

/** `## 2025-12-27 17:15:37 — Kanchan Rao <k.rao@harbourgrid.example>` */
const MESSAGE = /^##\s+(\d{4}-\d{2}-\d{2}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?)\s+(?:[—–]|-{1,2})\s+(.{1,300})$/
const FIELD = /^\*\*(subject|to|cc|bcc|from|date|attachments?|reply-to|labels?|folder|mailbox)\s*:?\*\*\s*:?\s*(.*)$/i

/** A thread exported as Markdown: `# Subject`, `- Exported:`, `- Messages:`, then one `##` heading a message and its body quoted by `>`. */
export const mailExport: Format = {
  name: 'mail-export',
  recognize({ text }) {
    if (text === null) return 0
    const head = text.slice(0, 20_000)
    const heading = head.split('\n').some(l => MESSAGE.test(l) && /@|[—–]/.test(l))
    if (!heading) return 0
    const marks = [/^- Exported:/m, /^- Messages:\s*\d+/m, /^\*\*Subject:?\*\*/m, /^> /m, /^\*\*(?:To|From):?\*\*/m].filter(m =>
      m.test(head),
    ).length
    return marks >= 2 ? 0.98 : 0
  },
  read({ item, text }) {
    return threadDocument(item, 'mail-export', parseExport(text ?? ''))
  },
}

/** Messages of an export, in its order. */
function parseExport(text: string): RawMessage[] {
  const lines = text.split('\n')
  const title = cleanLine(/^#\s+(.*)$/.exec(lines.find(l => /^#\s/.test(l)) ?? '')?.[1] ?? '', 300)
  const starts = lines.flatMap((line, i) => (MESSAGE.test(line) ? [i] : []))
  return starts.map((start, n) => parseMessage(lines.slice(start, starts[n + 1] ?? lines.length), title))
}

function parseMessage(lines: readonly string[], title: string): RawMessage {
  const heading = MESSAGE.exec(lines[0] ?? '')
  const fields = new Map<string, string>()
  let at = 1
  for (; at < lines.length; at++) {
    const field = FIELD.exec(lines[at] ?? '')
    if (field) fields.set((field[1] ?? '').toLowerCase(), field[2] ?? '')
    else if ((lines[at] ?? '').trim() !== '') break
  }
  const from = addressOf(heading?.[2] ?? '')
  return {
    messageId: null,
    inReplyTo: [],
    from,
    to: parseAddresses(fields.get('to') ?? ''),
    cc: parseAddresses(fields.get('cc') ?? ''),
    subject: cleanLine(fields.get('subject') ?? '', 300) || title,
    date: dateOfExport(heading?.[1] ?? ''),
    bulk: isRobot(from),
    sensitivity: null,
    attachments: [],
    body: unquoted(lines.slice(at)),
  }
}

/** `Name <mail>`, `Name (mail)`, a bare mail, a bare name. */
function addressOf(text: string): RawMessage['from'] {
  const m = /^(.*?)\s*[<(]\s*([^<>()\s]+@[^<>()\s]+)\s*[>)]\s*$/.exec(text)
  if (m) return toAddress(m[1] ?? '', m[2] ?? '')
  return text.includes('@') ? toAddress('', text.trim()) : toAddress(text, '')
}

/** Takes one level of `>` off, where the export put it; the rule between two messages is not part of either. */
function unquoted(lines: readonly string[]): string {
  let end = lines.length
  while (end > 0 && /^\s*(?:-{3,})?\s*$/.test(lines[end - 1] ?? '')) end--
  const body = lines.slice(0, end)
  const filled = body.filter(l => l.trim() !== '')
  const quoted = filled.filter(l => l.startsWith('>')).length
  return quoted * 2 >= filled.length ? body.map(l => l.replace(/^> ?/, '')).join('\n') : body.join('\n')
}
