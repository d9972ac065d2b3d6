import type { KnowledgeView, VaultView } from '../model/contracts.ts'
import type { VaultPath } from '../model/ids.ts'

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
