import type { KnowledgeView, NameKeyList } from '../model/contracts.ts'
import type { Entity } from '../model/entity.ts'

/** Entities by many words or sounds of names at once; keys that nobody has are left out. At most `limit` a key. */
export function entitiesByKeys(
  view: KnowledgeView,
  list: NameKeyList,
  keys: readonly string[],
  limit: number,
): ReadonlyMap<string, readonly Entity[]> {
  if (view.entitiesByKeys) return view.entitiesByKeys(list, keys, limit)
  const out = new Map<string, readonly Entity[]>()
  for (const key of keys) {
    const found = list === 'word' ? view.entitiesByNameWord(key, limit) : view.entitiesByPhonetic(key, limit)
    if (found.length > 0) out.set(key, found)
  }
  return out
}
