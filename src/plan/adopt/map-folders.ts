import type { VaultPath } from '../../model/ids.ts'
import { DEFAULT_LAYOUT, isWithin, typeOfNote, type VaultLayout } from '../../model/layout.ts'
import { wordsOf } from '../../model/text.ts'
import { readFrontMatter } from '../../vault/front-matter.ts'
import { noteName } from '../../vault/link.ts'
import { pageNameOf } from '../../vault/page.ts'
import { isNoNote } from '../../vault/whose.ts'

export type FolderKind = 'people' | 'accounts' | 'projects' | 'forums' | 'journal'

/** What folders are called that hold them, in a few languages; numbers, signs and marks in a folder's name do not count. */
const NAMES: Readonly<Record<FolderKind, string>> = {
  people: 'people|persons?|contacts?|team|crm|menschen|personen|kontakte|leute|personnes?|gens|personas|contactos|mensen|personer',
  accounts:
    'accounts?|customers?|clients?|compan(?:y|ies)|organi[sz]ations?|orgs?|partners?|kunden|firmen|unternehmen|entreprises|societes|clientes|empresas|klanten|kunder',
  projects: 'projects?|initiatives|projekte?|projets?|proyectos|projecten|prosjekter',
  forums: 'forums?|rob|groups?|recurring|committees?|gremien|comites',
  journal: 'journals?|daily|daily notes|diary|logs?|tagebuch|quotidien|notes quotidiennes|diario|dagboek|dagbok',
}
/** Words that may mean other things as well: they count for less. */
const VAGUE: readonly (readonly [FolderKind, string])[] = [['projects', 'work']]
const KIND_OF_TYPE = { person: 'people', account: 'accounts', project: 'projects', forum: 'forums' } as const

const called = (folder: string): readonly (readonly [FolderKind, number])[] => {
  const name = wordsOf(folder.split('/').at(-1) ?? '')
    .filter(w => !/^\d+$/.test(w))
    .join(' ')
  const fits = (pattern: string): boolean => new RegExp(`^(?:${pattern})$`).test(name)
  return [
    ...Object.entries(NAMES).flatMap(([kind, pattern]) => (fits(pattern) ? [[kind as FolderKind, 0.6] as const] : [])),
    ...VAGUE.flatMap(([kind, pattern]) => (fits(pattern) ? [[kind, 0.3] as const] : [])),
  ]
}

export interface FolderMap {
  readonly folders: Partial<Record<FolderKind, string>>
  readonly pages: VaultLayout['pages']
  readonly links: VaultLayout['links']
  /** Words for the person. */
  readonly found: readonly string[]
}

/**
 * Reads from what the notes say of themselves which folder holds what, at any depth; the name of the folder decides where they say nothing. A folder that the
 * person has named in the config is taken as it is.
 */
export function mapFolders(files: ReadonlyMap<VaultPath, string>, layout: VaultLayout): FolderMap {
  const votes = new Map<string, Map<FolderKind, number>>()
  const vote = (folder: string, kind: FolderKind, weight: number): void => {
    const kinds = votes.get(folder) ?? new Map<FolderKind, number>()
    kinds.set(kind, (kinds.get(kind) ?? 0) + weight)
    votes.set(folder, kinds)
  }
  const { sources, outbox, inbox } = layout.folders
  const pagesOwn = new Set([...files.keys()].flatMap(p => (pageNameOf(p) === null ? [] : [parent(p)])))
  const names = new Map<string, ReturnType<typeof called>>()
  let [readme, named, wiki, markdown] = [0, 0, 0, 0]
  for (const [path, text] of files) {
    wiki += text.match(/\[\[/g)?.length ?? 0
    markdown += text.match(/\]\((?!https?:|mailto:)[^)]+\.md[)#]/g)?.length ?? 0
    if (pageNameOf(path) !== null) /\/readme\.md$/i.test(path) ? readme++ : named++
    if ([sources, outbox, inbox].some(own => path.startsWith(`${own}/`)) || isNoNote(path, text)) continue
    const type = typeOfNote(readFrontMatter(text).values.type)
    // A page says of itself what it is; of a note of a talk, the type is that of what it is filed under.
    const weight = /^\d{4}-\d{2}-\d{2}/.test(noteName(path)) ? 0.1 : 1
    for (let folder = parent(path); folder !== ''; folder = parent(folder)) {
      if (pagesOwn.has(folder)) continue
      if (type) vote(folder, KIND_OF_TYPE[type], weight)
      const own = names.get(folder) ?? called(folder)
      names.set(folder, own)
      for (const [kind, n] of own) vote(folder, kind, n)
    }
  }
  const folders: Partial<Record<FolderKind, string>> = {}
  const found: string[] = []
  const take = (kind: FolderKind, folder: string): void => {
    folders[kind] = folder
    found.push(`${kind}: ${folder}`)
  }
  for (const kind of Object.keys(NAMES) as FolderKind[])
    if (layout.folders[kind] !== DEFAULT_LAYOUT.folders[kind] && [...files.keys()].some(p => p.startsWith(`${layout.folders[kind]}/`)))
      take(kind, layout.folders[kind])
  const ranked = [...votes]
    .flatMap(([folder, kinds]) => [...kinds].map(([kind, n]) => ({ folder, kind, n, depth: folder.split('/').length })))
    .sort((a, b) => b.n - a.n || b.depth - a.depth || (a.folder < b.folder ? -1 : 1))
  for (const { folder, kind, n } of ranked) {
    if (Object.values(folders).some(f => isWithin(f, folder) || isWithin(folder, f))) continue
    const taken = folders[kind]
    if (taken === undefined) take(kind, folder)
    else if (n >= 1) found.push(`${folder} holds ${kind} too: only ${taken} is taken for them`)
  }
  const pages = readme > named ? 'readme' : 'name'
  const links = markdown > wiki ? 'markdown' : 'wiki'
  found.push(
    `pages: ${pages === 'readme' ? 'README.md in a folder of its own' : 'a note named as its folder'}`,
    `links: ${links === 'wiki' ? '[[wiki links]]' : 'relative Markdown links'}`,
  )
  return { folders, pages, links, found: [...new Set(found)] }
}

const parent = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
