import path from 'node:path'
import type { JournalEntry } from '../model/change-plan.ts'
import type { Problem } from '../model/problem.ts'
import { lstat } from '../vault/files.ts'

const TIMEOUT_MS = 30_000
/** File names are names: `[1]` and `*` in them are no patterns. */
const LITERAL = '--literal-pathspecs'

/** Null when committed or when there is nothing to commit; a Problem (a warning: the vault is right in any case) otherwise. */
export async function commitEntry(root: string, entry: JournalEntry): Promise<Problem | null> {
  try {
    const { simpleGit } = await import('simple-git')
    const git = simpleGit(root, { timeout: { block: TIMEOUT_MS } })
    if (!(await git.checkIsRepo()))
      return problem('The vault is in no git repository.', 'Run `git init` in the vault, or set `git: false`.')
    const touched = [...new Set(entry.files.flatMap(file => [file.path, ...(file.movedFrom ? [file.movedFrom] : [])]))]
    const present = touched.filter(file => lstat(path.join(root, file)) !== null)
    // Files of an inbox that git never knew are gone without a trace: naming them would be an error.
    const known = new Set(split(await git.raw([LITERAL, 'ls-files', '-z', '--', ...touched])))
    // New files that git does not ignore.
    const fresh = new Set(split(await git.raw([LITERAL, 'ls-files', '--others', '--exclude-standard', '-z', '--', ...touched])))
    const add = present.filter(file => known.has(file) || fresh.has(file))
    const remove = touched.filter(file => known.has(file) && !present.includes(file))
    if (add.length > 0) await git.raw([LITERAL, 'add', '--', ...add])
    const commit = [...add, ...remove]
    if (commit.length === 0) return null
    await git.raw([LITERAL, 'commit', '--quiet', '--only', '-m', message(entry), '--', ...commit])
    return null
  } catch (error) {
    const words = error instanceof Error ? error.message.trim() : String(error)
    // The same content as the last commit: an undo of something that was never committed, for example.
    if (/nothing to commit|no changes added|nothing added/.test(words)) return null
    return problem(words.split('\n').slice(0, 3).join(' '), 'The vault itself is complete; commit by hand, or set `git: false`.')
  }
}

/** `Meeting with Kanchan Rao` and the sources' file names below. */
function message(entry: JournalEntry): string {
  const sources = entry.sources.map(source => `- ${source.fileName}`)
  return [
    entry.title.replace(/\s+/g, ' '),
    ...(sources.length > 0 ? ['', 'Sources:', ...sources] : []),
    '',
    `Journal entry ${entry.seq}`,
  ].join('\n')
}

const split = (output: string): string[] => output.split('\0').filter(name => name !== '')

const problem = (found: string, hint: string): Problem => ({
  code: 'GIT_COMMIT_FAILED',
  message: 'The change was applied but not committed to git.',
  found,
  hint,
})
