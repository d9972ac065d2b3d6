import type { KnownSource, VaultView } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import { parseRecord } from '../vault/record.ts'

type Sensitivity = SourceDocument['sensitivity']

/** Whether a filed source is private or confidential; its record says so. */
export function sensitivityOf(source: Pick<KnownSource, 'record'>, vault: VaultView): Sensitivity {
  const text = vault.read(source.record)
  return text === null ? null : parseRecord(source.record, text).sensitivity
}

/** What several sources make of one note: private before confidential before open. */
export const strictest = (levels: readonly Sensitivity[]): Sensitivity =>
  levels.includes('private') ? 'private' : levels.includes('confidential') ? 'confidential' : null

/** Whether a source of this kind is among those that may leave. */
export const mayLeave = (sensitivity: Sensitivity, allowed: readonly string[]): boolean => allowed.includes(sensitivity ?? 'open')
