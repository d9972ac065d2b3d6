import type { SourceRecord } from '../model/record.ts'
import { findFrontMatter, readFrontMatter } from './front-matter.ts'
import { blockIdOf } from './note.ts'

/** Files that records speak of: dated notes made from a source, and files with managed lines. Adopted notes prove nothing: others made them. */
export const ownNotes = (records: readonly SourceRecord[]): ReadonlySet<string> =>
  new Set(
    records.flatMap(r =>
      r.engine === 'adopted'
        ? []
        : [...(r.note === null ? [] : [r.note]), ...Object.keys(r.lines).map(key => key.slice(0, key.lastIndexOf('#')))],
    ),
  )

/** Keys that programs write into notes that they make of sources, and none writes by hand. */
const PROGRAM_KEYS = ['source', 'source_ref', 'engine', 'last_contact']
const PROGRAM_TAG = /^(?:generated|needs-review|type\/.+)$/
const PROGRAM_LINE = /^## Recent Context$|^\s*[-*+] \[.\] .*\s#(?:auto|proposed)(?=\s|$)/m

/** True for a note that a program wrote, as it says itself: by its keys and tags, or by its task lines. */
export function isProgramsNote(text: string): boolean {
  const { values, invalid } = readFrontMatter(text)
  if (PROGRAM_LINE.test(text)) return true
  if (!invalid) return PROGRAM_KEYS.some(k => k in values) || [values.tags ?? []].flat().some(t => PROGRAM_TAG.test(String(t)))
  const at = findFrontMatter(text)
  const head = at ? text.slice(at.yaml.start, at.yaml.end) : ''
  return new RegExp(`^(?:${PROGRAM_KEYS.join('|')}):|^tags:.*(?:generated|needs-review|\\btype/)`, 'm').test(head)
}

/** Which of a file's lines may be judged and mended. */
export interface Judged {
  /** What a line says: tasks and bullets. */
  says(line: string): boolean
  /** Where its links lead. */
  links(line: string): boolean
}

/**
 * What the person wrote with their own hand is not damaged by being said twice, by linking to a note still to be written or by a day that has passed: in their
 * own notes nothing is judged, in a file of ours the lines with a block id, in a note that another program made all of it.
 */
export function judgedIn(text: string, own: boolean): Judged {
  const programs = isProgramsNote(text)
  const managed = (line: string): boolean => blockIdOf(line) !== null
  if (!own) return { says: () => programs, links: () => programs }
  const generated = [readFrontMatter(text).values.tags ?? []].flat().includes('generated')
  return { says: managed, links: generated ? () => true : managed }
}

const TEMPLATE_FOLDER =
  /^(?:\d+[ ._-]*)?[_.]?(?:templates?|templater|vorlagen?|mod[eè]les?|gabarits?|plantillas?|modelli|sjablonen|mallar|maler|szablony)(?![\p{L}\p{N}])/iu

/** Files that only look like notes: what other notes are made of, and drawings. Nothing in them is said of anybody. */
export function isNoNote(path: string, text: string): boolean {
  return (
    path
      .split('/')
      .slice(0, -1)
      .some(folder => TEMPLATE_FOLDER.test(folder)) ||
    /<%[\s\S]*?%>|\{\{\s*(?:title|date|time)\b[^}]*\}\}/.test(text) ||
    (text.startsWith('---') && /^excalidraw-plugin:/m.test(text.slice(0, 400)))
  )
}
