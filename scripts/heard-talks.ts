/**
 * Talks in which it is known what every word is: text spelled by people, in which no name is misheard; the same with names of made-up people and
 * things, rightly and wrongly heard; and the fictional inboxes of `training/worlds`, whose gold names the misheard forms.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { talkOf } from '../src/extract/talk.ts'
import type { KnowledgeView } from '../src/model/contracts.ts'
import type { SourceDocument } from '../src/model/document.ts'
import type { Entity, Owner } from '../src/model/entity.ts'
import type { EntityId } from '../src/model/ids.ts'
import { foldName } from '../src/model/text.ts'
import { normalize } from '../src/normalize/normalize.ts'
import { commonRank } from '../src/resolve/common-words.ts'
import { isGivenName } from '../src/resolve/given-names.ts'
import { memoryKnowledge } from '../src/resolve/memory-knowledge.ts'
import { person, record, thing } from '../test/pairs/source.ts'
import { capital, HOUSES, type Named, type NameMaker } from './name-maker.ts'
import { type QueryRecord, queries } from './train-data.ts'

/** Words that were misheard: offsets into the text of the document. */
export interface Truth {
  readonly start: number
  readonly end: number
  readonly entity: EntityId
}
export interface HeardTalk {
  readonly name: string
  /** Where it is from: each counts by its own weight. */
  readonly from: 'spelled' | 'made' | 'world'
  readonly document: SourceDocument
  readonly knowledge: KnowledgeView
  readonly owner: Owner
  readonly truth: readonly Truth[]
}

const OWNER: Owner = { name: 'Dana Whitfield', aliases: [], emails: ['dana.whitfield@brackwater.example'], company: 'Brackwater' }

/** What is known beside a talk: people of a few houses, some of them the owner's, and things. */
interface Cast {
  readonly people: readonly Named[]
  readonly things: readonly Named[]
}
function castOf(maker: NameMaker, size: number): Cast {
  const houses = ['Brackwater', 'Brackwater', ...Array.from({ length: 6 }, () => maker.invented())]
  const types = ['account', 'account', 'product', 'project', 'term'] as const
  return {
    people: Array.from({ length: size }, () => maker.person(maker.pick(houses))),
    things: Array.from({ length: Math.ceil(size / 3) }, () => maker.thing(maker.pick(types))),
  }
}

/** Label of a voice as the benchmark has it, or what stands in for one that is only a role. */
const isRole = (label: string): boolean => !/\p{Lu}\p{L}+ \p{Lu}\p{L}{2,}/u.test(label) || /^(?:Project|User|Industrial) /.test(label)

/** The talks of a part of QMSum as they are: with known people and things, of which none is spoken of. */
export function spelledTalks(dir: string, part: string, maker: NameMaker): HeardTalk[] {
  const records = queries(dir, part)
  const members = membersOf(records)
  return records.map(r => {
    const { known, cast, labels } = scene(r, maker, members)
    const turns = r.turns.map(t => ({ speaker: labels.get(t.speaker) ?? t.speaker, text: t.text }))
    const bare = maker.random() < BARE
    return {
      name: r.id,
      from: 'spelled' as const,
      document: talkOf(r.id, bare ? turns.map(t => ({ ...t, text: withoutCapitals(t.text) })) : turns),
      knowledge: memoryKnowledge({ entities: [...known, ...cast.things.map(t => t.entity)] }),
      owner: OWNER,
      truth: [],
    }
  })
}
/** Share of the talks that are written without capitals. */
const BARE = 0.12
const withoutCapitals = (text: string): string => text.toLowerCase().replace(/[.,?!;:]/g, '')

function membersOf(records: readonly QueryRecord[]): Entity[] {
  const labels = new Set(records.flatMap(r => r.turns.map(t => t.speaker)).filter(l => !isRole(l)))
  const names = new Set(
    [...labels].map(l =>
      l
        .replace(/\s*\(.*$/, '')
        .replace(/^(?:(?:Right )?Hon\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Professor)\s+/, '')
        .replace(/ AM$/, ''),
    ),
  )
  return [...names].filter(n => n.split(' ').length >= 2 && !/Chair/.test(n)).map(n => person(n))
}

function scene(r: QueryRecord, maker: NameMaker, members: readonly Entity[]): { known: Entity[]; cast: Cast; labels: Map<string, string> } {
  const cast = castOf(maker, 45)
  const voices = [...new Set(r.turns.map(t => t.speaker))].filter(isRole)
  const labels = new Map(voices.map((v, i) => [v, cast.people[i]?.entity.name ?? v]))
  const here = new Set(r.turns.map(t => t.speaker))
  const committee = [...here].some(l => !isRole(l))
  return { known: [...cast.people.map(p => p.entity), ...(committee ? members : [])], cast, labels }
}

/** What in a text stands for somebody or something: names, pronouns where a name could stand, things that have none. */
const MENTION =
  /(?<title>\b(?:Mr|Mrs|Ms|Dr)\.? )?(?<name>\b\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,})?)(?=[^\p{L}'’]|['’]s|$)|(?<=[ ,])(?<pronoun>he|she|him|them)(?=[ .,?!])|(?<=[ ])(?<article>the )(?<noun>remote control|remote|project|company|system|product|prototype|program|software|interface|recognizer|database|corpus)(?=[ .,?!])/gu

/** The same talks with names of the known people and things put in, some of them misheard. */
export function madeTalks(dir: string, part: string, maker: NameMaker): HeardTalk[] {
  const records = queries(dir, part)
  const members = membersOf(records)
  return records.map(r => {
    const { known, cast, labels } = scene(r, maker, members)
    const bare = maker.random() < BARE
    const meant = new Map<string, Named>()
    const spans: Truth[] = []
    let offset = 0
    const turns = r.turns.map(t => {
      let text = ''
      let last = 0
      const put = (upTo: number, words: string): void => {
        text += t.text.slice(last, upTo) + words
      }
      for (const m of t.text.matchAll(MENTION)) {
        const { title, name, pronoun, noun } = m.groups ?? {}
        const said = sayable(m.index, t.text, name, title !== undefined, pronoun, noun, maker)
        if (!said) continue
        const key = name ?? `${pronoun ?? noun} ${Math.floor(maker.random() * 4)}`
        const who =
          meant.get(key) ??
          maker.pick(noun ? cast.things : maker.random() < 0.6 ? cast.people.slice(0, Math.max(4, labels.size)) : cast.people)
        meant.set(key, who)
        const { words, wrong } = mentionOf(who, title !== undefined, name?.includes(' ') ?? false, bare, maker)
        const at = noun !== undefined && maker.random() < 0.4 ? m.index + 4 : m.index + (title?.length ?? 0)
        put(at, bare ? words.toLowerCase() : words)
        if (wrong) spans.push({ start: offset + text.length - words.length, end: offset + text.length, entity: who.entity.id })
        last = m.index + m[0].length
      }
      text += t.text.slice(last)
      // Same length: only the case changes, and marks become blanks.
      if (bare) text = text.replace(/[.,?!;:]/g, ' ').replace(/\p{Lu}/gu, c => (c.toLowerCase().length === 1 ? c.toLowerCase() : c))
      offset += text.length + 1
      return { speaker: labels.get(t.speaker) ?? t.speaker, text }
    })
    return {
      name: `${r.id} made`,
      from: 'made' as const,
      document: talkOf(r.id, turns),
      knowledge: memoryKnowledge({ entities: [...known, ...cast.things.map(t => t.entity)] }),
      owner: OWNER,
      truth: spans,
    }
  })
}

/** Which mentions are replaced: usual first names and surnames behind a title, few of the pronouns and nouns. */
function sayable(
  at: number,
  text: string,
  name: string | undefined,
  titled: boolean,
  pronoun: string | undefined,
  noun: string | undefined,
  maker: NameMaker,
): boolean {
  if (pronoun) return maker.random() < (/\b(?:ask|tell|asked|told)\s$/i.test(text.slice(Math.max(0, at - 6), at)) ? 0.6 : 0.08)
  if (noun) return maker.random() < 0.08
  if (!name || maker.random() < 0.3) return false
  if (titled) return !/^(?:Chair|Speaker|President|Minister)/.test(name)
  const first = foldName(name.split(' ')[0] ?? '')
  return isGivenName(first) && (commonRank(first) ?? 9e3) > 800 && !/\p{Lu}\p{L}* $/u.test(text.slice(Math.max(0, at - 12), at))
}

/** How somebody is called, and what was written: `wrong` where that is not it. */
function mentionOf(who: Named, titled: boolean, full: boolean, bare: boolean, maker: NameMaker): { words: string; wrong: boolean } {
  const parts = who.entity.name.split(' ')
  const isPerson = who.entity.type === 'person'
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  const called = !isPerson
    ? maker.random() < 0.5
      ? parts
      : [first]
    : titled
      ? [last]
      : full
        ? parts
        : maker.random() < 0.05
          ? [last]
          : [first]
  if (maker.random() < RIGHT) return { words: called.join(' '), wrong: false }
  const said = called.map((w, i) => {
    const forms = who.heard.get(w) ?? (HOUSES.includes(w) ? [] : maker.heardOf(w))
    who.heard.set(w, forms)
    return forms.length > 0 && (called.length === 1 || i > 0 || maker.random() < 0.7) ? maker.pick(forms) : w.toLowerCase()
  })
  const text = said.join(' ')
  if (foldName(text) === foldName(called.join(' ')) || text.length < 3) return { words: called.join(' '), wrong: false }
  const u = maker.random()
  const several = text.includes(' ')
  if (!bare && !several && u > 0.88) return { words: text.toUpperCase(), wrong: true }
  const words =
    bare || u < (isPerson && !several ? 0.15 : 0.35) ? text : several && u < 0.45 ? text[0]?.toUpperCase() + text.slice(1) : capital(text)
  return { words, wrong: true }
}
/** Share of the mentions that are heard rightly. */
const RIGHT = 0.25

interface WorldGold {
  readonly owner: string | { readonly name: string }
  readonly company?: string
  readonly entities: readonly {
    readonly type: string
    readonly name: string
    readonly aliases?: readonly string[]
    readonly misheard?: readonly string[]
    readonly emails?: readonly string[]
  }[]
}

/**
 * The talks of a fictional inbox. `forgotten`: the share of its people and things that are not known yet, as in the first days of a vault: their
 * names, right or wrong, are nobody's.
 */
export async function worldTalks(folder: string, forgotten: number, random: () => number): Promise<HeardTalk[]> {
  if (!existsSync(folder)) return []
  const gold = JSON.parse(readFileSync(path.join(folder, 'gold.json'), 'utf8')) as WorldGold
  const documents = DOCUMENTS.get(folder) ?? (await documentsOf(folder))
  DOCUMENTS.set(folder, documents)
  const owner = ownerOf(gold)
  const kept = gold.entities.filter(e => e.name === owner.name || random() >= forgotten)
  const entities = kept.map(e => {
    const base = e.type === 'person' ? person(e.name) : thing(e.type as Entity['type'], e.name)
    const house = (e.emails?.[0] ?? '').split('@')[1]?.split('.')[0] ?? null
    return {
      ...base,
      emails: e.emails ?? [],
      aliases: e.type === 'person' ? [] : (e.aliases ?? []),
      company: e.type === 'person' ? house : null,
    }
  })
  const events = documents.flatMap(d => d.events).filter(e => e.attendees.every(a => known(a.name, gold, kept)))
  const knowledge = memoryKnowledge({
    entities,
    records: events.length === 0 ? [] : [record({ events: events.map(e => ({ ...e, series: null }) as never) })],
  })
  const forms = kept
    .flatMap((e, i) => (e.misheard ?? []).map(text => ({ text, entity: entities[i]?.id as EntityId })))
    .sort((a, b) => b.text.length - a.text.length)
  return documents
    .filter(d => d.kind === 'transcript')
    .map(document => ({
      name: `${path.basename(folder)}/${document.fileName}${forgotten > 0 ? ' forgotten' : ''}`,
      from: 'world' as const,
      document,
      knowledge,
      owner,
      truth: placesOf(document.text, forms),
    }))
}
const DOCUMENTS = new Map<string, readonly SourceDocument[]>()
async function documentsOf(folder: string): Promise<readonly SourceDocument[]> {
  const out: SourceDocument[] = []
  for (const f of readdirSync(path.join(folder, 'inbox')).sort()) {
    const bytes = new Uint8Array(readFileSync(path.join(folder, 'inbox', f)))
    const made = await normalize({ fileName: f, bytes, sha256: '0'.repeat(64) as never, folders: [], modifiedMs: 0 })
    if (made.ok) out.push(...made.value)
  }
  return out
}
const known = (name: string | null, gold: WorldGold, kept: WorldGold['entities']): boolean =>
  name === null || !gold.entities.some(e => e.name === name) || kept.some(e => e.name === name)

function ownerOf(gold: WorldGold): Owner {
  const { owner } = gold
  const name = typeof owner === 'string' ? owner : owner.name
  const emails = gold.entities.find(e => e.name === name)?.emails ?? []
  return { name, aliases: [], emails, company: gold.company ?? emails[0]?.split('@')[1]?.split('.')[0] ?? null }
}

function placesOf(text: string, forms: readonly { readonly text: string; readonly entity: EntityId }[]): Truth[] {
  const out: Truth[] = []
  const taken = new Uint8Array(text.length)
  for (const f of forms) {
    const found = new RegExp(
      `(?<![\\p{L}\\p{N}])${f.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+')}(?![\\p{L}\\p{N}])`,
      'gu',
    )
    for (const m of text.matchAll(found)) {
      if (taken[m.index] === 1) continue
      taken.fill(1, m.index, m.index + m[0].length)
      out.push({ start: m.index, end: m.index + m[0].length, entity: f.entity })
    }
  }
  return out
}
