/** The whole vault as values, for operations that read everything: on entities, adoption, repair. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceId, VaultPath } from './model/ids.ts'
import { RECORDS, type VaultLayout } from './model/layout.ts'
import type { SourceRecord } from './model/record.ts'
import type { VaultSnapshot } from './plan/entity-ops/vault-draft.ts'
import { filesBelow, onDisk, sha256 } from './vault/files.ts'
import { parseRecord } from './vault/record.ts'
import { readDecisions } from './workspace.ts'

/** Reads every note and record below `root`. Files that are no UTF-8 text count as other files. */
export function readSnapshot(root: string, layout: VaultLayout): VaultSnapshot {
  const files = new Map<VaultPath, string>()
  const others: VaultPath[] = []
  const notUtf8: VaultPath[] = []
  const skip = new Set(['.git', '.afterword', '.obsidian', '.trash', 'node_modules', layout.folders.inbox])
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  for (const path of filesBelow(root, skip)) {
    if (!/\.md$/i.test(path) || path.includes('/_originals/')) {
      others.push(path)
      continue
    }
    const bytes = readFileSync(onDisk(root, path))
    try {
      files.set(path, decoder.decode(bytes))
    } catch {
      others.push(path)
      notUtf8.push(path)
    }
  }
  const failed = `${layout.folders.inbox}/_failed`
  const recordTexts = new Map<SourceId, string>()
  const records: SourceRecord[] = []
  for (const name of listed(join(root, RECORDS))) {
    if (!name.endsWith('.json')) continue
    const text = readFileSync(join(root, RECORDS, name), 'utf8')
    const record = parseRecord(`${RECORDS}/${name}`, text)
    records.push(record)
    recordTexts.set(record.source, text)
  }
  return {
    files,
    others,
    notUtf8,
    setAside: existsSync(join(root, failed)) ? filesBelow(root, skip, failed) : [],
    records,
    decisions: readDecisions(root),
    layout,
    hash: sha256,
    textOf: path => {
      let bytes: Uint8Array
      try {
        bytes = readFileSync(onDisk(root, path))
      } catch {
        return null
      }
      try {
        return decoder.decode(bytes)
      } catch {
        return new TextDecoder(encodingOf(bytes)).decode(bytes)
      }
    },
    hashOf: path => sha256(readFileSync(onDisk(root, path))),
    recordTexts,
  }
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}

/** What a text is that is no UTF-8: UTF-16 says so with its first bytes; else what Windows wrote, in which every byte is a letter. */
const encodingOf = ([a, b]: Uint8Array): string =>
  a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'windows-1252'
