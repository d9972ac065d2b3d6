/** A word that only opens a subject line is no project: not because it is answered, nor where the letters write it small. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { drop, emptyVault, file, removeTempFolders } from './vaults.ts'

afterAll(removeTempFolders)

let serial = 0
const mail = (
  day: string,
  subject: string,
  body: string,
  from = 'Noor Haddad <noor.haddad@northpier.example>',
  to = 'Mira Lindholm <mira.lindholm@brightwater.example>',
) => `From: ${from}
To: ${to}
Date: ${day} 2026 10:00:00 +0000
Subject: ${subject}
Message-ID: <p${++serial}@northpier.example>

Hi,

${body}

Best,
${from.split(' ')[0]}
`
const MIRA = 'Mira Lindholm <mira.lindholm@brightwater.example>'
const NOOR = 'Noor Haddad <noor.haddad@northpier.example>'

async function projectsAfter(files: Readonly<Record<string, string>>): Promise<string[]> {
  const root = emptyVault()
  drop(root, files)
  await file(root)
  const dir = join(root, 'Projects')
  return existsSync(dir) ? readdirSync(dir) : []
}

test.each([
  [
    'a subject that is answered',
    {
      'a.eml': mail('Mon, 02 Mar', 'Tarpaulin for your boats', 'The price is 36 pounds a sheet if you take 40.'),
      'b.eml': mail('Tue, 03 Mar', 'Re: Tarpaulin for your boats', 'We take 40, please send the invoice.', MIRA, NOOR),
    },
    [],
  ],
  [
    'a word that the letters write small',
    {
      'a.eml': mail('Mon, 02 Mar', 'Halyard start', 'The halyard comes on 7 April, says Ama.'),
      'b.eml': mail('Tue, 07 Apr', 'Halyard is down', 'The old halyards are on the quay at Northpier now.'),
    },
    [],
  ],
  [
    'a name in two letters',
    {
      'a.eml': mail('Mon, 02 Mar', 'Merlinda start', 'For Merlinda we need the crane in April, says Ama.'),
      'b.eml': mail('Tue, 07 Apr', 'Merlinda is ready', 'The crane has left Northpier, so Merlinda is ready.'),
    },
    ['Merlinda'],
  ],
])('%s', async (_, files, projects) => {
  expect(await projectsAfter(files)).toEqual(projects)
})
