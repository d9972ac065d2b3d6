import type { ChangePlan } from '../../model/change-plan.ts'
import type { Entity } from '../../model/entity.ts'
import { type EntityId, type IsoInstant, slug, type VaultPath } from '../../model/ids.ts'
import { ProblemError } from '../../model/problem.ts'
import { fileSafe } from '../../resolve/entity-book.ts'
import { noteName } from '../../vault/link.ts'
import { canonicalName, entityId } from '../../vault/page.ts'
import { derivedIds } from './derived-ids.ts'
import { type IdentityChange, pagesOf, renameInLines, withIdentity } from './identity.ts'
import { relinker } from './relink.ts'
import { parentFolder, VaultDraft, type VaultSnapshot } from './vault-draft.ts'

/** An entity gets another name: page and folder, links, records, tasks and queries follow; the words of the person's and of sources stay. */
export function planRename(snapshot: VaultSnapshot, id: EntityId, newName: string, now: IsoInstant): ChangePlan {
  const pages = pagesOf(snapshot)
  const entity = entityOf(pages, id)
  const toPage = fileSafe(newName)
  const to = entityId(entity.type, toPage)
  const other = [...pages.values()].find(e => e.id !== id && slug(e.pageName) === slug(toPage))
  if (other)
    throw new ProblemError({
      code: 'ENTITY_NAME_TAKEN',
      message: `There is a page called ${other.pageName} already`,
      expected: 'a name that no other page has',
      where: other.path ?? other.id,
      hint: `If they are the same: afterword entity merge "${entity.pageName}" "${other.pageName}". If not, tell them apart: "${toPage} (company)".`,
    })
  const draft = new VaultDraft(snapshot)
  const change: IdentityChange = {
    from: id,
    to,
    fromName: entity.name,
    toName: canonicalName(toPage),
    fromPage: entity.pageName,
    toPage,
  }
  const path = pagePath(entity)
  const page = renamedPage(path, toPage)
  const moves = movesOfFolder(snapshot, path, page)
  takeIdentity(draft, change, moves, page)
  rememberName(draft, change, now)
  return draft.plan(
    `Rename ${entity.pageName} to ${toPage}`,
    [`${entity.pageName} → ${toPage}; ${moves.size} files move`],
    `${entity.pageName} is ${toPage} now`,
  )
}

/** The entity, or a Problem that says there is none. */
export function entityOf(pages: ReadonlyMap<EntityId, Entity>, id: EntityId): Entity {
  const entity = pages.get(id)
  if (entity) return entity
  throw new ProblemError({
    code: 'ENTITY_UNKNOWN',
    message: 'There is no page for this',
    found: id,
    hint: 'afterword entity list shows all pages.',
  })
}

/** Where the page of an entity stands. Throws for products and terms, which have none. */
export function pagePath(entity: Entity): VaultPath {
  if (entity.path === null) throw new Error(`no page: ${entity.id}`)
  return entity.path
}

/** `People/Kofi/Kofi.md` → `People/Kofi Asante/Kofi Asante.md`; README pages keep their file name. */
export function renamedPage(path: VaultPath, pageName: string): VaultPath {
  const parts = path.split('/')
  const file = parts.pop() ?? ''
  parts.pop()
  return [...parts, pageName, /^readme$/i.test(noteName(file)) ? file : `${pageName}.md`].join('/') as VaultPath
}

/** Everything in the page's folder goes with it. Notes and other files alike; old path → new path. */
function movesOfFolder(snapshot: VaultSnapshot, from: VaultPath, to: VaultPath): Map<VaultPath, VaultPath> {
  const [old, now] = [parentFolder(from), parentFolder(to)]
  const out = new Map<VaultPath, VaultPath>()
  for (const p of [...snapshot.files.keys(), ...snapshot.others])
    if (p.startsWith(`${old}/`)) out.set(p, (p === from ? to : `${now}${p.slice(old.length)}`) as VaultPath)
  return out
}

/** Carries an entity's identity over the whole vault. `moves` maps every file that goes elsewhere; `page` is where its page is to stand. */
export function takeIdentity(draft: VaultDraft, change: IdentityChange, moves: ReadonlyMap<VaultPath, VaultPath>, page: VaultPath): void {
  const { snapshot } = draft
  const blocks = derivedIds(change.from, change.to, snapshot.records, snapshot.hash)
  const labels = new Map([
    [change.fromPage.toLowerCase(), change.toPage],
    [change.fromName.toLowerCase(), change.toName],
  ])
  const relink = relinker({ paths: moves, labels, blocks })
  const isMarkdown = new Set(snapshot.files.keys())
  for (const [from, to] of moves) {
    if (isMarkdown.has(from)) {
      if (from !== to && !draft.has(to)) draft.move(from, to)
    } else if (from !== to) draft.moveOther(from, to)
  }
  const back = new Map([...moves].map(([from, to]) => [to, from]))
  for (const path of draft.paths()) {
    const was = back.get(path) ?? path
    draft.rewrite(path, line => {
      const out = onceEach(relink(line, was, path), line)
      const id = / \^([a-z]-[a-z0-9]{6})$/.exec(out)?.[1]
      const now = id === undefined ? undefined : blocks.get(id)
      return now === undefined || id === undefined ? out : `${out.slice(0, -id.length)}${now}`
    })
    renameInLines(draft, path, change, path === page)
  }
  for (const [from, to] of blocks) draft.renameId(from, to)
  for (const record of draft.records()) {
    const renamed = withIdentity(record, change)
    const note = renamed.note === null ? null : (moves.get(renamed.note) ?? renamed.note)
    const readable = moves.get(renamed.readable) ?? renamed.readable
    if (renamed !== record || note !== record.note || readable !== record.readable) draft.setRecord({ ...renamed, note, readable })
  }
}

/** Two links of a list that have become one. */
function onceEach(now: string, was: string): string {
  if (now === was) return now
  const m = /^(\*\*(?:With|Attendees)\*\*: )(.*)$/.exec(now)
  if (m) return `${m[1]}${[...new Set((m[2] ?? '').split(', '))].join(', ')}`
  if (/^- .* · /.test(now)) {
    const id = / \^[\w-]+$/.exec(now)?.[0] ?? ''
    return `- ${[...new Set(now.slice(2, now.length - id.length).split(' · '))].join(' · ')}${id}`
  }
  return now
}

/** The person's earlier decisions hold for the new id; a full name that is given up still leads here. */
export function rememberName(draft: VaultDraft, change: IdentityChange, now: IsoInstant): void {
  const id = (e: EntityId): EntityId => (e === change.from ? change.to : e)
  for (const d of draft.snapshot.decisions) {
    if (d.type === 'same-name' && (d.entity === change.from || d.context === change.from))
      draft.decide({ ...d, at: now, entity: id(d.entity), context: d.context === null ? null : id(d.context) })
    else if (d.type === 'heard' && d.entity === change.from) draft.decide({ ...d, at: now, entity: change.to })
    else if (d.type === 'keep-apart' && (d.a === change.from || d.b === change.from) && id(d.a) !== id(d.b))
      draft.decide({ ...d, at: now, a: id(d.a), b: id(d.b) })
  }
  // A first name alone may be anybody's; what a thing was called is its own.
  const isOwn = change.fromName.includes(' ') || !change.to.startsWith('person/')
  if (isOwn && change.fromName !== change.toName)
    draft.decide({ type: 'same-name', at: now, surface: change.fromName, entity: change.to, context: null })
}
