import { listSealed, readEntry } from '../../apply/journal.ts'
import { undo as undoEntry } from '../../apply/undo.ts'
import { keepAfterAll } from '../../forget-for-good.ts'
import { ProblemError } from '../../model/problem.ts'
import { findVault, openWorkspace } from '../../workspace.ts'
import type { CommandContext } from '../context.ts'

/** Takes one entry back, or lists the journal. */
export async function undo(context: CommandContext, options: Readonly<Record<string, unknown>>, args: readonly string[]): Promise<number> {
  const { out } = context
  const root = findVault(context.vault)
  if (options.list === true) {
    const entries = listSealed(root)
      .slice(-50)
      .map(seq => readEntry(root, seq))
    out.data(entries.map(({ seq, at, title, undoes, files }) => ({ seq, at, title, undoes, files: files.map(f => f.path) })))
    if (entries.length === 0) out.line('No steps yet.')
    for (const e of entries)
      out.line(
        `${String(e.seq).padStart(5)}  ${e.at.slice(0, 16).replace('T', ' ')}  ${e.title}${e.undoes === null ? '' : ` (undoes ${e.undoes})`}`,
      )
    return 0
  }
  const seq = args[0] === undefined ? undefined : Number(args[0])
  if (seq !== undefined && !Number.isInteger(seq))
    throw new ProblemError({
      code: 'USAGE_ENTRY',
      message: 'A journal entry is named by its number',
      expected: 'a number',
      found: args[0] ?? '',
      hint: 'afterword undo --list shows them.',
    })
  const ws = await openWorkspace(root, { mode: 'write', command: 'undo' })
  try {
    const entry = await undoEntry(ws.deps, seq)
    await keepAfterAll(root, entry.undoes)
    out.data({ seq: entry.seq, undoes: entry.undoes, files: entry.files.map(f => f.path) })
    out.line(`Taken back: entry ${entry.undoes}. afterword undo ${entry.seq} brings everything back.`)
    for (const f of entry.files) out.line(`  ${f.movedFrom ? `${f.movedFrom} → ` : ''}${f.path}`)
    return 0
  } finally {
    await ws.close()
  }
}
