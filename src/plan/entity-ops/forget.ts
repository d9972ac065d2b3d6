import type { ChangePlan } from '../../model/change-plan.ts'
import type { Entity } from '../../model/entity.ts'
import type { EntityId, IsoInstant, VaultPath } from '../../model/ids.ts'
import type { Decision, SourceRecord } from '../../model/record.ts'
import { foldName } from '../../model/text.ts'
import { readFrontMatter, yamlLine } from '../../vault/front-matter.ts'
import { noteName } from '../../vault/link.ts'
import { blockIdOf } from '../../vault/note.ts'
import { recordPath } from '../../vault/record.ts'
import type { HashText } from '../statements.ts'
import { type NamesToForget, namesToForget, SOMEBODY } from './forget-names.ts'
import { pagesOf } from './identity.ts'
import { entityOf, pagePath } from './rename.ts'
import { speaksOf, withoutEmptySections } from './split.ts'
import { parentFolder, VaultDraft, type VaultSnapshot } from './vault-draft.ts'

/** Title of the journal entry; by it the entry is known again when its undo window ends. */
export const FORGET_TITLE = 'Forget a person'
const SALTED = 'salt:'

/** `salt:<salt>:<hash>`: nobody can read the name from it, but the same name is known again. */
export function saltedHash(name: string, salt: string, hash: HashText): string {
  return `${SALTED}${salt}:${hash(`${salt}\n${foldName(name)}`).slice(0, 32)}`
}

/** The salt that a vault uses already, or null. */
export function saltOf(decisions: VaultSnapshot['decisions']): string | null {
  for (const d of decisions) if (d.type === 'forgotten' && d.nameHash.startsWith(SALTED)) return d.nameHash.split(':')[1] ?? null
  return null
}

/**
 * Takes a person out of the vault: the page and its notes, the sources that are theirs alone, every statement of theirs or about them, the name wherever it
 * stands in what is left, and the originals of all sources and files that were set aside that name them (a copy bit for bit cannot be blackened). What stays behind is a salted hash,
 * by which the name is known again and let alone.
 */
export function planForget(snapshot: VaultSnapshot, id: EntityId, salt: string, now: IsoInstant): ChangePlan {
  const entity = entityOf(pagesOf(snapshot), id)
  const page = pagePath(entity)
  const folder = `${parentFolder(page)}/`
  const draft = new VaultDraft(snapshot)
  const named = snapshot.records.filter(r => speaksOf(r, id))
  const alone = named.filter(r => r.note === null || r.primary === id || r.note.startsWith(folder))
  const gone = new Set(alone.map(r => r.source))
  const shared = named.filter(r => !gone.has(r.source))
  const removed = new Set<VaultPath>()
  const remove = (path: VaultPath) => {
    if (removed.has(path) || !(draft.has(path) || snapshot.others.includes(path) || snapshot.setAside?.includes(path))) return
    removed.add(path)
    draft.remove(path)
  }
  for (const path of [...snapshot.files.keys(), ...snapshot.others]) if (path.startsWith(folder)) remove(path)
  const kept = snapshot.records.filter(r => !gone.has(r.source))
  for (const r of alone) {
    if (!kept.some(o => o.readable === r.readable)) remove(r.readable)
    if (r.note !== null && !kept.some(o => o.note === r.note)) remove(r.note)
    draft.removeRecord(r.source)
  }
  const others = [...pagesOf(snapshot).values()].filter(e => e.id !== id)
  // What an account shares with a person (a page made of a client's name) stays the person's.
  const spared = new Set(entity.type === 'person' ? [] : others.flatMap(e => [e.name, ...e.aliases]).map(foldName))
  const phone = entity.phone !== null && others.every(o => o.phone !== entity.phone) ? [entity.phone] : []
  const forms = [...formsToForget(entity, named, snapshot.decisions), ...phone].filter(f => !spared.has(foldName(f)))
  const names = namesToForget(forms, others, snapshot.records)
  const invited = snapshot.records.filter(r => withoutGuest(r, names) !== r)
  const saying = snapshot.records.filter(r => {
    const text = r.engine === 'adopted' ? null : (snapshot.textOf?.(r.original) ?? null)
    return text !== null && names.isIn(r, text)
  })
  const originals = [...new Set([...named, ...invited, ...saying])].filter(
    r => !kept.some(o => o.original === r.original && !named.includes(o) && !invited.includes(o) && !saying.includes(o)),
  )
  // A note that was adopted is its own source, and stays; of a calendar, or what a rule kept out, the original is all there is.
  for (const r of originals) if (r.original !== r.readable || r.kind === 'calendar' || r.engine === 'none') remove(r.original)
  const aside = (snapshot.setAside ?? []).filter(path => names.isIn(null, `${path}\n${snapshot.textOf?.(path) ?? ''}`))
  // A file goes with its problem note, and the note with its file.
  const failed = new Set(aside.map(path => path.replace(/\.problem\.md$/, '')))
  for (const path of failed) for (const p of [path, `${path}.problem.md`] as VaultPath[]) remove(p)
  const dead = new Set<string>(alone.flatMap(r => r.statements.map(s => s.id as string)))
  for (const r of shared) {
    const mine = r.statements.filter(s => s.owner === id || (s.about.includes(id) && s.about.length === 1))
    for (const s of mine) dead.add(s.id)
  }
  for (const r of kept) draft.setRecord(withoutGuest(without(r, id, dead, names.inRecord(r), removed), names))
  for (const path of draft.paths()) takeOut(draft, path, { removed, dead, names, entity })
  for (const form of forms) draft.decide({ type: 'forgotten', at: now, nameHash: saltedHash(form, salt, snapshot.hash) })
  const both = names.shared.filter(r => speaksOf(r, id))
  const own = stillNamed(draft, names)
  return draft.plan(
    FORGET_TITLE,
    [
      `the page and ${alone.length} sources of theirs alone go, with their notes`,
      `${shared.length} further sources stay without them; ${dead.size} statements go`,
      `${originals.length} originals go`,
      ...(both.length > 0 ? [`${both.length} sources name a namesake too: the name that both bear stays there`] : []),
      ...(failed.size > 0 ? [`${failed.size} files that were set aside go`] : []),
      ...(own.length > 0
        ? [
            `${own.length} notes of your own name them still and stay as you wrote them: ${own.slice(0, 8).join(', ')}${own.length > 8 ? ', …' : ''}`,
          ]
        : []),
    ],
    'Somebody is forgotten',
  )
}

/** Notes of the person's that name the one still: what they wrote is theirs, they are told. */
function stillNamed(draft: VaultDraft, names: NamesToForget): VaultPath[] {
  const isNamed = (path: VaultPath, text: string): boolean => text.split('\n').some(l => names.inLine(path, l)(l) !== l)
  return draft.paths().filter(path => isNamed(path, `${path}\n${draft.text(path) ?? ''}`))
}

/** Every form that must not be read any more, former names among them (a renaming remembers them as a decision); longest first. */
export function formsToForget(entity: Entity, records: readonly SourceRecord[], decisions: readonly Decision[]): string[] {
  const own = [entity.name, entity.pageName, ...entity.aliases, ...entity.heardAs, ...entity.emails.filter(e => !e.startsWith('@'))]
  for (const r of records) for (const e of r.entities) if (e.id === entity.id) own.push(e.name, ...e.aliases, ...e.heardAs)
  for (const d of decisions) if (d.type === 'same-name' && d.entity === entity.id && d.surface.includes(' ')) own.push(d.surface)
  return [...new Set(own.filter(f => f.length > 2))].sort((a, b) => b.length - a.length)
}

/** A calendar without the one among its guests; the same object where there was none. */
function withoutGuest(r: SourceRecord, names: NamesToForget): SourceRecord {
  const isIt = (a: { readonly name: string | null; readonly email: string } | null): boolean => a !== null && names.isGuest(a)
  if (!r.events?.some(e => isIt(e.organizer) || e.attendees.some(isIt))) return r
  const blacken = names.inRecord(r)
  return {
    ...r,
    events: r.events.map(e => ({
      ...e,
      title: blacken(e.title),
      organizer: isIt(e.organizer) ? null : e.organizer,
      attendees: e.attendees.filter(a => !isIt(a)),
    })),
  }
}

function without(
  r: SourceRecord,
  id: EntityId,
  dead: ReadonlySet<string>,
  blacken: (text: string) => string,
  removed: ReadonlySet<VaultPath>,
): SourceRecord {
  const touched =
    speaksOf(r, id) ||
    removed.has(r.original) ||
    blacken(`${r.title}\n${r.summary}\n${r.statements.map(s => s.text).join('\n')}`).includes(SOMEBODY)
  const refers =
    r.statements.some(s => dead.has(s.restates ?? '') || s.supersedes?.some(x => dead.has(x))) ||
    r.completions?.some(c => dead.has(c.statement))
  if (!touched && !refers) return r
  const clean = (text: string): string => (touched ? blacken(text) : text)
  const { completions, ...rest } = r
  const done = (completions ?? []).filter(c => !dead.has(c.statement))
  return {
    ...rest,
    // Where the original is gone, the readable source is all there is.
    original: removed.has(r.original) ? (removed.has(r.readable) || r.engine === 'none' ? recordPath(r.source) : r.readable) : r.original,
    readable: removed.has(r.readable) ? recordPath(r.source) : r.readable,
    title: clean(r.title),
    fileName: clean(r.fileName),
    summary: clean(r.summary),
    topics: r.topics.map(clean),
    nextMeeting: r.nextMeeting === null ? null : clean(r.nextMeeting),
    participants: r.participants.filter(p => p !== id),
    entities: r.entities.filter(e => e.id !== id),
    statements: r.statements
      .filter(s => !dead.has(s.id))
      .map(s => {
        const { restates, supersedes, ...own } = s
        const left = (supersedes ?? []).filter(x => !dead.has(x))
        return {
          ...own,
          text: clean(s.text),
          about: s.about.filter(e => e !== id),
          evidence: s.evidence.map(e => ({ ...e, quote: clean(e.quote), ...(e.label ? { label: clean(e.label) } : {}) })),
          ...(restates && !dead.has(restates) ? { restates } : {}),
          ...(left.length > 0 ? { supersedes: left } : {}),
        }
      }),
    ...(done.length > 0 ? { completions: done } : {}),
  }
}

/** A line that is taken out. */
const GONE = '\u0000'

/** Lines of dead statements and links to what is gone leave every file; in generated ones the name is blackened. */
function takeOut(
  draft: VaultDraft,
  path: VaultPath,
  context: {
    readonly removed: ReadonlySet<VaultPath>
    readonly dead: ReadonlySet<string>
    readonly names: NamesToForget
    readonly entity: Entity
  },
): void {
  const text = draft.text(path)
  if (text === null) return
  const targets = new Set([...context.removed].flatMap(p => [p, p.replace(/\.md$/, ''), noteName(p)]).map(t => t.toLowerCase()))
  const { values } = readFrontMatter(text)
  const generated = [values.tags].flat().map(String).includes('generated')
  const unlinked = (line: string): string =>
    line.replace(/\[\[([^\]|#]*)(?:#[^\]|]*)?(?:\|([^\]]*))?\]\]/g, (whole, target: string, label?: string) =>
      targets.has(target.trim().toLowerCase()) ? context.names.inLine(path, line)(label ?? target) : whole,
    )
  let head = false
  draft.rewrite(path, (line, i) => {
    if (i === 0 && line === '---') head = true
    else if (head && line === '---') head = false
    const k = line.slice(0, Math.max(0, line.indexOf(':')))
    const value = values[k]
    if (head && k === 'participants' && Array.isArray(value) && context.names.inLine(path, line)(context.entity.name) === SOMEBODY) {
      const list = value.map(String)
      const left = list.filter(v => foldName(v) !== foldName(context.entity.name))
      return left.length === list.length ? line : yamlLine(k, left)
    }
    // Where an original lay that is gone says its name, which may be theirs.
    if (context.removed.has((head && k === 'original' ? String(value) : (/^Original: `(.+)`$/.exec(line)?.[1] ?? '')) as VaultPath))
      return GONE
    if (head && /^(?:source_ref|original)$/.test(k)) return line
    const out = unlinked(line)
    return generated ? tidied(context.names.inLine(path, line)(out)) : out
  })
  const lines = draft.lines(path)
  const left = lines.filter(
    l => l.text !== GONE && !context.dead.has(blockIdOf(l.text)?.replace(/-done$/, '') ?? '') && !isEmptyLink(l.text),
  )
  if (left.length < lines.length) draft.setLines(path, generated ? withoutEmptySections(left) : left)
}

/** A list of links without the one who is nobody now; what a recogniser heard for them is no mishearing of "somebody". */
const tidied = (line: string): string =>
  (/^- .* · /.test(line) ? line.replace(` · ${SOMEBODY}`, '').replace(`- ${SOMEBODY} · `, '- ') : line)
    .replace(new RegExp(`^(\\*\\*(?:With|Attendees)\\*\\*: .*?)(?:, ${SOMEBODY}\\b|\\b${SOMEBODY}, )`), '$1')
    .replaceAll(` \\[heard: ${SOMEBODY}\\]`, '')

/** A context or related line that leads nowhere any more. */
function isEmptyLink(text: string): boolean {
  return new RegExp(`^- (?:\\d{4}-\\d{2}-\\d{2}: )?(?:\\d{4}-\\d{2}-\\d{2} - )?[^[]*${SOMEBODY}[^[]*(?:: .*)? \\^[cs]-\\w+$`).test(text)
}
