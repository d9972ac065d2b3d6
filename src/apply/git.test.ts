import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { exists, move, planOf, put, remove, removeVaults, steadyClock, tempVault, write } from '../../test/crash/vault-fixture.ts'
import type { SourceId } from '../model/ids.ts'
import type { Problem } from '../model/problem.ts'
import { type ApplyDeps, applyPlan } from './apply.ts'
import { undo } from './undo.ts'

afterEach(removeVaults)

const git = (root: string, ...args: string[]): string => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' })
function repository(): { root: string; warnings: Problem[]; deps: ApplyDeps } {
  const root = tempVault()
  git(root, 'init', '--quiet', '--initial-branch=main')
  git(root, 'config', 'user.email', 'test@port.example')
  git(root, 'config', 'user.name', 'Test')
  write(root, 'a.md', 'a\n')
  write(root, 'gone.md', 'gone\n')
  git(root, 'add', '.')
  git(root, 'commit', '--quiet', '-m', 'first')
  const warnings: Problem[] = []
  return { root, warnings, deps: { root, now: steadyClock(), index: null, git: true, warn: problem => warnings.push(problem) } }
}

describe('git', () => {
  test('one commit of exactly the touched files, naming the sources; what the person has in hand stays in hand', async () => {
    const { root, warnings, deps } = repository()
    write(root, 'staged.md', 'staged\n')
    git(root, 'add', 'staged.md')
    write(root, 'untracked [1].md', 'mine\n')
    write(root, 'Inbox/talk.txt', 'hello\n')
    const plan = planOf('Talk with Ada', [
      put(root, 'a.md', 'A\n'),
      put(root, 'New/no [1].md', 'note\n'),
      remove(root, 'gone.md'),
      move(root, 'Inbox/talk.txt', 'Sources/_originals/talk.orig'),
    ])
    await applyPlan(deps, { ...plan, sources: [{ id: 'aaaaaaaaaaaa' as SourceId, fileName: 'talk.txt' }] })
    expect(warnings).toEqual([])
    const shown = git(root, 'show', '--name-status', '--format=%B', 'HEAD').trim().split('\n')
    expect(shown.filter(line => /^[AMDR]\d*\t/.test(line))).toEqual([
      'A\tNew/no [1].md',
      'A\tSources/_originals/talk.orig',
      'M\ta.md',
      'D\tgone.md',
    ])
    expect(shown.join('\n')).toContain('Talk with Ada\n\nSources:\n- talk.txt\n\nJournal entry 1')
    expect(git(root, 'status', '--porcelain').trim().split('\n').sort()).toEqual([
      '?? "untracked [1].md"',
      '?? .afterword/',
      'A  staged.md',
    ])
    await undo(deps)
    expect(warnings).toEqual([])
    expect(git(root, 'log', '-1', '--format=%s').trim()).toBe('Undo: Talk with Ada')
    expect(git(root, 'diff', '--stat', 'HEAD~2', 'HEAD', '--', 'a.md', 'gone.md').trim()).toBe('')
  })

  test('files that git ignores are applied and not committed', async () => {
    const { root, warnings, deps } = repository()
    write(root, '.gitignore', 'Private/\n')
    await applyPlan(deps, planOf('P', [put(root, 'Private/x.md', 'x\n'), put(root, 'a.md', 'A\n')]))
    await applyPlan(deps, planOf('Q', [put(root, 'Private/y.md', 'y\n')]))
    expect(warnings).toEqual([])
    expect(git(root, 'show', '--name-only', '--format=%s', 'HEAD').trim()).toBe('P\n\na.md')
  })

  test.each<[string, (root: string) => void]>([
    ['a hook that fails', root => write(root, '.git/hooks/pre-commit', '#!/bin/sh\necho no >&2\nexit 1\n')],
    ['a lock of another git', root => write(root, '.git/index.lock', '')],
    ['no repository at all', root => fs.rmSync(path.join(root, '.git'), { recursive: true })],
  ])('%s is a warning; the entry stands', async (_name, damage) => {
    const { root, warnings, deps } = repository()
    damage(root)
    if (exists(root, '.git/hooks/pre-commit')) fs.chmodSync(path.join(root, '.git/hooks/pre-commit'), 0o755)
    const entry = await applyPlan(deps, planOf('P', [put(root, 'a.md', 'A\n')]))
    expect(entry?.seq).toBe(1)
    expect(exists(root, '.afterword/journal/000001.json')).toBe(true)
    expect(warnings.map(w => w.code)).toEqual(['GIT_COMMIT_FAILED'])
  })
})
