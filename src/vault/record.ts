import type { KnownSource } from '../model/contracts.ts'
import type { SourceId, VaultPath } from '../model/ids.ts'
import { RECORDS } from '../model/layout.ts'
import { ProblemError } from '../model/problem.ts'
import type { Decision, LineRecord, SourceRecord } from '../model/record.ts'

/** `.afterword/records/<source id>.json` */
export const recordPath = (source: SourceId): VaultPath => `${RECORDS}/${source}.json` as VaultPath

/** Diffable text: keys in a fixed order, managed lines grouped by file with `hash n` each, a final line end. */
export function renderRecord(record: SourceRecord): string {
  const lines: Record<string, Record<string, string>> = {}
  for (const [key, line] of Object.entries(record.lines)) {
    const at = key.lastIndexOf('#')
    const file = key.slice(0, at)
    lines[file] = { ...lines[file], [key.slice(at + 1)]: `${line.hash} ${line.n}` }
  }
  return `${JSON.stringify(sorted({ ...record, lines, sketch: record.sketch.join(' ') }), null, 1)}\n`
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  )
}

interface StoredRecord {
  readonly schema: string
  readonly lines?: unknown
  readonly sketch?: unknown
}

/** The record as stages use it, from its stored form. */
function restored(value: StoredRecord): unknown {
  const lines: Record<string, LineRecord> = {}
  for (const [file, ids] of Object.entries((value.lines ?? {}) as Record<string, Record<string, string>>))
    for (const [id, stored] of Object.entries(ids)) {
      const [hash = '', n = '1'] = stored.split(' ')
      lines[`${file}#${id}`] = { hash, n: Number(n) }
    }
  const sketch = typeof value.sketch === 'string' && value.sketch !== '' ? value.sketch.split(' ').map(Number) : []
  return { ...value, lines, sketch }
}

/** Throws ProblemError `RECORD_INVALID` where the text is no record. */
export function parseRecord(path: string, text: string): SourceRecord {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new ProblemError(
      {
        code: 'RECORD_INVALID',
        message: 'A record of the vault is no valid JSON',
        expected: 'the JSON that Afterword wrote',
        where: path,
        hint: 'Restore the file from a backup or git, or run `afterword undo`.',
      },
      cause,
    )
  }
  if (typeof value !== 'object' || value === null || !('schema' in value) || value.schema !== 'afterword-record/1')
    throw new ProblemError({
      code: 'RECORD_INVALID',
      message: 'A record of the vault has another form than this version reads',
      expected: 'schema afterword-record/1',
      found: typeof value === 'object' && value !== null && 'schema' in value ? String(value.schema) : 'no schema',
      where: path,
      hint: 'Update Afterword, or restore the file from a backup or git.',
    })
  return restored(value as StoredRecord) as SourceRecord
}

/** Decision memory: one JSON object a line; a damaged line is left out (the rest of the memory still counts). */
export function parseDecisions(text: string): Decision[] {
  return text.split('\n').flatMap(line => {
    if (line.trim() === '') return []
    try {
      return [JSON.parse(line) as Decision]
    } catch {
      return []
    }
  })
}

/** One JSON a line, keys sorted. */
export const renderDecisions = (decisions: readonly Decision[]): string => decisions.map(d => `${JSON.stringify(sorted(d))}\n`).join('')

/** What the look-ups say of a source. */
export function knownSourceOf(r: SourceRecord): KnownSource {
  const { source: id, fileName, kind, note, readable, date, title, primary, participants, sketch, messages } = r
  return {
    id,
    fileName,
    kind,
    note,
    readable,
    record: recordPath(id),
    date,
    title,
    primary,
    participants,
    sketch,
    messages,
    refersTo: r.refersTo ?? [],
    wordIds: r.wordIds ?? [],
  }
}

/** Everything that a message of this source may be asked for by. */
export const messageKeys = (r: Pick<SourceRecord, 'messages' | 'refersTo' | 'wordIds'>): ReadonlySet<string> =>
  new Set([...r.messages, ...(r.refersTo ?? []), ...(r.wordIds ?? [])])
