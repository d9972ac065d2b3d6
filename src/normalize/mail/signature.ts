import type { Span } from '../../model/ids.ts'
import { fold, wordsOf } from '../../model/text.ts'
import { isAuthorName } from './author.ts'
import { isClosing } from './closings.ts'

/** Contact details that a signature states, as spelled there; spans are offsets into the text that was read. */
export interface SignatureDetails {
  readonly name: string | null
  readonly role: string | null
  readonly company: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly spans: { readonly [K in SignatureField]?: Span }
}
export type SignatureField = 'name' | 'role' | 'company' | 'phone' | 'email'

interface Piece {
  readonly text: string
  readonly start: number
  readonly line: number
}

/**
 * Reads a signature block (closing formula and name lines allowed in it). `author` is who wrote the mail: the name tells which line is
 * the name, the domain which line is the company. Only what stands there is given; nothing is guessed. Null where it states no detail.
 */
export function readSignature(text: string, author: { readonly name: string | null; readonly email: string }): SignatureDetails | null {
  const found = new Map<SignatureField, { text: string; span: Span }>()
  const put = (field: SignatureField, value: string, start: number) => {
    const clean = value.trim().replace(/[,;:]$/, '')
    const known = found.get(field)
    // `Kanchan` under the closing formula, `Dr Kanchan Rao` below it: the fuller one is the name.
    if (clean === '' || (known && !(field === 'name' && wordsOf(clean).length > wordsOf(known.text).length))) return
    const at = start + value.indexOf(clean)
    found.set(field, { text: clean, span: { start: at, end: at + clean.length } })
  }
  const rest: Piece[] = []
  for (const piece of piecesOf(text)) {
    const email = EMAIL.exec(piece.text)
    if (email) put('email', email[0], piece.start + email.index)
    const phone = phoneIn(piece.text)
    if (phone) put('phone', phone.text, piece.start + phone.at)
    if (email || phone || URL.test(piece.text) || QUOTED.test(piece.text) || isClosing(piece.text) || FAX.test(piece.text)) continue
    if (isName(piece.text, author.name)) put('name', piece.text, piece.start)
    else rest.push(piece)
  }
  const strong = (value: string) => matchesDomain(value, author.email) || hasCompanyWord(value)
  let roleLine: number | null = null
  for (const piece of rest) {
    if (found.has('role') || !looksLikeRole(piece.text)) continue
    roleLine = piece.line
    const split = roleAndCompany(piece.text, strong)
    put('role', piece.text.slice(0, split.roleEnd), piece.start)
    if (split.company !== null) put('company', piece.text.slice(split.company), piece.start + split.company)
  }
  // Proof by the sender's domain first, then by a word that only organisations bear, then by standing right after the role.
  const free = rest.filter(p => !looksLikeRole(p.text) || matchesDomain(p.text, author.email))
  for (const test of [(v: string) => matchesDomain(v, author.email) && !looksLikeRole(v), hasCompanyWord])
    for (const piece of free) if (!/\d{2}|\bfor |\bsince /.test(piece.text) && test(piece.text)) put('company', piece.text, piece.start)
  const role = roleLine
  if (role !== null)
    for (const piece of free)
      if (piece.line >= role && piece.line <= role + 1 && isPlainName(piece.text)) put('company', piece.text, piece.start)

  const value = (field: SignatureField) => found.get(field)?.text ?? null
  if (found.size === 0 || (found.size === 1 && found.has('name') && wordsOf(value('name') ?? '').length < 2)) return null
  const spans = Object.fromEntries([...found].map(([field, { span }]) => [field, span]))
  return { name: value('name'), role: value('role'), company: value('company'), phone: value('phone'), email: value('email'), spans }
}

const EMAIL = /[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/
const URL = /^(?:https?:\/\/|www\.)|\bwww\.|^[\w-]+\.(?:com|org|net|io|eu|de|no|se|dk|fr|example)(?:\/\S*)?$/i
const QUOTED = /^["'“„«*].*["'”“»*]$/
const FAX = /^(?:fax|telefax|f)\b/i

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let offset = 0
  text.split('\n').forEach((line, number) => {
    let from = 0
    const cut = (to: number) => {
      const raw = line.slice(from, to)
      const piece = raw.trim()
      if (piece !== '' && piece.length <= 160) pieces.push({ text: piece, start: offset + from + raw.indexOf(piece), line: number })
    }
    for (const m of line.matchAll(/\s*[|•·‖¦]\s*|\s{3,}|\s[–—]\s|\t|\s\/\/\s/g)) {
      cut(m.index)
      from = m.index + m[0].length
    }
    cut(line.length)
    offset += line.length + 1
  })
  return pieces.slice(0, 60)
}

function isName(text: string, author: string | null): boolean {
  if (author !== null) return isAuthorName(text, author)
  return (
    /^(?:(?:Dr|Prof|Ing)\.? )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u.test(text) && !looksLikeRole(text) && !hasCompanyWord(text)
  )
}

const PHONE_LABEL =
  /^(?:t|p|m|o|d|c|tel|phone|mobile|mob|cell|direct|office|ph|tlf|tlf|telefon|handy|mobil|mobiltelefon|tél|tel[eé]fono?|móvil|celular|sentralbord|gsm)\b[.:\s]/i

/** A telephone number in the text: with a plus, a label, or the shape of one; never a date, a time or a postcode. */
function phoneIn(text: string): { text: string; at: number } | null {
  if (FAX.test(text)) return null
  const m = /(?:\+|\(\+?\d|\b0|\b\d)[\d\s()./-]{5,22}\d(?!\d)/.exec(text)
  if (!m) return null
  const digits = m[0].replace(/\D/g, '')
  if (digits.length < 7 || digits.length > 15) return null
  const shaped =
    m[0].startsWith('+') ||
    m[0].startsWith('00') ||
    PHONE_LABEL.test(text) ||
    /^\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}$/.test(m[0].trim()) ||
    /^0\d/.test(m[0])
  if (!shaped || /\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}/.test(m[0])) return null
  return { text: m[0].trim(), at: m.index }
}

/** True for a line with a telephone number, an address of the post or the net, or several pieces between bars. */
export function looksLikeContact(line: string): boolean {
  const text = line.trim()
  if (text.length > 200 || text.startsWith('|')) return false
  return (
    (EMAIL.test(text) && text.split(/\s+/).length <= 8) ||
    (phoneIn(text) !== null && text.split(/\s+/).length <= 12) ||
    (URL.test(text) && text.split(/\s+/).length <= 4) ||
    /\S\s[|•·‖¦]\s\S/.test(text) ||
    (/\d/.test(text) && text.split(/\s+/).length <= 10 && STREET.test(text))
  )
}
const STREET =
  /\b(?:street|st\.|road|rd\.?|avenue|ave\.?|lane|square|quay|building|floor|suite|p\.?\s?o\.? box|postboks|stra(?:ß|ss)e|str\.|platz|weg|allee|gate|gata|veien|vei|vej|gatan|vägen|rue|calle|via|rua|laan|straat|plein)\b|\p{L}(?:straße|strasse|gata|gate|veien|vej|gatan|vägen|straat|laan)\b/iu

const ROLE_WORDS: ReadonlySet<string> = new Set(
  `manager director head lead leader officer engineer developer architect consultant analyst specialist coordinator administrator assistant associate partner president vp svp evp avp
ceo cto cfo coo cio ciso cmo cro cpo chief founder cofounder owner chair chairman chairwoman chairperson secretary treasurer counsel attorney lawyer paralegal advisor adviser scientist researcher
fellow professor lecturer teacher principal superintendent supervisor planner buyer designer editor writer journalist accountant controller technician operator representative executive agent
strategist producer recruiter nurse physician surveyor inspector trainee intern postdoc economist geologist chemist physicist commissioner councillor ambassador evangelist foreman liaison curator librarian
leiter leiterin geschaftsfuhrer geschaftsfuhrerin referent referentin ingenieur ingenieurin berater beraterin sachbearbeiter sachbearbeiterin vorstand vorstandin prokurist mitarbeiter mitarbeiterin entwickler entwicklerin einkauf
directeur directrice responsable chef cheffe ingenieure charge chargee gerant gerante conseiller conseillere presidente assistante
directora gerente jefe jefa ingeniero ingeniera diretor diretora coordenador coordenadora engenheiro engenheira analista consultor consultora socio direttore direttrice responsabile ingegnere
leder sjef direktor ingenior radgiver konsulent koordinator medarbeider medarbejder saksbehandler ingenjor radgivare medarbetare ansvarlig fagansvarlig
hoofd adviseur medewerker projectleider johtaja paallikko insinoori kierownik dyrektor specjalista`.split(/\s+/),
)
const ROLE_ENDINGS =
  /(?:leiter|leiterin|leder|ledare|sjef|chef|ingenieur|ingenior|ingenjor|radgiver|berater|beraterin|direktor|leider|paallikko|konsulent)$/

/** True for a short line that names a function: `Head of Storage`, `Projektleiterin`, `VP Partnerships, Brightwater`. */
export function looksLikeRole(line: string): boolean {
  const text = line.trim()
  if (text.length > 120 || /[.!?]$/.test(text)) return false
  const words = wordsOf(text)
  return words.length <= 14 && /^\P{Ll}/u.test(text) && words.some(w => ROLE_WORDS.has(w) || ROLE_ENDINGS.test(w))
}

/** Where the role ends in `Role, Company`, `Role at Company`, `Role, Department`: the company's offset, null where none follows. */
function roleAndCompany(text: string, strong: (value: string) => boolean): { roleEnd: number; company: number | null } {
  const cuts = [...text.matchAll(/\s*,\s+|\s+(?:at|@|bei|chez|hos|ved|hos|en|na|presso|bij)\s+(?=\p{Lu})|\s+-\s+/gu)]
  for (const cut of cuts) {
    const right = text.slice(cut.index + cut[0].length)
    if (strong(right) && !looksLikeRole(right)) return { roleEnd: cut.index, company: cut.index + cut[0].length }
  }
  const last = cuts.at(-1)
  if (last) {
    const right = text.slice(last.index + last[0].length)
    const at = !last[0].includes(',') && !last[0].includes('-')
    if (!looksLikeRole(right) && (at || (isPlainName(right) && !UNIT.test(fold(right)))))
      return { roleEnd: last.index, company: last.index + last[0].length }
  }
  return { roleEnd: text.length, company: null }
}
const UNIT =
  /\b(?:office|department|dept|division|team|unit|section|group|sales|marketing|engineering|operations|procurement|research|finance|legal|support|services?|development|region|europe|emea|apac|americas|north|south|east|west|international|avdeling|abteilung|service)\b/

/** One to five capitalised words without digits. */
const isPlainName = (text: string): boolean =>
  /^\p{Lu}[\p{L}&'’.-]*(?:\s+(?:\p{Lu}[\p{L}&'’.-]*|of|and|og|und|et|y|de|the|&)){0,4}$/u.test(text.trim()) && !UNIT.test(fold(text))

const COMPANY_WORDS =
  /\b(?:inc|llc|ltd|limited|gmbh|kg|sas|sarl|srl|s\.r\.l|s\.p\.a|b\.v|bv|nv|asa|aps|oyj?|plc|corp|corporation|company|holdings?|bank|university|universit\p{L}+|hochschule|institute?|laborator(?:y|ies)|authority|ministry|agency|council|association|foundation|hospital|cooperative|co-op|municipality|kommune|stadtwerke|verein|werke|energi|logistics|industries|technologies|consulting|ventures)\b/iu
const COMPANY_ENDINGS = /\s(?:AS|AG|SE|SA|AB|A\/S|Co\.?|Group|Labs?|Systems|Solutions|Partners|Capital|Energy|Power)$/

const hasCompanyWord = (text: string): boolean =>
  text.split(/\s+/).length <= 8 && /^\P{Ll}/u.test(text) && (COMPANY_WORDS.test(text) || COMPANY_ENDINGS.test(text))

const FREE_MAIL =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|proton|protonmail|pm|aol|gmx|web|t-online|freenet|mail|fastmail|hey|zoho|yandex|qq|163|example|online|free|orange|laposte|wanadoo|libero|comcast)$/
const SMALL = new Set(['the', 'of', 'and', 'for', 'inc', 'ltd', 'gmbh', 'group', 'und', 'de', 'as', 'ag', 'co', 'llc'])

/** True where the words could be what the sender's domain spells: `Calder Bay Port` and `@calderbayport.…`. */
function matchesDomain(text: string, email: string): boolean {
  const labels = (email.split('@')[1] ?? '').toLowerCase().split('.').slice(0, -1)
  const label = labels
    .filter(l => l.length > 2 && !/^(?:com|org|net|gov|edu|ac|mail|smtp|corp)$/.test(l))
    .sort((a, b) => b.length - a.length)[0]
    ?.replace(/[^a-z0-9]/g, '')
  if (!label || FREE_MAIL.test(label)) return false
  const words = wordsOf(text).filter(w => !SMALL.has(w))
  if (words.length === 0 || words.length > 8) return false
  const joined = words.join('')
  if (joined.includes(label) || (joined.length >= 4 && label.includes(joined))) return true
  if (label.length >= 3 && words.map(w => w[0]).join('') === label) return true
  const long = words.filter(w => w.length >= 3)
  const inside = long.filter(w => label.includes(w))
  return inside.length * 2 >= long.length && inside.join('').length * 2 >= label.length
}
