import { expect, test } from 'vitest'
import { KNOWN } from './known.ts'
import { allSuites } from './suites.ts'

const rows = await allSuites(null)

test('there is material of others to read', () => expect(rows.length).toBeGreaterThanOrEqual(588))

test.each(rows.map(r => [`${r.suite}/${r.file}`, r] as const))('%s', (name, row) => {
  if (name in KNOWN) expect(row.differences, 'parses now: take it out of the list').not.toEqual([])
  else expect(row.differences).toEqual([])
})
