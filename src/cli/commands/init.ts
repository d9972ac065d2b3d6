import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CONFIG_PATH, configJsonSchema, initialConfig, layoutOf, parseConfig } from '../../config.ts'
import { DEFAULT_LAYOUT } from '../../model/layout.ts'
import { ProblemError } from '../../model/problem.ts'
import { movedBases, scaffold, TASKS_SETTINGS_PATH, tasksSettings } from '../../vault/scaffold.ts'
import type { CommandContext } from '../context.ts'

/** Makes a vault. Asks nothing: the owner comes from the options, else from git, else it is a usage error that says so. */
export async function init(context: CommandContext, options: Readonly<Record<string, unknown>>, args: readonly string[]): Promise<number> {
  const root = resolve(args[0] ?? (typeof options.vault === 'string' ? options.vault : '.'))
  refuseFile(join(root, dirname(CONFIG_PATH)))
  const made: string[] = []
  const write = (path: string, text: string) => {
    const file = join(root, path)
    if (existsSync(file)) return
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    made.push(path)
  }
  const exists = existsSync(join(root, CONFIG_PATH))
  if (!exists) {
    const name = typeof options.owner === 'string' ? options.owner.trim() : gitConfig('user.name')
    if (!name)
      throw new ProblemError({
        code: 'USAGE_OWNER',
        message: 'A vault needs to know whose it is',
        expected: '--owner "Full Name"',
        found: 'neither the option nor a git user.name',
        hint: `afterword init ${args[0] ?? '.'} --owner "Your Full Name"`,
      })
    const emails = Array.isArray(options.email)
      ? options.email.map(String)
      : [gitConfig('user.email')].filter((e): e is string => e !== null && !/no-?reply/i.test(e))
    write(CONFIG_PATH, initialConfig({ name, emails, company: typeof options.company === 'string' ? options.company : null }))
  }
  const config = parseConfig(readFileSync(join(root, CONFIG_PATH), 'utf8'))
  const layout = layoutOf(config)
  write('.afterword/config.schema.json', `${JSON.stringify(configJsonSchema(), null, 2)}\n`)
  write('.afterword/.gitignore', 'index.db*\nlock*\n*.tmp\n')
  for (const folder of [layout.folders.inbox, '.afterword/records', '.afterword/journal'])
    mkdirSync(join(root, folder), { recursive: true })
  for (const [path, text] of Object.entries(scaffold(layout))) write(path, text)
  // Folders named in the config after the first `init`.
  const text = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null)
  for (const [path, moved] of Object.entries(movedBases(DEFAULT_LAYOUT, layout, text))) {
    writeFileSync(join(root, path), moved)
    made.push(path)
  }
  const settings = join(root, TASKS_SETTINGS_PATH)
  const merged = tasksSettings(existsSync(settings) ? readFileSync(settings, 'utf8') : null)
  if (merged !== null) {
    mkdirSync(dirname(settings), { recursive: true })
    writeFileSync(settings, merged)
    made.push(TASKS_SETTINGS_PATH)
  }
  context.out.data({ vault: root, owner: config.owner.name, created: made })
  context.out.line(
    exists && made.length === 0
      ? `${root} is a vault already; nothing to do.`
      : `${context.out.bold(root)} is ready, for ${config.owner.name}.`,
  )
  for (const path of made) context.out.line(`  ${path}`)
  if (!exists) {
    context.out.line()
    context.out.line(
      `Drop transcripts, mails and documents into ${join(root, layout.folders.inbox)}, then run: afterword ingest --vault ${JSON.stringify(root)}`,
    )
    context.out.line('Open the folder in Obsidian; the community plugin Tasks shows the dashboard in Tasks.md.')
  }
  return 0
}

/** Throws where a file stands in the way of this folder. */
function refuseFile(folder: string): void {
  let at = folder
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at)
  if (statSync(at).isDirectory()) return
  throw new ProblemError({
    code: 'USAGE_FOLDER',
    message: 'A file stands where a folder of the vault should be',
    expected: 'a folder, or nothing yet',
    where: at,
    hint: 'Name another folder, or move the file away.',
  })
}

function gitConfig(key: string): string | null {
  try {
    return execFileSync('git', ['config', '--get', key], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null
  } catch {
    return null
  }
}
