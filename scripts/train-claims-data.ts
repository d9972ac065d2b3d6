import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { CLAIMS, type ClaimKind } from '../src/extract/learned/claim-features.ts'
import { type Line, type Reading, readingOf } from '../src/extract/reading.ts'
import { normalize } from '../src/normalize/normalize.ts'

/** A scene of fictional talk, read as the product reads a transcript, with what each line carries. */
export interface Scene {
  readonly file: string
  /** Talk, or a piece of writing. */
  readonly form: 'scene' | 'mail' | 'doc'
  readonly title: string
  readonly reading: Reading
  readonly marks: ReadonlyMap<number, ReadonlySet<ClaimKind>>
  readonly lost: number
}
const KIND: Readonly<Record<string, ClaimKind>> = { a: 'action', d: 'decision', r: 'risk', q: 'question', f: 'fact' }
const MARK = /\s*\[([adrqf](?:\s*,\s*[adrqf])*)\]/g
/** Sentences after the last mark among which the next one is looked for. */
const FURTHER = 400
const squeeze = (t: string): string => t.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

const CONTEXT = { owner: { name: '', aliases: [], emails: [], company: null }, knownNames: [], correction: null }

/** The piece without its marks as a file of the kind that it would come in. */
function fileOf(form: Scene['form'], title: string, plain: string): { readonly name: string; readonly text: string } {
  if (form === 'scene') return { name: '2026-03-02 Scene.txt', text: `${plain}\n` }
  if (form === 'doc') return { name: '2026-03-02 Piece.md', text: `${plain}\n` }
  const [, from = 'Ada Example', to = 'Bo Example', subject = title] = /^(.+?) to (.+?)[;,] *(.*)$/.exec(title) ?? []
  const address = (name: string): string => `${name} <${name.toLowerCase().replace(/[^a-z]+/g, '.')}@mail.example>`
  const head = [`From: ${address(from)}`, `To: ${address(to)}`, `Subject: ${subject}`, 'Date: Mon, 2 Mar 2026 09:00:00 +0000']
  return { name: 'piece.eml', text: [...head, 'Content-Type: text/plain; charset=utf-8', '', plain, ''].join('\r\n') }
}

/** Reads pieces that begin with `# scene:`, `# mail:` or `# doc:`; sentences are followed by their marks in square brackets. */
export async function scenesOf(dir: string): Promise<Scene[]> {
  const out: Scene[] = []
  for (const f of readdirSync(dir)
    .filter(n => n.endsWith('.txt'))
    .sort())
    for (const [, kind = 'scene', title = '', body = ''] of readFileSync(path.join(dir, f), 'utf8').matchAll(
      /^# (scene|mail|doc): *(.*)\n((?:(?!# (?:scene|mail|doc):).*(?:\n|$))*)/gm,
    )) {
      const form = kind as Scene['form']
      const turns = body
        .split('\n')
        .filter(l => l.trim())
        // Transcripts write names with a capital even where the recogniser writes nothing else so.
        .map(l => (form === 'scene' ? l.replace(/^\p{Ll}/u, c => c.toUpperCase()) : l))
      const { name, text } = fileOf(
        form,
        title,
        (form === 'scene' ? turns : body.split('\n'))
          .map(l => l.replace(MARK, ''))
          .join('\n')
          .trim(),
      )
      const made = await normalize({
        fileName: name,
        bytes: new TextEncoder().encode(text),
        sha256: '0'.repeat(64),
        folders: [],
        modifiedMs: 0,
      } as never)
      const doc = made.ok ? made.value[0] : undefined
      if (!doc) {
        process.stderr.write(`${f}: not read: ${title}\n`)
        continue
      }
      const reading = readingOf(doc, CONTEXT as never)
      const { marks, lost } = markedLines(turns, form, reading)
      out.push({ file: f, form, title, reading, marks, lost })
    }
  return out
}
type Marks = Map<number, Set<ClaimKind>>

/** The lines of a reading that the marks stand behind, and how many marks were behind none. */
function markedLines(turns: readonly string[], form: Scene['form'], reading: Reading): { readonly marks: Marks; readonly lost: number } {
  const marks: Marks = new Map()
  let lost = 0
  const squeezed = reading.lines.map(l => squeeze(l.text))
  let from = 0
  for (const turn of turns) {
    let at = form === 'scene' ? turn.indexOf(': ') + 2 : 0
    for (const m of turn.matchAll(MARK)) {
      const before = turn.slice(at, m.index).replace(MARK, '')
      at = m.index + m[0].length
      const hit = lineEndingWith(squeeze(before).slice(-22), squeezed, from)
      if (hit === null) {
        lost++
        continue
      }
      from = hit
      const set = marks.get(hit) ?? new Set<ClaimKind>()
      for (const c of (m[1] ?? '').split(',')) set.add(KIND[c.trim()] as ClaimKind)
      marks.set(hit, set)
    }
  }
  return { marks, lost }
}

function lineEndingWith(tail: string, squeezed: readonly string[], from: number): number | null {
  for (const [i, line] of squeezed.slice(from, from + FURTHER).entries())
    if (line.endsWith(tail) || (tail.endsWith(line) && line.length > 7) || line.includes(tail)) return from + i
  return null
}

/** 1, 0, or 255 where a piece says nothing of a kind ("; only decision" in its title). */
export const kindsOf = (s: Scene, l: Line): readonly number[] =>
  CLAIMS.map(k => (s.marks.get(l.index)?.has(k) ? 1 : /; only /.test(s.title) && !s.title.endsWith(`; only ${k}`) ? 255 : 0))

interface GoldItem {
  readonly file: string
  readonly quote: string
}
type Gold = Readonly<Record<'actions' | 'decisions' | 'risks' | 'questions' | 'facts', readonly GoldItem[]>>
const OF = { action: 'actions', decision: 'decisions', risk: 'risks', question: 'questions', fact: 'facts' } as const

const bag = (t: string): string[] =>
  t
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []
/** Share of the shorter text's words that the longer one has. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const left = [...long]
  let hit = 0
  for (const w of short) {
    const at = left.indexOf(w)
    if (at < 0) continue
    hit++
    left.splice(at, 1)
  }
  return short.length ? hit / short.length : 0
}

/** Fictional inboxes with gold (`inbox/` and `gold.json` each), as pieces of one hand a world: the line of each gold quote carries its kind. */
export async function worldScenes(dir: string): Promise<Scene[]> {
  if (!existsSync(dir)) return []
  const out: Scene[] = []
  for (const world of readdirSync(dir).sort()) {
    const gold = JSON.parse(readFileSync(path.join(dir, world, 'gold.json'), 'utf8')) as Gold
    for (const f of readdirSync(path.join(dir, world, 'inbox')).sort()) {
      const bytes = new Uint8Array(readFileSync(path.join(dir, world, 'inbox', f)))
      const made = await normalize({ fileName: f, bytes, sha256: '0'.repeat(64), folders: [], modifiedMs: 0 } as never)
      for (const doc of made.ok ? made.value : []) {
        if (doc.kind === 'calendar' || (doc.language !== 'en' && doc.language !== 'und')) continue
        const reading = readingOf(doc, CONTEXT as never)
        const words = reading.lines.map(l => bag(l.text))
        const marks: Marks = new Map()
        let lost = 0
        for (const kind of CLAIMS)
          for (const g of gold[OF[kind]].filter(g => g.file === f)) {
            const at = lineLike(bag(g.quote), words)
            if (at === null) lost++
            else marks.set(at, (marks.get(at) ?? new Set<ClaimKind>()).add(kind))
          }
        if (reading.lines.length) out.push({ file: `world ${world}`, form: 'scene', title: f, reading, marks, lost })
      }
    }
  }
  return out
}

/** The line that has most of a quote's words, more than six in ten of the shorter one. */
function lineLike(quote: readonly string[], words: readonly (readonly string[])[]): number | null {
  let best: number | null = null
  let most = 0.6
  for (const [i, w] of words.entries()) {
    if (w.length < Math.min(3, quote.length)) continue
    const s = overlap(w, quote) + 0.001 * Math.min(w.length, quote.length)
    if (s <= most) continue
    most = s
    best = i
  }
  return best
}
