/** An account's page and brief after talks with its people that name it nowhere: a real vault, the whole chain. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { briefFor } from '../../src/cli/commands/brief.ts'
import { drop, emptyVault, file, removeTempFolders, withWorkspace } from './vaults.ts'

afterAll(removeTempFolders)

const mail = `From: Greta Solberg <greta.solberg@pinehollow.example>
To: Mira Lindholm <mira.lindholm@brightwater.example>
Date: Mon, 02 Feb 2026 09:12:00 +0000
Subject: Pine Hollow, load sheet
Message-ID: <1@pinehollow.example>

Hello Mira,

the load sheet for the second berth is attached.

Greta Solberg
Pine Hollow
`
const talk = `Mira Lindholm: Good morning, Greta. How is the second berth?

Greta Solberg: Good, thanks. I will send you the crane schedule by Friday.

Mira Lindholm: Lovely. And I'll send you the wiring plan on Thursday.

Greta Solberg: Great, thank you.
`

test('a talk with its people is a contact of the account, with what either side owes', async () => {
  const root = emptyVault({
    'a.eml': mail,
    'client.md': '# Kick-off\n\nDate: 2026-02-01\nClient: Pine Hollow\n\n- The berth was paid for on Monday.\n',
  })
  await file(root)
  drop(root, { '2026-02-17 Berth.txt': talk })
  await file(root)
  const page = fs.readFileSync(path.join(root, 'Accounts/Pine Hollow/Pine Hollow.md'), 'utf8')
  expect(page).toMatch(/^last_contact: 2026-02-17$/m)
  expect(page).toMatch(
    /^## Recent Context\n- 2026-02-17: \[\[2026-02-17 - [^\]]*\]\]: Mira will send Greta the wiring plan by 19 February; Greta will send Mira the crane schedule by 20 February\./m,
  )
  await withWorkspace(root, async ws => {
    const brief = briefFor(ws, 'Pine Hollow')
    expect(brief.contacts[0]).toMatchObject({ day: '2026-02-17', direct: true, sentence: expect.stringMatching(/crane schedule/) })
    expect(brief.iOwe.map(i => i.text)).toEqual([expect.stringMatching(/wiring plan/)])
    expect(brief.theyOwe.map(i => [i.owner, i.text])).toEqual([['Greta Solberg', expect.stringMatching(/crane schedule/)]])
  })
})
