import { join } from 'node:path'
import { stringify } from 'yaml'
import { CONFIG_PATH, configJsonSchema, readConfig } from '../../config.ts'
import { findVault } from '../../workspace.ts'
import type { CommandContext } from '../context.ts'

/** Shows the settings in force, defaults included. */
export async function config(context: CommandContext, options: Readonly<Record<string, unknown>>): Promise<number> {
  if (options.schema === true) {
    process.stdout.write(`${JSON.stringify(configJsonSchema(), null, 2)}\n`)
    return 0
  }
  const root = findVault(context.vault)
  if (options.path === true) {
    context.out.data({ path: join(root, CONFIG_PATH) })
    context.out.line(join(root, CONFIG_PATH))
    return 0
  }
  const values = readConfig(root)
  context.out.data(values)
  context.out.line(stringify(values, { lineWidth: 0 }).trimEnd())
  return 0
}
