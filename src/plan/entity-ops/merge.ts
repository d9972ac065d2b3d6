import type { ChangePlan } from '../../model/change-plan.ts'
import type { EntityId, IsoInstant, VaultPath } from '../../model/ids.ts'
import { ProblemError } from '../../model/problem.ts'
import { foldName } from '../../model/text.ts'
import { type FrontMatterValue, readFrontMatter, setKeys } from '../../vault/front-matter.ts'
import { blockIdOf, EARLIER, scanLines, sectionsOf } from '../../vault/note.ts'
import { PAGE_SECTIONS } from '../note-lines.ts'
import { bareWords, lineDay, nearlySame } from '../page-state.ts'
import { foldTwins } from './fold-twins.ts'
import { type IdentityChange, pagesOf } from './identity.ts'
import { entityOf, pagePath, rememberName, takeIdentity } from './rename.ts'
import { type DraftLine, parentFolder, VaultDraft, type VaultSnapshot } from './vault-draft.ts'

/**
 * Two pages of one person, account, project or forum become one: `from` goes, `into` stays. Notes move beside the page that stays, links, records and
 * tasks follow, its lines come over; what the person wrote on the page that goes is kept under a heading of its own.
 */
export function planMerge(snapshot: VaultSnapshot, from: EntityId, into: EntityId, now: IsoInstant): ChangePlan {
  const pages = pagesOf(snapshot)
  const [a, b] = [entityOf(pages, from), entityOf(pages, into)]
  if (a.id === b.id || a.type !== b.type)
    throw new ProblemError({
      code: 'ENTITY_MERGE_TYPES',
      message: 'These two cannot be one',
      expected: 'two different pages of one kind',
      found: `${a.id} and ${b.id}`,
      hint: 'Change `type:` on one of the pages first, if both mean the same.',
    })
  const draft = new VaultDraft(snapshot)
  mergeInto(draft, a.id, b.id, now)
  return draft.plan(
    `Merge ${a.pageName} into ${b.pageName}`,
    [`${a.pageName} and ${b.pageName} are one: ${b.pageName}`, 'afterword entity split takes it apart again'],
    `${a.pageName} is ${b.pageName}`,
  )
}

/** Does the merge in a draft, so that a repair can do several. */
export function mergeInto(draft: VaultDraft, from: EntityId, into: EntityId, now: IsoInstant): void {
  const pages = pagesOf(currentOf(draft))
  const [a, b] = [entityOf(pages, from), entityOf(pages, into)]
  const [pageA, pageB] = [pagePath(a), pagePath(b)]
  const change: IdentityChange = {
    keepName: true,
    from: a.id,
    to: b.id,
    fromName: a.name,
    toName: b.name,
    fromPage: a.pageName,
    toPage: b.pageName,
  }
  const moves = new Map<VaultPath, VaultPath>([[pageA, pageB]])
  const [oldFolder, newFolder] = [parentFolder(pageA), parentFolder(pageB)]
  for (const p of [...draft.paths(), ...draft.snapshot.others])
    if (p !== pageA && p.startsWith(`${oldFolder}/`)) moves.set(p, free(`${newFolder}${p.slice(oldFolder.length)}`, draft))
  takeIdentity(draft, change, moves, pageB)
  joinPages(draft, pageA, pageB)
  foldTwins(draft, b.id)
  const aliases = [...b.aliases, a.name, ...a.aliases].filter(n => foldName(n) !== foldName(b.name))
  const emails = [...b.emails, ...a.emails]
  const last = [a.lastContact, b.lastContact]
    .filter(d => d !== null)
    .sort()
    .at(-1)
  setHead(draft, pageB, {
    ...listKey('aliases', unique(aliases), true),
    ...listKey('email', unique(emails.filter(e => !e.startsWith('@'))), false),
    ...listKey('domain', unique(emails.flatMap(e => (e.startsWith('@') ? [e.slice(1)] : []))), false),
    ...(b.company === null && a.company ? { company: a.company } : {}),
    ...(b.role === null && a.role ? { role: a.role } : {}),
    ...(b.phone === null && a.phone ? { phone: a.phone } : {}),
    ...(last ? { last_contact: last } : {}),
  })
  rememberName(draft, change, now)
}

const unique = (list: readonly string[]): string[] => [...new Map(list.map(v => [foldName(v) || v.toLowerCase(), v])).values()]
const listKey = (key: string, list: readonly string[], always: boolean): Record<string, FrontMatterValue> =>
  list.length === 0 ? {} : { [key]: list.length === 1 && !always ? (list[0] ?? '') : list }

/** The snapshot as the draft has it now: for pages that an earlier step has made. */
function currentOf(draft: VaultDraft): VaultSnapshot {
  return { ...draft.snapshot, files: new Map(draft.paths().map(p => [p, draft.text(p) ?? ''])) }
}

function free(path: string, draft: VaultDraft): VaultPath {
  const dot = path.lastIndexOf('.')
  const [stem, extension] = dot > path.lastIndexOf('/') ? [path.slice(0, dot), path.slice(dot)] : [path, '']
  for (let n = 1; ; n++) {
    const p = `${stem}${n === 1 ? '' : ` ${n}`}${extension}` as VaultPath
    if (!draft.has(p) && !draft.snapshot.others.includes(p)) return p
  }
}

/** Sets front-matter keys; a line that was ours stays ours. Values that stand already are left alone. */
export function setHead(draft: VaultDraft, path: VaultPath, keys: Readonly<Record<string, FrontMatterValue | null>>): void {
  const text = draft.text(path)
  if (text === null) return
  const { values } = readFrontMatter(text)
  const wanted = Object.fromEntries(Object.entries(keys).filter(([k, v]) => JSON.stringify(values[k] ?? null) !== JSON.stringify(v)))
  if (Object.keys(wanted).length === 0) return
  const after = setKeys(text, wanted)
    .split('\n')
    .map(l => l.replace(/\r$/, ''))
  const before = draft.lines(path)
  const claims = new Map(before.flatMap(l => l.claims.map(c => [c.slice(c.lastIndexOf('#') + 1), l] as const)))
  const byText = new Map<string, DraftLine[]>()
  for (const l of before) byText.set(l.text, [...(byText.get(l.text) ?? []), l])
  draft.setLines(
    path,
    after.map(text => {
      const same = byText.get(text)?.shift()
      if (same) return same
      const key = /^([\w-]+):/.exec(text)?.[1]
      const held = key === undefined || !(key in wanted) ? undefined : claims.get(`@key:${key}`)
      return { text, claims: held ? [...held.claims] : [] }
    }),
  )
}

/** The lines of page A come to page B: ours under their headings, the person's under a heading that says where they are from. */
function joinPages(draft: VaultDraft, pageA: VaultPath, pageB: VaultPath): void {
  const a = draft.lines(pageA)
  const scanned = scanLines(a.map(l => l.text).join('\n'))
  const stands = new Set((draft.text(pageB) ?? '').split('\n').flatMap(l => blockIdOf(l) ?? []))
  const theirs: DraftLine[] = []
  let inHead = scanned[0]?.text === '---'
  const sections = sectionsOf(scanned)
  for (const [i, line] of scanned.entries()) {
    const own = a[i]
    if (!own) continue
    if (inHead) {
      if (i > 0 && line.text === '---') inHead = false
      continue
    }
    const section = sections.find(s => i > s.line && i < s.end)
    const id = line.fenced ? null : blockIdOf(line.text)
    if (own.claims.length > 0 && id !== null && section) {
      if (!stands.has(id)) putLine(draft, pageB, section.heading, own)
      else addYear(draft, pageB, id, own.text)
      stands.add(id)
    } else if (!isFrame(line.text, line.fenced, section?.heading)) theirs.push(own)
  }
  while (theirs[0] && theirs[0].text.trim() === '') theirs.shift()
  while (theirs.at(-1) && theirs.at(-1)?.text.trim() === '') theirs.pop()
  if (theirs.length > 0) {
    const b = draft.lines(pageB)
    while (b.at(-1)?.text === '') b.pop()
    draft.setLines(pageB, [...b, line(''), line('## Notes'), ...theirs, line('')])
  }
  draft.remove(pageA, pageB)
}

/** Both pages count older lines of one year: one line with the sum. */
function addYear(draft: VaultDraft, path: VaultPath, id: string, text: string): void {
  const count = /^> - (?:\d{4}|undated): (\d+) (\w+?)s?,/.exec(text)
  if (!count) return
  for (const l of draft.lines(path))
    if (blockIdOf(l.text) === id)
      l.text = l.text.replace(
        /^(> - (?:\d{4}|undated): )(\d+) (\w+?)s?,/,
        (_, head: string, n: string, noun: string) => `${head}${Number(n) + Number(count[1])} ${noun}s,`,
      )
}

const line = (text: string): DraftLine => ({ text, claims: [] })

/** What every page of ours has: title, headings, queries. */
function isFrame(text: string, fenced: boolean, heading: string | undefined): boolean {
  return (
    fenced ||
    /^# /.test(text) ||
    text === EARLIER ||
    (/^## /.test(text) && (PAGE_SECTIONS as readonly string[]).includes(text.slice(3).trim())) ||
    (heading === 'Open Tasks' && /^\*\*.*\*\*$/.test(text)) ||
    (text.trim() === '' && heading !== undefined && (PAGE_SECTIONS as readonly string[]).includes(heading))
  )
}

/** Puts a line under a heading of a page, in the order of days; false where nearly the same words stand there already. */
export function putLine(draft: VaultDraft, path: VaultPath, heading: string, own: DraftLine): boolean {
  const lines = draft.lines(path)
  const scanned = scanLines(lines.map(l => l.text).join('\n'))
  const section = sectionsOf(scanned).find(s => s.heading === heading)
  const folded = own.text.startsWith('> ')
  if (!section) {
    const rank = (h: string) => (PAGE_SECTIONS as readonly string[]).indexOf(h)
    const next = sectionsOf(scanned).find(s => rank(s.heading) > rank(heading))
    const at = next?.line ?? lines.length
    lines.splice(at, 0, line(`## ${heading}`), ...(folded ? [line(EARLIER)] : []), own, line(''))
    return true
  }
  const callout = scanned.findIndex((l, i) => i > section.line && i < section.end && l.text === EARLIER)
  const words = bareWords(own.text)
  const inside = scanned.slice(section.line + 1, section.end)
  if (heading !== 'Recent Context' && inside.some(l => /^(?:> )?- /.test(l.text) && nearlySame(words, bareWords(l.text)))) return false
  const day = lineDay(own.text)
  const [start, end] = folded ? [callout, section.end] : [section.line, callout < 0 ? section.end : callout]
  if (folded && callout < 0) {
    lines.splice(lastContent(scanned, section.line, section.end) + 1, 0, line(''), line(EARLIER), own)
    return true
  }
  const older = scanned.findIndex((l, i) => i > start && i < end && /^(?:> )?- /.test(l.text) && lineDay(l.text) < day)
  lines.splice(older >= 0 && heading !== 'Key Facts' ? older : lastContent(scanned, start, end) + 1, 0, own)
  return true
}

function lastContent(lines: readonly { readonly text: string }[], from: number, end: number): number {
  let last = end - 1
  while (last > from && (lines[last]?.text ?? '').trim() === '') last--
  return last
}
