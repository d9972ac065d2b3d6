import type { Command } from 'commander'
import type { Output } from './output.ts'

/** What every command gets: where the vault is looked for, where to print, and the tree of all commands. */
export interface CommandContext {
  readonly vault: string
  readonly out: Output
  readonly program: Command
}
