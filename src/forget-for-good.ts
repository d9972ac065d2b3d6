/**
 * The end of an undo window. `entity forget` takes a person out of the vault; until the window ends, the journal can bring them back. Then everything that
 * still holds them is deleted: before-images, decisions, what was learned, recorded answers, the index (which is made again).
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { rename, syncFiles, syncFolder, writeUnsynced } from './apply/durable.ts'
import { journalFiles, listSealed, readEntry } from './apply/journal.ts'
import { bytesOf, utf8 } from './apply/step.ts'
import { FORGOTTEN_PATH, type Waiting, waitingToBeForgotten } from './forget-window.ts'
import { CORRECTION_PATH, readLearned } from './learn.ts'
import type { JournalEntry } from './model/change-plan.ts'
import type { IsoInstant } from './model/ids.ts'
import { DECISIONS, RECORDS, type VaultLayout } from './model/layout.ts'
import { FORGET_TITLE, formsToForget } from './plan/entity-ops/forget.ts'
import { blackener, nameWords } from './plan/entity-ops/forget-names.ts'
import { pagePaths } from './store/reindex.ts'
import { pageNameOf, readPage } from './vault/page.ts'
import { parseDecisions, parseRecord } from './vault/record.ts'

/**
 * Deletes what is due; answers words for the person. The caller holds the lock, no entry is unfinished, and the index is closed: its file goes too.
 * Every step can be done twice: after a crash the next opening does it again.
 */
export async function forgetForGood(root: string, now: IsoInstant, layout: VaultLayout): Promise<string[]> {
  const all = waitingToBeForgotten(root)
  const due = all.filter(w => w.until <= now)
  const undone = undoneEntries(root)
  const names = due.flatMap(w => (undone.has(w.seq) ? [] : [formsForgotten(root, w.seq)]))
  const others = nameWords([...pagePaths(root, layout)].flatMap(p => pageNameOf(p) ?? []))
  const blackens = names.map(n => blackener(n, others))
  const isNamed = (text: string): boolean =>
    blackens.some((blacken, i) => blacken(text) !== text || (names[i] ?? []).some(n => text.includes(n)))
  let closed = 0
  if (names.some(n => n.length > 0)) {
    for (const seq of listSealed(root)) if (await closeEntry(root, seq, isNamed)) closed++
    await rewriteLines(join(root, DECISIONS), line => !isNamed(line))
    const learned = readLearned(root)
    if (learned) {
      const judged = Object.fromEntries(Object.entries(learned.judged).filter(([, j]) => !isNamed(j.text)))
      await put(join(root, CORRECTION_PATH), `${JSON.stringify({ ...learned, judged }, null, 1)}\n`)
    }
    for (const file of filesBelow(join(root, '.afterword/answers')))
      if (isNamed(`${file}\n${readFileSync(file, 'utf8')}`)) rmSync(file, { force: true })
  }
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(root, '.afterword/index.db') + suffix, { force: true })
  // Last: until here everything is done again after a crash.
  await writeWaiting(
    root,
    all.filter(w => !due.includes(w)),
  )
  return names.length > 0 ? [`${names.length} forgotten for good: ${closed} entries of the journal are closed`] : []
}

/** Every form of the one whom an entry forgot, read from what the entry kept for undo; none where the entry never came to be. */
function formsForgotten(root: string, seq: number): string[] {
  if (!existsSync(journalFiles(root, seq).sealed)) return []
  const entry = readEntry(root, seq)
  if (entry.title !== FORGET_TITLE) return []
  const texts = entry.files.flatMap(f => (f.before === undefined ? [] : [{ path: f.path, text: utf8(bytesOf(f.before)) ?? '' }]))
  const page = texts.flatMap(f => (pageNameOf(f.path) === null ? [] : (readPage(f.path, f.text) ?? [])))
  const records = texts.flatMap(f => (f.path.startsWith(`${RECORDS}/`) ? [parseRecord(f.path, f.text)] : []))
  const answers = join(root, DECISIONS)
  const decisions = existsSync(answers) ? parseDecisions(readFileSync(answers, 'utf8')) : []
  const gone = new Set(entry.files.flatMap(f => (f.afterHash === null ? [f.path] : [])))
  return page.filter(e => e.path !== null && gone.has(e.path)).flatMap(e => [...formsToForget(e, records, decisions), e.id])
}

/** Entries that were undone and not done again. */
function undoneEntries(root: string): ReadonlySet<number> {
  const undone = new Set<number>()
  for (const seq of [...listSealed(root)].reverse()) {
    const { undoes } = readEntry(root, seq)
    if (undoes !== null && !undone.has(seq)) undone.add(undoes)
  }
  return undone
}

async function closeEntry(root: string, seq: number, isNamed: (text: string) => boolean): Promise<boolean> {
  const file = journalFiles(root, seq).sealed
  const entry = readEntry(root, seq)
  if (entry.closed || !(isNamed(readFileSync(file, 'utf8')) || entry.files.some(f => isNamed(binaryText(f.before))))) return false
  const left: JournalEntry = {
    schema: 'afterword-journal/1',
    seq,
    at: entry.at,
    title: 'Closed: it held somebody who was forgotten',
    sources: [],
    undoes: entry.undoes,
    files: [],
    createdFolders: [],
    closed: true,
  }
  await put(file, `${JSON.stringify(left)}\n`)
  return true
}

/** Text of a before-image that is kept as base64. */
const binaryText = (before: JournalEntry['files'][number]['before']): string =>
  before?.encoding === 'base64' ? Buffer.from(before.data, 'base64').toString('latin1') : ''

async function rewriteLines(file: string, keep: (line: string) => boolean): Promise<void> {
  if (!existsSync(file)) return
  const lines = readFileSync(file, 'utf8').split('\n')
  const left = lines.filter(keep)
  if (left.length < lines.length) await put(file, left.join('\n'))
}

/** Remembers when the window of an entry ends. `days` 0: at the next opening of the vault. */
export async function rememberForgetting(root: string, seq: number, now: IsoInstant, days: number): Promise<Waiting> {
  const until = new Date(Date.parse(now) + days * 86_400_000).toISOString() as IsoInstant
  const waiting = { seq, until }
  await writeWaiting(root, [...waitingToBeForgotten(root).filter(w => w.seq !== seq), waiting])
  return waiting
}

/** The forgetting was undone: nothing is to be deleted any more. */
export async function keepAfterAll(root: string, seq: number | null): Promise<void> {
  const all = waitingToBeForgotten(root)
  if (all.some(w => w.seq === seq))
    await writeWaiting(
      root,
      all.filter(w => w.seq !== seq),
    )
}

async function writeWaiting(root: string, entries: readonly Waiting[]): Promise<void> {
  const file = join(root, FORGOTTEN_PATH)
  if (entries.length === 0) rmSync(file, { force: true })
  else await put(file, `${JSON.stringify({ schema: 'afterword-forgotten/1', entries }, null, 1)}\n`)
}

/** The whole file or the old one, on the disk when this is done. */
async function put(file: string, text: string): Promise<void> {
  const none = () => {}
  await syncFiles([writeUnsynced(`${file}.tmp`, text, { point: none, name: 'forget' })])
  rename(`${file}.tmp`, file)
  await syncFolder(join(file, '..'))
}

function filesBelow(dir: string): string[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { withFileTypes: true }).flatMap(e => (e.isDirectory() ? filesBelow(join(dir, e.name)) : [join(dir, e.name)]))
}
