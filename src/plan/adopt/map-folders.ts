import type { VaultPath } from '../../model/ids.ts'
import { typeOfNote, type VaultLayout } from '../../model/layout.ts'
import { readFrontMatter } from '../../vault/front-matter.ts'
import { pageNameOf } from '../../vault/page.ts'

export type FolderKind = 'people' | 'accounts' | 'projects' | 'forums' | 'journal'

/** What a folder of that name mostly holds, in the words of other tools. */
const NAMES: readonly (readonly [FolderKind, RegExp])[] = [
  ['people', /^(?:\d+[ -_]*)?(?:people|persons?|contacts?|team|crm)$/i],
  ['accounts', /^(?:\d+[ -_]*)?(?:accounts?|customers?|clients?|companies|organi[sz]ations|partners?)$/i],
  ['projects', /^(?:\d+[ -_]*)?(?:projects?|work|initiatives)$/i],
  ['forums', /^(?:\d+[ -_]*)?(?:forums?|rob|groups?|recurring|committees?)$/i],
  ['journal', /^(?:\d+[ -_]*)?(?:journal|daily(?: notes)?|diary|logs?)$/i],
]
const KIND_OF_TYPE = { person: 'people', account: 'accounts', project: 'projects', forum: 'forums' } as const

export interface FolderMap {
  readonly folders: Partial<Record<FolderKind, string>>
  readonly pages: VaultLayout['pages']
  readonly links: VaultLayout['links']
  /** Words for the person. */
  readonly found: readonly string[]
}

/** Reads from what the notes say of themselves which folder holds what; the name of the folder decides where they say nothing. */
export function mapFolders(files: ReadonlyMap<VaultPath, string>, layout: VaultLayout): FolderMap {
  const votes = new Map<string, Map<FolderKind, number>>()
  const own = new Set<string>([layout.folders.sources, layout.folders.outbox, layout.folders.inbox])
  let [readme, named, wiki, markdown] = [0, 0, 0, 0]
  for (const [path, text] of files) {
    const top = path.includes('/') ? (path.split('/')[0] ?? '') : null
    wiki += text.match(/\[\[/g)?.length ?? 0
    markdown += text.match(/\]\((?!https?:|mailto:)[^)]+\.md[)#]/g)?.length ?? 0
    if (top === null || own.has(top)) continue
    const kinds = votes.get(top) ?? new Map<FolderKind, number>()
    votes.set(top, kinds)
    const type = typeOfNote(readFrontMatter(text).values.type)
    if (type) kinds.set(KIND_OF_TYPE[type], (kinds.get(KIND_OF_TYPE[type]) ?? 0) + 1)
    const byName = NAMES.find(([, pattern]) => pattern.test(top))?.[0]
    if (byName) kinds.set(byName, (kinds.get(byName) ?? 0) + 0.6)
    if (pageNameOf(path) !== null) /\/readme\.md$/i.test(path) ? readme++ : named++
  }
  const folders: Partial<Record<FolderKind, string>> = {}
  const found: string[] = []
  const ranked = [...votes]
    .flatMap(([folder, kinds]) => [...kinds].map(([kind, n]) => ({ folder, kind, n })))
    .sort((a, b) => b.n - a.n || (a.folder < b.folder ? -1 : 1))
  const used = new Set<string>()
  for (const { folder, kind } of ranked) {
    if (folders[kind] !== undefined || used.has(folder)) {
      if (folders[kind] !== undefined && !used.has(folder) && folders[kind] !== folder)
        found.push(`${folder} holds ${kind} too: only ${folders[kind]} is taken for them`)
      continue
    }
    folders[kind] = folder
    used.add(folder)
    found.push(`${kind}: ${folder}`)
  }
  const pages = readme > named ? 'readme' : 'name'
  const links = markdown > wiki ? 'markdown' : 'wiki'
  found.push(
    `pages: ${pages === 'readme' ? 'README.md in a folder of its own' : 'a note named as its folder'}`,
    `links: ${links === 'wiki' ? '[[wiki links]]' : 'relative Markdown links'}`,
  )
  return { folders, pages, links, found: [...new Set(found)] }
}
