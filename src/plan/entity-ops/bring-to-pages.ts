import type { Entity } from '../../model/entity.ts'
import type { EntityId } from '../../model/ids.ts'
import type { RecordedStatement, SourceRecord } from '../../model/record.ts'
import { inlineText, linker } from '../../vault/link.ts'
import { bulletLine } from '../note-lines.ts'
import { blockId } from '../statements.ts'
import { putLine, setHead } from './merge.ts'
import { pagePath } from './rename.ts'
import type { VaultDraft } from './vault-draft.ts'

const HEADING: Partial<Record<RecordedStatement['kind'], string>> = {
  fact: 'Key Facts',
  decision: 'Key Decisions',
  question: 'Open Questions',
}

/** Statements of a source that turn out to be about an entity come to its page, with the note as context: managed lines, as if they had come with the source. */
export function bringToPage(draft: VaultDraft, record: SourceRecord, entity: Entity, statements: readonly RecordedStatement[]): void {
  const { layout, hash } = draft.snapshot
  const page = pagePath(entity)
  if (!draft.has(page) || statements.length === 0) return
  const records = draft.records()
  const of = (source: string) => records.find(r => r.source === source) ?? null
  const links = linker(layout)
  const context = {
    linker: links,
    file: page,
    owner: null,
    entity: () => null,
    readableOf: (source: string) => of(source)?.readable ?? null,
    dayOf: (source: string) => of(source)?.date ?? null,
  }
  const add = (heading: string, id: string, text: string) => {
    if (draft.text(page)?.includes(`^${id}`)) return
    if (putLine(draft, page, heading, { text, claims: [] })) draft.claimNew(record.source, page, id, text)
  }
  for (const s of statements) {
    const heading = HEADING[s.kind]
    if (heading && s.supersededBy === null && s.restates === undefined)
      add(heading, s.id, bulletLine(s, context, s.date ?? record.date).text)
  }
  if (record.note === null || record.date === null) return
  const first = records.find(r => r.note === record.note)?.source ?? record.source
  const id = blockId('c', `${first}\n${entity.id}\ncontext`, hash)
  const said = statements[0]?.text ?? record.title
  const sentence = /[.!?…]["')\]]?$/.test(said) ? said : `${said}.`
  if (!(draft.text(page) ?? '').includes(links.link(page, record.note)))
    add('Recent Context', id, `- ${record.date}: ${links.link(page, record.note)}: ${inlineText(sentence)} ^${id}`)
  if (record.date > (entity.lastContact ?? '')) setHead(draft, page, { last_contact: record.date })
}

/** Which of a source's statements are about an entity now and were not before. */
export function newlyAbout(before: SourceRecord, now: SourceRecord, entity: EntityId): RecordedStatement[] {
  const was = new Map(before.statements.map(s => [s.id, s]))
  return now.statements.filter(s => s.about.includes(entity) && !was.get(s.id)?.about.includes(entity))
}
