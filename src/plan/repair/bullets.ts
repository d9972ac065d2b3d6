import type { VaultPath } from '../../model/ids.ts'
import { sameTold, type Told, told } from '../../vault/alike.ts'
import { CUT_LINE, isRecurring } from '../../vault/check.ts'
import { readFrontMatter } from '../../vault/front-matter.ts'
import { linker, noteName } from '../../vault/link.ts'
import { listsOf, scanLines } from '../../vault/note.ts'
import { parseTask, renderTask, type TaskLine } from '../../vault/task-line.ts'
import { type Judged, judgedIn } from '../../vault/whose.ts'
import { setHead } from '../entity-ops/merge.ts'
import type { DraftLine, VaultDraft } from '../entity-ops/vault-draft.ts'
import { bareWords, lineDay, linksOf } from '../page-state.ts'

/** Context newest first, whole sentences, each with a link; bullets that say the same once, with the evidence of all; `last_contact` the newest day. */
export function mendBullets(draft: VaultDraft, path: VaultPath, own: boolean): void {
  const text = draft.text(path) ?? ''
  const judged = judgedIn(text, own)
  completeContext(draft, path, judged)
  foldDuplicates(draft, path, judged)
  sortContext(draft, path)
  const days = contextOf(draft, path).map(l => lineDay(l.text))
  const newest = days.sort().at(-1)
  const last = readFrontMatter(draft.text(path) ?? '').values.last_contact
  if (newest && last !== undefined && String(last) < newest) setHead(draft, path, { last_contact: newest })
}

interface Bullets {
  readonly heading: string
  readonly start: number
  readonly end: number
  readonly lines: readonly { readonly index: number; readonly line: DraftLine }[]
}

function bulletsOf(draft: VaultDraft, path: VaultPath): Bullets[] {
  const lines = draft.lines(path)
  const scanned = scanLines(lines.map(l => l.text).join('\n'))
  return listsOf(scanned).map(s => ({
    heading: s.heading,
    start: s.line,
    end: s.end,
    lines: lines.flatMap((line, index) =>
      index > s.line && index < s.end && !scanned[index]?.fenced && /^- /.test(line.text) ? [{ index, line }] : [],
    ),
  }))
}

const contextOf = (draft: VaultDraft, path: VaultPath): DraftLine[] =>
  bulletsOf(draft, path).flatMap(s => (/Recent Context/i.test(s.heading) ? s.lines.map(l => l.line) : []))

/** A line that was cut at so many characters gets its sentence back from the note that it links to; a line without a link gets the note of its day. */
function completeContext(draft: VaultDraft, path: VaultPath, judged: Judged): void {
  for (const line of contextOf(draft, path)) {
    if (!judged.says(line.text)) continue
    if (linksOf(line.text).length === 0) {
      const note = noteOfDay(draft, path, lineDay(line.text))
      const link = note === null ? null : linker(draft.snapshot.layout).link(path, note)
      if (link) line.text = line.text.replace(/^- (\d{4}-\d{2}-\d{2}):? */, (_, day: string) => `- ${day}: ${link}: `)
    }
    const at = /(?:\.\.\.|…)\s*(\s\^[\w-]+)?$/.exec(line.text)
    if (!CUT_LINE.test(line.text) || !at) continue
    const id = at[1] ?? ''
    const cut = line.text.slice(0, at.index)
    const words = (
      linksOf(cut)
        .reduce((t, l) => t.replace(l, '\u0000'), cut)
        .split('\u0000')
        .at(-1) ?? cut
    ).replace(/^[\s:–-]+/, '')
    const whole = sentenceOf(draft, line.text, words)
    line.text = whole === null ? `${cut.replace(/[\s,;:–-]+\S*$/, '')} […]${id}` : `${cut.slice(0, cut.length - words.length)}${whole}${id}`
  }
}

function sentenceOf(draft: VaultDraft, line: string, words: string): string | null {
  const head = words.trim().slice(0, 40)
  if (head.length < 8) return null
  for (const link of linksOf(line)) {
    const base = (/\[\[([^\]|#]+)/.exec(link)?.[1] ?? '').split('/').at(-1)?.toLowerCase()
    const note = draft.paths().find(p => noteName(p).toLowerCase() === base)
    const text = note === undefined ? null : draft.text(note)
    const at = text?.indexOf(head) ?? -1
    if (!text || at < 0) continue
    const rest = text.slice(at).split('\n')[0] ?? ''
    const sentence = /^.*?[.!?](?=\s|$)/.exec(rest)?.[0] ?? rest.replace(/\s*\^[\w-]+$/, '')
    return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`
  }
  return null
}

function noteOfDay(draft: VaultDraft, page: VaultPath, day: string): VaultPath | null {
  if (day === '') return null
  const folder = page.split('/').slice(0, -1).join('/')
  const all = draft.paths().filter(p => noteName(p).startsWith(day) && !p.startsWith(`${draft.snapshot.layout.folders.sources}/`))
  const near = all.filter(p => p.startsWith(`${folder}/`))
  return near[0] ?? all[0] ?? null
}

function sortContext(draft: VaultDraft, path: VaultPath): void {
  for (const s of bulletsOf(draft, path)) {
    if (!/Recent Context/i.test(s.heading)) continue
    const days = s.lines.map(l => lineDay(l.line.text))
    if (days.every((d, i) => i === 0 || d <= (days[i - 1] ?? ''))) continue
    const sorted = [...s.lines].sort((a, b) =>
      lineDay(a.line.text) < lineDay(b.line.text) ? 1 : lineDay(a.line.text) > lineDay(b.line.text) ? -1 : a.index - b.index,
    )
    const lines = draft.lines(path)
    for (const [i, l] of s.lines.entries()) lines[l.index] = sorted[i]?.line ?? l.line
    draft.setLines(path, lines)
  }
}

/** Bullets that say the same become one. What differs in a number, a name or a "not" stays as it is: both may be true. */
function foldDuplicates(draft: VaultDraft, path: VaultPath, judged: Judged): void {
  let gone: Set<DraftLine>
  do {
    gone = new Set()
    for (const { lines } of bulletsOf(draft, path)) {
      const kept: { readonly line: DraftLine; said: Told }[] = []
      for (const { line } of lines) {
        if (!judged.says(line.text) || isRecurring(line.text)) continue
        const said = told(line.text)
        const same = kept.find(k => sameTold(k.said, said))
        if (same) {
          same.line.text = joinedLine(same.line.text, line.text)
          same.said = told(same.line.text)
          gone.add(line)
        } else kept.push({ line, said })
      }
    }
    if (gone.size > 0)
      draft.setLines(
        path,
        draft.lines(path).filter(l => !gone.has(l)),
      )
    // A line in fuller words may be one with a third.
  } while (gone.size > 0)
}

/** The line with more words, with the links of both: nothing that one of them says is lost. */
function joinedLine(a: string, b: string): string {
  const [s, t] = [parseTask(a), parseTask(b)]
  if (s && t) return joinedTask(a, s, t)
  const [keep, other] = bareWords(b).size > bareWords(a).size ? [b, a] : [a, b]
  const id = /\s\^[\w-]+$/.exec(a)?.[0] ?? ''
  const body = keep.replace(/\s\^[\w-]+$/, '')
  const fresh = linksOf(other).filter(l => !body.includes(l))
  if (fresh.length === 0 || /^- \[.\]/.test(body)) return body + id
  if (/\)$/.test(body) && linksOf(body).length > 0) return `${body.slice(0, -1)}, ${fresh.join(', ')})${id}`
  return `${body} (${fresh.join(', ')})${id}`
}

/** The task in the fuller words, with the day and the owner that either has, under the first one's mark and id. */
function joinedTask(line: string, a: TaskLine, b: TaskLine): string {
  const { text } = bareWords(b.text).size > bareWords(a.text).size ? b : a
  const tags = [...new Set([...a.tags, ...b.tags])]
  const mark = /^\s*(?:[-*+]|\d+[.)])/.exec(line)?.[0] ?? '-'
  return mark + renderTask({ ...b, ...a, text, tags, owner: a.owner ?? b.owner, due: a.due ?? b.due, done: a.done ?? b.done }).slice(1)
}
