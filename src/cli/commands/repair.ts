import { planRepair } from '../../plan/entity-ops/repair-heard.ts'
import type { CommandContext } from '../context.ts'
import { carryOut, withVault } from './entity.ts'

/** Applies the heard forms that the person confirmed to sources filed before. */
export async function repair(context: CommandContext, options: Readonly<Record<string, unknown>>): Promise<number> {
  const dry = options.dryRun === true
  return withVault(context, 'repair', !dry, (ws, snapshot) => carryOut(ws, planRepair(snapshot), context.out, dry))
}
