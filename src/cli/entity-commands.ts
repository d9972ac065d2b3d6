import type { Command } from 'commander'
import type { CommandContext } from './context.ts'

type Action = (context: CommandContext, options: Readonly<Record<string, unknown>>, args: readonly string[]) => Promise<number>
type Act = (load: () => Promise<Action>) => (this: Command, ...given: unknown[]) => Promise<void>

/** The person's tools on people, accounts and projects: `entity …`, `brief`, `review`, `repair`, `adopt`. */
export function addEntityCommands(command: (name: string, description: string, example: string) => Command, act: Act): void {
  const entity = command(
    'entity',
    'people, accounts, projects, forums: list, show, merge, split, rename, other names, forget',
    'afterword entity list --type person\nafterword entity merge "Kofi A." "Kofi Asante" --dry-run\nafterword entity heard "Kanchan Rao" Koncha --yes',
  )
  const of = (name: string, description: string): Command => entity.command(name).description(description).exitOverride()
  const load = () => import('./commands/entity.ts')
  of('list', 'all pages')
    .option('--type <type>', 'person, account, project or forum')
    .action(act(async () => (await load()).entityList))
  of('show <name>', 'what is known of one, with the sources').action(act(async () => (await load()).entityShow))
  of('merge <name> <into>', 'two pages are one: the second stays')
    .option('--dry-run', 'show the plan and write nothing')
    .action(act(async () => (await load()).entityMerge))
  of('split <name> [newName]', 'take a merge back, or tell two apart: each statement goes where its source says')
    .option('--source <words...>', 'sources of the new one: words of file name or title')
    .option('--form <name...>', 'forms of the name that mean the new one')
    .option('--mail <address...>', 'mail addresses of the new one')
    .option('--dry-run', 'show the plan and write nothing')
    .action(act(async () => (await load()).entitySplit))
  of('rename <name> <newName>', 'another name for the page; links, records and tasks follow')
    .option('--dry-run', 'show the plan and write nothing')
    .action(act(async () => (await load()).entityRename))
  of('alias <add|remove> <name> <alias>', 'add or remove another right name')
    .option('--dry-run', 'show the plan and write nothing')
    .action(act(async () => (await load()).entityAlias))
  of('heard <name> <form...>', 'say whether these heard forms (misheard names) stand for this name')
    .option('--yes', 'they do')
    .option('--no', 'they do not, and never will')
    .option('--dry-run', 'show the plan and write nothing')
    .action(act(async () => (await load()).entityHeard))
  of('forget [name]', 'take a person out of the vault, originals included; shows the plan until --yes')
    .option('--yes', 'do it; for 7 days the journal keeps what undo needs, then that is deleted too')
    .option('--purge', 'with --yes: delete what undo would need at once; without a name: of everybody who was forgotten before')
    .option('--dry-run', 'show the plan and write nothing')
    .action(act(async () => (await load()).entityForget))
  command('brief <name>', 'one page before a call', 'afterword brief "Kanchan Rao"\nafterword brief Harbourgrid --json').action(
    act(async () => (await import('./commands/brief.ts')).brief),
  )
  command(
    'review',
    'names that need your word: who is meant, is it the same',
    'afterword review\nafterword review --same "Tom=Tom Hale"\nafterword review --apart "Tom Hale=Tom Hale (Kessel)"',
  )
    .option('--same <answer...>', 'NAME=PAGE: this name means this page')
    .option('--apart <pair...>', 'PAGE=PAGE: these two are not the same')
    .action(act(async () => (await import('./commands/review.ts')).review))
  command('repair', 'mend misheard names in older sources, as you confirmed them', 'afterword repair --dry-run\nafterword repair')
    .option('--dry-run', 'show the plan and write nothing')
    .action(act(async () => (await import('./commands/repair.ts')).repair))
  command(
    'adopt',
    'take over a vault that other tools or hands wrote; shows the plan until --yes',
    'afterword adopt\nafterword adopt --yes',
  )
    .option('--yes', 'do it')
    .option('--dry-run', 'show the plan and write nothing (the default)')
    .action(act(async () => (await import('./commands/adopt.ts')).adopt))
}
