import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONFIG_PATH } from '../../config.ts'
import type { Change } from '../../model/change-plan.ts'
import type { VaultPath } from '../../model/ids.ts'
import { RECORDS } from '../../model/layout.ts'
import { planAdoption } from '../../plan/adopt/adopt.ts'
import { explainPlan } from '../../plan/explain.ts'
import { openVaultView, sha256 } from '../../vault/files.ts'
import { movedBases } from '../../vault/scaffold.ts'
import type { CommandContext } from '../context.ts'
import { EXIT } from '../output.ts'
import { carryOut, withVault } from './entity.ts'

/** Takes over a vault that other tools or hands wrote. Shows what it found and would do; `--yes` does it. */
export async function adopt(context: CommandContext, options: Readonly<Record<string, unknown>>): Promise<number> {
  const sure = options.yes === true && options.dryRun !== true
  return withVault(context, 'adopt', sure, async (ws, snapshot) => {
    const configPath = CONFIG_PATH as VaultPath
    const adopted = planAdoption(snapshot, {
      ownerName: ws.owner.name,
      configText: readFileSync(join(ws.root, configPath), 'utf8'),
      configPath,
      now: ws.now(),
    })
    const text = (path: string) => (existsSync(join(ws.root, path)) ? readFileSync(join(ws.root, path), 'utf8') : null)
    const bases = Object.entries(movedBases(ws.layout, adopted.layout, text)).map(([path, after]) => ({
      type: 'put' as const,
      path: path as VaultPath,
      before: sha256(Buffer.from(text(path) ?? '')),
      after,
      reason: 'Its table shows the folder as it is named here',
    }))
    const adoption = { ...adopted, plan: { ...adopted.plan, changes: [...adopted.plan.changes, ...bases] } }
    // Folders that are pages' folders only now hold pages that no plan has touched: the next opening sees other folders in the config and makes the index anew.
    if (sure) return carryOut(ws, adoption.plan, context.out, false)
    context.out.data({
      found: adoption.found,
      changes: adoption.plan.changes.map(c => ({ type: c.type, path: c.type === 'move' ? c.to : c.path })),
    })
    const { changes } = adoption.plan
    const isRecord = (c: Change): boolean => c.type === 'put' && c.path.startsWith(`${RECORDS}/`)
    const records = changes.filter(isRecord).length
    context.out.line(explainPlan({ ...adoption.plan, changes: changes.filter(c => !isRecord(c)) }, openVaultView(ws.root)))
    if (records > 0) context.out.line(`new  ${RECORDS}/: ${records === 1 ? '1 record' : `${records} records`}, one a dated note\n`)
    context.out.line(
      changes.length === 0 ? 'Nothing to adopt.' : 'Nothing has been changed. With --yes this is done, as one step that undo takes back.',
    )
    return EXIT.done
  })
}
