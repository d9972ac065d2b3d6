import type { SourceDate, SourceDocument, SourceTitle } from '../model/document.ts'
import { metadataDate, sourceDate } from './dates.ts'
import type { DocumentFields } from './document-builder.ts'
import { type FrontMatterValues, stringsOf } from './front-matter.ts'
import { namesOnly, type StatedFields } from './stated.ts'
import { asTitle, titleOfFileName } from './title.ts'

/** What a format itself found in the content: a NOTE, a metadata field. It goes before header and file name. */
export interface FoundFields {
  readonly date?: SourceDate | null
  readonly title?: SourceTitle | null
  readonly participants?: readonly string[]
}

/**
 * Date, title, participants, entities and sensitivity from what the content, front matter, header and file name say, in that order.
 * A date is never taken from the clock.
 */
export function documentFields(
  fileName: string,
  frontMatter: FrontMatterValues | null,
  stated: StatedFields | null,
  found: FoundFields = {},
  headingFrom: 'content' | 'header' = 'header',
): DocumentFields {
  const fm = frontMatter ?? {}
  return {
    date: dateOf(fileName, fm, stated, found, headingFrom),
    title: found.title ?? titleFrom(fm) ?? (stated?.heading ? asTitle(stated.heading, headingFrom) : null) ?? titleOfFileName(fileName),
    statedParticipants: namesOnly([...(found.participants ?? []), ...(stated?.participants ?? []), ...frontMatterPeople(fm)]),
    statedEntities: entitiesOf(fm, stated),
    statedSummary: stated?.summary ?? null,
    statedTopics: stated?.topics ?? [],
    sensitivity: sensitivityOf(fm),
  }
}

function dateOf(
  fileName: string,
  fm: FrontMatterValues,
  stated: StatedFields | null,
  found: FoundFields,
  from: 'content' | 'header',
): SourceDate | null {
  if (found.date) return found.date
  const time = typeof fm.time === 'string' && /^\d{1,2}:\d{2}/.test(fm.time) ? ` ${fm.time}` : ''
  for (const key of ['date', 'meeting_date', 'recorded', 'recorded_at', 'start', 'start_time']) {
    const date = metadataDate(typeof fm[key] === 'string' ? `${fm[key]}${time}` : fm[key])
    if (date) return date
  }
  for (const line of stated?.dateLines ?? []) {
    const date = sourceDate(line, from)
    if (date) return withTime(date, fileName)
  }
  return sourceDate(fileName, 'file-name') ?? metadataDate(fm.created)
}

/** The day of the header with the clock of the file name, where both name the same day. */
function withTime(date: SourceDate, fileName: string): SourceDate {
  if (date.time) return date
  const named = sourceDate(fileName, 'file-name')
  if (!named || named.day !== date.day) return date
  return { ...date, ...(named.time ? { time: named.time } : {}), ...(named.instantMs ? { instantMs: named.instantMs } : {}) }
}

function titleFrom(fm: FrontMatterValues): SourceTitle | null {
  const title = fm.title ?? fm.meeting ?? fm.subject
  return typeof title === 'string' ? asTitle(title, 'header') : null
}

function frontMatterPeople(fm: FrontMatterValues): string[] {
  const entities = typeof fm.entities === 'object' && fm.entities !== null ? (fm.entities as Record<string, unknown>) : {}
  return [fm.participants, fm.attendees, fm.people, fm.person, fm.with, fm.speakers, entities.people, entities.persons].flatMap(stringsOf)
}

function entitiesOf(fm: FrontMatterValues, stated: StatedFields | null): SourceDocument['statedEntities'] {
  const nested = typeof fm.entities === 'object' && fm.entities !== null ? (fm.entities as Record<string, unknown>) : {}
  const all = [
    ...[fm.account, fm.customer, fm.accounts, nested.accounts, nested.customers, nested.companies, nested.organizations]
      .flatMap(stringsOf)
      .map(name => ({ type: 'account' as const, name })),
    ...[fm.project, fm.projects, nested.projects].flatMap(stringsOf).map(name => ({ type: 'project' as const, name })),
    ...[fm.forum, nested.forums].flatMap(stringsOf).map(name => ({ type: 'forum' as const, name })),
    ...(stated?.entities ?? []),
  ]
  return all.filter((e, i) => all.findIndex(o => o.type === e.type && o.name.toLowerCase() === e.name.toLowerCase()) === i)
}

function sensitivityOf(fm: FrontMatterValues): SourceDocument['sensitivity'] {
  const words = [fm.sensitivity, fm.confidentiality, fm.tags].flatMap(stringsOf).map(s => s.toLowerCase().replace(/^#/, ''))
  return words.includes('private') || words.includes('personal') ? 'private' : words.includes('confidential') ? 'confidential' : null
}
