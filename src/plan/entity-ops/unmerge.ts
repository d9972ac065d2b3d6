import type { ChangePlan } from '../../model/change-plan.ts'
import type { Entity } from '../../model/entity.ts'
import type { EntityId, IsoInstant, SourceId, VaultPath } from '../../model/ids.ts'
import { RECORDS } from '../../model/layout.ts'
import { ProblemError } from '../../model/problem.ts'
import type { SourceRecord } from '../../model/record.ts'
import { fold } from '../../model/text.ts'
import { readFrontMatter, yamlLine } from '../../vault/front-matter.ts'
import { noteName } from '../../vault/link.ts'
import { blockIdOf } from '../../vault/note.ts'
import { pageNameOf, readPage } from '../../vault/page.ts'
import { parseRecord } from '../../vault/record.ts'
import { blockId } from '../statements.ts'
import { type Assignment, assign, type NamedBy, signsOf } from './assign.ts'
import { derivedIds } from './derived-ids.ts'
import { type IdentityChange, pagesOf, renameInLines, withIdentity } from './identity.ts'
import { setHead } from './merge.ts'
import { entityOf, pagePath } from './rename.ts'
import { requery } from './requery.ts'
import { countOf, divide, newestDay, speaksOf, withoutEmptySections, wordsOfSource } from './split.ts'
import { parentFolder, VaultDraft, type VaultSnapshot } from './vault-draft.ts'

/** What the journal keeps of a merge: every file as it stood before. */
export interface MergeEntry {
  readonly at: IsoInstant
  /** Name of the page that stayed, as it was called then. */
  readonly into: string
  /** Sources that were filed after the merge. */
  readonly later: ReadonlySet<SourceId>
  readonly files: readonly {
    readonly path: VaultPath
    readonly movedFrom?: VaultPath
    readonly before: string | null
    readonly beforeHash: string | null
    readonly afterHash: string | null
    readonly lines?: string
  }[]
}

/** Three-way merge of lines: `now` with the step from `wrote` (fingerprints) to `before` applied, what is newer stays. */
export type ReverseMerge = (wrote: string, before: string, now: string) => string

/**
 * A merge taken apart again after other things have happened: what stood before the merge comes back as it was, with all that was changed since; what later
 * sources said of "the one" goes, statement by statement, to the page that the words of the source mean.
 */
export function planUnmerge(
  snapshot: VaultSnapshot,
  into: EntityId,
  entry: MergeEntry,
  reverse: ReverseMerge,
  now: IsoInstant,
): ChangePlan {
  const b = entityOf(pagesOf(snapshot), into)
  const back = beforeOf(entry, snapshot, b)
  const { a } = back
  const draft = new VaultDraft(snapshot)
  const change: IdentityChange = { from: b.id, to: a.id, fromName: b.name, toName: a.name, fromPage: b.pageName, toPage: a.pageName }
  const [pageA, pageB] = [pagePath(a), pagePath(b)]
  if (draft.has(pageA) || [...pagesOf(snapshot).keys()].includes(a.id))
    throw new ProblemError({
      code: 'ENTITY_NAME_TAKEN',
      message: `There is a page called ${a.pageName} already`,
      where: pageA,
      hint: 'Rename it, or split by --source, --form or --mail with another name.',
    })

  const moves = bringBack(draft, entry, back, reverse)
  for (const r of draft.records()) draft.setRecord(recordBack(r, back, change, moves, draft))
  draft.put(pageA, back.pageA)
  if (back.places.get(pageB) ?? [...back.places.values()].includes(pageB)) dropLines(draft, pageB, b.id, a.id, back)
  for (const path of [pageA, ...back.touched]) if (draft.has(path)) draft.reclaim(path)
  ownersBack(draft, back, change)

  const [mine, other] = known(back, a, b)
  const parts = new Map<SourceId, Assignment>()
  const unsure: string[] = []
  for (const r of draft.records()) {
    if (!entry.later.has(r.source) || back.records.has(r.source) || !speaksOf(r, b.id)) continue
    const found = assign(r, b.id, wordsOfSource(draft, r), signsOf(mine, other), signsOf(other, mine))
    if (found.assignment) parts.set(r.source, found.assignment)
    else if (!found.sure) unsure.push(r.fileName)
  }
  if (parts.size > 0) divide(draft, pageB, pageA, change, parts)
  learnedBack(draft, pageB, pageA, parts, back)
  const newest = (id: EntityId) => newestDay(draft.records().filter(r => concerns(r, id)))
  if (parts.size > 0) setHead(draft, pageA, { last_contact: newest(a.id) ?? a.lastContact })
  const changed = snapshot.files.get(pageB)
  if (changed !== undefined && snapshot.hash(changed) !== entry.files.find(f => f.path === pageB)?.afterHash)
    setHead(draft, pageB, { last_contact: newest(b.id) ?? back.b?.lastContact ?? null })
  requery(draft, [pageA, pageB])
  draft.decide({ type: 'keep-apart', at: now, a: a.id, b: b.id })
  for (const d of snapshot.decisions)
    if (d.type === 'same-name' && d.at >= entry.at && d.entity === b.id && back.decided.has(d.surface))
      draft.decide({ ...d, at: now, entity: a.id })
    else if (d.type === 'heard' && d.at >= entry.at && d.entity === b.id && back.decided.has(d.heard))
      draft.decide({ ...d, at: now, entity: a.id })
  return draft.plan(
    `Split ${b.pageName}: ${a.pageName}`,
    [
      `${a.pageName} is again as it was before the merge`,
      `${parts.size} later source${parts.size === 1 ? '' : 's'} with ${countOf(parts)} statement${countOf(parts) === 1 ? '' : 's'} go to ${a.pageName}`,
      ...(unsure.length > 0
        ? [
            `nothing in these tells the two apart, they stay with ${b.pageName}: ${unsure.slice(0, 8).join(', ')}${unsure.length > 8 ? ` and ${unsure.length - 8} more` : ''}`,
          ]
        : []),
    ],
    `${a.pageName} is not ${b.pageName}`,
  )
}

interface Before {
  readonly a: Entity
  readonly pageA: string
  /** The page that stayed, as it was. */
  readonly b: Entity | null
  readonly records: ReadonlyMap<SourceId, { readonly record: SourceRecord; readonly untouched: boolean }>
  /** Where a file of before stands now → where it stood, and where the merge put it. */
  readonly partners: ReadonlyMap<VaultPath, { readonly was: VaultPath; readonly wrote: VaultPath }>
  /** Files that have gone elsewhere since: place after the merge → place now. */
  readonly places: ReadonlyMap<VaultPath, VaultPath>
  readonly touched: ReadonlySet<VaultPath>
  /** Surfaces about which the merge repeated an earlier decision, and the name that it took away. */
  readonly decided: ReadonlySet<string>
}

/** Role, company and phone that a later source taught about "the one" go with that source; the page that stays has what it had. */
function learnedBack(draft: VaultDraft, pageB: VaultPath, pageA: VaultPath, parts: ReadonlyMap<SourceId, Assignment>, back: Before): void {
  for (const key of ['role', 'company', 'phone'] as const)
    for (const r of draft.records()) {
      const claim = `${pageB}#@key:${key}`
      if (!parts.get(r.source)?.whole || !(claim in r.lines)) continue
      const value = readFrontMatter(draft.text(pageB) ?? '').values[key]
      const { [claim]: _, ...lines } = r.lines
      draft.setRecord({ ...r, lines })
      if (typeof value !== 'string' || value === (back.b?.[key] ?? null)) continue
      setHead(draft, pageB, { [key]: back.b?.[key] ?? null })
      setHead(draft, pageA, { [key]: value })
      draft.claimNew(r.source, pageA, `@key:${key}`, yamlLine(key, value))
    }
}

/** A source that counts as a contact: they took part, or something was said about them. */
const concerns = (r: SourceRecord, id: EntityId): boolean =>
  r.primary === id || r.participants.includes(id) || r.statements.some(s => s.about.includes(id))

/** Reads the entry: whose page went, and which file is which. Throws ProblemError `SPLIT_NOTHING` where the journal does not hold it any more. */
function beforeOf(entry: MergeEntry, snapshot: VaultSnapshot, now: Entity): Before {
  const pageB = pagePath(now)
  const records = new Map<SourceId, { record: SourceRecord; untouched: boolean }>()
  const created = new Map(entry.files.flatMap(f => (f.beforeHash === null && f.movedFrom === undefined ? [[f.path, f] as const] : [])))
  const gone = entry.files.filter(f => f.afterHash === null && f.before !== null)
  for (const f of entry.files) {
    if (!f.path.startsWith(`${RECORDS}/`) || f.before === null) continue
    const record = parseRecord(f.path, f.before)
    const text = snapshot.recordTexts.get(record.source)
    records.set(record.source, { record, untouched: text !== undefined && snapshot.hash(text) === f.afterHash })
  }
  const current = new Map(snapshot.records.map(r => [r.source, r]))
  const partners = new Map<VaultPath, { was: VaultPath; wrote: VaultPath }>()
  const pages: { path: VaultPath; text: string; entity: Entity }[] = []
  for (const f of gone) {
    const fed = [...records.values()].find(r => r.record.note === f.path)
    const note = fed ? current.get(fed.record.source)?.note : null
    const twin = note ?? [...created.keys()].find(p => noteName(p).replace(/ \d+$/, '') === noteName(f.path))
    const entity = readPage(f.path, f.before ?? '')
    const wrote = [...created.keys()].find(p => noteName(p).replace(/ \d+$/, '') === noteName(f.path))
    if (twin) partners.set(snapshot.files.has(twin) ? twin : moved(twin, created, snapshot, pageB), { was: f.path, wrote: wrote ?? twin })
    else if (entity && pageNameOf(f.path) !== null) pages.push({ path: f.path, text: f.before ?? '', entity })
  }
  const [page] = pages
  if (!page)
    throw new ProblemError({
      code: 'SPLIT_NOTHING',
      message: 'The journal does not hold the page that was merged',
      expected: 'the merge with its before-images',
      hint: 'Split by evidence: --source, --form or --mail.',
    })
  const stayed = entry.files.find(
    f => f.afterHash !== null && f.before !== null && (f.path === pageB || pageNameOf(f.path) === entry.into) && readPage(f.path, f.before),
  )
  const b = stayed ? readPage(stayed.path, stayed.before ?? '') : null
  const same: IdentityChange | null =
    b && b.id !== now.id ? { from: b.id, to: now.id, fromName: b.name, toName: now.name, fromPage: b.pageName, toPage: now.pageName } : null
  if (same) for (const [source, held] of records) records.set(source, { ...held, record: withIdentity(held.record, same) })
  const places = new Map<VaultPath, VaultPath>(stayed && !snapshot.files.has(stayed.path) ? [[stayed.path, pageB]] : [])
  for (const f of entry.files)
    if (f.afterHash !== null && !f.path.startsWith('.') && !snapshot.files.has(f.path)) {
      const fed = [...records.values()].find(r => r.record.note === f.path)
      const note = fed ? current.get(fed.record.source)?.note : null
      if (note) places.set(f.path, note)
    }
  return {
    a: page.entity,
    pageA: page.text,
    b,
    places,
    records,
    partners,
    touched: new Set([
      ...[...partners.values()].map(p => p.was),
      ...entry.files.flatMap(f => (f.afterHash !== null && f.before !== null ? [places.get(f.path) ?? f.path] : [])),
    ]),
    decided: new Set([
      page.entity.name,
      ...snapshot.decisions.flatMap(d =>
        d.type === 'same-name' && d.entity === page.entity.id
          ? [d.surface]
          : d.type === 'heard' && d.entity === page.entity.id
            ? [d.heard]
            : [],
      ),
    ]),
  }
}

/** The page that stayed may have got another name since: its folder took the notes along. */
function moved(path: VaultPath, created: ReadonlyMap<VaultPath, unknown>, snapshot: VaultSnapshot, pageB: VaultPath): VaultPath {
  const there = `${parentFolder(pageB)}/${path.split('/').at(-1) ?? ''}` as VaultPath
  return created.has(path) && snapshot.files.has(there) ? there : path
}

/** Files go where they stood, with the text that they had and what was changed since. */
function bringBack(draft: VaultDraft, entry: MergeEntry, back: Before, reverse: ReverseMerge): ReadonlyMap<VaultPath, VaultPath> {
  const { snapshot } = draft
  const byPath = new Map(entry.files.map(f => [f.path, f]))
  const restore = (path: VaultPath, before: string, wrote: { readonly afterHash: string | null; readonly lines?: string }) => {
    const text = draft.text(path)
    if (text === null) return
    const now = snapshot.hash(text) === wrote.afterHash ? before : wrote.lines === undefined ? text : reverse(wrote.lines, before, text)
    if (now !== text) draft.put(path, now)
  }
  const moves = new Map<VaultPath, VaultPath>()
  for (const [now, { was, wrote }] of back.partners) {
    const before = byPath.get(was)?.before
    if (!draft.has(now) || draft.has(was) || before === null || before === undefined) continue
    draft.move(now, was)
    moves.set(now, was)
    restore(was, before, byPath.get(wrote) ?? { afterHash: null })
  }
  for (const f of entry.files) {
    if (f.movedFrom !== undefined) {
      if (draft.has(f.path) && !draft.has(f.movedFrom)) {
        draft.move(f.path, f.movedFrom)
        moves.set(f.path, f.movedFrom)
      } else if (snapshot.others.includes(f.path)) draft.moveOther(f.path, f.movedFrom)
    } else if (f.before !== null && f.afterHash !== null && !f.path.startsWith('.')) restore(back.places.get(f.path) ?? f.path, f.before, f)
  }
  return moves
}

/** A record as it was, where nothing has rewritten it since; else as it is, with the mentions of before. */
function recordBack(
  r: SourceRecord,
  back: Before,
  change: IdentityChange,
  moves: ReadonlyMap<VaultPath, VaultPath>,
  draft: VaultDraft,
): SourceRecord {
  const note = r.note === null ? null : (moves.get(r.note) ?? r.note)
  const held = back.records.get(r.source)
  if (!held) return note === r.note ? r : { ...r, note }
  if (held.untouched) return held.record
  const { record: was } = held
  const { from: b, to: a } = change
  const both = (list: readonly EntityId[], before: readonly EntityId[]): EntityId[] => [
    ...new Set(list.flatMap(e => (e !== b ? [e] : before.includes(a) ? (before.includes(b) ? [a, b] : [a]) : [b]))),
  ]
  const before = new Map(was.statements.map(s => [s.id, s]))
  const ids = derivedIds(b, a, draft.snapshot.records, draft.snapshot.hash)
  const lines = Object.fromEntries(
    Object.entries(r.lines).map(([key, line]) => {
      const at = key.lastIndexOf('#')
      const [path, id] = [key.slice(0, at), key.slice(at + 1)]
      const own = `${back.a.path}#${ids.get(id) ?? id}`
      const there = own in was.lines && !(key in was.lines)
      return there ? [own, was.lines[own] ?? line] : [`${moves.get(path as VaultPath) ?? path}#${id}`, line]
    }),
  )
  return {
    ...r,
    note,
    primary: r.primary === b && was.primary === a ? a : r.primary,
    participants: both(r.participants, was.participants),
    entities: [...r.entities.filter(e => e.id !== b), ...was.entities.filter(e => e.id === a || e.id === b)],
    statements: r.statements.map(s => {
      const old = before.get(s.id)
      return old ? { ...s, owner: s.owner === b && old.owner === a ? a : s.owner, about: both(s.about, old.about) } : s
    }),
    lines,
  }
}

/** The page that stayed was written anew since the merge (it has another name): the lines that the other's sources brought stand on their own page again. */
function dropLines(draft: VaultDraft, page: VaultPath, id: EntityId, other: EntityId, back: Before): void {
  const { hash } = draft.snapshot
  const theirs = [...back.records.values()].flatMap(({ record }) => (speaksOf(record, other) && !speaksOf(record, id) ? [record] : []))
  const kept = draft.records().filter(r => speaksOf(r, id))
  const gone = new Set(
    theirs.flatMap(r => [
      ...r.statements.map(s => s.id as string),
      blockId('c', `${r.source}\n${id}\ncontext`, hash),
      ...r.topics.flatMap(t => (kept.some(k => k.topics.includes(t)) ? [] : [blockId('t', `${id}\n${fold(t)}`, hash)])),
    ]),
  )
  const lines = draft.lines(page)
  const left = lines.filter(l => !gone.has(blockIdOf(l.text) ?? ''))
  if (left.length < lines.length) draft.setLines(page, withoutEmptySections(left))
}

/** Tasks whose lines were changed after the merge carry the merged name still. */
function ownersBack(draft: VaultDraft, back: Before, change: IdentityChange): void {
  const owned = new Set(
    draft
      .records()
      .flatMap(r => (back.records.has(r.source) ? r.statements.flatMap(s => (s.owner === change.to ? [s.id as string] : [])) : [])),
  )
  for (const path of back.touched)
    if (draft.has(path))
      draft.rewrite(path, line => {
        const id = /\^([a-z]-[a-z0-9]+)\s*$/.exec(line)?.[1]
        return id !== undefined && owned.has(id) ? line.replace(`@${change.fromName} `, `@${change.toName} `) : line
      })
  const notes = new Set(
    [...back.records.values()].flatMap(({ record }) => (record.primary === change.to && record.note !== null ? [record.note] : [])),
  )
  for (const path of notes) if (draft.has(path)) renameInLines(draft, path, change, false)
}

/** What each of the two was known by before they were one; of the one that stayed also what it is known by now and the other never was. */
function known(back: Before, a: Entity, b: Entity): readonly [NamedBy, NamedBy] {
  const records = [...back.records.values()].map(r => r.record)
  const beside = (id: EntityId) => new Set(records.filter(r => r.participants.includes(id)).flatMap(r => r.entities.map(e => e.id)))
  const heard = (id: EntityId) => records.flatMap(r => r.entities.flatMap(e => (e.id === id ? e.heardAs : [])))
  const of = (e: Entity, id: EntityId): NamedBy => ({
    names: [e.name, ...e.aliases, ...heard(id)],
    mails: e.emails.filter(m => !m.startsWith('@')),
    company: e.company,
    beside: beside(id),
  })
  return [of(a, a.id), of(back.b ?? b, back.b?.id ?? b.id)]
}
