/** Whether two statements are about one thing, by what they are linked to and by what they name. */
import type { KnowledgeView, KnownStatement } from '../model/contracts.ts'
import type { ResolvedStatement } from '../model/entity.ts'
import type { EntityId } from '../model/ids.ts'
import { wordsOf } from '../model/text.ts'
import type { RelationInput } from './known-lines.ts'
import type { Nearness } from './later-value.ts'
import { remembered } from './remembered.ts'
import { saysNameOf } from './unproven-name.ts'

/** True where one of them names what the other is linked to. */
export const nameEachOther = (a: KnownStatement, b: ResolvedStatement, knowledge: KnowledgeView): boolean =>
  saysNameOf(b.about, a, knowledge) || saysNameOf(a.about, b, knowledge)

/**
 * Things of one sort that differ are two; a project and the company that it is for may be one matter. What names no thing is of the one under which its
 * source is filed.
 */
export function nearnessOf(a: KnownStatement, b: ResolvedStatement, input: Pick<RelationInput, 'knowledge' | 'primary'>): Nearness {
  if (a.about.some(id => b.about.includes(id))) return 'one'
  if (nameEachOther(a, b, input.knowledge)) return 'one'
  const things = (ids: readonly EntityId[], filed: EntityId | null): readonly EntityId[] => {
    const named = ids.filter(id => !id.startsWith('person/'))
    return named.length > 0 || filed === null ? named : [filed]
  }
  const [x, y] = [things(a.about, input.knowledge.source(a.source)?.primary ?? null), things(b.about, input.primary)]
  if (x.some(id => y.includes(id))) return 'maybe'
  const sorts = (ids: readonly EntityId[]) => ids.flatMap(id => (id.startsWith('person/') ? [] : [id.split('/')[0]]))
  return sorts(x).some(sort => sorts(y).includes(sort)) ? 'two' : 'maybe'
}

/** The names of a talk and those of the entities: one set for the same ones, since what is read is remembered by it. */
export const namesWith = (ids: readonly EntityId[], names: ReadonlySet<string>): ReadonlySet<string> => withIds(ids.join(' '), names)
const withIds = remembered(
  (ids: string, names: ReadonlySet<string>): ReadonlySet<string> =>
    new Set([...names, ...ids.split(' ').flatMap(id => wordsOf(id.split('/')[1] ?? ''))]),
)
