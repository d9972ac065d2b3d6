/**
 * What the vault says of something: passages of its sources in the order of the trained ranking, statements, and pages by their names. The index finds
 * which sources may tell; only these are read, until together they have so many words, so that the time does not grow with the vault.
 */
import { searchModel } from './extract/engines/embedded/load.ts'
import { searchWords, tellingQuestionWords } from './extract/retrieval.ts'
import { isPhrase, LEAST_COVERED, plainLetters, type SearchTerm, searchPassages, sharedWeight } from './extract/search-passages.ts'
import type { KnownSource, KnownStatement, VaultView } from './model/contracts.ts'
import type { EntityType } from './model/entity.ts'
import type { EntityId, IsoDate, VaultPath } from './model/ids.ts'
import type { Hit, Index, SearchFilter } from './store/index.ts'
import { withPersonsHand } from './vault/persons-hand.ts'
import { type SourcePassage, sourcePassages } from './vault/readable-passages.ts'

/** Kinds of what is found, as they are called on screens. */
export const SOURCE_TYPES = ['talk', 'mail', 'document'] as const
export const STATEMENT_TYPES = ['task', 'decision', 'fact', 'risk', 'question', 'outcome'] as const
export type FoundType = (typeof SOURCE_TYPES)[number] | (typeof STATEMENT_TYPES)[number] | 'page'

export interface SearchRequest {
  readonly query: string
  /** Each group must be concerned; any of a group will do: two pages may bear one name. */
  readonly about: readonly (readonly EntityId[])[]
  readonly since: IsoDate | null
  readonly until: IsoDate | null
  /** Empty: all of them. */
  readonly types: readonly FoundType[]
  /** Most of each: pages, statements, passages. */
  readonly limit: number
}

export interface FoundPlace {
  readonly path: VaultPath
  readonly anchor: string | null
  readonly time: string | null
}

export interface FoundPassage {
  readonly type: (typeof SOURCE_TYPES)[number]
  readonly date: IsoDate | null
  readonly title: string
  readonly note: VaultPath | null
  readonly speaker: string | null
  readonly text: string
  readonly source: FoundPlace
  /** 0 to 1; comparable within one answer only. */
  readonly score: number
}

export interface FoundStatement {
  readonly type: (typeof STATEMENT_TYPES)[number]
  readonly id: KnownStatement['id']
  readonly text: string
  readonly date: IsoDate | null
  readonly due: IsoDate | null
  readonly status: KnownStatement['status']
  /** Name of the page of whoever owns it. */
  readonly owner: string | null
  /** True where a later statement replaced it. */
  readonly replaced: boolean
  readonly note: VaultPath | null
  readonly source: FoundPlace | null
}

export interface FoundPage {
  readonly type: EntityType
  readonly name: string
  readonly path: VaultPath
}

export interface SearchAnswer {
  readonly query: string
  readonly pages: readonly FoundPage[]
  readonly statements: readonly FoundStatement[]
  readonly passages: readonly FoundPassage[]
  /** Words of the query that stand nowhere in the vault. */
  readonly unknown: readonly string[]
}

/** Sources that are asked for, of all words and of any; statements that are looked at. */
const MOST_SOURCES = 16
const MOST_STATEMENTS = 120
/** So many words are read and ranked; the best source is read whatever its length. */
const MOST_WORDS = 36_000
/** Words of a query that count. */
const MOST_TERMS = 24
/** Texts counted for a word: more of them tell nothing more. */
const MOST_COUNTED = 20_000

interface Term extends SearchTerm {
  readonly known: boolean
}

/** Reads only: the index, the sources that may tell, and the notes of the statements that are shown, since the person's hand counts there. */
export function searchVault(index: Index, vault: VaultView, request: SearchRequest): SearchAnswer {
  const asked = termsOf(index, request.query)
  // What stands nowhere is said and left out: the rest of the words may still be of use. A phrase is meant as it is.
  const terms = asked.some(t => !t.known && isPhrase(t)) ? [] : asked.filter(t => t.known)
  const wanted = (types: readonly FoundType[]): FoundType[] => types.filter(t => request.types.length === 0 || request.types.includes(t))
  const [sources, statements] = [wanted(SOURCE_TYPES), wanted(STATEMENT_TYPES)]
  const within = { since: request.since, until: request.until, about: request.about }
  const isFindable = terms.length > 0
  return {
    query: request.query,
    pages: wanted(['page']).length > 0 && isFindable ? pagesFor(index, terms, request) : [],
    statements:
      statements.length > 0 && isFindable
        ? statementsFor(index, vault, terms, { ...within, types: statements.map(kindOf) }, request.limit)
        : [],
    passages: sources.length > 0 && isFindable ? passagesFor(index, vault, terms, { ...within, types: sources.map(kindOf) }, request) : [],
    unknown: asked.filter(t => !t.known).map(t => t.text.replaceAll('"', '')),
  }
}

const kindOf = (type: FoundType): string => (type === 'task' ? 'action' : type === 'talk' ? 'transcript' : type)
const typeOf = <T extends FoundType>(kind: string): T => (kind === 'action' ? 'task' : kind === 'transcript' ? 'talk' : kind) as T

/** Telling words and phrases of a query, each with its weight: how rare it is in the vault's sources. */
function termsOf(index: Index, query: string): Term[] {
  const phrases = [...query.matchAll(/"([^"]+)"/g)].map(m => (m[1] ?? '').trim()).filter(p => p !== '')
  const rest = query.replace(/"[^"]*"?/g, ' ')
  const words = rest.trim() === '' ? [] : tellingQuestionWords(rest)
  const typing = /[\p{L}\p{N}]$/u.test(query) ? (words.at(-1) ?? '') : ''
  const all = Math.max(1, index.counts().sources)
  return [...phrases.map(p => `"${p}"`), ...words].slice(0, MOST_TERMS).map(text => {
    const df = index.countTexts(text, 'source', MOST_COUNTED)
    const open = text === typing
    const known = df > 0 || index.search(open ? text : `${text} `, { limit: 1 }).length > 0
    return { text, open, known, weight: Math.log(1 + (all + 1) / (df + 0.5)) }
  })
}

/** The query for the index. The last word is open only while it is being typed. */
const matchOf = (terms: readonly Term[]): string => {
  const inOrder = [...terms].sort((a, b) => Number(a.open) - Number(b.open))
  return inOrder.map(t => t.text).join(' ') + (inOrder.at(-1)?.open ? '' : ' ')
}

/** Those with all words first, then those with some, the best of each: `score` is the share of the best score. */
function found(index: Index, terms: readonly Term[], filter: SearchFilter, limit: number): (Hit & { readonly share: number })[] {
  const any = index.search(matchOf(terms), { ...filter, words: 'any', limit })
  const top = any[0]?.score ?? 1
  const out = new Map(any.map(h => [h.ref, { ...h, share: h.score / top }]))
  if (terms.length > 1 && any.length === limit)
    for (const h of index.search(matchOf(terms), { ...filter, limit }))
      if (!out.has(h.ref)) out.set(h.ref, { ...h, share: (any.at(-1)?.score ?? 0) / top })
  return [...out.values()]
}

function pagesFor(index: Index, terms: readonly Term[], request: SearchRequest): FoundPage[] {
  const about = new Set(request.about.flat())
  return index
    .search(matchOf(terms), { kinds: ['entity'], limit: 50 })
    .flatMap(h => index.view.entity(h.ref as EntityId) ?? [])
    .flatMap(e => (e.path !== null && (about.size === 0 || about.has(e.id)) ? [{ type: e.type, name: e.pageName, path: e.path }] : []))
    .slice(0, request.limit)
}

function statementsFor(index: Index, vault: VaultView, terms: readonly Term[], filter: SearchFilter, limit: number): FoundStatement[] {
  const byHand = withPersonsHand(index.view, vault)
  return (
    found(index, terms, { ...filter, kinds: ['statement'] }, MOST_STATEMENTS)
      .flatMap(hit => {
        const s = index.view.statement(hit.ref as KnownStatement['id'])
        if (s === null) return []
        const source = index.view.source(s.source)
        const owner = s.owner === null ? null : (index.view.entity(s.owner)?.pageName ?? null)
        const said = sharedWeight(terms, [s.text, source?.title, owner].join(' '))
        // What stands no longer, and what is done, comes after what stands.
        const stands = s.supersededBy !== null || s.status === 'superseded' ? 0.5 : s.status === 'done' ? 0.8 : 1
        return said < LEAST_COVERED || sharedWeight(terms, s.text) === 0
          ? []
          : [{ s, owner, score: said * stands * (0.5 + 0.5 * hit.share) }]
      })
      .sort((a, b) => b.score - a.score || newer(a.s.date, b.s.date))
      // Some of them the person may have taken away.
      .slice(0, 2 * limit)
      .flatMap(({ s, owner }) => {
        const now = byHand.statement(s.id)
        return now === null || now.status === 'rejected' ? [] : [{ s: now, owner }]
      })
      .slice(0, limit)
      .map(({ s, owner }) => {
        const e = s.evidence[0]
        const readable = e ? (index.view.source(e.source)?.readable ?? null) : null
        return {
          type: typeOf<FoundStatement['type']>(s.kind),
          id: s.id,
          text: s.text,
          date: s.date,
          due: s.due,
          status: s.status,
          owner,
          replaced: s.supersededBy !== null || s.status === 'superseded',
          note: s.note,
          source: e && readable ? { path: readable, anchor: e.anchor, time: e.time } : null,
        }
      })
  )
}

const newer = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? 1 : (a ?? '') > (b ?? '') ? -1 : 0)

function passagesFor(index: Index, vault: VaultView, terms: readonly Term[], filter: SearchFilter, request: SearchRequest): FoundPassage[] {
  const model = searchModel()
  const out: FoundPassage[] = []
  let room = MOST_WORDS
  for (const hit of found(index, terms, { ...filter, kinds: ['source'] }, MOST_SOURCES)) {
    if (room <= 0) break
    const source = index.view.source(hit.ref as KnownSource['id'])
    const text = source === null ? null : vault.read(source.readable)
    if (source === null || text === null) continue
    const passages = sourcePassages(text)
    const primary = source.primary === null ? '' : (index.view.entity(source.primary)?.pageName ?? '')
    const { found: best, words } = searchPassages(passages, `${source.title} ${primary}`, terms, model)
    room -= words
    for (const { at, score } of best) {
      const passage = passages[at]
      if (passage) out.push(foundPassage(source, passage, score * (0.2 + 0.8 * hit.share)))
    }
  }
  return once(out.sort((a, b) => b.score - a.score || newer(a.date, b.date))).slice(0, request.limit)
}

/** The same words of one note only once: a call may have two recordings. */
function once(found: readonly FoundPassage[]): FoundPassage[] {
  const kept: { readonly found: FoundPassage; readonly words: ReadonlySet<string> }[] = []
  for (const f of found) {
    const words = new Set(searchWords(plainLetters(f.text)))
    const isTold = kept.some(
      k => k.found.note !== null && k.found.note === f.note && k.found.source.path !== f.source.path && isAlike(k.words, words),
    )
    if (!isTold) kept.push({ found: f, words })
  }
  return kept.map(k => k.found)
}

/** True where the shorter says hardly anything that the longer does not. */
function isAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  return [...few].filter(w => many.has(w)).length >= 0.75 * few.size
}

const foundPassage = (source: KnownSource, passage: SourcePassage, score: number): FoundPassage => ({
  type: typeOf<FoundPassage['type']>(source.kind),
  date: source.date,
  title: source.title,
  note: source.note,
  speaker: passage.speaker,
  text: passage.text,
  source: { path: source.readable, anchor: passage.anchor, time: passage.time },
  score: Math.round(score * 1000) / 1000,
})
