import type { ChangePlan } from '../../model/change-plan.ts'
import type { Entity } from '../../model/entity.ts'
import { type EntityId, type IsoDate, type IsoInstant, slug, type VaultPath } from '../../model/ids.ts'
import { ProblemError } from '../../model/problem.ts'
import type { SourceRecord } from '../../model/record.ts'
import { fold, foldName } from '../../model/text.ts'
import { fileSafe } from '../../resolve/entity-book.ts'
import { blockIdOf, scanLines, sectionsOf } from '../../vault/note.ts'
import { canonicalName, entityId } from '../../vault/page.ts'
import { newPage } from '../entity-pages.ts'
import { blockId } from '../statements.ts'
import { derivedIds } from './derived-ids.ts'
import { type IdentityChange, pagesOf, renameInLines, withIdentity } from './identity.ts'
import { putLine, setHead } from './merge.ts'
import { relinker } from './relink.ts'
import { entityOf, folderOf, pathOf, renamedPage } from './rename.ts'
import { type DraftLine, VaultDraft, type VaultSnapshot } from './vault-draft.ts'

/** What tells the sources of the one from those of the other. A source counts as the new one's where any of these fits. */
export interface SplitEvidence {
  /** Words of a file name, title or path. */
  readonly sources: readonly string[]
  /** Forms of the name, as the sources have it. */
  readonly forms: readonly string[]
  /** Mail addresses that stand in the source. */
  readonly mails: readonly string[]
}

/** One page that holds two becomes two: every statement goes to the page that its source's evidence says, with its note and its links. */
export function planSplit(snapshot: VaultSnapshot, id: EntityId, newName: string, evidence: SplitEvidence, now: IsoInstant): ChangePlan {
  const pages = pagesOf(snapshot)
  const entity = entityOf(pages, id)
  const pageName = fileSafe(newName)
  const newId = entityId(entity.type, pageName)
  if ([...pages.values()].some(e => slug(e.pageName) === slug(pageName)))
    throw new ProblemError({
      code: 'ENTITY_NAME_TAKEN',
      message: `There is a page called ${pageName} already`,
      hint: 'Give the new page a name of its own.',
    })
  const matched = snapshot.records.filter(r => speaksOf(r, id) && fits(r, id, evidence, snapshot))
  if (matched.length === 0)
    throw new ProblemError({
      code: 'SPLIT_NOTHING',
      message: `No source of ${entity.pageName} fits`,
      expected: 'a word of a file name, a form of the name, or a mail address that tells the two apart',
      hint: `afterword entity show "${entity.pageName}" lists the sources.`,
    })
  const draft = new VaultDraft(snapshot)
  const page = pathOf(entity)
  const newPath = renamedPage(page, pageName)
  const change: IdentityChange = {
    from: id,
    to: newId,
    fromName: entity.name,
    toName: canonicalName(pageName),
    fromPage: entity.pageName,
    toPage: pageName,
  }
  const ours = new Set(matched.map(r => r.source))
  for (const r of matched) draft.setRecord(withIdentity(r, change))
  makePage(draft, entity, change, newPath, matched, evidence)
  movePageLines(draft, page, newPath, change, ours, snapshot)
  moveNotes(draft, page, newPath, change, ours, snapshot)
  const rest = draft.records().filter(r => !ours.has(r.source) && speaksOf(r, id))
  const last = newestDay(rest)
  setHead(draft, page, {
    ...(last ? { last_contact: last } : {}),
    ...without('email', entity.emails, evidence.mails, false),
    ...without('aliases', entity.aliases, evidence.forms, true),
  })
  draft.decide({ type: 'keep-apart', at: now, a: id, b: newId })
  for (const form of evidence.forms)
    if (form.includes(' ')) draft.decide({ type: 'same-name', at: now, surface: form, entity: newId, context: null })
  const statements = matched.reduce((n, r) => n + r.statements.filter(s => s.owner === id || s.about.includes(id)).length, 0)
  return draft.plan(
    `Split ${entity.pageName}: ${pageName}`,
    [`${matched.length} sources with ${statements} statements go to ${pageName}; ${rest.length} stay`],
    `${pageName} is somebody else`,
  )
}

export function speaksOf(r: SourceRecord, id: EntityId): boolean {
  return (
    r.primary === id ||
    r.participants.includes(id) ||
    r.entities.some(e => e.id === id) ||
    r.statements.some(s => s.owner === id || s.about.includes(id))
  )
}

function fits(r: SourceRecord, id: EntityId, evidence: SplitEvidence, snapshot: VaultSnapshot): boolean {
  const place = fold([r.fileName, r.title, r.note ?? '', r.readable, r.source].join('\n'))
  if (evidence.sources.some(s => place.includes(fold(s)))) return true
  const entity = r.entities.find(e => e.id === id)
  const called = new Set([entity?.name, ...(entity?.aliases ?? []), ...(entity?.heardAs ?? [])].flatMap(n => (n ? [foldName(n)] : [])))
  if (evidence.forms.some(f => called.has(foldName(f)))) return true
  const text = evidence.mails.length > 0 ? (snapshot.files.get(r.readable) ?? '').toLowerCase() : ''
  return evidence.mails.some(m => text.includes(m.toLowerCase()))
}

const newestDay = (records: readonly SourceRecord[]): IsoDate | null =>
  records
    .flatMap(r => r.date ?? [])
    .sort()
    .at(-1) ?? null

function without(key: string, list: readonly string[], gone: readonly string[], always: boolean) {
  const folded = new Set(gone.map(g => g.toLowerCase()))
  const kept = list.filter(v => !folded.has(v.toLowerCase()) && !v.startsWith('@'))
  if (kept.length === list.filter(v => !v.startsWith('@')).length) return {}
  return { [key]: kept.length === 0 ? null : kept.length === 1 && !always ? (kept[0] ?? '') : kept }
}

function makePage(
  draft: VaultDraft,
  entity: Entity,
  change: IdentityChange,
  path: VaultPath,
  matched: readonly SourceRecord[],
  evidence: SplitEvidence,
): void {
  const days = matched.flatMap(r => r.date ?? []).sort()
  const fresh: Entity = {
    ...entity,
    id: change.to,
    name: change.toName,
    pageName: change.toPage,
    path,
    aliases: evidence.forms.filter(f => foldName(f) !== foldName(change.toName) && f.includes(' ')),
    heardAs: [],
    emails: evidence.mails,
    company: null,
    role: null,
    phone: null,
    lastContact: days.at(-1) ?? null,
  }
  draft.put(path, newPage({ entity: fresh, isOwner: false, review: null, created: days[0] ?? null, owner: null, context: null }))
}

/** Lines of the page that the matched sources brought. */
function movePageLines(
  draft: VaultDraft,
  page: VaultPath,
  newPath: VaultPath,
  change: IdentityChange,
  ours: ReadonlySet<string>,
  snapshot: VaultSnapshot,
): void {
  const ids = derivedIds(change.from, change.to, snapshot.records, snapshot.hash)
  const statements = new Set(snapshot.records.filter(r => ours.has(r.source)).flatMap(r => r.statements.map(s => s.id as string)))
  const contexts = new Set<string>()
  const topics = new Set<string>()
  for (const r of snapshot.records) {
    const note = r.note === null ? [] : snapshot.records.filter(o => o.note === r.note)
    if (note.every(o => ours.has(o.source))) contexts.add(blockId('c', `${r.source}\n${change.from}\ncontext`, snapshot.hash))
    for (const t of r.topics) {
      const all = snapshot.records.filter(o => o.primary === change.from && o.topics.some(x => fold(x) === fold(t)))
      if (ours.has(r.source) && all.every(o => ours.has(o.source))) topics.add(blockId('t', `${change.from}\n${fold(t)}`, snapshot.hash))
    }
  }
  const lines = draft.lines(page)
  const scanned = scanLines(lines.map(l => l.text).join('\n'))
  const sections = sectionsOf(scanned)
  const moved: { heading: string; line: DraftLine }[] = []
  const kept = lines.filter((l, i) => {
    const id = scanned[i]?.fenced ? null : blockIdOf(l.text)
    const heading = sections.find(s => i > s.line && i < s.end)?.heading
    if (id === null || heading === undefined || !(statements.has(id) || contexts.has(id) || topics.has(id))) return true
    const now = ids.get(id)
    const text = now && !statements.has(id) ? `${l.text.slice(0, -id.length)}${now}` : l.text
    if (now && !statements.has(id)) draft.renameId(id, now)
    moved.push({ heading, line: { ...l, text } })
    return false
  })
  draft.setLines(page, withoutEmptySections(kept))
  for (const { heading, line } of moved) putLine(draft, newPath, heading, line)
}

/** Headings that have lost their last line go with it. */
export function withoutEmptySections(lines: readonly DraftLine[]): DraftLine[] {
  const scanned = scanLines(lines.map(l => l.text).join('\n'))
  const gone = new Set<number>()
  for (const s of sectionsOf(scanned)) {
    const inside = scanned.slice(s.line + 1, s.end)
    if (inside.every(l => l.text.trim() === '' || l.text === '> [!note]- Earlier')) for (let i = s.line; i < s.end; i++) gone.add(i)
  }
  return lines.filter((_, i) => !gone.has(i))
}

/** Notes that only matched sources feed go with the new page; where others feed a note too, only the lines of the matched sources' statements change. */
function moveNotes(
  draft: VaultDraft,
  page: VaultPath,
  newPath: VaultPath,
  change: IdentityChange,
  ours: ReadonlySet<string>,
  snapshot: VaultSnapshot,
): void {
  const feeds = new Map<VaultPath, SourceRecord[]>()
  for (const r of snapshot.records) if (r.note !== null) feeds.set(r.note, [...(feeds.get(r.note) ?? []), r])
  const whole = [...feeds].filter(([path, list]) => draft.has(path) && list.every(r => ours.has(r.source))).map(([path]) => path)
  const moves = new Map<VaultPath, VaultPath>()
  for (const path of whole)
    if (path.startsWith(`${folderOf(page)}/`)) moves.set(path, `${folderOf(newPath)}${path.slice(folderOf(page).length)}` as VaultPath)
  const relink = relinker({
    paths: new Map([[page, newPath], ...moves]),
    labels: new Map([[change.fromPage.toLowerCase(), change.toPage]]),
    blocks: new Map(),
  })
  const follow = relinker({ paths: moves, labels: new Map(), blocks: new Map() })
  for (const [from, to] of moves) draft.move(from, to)
  for (const path of whole) {
    const to = moves.get(path) ?? path
    draft.rewrite(to, line => relink(line, path, to))
    renameInLines(draft, to, change, false)
  }
  for (const path of draft.paths()) if (![...moves.values()].includes(path)) draft.rewrite(path, line => follow(line, path, path))
  for (const r of draft.records()) {
    const note = r.note === null ? null : (moves.get(r.note) ?? r.note)
    if (note !== r.note) draft.setRecord({ ...r, note })
  }
  const owned = new Set(
    draft
      .records()
      .filter(r => ours.has(r.source))
      .flatMap(r => r.statements.flatMap(s => (s.owner === change.to ? [s.id as string] : []))),
  )
  for (const [path, list] of feeds) {
    if (!draft.has(path) || whole.includes(path) || !list.some(r => ours.has(r.source))) continue
    draft.rewrite(path, line => {
      const id = blockIdOf(line)
      return id !== null && owned.has(id) ? line.replace(`@${change.fromName}`, `@${change.toName}`) : line
    })
  }
}
