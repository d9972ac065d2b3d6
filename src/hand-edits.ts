/**
 * What the person did to pages since the vault was last opened: front matter edited, pages made, moved, renamed, removed. One stat a page, and only files
 * that are newer than the last look are read. Once a run, never for a source.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { VaultPath } from './model/ids.ts'
import type { VaultLayout } from './model/layout.ts'
import type { SourceRecord } from './model/record.ts'
import { FOLDED } from './plan/page-state.ts'
import type { Index } from './store/index.ts'
import { pagePaths } from './store/reindex.ts'
import { errnoOf, onDisk, readBytes } from './vault/files.ts'
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

/**
 * Brings the index up to date with the pages as they stand; answers the pages that have moved, whose records want to be carried along. `lost` hears of those
 * that stand where no page can be (`<Name>/<Name>.md` below the folders of pages): for them alone the vault's listing is read, until they are put right.
 */
export function learnHandEdits(
  root: string,
  index: Index,
  layout: VaultLayout,
  now: number,
  lost?: (page: MovedPage) => void,
): readonly MovedPage[] {
  const since = Number(index.memo(LOOKED) ?? 0) - SLACK_MS
  const changed = (path: string): number => {
    const stat = statSync(onDisk(root, path), { throwIfNoEntry: false })
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
  const before = lostBefore(index).filter(path => !known.includes(path) && changed(path) < 0 && writtenIds(index, path).length > 0)
  gone.push(...before)
  const { people, accounts, projects, forums } = layout.folders
  const listed = gone.length > 0 || [people, accounts, projects, forums].some(folder => changed(folder) >= since)
  const held = new Set(known)
  const fresh = listed ? [...pagePaths(root, layout)].map(p => p.normalize('NFC') as VaultPath).filter(p => !held.has(p)) : []
  if (edited.length + fresh.length + gone.length === 0) return []
  const read = (path: VaultPath) => ({ path, text: readBytes(root, path)?.toString('utf8') ?? '' })
  const made = fresh.map(read).filter(p => readPage(p.path, p.text) !== null)
  const moved = gone.flatMap((from): MovedPage[] => {
    const to = movedTo(from, made, index)
    return to === null ? [] : [{ from, to }]
  })
  // What has moved waits for the plan that carries its records along.
  const [from, to] = [new Set(moved.map(m => m.from)), new Set(moved.map(m => m.to))]
  const pages = [...edited.map(read), ...made.filter(p => !to.has(p.path))]
  const removedPages = gone.filter(p => !from.has(p) && !before.includes(p))
  const strayed = strayedPages(
    root,
    index,
    gone.filter(p => !from.has(p)),
  )
  // Those that have moved are still to be carried along: a later run must find them gone again.
  rememberLost(index, [...strayed.map(s => s.from), ...before.filter(p => from.has(p))])
  for (const page of strayed) lost?.(page)
  if (pages.length + removedPages.length > 0) {
    index.update({ records: [], removedRecords: [], pages, removedPages, decisions: [] }, index.seq)
    index.remember(LOOKED, String(now))
  }
  return moved
}

const LOST = 'lost-pages'
const lostBefore = (index: Index): VaultPath[] => (index.memo(LOST) ?? '').split('\n').filter(p => p !== '') as VaultPath[]
function rememberLost(index: Index, paths: readonly VaultPath[]): void {
  const text = paths.join('\n')
  if (text !== (index.memo(LOST) ?? '')) index.remember(LOST, text)
}

/** Of pages that are gone, those whose lines stand in a file that is no page of ours. */
function strayedPages(root: string, index: Index, gone: readonly VaultPath[]): MovedPage[] {
  const wanted = gone.map(from => ({ from, ids: writtenIds(index, from) })).filter(w => w.ids.length > 0)
  if (wanted.length === 0) return []
  const notes = new Map<string, string>()
  try {
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name)
      const path = relative(root, file).replaceAll('\\', '/').normalize('NFC')
      if (!entry.isFile() || !/\.md$/i.test(path) || /(?:^|\/)\./.test(path)) continue
      if (index.view.linesOf(path as VaultPath).size === 0) notes.set(path, readFileSync(file, 'utf8'))
    }
  } catch (error) {
    // A folder that cannot be read hides what may stand in it: nothing is said, and the run goes on.
    if (errnoOf(error) === null) throw error
    return []
  }
  return wanted.flatMap(({ from, ids }) => {
    const to = homeOf(ids, notes)
    return to === null ? [] : [{ from, to }]
  })
}

/** Pages that the records speak of, that are gone, and whose lines stand in a file that the records do not know. Pure. */
export function lostPages(records: readonly SourceRecord[], notes: ReadonlyMap<string, string>): MovedPage[] {
  const ids = new Map<string, string[]>()
  for (const key of new Set(records.flatMap(r => Object.keys(r.lines)))) {
    const [path, id] = [key.slice(0, key.lastIndexOf('#')), key.slice(key.lastIndexOf('#') + 1)]
    if (!id.startsWith('@')) ids.set(path, [...(ids.get(path) ?? []), id])
  }
  const gone = [...ids].filter(([path]) => pageNameOf(path) !== null && !notes.has(path))
  if (gone.length === 0) return []
  const strange = new Map([...notes].filter(([path]) => !ids.has(path)))
  return gone.flatMap(([from, lines]) => {
    const to = homeOf(lines, strange)
    return to === null ? [] : [{ from: from as VaultPath, to }]
  })
}

/** The one note that bears most of these block ids. */
function homeOf(ids: readonly string[], notes: ReadonlyMap<string, string>): VaultPath | null {
  const found = [...notes].flatMap(([path, text]) => {
    const held = new Set(text.split('\n').flatMap(l => blockIdOf(l.replace(/\r$/, '')) ?? []))
    return ids.filter(id => held.has(id)).length / ids.length >= 0.5 ? [path] : []
  })
  return found.length === 1 ? ((found[0] ?? null) as VaultPath | null) : null
}

/** What to say of such a page. */
export const lostWords = ({ from, to }: MovedPage): string =>
  `${from} stands in ${to} now, which is no place of a page: it is not followed, and later sources begin a new page. Give the folder and the file one name, in the folder of pages, or put it back.`

/** Ids of the lines that Afterword wrote on a page and that should stand on it. */
const writtenIds = (index: Index, path: VaultPath): string[] =>
  [...index.view.linesOf(path)].flatMap(([id, l]) => (id.startsWith('@') || l.hash.startsWith(FOLDED) ? [] : [id]))

/** The new page that bears the lines which Afterword wrote on the old one; for a page without such lines the only new one of its name. */
function movedTo(from: VaultPath, made: readonly { readonly path: VaultPath; readonly text: string }[], index: Index): VaultPath | null {
  const lines = writtenIds(index, from)
  const named = made.filter(p => pageNameOf(p.path) === pageNameOf(from))
  if (lines.length === 0) return named.length === 1 ? (named[0]?.path ?? null) : null
  const shared = made.map(p => {
    const ids = new Set(p.text.split('\n').flatMap(l => blockIdOf(l.replace(/\r$/, '')) ?? []))
    return { path: p.path, share: lines.filter(id => ids.has(id)).length / lines.length }
  })
  const [best, second] = shared.filter(s => s.share >= 0.5).sort((a, b) => b.share - a.share)
  return best && (second === undefined || second.share < best.share) ? best.path : null
}
