/**
 * What later sources say of earlier ones, read as files by the product: promises reported done, facts replaced. Of the `test` halves of the tables only the
 * counts are looked at, so that no rule is written for one of their lines.
 */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { KnownStatement } from '../../src/model/contracts.ts'
import type { SourceRecord } from '../../src/model/record.ts'
import { deliver, ingest, newVault, removeFolders, withVault } from '../journeys/harness.ts'
import { type Case, casesOf } from './cases.ts'

afterAll(removeFolders)

/** The statements of the vault as they stand now, with the file of each. */
async function statementsAfter(cases: readonly Case[]): Promise<{ file: string; s: KnownStatement }[]> {
  const root = await newVault({ owner: 'Ruth Calder', email: 'ruth.calder@quaysidetrust.example', company: 'Quayside Trust' })
  deliver(root, Object.fromEntries(cases.map(c => c.first)))
  await ingest(root)
  deliver(root, Object.fromEntries(cases.map(c => c.later)))
  await ingest(root)
  return withVault(root, {}, async ({ index: { view } }) =>
    fs
      .globSync('.afterword/records/*.json', { cwd: root })
      .map(f => JSON.parse(fs.readFileSync(path.join(root, f), 'utf8')) as SourceRecord)
      .flatMap(r =>
        r.statements.flatMap(({ id }) => view.statement(id) ?? []).map(s => ({ file: view.source(r.source)?.fileName ?? '', s })),
      ),
  )
}

/** All promises in one vault, then all reports: each may complete its own alone. */
async function completions(table: string) {
  const cases = casesOf(table)
  const all = await statementsAfter(cases)
  const done = new Set(
    all.flatMap(({ file, s }) => {
      const own = cases.find(c => c.first[0] === file)
      return own && (s.status === 'done' || s.doneEvidence.length > 0) ? [own.id] : []
    }),
  )
  return {
    right: cases.filter(c => c.want === 'done' && done.has(c.id)).map(c => c.id),
    missed: cases.filter(c => c.want === 'done' && !done.has(c.id)).map(c => c.id),
    wrong: cases.filter(c => c.want === 'open' && done.has(c.id)).map(c => c.id),
  }
}

/** A vault for each pair: several tell of one show. */
async function supersessions(table: string) {
  const out = { right: [] as string[], missed: [] as string[], wrong: [] as string[] }
  for (const c of casesOf(table)) {
    const old = (await statementsAfter([c])).filter(({ file, s }) => file === c.first[0] && s.supersededBy !== null)
    if (c.want === 'kept') {
      if (old.length > 0) out.wrong.push(c.id)
    } else if (old.some(({ s }) => `${s.text} ${s.evidence[0]?.quote}`.includes(c.old ?? ''))) out.right.push(c.id)
    else out.missed.push(c.id)
  }
  return out
}

test('reports complete the promises they are of, and no other', { timeout: 120_000 }, async () => {
  // c35: the promise itself is not heard ("I need to get parking permits").
  expect(await completions('completion.tune.txt')).toMatchObject({ missed: ['c35'], wrong: [] })
})

test('so do reports that no rule was written for', { timeout: 120_000 }, async () => {
  const { right, wrong } = await completions('completion.test.txt')
  expect(right.length).toBeGreaterThanOrEqual(25)
  expect(wrong.length).toBeLessThanOrEqual(1)
})

test('reports by another hand complete the promises they are of, and no other', { timeout: 240_000 }, async () => {
  const tuned = await completions('completion.tune2.txt')
  expect(tuned.right.length).toBeGreaterThanOrEqual(30)
  expect(tuned.wrong).toEqual([])
  const { right, wrong } = await completions('completion.test2.txt')
  expect(right.length).toBeGreaterThanOrEqual(28)
  expect(wrong.length).toBeLessThanOrEqual(1)
})

test('later facts replace those they are of, and no other', { timeout: 120_000 }, async () => {
  const { right, wrong } = await supersessions('supersession.tune.txt')
  expect(right.length).toBeGreaterThanOrEqual(19)
  expect(wrong).toEqual([])
})

test('so do facts that no rule was written for', { timeout: 120_000 }, async () => {
  const { right, wrong } = await supersessions('supersession.test.txt')
  expect(right.length).toBeGreaterThanOrEqual(17)
  expect(wrong.length).toBeLessThanOrEqual(3)
})
