import type { KnowledgeView, VaultView } from '../model/contracts.ts'
import type { VaultPath } from '../model/ids.ts'
import type { VaultLayout } from '../model/layout.ts'
import { safeFileName } from '../vault/names.ts'

/**
 * First free file name of `base`, `base 2`, `base 3` … in a folder: free on disk and free as a link target in the whole vault,
 * without regard to case. `taken` holds what this plan has given out already.
 */
export function freePath(
  folder: string,
  base: string,
  suffix: string,
  context: { readonly vault: VaultView; readonly knowledge: KnowledgeView; readonly taken: Set<string> },
): VaultPath {
  for (let n = 1; ; n++) {
    const name = `${base}${n === 1 ? '' : ` ${n}`}${suffix}`
    const path = `${folder}/${name}.md` as VaultPath
    const key = name.toLowerCase()
    if (context.taken.has(key) || context.vault.exists(path) || context.knowledge.pathsByBaseName(name).length > 0) continue
    context.taken.add(key)
    return path
  }
}

/** `Sources/_originals/<sha256, 12 hex>-<file name>`; `.md` and `.txt` get `.orig`, so that no program takes them for notes. */
export function originalPath(layout: VaultLayout, sha256: string, fileName: string): VaultPath {
  const dot = fileName.lastIndexOf('.')
  const [stem, extension] = dot > 0 && fileName.length - dot <= 12 ? [fileName.slice(0, dot), fileName.slice(dot)] : [fileName, '']
  const safe = `${safeFileName(stem)}${extension.replace(/[^.\p{L}\p{N}_-]/gu, '')}`
  return `${layout.folders.sources}/_originals/${sha256.slice(0, 12)}-${safe}${/\.(?:md|txt|markdown)$/i.test(safe) ? '.orig' : ''}` as VaultPath
}
