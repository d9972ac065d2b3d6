/** What every index must answer, compared with the plain one over arrays; and that a grown index and a rebuilt one are the same. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { IndexUpdate } from '../../src/model/change-plan.ts'
import type { KnowledgeView } from '../../src/model/contracts.ts'
import type { Entity } from '../../src/model/entity.ts'
import { type EntityId, type IsoDate, type SourceId, type StatementId, slug, type VaultPath } from '../../src/model/ids.ts'
import { BARE_RECORDED_STATEMENT, type RecordedStatement } from '../../src/model/record.ts'
import { memoryKnowledge } from '../../src/resolve/memory-knowledge.ts'
import { entitiesByKeys } from '../../src/resolve/name-keys.ts'
import { phoneticKeys } from '../../src/resolve/phonetic.ts'
import { tellingWords } from '../../src/resolve/said-again.ts'
import { type Index, openIndex } from '../../src/store/index.ts'
import { versionOf } from '../../src/store/migrations.ts'
import { EMPTY_UPDATE, recordOf, removeVaults, tempVault } from '../crash/vault-fixture.ts'
import { seeded } from '../generate/seeded.ts'
import { world } from './store-world.ts'

const open: Index[] = []
const memory = async (): Promise<Index> => {
  const index = await openIndex(':memory:')
  open.push(index)
  return index
}
afterEach(() => {
  for (const index of open.splice(0)) index.close()
  removeVaults()
})
const update = (fields: Partial<IndexUpdate>): IndexUpdate => ({ ...EMPTY_UPDATE, ...fields })
const ids = (list: readonly { readonly id: string }[]): string[] => list.map(x => x.id).sort()

describe('the index answers like the plain view over arrays', () => {
  test.each([1, 2, 3])('world %i', async seed => {
    const w = world(seed, { records: 60, people: 40 })
    const index = await memory()
    index.rebuild(w, 7)
    expect(index.seq).toBe(7)
    const entityIds = [...new Set([...w.records.flatMap(r => r.entities.map(e => e.id)), ...w.pages.map(p => idOfPage(p.path))])]
    const entities = entityIds.flatMap(id => index.view.entity(id) ?? [])
    expect(entities).toHaveLength(entityIds.length)
    const plain: KnowledgeView = memoryKnowledge({ entities, records: w.records, decisions: w.decisions })
    const sql = index.view
    for (const [list, keys] of [
      ['word', [...entities.flatMap(e => (e as Entity).name.split(' ')), 'nobody']],
      ['sound', [...entities.flatMap(e => phoneticKeys((e as Entity).name)), 'PTKPT']],
    ] as const) {
      const many = entitiesByKeys(sql, list, keys, 7)
      const [single] = [list === 'word' ? sql.entitiesByNameWord : sql.entitiesByPhonetic]
      for (const key of keys) expect(many.get(key) ?? []).toEqual(single(key, 7))
    }
    for (const e of entities as Entity[]) {
      for (const email of e.emails) expect(sql.entityByEmail(email.toUpperCase())).toEqual(plain.entityByEmail(email))
      for (const name of [e.name, ...e.aliases, e.name.toUpperCase()])
        expect(ids(sql.entitiesByName(name))).toEqual(ids(plain.entitiesByName(name)))
      for (const word of e.name.split(' ')) expect(ids(sql.entitiesByNameWord(word, 500))).toEqual(ids(plain.entitiesByNameWord(word, 500)))
      for (const key of phoneticKeys(e.name)) expect(ids(sql.entitiesByPhonetic(key, 500))).toEqual(ids(plain.entitiesByPhonetic(key, 500)))
      for (const heard of e.heardAs) expect(ids(sql.entitiesByHeardForm(heard))).toEqual(ids(plain.entitiesByHeardForm(heard)))
      expect(sql.openActions(e.id, 500)).toEqual(plain.openActions(e.id, 500))
      for (const kinds of [['fact'], ['fact', 'decision', 'question'], []])
        expect(sql.statementsAbout(e.id, kinds, 30)).toEqual(plain.statementsAbout(e.id, kinds, 30))
      for (const kinds of [['fact'], ['risk', 'decision', 'question'], ['action']])
        for (const under of [e.id, null]) {
          expect(sql.statementsUnder?.(under, kinds, 30)).toEqual(plain.statementsUnder?.(under, kinds, 30))
          const words = tellingWords(w.records[0]?.statements[0]?.text ?? '', 8)
          expect(sql.statementsSaying?.(under, kinds, words, 30)).toEqual(plain.statementsSaying?.(under, kinds, words, 30))
        }
      expect(sql.notesOf(e.id, 100)).toEqual(plain.notesOf(e.id, 100))
      expect(sql.habitualParticipants(e.id)).toEqual(plain.habitualParticipants(e.id))
      expect(sql.decisionsFor(e.name.split(' ')[0] ?? '')).toEqual(plain.decisionsFor(e.name.split(' ')[0] ?? ''))
      for (const other of entities.slice(0, 10)) expect(sql.keptApart(e.id, other.id)).toBe(plain.keptApart(e.id, other.id))
    }
    for (const r of w.records) {
      expect(sql.source(r.source)).toEqual(plain.source(r.source))
      expect(sql.sourcesBySha(r.sha256)).toEqual(plain.sourcesBySha(r.sha256))
      expect(ids(sql.sourcesBySketch(r.sketch))).toEqual(ids(plain.sourcesBySketch(r.sketch)))
      for (const m of r.messages) expect(ids(sql.sourcesByMessage(m))).toEqual(ids(plain.sourcesByMessage(m)))
      if (r.threads) expect(ids(sql.sourcesBySubject(`Fwd: ${r.threads.subject}`))).toEqual(ids(plain.sourcesBySubject(r.threads.subject)))
      if (r.note) {
        expect(sql.sourcesOfNote(r.note)).toEqual(plain.sourcesOfNote(r.note))
        expect(sql.linesOf(r.note)).toEqual(plain.linesOf(r.note))
        const base = (r.note.split('/').at(-1) ?? '').replace('.md', '')
        expect(sql.pathsByBaseName(base.toUpperCase())).toEqual(plain.pathsByBaseName(base))
      }
      expect(sql.habitualParticipants(r.title)).toEqual(plain.habitualParticipants(r.title))
      for (const s of r.statements) {
        expect(sql.statementIdTaken(s.id)).toBe(true)
        // What restates another is not listed in the plain view; the index gives it as it was recorded.
        if (!s.restates) expect(sql.statement(s.id)).toEqual(plain.statement(s.id))
      }
      expect(ids(sql.statementsOf(r.source))).toEqual(ids(plain.statementsOf(r.source)))
      for (const e of r.events ?? []) {
        const [from, to] = [e.startMs + 600_000, e.endMs + 600_000]
        expect(
          sql
            .eventsBetween(from, to)
            .map(x => x.uid)
            .sort(),
        ).toEqual(
          plain
            .eventsBetween(from, to)
            .map(x => x.uid)
            .sort(),
        )
        expect(
          sql
            .eventsOn(e.day)
            .map(x => x.uid)
            .sort(),
        ).toEqual(
          plain
            .eventsOn(e.day)
            .map(x => x.uid)
            .sort(),
        )
      }
    }
    expect(ids(sql.glossary?.() ?? [])).toEqual(ids(plain.glossary?.() ?? []))
    expect(sql.entity('person/nobody' as EntityId)).toBeNull()
    expect(sql.source('000000000000' as SourceId)).toBeNull()
    expect(sql.statement('a-000000' as StatementId)).toBeNull()
    expect(sql.statementIdTaken('a-000000')).toBe(false)
  })
})

describe('a grown index and a rebuilt one are the same', () => {
  test.each([11, 12, 13, 14])('world %i: records added, replaced and removed in any order', async seed => {
    const w = world(seed, { records: 40, people: 25 })
    const random = seeded(seed)
    const texts = new Map(w.records.map(r => [r.readable, `words of ${r.title}`]))
    const grown = await memory()
    const shuffled = [...w.records].sort(() => random() - 0.5)
    for (const [i, record] of shuffled.entries()) {
      const early = {
        ...record,
        title: `early ${record.title}`,
        statements: record.statements.slice(1),
        entities: record.entities.slice(1),
      }
      if (random() < 0.5) grown.update(update({ records: [early] }), i, { texts: new Map([[record.readable, 'early words']]) })
      if (random() < 0.3) grown.update(update({ removedRecords: [record.source] }), i)
      const page = w.pages[i % w.pages.length]
      const pages = page ? [{ path: page.path, text: page.text.replace('Harbourgrid', 'Elsewhere') }] : []
      grown.update(update({ records: [record], pages }), i, { texts })
    }
    grown.update(update({ pages: w.pages, removedPages: w.pages.slice(0, 3).map(p => p.path) }), 90)
    grown.update(update({ decisions: w.decisions.slice(0, 5) }), 91)
    grown.update(update({ decisions: w.decisions.slice(5) }), 92)
    grown.update(update({ decisions: w.decisions, pages: w.pages.slice(0, 3) }), 93, { replaceDecisions: true })
    const gone = w.records.slice(0, 5)
    grown.update(update({ removedRecords: gone.map(r => r.source) }), 94)
    const rebuilt = await memory()
    rebuilt.rebuild({ ...w, records: w.records.slice(5), text: r => texts.get(r.readable) ?? null }, 94)
    expect(firstDifference(grown.dump(), rebuilt.dump())).toBe('')
    grown.update(update({ records: gone }), 95, { texts })
    rebuilt.rebuild({ ...w, text: r => texts.get(r.readable) ?? null }, 95)
    expect(firstDifference(grown.dump(), rebuilt.dump())).toBe('')
    for (const word of ['quay', 'tender permit', '"words of"', 'amaru'])
      expect(
        grown
          .search(word, { limit: 500 })
          .map(h => `${h.kind} ${h.ref}`)
          .sort(),
      ).toEqual(
        rebuilt
          .search(word, { limit: 500 })
          .map(h => `${h.kind} ${h.ref}`)
          .sort(),
      )
  })

  test('what later sources say is folded into a statement, and unfolded when they go', async () => {
    const base = statement('a-base22', { text: 'Send the plan', due: '2025-03-01' as IsoDate })
    const first = recordOf('aaaaaaaaaaaa', { date: '2025-02-01' as IsoDate, statements: [base] })
    const again = recordOf('bbbbbbbbbbbb', {
      date: '2025-02-10' as IsoDate,
      statements: [statement('a-again2', { restates: base.id, due: '2025-03-09' as IsoDate })],
    })
    const done = recordOf('cccccccccccc', {
      date: '2025-03-08' as IsoDate,
      completions: [{ statement: base.id, evidence: [], on: '2025-03-08' as IsoDate, explicit: true }],
    })
    const index = await memory()
    index.update(update({ records: [done] }), 1)
    index.update(update({ records: [again] }), 2)
    expect(index.view.openActions('person/x' as EntityId).map(s => s.id)).toEqual(['a-again2'])
    index.update(update({ records: [first] }), 3)
    expect(index.view.statement(base.id)).toMatchObject({
      due: '2025-03-09',
      dueBefore: ['2025-03-01'],
      status: 'done',
      done: '2025-03-08',
    })
    expect(index.view.openActions('person/x' as EntityId)).toEqual([])
    index.update(update({ removedRecords: [done.source] }), 4)
    expect(index.view.openActions('person/x' as EntityId)).toMatchObject([{ id: base.id, due: '2025-03-09', status: 'proposed' }])
    index.update(update({ removedRecords: [again.source] }), 5)
    expect(index.view.statement(base.id)).toEqual({ ...base, source: first.source, note: first.note })
  })

  test('statements that restate each other in a ring do not hang it', async () => {
    const ring = ['a-ring22', 'a-ring33', 'a-ring44'] as StatementId[]
    const statements = ring.map((id, i) => statement(id, { restates: ring[(i + 1) % 3] as StatementId }))
    const index = await memory()
    index.update(update({ records: [recordOf('aaaaaaaaaaaa', { statements })] }), 1)
    expect(index.view.openActions('person/x' as EntityId).length).toBeGreaterThan(0)
  })
})

describe('what is derived', () => {
  // Of no interest in itself: it must not change in silence. Where it does, older indexes say something else than a new one: add a step with
  // `anew: true` to MIGRATIONS in src/store/migrations.ts, then write the new pair here.
  test('changes with a new version only', async () => {
    const w = world(11, { records: 80, people: 60 })
    const index = await memory()
    index.rebuild(w, 1)
    const print = createHash('sha256').update(index.dump()).digest('hex').slice(0, 16)
    expect({ version: versionOf(), print }).toEqual({ version: 8, print: 'ac122b7ef6a4a08e' })
  })
})

describe('an index on disk', () => {
  test('is there again when opened again, and can be deleted at any time', async () => {
    const file = path.join(tempVault(), '.afterword/index.db')
    const first = await openIndex(file)
    first.update(update({ records: [recordOf('aaaaaaaaaaaa')] }), 1)
    first.close()
    const second = await openIndex(file)
    expect(second.seq).toBe(1)
    second.close()
    fs.rmSync(file)
    const third = await openIndex(file)
    expect([third.seq, third.counts().sources]).toEqual([0, 0])
    third.close()
  })

  test.each<[string, (file: string) => void]>([
    ['garbage', file => fs.writeFileSync(file, 'this is no database, but long enough to look like one '.repeat(100))],
    ['cut off', file => fs.truncateSync(file, 5000)],
  ])('%s: is thrown away and begun anew', async (_name, damage) => {
    const file = path.join(tempVault(), 'index.db')
    const first = await openIndex(file)
    first.update(update({ records: [recordOf('aaaaaaaaaaaa')] }), 1)
    first.close()
    damage(file)
    const again = await openIndex(file)
    expect(again.seq).toBe(0)
    again.update(update({ records: [recordOf('aaaaaaaaaaaa')] }), 1)
    expect(again.counts().sources).toBe(1)
    again.close()
  })

  test('a failing update leaves the index as it was', async () => {
    const index = await memory()
    index.update(update({ records: [recordOf('aaaaaaaaaaaa')] }), 1)
    const before = index.dump()
    const broken = recordOf('bbbbbbbbbbbb', { statements: [{ ...statement('a-x22222'), kind: undefined as unknown as 'action' }] })
    expect(() => index.update(update({ records: [broken] }), 2)).toThrow()
    expect(index.dump()).toBe(before)
    expect(index.seq).toBe(1)
  })
})

describe('search', () => {
  test('finds statements, notes, sources and entities by word, phrase and beginning; no operator of a person’s words counts', async () => {
    const index = await memory()
    const record = recordOf('aaaaaaaaaaaa', {
      title: 'Price corridor',
      statements: [statement('a-base22', { text: 'Send the price corridor to Amaru' })],
    })
    index.update(update({ records: [record] }), 1, {
      texts: new Map([[record.readable as VaultPath, 'we spoke of the corridor of prices, naïvely']]),
    })
    const found = (query: string): string[] =>
      index
        .search(query)
        .map(h => h.kind)
        .sort()
    expect(found('corridor')).toEqual(['note', 'source', 'statement'])
    expect(found('"price corridor"')).toEqual(['note', 'statement'])
    expect(found('corrid')).toEqual(['note', 'source', 'statement'])
    expect(found('naive')).toEqual(['source'])
    expect(found('price NOT corridor')).toEqual([])
    expect(found('"*: OR (')).toEqual([])
    expect(index.search('corridor', { kinds: ['note'] })).toMatchObject([{ kind: 'note', ref: record.note }])
  })
})

function statement(id: string, fields: Partial<RecordedStatement> = {}): RecordedStatement {
  return {
    id: id as StatementId,
    kind: 'action',
    text: `Do ${id}`,
    ...BARE_RECORDED_STATEMENT,
    owner: 'person/x' as EntityId,
    date: '2025-02-01' as IsoDate,
    confidence: 0.5,
    ...fields,
  }
}

const idOfPage = (vpath: string): EntityId => `person/${slug(vpath.split('/')[1] ?? '')}` as EntityId

function firstDifference(a: string, b: string): string {
  const [x, y] = [new Set(a.split('\n')), new Set(b.split('\n'))]
  const onlyA = [...x].filter(line => !y.has(line)).slice(0, 3)
  const onlyB = [...y].filter(line => !x.has(line)).slice(0, 3)
  return [...onlyA.map(l => `- ${l}`), ...onlyB.map(l => `+ ${l}`)].join('\n')
}
