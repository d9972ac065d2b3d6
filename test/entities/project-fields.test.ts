/** `**Owner:** …` and `Status: …` at the head of a project's document stand on its page, those of the newest day. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import { drop, emptyVault, file, findingsOf, indexDrift, removeTempFolders } from './vaults.ts'

afterAll(removeTempFolders)

const EARLY = {
  '2026-03-02 Project Lantern status.md':
    '# Project Lantern status\n\n**Owner:** Ama Boateng\n**Status:** on track\n\nThe crane arrives on 12 April.\n',
}
const LATER = {
  '2026-04-02 Project Lantern review.md':
    '# Project Lantern review\n\nOwner: Noor Haddad\nStatus: delayed by two weeks\n\n## Notes\nThe crane arrives on 26 April.\n',
}
const EMPTY = {
  '2026-04-09 Project Lantern list.md': '# Project Lantern list\n\nOwner: TBD\nStatus: TBD\n\nThe crane has been paid for.\n',
}

async function pageAfter(...runs: readonly Readonly<Record<string, string>>[]): Promise<{ root: string; page: string }> {
  const root = emptyVault()
  for (const files of runs) {
    drop(root, files)
    await file(root)
  }
  return { root, page: readFileSync(join(root, 'Projects/Lantern/Lantern.md'), 'utf8') }
}

test('one document', async () => {
  const { page } = await pageAfter(EARLY)
  expect(page).toMatch(/^owner: Ama Boateng$/m)
  expect(page).toMatch(/## Status\n[^#]*- Status: on track \(\[\[.*\|2026-03-02\]\]\) \^s-/)
})

test.each([
  ['one after the other', [EARLY, LATER]],
  ['in one run', [{ ...EARLY, ...LATER }]],
  ['the later one first', [LATER, EARLY]],
  ['one that does not say', [EARLY, LATER, EMPTY]],
])('the newest counts: %s', async (_, runs) => {
  const { root, page } = await pageAfter(...runs)
  expect(page).toMatch(/^owner: Noor Haddad$/m)
  expect(page).toMatch(/- Status: delayed by two weeks \(\[\[.*\|2026-04-02\]\]\) \^s-/)
  expect(page).not.toMatch(/Ama Boateng \(|on track/)
  expect(findingsOf(root, DEFAULT_LAYOUT)).toEqual([])
  expect(await indexDrift(root)).toEqual([])
})
