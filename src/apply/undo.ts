/**
 * Undo is a new entry that reverses an old one, made of the same steps and sealed in the same way: a crash in it is recovered like any other,
 * and undoing the undo does the work again.
 *
 * A file that still stands as the entry left it goes back byte for byte. Where somebody changed it since (the person, or a later entry), lines
 * are merged: ours that stand unchanged go, those we replaced come back, everything that is newer stays.
 */
import fs from 'node:fs'
import path from 'node:path'
import type { JournalEntry, JournalFile } from '../model/change-plan.ts'
import type { VaultPath } from '../model/ids.ts'
import { RECORDS } from '../model/layout.ts'
import { type Problem, ProblemError } from '../model/problem.ts'
import { assertInside, readBytes, sha256 } from '../vault/files.ts'
import { commitToGit } from './apply.ts'
import { updateFromFiles } from './index-sync.ts'
import { hasLeftovers, lastSeq, readEntry } from './journal.ts'
import { reverseMerge } from './merge.ts'
import { fileOf, missingFolders, stampOf } from './prepare.ts'
import { recoverNow } from './recover.ts'
import { bytesOf, encode, freeName, hashOf, type Step, utf8, withoutAppended } from './step.ts'
import { type ApplyDeps, exclusive, pathsOf, transact } from './transact.ts'

/**
 * Reverses entry `seq`, by default the newest that is neither an undo nor undone. Returns the new entry.
 * The caller holds the vault's lock. Throws ProblemError `UNDO_NOTHING`, `UNDO_BLOCKED` (a later entry built on it), `JOURNAL_ENTRY_MISSING`,
 * and those of `applyPlan`; the vault is then as it was.
 */
export function undo(deps: ApplyDeps, seq?: number): Promise<JournalEntry> {
  return exclusive(deps.root, () => undoNow(deps, seq))
}

async function undoNow(deps: ApplyDeps, seq?: number): Promise<JournalEntry> {
  const { root, index } = deps
  if (hasLeftovers(root, lastSeq(root)) || (index && index.seq !== lastSeq(root))) await recoverNow(deps)
  const last = lastSeq(root)
  const target = readEntry(root, seq ?? undoable(root, last))
  if (target.closed) throw closed(target)
  const reversal = planReversal(root, target, last)
  const entry: JournalEntry = {
    schema: 'afterword-journal/1',
    seq: last + 1,
    at: deps.now(),
    title: target.undoes === null ? `Undo: ${target.title}` : `Redo: ${target.title.replace(/^Undo: /, '')}`,
    sources: target.sources,
    undoes: target.seq,
    files: reversal.files,
    createdFolders: reversal.createdFolders,
  }
  await transact(deps, {
    entry,
    steps: reversal.steps,
    stamps: reversal.stamps,
    updateIndex: live => {
      const { update, options } = updateFromFiles(root, pathsOf(entry), deps.layout, live)
      live.update(update, entry.seq, options)
    },
  })
  for (const where of reversal.left) deps.warn?.(kept(target, where))
  await commitToGit(deps, entry)
  return entry
}

/** Seq of the entry that `undo` without a number reverses. Throws `UNDO_NOTHING`. Reads back from the newest, so an undone undo counts as done again. */
export function undoable(root: string, last = lastSeq(root)): number {
  const undone = new Set<number>()
  for (let seq = last; seq > 0; seq--) {
    const entry = readEntry(root, seq)
    if (undone.has(seq) || (entry.closed && entry.undoes === null)) continue
    if (entry.undoes === null) return seq
    undone.add(entry.undoes)
  }
  throw new ProblemError({
    code: 'UNDO_NOTHING',
    message: 'There is nothing to undo.',
    expected: 'a journal entry that is not undone yet',
    hint: '`afterword undo --list` shows the steps; `afterword undo NUMBER` of an undo does the work again.',
  })
}

interface Reversal {
  readonly steps: readonly Step[]
  readonly files: readonly JournalFile[]
  readonly createdFolders: readonly VaultPath[]
  readonly stamps: ReadonlyMap<string, string>
  /** Files that somebody changed in a way that lines cannot tell: left as they are. */
  readonly left: readonly VaultPath[]
}

function planReversal(root: string, target: JournalEntry, last: number): Reversal {
  const steps: Step[] = []
  const files: JournalFile[] = []
  const stamps = new Map<string, string>()
  const left: VaultPath[] = []
  const written: string[] = []
  const checked = new Set<string>()
  const originals = otherOriginals(root, target)
  const put = (vpath: VaultPath, now: Buffer | null, wanted: Buffer | null): void => {
    if (now === wanted || (now && wanted && now.equals(wanted))) return
    stamps.set(vpath, stampOf(path.join(root, vpath)))
    if (wanted !== null) {
      written.push(vpath)
      steps.push({ do: 'write', path: vpath, before: now === null ? null : sha256(now), after: sha256(wanted), data: encode(wanted) })
    } else if (now !== null) steps.push({ do: 'delete', path: vpath, before: sha256(now) })
    files.push(fileOf(vpath, now, wanted))
  }
  for (const file of [...target.files].reverse()) {
    assertInside(root, file.path, checked)
    if (file.movedFrom !== undefined) {
      const back = moveBack(root, file, originals)
      if (back === null) left.push(file.path)
      else if (back.step) {
        steps.push(back.step)
        written.push(back.file.path)
        files.push(back.file)
      }
      continue
    }
    const now = readBytes(root, file.path)
    const wanted = wantedBack(file, now, { target, last })
    if (wanted === undefined) left.push(file.path)
    else put(file.path, now, wanted)
  }
  const createdFolders = missingFolders(root, written)
  const folders = createdFolders.map((folder): Step => ({ do: 'mkdir', path: folder }))
  const empty = [...target.createdFolders].reverse().map((folder): Step => ({ do: 'rmdir', path: folder }))
  return { steps: [...folders, ...steps, ...empty], files, createdFolders, stamps, left }
}

/** Content that the file should have; null: no file; undefined: cannot be told, leave it. */
function wantedBack(
  file: JournalFile,
  now: Buffer | null,
  context: { readonly target: JournalEntry; readonly last: number },
): Buffer | null | undefined {
  const before = file.before === undefined ? null : bytesOf(file.before)
  if (file.appended !== undefined) {
    if (now === null) return null
    // Untouched since, our text is the end; else the last place where it stands.
    const untouched = sha256(now) === file.afterHash
    const at = untouched ? now.length - Buffer.byteLength(file.appended) : now.lastIndexOf(file.appended)
    const without = at < 0 ? now : withoutAppended(now, at, file.appended)
    return without.length === 0 && file.beforeHash === null ? null : without
  }
  const hash = now === null ? null : sha256(now)
  if (hash === file.afterHash) return before
  // The person deleted or restored it since: that is the later word.
  if (now === null || file.afterHash === null || hash === file.beforeHash) return now
  // A record is no text of lines: a later entry that rewrote it has to be undone first.
  if (file.path.startsWith(`${RECORDS}/`)) throw blocked(file.path, context.target, context.last)
  const text = utf8(now)
  const beforeText = before === null ? '' : utf8(before)
  if (text === null || beforeText === null || file.lines === undefined) return undefined
  const merged = reverseMerge(file.lines, beforeText, text)
  return merged.trim() === '' && before === null ? null : Buffer.from(merged, 'utf8')
}

/**
 * Originals that records of other entries stand on: the threads of one mailbox share it. Read only where the entry brought an original in.
 */
function otherOriginals(root: string, target: JournalEntry): ReadonlySet<string> {
  const brought = target.files.filter(f => f.movedFrom !== undefined && f.path.includes('/_originals/'))
  const own = new Set(target.files.map(f => f.path as string))
  const folder = path.join(root, RECORDS)
  if (brought.length === 0 || !fs.existsSync(folder)) return new Set()
  const names = fs.readdirSync(folder).filter(name => name.endsWith('.json') && !own.has(`${RECORDS}/${name}`))
  return new Set(
    names.flatMap(name => {
      const text = fs.readFileSync(path.join(folder, name), 'utf8')
      return brought.flatMap(f => (text.includes(JSON.stringify(f.path)) ? [f.path] : []))
    }),
  )
}

/** A move is reversed with the bytes as they are now, even changed ones. Null where the file is gone; no step where nothing is to do. */
function moveBack(
  root: string,
  file: JournalFile,
  shared: ReadonlySet<string>,
): { readonly step: Step | null; readonly file: JournalFile } | null {
  const from = file.movedFrom ?? file.path
  const hash = hashOf(root, file.path)
  if (hash === null) return null
  // The place is taken by a new file: beside it, unless that one holds the same bytes.
  const same = hashOf(root, from) === hash
  const place = same ? from : freeName(root, from)
  const back: JournalFile = { path: place as VaultPath, beforeHash: same ? hash : null, afterHash: hash }
  // The bytes stood at `path` before the move already, or others stand on them now: they stay there, and the Inbox gets a copy.
  if (file.beforeHash !== null || shared.has(file.path))
    return { step: same ? null : { do: 'copy', from: file.path, to: place, sha256: hash }, file: back }
  return { step: { do: 'move', from: file.path, to: place, sha256: hash, existed: same }, file: { ...back, movedFrom: file.path } }
}

const closed = (target: JournalEntry): ProblemError =>
  new ProblemError({
    code: 'UNDO_CLOSED',
    message: `Entry ${target.seq} cannot be undone any more: what it held of somebody who was forgotten is deleted for good.`,
    expected: 'an entry that still holds what it changed',
    found: target.title,
    hint: 'afterword undo --list shows what can be undone.',
  })

function blocked(where: VaultPath, target: JournalEntry, last: number): ProblemError {
  return new ProblemError({
    code: 'UNDO_BLOCKED',
    message: `Entry ${target.seq} cannot be undone alone: a later one wrote the same record.`,
    expected: 'the record as the entry left it',
    where,
    hint: `Undo the later entries first, newest first (the newest is ${last}).`,
  })
}

const kept = (target: JournalEntry, where: VaultPath): Problem => ({
  code: 'UNDO_LEFT_FILE',
  message: `Undo of "${target.title}" left this file as it is: it was changed or removed since.`,
  where,
  hint: 'It is yours now: change or delete it by hand if it is not wanted.',
})
