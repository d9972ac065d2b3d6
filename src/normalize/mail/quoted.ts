import type { Address, SourceDate } from '../../model/document.ts'
import { findDate } from '../dates.ts'
import { parseAddresses, shownName, toAddress } from './address.ts'
import { cleanBody } from './clean.ts'
import { FIELD, quoteHeaderAt } from './quotes.ts'
import { dateOfHeader } from './when.ts'

/** A message that another one repeats under `On … wrote:` or a `From: / Sent:` block. */
export interface QuotedMessage {
  readonly from: Address
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  readonly date: SourceDate
  /** Its text without quote marks and without what it repeats in turn. */
  readonly body: string
  /** 1 for what the message itself repeats, 2 for what that one repeats … */
  readonly depth: number
  /** Lines of the quoting body that hold it (and what it repeats): from, to (exclusive). Null where the sender's answers stand between them. */
  readonly lines: readonly [from: number, to: number] | null
}

/** Who repeats, and when: says whom a repeated message went to, and which of two readings of `03/12/2025` can be meant. */
interface Quoter {
  readonly from: Address | null
  readonly date: SourceDate | null
}

const MAX_DEPTH = 12
const MAX_QUOTED = 60
const DAY_MS = 864e5

/** The messages that a body repeats, each with who wrote it and when; what names no sender or no day is left to be a quote. Linear in lines × depth. */
export function quotedMessages(body: string, quoter: Quoter): QuotedMessage[] {
  const found: QuotedMessage[] = []
  collect(cleanBody(body).split('\n'), quoter, 1, undefined, found)
  return found
}

/** Body without the lines that hold `taken`; the lines that introduce them stay. */
export function withoutQuoted(body: string, taken: readonly QuotedMessage[]): string {
  const gone = new Set<number>()
  for (const { lines } of taken) if (lines) for (let i = lines[0]; i < lines[1]; i++) gone.add(i)
  return cleanBody(body)
    .split('\n')
    .filter((_, i) => !gone.has(i))
    .join('\n')
}

/** @param outer the lines of the whole body that a deeper level stands in */
function collect(
  lines: readonly string[],
  quoter: Quoter,
  depth: number,
  outer: QuotedMessage['lines'] | undefined,
  into: QuotedMessage[],
): void {
  if (depth > MAX_DEPTH) return
  for (let i = 0; i < lines.length && into.length < MAX_QUOTED; i++) {
    const introduced = quoteHeaderAt(lines, i)
    if (!introduced) continue
    let at = i + introduced.length
    let head = headOf(lines.slice(i, at), quoter.date)
    // A separator or a rule stands above the block that names the sender, which may be marked as quoted itself.
    if (introduced.kind !== 'attribution' && head === null) {
      const block = nextFilled(lines, at)
      if (block !== null && isMarked(lines[block] ?? '')) {
        const end = markedEnd(lines, block)
        collect(unmarked(lines.slice(block, end)), quoter, depth, outer === undefined ? [block, end] : outer, into)
        i = end - 1
        continue
      }
      const fields = block === null ? null : quoteHeaderAt(lines, block)
      if (block === null || fields?.kind !== 'block') continue
      head = headOf(lines.slice(block, block + fields.length), quoter.date)
      at = block + fields.length
    }
    const first = nextFilled(lines, at)
    if (first === null) return
    const marked = isMarked(lines[first] ?? '')
    const run = marked ? markedEnd(lines, first) : lines.length
    const end = marked ? answeredEnd(lines, run) : run
    const text = marked ? unmarked(lines.slice(first, end)) : lines.slice(first, end)
    const place = outer !== undefined ? outer : end === run ? ([first, end] as const) : null
    if (head) {
      const own = text.slice(0, firstHeader(text))
      into.push({ ...head, to: head.to ?? replied(head.from, quoter), cc: head.cc ?? [], body: own.join('\n'), depth, lines: place })
    }
    collect(text, head ?? { from: null, date: quoter.date }, depth + 1, place, into)
    if (!marked) return
    i = end - 1
  }
}

/** Whoever answers a message got it. */
const replied = (sender: Address, quoter: Quoter): readonly Address[] =>
  quoter.from !== null && quoter.from.email !== sender.email ? [quoter.from] : []

const isMarked = (line: string): boolean => /^ {0,3}>/.test(line)
/** Marked lines without their mark; what stands between them is the answer of whoever repeats them. */
const unmarked = (lines: readonly string[]): string[] => lines.map(l => (isMarked(l) ? l.replace(/^ {0,3}> ?/, '') : ''))

/** End of the run of marked lines from `at`. */
function markedEnd(lines: readonly string[], at: number): number {
  let end = at
  for (let i = at; i < lines.length && (isMarked(lines[i] ?? '') || lines[i] === ''); i++) if (lines[i] !== '') end = i + 1
  return end
}

/** End of the last run of marked lines before another introduction: a message that is answered piece by piece. */
function answeredEnd(lines: readonly string[], from: number): number {
  let end = from
  for (let i = from; i < lines.length; i++) {
    if (isMarked(lines[i] ?? '')) end = i + 1
    else if (quoteHeaderAt(lines, i)) break
  }
  return end
}

const firstHeader = (lines: readonly string[]): number => {
  const at = lines.findIndex((_, i) => quoteHeaderAt(lines, i) !== null)
  return at < 0 ? lines.length : at
}

function nextFilled(lines: readonly string[], from: number): number | null {
  for (let i = from; i < lines.length; i++) if (lines[i] !== '') return i
  return null
}

interface Head {
  readonly from: Address
  readonly to: readonly Address[] | null
  readonly cc: readonly Address[] | null
  readonly date: SourceDate
}

function headOf(lines: readonly string[], before: SourceDate | null): Head | null {
  const fields = fieldsOf(lines)
  if (fields.has('from')) {
    const from = addressOf(fields.get('from') ?? '')
    const date = dateOf(fields.get('date') ?? '', before)
    const list = (name: string) => (fields.has(name) ? addressesOf(fields.get(name) ?? '') : null)
    return from && date ? { from, to: list('to'), cc: list('cc'), date } : null
  }
  const line = lines.join(' ').replace(/\s+/g, ' ').trim()
  const date = dateOf(line, before)
  const from = date ? authorOf(line) : null
  return from && date ? { from, to: null, cc: null, date } : null
}

const FIELD_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:from|von|de|da|van|fra|från|lähettäjä|od|expéditeur|remitente)$/, 'from'],
  [/^(?:sent|gesendet|envoyé|enviad|inviato|verzonden|sendt|skickat|lähetetty|wysłano|date|datum|data|fecha|dato)/, 'date'],
  [/^(?:to|an|à|para|a|aan|til|till|vastaanottaja|do)$/, 'to'],
  [/^(?:cc|kopie|kopi)$/, 'cc'],
]

/** Fields of a `From: / Sent: / To:` block by their English names; folded lines belong to the field above. */
function fieldsOf(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>()
  let open: string | null = null
  for (const raw of lines) {
    const line = raw.replace(/[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}/g, '').trim()
    const field = FIELD.exec(line)
    if (field) {
      const name = (field[1] ?? '').toLowerCase()
      open = FIELD_NAMES.find(([form]) => form.test(name))?.[1] ?? name
      if (!fields.has(open)) fields.set(open, field[2] ?? '')
    } else if (open !== null && line !== '') fields.set(open, `${fields.get(open) ?? ''} ${line}`)
  }
  return fields
}

/** `Kanchan Rao <k.rao@…>`, `Kanchan Rao [mailto:k.rao@…]`, `k.rao@…`, `Kanchan Rao`. */
function addressOf(text: string): Address | null {
  const mail = MAIL.exec(text)?.[1] ?? ''
  const name = text
    .replace(/[<([]\s*(?:mailto:)?[^\s<>()[\]]*@[^<>()[\]]*[>)\]]/g, ' ')
    .replace(MAIL, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const shown = name.length > 80 || /\d{3}/.test(name) ? '' : name
  return mail === '' && !isName(shown) ? null : toAddress(shown, mail)
}

const MAIL = /(?:mailto:)?([^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+\.[^\s<>()[\]"',;:]+)/

const isName = (text: string): boolean => {
  const name = shownName(text)
  return name !== null && /\p{Lu}/u.test(name) && name.split(' ').length <= 5
}

/** Lists as Outlook writes them: divided by semicolons, often without addresses. */
const addressesOf = (text: string): Address[] =>
  /;/.test(text) ? text.split(';').flatMap(part => addressOf(part) ?? []) : parseAddresses(text.replace(/\[mailto:([^\]]*)\]/gi, '<$1>'))

/** Words that stand around the name in `On … wrote:` in the languages of mail programs. */
const AROUND =
  /^(?:on|at|am|um|den|vom|le|à|el|a las|em|às|no dia|il|in data|alle|ore|op|om|på|kl\.?|klo|uhr|wrote|writes|said|schrieb|hat|geschrieben|folgendes|a écrit|escribió|escreveu|ha scritto|schreef|het volgende geschreven|skrev|kirjoitti|napisał\(?a?\)?|pisze|написал(?:\(а\))?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|mo|di|mi|do|fr|sa|so|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lun(?:di|es|edì)?|mar(?:di|tes|tedì)?|mer(?:credi|coledì)?|mié(?:rcoles)?|jeu(?:di)?|jue(?:ves)?|ven(?:dredi|erdì)?|vie(?:rnes)?|sam(?:edi)?|sáb(?:ado)?|sab(?:ato)?|dim(?:anche)?|dom(?:ingo|enica)?|man(?:dag)?|mån(?:dag)?|tirs?(?:dag)?|tis(?:dag)?|ons(?:dag)?|tors?(?:dag)?|fre(?:dag)?|lør(?:dag)?|lör(?:dag)?|søn(?:dag)?|sön(?:dag)?|a\.?m|p\.?m|[ap]\.m\.|utc|gmt|cet|cest|[ecmp][sd]t)(?=[\s.,:;]|$)[.,]?/iu

/** The author in an attribution line: what is left of it without day, time and the words around. */
function authorOf(line: string): Address | null {
  const text = normalDate(line).replace(/[:：]\s*$/, '')
  const date = findDate(text)
  const mail = MAIL.exec(text)?.[1] ?? ''
  const rest = (date ? `${text.slice(0, date.start)} , ${text.slice(date.end)}` : text)
    .replace(/[<([]\s*(?:mailto:)?[^\s<>()[\]]*@[^<>()[\]]*[>)\]]/g, ' ')
    .replace(MAIL, ' ')
    .replace(/\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\b\.?)?|[+-]\d{2}:?\d{2}\b|\((?:GMT|UTC|[A-Z]{2,5})[^)]*\)/g, ' , ')
  const name = stripped(rest)
  return mail === '' && !isName(name) ? null : toAddress(isName(name) ? name : '', mail)
}

function stripped(text: string): string {
  let rest = text
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(/^[\s,;.–—-]+|[\s,;–—-]+$/g, '').replace(AROUND, '')
    const words = rest.split(/\s+/)
    for (const n of [3, 2, 1]) {
      const tail = words.slice(-n).join(' ')
      if (words.length > n && tail !== '' && AROUND.exec(tail)?.[0].length === tail.length) {
        rest = words.slice(0, -n).join(' ')
        break
      }
    }
  }
  return rest.replace(/\s+/g, ' ')
}

/** `12/2/25, 5:02 PM` → `12/2/2025 5:02 PM`; `2 Dec 2025, at 17:02` → `2 Dec 2025 at 17:02`: forms that dates are looked for in. */
const normalDate = (line: string): string =>
  line
    .replace(/(?<!\d)(\d{1,2}[/.]\d{1,2}[/.])(\d{2})(?![\d:/.])/g, '$120$2')
    .replace(/(\d{4}),?\s+(?:at|um|à|às|a las|alle|ore|om|kl\.?|klo)\s+(?=\d)/gi, '$1 at ')

/** The day a repeated message was written on, never after the one that repeats it; null where the words give none. */
function dateOf(text: string, before: SourceDate | null): SourceDate | null {
  const header = /[+-]\d{4}\b/.test(text) ? dateOfHeader(text) : null
  if (header) return notAfter(header, before)
  const found = findDate(normalDate(text))
  if (!found) return null
  const date: SourceDate = { day: found.day, ...(found.time === undefined ? {} : { time: found.time }), from: 'header' }
  const swapped = { ...date, day: `${found.day.slice(0, 5)}${found.day.slice(8)}-${found.day.slice(5, 7)}` as SourceDate['day'] }
  // `03/12/2025`: which half is the month is told by the answer, which came later.
  const slashes = /(?<!\d)\d{1,2}\/\d{1,2}\/\d{2,4}/.test(text) && Number(found.day.slice(8)) <= 12
  if (slashes && before) return [date, swapped].filter(d => notAfter(d, before)).sort((a, b) => (a.day < b.day ? 1 : -1))[0] ?? null
  return notAfter(date, before)
}

/** Clocks of two places differ by less than a day. */
const notAfter = (date: SourceDate, before: SourceDate | null): SourceDate | null =>
  before === null || Date.parse(date.day) <= Date.parse(before.day) + DAY_MS ? date : null
