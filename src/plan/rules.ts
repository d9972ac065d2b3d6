import type { SourceDocument } from '../model/document.ts'
import type { Extraction } from '../model/extraction.ts'
import { strictest } from './sensitivity.ts'

/** A rule of the config: what to keep out of pages and tasks. */
export interface InboxRule {
  readonly folder?: string | undefined
  readonly sender?: string | undefined
  readonly subject?: string | undefined
  readonly action: 'ignore' | 'private' | 'confidential' | 'no-tasks'
}

/** Actions of all rules that fit a source. A rule fits where all that it names fits; one that names nothing fits nothing. */
export function rulesFor(
  rules: readonly InboxRule[],
  document: SourceDocument,
  folders: readonly string[],
): ReadonlySet<InboxRule['action']> {
  const senders = document.messages.flatMap(m => (m.from ? [m.from.email.toLowerCase()] : []))
  const titles = [document.title?.text ?? '', ...document.messages.map(m => m.subject)].map(t => t.toLowerCase())
  const fits = (rule: InboxRule): boolean => {
    const tests = [
      rule.folder === undefined ? null : folders.some(f => f.toLowerCase() === rule.folder?.toLowerCase()),
      rule.sender === undefined
        ? null
        : senders.some(s => s === rule.sender?.toLowerCase() || s.endsWith(`@${rule.sender?.toLowerCase()}`)),
      rule.subject === undefined ? null : titles.some(t => t.includes(rule.subject?.toLowerCase() ?? '')),
    ].filter(t => t !== null)
    return tests.length > 0 && tests.every(Boolean)
  }
  return new Set(rules.filter(fits).map(r => r.action))
}

/**
 * The document with the sensitivity that the rules give it; what the source says of itself counts too, and what the mail was that it came with. A rule
 * wins over what the source says.
 */
export function withSensitivity(
  document: SourceDocument,
  actions: ReadonlySet<InboxRule['action']>,
  ofMail: SourceDocument['sensitivity'],
): SourceDocument {
  const sensitivity = actions.has('private')
    ? 'private'
    : actions.has('confidential')
      ? 'confidential'
      : strictest([document.sensitivity, ofMail])
  return sensitivity === document.sensitivity ? document : { ...document, sensitivity }
}

/** Without tasks, where the rules say so. */
export function withoutTasks(extraction: Extraction, actions: ReadonlySet<InboxRule['action']>): Extraction {
  if (!actions.has('no-tasks') && !actions.has('private')) return extraction
  const kept = extraction.statements.filter(s => s.kind !== 'action')
  const left = extraction.statements.length - kept.length
  return left === 0
    ? extraction
    : {
        ...extraction,
        statements: kept,
        dropped: [...extraction.dropped, { reason: 'tasks kept out by a rule of the config', count: left }],
      }
}
