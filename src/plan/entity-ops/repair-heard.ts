import type { ChangePlan } from '../../model/change-plan.ts'
import type { EntityId, VaultPath } from '../../model/ids.ts'
import type { SourceRecord } from '../../model/record.ts'
import { foldName } from '../../model/text.ts'
import { commonRank } from '../../resolve/common-words.ts'
import { blockIdOf } from '../../vault/note.ts'
import { parseTask, renderTask } from '../../vault/task-line.ts'
import { bringToPage, newlyAbout } from './bring-to-pages.ts'
import { pagesOf } from './identity.ts'
import { VaultDraft, type VaultSnapshot } from './vault-draft.ts'

interface Form {
  readonly heard: string
  readonly entity: EntityId
  readonly name: string
  readonly pattern: RegExp
  /** A word that is also an ordinary one is repaired only where the entity is known to be spoken of. */
  readonly common: boolean
}

/**
 * Heard forms that the person confirmed, applied to sources that were filed before: the readable source shows the right form and once what was heard,
 * statements and their lines get the right name, and what is said of the one comes to their page. The original stays as it is; lines that the person changed stay theirs.
 */
export function planRepair(snapshot: VaultSnapshot): ChangePlan {
  const draft = new VaultDraft(snapshot)
  const forms = confirmedForms(snapshot)
  const pages = pagesOf(snapshot)
  const notes: string[] = []
  let sources = 0
  for (const record of draft.records()) {
    if (record.kind === 'calendar') continue
    const text = draft.text(record.readable)
    const applied = forms.filter(f => fits(f, record) && (hits(f, bodyOf(text)) || record.statements.some(s => hits(f, s.text))))
    if (applied.length === 0) continue
    sources++
    mendReadable(draft, record.readable, applied)
    const mend = (s: string): string => applied.reduce((t, f) => t.replace(f.pattern, f.name), s)
    const heardOwner = (surface: string | null): EntityId | null =>
      surface === null ? null : (applied.find(f => foldName(f.heard) === foldName(surface))?.entity ?? null)
    const owned = new Map(
      record.statements.flatMap(s =>
        s.owner === null && heardOwner(s.ownerSurface) ? [[s.id as string, heardOwner(s.ownerSurface)] as const] : [],
      ),
    )
    const now: SourceRecord = {
      ...record,
      summary: mend(record.summary),
      statements: record.statements.map(s => ({
        ...s,
        text: mend(s.text),
        about: [...new Set([...s.about, ...applied.flatMap(f => (hits(f, s.text) ? [f.entity] : []))])],
        evidence: s.evidence.map(e => ({ ...e, quote: mend(e.quote) })),
        ...(owned.has(s.id) ? { owner: owned.get(s.id) ?? null, ownerSurface: null } : {}),
      })),
      entities: withHeard(record, applied),
    }
    draft.setRecord(now)
    for (const f of applied) notes.push(`${f.heard} → ${f.name} in ${record.fileName}`)
    // Its own lines, wherever they stand: statements, the summary, the context on a page.
    const written = new Set(Object.keys(record.lines).map(key => key.slice(0, key.lastIndexOf('#')) as VaultPath))
    const ids = new Set(Object.keys(record.lines).map(key => key.slice(key.lastIndexOf('#') + 1)))
    if (owned.size > 0 || [...written].some(path => applied.some(f => hits(f, draft.text(path) ?? ''))))
      for (const path of written) {
        if (!draft.has(path)) continue
        for (const line of draft.lines(path)) {
          const id = blockIdOf(line.text)
          if (id === null || line.claims.length === 0) continue
          if (ids.has(id)) line.text = outsideLinks(line.text, mend)
          const owner = owned.get(id)
          const task = owner ? parseTask(line.text) : null
          if (task && owner && task.owner === null && renderTask(task) === line.text)
            line.text = renderTask({ ...task, owner: pages.get(owner)?.name ?? null })
        }
      }
    for (const f of new Set(applied.map(a => a.entity))) {
      const entity = pages.get(f)
      if (entity) bringToPage(draft, now, entity, newlyAbout(record, now, f))
    }
  }
  return draft.plan(
    `Repair misheard names in ${sources} source${sources === 1 ? '' : 's'}`,
    notes.slice(0, 20),
    'Heard forms that you confirmed',
  )
}

function confirmedForms(snapshot: VaultSnapshot): Form[] {
  const last = new Map<string, { heard: string; entity: EntityId; accepted: boolean }>()
  for (const d of snapshot.decisions) if (d.type === 'heard') last.set(foldName(d.heard), d)
  const names = new Map<EntityId, string>()
  for (const r of snapshot.records) for (const e of r.entities) names.set(e.id, e.name)
  return [...last.values()].flatMap((d): Form[] => {
    const full = names.get(d.entity)
    if (!d.accepted || !full) return []
    // One word was heard for one word of the name: which one, the sound cannot say here; the first name is what people say.
    const name = d.heard.includes(' ') || !d.entity.startsWith('person/') ? full : (full.split(' ')[0] ?? full)
    const literal = d.heard.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+')
    return [
      {
        heard: d.heard,
        entity: d.entity,
        name,
        pattern: new RegExp(`(?<![\\p{L}\\p{N}]|heard: )${literal}(?![\\p{L}\\p{N}])`, 'giu'),
        common: !d.heard.includes(' ') && commonRank(foldName(d.heard)) !== null,
      },
    ]
  })
}

const fits = (f: Form, r: SourceRecord): boolean => !f.common || r.entities.some(e => e.id === f.entity)
const hits = (f: Form, text: string): boolean => text.search(f.pattern) >= 0
const bodyOf = (text: string | null): string => (text ?? '').replace(/^---\n[\s\S]*?\n---\n/, '')

function withHeard(record: SourceRecord, applied: readonly Form[]): SourceRecord['entities'] {
  const out = [...record.entities]
  for (const f of applied) {
    const at = out.findIndex(e => e.id === f.entity)
    const held = out[at]
    if (held) out[at] = { ...held, heardAs: [...new Set([...held.heardAs, f.heard])] }
    else
      out.push({
        id: f.entity,
        type: f.entity.split('/')[0] as SourceRecord['entities'][number]['type'],
        name: f.name,
        aliases: [],
        heardAs: [f.heard],
        count: 1,
      })
  }
  return out
}

/** `Kanchan [heard: Koncha]` once at first use. */
function mendReadable(draft: VaultDraft, path: VaultPath, forms: readonly Form[]): void {
  const shown = new Set<string>()
  let head = false
  draft.rewrite(path, (line, i) => {
    if (i === 0 && line === '---') head = true
    else if (head && line === '---') head = false
    if (head || /^Original: /.test(line)) return line
    return forms.reduce(
      (text, f) =>
        text.replace(f.pattern, found => {
          if (shown.has(f.heard)) return f.name
          shown.add(f.heard)
          return `${f.name} \\[heard: ${found}\\]`
        }),
      line,
    )
  })
}

/** Link targets are file names: they stay. */
function outsideLinks(line: string, mend: (text: string) => string): string {
  return line
    .split(/(\[\[[^\]]*\]\]|\]\([^)]*\))/)
    .map((part, i) => (i % 2 === 0 ? mend(part) : part))
    .join('')
}
