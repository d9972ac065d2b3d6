import { failedFiles, redrive as redriveFiles } from '../../inbox/dead-letter.ts'
import { ProblemError } from '../../model/problem.ts'
import { baseName } from '../../vault/files.ts'
import { findVault, openWorkspace } from '../../workspace.ts'
import type { CommandContext } from '../context.ts'

/** Puts files that were set aside back into the Inbox. */
export async function redrive(
  context: CommandContext,
  _options: Readonly<Record<string, unknown>>,
  args: readonly string[],
): Promise<number> {
  const { out } = context
  const ws = await openWorkspace(findVault(context.vault), { mode: 'write', command: 'redrive' })
  try {
    const failed = failedFiles(ws.root, ws.layout.folders.inbox)
    const unknown = args.find(name => !failed.some(path => path === name || path.endsWith(`/${name}`)))
    if (unknown !== undefined)
      throw new ProblemError({
        code: 'USAGE_SET_ASIDE',
        message: 'No file of that name is set aside',
        found: unknown,
        hint: failed.length === 0 ? 'Nothing is set aside.' : `afterword status lists them: ${failed.slice(0, 5).map(baseName).join(', ')}`,
      })
    const moved = await redriveFiles(ws.deps, ws.layout.folders.inbox, args)
    out.data({ moved })
    out.line(moved.length === 0 ? 'Nothing is set aside.' : `${moved.length} back in the Inbox; afterword ingest tries again.`)
    for (const path of moved) out.line(`  ${path}`)
    return 0
  } finally {
    await ws.close()
  }
}
