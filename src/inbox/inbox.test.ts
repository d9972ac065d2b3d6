import fs from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { deps, exists, read, removeVaults, snapshot, tempVault, write } from '../../test/crash/vault-fixture.ts'
import { applyPlan } from '../apply/apply.ts'
import { undo } from '../apply/undo.ts'
import type { IsoInstant } from '../model/ids.ts'
import { DEFAULT_LAYOUT } from '../model/layout.ts'
import type { Problem } from '../model/problem.ts'
import { openVaultView } from '../vault/files.ts'
import { failedFiles, redrive, setAside, setAsideUnread } from './dead-letter.ts'
import { hashFile, listInbox, readItem } from './inbox.ts'
import { watchInbox } from './watch.ts'

afterEach(removeVaults)

const quiet = { settleMs: 0 }
const NOW = '2025-10-28T09:00:00.000Z' as IsoInstant
const PROBLEM: Problem = {
  code: 'FORMAT_BINARY',
  message: 'This is no text.',
  expected: 'text',
  found: 'bytes like [[links]] and #tags\n- [ ] tasks',
  hint: 'Convert it.',
}

describe('listInbox', () => {
  test('every file below the Inbox by path, but dead letters, hidden files and unfinished downloads', async () => {
    const root = tempVault()
    const names = [
      'b.txt',
      'a.vtt',
      'From phone/c.m4a.json',
      '_failed/2025-01-01/x.txt',
      '.DS_Store',
      '.sync/y.txt',
      'd.crdownload',
      'e.part',
      '~$f.docx',
      'Thumbs.db',
      'From phone/_failed/z.txt',
    ]
    for (const name of names) write(root, `Inbox/${name}`, 'x')
    expect((await listInbox(root, 'Inbox', quiet)).map(f => f.path)).toEqual([
      'Inbox/From phone/_failed/z.txt',
      'Inbox/From phone/c.m4a.json',
      'Inbox/a.vtt',
      'Inbox/b.txt',
    ])
    expect(await listInbox(tempVault(), 'Inbox', quiet)).toEqual([])
  })

  test('a link is no delivery', async () => {
    const [root, other] = [tempVault(), tempVault()]
    write(other, 'secret.txt', 'x')
    write(root, 'Inbox/a.txt', 'x')
    fs.symlinkSync(path.join(other, 'secret.txt'), path.join(root, 'Inbox/link.txt'))
    expect((await listInbox(root, 'Inbox', quiet)).map(f => f.path)).toEqual(['Inbox/a.txt'])
  })

  test('a file that grows while it is looked at is not ready; one that rests is; old ones cost no waiting', async () => {
    const root = tempVault()
    write(root, 'Inbox/growing.txt', 'x')
    write(root, 'Inbox/resting.txt', 'x')
    const grow = setInterval(() => fs.appendFileSync(path.join(root, 'Inbox/growing.txt'), 'more'), 20)
    const listed = await listInbox(root, 'Inbox', { settleMs: 150 })
    clearInterval(grow)
    expect(listed.map(f => [f.path, f.ready])).toEqual([
      ['Inbox/growing.txt', false],
      ['Inbox/resting.txt', true],
    ])
    const started = performance.now()
    await listInbox(root, 'Inbox', { settleMs: 5000, nowMs: Date.now() + 60_000 })
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('readItem', () => {
  test('bytes, hash, folders; too large and gone are Problems', async () => {
    const root = tempVault()
    write(root, 'Inbox/From phone/deep/a.txt', 'hello')
    const [file] = await listInbox(root, 'Inbox', quiet)
    if (!file) throw new Error('a file was expected')
    expect(await readItem(root, file, { maxBytes: 5 })).toMatchObject({
      fileName: 'a.txt',
      folders: ['From phone', 'deep'],
      sha256: hashFile(file.absolute),
    })
    await expect(readItem(root, file, { maxBytes: 4 })).rejects.toThrow(/INBOX_TOO_LARGE/)
    fs.rmSync(file.absolute)
    await expect(readItem(root, file, { maxBytes: 5 })).rejects.toThrow(/INBOX_GONE/)
  })
})

describe('dead letters', () => {
  async function aside(root: string, name: string, content = 'x') {
    write(root, `Inbox/${name}`, content)
    const file = (await listInbox(root, 'Inbox', quiet)).find(f => f.path === `Inbox/${name}`)
    if (!file) throw new Error('a file was expected')
    const plan = setAsideUnread(file, PROBLEM, NOW, DEFAULT_LAYOUT, openVaultView(root))
    await applyPlan(deps(root), plan)
    return plan
  }

  test('file and readable note, never over another one; words of the source make no links, tags or tasks', async () => {
    const root = tempVault()
    await aside(root, 'From phone/talk.bin', 'one')
    await aside(root, 'talk.bin', 'two')
    const folder = 'Inbox/_failed/2025-10-28'
    expect(fs.readdirSync(path.join(root, folder))).toEqual(['talk (2).bin', 'talk (2).bin.problem.md', 'talk.bin', 'talk.bin.problem.md'])
    expect(read(root, `${folder}/talk.bin`)).toBe('one')
    const note = read(root, `${folder}/talk.bin.problem.md`)
    expect(note).toContain('**What happened**: This is no text.')
    expect(note).toContain('**Expected**: text')
    expect(note).toContain('**What to do**: Convert it.')
    expect(note).toContain('from: "Inbox/From phone/talk.bin"')
    expect(note).not.toMatch(/\[\[|^- \[|(?<!\\)#tags/m)
    expect(await listInbox(root, 'Inbox', quiet)).toEqual([])
  })

  test('redrive puts every file back where it came from, beside a new one of that name', async () => {
    const root = tempVault()
    await aside(root, 'From phone/talk.bin', 'one')
    await aside(root, 'other.bin', 'two')
    write(root, 'Inbox/other.bin', 'new')
    expect(failedFiles(root, 'Inbox')).toHaveLength(2)
    expect(await redrive(deps(root), 'Inbox', ['talk.bin'])).toEqual(['Inbox/From phone/talk.bin'])
    expect(await redrive(deps(root), 'Inbox')).toEqual(['Inbox/other (2).bin'])
    expect(read(root, 'Inbox/other (2).bin')).toBe('two')
    expect(read(root, 'Inbox/other.bin')).toBe('new')
    expect(fs.readdirSync(path.join(root, 'Inbox/_failed/2025-10-28'))).toEqual([])
    expect(await redrive(deps(root), 'Inbox')).toEqual([])
  })

  test('a problem note that was tampered with leads nowhere else', async () => {
    const root = tempVault()
    await aside(root, 'talk.bin')
    const note = path.join(root, 'Inbox/_failed/2025-10-28/talk.bin.problem.md')
    fs.writeFileSync(note, fs.readFileSync(note, 'utf8').replace('"Inbox/talk.bin"', '"Inbox/../../evil.sh"'))
    expect(await redrive(deps(root), 'Inbox')).toEqual(['Inbox/talk.bin'])
  })

  test('undo of a setting aside restores the tree', async () => {
    const root = tempVault()
    write(root, 'Inbox/talk.bin', 'x')
    const before = snapshot(root, { journal: false })
    const file = (await listInbox(root, 'Inbox', quiet))[0]
    if (!file) throw new Error('a file was expected')
    const item = await readItem(root, file, { maxBytes: 100 })
    await applyPlan(deps(root), setAside(item, file.path, PROBLEM, NOW, DEFAULT_LAYOUT, openVaultView(root)))
    await undo(deps(root))
    const after = snapshot(root, { journal: false })
    delete after['.afterword/']
    expect(after).toEqual(before)
  })

  test('a file that cannot even be read stays where it is', async () => {
    const root = tempVault()
    write(root, 'Inbox/a.txt', 'x')
    const [file] = await listInbox(root, 'Inbox', quiet)
    if (!file) throw new Error('a file was expected')
    fs.rmSync(file.absolute)
    fs.mkdirSync(file.absolute)
    expect(setAsideUnread(file, PROBLEM, NOW, DEFAULT_LAYOUT, openVaultView(root)).changes).toEqual([])
  })
})

describe('watchInbox', () => {
  function start(root: string, onReady: () => Promise<void>, more: { rescanMs?: number; retryMs?: number } = {}) {
    const stop = new AbortController()
    const done = watchInbox({ root, inbox: 'Inbox', settleMs: 120, rescanMs: 60_000, signal: stop.signal, onReady, ...more })
    return { stop, done }
  }
  const until = async (test: () => boolean): Promise<void> => {
    for (let n = 0; n < 400 && !test(); n++) await new Promise(resolve => setTimeout(resolve, 20))
    expect(test()).toBe(true)
  }

  test('announces what lies there and what comes, when it rests; ends after the work in hand', async () => {
    const root = tempVault()
    write(root, 'Inbox/first.txt', 'x')
    const taken: string[] = []
    let working = false
    const { stop, done } = start(root, async () => {
      working = true
      for (const f of await listInbox(root, 'Inbox', quiet)) {
        await new Promise(resolve => setTimeout(resolve, 60))
        fs.rmSync(f.absolute)
        taken.push(f.path)
      }
      working = false
    })
    await until(() => taken.length === 1)
    const slow = path.join(root, 'Inbox/slow.txt')
    for (let n = 0; n < 12; n++) {
      fs.appendFileSync(slow, `line ${n}\n`)
      await new Promise(resolve => setTimeout(resolve, 30))
      expect(taken).toHaveLength(1)
    }
    await until(() => working)
    stop.abort()
    await done
    expect([working, taken]).toEqual([false, ['Inbox/first.txt', 'Inbox/slow.txt']])
  })

  test('the rescan finds what no event told of; a file left lying is announced again only after a while', async () => {
    const root = tempVault()
    let calls = 0
    const { stop, done } = start(root, async () => void calls++, { rescanMs: 100, retryMs: 700 })
    write(root, 'Inbox/New folder/stays.txt', 'x')
    await until(() => calls === 1)
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(calls).toBe(1)
    await until(() => calls === 2)
    stop.abort()
    await done
  })

  test('a failure of the work ends the watching with it', async () => {
    const root = tempVault()
    write(root, 'Inbox/a.txt', 'x')
    const { done } = start(root, () => Promise.reject(new Error('no more')))
    await expect(done).rejects.toThrow('no more')
    expect(exists(root, 'Inbox/a.txt')).toBe(true)
  })
})
