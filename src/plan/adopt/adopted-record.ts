import type { Entity } from '../../model/entity.ts'
import { type EntityId, type IsoInstant, isoDate, type Sha256, type SourceId, type StatementId, type VaultPath } from '../../model/ids.ts'
import { BARE_RECORD, BARE_RECORDED_STATEMENT, type RecordedEntity, type RecordedStatement, type SourceRecord } from '../../model/record.ts'
import { fold, foldName, wordsOf } from '../../model/text.ts'
import { readFrontMatter } from '../../vault/front-matter.ts'
import { noteName, plainText } from '../../vault/link.ts'
import { scanLines, sectionsOf } from '../../vault/note.ts'
import { parseTask } from '../../vault/task-line.ts'
import { blockId, type HashText } from '../statements.ts'

export interface AdoptContext {
  readonly hash: HashText
  readonly now: IsoInstant
  /** Page of a name, folded. */
  readonly byName: ReadonlyMap<string, Entity>
  readonly owner: { readonly id: EntityId; readonly name: string }
  /** The file that the note says it was made from, with its hash; null where it is not in the vault. */
  readonly source: { readonly path: VaultPath; readonly sha256: Sha256 } | null
}

/** A note that stands already, as a record: what was said, who took part, which tasks it holds. The note itself stays as it is. */
export function adoptedRecord(path: VaultPath, text: string, above: Entity | null, context: AdoptContext): SourceRecord {
  const { values } = readFrontMatter(text)
  const sha256 = context.source?.sha256 ?? (context.hash(text) as Sha256)
  const source = sha256.slice(0, 12) as SourceId
  const day = isoDate(String(values.date ?? '').slice(0, 10)) ?? isoDate(/\d{4}-\d{2}-\d{2}/.exec(noteName(path))?.[0] ?? '')
  const people = named(values, text).flatMap(n => {
    const e = context.byName.get(foldName(n))
    return e?.type === 'person' ? [e] : []
  })
  const primary = above ?? filedUnder(values, people, context)
  const entities = new Map<EntityId, Entity>()
  if (primary) entities.set(primary.id, primary)
  for (const e of people) entities.set(e.id, e)
  const participants = people.map(e => e.id)
  const firstNames = firstNamesOf([...people, ...(primary?.type === 'person' ? [primary] : [])], context)
  const statements = statementsOf(text, { primary, day, source, context, firstNames })
  for (const s of statements) if (s.owner) for (const e of context.byName.values()) if (e.id === s.owner) entities.set(e.id, e)
  const recorded = [...entities.values()].map(recordedAs)
  const { owner } = context
  if (!entities.has(owner.id) && statements.some(s => s.owner === owner.id)) recorded.push(recordedAs({ ...owner, type: 'person' }))
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
    title:
      typeof values.title === 'string' && values.title !== ''
        ? values.title
        : (titleOf(noteName(path)) ?? headingOf(text) ?? noteName(path)),
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

const recordedAs = ({ id, type, name }: Pick<Entity, 'id' | 'type' | 'name'>): RecordedEntity => ({
  id,
  type,
  name,
  aliases: [],
  heardAs: [],
  count: 1,
})

/** The words of a file's name without the day and the time in front; null where there are none. */
const titleOf = (name: string): string | null =>
  name.replace(/^\d{4}-\d{2}-\d{2}(?:[T _]\d{2}[-:.]?\d{2}(?:[-:.]?\d{2})?)?[ _-]*/, '') || null
const headingOf = (text: string): string | null => /^# +(.+?)\s*$/m.exec(text)?.[1] ?? null

/** Keys, and words before a colon, that say who took part. */
const WHO = ['participants', 'attendees', 'with', 'present', 'people', 'teilnehmer', 'anwesend', 'presents', 'participantes', 'asistentes']
const WHO_LINE = /^(?:[-*+] )?\*{0,2}(\p{L}+)\*{0,2} ?::?\*{0,2} +(.+)$/gmu

/** Names of those who took part, as a note says them: in a list, in a line, as links or as objects with a name. */
function named(values: Readonly<Record<string, unknown>>, text: string): string[] {
  const isWho = (key: string): boolean => WHO.includes(fold(key))
  const said = Object.entries(values).flatMap(([key, value]) => (isWho(key) ? [value].flat() : []))
  const lines = [...text.matchAll(WHO_LINE)].flatMap(m => (isWho(m[1] ?? '') ? [m[2] ?? ''] : []))
  return [...said, ...lines]
    .flatMap(v => (typeof v === 'object' && v !== null && 'name' in v ? [String(v.name)] : String(v ?? '').split(/[,;]\s*/)))
    .map(n => shownName(n.trim()))
    .filter(n => n !== '')
}

/** `[[Clients/Quay/README|Ida]]` → the page's name rather than the label, which may be a nickname. */
function shownName(text: string): string {
  const target = /^"?\[\[([^\]|#]*)[^\]]*\]\]"?$/.exec(text)?.[1]
  if (target === undefined) return text
  return (
    target
      .replace(/\/README(?:\.md)?$/i, '')
      .split('/')
      .at(-1) ?? target
  )
}

/** What a note that stands in no page's folder is about: as it says itself, else the only other one who took part. */
function filedUnder(values: Readonly<Record<string, unknown>>, people: readonly Entity[], context: AdoptContext): Entity | null {
  for (const key of ['person', 'account', 'customer', 'client', 'project', 'forum']) {
    const value = values[key]
    const e = typeof value === 'string' ? context.byName.get(foldName(shownName(value.trim()))) : undefined
    if (e) return e
  }
  const others = new Map(people.flatMap(e => (e.id === context.owner.id ? [] : [[e.id, e] as const])))
  return others.size === 1 ? ([...others.values()][0] ?? null) : null
}

/** Who a first name means: one of those who took part, else the only page that it fits. Folded; of several, nobody. */
function firstNamesOf(there: readonly Entity[], context: AdoptContext): (word: string) => EntityId | null {
  const all = [...context.byName.values()].filter(e => e.type === 'person')
  return word => {
    for (const people of [there, all]) {
      const [only, ...others] = new Set(people.filter(e => wordsOf(e.name)[0] === word).map(e => e.id))
      if (only !== undefined) return others.length === 0 ? only : null
    }
    return null
  }
}

function statementsOf(
  text: string,
  input: {
    readonly primary: Entity | null
    readonly day: RecordedStatement['date']
    readonly source: SourceId
    readonly context: AdoptContext
    readonly firstNames: (word: string) => EntityId | null
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
        task.owner === 'Myself'
          ? context.owner.id
          : task.owner === null
            ? ownerInFront(task.text, input.firstNames)
            : (context.byName.get(foldName(task.owner))?.id ?? input.firstNames(fold(task.owner)))
      const { status, due, done, priority } = task
      add('a', 'action', plainText(task.text), { owner, ownerSurface: owner === null ? task.owner : null, status, due, done, priority })
      continue
    }
    const bullet = /^\s*(?:[-*+]|\d+[.)]) (.*)$/.exec(l.text)?.[1]
    if (bullet === undefined) continue
    for (const [letter, kind, headings] of SECTIONS) if (headings.test(fold(heading))) add(letter, kind, plainText(bullet))
  }
  return [...out.values()]
}

/** Headings under which bullets are statements, folded. */
const SECTIONS: readonly (readonly [string, RecordedStatement['kind'], RegExp])[] = [
  ['f', 'fact', /^(?:key (?:information|facts)|facts|fakten|faits|infos cles|wissenswertes)$/],
  ['d', 'decision', /^(?:(?:key )?decisions|entscheidungen|beschlusse)$/],
  ['q', 'question', /^(?:(?:open )?questions|(?:offene )?fragen|questions ouvertes)$/],
  ['r', 'risk', /^(?:risks|risiken|risques)$/],
]

/** `@Ida load the drop`, `Ida: load the drop`, `Ida to load the drop`. */
function ownerInFront(text: string, firstNames: (word: string) => EntityId | null): EntityId | null {
  const m = /^@(\p{L}+)[:,]? |^(\p{Lu}\p{L}+)(?:: | to )/u.exec(text)
  const word = m?.[1] ?? m?.[2]
  return word === undefined ? null : firstNames(fold(word))
}
