import { afterAll, describe, expect, test } from 'vitest'
import { undo } from '../../src/apply/undo.ts'
import { indexDrift, removeTempFolders, tree, withWorkspace } from '../entities/vaults.ts'
import { adoptVault, handVault, repairOf, repairVault, textOf } from './hands.ts'

afterAll(removeTempFolders)

const list = (...lines: readonly string[]): string => `${lines.join('\n')}\n`
const person = (name: string, rest: string): Record<string, string> => ({ [`People/${name}/${name}.md`]: `---\ntype: people\n${rest}` })
const program = (...lines: readonly string[]): string => `---\nsource: transcript\ndate: 2025-05-05\n---\n# Talk\n\n${lines.join('\n')}\n`

describe('what a person wrote with their own hand is no damage', () => {
  test.each<readonly [string, Record<string, string>]>([
    [
      'a habit ticked on one day and open on the next',
      {
        'Daily/2025-05-05.md': list('- [x] Stretch before the early shift'),
        'Daily/2025-05-06.md': list('- [ ] Stretch before the early shift'),
      },
    ],
    ['the same step of two checklists', { 'A.md': list('- [ ] Ask for the gate code'), 'B.md': list('- [x] Ask for the gate code') }],
    [
      'a task that comes every month, done once and open again',
      {
        'Home.md': list(
          '- [ ] Pay the berth 🔁 every month 📅 2025-07-01',
          '- [x] Pay the berth 🔁 every month 📅 2025-06-01 ✅ 2025-06-01',
        ),
      },
    ],
    [
      'a list of which every line is alike but for a number',
      { 'Pumps.md': list('## Pumps', '- Pump 1 gives twelve litres a minute', '- Pump 2 gives twelve litres a minute') },
    ],
    [
      'two lines in almost the same words',
      { 'Ideas.md': list('## Ideas', '- Sell the trays as an option', '- Sell the trays as an extra option') },
    ],
    ['a link to a note still to be written', { 'Journal/2025-05-05.md': list('Talk to [[Somebody New]] about << [[2025-05]] >>') }],
    ['a block that is not there yet', { 'A.md': list('![[B#^later]]'), 'B.md': list('text') }],
    ['properties that wait for a value', { 'A.md': list('---', 'aliases: []', 'rating:', '---', '# A') }],
    [
      'four tasks for one day that has passed',
      { 'Move.md': list('---', 'date: 2025-05-05', '---', ...['Boxes', 'Van', 'Keys', 'Cat'].map(t => `- [ ] ${t} 📅 2025-05-01`)) },
    ],
    ['a task done on its due day', { 'A.md': list('- [x] Post the parcel 📅 2025-05-01 ✅ 2025-05-01') }],
    ['a byte-order mark, and line ends of two systems', { 'A.md': '\uFEFF# A\r\n- one\n- two\r\n' }],
    [
      'templates, in their folder or out of it',
      {
        'Templates/Person.md': list('---', 'aliases: []', 'company: "[[]]"', '---', '# {{title}}', '- [ ] [[]]'),
        '98 Vorlagen/Treffen.md': list('---', 'Datum:', 'tags: [generated]', '---', '- [ ] Protokoll [[ ]]'),
        'Scripts/new.md': list('---', 'with: "[[<% tp.system.prompt("Who?") %>]]"', 'source: <% x %>', '---', '[[Nobody at all]]'),
      },
    ],
    [
      'two people of one surname, of one mailbox, or of one name at two companies',
      {
        ...person('Anna Berg', 'email: office@bergundsohn.example\n---\n'),
        ...person('Carl Hult', 'email: office@bergundsohn.example\n---\n'),
        ...person('Ida Falk', 'email: falk@falk.example\n---\n'),
        ...person('Nils Falk', 'email: falk@falk.example\n---\n'),
        ...person('Tom Hale', 'company: Kessel\n---\n'),
        ...person('Hale, Tom', 'company: Norrvik\n---\n'),
      },
    ],
  ])('%s', async (_, files) => {
    const root = handVault(files)
    const before = tree(root)
    const { before: found, plan } = await repairOf(root)
    expect(found).toEqual([])
    expect(plan.changes).toEqual([])
    await adoptVault(root)
    expect((await repairOf(root)).plan.changes).toEqual([])
    expect(before.size).toBeGreaterThan(0)
  })
})

describe('what a program wrote is mended without a loss', () => {
  test('tasks that come again, and lines alike but for a number, stay; the same said twice is said once', async () => {
    const root = handVault({
      'Talk.md': program(
        '- [ ] Send the berth report 🔁 every week 📅 2025-05-12 #task #auto',
        '- [x] Send the berth report 🔁 every week 📅 2025-05-05 ✅ 2025-05-05 #task #auto',
        '',
        '## Key Information',
        '- Pump 1 gives twelve litres a minute',
        '- Pump 2 gives twelve litres a minute',
        '- The quay is closed in the winter',
        '- The quay is closed in winter',
      ),
    })
    await repairVault(root)
    expect(textOf(root, 'Talk.md')).toBe(
      program(
        '- [ ] Send the berth report 🔁 every week 📅 2025-05-12 #task #auto',
        '- [x] Send the berth report 🔁 every week 📅 2025-05-05 ✅ 2025-05-05 #task #auto',
        '',
        '## Key Information',
        '- Pump 1 gives twelve litres a minute',
        '- Pump 2 gives twelve litres a minute',
        '- The quay is closed in the winter',
      ),
    )
  })

  test('a task done on its due day keeps it, and a second repair finds nothing more to do', async () => {
    const root = handVault({
      'Talk.md': program(
        '- [x] Tell Ines of the trucks 📅 2025-05-11 ✅ 2025-05-11 #task',
        '- [ ] Tell Ines of the trucks 📅 2025-05-11 #task #auto',
      ),
    })
    await repairVault(root)
    expect(textOf(root, 'Talk.md')).toBe(program('- [x] Tell Ines of the trucks 📅 2025-05-11 ✅ 2025-05-11 #task'))
    expect((await repairOf(root)).plan.changes).toEqual([])
  })

  test('a sentence that was cut is marked as cut where nobody knows its end', async () => {
    const root = handVault(
      person(
        'Ida Falk',
        'last_contact: 2025-05-05\n---\n# Ida Falk\n\n## Recent Context\n- 2025-05-05: She wants to move the cold store before the summer beg...\n',
      ),
    )
    await repairVault(root)
    expect(textOf(root, 'People/Ida Falk/Ida Falk.md')).toContain('move the cold store before the summer […]')
  })

  test('a page that a program made a second time of one person joins the first', async () => {
    const root = handVault({
      ...person('Ida Falk', 'email: ida@falk.example\n---\n# Ida Falk\n\n## Key Facts\n- Runs the cold store\n'),
      ...person('Ida Falk 2', 'title: Ida Falk\nemail: ida@falk.example\n---\n# Ida Falk 2\n\n## Key Facts\n- Speaks Finnish\n'),
    })
    await repairVault(root)
    expect(textOf(root, 'People/Ida Falk/Ida Falk.md')).toContain('- Speaks Finnish')
    expect([...tree(root).keys()].filter(p => p.includes('Falk'))).toEqual(['People/Ida Falk/Ida Falk.md'])
  })

  test('pages called README are linked with the name of their folder', async () => {
    const root = handVault({
      'People/Ida Falk/README.md': '# Ida Falk\n',
      'Journal/2025-05-05.md': 'With [[Ida Falk]] and [[Ida Falk|Ida]].\n',
    })
    await adoptVault(root)
    await repairVault(root)
    expect(textOf(root, 'Journal/2025-05-05.md')).toBe('With [[People/Ida Falk/README|Ida Falk]] and [[People/Ida Falk/README|Ida]].\n')
    expect(await indexDrift(root)).toEqual([])
    await withWorkspace(root, ws => undo(ws.deps))
    expect(await indexDrift(root)).toEqual([])
  })
})
