/**
 * Finds where another message is repeated inside a message: quoted lines, the line that introduces them, the header block of Outlook,
 * separators of forwards. Works on lines; says nothing about what else stands there.
 */

/** Marks the lines that repeat another message. */
export function quotedLines(lines: readonly string[]): boolean[] {
  const quoted = new Array<boolean>(lines.length).fill(false)
  for (let i = 0; i < lines.length; i++) {
    if (isQuoteMark(lines[i] ?? '')) {
      quoted[i] = true
      continue
    }
    const header = quoteHeaderAt(lines, i)
    if (!header) continue
    const next = nextFilled(lines, i + header.length)
    quoted.fill(true, i, i + header.length)
    if (header.kind === 'attribution' && next !== null && isQuoteMark(lines[next] ?? '')) {
      i += header.length - 1
      continue
    }
    // An attribution in mid-sentence style with nothing after it introduces nothing.
    quoted.fill(true, i)
    break
  }
  return bridgeBlanks(lines, quoted)
}

const isQuoteMark = (line: string): boolean => /^ {0,3}>/.test(line) && !/^ {0,3}>{3} \S+\(/.test(line)

/** Blank lines between two quoted lines belong to the quote. */
function bridgeBlanks(lines: readonly string[], quoted: boolean[]): boolean[] {
  for (let i = 0; i < lines.length; i++) {
    if (quoted[i] || lines[i] !== '' || !quoted[i - 1]) continue
    const next = nextFilled(lines, i)
    if (next !== null && quoted[next]) quoted.fill(true, i, next)
  }
  return quoted
}

interface ReplyHeader {
  readonly kind: 'attribution' | 'block' | 'separator'
  /** Lines it takes. */
  readonly length: number
}

/** The introduction of a repeated message that starts at this line, or null. */
export function quoteHeaderAt(lines: readonly string[], at: number): ReplyHeader | null {
  const line = plain(lines[at] ?? '')
  if (line.length === 0 || line.length > 400) return null
  if (SEPARATOR.test(line)) return { kind: 'separator', length: 1 }
  if (/^_{10,}$/.test(line) || /^-{10,}$/.test(line)) {
    const next = nextFilled(lines, at + 1)
    return next !== null && next - at <= 2 && headerBlock(lines, next) ? { kind: 'block', length: 1 } : null
  }
  const block = headerBlock(lines, at)
  if (block) return { kind: 'block', length: block }
  const attribution = attributionAt(lines, at)
  return attribution ? { kind: 'attribution', length: attribution } : null
}

/** Emphasis and brackets that programs put around header lines. */
const plain = (line: string): string => line.replace(/[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}/g, '').trim() || line.trim()

const SEPARATOR = new RegExp(
  '^(?:[-_=*]{2,}|>?)\\s*(?:' +
    [
      'original message',
      'original appointment',
      'forwarded message',
      'reply message',
      'urspr[uü]ngliche nachricht',
      'weitergeleitete nachricht',
      "message d[’']origine",
      'message original',
      'message transf[eé]r[eé]',
      'mensaje original',
      'mensaje reenviado',
      'mensagem original',
      'mensagem encaminhada',
      'messaggio originale',
      'messaggio inoltrato',
      'oorspronkelijk bericht',
      'doorgestuurd bericht',
      'opprinnelig melding',
      'videresendt melding',
      'oprindelig meddelelse',
      'videresendt meddelelse',
      'ursprungligt meddelande',
      'vidarebefordrat meddelande',
      'alkuper[aä]inen viesti',
      'wiadomo[sś][cć] oryginalna',
    ].join('|') +
    ')\\s*[-_=*]{2,}$|^(?:begin forwarded message|anfang der weitergeleiteten nachricht|d[ée]but du message transf[ée]r[ée]|start videresendt melding|vidarebefordrat brev):?$',
  'i',
)

/** A field of a block that introduces a repeated message: name, value. */
export const FIELD =
  /^(from|von|de|da|van|fra|från|lähettäjä|od|expéditeur|remitente|sent|gesendet|envoyé|enviado(?: el)?|enviada(?: em)?|inviato|verzonden|sendt|skickat|lähetetty|wysłano|date|datum|data|fecha|dato|to|an|à|para|a|aan|til|till|vastaanottaja|do|cc|kopie|kopi|subject|betreff|objet|asunto|assunto|oggetto|onderwerp|emne|ämne|aihe|temat|reply-to)\s*:\s*(.*)$/i
const FROM = /^(?:from|von|de|da|van|fra|från|lähettäjä|od|expéditeur|remitente)\s*:\s*\S/i
const SENT =
  /^(?:sent|gesendet|envoyé|enviado(?: el)?|enviada(?: em)?|inviato|verzonden|sendt|skickat|lähetetty|wysłano|date|datum|data|fecha|dato)\s*:\s*.*\d/i
const SUBJECT = /^(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|emne|ämne|aihe|temat)\s*:/i
const TO = /^(?:to|an|à|para|a|aan|til|till|vastaanottaja|do)\s*:\s*\S/i

/** Lines of a `From: / Sent: / To: / Subject:` block at this line; 0 where there is none. Sender first, and two of the other three. */
function headerBlock(lines: readonly string[], at: number): number {
  if (!FROM.test(plain(lines[at] ?? ''))) return 0
  let [sent, subject, to] = [false, false, false]
  let end = at + 1
  for (let i = at + 1; i < Math.min(lines.length, at + 12); i++) {
    const line = plain(lines[i] ?? '')
    // Some programs put blank lines between the fields; a long To: list is folded over several lines.
    if (line === '') continue
    const field = FIELD.test(line)
    if (!field && (sent || subject) && (to || subject) && sent) break
    if (!field && !/[@;,]/.test(line)) break
    sent ||= SENT.test(line)
    subject ||= SUBJECT.test(line)
    to ||= TO.test(line)
    end = i + 1
  }
  return Number(sent) + Number(subject) + Number(to) >= 2 ? end - at : 0
}

/** `On Tue, 2 Dec 2025 at 17:02, Kanchan Rao <k.rao@…> wrote:` in the languages and orders of mail programs, folded over up to four lines. */
const ATTRIBUTION: readonly RegExp[] = [
  /^on\b.{4,300}\b(?:wrote|writes|said)\s?:$/i,
  /^.{0,120}\bon\b.{4,200}\bwrote\s?:$/i,
  /^(?:am|den|vom|an)\b.{4,300}\b(?:schrieb|hat)\b.{0,160}:$/i,
  /^.{3,160}\bschrieb am\b.{4,100}:$/i,
  /^le\b.{4,300}\ba écrit\s?:$/i,
  /^el\b.{4,300}\bescribió\s?:$/i,
  /^(?:em|a|no dia)\b.{4,300}\bescreveu\s?:$/i,
  /^(?:il|in data)\b.{4,300}\bha scritto\s?:$/i,
  /^op\b.{4,300}\b(?:schreef|het volgende geschreven)\b.{0,160}:$/i,
  /^(?:den|på|on|ons|man|tir|tis|tor|tors|fre|lør|lör|søn|sön|mandag|måndag|tirsdag|tisdag|onsdag|torsdag|fredag|lørdag|lördag|søndag|söndag)\b.{4,300}\bskrev\b.{0,160}:$/i,
  /^.{3,300}\b(?:kirjoitti|napisał\(?a?\)?|pisze|написал(?:\(а\)|а)?|写道|のメッセージ|님이 작성)\s?[:：]$/iu,
  /^\d{4}-\d{2}-\d{2}\s+\d{1,2}:\d{2}.{0,160}<[^>\s]+@[^>\s]+>\s?:$/,
]

/** Lines that the attribution takes, 0 where there is none. It must name a date, a time or an address: "as Bob wrote:" alone introduces nothing. */
function attributionAt(lines: readonly string[], at: number): number {
  let joined = ''
  for (let n = 1; n <= 4; n++) {
    const line = plain(lines[at + n - 1] ?? '')
    if (line === '' || joined.length + line.length > 400) return 0
    joined = joined === '' ? line : `${joined} ${line}`
    if (!/[:：]$/.test(line)) {
      if (n === 1 && !ATTRIBUTION_START.test(line)) return 0
      continue
    }
    const dated = /\d{1,2}[:.]\d{2}|\d{4}|@|\b\d{1,2}[./-]\d{1,2}\b/.test(joined)
    return dated && ATTRIBUTION.some(a => a.test(joined)) ? n : 0
  }
  return 0
}
/** First line of an attribution that is folded: only then are the next lines looked at. */
const ATTRIBUTION_START =
  /^(?:on|am|den|vom|le|el|em|il|in data|op|på|ons|man|tir|tis|tor|fre|lør|lör|søn|sön|w dniu|dnia|.{0,80}<[^>]*@[^>]*>?)(?:\s|,|$)/i

function nextFilled(lines: readonly string[], from: number): number | null {
  for (let i = from; i < lines.length; i++) if (lines[i] !== '') return i
  return null
}
