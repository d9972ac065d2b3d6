import fs from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import {
  append,
  deps,
  exists,
  move,
  planOf,
  put,
  putRecord,
  read,
  recordOf,
  remove,
  removeVaults,
  snapshot,
  tempVault,
  write,
} from '../../test/crash/vault-fixture.ts'
import type { VaultPath } from '../model/ids.ts'
import { ProblemError } from '../model/problem.ts'
import { openIndex } from '../store/index.ts'
import { sha256, vaultPath } from '../vault/files.ts'
import { applyPlan } from './apply.ts'
import { undo } from './undo.ts'

afterEach(removeVaults)

const problemOf = async (work: Promise<unknown>): Promise<{ code: string; where: string }> => {
  try {
    await work
  } catch (error) {
    if (error instanceof ProblemError) return { code: error.problem.code, where: error.problem.where ?? '' }
    throw error
  }
  throw new Error('a Problem was expected')
}

describe('applyPlan', () => {
  test('puts, deletes, moves and appends, makes folders, and seals an entry with before-images', async () => {
    const root = tempVault()
    write(root, 'People/Ada/Ada.md', 'old\n')
    write(root, 'gone.md', 'bye\n')
    write(root, 'Inbox/talk.txt', 'hello\n')
    const entry = await applyPlan(
      deps(root),
      planOf('First', [
        put(root, 'People/Ada/Ada.md', 'new\n'),
        put(root, 'Journal/2025/note.md', 'a note\n'),
        remove(root, 'gone.md'),
        move(root, 'Inbox/talk.txt', 'Sources/_originals/abc-talk.txt.orig'),
        append('.afterword/decisions.jsonl', '{"type":"x"}\n'),
      ]),
    )
    expect(read(root, 'People/Ada/Ada.md')).toBe('new\n')
    expect(read(root, 'Journal/2025/note.md')).toBe('a note\n')
    expect(exists(root, 'gone.md')).toBe(false)
    expect(exists(root, 'Inbox/talk.txt')).toBe(false)
    expect(read(root, 'Sources/_originals/abc-talk.txt.orig')).toBe('hello\n')
    expect(read(root, '.afterword/decisions.jsonl')).toBe('{"type":"x"}\n')
    expect(fs.readdirSync(path.join(root, '.afterword/journal'))).toEqual(['000001.json'])
    expect(JSON.parse(read(root, '.afterword/journal/000001.json'))).toEqual(entry)
    expect(entry?.createdFolders).toEqual(['Journal', 'Journal/2025', 'Sources', 'Sources/_originals', '.afterword'])
    const files = new Map(entry?.files.map(f => [f.path as string, f]))
    expect(files.get('People/Ada/Ada.md')?.before).toEqual({ encoding: 'utf8', data: 'old\n' })
    expect(files.get('gone.md')?.before).toEqual({ encoding: 'utf8', data: 'bye\n' })
    expect(files.get('Sources/_originals/abc-talk.txt.orig')).toMatchObject({ movedFrom: 'Inbox/talk.txt', beforeHash: null })
    expect(files.get('Sources/_originals/abc-talk.txt.orig')?.before).toBeUndefined()
  })

  test('an empty plan and one that changes no byte write nothing: no byte, no time, no journal', async () => {
    const root = tempVault()
    write(root, 'a.md', 'same\n')
    const before = snapshot(root, { times: true })
    expect(await applyPlan(deps(root), planOf('Nothing', []))).toBeNull()
    expect(await applyPlan(deps(root), planOf('Same', [put(root, 'a.md', 'same\n'), append('b', '')]))).toBeNull()
    expect(snapshot(root, { times: true })).toEqual(before)
  })

  test.each<[string, (root: string) => ReturnType<typeof planOf>, (root: string) => void, string]>([
    ['a file that was edited', root => planOf('P', [put(root, 'a.md', 'ours\n')]), root => write(root, 'a.md', 'theirs\n'), 'a.md'],
    ['a file that was removed', root => planOf('P', [put(root, 'a.md', 'ours\n')]), root => fs.rmSync(path.join(root, 'a.md')), 'a.md'],
    ['a new file whose name was taken', root => planOf('P', [put(root, 'b.md', 'ours\n')]), root => write(root, 'b.md', 'x'), 'b.md'],
    [
      'a new file whose name was taken in other case',
      root => planOf('P', [put(root, 'b.md', 'ours\n')]),
      root => write(root, 'B.md', 'x'),
      'b.md',
    ],
    [
      'a new folder that is there in other case',
      root => planOf('P', [put(root, 'F/b.md', 'ours\n')]),
      root => write(root, 'f/x.md', 'x'),
      'F',
    ],
    ['a deletion of an edited file', root => planOf('P', [remove(root, 'a.md')]), root => write(root, 'a.md', 'theirs\n'), 'a.md'],
    ['a move of an edited file', root => planOf('P', [move(root, 'a.md', 'c.md')]), root => write(root, 'a.md', 'theirs\n'), 'a.md'],
    ['a move onto another file', root => planOf('P', [move(root, 'a.md', 'c.md')]), root => write(root, 'c.md', 'theirs\n'), 'c.md'],
  ])('refuses %s as PLAN_STALE, and changes nothing', async (_name, plan, edit, where) => {
    const root = tempVault()
    write(root, 'a.md', 'old\n')
    const made = plan(root)
    edit(root)
    const before = snapshot(root, { times: true })
    expect(await problemOf(applyPlan(deps(root), made))).toEqual({ code: 'PLAN_STALE', where })
    expect(snapshot(root, { times: true })).toEqual(before)
  })

  test('a save between the check and the write is noticed: everything is reversed', async () => {
    const root = tempVault()
    write(root, 'a.md', 'a\n')
    write(root, 'b.md', 'b\n')
    const plan = planOf('P', [put(root, 'a.md', 'A\n'), put(root, 'new/c.md', 'C\n'), put(root, 'b.md', 'B\n')])
    const crashPoint = (name: string): void => {
      if (name === 'intent:written') write(root, 'b.md', 'the person was quick\n')
    }
    expect((await problemOf(applyPlan(deps(root, { crashPoint }), plan))).code).toBe('PLAN_STALE')
    expect(snapshot(root, { journal: false })).toEqual({
      'a.md': expect.stringContaining(' a\n'),
      'b.md': expect.stringContaining('the person was quick\n'),
      '.afterword/': '',
    })
    expect(fs.readdirSync(path.join(root, '.afterword/journal'))).toEqual([])
  })

  test('a move onto the same bytes only removes the one in the Inbox', async () => {
    const root = tempVault()
    write(root, 'Inbox/x.txt', 'same')
    write(root, 'Sources/_originals/x', 'same')
    await applyPlan(deps(root), planOf('P', [move(root, 'Inbox/x.txt', 'Sources/_originals/x')]))
    expect(exists(root, 'Inbox/x.txt')).toBe(false)
    expect(read(root, 'Sources/_originals/x')).toBe('same')
  })

  test('a page that is renamed and rewritten in one plan keeps its before-image', async () => {
    const root = tempVault()
    write(root, 'People/Kofi/Kofi.md', 'kofi\n')
    const changes = [
      move(root, 'People/Kofi/Kofi.md', 'People/Kofi Mensah/Kofi Mensah.md'),
      {
        type: 'put',
        path: vaultPath('People/Kofi Mensah/Kofi Mensah.md'),
        before: sha256('kofi\n'),
        after: 'kofi mensah\n',
        reason: 't',
      } as const,
    ]
    const entry = await applyPlan(deps(root), planOf('Rename', changes))
    expect(exists(root, 'People/Kofi/Kofi.md')).toBe(false)
    expect(read(root, 'People/Kofi Mensah/Kofi Mensah.md')).toBe('kofi mensah\n')
    expect(entry?.files.find(f => f.path === 'People/Kofi/Kofi.md')?.before?.data).toBe('kofi\n')
  })

  test('folders that a rename leaves go where nothing is left in them, and a name may change in case only', async () => {
    const root = tempVault()
    write(root, 'People/kofi/kofi.md', 'kofi\n')
    write(root, 'People/Ada/Ada.md', 'ada\n')
    write(root, 'People/Ada/mine.md', 'mine\n')
    const before = snapshot(root)
    const changes = [move(root, 'People/kofi/kofi.md', 'People/Kofi/Kofi.md'), move(root, 'People/Ada/Ada.md', 'People/Ada Obi/Ada Obi.md')]
    const d = deps(root)
    await applyPlan(d, { ...planOf('Rename', changes), emptied: [vaultPath('People/kofi'), vaultPath('People/Ada')] })
    expect(fs.readdirSync(path.join(root, 'People')).sort()).toEqual(['Ada', 'Ada Obi', 'Kofi'])
    expect(read(root, 'People/Kofi/Kofi.md')).toBe('kofi\n')
    await undo(d)
    const after = snapshot(root, { journal: false })
    delete after['.afterword/']
    expect(after).toEqual(before)
  })

  test('keeps the rights of a note and a link inside the vault', async () => {
    const root = tempVault()
    write(root, 'a.md', 'a\n')
    fs.chmodSync(path.join(root, 'a.md'), 0o640)
    write(root, 'real/b.md', 'b\n')
    fs.symlinkSync('real/b.md', path.join(root, 'link.md'))
    await applyPlan(deps(root), planOf('P', [put(root, 'a.md', 'A\n'), put(root, 'link.md', 'B\n')]))
    expect(fs.statSync(path.join(root, 'a.md')).mode & 0o777).toBe(0o640)
    expect(fs.lstatSync(path.join(root, 'link.md')).isSymbolicLink()).toBe(true)
    expect(read(root, 'real/b.md')).toBe('B\n')
  })

  test('refuses a link that leads out of the vault', async () => {
    const [root, other] = [tempVault(), tempVault()]
    write(other, 'secret.md', 'secret\n')
    fs.symlinkSync(other, path.join(root, 'Out'))
    fs.symlinkSync(path.join(other, 'secret.md'), path.join(root, 'file.md'))
    const outside = (vpath: string) => planOf('P', [{ type: 'put', path: vpath as VaultPath, before: null, after: 'x', reason: 't' }])
    expect((await problemOf(applyPlan(deps(root), outside('Out/new.md')))).code).toBe('VAULT_PATH_OUTSIDE')
    expect((await problemOf(applyPlan(deps(root), outside('Out/deep/er/new.md')))).code).toBe('VAULT_PATH_OUTSIDE')
    expect((await problemOf(applyPlan(deps(root), outside('file.md')))).code).toBe('VAULT_PATH_OUTSIDE')
    expect(fs.readdirSync(other)).toEqual(['secret.md'])
  })

  test('a file that a Mac spelled in decomposed letters is found and keeps its spelling', async () => {
    const root = tempVault()
    const decomposed = 'Jørgen Å.md'.normalize('NFD')
    write(root, decomposed, 'a\n')
    await applyPlan(
      deps(root),
      planOf('P', [{ type: 'put', path: vaultPath('Jørgen Å.md'), before: sha256('a\n'), after: 'b\n', reason: 't' }]),
    )
    expect(fs.readdirSync(root).filter(n => n.endsWith('.md'))).toEqual([decomposed])
    expect(read(root, decomposed)).toBe('b\n')
  })

  test('an append to a file without a last line end begins a new line', async () => {
    const root = tempVault()
    write(root, '.afterword/decisions.jsonl', '{"a":1}')
    await applyPlan(deps(root), planOf('P', [append('.afterword/decisions.jsonl', '{"b":2}\n')]))
    expect(read(root, '.afterword/decisions.jsonl')).toBe('{"a":1}\n{"b":2}\n')
  })

  test('the index learns records, pages and the seq in the same transaction; a failure there reverses the files', async () => {
    const root = tempVault()
    const index = await openIndex(path.join(root, '.afterword/index.db'))
    const record = recordOf('aaaaaaaaaaaa')
    const plan = planOf('P', [putRecord(root, record)], { records: [record] })
    await applyPlan(deps(root, { index }), plan)
    expect(index.seq).toBe(1)
    expect(index.view.source(record.source)?.title).toBe('Talk aaaaaaaaaaaa')
    const broken = {
      ...index,
      get seq() {
        return index.seq
      },
      update: () => {
        throw Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' })
      },
    }
    const before = snapshot(root)
    const next = planOf('Q', [put(root, 'x.md', 'x\n')])
    expect((await problemOf(applyPlan(deps(root, { index: broken }), next))).code).toBe('DISK_FULL')
    expect(snapshot(root)).toEqual(before)
    index.close()
  })
})
