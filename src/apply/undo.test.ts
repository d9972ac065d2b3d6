import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
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
import { ProblemError } from '../model/problem.ts'
import { openIndex } from '../store/index.ts'
import { vaultPath } from '../vault/files.ts'
import { applyPlan } from './apply.ts'
import { undo } from './undo.ts'

afterEach(removeVaults)

const tree = (root: string): Record<string, string> => {
  const all = snapshot(root, { journal: false })
  delete all['.afterword/']
  return all
}

function vault(): string {
  const root = tempVault()
  write(root, 'People/Ada/Ada.md', '---\ntitle: Ada\n---\r\n\tline\nlast without end')
  write(root, 'old.md', new Uint8Array([0, 255, 1, 254]))
  write(root, 'Inbox/From phone/talk.txt', 'hello\n')
  write(root, 'Inbox/twice.txt', 'twice')
  write(root, 'Sources/_originals/twice', 'twice')
  write(root, '.afterword/decisions.jsonl', '{"n":0}')
  return root
}
const plan = (root: string) =>
  planOf('Big', [
    put(root, 'People/Ada/Ada.md', 'all new\n'),
    put(root, 'Journal/2025/note.md', 'note\n'),
    remove(root, 'old.md'),
    move(root, 'Inbox/From phone/talk.txt', 'Sources/_originals/talk.txt.orig'),
    move(root, 'Inbox/twice.txt', 'Sources/_originals/twice'),
    append('.afterword/decisions.jsonl', '{"n":1}\n'),
  ])

describe('undo', () => {
  test('restores the tree byte for byte, and undo of the undo does the work again', async () => {
    const root = vault()
    const before = tree(root)
    await applyPlan(deps(root), plan(root))
    const after = tree(root)
    const undone = await undo(deps(root))
    expect(undone).toMatchObject({ seq: 2, undoes: 1, title: 'Undo: Big' })
    expect(tree(root)).toEqual(before)
    const redone = await undo(deps(root), 2)
    expect(redone).toMatchObject({ seq: 3, undoes: 2, title: 'Redo: Big' })
    expect(tree(root)).toEqual(after)
    await undo(deps(root), 3)
    expect(tree(root)).toEqual(before)
  })

  test('without a number: newest first, what is undone is passed over, what is redone counts again', async () => {
    const root = tempVault()
    for (const name of ['a', 'b', 'c']) await applyPlan(deps(root), planOf(name, [put(root, `${name}.md`, name)]))
    expect((await undo(deps(root))).undoes).toBe(3)
    expect((await undo(deps(root))).undoes).toBe(2)
    expect((await undo(deps(root), 4)).title).toBe('Redo: c')
    expect((await undo(deps(root))).undoes).toBe(3)
    expect((await undo(deps(root))).undoes).toBe(1)
    await expect(undo(deps(root))).rejects.toThrow(/UNDO_NOTHING/)
    expect(tree(root)).toEqual({})
  })

  test('keeps what the person has edited since: their lines stay, ours go, replaced ones come back', async () => {
    const root = tempVault()
    write(root, 'p.md', '# P\nrole: old\nend\n')
    await applyPlan(
      deps(root),
      planOf('A', [put(root, 'p.md', '# P\nrole: new\nour fact ^f-2\nend\n'), put(root, 'n.md', '# N\ntask ^a-2\nmore\n')]),
    )
    write(root, 'p.md', '# P\nrole: new\nour fact ^f-2\nmy own line\nend\n')
    write(root, 'n.md', '# N\ntask, reworded ^a-2\nmore\n')
    await undo(deps(root))
    expect(read(root, 'p.md')).toBe('# P\nrole: old\nmy own line\nend\n')
    expect(read(root, 'n.md')).toBe('task, reworded ^a-2\n')
  })

  test('an append is taken back at the end where it was made, and wherever it stands when lines came after it', async () => {
    const root = tempVault()
    write(root, 'log', '\nx\n')
    await applyPlan(deps(root), planOf('A', [append('log', '\n')]))
    await undo(deps(root))
    expect(read(root, 'log')).toBe('\nx\n')
    await applyPlan(deps(root), planOf('B', [append('log', 'ours\n')]))
    await applyPlan(deps(root), planOf('C', [append('log', 'later\n')]))
    await undo(deps(root), 3)
    expect(read(root, 'log')).toBe('\nx\nlater\n')
  })

  test('a file that the person deleted since stays deleted; one that we deleted and the person made anew stays theirs', async () => {
    const root = tempVault()
    write(root, 'a.md', 'a\n')
    write(root, 'b.md', 'b\n')
    await applyPlan(deps(root), planOf('A', [put(root, 'a.md', 'A\n'), remove(root, 'b.md')]))
    fs.rmSync(path.join(root, 'a.md'))
    write(root, 'b.md', 'mine\n')
    await undo(deps(root))
    expect(exists(root, 'a.md')).toBe(false)
    expect(read(root, 'b.md')).toBe('mine\n')
  })

  test('an original goes back to the Inbox, beside a new file of the same name', async () => {
    const root = tempVault()
    write(root, 'Inbox/talk.txt', 'hello\n')
    await applyPlan(deps(root), planOf('A', [move(root, 'Inbox/talk.txt', 'Sources/_originals/talk.orig')]))
    write(root, 'Inbox/talk.txt', 'another\n')
    await undo(deps(root))
    expect(read(root, 'Inbox/talk.txt')).toBe('another\n')
    expect(read(root, 'Inbox/talk (2).txt')).toBe('hello\n')
    expect(exists(root, 'Sources')).toBe(false)
  })

  test('an original on which another record stands stays, and the Inbox gets a copy; redo takes the copy away', async () => {
    const root = tempVault()
    const original = vaultPath('Sources/_originals/m-archive.mbox.orig')
    write(root, 'Inbox/archive.mbox', 'two threads\n')
    await applyPlan(deps(root), planOf('First thread', [putRecord(root, recordOf('aaaaaaaaaaaa', { original }))]))
    await applyPlan(
      deps(root),
      planOf('Last thread', [putRecord(root, recordOf('bbbbbbbbbbbb', { original })), move(root, 'Inbox/archive.mbox', original)]),
    )
    const after = tree(root)
    await undo(deps(root))
    expect(read(root, original)).toBe('two threads\n')
    expect(read(root, 'Inbox/archive.mbox')).toBe('two threads\n')
    await undo(deps(root), 3)
    expect(tree(root)).toEqual(after)
    // In the other order nobody else stands on it when it goes.
    await undo(deps(root), 1)
    await undo(deps(root), 2)
    expect(exists(root, original)).toBe(false)
    expect(read(root, 'Inbox/archive.mbox')).toBe('two threads\n')
  })

  test('a folder that we made stays where the person has put something into it', async () => {
    const root = tempVault()
    await applyPlan(deps(root), planOf('A', [put(root, 'Projects/Pilot/Pilot.md', 'x\n')]))
    write(root, 'Projects/Pilot/mine.md', 'mine\n')
    await undo(deps(root))
    expect(tree(root)).toEqual({ 'Projects/': '', 'Projects/Pilot/': '', 'Projects/Pilot/mine.md': expect.stringContaining('mine') })
  })

  test('an earlier entry alone: what later entries added to the same page stays', async () => {
    const root = tempVault()
    write(root, 'p.md', '# P\n')
    await applyPlan(deps(root), planOf('A', [put(root, 'p.md', '# P\none ^f-2\n')]))
    await applyPlan(deps(root), planOf('B', [put(root, 'p.md', '# P\none ^f-2\ntwo ^f-3\n')]))
    await undo(deps(root), 1)
    expect(read(root, 'p.md')).toBe('# P\ntwo ^f-3\n')
    await undo(deps(root), 2)
    expect(read(root, 'p.md')).toBe('# P\n')
  })

  test('a record that a later entry wrote blocks the undo of the earlier one, and nothing is changed', async () => {
    const root = tempVault()
    const record = recordOf('aaaaaaaaaaaa')
    await applyPlan(deps(root), planOf('A', [putRecord(root, record), put(root, 'n.md', 'n\n')]))
    await applyPlan(deps(root), planOf('B', [putRecord(root, { ...record, title: 'Better' })]))
    const before = snapshot(root)
    await expect(undo(deps(root), 1)).rejects.toThrow(/UNDO_BLOCKED/)
    expect(snapshot(root)).toEqual(before)
    await undo(deps(root), 2)
    await undo(deps(root), 1)
    expect(tree(root)).toEqual({})
  })

  test('records and index follow', async () => {
    const root = tempVault()
    const index = await openIndex(path.join(root, '.afterword/index.db'))
    const empty = index.dump()
    const record = recordOf('aaaaaaaaaaaa')
    await applyPlan(
      deps(root, { index }),
      planOf('A', [putRecord(root, record), put(root, record.readable, 'words\n')], { records: [record] }),
    )
    const full = index.dump()
    expect(full).not.toBe(empty)
    await undo(deps(root, { index }))
    expect(index.dump()).toBe(empty)
    expect(index.seq).toBe(2)
    await undo(deps(root, { index }), 2)
    expect(index.dump()).toBe(full)
    index.close()
  })

  test('says which numbers exist when the entry does not', async () => {
    const root = tempVault()
    await applyPlan(deps(root), planOf('A', [put(root, 'a.md', 'a')]))
    const error = await undo(deps(root), 9).catch((e: unknown) => e)
    expect(error instanceof ProblemError && error.problem).toMatchObject({
      code: 'JOURNAL_ENTRY_MISSING',
      expected: 'a number from 1 to 1',
    })
  })

  test('property: whatever the plans, undone in reverse, give the first tree back; times of untouched files stay', async () => {
    const name = fc.constantFrom('a.md', 'b.md', 'F/c.md', 'F/G/d.md', 'Inbox/e.txt', 'H/f.md')
    const step = fc.tuple(
      fc.constantFrom('put', 'remove', 'move', 'append'),
      name,
      name,
      fc.string({ maxLength: 30, unit: fc.constantFrom('x', 'y', '\n', '\r\n', 'é', '') }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), async plans => {
        const root = tempVault()
        write(root, 'untouched.md', 'u\n')
        write(root, 'a.md', 'a\nb\r\nc')
        write(root, 'Inbox/e.txt', 'e\n')
        const d = deps(root)
        const trees = [tree(root)]
        const untouched = fs.statSync(path.join(root, 'untouched.md')).mtimeMs
        const seqs: (number | null)[] = []
        for (const steps of plans) {
          const used = new Set<string>()
          const changes = steps.flatMap(([kind, a, b, text]) => {
            if (used.has(a) || (kind === 'move' && (used.has(b) || a === b))) return []
            if (kind === 'put') return used.add(a) && [put(root, a, text)]
            if (kind === 'append') return used.add(a) && [append(a, `${text}\n`)]
            if (!exists(root, a)) return []
            if (kind === 'remove') return used.add(a) && [remove(root, a)]
            if (exists(root, b)) return []
            return used.add(a) && used.add(b) && [move(root, a, b)]
          })
          const entry = await applyPlan(d, planOf('P', changes))
          seqs.push(entry?.seq ?? null)
          trees.push(tree(root))
        }
        for (let i = plans.length - 1; i >= 0; i--) {
          const seq = seqs[i]
          if (typeof seq === 'number') await undo(d, seq)
          expect(tree(root)).toEqual(trees[i])
        }
        expect(fs.statSync(path.join(root, 'untouched.md')).mtimeMs).toBe(untouched)
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})
