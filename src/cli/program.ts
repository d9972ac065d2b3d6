import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { ProblemError } from '../model/problem.ts'
import type { CommandContext } from './context.ts'
import { addEntityCommands } from './entity-commands.ts'
import { EXIT, exitCodeOf, problemText, terminalOutput } from './output.ts'
import { addSearchCommand } from './search-command.ts'

type Action = (context: CommandContext, options: Readonly<Record<string, unknown>>, args: readonly string[]) => Promise<number>

/** Runs one command line and returns the exit code: 0 done, 1 some set aside, 2 usage, 3 vault unusable. */
export async function run(argv: readonly string[]): Promise<number> {
  let code: number = EXIT.done
  const program = buildProgram(exit => {
    code = exit
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    if (error instanceof ProblemError) {
      if (argv.includes('--json')) process.stdout.write(`${JSON.stringify({ problem: error.problem }, null, 2)}\n`)
      else process.stderr.write(`${problemText(error.problem)}\n`)
      return exitCodeOf(error.problem)
    }
    // A bug, or a disk that does what nobody expected: never the exit code of a run that did its work.
    process.stderr.write(
      `Afterword broke down. Nothing is half done: the next command finishes or takes back what was begun.\nPlease report this:\n${error instanceof Error ? error.stack : String(error)}\n`,
    )
    return EXIT.vaultUnusable
  }
}

/** The tree of commands. Each action is loaded when it is called. */
export function buildProgram(done: (code: number) => void): Command {
  const program = new Command('afterword')
  program
    .description(
      'Keeps a Markdown vault true to what was said: transcripts, mail and documents become linked notes, every claim tied to its words.',
    )
    .version(version(), '-V, --version')
    .option('--vault <dir>', 'the vault (default: the one that holds the current folder)')
    .option('--json', 'print JSON for programs')
    .option('--no-color', 'no colour')
    .exitOverride()
    .showHelpAfterError('(afterword --help lists the commands with examples)')
    .addHelpText(
      'after',
      `
Start:
  afterword init ~/Vault --owner "Dana Whitfield"   make a vault, or make a folder of notes one
  cp ~/Downloads/*.vtt ~/Vault/Inbox/               drop in whatever your programs save
  afterword ingest --vault ~/Vault                  file everything; afterwards open the folder in Obsidian

Daily:
  afterword ingest --watch        keep going: new files are taken when they have stopped growing
  afterword ingest --dry-run      show what would change, write nothing
  afterword status                what waits, what failed, what was done last
  afterword undo                  take the last step back; your own edits stay

Exit codes: 0 all done, 1 some files were set aside, 2 wrong usage, 3 the vault cannot be used.`,
    )

  const act = (load: () => Promise<Action>) =>
    async function (this: Command, ...given: unknown[]): Promise<void> {
      const options = this.optsWithGlobals() as Record<string, unknown>
      const args = given.slice(0, -2).flatMap(a => (Array.isArray(a) ? a.map(String) : a === undefined ? [] : [String(a)]))
      const out = terminalOutput({
        json: options.json === true,
        color: options.color !== false && process.stdout.isTTY === true && !process.env.NO_COLOR,
      })
      const action = await load()
      try {
        done(await action({ vault: typeof options.vault === 'string' ? options.vault : process.cwd(), out, program }, options, args))
      } finally {
        out.endProgress()
      }
    }
  const command = (name: string, description: string, example: string): Command =>
    program
      .command(name)
      .description(description)
      .exitOverride()
      .addHelpText('after', `\nExamples:\n${example.replace(/^/gm, '  ')}`)

  command(
    'init [dir]',
    'make a vault, or make an existing folder of notes one; overwrites nothing',
    'afterword init ~/Vault --owner "Dana Whitfield" --email dana@lumen.example',
  )
    .option('--owner <name>', 'your full name, as your meetings write it (default: git config user.name)')
    .option('--email <address...>', 'your mail addresses')
    .option('--company <name>', 'your company')
    .action(act(async () => (await import('./commands/init.ts')).init))
  command(
    'ingest [files...]',
    'file everything in the Inbox; files named here are copied into the Inbox first',
    'afterword ingest\nafterword ingest ~/Downloads/standup.vtt\nafterword ingest --dry-run\nafterword ingest --watch',
  )
    .option('--dry-run', 'show the plan as a diff and write nothing')
    .option('--watch', 'keep watching the Inbox until stopped (Ctrl-C finishes the current step)')
    .option('--wait <seconds>', 'how long to wait for another process that holds the vault', '10')
    .action(act(async () => (await import('./commands/ingest.ts')).ingest))
  addSearchCommand(command, act)
  command('status', 'what waits in the Inbox, what failed, what was done last', 'afterword status\nafterword status --json').action(
    act(async () => (await import('./commands/status.ts')).status),
  )
  command(
    'undo [entry]',
    'take one journal entry back (default: the last); what you edited since stays',
    'afterword undo\nafterword undo 12\nafterword undo --list',
  )
    .option('--list', 'list the journal instead')
    .action(act(async () => (await import('./commands/undo.ts')).undo))
  command(
    'redrive [files...]',
    'put files that were set aside back into the Inbox (default: all)',
    'afterword redrive\nafterword redrive standup.vtt',
  ).action(act(async () => (await import('./commands/redrive.ts')).redrive))
  command(
    'doctor',
    'look for damage: broken links, missing originals, notes and records that disagree',
    'afterword doctor\nafterword doctor --json\nafterword doctor --fix\nafterword doctor --fix --yes',
  )
    .option('--fix', 'show how the damage would be repaired; with --yes repair it, as one step that undo takes back')
    .option('--yes', 'carry the repair out')
    .action(act(async () => (await import('./commands/doctor.ts')).doctor))
  addEntityCommands(command, act)
  command('reindex', 'rebuild the index from the Markdown and the records', 'afterword reindex\nafterword reindex --check')
    .option('--check', 'only compare: exit 1 where the index differs')
    .action(act(async () => (await import('./commands/reindex.ts')).reindex))
  command(
    'export',
    'print all that the vault knows as JSON',
    'afterword export > vault.json\nafterword export --without private confidential\nafterword export --schema',
  )
    .option('--schema', 'print the JSON Schema of the export instead')
    .option('--without <levels...>', 'leave out sources that are private or confidential, besides what the config leaves out')
    .action(act(async () => (await import('./commands/export.ts')).exportCommand))
  command(
    'config',
    'show the settings in force, or where their file is',
    'afterword config\nafterword config --path\nafterword config --schema',
  )
    .option('--path', 'print the path of the config file')
    .option('--schema', 'print the JSON Schema of the config')
    .action(act(async () => (await import('./commands/config.ts')).config))
  command(
    'learn',
    'learn from what you accepted and rejected; ingest does so by itself for the newest notes',
    'afterword learn\nafterword learn --reset',
  )
    .option('--reset', 'back to the shipped model')
    .action(act(async () => (await import('./commands/learn.ts')).learn))
  command(
    'completion <shell>',
    'print a completion script for bash, zsh or fish',
    'afterword completion bash >> ~/.bashrc\nafterword completion zsh > ~/.zfunc/_afterword',
  ).action(act(async () => (await import('./commands/completion.ts')).completion))
  return program
}

function version(): string {
  const url = new URL('../package.json', import.meta.url)
  try {
    return (JSON.parse(readFileSync(url, 'utf8')) as { version: string }).version
  } catch {
    return (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version
  }
}
