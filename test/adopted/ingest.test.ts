import { readdirSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { undo } from '../../src/apply/undo.ts'
import { readSnapshot } from '../../src/snapshot.ts'
import { drop, file, indexDrift, removeTempFolders, tree, withWorkspace } from '../entities/vaults.ts'
import { adoptVault, handVault, textOf } from './hands.ts'

afterAll(removeTempFolders)

const TALK = `WEBVTT

NOTE Mira and Zoë Ferré, 2026-02-03

00:00:01.000 --> 00:00:05.000
<v Mira Lindholm>Morning Zoë, how is the berth coming along?

00:00:06.000 --> 00:00:12.000
<v Zoë Ferré>I will send you the load test of the berth by Friday.
`
const NAME = 'Zoë Ferré'.normalize('NFD')

test('a talk joins an adopted vault: beside the page as the disk spells it, no contact twice, undone without a trace', async () => {
  const root = handVault({
    [`People/${NAME}/${NAME}.md`]: '# Zoë Ferré\n\ncompany:: [[Nordkaj]]\n',
    'Accounts/Nordkaj/Nordkaj.md': '# Nordkaj\n\n## Key Contacts\n- [[Zoë Ferré|Zoë]], the one to ask\n\n## Notes\n- Zahlt spät\n\n',
    'Meetings/2026-01-20 Kick-off.md': '---\nwith:\n  - "[[Zoë Ferré]]"\n---\n- [ ] Zoë: draw the berth\n',
  })
  await adoptVault(root)
  const before = tree(root)
  expect((await withWorkspace(root, ws => Promise.resolve(readSnapshot(root, ws.layout).records)))[0]).toMatchObject({
    primary: 'person/zoe-ferre',
    statements: [{ text: 'Zoë: draw the berth', owner: 'person/zoe-ferre' }],
  })
  drop(root, { '2026-02-03 Mira and Zoë Ferré.vtt': TALK })
  await file(root)
  expect([...tree(root).keys()].map(p => p.normalize('NFC'))).toContain('People/Zoë Ferré/2026-02-03 - Mira and Zoë Ferré.md')
  expect(readdirSync(`${root}/People`)).toEqual(['Mira Lindholm', NAME])
  const account = textOf(root, 'Accounts/Nordkaj/Nordkaj.md')
  expect(account.match(/\[\[Zoë Ferré/g)).toHaveLength(1)
  expect(account).not.toMatch(/[^\n]\n## /)
  expect(await indexDrift(root)).toEqual([])
  await withWorkspace(root, ws => undo(ws.deps))
  expect(await indexDrift(root)).toEqual([])
  const after = tree(root)
  after.delete('Inbox/2026-02-03 Mira and Zoë Ferré.vtt')
  before.delete('Inbox/')
  expect(new Map([...after].filter(([p]) => !p.endsWith('/')))).toEqual(new Map([...before].filter(([p]) => !p.endsWith('/'))))
})
