import type { Command } from 'commander'
import { ProblemError } from '../../model/problem.ts'
import type { CommandContext } from '../context.ts'

/** Prints a completion script made from the tree of commands itself. */
export async function completion(
  { program }: CommandContext,
  _options: Readonly<Record<string, unknown>>,
  args: readonly string[],
): Promise<number> {
  const shell = args[0] ?? ''
  const script = { bash, zsh, fish }[shell]
  if (!script)
    throw new ProblemError({
      code: 'USAGE_SHELL',
      message: 'There is no completion for this shell',
      expected: 'bash, zsh or fish',
      found: shell || 'nothing',
      hint: 'afterword completion zsh, for example.',
    })
  process.stdout.write(script(program))
  return 0
}

const flags = (c: Command): string[] => c.options.flatMap(o => (o.long ? [o.long] : []))

function bash(program: Command): string {
  const cases = program.commands.map(c => `    ${c.name()}) words="${[...flags(c), ...flags(program)].join(' ')}" ;;`).join('\n')
  return `# afterword completion for bash
_afterword() {
  local words cur="\${COMP_WORDS[COMP_CWORD]}" cmd="" w
  for w in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do case "$w" in -*) ;; *) cmd="$w"; break ;; esac; done
  case "$cmd" in
${cases}
    *) words="${[...program.commands.map(c => c.name()), ...flags(program)].join(' ')}" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur") $(compgen -f -- "$cur"))
}
complete -o filenames -F _afterword afterword
`
}

function zsh(program: Command): string {
  const quote = (s: string) => s.replace(/'/g, "'\\''").replace(/:/g, '\\:')
  const commands = program.commands.map(c => `    '${c.name()}:${quote(c.description())}'`).join('\n')
  const cases = program.commands
    .map(
      c =>
        `    ${c.name()}) _arguments ${[...c.options, ...program.options].flatMap(o => (o.long ? [`'${o.long}[${quote(o.description)}]'`] : [])).join(' ')} '*:file:_files' ;;`,
    )
    .join('\n')
  return `#compdef afterword
_afterword() {
  local -a commands=(
${commands}
  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  case "$words[2]" in
${cases}
  esac
}
_afterword "$@"
`
}

function fish(program: Command): string {
  const quote = (s: string) => `'${s.replace(/'/g, "\\'")}'`
  return `${[
    '# afterword completion for fish',
    ...program.commands.map(c => `complete -c afterword -n __fish_use_subcommand -a ${c.name()} -d ${quote(c.description())}`),
    ...program.commands.flatMap(c =>
      c.options.flatMap(o =>
        o.long
          ? [`complete -c afterword -n '__fish_seen_subcommand_from ${c.name()}' -l ${o.long.slice(2)} -d ${quote(o.description)}`]
          : [],
      ),
    ),
    ...program.options.flatMap(o => (o.long ? [`complete -c afterword -l ${o.long.slice(2)} -d ${quote(o.description)}`] : [])),
  ].join('\n')}\n`
}
