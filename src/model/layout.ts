import type { PagedType } from './entity.ts'
import type { VaultPath } from './ids.ts'

/** Folder names and link form of one vault; from the config, so that an existing vault keeps its own. */
export interface VaultLayout {
  readonly folders: {
    readonly inbox: string
    readonly people: string
    readonly accounts: string
    readonly projects: string
    readonly forums: string
    readonly journal: string
    readonly sources: string
    readonly outbox: string
  }
  /** `wiki`: `[[Kanchan Rao]]`; `markdown`: relative links with encoded paths. */
  readonly links: 'wiki' | 'markdown'
  /** `name`: `People/Kanchan Rao/Kanchan Rao.md`; `readme`: `People/Kanchan Rao/README.md`. */
  readonly pages: 'name' | 'readme'
}

/** Of a new vault; `adopt` and the config may say otherwise. */
export const DEFAULT_LAYOUT: VaultLayout = {
  folders: {
    inbox: 'Inbox',
    people: 'People',
    accounts: 'Accounts',
    projects: 'Projects',
    forums: 'Forums',
    journal: 'Journal',
    sources: 'Sources',
    outbox: 'Outbox',
  },
  links: 'wiki',
  pages: 'name',
}

/** True for the same folder and one inside it, as disks compare names that do not tell `People` from `people`. */
export function isWithin(folder: string, above: string): boolean {
  const key = (path: string): string => `${path.normalize('NFC').toLowerCase()}/`
  return key(folder).startsWith(key(above))
}

/** Folder of the pages of one type. */
export function folderOfType(layout: VaultLayout, type: PagedType | null): string {
  switch (type) {
    case 'person':
      return layout.folders.people
    case 'account':
      return layout.folders.accounts
    case 'project':
      return layout.folders.projects
    case 'forum':
      return layout.folders.forums
    case null:
      return layout.folders.journal
  }
}

/** Front-matter `type` of a note or page; what users' queries filter on. */
export function noteType(type: PagedType | null, relation: 'partner' | null = null): string {
  switch (type) {
    case 'person':
      return 'people'
    case 'account':
      return relation === 'partner' ? 'partners' : 'customer'
    case 'project':
      return 'projects'
    case 'forum':
      return 'rob'
    case null:
      return 'journal'
  }
}

/** What notes say of themselves for a type: our own words first, then those of other tools, which are understood and never written. */
const TYPE_WORDS: Readonly<Record<PagedType, readonly string[]>> = {
  person: ['people', 'person', 'contact'],
  account: ['customer', 'partners', 'account', 'client', 'company', 'organisation', 'organization', 'partner'],
  project: ['projects', 'project'],
  forum: ['rob', 'forum'],
}

/** The words by which a page says that it is of this type. */
export const typeWords = (type: PagedType): readonly string[] => TYPE_WORDS[type]

/** Inverse of `noteType`, null for journal and anything else. */
export function typeOfNote(value: unknown): PagedType | null {
  if (typeof value !== 'string') return null
  const word = value.toLowerCase()
  return (Object.keys(TYPE_WORDS) as PagedType[]).find(type => TYPE_WORDS[type].includes(word)) ?? null
}

/** The person's settings. */
export const CONFIG_PATH = '.afterword/config.yaml'
/** Folder of the records, one JSON a source. */
export const RECORDS = '.afterword/records'
/** Decision memory, one JSON a line. */
export const DECISIONS = '.afterword/decisions.jsonl' as VaultPath
