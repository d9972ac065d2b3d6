import type { EntityId, IsoInstant, VaultPath } from '../../model/ids.ts'
import { sameTalks, sourceTest } from '../../vault/check.ts'
import { isNobodysPage, type PersonPage, personPage, samePersons } from '../../vault/check-people.ts'
import { readFrontMatter } from '../../vault/front-matter.ts'
import { noteName } from '../../vault/link.ts'
import { scanLines, sectionsOf } from '../../vault/note.ts'
import { entityId, pageNameOf } from '../../vault/page.ts'
import { mergeInto } from '../entity-ops/merge.ts'
import { relinker } from '../entity-ops/relink.ts'
import type { DraftLine, VaultDraft } from '../entity-ops/vault-draft.ts'
import { bareWords, nearlySame } from '../page-state.ts'

/** Pages of one person become one; the page with a mail address and more lines stays. Pages that the person keeps apart stay apart. */
export function mergePeople(draft: VaultDraft, now: IsoInstant): string[] {
  const notes: string[] = []
  const apart = new Set(draft.snapshot.decisions.flatMap(d => (d.type === 'keep-apart' ? [[d.a, d.b].sort().join(' ')] : [])))
  const next = (): { readonly keep: EntityId; readonly drop: EntityId } | undefined =>
    samePersons(draft.paths().flatMap(p => personPage(p, draft.text(p) ?? '') ?? []))
      .flatMap(({ pages }) => {
        const [keep, ...rest] = pages.toSorted((a, b) => weightOf(b) - weightOf(a)).map(p => entityId('person', p.name))
        return keep === undefined ? [] : rest.map(drop => ({ keep, drop }))
      })
      .find(({ keep, drop }) => keep !== drop && !apart.has([keep, drop].sort().join(' ')))
  for (let pair = next(); pair; pair = next()) {
    mergeInto(draft, pair.drop, pair.keep, now)
    notes.push(`${pair.drop} is ${pair.keep}`)
  }
  return notes
}

/** Which of a person's pages stays: one with a mail address, whose name is written as names are, the longest. */
const weightOf = (page: PersonPage): number =>
  (page.keys.some(k => k.startsWith('mail ')) ? 1000 : 0) +
  (/[,\d]/.test(page.name) || page.name === page.name.toLowerCase() ? 0 : 500) +
  page.text.split('\n').length

/** Notes that were made from one source become one: the fullest stays, lines that only another has come over, links follow. */
export function mergeNotes(draft: VaultDraft): string[] {
  const isSource = sourceTest(draft.snapshot.layout.folders.sources)
  const by = new Map<string, VaultPath[]>()
  const talkOf = sameTalks(new Map(draft.paths().map(p => [p as string, draft.text(p) ?? ''])), isSource)
  for (const path of draft.paths()) {
    const { values } = readFrontMatter(draft.text(path) ?? '')
    if (isSource(path) || pageNameOf(path) !== null || typeof values.source_ref !== 'string' || values.source_ref === '') continue
    const key = talkOf(values.source_ref)
    by.set(key, [...(by.get(key) ?? []), path])
  }
  const moves = new Map<VaultPath, VaultPath>()
  for (const group of by.values()) {
    if (group.length < 2) continue
    const lines = (p: VaultPath) => (draft.text(p) ?? '').split('\n').length
    const [keep, ...rest] = [...group].sort((a, b) => lines(b) - lines(a) || a.length - b.length || (a < b ? -1 : 1))
    for (const other of rest) {
      if (!keep) continue
      bringOver(draft, other, keep)
      moves.set(other, keep)
      draft.remove(other, keep)
    }
  }
  if (moves.size === 0) return []
  const relink = relinker({ paths: moves, labels: new Map(), blocks: new Map() })
  for (const path of draft.paths()) draft.rewrite(path, line => relink(line, path, path))
  for (const r of draft.records()) if (r.note !== null && moves.has(r.note)) draft.setRecord({ ...r, note: moves.get(r.note) ?? r.note })
  return [...moves].map(([from, to]) => `${from} was ${to} a second time`)
}

function bringOver(draft: VaultDraft, from: VaultPath, to: VaultPath): void {
  const source = draft.lines(from)
  const scanned = scanLines(source.map(l => l.text).join('\n'))
  for (const s of sectionsOf(scanned)) {
    if (/^Related$/.test(s.heading)) continue
    for (let i = s.line + 1; i < s.end; i++) {
      const own = source[i]
      if (!own || own.text.trim() === '' || /^(?:---|\*Source)/.test(own.text)) continue
      addLine(draft, to, s.heading, own)
    }
  }
}

function addLine(draft: VaultDraft, path: VaultPath, heading: string, own: DraftLine): void {
  const lines = [...draft.lines(path)]
  const words = bareWords(own.text)
  const same = (text: string): boolean => {
    const w = bareWords(text)
    return nearlySame(words, w) || (w.size === words.size && [...words].every(x => w.has(x)))
  }
  if (lines.some(l => same(l.text))) return
  const scanned = scanLines(lines.map(l => l.text).join('\n'))
  const section = sectionsOf(scanned).find(s => s.heading === heading)
  if (!section) {
    while (lines.at(-1)?.text === '') lines.pop()
    draft.setLines(path, [...lines, { text: '', claims: [] }, { text: `## ${heading}`, claims: [] }, own, { text: '', claims: [] }])
    return
  }
  let end = section.end
  while (end > section.line + 1 && /^(?:\s*|---|\*Source.*)$/.test(lines[end - 1]?.text ?? '')) end--
  lines.splice(end, 0, own)
  draft.setLines(path, lines)
}

/** Sources that stand under another year than they are of go where they belong; a page for a recorder's label becomes a note in the Journal. */
export function moveMisplaced(draft: VaultDraft): string[] {
  const isSource = sourceTest(draft.snapshot.layout.folders.sources)
  const moves = new Map<VaultPath, VaultPath>()
  for (const path of draft.paths()) {
    const text = draft.text(path) ?? ''
    const { values } = readFrontMatter(text)
    const m = isSource(path) ? /^(.*\/)(\d{4})(\/[^/]+)$/.exec(path) : null
    const day = String(values.date ?? '')
    if (m && /^\d{4}-/.test(day) && !day.startsWith(m[2] ?? '')) {
      const to = `${m[1]}${day.slice(0, 4)}${m[3]}` as VaultPath
      if (!draft.has(to)) moves.set(path, to)
    }
    if (isNobodysPage(path, text, draft.snapshot.layout.folders.people))
      moves.set(path, freeIn(draft, draft.snapshot.layout.folders.journal, `Notes on ${(pageNameOf(path) ?? '').replace(/@.*/, '')}`))
  }
  for (const [from, to] of moves) {
    draft.move(from, to)
    if (!isSource(from))
      draft.rewrite(to, line => line.replace(/^type: people$/, 'type: journal').replace(/^tags: \[.*$/, 'tags: [type/journal]'))
  }
  const relink = relinker({ paths: moves, labels: new Map(), blocks: new Map() })
  const back = new Map([...moves].map(([from, to]) => [to, from]))
  if (moves.size > 0)
    for (const path of draft.paths()) {
      const was = back.get(path) ?? path
      draft.rewrite(path, line => {
        const ref = /^source_ref: (.*)$/.exec(line)?.[1]
        const to = ref === undefined ? undefined : moves.get(ref as VaultPath)
        return to === undefined ? relink(line, was, path) : `source_ref: ${to}`
      })
    }
  for (const r of draft.records()) {
    const readable = moves.get(r.readable) ?? r.readable
    if (readable !== r.readable) draft.setRecord({ ...r, readable })
  }
  return [...moves].map(([from, to]) => `${from} → ${to}`)
}

function freeIn(draft: VaultDraft, folder: string, name: string): VaultPath {
  for (let n = 1; ; n++) {
    const path = `${folder}/${name}${n === 1 ? '' : ` ${n}`}.md` as VaultPath
    if (!draft.has(path) && !draft.paths().some(p => noteName(p).toLowerCase() === noteName(path).toLowerCase())) return path
  }
}
