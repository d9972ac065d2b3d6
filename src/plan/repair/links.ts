import type { VaultPath } from '../../model/ids.ts'
import { fold, wordsOf } from '../../model/text.ts'
import { sourceTest, turned } from '../../vault/check.ts'
import { noteName } from '../../vault/link.ts'
import { blockIdOf } from '../../vault/note.ts'
import { pageNameOf } from '../../vault/page.ts'
import type { VaultDraft } from '../entity-ops/vault-draft.ts'

/** Links that lead nowhere find their note again where exactly one is meant; else their words stay as plain text. */
export function mendLinks(draft: VaultDraft): void {
  const paths = draft.paths()
  const all = [...paths, ...draft.snapshot.others]
  const exact = new Map<string, Set<string>>()
  for (const p of all) {
    const base = p.split('/').at(-1) ?? p
    for (const k of [p, p.replace(/\.md$/i, ''), base, base.replace(/\.md$/i, '')]) {
      const key = k.toLowerCase().normalize('NFC')
      exact.set(key, (exact.get(key) ?? new Set()).add(p))
    }
  }
  const blocks = new Map<string, Set<string>>()
  const blocksOf = (path: string): Set<string> => {
    const known = blocks.get(path)
    if (known) return known
    const ids = new Set((draft.text(path as VaultPath) ?? '').split('\n').flatMap(l => blockIdOf(l.replace(/\r$/, '')) ?? []))
    blocks.set(path, ids)
    return ids
  }
  const loose = looseTargets(paths, sourceTest(draft.snapshot.layout.folders.sources))
  for (const path of paths) {
    if (!(draft.text(path) ?? '').includes('[[')) continue
    let fenced = false
    draft.rewrite(path, line => {
      if (/^ {0,3}(?:```|~~~)/.test(line)) fenced = !fenced
      if (fenced || !line.includes('[[')) return line
      return line.replace(/\[\[([^\]|#]*)(#[^\]|]*)?(\|[^\]]*)?\]\]/g, (whole, target: string, hash?: string, label?: string) => {
        const name = target.trim().replace(/\\$/, '')
        const hits = name === '' ? new Set<string>([path]) : exact.get(name.toLowerCase().normalize('NFC'))
        const notes = [...(hits ?? [])].filter(h => h.endsWith('.md'))
        let to: string | null = null
        if (!hits) {
          to = loose(name)
          if (to === null) return plainWords(label?.slice(1) ?? name)
        } else if (notes.length > 1 && !name.includes('/')) {
          const pages = notes.filter(n => pageNameOf(n) !== null)
          to = (pages.length === 1 ? pages[0] : notes.sort()[0]) ?? null
        }
        const goal = to ?? notes[0]
        const kept = hash?.startsWith('#^') && !(goal !== undefined && blocksOf(goal).has(hash.slice(2))) ? '' : (hash ?? '')
        if (to === null && kept === (hash ?? '')) return whole
        const unique =
          to === null
            ? name
            : (exact.get(noteName(to).toLowerCase().normalize('NFC'))?.size ?? 0) > 1
              ? to.replace(/\.md$/i, '')
              : noteName(to)
        return `[[${unique}${kept}${label ?? (unique.includes('/') ? `|${noteName(unique)}` : '')}]]`
      })
    })
  }
}

const plainWords = (text: string): string => (text.split('/').at(-1) ?? text).replace(/\.md$/i, '').trim()

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
