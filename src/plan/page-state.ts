import type { KnowledgeView, VaultView } from '../model/contracts.ts'
import type { VaultPath } from '../model/ids.ts'
import { blockIdOf, scanLines, sectionsOf } from '../vault/note.ts'
import type { HashText } from './statements.ts'

export { bareText, bareWords, nearlySame } from '../vault/alike.ts'

/** What stands on a page now, and whose it is. */
export interface PageState {
  /** Managed lines of a section that stand as we last wrote them. */
  oursIn(heading: string): readonly PageLine[]
  /** Every bullet of a section, whoever wrote it. */
  bulletsIn(heading: string): readonly string[]
  /** Where a line stands: `ours` to change, `free` to be written, `theirs` where the person changed it or took it away. */
  hold(id: string): 'ours' | 'free' | 'theirs'
  /** True where the person took the line away. */
  isDeleted(id: string): boolean
  /** Marks of lines that were folded away, by id. */
  readonly folded: ReadonlyMap<string, string>
}

export interface PageLine {
  readonly id: string
  readonly text: string
}

/** A line that Afterword itself has folded away keeps its place in the record under a mark instead of a hash: `~c2024`, `~q`. */
export const FOLDED = '~'
/** True for such a mark. */
export const isFoldMark = (hash: string): boolean => hash.startsWith(FOLDED)

/** Reads one page once; later look-ups cost nothing. */
export function pageState(path: VaultPath, vault: VaultView, knowledge: Pick<KnowledgeView, 'linesOf'>, hash: HashText): PageState {
  const lines = scanLines(vault.read(path) ?? '')
  const known = knowledge.linesOf(path)
  const standing = new Map<string, string>()
  for (const l of lines) {
    const id = l.fenced ? null : blockIdOf(l.text)
    if (id !== null && !standing.has(id)) standing.set(id, l.text)
  }
  const hold: PageState['hold'] = id => {
    const text = standing.get(id)
    const written = known.get(id)
    if (text === undefined) return written === undefined || isFoldMark(written.hash) ? 'free' : 'theirs'
    return written !== undefined && hash(text).slice(0, 16) === written.hash ? 'ours' : 'theirs'
  }
  const sections = sectionsOf(lines)
  const inside = (heading: string) =>
    sections.filter(s => s.heading === heading).flatMap(s => lines.slice(s.line + 1, s.end).filter(l => !l.fenced))
  return {
    oursIn: heading =>
      inside(heading).flatMap(l => {
        const id = blockIdOf(l.text)
        return id !== null && hold(id) === 'ours' ? [{ id, text: l.text }] : []
      }),
    bulletsIn: heading => inside(heading).flatMap(l => (/^- /.test(l.text) ? [l.text] : [])),
    hold,
    isDeleted: id => !standing.has(id) && hold(id) === 'theirs',
    folded: new Map([...known].flatMap(([id, l]) => (isFoldMark(l.hash) ? [[id, l.hash.slice(1)] as const] : []))),
  }
}

/** Links of a line, wiki or Markdown, in order. */
export function linksOf(line: string): string[] {
  return line.match(/\[\[[^\]]+\]\]|\[(?:\\.|[^\]\\])*\]\([^)\s]+\)/g) ?? []
}

/** The newest day that a line's links are labelled with or lead to, else the first day in its words, else ''. */
export function lineDay(line: string): string {
  const head = /^(?:> )?- (\d{4}-\d{2}-\d{2}): /.exec(line)?.[1]
  if (head) return head
  const days = linksOf(line).flatMap(dayOfLink).sort()
  return days.at(-1) ?? /\d{4}-\d{2}-\d{2}/.exec(line)?.[0] ?? ''
}

/** The day in a link's label, else in its target. */
export function dayOfLink(link: string): string[] {
  const label = /\|(\d{4}-\d{2}-\d{2})\]\]$|^\[(\d{4}-\d{2}-\d{2})\]/.exec(link)
  const day = label?.[1] ?? label?.[2] ?? /\d{4}-\d{2}-\d{2}/.exec(link)?.[0]
  return day ? [day] : []
}
