import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lastSeq } from './apply/journal.ts'
import { acquireLock, type Lock } from './apply/lock.ts'
import { recover } from './apply/recover.ts'
import type { ApplyDeps } from './apply/transact.ts'
import { CONFIG_PATH, type Config, layoutOf, ownerOf, readConfig } from './config.ts'
import { ENGINES, engineNamed } from './extract/engines/index.ts'
import { forgetForGood } from './forget-for-good.ts'
import { isForgettingDue } from './forget-window.ts'
import { indexMade, isIndexOf, learnHandEdits, lostWords } from './hand-edits.ts'
import { closeNormalizeWorker } from './inbox/worker-normalize.ts'
import { readLearned } from './learn.ts'
import type { Engine, EngineCorrection } from './model/contracts.ts'
import type { Owner } from './model/entity.ts'
import type { EntityId, IsoInstant, VaultPath } from './model/ids.ts'
import { DECISIONS, RECORDS, type VaultLayout } from './model/layout.ts'
import { type Problem, ProblemError } from './model/problem.ts'
import type { Decision, SourceRecord } from './model/record.ts'
import { type Index, type OpenIndexOptions, openIndex } from './store/index.ts'
import { isOfOlderVersion } from './store/open.ts'
import { contentOf, reindex } from './store/reindex.ts'
import { vaultPath } from './vault/files.ts'
import { entityId, readPage } from './vault/page.ts'
import { parseDecisions, parseRecord } from './vault/record.ts'

/** One opened vault with everything that a command works with. Constructed here and nowhere else. */
export interface Workspace {
  readonly root: string
  readonly config: Config
  readonly layout: VaultLayout
  readonly owner: Owner
  readonly ownerId: EntityId
  readonly engine: Engine
  readonly correction: EngineCorrection | null
  readonly index: Index
  readonly now: () => IsoInstant
  readonly deps: ApplyDeps
  /** Words for the person: what recovery finished or rolled back. */
  readonly messages: readonly string[]
  close(): Promise<void>
}

export { findVault } from './find-vault.ts'

const INDEX_PATH = '.afterword/index.db'
const MOVED_FORWARD = 'The index was of an older version: it was made anew from the notes and records.'

export interface OpenOptions {
  /** `write` takes the lock and recovers; `read` works on a copy of the index, so that the tree stays untouched, times included. */
  readonly mode: 'read' | 'write'
  readonly command: string
  readonly waitMs?: number
  readonly onWait?: (holder: string) => void
  readonly now?: () => IsoInstant
  readonly crashPoint?: (name: string) => void
  /** What becomes of an index that a later program made. */
  readonly newerIndex?: OpenIndexOptions['newer']
  /** Failures that do not undo the work. */
  readonly warn?: (problem: Problem) => void
}

/**
 * Opens a vault for one command: lock (when writing), recovery, index, what the person did since. Close it in any case. Throws ProblemErrors of
 * the config, the lock and the disk.
 */
export async function openWorkspace(root: string, options: OpenOptions): Promise<Workspace> {
  const config = readConfig(root)
  const now = options.now ?? (() => new Date().toISOString() as IsoInstant)
  const lock: Lock | null =
    options.mode === 'write'
      ? await acquireLock(root, { command: options.command, waitMs: options.waitMs ?? 10_000, onWait: options.onWait ?? (() => {}) })
      : null
  const scratch = options.mode === 'read' ? mkdtempSync(join(tmpdir(), 'afterword-')) : null
  try {
    const file = scratch ? copyIndex(root, scratch) : join(root, INDEX_PATH)
    const layout = layoutOf(config)
    const opened = (): Promise<Index> =>
      openIndex(file, {
        vault: { content: () => contentOf(root, layout).input, seq: lastSeq(root) },
        newer: options.newerIndex ?? 'refuse',
      })
    // What a killed process left is put right before an old index is made anew of what stands in the vault: it moves forward below.
    let index = isOfOlderVersion(file) ? null : await opened()
    const warn = options.warn ?? (() => {})
    const depsOn = (on: Index | null): ApplyDeps => ({
      root,
      now,
      index: on,
      layout,
      git: config.git,
      warn,
      ...(options.crashPoint ? { crashPoint: options.crashPoint } : {}),
    })
    const messages: string[] = []
    if (options.mode === 'write') messages.push(...(await recover(depsOn(index))).messages)
    if (options.mode === 'write' && isForgettingDue(root, now())) {
      index?.close()
      index = null
      messages.push(...(await forgetForGood(root, now(), layout)))
    }
    // Before the first entry nothing but the person's own pages is there to be known.
    const looked = Date.now()
    index ??= await opened()
    const deps = depsOn(index)
    if (index.movedForward) {
      indexMade(index, layout, looked)
      messages.push(MOVED_FORWARD)
    }
    if (index.seq !== lastSeq(root) || index.seq === 0 || !isIndexOf(index, layout)) {
      reindex(root, index, lastSeq(root), layout)
      indexMade(index, layout, looked)
    } else learnHandEdits(root, index, layout, looked, page => messages.push(lostWords(page)))
    const engine = engineOf(root, config)
    return {
      root,
      config,
      layout,
      owner: ownerOf(config),
      ownerId: entityId('person', config.owner.name),
      engine,
      correction: readLearned(root)?.correction ?? null,
      index,
      now,
      deps,
      messages,
      close: async () => {
        await closeNormalizeWorker()
        index.close()
        lock?.release()
        if (scratch) rmSync(scratch, { recursive: true, force: true })
      },
    }
  } catch (error) {
    lock?.release()
    if (scratch) rmSync(scratch, { recursive: true, force: true })
    throw error
  }
}

/** The engine that the config names; throws ProblemError `CONFIG_ENGINE`. */
export function engineOf(root: string, config: Config): Engine {
  const engine = engineNamed(config.engine, { answers: join(root, '.afterword/answers') })
  if (engine) return engine
  throw new ProblemError({
    code: 'CONFIG_ENGINE',
    message: 'The config names an engine that there is not',
    expected: `one of ${ENGINES.map(e => e.name).join(', ')}`,
    found: config.engine,
    where: CONFIG_PATH,
    hint: 'Set `engine: embedded`, the one that needs nothing else.',
  })
}

function copyIndex(root: string, scratch: string): string {
  const file = join(scratch, 'index.db')
  for (const suffix of ['', '-wal']) if (existsSync(join(root, INDEX_PATH) + suffix)) cpSync(join(root, INDEX_PATH) + suffix, file + suffix)
  return file
}

/** All records, by file name. Throws ProblemError where one cannot be read. */
export function readRecords(root: string): SourceRecord[] {
  const folder = join(root, RECORDS)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(f => f.endsWith('.json'))
    .sort()
    .map(f => parseRecord(`${RECORDS}/${f}`, readFileSync(join(folder, f), 'utf8')))
}

/** All decisions of the person, oldest first. */
export function readDecisions(root: string): Decision[] {
  const file = join(root, DECISIONS)
  return existsSync(file) ? parseDecisions(readFileSync(file, 'utf8')) : []
}

/** Pages of people, accounts, projects and forums: `<folder>/<Name>/<Name>.md` or README.md, at any depth below the folder. */
export function readPages(root: string, layout: VaultLayout): { path: VaultPath; text: string }[] {
  const { people, accounts, projects, forums } = layout.folders
  return [...new Set([people, accounts, projects, forums])].sort().flatMap(folder => pagesBelow(root, folder))
}

function pagesBelow(root: string, folder: string): { path: VaultPath; text: string }[] {
  const dir = join(root, folder)
  if (!existsSync(dir) || !statSync(dir).isDirectory()) return []
  return readdirSync(dir, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(e => {
      const path = `${folder}/${e.name}`
      if (e.isDirectory()) return pagesBelow(root, path)
      const base = e.name.replace(/\.md$/i, '').normalize('NFC')
      if (!e.isFile() || !/\.md$/i.test(e.name) || (base !== (folder.split('/').at(-1) ?? '').normalize('NFC') && !/^readme$/i.test(base)))
        return []
      const vpath = vaultPath(path)
      const text = readFileSync(join(root, path), 'utf8')
      return readPage(vpath, text) ? [{ path: vpath, text }] : []
    })
}
