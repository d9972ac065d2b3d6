/** Does it matter in which order files arrive? Of one run: not at all. Of several runs: only as docs/decisions/0007 says. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFrontMatter } from '../../src/vault/front-matter.ts'
import { phrases } from '../journeys/answers.ts'
import { deliver, ingest, newVault, readText, removeFolders, treeOf, withVault } from '../journeys/harness.ts'
import { INBOX } from './inbox.ts'

const NAMES = Object.keys(INBOX)
/** The order of their days, and five others, the same in every run. */
const ORDERS: readonly (readonly string[])[] = [
  ['calendar.ics', '2026-03-02 Kaveh phone.vtt', '2026-03-02 Kaveh.txt', 'visit 1.eml', 'visit 2.eml', '2026-03-09 Kaveh.txt'].concat([
    '2026-03-11 Heron kick-off.vtt',
    'Heron memo 2026-03-13.md',
    '2026-03-16 Kaveh.txt',
  ]),
  ...[3, 5, 7, 11, 13].map(seed => NAMES.toSorted((a, b) => rank(a, seed) - rank(b, seed))),
]
function rank(name: string, seed: number): number {
  let n = seed
  for (const c of name) n = (n * 31 + c.charCodeAt(0) * seed) % 1_000_003
  return n
}

/** Where each file is a run of its own, these come first: they prove who and what the names of the others are. */
const PROOF = ['calendar.ics', 'visit 1.eml', 'visit 2.eml']
const provenFirst = (order: readonly string[]): string[] => [
  ...order.filter(n => PROOF.includes(n)),
  ...order.filter(n => !PROOF.includes(n)),
]

/** One run for all files, or one for each. */
async function vaultOf(order: readonly string[], runs: 'one' | 'each'): Promise<string> {
  const root = await newVault()
  for (const name of order) {
    deliver(root, { [name]: INBOX[name] ?? '' })
    if (runs === 'each') await ingest(root, { engine: phrases })
  }
  if (runs === 'one') await ingest(root, { engine: phrases })
  return root
}

afterAll(removeFolders)

test('the orders are six', () => {
  expect(new Set(ORDERS.map(o => o.join()))).toHaveLength(6)
  for (const o of ORDERS) expect(o.toSorted()).toEqual(NAMES.toSorted())
})

test('one run makes one vault, byte for byte, in whatever order the files came into the Inbox', async () => {
  const [first, ...others] = await Promise.all(ORDERS.map(async o => treeOf(await vaultOf(o, 'one'))))
  for (const other of others) expect(other).toEqual(first)
})

describe('a run for each file', () => {
  let roots: string[] = []
  beforeAll(async () => {
    roots = []
    for (const o of ORDERS) roots.push(await vaultOf(provenFirst(o), 'each'))
  }, 60_000)
  const same = (what: (root: string) => unknown): void => {
    const [first, ...others] = roots.map(what)
    for (const other of others) expect(other).toEqual(first)
  }

  test('the same pages with the same front matter, but for the day on which a page was made', () => {
    same(root => Object.fromEntries(pagesOf(root).map(p => [p, { ...readFrontMatter(readText(root, p)).values, created: null }])))
  })

  test('pages say the same: each line with the same days of its evidence, whichever note it leads to', () => {
    same(root => Object.fromEntries(pagesOf(root).map(p => [p, sectionsOf(readText(root, p))])))
  })

  test('the same tasks with the same days, each once', () => {
    const tasks = (root: string) =>
      notesOf(root)
        .flatMap(n => readText(root, n).split('\n'))
        .filter(l => /^- \[.\] /.test(l))
        .map(l => `${/\[(.)\]/.exec(l)?.[1]} ${l.match(/@\p{L}+(?: \p{Lu}\p{L}+)*|📅 \S+|moved from [^(]*/gu)?.join(' ')}`)
        .sort()
    same(tasks)
    expect(tasks(roots[0] ?? '')).toHaveLength(5)
  })

  test('the same statements, with the same evidence, due days and replacements', async () => {
    const known: unknown[] = []
    for (const root of roots)
      known.push(
        await withVault(root, {}, async ws => {
          const ids = fs
            .globSync('.afterword/records/*.json', { cwd: root })
            .flatMap(f => (JSON.parse(readText(root, f)) as { statements: { id: string; restates?: string }[] }).statements)
            .flatMap(s => (s.restates ? [] : [s.id]))
          const of = (id: string | null) => (id === null ? null : ws.index.view.statement(id as never))
          const evidence = (s: ReturnType<typeof of>) =>
            s?.evidence.map(e => `${ws.index.view.source(e.source)?.fileName} ${e.quote}`).sort()
          return ids
            .flatMap(id => of(id) ?? [])
            .map(s => JSON.stringify([s.kind, s.owner, s.due, s.dueBefore ?? [], s.status, evidence(s), evidence(of(s.supersededBy))]))
            .sort()
        }),
      )
    for (const other of known.slice(1)) expect(other).toEqual(known[0])
  })
})

const pagesOf = (root: string): string[] =>
  ['People', 'Accounts', 'Projects', 'Forums']
    .flatMap(f => fs.globSync(`${f}/*/*.md`, { cwd: root }))
    .filter(p => path.basename(p, '.md') === p.split('/')[1])
    .sort()
const notesOf = (root: string): string[] => fs.globSync('{People,Accounts,Projects,Forums,Journal}/**/*.md', { cwd: root }).sort()
const days = (line: string): string =>
  [...new Set(line.match(/(?<=\|)\d{4}-\d{2}-\d{2}(?=\]\])|(?<=replaced )[\d-]+/g) ?? [])].sort().join(' ')

/** Heading → what its lines say, sorted; of wording, order and names of notes only what does not depend on what was read first. */
function sectionsOf(text: string): Record<string, string[]> {
  const out: Record<string, string[]> = {}
  let heading = ''
  for (const line of text.split('\n')) {
    heading = /^## (.*)/.exec(line)?.[1] ?? heading
    if (!/^(?:> )?- /.test(line)) continue
    const at = /^- (\d{4}-\d{2}-\d{2}): /.exec(line)?.[1]
    const words = line.replace(/ \(?\[\[.*$/, '').replace(/\b(?:forty|40)\b.*|when it gets cold|in the cold/, '…')
    out[heading] = [
      ...(out[heading] ?? []),
      at ? `- ${at}` : heading === 'Related' ? line.replace(/ \^.*/, '') : `${words} ${days(line)}`,
    ].sort()
  }
  return out
}
