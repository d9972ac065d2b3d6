import type { Command } from 'commander'
import type { CommandContext } from './context.ts'

type Action = (context: CommandContext, options: Readonly<Record<string, unknown>>, args: readonly string[]) => Promise<number>
type Act = (load: () => Promise<Action>) => (this: Command, ...given: unknown[]) => Promise<void>

const gathered = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

/** `search`: words or a question over all that the vault holds. */
export function addSearchCommand(command: (name: string, description: string, example: string) => Command, act: Act): void {
  command(
    'search [query...]',
    'find what was said, written and noted: words, a "phrase", or a question',
    'afterword search antenna range\nafterword search "when does the pilot begin" --account "Corran Water"\nafterword search lids --type task,decision --since 2026-03\nafterword search budget --person "Kaveh Rostami" --json\nafterword search --schema',
  )
    .option(
      '--person <name>',
      'only what concerns them: sources in which they take part or are named, statements of or about them',
      gathered,
    )
    .option('--account <name>', 'only what concerns this customer', gathered)
    .option('--project <name>', 'only what concerns this project', gathered)
    .option('--since <day>', 'from this day on: 2026-03-04, 2026-03 or 2026')
    .option('--until <day>', 'up to this day')
    .option('--type <kinds>', 'talk, mail, document; task, decision, fact, risk, question, outcome; page; several with commas')
    .option('--limit <n>', 'at most so many pages, statements and passages each', '8')
    .option('--schema', 'print the JSON Schema of the answer under --json instead')
    .action(act(async () => (await import('./commands/search.ts')).search))
}
