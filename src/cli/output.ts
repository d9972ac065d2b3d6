import type { Problem } from '../model/problem.ts'

/** Exit codes of every command. */
export const EXIT = { done: 0, someSetAside: 1, usage: 2, vaultUnusable: 3 } as const

/** Where a command prints. Colour and progress only on a terminal; JSON only where asked for. */
export interface Output {
  readonly json: boolean
  /** One line for a person; nothing under `--json`. */
  line(text?: string): void
  /** The answer of a command under `--json`. */
  data(value: unknown): void
  /** A line that replaces itself on a terminal; nothing when piped. */
  progress(text: string): void
  endProgress(): void
  warn(text: string): void
  bold(text: string): string
  dim(text: string): string
}

/** Results to stdout, progress and warnings to stderr; with `json` one JSON value and no colour. */
export function terminalOutput(options: { readonly json: boolean; readonly color: boolean }): Output {
  const tty = process.stderr.isTTY === true && !options.json
  const started = Date.now()
  let shown = false
  const clear = () => {
    if (shown) process.stderr.write('\r\u001b[2K')
    shown = false
  }
  const paint = (open: string) => (text: string) => (options.color ? `${open}${text}\u001b[0m` : text)
  return {
    json: options.json,
    line: (text = '') => {
      if (options.json) return
      clear()
      process.stdout.write(`${text}\n`)
    },
    data: value => {
      if (options.json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
    },
    progress: text => {
      // Anything that is over within a second needs no progress.
      if (!tty || Date.now() - started < 800) return
      process.stderr.write(`\r\u001b[2K${text.slice(0, (process.stderr.columns ?? 80) - 1)}`)
      shown = true
    },
    endProgress: clear,
    warn: text => {
      clear()
      process.stderr.write(`${text}\n`)
    },
    bold: paint('\u001b[1m'),
    dim: paint('\u001b[2m'),
  }
}

/** A Problem for a person: what happened, what was expected and found, where, what to do. */
export function problemText(problem: Problem): string {
  return [
    `${problem.message} (${problem.code})`,
    problem.expected === undefined ? null : `  expected: ${problem.expected}`,
    !problem.found ? null : `  found:    ${problem.found}`,
    problem.where === undefined ? null : `  where:    ${problem.where}`,
    problem.hint === undefined ? null : `  do:       ${problem.hint}`,
  ]
    .filter(l => l !== null)
    .join('\n')
}

/** Exit code for a Problem that ends a command: what was asked for cannot be done, or the vault cannot be used. */
export function exitCodeOf(problem: Problem): number {
  return /^(?:USAGE|ENTITY|UNDO)_|^JOURNAL_ENTRY_MISSING$/.test(problem.code) ? EXIT.usage : EXIT.vaultUnusable
}
