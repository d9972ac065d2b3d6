/** What was said before, as the statements of one source are compared with it: looked up once each. */
import type { KnowledgeView, KnownStatement } from '../model/contracts.ts'
import type { ResolvedStatement } from '../model/entity.ts'
import type { EntityId, IsoDate, SourceId } from '../model/ids.ts'
import { stemsOf } from './in-context.ts'
import { valueWords } from './later-value.ts'
import { tellingWords } from './said-again.ts'
import { rareWords, stemmed } from './values.ts'

export interface RelationInput {
  readonly source: SourceId
  readonly day: IsoDate | null
  readonly statements: readonly ResolvedStatement[]
  readonly nameWords: ReadonlySet<string>
  readonly knowledge: KnowledgeView
  /** Entity of the note; null: the Journal. */
  readonly primary: EntityId | null
  /** Those who take part, without the vault's owner: what was said before was said among them. */
  readonly company: readonly EntityId[]
}

/** The person deleted its line or rejected its box. */
export const isGone = (e: KnownStatement): boolean => e.status === 'rejected'
/** What may have a value or a state. */
export const isValued = (s: { readonly kind: string }): boolean => s.kind === 'fact' || s.kind === 'decision'

/** Look-ups of earlier statements, each asked once a source. */
export interface LookUps {
  /** Statements about the same entities. */
  about(s: ResolvedStatement): readonly KnownStatement[]
  /** Other statements from the talks of the same company, which may be those that `s` says again. */
  around(s: ResolvedStatement): readonly KnownStatement[]
  /** Statements with a value that measure the same by their words, of whatever they are. */
  alike(s: ResolvedStatement): readonly KnownStatement[]
  tasks(s: ResolvedStatement): readonly KnownStatement[]
}

/** Kinds that an engine may give to one and the same sentence. */
const MATTER = ['fact', 'decision', 'outcome', 'risk']
const LIMIT = 60
const TASKS = 40
/** Words of a statement that are looked up, and statements that each gives. */
const ASKED = 5
const WITH = 20

export function lookUps({ knowledge, source, primary, company, nameWords }: RelationInput): LookUps {
  const people = new Set([...nameWords].map(stemmed))
  const asked = new Map<string, readonly KnownStatement[]>()
  const ask = (key: string, find: () => readonly KnownStatement[]): readonly KnownStatement[] => {
    const found = asked.get(key) ?? find().filter(s => s.source !== source)
    asked.set(key, found)
    return found
  }
  /** Lists that do not go back to the beginning: what is older is found by its words. */
  const cut = new Set<EntityId | null>()
  const whole = (id: EntityId | null, found: readonly KnownStatement[], limit: number): readonly KnownStatement[] => {
    if (found.length >= limit) cut.add(id)
    return found
  }
  const older = (s: ResolvedStatement, ids: readonly (EntityId | null)[], kinds: readonly string[]): readonly KnownStatement[] => {
    const long = ids.filter(id => cut.has(id))
    const words = long.length > 0 ? tellingWords(s.text, 8) : []
    return long.flatMap(id => knowledge.statementsSaying?.(id, kinds, words, 40) ?? [])
  }
  const kindsOf = (s: ResolvedStatement): string[] => (s.kind === 'question' ? ['question'] : isValued(s) ? ['fact', 'decision'] : MATTER)
  const of = (id: EntityId, kinds: readonly string[]) =>
    ask(`${id} ${kinds}`, () => whole(id, knowledge.statementsAbout(id, kinds, LIMIT), LIMIT))
  const under = (id: EntityId | null, kinds: readonly string[]) =>
    ask(`${id} under ${kinds}`, () => whole(id, knowledge.statementsUnder?.(id, kinds, LIMIT) ?? [], LIMIT))
  const tasksOf = (id: EntityId) => ask(`${id} tasks`, () => whole(id, knowledge.openActions(id, TASKS), TASKS))
  /** Much is said of everybody: what is spoken of tells more. */
  const asksFor = (s: ResolvedStatement): readonly string[] => {
    const words = valueWords(s.text).filter(w => !people.has(w))
    return [...new Set([...words.slice(0, ASKED), ...rareWords(s.text), ...stemsOf(s).slice(0, 4)])]
  }
  const filedUnder: readonly (EntityId | null)[] = [...new Set([primary, ...company])]
  const about = (s: ResolvedStatement) => unique(s.about.flatMap(id => of(id, kindsOf(s))))
  return {
    about,
    around: s => {
      const there = new Set(about(s).map(e => e.id))
      const kinds = s.kind === 'question' ? ['question'] : MATTER
      const found = filedUnder.flatMap(id => [...(id === null ? [] : of(id, kinds)), ...under(id, kinds)])
      const others = s.about.flatMap(id => (isValued(s) ? of(id, ['outcome', 'risk']) : []))
      const old = older(s, [...new Set([...filedUnder, ...s.about])], kinds)
      return unique([...others, ...found, ...old]).filter(e => e.source !== source && !there.has(e.id))
    },
    alike: s =>
      isValued(s)
        ? unique([
            ...about(s).filter(isValued),
            ...filedUnder.flatMap(id => under(id, MATTER)).filter(isValued),
            ...asksFor(s).flatMap(w => ask(`~${w}`, () => knowledge.statementsWith?.(w, ['fact', 'decision'], WITH) ?? [])),
          ])
        : [],
    tasks: s => {
      const people = s.owner || s.about.length > 0 ? [...(s.owner ? [s.owner] : []), ...s.about] : company
      const newest = [...people.flatMap(tasksOf), ...filedUnder.flatMap(id => under(id, ['action']))]
      return unique([...newest, ...older(s, [...new Set([...people, ...filedUnder])], ['action'])]).filter(e => e.source !== source)
    },
  }
}

const unique = (list: readonly KnownStatement[]): KnownStatement[] => [...new Map(list.map(s => [s.id, s])).values()]
