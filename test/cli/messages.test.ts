/** What a stranger meets who takes a wrong turn: words that say what stands there and what to do, never a stack. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { deliver, removeFolders, tempFolder } from '../journeys/harness.ts'
import { cli, removeBuilt } from './built.ts'

afterEach(removeFolders)
afterAll(removeBuilt)

const TALK = 'Mira Lindholm: Good morning, Kaveh.\nKaveh Rostami: I will send you the soak test numbers by Friday.\n'
let vault = ''
const at = (...args: string[]) => cli([...args, '--vault', vault])
beforeEach(() => {
  vault = path.join(tempFolder(), 'Vault')
  expect(cli(['init', vault, '--owner', 'Mira Lindholm']).code).toBe(0)
})

test.each([
  ['the folder is a file', 'Notes', 'Notes'],
  ['a folder above it is a file', 'Notes', 'Notes/Vault'],
  ['.afterword is a file', '.afterword', ''],
])('init where %s says which, and makes nothing', (_, file, dir) => {
  const root = tempFolder()
  fs.writeFileSync(path.join(root, file), '')
  const run = cli(['init', path.join(root, dir), '--owner', 'Mira Lindholm'])
  expect(run).toMatchObject({ code: 2, out: '' })
  expect(run.err).toMatch(/USAGE_FOLDER/)
  expect(run.err).toContain(path.join(root, file))
  expect(fs.readdirSync(root)).toEqual([file])
})
test('an Inbox that was deleted is made again for a file named on the command line', () => {
  const talk = path.join(tempFolder(), '2026-03-04 Kaveh.txt')
  fs.writeFileSync(talk, TALK)
  fs.rmdirSync(path.join(vault, 'Inbox'))
  expect(at('ingest', talk)).toMatchObject({ code: 0, err: '' })
})
test('a folder named on the command line is not called missing', () => {
  expect(at('ingest', tempFolder())).toMatchObject({ code: 2, err: expect.stringMatching(/is a folder[\s\S]*into the Inbox/) })
})
test('the first undo --list says that there is nothing yet', () => {
  expect(at('undo', '--list')).toMatchObject({ code: 0, out: 'No steps yet.\n' })
})
test.each([['undo'], ['undo', '99']])('%s %s that cannot be: the hint names the command that lists the steps', (...args) => {
  expect(at(...args).err).toMatch(/undo --list/)
})
test('repair --dry-run with nothing to mend says what repair says', () => {
  deliver(vault, { '2026-03-04 Kaveh.txt': TALK })
  at('ingest')
  expect(at('repair', '--dry-run').out).toBe(at('repair').out)
})
test('what was found is left out where nothing was', () => {
  expect(at('search').err).not.toMatch(/found:\s*$/m)
})
