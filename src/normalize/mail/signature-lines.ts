import { isAuthorName } from './author.ts'
import { closingWithName, isClosing } from './closings.ts'
import { looksLikeContact, looksLikeRole } from './signature.ts'

/**
 * Where the signature of one region of own lines begins: index of its first line (the closing formula included), or null.
 * `lines` are the region's own lines with footers already blanked; `author` is the name in From, null where unknown.
 */
export function signatureStart(lines: readonly string[], author: string | null): number | null {
  // A signature stands at the end: what is further up is not looked at, however long the message.
  const offset = Math.max(0, lines.length - MAX_REGION)
  const tail = offset === 0 ? lines : lines.slice(offset)
  const delimiter = delimiterAt(tail)
  const body = delimiter === null ? tail : tail.slice(0, delimiter)
  const start = closingAt(body, author, delimiter !== null) ?? delimiter ?? nameBlockAt(body, author) ?? contactBlockAt(body)
  return start === null ? null : start + offset
}

/** Lines of the end of a region that may be a signature, blank ones included. */
const MAX_REGION = 120
const MAX_LINES = 16
const MAX_LINE = 110

/** `-- ` and its like; looser rules only where what follows is short. */
function delimiterAt(lines: readonly string[]): number | null {
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? '').trim()
    if (/^(?:--|—|––)$/.test(line) && restIsShort(lines, i + 1, 40)) return i
    if (
      /^(?:_{2,}|-{3,}|={3,}|\*{3,}|~{3,}|—{2,})$/.test(line) &&
      i > 0 &&
      restIsShort(lines, i + 1, MAX_LINES) &&
      filled(lines.slice(i + 1)).some(looksLikeContact)
    )
      return i
  }
  return null
}

const filled = (lines: readonly string[]): string[] => lines.filter(l => l.trim() !== '')
const restIsShort = (lines: readonly string[], from: number, max: number): boolean => {
  const rest = filled(lines.slice(from))
  return rest.length <= max && rest.every(l => l.length <= 200)
}

/** The closing formula nearest to the top after which nothing but a name, contact lines and a postscript stands. */
function closingAt(lines: readonly string[], author: string | null, delimited: boolean): number | null {
  let found: number | null = null
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = (lines[i] ?? '').trim()
    if (line === '') continue
    if (filled(lines.slice(i)).length > MAX_LINES + 8) break
    const named = closingWithName(line)
    if (!isClosing(line) && named === null) continue
    const after = filled(withoutPostscript(lines.slice(i + 1)))
    const first = after[0]
    if (
      named !== null &&
      (named === author || first === undefined || isNameLine(first, author) || looksLikeRole(first) || looksLikeContact(first))
    )
      found = i
    else if (first === undefined || isNameLine(first, author)) found = after.slice(1).every(l => !isProse(l)) ? i : found
    else if (delimited && after.length <= 3 && after.every(l => !isProse(l))) found = i
  }
  return found
}

/** Without a formula: the last lines begin with the author's name, perhaps after a dash or a slash. */
function nameBlockAt(lines: readonly string[], author: string | null): number | null {
  for (let i = lines.length - 1; i > 0; i--) {
    const line = (lines[i] ?? '').trim()
    if (line === '') continue
    const after = filled(withoutPostscript(lines.slice(i + 1)))
    if (after.length > 10 || after.some(isProse)) return null
    // `Kanchan Rao | Harbourgrid`: the name is the first piece.
    if (author !== null && isAuthorName(line.split(/\s*[|•·]\s*/)[0] ?? line, author)) {
      const above = previousFilled(lines, i)
      return above !== null && (isClosing(lines[above] ?? '') || isAuthorName(lines[above] ?? '', author)) ? above : i
    }
    // A full name of somebody whom From does not name, above a role or a phone number.
    if (
      author === null &&
      after.length > 0 &&
      /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u.test(line) &&
      after.some(l => looksLikeRole(l) || looksLikeContact(l))
    )
      return i
  }
  return null
}

/** The last paragraph, where most of its lines are phone numbers, addresses and the like. */
function contactBlockAt(lines: readonly string[]): number | null {
  let end = lines.length
  while (end > 0 && (lines[end - 1] ?? '').trim() === '') end--
  let start = end
  while (start > 0 && (lines[start - 1] ?? '').trim() !== '') start--
  if (start === 0) return null
  const block = lines.slice(start, end)
  const contact = block.filter(looksLikeContact).length
  return block.length >= 2 && block.length <= 10 && contact * 2 > block.length && !block.some(isProse) ? start : null
}

function previousFilled(lines: readonly string[], at: number): number | null {
  for (let i = at - 1; i >= 0; i--) if ((lines[i] ?? '').trim() !== '') return i
  return null
}

/** Index of the first line of a postscript after the name: own words again. Null where there is none. */
export function postscriptAt(lines: readonly string[]): number | null {
  const i = lines.findIndex(
    l => /^\s*(?:p\.?\s?p?\.?\s?s|n\.?b)[.:\s-]+\S/i.test(l) && /^\s*(?:P|p|N|n)/.test(l) && l.trim().split(/\s+/).length > 2,
  )
  return i < 0 ? null : i
}

function withoutPostscript(lines: readonly string[]): readonly string[] {
  const at = postscriptAt(lines)
  return at === null ? lines : lines.slice(0, at)
}

/** A sentence rather than a line of a signature. */
function isProse(line: string): boolean {
  const text = line.trim()
  if (text.length > MAX_LINE) return !looksLikeContact(text)
  if (/^["'“«*].*["'”»*]$/.test(text) || /[|•·]/.test(text)) return false
  const words = text.split(/\s+/)
  if (/\?$/.test(text) && words.length >= 3) return true
  return words.length >= 6 && /[.!?:,]$/.test(text) && !looksLikeContact(text) && !looksLikeRole(text)
}

/** One to four words that look like a name, or the author's own. */
function isNameLine(line: string, author: string | null): boolean {
  if (author !== null && isAuthorName(line, author)) return true
  const text = line.trim().replace(/^[-–—/~*]+\s*/, '')
  return (
    text.length <= 60 &&
    /^(?:(?:dr|prof|ing|dipl|mag|mr|mrs|ms)\b\.?[\s-]*)*\p{Lu}[\p{L}.'’-]*(?:\s+(?:\p{Lu}[\p{L}.'’-]*|van|von|de|da|der|den|bin|al|la|le|di|dos|del|&|and|og|und|et|y)){0,4}(?:\s*[,(].{0,40})?$/iu.test(
      text,
    ) &&
    /^\P{Ll}/u.test(text)
  )
}
