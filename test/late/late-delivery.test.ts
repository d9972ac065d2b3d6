/** A talk that is delivered after later ones tells what was so then: it never sets back what is so now. Real vaults, with what is said written by hand. */
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { lastSeq } from '../../src/apply/journal.ts'
import { openIndex } from '../../src/store/index.ts'
import { reindex } from '../../src/store/reindex.ts'
import { type ExportedStatement, exportVault } from '../../src/vault/export.ts'
import { parseRecord } from '../../src/vault/record.ts'
import { type Answer, answering } from '../journeys/answers.ts'
import { deliver, ingest, newVault, readText, removeFolders, tempFolder, withVault } from '../journeys/harness.ts'

afterEach(removeFolders)

interface Told {
  readonly day: string
  readonly statements: NonNullable<Answer['statements']>
  /** Words that make it another recording of a talk, or another talk. */
  readonly more?: string
}
const say = (t: Told): string =>
  `${chat(t.day)}${t.statements.map(s => `Mira Lindholm: ${s.quote}\nKaveh Rostami: Good.\n`).join('')}${t.more ?? ''}`
/** Small talk of one day: enough words to know the talk by, in other words on another day. */
function chat(day: string): string {
  const things =
    'rain pier gull rope lamp quay tide crane buoy hull keel mast sail deck oar net cod eel kelp sand dune reef cape bay'.split(' ')
  const at = (i: number) => things[(Number(day.slice(8)) * 7 + i * i + i * Number(day.slice(5, 7))) % things.length] ?? ''
  return Array.from(
    { length: 12 },
    (_, i) =>
      `${i % 2 ? 'Mira Lindholm' : 'Kaveh Rostami'}: The ${at(i)} by the ${at(i + 3)} was ${at(i + 5)} and ${at(i + 7)} near our ${at(i + 9)}.\n`,
  ).join('')
}

/** Files the talks one after the other, in this order; two on one day are two recordings. */
async function filed(talks: readonly Told[]): Promise<string> {
  const root = await newVault()
  for (const [i, t] of talks.entries()) {
    const name = `${t.day} Kaveh ${i}.txt`
    deliver(root, { [name]: say(t) })
    const engine = answering({ [name]: { title: 'Kaveh', summary: ['They spoke of the work.'], statements: t.statements } })
    await ingest(root, { engine, now: `2026-04-${10 + i}T09:00:00.000Z` })
  }
  return root
}

const PAGE = 'People/Kaveh Rostami/Kaveh Rostami.md'
const section = (text: string, heading: string): string =>
  new RegExp(`^## ${heading}\\n([\\s\\S]*?)(?=^## |(?![\\s\\S]))`, 'm').exec(text)?.[1] ?? ''

/** Task lines of all notes. */
const tasks = (root: string): string[] =>
  fs.globSync('People/**/*.md', { cwd: root }).flatMap(f =>
    readText(root, f)
      .split('\n')
      .filter(l => /^- \[.\] /.test(l)),
  )

function exported(root: string): readonly ExportedStatement[] {
  const records = fs
    .globSync('.afterword/records/*.json', { cwd: root })
    .sort()
    .map(f => parseRecord(f, readText(root, f)))
  return exportVault('Mira Lindholm', records, [], p => (fs.existsSync(path.join(root, p)) ? readText(root, p) : null)).statements
}

async function sameIndex(root: string): Promise<void> {
  await withVault(root, {}, async ws => {
    const fresh = await openIndex(path.join(tempFolder(), 'index.db'))
    reindex(root, fresh, lastSeq(root), ws.layout)
    expect(fresh.dump()).toBe(ws.index.dump())
    fresh.close()
  })
}

const sheet = (day: string, due: string | undefined): Told => ({
  day,
  statements: [
    {
      kind: 'action',
      text: 'Send Kaveh the load sheet',
      quote: `I will send you the load sheet${due ? `, say by ${due}` : ''}.`,
      owner: 'Mira Lindholm',
      ...(due ? { due } : {}),
    },
  ],
})
const MARCH2 = sheet('2026-03-02', '2026-03-06')
const MARCH9 = sheet('2026-03-09', '2026-03-20')
const again: Told = { ...MARCH2, more: 'Kaveh Rostami: Thank you, until then.\n' }

test.each([
  ['in their order', [MARCH2, MARCH9]],
  ['the earlier one last', [MARCH9, MARCH2]],
  ['the earlier one again as a second recording', [MARCH2, MARCH9, again]],
  ['with one in between that says no day', [MARCH9, sheet('2026-03-05', undefined), MARCH2]],
] as const)('a task keeps the day that was said last: %s', async (_how, talks) => {
  const root = await filed(talks)
  const all = tasks(root)
  expect(all).toHaveLength(1)
  expect(all[0]).toContain('📅 2026-03-20')
  expect(all[0]).toContain('moved from 6 Mar')
  const [task, ...others] = exported(root)
  expect(others).toEqual([])
  expect(task?.due).toBe('2026-03-20')
  await withVault(root, {}, async ws => {
    const known = ws.index.view.statement(task?.id as never)
    expect([known?.due, known?.dueBefore]).toEqual(['2026-03-20', ['2026-03-06']])
    // Note and index show the same evidence in the same order.
    const anchors = known?.evidence.map(
      e => `${ws.index.view.source(e.source)?.readable.split('/').at(-1)?.replace('.md', '')}#^${e.anchor}`,
    )
    expect(/\(\[\[.*\]\]\)/.exec(all[0] ?? '')?.[0].match(/\[\[[^|\]]*/g)).toEqual(anchors?.map(a => `[[${a}`).slice(0, 3))
  })
  await sameIndex(root)
})

test('a task that is promised anew without a day does not take a day that had passed from a talk that comes late', async () => {
  const root = await filed([sheet('2026-03-09', undefined), sheet('2026-03-02', '2026-03-06')])
  expect(tasks(root)).toHaveLength(1)
  expect(tasks(root)[0]).toContain('moved from 6 Mar')
  expect(tasks(root)[0]).not.toContain('📅')
  await sameIndex(root)
})

const sites = (day: string, n: string): Told => ({
  day,
  statements: [{ kind: 'fact', text: `The firm of Kaveh Rostami has ${n} sites`, quote: `You have ${n} sites.`, about: ['Kaveh Rostami'] }],
})

test.each([
  ['in their order', [sites('2026-03-02', '14'), sites('2026-03-09', '11')]],
  ['the earlier one last', [sites('2026-03-09', '11'), sites('2026-03-02', '14')]],
] as const)('of two facts the later counts and the earlier stands under Earlier: %s', async (_how, talks) => {
  const root = await filed(talks)
  const facts = section(readText(root, PAGE), 'Key Facts').split('\n').filter(Boolean)
  expect(facts[0]).toMatch(/^- The firm of Kaveh Rostami has 11 sites \(.*2026-03-09/)
  expect(facts[1]).toBe('> [!note]- Earlier')
  expect(facts[2]).toMatch(/^> - The firm of Kaveh Rostami has 14 sites \(.*2026-03-02.*\), replaced 2026-03-09 \(.*2026-03-09.*\) \^f-/)
  expect(facts).toHaveLength(3)
  const [was, now] = [...exported(root)].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1))
  expect([was?.status, was?.superseded_by, now?.status]).toEqual(['superseded', now?.id, 'proposed'])
  await withVault(root, {}, async ws =>
    expect(ws.index.view.statementsAbout('person/kaveh-rostami' as never, ['fact']).map(s => s.text)).toEqual([
      'The firm of Kaveh Rostami has 11 sites',
    ]),
  )
  await sameIndex(root)
})

test('an earlier fact stands for itself again when the later source is taken back', async () => {
  const root = await filed([sites('2026-03-09', '11'), sites('2026-03-02', '14')])
  await withVault(root, {}, async ws => {
    const newer = exported(root).find(s => s.text.includes('11'))?.evidence[0]?.source
    const record = fs.globSync('.afterword/records/*.json', { cwd: root }).find(f => parseRecord(f, readText(root, f)).fileName === newer)
    const id = /([0-9a-f]{12})\.json$/.exec(record ?? '')?.[1]
    ws.index.update({ records: [], removedRecords: [id as never], pages: [], removedPages: [], decisions: [] }, ws.index.seq)
    const [left] = ws.index.view.statementsAbout('person/kaveh-rostami' as never, ['fact'])
    expect([left?.text, left?.supersededBy]).toEqual(['The firm of Kaveh Rostami has 14 sites', null])
  })
})

test.each([
  ['in their order', false],
  ['the question last', true],
])('a question that was answered since is not open: %s', async (_how, late) => {
  const asked: Told = {
    day: '2026-03-02',
    statements: [
      { kind: 'question', text: 'Which crane lifts the east slab?', quote: 'Which crane lifts the east slab?', about: ['Kaveh Rostami'] },
    ],
  }
  const answered: Told = {
    day: '2026-03-09',
    statements: [
      {
        kind: 'decision',
        text: 'The harbour crane lifts the east slab',
        quote: 'The harbour crane lifts the east slab then.',
        about: ['Kaveh Rostami'],
      },
    ],
  }
  const root = await filed(late ? [answered, asked] : [asked, answered])
  const lines = section(readText(root, PAGE), 'Open Questions').trim().split('\n')
  expect(lines[0]).toBe('> [!note]- Earlier')
  expect(lines[1]).toMatch(/^> - Which crane lifts the east slab\? .*, answered 2026-03-09: The harbour crane lifts the east slab /)
  await sameIndex(root)
})

test.each([
  ['Head of Works', 'Site Engineer'],
  ['Site Engineer', 'Head of Works'],
])('a mail that comes late does not set the role %s back to %s', async (now, then) => {
  const mail = (day: string, role: string) =>
    `From: Wanjiru Kamau <w.kamau@northpier.example>\nTo: Mira Lindholm <mira.lindholm@brightwater.example>\nDate: ${day}\nSubject: Berth ${role}\nMessage-ID: <${role.replace(/ /g, '')}@northpier.example>\n\nHi Mira,\n\nthe berth is ready for the winter season now.\n\nBest,\nWanjiru Kamau\n${role}, Northpier\n`
  const root = await newVault()
  for (const [i, [day, role]] of (
    [
      ['Mon, 09 Mar 2026 09:12:00 +0000', now],
      ['Mon, 02 Feb 2026 09:12:00 +0000', then],
    ] as const
  ).entries()) {
    deliver(root, { [`${i}.eml`]: mail(day, role) })
    await ingest(root, { now: `2026-04-1${i}T09:00:00.000Z` })
  }
  expect(readText(root, 'People/Wanjiru Kamau/Wanjiru Kamau.md')).toContain(`role: ${now}\n`)
})
