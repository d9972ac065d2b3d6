import type { KnowledgeView, KnownStatement } from '../model/contracts.ts'
import type { Resolution } from '../model/entity.ts'
import type { IsoDate, SourceId, StatementId, VaultPath } from '../model/ids.ts'
import type { RecordedEvidence, RecordedStatement } from '../model/record.ts'
import { wordsOf } from '../model/text.ts'
import { sameButReceiver } from '../resolve/receiver.ts'
import { saysAgain } from '../resolve/said-again.ts'
import { effective } from '../vault/effective-statement.ts'
import type { PlanContext } from './context.ts'
import { answeredQuestions } from './page-answers.ts'
import { growsThread, type PlannedSource } from './planned-source.ts'
import { keptFromSecond } from './settle.ts'
import { oneSentence, repeatedStatement, sameStatement } from './statements.ts'

/** Marks statements that say again what an earlier source said: in the same note by words and quotes, elsewhere by what resolve found. */
export function relate(source: PlannedSource, statements: readonly RecordedStatement[], context: PlanContext): RecordedStatement[] {
  const { knowledge } = context
  const relations = new Map(
    (source.resolution.relations ?? []).flatMap(r => {
      const said = source.resolution.statements[r.index]
      return said ? [[`${said.kind} ${oneSentence(said.text)}`, r] as const] : []
    }),
  )
  const earlier = (source.target?.sources ?? [])
    .filter(s => s.id !== source.document.id)
    .flatMap(s => knowledge.statementsOf(s.id))
    .filter(s => s.restates === undefined)
  const names = wordsOfPeople(source.resolution)
  const gone = earlier.filter(s => s.status === 'rejected')
  const used = new Set<string>()
  const answered = answeredQuestions(
    statements,
    source.resolution.entities.map(e => e.id),
    context,
  )
  const isThread = source.document.kind === 'mail' && (source.target === null || growsThread(source))
  const before: RecordedStatement[] = [...earlier]
  const related = statements.map(s => {
    const relation = relations.get(`${s.kind} ${s.text}`)
    const twin =
      (isThread
        ? repeatedStatement(s, before)
        : sameStatement(
            s,
            earlier.filter(e => !used.has(e.id)),
          )) ?? gone.find(e => saysAgain(e, s, names) || sameButReceiver(e, s))
    // Within a thread the words decide alone: the result must not depend on which mails came together.
    const elsewhere = isThread && earlier.some(e => e.id === relation?.restates) ? undefined : relation?.restates
    const restates = twin?.id ?? elsewhere
    if (restates) used.add(restates)
    else before.push(s)
    const supersedes = [...new Set([...(relation?.supersedes ?? []), ...(answered.open.get(s.id) ?? [])])]
    const by = restates ? null : (relation?.supersededBy ?? answered.late.get(s.id) ?? null)
    return { ...s, supersededBy: by, ...(restates ? { restates } : {}), ...(supersedes.length > 0 ? { supersedes } : {}) }
  })
  return source.target && source.document.kind === 'transcript' ? keptFromSecond(related) : related
}

/** Folded words of the names of people in a source. */
const wordsOfPeople = (resolution: Resolution): ReadonlySet<string> =>
  new Set(resolution.entities.flatMap(e => (e.type === 'person' ? wordsOf(e.name) : [])))

/**
 * The statements that lines are written for: themselves, or the earlier ones that they restate (of this source or another), with new evidence and dates
 * folded in. Several that restate one fold into one.
 */
export function statementsToWrite(
  statements: readonly RecordedStatement[],
  source: SourceId,
  day: IsoDate | null,
  knowledge: KnowledgeView,
): { statement: RecordedStatement; note: VaultPath | null }[] {
  const known = (s: RecordedStatement): KnownStatement => ({ ...s, source, note: null })
  const roots = new Map<StatementId, { base: KnownStatement; restated: KnownStatement[] }>()
  for (const s of statements) {
    const own = s.restates ? roots.get(s.restates) : undefined
    const earlier = s.restates && !own ? knowledge.statement(s.restates) : null
    if (own) own.restated.push(known(s))
    else if (earlier) roots.set(earlier.id, { base: earlier, restated: [known(s)] })
    else roots.set(s.id, { base: known(s), restated: [] })
  }
  const dayOf = (id: SourceId): string => (id === source ? day : knowledge.source(id)?.date) ?? ''
  return [...roots.values()].map(({ base, restated }) => {
    if (restated.length === 0) return { statement: base, note: base.note }
    const now = effective(base, { restated, supersededBy: [], completions: [] })
    return { statement: { ...now, evidence: inTime(now.evidence, base.source, dayOf) }, note: base.note }
  })
}

/** The statement's own evidence, then that of the sources that say it again by their days, as the index has it: the order of arrival does not count. */
function inTime(evidence: readonly RecordedEvidence[], own: SourceId, dayOf: (source: SourceId) => string): RecordedEvidence[] {
  const key = (e: RecordedEvidence): string => (e.source === own ? '' : `${dayOf(e.source)} ${e.source}`)
  return [...evidence].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}
