import type { SourceId, VaultPath } from '../model/ids.ts'
import { RECORDS } from '../model/layout.ts'
import { ProblemError } from '../model/problem.ts'
import type { Decision, SourceRecord } from '../model/record.ts'

export const recordPath = (source: SourceId): VaultPath => `${RECORDS}/${source}.json` as VaultPath

/** Diffable text: keys in a fixed order, one statement's fields a line each, a final line end. */
export function renderRecord(record: SourceRecord): string {
  return `${JSON.stringify(sorted(record), null, 1)}\n`
}

function sorted(value: unknown): unknown {
  // The sketch: 64 numbers on one line instead of 64 lines.
  if (Array.isArray(value))
    return value.length > 8 && value.every(v => typeof v === 'number') ? { '#': value.join(' ') } : value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  )
}

function restored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(restored)
  if (value === null || typeof value !== 'object') return value
  const numbers = (value as Record<string, unknown>)['#']
  if (typeof numbers === 'string') return numbers.split(' ').map(Number)
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, restored(v)]))
}

/** Throws ProblemError `RECORD_INVALID` where the text is no record. */
export function parseRecord(path: string, text: string): SourceRecord {
  let value: unknown
  try {
    value = restored(JSON.parse(text))
  } catch (cause) {
    throw new ProblemError(
      {
        code: 'RECORD_INVALID',
        message: 'A record of the vault is no valid JSON',
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
    })
  return value as SourceRecord
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

export const renderDecisions = (decisions: readonly Decision[]): string => decisions.map(d => `${JSON.stringify(sorted(d))}\n`).join('')
