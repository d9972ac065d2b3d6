import type { VaultPath } from '../../model/ids.ts'
import { noteName, relativePath } from '../../vault/link.ts'
import { pageNameOf } from '../../vault/page.ts'

/** Where files have gone, and what their pages are called now. */
export interface Moves {
  /** Old path → new path. */
  readonly paths: ReadonlyMap<VaultPath, VaultPath>
  /** Page names that changed, folded → new page name; links that show the old name as their label follow. */
  readonly labels: ReadonlyMap<string, string>
  /** Block ids that changed. */
  readonly blocks: ReadonlyMap<string, string>
}

/** Rewrites the links of one line so that they lead where the files are now. `from` is the file as it was called, `to` as it is called. */
export function relinker(moves: Moves): (line: string, from: VaultPath, to: VaultPath) => string {
  const byTarget = new Map<string, VaultPath>()
  for (const [old, now] of moves.paths) {
    const stem = old.replace(/\.md$/i, '')
    byTarget.set(key(old), now)
    byTarget.set(key(stem), now)
    if (/^readme$/i.test(noteName(old))) continue
    byTarget.set(key(noteName(old)), now)
    byTarget.set(key(`${noteName(old)}.md`), now)
  }
  const label = (text: string): string => moves.labels.get(key(text)) ?? text
  const block = (hash: string): string => {
    const id = /^#\^(.+)$/.exec(hash)?.[1]
    const now = id === undefined ? undefined : moves.blocks.get(id)
    return now === undefined ? hash : `#^${now}`
  }
  const wiki = (whole: string, target: string, hash: string, shown: string): string => {
    const now = byTarget.get(key(target))
    if (now === undefined && !moves.blocks.has(hash.replace(/^#\^/, ''))) return whole
    const words = shown === '' ? '' : `|${label(shown.slice(1))}`
    if (now === undefined) return `[[${target}${block(hash)}${shown}]]`
    const byPath = target.includes('/') || /^readme$/i.test(noteName(now))
    const suffix = /\.md$/i.test(target) ? '.md' : ''
    const name = byPath ? now.replace(/\.md$/i, '') + suffix : noteName(now) + suffix
    const added = words === '' && byPath && !target.includes('/') ? `|${pageNameOf(now) ?? noteName(now)}` : words
    return `[[${name}${block(hash)}${added}]]`
  }
  const markdown = (whole: string, shown: string, href: string, from: VaultPath, to: VaultPath): string => {
    const [path = '', hash = ''] = splitOnce(href, '#')
    if (/^[a-z][a-z0-9+.-]*:/i.test(path) || path === '') return whole
    const old = resolvePath(from, safeDecode(path))
    if (old === null) return whole
    const now = moves.paths.get(old as VaultPath)
    if (now === undefined && from === to) return whole
    const target = now ?? (old as VaultPath)
    const rel = encode(relativePath(to, target))
    return `[${label(shown)}](${rel}${hash === '' ? '' : block(`#${hash}`)})`
  }
  return (line, from, to) => {
    let out = line
    if (line.includes('[['))
      out = out.replace(/\[\[([^\]|#]*)(#[^\]|]*)?(\|[^\]]*)?\]\]/g, (w, t: string, h?: string, l?: string) => wiki(w, t, h ?? '', l ?? ''))
    if (line.includes(']('))
      out = out.replace(/\[((?:\\.|[^\]\\])*)\]\(([^)\s]+)\)/g, (w, t: string, h: string) => markdown(w, t, h, from, to))
    return out
  }
}

const key = (target: string): string => target.trim().replace(/\\$/, '').toLowerCase().normalize('NFC')

function splitOnce(text: string, at: string): [string, string] {
  const i = text.indexOf(at)
  return i < 0 ? [text, ''] : [text.slice(0, i), text.slice(i + 1)]
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** `../A/x.md` seen from `People/B/y.md` → `People/A/x.md`; null where it leaves the vault. */
function resolvePath(from: string, relative: string): string | null {
  const parts = from.split('/').slice(0, -1)
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

const encode = (path: string): string => path.split('/').map(encodeURIComponent).join('/').replace(/\(/g, '%28').replace(/\)/g, '%29')
