/** What a page, and the person's word on it, say of a name that comes again: a real vault, real files, the whole chain. */
import { afterAll, describe, expect, test } from 'vitest'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import { planForget } from '../../src/plan/entity-ops/forget.ts'
import { pagesOf } from '../../src/plan/entity-ops/identity.ts'
import { planRename } from '../../src/plan/entity-ops/rename.ts'
import { readSnapshot } from '../../src/snapshot.ts'
import { act, drop, emptyVault, file, NOW, removeTempFolders, tree } from './vaults.ts'

afterAll(removeTempFolders)
const ids = (root: string) => [...pagesOf(readSnapshot(root, DEFAULT_LAYOUT)).keys()].sort()

/** Two voices by name. */
const talk = (...turns: readonly (readonly [string, string])[]): string => `${turns.map(([who, text]) => `${who}: ${text}`).join('\n\n')}\n`
const mail = (from: string, address: string, day: string, text: string): string =>
  `From: ${from} <${address}>\nTo: Mira Lindholm <mira.lindholm@brightwater.example>\nDate: ${day}\nSubject: Load sheet\nMessage-ID: <${day.length}${address}>\n\n${text}\n`

test('a person who was renamed is not made again under the old name', async () => {
  const root = emptyVault({
    '2026-02-03 Berth.txt': talk(
      ['Nora Whitfield', 'Good morning, Tom. How is the berth?'],
      ['Tom Okafor', 'Good. I will send you the load sheet by Friday.'],
    ),
  })
  await file(root)
  expect(ids(root)).toContain('person/tom-okafor')
  await act(root, s => planRename(s, 'person/tom-okafor' as never, 'Thomas Okafor', NOW))
  drop(root, {
    '2026-02-17 Crane.txt': talk(
      ['Nora Whitfield', 'Hi Tom. Is the crane there?'],
      ['Tom Okafor', 'Yes, since Monday. I will check the hooks by Thursday.'],
    ),
  })
  await file(root)
  expect(ids(root)).toContain('person/thomas-okafor')
  expect(ids(root)).not.toContain('person/tom-okafor')
})

test.each([
  ['account', 'Client', 'Marlow Rail', 'Marlow Railways'],
  ['project', 'Project', 'Larch', 'Larchwood'],
] as const)('a page (%s) that was renamed is not made again under the old name', async (type, field, name, now) => {
  const sheet = (day: string, text: string) => `# Weekly talk\n\nDate: ${day}\n${field}: ${name}\n\n- ${text}\n`
  const root = emptyVault({ 'first.md': sheet('2026-02-03', 'The rails were laid on Monday.') })
  await file(root)
  const old = ids(root).find(i => i.startsWith(`${type}/`))
  if (!old) throw new Error('no page')
  await act(root, s => planRename(s, old as never, now, NOW))
  drop(root, { 'second.md': sheet('2026-02-17', 'The switches were tested on Tuesday.') })
  await file(root)
  expect(ids(root).filter(i => i.startsWith(`${type}/`))).toEqual([`${type}/${now.toLowerCase().replace(/ /g, '-')}`])
})

describe('a client line that names a company and a person', () => {
  const FITZROY = mail('Elaine Fitzroy', 'elaine@fitzroy-private.example', 'Mon, 09 Feb 2026 09:12:00 +0000', 'The load sheet is attached.')
  const sheet = '# Weekly talk\n\nDate: 2026-02-17\nClient: Marlow Rail, Elaine Fitzroy\n\n- The rails were laid on Monday.\n'
  test('makes an account of the company alone where the person has a page', async () => {
    const root = emptyVault({ 'a.eml': FITZROY })
    await file(root)
    expect(ids(root)).toContain('person/elaine-fitzroy')
    drop(root, { 'second.md': sheet })
    await file(root)
    expect(ids(root)).toContain('account/marlow-rail')
    expect(ids(root).filter(i => /^account.*elaine/.test(i))).toEqual([])
  })
  test('keeps a company whose name begins with a given name', async () => {
    const root = emptyVault({ 'second.md': sheet.replace(', Elaine Fitzroy', '') })
    await file(root)
    expect(ids(root)).toContain('account/marlow-rail')
  })
})

test('an account that is known by its page is the company whose people write from a domain of that name', async () => {
  const root = emptyVault({ 'first.md': '# Weekly talk\n\nDate: 2026-02-03\nClient: Marlow Rail\n\n- The rails were laid on Monday.\n' })
  await file(root)
  expect(ids(root)).toContain('account/marlow-rail')
  drop(root, {
    'a.eml': mail('Priya Desai', 'priya.desai@marlowrail.example', 'Mon, 09 Feb 2026 09:12:00 +0000', 'The sheet is attached.'),
  })
  await file(root)
  expect(ids(root).filter(i => i.startsWith('account/') && /marlow/.test(i))).toEqual(['account/marlow-rail'])
})

test('a talk that says what its project is called is not filed under the word of its file name', async () => {
  const root = emptyVault({
    'Halden kickoff.vtt': `WEBVTT

NOTE 2026-02-03

00:00:01.000 --> 00:00:06.000
<v Mira Lindholm>Welcome to the kickoff for Project Larch for Halden Foods.

00:00:06.500 --> 00:00:14.000
<v Priya Desai>We decided to start Larch with the cold store. I'll send you the floor plan by Friday.

00:00:14.500 --> 00:00:20.000
<v Mira Lindholm>Good. Then I'll order the sensors for Larch by Monday.
`,
  })
  await file(root)
  expect(ids(root)).toContain('project/larch')
  expect(ids(root)).not.toContain('project/halden')
})

test('forgetting an account lets a person of the same bare name alone', async () => {
  const root = emptyVault({
    'a.eml': mail('Elaine Fitzroy', 'elaine@northpier.example', 'Mon, 09 Feb 2026 09:12:00 +0000', 'The load sheet is attached.'),
    'first.md': '# Weekly talk\n\nDate: 2026-02-03\nClient: Fitzroy\n\n- The rails were laid on Monday.\n',
  })
  await file(root)
  expect(ids(root)).toContain('account/fitzroy')
  await act(root, s => planRename(s, 'account/fitzroy' as never, 'Elaine Fitzroy (account)', NOW))
  const theirs = (t: Map<string, string>) =>
    [...t.keys()].filter(p => /Elaine Fitzroy\/|\.eml$|Load sheet/i.test(p) && !/account/.test(p)).sort()
  const before = tree(root)
  expect(theirs(before)).not.toEqual([])
  await act(root, s => planForget(s, 'account/elaine-fitzroy-account' as never, 'c0ffee00', NOW))
  expect(ids(root)).not.toContain('account/elaine-fitzroy-account')
  expect(theirs(tree(root))).toEqual(theirs(before))
  const page = 'People/Elaine Fitzroy/Elaine Fitzroy.md'
  expect(tree(root).get(page)).toBe(before.get(page))
})
