import type { SourceRecord } from '../model/record.ts'
import { foldName, wordsOf } from '../model/text.ts'
import { findFrontMatter, readFrontMatter } from './front-matter.ts'
import { blockIdOf, scanLines, sectionsOf } from './note.ts'
import { pageNameOf } from './page.ts'
import { parseTask } from './task-line.ts'

/** One thing that is wrong in a vault. `code` is stable; `path` the file; `detail` the words. */
export interface Finding {
  readonly code:
    | 'front-matter-invalid'
    | 'front-matter-twice'
    | 'empty-key'
    | 'link-nowhere'
    | 'link-ambiguous'
    | 'block-missing'
    | 'mojibake'
    | 'near-duplicate'
    | 'context-order'
    | 'last-contact-old'
    | 'blanket-date'
    | 'due-before-source'
    | 'task-twice'
    | 'wrong-year'
    | 'two-pages-one-name'
    | 'same-person'
    | 'no-person'
    | 'cut-context'
    | 'empty-link'
    | 'junk-participant'
    | 'placeholder-owner'
    | 'absolute-path'
    | 'source-twice'
    | 'reopened-task'
    | 'done-as-due'
    | 'no-source-ref'
    | 'wrong-participants'
    | 'review-unsaid'
    | 'misfiled-fact'
  readonly path: string
  readonly detail: string
}

/** What `doctor` looks at: every Markdown file of the vault (`.afterword`, `.obsidian` and the Inbox left out), and all other paths as link targets. */
export interface CheckedVault {
  readonly notes: ReadonlyMap<string, string>
  readonly paths: readonly string[]
  /** Folder of the readable sources, where it is not called `Sources`. */
  readonly sources?: string
  /** Files that our records vouch for (`ownNotes`): their due days come from the sources or from the person, and are no damage. */
  readonly own?: ReadonlySet<string>
}

/** Files that records speak of: dated notes made from a source, and files with managed lines. Adopted notes prove nothing: others made them. */
export const ownNotes = (records: readonly SourceRecord[]): ReadonlySet<string> =>
  new Set(
    records.flatMap(r =>
      r.engine === 'adopted'
        ? []
        : [...(r.note === null ? [] : [r.note]), ...Object.keys(r.lines).map(key => key.slice(0, key.lastIndexOf('#')))],
    ),
  )

// UTF-8 that was read as Windows-1252 or -1254.
const MOJIBAKE = /(?:ðŸ|ğŸ|â€[\u0080-\uffff]|Ã[\u0080-\u00bf©¨¶¼]|Â[\u00a0-\u00bf])/

/** Pure: every finding, in the order of the paths. */
export function checkVault(vault: CheckedVault): Finding[] {
  const isSource = sourceTest(vault.sources)
  const targets = linkTargets([...vault.notes.keys(), ...vault.paths])
  const tasks = new Map<string, string>()
  const out: Finding[] = []
  const blocks = new Map<string, Set<string>>()
  const blocksOf = (path: string) => {
    let ids = blocks.get(path)
    if (!ids) {
      ids = new Set(scanLines(vault.notes.get(path) ?? '').flatMap(l => blockIdOf(l.text) ?? []))
      blocks.set(path, ids)
    }
    return ids
  }
  for (const [path, text] of [...vault.notes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const found = (code: Finding['code'], detail: string) => out.push({ code, path, detail })
    checkFrontMatter(path, text, isSource, found)
    const plain = withoutFences(text)
    const damaged = MOJIBAKE.exec(plain)
    if (damaged) found('mojibake', plain.slice(Math.max(0, damaged.index - 10), damaged.index + 12))
    checkLinks(path, plain, targets, blocksOf, found)
    if (isSource(path)) continue
    checkHead(path, text, found)
    for (const line of plain.split('\n')) if (EMPTY_LINK.test(line)) found('empty-link', line.trim().slice(0, 90))
    checkTasks({ path, text, own: vault.own?.has(path) === true }, tasks, found)
    checkSections(text, found)
  }
  out.push(
    ...twoPages([...vault.notes.keys()].filter(p => !isSource(p))),
    ...samePeople(vault.notes),
    ...sourcesTwice(vault.notes, isSource),
    ...reopened(vault, isSource),
    ...wrongParticipants(vault.notes, isSource),
    ...misfiledFacts(vault.notes),
  )
  return out
}

/** Which paths are readable sources. */
export const sourceTest =
  (folder = 'Sources') =>
  (path: string): boolean =>
    path.startsWith(`${folder}/`)

/** No name of a person: labels of recorders, words for nobody. */
export const JUNK_PERSON =
  /^(?:\[\[)?(?:myself|me|speaker\b.*|unknown\b.*|remote\b.*|guest\b.*|host|participant\b.*|user\b.*|n\/a|tbd|none)(?:\]\])?$/i
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
  const name = pageNameOf(path)
  if (name !== null && (values.type === 'people' || path.startsWith('People/')) && (JUNK_PERSON.test(name) || /\d|@/.test(name)))
    found('no-person', name)
}

/** Pages of people that bear one mail address, or one name written in two ways ("Rao, Kanchan"; "kanchan rao"). */
function samePeople(notes: ReadonlyMap<string, string>): Finding[] {
  const by = new Map<string, string[]>()
  for (const [path, text] of notes) {
    if (pageNameOf(path) === null) continue
    const { values } = readFrontMatter(text)
    if (values.type !== 'people') continue
    const mails = [values.email ?? [], values.emails ?? []].flat().map(m => `mail ${String(m).toLowerCase()}`)
    const name = pageNameOf(path) ?? ''
    const told = /\(.*\)$/.test(name)
    for (const key of [...mails, ...(told ? [] : [`name ${turned(name)}`])]) by.set(key, [...(by.get(key) ?? []), path])
  }
  const seen = new Set<string>()
  return [...by].flatMap(([key, paths]): Finding[] => {
    const pair = [...new Set(paths)].sort()
    if (pair.length < 2 || seen.has(pair.join('|'))) return []
    seen.add(pair.join('|'))
    return [{ code: 'same-person', path: pair[0] ?? '', detail: `${key}: ${pair.join(', ')}` }]
  })
}

/** `Rao, Kanchan` → `kanchan rao`; words folded. */
export function turned(name: string): string {
  const [last, first, more] = name.split(',')
  return foldName(first !== undefined && more === undefined ? `${first} ${last}` : name)
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

/** Facts on a person's page that begin with the full name of another person who has a page, and a name in common. */
export function misfiledFacts(notes: ReadonlyMap<string, string>): (Finding & { readonly line: string; readonly to: string })[] {
  const pages = [...notes].flatMap(([path, text]) => {
    const name = pageNameOf(path)
    return name !== null && !/[(),]/.test(name) && readFrontMatter(text).values.type === 'people'
      ? [{ path, name, words: wordsOf(name), text }]
      : []
  })
  return pages.flatMap(page => {
    const near = pages.filter(o => o !== page && o.words.length > 1 && o.words.some(w => page.words.includes(w)))
    if (near.length === 0) return []
    const lines = scanLines(page.text)
    const facts = sectionsOf(lines).find(s => s.heading === 'Key Facts')
    if (!facts) return []
    return lines.slice(facts.line + 1, facts.end).flatMap(l => {
      const other = near.find(o => l.text.startsWith(`- ${o.name} `) && !foldName(l.text).includes(foldName(page.name)))
      return other ? [{ code: 'misfiled-fact' as const, path: page.path, detail: l.text.slice(0, 90), line: l.text, to: other.path }] : []
    })
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

type Found = (code: Finding['code'], detail: string) => void

function checkFrontMatter(path: string, text: string, isSource: (path: string) => boolean, found: Found): void {
  const at = findFrontMatter(text)
  if (!at) return
  const { values, invalid } = readFrontMatter(text)
  if (invalid) found('front-matter-invalid', 'the YAML cannot be read')
  if (/^\s*---\r?\n\w+:[\s\S]{0,2000}?\r?\n---\r?\n/.test(text.slice(at.bodyStart)))
    found('front-matter-twice', 'a second block stands below the first')
  for (const [key, value] of Object.entries(values))
    if (value === '' || value === null || (Array.isArray(value) && value.length === 0)) found('empty-key', key)
  const year = isSource(path) ? /\/(\d{4})\/[^/]+$/.exec(path)?.[1] : undefined
  const date = values.date === undefined ? '' : String(values.date)
  if (year && date && !date.startsWith(year)) found('wrong-year', `dated ${date}, filed under ${year}`)
}

function checkLinks(
  path: string,
  text: string,
  targets: ReadonlyMap<string, Set<string>>,
  blocksOf: (path: string) => Set<string>,
  found: Found,
): void {
  for (const m of text.matchAll(/\[\[([^\]|#]*)(?:#([^\]|]*))?(?:\|[^\]]*)?\]\]/g)) {
    const target = (m[1] ?? '').trim().replace(/\\$/, '')
    const block = m[2]?.trim()
    const hits = target === '' ? new Set([path]) : targets.get(target.toLowerCase().normalize('NFC'))
    if (!hits) {
      found('link-nowhere', m[0])
      continue
    }
    const notes = [...hits].filter(h => h.endsWith('.md'))
    if (notes.length > 1 && !target.includes('/')) found('link-ambiguous', `${m[0]} is ${notes.join(' or ')}`)
    if (block?.startsWith('^') && !notes.some(n => blocksOf(n).has(block.slice(1)))) found('block-missing', m[0])
  }
}

function checkTasks({ path, text, own }: { path: string; text: string; own: boolean }, seen: Map<string, string>, found: Found): void {
  const date = String(readFrontMatter(text).values.date ?? '')
  const byDue = new Map<string, number>()
  for (const line of scanLines(text)) {
    const task = line.fenced ? null : parseTask(line.text)
    if (!task) continue
    if (PLACEHOLDER_OWNER.test(line.text)) found('placeholder-owner', line.text.trim())
    if (task.due && !own) byDue.set(task.due, (byDue.get(task.due) ?? 0) + 1)
    if (task.due && !own && /^\d{4}-/.test(date) && task.due < date && (task.status === 'proposed' || task.status === 'open'))
      found('due-before-source', line.text.trim())
    const key = taskWords(task.text)
    if (key === '') continue
    const other = seen.get(key)
    if (other !== undefined) found('task-twice', `${key} also in ${other}`)
    else seen.set(key, path)
  }
  for (const [due, n] of byDue) if (n >= 4) found('blanket-date', `${n} tasks due ${due}`)
}

function checkSections(text: string, found: Found): void {
  const lines = scanLines(text)
  const head = readFrontMatter(text).values
  for (const section of sectionsOf(lines)) {
    const bullets = lines.slice(section.line + 1, section.end).filter(l => !l.fenced && /^- /.test(l.text))
    const bags = bullets.map(l => new Set(wordsOf(l.text.replace(/\(?\[\[.*?\]\]\)?/g, '').replace(/\^[\w-]+\s*$/, ''))))
    for (let i = 0; i < bags.length; i++)
      for (let j = i + 1; j < bags.length; j++) {
        const [a, b] = [bags[i], bags[j]]
        if (a && b && a.size >= 4 && b.size >= 4 && jaccard(a, b) >= 0.8)
          found('near-duplicate', `${section.heading}: ${bullets[j]?.text.slice(0, 90) ?? ''}`)
      }
    if (section.heading !== 'Recent Context') continue
    const dates = bullets.flatMap(l => /\d{4}-\d{2}-\d{2}/.exec(l.text)?.[0] ?? [])
    if (dates.some((d, i) => i > 0 && d > (dates[i - 1] ?? ''))) found('context-order', 'the newest does not stand first')
    for (const l of bullets) if (CUT_LINE.test(l.text)) found('cut-context', l.text.slice(-60))
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

function linkTargets(paths: readonly string[]): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>()
  for (const path of new Set(paths)) {
    const base = path.split('/').at(-1) ?? path
    for (const key of [path, path.replace(/\.md$/, ''), base, base.replace(/\.md$/, '')]) {
      const k = key.toLowerCase().normalize('NFC')
      const set = out.get(k) ?? new Set()
      set.add(path)
      out.set(k, set)
    }
  }
  return out
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let n = 0
  for (const w of a) if (b.has(w)) n++
  return n / (a.size + b.size - n)
}

const withoutFences = (text: string): string => text.replace(/^ {0,3}(```|~~~)[\s\S]*?^ {0,3}\1[^\n]*$/gm, '')
