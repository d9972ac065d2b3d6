import fs from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { removeVaults, tempVault, write } from '../../test/crash/vault-fixture.ts'
import type { VaultPath } from '../model/ids.ts'
import { openVaultView, rememberCreated, sha256, vaultPath } from './files.ts'

afterEach(removeVaults)

describe('vaultPath', () => {
  test.each(['People/Ada/Ada.md', '.afterword/records/a.json', 'a b/c..d.md'])('%s is a path', text => {
    expect(vaultPath(text)).toBe(text)
  })
  test.each(['', '/etc/passwd', '../x', 'a/../b', './a', 'a//b', 'a/', 'C:/x', 'a\\b', 'a\u0000b', 'a\nb'])('%j is refused', text => {
    expect(() => vaultPath(text)).toThrow(/VAULT_PATH_INVALID/)
  })
  test('is composed', () => {
    expect(vaultPath('Å.md'.normalize('NFD'))).toBe('Å.md')
  })
})

describe('openVaultView', () => {
  test('reads once, remembers hashes, and says null where nothing is', () => {
    const root = tempVault()
    write(root, 'a.md', '\ufeffa\r\n')
    const view = openVaultView(root)
    expect(view.read(vaultPath('a.md'))).toBe('\ufeffa\r\n')
    write(root, 'a.md', 'changed')
    expect(view.read(vaultPath('a.md'))).toBe('\ufeffa\r\n')
    expect(view.read(vaultPath('b/c.md'))).toBeNull()
    expect([...view.seen()]).toEqual([
      ['a.md', sha256('\ufeffa\r\n')],
      ['b/c.md', null],
    ])
    expect(view.hash(vaultPath('a.md'))).toBe(sha256('\ufeffa\r\n'))
  })

  test('exists is blind to case and to the form of accents', () => {
    const root = tempVault()
    write(root, 'People/Ada/Ada.md', 'x')
    write(root, 'Jürgen.md'.normalize('NFD'), 'x')
    const view = openVaultView(root)
    expect(view.exists(vaultPath('People/Ada/ADA.md'))).toBe(true)
    expect(view.exists(vaultPath('Jürgen.md'))).toBe(true)
    expect(view.exists(vaultPath('People/Ada/Bea.md'))).toBe(false)
  })

  test('a folder that changed is listed again; what we made ourselves is remembered', () => {
    const root = tempVault()
    write(root, 'a.md', 'x')
    expect(openVaultView(root).exists(vaultPath('B.md'))).toBe(false)
    write(root, 'b.md', 'x')
    rememberCreated(root, 'b.md')
    expect(openVaultView(root).exists(vaultPath('B.md'))).toBe(true)
    fs.rmSync(path.join(root, 'b.md'))
    expect(openVaultView(root).exists(vaultPath('B.md'))).toBe(false)
  })

  test('refuses to read through a link out of the vault, and bytes that are no UTF-8', () => {
    const [root, other] = [tempVault(), tempVault()]
    write(other, 'secret.md', 'x')
    fs.symlinkSync(other, path.join(root, 'Out'))
    fs.symlinkSync('/nowhere/at/all.md', path.join(root, 'dangling.md'))
    write(root, 'latin.md', new Uint8Array([0xe9, 0x20]))
    const view = openVaultView(root)
    expect(() => view.read('Out/secret.md' as VaultPath)).toThrow(/VAULT_PATH_OUTSIDE/)
    expect(() => view.read('dangling.md' as VaultPath)).toThrow(/VAULT_PATH_OUTSIDE/)
    expect(() => view.read('latin.md' as VaultPath)).toThrow(/VAULT_NOT_UTF8/)
  })
})
