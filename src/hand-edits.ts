/**
 * What the person did to pages since the vault was last opened: front matter edited, pages made, moved, renamed, removed. One stat a page, and only files
 * that are newer than the last look are read. Once a run, never for a source.
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { VaultPath } from './model/ids.ts'
import type { VaultLayout } from './model/layout.ts'
import { FOLDED } from './plan/page-state.ts'
import type { Index } from './store/index.ts'
import { pagePaths } from './store/reindex.ts'
import { blockIdOf } from './vault/note.ts'
import { pageNameOf, readPage } from './vault/page.ts'

/** A page that stands elsewhere, or under another name, than the records say. */
export interface MovedPage {
  readonly from: VaultPath
  readonly to: VaultPath
}

/** File systems keep times no finer than this. */
const SLACK_MS = 2000
const LOOKED = 'pages-looked-at'
const LAYOUT = 'layout'

/** True where the index was made for these folders: a config with others makes other files pages. */
export const isIndexOf = (index: Index, layout: VaultLayout): boolean => index.memo(LAYOUT) === JSON.stringify(layout)

/** Remembers for which folders the index was made, and when. */
export function indexMade(index: Index, layout: VaultLayout, at: number): void {
  index.remember(LAYOUT, JSON.stringify(layout))
  index.remember(LOOKED, String(at))
}

/** Brings the index up to date with the pages as they stand; answers the pages that have moved, whose records want to be carried along. */
export function learnHandEdits(root: string, index: Index, layout: VaultLayout, now: number): readonly MovedPage[] {
  const since = Number(index.memo(LOOKED) ?? 0) - SLACK_MS
  const changed = (path: string): number => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false })
    // A file that a sync program put back keeps its old time, but not the time of its change of place.
    return stat ? Math.max(stat.mtimeMs, stat.ctimeMs) : -1
  }
  const known = index.pagePaths()
  const gone: VaultPath[] = []
  const edited: VaultPath[] = []
  for (const path of known) {
    const at = changed(path)
    if (at < 0) gone.push(path)
    else if (at >= since) edited.push(path)
  }
  const { people, accounts, projects, forums } = layout.folders
  const listed = gone.length > 0 || [people, accounts, projects, forums].some(folder => changed(folder) >= since)
  const held = new Set(known)
  const fresh = listed ? [...pagePaths(root, layout)].map(p => p.normalize('NFC') as VaultPath).filter(p => !held.has(p)) : []
  if (edited.length + fresh.length + gone.length === 0) return []
  const read = (path: VaultPath) => ({ path, text: existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '' })
  const made = fresh.map(read).filter(p => readPage(p.path, p.text) !== null)
  const moved = gone.flatMap((from): MovedPage[] => {
    const to = movedTo(from, made, index)
    return to === null ? [] : [{ from, to }]
  })
  // What has moved waits for the plan that carries its records along.
  const [from, to] = [new Set(moved.map(m => m.from)), new Set(moved.map(m => m.to))]
  const pages = [...edited.map(read), ...made.filter(p => !to.has(p.path))]
  const removedPages = gone.filter(p => !from.has(p))
  if (pages.length + removedPages.length > 0) {
    index.update({ records: [], removedRecords: [], pages, removedPages, decisions: [] }, index.seq)
    index.remember(LOOKED, String(now))
  }
  return moved
}

/** The new page that bears the lines which Afterword wrote on the old one; for a page without such lines the only new one of its name. */
function movedTo(from: VaultPath, made: readonly { readonly path: VaultPath; readonly text: string }[], index: Index): VaultPath | null {
  const lines = [...index.view.linesOf(from)].flatMap(([id, l]) => (id.startsWith('@') || l.hash.startsWith(FOLDED) ? [] : [id]))
  const named = made.filter(p => pageNameOf(p.path) === pageNameOf(from))
  if (lines.length === 0) return named.length === 1 ? (named[0]?.path ?? null) : null
  const shared = made.map(p => {
    const ids = new Set(p.text.split('\n').flatMap(l => blockIdOf(l.replace(/\r$/, '')) ?? []))
    return { path: p.path, share: lines.filter(id => ids.has(id)).length / lines.length }
  })
  const [best, second] = shared.filter(s => s.share >= 0.5).sort((a, b) => b.share - a.share)
  return best && (second === undefined || second.share < best.share) ? best.path : null
}
