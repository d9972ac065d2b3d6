import type { Entity } from '../../model/entity.ts'
import type { VaultPath } from '../../model/ids.ts'
import type { SourceRecord } from '../../model/record.ts'
import { foldName, wordsOf } from '../../model/text.ts'
import { commonRank } from '../../resolve/common-words.ts'
import { noteName } from '../../vault/link.ts'
import { speaksOf } from './split.ts'

/** What stands where a forgotten name stood. */
export const SOMEBODY = 'somebody'

type Blacken = (text: string) => string

/** Which names leave which place. Somebody may bear the very same full name: what is theirs keeps it. */
export interface NamesToForget {
  /** Every form of the one who is forgotten, longest first. */
  readonly forms: readonly string[]
  /** Sources in which a namesake takes part or is named: the name that both bear stays there. */
  readonly shared: readonly SourceRecord[]
  inRecord(r: SourceRecord): Blacken
  /** For a line of this file: a note or readable source goes by its sources, a line of a page by what it links to. */
  inLine(path: VaultPath, line: string): Blacken
  /** True where the bytes of this source's original name them: whole names and addresses only. */
  isIn(r: SourceRecord | null, text: string): boolean
  /** True for a guest of a calendar. */
  isGuest(guest: { readonly name: string | null; readonly email: string }): boolean
}

/** `forms`: every form of the one who is forgotten, longest first; `others`: all other pages. */
export function namesToForget(forms: readonly string[], others: readonly Entity[], records: readonly SourceRecord[]): NamesToForget {
  const keys = new Set(forms.map(f => foldName(f)))
  const namesakes = others.filter(o => [o.name, ...o.aliases].some(n => n.includes(' ') && keys.has(foldName(n))))
  const theirNames = new Set(namesakes.flatMap(n => [n.name, n.pageName, ...n.aliases].map(foldName)))
  const theirMails = new Set(namesakes.flatMap(n => n.emails.map(foldName)))
  const apart = forms.filter(f => !theirNames.has(foldName(f)))
  const spared = nameWords(others.flatMap(o => [o.name, ...o.aliases]))
  const kept = others.map(o => o.pageName)
  const all = blackener(forms, spared, kept)
  const own = blackener(apart, spared, kept)
  const isShared = (r: SourceRecord): boolean =>
    namesakes.some(n => speaksOf(r, n.id)) ||
    (r.events ?? []).some(e => [e.organizer, ...e.attendees].some(g => g !== null && theirMails.has(foldName(g.email))))
  const shared = namesakes.length === 0 ? [] : records.filter(isShared)
  const sources = new Set(shared.map(r => r.source))
  const places = new Map<string, boolean>()
  for (const r of records)
    for (const path of r.note === null ? [r.readable] : [r.readable, r.note]) {
      const key = noteName(path).toLowerCase()
      places.set(key, places.get(key) === true || sources.has(r.source))
    }
  const pages = new Set(namesakes.flatMap(n => n.path ?? []))
  // Bytes that name them although nothing that was read from them does, such as a guest in a calendar's description.
  const bytes = (list: readonly string[]): Blacken => {
    const whole = list.filter(f => /[\s@]/.test(f))
    return blackener(whole, new Set(forms.flatMap(f => wordsOf(f))))
  }
  const [bytesAll, bytesOwn] = [bytes(forms), bytes(apart)]
  return {
    forms,
    shared,
    inRecord: r => (sources.has(r.source) ? own : all),
    inLine: (path, line) => {
      if (namesakes.length === 0) return all
      const file = places.get(noteName(path).toLowerCase())
      if (file !== undefined) return file ? own : all
      if (pages.has(path)) return own
      const linked = [...line.matchAll(/\[\[([^\]|#]+)/g)].flatMap(m => places.get(noteName((m[1] ?? '') as VaultPath).toLowerCase()) ?? [])
      return linked.length > 0 && linked.every(Boolean) ? own : all
    },
    isIn: (r, text) => {
      const blacken = r === null || sources.has(r.source) ? bytesOwn : bytesAll
      return blacken(text) !== text
    },
    isGuest: g => keys.has(foldName(g.email)) || (g.name !== null && keys.has(foldName(g.name)) && !theirMails.has(foldName(g.email))),
  }
}

/**
 * Puts `somebody` for every form and for each word of a name. A word that is also a name of somebody else (`spared`, folded) stays; an ordinary word (Will,
 * Stone) goes only where its capital says that it is a name. `kept`: names of other pages that hold a form, such as `Wanjiru Kamau (Northpier)`, stay whole.
 */
export function blackener(forms: readonly string[], spared: ReadonlySet<string>, kept: readonly string[] = []): Blacken {
  const words = new Set(forms.flatMap(f => (f.includes('@') ? [] : f.split(/\s+/).filter(w => w.length > 2 && /^\p{Lu}/u.test(w)))))
  const parts = [...words].filter(w => !spared.has(foldName(w)))
  const isPlain = (w: string): boolean => commonRank(foldName(w)) !== null || MONTH.test(w)
  const whole = forms.filter(f => /[\s@.]/.test(f) || !(isPlain(f) || spared.has(foldName(f))))
  const any = literals([...whole, ...parts.filter(w => !isPlain(w))])
  const capital = literals(parts.filter(isPlain))
  const folded = whole.map(f => foldName(f))
  const stays = literals(kept.filter(k => folded.some(f => foldName(k) !== f && foldName(k).includes(f))))
  // A name ends in a bracket as well: no word boundary is asked for behind it.
  const everywhere =
    any === '' ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${stays === '' ? '' : `(${stays})|`}(?:${any})(?![\\p{L}\\p{N}]))`, 'giu')
  const within = capital === '' ? null : new RegExp(`(?<=[\\p{Ll},;:@] )(?:${capital})(?![\\p{L}\\p{N}]| \\d)`, 'gu')
  return text => {
    const out = everywhere ? text.replace(everywhere, (_, name?: string | number) => (typeof name === 'string' ? name : SOMEBODY)) : text
    return within ? out.replace(within, SOMEBODY) : out
  }
}

/** Jun and April are people, and months. */
const MONTH = /^(?:jan|feb|mar|apr|may|june?|jul|aug|sept?|oct|nov|dec|april|august)$/i

const literals = (forms: readonly string[]): string =>
  [...new Set(forms)]
    .sort((a, b) => b.length - a.length)
    .map(f => f.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|')

/** Words of the names of everybody else. */
export const nameWords = (names: readonly string[]): ReadonlySet<string> => new Set(names.flatMap(n => wordsOf(n)))
