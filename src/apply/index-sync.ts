/** What the index must learn of files, read from the files themselves: for recovery, undo and catching up. */
import type { IndexUpdate } from '../model/change-plan.ts'
import type { SourceId, VaultPath } from '../model/ids.ts'
import { DECISIONS, DEFAULT_LAYOUT, RECORDS, type VaultLayout } from '../model/layout.ts'
import type { SourceRecord } from '../model/record.ts'
import type { Index, UpdateOptions } from '../store/index.ts'
import { hasReadableSource, isPagePath } from '../store/reindex.ts'
import { readBytes, spelledOnDisk } from '../vault/files.ts'
import { parseDecisions, parseRecord, recordPath } from '../vault/record.ts'

/**
 * The update that makes the index agree with these files as they stand on the disk now. Paths of no interest are passed over.
 * Decisions are an append-only file: where it is among the paths, the whole list is given, to replace what the index has.
 */
export function updateFromFiles(
  root: string,
  paths: Iterable<VaultPath>,
  layout: VaultLayout = DEFAULT_LAYOUT,
  index: Pick<Index, 'sourcesAt'> | null = null,
): { readonly update: IndexUpdate; readonly options: UpdateOptions } {
  const records: SourceRecord[] = []
  const removedRecords: SourceId[] = []
  const pages: { path: VaultPath; text: string }[] = []
  const removedPages: VaultPath[] = []
  const texts = new Map<VaultPath, string>()
  const taken = new Set<SourceId>()
  let decisions: IndexUpdate['decisions'] | null = null
  const read = (vpath: VaultPath): string | null => readBytes(root, spelledOnDisk(root, vpath))?.toString('utf8') ?? null
  const take = (source: SourceId): void => {
    if (taken.has(source)) return
    taken.add(source)
    const vpath = recordPath(source)
    const text = read(vpath)
    if (text === null) {
      removedRecords.push(source)
      return
    }
    const record = parseRecord(vpath, text)
    records.push(record)
    const readable = hasReadableSource(record) ? read(record.readable) : null
    if (readable !== null) texts.set(record.readable, readable)
  }
  // The journal has paths as the disk spells them.
  for (const vpath of new Set([...paths].map(p => p.normalize('NFC') as VaultPath))) {
    // Text that is searched has changed, though its record has not.
    if (/\.md$/i.test(vpath)) for (const source of index?.sourcesAt(vpath) ?? []) take(source)
    const source = recordOf(vpath)
    if (source !== null) take(source)
    else if (vpath === DECISIONS) decisions = parseDecisions(read(vpath) ?? '')
    else if (isPagePath(vpath, layout)) {
      const text = read(vpath)
      if (text === null) removedPages.push(vpath)
      else pages.push({ path: vpath, text })
    }
  }
  return {
    update: { records, removedRecords, pages, removedPages, decisions: decisions ?? [] },
    options: { texts, replaceDecisions: decisions !== null },
  }
}

/** Source of a record's path, else null. */
export function recordOf(vpath: string): SourceId | null {
  const m = vpath.startsWith(`${RECORDS}/`) ? /\/([^/]+)\.json$/.exec(vpath) : null
  return (m?.[1] as SourceId | undefined) ?? null
}
