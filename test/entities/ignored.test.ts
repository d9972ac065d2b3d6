import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { drop, emptyVault, file, indexDrift, removeTempFolders, withWorkspace } from './vaults.ts'

afterAll(removeTempFolders)

test('what a rule keeps out of the notes is not found by its words, neither at once nor after reindex', async () => {
  const root = emptyVault()
  const config = join(root, '.afterword/config.yaml')
  writeFileSync(config, `${readFileSync(config, 'utf8')}\nrules:\n  - subject: payslip\n    action: ignore\n`)
  drop(root, {
    'pay.eml':
      'From: Pay Office <pay@brightwater.example>\nTo: Mira Lindholm <mira.lindholm@brightwater.example>\nDate: Mon, 09 Feb 2026 09:12:00 +0000\nSubject: Payslip\nMessage-ID: <p1@brightwater.example>\n\nHi Mira,\n\nthe zirconium bonus is in this month.\n',
  })
  await file(root)
  const found = () => withWorkspace(root, async ws => ws.index.search('zirconium').length)
  expect(await found()).toBe(0)
  expect(await indexDrift(root)).toEqual([])
  await withWorkspace(root, async ws => {
    const { reindex } = await import('../../src/store/reindex.ts')
    reindex(root, ws.index, ws.index.seq, ws.layout)
  })
  expect(await found()).toBe(0)
})
