/** Searching a real vault, filed from the examples. */
import fs from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EntityId, IsoDate } from '../../src/model/ids.ts'
import { type SearchAnswer, type SearchRequest, searchVault } from '../../src/search.ts'
import { openVaultView } from '../../src/vault/files.ts'
import { openWorkspace } from '../../src/workspace.ts'
import { builtCli, cli, removeBuilt } from '../cli/built.ts'
import { copyOf, exampleVault, removeTempFolders, tempFolder } from '../entities/vaults.ts'
import { stampsOf } from '../journeys/harness.ts'

let root = ''
beforeAll(async () => {
  root = await exampleVault()
  builtCli()
}, 60_000)
afterAll(() => {
  removeTempFolders()
  removeBuilt()
})

const NONE: Omit<SearchRequest, 'query'> = { about: [], since: null, until: null, types: [], limit: 8 }
async function searched(query: string, more: Partial<SearchRequest> = {}, vault = root): Promise<SearchAnswer> {
  const ws = await openWorkspace(vault, { mode: 'read', command: 'test' })
  try {
    return searchVault(ws.index, openVaultView(vault), { ...NONE, query, ...more })
  } finally {
    await ws.close()
  }
}
const texts = (list: readonly { readonly text: string }[]): string => list.map(p => p.text).join('\n')
const at = (...args: string[]) => cli(['search', ...args, '--vault', root])

describe('search', () => {
  test('a question finds who said it, when, and the very line of the source', async () => {
    const { passages } = await searched('who needs the insurance certificate?')
    const [first] = passages
    expect(first).toMatchObject({ type: 'mail', date: '2026-03-09', speaker: 'Siobhan Carrick', note: expect.stringMatching(/Valve map/) })
    expect(first?.text).toContain('insurance certificate')
    for (const p of passages) {
      const source = fs.readFileSync(path.join(root, p.source.path), 'utf8')
      expect(source, p.source.path).toMatch(new RegExp(`\\^${p.source.anchor}$`, 'm'))
    }
  })
  test('tasks, decisions and facts are found, with owner and due day', async () => {
    const { statements } = await searched('spare antennas')
    expect(statements).toContainEqual(
      expect.objectContaining({ type: 'task', text: expect.stringMatching(/spare antennas/), owner: 'Kaveh Rostami' }),
    )
    expect((await searched('lids', { types: ['fact'] })).statements.map(s => s.type)).toEqual(['fact'])
  })
  test('pages are found by their names, and by a beginning while it is typed', async () => {
    expect((await searched('Siobhan')).pages).toEqual([
      { type: 'person', name: 'Siobhan Carrick', path: 'People/Siobhan Carrick/Siobhan Carrick.md' },
    ])
    expect((await searched('Corr')).pages.map(p => p.name)).toContain('Corran Water')
  })
  test.each<[string, RegExp]>([
    ['antenn', /antenna/i],
    ['lid', /lids/],
    ['LIDS', /lids/],
    ['protecting data', /data protection/],
    ['"soak test"', /soak test/],
  ])('%s finds %s', async (query, words) => {
    expect(texts((await searched(query)).passages)).toMatch(words)
  })
  test('a phrase is meant as it is', async () => {
    expect((await searched('"test soak"')).passages).toEqual([])
    expect((await searched('"test soak"')).unknown).toEqual(['test soak'])
  })
  test('what stands nowhere is said, never made up for; the other words still find', async () => {
    expect(await searched('submarine')).toMatchObject({ pages: [], statements: [], passages: [], unknown: ['submarine'] })
    const some = await searched('submarine certificate')
    expect(some.unknown).toEqual(['submarine'])
    expect(texts(some.passages)).toContain('certificate')
  })
  test('two recordings of one call tell it once', async () => {
    const { passages } = await searched('lids a night')
    expect(passages.filter(p => /ten lids a night/.test(p.text))).toHaveLength(1)
  })
  test('the limits hold: person, days, kinds, number', async () => {
    const kaveh = [['person/kaveh-rostami' as EntityId]]
    const all = await searched('pilot')
    expect(all.passages.length).toBeGreaterThan(2)
    expect((await searched('pilot', { limit: 1 })).passages).toHaveLength(1)
    for (const p of (await searched('pilot', { since: '2026-03-03' as IsoDate, until: '2026-03-05' as IsoDate })).passages)
      expect(p.date).toBe('2026-03-03')
    expect((await searched('pilot', { types: ['task'] })).passages).toEqual([])
    expect((await searched('pilot', { types: ['mail'] })).statements).toEqual([])
    expect(
      (await searched('certificate', { about: kaveh, types: ['task'] })).statements.every(
        s => s.owner === 'Kaveh Rostami' || s.note !== null,
      ),
    ).toBe(true)
    expect((await searched('pilot', { about: [['person/nobody' as EntityId]] })).passages).toEqual([])
  })
  test('the person’s hand counts: a box that was ticked, a line that was deleted', async () => {
    const vault = copyOf(root)
    const [task] = (await searched('insurance certificate', { types: ['task'] }, vault)).statements
    expect(task?.status).toBe('proposed')
    const note = path.join(vault, task?.note ?? '')
    const lines = fs.readFileSync(note, 'utf8').split('\n')
    const edit = (change: (line: string) => string | null): void =>
      fs.writeFileSync(note, lines.flatMap(l => (l.includes(`^${task?.id}`) ? (change(l) ?? []) : l)).join('\n'))
    edit(l => l.replace('- [?]', '- [x]'))
    expect((await searched('insurance certificate', { types: ['task'] }, vault)).statements[0]?.status).toBe('done')
    edit(() => null)
    expect((await searched('insurance certificate', { types: ['task'] }, vault)).statements.map(s => s.id)).not.toContain(task?.id)
  })
  test('no words of a person are an operator, none breaks it', async () => {
    for (const query of ['"', '""', 'a OR', 'NOT (', '*', 'x'.repeat(5000), '^u1 #', `${'word '.repeat(100)}`, 'naïve', '你好'])
      expect((await searched(query)).query).toBe(query)
  })
  test('nothing in the vault changes, not even a time', async () => {
    const before = stampsOf(root)
    await searched('pilot')
    expect(at('pilot').code).toBe(0)
    expect(stampsOf(root)).toEqual(before)
  })
})

describe('afterword search', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false })
  formats.default(ajv)
  const schema = fs.readFileSync(path.join(import.meta.dirname, '../../schemas/search.schema.json'), 'utf8')
  const validate = ajv.compile(JSON.parse(schema) as object)

  test('prints note, day, who said it, the words, and a link to the line', () => {
    const run = at('insurance', 'certificate')
    expect([run.code, run.err]).toEqual([0, ''])
    expect(run.out).toMatch(/2026-03-09 {2}Valve map {2}Accounts\/Corran Water\/2026-03-09 - Valve map\.md/)
    expect(run.out).toMatch(/Siobhan Carrick: Could you please send me the insurance certificate/)
    expect(run.out).toMatch(/Sources\/Email\/2026\/2026-03-09 - Valve map \(mail\)\.md#\^m\d/)
    expect(run.out).toMatch(/task: .*certificate.*\(.*due 2026-03-12\)/)
  })
  test.each([
    'insurance certificate',
    'submarine',
    'Siobhan',
    'lids --type talk',
    'pilot --since 2026-03 --until 2026',
  ])('--json has the form of its schema: %s', words => {
    const run = at(...words.split(' '), '--json')
    const data = JSON.parse(run.out) as unknown
    expect(validate(data) ? [] : validate.errors).toEqual([])
  })
  test('the schema can fail', () => {
    const data = JSON.parse(at('lids', '--json').out) as { passages: { score: number }[] }
    const [first] = data.passages
    if (first) first.score = 7
    expect(validate(data)).toBe(false)
  })
  test('--schema prints it, also outside a vault', () => {
    expect(cli(['search', '--schema'], { cwd: tempFolder() }).out).toBe(schema)
  })
  test('nothing found is said, and no failure', () => {
    const none = at('submarine')
    expect([none.code, none.out]).toEqual([0, 'Nothing found.\nNowhere in this vault: submarine\n'])
    const narrow = at('certificate', '--until', '2025')
    expect([narrow.code, narrow.out]).toEqual([0, 'Nothing found within these limits.\n'])
  })
  test('people, customers and projects by any of their names; those that there are not are a wrong usage', () => {
    expect(at('certificate', '--person', 'Siobhan').out).toContain('Siobhan Carrick:')
    expect(at('certificate', '--account', 'Corran Water').out).toContain('Siobhan Carrick:')
    expect(at('certificate', '--person', 'Siobhan', '--person', 'Kaveh Rostami').code).toBe(0)
    const none = at('certificate', '--account', 'Nobody Ltd')
    expect([none.code, none.err]).toEqual([2, expect.stringMatching(/customer called Nobody Ltd.*USAGE_ENTITY/)])
  })
  test.each([
    [['--since', 'yesterday', 'x'], /USAGE_DATE/],
    [['--since', '2026-02-30', 'x'], /USAGE_DATE/],
    [['--until', '2026-13', 'x'], /USAGE_DATE/],
    [['--type', 'gossip', 'x'], /USAGE_TYPE/],
    [['--limit', '0', 'x'], /USAGE_LIMIT/],
    [['...'], /USAGE_QUERY/],
    [[], /USAGE_QUERY/],
  ])('%j is a wrong usage, with what was expected', (args, code) => {
    const run = at(...args)
    expect([run.code, run.err]).toEqual([2, expect.stringMatching(code)])
    expect(run.err).toMatch(/expected:/)
  })
})
