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
import { openIndex } from '../store/index.ts'
import { applyPlan, CRASH_POINTS, recover } from './apply.ts'

afterEach(removeVaults)

class Crash extends Error {}

function prepareVault(): string {
  const root = tempVault()
  write(root, 'People/Ada/Ada.md', '# Ada\nline\n')
  write(root, 'old.md', 'old\n')
  write(root, 'Inbox/talk.txt', 'hello\n')
  write(root, '.afterword/decisions.jsonl', '{"n":0}\n')
  return root
}
const plan = (root: string) =>
  planOf('Big', [
    put(root, 'People/Ada/Ada.md', '# Ada\nline\nours\n'),
    put(root, 'Journal/2025/note.md', 'note\n'),
    remove(root, 'old.md'),
    move(root, 'Inbox/talk.txt', 'Sources/_originals/talk.txt.orig'),
    append('.afterword/decisions.jsonl', '{"n":1}\n'),
  ])

/** In one process a crash is an exception that nothing may catch: the abort path is cut off by breaking its first step. */
async function crashAt(root: string, point: string, nth = 1): Promise<boolean> {
  let left = nth
  let dead = false
  const crashPoint = (name: string): void => {
    if (dead || (name === point && --left === 0)) {
      dead = true
      throw new Crash(name)
    }
  }
  const real = fs.renameSync
  try {
    // After the "crash" nothing of this process may change the disk any more.
    fs.renameSync = ((from: fs.PathLike, to: fs.PathLike) => {
      if (dead) throw new Crash('dead')
      real(from, to)
    }) as typeof fs.renameSync
    await applyPlan(deps(root, { crashPoint }), plan(root))
    return false
  } catch (error) {
    if (!dead) throw error
    return true
  } finally {
    fs.renameSync = real
  }
}

describe('recover', () => {
  test('does nothing where nothing is to do', async () => {
    const root = prepareVault()
    await applyPlan(deps(root), plan(root))
    const before = snapshot(root, { times: true })
    expect(await recover(deps(root))).toMatchObject({ finished: null, rolledBack: null, discarded: false, problems: [], messages: [] })
    expect(snapshot(root, { times: true })).toEqual(before)
  })

  test('a torn intent is discarded: nothing had been done', async () => {
    const root = prepareVault()
    const before = snapshot(root)
    write(root, '.afterword/journal/000001.entry.tmp', '{"schema":"afterword-journal/1"')
    write(root, '.afterword/journal/000001.open.json', 'abc')
    expect((await recover(deps(root))).discarded).toBe(true)
    expect(snapshot(root, { journal: false })).toEqual(Object.fromEntries(Object.entries(before).filter(([k]) => !k.includes('journal'))))
    expect(fs.readdirSync(path.join(root, '.afterword/journal'))).toEqual([])
  })

  test('where the person saved a file between crash and start, everything is reversed and the person’s bytes stay', async () => {
    const root = prepareVault()
    expect(await crashAt(root, 'move:done')).toBe(true)
    expect(read(root, 'People/Ada/Ada.md')).toBe('# Ada\nline\nours\n')
    write(root, 'People/Ada/Ada.md', '# Ada\nline\nours\nmine\n')
    const report = await recover(deps(root))
    expect(report.rolledBack?.title).toBe('Big')
    expect(report.problems.map(p => [p.code, p.where])).toEqual([['RECOVERY_ROLLED_BACK', 'People/Ada/Ada.md']])
    expect(read(root, 'People/Ada/Ada.md')).toBe('# Ada\nline\nmine\n')
    expect(read(root, 'Inbox/talk.txt')).toBe('hello\n')
    expect(read(root, 'old.md')).toBe('old\n')
    expect(exists(root, 'Journal')).toBe(false)
    expect(exists(root, 'Sources')).toBe(false)
    expect(read(root, '.afterword/decisions.jsonl')).toBe('{"n":0}\n')
    expect(fs.readdirSync(path.join(root, '.afterword/journal'))).toEqual([])
    // And the same plan can be made and carried out anew.
    const again = planOf('Again', [put(root, 'People/Ada/Ada.md', '# Ada\nline\nmine\nours\n')])
    expect((await applyPlan(deps(root), again))?.seq).toBe(1)
  })

  test('a crash while rolling back is rolled back further, wherever it falls', async () => {
    let points = 1
    for (let nth = 1; nth <= points; nth++) {
      const root = prepareVault()
      await crashAt(root, 'move:done')
      write(root, 'People/Ada/Ada.md', '# Ada\nline\nours\nmine\n')
      let count = 0
      const crashPoint = (name: string): void => {
        if (++count === nth) throw new Crash(name)
      }
      const first = await recover(deps(root, { crashPoint })).catch((e: unknown) => e)
      if (nth === 1) points = 40
      if (!(first instanceof Crash)) {
        expect(nth).toBeGreaterThan(5)
        break
      }
      // The person's file may look settled by now: what was decided before the crash still holds.
      await recover(deps(root))
      expect(read(root, 'People/Ada/Ada.md')).toBe('# Ada\nline\nmine\n')
      expect(read(root, 'Inbox/talk.txt')).toBe('hello\n')
      expect(exists(root, 'Sources')).toBe(false)
      expect(read(root, 'old.md')).toBe('old\n')
      expect(fs.readdirSync(path.join(root, '.afterword/journal'))).toEqual([])
    }
  })

  test('two plans at once in one process are applied one after the other', async () => {
    const root = tempVault()
    const made = ['a', 'b', 'c', 'd'].map(name => planOf(name, [put(root, `${name}.md`, name)]))
    const entries = await Promise.all(made.map(p => applyPlan(deps(root), p)))
    expect(entries.map(e => e?.seq)).toEqual([1, 2, 3, 4])
  })

  test('a new file of the same name in the Inbox is no conflict when the move was done', async () => {
    const root = prepareVault()
    expect(await crashAt(root, 'move:done')).toBe(true)
    write(root, 'Inbox/talk.txt', 'another talk\n')
    expect((await recover(deps(root))).finished?.title).toBe('Big')
    expect(read(root, 'Inbox/talk.txt')).toBe('another talk\n')
    expect(read(root, 'Sources/_originals/talk.txt.orig')).toBe('hello\n')
  })

  test('a half-written append is completed', async () => {
    const root = prepareVault()
    expect(await crashAt(root, 'append:partial')).toBe(true)
    expect(read(root, '.afterword/decisions.jsonl').length).toBeGreaterThan('{"n":0}\n'.length)
    await recover(deps(root))
    expect(read(root, '.afterword/decisions.jsonl')).toBe('{"n":0}\n{"n":1}\n')
  })

  test('a lagging index catches up from the files of the missed entries; a deleted one is rebuilt; both say the same', async () => {
    const root = tempVault()
    const file = path.join(root, '.afterword/index.db')
    const index = await openIndex(file)
    const [a, b, c] = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc'].map(id => recordOf(id))
    if (!a || !b || !c) throw new Error('unreachable')
    await applyPlan(deps(root, { index }), planOf('A', [putRecord(root, a)], { records: [a] }))
    await applyPlan(deps(root), planOf('B', [putRecord(root, b)], { records: [b] }))
    await applyPlan(deps(root), planOf('C', [putRecord(root, c)], { records: [c] }))
    expect(index.seq).toBe(1)
    expect((await recover(deps(root, { index }))).index).toBe('caught-up')
    expect(index.seq).toBe(3)
    expect(index.view.source(c.source)?.title).toBe('Talk cccccccccccc')
    const caughtUp = index.dump()
    index.close()
    for (const suffix of ['', '-wal', '-shm']) fs.rmSync(file + suffix, { force: true })
    const fresh = await openIndex(file)
    expect((await recover(deps(root, { index: fresh }))).index).toBe('rebuilt')
    expect(fresh.dump()).toBe(caughtUp)
    fresh.close()
  })

  test('every name that is called is in the list of crash points', async () => {
    const root = prepareVault()
    const called = new Set<string>()
    await applyPlan(deps(root, { crashPoint: name => called.add(name) }), plan(root))
    expect([...called].filter(name => !CRASH_POINTS.some(point => point === name))).toEqual([])
    const unreached = CRASH_POINTS.filter(point => !called.has(point))
    expect(unreached).toEqual(['copy:partial', 'copy:written', 'move:copied', 'rmdir:done'])
  })
})
