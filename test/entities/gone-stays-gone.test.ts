/** What the person took away is not told again by a later note: a real vault, real files, the whole chain. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { drop, emptyVault, file, removeTempFolders, tree } from './vaults.ts'

afterAll(removeTempFolders)

const talk = (...turns: readonly (readonly [string, string])[]): string => `${turns.map(([who, text]) => `${who}: ${text}`).join('\n\n')}\n`
const linesOf = (root: string, wanted: RegExp): string[] =>
  [...tree(root)].flatMap(([path, text]) =>
    /^(?:\.|Inbox|Sources)/.test(path) ? [] : text.split('\n').flatMap(l => (wanted.test(l) ? [`${path}: ${l}`] : [])),
  )
const edit = (root: string, change: (line: string) => string | null): void => {
  for (const [path, text] of tree(root))
    if (/\.md$/.test(path) && !/^(?:\.|Inbox|Sources)/.test(path)) {
      const now = text
        .split('\n')
        .flatMap(l => change(l) ?? [])
        .join('\n')
      if (now !== text) writeFileSync(join(root, path), now, 'latin1')
    }
}

test('a decision that was deleted is in no summary of a later note', async () => {
  const root = emptyVault({
    '2026-02-03 Berth.txt': talk(
      ['Mira Lindholm', 'Good morning, Nora.'],
      ['Nora Whitfield', 'We decided to rent the second crane from Ardmore.'],
      ['Mira Lindholm', 'Good. I will order the steel plates by Friday.'],
    ),
  })
  await file(root)
  expect(linesOf(root, /crane from Ardmore/).length).toBeGreaterThan(0)
  edit(root, l => (/crane from Ardmore/.test(l) ? null : l))
  drop(root, {
    '2026-02-17 Berth.txt': talk(
      ['Mira Lindholm', 'Hello, Nora.'],
      ['Nora Whitfield', 'As I said, we decided to rent the second crane from Ardmore. And we agreed to paint the north wall in March.'],
      ['Mira Lindholm', 'Fine. I will write the invoice for the paint by Monday.'],
    ),
  })
  await file(root)
  expect(linesOf(root, /north wall/).length).toBeGreaterThan(0)
  expect(linesOf(root, /crane from Ardmore/i)).toEqual([])
})

test('a task that was rejected does not come back for somebody else who only stood near', async () => {
  const stock = 'I will get you the stock counts by Thursday.'
  const root = emptyVault({
    '2026-02-03 Stock.txt': talk(
      ['Nora Whitfield', 'Good morning. Can we have the stock counts?'],
      ['Mira Lindholm', stock],
      ['Priya Desai', 'I will book the forklift by Friday.'],
    ),
  })
  await file(root)
  const first = linesOf(root, /- \[.\] .*stock counts/)
  expect(first.length).toBeGreaterThan(0)
  edit(root, l => (/^- \[.\] .*stock counts/.test(l) ? l.replace(/^- \[.\]/, '- [-]') : l))
  const told = /\[.\] .*stock counts|will [^.;]*stock counts/
  const before = linesOf(root, told)
  drop(root, {
    '2026-02-10 Stock.txt': talk(
      ['Nora Whitfield', 'Hello. I will order the pallets by Tuesday.'],
      ['Priya Desai', 'Can we have the stock counts?'],
      ['Mira Lindholm', stock],
      ['Nora Whitfield', 'Next point then, the loading dock.'],
    ),
  })
  await file(root)
  expect(linesOf(root, /pallets/).length).toBeGreaterThan(0)
  // That it was a topic may be said.
  expect(linesOf(root, told).filter(l => !before.includes(l))).toEqual([])
})
