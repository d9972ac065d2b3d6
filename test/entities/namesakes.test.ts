/** Two people of one name: whose task it is, on the line and on both pages. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import { pagesOf } from '../../src/plan/entity-ops/identity.ts'
import { planRename } from '../../src/plan/entity-ops/rename.ts'
import { readSnapshot } from '../../src/snapshot.ts'
import { act, drop, emptyVault, file, findingsOf, NOW, removeTempFolders, tree } from './vaults.ts'

afterAll(removeTempFolders)

const mail = (name: string, email: string, day: number, body: string) => `From: ${name} <${email}>
To: Mira Lindholm <mira.lindholm@brightwater.example>
Date: Mon, 0${day} Feb 2026 10:00:00 +0000
Subject: Word ${day}
Message-ID: <${day}@${email.split('@')[1]}>

Hi Mira,

${body}

Best,
${name}
`
const page = (root: string, name: string): string => readFileSync(join(root, `People/${name}/${name}.md`), 'utf8')
const tasks = (root: string): string[] =>
  [...tree(root)].flatMap(([path, text]) => (/Accounts|People/.test(path) ? (text.match(/^- \[.\] .*$/gm) ?? []) : []))
const owners = (root: string): string[] =>
  tasks(root).map(t => `${/\] (\w+ \w+ \w+)/.exec(t)?.[1]} ${/ (@[A-Za-z ()]+)/.exec(t)?.[1]?.trim()}`)

async function twoOfAName(): Promise<string> {
  const root = emptyVault({ 'one.eml': mail('Noor Haddad', 'noor.haddad@northpier.example', 2, 'I will send the load sheet by Friday.') })
  await file(root)
  return root
}
const second = { 'two.eml': mail('Noor Haddad', 'noor.haddad@saltmarsh.example', 3, 'I will send the dredging permit by Monday.') }

test('a page asks for tasks that say only the first name, as long as nobody shares it', async () => {
  const root = await twoOfAName()
  expect(page(root, 'Noor Haddad')).toContain('(description includes Noor Haddad) OR (description regex matches /\\bNoor\\b/)')
  drop(root, { 'two.eml': mail('Noor Bekker', 'noor.bekker@saltmarsh.example', 3, 'I will send the dredging permit by Monday.') })
  await file(root)
  for (const name of ['Noor Haddad', 'Noor Bekker']) expect(page(root, name)).not.toContain('regex')
  expect(page(root, 'Noor Haddad')).toContain('description includes @Noor Haddad\nsort')
})

test('namesakes have labels of their own, and neither page lists the tasks of the other', async () => {
  const root = await twoOfAName()
  drop(root, second)
  await file(root)
  expect(owners(root).sort()).toEqual(['Send the dredging @Noor Haddad (Saltmarsh)', 'Send the load @Noor Haddad'])
  expect(page(root, 'Noor Haddad')).toContain('description includes @Noor Haddad\ndescription does not include @Noor Haddad (\n')
  expect(page(root, 'Noor Haddad')).toContain('path does not include Noor Haddad (\n')
  expect(page(root, 'Noor Haddad (Saltmarsh)')).toContain('description includes @Noor Haddad (Saltmarsh)\nsort')
  expect(findingsOf(root, DEFAULT_LAYOUT)).toEqual([])
})

test('a renaming takes the label and the queries along, there and back', async () => {
  const root = await twoOfAName()
  drop(root, second)
  await file(root)
  const before = tree(root)
  const of = (name: string) => [...pagesOf(readSnapshot(root, DEFAULT_LAYOUT)).values()].find(e => e.pageName === name)?.id ?? ('' as never)
  await act(root, s => planRename(s, of('Noor Haddad (Saltmarsh)'), 'Noor Rahal', NOW))
  expect(owners(root).sort()).toEqual(['Send the dredging @Noor Rahal', 'Send the load @Noor Haddad'])
  expect(page(root, 'Noor Rahal')).toContain('description includes @Noor Rahal\n')
  await act(root, s => planRename(s, of('Noor Rahal'), 'Noor Haddad (Saltmarsh)', NOW))
  expect([...tree(root)].filter(([p, t]) => /\.md$/.test(p) && before.get(p) !== t)).toEqual([])
})

test('queries that the person changed stay as they are', async () => {
  const root = await twoOfAName()
  const path = join(root, 'People/Noor Haddad/Noor Haddad.md')
  const mine = page(root, 'Noor Haddad').replace('sort by due\nshort mode', 'sort by priority')
  writeFileSync(path, mine)
  drop(root, second)
  await file(root)
  const block = (text: string) => text.slice(text.indexOf('## Open Tasks'))
  expect(block(page(root, 'Noor Haddad')).startsWith(block(mine).trimEnd())).toBe(true)
})
