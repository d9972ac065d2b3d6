import type { VaultPath } from '../model/ids.ts'
import { foldName, wordsOf } from '../model/text.ts'
import { sameTold, told } from './alike.ts'
import { linkJudge, linksIn } from './check-links.ts'
import { isNobodysPage, JUNK_PERSON, misfiledFacts, samePeople } from './check-people.ts'
import type { CheckedVault, Finding } from './finding.ts'
import { findFrontMatter, readFrontMatter } from './front-matter.ts'
import { listsOf, scanLines } from './note.ts'
import { pageNameOf } from './page.ts'
import { parseTask } from './task-line.ts'
import { isNoNote, isProgramsNote, type Judged, judgedIn } from './whose.ts'

// UTF-8 that was read as Windows-1252 or -1254.
const MOJIBAKE = /(?:ðŸ|ğŸ|â€[\u0080-\uffff]|Ã[\u0080-\u00bf©¨¶¼]|Â[\u00a0-\u00bf])/

/** Pure: every finding, in the order of the paths. `unwritten` hears of links of the person's to notes that are not there yet. */
export function checkVault(vault: CheckedVault, unwritten: (path: string, link: string) => void = () => {}): Finding[] {
  const isSource = sourceTest(vault.sources)
  const tasks = new Map<string, string>()
  const out: Finding[] = (vault.notUtf8 ?? []).map(path => ({ code: 'not-utf8', path, detail: 'the bytes are no UTF-8 text' }))
  const notes = new Map([...vault.notes].filter(([path, text]) => isSource(path) || !isNoNote(path, text)))
  const { own } = vault
  const judge = linkJudge({
    notes: [...vault.notes.keys()] as VaultPath[],
    others: vault.paths,
    textOf: path => vault.notes.get(path) ?? '',
    isSource,
    ...(own ? { own } : {}),
  })
  for (const [path, text] of [...notes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const found = (code: Finding['code'], detail: string) => out.push({ code, path, detail })
    const judged = judgedIn(text, own?.has(path) === true)
    checkFrontMatter(path, text, isSource, found)
    const lines = scanLines(text)
    const plain = lines.flatMap(l => (l.fenced ? [] : [l.text]))
    const damaged = plain.map(l => MOJIBAKE.exec(l)).find(m => m !== null)
    if (damaged) found('mojibake', damaged.input.slice(Math.max(0, damaged.index - 10), damaged.index + 12))
    for (const line of plain)
      for (const m of linksIn(line)) {
        const verdict = judge(path, line, m[1] ?? '', m[2] ?? '')
        if (verdict?.code === 'unwritten') unwritten(path, m[0])
        else if (verdict) found(verdict.code, verdict.code === 'link-ambiguous' ? `${m[0]} is not ${verdict.to} alone` : m[0])
      }
    if (isSource(path)) continue
    checkHead(path, text, found)
    for (const line of plain) if (judged.links(line) && EMPTY_LINK.test(line)) found('empty-link', line.trim().slice(0, 90))
    checkTasks({ path, text, own: own?.has(path) === true, judged }, tasks, found)
    checkSections(text, judged, found)
  }
  out.push(
    ...twoPages([...notes.keys()].filter(p => !isSource(p))),
    ...samePeople(notes),
    ...sourcesTwice(notes, isSource),
    ...reopened({ ...vault, notes }, isSource),
    ...wrongParticipants(notes, isSource),
    ...misfiledFacts(notes),
  )
  return out
}

/** Which paths are readable sources. */
export const sourceTest =
  (folder = 'Sources') =>
  (path: string): boolean =>
    path.startsWith(`${folder}/`)

/** An owner of a task that is none. */
export const PLACEHOLDER_OWNER = /@(?:TBD|Unknown|None|Speaker(?: \d+)?|Remote)\b/i
/** A link to nothing. */
export const EMPTY_LINK = /\[\[\s*\]\]/
/** A line that breaks off. */
export const CUT_LINE = /(?:\.\.\.|…)\s*(?:\^[\w-]+)?$/
const ABSOLUTE = /^(?:\/|[A-Za-z]:[\\/]|file:|~\/)/

function checkHead(path: string, text: string, found: Found): void {
  const { values } = readFrontMatter(text)
  for (const p of [values.participants ?? []].flat()) if (JUNK_PERSON.test(String(p).trim())) found('junk-participant', String(p))
  if (typeof values.source_ref === 'string' && ABSOLUTE.test(values.source_ref)) found('absolute-path', values.source_ref)
  if (typeof values.source === 'string' && !('source_ref' in values) && /\((?:transcript|mail|document)\)/.test(text))
    found('no-source-ref', `a ${values.source} without its source`)
  if ([values.tags].flat().includes('needs-review') && !values.review) found('review-unsaid', 'needs-review says nothing of what')
  if (isNobodysPage(path, text)) found('no-person', pageNameOf(path) ?? path)
}

/** Voices of a readable talk, by the source's file name; null where one is a label. */
export function voicesBySource(notes: ReadonlyMap<string, string>, isSource: (path: string) => boolean): Map<string, readonly string[]> {
  const out = new Map<string, readonly string[]>()
  for (const [path, text] of notes) {
    if (!isSource(path)) continue
    const voices = [...new Set([...text.matchAll(/^\*\*([^*\n]+)\*\* \d[\d:]+\b/gm)].map(m => m[1] ?? ''))]
    if (voices.length === 2 && voices.every(v => / /.test(v) && !JUNK_PERSON.test(v))) out.set(sourceKey(path), voices)
  }
  return out
}

/** A source by its file name, however it is referred to. */
export const sourceKey = (ref: string): string => (ref.split(/[/\\]/).at(-1) ?? '').replace(/\.md$/i, '').toLowerCase()

/** Notes of a talk between two whose participants are others than its two voices. */
function wrongParticipants(notes: ReadonlyMap<string, string>, isSource: (path: string) => boolean): Finding[] {
  const voices = voicesBySource(notes, isSource)
  const pages = new Set([...notes.keys()].flatMap(p => foldName(pageNameOf(p) ?? '')))
  return [...notes].flatMap(([path, text]): Finding[] => {
    const { values } = readFrontMatter(text)
    if (isSource(path) || typeof values.person !== 'string' || typeof values.source_ref !== 'string') return []
    const two = voices.get(sourceKey(values.source_ref))
    const listed = [values.participants ?? []].flat().map(p => foldName(String(p)))
    if (!two || listed.length === 0) return []
    // Sources keep the name that somebody had then: only who has a page under it is meant.
    const missing = two.filter(v => pages.has(foldName(v)) && !listed.some(p => p === foldName(v)))
    return missing.length > 0 ? [{ code: 'wrong-participants', path, detail: `${missing.join(', ')} speaks in the source` }] : []
  })
}

/** Notes that were made from one file: same source, same day, no other source beside it. */
function sourcesTwice(notes: ReadonlyMap<string, string>, isSource: (path: string) => boolean): Finding[] {
  const by = new Map<string, string[]>()
  const talkOf = sameTalks(notes, isSource)
  for (const [path, text] of notes) {
    const { values } = readFrontMatter(text)
    if (isSource(path) || typeof values.source_ref !== 'string' || values.source_ref === '') continue
    const key = talkOf(values.source_ref)
    by.set(key, [...(by.get(key) ?? []), path])
  }
  return [...by].flatMap(([key, paths]) =>
    paths.length > 1 ? [{ code: 'source-twice' as const, path: paths.sort()[0] ?? '', detail: `${key}: ${paths.length} notes` }] : [],
  )
}

/** One key for sources that say the same word for word, however their files are called: a mail or a recording that was exported again. */
export function sameTalks(notes: ReadonlyMap<string, string>, isSource: (path: string) => boolean): (ref: string) => string {
  const first = new Map<string, string>()
  const keys = new Map<string, string>()
  for (const [path, text] of [...notes].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))) {
    if (!isSource(path)) continue
    const words = text
      .replace(/^---\n[\s\S]*?\n---\n/, '')
      .replace(/^# .*$|^Original: .*$/gm, '')
      .trim()
    if (words.length < 80) continue
    const held = first.get(words)
    if (held === undefined) first.set(words, sourceKey(path))
    else keys.set(sourceKey(path), held)
  }
  return ref => keys.get(sourceKey(ref)) ?? sourceKey(ref)
}

/** Tasks that a source ticks and a note has as open, and due days that are the days on which the source ticked them. */
function reopened({ notes, own }: CheckedVault, isSource: (path: string) => boolean): Finding[] {
  const done = doneInSources(notes, isSource)
  return [...notes].flatMap(([path, text]) =>
    isSource(path)
      ? []
      : scanLines(text).flatMap((l): Finding[] => {
          const task = l.fenced ? null : parseTask(l.text)
          const was = task ? done.get(taskWords(task.text)) : undefined
          if (!task || !was) return []
          const out: Finding[] = []
          if (task.status !== 'done' && task.status !== 'rejected') out.push({ code: 'reopened-task', path, detail: l.text.trim() })
          if (task.due !== null && task.due === was.done && was.due === null && !own?.has(path))
            out.push({ code: 'done-as-due', path, detail: l.text.trim() })
          return out
        }),
  )
}

/** Ticked tasks of the readable sources, by their words. */
export function doneInSources(
  notes: ReadonlyMap<string, string>,
  isSource: (path: string) => boolean,
): Map<string, { readonly done: string | null; readonly due: string | null }> {
  const out = new Map<string, { done: string | null; due: string | null }>()
  for (const [path, text] of notes) {
    if (!isSource(path) || !/\[x\\?\]/i.test(text)) continue
    for (const l of scanLines(text)) {
      const task = parseTask(l.text.replace(/^[\s\\•-]*(?:- )?\\?\[x\\?\]/i, '- [x]'))
      if (task?.status === 'done') out.set(taskWords(task.text), { done: task.done, due: task.due })
    }
  }
  return out
}

/** Words of a task without links: two lines with these are one task. */
export const taskWords = (text: string): string => wordsOf(text.replace(/\(?\[\[.*?\]\]\)?/g, '')).join(' ')

/** A task that comes again and again: each time is one of its own. */
export const isRecurring = (line: string): boolean => line.includes('🔁')

type Found = (code: Finding['code'], detail: string) => void

function checkFrontMatter(path: string, text: string, isSource: (path: string) => boolean, found: Found): void {
  const at = findFrontMatter(text)
  if (!at) return
  const { values, invalid } = readFrontMatter(text)
  if (invalid) found('front-matter-invalid', 'the YAML cannot be read')
  if (/^\s*---\r?\n\w+:[\s\S]{0,2000}?\r?\n---\r?\n/.test(text.slice(at.bodyStart)))
    found('front-matter-twice', 'a second block stands below the first')
  for (const [key, value] of isProgramsNote(text) ? Object.entries(values) : [])
    if (value === '' || value === null || (Array.isArray(value) && value.length === 0)) found('empty-key', key)
  const year = isSource(path) ? /\/(\d{4})\/[^/]+$/.exec(path)?.[1] : undefined
  const date = values.date === undefined ? '' : String(values.date)
  if (year && date && !date.startsWith(year)) found('wrong-year', `dated ${date}, filed under ${year}`)
}

function checkTasks(
  { path, text, own, judged }: { path: string; text: string; own: boolean; judged: Judged },
  seen: Map<string, string>,
  found: Found,
): void {
  const date = String(readFrontMatter(text).values.date ?? '')
  const byDue = new Map<string, number>()
  for (const line of scanLines(text)) {
    const task = line.fenced ? null : parseTask(line.text)
    if (!task || !judged.says(line.text)) continue
    if (PLACEHOLDER_OWNER.test(line.text)) found('placeholder-owner', line.text.trim())
    if (task.due && !own) byDue.set(task.due, (byDue.get(task.due) ?? 0) + 1)
    if (task.due && !own && /^\d{4}-/.test(date) && task.due < date && (task.status === 'proposed' || task.status === 'open'))
      found('due-before-source', line.text.trim())
    const key = taskWords(task.text)
    if (key === '' || isRecurring(line.text)) continue
    const other = seen.get(key)
    if (other !== undefined) found('task-twice', `${key} also in ${other}`)
    else seen.set(key, path)
  }
  for (const [due, n] of byDue) if (n >= 4) found('blanket-date', `${n} tasks due ${due}`)
}

function checkSections(text: string, judged: Judged, found: Found): void {
  const lines = scanLines(text)
  const head = readFrontMatter(text).values
  for (const section of listsOf(lines)) {
    const bullets = lines.slice(section.line + 1, section.end).filter(l => !l.fenced && /^- /.test(l.text))
    const compared = bullets.flatMap(l => (judged.says(l.text) && !isRecurring(l.text) ? [{ line: l.text, ...told(l.text) }] : []))
    for (const [i, a] of compared.entries())
      for (let j = i + 1; j < compared.length; j++) {
        const b = compared[j]
        if (b && sameTold(a, b)) found('near-duplicate', `${section.heading || 'list'}: ${b.line.slice(0, 90)}`)
      }
    if (section.heading !== 'Recent Context') continue
    const dates = bullets.flatMap(l => /\d{4}-\d{2}-\d{2}/.exec(l.text)?.[0] ?? [])
    if (dates.some((d, i) => i > 0 && d > (dates[i - 1] ?? ''))) found('context-order', 'the newest does not stand first')
    for (const l of bullets) if (judged.says(l.text) && CUT_LINE.test(l.text)) found('cut-context', l.text.slice(-60))
    const newest = [...dates].sort().at(-1)
    const last = head.last_contact === undefined ? undefined : String(head.last_contact)
    if (newest && last && last < newest) found('last-contact-old', `${last}, but there is ${newest}`)
  }
}

/** Pages whose names are equal but for case, marks and blanks. */
function twoPages(paths: readonly string[]): Finding[] {
  const byName = new Map<string, string[]>()
  for (const path of paths) {
    const name = pageNameOf(path)
    if (name !== null)
      byName.set(`${path.split('/')[0]}/${foldName(name)}`, [...(byName.get(`${path.split('/')[0]}/${foldName(name)}`) ?? []), path])
  }
  return [...byName.values()].flatMap(p =>
    p.length > 1 ? [{ code: 'two-pages-one-name' as const, path: p[0] ?? '', detail: p.join(', ') }] : [],
  )
}
