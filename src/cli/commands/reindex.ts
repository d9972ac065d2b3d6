import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lastSeq } from '../../apply/journal.ts'
import { openIndex } from '../../store/index.ts'
import { reindex as rebuild } from '../../store/reindex.ts'
import { findVault, openWorkspace } from '../../workspace.ts'
import type { CommandContext } from '../context.ts'
import { problemText } from '../output.ts'

/** Rebuilds the index from the Markdown and the records; `--check` only compares. */
export async function reindex(context: CommandContext, options: Readonly<Record<string, unknown>>): Promise<number> {
  const { out } = context
  const root = findVault(context.vault)
  const check = options.check === true
  const ws = await openWorkspace(root, { mode: check ? 'read' : 'write', command: 'reindex', newerIndex: check ? 'refuse' : 'throw away' })
  try {
    const before = ws.index.dump()
    if (check) {
      const scratch = mkdtempSync(join(tmpdir(), 'afterword-'))
      const fresh = await openIndex(join(scratch, 'index.db'))
      try {
        rebuild(root, fresh, lastSeq(root), ws.layout)
        const same = fresh.dump() === before
        out.data({ same })
        out.line(same ? 'The index says what the Markdown and the records say.' : 'The index differs: run afterword reindex.')
        return same ? 0 : 1
      } finally {
        fresh.close()
        rmSync(scratch, { recursive: true, force: true })
      }
    }
    const counts = rebuild(root, ws.index, lastSeq(root), ws.layout)
    const changed = ws.index.dump() !== before
    for (const problem of counts.problems) out.warn(problemText(problem))
    out.data({ ...counts, changed })
    out.line(`${counts.records} records and ${counts.pages} pages read; the index ${changed ? 'has changed' : 'is as it was'}.`)
    return 0
  } finally {
    await ws.close()
  }
}
