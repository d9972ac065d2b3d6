import { BARE_DOCUMENT, type MailMessage, type SourceDocument } from '../../src/model/document.ts'
import { BARE_ENTITY, type Entity, type Owner } from '../../src/model/entity.ts'
import { BARE_STATEMENT, type Extraction, NOTHING_FOUND, type Statement } from '../../src/model/extraction.ts'
import { type EntityId, type IsoInstant, isoDate, type Sha256, type SourceId, slug, type VaultPath } from '../../src/model/ids.ts'
import { BARE_RECORD, type SourceRecord } from '../../src/model/record.ts'

/** Small sources for tests of resolve: only what the case is about. */
export const OWNER: Owner = { name: 'Dana Whitfield', aliases: [], emails: ['dana.whitfield@brackwater.example'], company: 'Brackwater' }

const BASE: SourceDocument = {
  id: 'aaaaaaaaaaaa' as SourceId,
  sha256: 'a'.repeat(64) as Sha256,
  fileName: 'case.txt',
  kind: 'transcript',
  format: 'test',
  text: '',
  ...BARE_DOCUMENT,
  language: 'en',
}
const EMPTY: Extraction = { engine: 'test', language: 'en', ...NOTHING_FOUND }

const day = (text: string) => {
  const d = isoDate(text)
  return d ? { day: d, from: 'content' as const } : null
}

export interface Turn {
  readonly label: string
  readonly text: string
  readonly kind?: 'named' | 'unidentified' | 'device'
}

/** A transcript of turns; speakers in the order of their first word. */
export function transcript(turns: readonly Turn[], more: Partial<SourceDocument> = {}): SourceDocument {
  const labels = [...new Set(turns.map(t => t.label))]
  let text = ''
  const segments = turns.map((t, index) => {
    const start = text.length
    text += `${t.text}\n`
    return {
      index,
      type: 'utterance' as const,
      anchor: `u${index + 1}`,
      span: { start, end: start + t.text.length },
      speaker: labels.indexOf(t.label),
    }
  })
  const speakers = labels.map((label, index) => ({ index, label, kind: turns.find(t => t.label === label)?.kind ?? ('named' as const) }))
  return { ...BASE, text, segments, speakers, date: day('2025-11-03'), ...more }
}

/** A mail of one message. */
export function mail(
  from: { name: string | null; email: string },
  body: string,
  to: readonly { name: string | null; email: string }[] = [],
  more: Partial<MailMessage> = {},
): SourceDocument {
  let text = ''
  const segments = body.split('\n').map((line, index) => {
    const start = text.length
    text += `${line}\n`
    return { index, type: 'paragraph' as const, anchor: 'm1', span: { start, end: start + line.length }, speaker: 0, message: 0 }
  })
  const message: MailMessage = {
    index: 0,
    messageId: 'm@x',
    inReplyTo: [],
    from,
    to,
    cc: [],
    subject: 'A question',
    date: day('2025-11-03'),
    bulk: false,
    attachments: [],
    ...more,
  }
  return { ...BASE, kind: 'mail', text, segments, messages: [message], date: day('2025-11-03'), fileName: 'case.eml' }
}

/** What an engine would say of a source: one action owned by a name. */
export function actionBy(document: SourceDocument, name: string): Extraction {
  const quote = document.text.split('\n')[0] ?? ''
  const statement: Statement = {
    kind: 'action',
    text: quote,
    ...BARE_STATEMENT,
    owner: { by: 'name', name },
    evidence: [{ segment: 0, span: { start: 0, end: quote.length }, quote }],
    confidence: 0.9,
  }
  return { ...EMPTY, statements: [statement] }
}
export const nothing: Extraction = EMPTY

/** `Kanchan Rao <k.rao@harbourgrid.example>` → a known person. */
export function person(spec: string, apart = ''): Entity {
  const m = /^(.*?)\s*(?:<(.+)>)?$/.exec(spec.trim())
  const name = m?.[1] ?? spec
  const email = m?.[2] ?? null
  const pageName = apart ? `${name} (${apart})` : name
  return {
    id: `person/${slug(pageName)}` as EntityId,
    type: 'person',
    name,
    pageName,
    path: null,
    ...BARE_ENTITY,
    emails: email ? [email] : [],
  }
}

/** An account, a project or a forum that has a page. */
export const thing = (type: Entity['type'], name: string, more: Partial<Entity> = {}): Entity => ({
  ...person(name),
  id: `${type}/${slug(name)}` as EntityId,
  type,
  ...more,
})

/** The record of an earlier talk, `bbbbbbbbbbbb` unless told otherwise. */
export const record = (more: Partial<SourceRecord> = {}): SourceRecord => ({
  ...BARE_RECORD,
  source: 'bbbbbbbbbbbb' as SourceId,
  sha256: 'b'.repeat(64) as Sha256,
  fileName: 'x',
  original: 'Sources/_originals/x.orig' as VaultPath,
  readable: 'Sources/x.md' as VaultPath,
  kind: 'transcript',
  format: 'x',
  title: 'x',
  engine: '',
  ingested: '2025-10-01T00:00:00.000Z' as IsoInstant,
  ...more,
})
