import { isMap, isScalar, parseDocument, stringify } from 'yaml'
import { applyEdits, type TextEdit } from './edit.ts'

/** Where the front matter of a note stands, as offsets into its text. */
export interface FrontMatter {
  /** The YAML between the fences. */
  readonly yaml: { readonly start: number; readonly end: number }
  /** Start of the body, after the closing fence and its line end. */
  readonly bodyStart: number
}

/** Finds front matter at the very start of a note (a byte order mark is tolerated); null where there is none or it never closes. */
export function findFrontMatter(text: string): FrontMatter | null {
  const open = /^\uFEFF?---[ \t]*\r?\n/.exec(text)
  if (!open) return null
  const close = /^---[ \t]*(?:\r?\n|$)/gm
  close.lastIndex = open[0].length
  const m = close.exec(text)
  return m ? { yaml: { start: open[0].length, end: m.index }, bodyStart: m.index + m[0].length } : null
}

/** Keys and values, or an empty map where there are none or the YAML is invalid. `invalid` says which. */
export function readFrontMatter(text: string): { readonly values: Readonly<Record<string, unknown>>; readonly invalid: boolean } {
  const at = findFrontMatter(text)
  if (!at) return { values: {}, invalid: false }
  return parsed(text.slice(at.yaml.start, at.yaml.end)).front
}

interface Parsed {
  /** For its ranges; never changed. */
  readonly document: ReturnType<typeof parseDocument>
  readonly front: { readonly values: Readonly<Record<string, unknown>>; readonly invalid: boolean }
}
const parsedBefore = new Map<string, Parsed>()
const KEPT = 256

/** One front matter is read several times on its way: when a page is looked at, when it is planned anew and when it is indexed. */
function parsed(yaml: string): Parsed {
  const known = parsedBefore.get(yaml)
  if (known) return known
  const document = parseDocument(yaml, { schema: 'core', logLevel: 'error' })
  const fresh = { document, front: valuesOf(document) }
  if (parsedBefore.size >= KEPT) parsedBefore.clear()
  parsedBefore.set(yaml, fresh)
  return fresh
}

function valuesOf(document: Parsed['document']): Parsed['front'] {
  if (document.errors.length > 0) return { values: {}, invalid: true }
  try {
    const values: unknown = document.toJS()
    if (values === null) return { values: {}, invalid: false }
    if (typeof values !== 'object' || Array.isArray(values)) return { values: {}, invalid: true }
    return { values: frozen(values as Record<string, unknown>), invalid: false }
  } catch {
    return { values: {}, invalid: true }
  }
}

function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) frozen(part)
  return Object.freeze(value)
}

export type FrontMatterValue = string | number | boolean | readonly string[]

/** One line of YAML. Strings are quoted only where YAML asks for it. Lists stand on one line. */
export function yamlLine(key: string, value: FrontMatterValue): string {
  return `${key}: ${yamlValue(value)}`
}

function yamlValue(value: FrontMatterValue): string {
  if (typeof value === 'string') return scalar(value, false)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return `[${value.map(v => scalar(v, true)).join(', ')}]`
}

function scalar(value: string, inFlow: boolean): string {
  const oneLine = value.replace(/\s+/g, ' ').trim()
  // A day is a plain date for Obsidian's property view.
  if (/^\d{4}-\d{2}-\d{2}$/.test(oneLine)) return oneLine
  if (inFlow && /[,[\]{}]/.test(oneLine)) return JSON.stringify(oneLine)
  // Names and tags come again on every page.
  let written = scalars.get(oneLine)
  if (written === undefined) {
    written = stringify(oneLine, { lineWidth: 0 }).trimEnd()
    if (scalars.size >= 2000) scalars.clear()
    scalars.set(oneLine, written)
  }
  return written
}

const scalars = new Map<string, string>()

/** A front-matter block with fences, keys in the given order; empty strings and empty lists are left out. */
export function renderFrontMatter(entries: readonly (readonly [string, FrontMatterValue | null])[]): string {
  const lines = entries.filter(([, v]) => v !== null && v !== '' && !(Array.isArray(v) && v.length === 0))
  return `---\n${lines.map(([k, v]) => yamlLine(k, v as FrontMatterValue)).join('\n')}\n---\n`
}

/**
 * Sets top-level keys by splicing; every other byte stays. Null removes a key. Without front matter, or with an invalid one, the text comes back
 * unchanged: a person's broken YAML is theirs to mend (doctor names it).
 */
export function setKeys(text: string, values: Readonly<Record<string, FrontMatterValue | null>>): string {
  const at = findFrontMatter(text)
  if (!at) return text
  const yaml = text.slice(at.yaml.start, at.yaml.end)
  const doc = parsed(yaml).document
  if (doc.errors.length > 0 || (doc.contents !== null && !isMap(doc.contents))) return text
  const eol = yaml.includes('\r\n') || /^---[ \t]*\r\n/.test(text) ? '\r\n' : '\n'
  const edits: TextEdit[] = []
  let added = ''
  for (const [key, value] of Object.entries(values)) {
    const pair = doc.contents?.items.find(p => isScalar(p.key) && p.key.value === key)
    const keyRange = pair && isScalar(pair.key) ? pair.key.range : null
    if (!pair || !keyRange) {
      if (value !== null) added += yamlLine(key, value) + eol
      continue
    }
    const valueRange =
      pair.value && typeof pair.value === 'object' && 'range' in pair.value ? (pair.value.range as [number, number, number] | null) : null
    let end = valueRange && valueRange[1] > valueRange[0] ? valueRange[1] : lineEnd(yaml, keyRange[1])
    if (value === null) {
      end = lineEnd(yaml, end)
      while (end < yaml.length && (yaml[end] === '\r' || yaml[end] === '\n')) {
        const was = yaml[end]
        end++
        if (was === '\n') break
      }
    }
    // A block value ends with the line end that belongs to the next key: keep that.
    while (value !== null && end > keyRange[0] && /[\r\n]/.test(yaml[end - 1] ?? '')) end--
    edits.push({ start: at.yaml.start + keyRange[0], end: at.yaml.start + end, text: value === null ? '' : yamlLine(key, value) })
  }
  if (added) edits.push({ start: at.yaml.end, end: at.yaml.end, text: added })
  return applyEdits(text, edits)
}

function lineEnd(text: string, from: number): number {
  const i = text.indexOf('\n', from)
  if (i < 0) return text.length
  return text[i - 1] === '\r' ? i - 1 : i
}
