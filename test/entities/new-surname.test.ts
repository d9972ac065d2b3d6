/** Somebody who takes another surname: one page, under the name of today, whenever the mails come. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import { drop, emptyVault, file, findingsOf, removeTempFolders } from './vaults.ts'

afterAll(removeTempFolders)

const mail = (from: string, day: string, body: string, cc = '') => `From: ${from}
To: Mira Lindholm <mira.lindholm@brightwater.example>${cc === '' ? '' : `\nCc: ${cc}`}
Date: ${day} 2026 10:00:00 +0000
Subject: Word of ${day}
Message-ID: <${day.replace(/\W/g, '')}@northpier.example>

Hi Mira,

${body}
`
const BEKKER = 'Noor Bekker <noor.bekker@northpier.example>'
const NAMED = {
  'a.eml': mail('Ama Boateng <ama.boateng@northpier.example>', 'Mon, 05 Jan', 'Noor arranges the dates.\n\nBest,\nAma Boateng', BEKKER),
}
const TOLD = {
  'b.eml': mail(
    BEKKER,
    'Mon, 02 Feb',
    'I am away in March, and after my wedding my name will be Noor Haddad.\n\nBest,\nNoor Bekker\nClerk\nNorthpier\n01632 960 111',
  ),
}
const BACK = {
  'c.eml': mail(
    'Noor Haddad <noor.haddad@northpier.example>',
    'Mon, 06 Apr',
    'I am back.\n\nBest,\nNoor Haddad (née Bekker)\nClerk\nNorthpier\n01632 960 222',
  ),
}
const OTHER = { 'e.eml': mail('Ama Boateng <ama.boateng@northpier.example>', 'Mon, 16 Mar', 'The crane is booked.\n\nBest,\nAma Boateng') }
const LATER = { 'd.eml': mail('Noor Haddad <noor.haddad@northpier.example>', 'Mon, 04 May', 'The ledger is closed.\n\nBest,\nNoor Haddad') }

test.each([
  ['in one run', [{ ...NAMED, ...TOLD, ...BACK, ...LATER }], 'Noor Haddad'],
  ['one after the other', [NAMED, TOLD, BACK, LATER], 'Noor Haddad'],
  ['without the announcement', [NAMED, BACK, LATER], 'Noor Haddad'],
  ['while another mail of the run waits', [NAMED, { ...BACK, ...OTHER }, LATER], 'Noor Haddad'],
  ['announced late', [NAMED, BACK, TOLD, LATER], 'Noor Haddad'],
  ['the new name first', [BACK, TOLD, LATER, NAMED], 'Noor Haddad'],
  ['without the old name in a signature', [TOLD, LATER], 'Noor Bekker'],
])('%s', async (_, runs, name) => {
  const root = emptyVault()
  for (const files of runs) {
    drop(root, files)
    await file(root)
  }
  const people = readdirSync(join(root, 'People'))
  expect(people.filter(p => p.startsWith('Noor'))).toEqual([name])
  const page = readFileSync(join(root, `People/${name}/${name}.md`), 'utf8')
  expect(page).toMatch(/^email: \[noor\.(?:bekker|haddad)@northpier\.example, noor\.(?:bekker|haddad)@northpier\.example\]$/m)
  if (runs.some(r => 'c.eml' in r)) expect(page).toContain('phone: 01632 960 222')
  expect(findingsOf(root, DEFAULT_LAYOUT)).toEqual([])
})
