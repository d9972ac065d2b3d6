import { fold, wordsOf } from '../../model/text.ts'

/** `Emeka`, `/Tuva`, `- K. Rao`, `KR`: the whole line is the author, or a part of the author's name, perhaps with a title. */
export function isAuthorName(line: string, author: string): boolean {
  const text = line
    .trim()
    .replace(/^[-–—/~*,]+\s*/, '')
    .replace(/[\s,.!]+$/, '')
  if (text.length === 0 || text.length > 60) return false
  const said = wordsOf(text.replace(/\b(?:dr|prof|ing|dipl|phd|msc|mba|mr|mrs|ms)\b\.?/gi, ' '))
  const name = wordsOf(author)
  if (said.length === 0 || said.length > 5 || name.length === 0) return false
  const initials = name.map(w => w[0] ?? '').join('')
  if (said.length === 1 && said[0] === initials && initials.length > 1) return true
  const known = said.filter(w => name.includes(w) || (w.length === 1 && name.some(n => n.startsWith(w))))
  // A nickname that begins like the name: `Alex` for Alexandra; not a common short word.
  const first = name[0] ?? ''
  const nick =
    said.length === 1 && (said[0] ?? '').length >= 3 && /^\P{Ll}/u.test(text) && first.slice(0, 3) === fold(said[0] ?? '').slice(0, 3)
  return known.length === said.length || nick
}
