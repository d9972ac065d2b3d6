import type { Entity } from '../../model/entity.ts'
import { type EntityId, type IsoInstant, isoDate, type Sha256, type SourceId, type StatementId, type VaultPath } from '../../model/ids.ts'
import { BARE_RECORD, BARE_RECORDED_STATEMENT, type RecordedEntity, type RecordedStatement, type SourceRecord } from '../../model/record.ts'
import { foldName } from '../../model/text.ts'
import { readFrontMatter } from '../../vault/front-matter.ts'
import { noteName } from '../../vault/link.ts'
import { scanLines, sectionsOf } from '../../vault/note.ts'
import { parseTask } from '../../vault/task-line.ts'
import { blockId, type HashText } from '../statements.ts'

export interface AdoptContext {
  readonly hash: HashText
  readonly now: IsoInstant
  /** Page of a name, folded. */
  readonly byName: ReadonlyMap<string, Entity>
  readonly owner: EntityId
  /** The file that the note says it was made from, with its hash; null where it is not in the vault. */
  readonly source: { readonly path: VaultPath; readonly sha256: Sha256 } | null
}

/** A note that stands already, as a record: what was said, who took part, which tasks it holds. The note itself stays as it is. */
export function adoptedRecord(path: VaultPath, text: string, primary: Entity | null, context: AdoptContext): SourceRecord {
  const { values } = readFrontMatter(text)
  const sha256 = context.source?.sha256 ?? (context.hash(text) as Sha256)
  const source = sha256.slice(0, 12) as SourceId
  const day = isoDate(String(values.date ?? '')) ?? isoDate(/\d{4}-\d{2}-\d{2}/.exec(noteName(path))?.[0] ?? '')
  const entities = new Map<EntityId, Entity>()
  if (primary) entities.set(primary.id, primary)
  const participants = names(values.participants ?? values.attendees, text).flatMap(n => {
    const e = context.byName.get(foldName(n))
    if (e?.type !== 'person') return []
    entities.set(e.id, e)
    return [e.id]
  })
  const statements = statementsOf(text, { primary, day, source, context })
  for (const s of statements) if (s.owner) for (const e of context.byName.values()) if (e.id === s.owner) entities.set(e.id, e)
  const recorded: RecordedEntity[] = [...entities.values()].map(e => ({
    id: e.id,
    type: e.type,
    name: e.name,
    aliases: [],
    heardAs: [],
    count: 1,
  }))
  const original = context.source?.path ?? path
  return {
    ...BARE_RECORD,
    source,
    sha256,
    fileName: noteName(original) + (/\.md$/i.test(original) ? '.md' : ''),
    original,
    readable: /\.md$/i.test(original) ? original : path,
    kind: 'document',
    format: 'adopted',
    note: path,
    title: typeof values.title === 'string' && values.title !== '' ? values.title : noteName(path).replace(/^\d{4}-\d{2}-\d{2} - /, ''),
    date: day,
    dateFrom: 'adopted',
    engine: 'adopted',
    ingested: context.now,
    primary: primary?.id ?? null,
    participants: [...new Set(participants)],
    statements,
    entities: recorded,
  }
}

function names(value: unknown, text: string): string[] {
  const list = (Array.isArray(value) ? value : typeof value === 'string' ? value.split(/,\s*/) : []).map(String)
  const line = /^\*\*(?:With|Attendees|Participants)\*\*:? *(.*)$/m.exec(text)?.[1] ?? ''
  return [...list, ...line.split(/,\s*/)].map(n => n.replace(/^\[\[(?:[^\]|]*\|)?([^\]]*)\]\]$/, '$1').trim()).filter(n => n !== '')
}

function statementsOf(
  text: string,
  input: {
    readonly primary: Entity | null
    readonly day: RecordedStatement['date']
    readonly source: SourceId
    readonly context: AdoptContext
  },
): RecordedStatement[] {
  const { context, primary, day } = input
  const lines = scanLines(text)
  const sections = sectionsOf(lines)
  const out = new Map<string, RecordedStatement>()
  const add = (letter: string, kind: RecordedStatement['kind'], words: string, extra: Partial<RecordedStatement> = {}) => {
    const id = blockId(letter, `${input.source}\n${kind}\n${foldName(words)}`, context.hash) as StatementId
    if (words === '' || out.has(id)) return
    out.set(id, {
      id,
      kind,
      text: words,
      ...BARE_RECORDED_STATEMENT,
      status: 'open',
      about: primary ? [primary.id] : [],
      date: day,
      stated: true,
      ...extra,
    })
  }
  for (const [i, l] of lines.entries()) {
    if (l.fenced) continue
    const task = parseTask(l.text)
    const heading = sections.find(s => i > s.line && i < s.end)?.heading ?? ''
    if (task) {
      const owner =
        task.owner === null ? null : task.owner === 'Myself' ? context.owner : (context.byName.get(foldName(task.owner))?.id ?? null)
      const { status, due, done, priority } = task
      add('a', 'action', plain(task.text), { owner, ownerSurface: owner === null ? task.owner : null, status, due, done, priority })
      continue
    }
    const bullet = /^\s*[-*+] (.*)$/.exec(l.text)?.[1]
    if (bullet === undefined) continue
    if (/^(?:Key (?:Information|Facts)|Facts)$/i.test(heading)) add('f', 'fact', plain(bullet))
    else if (/^(?:Key )?Decisions$/i.test(heading)) add('d', 'decision', plain(bullet))
    else if (/^(?:Open )?Questions$/i.test(heading)) add('q', 'question', plain(bullet))
    else if (/^Risks$/i.test(heading)) add('r', 'risk', plain(bullet))
  }
  return [...out.values()]
}

/** Words of a line without links to sources, block id and marks. */
function plain(text: string): string {
  return text
    .replace(/\s*\(\[\[[^)]*\]\]\)/g, '')
    .replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1')
    .replace(/\s\^[\w-]+$/, '')
    .replace(/\*\*/g, '')
    .trim()
}
