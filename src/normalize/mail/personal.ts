import type { Address } from '../../model/document.ts'

/** What a message is when it is nobody's work: it makes no pages and no tasks. */
export type Aside = 'receipt' | 'health' | 'private-group'

/** What is looked at of a message. */
interface Addressed {
  readonly from: Address | null
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
}

/** Characters that are looked at: what a mail is about stands at its beginning. */
const LOOKED_AT = 4000

/** Words of business between people: where one stands, a mail about clinics, orders or clubs is work. */
const WORK =
  /\b(?:proposal|contract|procurement|tender|pilot|roll-?out|integration|deployment|roadmap|milestone|deliverable|stakeholders?|customers?|clients?|vendor|supplier|statement of work|purchase order|minutes|agenda|workshop|sprint|release|api|portal|quote|quotation|offer|budget|angebot|vertrag|kunden?|tilbud|kontrakt)\b/i

/**
 * Receipts, mail of one's own health, and mail of private circles, by several signs that agree; null where one is missing: a work mail
 * that is taken for noise costs more than noise that is kept.
 */
export function asideOf(message: Addressed & { readonly subject: string; readonly body: string }): Aside | null {
  const text = `${message.subject}\n${message.body.slice(0, LOOKED_AT)}`
  if (isReceipt(message.subject, text)) return 'receipt'
  if (WORK.test(text)) return null
  if (isOwnHealth(message, text)) return 'health'
  return isPrivateGroup(message, text) ? 'private-group' : null
}

const RECEIPT_SUBJECT =
  /^(?:(?:fwd?|wg|tr):\s*)*(?:your (?:e-?)?(?:receipt|order|purchase|booking|reservation|ticket|tickets|trip|ride|stay|payment|parcel|delivery)\b|(?:e-?)?receipt (?:for|from)\b|order (?:confirmation|confirmed|received|#|no)|payment (?:received|confirmation)|thank(?:s| you) for your (?:order|purchase|payment|booking)|booking confirm|(?:ihre|deine) (?:bestellung|quittung|buchung|zahlung)|bestellbestätigung|zahlungsbestätigung|kvittering|ordrebekreftelse|votre (?:commande|reçu)|confirmation de commande|tu (?:pedido|recibo)|su (?:pedido|recibo))/i
const AMOUNT = /(?:[$€£]|\b(?:USD|EUR|GBP|NOK|SEK|DKK|CHF|kr)\b\.?)\s?\d|\d[\d.,]*\s?(?:€|£|(?:USD|EUR|GBP|NOK|SEK|DKK|CHF|kr)\b)/i
const ORDER =
  /\b(?:order|booking|reservation|receipt|transaction|reference|bestell|auftrags|ordre|tracking)[\p{L}]*[\s-]*(?:number|no\.?|nr\.?|id|#|code)?\s*[:#]?\s*[A-Z]{0,4}-?\d{4,}/iu
/** Somebody asks for something: then it is an invoice, not a receipt. */
const ASKED =
  /\bplease (?:pay|approve|sign|review|send|transfer|settle|check|let (?:me|us) know)\b|\b(?:can|could|would) you\b|\bdue (?:by|on|date)\b|\bpayable\b|\boverdue\b/i

const isReceipt = (subject: string, text: string): boolean =>
  RECEIPT_SUBJECT.test(subject.trim()) && (AMOUNT.test(text) || ORDER.test(text)) && !ASKED.test(text)

/** A place that treats people, by its name or address. */
const PROVIDER =
  /\b(?:clinic|dental|dentist|dentistry|surgery|medical|health|healthcare|hospital|pharmacy|physio\w*|optician|optometr\w*|orthodont\w*|therap\w+|dermatolog\w*|gp|practice|praxis|zahnarzt\w*|klinik|apotheke|legesenter|tannlege\w*|apotek|clinique|pharmacie|clinica|farmacia)\b/i
/** Words to a patient about themselves. */
const PATIENT: readonly RegExp[] = [
  /\byour (?:\p{L}+[ -]){0,3}(?:appointment|check-?up|consultation|visit) (?:is|has been|with|on|at|reminder)\b/iu,
  /\b(?:appointment|check-?up|vaccination|screening) (?:reminder|confirmation|confirmed)\b|\breminder:? (?:\p{L}+ ){0,3}appointment\b/iu,
  /\byour (?:\p{L}+[ -]){0,2}(?:prescription|medication|referral|blood (?:test|work|count)|(?:test|lab|scan) results?|x-?rays?|mri|biopsy|diagnosis|vaccination|treatment plan)\b/iu,
  /\b(?:prescription|medication|medicine) (?:is|are) ready\b|\brepeat prescription\b/i,
  /\b(?:your|our) (?:doctor|dentist|hygienist|physician|physiotherapist|nurse|gp)\b|\bdr\.? \p{Lu}\p{L}+ (?:will|can) see you\b/iu,
  /\b(?:patient (?:number|id|portal|record)|date of birth|health insurance card|co-?pay|fasting before|nhs number)\b/i,
  /\b(?:ihr(?:en)? termin|ihr rezept|ihre (?:blutwerte|befunde?)|din time (?:hos|er)|resepten din|votre rendez-vous|votre ordonnance|su cita)\b/i,
]

function isOwnHealth(message: Addressed, text: string): boolean {
  if (message.to.length + message.cc.length > 2) return false
  const signs = PATIENT.filter(p => p.test(text)).length
  return signs >= 3 || (signs >= 1 && PROVIDER.test(nameOf(message.from)))
}

/** Sender's name and address as words: `reminders@riverside-dental.example` → `reminders riverside dental example`. */
const nameOf = (from: Address | null): string => `${from?.name ?? ''} ${from?.email ?? ''}`.replace(/[@._+-]+/g, ' ')

/** Circles outside of work, and what they do together. */
const CIRCLE =
  /\b(?:choir|book club|reading circle|running club|cycling club|chess club|football club|soccer team|rowing club|gardening club|allotment|parents['’]? (?:association|council|group)|pta|class parents|kindergarten|nursery|scouts|neighbou?rs|neighbou?rhood|residents['’]? association|housing co-?op|congregation|parish|family|cousins|reunion|stag do|hen party|chor|lesekreis|elternrat|elternabend|kita|sportverein|nachbarschaft|kor(?:et)?|bokklubb|fau|barnehage|velforening|chorale|club de lecture)\b/i
const TOGETHER =
  /\b(?:rehearsals?|practice|potluck|bake sale|cake|barbecue|bbq|picnic|birthday|christening|school (?:trip|run|fair|play)|car ?pool|car share|training on|match on|concert|summer party|book of the month|next book|chapters|sleepover|babysit\w*|dugnad|probe|kuchen|grillen|geburtstag|øvelse|kake|bursdag|répétition|gâteau|anniversaire)\b/i

function isPrivateGroup(message: Addressed, text: string): boolean {
  if (!CIRCLE.test(text) || !TOGETHER.test(text)) return false
  // Colleagues write to each other from one domain: what they call a choir may be theirs, but their mail is read as work.
  const domain = domainOf(message.from)
  return ![...message.to, ...message.cc].some(a => domain !== '' && !FREE.test(domain) && domainOf(a) === domain)
}

const domainOf = (address: Address | null): string => address?.email.split('@')[1] ?? ''
const FREE = /^(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|gmx|web|proton|protonmail|fastmail|aol|mail)\./
