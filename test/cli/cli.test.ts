import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deliver, removeFolders, stampsOf, tempFolder, treeOf } from '../journeys/harness.ts'
import { builtCli, cleanEnvironment, cli, removeBuilt } from './built.ts'

afterEach(removeFolders)
afterAll(removeBuilt)

const OWNER = ['--owner', 'Mira Lindholm', '--email', 'mira.lindholm@brightwater.example', '--company', 'Brightwater']
const TALK = `Mira Lindholm: Good morning, Kaveh. How are the loggers?
Kaveh Rostami: Good morning. The new build loses less than half a percent of the readings.
Mira Lindholm: That is good. When is the soak test over?
Kaveh Rostami: I will send you the soak test numbers by Friday.
Mira Lindholm: Thank you. We go into the pilot with forty valves.
`

let vault = ''
let fresh = ''
beforeAll(() => {
  fresh = fs.mkdtempSync(path.join(os.tmpdir(), 'afterword-fresh-'))
  expect(cli(['init', fresh, ...OWNER]).code).toBe(0)
})
afterAll(() => fs.rmSync(fresh, { recursive: true }))
beforeEach(() => {
  vault = path.join(tempFolder(), 'Vault')
  fs.cpSync(fresh, vault, { recursive: true })
})
const at = (...args: string[]) => cli([...args, '--vault', vault])
const json = (...args: string[]): Record<string, unknown> => {
  const run = at(...args, '--json')
  expect(run.err).toBe('')
  return JSON.parse(run.out) as Record<string, unknown>
}
const noteOf = (words: RegExp): string =>
  (fs.readdirSync(vault, { recursive: true, encoding: 'utf8' }) as string[]).find(f => words.test(f) && !f.startsWith('Sources')) ?? ''

describe('init', () => {
  test('makes a vault that asks nothing more, and says what to do next', () => {
    const root = path.join(tempFolder(), 'Vault')
    const run = cli(['init', root, ...OWNER])
    expect(run.out).toContain('Mira Lindholm')
    expect(run.out).toContain('afterword ingest --vault')
    for (const file of [
      'Inbox',
      'Tasks.md',
      'People.base',
      '.afterword/config.yaml',
      '.afterword/config.schema.json',
      '.obsidian/plugins/obsidian-tasks-plugin/data.json',
    ])
      expect(fs.existsSync(path.join(root, file)), file).toBe(true)
  })
  test('once more is a no-op', () => {
    const before = stampsOf(vault)
    const run = cli(['init', vault, '--owner', 'Somebody Else'])
    expect(run.code).toBe(0)
    expect(run.out).toMatch(/vault already/)
    expect(stampsOf(vault)).toEqual(before)
  })
  test('tables follow the folders of the config, after init and after adopt, unless the person changed them', () => {
    const table = (name: string) => fs.readFileSync(path.join(vault, name), 'utf8')
    fs.appendFileSync(path.join(vault, 'People.base'), '# mine\n')
    fs.appendFileSync(path.join(vault, '.afterword/config.yaml'), '\nfolders: { accounts: Clients, people: Contacts }\n')
    expect(cli(['init', vault]).code).toBe(0)
    expect(table('Accounts.base')).toContain('file.inFolder("Clients")')
    expect(table('People.base')).toContain('file.inFolder("People")')
    fs.mkdirSync(path.join(vault, 'Work/Larch'), { recursive: true })
    fs.writeFileSync(path.join(vault, 'Work/Larch/Larch.md'), '---\ntype: projects\n---\n# Larch\n')
    expect(at('adopt', '--yes').code).toBe(0)
    expect(table('Projects.base')).toContain('file.inFolder("Work")')
  })
  test('overwrites nothing in a folder of notes', () => {
    const root = tempFolder()
    fs.writeFileSync(path.join(root, 'Tasks.md'), 'my own tasks\r\n')
    expect(cli(['init', root, ...OWNER]).code).toBe(0)
    expect(fs.readFileSync(path.join(root, 'Tasks.md'), 'utf8')).toBe('my own tasks\r\n')
  })
  test('takes the name from git where none is given, and without either says what is missing', () => {
    const root = tempFolder()
    const none = cli(['init', path.join(root, 'a')])
    expect(none.code).toBe(2)
    expect(none.err).toMatch(/--owner "Full Name"/)
    expect(fs.existsSync(path.join(root, 'a'))).toBe(false)
    fs.writeFileSync(path.join(root, '.gitconfig'), '[user]\nname = Kaveh Rostami\nemail = k@brightwater.example\n')
    const run = cli(['init', path.join(root, 'b'), '--json'], { env: { HOME: root } })
    expect(JSON.parse(run.out)).toMatchObject({ owner: 'Kaveh Rostami' })
  })
})

describe('ingest', () => {
  test('files what is in the Inbox, says what it made, and the second time that there is nothing to do', () => {
    deliver(vault, { '2026-03-04 Kaveh.txt': TALK })
    const run = at('ingest')
    expect(run.code).toBe(0)
    expect(run.out).toContain('2026-03-04 Kaveh.txt')
    expect(run.out).toMatch(/filed under Kaveh Rostami/)
    expect(fs.readdirSync(path.join(vault, 'Inbox'))).toEqual([])
    expect(at('ingest').out).toMatch(/Inbox is empty/)
  })
  test('files named on the command line are copied: the person keeps theirs', () => {
    const file = path.join(tempFolder(), '2026-03-04 Kaveh.txt')
    fs.writeFileSync(file, TALK)
    expect(at('ingest', file).code).toBe(0)
    expect(fs.readFileSync(file, 'utf8')).toBe(TALK)
    expect(json('status').sources).toBe(1)
  })
  test('a file that is not there is a wrong usage, and nothing was copied', () => {
    const file = path.join(tempFolder(), 'a.txt')
    fs.writeFileSync(file, TALK)
    const run = at('ingest', file, '/nonexistent/talk.vtt')
    expect(run.code).toBe(2)
    expect(run.err).toContain('/nonexistent/talk.vtt')
    expect(fs.readdirSync(path.join(vault, 'Inbox'))).toEqual([])
  })
  test('one bad file is set aside with its reason, the rest is filed, the exit code says so, redrive brings it back', () => {
    deliver(vault, { 'talk.txt': TALK, 'empty.txt': '', 'noise.bin': Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 256) })
    const run = at('ingest')
    expect(run.code).toBe(1)
    expect(run.out).toMatch(/2 set aside/)
    expect(json('status')).toMatchObject({ sources: 1, waiting: [] })
    expect((json('status').failed as string[]).map(f => path.basename(f)).sort()).toEqual(['empty.txt', 'noise.bin'])
    const problems = (fs.readdirSync(path.join(vault, 'Inbox/_failed'), { recursive: true, encoding: 'utf8' }) as string[]).filter(f =>
      f.endsWith('.problem.md'),
    )
    expect(problems.length).toBe(2)
    expect(json('redrive', 'empty.txt')).toEqual({ moved: ['Inbox/empty.txt'] })
    expect(json('redrive')).toEqual({ moved: ['Inbox/noise.bin'] })
    expect(at('redrive').out).toMatch(/Nothing is set aside/)
    expect(at('redrive', 'foo')).toMatchObject({ code: 2, err: expect.stringMatching(/foo/) })
    expect(
      fs
        .readdirSync(path.join(vault, 'Inbox'))
        .filter(f => f !== '_failed')
        .sort(),
    ).toEqual(['empty.txt', 'noise.bin'])
  })
  test('--dry-run shows the plan and writes nothing, times included', () => {
    deliver(vault, { '2026-03-04 Kaveh.txt': TALK })
    const before = stampsOf(vault)
    const run = at('ingest', '--dry-run')
    expect(run.code).toBe(0)
    expect(run.out).toContain('People/Kaveh Rostami/Kaveh Rostami.md')
    expect(run.out).toMatch(/^\+.*# Kaveh Rostami/m)
    expect(stampsOf(vault)).toEqual(before)
    expect(json('ingest', '--dry-run')).toMatchObject({ outcomes: [{ type: 'filed', fileName: '2026-03-04 Kaveh.txt' }] })
    expect(stampsOf(vault)).toEqual(before)
  })
  test('the vault is found from any folder inside it', () => {
    deliver(vault, { 'talk.txt': TALK })
    fs.mkdirSync(path.join(vault, 'Journal/deep'), { recursive: true })
    expect(cli(['ingest'], { cwd: path.join(vault, 'Journal/deep') }).code).toBe(0)
  })
  test('the time zone of the machine changes nothing', () => {
    const trees = ['Pacific/Kiritimati', 'America/St_Johns'].map(TZ => {
      const root = path.join(tempFolder(), 'Vault')
      cli(['init', root, ...OWNER], { env: { TZ } })
      deliver(root, { '2026-03-04 Kaveh.txt': TALK })
      cli(['ingest', '--vault', root], { env: { TZ } })
      return treeOf(root, /^\.afterword/)
    })
    expect(trees[0]).toEqual(trees[1])
  })
})

describe('every report as JSON', () => {
  test.each<[string, string[], RegExp[]]>([
    ['status', ['status'], [/"waiting"/, /"sources": 1/]],
    ['ingest', ['ingest'], [/"outcomes"/]],
    ['undo --list', ['undo', '--list'], [/"seq": 1/]],
    ['undo', ['undo'], [/"undoes": 1/]],
    ['redrive', ['redrive'], [/"moved"/]],
    ['doctor', ['doctor'], [/"findings"/]],
    ['reindex', ['reindex'], [/"records": 1/, /"changed": false/]],
    ['reindex --check', ['reindex', '--check'], [/"same": true/]],
    ['config', ['config'], [/"owner"/, /"Mira Lindholm"/]],
    ['config --path', ['config', '--path'], [/config\.yaml/]],
  ])('%s', (_name, args, expected) => {
    deliver(vault, { '2026-03-04 Kaveh.txt': TALK })
    at('ingest')
    const run = at(...args, '--json')
    expect(run.err).toBe('')
    expect(run.code).toBe(0)
    expect(() => JSON.parse(run.out)).not.toThrow()
    for (const words of expected) expect(run.out).toMatch(words)
  })
  test('a Problem too', () => {
    const run = cli(['status', '--json', '--vault', tempFolder()])
    expect(run.code).toBe(3)
    expect(JSON.parse(run.out)).toMatchObject({ problem: { code: 'VAULT_NOT_FOUND' } })
    expect(run.err).toBe('')
  })
})

describe('undo and doctor', () => {
  test('undo brings back the tree as it was, the file in the Inbox included', () => {
    deliver(vault, { '2026-03-04 Kaveh.txt': TALK })
    const before = treeOf(vault, /^\.afterword\/(?:index|lock|journal)/)
    at('ingest')
    expect(at('undo').out).toMatch(/Taken back: entry 1/)
    expect(treeOf(vault, /^\.afterword\/(?:index|lock|journal)/)).toEqual(before)
    // An undo is taken back by its number: the words say so.
    expect(at('undo')).toMatchObject({ code: 2, err: expect.stringMatching(/nothing to undo/i) })
    expect(at('undo', '2').code).toBe(0)
    expect(noteOf(/Kaveh Rostami\.md$/)).not.toBe('')
  })
  test('an entry that is no number, and one that is not there', () => {
    expect(at('undo', 'last').code).toBe(2)
    const run = at('undo', '99')
    expect(run.code).toBe(2)
    expect(run.err).toMatch(/99/)
  })
  test('two pages of two kinds are not merged: a wrong usage', () => {
    fs.mkdirSync(path.join(vault, 'Accounts/Kessel'), { recursive: true })
    fs.writeFileSync(path.join(vault, 'Accounts/Kessel/Kessel.md'), '---\ntype: customer\n---\n# Kessel\n')
    fs.mkdirSync(path.join(vault, 'People/Kaveh Rostami'), { recursive: true })
    fs.writeFileSync(path.join(vault, 'People/Kaveh Rostami/Kaveh Rostami.md'), '---\ntype: people\n---\n# Kaveh Rostami\n')
    expect(at('entity', 'merge', 'Kessel', 'Kaveh Rostami')).toMatchObject({ code: 2, err: expect.stringMatching(/ENTITY_MERGE_TYPES/) })
  })
  test('doctor finds nothing in a fresh vault, and a link that leads nowhere, with exit 1', () => {
    deliver(vault, { '2026-03-04 Kaveh.txt': TALK })
    at('ingest')
    expect(at('doctor')).toMatchObject({ code: 0 })
    fs.writeFileSync(path.join(vault, 'Mine.md'), 'see [[Nobody Yet]]\n')
    const own = at('doctor')
    expect(own.code).toBe(0)
    expect(own.out).toMatch(/nothing wrong\.\nA link of your own.*Mine\.md.*Nobody Yet.*no damage/)
    fs.writeFileSync(path.join(vault, 'Made.md'), '---\nsource: transcript\n---\nsee [[Nobody At All]]\n')
    const run = at('doctor')
    expect(run.code).toBe(1)
    expect(run.out).toMatch(/Made\.md.*Nobody At All/)
  })
})

describe('export, config and completion', () => {
  test('export prints JSON and nothing else; --schema the schema, also outside a vault', () => {
    expect(JSON.parse(at('export').out)).toMatchObject({ schema: 'afterword-export/1', owner: 'Mira Lindholm', statements: [] })
    const schema = cli(['export', '--schema'], { cwd: tempFolder() })
    expect(JSON.parse(schema.out)).toMatchObject({ title: 'afterword-export/1' })
    expect(schema.out).toBe(fs.readFileSync(path.join(import.meta.dirname, '../../schemas/export.schema.json'), 'utf8'))
  })
  test('a key of the config that nothing reads is named with the nearest right one', () => {
    fs.appendFileSync(path.join(vault, '.afterword/config.yaml'), '\nlink: markdown\n')
    const run = at('ingest')
    expect(run.code).toBe(3)
    expect(run.err).toMatch(/Did you mean `links`\?/)
  })
  test.each([
    ['folders: { inboxx: In }', /`inbox`/],
    ['watch: { settle: 5 }', /`settle_ms`/],
    ['links: latex', /links/],
    ['owner: [', /config\.yaml line \d+/],
  ])('%s: the place and what is right', (line, expected) => {
    const file = path.join(vault, '.afterword/config.yaml')
    const text = fs.readFileSync(file, 'utf8')
    fs.writeFileSync(file, line.startsWith('owner') ? `${line}\n` : `${text}\n${line}\n`)
    const run = at('ingest')
    expect(run.code).toBe(3)
    expect(run.err).toMatch(expected)
  })
  test.each([
    ['inbox folder', 'folders: { inbox: People }', /CONFIG_FOLDER/],
    ['engine', 'engine: gpt', /CONFIG_ENGINE/],
    ['value', 'git: maybe', /true or false/],
  ])('a wrong %s is said by every command that looks, and nothing is planned', (_, line, expected) => {
    fs.appendFileSync(path.join(vault, '.afterword/config.yaml'), `\n${line}\n`)
    for (const args of [['status'], ['doctor'], ['ingest', '--dry-run']])
      expect(at(...args), args[0]).toMatchObject({ code: 3, out: '', err: expect.stringMatching(expected) })
  })
  test('the completion scripts are sound and know every command', () => {
    const names = ['init', 'ingest', 'status', 'undo', 'redrive', 'doctor', 'reindex', 'search', 'export', 'config', 'completion']
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { out, code } = cli(['completion', shell])
      expect(code).toBe(0)
      for (const name of names) expect(out).toContain(name)
    }
    expect(cli(['completion', 'tcsh']).code).toBe(2)
    const script = path.join(tempFolder(), 'afterword.bash')
    fs.writeFileSync(
      script,
      `${cli(['completion', 'bash']).out}\nCOMP_WORDS=(afterword in)\nCOMP_CWORD=1\n_afterword\necho "\${COMPREPLY[@]}"\nCOMP_WORDS=(afterword ingest --d)\nCOMP_CWORD=2\n_afterword\necho "\${COMPREPLY[@]}"\n`,
    )
    const bash = spawnSync('bash', [script], { encoding: 'utf8' })
    expect(bash.stderr).toBe('')
    expect(bash.stdout.split('\n').slice(0, 2)).toEqual(['init ingest', '--dry-run'])
  })
})

describe('help and usage', () => {
  const commands = ['init', 'ingest', 'status', 'undo', 'redrive', 'doctor', 'reindex', 'search', 'export', 'config', 'completion']
  test.each(commands)('%s --help shows an example and leaves at once', name => {
    const run = cli([name, '--help'])
    expect(run.code).toBe(0)
    expect(run.out).toMatch(new RegExp(`Examples:\\n {2}afterword ${name}`))
  })
  test('--help lists the commands, the way to start and the exit codes', () => {
    const { out, code } = cli(['--help'])
    expect(code).toBe(0)
    for (const name of commands) expect(out).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'))
    expect(out).toMatch(/Exit codes: 0 .* 1 .* 2 .* 3 /)
  })
  test.each<[string[], RegExp]>([
    [['ingst'], /Did you mean ingest\?/],
    [['ingest', '--dryrun'], /Did you mean --dry-run\?/],
    [['statsu', '--json'], /Did you mean status\?/],
    [['completion'], /missing required argument 'shell'/],
    [['status', 'now'], /too many arguments/],
    [['ingest', '--wait'], /argument missing/],
  ])('%j is a wrong usage', (args, words) => {
    const run = cli(args, { cwd: vault })
    expect(run.code).toBe(2)
    expect(run.err).toMatch(words)
    expect(run.out).toBe('')
  })
  test('--wait takes seconds, nothing else', () => {
    const run = at('ingest', '--wait', 'soon')
    expect(run.code).toBe(2)
    expect(run.err).toMatch(/--wait/)
  })
  test('no colour and no spinner when piped', () => {
    deliver(vault, { '2026-03-04 Kaveh.txt': TALK, 'empty.txt': '' })
    for (const args of [['ingest'], ['status'], ['doctor'], ['undo', '--list'], ['--help']]) {
      const run = args[0] === '--help' ? cli(args) : at(...args)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape is what is looked for
      expect(run.out + run.err).not.toMatch(/[\u001b\r]/)
    }
  })
  test('an old Node ends at once with what to do', () => {
    const run = spawnSync(
      process.execPath,
      ['-e', `Object.defineProperty(process.versions, 'node', { value: '20.1.0' }); import(${JSON.stringify(builtCli())})`],
      {
        encoding: 'utf8',
        env: cleanEnvironment(),
      },
    )
    expect(run.status).toBe(3)
    expect(run.stderr).toMatch(/needs Node 22\.22 or newer; this is 20\.1\.0/)
  })
  test('a vault that cannot be written says so with exit 3', () => {
    deliver(vault, { 'talk.txt': TALK })
    fs.writeFileSync(path.join(vault, '.afterword/journal.tmp'), '')
    fs.rmSync(path.join(vault, '.afterword/records'), { recursive: true })
    fs.writeFileSync(path.join(vault, '.afterword/records'), 'a file where a folder should be')
    const run = at('ingest')
    expect(run.code).toBe(3)
    expect(run.err).toMatch(/records/)
    expect(fs.existsSync(path.join(vault, 'Inbox/talk.txt'))).toBe(true)
  })
})
