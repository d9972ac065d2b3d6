/** Two who say different things in one talk: both stand, and each shows the other, unless one of them is taken back. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { drop, emptyVault, file, removeTempFolders } from './vaults.ts'

afterAll(removeTempFolders)

const LETTER = `From: Noor Haddad <noor.haddad@northpier.example>
To: Mira Lindholm <mira.lindholm@brightwater.example>
Date: Mon, 02 Feb 2026 10:00:00 +0000
Subject: Project Lantern
Message-ID: <1@northpier.example>

Hi Mira,

Project Lantern starts this month.

Best,
Noor Haddad
Harbour Master
Northpier
`
/** Key facts of the project's page after a talk in which these lines are said. */
async function factsAfter(...said: readonly string[]): Promise<string[]> {
  const root = emptyVault({ 'a.eml': LETTER })
  await file(root)
  const lines = [
    'Mira Lindholm: Good morning, this is about Project Lantern.',
    ...said,
    'Mira Lindholm: Let us ask the harbour office about it.',
  ]
  drop(root, { '2026-02-10 Project Lantern weekly.txt': `${lines.join('\n')}\n` })
  await file(root)
  const page = readFileSync(join(root, 'Projects/Lantern/Lantern.md'), 'utf8')
  return page.split('\n').filter(l => /dredging/.test(l) && /\^f-/.test(l))
}

test('both are kept, each with what the other says', async () => {
  const facts = await factsAfter(
    'Noor Haddad: The dredging takes two weeks, I was told.',
    'Ama Boateng: I was told the dredging takes three weeks.',
  )
  expect(facts).toHaveLength(2)
  expect(facts.find(l => l.includes('two weeks, '))).toMatch(/in the same talk: “[^”]*three weeks/)
  expect(facts.find(l => /^- [^;]*three weeks/.test(l))).toMatch(/in the same talk: “[^”]*two weeks/)
})

test('who takes it back says what holds', async () => {
  const facts = await factsAfter(
    'Noor Haddad: The dredging takes two weeks.',
    'Noor Haddad: Sorry, I meant the dredging takes three weeks.',
  )
  expect(facts.join('\n')).toContain('three weeks')
  expect(facts.join('\n')).not.toContain('in the same talk')
})

test('two things that are numbered are two', async () => {
  const facts = await factsAfter(
    'Noor Haddad: Phase 1 of the dredging takes two weeks.',
    'Ama Boateng: Phase 2 of the dredging takes three weeks.',
  )
  expect(facts.join('\n')).not.toContain('in the same talk')
})
