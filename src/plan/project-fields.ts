/** What a document says of its project in lines of their own: `**Owner:** Ama Boateng`, `Status: on track`. */
import { type SourceDocument, textOf } from '../model/document.ts'
import type { Entity } from '../model/entity.ts'
import { foldName } from '../model/text.ts'
import { personName } from '../resolve/person-name.ts'

/** One such line. */
export interface ProjectField {
  readonly field: 'owner' | 'status'
  readonly value: string
}

const LINE = /^(?:[-*•]\s+)?(?:\*\*|__)?(?:project )?(owner|lead|manager|status)(?:\*\*|__)?\s*:(?:\*\*|__)?\s*(\S.*)$/i
const NOTHING = /^(?:none|n\/a|tbd|tba|tbc|\?+|-+|unknown|open|me|us|we|all|everyone)\W*$/i
/** A head is at the top: further down, an owner is that of a task. */
const HEAD = 8
const LONGEST = 80

/** Fields at the head of a written document; none where two lines give one field two values. `people`: those whom the source names. */
export function projectFields(document: SourceDocument, people: readonly Entity[]): readonly ProjectField[] {
  if (document.kind !== 'document') return []
  const found = new Map<ProjectField['field'], Set<string>>()
  const lines = document.segments.slice(0, HEAD).flatMap(s => (s.type === 'quote' ? [] : textOf(document, s.span).split('\n')))
  for (const line of lines) {
    const m = LINE.exec(line)
    const value = (m?.[2] ?? '').replace(/[*_]+$/, '').trim()
    if (!m || value === '' || value.length > LONGEST || NOTHING.test(value)) continue
    const field = m[1]?.toLowerCase() === 'status' ? 'status' : 'owner'
    const said = field === 'status' ? value.replace(/\.$/, '') : ownerName(value, people)
    if (said) found.set(field, (found.get(field) ?? new Set()).add(said))
  }
  return [...found].flatMap(([field, [value, ...more]]) => (value && more.length === 0 ? [{ field, value }] : []))
}

/** The full name of who is meant; null where it is nobody's name. */
function ownerName(value: string, people: readonly Entity[]): string | null {
  const bare = value.replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/, '$1').replace(/^@/, '')
  const [known, ...more] = people.filter(p => [p.name, ...p.aliases].some(n => foldName(n) === foldName(bare)))
  if (known && more.length === 0) return known.name
  return personName(bare)?.name ?? null
}
