import type { Entity } from '../model/entity.ts'
import type { IsoDate, VaultPath } from '../model/ids.ts'
import type { RecordedStatement } from '../model/record.ts'
import { fold } from '../model/text.ts'
import { saySame } from '../vault/alike.ts'
import { inlineText } from '../vault/link.ts'
import { blockIdOf } from '../vault/note.ts'
import { bulletLine, evidenceLinks, type LineContext } from './note-lines.ts'
import { type FoldedSection, foldSection, type PageItem, type SectionSpec } from './page-folding.ts'
import { bareWords, dayOfLink, FOLDED, lineDay, linksOf, nearlySame, type PageState } from './page-state.ts'
import type { ProjectField } from './project-fields.ts'
import { blockId, type HashText } from './statements.ts'

/** How long each section of a page may grow. */
const SPECS = {
  facts: { heading: 'Key Facts', letter: 'f', cap: 20, replacedCap: 8, noun: 'fact', order: 'append' },
  context: { heading: 'Recent Context', letter: 'c', cap: 10, replacedCap: 0, noun: 'note', order: 'newest-first' },
  decisions: { heading: 'Key Decisions', letter: 'd', cap: 12, replacedCap: 5, noun: 'decision', order: 'newest-first' },
  questions: { heading: 'Open Questions', letter: 'q', cap: 8, replacedCap: 3, noun: 'question', order: 'newest-first' },
  risks: { heading: 'Status', letter: 'r', cap: 3, replacedCap: 0, noun: 'risk', counted: false, order: 'append' },
  contacts: { heading: 'Key Contacts', letter: 's', cap: 10, replacedCap: 0, noun: 'contact', counted: false, order: 'append' },
} as const satisfies Record<string, SectionSpec>

/** Topics shown: the most frequent, then the newest. */
const TOPICS = 12
/** Links under Related. */
const RELATED = 12

/** What the sections of one page are made with. */
export interface SectionInput {
  readonly entity: Entity
  readonly path: VaultPath
  readonly state: PageState
  readonly lines: LineContext
  readonly hash: HashText
}

/** A statement that something later has replaced or answered. */
export interface Replaced {
  readonly old: RecordedStatement
  readonly by: RecordedStatement
  readonly how: 'replaced' | 'answered'
}

/** Facts, decisions, questions or risks: one line each; what was replaced goes under the callout with the link of what replaced it. */
export function statementSection(
  kind: 'facts' | 'decisions' | 'questions' | 'risks',
  statements: readonly RecordedStatement[],
  replaced: readonly Replaced[],
  input: SectionInput,
): FoldedSection {
  const { lines, entity, state, hash } = input
  const gone = new Map(replaced.map(r => [r.old.id, r]))
  const items: PageItem[] = statements
    .filter(s => !gone.has(s.id) && s.supersededBy === null)
    .map(s => {
      const { id, text } = bulletLine(s, lines, s.date)
      const [, here, otherwise] = /^says otherwise( in one talk)?: (.+)$/s.exec(s.review ?? '') ?? []
      const who = here ? 'in the same talk' : 'another source says'
      const marked = otherwise ? text.replace(/ \^[\w-]+$/, m => `; ${who}: “${inlineText(otherwise)}”${m}`) : text
      return { id, text: kind === 'risks' ? marked.replace(/^- /, '- Risk: ') : marked, day: s.date ?? '' }
    })
  for (const { old, by, how } of gone.values()) {
    const was = bulletLine(old, lines, old.date).text.replace(/ \^[\w-]+$/, '')
    const link = evidenceLinks(by.evidence.slice(0, 1), lines, by.date ?? 'now')
    const answer = how === 'answered' ? `: ${inlineText(by.text)}` : ''
    const text = `> ${was}, ${how}${by.date ? ` ${by.date}` : ''}${answer}${link ? ` (${link})` : ''} ^${old.id}`
    items.push({ id: old.id, text, day: lineDay(text) })
  }
  return foldSection(SPECS[kind], items, state, entity.id, hash)
}

/** The dated note of this source, in one sentence that no other line of the page says already. */
export function contextSection(
  context: { readonly day: IsoDate; readonly note: VaultPath; readonly sentences: readonly string[]; readonly late?: boolean } | null,
  seed: string,
  input: SectionInput,
): FoldedSection {
  const { entity, path, lines, state, hash } = input
  if (!context) return { sections: [], folded: {} }
  const id = blockId('c', `${seed}\n${entity.id}\ncontext`, hash)
  // An earlier part of a thread that comes late has less to say than what stands.
  if (context.late && state.oursIn('Recent Context').some(l => l.id === id)) return { sections: [], folded: {} }
  const others = state.bulletsIn('Recent Context').filter(l => !l.endsWith(`^${id}`))
  // With their days and without: what two notes say in the same words is no news.
  const isSaid = (fresh: string): boolean => others.some(o => saySame(o, fresh) || nearlySame(bareWords(o), bareWords(fresh)))
  const line = (sentence: string): string => `- ${context.day}: ${lines.linker.link(path, context.note)}: ${inlineText(sentence)} ^${id}`
  const fresh = context.sentences.find(s => !isSaid(line(s))) ?? 'They talked again.'
  const spec = SPECS.context
  return foldSection(spec, [{ id, text: line(fresh), day: context.day }], state, entity.id, hash)
}

/** Topics with how often they came up and the newest note; what is neither frequent nor new is left out and remembered in the record. */
export function topicSection(
  topics: readonly string[],
  context: { readonly day: IsoDate; readonly note: VaultPath; readonly counts: boolean },
  input: SectionInput,
): FoldedSection {
  const { entity, path, lines, state, hash } = input
  interface Row {
    id: string
    text: string
    words: string
    count: number
    day: string
    link: string
  }
  const rows = new Map<string, Row>()
  for (const { id, text } of state.oursIn('Topics')) {
    const m = /^- (.*?)(?:, (\d+) times)? \((.*)\) \^[\w-]+$/.exec(text)
    if (m) rows.set(id, { id, text, words: m[1] ?? '', count: Number(m[2] ?? 1), day: lineDay(text), link: m[3] ?? '' })
  }
  const link = lines.linker.link(path, context.note, { label: context.day })
  for (const topic of topics) {
    const id = blockId('t', `${entity.id}\n${fold(topic)}`, hash)
    if (state.hold(id) === 'theirs') continue
    const mark = /^t(\d+)@([\d-]+)$/.exec(state.folded.get(id) ?? '')
    const row = rows.get(id) ?? { id, text: '', words: inlineText(topic), count: Number(mark?.[1] ?? 0), day: mark?.[2] ?? '', link }
    const seen = !context.counts && row.count > 0
    rows.set(id, {
      ...row,
      count: seen ? row.count : row.count + 1,
      ...(context.day >= row.day || row.text === '' ? { day: context.day > row.day ? context.day : row.day, link } : {}),
    })
  }
  const ranked = [...rows.values()].sort((a, b) => b.count - a.count || cmp(b.day, a.day) || cmp(a.id, b.id))
  const shown = ranked.slice(0, TOPICS).map(r => ({
    id: r.id,
    text: `- ${r.words}${r.count > 1 ? `, ${r.count} times` : ''} (${r.link}) ^${r.id}`,
    was: r.text,
  }))
  const folded = Object.fromEntries(ranked.slice(TOPICS).map(r => [r.id, `${FOLDED}t${r.count}@${r.day}`]))
  const changed = shown.filter(s => s.text !== s.was).map(({ id, text }) => ({ id, text }))
  return { sections: changed.length > 0 ? [{ heading: 'Topics', lines: changed, order: 'append' }] : [], folded }
}

/** People of an account who took part or were named: role and address, which tell them apart. */
export function contactSection(contacts: readonly Entity[], day: IsoDate | null, input: SectionInput): FoldedSection {
  const { entity, path, lines, state, hash } = input
  // Whom the person lists there already is not listed again.
  const own = state.bulletsIn(SPECS.contacts.heading).filter(l => blockIdOf(l) === null)
  const listed = new Set(own.flatMap(linksOf).map(targetOf))
  const items = contacts.flatMap((person): PageItem[] => {
    if (!person.path || listed.has(targetOf(lines.linker.link(path, person.path)))) return []
    const id = blockId('s', `${entity.id}\ncontact\n${person.id}`, hash)
    const mail = person.emails.find(e => !e.startsWith('@'))
    const words = [lines.linker.link(path, person.path), person.role ? inlineText(person.role) : null, mail ?? null]
    return [{ id, text: `- ${words.filter(w => w !== null).join(', ')} ^${id}`, day: person.lastContact ?? day ?? '' }]
  })
  return foldSection(SPECS.contacts, items, state, entity.id, hash)
}

/** Where a link leads, without its label. */
const targetOf = (link: string): string | undefined => /\[\[([^\]|#]+)/.exec(link)?.[1] ?? /\]\(([^)\s#]+)/.exec(link)?.[1]

/** When an account or project was last spoken of, and what comes next. */
export function statusSection(
  status: { readonly day: IsoDate; readonly note: VaultPath; readonly next: string | null } | null,
  input: SectionInput,
): FoldedSection {
  const { entity, path, lines, state, hash } = input
  if (!status) return { sections: [], folded: {} }
  const id = blockId('s', `${entity.id}\nstatus`, hash)
  const standing = state.oursIn('Status').find(l => l.id === id)
  if (state.hold(id) === 'theirs' || (standing && lineDay(standing.text) > status.day)) return { sections: [], folded: {} }
  const next = status.next ? `; next: ${inlineText(status.next)}` : ''
  const text = `- Last spoken of ${status.day} in ${lines.linker.link(path, status.note)}${next} ^${id}`
  return { sections: [{ heading: 'Status', lines: [{ id, text }], order: 'append' }], folded: {} }
}

/** Lines of `Status` that a document gives its project, each of the newest day that said it. */
export function fieldSection(
  fields: readonly ProjectField[],
  status: { readonly day: IsoDate; readonly note: VaultPath } | null,
  input: SectionInput,
): FoldedSection & { readonly fields: readonly ProjectField[] } {
  const { entity, path, lines, state, hash } = input
  const idOf = (f: ProjectField): string => blockId('s', `${entity.id}\nfield ${f.field}`, hash)
  const isCurrent = (f: ProjectField, day: IsoDate): boolean => {
    const standing = state.oursIn('Status').find(l => l.id === idOf(f))
    return state.hold(idOf(f)) !== 'theirs' && !(standing && (dayOfLink(linksOf(standing.text)[0] ?? '')[0] ?? '') > day)
  }
  const current = status ? fields.filter(f => isCurrent(f, status.day)) : []
  if (!status || current.length === 0) return { sections: [], folded: {}, fields: [] }
  const link = lines.linker.link(path, status.note, { label: status.day })
  const fresh = current.map(f => {
    const id = idOf(f)
    return { id, text: `- ${f.field === 'owner' ? 'Owner' : 'Status'}: ${inlineText(f.value)} (${link}) ^${id}` }
  })
  return { sections: [{ heading: 'Status', lines: fresh, order: 'append' }], folded: {}, fields: current }
}

/** Pages that belong together with this one, on one line. */
export function relatedSection(related: readonly VaultPath[], input: SectionInput): FoldedSection {
  const { entity, path, lines, state, hash } = input
  const id = blockId('s', `${entity.id}\nrelated`, hash)
  const standing = state.oursIn('Related').find(l => l.id === id)
  if (related.length === 0 || state.hold(id) === 'theirs') return { sections: [], folded: {} }
  const there = state
    .bulletsIn('Related')
    .filter(l => !l.endsWith(`^${id}`))
    .flatMap(linksOf)
  // Sorted: the order in which sources came tells nothing.
  const links = [...new Set([...linksOf(standing?.text ?? ''), ...related.map(p => lines.linker.link(path, p))])]
    .filter(l => !there.includes(l))
    .sort(cmp)
  if (links.length === 0) return { sections: [], folded: {} }
  const text = `- ${links.slice(0, RELATED).join(' · ')} ^${id}`
  return { sections: [{ heading: 'Related', lines: [{ id, text }], order: 'append' }], folded: {} }
}

const cmp = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
