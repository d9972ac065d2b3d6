import type { ChangePlan } from '../../model/change-plan.ts'
import type { EntityId, IsoInstant } from '../../model/ids.ts'
import { ProblemError } from '../../model/problem.ts'
import { foldName } from '../../model/text.ts'
import { pagesOf } from './identity.ts'
import { setHead } from './merge.ts'
import { entityOf, pagePath } from './rename.ts'
import { VaultDraft, type VaultSnapshot } from './vault-draft.ts'

/** Adds another right name to an entity, or takes one away: on the page, and in what the records say of it. */
export function planAlias(snapshot: VaultSnapshot, id: EntityId, alias: string, add: boolean): ChangePlan {
  const pages = pagesOf(snapshot)
  const entity = entityOf(pages, id)
  const key = foldName(alias)
  const other = add
    ? [...pages.values()].find(e => e.id !== id && e.type === entity.type && [e.name, e.pageName].some(n => foldName(n) === key))
    : undefined
  if (other)
    throw new ProblemError({
      code: 'ENTITY_NAME_TAKEN',
      message: `${alias} is the name of another page`,
      where: other.path ?? other.id,
      hint: `If they are the same: afterword entity merge "${other.pageName}" "${entity.pageName}".`,
    })
  const draft = new VaultDraft(snapshot)
  const kept = entity.aliases.filter(a => foldName(a) !== key)
  const aliases = add ? [...kept, alias] : kept
  setHead(draft, pagePath(entity), { aliases: aliases.length === 0 ? null : aliases })
  if (!add)
    for (const r of draft.records()) {
      const entities = r.entities.map(e => (e.id === id ? { ...e, aliases: e.aliases.filter(a => foldName(a) !== key) } : e))
      if (JSON.stringify(entities) !== JSON.stringify(r.entities)) draft.setRecord({ ...r, entities })
    }
  const words = add ? `${alias} is another name of ${entity.pageName}` : `${alias} is no name of ${entity.pageName}`
  return draft.plan(words, [words], words)
}

/** The person's word on heard forms: right, or wrong and never again. A rejected form leaves the records too. */
export function planHeard(
  snapshot: VaultSnapshot,
  id: EntityId,
  heard: string | readonly string[],
  accepted: boolean,
  now: IsoInstant,
): ChangePlan {
  const draft = new VaultDraft(snapshot)
  const forms = [heard].flat()
  const keys = new Set(forms.map(foldName))
  for (const form of forms) draft.decide({ type: 'heard', at: now, heard: form, entity: id, accepted })
  if (!accepted)
    for (const r of draft.records()) {
      const entities = r.entities.map(e => (e.id === id ? { ...e, heardAs: e.heardAs.filter(h => !keys.has(foldName(h))) } : e))
      if (JSON.stringify(entities) !== JSON.stringify(r.entities)) draft.setRecord({ ...r, entities })
    }
  const words = `${forms.join(', ')} ${forms.length > 1 ? (accepted ? 'stand' : 'do not stand') : accepted ? 'stands' : 'does not stand'} for ${id}`
  return draft.plan(words, [words, ...(accepted ? ['afterword repair mends older sources'] : [])], words)
}
