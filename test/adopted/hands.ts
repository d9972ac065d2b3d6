/** Vaults that other hands wrote, in temporary folders, with what the command line does to them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CONFIG_PATH } from '../../src/config.ts'
import type { VaultPath } from '../../src/model/ids.ts'
import { planAdoption } from '../../src/plan/adopt/adopt.ts'
import { planVaultRepair, type Repair } from '../../src/plan/repair/repair.ts'
import { readSnapshot } from '../../src/snapshot.ts'
import { act, emptyVault, NOW, OWNER, withWorkspace } from '../entities/vaults.ts'

/** A vault with these files; text is written as UTF-8, bytes as they are. */
export function handVault(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = emptyVault()
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

/** `afterword adopt --yes`; answers what it said it found. */
export async function adoptVault(root: string): Promise<readonly string[]> {
  let found: readonly string[] = []
  await act(root, (snapshot, ws) => {
    const adoption = planAdoption(snapshot, {
      ownerName: OWNER,
      configText: readFileSync(join(root, CONFIG_PATH), 'utf8'),
      configPath: CONFIG_PATH as VaultPath,
      now: ws.now(),
    })
    found = adoption.found
    return adoption.plan
  })
  return found
}

/** `afterword doctor --fix --yes`; answers what it found before and after. */
export async function repairVault(root: string): Promise<Repair> {
  let made: Repair | null = null
  await act(root, snapshot => {
    made = planVaultRepair(snapshot, NOW)
    return made.plan
  })
  if (made === null) throw new Error('no repair was planned')
  return made
}

/** The repair that would be made now. */
export const repairOf = (root: string): Promise<Repair> =>
  withWorkspace(root, ws => Promise.resolve(planVaultRepair(readSnapshot(root, ws.layout), NOW)))

export const textOf = (root: string, path: string): string => readFileSync(join(root, path), 'utf8')
