import type { Change, ChangePlan } from '../../model/change-plan.ts'
import type { Entity, PagedType } from '../../model/entity.ts'
import { type IsoInstant, isoDate, type Sha256, type VaultPath } from '../../model/ids.ts'
import { isWithin, type VaultLayout } from '../../model/layout.ts'
import { foldName } from '../../model/text.ts'
import { readFrontMatter } from '../../vault/front-matter.ts'
import { noteName } from '../../vault/link.ts'
import { entityId, pageNameOf, readPage } from '../../vault/page.ts'
import { isNoNote } from '../../vault/whose.ts'
import { relinker } from '../entity-ops/relink.ts'
import { VaultDraft, type VaultSnapshot } from '../entity-ops/vault-draft.ts'
import { adoptedPage } from './adopted-page.ts'
import { adoptedRecord } from './adopted-record.ts'
import { mapFolders } from './map-folders.ts'

/** What a vault of other tools or hands holds, and what taking it over changes. */
export interface Adoption {
  readonly found: readonly string[]
  /** Folder names, page and link form as they are here. */
  readonly layout: VaultLayout
  readonly plan: ChangePlan
}

export interface AdoptInput {
  readonly ownerName: string
  /** Text of `.afterword/config.yaml`. */
  readonly configText: string
  readonly configPath: VaultPath
  readonly now: IsoInstant
}

/** Pure. Maps the folders, makes pages known by the least that is needed, and records what stands in dated notes, so that it is found and not filed again. */
export function planAdoption(snapshot: VaultSnapshot, input: AdoptInput): Adoption {
  const map = mapFolders(snapshot.files, snapshot.layout)
  const folders = apart(snapshot.layout.folders, map.folders)
  const layout: VaultLayout = { folders, pages: map.pages, links: map.links }
  const draft = new VaultDraft(snapshot)
  const found = [...map.found]
  const typed: readonly (readonly [string, PagedType])[] = [
    [folders.people, 'person'],
    [folders.accounts, 'account'],
    [folders.projects, 'project'],
    [folders.forums, 'forum'],
  ]
  const moves = new Map<VaultPath, VaultPath>()
  const pages: Entity[] = []
  for (const [folder, type] of typed)
    for (const path of snapshot.files.keys()) {
      if (!path.startsWith(`${folder}/`) || isNoNote(path, snapshot.files.get(path) ?? '')) continue
      const flat = path.split('/').length === folder.split('/').length + 1 && !/^(?:readme|index|_)/i.test(noteName(path)) && !isDated(path)
      if (!flat && pageNameOf(path) === null) continue
      const at = flat ? (`${folder}/${noteName(path)}/${map.pages === 'readme' ? 'README' : noteName(path)}.md` as VaultPath) : path
      if (flat && pageNameOf(path) === null) moves.set(path, at)
      const text = adoptedPage(snapshot.files.get(path) ?? '', type)
      if (text !== snapshot.files.get(path)) draft.put(path, text)
      const entity = readPage(at, text)
      if (entity) pages.push(entity)
    }
  const relink = relinker({ paths: moves, labels: new Map(), blocks: new Map() })
  for (const [from, to] of moves) draft.move(from, to)
  const back = new Map([...moves].map(([from, to]) => [to, from]))
  if (moves.size > 0) for (const path of draft.paths()) draft.rewrite(path, line => relink(line, back.get(path) ?? path, path))
  const byName = new Map<string, Entity>()
  for (const e of pages) for (const n of [e.name, e.pageName, ...e.aliases]) if (!byName.has(foldName(n))) byName.set(foldName(n), e)
  const count = (type: PagedType) => pages.filter(e => e.type === type).length
  found.push(
    `${count('person') === 1 ? '1 person' : `${count('person')} people`}, ${some(count('account'), 'account')}, ${some(count('project'), 'project')}, ${some(count('forum'), 'forum')}; ${moves.size === 1 ? '1 flat page gets' : `${moves.size} flat pages get`} a folder`,
  )

  const owner = { id: entityId('person', input.ownerName), name: input.ownerName }
  const known = new Set(snapshot.records.flatMap(r => (r.note === null ? [] : [r.note])))
  const recorded = new Set(snapshot.records.map(r => r.source))
  const byBase = new Map<string, VaultPath>()
  for (const p of [...snapshot.others, ...snapshot.files.keys()]) byBase.set((p.split('/').at(-1) ?? '').toLowerCase(), p)
  let [notes, sources, tasks] = [0, 0, 0]
  for (const path of draft.paths()) {
    if (
      known.has(path) ||
      pageNameOf(path) !== null ||
      !isDatedNote(path, draft.text(path) ?? '') ||
      isNoNote(path, draft.text(path) ?? '') ||
      path.startsWith(`${folders.sources}/`)
    )
      continue
    const text = draft.text(path) ?? ''
    const source = sourceOf(text, byBase, snapshot)
    const primary = pageAbove(path, pages)
    const record = adoptedRecord(path, text, primary, { hash: snapshot.hash, now: input.now, byName, owner, source })
    if (recorded.has(record.source)) continue
    recorded.add(record.source)
    draft.setRecord(record)
    notes++
    if (source) sources++
    tasks += record.statements.filter(s => s.kind === 'action').length
  }
  found.push(
    `${some(notes, 'dated note')} with ${some(tasks, 'task')} ${notes === 1 ? 'is' : 'are'} recorded; ${sources} of them with the file they were made from: dropped again, it is recognised`,
  )
  const unread = snapshot.notUtf8?.length ?? 0
  if (unread > 0)
    found.push(
      `${some(unread, 'note')} in another encoding than UTF-8 ${unread === 1 ? 'is' : 'are'} left out: afterword doctor --fix changes that, then adopt again`,
    )
  const plan = draft.plan('Adopt the vault', found, 'Adopted')
  const more: Change[] = canvases(snapshot, moves)
  const config = adoptedConfig(input.configText, layout, snapshot.layout)
  if (config !== input.configText) {
    const before = snapshot.hash(input.configText) as Sha256
    more.push({ type: 'put', path: input.configPath, before, after: config, reason: 'Folder names as they are here' })
  }
  return { found, layout, plan: { ...plan, changes: [...plan.changes, ...more] } }
}

/** Canvases name their notes by path: they follow. */
function canvases(snapshot: VaultSnapshot, moves: ReadonlyMap<VaultPath, VaultPath>): Change[] {
  const now = new Map([...moves].map(([from, to]) => [JSON.stringify(from), JSON.stringify(to)]))
  if (now.size === 0) return []
  return snapshot.others.flatMap((path): Change[] => {
    const text = path.endsWith('.canvas') ? snapshot.textOf?.(path) : null
    if (!text) return []
    const after = text.replace(/("file"\s*:\s*)("(?:[^"\\]|\\.)*")/g, (whole, key: string, file: string) => {
      const to = now.get(file.normalize('NFC'))
      return to === undefined ? whole : key + to
    })
    return after === text ? [] : [{ type: 'put', path, before: snapshot.hashOf(path), after, reason: 'A note that it shows has moved' }]
  })
}

/** The folders found here; a name from before that would lie in one of them gets a number, as each kind needs a folder of its own. */
function apart(was: VaultLayout['folders'], found: Partial<VaultLayout['folders']>): VaultLayout['folders'] {
  const taken = Object.values(found)
  const free = (name: string, n = 2): string =>
    taken.some(t => isWithin(name, t) || isWithin(t, name)) ? free(`${name.replace(/ \d+$/, '').split('/')[0]} ${n}`, n + 1) : name
  const kept = Object.entries(was).map(([kind, name]) => [kind, Object.hasOwn(found, kind) ? name : free(name)])
  return { ...was, ...Object.fromEntries(kept), ...found }
}

const some = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`

const isDated = (path: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(noteName(path))
const isDatedNote = (path: string, text: string): boolean =>
  isDated(path) || isoDate(String(readFrontMatter(text).values.date ?? '')) !== null

function sourceOf(
  text: string,
  byBase: ReadonlyMap<string, VaultPath>,
  snapshot: VaultSnapshot,
): { path: VaultPath; sha256: Sha256 } | null {
  const { values } = readFrontMatter(text)
  const ref = values.source_ref ?? values.transcript ?? values.source_file
  if (typeof ref !== 'string' || ref === '') return null
  const base =
    ref
      .replace(/^\[\[|\]\]$/g, '')
      .split(/[/\\]/)
      .at(-1)
      ?.toLowerCase() ?? ''
  const path = byBase.get(base) ?? byBase.get(`${base}.md`)
  if (!path) return null
  const own = snapshot.files.get(path)
  return { path, sha256: own === undefined ? snapshot.hashOf(path) : (snapshot.hash(own) as Sha256) }
}

/** The page in whose folder a note stands. */
function pageAbove(path: VaultPath, pages: readonly Entity[]): Entity | null {
  const folder = path.split('/').slice(0, -1)
  for (let n = folder.length; n > 0; n--) {
    const above = `${folder.slice(0, n).join('/')}/`
    const page = pages.find(e => e.path?.startsWith(above) && e.path.slice(above.length).split('/').length === 1)
    if (page) return page
  }
  return null
}

/** The config with the vault's own folder names; every other line stays. */
function adoptedConfig(text: string, layout: VaultLayout, was: VaultLayout): string {
  const folders = Object.entries(layout.folders).filter(([k, v]) => v !== was.folders[k as keyof VaultLayout['folders']])
  let out = text
  const set = (key: string, line: string) => {
    const pattern = new RegExp(`^#? ?${key}:.*$`, 'm')
    out = pattern.test(out) ? out.replace(pattern, line) : `${out.trimEnd()}\n${line}\n`
  }
  if (folders.length > 0)
    set(
      'folders',
      `folders: { ${Object.entries(layout.folders)
        .map(([k, v]) => `${k}: ${/^[\w -]+$/.test(v) ? v : JSON.stringify(v)}`)
        .join(', ')} }`,
    )
  if (layout.pages !== was.pages) set('pages', `pages: ${layout.pages}`)
  if (layout.links !== was.links) set('links', `links: ${layout.links}`)
  return out
}
