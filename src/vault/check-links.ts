import type { VaultPath } from '../model/ids.ts'
import { fold, wordsOf } from '../model/text.ts'
import { turned } from './check-people.ts'
import { noteName } from './link.ts'
import { blockIdOf, scanLines } from './note.ts'
import { pageNameOf } from './page.ts'
import { type Judged, judgedIn } from './whose.ts'

/** What is wrong with one link, and the file that it should lead to; null where none is meant for certain. */
export interface LinkVerdict {
  /** `unwritten`: a link of the person's to a note that is still to be written, which is no damage. */
  readonly code: 'link-nowhere' | 'link-ambiguous' | 'block-missing' | 'unwritten'
  readonly to: string | null
}

export interface LinkedVault {
  /** Paths of all notes. */
  readonly notes: readonly VaultPath[]
  /** Paths of all other files. */
  readonly others: readonly string[]
  textOf(path: string): string
  isSource(path: string): boolean
  readonly own?: ReadonlySet<string>
}

/** A wiki link: target, `#heading` or `#^block`, `|label`; global. */
export const WIKI_LINK = /\[\[([^\]|#]*)(#[^\]|]*)?(\|[^\]]*)?\]\]/g

/**
 * Judges one link of a line of a file. A link of the person's own hand is wrong only where the note that it means is found under another name: what else leads
 * nowhere is a note still to be written.
 */
export function linkJudge(vault: LinkedVault): (path: string, line: string, target: string, hash: string) => LinkVerdict | null {
  const exact = linkTargets([...vault.notes, ...vault.others])
  const loose = looseTargets(vault.notes, vault.isSource)
  const blocks = new Map<string, ReadonlySet<string>>()
  const blocksOf = (path: string): ReadonlySet<string> => {
    const ids = blocks.get(path) ?? new Set(scanLines(vault.textOf(path)).flatMap(l => blockIdOf(l.text) ?? []))
    blocks.set(path, ids)
    return ids
  }
  const judges = new Map<string, Judged>()
  return (path, line, target, hash) => {
    const judged = judges.get(path) ?? judgedIn(vault.textOf(path), vault.own?.has(path) === true)
    judges.set(path, judged)
    const name = target.trim().replace(/\\$/, '')
    const hits = name === '' ? new Set([path]) : exact.get(linkKey(name))
    const mine = vault.isSource(path) || judged.links(line)
    if (!hits) {
      const to = loose(name)
      return { code: to !== null || mine ? 'link-nowhere' : 'unwritten', to }
    }
    if (!mine) return null
    const notes = [...hits].filter(h => h.endsWith('.md')).sort()
    if (notes.length > 1 && !name.includes('/')) {
      const pages = notes.filter(n => pageNameOf(n) !== null)
      return { code: 'link-ambiguous', to: (pages.length === 1 ? pages[0] : notes[0]) ?? null }
    }
    return hash.startsWith('#^') && !notes.some(n => blocksOf(n).has(hash.slice(2).trim())) ? { code: 'block-missing', to: null } : null
  }
}

/** All links of a line that are no code, with where they stand in it. */
export const linksIn = (line: string): RegExpExecArray[] =>
  line.includes('[[') ? [...line.matchAll(WIKI_LINK)].filter(m => !inCode(line, m.index)) : []

/** True between backticks. */
export const inCode = (line: string, at: number): boolean =>
  (line.slice(0, at).split('`').length - 1) % 2 === 1 && line.indexOf('`', at) > 0

/** What links may say for a file, with the files that it is said of. */
export function linkTargets(paths: readonly string[]): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>()
  for (const path of new Set(paths)) {
    const base = path.split('/').at(-1) ?? path
    for (const name of [path, path.replace(/\.md$/i, ''), base, base.replace(/\.md$/i, '')])
      out.set(linkKey(name), (out.get(linkKey(name)) ?? new Set()).add(path))
  }
  return out
}

/** A target as links are compared. */
export const linkKey = (name: string): string => name.toLowerCase().normalize('NFC')

/** What a name that fits no file exactly may mean: the words in another order or spelling, or a note of the same day with most of the words. */
function looseTargets(paths: readonly VaultPath[], isSource: (path: string) => boolean): (name: string) => string | null {
  const byFold = new Map<string, string[]>()
  const byDay = new Map<string, { path: string; words: ReadonlySet<string> }[]>()
  for (const p of paths) {
    const base = noteName(p)
    const name = /^readme$/i.test(base) ? (pageNameOf(p) ?? base) : base
    for (const k of new Set([key(name), turned(name)])) byFold.set(k, [...(byFold.get(k) ?? []), p])
    const day = /^\d{4}-\d{2}-\d{2}/.exec(base)?.[0]
    if (day && !isSource(p)) byDay.set(day, [...(byDay.get(day) ?? []), { path: p, words: new Set(wordsOf(base.slice(10))) }])
  }
  return name => {
    const base = (name.split('/').at(-1) ?? name).replace(/\.md$/i, '')
    for (const k of [key(base), turned(base)]) {
      const hits = byFold.get(k) ?? []
      const pages = hits.filter(h => pageNameOf(h) !== null)
      if (hits.length === 1 || pages.length === 1) return pages[0] ?? hits[0] ?? null
    }
    const day = /^\d{4}-\d{2}-\d{2}/.exec(base)?.[0]
    if (!day) return null
    const words = new Set(wordsOf(base.slice(10)))
    const near = (byDay.get(day) ?? []).filter(n => {
      let both = 0
      for (const w of words) if (n.words.has(w)) both++
      return words.size > 0 && both / Math.max(1, Math.min(words.size, n.words.size)) >= 0.6
    })
    return near.length === 1 ? (near[0]?.path ?? null) : null
  }
}

const key = (name: string): string => wordsOf(fold(name)).join(' ')
