import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'

/**
 * A word that is cut out of a text keeps the whole text alive. What is remembered over talks must be copies: here 60 texts of 1 MB each say a long word of
 * their own, in a process of its own, and nearly nothing of them may be left.
 */
const PROGRAM = (module: string, call: string): string => `
const { ${call.split('(')[0]} } = await import(${JSON.stringify(path.join(import.meta.dirname, '../../src', module))})
const filler = 'x'.repeat(1_000_000)
const context = new Set()
const used = () => { globalThis.gc(); globalThis.gc(); return process.memoryUsage().heapUsed }
const say = i => { const text = filler + ' harbourmastership' + 'abcdefghij'[i % 10] + 'klmnopqrst'[(i / 10) | 0] + ' ' + i; const word = /h\\w+/.exec(text)[0]; void (${call}) }
say(0)
const before = used()
for (let i = 1; i <= 60; i++) say(i)
console.log(Math.round((used() - before) / 1e6))
`

test.each([
  ['extract/learned/tokens.ts', 'hashWord(word)'],
  ['resolve/said-words.ts', 'spellingOf(word)'],
  ['resolve/phonetic.ts', 'soundVariants(word)'],
  ['resolve/remembered.ts', 'remembered(t => t.length)(word, context)'],
])('%s keeps no text alive for a word of it', (module, call) => {
  const program = call.startsWith('remembered')
    ? PROGRAM(module, call).replace('const filler', 'const once = remembered(t => [t]); const filler').replace(call, 'once(word, context)')
    : PROGRAM(module, call)
  const out = execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '-e', program], { encoding: 'utf8' })
  expect(Number(out)).toBeLessThan(8)
})
