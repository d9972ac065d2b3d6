/** What the person deleted or reworded in a note, and a page still says in the old words. */
import type { VaultPath } from '../../model/ids.ts'
import type { SourceRecord } from '../../model/record.ts'
import { blockIdOf } from '../../vault/note.ts'
import { linesById } from '../../vault/persons-hand.ts'
import { withoutEmptySections } from '../entity-ops/split.ts'
import type { VaultDraft } from '../entity-ops/vault-draft.ts'
import type { HashText } from '../statements.ts'

/** A line of a page that is still ours; `now`: the words that the person's note has instead, null where they deleted them. */
export interface OldWords {
  readonly page: VaultPath
  readonly id: string
  readonly now: string | null
  /** The old words, as the line has them. */
  readonly was: string
}

/**
 * Finds such lines. A note that is gone, or holds none of its lines any more, was moved or rewritten and says nothing; neither does a line that the
 * person carried to another file.
 */
export function oldWords(records: readonly SourceRecord[], notes: ReadonlyMap<string, string>, hash: HashText): OldWords[] {
  const claims = claimsOf(records)
  const places = new Map<string, string[]>()
  for (const [path, ids] of claims) for (const id of ids.keys()) places.set(id, [...(places.get(id) ?? []), path])
  const held = new Map<string, ReadonlyMap<string, string>>()
  const linesOf = (path: string): ReadonlyMap<string, string> => {
    const lines = held.get(path) ?? linesById(notes.get(path) ?? '')
    held.set(path, lines)
    return lines
  }
  const isOurs = (path: string, id: string): boolean => {
    const line = linesOf(path).get(id)
    return line !== undefined && hash(line.replace(/\r$/, '')).slice(0, 16) === claims.get(path)?.get(id)?.hash
  }
  const out: OldWords[] = []
  for (const { note, statements } of records) {
    const written = note === null ? undefined : claims.get(note)
    if (note === null || !written || !notes.has(note) || ![...written.keys()].some(id => linesOf(note).has(id))) continue
    for (const { id, kind, text } of statements) {
      if (kind === 'action' || !written.has(id) || isOurs(note, id)) continue
      const line = linesOf(note).get(id)
      const now = line === undefined ? null : wordsOfLine(line)
      if (now === null ? line !== undefined || isElsewhere(id, notes, claims) : now === '') continue
      for (const page of places.get(id) ?? []) {
        const old = linesOf(page).get(id)
        const was = old === undefined ? null : wordsOfLine(old)
        if (page !== note && was !== null && was !== now && isOurs(page, id)) out.push({ page: page as VaultPath, id, now, was })
      }
      // The sentence of Recent Context may be that statement.
      for (const [page, ids] of claims)
        for (const c of page === note ? [] : ids.keys())
          if (c.startsWith('c-') && linesOf(page).get(c)?.includes(`: ${text}`) && isOurs(page, c))
            out.push({ page: page as VaultPath, id: c, now, was: text })
    }
  }
  return out
}

/** Takes deleted lines off the pages and puts the person's words where the old ones stand; answers how many. */
export function mendOldWords(draft: VaultDraft): number {
  const found = oldWords(draft.snapshot.records, draft.snapshot.files, draft.snapshot.hash)
  for (const page of new Set(found.map(f => f.page))) {
    const here = new Map(found.flatMap(f => (f.page === page ? [[f.id, f] as const] : [])))
    const lines = draft.lines(page)
    const of = (text: string): OldWords | undefined => here.get(blockIdOf(text) ?? '')
    for (const line of lines) {
      const f = of(line.text)
      const words = f?.now ?? (f?.id.startsWith('c-') ? 'They talked' : null)
      if (f && words !== null) line.text = line.text.replace(f.was, () => words)
    }
    const left = lines.filter(l => of(l.text)?.now !== null || of(l.text)?.id.startsWith('c-'))
    if (left.length < lines.length) draft.setLines(page, withoutEmptySections(left))
  }
  return found.length
}

/** The bullet, and the words before the evidence, what replaced it, or the id. */
const WORDS = /^((?:> ?)*- )(.*?)(?= \((?:\[\[|\[[^\]]*\]\()| → | \^[a-z]-\w+\s*$)/
const wordsOfLine = (line: string): string | null => WORDS.exec(line)?.[2]?.trim() ?? null

type Claims = ReadonlyMap<string, ReadonlyMap<string, { readonly hash: string; readonly n: number }>>

/** Path → id → the line as it was written last. */
function claimsOf(records: readonly SourceRecord[]): Claims {
  const out = new Map<string, Map<string, { readonly hash: string; readonly n: number }>>()
  for (const r of records)
    for (const [key, line] of Object.entries(r.lines)) {
      const at = key.lastIndexOf('#')
      const [path, id] = [key.slice(0, at), key.slice(at + 1)]
      const ids = out.get(path) ?? new Map<string, { readonly hash: string; readonly n: number }>()
      if (line.n > (ids.get(id)?.n ?? -1)) ids.set(id, line)
      out.set(path, ids)
    }
  return out
}

/** True where the id ends a line of a file in which Afterword never wrote it. */
const isElsewhere = (id: string, notes: ReadonlyMap<string, string>, claims: Claims): boolean =>
  [...notes].some(([path, text]) => text.includes(`^${id}`) && !claims.get(path)?.has(id) && linesById(text).has(id))
