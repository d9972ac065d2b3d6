import type { ChangePlan } from '../../model/change-plan.ts'
import type { Entity } from '../../model/entity.ts'
import type { EntityId, IsoInstant, VaultPath } from '../../model/ids.ts'
import { foldName, wordsOf } from '../../model/text.ts'
import { JUNK_PERSON } from '../../vault/check-people.ts'
import { readFrontMatter } from '../../vault/front-matter.ts'
import { blockIdOf } from '../../vault/note.ts'
import { parseTask, renderTask } from '../../vault/task-line.ts'
import { pagesOf } from './identity.ts'
import { setHead } from './merge.ts'
import { VaultDraft, type VaultSnapshot } from './vault-draft.ts'

/** One thing that only the person can say. */
export type ReviewItem =
  | {
      readonly kind: 'who'
      readonly surface: string
      readonly times: number
      readonly candidates: readonly EntityId[]
      readonly where: readonly string[]
    }
  | { readonly kind: 'same?'; readonly a: EntityId; readonly b: EntityId; readonly why: string }
  | { readonly kind: 'heard?'; readonly heard: string; readonly entity: EntityId; readonly name: string; readonly times: number }
  | { readonly kind: 'note'; readonly path: VaultPath; readonly review: string }

/** What is open to decide; what was answered before is not asked again. */
export function reviewItems(snapshot: VaultSnapshot): ReviewItem[] {
  const pages = pagesOf(snapshot)
  const said = new Set(snapshot.decisions.flatMap(d => (d.type === 'same-name' ? [foldName(d.surface)] : [])))
  const apart = new Set(snapshot.decisions.flatMap(d => (d.type === 'keep-apart' ? [[d.a, d.b].sort().join(' ')] : [])))
  const heard = new Set(snapshot.decisions.flatMap(d => (d.type === 'heard' ? [`${foldName(d.heard)} ${d.entity}`] : [])))
  const who = new Map<string, { surface: string; times: number; where: Set<string> }>()
  for (const r of snapshot.records)
    for (const s of r.statements) {
      if (s.owner !== null || s.ownerSurface === null || JUNK_PERSON.test(s.ownerSurface) || said.has(foldName(s.ownerSurface))) continue
      const key = foldName(s.ownerSurface)
      const held = who.get(key) ?? { surface: s.ownerSurface, times: 0, where: new Set<string>() }
      held.times++
      held.where.add(r.note ?? r.readable)
      who.set(key, held)
    }
  const people = [...pages.values()].filter(e => e.type === 'person')
  const candidates = (surface: string): EntityId[] => {
    const words = wordsOf(surface)
    return people.filter(e => [e.name, ...e.aliases].some(n => words.every(w => wordsOf(n).includes(w)))).map(e => e.id)
  }
  const out: ReviewItem[] = [...who.values()]
    .sort((a, b) => b.times - a.times || (a.surface < b.surface ? -1 : 1))
    .map(w => ({ kind: 'who', surface: w.surface, times: w.times, candidates: candidates(w.surface), where: [...w.where].sort() }))
  const sorted = [...pages.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const [i, a] of sorted.entries())
    for (const b of sorted.slice(i + 1)) {
      const why = sameReason(a, b)
      if (why && !apart.has([a.id, b.id].sort().join(' '))) out.push({ kind: 'same?', a: a.id, b: b.id, why })
    }
  const forms = new Map<string, Extract<ReviewItem, { kind: 'heard?' }>>()
  for (const r of snapshot.records)
    for (const e of r.entities)
      for (const h of e.heardAs) {
        const key = `${foldName(h)} ${e.id}`
        if (heard.has(key)) continue
        const held = forms.get(key)
        forms.set(key, { kind: 'heard?', heard: h, entity: e.id, name: e.name, times: (held?.times ?? 0) + 1 })
      }
  out.push(...[...forms.values()].sort((a, b) => b.times - a.times || (a.heard < b.heard ? -1 : 1)))
  for (const [path, text] of snapshot.files) {
    const { values } = readFrontMatter(text)
    if ([values.tags].flat().includes('needs-review') && typeof values.review === 'string' && values.review !== '')
      out.push({ kind: 'note', path, review: values.review })
  }
  return out
}

/** Why two pages may be one: the same mail, the same name, or a first name alone beside a full one at the same company. */
function sameReason(a: Entity, b: Entity): string | null {
  if (a.type !== b.type) return null
  const mail = a.emails.find(m => !m.startsWith('@') && b.emails.includes(m))
  if (mail) return `both have the address ${mail}`
  const names = (e: Entity) => new Set([e.name, ...e.aliases].map(foldName))
  const shared = [...names(a)].find(n => names(b).has(n))
  if (shared && a.type === 'person' && a.company && b.company && foldName(a.company) !== foldName(b.company)) return null
  return shared ? `both are called ${shared}` : null
}

/** The person says who a name means: remembered, and every task that waited for it gets its owner. */
export function planSameName(snapshot: VaultSnapshot, surface: string, entity: Entity, now: IsoInstant, owner: EntityId): ChangePlan {
  const draft = new VaultDraft(snapshot)
  const key = foldName(surface)
  draft.decide({ type: 'same-name', at: now, surface, entity: entity.id, context: null })
  const owned = new Set<string>()
  for (const r of draft.records()) {
    const mine = r.statements.filter(s => s.owner === null && s.ownerSurface !== null && foldName(s.ownerSurface) === key)
    if (mine.length === 0) continue
    for (const s of mine) owned.add(s.id)
    draft.setRecord({ ...r, statements: r.statements.map(s => (mine.includes(s) ? { ...s, owner: entity.id, ownerSurface: null } : s)) })
  }
  const name = entity.id === owner ? 'Myself' : entity.name
  for (const path of draft.paths()) {
    draft.rewrite(path, line => {
      const id = blockIdOf(line)
      const task = id !== null && owned.has(id) ? parseTask(line) : null
      return task && task.owner === null && renderTask(task) === line ? renderTask({ ...task, owner: name }) : line
    })
    answered(draft, path, key)
  }
  return draft.plan(
    `${surface} is ${entity.pageName}`,
    [`${owned.size} task${owned.size === 1 ? ' gets its' : 's get their'} owner`],
    `You said who ${surface} is`,
  )
}

/** A note whose only open point was this name needs no review any more. */
function answered(draft: VaultDraft, path: VaultPath, key: string): void {
  const text = draft.text(path)
  if (!text?.includes('needs-review')) return
  const { values } = readFrontMatter(text)
  if (typeof values.review !== 'string') return
  const left = values.review.split('; ').filter(p => foldName(/^who "(.+)" is$/.exec(p)?.[1] ?? '') !== key)
  if (left.length === values.review.split('; ').length) return
  const tags = [values.tags].flat().map(String)
  setHead(draft, path, {
    review: left.length === 0 ? null : left.join('; '),
    ...(left.length === 0 ? { tags: tags.filter(t => t !== 'needs-review') } : {}),
  })
}

/** The person says that two pages are two: never asked again. */
export function planApart(snapshot: VaultSnapshot, a: Entity, b: Entity, now: IsoInstant): ChangePlan {
  const draft = new VaultDraft(snapshot)
  draft.decide({ type: 'keep-apart', at: now, a: a.id, b: b.id })
  return draft.plan(`${a.pageName} and ${b.pageName} are two`, [], 'You said so')
}
