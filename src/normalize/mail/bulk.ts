import type { Address } from '../../model/document.ts'

/** Mailboxes that programs write from, wherever it stands in the local part. */
const ROBOT =
  /(?:^|[._+-])(?:no-?_?\.?reply|do-?_?\.?not-?_?\.?reply|donotreply|noreply|nicht-?antworten|ikke-?svar|ne-?pas-?repondre|no-?responder|no-?response|mailer-?daemon|postmaster|bounces?|auto-?(?:reply|confirm|mailer))(?:[._+@\d-]|$)/i
/** Generic ones, only where they are the whole local part: a person may be called so. */
const GENERIC =
  /^(?:notifications?|notify|newsletters?|news|digest|alerts?|alarm|updates?|marketing|promo(?:tions?)?|mailer|mailing|automated|billing|receipts?|rechnung|invoices?|orders?|order-update|shipping|shipment|versand|tracking|offers?|deals|events?-?news|campaigns?|announcements?|calendar-notification|drive-shares?|e-?mail|mail|shop|store|account-security|security-alert|statements?|donotreply|messages?|invitations?|jobs|jobalerts?|community|feedback|survey)[\d._+-]*$/i

/** True for an address that no human reads answers to. */
export function isRobot(address: Pick<Address, 'email'> | null): boolean {
  const local = address?.email.split('@')[0] ?? ''
  return ROBOT.test(address?.email ?? '') || GENERIC.test(local)
}

/**
 * Whether a message went to many or was written by a program, by its headers. A mailing list on which people talk (List-Post) is
 * neither, although it can be left by List-Unsubscribe.
 * @param headers lower-cased name → first value
 */
export function isBulk(headers: ReadonlyMap<string, string>, from: Address | null): boolean {
  const value = (name: string) => (headers.get(name) ?? '').trim().toLowerCase()
  const discussion = headers.has('list-post') && !/^no\b/.test(value('list-post'))
  const auto = value('auto-submitted')
  if (auto !== '' && auto !== 'no') return true
  if (isRobot(from)) return true
  if (/^(?:bulk|junk)\b/.test(value('precedence'))) return true
  if (value('precedence').startsWith('list') && !discussion && !headers.has('in-reply-to')) return true
  if (headers.has('list-unsubscribe') && !discussion) return true
  if (value('return-path') === '<>' || value('x-autoreply') !== '' || value('x-autorespond') !== '') return true
  return (
    ['feedback-id', 'x-campaign', 'x-campaignid', 'x-campaign-id', 'x-mc-user', 'x-mailgun-tag', 'x-mailing-id'].some(h =>
      headers.has(h),
    ) && !discussion
  )
}
