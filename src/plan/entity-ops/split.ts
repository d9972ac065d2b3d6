import type { ChangePlan } from '../../model/change-plan.ts'
import type { Entity } from '../../model/entity.ts'
import { type EntityId, type IsoDate, type IsoInstant, type SourceId, slug, type VaultPath } from '../../model/ids.ts'
import { ProblemError } from '../../model/problem.ts'
import type { SourceRecord } from '../../model/record.ts'
import { fold, foldName } from '../../model/text.ts'
import { fileSafe } from '../../resolve/entity-book.ts'
import { noteName } from '../../vault/link.ts'
import { blockIdOf, scanLines, sectionsOf } from '../../vault/note.ts'
import { canonicalName, entityId } from '../../vault/page.ts'
import { ownerLabel } from '../../vault/task-line.ts'
import { newPage } from '../entity-pages.ts'
import { blockId } from '../statements.ts'
import { type Assignment, assign, MAIL_HEAD, type NamedBy, type SourceWords, signsOf, wholeOf, withAssignment } from './assign.ts'
import { derivedIds } from './derived-ids.ts'
import { type IdentityChange, pagesOf, renameInLines } from './identity.ts'
import { putLine, setHead } from './merge.ts'
import { relinker } from './relink.ts'
import { entityOf, pagePath, renamedPage } from './rename.ts'
import { requery } from './requery.ts'
import { type DraftLine, parentFolder, VaultDraft, type VaultSnapshot } from './vault-draft.ts'

/** What tells the sources of the one from those of the other. A source is looked at statement by statement where forms or addresses of both stand in it. */
export interface SplitEvidence {
  /** Words of a file name, title or path: these sources are the new one's as a whole. */
  readonly sources: readonly string[]
  /** Forms of the name, as the sources have it. */
  readonly forms: readonly string[]
  /** Mail addresses that stand in the source. */
  readonly mails: readonly string[]
}

/** One page that holds two becomes two: every statement goes to the page that its evidence says, with its note and its links. */
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
  const draft = new VaultDraft(snapshot)
  const given = new Set(evidence.forms.map(foldName))
  const gone = new Set(evidence.mails.map(m => m.toLowerCase()))
  const name = canonicalName(pageName)
  const mine: NamedBy = {
    names: [...(foldName(name) === foldName(entity.name) ? [] : [name]), ...evidence.forms],
    mails: evidence.mails,
    company: null,
    beside: new Set(),
  }
  const other: NamedBy = {
    names: [entity.name, ...entity.aliases].filter(n => !given.has(foldName(n))),
    mails: entity.emails.filter(m => !gone.has(m.toLowerCase())),
    company: null,
    beside: new Set(),
  }
  const parts = new Map<SourceId, Assignment>()
  for (const r of snapshot.records) {
    if (!speaksOf(r, id)) continue
    const place = fold([r.fileName, r.title, r.note ?? '', r.readable, r.source].join('\n'))
    const found = evidence.sources.some(s => place.includes(fold(s)))
      ? wholeOf(r, id)
      : evidence.forms.length + evidence.mails.length === 0
        ? null
        : assign(r, id, wordsOfSource(draft, r), signsOf(mine, other), signsOf(other, mine)).assignment
    if (found) parts.set(r.source, found)
  }
  if (parts.size === 0)
    throw new ProblemError({
      code: 'SPLIT_NOTHING',
      message: `No source of ${entity.pageName} fits`,
      expected: 'a word of a file name, a form of the name, or a mail address that tells the two apart',
      hint: `afterword entity show "${entity.pageName}" lists the sources.`,
    })
  const page = pagePath(entity)
  const newPath = renamedPage(page, pageName)
  const change: IdentityChange = {
    from: id,
    to: newId,
    fromName: entity.name,
    toName: name,
    fromPage: entity.pageName,
    toPage: pageName,
  }
  makePage(
    draft,
    entity,
    change,
    newPath,
    snapshot.records.filter(r => parts.has(r.source)),
    evidence,
  )
  divide(draft, page, newPath, change, parts)
  const rest = draft.records().filter(r => speaksOf(r, id))
  const last = newestDay(rest)
  setHead(draft, page, {
    ...(last ? { last_contact: last } : {}),
    ...without('email', entity.emails, evidence.mails, false),
    ...without('aliases', entity.aliases, evidence.forms, true),
  })
  requery(draft, [page, newPath])
  draft.decide({ type: 'keep-apart', at: now, a: id, b: newId })
  for (const form of evidence.forms)
    if (form.includes(' ')) draft.decide({ type: 'same-name', at: now, surface: form, entity: newId, context: null })
  return draft.plan(
    `Split ${entity.pageName}: ${pageName}`,
    [`${parts.size} sources with ${countOf(parts)} statements go to ${pageName}; ${rest.length} stay`],
    `${pageName} is somebody else`,
  )
}

/** How many statements change hands. */
export const countOf = (parts: ReadonlyMap<SourceId, Assignment>): number =>
  [...parts.values()].reduce((n, a) => n + new Set([...a.owned, ...a.about, ...a.both]).size, 0)

/** Moves what the assignments say from one page to the other: records, lines of the page, notes and their links. */
export function divide(
  draft: VaultDraft,
  page: VaultPath,
  newPath: VaultPath,
  change: IdentityChange,
  parts: ReadonlyMap<SourceId, Assignment>,
): void {
  const before = draft.records()
  for (const r of before) {
    const part = parts.get(r.source)
    if (part) draft.setRecord(withAssignment(r, change, part))
  }
  movePageLines(draft, page, newPath, change, parts, before)
  const whole = new Set([...parts].flatMap(([s, a]) => (a.whole ? [s] : [])))
  moveNotes(draft, page, newPath, change, whole)
  renameReadables(draft, change, parts)
}

/** The bytes of a source as they came, where they are text, and the readable source. */
export function wordsOfSource(draft: VaultDraft, r: SourceRecord): SourceWords {
  return { original: draft.snapshot.textOf?.(r.original) ?? null, readable: draft.text(r.readable) ?? '' }
}

/** True where a source was filed under the entity, or names it as a participant, owner or subject. */
export function speaksOf(r: SourceRecord, id: EntityId): boolean {
  return (
    r.primary === id ||
    r.participants.includes(id) ||
    r.entities.some(e => e.id === id) ||
    r.statements.some(s => s.owner === id || s.about.includes(id))
  )
}

/** Null where none of them has a day. */
export const newestDay = (records: readonly SourceRecord[]): IsoDate | null =>
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

/** Lines of the page that the assigned statements, contacts and topics brought; what is about both stands on both pages. */
function movePageLines(
  draft: VaultDraft,
  page: VaultPath,
  newPath: VaultPath,
  change: IdentityChange,
  parts: ReadonlyMap<SourceId, Assignment>,
  records: readonly SourceRecord[],
): void {
  const { hash } = draft.snapshot
  const ids = derivedIds(change.from, change.to, records, hash)
  const statements = new Set<string>([...parts.values()].flatMap(a => [...a.about, ...a.owned]))
  /** Lines that stay and come to the new page as well, with the source that brought them. */
  const shared = new Map<string, SourceId>()
  const contexts = new Set<string>()
  const topics = new Set<string>()
  for (const r of records) {
    const part = parts.get(r.source)
    if (!part) continue
    for (const id of part.both) shared.set(id, r.source)
    // What names nobody stands on the page of the one under whom the source is filed.
    if (part.whole || part.primary) for (const s of r.statements) if (part.whole || s.about.length === 0) statements.add(s.id)
    const note = r.note === null ? [] : records.filter(o => o.note === r.note && speaksOf(o, change.from))
    const context = blockId('c', `${r.source}\n${change.from}\ncontext`, hash)
    if (note.every(o => parts.get(o.source)?.whole)) contexts.add(context)
    else if (part.whole || part.participant) shared.set(context, r.source)
    for (const t of r.topics) {
      const all = records.filter(o => o.primary === change.from && o.topics.some(x => fold(x) === fold(t)))
      if (part.primary && all.every(o => parts.get(o.source)?.primary)) topics.add(blockId('t', `${change.from}\n${fold(t)}`, hash))
    }
  }
  const lines = draft.lines(page)
  const scanned = scanLines(lines.map(l => l.text).join('\n'))
  const sections = sectionsOf(scanned)
  const moved: { heading: string; line: DraftLine }[] = []
  const kept = lines.filter((l, i) => {
    const id = scanned[i]?.fenced ? null : blockIdOf(l.text)
    const heading = sections.find(s => i > s.line && i < s.end)?.heading
    if (id === null || heading === undefined) return true
    const isStatement = statements.has(id)
    const own = isStatement ? id : (ids.get(id) ?? id)
    const text = `${l.text.slice(0, -id.length)}${own}`
    const source = shared.get(id)
    if (source !== undefined) {
      draft.claimNew(source, newPath, own, text)
      moved.push({ heading, line: { text, claims: [] } })
      return true
    }
    if (!(isStatement || contexts.has(id) || topics.has(id))) return true
    if (own !== id) draft.renameId(id, own)
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

/** Notes that only assigned sources feed go with the new page; where others feed a note too, only the lines of the assigned statements change. */
function moveNotes(draft: VaultDraft, page: VaultPath, newPath: VaultPath, change: IdentityChange, ours: ReadonlySet<string>): void {
  const feeds = new Map<VaultPath, SourceRecord[]>()
  for (const r of draft.records()) if (r.note !== null) feeds.set(r.note, [...(feeds.get(r.note) ?? []), r])
  const whole = [...feeds].filter(([path, list]) => draft.has(path) && list.every(r => ours.has(r.source))).map(([path]) => path)
  const moves = new Map<VaultPath, VaultPath>()
  for (const path of whole)
    if (path.startsWith(`${parentFolder(page)}/`))
      moves.set(path, `${parentFolder(newPath)}${path.slice(parentFolder(page).length)}` as VaultPath)
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
  const was = ownerLabel({ name: change.fromName, pageName: change.fromPage })
  const now = ownerLabel({ name: change.toName, pageName: change.toPage })
  const owned = new Set(draft.records().flatMap(r => r.statements.flatMap(s => (s.owner === change.to ? [s.id as string] : []))))
  for (const path of feeds.keys()) {
    if (!draft.has(path) || whole.includes(path)) continue
    draft.rewrite(path, line => {
      const id = blockIdOf(line)
      return id !== null && owned.has(id) ? line.replace(`@${was}`, `@${now}`) : line
    })
  }
  for (const [path, list] of feeds) if (!whole.includes(path)) addPeople(draft, path, list, change)
}

/** A talk that was filed under the wrong one of the two has that name on its file and on a voice: both follow. */
function renameReadables(draft: VaultDraft, change: IdentityChange, parts: ReadonlyMap<SourceId, Assignment>): void {
  const moves = new Map<VaultPath, VaultPath>()
  for (const r of draft.records()) {
    const part = parts.get(r.source)
    if (!part || !draft.has(r.readable)) continue
    if (r.kind === 'mail' && part.whole)
      draft.rewrite(r.readable, line => (MAIL_HEAD.test(line) ? line.replaceAll(change.fromName, change.toName) : line))
    if (r.kind !== 'transcript') continue
    const lines = draft.lines(r.readable)
    const label = `**${change.fromName}** `
    for (const [i, l] of lines.entries()) {
      if (!l.text.startsWith(label)) continue
      const anchor = lines
        .slice(i)
        .map(x => blockIdOf(x.text))
        .find(id => id !== null)
      if (part.whole || part.said.has(anchor ?? '')) l.text = `**${change.toName}** ${l.text.slice(label.length)}`
    }
    if (!part.primary) continue
    const to = `${parentFolder(r.readable)}/${noteName(r.readable).replace(change.fromPage, change.toPage)}.md` as VaultPath
    if (to !== r.readable && !draft.has(to)) moves.set(r.readable, to)
  }
  if (moves.size === 0) return
  const relink = relinker({ paths: moves, labels: new Map(), blocks: new Map() })
  for (const [from, to] of moves) draft.move(from, to)
  for (const path of draft.paths())
    draft.rewrite(path, line => {
      const ref = /^source_ref: (.*)$/.exec(line)?.[1]
      const to = ref === undefined ? undefined : moves.get(ref as VaultPath)
      return to === undefined ? relink(line, path, path) : `source_ref: ${to}`
    })
  for (const to of moves.values())
    draft.rewrite(to, line => (/^(?:title: |# )/.test(line) ? line.replace(change.fromPage, change.toPage) : line))
  for (const r of draft.records()) {
    const to = moves.get(r.readable)
    if (to) draft.setRecord({ ...r, readable: to })
  }
}

/** Who took part in a note, as its records have it now: the new one stands beside or instead of the old one. */
function addPeople(draft: VaultDraft, path: VaultPath, list: readonly SourceRecord[], change: IdentityChange): void {
  const now = draft.records().filter(r => list.some(o => o.source === r.source))
  if (!draft.has(path) || !now.some(r => r.participants.includes(change.to))) return
  const stays = now.some(r => r.participants.includes(change.from))
  const pair = (old: string, fresh: string): string => (stays ? `${old}, ${fresh}` : fresh)
  let head = false
  draft.rewrite(path, (line, i) => {
    if (i === 0 && line === '---') head = true
    else if (head && line === '---') head = false
    if (head && /^participants: \[/.test(line) && !line.includes(change.toName))
      return line.replace(change.fromName, pair(change.fromName, change.toName))
    if (/^\*\*(?:With|Attendees)\*\*: /.test(line) && !line.includes(`[[${change.toPage}]]`))
      return line.replace(`[[${change.fromPage}]]`, pair(`[[${change.fromPage}]]`, `[[${change.toPage}]]`))
    return line
  })
}
