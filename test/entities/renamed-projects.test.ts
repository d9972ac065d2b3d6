/** A project that gets another name: one page under the new name, whenever its sources come. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import { drop, emptyVault, file, findingsOf, removeTempFolders } from './vaults.ts'

afterAll(removeTempFolders)

const talk = (...lines: readonly string[]): string =>
  [
    'WEBVTT',
    '',
    ...lines.flatMap((l, i) => [`00:00:0${i + 1}.000 --> 00:00:0${i + 2}.000`, `<v ${i % 2 ? 'Noor Haddad' : 'Mira Lindholm'}>${l}`, '']),
  ].join('\n')
const BEFORE = {
  '2026-02-03 Project Great Quay kick-off.vtt': talk('This is the kick-off for Project Great Quay.', 'I will measure the piles by Friday.'),
}
const RENAMING = {
  '2026-02-10 Great Quay weekly.vtt': talk(
    'From today the Great Quay project is called Beacon Lights.',
    'Good. I will order the lamps by Monday.',
  ),
}
const AFTER = { '2026-02-17 Beacon Lights weekly.vtt': talk('Beacon Lights, third week.', 'I will paint the mast by Friday.') }
const notes = (root: string): string[] =>
  readdirSync(join(root, 'Projects'), { recursive: true, encoding: 'utf8' })
    .filter(p => p.endsWith('.md'))
    .sort()
const ALL = [
  'Beacon Lights/2026-02-03 - Project Great Quay kick-off.md',
  'Beacon Lights/2026-02-10 - Great Quay weekly.md',
  'Beacon Lights/2026-02-17 - Beacon Lights weekly.md',
  'Beacon Lights/Beacon Lights.md',
]

test.each([
  ['in one run', [{ ...BEFORE, ...RENAMING, ...AFTER }]],
  ['one after the other', [BEFORE, RENAMING, AFTER]],
])('%s', async (_, runs) => {
  const root = emptyVault()
  for (const files of runs) {
    drop(root, files)
    await file(root)
  }
  expect(notes(root)).toEqual(ALL)
  expect(findingsOf(root, DEFAULT_LAYOUT)).toEqual([])
})
