/** Reads every record, page and decision of a vault into the index. The only place that reads the whole vault. */
import fs from 'node:fs'
import path from 'node:path'
import type { SourceId, VaultPath } from '../model/ids.ts'
import { DECISIONS, DEFAULT_LAYOUT, RECORDS, type VaultLayout } from '../model/layout.ts'
import { type Problem, ProblemError } from '../model/problem.ts'
import type { SourceRecord } from '../model/record.ts'
import { lstat, readBytes } from '../vault/files.ts'
import { pageNameOf } from '../vault/page.ts'
import { parseDecisions, parseRecord } from '../vault/record.ts'
import type { Index, RebuildInput } from './index.ts'

export interface ReindexReport {
  readonly records: number
  readonly pages: number
  /** Records that could not be read; everything else is in the index. */
  readonly problems: readonly Problem[]
}

/** Rebuilds the index in one transaction; `seq` is that of the last sealed journal entry. */
export function reindex(root: string, index: Index, seq: number, layout: VaultLayout = DEFAULT_LAYOUT): ReindexReport {
  const { input, report } = contentOf(root, layout)
  index.rebuild(input, seq)
  return report()
}

/** What a vault holds, read while it is asked for: records one after the other, never all at once. `report`: what was read until now. */
export function contentOf(root: string, layout: VaultLayout): { readonly input: RebuildInput; report(): ReindexReport } {
  const problems: Problem[] = []
  const count = { records: 0, pages: 0 }
  const read = (vpath: string): string | null => readBytes(root, vpath)?.toString('utf8') ?? null
  function* records(): Generator<SourceRecord> {
    for (const id of recordIds(root)) {
      const vpath = `${RECORDS}/${id}.json`
      try {
        const record = parseRecord(vpath, read(vpath) ?? '')
        count.records++
        yield record
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        problems.push(error.problem)
      }
    }
  }
  function* pages(): Generator<{ path: VaultPath; text: string }> {
    for (const vpath of pagePaths(root, layout)) {
      const text = read(vpath)
      if (text === null) continue
      count.pages++
      yield { path: vpath.normalize('NFC') as VaultPath, text }
    }
  }
  const input: RebuildInput = {
    records: records(),
    pages: pages(),
    decisions: parseDecisions(read(DECISIONS) ?? ''),
    text: record => (hasReadableSource(record) ? read(record.readable) : null),
  }
  return { input, report: () => ({ ...count, problems }) }
}

/** True where a record has a readable source. A calendar has none, nor what a rule keeps out of the notes: there the original stands in its place. */
export const hasReadableSource = (record: SourceRecord): boolean =>
  record.kind !== 'calendar' &&
  !record.readable.startsWith(`${RECORDS}/`) &&
  !(record.engine === 'none' && record.readable === record.original)

function recordIds(root: string): SourceId[] {
  const folder = path.join(root, RECORDS)
  if (lstat(folder) === null) return []
  return fs
    .readdirSync(folder)
    .flatMap(name => /^([^.].*)\.json$/.exec(name)?.[1] ?? [])
    .sort() as SourceId[]
}

/** True for a path that may be an entity's page by its name and folder: `People/X/X.md`, `Accounts/X/README.md`. */
export function isPagePath(vpath: string, layout: VaultLayout): boolean {
  return pageNameOf(vpath) !== null && pageFolders(layout).some(folder => vpath.startsWith(`${folder}/`))
}

const pageFolders = ({ folders }: VaultLayout): string[] => [
  ...new Set([folders.people, folders.accounts, folders.projects, folders.forums]),
]

/** Every path that is a page's by name and folder, as the disk spells it. */
export function* pagePaths(root: string, layout: VaultLayout): Generator<string> {
  const found = new Set<string>()
  for (const folder of pageFolders(layout).sort()) {
    if (lstat(path.join(root, folder)) === null) continue
    for (const vpath of markdownBelow(root, folder)) {
      // One folder of the layout may lie inside another.
      if (pageNameOf(vpath) === null || found.has(vpath)) continue
      found.add(vpath)
      yield vpath
    }
  }
}

/** Hidden folders are not looked into. */
function* markdownBelow(root: string, folder: string): Generator<string> {
  const entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    const vpath = `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* markdownBelow(root, vpath)
    else if (entry.isFile() && /\.md$/i.test(entry.name)) yield vpath
  }
}
