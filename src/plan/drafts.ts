import type { Change } from '../model/change-plan.ts'
import type { KnowledgeView, VaultView } from '../model/contracts.ts'
import type { Sha256, VaultPath } from '../model/ids.ts'
import type { LineRecord } from '../model/record.ts'
import { applyEdits } from '../vault/edit.ts'
import { type FrontMatterValue, findFrontMatter, readFrontMatter, setKeys, yamlLine } from '../vault/front-matter.ts'
import { mergeManagedLines, type SectionLines, scanLines } from '../vault/note.ts'
import { isFoldMark } from './page-state.ts'
import type { HashText } from './statements.ts'

/** What a plan wants of one file; turned into at most one change by `finishDraft`. */
export interface FileDraft {
  readonly path: VaultPath
  readonly reason: string
  /** Whole text for a file that does not exist yet; sections are merged into it. */
  readonly create: string | null
  readonly sections: readonly SectionLines[]
  readonly sectionOrder: readonly string[]
  /** Front-matter keys to set where they are absent or stand as we last wrote them. */
  readonly keys: Readonly<Record<string, FrontMatterValue>>
  /** Lines without a block id (a header, the source line, `## Related`): replaced where they stand as we last wrote them. Id → text. */
  readonly plain: Readonly<Record<string, string>>
  readonly remove?: ReadonlySet<string>
  /** Text without ids that we wrote in one of these forms, such as a page's queries: put as it is to be now; any other form is the person's. */
  readonly blocks?: readonly { readonly was: readonly string[]; readonly text: string }[]
  /** Lines that Afterword folds away itself: taken out where they stand as written, and remembered under a mark that begins with `~`. */
  readonly folded?: Readonly<Record<string, string>>
}

export interface FinishedDraft {
  readonly change: Change | null
  readonly text: string
  /** Lines that this plan claims, for the record: `<path>#<id>` → hash and count. */
  readonly lines: Readonly<Record<string, LineRecord>>
  /** Ids that stood in a record and are gone from the file: the person's decision. */
  readonly deleted: readonly string[]
}

export interface DraftContext {
  readonly vault: VaultView
  readonly knowledge: KnowledgeView
  readonly hash: HashText
}

/** First 16 hex digits of the hash of a line: what the record keeps. */
const lineHash = (hash: HashText, line: string): string => hash(line).slice(0, 16)

const KEY = '@key:'

/** What is wanted of a file, brought together with what stands there: one change, null where nothing is to be done. Lines of the person's stay. */
export function finishDraft(draft: FileDraft, context: DraftContext): FinishedDraft {
  const { vault, knowledge, hash } = context
  const original = vault.read(draft.path)
  const known = knowledge.linesOf(draft.path)
  // A file that we wrote and the person took away stays away, and with it all that would go into it.
  if (original === null && (draft.create === null || known.size > 0))
    return { change: null, text: '', lines: {}, deleted: [...known.keys()] }
  const before = original ?? draft.create ?? ''
  const folded = draft.folded ?? {}
  // A line that was folded away may come back: for the merge it is not known.
  const ids = new Map([...known].filter(([id, l]) => !id.startsWith('@') && !isFoldMark(l.hash)).map(([id, l]) => [id, l.hash]))
  const merged = mergeManagedLines(before, draft.sections, {
    known: ids,
    hash: line => lineHash(hash, line),
    sectionOrder: draft.sectionOrder,
    remove: new Set([...(draft.remove ?? []), ...Object.keys(folded)]),
  })
  const lines: Record<string, LineRecord> = {}
  const claim = (id: string, text: string) => {
    const earlier = known.get(id)
    const h = lineHash(hash, text)
    if (earlier?.hash !== h) lines[`${draft.path}#${id}`] = { hash: h, n: (earlier?.n ?? 0) + 1 }
  }
  for (const [id, text] of merged.written) claim(id, text)
  for (const [id, mark] of Object.entries(folded))
    if (!merged.edited.has(id)) lines[`${draft.path}#${id}`] = { hash: mark, n: (known.get(id)?.n ?? 0) + 1 }
  let text = merged.text
  for (const [id, line] of Object.entries(draft.plain)) {
    const earlier = known.get(id)
    if (original === null) claim(id, line)
    else if (earlier) {
      const at = scanLines(text).find(l => !l.fenced && lineHash(hash, l.text) === earlier.hash)
      if (!at) continue
      text = applyEdits(text, [{ start: at.start, end: at.end, text: line }])
      claim(id, line)
    }
  }
  for (const { was, text: now } of draft.blocks ?? []) {
    const there = text.includes(now) ? null : was.find(w => text.includes(w))
    const at = there ? text.indexOf(there) : -1
    if (there) text = applyEdits(text, [{ start: at, end: at + there.length, text: now }])
  }
  const values: Record<string, FrontMatterValue> = {}
  const present = readFrontMatter(text).values
  for (const [key, value] of Object.entries(draft.keys)) {
    const id = `${KEY}${key}`
    const earlier = known.get(id)
    if (Array.isArray(value) && value.length === 0) continue
    const absent = !(key in present)
    if (absent && earlier) continue
    if (!absent && original !== null && (!earlier || lineHash(hash, currentKeyLine(text, key, present[key])) !== earlier.hash)) continue
    values[key] = value
    claim(id, yamlLine(key, value))
  }
  text = setKeys(text, values)
  const change: Change | null =
    text === original
      ? null
      : { type: 'put', path: draft.path, before: original === null ? null : (hash(original) as Sha256), after: text, reason: draft.reason }
  return { change, text, lines, deleted: merged.deleted }
}

/** The key as `yamlLine` would write its present value: equal hashes mean that nobody changed it. */
function currentKeyLine(text: string, key: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return yamlLine(key, value)
  if (Array.isArray(value)) return yamlLine(key, value.map(String))
  const at = findFrontMatter(text)
  return at ? text.slice(at.yaml.start, at.yaml.end) : ''
}

/** Drafts of one file become one: sections and keys join, the first text counts. */
export function mergeByPath(drafts: readonly FileDraft[]): FileDraft[] {
  const byPath = new Map<VaultPath, FileDraft>()
  for (const d of drafts) {
    const e = byPath.get(d.path)
    byPath.set(
      d.path,
      e
        ? {
            ...e,
            create: e.create ?? d.create,
            sections: [...e.sections, ...d.sections],
            keys: { ...e.keys, ...d.keys },
            plain: { ...e.plain, ...d.plain },
            blocks: [...(e.blocks ?? []), ...(d.blocks ?? [])],
            folded: { ...e.folded, ...d.folded },
          }
        : d,
    )
  }
  return [...byPath.values()]
}
