import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { findFrontMatter, readFrontMatter, renderFrontMatter, setKeys } from './front-matter.ts'

describe('setKeys', () => {
  const cases: [name: string, before: string, keys: Record<string, string | string[] | null>, after: string][] = [
    [
      'replaces a value and leaves every other byte',
      '---\na: 0123 # keep\nb:  x\n---\nbody\n',
      { b: 'y' },
      '---\na: 0123 # keep\nb: y\n---\nbody\n',
    ],
    ['adds a key before the closing fence', '---\na: 1\n---\n', { b: 'y' }, '---\na: 1\nb: y\n---\n'],
    ['keeps Windows line ends', '---\r\na: 1\r\n---\r\nx', { b: 'y' }, '---\r\na: 1\r\nb: y\r\n---\r\nx'],
    [
      'replaces a block list with a list on one line',
      '---\ntags:\n  - a\n  - b\nz: 1\n---\n',
      { tags: ['c'] },
      '---\ntags: [c]\nz: 1\n---\n',
    ],
    ['fills an empty value', '---\nrole:\nz: 1\n---\n', { role: 'Head' }, '---\nrole: Head\nz: 1\n---\n'],
    ['removes a key with its line', '---\na: 1\nb: 2\nc: 3\n---\n', { b: null }, '---\na: 1\nc: 3\n---\n'],
    ['leaves a note without front matter alone', 'no front matter', { a: 'x' }, 'no front matter'],
    ['leaves invalid YAML to the person', '---\na: [1\n---\n', { a: 'x' }, '---\na: [1\n---\n'],
  ]
  test.each(cases)('%s', (_name, before, keys, after) => {
    expect(setKeys(before, keys)).toBe(after)
  })
})

test('a title cannot break out of the front matter', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (title, list) => {
      const text = `${renderFrontMatter([
        ['title', title],
        ['tags', list.filter(t => t.trim() !== '')],
        ['end', 'x'],
      ])}body`
      const at = findFrontMatter(text)
      expect(at).not.toBeNull()
      expect(text.slice(at?.bodyStart)).toBe('body')
      expect(readFrontMatter(text).values.end).toBe('x')
    }),
  )
})

test('what is read back is what was written', () => {
  const hostile = [
    '---\nadmin: true',
    'yes',
    'null',
    '1e3',
    '# no',
    'a: b',
    '"q',
    "'",
    '[x]',
    '{y}',
    '2025-01-01x',
    '- item',
    '@at',
    '`b',
    '%p',
    '!tag',
    '&a',
    '*b',
  ]
  for (const title of hostile) {
    const { values } = readFrontMatter(renderFrontMatter([['title', title]]))
    expect(values.title).toBe(title.replace(/\s+/g, ' '))
    expect(parse(`t: [${hostile.length}]`)).toEqual({ t: [hostile.length] })
  }
})
