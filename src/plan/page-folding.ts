import type { EntityId } from '../model/ids.ts'
import { opposed } from '../resolve/said-again.ts'
import type { ManagedLine, SectionLines } from '../vault/note.ts'
import { bareText, bareWords, dayOfLink, FOLDED, lineDay, linksOf, nearlySame, type PageState } from './page-state.ts'
import { blockId, type HashText } from './statements.ts'

/** One line that a source brings to a section of a page. */
export interface PageItem {
  readonly id: string
  /** The whole line; `> - ` in front where it belongs under the folded callout. */
  readonly text: string
  /** Day that decides its place, '' where unknown. */
  readonly day: string
}

/** How one section is kept short. */
export interface SectionSpec {
  readonly heading: string
  /** Block-id letter of its lines. */
  readonly letter: string
  /** Most lines shown, the newest; and most of those that were replaced. */
  readonly cap: number
  readonly replacedCap: number
  /** What a year's line counts: `note`, `fact`. */
  readonly noun: string
  /** False: what does not fit is left out without being counted. */
  readonly counted?: false
  readonly order: 'append' | 'newest-first'
}

/** What a page's file draft needs of one section. */
export interface FoldedSection {
  readonly sections: readonly SectionLines[]
  /** Ids folded away by this plan, with their marks. */
  readonly folded: Readonly<Record<string, string>>
}

/** Links that a year's line shows at most. */
const YEAR_LINKS = 3

/**
 * A section with what a source adds, kept to its length: the newest stay, older ones are counted in one line a year with the newest links,
 * under the folded callout. The result does not depend on the order in which sources come. Lines of the person's are not touched and not counted.
 */
export function foldSection(
  spec: SectionSpec,
  fresh: readonly PageItem[],
  state: PageState,
  entity: EntityId,
  hash: HashText,
): FoldedSection {
  const standing = state.oursIn(spec.heading)
  const years = new Map<string, string>()
  const items = new Map<string, PageItem>()
  for (const { id, text } of standing) {
    if (!id.startsWith(`${spec.letter}-`)) continue
    const year = /^> - (\d{4}|undated): \d+ /.exec(text)?.[1]
    if (year && id === yearId(spec, entity, year, hash)) years.set(year, text)
    else items.set(id, { id, text, day: lineDay(text) })
  }
  const present = new Set(items.keys())
  const brought = new Set<string>()
  const changed = new Set<string>()
  for (const item of fresh) {
    if (state.hold(item.id) === 'theirs') continue
    const twin = present.has(item.id) || spec.counted === false ? undefined : twinOf(item, items)
    if (twin) {
      const joined = withLinks(twin, item)
      if (joined.text !== twin.text) changed.add(twin.id)
      items.set(twin.id, joined)
      continue
    }
    if (items.get(item.id)?.text !== item.text) changed.add(item.id)
    items.set(item.id, item)
    brought.add(item.id)
  }
  const sorted = [...items.values()].sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day > b.day ? -1 : 1))
  const live = sorted.filter(i => !isReplaced(i))
  const replaced = sorted.filter(isReplaced)
  const over = [...live.slice(spec.cap), ...replaced.slice(spec.replacedCap)]
  const away = new Set(over.map(i => i.id))
  const kept = (list: readonly PageItem[]): ManagedLine[] =>
    list.filter(i => !away.has(i.id) && changed.has(i.id)).map(({ id, text }) => ({ id, text }))
  const folded: Record<string, string> = {}
  const touched = new Set<string>()
  for (const item of over) {
    const mark = markOf(spec, yearOf(item.day))
    if (state.folded.get(item.id) === mark) continue
    folded[item.id] = `${FOLDED}${mark}`
    touched.add(yearOf(item.day))
  }
  // A line that was folded and is among the newest again (a thread that goes on) is shown, and counted no more.
  for (const id of brought) {
    const was = state.folded.get(id)
    if (was?.startsWith(spec.letter) && !away.has(id)) touched.add(was.slice(spec.letter.length))
  }
  const yearLines = (spec.counted === false ? [] : [...touched]).flatMap((year): ManagedLine[] => {
    const id = yearId(spec, entity, year, hash)
    const count =
      [...state.folded].filter(([i, mark]) => mark === markOf(spec, year) && !(brought.has(i) && !away.has(i)) && !(i in folded)).length +
      over.filter(i => i.id in folded && yearOf(i.day) === year).length
    if (count === 0) return []
    const links = [...linksOf(years.get(year) ?? ''), ...over.flatMap(i => (yearOf(i.day) === year ? linksOf(i.text).slice(0, 1) : []))]
    return [{ id, text: `> - ${year}: ${count} ${spec.noun}${count === 1 ? '' : 's'}, ${newestLinks(links)} ^${id}` }]
  })
  const sections: SectionLines[] = []
  const add = (lines: ManagedLine[], order: SectionLines['order']) => {
    if (lines.length > 0) sections.push({ heading: spec.heading, lines, order })
  }
  add(kept(live), spec.order)
  add([...kept(replaced), ...yearLines], 'earlier')
  return { sections, folded }
}

const isReplaced = (item: PageItem): boolean => item.text.startsWith('> ')
const yearOf = (day: string): string => (day === '' ? 'undated' : day.slice(0, 4))
const markOf = (spec: SectionSpec, year: string): string => `${spec.letter}${year}`
const yearId = (spec: SectionSpec, entity: EntityId, year: string, hash: HashText): string =>
  blockId(spec.letter, `${entity}\n${spec.heading}\n${year}`, hash)

function newestLinks(links: readonly string[]): string {
  const unique = [...new Map(links.map(l => [l.replace(/\|[^\]]*\]\]$/, ']]'), l])).values()]
  const sorted = unique.sort((a, b) => {
    const [x, y] = [dayOfLink(a)[0] ?? '', dayOfLink(b)[0] ?? '']
    return x === y ? (a < b ? -1 : 1) : x > y ? -1 : 1
  })
  return sorted.slice(0, YEAR_LINKS).join(', ')
}

/** A line that says what this one says, in nearly the same words. Context lines of two notes are two lines all the same. */
function twinOf(item: PageItem, items: ReadonlyMap<string, PageItem>): PageItem | undefined {
  if (/^(?:> )?- \d{4}-\d{2}-\d{2}: /.test(item.text)) return undefined
  const words = bareWords(item.text)
  return [...items.values()].find(
    i => isReplaced(i) === isReplaced(item) && nearlySame(words, bareWords(i.text)) && !opposed(bareText(i.text), bareText(item.text)),
  )
}

/** Restated: the line that stands gets the new evidence too, at most three links, the day of the newest. */
function withLinks(line: PageItem, more: PageItem): PageItem {
  const links = linksOf(line.text)
  const fresh = linksOf(more.text).filter(l => !links.includes(l))
  if (fresh.length === 0 || links.length === 0) return line
  const newest = fresh.reduce((a, b) => ((dayOfLink(b)[0] ?? '') > (dayOfLink(a)[0] ?? '') ? b : a))
  const all = links.length + fresh.length <= 3 ? [...links, ...fresh] : [...links.slice(0, 2), newest]
  const first = links[0] ?? ''
  const last = links.at(-1) ?? ''
  const [start, end] = [line.text.indexOf(first), line.text.lastIndexOf(last) + last.length]
  const text = line.text.slice(0, start) + all.join(', ') + line.text.slice(end)
  return { ...line, text, day: more.day > line.day ? more.day : line.day }
}
