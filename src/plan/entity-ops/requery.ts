import type { VaultPath } from '../../model/ids.ts'
import { wordsOf } from '../../model/text.ts'
import { pageNameOf, readPage } from '../../vault/page.ts'
import { formerQueries, kinOf, taskQueries } from '../task-queries.ts'
import type { VaultDraft } from './vault-draft.ts'

/** Puts the queries of these pages as they are to be with the people that the draft has now; a block that the person changed stays. */
export function requery(draft: VaultDraft, pages: readonly VaultPath[]): void {
  const people = draft.paths().flatMap(path => {
    const e = pageNameOf(path) === null ? null : readPage(path, draft.text(path) ?? '')
    return e?.type === 'person' ? [e] : []
  })
  for (const path of pages) {
    const entity = people.find(e => e.path === path)
    if (!entity) continue
    const named = (word: string) => people.filter(e => [e.name, ...e.aliases].some(n => wordsOf(n).includes(word)))
    const now = taskQueries(entity, false, kinOf(entity, { entitiesByNameWord: named }, [])).split('\n')
    const lines = draft.lines(path)
    for (const was of formerQueries(entity)) {
      const block = was.split('\n').slice(0, -1)
      const at = lines.findIndex((_, i) => block.every((text, k) => lines[i + k]?.text === text))
      if (at < 0) continue
      draft.setLines(path, [
        ...lines.slice(0, at),
        ...now.slice(0, -1).map(text => ({ text, claims: [] })),
        ...lines.slice(at + block.length),
      ])
      break
    }
  }
}
