import type { Address } from '../model/document.ts'
import { fold, foldName, wordsOf } from '../model/text.ts'

/** What a string says about a person: the name without titles, and what stood around it. */
export interface PersonName {
  /** `Amaru Quispe` */
  readonly name: string
  /** `Dr Amaru Quispe` where a title stood before it. */
  readonly titled: string | null
  /** `Harbourgrid` in `Kanchan Rao (Harbourgrid)`. */
  readonly company: string | null
}

const TITLE = /^(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|herr|frau|mme|ing|dipl)\.?$/i
const SUFFIX = /^(?:jr|sr|ii|iii|iv|phd|md|mba|esq|pe|cpa|msc|bsc)\.?$/i
const OFFICE =
  /^(?:the |mr\.? |madam )?(?:acting |deputy |vice[- ]?|co-?)?(?:chair(?:man|woman|person)?|speaker|president|clerk|moderator)$/i
/** Letters of an office or an order behind a name, as registers write them: `Dilys Pugh AM`, `R. Odell KC`. */
const LETTERS = /^(?:AM|MP|MS|MSP|MEP|MLA|TD|QC|KC|SC|OBE|MBE|CBE|FRS|RN|CEng|FCA|CFA|PMP|JP|DL)$/
/** Words that make a label or display name something else than a person. */
const NOT_A_PERSON =
  /\b(?:team|support|service|services|newsletter|news|weekly|daily|digest|dispatch|bulletin|notification|notifications|alerts?|no-?reply|do-?not-?reply|bot|robot|assistant|recorder|notetaker|note\s*taker|meeting|room|conference|speaker|speak|headset|microphone|mic|desktop|phone|iphone|ipad|android|laptop|macbook|airpods|zoom|teams|webex|parallels|jabra|remote|unknown|unidentified|participant|guest|caller|host|moderator|operator|shop|store|office|info|sales|marketing|billing|invoice|accounts?|admin|administrator|hello|contact|help|helpdesk|desk|customer|community|events?|webinar|editor|editors|hr|jobs|careers|calendar|system|mailer|daemon|postmaster|webmaster|everyone|everybody|all|group|list|board|committee|council|department|myself|me|self|user|voice|audio|video|transcript|narrator|interviewer|interviewee|director|gmbh|inc|llc|ltd|corp|co|company|plc|ag|as|asa|ab|oy|bv|nv|sa|srl|spa|energy|power|energi|systems|solutions|technologies|software|bank|hospital|university|institute|laboratory|agency|authority|port)\b/i
const GENERIC_MAILBOX =
  /^(?:no-?reply|do-?not-?reply|donotreply|info|support|sales|news|newsletter|team|hello|hi|billing|invoices?|notifications?|notify|alerts?|admin|office|hr|jobs|careers|marketing|contact|accounts?|accounting|help|helpdesk|service|services|customer.*|mailer.*|postmaster|webmaster|calendar.*|events?|press|media|legal|privacy|security|feedback|updates?|digest|weekly|daily|bounce.*|reply.*|orders?|shop|store|reception|mail|email|inbox|ops|it|dev|root|abuse|all|everyone|staff|list|lists)$/i

/** True for an address that nobody has for themselves: `info@`, `office@`, `no-reply@`. */
export const isSharedMailbox = (email: string): boolean => GENERIC_MAILBOX.test((email.split('@')[0] ?? '').replace(/\+.*$/, ''))

/** Mail providers: an address there says nothing about where somebody works. */
const FREE_MAIL =
  /(?:^|\.)(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|mail|proton|protonmail|pm|zoho|fastmail|yandex|qq|163|126|naver|hey|tutanota|posteo|t-online|orange|free|libero|wp|o2|seznam|rediffmail|comcast|verizon|att|btinternet|sky)\.[a-z.]{2,}$/i

/** `Rao, Kanchan (Harbourgrid)` → Kanchan Rao of Harbourgrid; null where no name of a person stands. */
export function personName(raw: string): PersonName | null {
  let text = raw
    .normalize('NFC')
    .replace(/["“”<>*_`]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'(.*)'$/, '$1')
  // `Right Hon. Dilys Pugh`, `The Acting Chair`: an honour, an office.
  text = text.replace(/^(?:the )?(?:(?:right|rt\.?|most) )?hon(?:\.|ou?rable)? (?=\S+ \S)/i, '')
  if (OFFICE.test(text.replace(/\s*\(.*$/, ''))) return null
  let company: string | null = null
  const brackets = /^(.+?)\s*[([]([^)\]]+)[)\]]\s*$/.exec(text)
  if (brackets?.[1] && brackets[2]) {
    text = brackets[1]
    if (!/^(?:he|she|they|him|her|guest|external|extern|organi[sz]er|host|you|me|via .*)\b/i.test(brackets[2]) && !/\d/.test(brackets[2]))
      company = brackets[2].trim()
  }
  text = text.replace(/\s+(?:via|on behalf of)\s.+$/i, '')
  const barred = /^(.+?)\s+[|·–—]\s+(.+)$/.exec(text)
  if (barred?.[1] && barred[2]) {
    text = barred[1]
    company ??= barred[2]
  }
  const swapped = /^([^,]+),\s*([^,]+)$/.exec(text)
  if (swapped?.[1] && swapped[2] && !SUFFIX.test(swapped[2].trim())) text = `${swapped[2]} ${swapped[1]}`
  const all = text
    .replace(/,/g, ' ')
    .split(/\s+/)
    .filter(w => w !== '')
  let from = 0
  while (from < all.length - 1 && TITLE.test(all[from] ?? '')) from++
  let words = all.slice(from)
  const shouted = words.every(w => w === w.toUpperCase())
  while (words.length > 1 && (SUFFIX.test(words.at(-1) ?? '') || (words.length > 2 && !shouted && LETTERS.test(words.at(-1) ?? ''))))
    words = words.slice(0, -1)
  if (words.length === 0 || words.length > 5) return null
  if (!words.every(w => /^[\p{L}][\p{L}\p{M}'’.-]*$/u.test(w))) return null
  if (words.every(w => wordsOf(w).join('').length < 2)) return null
  const name = words
    .map(w => (w === w.toLowerCase() || (w.length > 2 && w === w.toUpperCase() && !/[.]/.test(w)) ? capitalised(w) : w))
    .join(' ')
  if (NOT_A_PERSON.test(name)) return null
  return { name, titled: from > 0 ? `${all.slice(0, from).join(' ')} ${name}` : null, company }
}

const PARTICLE = /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ben|ter|ten|zu|y|e)$/
const capitalised = (w: string): string =>
  PARTICLE.test(w) ? w : w.toLowerCase().replace(/(^|[-'’])(\p{L})/gu, (_m, edge: string, letter: string) => edge + letter.toUpperCase())

/** `kanchan.rao@harbourgrid.example` → `Kanchan Rao`; null where the address does not say. */
function nameFromAddress(email: string): string | null {
  const local = (email.split('@')[0] ?? '').replace(/\+.*$/, '')
  if (GENERIC_MAILBOX.test(local)) return null
  const parts = local.split(/[._]/).filter(p => p !== '')
  if (parts.length < 2 || parts.length > 3 || !parts.every(p => /^[a-z-]{2,}$/i.test(p))) return null
  if (parts.some(p => GENERIC_MAILBOX.test(p))) return null
  return parts.map(capitalised).join(' ')
}

/** The person behind an address, or null: generic mailboxes and programs are nobody. */
export function personOfAddress(address: Address): PersonName | null {
  const local = address.email.split('@')[0] ?? ''
  if (GENERIC_MAILBOX.test(local.replace(/\+.*$/, ''))) return null
  if (address.name && foldName(address.name) !== foldName(address.email)) {
    const person = personName(address.name.includes('@') ? '' : address.name)
    if (person && (person.name.includes(' ') || foldName(local).includes(foldName(person.name)))) {
      // A full name in the address completes a first name beside it.
      const full = person.name.includes(' ') ? null : nameFromAddress(address.email)
      return full && wordsOf(full)[0] === wordsOf(person.name)[0] ? { ...person, name: full } : person
    }
    if (!person) return null
  }
  const name = nameFromAddress(address.email)
  return name ? { name, titled: null, company: null } : null
}

/** The part behind the @, lower case; empty where there is none. */
export const domainOf = (email: string): string => (email.split('@')[1] ?? '').toLowerCase()

/** `k.rao@mail.harbourgrid.example` → `harbourgrid.example`; null for mail providers. */
export function companyDomain(email: string): string | null {
  const domain = domainOf(email)
  if (domain === '' || FREE_MAIL.test(domain)) return null
  const parts = domain.split('.')
  const last = parts.length >= 3 && /^(?:co|com|org|net|ac|gov|edu)$/.test(parts.at(-2) ?? '') ? 3 : 2
  return parts.slice(-last).join('.')
}
/** `harbourgrid` */
export const domainLabel = (domain: string): string => domain.split('.')[0] ?? domain

/** First and last word of a name, folded. */
export function nameParts(name: string): { readonly first: string; readonly last: string | null; readonly words: readonly string[] } {
  const words = name
    .split(/\s+/)
    .map(w => fold(w).replace(/[^\p{L}\p{N}-]/gu, ''))
    .filter(w => w !== '')
  return { first: words[0] ?? '', last: words.length > 1 ? (words.at(-1) ?? null) : null, words }
}

/** True for `S. Baek`, `T Lindqvist`: an initial and a surname. */
export const isInitialed = (name: string): boolean => /^\p{Lu}\.?(?:\s*-?\s*\p{Lu}\.)*\s+\p{L}{2,}/u.test(name)
