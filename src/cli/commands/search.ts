import { readFileSync } from 'node:fs'
import type { Entity } from '../../model/entity.ts'
import type { EntityId, IsoDate } from '../../model/ids.ts'
import { ProblemError } from '../../model/problem.ts'
import { foldName, wordsOf } from '../../model/text.ts'
import { packageFile } from '../../package-file.ts'
import { type FoundPlace, type FoundType, type SearchAnswer, SOURCE_TYPES, STATEMENT_TYPES, searchVault } from '../../search.ts'
import { openVaultView } from '../../vault/files.ts'
import { findVault, openWorkspace, type Workspace } from '../../workspace.ts'
import type { CommandContext } from '../context.ts'
import { EXIT, type Output } from '../output.ts'

const TYPES: readonly FoundType[] = [...SOURCE_TYPES, ...STATEMENT_TYPES, 'page']

/** Passages, statements and pages for some words or a question. Finding nothing is an answer: exit code 0. */
export async function search(
  context: CommandContext,
  options: Readonly<Record<string, unknown>>,
  args: readonly string[],
): Promise<number> {
  const { out } = context
  if (options.schema === true) {
    process.stdout.write(readFileSync(packageFile('schemas/search.schema.json'), 'utf8'))
    return EXIT.done
  }
  const query = args.join(' ').trim()
  if (wordsOf(query).length === 0) throw usage('USAGE_QUERY', 'There is nothing to look for', 'some words or a question', query)
  const types = typesOf(options.type)
  const limit = limitOf(options.limit)
  const [since, until] = [dayOf(options.since, 'first', '--since'), dayOf(options.until, 'last', '--until')]
  const ws = await openWorkspace(findVault(context.vault), { mode: 'read', command: 'search' })
  try {
    const about = (['person', 'account', 'project'] as const).flatMap(type => listOf(options[type]).map(name => named(ws, type, name)))
    const answer = searchVault(ws.index, openVaultView(ws.root), { query, about, since, until, types, limit })
    out.data({ schema: 'afterword-search/1', ...answer })
    if (!out.json) print(out, answer, about.length > 0 || since !== null || until !== null || types.length > 0)
    return EXIT.done
  } finally {
    await ws.close()
  }
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)])

const usage = (code: string, message: string, expected: string, found: string, where?: string): ProblemError =>
  new ProblemError({ code, message, expected, found, ...(where ? { where } : {}), hint: 'afterword search --help shows examples.' })

function typesOf(value: unknown): FoundType[] {
  const given = listOf(value)
    .flatMap(v => v.split(','))
    .map(v => v.trim())
    .filter(v => v !== '')
  return given.map(name => {
    const type = TYPES.find(t => t === name.toLowerCase() || `${t}s` === name.toLowerCase())
    if (type === undefined) throw usage('USAGE_TYPE', 'Nothing of that kind can be found', TYPES.join(', '), name, '--type')
    return type
  })
}

function limitOf(value: unknown): number {
  const limit = Number(value ?? 8)
  if (Number.isInteger(limit) && limit >= 1 && limit <= 200) return limit
  throw usage('USAGE_LIMIT', 'So many results cannot be shown', 'a whole number from 1 to 200', String(value), '--limit')
}

/** `2026-03-04`, a month or a year: its first or its last day. */
function dayOf(value: unknown, which: 'first' | 'last', where: string): IsoDate | null {
  if (value === undefined) return null
  const wrong = usage('USAGE_DATE', 'That is no day', '2026-03-04, 2026-03 or 2026', String(value), where)
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(String(value)) ?? []
  const end = which === 'last' ? new Date(Date.UTC(Number(year), month === undefined ? 12 : Number(month), 0)) : null
  const iso =
    day !== undefined
      ? `${year}-${month}-${day}`
      : end === null
        ? `${year}-${month ?? '01'}-01`
        : Number.isNaN(end.getTime())
          ? ''
          : end.toISOString().slice(0, 10)
  if (month !== undefined && !/^(?:0[1-9]|1[0-2])$/.test(month)) throw wrong
  const time = Date.parse(`${iso}T00:00:00Z`)
  if (year !== undefined && !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === iso) return iso as IsoDate
  throw wrong
}

/** The pages of this type that bear the name; several namesakes are all meant. Throws ProblemError `USAGE_ENTITY`. */
function named(ws: Pick<Workspace, 'index'>, type: Entity['type'], name: string): EntityId[] {
  const { view } = ws.index
  const words = wordsOf(name)
  const ofType = (list: readonly Entity[]): Entity[] => list.filter(e => e.type === type)
  const exact = ofType(view.entitiesByName(name))
  const page = exact.filter(e => foldName(e.pageName) === foldName(name))
  const loose = (): Entity[] => ofType(view.entitiesByNameWord(words[0] ?? '')).filter(e => words.every(w => wordsOf(e.name).includes(w)))
  const all = page.length > 0 ? page : exact.length > 0 ? exact : loose()
  if (all.length > 0) return all.map(e => e.id)
  throw new ProblemError({
    code: 'USAGE_ENTITY',
    message: `Nothing is known of a ${type === 'account' ? 'customer' : type} called ${name}`,
    where: `--${type}`,
    hint: 'afterword entity list shows all pages.',
  })
}

/** Characters of a passage that are shown. */
const SHOWN = 320

function print(out: Output, answer: SearchAnswer, narrowed: boolean): void {
  const { pages, statements, passages, unknown } = answer
  if (pages.length + statements.length + passages.length === 0) out.line(narrowed ? 'Nothing found within these limits.' : 'Nothing found.')
  if (unknown.length > 0) out.line(`Nowhere in this vault: ${unknown.join(', ')}`)
  const block = (title: string): void => {
    out.line()
    out.line(out.bold(title))
  }
  if (pages.length > 0) block('Pages')
  for (const p of pages) out.line(`  ${p.name}  ${out.dim(p.path)}`)
  if (statements.length > 0) block('Noted')
  for (const s of statements) {
    const more = [s.owner, s.due ? `due ${s.due}` : null].filter(v => v !== null).join(', ')
    const stands = s.replaced ? 'replaced since' : s.type === 'task' ? s.status : null
    out.line(`  ${s.date ?? 'undated   '}  ${s.type}: ${s.text}${more ? ` (${more})` : ''}${stands ? out.dim(` [${stands}]`) : ''}`)
    if (s.note) out.line(out.dim(`              ${s.note}`))
    if (s.source) out.line(out.dim(`              ${placeText(s.source)}`))
  }
  if (passages.length > 0) block('Said and written')
  for (const p of passages) {
    out.line(`  ${p.date ?? 'undated   '}  ${out.bold(p.title)}${p.note ? out.dim(`  ${p.note}`) : ''}`)
    out.line(`              ${p.speaker ? `${p.speaker}: ` : ''}${shortened(p.text, answer.query)}`)
    out.line(out.dim(`              ${placeText(p.source)}`))
  }
}

const placeText = (p: FoundPlace): string => `${p.path}${p.anchor ? `#^${p.anchor}` : ''}${p.time ? `  ${p.time}` : ''}`

/** A long passage around the first of the query's words. */
function shortened(text: string, query: string): string {
  if (text.length <= SHOWN) return text
  const lower = text.toLowerCase()
  const places = wordsOf(query)
    .flatMap(w => (w.length > 3 ? [lower.indexOf(w)] : []))
    .filter(at => at >= 0)
  const from = Math.max(0, Math.min(...places, text.length) - SHOWN / 3)
  const begin = from === 0 || from >= text.length ? 0 : text.indexOf(' ', from) + 1
  const cut = text.slice(begin, begin + SHOWN)
  const end = begin + SHOWN >= text.length ? cut : cut.slice(0, cut.lastIndexOf(' '))
  return `${begin > 0 ? '… ' : ''}${end}${begin + end.length < text.length ? ' …' : ''}`
}
