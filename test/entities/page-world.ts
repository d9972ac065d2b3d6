/** A page that grows source by source, without a vault on disk: what planning writes is what the next source finds. */
import { createHash } from 'node:crypto'
import type { KnowledgeView, VaultView } from '../../src/model/contracts.ts'
import { BARE_ENTITY, type Entity } from '../../src/model/entity.ts'
import { type EntityId, type IsoDate, isoDate, type SourceId, type StatementId, type VaultPath } from '../../src/model/ids.ts'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import { BARE_RECORDED_STATEMENT, type LineRecord, type RecordedStatement } from '../../src/model/record.ts'
import { finishDraft } from '../../src/plan/drafts.ts'
import { type PageContent, pageDraft } from '../../src/plan/entity-pages.ts'
import type { LineContext } from '../../src/plan/note-lines.ts'
import { linker } from '../../src/vault/link.ts'

export const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
export const PAGE = 'People/Ilse Brandt/Ilse Brandt.md' as VaultPath

export const ILSE: Entity = {
  id: 'person/ilse-brandt' as EntityId,
  type: 'person',
  name: 'Ilse Brandt',
  pageName: 'Ilse Brandt',
  path: PAGE,
  ...BARE_ENTITY,
  emails: ['ilse@northpier.example'],
  company: 'Northpier',
}

export function statement(id: string, text: string, day: string, extra: Partial<RecordedStatement> = {}): RecordedStatement {
  const kinds = { f: 'fact', d: 'decision', q: 'question', r: 'risk', a: 'action' } as const
  return {
    id: id as StatementId,
    kind: kinds[id[0] as keyof typeof kinds] ?? 'fact',
    text,
    ...BARE_RECORDED_STATEMENT,
    status: 'open',
    about: [ILSE.id],
    date: day as IsoDate,
    evidence: [{ source: `src${day}` as SourceId, anchor: 'u1', quote: text, time: null, number: 1 }],
    confidence: 0.9,
    ...extra,
  }
}

export interface PageWorld {
  readonly text: () => string
  readonly set: (text: string) => void
  readonly add: (day: string, content?: Partial<PageContent>, seed?: string) => void
}

/** `add` plans one source on the page and writes what comes of it. */
export function pageWorld(entity: Entity = ILSE): PageWorld {
  const files = new Map<string, string>()
  const lines = new Map<string, LineRecord>()
  const path = entity.path ?? PAGE
  const vault: VaultView = { read: p => files.get(p) ?? null, exists: p => files.has(p) }
  const linesOf: KnowledgeView['linesOf'] = () => new Map([...lines].map(([id, l]) => [id, { ...l, source: 'x' as SourceId }]))
  const context: LineContext = {
    linker: linker(DEFAULT_LAYOUT),
    file: path,
    owner: null,
    entity: () => null,
    dayOf: source => isoDate(source.slice(3)),
    readableOf: source => `Sources/Transcripts/${source.slice(3)} - Talk (transcript).md` as VaultPath,
  }
  return {
    text: () => files.get(path) ?? '',
    set: text => files.set(path, text),
    add: (day, content = {}, seed = day) => {
      // As the index has it: from the page's front matter.
      const last = isoDate(/^last_contact: (.*)$/m.exec(files.get(path) ?? '')?.[1] ?? '')
      const full: PageContent = {
        entity: { ...entity, lastContact: last },
        path,
        isOwner: false,
        statements: [],
        replaced: [],
        topics: [],
        context: {
          day: day as IsoDate,
          note: `People/Ilse Brandt/${day} - Talk.md` as VaultPath,
          sentences: [`On ${day} they spoke of the pier.`],
        },
        newNote: true,
        nextMeeting: null,
        contacts: [],
        owner: null,
        related: [],
        review: null,
        created: day as IsoDate,
        ...content,
      }
      const knowledge = { linesOf } as KnowledgeView
      const finished = finishDraft(pageDraft(full, context, seed, { vault, knowledge, hash }), { vault, knowledge, hash })
      if (finished.change?.type === 'put') files.set(path, finished.change.after)
      for (const [key, line] of Object.entries(finished.lines)) lines.set(key.slice(key.lastIndexOf('#') + 1), line)
    },
  }
}

/** Bullets of a section, the folded ones too. */
export function section(text: string, heading: string): string[] {
  const m = new RegExp(`^## ${heading}\\n([\\s\\S]*?)(?=^## |(?![\\s\\S]))`, 'm').exec(text)
  return (m?.[1] ?? '').split('\n').filter(l => /^(?:> )?- /.test(l))
}
