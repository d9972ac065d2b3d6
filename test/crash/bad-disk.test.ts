/** A disk that is full and a vault that may not be written: nothing is lost, and the Problem says so. Needs Linux and root for the real things. */
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { read, removeVaults, snapshot, tempVault, write } from './vault-fixture.ts'

const mounts: string[] = []
afterAll(() => {
  for (const folder of mounts) spawnSync('umount', [folder])
  removeVaults()
})

const CHILD = path.join(import.meta.dirname, 'one-plan-child.ts')
const isRoot = process.getuid?.() === 0

/** A vault of `kilobytes` of its own disk, or null where this user may not mount one. */
function smallDisk(kilobytes: number): string | null {
  const root = tempVault('afterword-small-')
  if (!isRoot || spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', root]).status !== 0) {
    console.log('  no right to mount a small disk here: the test of a full disk says nothing')
    return null
  }
  mounts.push(root)
  return root
}

function vault(root: string): void {
  write(root, 'People/Ada/Ada.md', '# Ada\nold\n')
  write(root, 'Inbox/talk.txt', 'hello\n')
}
const tree = (root: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(snapshot(root)).filter(([name]) => name !== '.afterword/' && name !== '.afterword/journal/' && name !== 'filler'),
  )

const run = (root: string, bytes: number): string =>
  execFileSync(process.execPath, [CHILD, root, String(bytes)], { encoding: 'utf8' }).trim()

describe('a full disk', () => {
  test('whatever there is no room for: the vault is as before, the Problem is DISK_FULL, and with room the plan goes through', () => {
    const root = smallDisk(4096)
    if (root === null) return
    vault(root)
    // The index makes its file in any case; what is left decides at which write it ends.
    const codes: string[] = []
    for (const free of [3200, 1300, 1150, 1050, 1020, 990, 960, 930, 900, 870, 840, 780, 720, 660, 600, 500, 400, 300, 200, 100, 30, 8]) {
      fs.rmSync(path.join(root, 'filler'), { force: true })
      const room = Number(execFileSync('df', ['--output=avail', '-k', root], { encoding: 'utf8' }).split('\n')[1])
      if (room > free) fs.writeFileSync(path.join(root, 'filler'), Buffer.alloc((room - free) * 1024))
      const before = tree(root)
      const code = run(root, 200_000)
      codes.push(code)
      if (code === 'OK') {
        expect(read(root, 'People/Ada/Ada.md')).toBe('# Ada\nnew\n')
        fs.rmSync(path.join(root, '.afterword'), { recursive: true })
        fs.rmSync(path.join(root, 'Sources'), { recursive: true })
        vault(root)
        continue
      }
      expect(code).toBe('DISK_FULL')
      const after = tree(root)
      // A disk so full that not even the old page can be put back leaves the work to the next start; every byte is still in the journal.
      if (fs.existsSync(path.join(root, '.afterword/journal')) && fs.readdirSync(path.join(root, '.afterword/journal')).length > 0) {
        fs.rmSync(path.join(root, 'filler'), { force: true })
        expect(run(root, 10)).toBe('OK')
        continue
      }
      expect(after).toEqual(before)
    }
    expect(codes).toContain('OK')
    expect(codes.filter(c => c === 'DISK_FULL').length).toBeGreaterThan(4)
    fs.rmSync(path.join(root, 'filler'), { force: true })
    expect(run(root, 10)).toBe('OK')
    expect(read(root, 'Sources/_originals/talk.txt.orig')).toBe('hello\n')
  })
})

describe('a vault that may not be written', () => {
  function asNobody(root: string): string {
    // A child of its own: root ignores the rights of files.
    const child = spawnSync(process.execPath, [CHILD, root], { encoding: 'utf8', uid: 65534, gid: 65534 })
    if (child.status !== 0) throw new Error(child.stderr)
    return child.stdout.trim()
  }
  const openUp = (root: string): void => {
    for (const name of ['', ...(fs.readdirSync(root, { recursive: true, encoding: 'utf8' }) as string[])])
      fs.chmodSync(path.join(root, name), 0o777)
  }

  test.each([
    ['the whole vault', ''],
    ['the folder of the page', 'People/Ada'],
    ['the Inbox, at the last step of the plan', 'Inbox'],
    ['the journal', '.afterword/journal'],
  ])('%s', (_name, folder) => {
    if (!isRoot) {
      console.log('  not root: cannot become another user; the test of rights says nothing')
      return
    }
    const root = tempVault()
    vault(root)
    fs.mkdirSync(path.join(root, '.afterword/journal'), { recursive: true })
    openUp(root)
    fs.chmodSync(path.join(root, folder), 0o555)
    const before = tree(root)
    expect(asNobody(root)).toBe('VAULT_UNWRITABLE')
    expect(tree(root)).toEqual(before)
    fs.chmodSync(path.join(root, folder), 0o777)
    expect(asNobody(root)).toBe('OK')
    expect(read(root, 'Sources/_originals/talk.txt.orig')).toBe('hello\n')
  })
})
