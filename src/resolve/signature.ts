import type { SourceDocument } from '../model/document.ts'
import { textOf } from '../model/document.ts'
import { fold, foldName, wordsOf } from '../model/text.ts'
import { companyDomain, domainLabel, nameParts } from './person-name.ts'
import { capitalRuns, labelFits, runNamed, trimRun, withoutLegalForm } from './things.ts'

/** What the end of a message says about its author. */
export interface Signature {
  /** `Bia`, where Beatriz signs so. */
  readonly aliases: readonly string[]
  /** Full names that the author had before, as the signature says. */
  readonly former: readonly string[]
  readonly role: string | null
  readonly company: string | null
  readonly phone: string | null
  readonly organisations: readonly string[]
}

const ROLE =
  /\b(?:manager|director|engineer|officer|head|lead|leader|president|vp|ceo|cto|cfo|coo|cio|ciso|counsel|architect|analyst|chief|professor|lecturer|researcher|scientist|consultant|advisor|adviser|associate|assistant|coordinator|specialist|developer|designer|administrator|partner|owner|founder|chair|chairman|chairwoman|secretary|treasurer|accountant|buyer|planner|technician|foreman|superintendent|operator|representative|executive|supervisor|principal|trainee|intern|attorney|lawyer|editor|produc(?:er|t owner)|controller|leder|sjef|direktør|ingeniør|leiter|leiterin|geschäftsführer|chef|gerente|diretor|diretora|directeur|directrice|responsable|kierownik|dyrektor|inżynier)\b/i
/** With a country's code, as in America, or with the nought that opens a number within many countries; a day is none. */
const PHONE =
  /(?:(?:tel|phone|mobile|mob|cell|direct|t|m|p)\s*[.:]?\s*)?(\+\d[\d\s().-]{6,18}\d|\(?\d{3}\)?[\s.-]\d{3}[\s.-]?\d{4}|\b\d{3}[\s.-]\d{2}[\s.-]\d{3}\b|(?<![\p{L}\d.,/-])\(?0\d{2,5}\)?[\s/-]?\d{2,4}(?:[\s-]?\d{2,4}){1,3}(?![\d/.-]))/iu
/** `Noor Haddad (née Rahal)`, `Noor Haddad, formerly Rahal` */
const FORMER = /\(?\b(?:née?|geb\.|formerly|früher)\s+((?:\p{Lu}[\p{L}\p{M}'’-]+ ?){1,3})\)?/u
/** `Please call me Bia, everybody does` */
const CALLED = /\bcall me (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)(\p{Lu}\p{Ll}+)(?=[,.;!]|$)/u
const GOODBYE =
  /^(?:(?:kind|best|warm|many|with (?:kind|best|warm)|med vennlig|mit freundlichen|viele|liebe|beste|herzliche)\b.*|best|regards|cheers|thanks|thank you|thanks again|many thanks|sincerely|yours.*|hilsen|vennlig hilsen|mvh|gr(?:ü|u)(?:ß|ss)e|lg|vg|beijos|abra(?:ç|c)os|abs|saludos|un saludo|cordialement|bien à (?:toi|vous)|amiti(?:é|e)s|bises|pozdrawiam|pozdrowienia|cordiali saluti|ciao|groeten|groetjes|med v(?:ä|a)nliga h(?:ä|a)lsningar|h(?:ä|a)lsningar|shalom|all the best|take care|talk soon|speak soon|see you.*|ttyl|xx?|br|rgds|kr)[,.!]?$/i

/** Lines of one message, last first, without quoted text. */
function lastLines(document: SourceDocument, message: number): string[] {
  const lines: string[] = []
  for (const s of document.segments) {
    if (s.message !== message || s.type === 'quote' || s.type === 'heading') continue
    lines.push(
      ...textOf(document, s.span)
        .split('\n')
        .map(l => l.replace(/^[>\s]+/, '').trim())
        .filter(l => l !== ''),
    )
  }
  return lines.slice(-14).reverse()
}

/** Reads sign-off and signature of one message. `author`: name in the header. Null where the message has no end to read. */
export function readSignOff(document: SourceDocument, message: number, author: string, email: string): Signature | null {
  const lines = lastLines(document, message)
  const parts = nameParts(author)
  const domain = companyDomain(email)
  const label = domain ? domainLabel(domain) : null
  const aliases = new Set<string>()
  const former = new Set<string>()
  const organisations = new Set<string>()
  let role: string | null = null
  let company: string | null = null
  let phone: string | null = null
  let block = -1
  lines.forEach((line, i) => {
    const bare = line.replace(/^(?:--+|[-–—*•~])\s*/, '').replace(/[,.!]+$/, '')
    // All of it on one line: the name comes first.
    const name = (/[|·•]/.test(bare) ? (bare.split(/\s*[|·•]\s*/)[0] ?? bare) : bare).replace(FORMER, '').trim()
    const words = wordsOf(name)
    const isAuthor =
      words.length > 0 && words.length <= 5 && words.filter(w => parts.words.includes(w)).length >= Math.min(2, parts.words.length)
    // `Seun Adeyi` of Oluwaseun Adeyi.
    const short =
      !isAuthor && words.length === 2 && words[1] === parts.last && related(words[0] ?? '', parts.first) ? name.split(/\s+/)[0] : null
    if (short) aliases.add(short)
    if (isAuthor || short || (words[0] === parts.first && words.length === 1)) block = Math.max(block, i)
    // `Oluwaseun (Seun) Adeyi`
    const bracketed = isAuthor ? /\S [("“](\p{Lu}\p{Ll}+)[)"”] \p{Lu}/u.exec(bare)?.[1] : null
    if (bracketed) aliases.add(bracketed)
    const was = isAuthor ? FORMER.exec(bare)?.[1]?.trim() : null
    if (was) former.add(wordsOf(was).includes(parts.first) ? was : `${author.split(/\s+/)[0]} ${was}`)
    // A single name under the goodbye: what the author calls herself.
    const before = lines[i + 1]
    if (words.length === 1 && /^\p{Lu}\p{Ll}+(?:-\p{L}+)?$/u.test(name) && before && GOODBYE.test(before)) {
      if (!parts.words.includes(words[0] ?? '') && !GOODBYE.test(name)) aliases.add(name)
      block = Math.max(block, i)
    }
    // ... also as the very last line.
    else if (
      i === 0 &&
      words.length === 1 &&
      /^\p{Lu}\p{Ll}+$/u.test(name) &&
      !parts.words.includes(words[0] ?? '') &&
      lines.length > 2 &&
      related(words[0] ?? '', parts.first)
    ) {
      aliases.add(name)
      block = Math.max(block, i)
    }
  })
  for (const line of lines) {
    const called = CALLED.exec(line)?.[1]
    if (called && !parts.words.includes(fold(called))) aliases.add(called)
  }
  if (block < 0)
    return lines.length === 0 ? null : { aliases: [...aliases], former: [], role: null, company: null, phone: null, organisations: [] }
  // Between the name and the house stands what one is there, in whatever words: `Organist Emerita, Holme Chapel`.
  let between: string | null = null
  for (const line of lines.slice(0, block + 1).reverse()) {
    phone ??= PHONE.exec(line)?.[1]?.trim() ?? null
    for (const field of line.split(/\s*(?:[|·•–—]|,| - |\/\/)\s*/)) {
      const text = field.trim()
      if (text === '' || wordsOf(text.replace(FORMER, '')).every(w => parts.words.includes(w) || aliases.has(text))) continue
      const run = trimRun(text)
      const [named] = run ? capitalRuns(run) : []
      if (run && label && labelFits(label, run) && named && runNamed(named, [label]).length === run.length) {
        organisations.add(run)
        company ??= withoutLegalForm(run)
        role ??= between
      } else if (
        !role &&
        ROLE.test(text) &&
        text.length <= 70 &&
        !/[.!?]$/.test(text) &&
        /^\p{Lu}/u.test(text) &&
        wordsOf(text).length <= 8
      )
        role = line.includes('|') || !line.includes(',') ? text : roleOf(line, label, author)
      else between ??= /^\p{Lu}[\p{L}\p{M}'’& -]{3,40}$/u.test(text) && wordsOf(text).length <= 5 && !GOODBYE.test(text) ? text : null
    }
  }
  return { aliases: [...aliases], former: [...former], role, company, phone, organisations: [...organisations] }
}

/** `Grid Planning Officer, Office of Permits and Agreements` is one role; `VP Partnerships, Brackwater` loses the company. */
function roleOf(line: string, label: string | null, author: string): string {
  return line
    .split(/\s*[,|·•]\s*/)
    .filter(p => foldName(p) !== foldName(author) && !(label && labelFits(label, p)) && !PHONE.test(p))
    .join(', ')
}

/** A short form that shares letters in order with the name: `Jandro` and `Alejandro`, `Bia` and `Beatriz`. */
export function related(short: string, full: string): boolean {
  const [s, f] = [fold(short), fold(full)]
  if (s.length < 2 || s.length >= f.length + 2) return false
  if (f.endsWith(s) || f.startsWith(s)) return true
  if (s[0] !== f[0]) return false
  let i = 0
  for (const c of f) if (c === s[i]) i++
  return i === s.length
}
