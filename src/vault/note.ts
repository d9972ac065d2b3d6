import { applyEdits, type TextEdit } from './edit.ts'
import { findFrontMatter } from './front-matter.ts'

/** One line of a note: offsets without the line end. */
export interface NoteLine {
  readonly start: number
  readonly end: number
  readonly text: string
  /** Inside a code fence: never a heading, a task or a managed line. */
  readonly fenced: boolean
}

export interface Section {
  readonly heading: string
  /** Index of the heading's line. */
  readonly line: number
  /** Index after the last line of the section. */
  readonly end: number
}

/** The lists of a note: what stands above the first level-2 heading, then each section. */
export function listsOf(lines: readonly NoteLine[]): readonly Section[] {
  const sections = sectionsOf(lines)
  return [{ heading: '', line: -1, end: sections[0]?.line ?? lines.length }, ...sections]
}

/** A line that the tool owns: `text` is the whole line and ends in ` ^id`. */
export interface ManagedLine {
  readonly id: string
  readonly text: string
  /** Id of the line that this one belongs right below (a note under a task), where that line stands in the file. */
  readonly after?: string
}

/** Lines that belong under one level-2 heading. */
export interface SectionLines {
  readonly heading: string
  readonly lines: readonly ManagedLine[]
  /**
   * Where new lines go: below the last line, sorted before older ones (`newest-first` compares the first date in each line), or `earlier`: under the
   * section's folded callout. Lines of `earlier` begin with `> - `; a line that has become one, or is one no more, changes its place.
   */
  readonly order: 'append' | 'newest-first' | 'earlier'
}

/** First line of the folded part of a section. */
export const EARLIER = '> [!note]- Earlier'

/** What became of the managed lines of one file. */
export interface MergedLines {
  readonly text: string
  /** Ids that stand in the file as we last wrote them, with that form. */
  readonly written: ReadonlyMap<string, string>
  /** Known ids whose line the person changed: theirs from now on. */
  readonly edited: ReadonlyMap<string, string>
  /** Known ids that are gone: never written again. */
  readonly deleted: readonly string[]
}

const BLOCK_ID = /(?:^|\s)\^([A-Za-z0-9][A-Za-z0-9-]*)[ \t]*$/

/** The block id at the end of a line, or null. */
export function blockIdOf(line: string): string | null {
  return BLOCK_ID.exec(line)?.[1] ?? null
}

/** Lines with offsets; `\n` and `\r\n` both end a line; fences of backticks and tildes are followed. */
export function scanLines(text: string): NoteLine[] {
  const lines: NoteLine[] = []
  let fence: string | null = null
  let start = 0
  while (start <= text.length) {
    const nl = text.indexOf('\n', start)
    const stop = nl < 0 ? text.length : nl
    const end = stop > start && text[stop - 1] === '\r' ? stop - 1 : stop
    const line = text.slice(start, end)
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    const closes = fence !== null && mark !== undefined && mark[0] === fence[0] && mark.length >= fence.length && line.trim() === mark
    lines.push({ start, end, text: line, fenced: fence !== null || mark !== undefined })
    if (closes) fence = null
    else if (fence === null && mark !== undefined) fence = mark
    if (nl < 0) break
    start = nl + 1
  }
  return lines
}

/** Level-2 sections in order of appearance; a level-1 or level-2 heading ends the one before. */
export function sectionsOf(lines: readonly NoteLine[]): Section[] {
  const heads = lines.flatMap((l, i) => {
    const m = l.fenced ? null : /^(#{1,2})[ \t]+(.*?)[ \t]*#*[ \t]*$/.exec(l.text)
    return m ? [{ level: m[1]?.length ?? 0, heading: m[2] ?? '', line: i }] : []
  })
  return heads.flatMap((h, i) => (h.level === 2 ? [{ heading: h.heading, line: h.line, end: heads[i + 1]?.line ?? lines.length }] : []))
}

/**
 * Puts managed lines into a note. Lines as last written are ours to change; changed ones are the person's; gone ones stay gone.
 * Everything else keeps its bytes. `known` maps ids to the hash last written; `hash` hashes one line.
 * `sectionOrder` says where a missing heading goes. `remove` takes ids out where they still stand as written.
 */
export function mergeManagedLines(
  text: string,
  sections: readonly SectionLines[],
  options: {
    readonly known: ReadonlyMap<string, string>
    readonly hash: (line: string) => string
    readonly sectionOrder: readonly string[]
    readonly remove?: ReadonlySet<string>
  },
): MergedLines {
  const eol = /\r\n/.test(text) ? '\r\n' : '\n'
  const lines = scanLines(text)
  const at = new Map<string, number>()
  for (const [i, l] of lines.entries()) {
    const id = l.fenced ? null : blockIdOf(l.text)
    if (id !== null && !at.has(id)) at.set(id, i)
  }
  const edits: TextEdit[] = []
  const written = new Map<string, string>()
  const edited = new Map<string, string>()
  const deleted: string[] = []
  const gone = new Set<number>()
  const take = (i: number) => {
    const line = lines[i]
    if (!line || gone.has(i)) return
    gone.add(i)
    edits.push({ start: line.start, end: lines[i + 1]?.start ?? line.end, text: '' })
  }
  for (const [id, hash] of options.known) {
    const line = lines[at.get(id) ?? -1]
    if (!line) deleted.push(id)
    else if (options.hash(line.text) !== hash) edited.set(id, line.text)
    else if (!options.remove?.has(id)) written.set(id, line.text)
  }
  for (const id of options.remove ?? []) {
    const i = at.get(id)
    const line = lines[i ?? -1]
    if (!line || i === undefined || !options.known.has(id) || edited.has(id)) continue
    take(i)
  }
  const inserts = new Map<string, Insert>()
  // Two claims on one line: the last one counts.
  const last = new Map(sections.flatMap(s => s.lines).map(l => [l.id, l]))
  for (const section of sections) {
    const fresh: ManagedLine[] = []
    for (const managed of section.lines) {
      if (last.get(managed.id) !== managed) continue
      const i = at.get(managed.id) ?? -1
      const line = lines[i]
      if (line) {
        if (!written.has(managed.id)) continue
        if (line.text !== managed.text) {
          // A line whose day has changed, or that was folded, has another place.
          if (
            (section.order === 'newest-first' && dateOf(line.text) !== dateOf(managed.text)) ||
            isFolded(line.text) !== isFolded(managed.text)
          ) {
            take(i)
            fresh.push(managed)
          } else edits.push({ start: line.start, end: line.end, text: managed.text })
        }
        written.set(managed.id, managed.text)
      } else if (!options.known.has(managed.id)) {
        const above = managed.after === undefined ? undefined : lines[at.get(managed.after) ?? -1]
        if (above) edits.push({ start: above.end, end: above.end, text: eol + managed.text })
        else fresh.push(managed)
        written.set(managed.id, managed.text)
      }
    }
    if (fresh.length === 0) continue
    const insert = inserts.get(section.heading) ?? { heading: section.heading, order: 'append', live: [], earlier: [] }
    if (section.order === 'earlier') insert.earlier.push(...fresh)
    else {
      insert.live.push(...fresh)
      insert.order = section.order
    }
    inserts.set(section.heading, insert)
  }
  for (const insert of inserts.values()) {
    const below = edits.some(e => e.start === text.length && e.text.includes('## '))
    edits.push(...insertEdits(text, lines, insert, { ...options, eol, gone, below }))
  }
  edits.push(...emptied(lines, gone, inserts))
  return { text: applyEdits(text, edits), written, edited, deleted }
}

interface Insert {
  readonly heading: string
  order: 'append' | 'newest-first'
  readonly live: ManagedLine[]
  readonly earlier: ManagedLine[]
}

const isFolded = (line: string): boolean => line.startsWith('>')

/** Headings and callouts that have lost their last line go with it. */
function emptied(lines: readonly NoteLine[], gone: ReadonlySet<number>, inserts: ReadonlyMap<string, Insert>): TextEdit[] {
  if (gone.size === 0) return []
  const edits: TextEdit[] = []
  const cut = (i: number) => {
    const line = lines[i]
    if (line && !gone.has(i)) edits.push({ start: line.start, end: lines[i + 1]?.start ?? line.end, text: '' })
  }
  for (const section of sectionsOf(lines)) {
    const inside = Array.from({ length: section.end - section.line - 1 }, (_, n) => section.line + 1 + n)
    if (!inside.some(i => gone.has(i))) continue
    const insert = inserts.get(section.heading)
    const left = inside.filter(i => !gone.has(i) && /\S/.test(lines[i]?.text ?? ''))
    const callout = left.filter(i => isFolded(lines[i]?.text ?? ''))
    const bare = callout.length === 1 && lines[callout[0] ?? -1]?.text === EARLIER && !insert?.earlier.length
    if (!insert && left.length === (bare ? 1 : 0)) {
      cut(section.line)
      for (const i of inside) cut(i)
    } else if (bare) cut(callout[0] ?? -1)
  }
  return edits
}

function insertEdits(
  text: string,
  lines: readonly NoteLine[],
  insert: Insert,
  options: {
    readonly sectionOrder: readonly string[]
    readonly eol: string
    readonly gone: ReadonlySet<number>
    /** Another section was put at the end of the file already. */
    readonly below: boolean
  },
): TextEdit[] {
  const { sectionOrder, eol, gone } = options
  const sections = sectionsOf(lines)
  const section = sections.find(s => s.heading === insert.heading)
  const live = insert.order === 'newest-first' ? newestFirst(insert.live) : insert.live
  const earlier = newestFirst(insert.earlier)
  const block = (ls: readonly ManagedLine[]) => ls.map(l => l.text).join(eol)
  const folded = earlier.length === 0 ? '' : `${EARLIER}${eol}${block(earlier)}`
  if (section) {
    const callout = lines.findIndex((l, i) => i > section.line && i < section.end && !l.fenced && l.text.trimEnd() === EARLIER)
    const edits: TextEdit[] = []
    if (insert.order === 'newest-first' && live.length > 0)
      edits.push(...insertByDate(lines, callout < 0 ? section : { ...section, end: callout }, live, eol, gone))
    else if (live.length > 0) {
      const last = lines[lastContentLine(lines, callout < 0 ? section : { ...section, end: callout }, gone)]
      if (last) edits.push({ start: last.end, end: last.end, text: eol + block(live) })
    }
    if (folded === '') return edits
    if (callout < 0) {
      const last = lines[lastContentLine(lines, section, gone)]
      if (last) edits.push({ start: last.end, end: last.end, text: `${eol}${eol}${folded}` })
      return edits
    }
    let end = callout + 1
    while (end < section.end && isFolded(lines[end]?.text ?? '')) end++
    return [...edits, ...insertByDate(lines, { ...section, line: callout, end }, earlier, eol, gone)]
  }
  const body = `## ${insert.heading}${eol}${block(live)}${live.length > 0 && folded ? `${eol}${eol}` : ''}${folded}`
  const rank = sectionOrder.indexOf(insert.heading)
  const before = sections.filter(s => sectionOrder.indexOf(s.heading) >= 0 && sectionOrder.indexOf(s.heading) < rank).at(-1)
  if (before) {
    const last = lines[lastContentLine(lines, before, gone)]
    if (last) return [{ start: last.end, end: last.end, text: `${eol}${eol}${body}` }]
  }
  const after = sections.find(s => sectionOrder.indexOf(s.heading) > rank)
  const head = lines[footerLine(lines) ?? after?.line ?? -1]
  if (head) return [{ start: head.start, end: head.start, text: `${body}${eol}${eol}` }]
  const end = text.length
  const gap = options.below ? eol : text === '' || /(?:\r?\n){2}$/.test(text) ? '' : /\n$/.test(text) ? eol : eol + eol
  return [{ start: end, end, text: `${gap}${body}${eol}` }]
}

const newestFirst = (lines: readonly ManagedLine[]): ManagedLine[] =>
  [...lines].sort((a, b) => (dateOf(b.text) < dateOf(a.text) ? -1 : dateOf(b.text) > dateOf(a.text) ? 1 : 0))

/** Index of the rule above `*Source: …*`, which closes the statements of a note. */
function footerLine(lines: readonly NoteLine[]): number | null {
  const i = lines.findIndex((l, n) => !l.fenced && /^---[ \t]*$/.test(l.text) && /^\*Sources?: /.test(lines[n + 1]?.text ?? ''))
  return i < 0 ? null : i
}

/** Index of the last line with content in a section, before the footer that closes the note. */
function lastContentLine(lines: readonly NoteLine[], section: Section, gone: ReadonlySet<number> = new Set()): number {
  const footer = footerLine(lines)
  const end = footer !== null && footer > section.line && footer < section.end ? footer : section.end
  let last = end - 1
  while (last > section.line && (gone.has(last) || /^\s*$/.test(lines[last]?.text ?? ''))) last--
  return last
}

function insertByDate(
  lines: readonly NoteLine[],
  section: Section,
  fresh: readonly ManagedLine[],
  eol: string,
  gone: ReadonlySet<number>,
): TextEdit[] {
  const dated = lines.filter(
    (l, i) => i > section.line && i < section.end && !gone.has(i) && !l.fenced && /^(?:> )?- /.test(l.text) && dateOf(l.text) !== '',
  )
  const heading = lines[section.line]
  return newestFirst(fresh).map(line => {
    const older = dated.find(l => dateOf(l.text) <= dateOf(line.text))
    if (older) return { start: older.start, end: older.start, text: line.text + eol }
    const last = dated.at(-1) ?? heading
    const end = last?.end ?? 0
    return { start: end, end, text: eol + line.text }
  })
}

const dateOf = (line: string): string => /\d{4}-\d{2}-\d{2}/.exec(line)?.[0] ?? ''

/** Offset of the first line after the front matter. */
export function bodyStart(text: string): number {
  return findFrontMatter(text)?.bodyStart ?? 0
}
