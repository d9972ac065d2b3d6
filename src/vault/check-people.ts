import { foldName, wordsOf } from '../model/text.ts'
import { isNickname } from '../resolve/given-names.ts'
import { isSharedMailbox, personName } from '../resolve/person-name.ts'
import type { Finding } from './finding.ts'
import { readFrontMatter } from './front-matter.ts'
import { scanLines, sectionsOf } from './note.ts'
import { pageNameOf, readPage } from './page.ts'

/** No name of a person: labels of recorders, words for nobody. */
export const JUNK_PERSON =
  /^(?:\[\[)?(?:myself|me|speaker\b.*|unknown\b.*|remote\b.*|guest\b.*|host|participant\b.*|user\b.*|n\/a|tbd|none)(?:\]\])?$/i

/** True for a page among those of people that nobody bears: a label, a number, a mailbox or a newsletter. */
export function isNobodysPage(path: string, text: string, people = 'People'): boolean {
  const name = pageNameOf(path)
  const { values } = readFrontMatter(text)
  if (name === null || (values.type !== 'people' && !path.startsWith(`${people}/`))) return false
  if (JUNK_PERSON.test(name) || /\d|@/.test(name)) return true
  const mails = [values.email ?? [], values.emails ?? []].flat().map(String)
  return mails.length > 0 && mails.every(isSharedMailbox) && personName(name) === null
}

/** A page of a person with the keys under which another page of the same person would be found. */
export interface PersonPage {
  readonly path: string
  readonly text: string
  readonly name: string
  readonly company: string | null
  readonly keys: readonly string[]
}

/** The page of a person at a path, else null. */
export function personPage(path: string, text: string): PersonPage | null {
  const page = readPage(path as never, text)
  if (page?.type !== 'person') return null
  const told = /\(.*\)$/.test(page.pageName)
  const mails = page.emails.filter(m => !m.startsWith('@') && !isSharedMailbox(m))
  return {
    path,
    text,
    name: page.pageName,
    company: page.company,
    keys: [...mails.map(m => `mail ${m}`), ...(told ? [] : [`name ${turned(page.pageName)}`])],
  }
}

/** Groups of pages of one person: they bear one mail address, or one name written in two ways ("Rao, Kanchan"; "kanchan rao"). Largest proof first. */
export function samePersons(pages: readonly PersonPage[]): { readonly key: string; readonly pages: readonly PersonPage[] }[] {
  const by = new Map<string, PersonPage[]>()
  for (const page of pages) for (const key of new Set(page.keys)) by.set(key, [...(by.get(key) ?? []), page])
  return [...by].flatMap(([key, found]) => {
    const [first, ...rest] = found.toSorted((a, b) => (a.path < b.path ? -1 : 1))
    if (!first) return []
    const same = [first, ...rest.filter(p => (key.startsWith('name ') ? !areNamesakes(first, p) : mayBeOne(first.name, p.name)))]
    return same.length > 1 ? [{ key, pages: same }] : []
  })
}

/** One name, and two mailboxes or two companies: nothing proves that they are one person. */
function areNamesakes(a: PersonPage, b: PersonPage): boolean {
  const [x, y] = [a, b].map(p => p.keys.filter(k => k.startsWith('mail '))) as [string[], string[]]
  if (x.some(m => y.includes(m))) return false
  return (x.length > 0 && y.length > 0) || (a.company !== null && b.company !== null && foldName(a.company) !== foldName(b.company))
}

/**
 * Two names that one mailbox bears may still be two people who share it: a couple, an office. One person's names have a word in common, and where that is the
 * family name, no two given names.
 */
function mayBeOne(a: string, b: string): boolean {
  const [x, y] = [a, b].map(name => wordsOf(turned(name.replace(/\(.*\)$/, ''))).filter(w => !/\d/.test(w))) as [string[], string[]]
  const fits = (v: string, w: string): boolean =>
    v === w || isNickname(v, w) || isNickname(w, v) || (Math.min(v.length, w.length) === 1 && v[0] === w[0])
  const [p = '', q = ''] = [x[0], y[0]]
  if (fits(p, q)) return true
  return x.length === 1 || y.length === 1 ? x.some(v => y.includes(v)) : false
}

/** Pages of people that are one. */
export function samePeople(notes: ReadonlyMap<string, string>): Finding[] {
  const seen = new Set<string>()
  return samePersons([...notes].flatMap(([path, text]) => personPage(path, text) ?? [])).flatMap(({ key, pages }): Finding[] => {
    const paths = pages.map(p => p.path)
    if (seen.has(paths.join('|'))) return []
    seen.add(paths.join('|'))
    return [{ code: 'same-person', path: paths[0] ?? '', detail: `${key}: ${paths.join(', ')}` }]
  })
}

/** `Rao, Kanchan` → `kanchan rao`; words folded. */
export function turned(name: string): string {
  const [last, first, more] = name.split(',')
  return foldName(first !== undefined && more === undefined ? `${first} ${last}` : name)
}

/** Facts on a person's page that begin with the full name of another person who has a page, and a name in common. */
export function misfiledFacts(notes: ReadonlyMap<string, string>): (Finding & { readonly line: string; readonly to: string })[] {
  const pages = [...notes].flatMap(([path, text]) => {
    const name = pageNameOf(path)
    return name !== null && !/[(),]/.test(name) && readFrontMatter(text).values.type === 'people'
      ? [{ path, name, words: wordsOf(name), text }]
      : []
  })
  return pages.flatMap(page => {
    const near = pages.filter(o => o !== page && o.words.length > 1 && o.words.some(w => page.words.includes(w)))
    if (near.length === 0) return []
    const lines = scanLines(page.text)
    const facts = sectionsOf(lines).find(s => s.heading === 'Key Facts')
    if (!facts) return []
    return lines.slice(facts.line + 1, facts.end).flatMap(l => {
      const other = near.find(o => l.text.startsWith(`- ${o.name} `) && !foldName(l.text).includes(foldName(page.name)))
      return other ? [{ code: 'misfiled-fact' as const, path: page.path, detail: l.text.slice(0, 90), line: l.text, to: other.path }] : []
    })
  })
}
