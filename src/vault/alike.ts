import { wordsOf } from '../model/text.ts'
import { commonRank } from '../resolve/common-words.ts'
import { opposed } from '../resolve/said-again.ts'

/** A bullet without its links and block id. */
export const bareText = (line: string): string =>
  line
    .replace(/\(?\[\[.*?\]\]\)?/g, '')
    .replace(/\(?\[[^\]]*\]\([^)]*\)\)?/g, '')
    .replace(/\^[\w-]+\s*$/, '')

/** Words of a bullet without its links, date and block id: what a reader would call the same line. */
export function bareWords(line: string): ReadonlySet<string> {
  return new Set(wordsOf(bareText(line)))
}

/** The measure by which two bullets count as near-duplicates: at least four words each, four fifths of them shared. */
export function nearlySame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size < 4 || b.size < 4) return false
  let n = 0
  for (const w of a) if (b.has(w)) n++
  return n / (a.size + b.size - n) >= 0.8
}

/** What a bullet says: without its box, the day that it stands under, its links and its id. */
const said = (line: string): string => bareText(line.replace(/^- (?:\[.\] |\d{4}-\d{2}-\d{2}:? )?/, ''))

/**
 * True where two bullets that look alike say the same: the same numbers, days and "not", and at most one of them has words of weight that the other has not.
 * "…at the north quay" and "…at the east quay" are two statements, and so are two lines of a list of pumps.
 */
export function saySame(a: string, b: string): boolean {
  const [x, y] = [said(a), said(b)]
  const [p, q] = [new Set(wordsOf(x)), new Set(wordsOf(y))]
  if (!nearlySame(p, q) || opposed(x, y) || telling(p) !== telling(q)) return false
  return !(weighsAlone(p, q) && weighsAlone(q, p))
}

const telling = (words: ReadonlySet<string>): string =>
  [...words]
    .filter(w => /\d/.test(w) || /^(?:not|no|never|without|cancelled|nicht|kein)$/.test(w))
    .sort()
    .join(' ')
const weighsAlone = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some(w => !b.has(w) && (commonRank(w) ?? 9999) > 150)
