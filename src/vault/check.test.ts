import { expect, test } from 'vitest'
import { checkVault } from './check.ts'

const notes = new Map([
  [
    'Quellen/Transcripts/2025/2026-01-05 - Dock (transcript).md',
    '---\ntype: source-transcript\ndate: 2026-01-05\n---\n\\[x\\] Paint the crane ✅ 2026-01-04 ^u1\n',
  ],
  ['Journal/2026-01-05 - Dock.md', '---\ndate: 2026-01-05\n---\n# Dock\n\n- [ ] Paint the crane #task\n'],
])
const codes = (sources?: string) => checkVault({ notes, paths: [], ...(sources ? { sources } : {}) }).map(f => f.code)

test('readable sources are found under the folder name that the vault has', () => {
  expect(codes('Quellen')).toEqual(['wrong-year', 'reopened-task'])
  expect(codes()).toEqual([])
})
