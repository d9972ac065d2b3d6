import { describe, expect, test } from 'vitest'
import { initialConfig, ownerOf, parseConfig } from './config.ts'
import { type Problem, ProblemError } from './model/problem.ts'

const OWNER = 'owner: { name: Mira Lindholm }\n'
function problemOf(text: string): Problem | null {
  try {
    parseConfig(text)
    return null
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
}

describe('folders of a vault stand apart, inside it', () => {
  test.each<[string, RegExp]>([
    ['inbox: People', /inbox.*people|people.*inbox/],
    ['inbox: people', /inbox.*people|people.*inbox/],
    ['inbox: ../out', /inbox/],
    ['inbox: /srv/out', /inbox/],
    ["inbox: 'C:\\out'", /inbox/],
    ['inbox: .', /inbox/],
    ['inbox: In//box', /inbox/],
    ['people: People/', /people/],
    ['inbox: Sources/In', /inbox.*sources|sources.*inbox/],
    ['journal: .afterword/notes', /journal/],
    ['accounts: .git', /accounts/],
  ])('%s is no folder that can be used', (line, words) => {
    const problem = problemOf(`${OWNER}folders: { ${line} }\n`)
    expect(problem?.code).toBe('CONFIG_FOLDER')
    expect(`${problem?.message} ${problem?.where}`).toMatch(words)
    expect(problem?.hint).toBeTruthy()
  })
  test.each(['inbox: In', 'people: Areas/People, accounts: Areas/Accounts', 'inbox: 01 Eingang, people: Peopleware'])('%s is fine', line =>
    expect(problemOf(`${OWNER}folders: { ${line} }\n`)).toBeNull())
  test('the config that init writes is fine', () => expect(problemOf(initialConfig({ name: 'A', emails: [], company: null }))).toBeNull())
})

describe('a wrong value is told in plain words', () => {
  test.each<[string, RegExp]>([
    ['owner: { name: "" }', /text that is not empty/],
    [`${OWNER}folders: { inbox: '' }`, /text that is not empty/],
    [`${OWNER}git: maybe`, /true or false/],
    [`${OWNER}links: latex`, /wiki or markdown/],
    [`${OWNER}watch: { settle_ms: 5 }`, /100 or more/],
    [`${OWNER}watch: { settle_ms: soon }`, /a number/],
    [`${OWNER}owner2: x`, /one of owner/],
    ['links: wiki', /a group of settings/],
    [`${OWNER}rules: none`, /a list/],
  ])('%s', (text, words) => {
    const problem = problemOf(text)
    expect(problem?.expected).toMatch(words)
    expect(problem?.expected).not.toMatch(/expected|characters|Invalid|Too small/)
  })
})

describe('a blank address or company of the owner is none', () => {
  const none = { name: 'Mira Lindholm', aliases: [], emails: [], company: null }
  test('in a config by hand', () =>
    expect(ownerOf(parseConfig('owner: { name: Mira Lindholm, aliases: [""], emails: ["", " "], company: "" }'))).toEqual(none))
  test('in the config that init writes', () => {
    const text = initialConfig({ name: 'Mira Lindholm', emails: [''], company: '' })
    expect(text).toContain('emails: []')
    expect(ownerOf(parseConfig(text))).toEqual(none)
  })
})
