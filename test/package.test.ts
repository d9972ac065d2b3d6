import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// better-sqlite3 brings its binaries along but also a binding.gyp, which makes npm compile it. Two npm generations, two ways to say no;
// `npm install` rewrites the lock file and drops the second.
test('nothing has to be compiled to install', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { gypfile?: boolean }> }
  const pkg = JSON.parse(readFileSync('package.json', 'utf8')) as { allowScripts: Record<string, boolean> }
  expect(lock.packages['node_modules/better-sqlite3']?.gypfile, 'add "gypfile": false to better-sqlite3 in package-lock.json').toBe(false)
  expect(pkg.allowScripts['better-sqlite3']).toBe(false)
})

test('the lock file names no registry', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved":/)
})
