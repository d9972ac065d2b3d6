/** Real vaults in temporary folders: made by filing a fictional inbox, copied for each run. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyPlan } from '../../src/apply/apply.ts'
import { initialConfig } from '../../src/config.ts'
import { ingestAll } from '../../src/ingest.ts'
import type { ChangePlan } from '../../src/model/change-plan.ts'
import type { IsoInstant } from '../../src/model/ids.ts'
import type { VaultSnapshot } from '../../src/plan/entity-ops/vault-draft.ts'
import { readSnapshot } from '../../src/snapshot.ts'
import { checkVault } from '../../src/vault/check.ts'
import type { CheckedVault } from '../../src/vault/finding.ts'
import { openWorkspace, type Workspace } from '../../src/workspace.ts'

export const NOW = '2026-05-01T08:00:00.000Z' as IsoInstant
const made: string[] = []

export function tempFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'afterword-entities-'))
  made.push(dir)
  return dir
}

export function removeTempFolders(): void {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true })
}

export const OWNER = 'Mira Lindholm'

/** An empty vault with files in its Inbox. */
export function emptyVault(inbox: Readonly<Record<string, string>> = {}): string {
  const root = tempFolder()
  mkdirSync(join(root, '.afterword/records'), { recursive: true })
  mkdirSync(join(root, 'Inbox'))
  writeFileSync(
    join(root, '.afterword/config.yaml'),
    initialConfig({ name: OWNER, emails: ['mira.lindholm@brightwater.example'], company: 'Brightwater' }),
  )
  drop(root, inbox)
  return root
}

/** Files into the Inbox, as if they had been there for a while. */
export function drop(root: string, inbox: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(inbox)) {
    const file = join(root, 'Inbox', name)
    writeFileSync(file, text)
    const then = new Date(Date.now() - 60_000)
    utimesSync(file, then, then)
  }
}

/** A vault that has filed one talk, in which Mira asks about the berth and Noor Haddad says these lines. */
export async function talkVault(...lines: readonly string[]): Promise<string> {
  const at = (s: number) => `00:00:${String(s).padStart(2, '0')}.000`
  const said = lines.map((line, i) => `${at(7 + 6 * i)} --> ${at(12 + 6 * i)}\n<v Noor Haddad>${line}\n`)
  const talk = [
    'WEBVTT\n',
    'NOTE Mira and Noor Haddad, 2026-02-03\n',
    `${at(1)} --> ${at(6)}\n<v Mira Lindholm>Morning Noor, how is the berth coming along?\n`,
  ]
  const root = emptyVault({ '2026-02-03 Mira and Noor Haddad.vtt': [...talk, ...said].join('\n') })
  await file(root)
  return root
}

export async function withWorkspace<T>(root: string, work: (ws: Workspace) => Promise<T>): Promise<T> {
  const ws = await openWorkspace(root, { mode: 'write', command: 'test', now: () => NOW })
  try {
    return await work(ws)
  } finally {
    await ws.close()
  }
}

export const file = (root: string): Promise<void> =>
  withWorkspace(root, async ws => {
    await ingestAll(ws)
  })

/** The vault of `examples/inbox`, less what is no text. */
export async function exampleVault(): Promise<string> {
  const folder = join(import.meta.dirname, '../../examples/inbox')
  const texts = readdirSync(folder).filter(f => !f.endsWith('.docx'))
  const root = emptyVault(Object.fromEntries(texts.map(f => [f, readFileSync(join(folder, f), 'utf8')])))
  await file(root)
  return root
}

export function copyOf(root: string): string {
  const to = tempFolder()
  cpSync(root, to, { recursive: true, preserveTimestamps: true })
  return to
}

/** Applies a plan made on the vault as it is. */
export const act = (root: string, plan: (snapshot: VaultSnapshot, ws: Workspace) => ChangePlan): Promise<ChangePlan> =>
  withWorkspace(root, async ws => {
    const made = plan(readSnapshot(root, ws.layout), ws)
    await applyPlan(ws.deps, made)
    return made
  })

/** Every file but the index, the journal and, unless asked for, decision memory; path → text. Empty folders show as well. */
export function tree(root: string, decisions = false): Map<string, string> {
  const out = new Map<string, string>()
  const walk = (below: string) => {
    const entries = readdirSync(join(root, below), { withFileTypes: true })
    if (entries.length === 0 && below !== '') out.set(`${below}/`, '')
    for (const e of entries) {
      const path = below === '' ? e.name : `${below}/${e.name}`
      if (/^\.afterword\/(?:index\.db|journal|lock|write)/.test(path) || (!decisions && path === '.afterword/decisions.jsonl')) continue
      if (e.isDirectory()) walk(path)
      else out.set(path, readFileSync(join(root, path), 'latin1'))
    }
  }
  walk('')
  return out
}

/** Rows in which the index differs from a rebuilt one: none. */
export const indexDrift = (root: string): Promise<string[]> =>
  withWorkspace(root, async ws => {
    const { openIndex } = await import('../../src/store/index.ts')
    const { reindex } = await import('../../src/store/reindex.ts')
    const fresh = await openIndex(':memory:')
    reindex(root, fresh, ws.index.seq, ws.layout)
    const [wanted, found] = [new Set(fresh.dump().split('\n')), new Set(ws.index.dump().split('\n'))]
    fresh.close()
    return [
      ...[...wanted].filter(l => !found.has(l)).map(l => `missing ${l}`),
      ...[...found].filter(l => !wanted.has(l)).map(l => `surplus ${l}`),
    ]
  })

export function findingsOf(root: string, layout: Workspace['layout']) {
  const snapshot = readSnapshot(root, layout)
  const vault: CheckedVault = { notes: snapshot.files, paths: snapshot.others }
  return checkVault(vault)
}
