import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lastSeq, readEntry } from './apply/journal.ts'
import { type Judged, learnCorrection } from './extract/correction.ts'
import { correctionReference } from './extract/engines/embedded/load.ts'
import type { EngineCorrection } from './model/contracts.ts'
import type { SourceRecord } from './model/record.ts'
import { readBytes } from './vault/files.ts'
import { asInNote, linesById } from './vault/persons-hand.ts'
import { parseRecord, recordPath } from './vault/record.ts'

/** `.afterword/correction.json`: what the person did with proposals, and the shifts learned from it. Small, readable; `learn --reset` empties it. */
export interface LearnedFile {
  readonly schema: 'afterword-correction/1'
  readonly judged: Readonly<Record<string, Judged>>
  /** Judgements that a reset threw away: they are not learned again. */
  readonly forgotten: readonly string[]
  readonly correction: EngineCorrection
}

/** What `learn` has learned, relative to the vault. */
export const CORRECTION_PATH = '.afterword/correction.json'

/** What `learn` has learned, null where nothing was or where the file is damaged. */
export function readLearned(root: string): LearnedFile | null {
  const file = join(root, CORRECTION_PATH)
  if (!existsSync(file)) return null
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LearnedFile
  } catch {
    // A damaged file costs what was learned, never the run.
    return null
  }
}

/**
 * Reads what the person did with the proposals of these records (box ticked, accepted, rejected, line deleted) and learns the correction anew from all that is
 * known. Writes only where something changed; null where nobody has judged anything.
 */
export function learn(root: string, records: readonly SourceRecord[]): LearnedFile | null {
  const before = readLearned(root)
  const forgotten = new Set(before?.forgotten ?? [])
  const judged: Record<string, Judged> = { ...before?.judged }
  for (const r of records) {
    const note = r.note === null ? null : readBytes(root, r.note)
    if (note === null) continue
    const lines = linesById(note.toString('utf8'))
    for (const s of r.statements) {
      if (s.stated || s.status !== 'proposed' || s.restates || forgotten.has(s.id) || !(`${r.note}#${s.id}` in r.lines)) continue
      const now = asInNote(s, lines).status
      const accepted = now === 'open' || now === 'doing' || now === 'done'
      if (accepted || now === 'rejected')
        judged[s.id] = { kind: s.kind, text: s.text, hasOwner: s.owner !== null, hasDue: s.due !== null, accepted }
    }
  }
  if (JSON.stringify(judged) === JSON.stringify(before?.judged ?? {})) return before
  const all = Object.entries(judged).sort(([a], [b]) => (a < b ? -1 : 1))
  return write(root, {
    schema: 'afterword-correction/1',
    judged: Object.fromEntries(all),
    forgotten: before?.forgotten ?? [],
    correction: learnCorrection(
      null,
      all.map(([, j]) => j),
      correctionReference(),
    ),
  })
}

/** Back to the shipped model: what was learned is emptied, and the same judgements are not learned again. */
export function resetLearned(root: string): void {
  const before = readLearned(root)
  if (!before) return
  const forgotten = [...new Set([...before.forgotten, ...Object.keys(before.judged)])].sort()
  write(root, { schema: 'afterword-correction/1', judged: {}, forgotten, correction: { bias: {}, weights: {}, seen: 0 } })
}

/** Records of the last journal entries: what a run looks at by itself, whatever the size of the vault. */
export function recentRecords(root: string, entries = 20): SourceRecord[] {
  const out = new Map<string, SourceRecord>()
  for (let seq = lastSeq(root), n = 0; seq > 0 && n < entries; seq--, n++)
    for (const { id } of readEntry(root, seq).sources) {
      const path = recordPath(id)
      if (!out.has(id) && existsSync(join(root, path))) out.set(id, parseRecord(path, readFileSync(join(root, path), 'utf8')))
    }
  return [...out.values()]
}

function write(root: string, value: LearnedFile): LearnedFile {
  const file = join(root, CORRECTION_PATH)
  const temp = `${file}.tmp`
  writeFileSync(temp, `${JSON.stringify(value, null, 1)}\n`)
  renameSync(temp, file)
  rmSync(temp, { force: true })
  return value
}
